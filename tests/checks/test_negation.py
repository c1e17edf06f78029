"""Negations that one side has and the other has not."""

from __future__ import annotations

import pytest

from tests.checks.marks import messages, unit
from workflow.checks.negation import NegationCheck

SAID = {
    "en": "The law applies to small shops in the old town.",
    "es": "La ley se aplica a las tiendas pequeñas del casco viejo.",
    "fr": "La loi s’applique aux petits commerces de la vieille ville.",
    "nb": "Loven gjelder for små butikker i gamlebyen.",
    "vi": "Luật này áp dụng cho các cửa hàng nhỏ trong khu phố cổ.",
}
DENIED = {
    "en": "The law does not apply to small shops in the old town.",
    "es": "La ley no se aplica a las tiendas pequeñas del casco viejo.",
    "fr": "La loi ne s’applique pas aux petits commerces de la vieille ville.",
    "nb": "Loven gjelder ikke for små butikker i gamlebyen.",
    "vi": "Luật này không áp dụng cho các cửa hàng nhỏ trong khu phố cổ.",
}
PAIRS = [(one, other) for one in SAID for other in SAID if one != other]


def _said(source: str, target: str, pair: str) -> list[str]:
    return messages(NegationCheck(), unit(source, target, pair))[0]


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_both_say_and_both_deny(source: str, target: str) -> None:
    assert _said(SAID[source], SAID[target], f"{source}-{target}") == []
    assert _said(DENIED[source], DENIED[target], f"{source}-{target}") == []


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_negation_is_lost(source: str, target: str) -> None:
    (said,) = _said(DENIED[source], SAID[target], f"{source}-{target}")
    assert said.startswith("error ")
    assert said.endswith("has no counterpart in the translation")


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_negation_is_added(source: str, target: str) -> None:
    (said,) = _said(SAID[source], DENIED[target], f"{source}-{target}")
    assert said.startswith("error ")
    assert said.endswith("is not in the source")


NOT_TOLD = [
    pytest.param("The horse was unhurt.", "Hesten ble ikke skadet.", "en-nb", id="prefix"),
    pytest.param("It lacks water.", "Il n’a pas d’eau.", "en-fr", id="lack"),
    pytest.param("Only two came.", "Il n’en est venu que deux.", "en-fr", id="ne-que"),
    pytest.param("No. 11 is new.", "El n.º 11 es nuevo.", "en-es", id="number"),
    pytest.param("No later than May 5.", "Antes del 5 de mayo.", "en-es", id="no-later"),
    pytest.param("Not only rice grows here.", "Cũng có ngô mọc ở đây.", "en-vi", id="not-only"),
    pytest.param("Is it far?", "N’est-ce pas loin ?", "en-fr", id="question"),
    pytest.param("It is closed. Do come.", "Det er stengt. Kom ikke.", "en-nb", id="two-sentences"),
    pytest.param("He works without pay.", "Il travaille bénévolement.", "en-fr", id="without"),
    pytest.param("It is closed.", "Es ist nicht offen.", "en-de", id="unknown-language"),
    pytest.param("An air force base", "Căn cứ không quân", "en-vi", id="air"),
]


@pytest.mark.parametrize(("source", "target", "pair"), NOT_TOLD)
def test_what_is_said_otherwise(source: str, target: str, pair: str) -> None:
    assert _said(source, target, pair) == []


def test_long_sentences_are_left_alone() -> None:
    tail = " and the river was high in every village of the district" * 3
    assert _said(f"He did not come{tail}.", "Il est venu.", "en-fr") == []


def test_a_word_that_may_stand_for_a_negation_makes_it_a_warning() -> None:
    (said,) = _said("The road is not open.", "La route est désaffectée.", "en-fr")
    assert said == "warning not has no counterpart in the translation"
