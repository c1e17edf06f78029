"""Small words with an official meaning: former, acting, deputy, weekdays, ordinals."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.checks.marks import messages, unit
from workflow.checks.qualifiers import QualifiersCheck

PLAIN = {
    "en": "The mayor opened the bridge.",
    "es": "El alcalde inauguró el puente.",
    "fr": "Le maire a inauguré le pont.",
    "nb": "Ordføreren åpnet broen.",
    "vi": "Thị trưởng khánh thành cây cầu.",
}
SAID = {
    "former": {
        "en": "The former mayor opened the bridge.",
        "es": "El exalcalde inauguró el puente.",
        "fr": "L’ancien maire a inauguré le pont.",
        "nb": "Tidligere ordfører Dahl åpnet broen.",
        "vi": "Nguyên thị trưởng khánh thành cây cầu.",
    },
    "acting": {
        "en": "The acting mayor opened the bridge.",
        "es": "El alcalde interino inauguró el puente.",
        "fr": "Le maire par intérim a inauguré le pont.",
        "nb": "Fungerende ordfører Dahl åpnet broen.",
        "vi": "Quyền thị trưởng khánh thành cây cầu.",
    },
    "deputy": {
        "en": "The deputy mayor opened the bridge.",
        "es": "El vicealcalde inauguró el puente.",
        "fr": "La maire adjointe a inauguré le pont.",
        "nb": "Varaordføreren åpnet broen.",
        "vi": "Phó thị trưởng khánh thành cây cầu.",
    },
}
DAYS = {
    "en": ("It opens on Tuesday.", "It opens on Thursday."),
    "es": ("Se abre el martes.", "Se abre el jueves."),
    "fr": ("Il ouvre mardi.", "Il ouvre jeudi."),
    "nb": ("Den åpner tirsdag.", "Den åpner torsdag."),
    "vi": ("Cầu mở cửa vào thứ Ba.", "Cầu mở cửa vào thứ Năm."),
}
ORDINALS = {
    "en": ("the ninth session", "the eighth session"),
    "es": ("la novena sesión", "la octava sesión"),
    "fr": ("la neuvième session", "la huitième session"),
    "nb": ("den niende sesjonen", "den åttende sesjonen"),
    "vi": ("kỳ họp thứ chín", "kỳ họp thứ tám"),
}
PAIRS = list(permutations(PLAIN, 2))


def _said(source: str, target: str, pair: tuple[str, str]) -> list[str]:
    return messages(QualifiersCheck(), unit(source, target, "-".join(pair)))[0]


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
@pytest.mark.parametrize("word", SAID)
def test_a_word_of_office_is_lost_or_added(word: str, pair: tuple[str, str]) -> None:
    one, other = pair
    (lost,) = _said(SAID[word][one], PLAIN[other], pair)
    assert lost.startswith(f"error “{word}” (")
    assert lost.endswith("has no counterpart")
    (added,) = _said(PLAIN[one], SAID[word][other], pair)
    assert added.startswith(f"error “{word}” (")
    assert added.endswith("is not in the source")
    assert _said(SAID[word][one], SAID[word][other], pair) == []


def test_one_of_two_words_of_office_is_lost() -> None:
    (said,) = _said("l’ancien vice-ministre", "el viceministro", ("fr", "es"))
    assert said == "error “former” (ancien vice) has no counterpart"
    (said,) = _said("la exvicepresidenta", "the former president", ("es", "en"))
    assert said == "error “deputy” (exvicepresidenta) has no counterpart"


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
@pytest.mark.parametrize("words", [DAYS, ORDINALS], ids=["days", "ordinals"])
def test_one_became_another(words: dict[str, tuple[str, str]], pair: tuple[str, str]) -> None:
    (said,) = _said(words[pair[0]][0], words[pair[1]][1], pair)
    assert said.startswith("error ")
    assert " became " in said
    assert _said(words[pair[0]][0], words[pair[1]][0], pair) == []


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        pytest.param("fr-es", "l’ancien maire est mort", "MUERE EL EXALCALDE", id="capitals"),
        pytest.param("en-fr", "He was the mayor then.", "Il était alors maire.", id="then"),
        pytest.param("en-es", "The then mayor came.", "Vino el antiguo alcalde.", id="the-then"),
        pytest.param("fr-en", "une ancienne église", "an old church", id="an-old-church"),
        pytest.param("nb-en", "Det ble sagt tidligere.", "It was said before.", id="before"),
        pytest.param("vi-en", "nguyên nhân của vụ việc", "the cause of it", id="cause"),
        pytest.param("vi-en", "ứng phó với bão", "coping with the storm", id="coping"),
        pytest.param("es-en", "la exvicepresidenta", "the former vice president", id="both-in-one"),
        pytest.param("fr-es", "l’ancien vice-ministre", "el exviceministro", id="one-in-another"),
        pytest.param("en-fr", "and vice versa", "et inversement", id="vice-versa"),
        pytest.param("fr-en", "les députés", "the deputies", id="members-of-parliament"),
        pytest.param("nb-en", "en fungerende bro", "a bridge that works", id="working"),
        pytest.param("en-fr", "the ninth session", "la 9e session", id="in-figures"),
        pytest.param("en-fr", "the ninth session", "la IXe session", id="a-numeral"),
        pytest.param("en-es", "a third of them", "la cuarta parte no, un tercio", id="a-part"),
        pytest.param("vi-en", "bộ phim thứ ba của ông", "his third film", id="no-tuesday"),
        pytest.param("es-en", "la batalla de Santo Domingo", "the battle there", id="a-place"),
        pytest.param("en-vi", "It opens on Tuesday.", "Mở cửa thứ 3.", id="a-day-in-figures"),
        pytest.param("en-fr", "It opened on Tuesday.", "C’est ouvert depuis hier.", id="hier"),
        pytest.param("en-de", "the former mayor", "der Bürgermeister", id="unknown-language"),
    ],
)
def test_what_is_right(pair: str, source: str, target: str) -> None:
    one, other = pair.split("-")
    assert _said(source, target, (one, other)) == []


def test_a_day_that_is_left_out_is_a_warning() -> None:
    source, target = "The bridge opened on Friday.", "Le pont est ouvert."
    assert _said(source, target, ("en", "fr")) == [
        "warning Friday has no counterpart in the translation"
    ]
    assert _said(target, source, ("fr", "en")) == ["warning Friday is not in the source"]


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        pytest.param("The deputy director signed.", "Direktøren undertegnet.", "en-nb", id="under"),
        pytest.param("The deputy director shows it.", "Direktøren viser den.", "en-nb", id="viser"),
        pytest.param("The deputy minister said so.", "El ministro lo subrayó.", "en-es", id="sub"),
    ],
)
def test_a_verb_that_begins_like_a_title_is_no_deputy(source: str, target: str, pair: str) -> None:
    (said,) = messages(QualifiersCheck(), unit(source, target, pair))[0]
    assert said.endswith("has no counterpart")
