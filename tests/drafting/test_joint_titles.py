"""Two titles of one person: engines take them for two people."""

from __future__ import annotations

import pytest

from workflow.drafting.masking import Slot
from workflow.drafting.mending.joint_titles import join_titles


def _slots(source: str, *kinds: str) -> list[Slot]:
    """Slots for the words in capitals of a source, in order."""
    words = [word for word in source.replace(",", "").split() if word.isupper()]
    return [
        Slot(source.index(word), source.index(word) + len(word), word, word, f"Qz{word}", kind=kind)
        for word, kind in zip(words, kinds, strict=True)
    ]


_TWO = ("title", "title", "person")


@pytest.mark.parametrize(
    ("source", "answer", "language", "expected"),
    [
        (
            "AA and BB CC said",
            "El QzAA y el QzBB QzCC afirmaron",
            "es",
            "El QzAA y QzBB QzCC afirmó",
        ),
        (
            "AA and BB CC said",
            "Le QzAA et l’QzBB QzCC ils ont dit",
            "fr",
            "Le QzAA et QzBB QzCC a dit",
        ),
        ("the AA and BB CC said", "El QzAA y el QzBB QzCC afirmaron", "es", ""),
        ("AA and the BB CC said", "El QzAA y el QzBB QzCC afirmaron", "es", ""),
        ("AA, BB CC said", "El QzAA y el QzBB QzCC afirmaron", "es", ""),
    ],
)
def test_one_person_stays_one(source: str, answer: str, language: str, expected: str) -> None:
    joined = join_titles(answer, source, _slots(source, *_TWO), "en", language)
    assert joined.text == (expected or answer)
    assert bool(joined.repairs) is bool(expected)


def test_titles_of_other_kinds_are_left() -> None:
    answer = "El QzAA y el QzBB QzCC afirmaron"
    slots = _slots("AA and BB CC", "body", "title", "person")
    assert join_titles(answer, "AA and BB CC", slots, "en", "es").text == answer


def test_a_plural_that_cannot_be_mended_is_told() -> None:
    slots = _slots("AA and BB CC", *_TWO)
    joined = join_titles("Le QzAA et QzBB QzCC s’en", "AA and BB CC", slots, "en", "fr")
    assert joined.doubts == ()
    joined = join_titles("QzAA et QzBB QzCC finirent", "AA and BB CC", slots, "en", "fr")
    assert joined.text == "QzAA et QzBB QzCC finirent"
