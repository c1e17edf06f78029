"""Bodies that no row of the glossary names are told of in a draft, so that nobody trusts them."""

from __future__ import annotations

import re

import pytest

from tests.drafting.fakes import draft
from workflow.drafting.telling.unlisted import find_lost_names
from workflow.engines import Pair

TARGETS = {"en": "es", "fr": "en", "es": "fr", "nb": "en", "vi": "en"}


def in_other_words(text: str) -> str:
    """A text in words of another language, what stands in it by right left alone."""
    return re.sub(r"(?<!\w)(?!Qzx)[^\W\d_]{2,}", "lorem", text)


def told(source: str, language: str, kind: str = "paragraph", said: str = "") -> list[str]:
    """The names that the draft of a sentence, `said` if given, says the glossary does not have."""
    pair = Pair(language, TARGETS[language])
    made = draft(source, lambda text: said or in_other_words(text), pair, kind=kind)
    marked = [line for line in made.checks if "the glossary does not have" in line]
    return [line.split("“")[1].split("”")[0] for line in marked]


@pytest.mark.parametrize(
    ("language", "source", "names"),
    [
        pytest.param(
            "en",
            "They praised the State Committee for Coastal Villages on Monday.",
            ["State Committee for Coastal Villages"],
            id="en-link",
        ),
        pytest.param(
            "en",
            "She thanked the River Fishers' Union and the Hill Growers' Association.",
            ["River Fishers' Union", "Hill Growers' Association"],
            id="en-two",
        ),
        pytest.param("en", "The Lantern Committee met.", ["Lantern Committee"], id="en-opening"),
        pytest.param(
            "fr",
            "Il a salué l’Association des pêcheurs du delta.",
            ["Association des pêcheurs du delta"],
            id="fr-small-words",
        ),
        pytest.param(
            "en",
            "The River Bank's head, and River Bank of Lang Son Le Van Tam, spoke.",
            ["River Bank", "River Bank of Lang Son"],
            id="en-person-behind",
        ),
        pytest.param(
            "fr",
            "Il préside la Commission des rivières et de la pêche.",
            ["Commission des rivières et de la pêche"],
            id="fr-two-complements",
        ),
        pytest.param(
            "fr", "Le Comité permanent a siégé.", ["Comité permanent"], id="fr-short-form"
        ),
        pytest.param(
            "es",
            "Agradeció a la Unión de Barqueros del Norte su trabajo.",
            ["Unión de Barqueros del Norte"],
            id="es",
        ),
        pytest.param(
            "nb",
            "Den nye Fiskerkomiteen for Kysten møttes.",
            ["Fiskerkomiteen for Kysten"],
            id="nb",
        ),
        pytest.param("vi", "Ông thăm Hội Thuyền chài tỉnh.", ["Hội Thuyền"], id="vi"),
    ],
)
def test_body_without_a_row_is_told(language: str, source: str, names: list[str]) -> None:
    assert told(source, language) == names


@pytest.mark.parametrize(
    ("language", "source", "said"),
    [
        pytest.param("en", "The Politburo and the National Assembly met.", "", id="en-listed"),
        pytest.param("en", "The Committee met, and the committee on rivers too.", "El Comité y el de ríos.", id="en-alone"),
        pytest.param("en", "The Committee on Monday said no more.", "El lunes el Comité calló.", id="en-day"),
        pytest.param("fr", "Le Comité a siégé avec le comité des pêcheurs.", "The Committee sat with that.", id="fr-small"),
        pytest.param("fr", "Il demande au Comité de sanctionner ces actes.", "He asks the Committee.", id="fr-verb"),
        pytest.param("fr", "Le Bureau politique s’est réuni.", "", id="fr-listed"),
        pytest.param("es", "La Asamblea Nacional y el Buró Político se reunieron.", "", id="es-listed"),
        pytest.param("nb", "Komiteen møttes i dag.", "The Committee met.", id="nb-alone"),
        pytest.param("vi", "Hội nghị bế mạc.", "", id="vi-other-word"),
    ],
)  # fmt: skip
def test_listed_bodies_and_plain_words_are_not(language: str, source: str, said: str) -> None:
    assert told(source, language, said=said) == []


def test_a_headline_in_capitals_is_read_as_a_sentence() -> None:
    assert told("RIVERS ARE RISING, AND THE BOARD OF A SMALL TOWN WAITS", "en", "title") == []


@pytest.mark.parametrize(
    ("language", "source", "names"),
    [
        pytest.param("en", "The Law on Ferries and Canals passed.", ["Law on Ferries and Canals"], id="law"),
        pytest.param("en", "They saw the Old Lighthouse Museum.", ["Old Lighthouse Museum"], id="museum"),
        pytest.param("en", "It met the River Council Anders Holm.", ["River Council"], id="person-behind"),
        pytest.param("en", "The River Court and Chief Justice Le Van Tam met.", ["River Court", "Chief Justice"], id="office-behind"),
        pytest.param("en", "They gave the Silver Rose Order to Harbour Crews.", ["Silver Rose Order"], id="given-to"),
        pytest.param("en", "The standing committee met.", ["standing committee"], id="small"),
        pytest.param("fr", "Il siège à la permanence du comité.", ["permanence du comité"], id="fr-small"),
        pytest.param("fr", "Une gerbe au Monument aux pêcheurs du delta.", ["Monument aux pêcheurs du delta"], id="fr-monument"),
    ],
)  # fmt: skip
def test_names_end_where_another_begins(language: str, source: str, names: list[str]) -> None:
    assert told(source, language) == names


def test_a_street_is_told_where_its_name_is_lost() -> None:
    source = "Il habite rue Bac Mai."
    lost = find_lost_names(source, "fr", "Vive en la calle Mayo.", [])
    assert [source[slice(*span)] for span in lost] == ["rue Bac Mai"]
    assert list(find_lost_names(source, "fr", "Vive en la calle Bac Mai.", [])) == []


def test_a_street_s_name_that_an_engine_loses_is_told() -> None:
    pair = Pair("fr", "es")
    source = "Il habite rue Bac Mai."
    lost = draft(source, lambda text: re.sub(r"Qzx\w|Bac Mai", "Mayo", text), pair)
    kept = draft(source, lambda text: text, pair)
    assert any("Bac Mai" in line for line in lost.checks)
    assert kept.text == source
    assert not any("Bac Mai" in line for line in kept.checks)
