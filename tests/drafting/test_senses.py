"""An everyday word of politics whose draft has another sense is told of; a right one is not."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from tests.drafting.fakes import GLOSSARY, draft
from workflow.drafting.telling.senses import wrong_senses
from workflow.engines import Pair

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
DATA = tomllib.loads(
    resources.files("workflow.drafting.telling").joinpath("senses.toml").read_text(encoding="utf-8")
)


def told(source: str, made: str, pair: str, known: tuple[str, ...] = ()) -> list[str]:
    """The words that a draft is told of, without those in the `known` parts of the source."""
    spans = [(source.index(one), source.index(one) + len(one)) for one in known]
    lines = wrong_senses(source, spans, made, Pair(*pair.split("-")))
    return [line.split("“")[1].split("”")[0] for line in lines]


@pytest.mark.parametrize(
    ("pair", "source", "wrong", "right", "word"),
    [
        pytest.param(
            "en-es", "He visited a hamlet.", "Visitó un villorio.", "Visitó una aldea.", "hamlet"
        ),
        pytest.param(
            "en-es",
            "Her deputies took the oath.",
            "Sus diputados prestaron juramento.",
            "Sus adjuntos prestaron juramento.",
            "Her deputies",
        ),
        pytest.param(
            "en-es",
            "Major Nam spoke.",
            "Nam Importante habló.",
            "El comandante Nam habló.",
            "Major",
        ),
        pytest.param(
            "en-es",
            "Two sentences were upheld.",
            "Dos frases fueron ratificadas.",
            "Dos sentencias fueron ratificadas.",
            "sentences were",
        ),
        pytest.param(
            "en-es",
            "Members must not vote.",
            "Los miembros no tienen que votar.",
            "Los miembros no deben votar.",
            "must not",
        ),
        pytest.param(
            "fr-es",
            "Ne pas renvoyer les dossiers.",
            "No despedir los expedientes.",
            "No devolver los expedientes.",
            "renvoyer les dossiers",
        ),
        pytest.param(
            "fr-en",
            "Il a reçu un blâme.",
            "He got a fault.",
            "He got a reprimand.",
            "blâme",
        ),
        pytest.param(
            "es-en",
            "El Gobierno derogó la norma.",
            "The Government derogated the norm.",
            "The Government repealed the norm.",
            "derogó",
        ),
        pytest.param(
            "es-en", "Una escala en Laos.", "A scale in Laos.", "A stopover in Laos.", "escala en"
        ),
        pytest.param(
            "es-fr",
            "Pidió la palabra.",
            "Il a demandé le mot.",
            "Il a demandé la parole.",
            "Pidió la palabra",
        ),
        pytest.param(
            "en-es",
            "Police charged the man.",
            "La policía cobró el hombre.",
            "La policía acusó al hombre.",
            "charged the",
        ),
        pytest.param(
            "en-es",
            "He got a life term.",
            "Tuvo un plazo de vida.",
            "Le dieron cadena perpetua.",
            "life term",
        ),
        pytest.param(
            "en-es",
            "He was killed while on patrol.",
            "Fue asesinado.",
            "Murió en una patrulla.",
            "killed while",
        ),
        pytest.param(
            "en-es",
            "15 officers of the army",
            "15 agentes del ejército",
            "15 oficiales del ejército",
            "officers of the army",
        ),
        pytest.param(
            "en-es",
            "A 21-gun salute",
            "Un saludo de 21 armas",
            "21 salvas",
            "gun salute",
        ),
        pytest.param(
            "en-es",
            "Land grabs",
            "La tierra agarra",
            "Acaparamiento de tierras",
            "Land grabs",
        ),
        pytest.param(
            "en-fr",
            "It relieved Mr Le.",
            "Il a destitué M. Le.",
            "Il a relevé M. Le.",
            "relieved",
        ),
        pytest.param(
            "en-fr",
            "It dismissed a motion.",
            "Il a cessé une motion.",
            "Il a rejeté une motion.",
            "dismissed a motion",
        ),
        pytest.param(
            "en-fr",
            "Under Circular No. 7",
            "Je baisse la circulaire n° 7",
            "En vertu de la circulaire n° 7",
            "Under",
        ),
        pytest.param(
            "fr-es",
            "Il a prié le Sénat de voter.",
            "Ha rezado el Senado.",
            "Ha pedido al Senado que vote.",
            "prié le",
        ),
        pytest.param("fr-es", "Il gagnera Hanoï.", "Ganará Hanói.", "Viajará a Hanói.", "gagnera"),
        pytest.param(
            "fr-es",
            "La transformation numérique",
            "La transformación numérica",
            "La transformación digital",
            "transformation numérique",
        ),
        pytest.param(
            "fr-es",
            "Les bourses destinées aux juges",
            "Las bolsas a los jueces",
            "Las becas a los jueces",
            "bourses destinées",
        ),
        pytest.param(
            "fr-es",
            "Bons cadres, bons postes",
            "Cuadros, plazas",
            "Cuadros, cargos",
            "bons postes",
        ),
        pytest.param(
            "fr-es",
            "La cour d'honneur",
            "El tribunal de honor",
            "El patio de honor",
            "cour d'honneur",
        ),
        pytest.param(
            "es-en",
            "Ella recurrirá la pena.",
            "She will resort the sentence.",
            "She will appeal the sentence.",
            "recurrirá",
        ),
    ],
)
def test_a_wrong_sense_is_told_and_a_right_one_is_not(
    pair: str, source: str, wrong: str, right: str, word: str
) -> None:
    assert word in told(source, wrong, pair)
    assert told(source, right, pair) == []


@pytest.mark.parametrize(
    ("pair", "source", "made"),
    [
        pytest.param("en-es", "THE HAMLET CHIEF", "EL JEFE DE ALDEA", id="capitals"),
        pytest.param("en-fr", "A former mayor spoke.", "Un ex-maire a parlé.", id="prefix"),
        pytest.param("en-es", "Former officials", "Los exfuncionarios", id="joined-prefix"),
        pytest.param("en-es", "Major cities grow.", "Crecen las grandes urbes.", id="no-name"),
        pytest.param("en-es", "He is in charge.", "Está al frente.", id="elsewhere"),
        pytest.param(
            "en-es", "The deputies met.", "Los diputados se reunieron.", id="two-meanings"
        ),
        pytest.param(
            "es-en", "La sentencia absolutoria", "The acquittal", id="a-sentence-may-acquit"
        ),
        pytest.param("en-xx", "The hamlet", "?", id="no-such-language"),
        pytest.param("xx-en", "?", "The hamlet", id="no-such-source"),
    ],
)
def test_nothing_is_told_where_nothing_is_wrong(pair: str, source: str, made: str) -> None:
    assert told(source, made, pair) == []


def test_what_has_a_form_of_ours_is_not_looked_at() -> None:
    source = "The hamlet of Na Y"
    assert told(source, "El villorio de Na Y", "en-es") == ["hamlet"]
    assert told(source, "El villorio de Na Y", "en-es", ("hamlet of Na Y",)) == []


def test_a_meaning_is_told_once_with_two_words_that_might_stand_there() -> None:
    lines = list(
        wrong_senses("One hamlet, two hamlets", [], "Un villorio, dos villorios", Pair("en", "es"))
    )
    assert lines == ["wording: “hamlet” has none of aldea, caserío in the draft"]


def test_words_around_an_accent_are_found_in_a_text_with_combining_ones() -> None:
    assert told("Il a rec\u0327u un bla\u0302me.", "He got a fault.", "fr-en") == ["bla\u0302me"]


def test_a_draft_carries_the_line() -> None:
    made = draft("They met in the hamlet.", lambda _: "Ils se sont réunis au bled.")
    assert "wording: “hamlet” has none of hameau, village in the draft" in made.checks
    made = draft("They met in the hamlet.", lambda _: "Ils se sont réunis au hameau.")
    assert not [line for line in made.checks if line.startswith("wording")]


def test_a_form_that_was_put_there_does_not_stand_for_another_word() -> None:
    source = "The village of Lang Son province was rebuilt."
    assert GLOSSARY.find(source, "en")
    made = draft(source, lambda text: text.replace("The village of", "Le bled de"))
    assert [line for line in made.checks if "“village”" in line]


def test_the_data_is_written_as_its_head_says() -> None:
    assert len(DATA["meanings"]) > 400
    for name, row in DATA["meanings"].items():
        assert re.fullmatch(r"[a-z0-9-]+", name), name
        assert len(row) > 1, f"{name} has words in one language only"
        for language, listed in row.items():
            words = [word.strip() for word in re.split("[,;]", listed) if word.strip()]
            assert words, (name, language)
            assert len(words) == len(set(words)), (name, language, words)
            assert listed.count(";") <= 1, (name, language)
            assert all(word.count("(") == word.count(")") for word in words), (name, language)


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the parallel corpora are not here")
@pytest.mark.parametrize(
    ("pair", "most"),
    [
        ("en-fr", 2.0),
        ("en-es", 3.0),
        ("fr-en", 2.0),
        ("es-en", 3.0),
        ("es-fr", 3.0),
        ("fr-es", 3.2),
    ],
)
def test_good_translations_are_rarely_told_of(pair: str, most: float) -> None:
    sides = [
        (CORPORA / f"flores-dev.{language}").read_text(encoding="utf-8").splitlines()
        for language in pair.split("-")
    ]
    number = sum(len(told(source, made, pair)) for source, made in zip(*sides, strict=True))
    assert 100 * number / len(sides[0]) < most
