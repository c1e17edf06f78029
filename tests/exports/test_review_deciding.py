"""Three texts, one verdict; and links and hyphens that come back as they were."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.exports.review.deciding import Current, Kind, Prefer, decide
from workflow.exports.review.record import BaseUnit
from workflow.exports.review.texts import (
    at_border,
    folded,
    link_address,
    link_number,
    shown,
    with_hyphens_of,
)
from workflow.exports.review.words import asked_state

texts = st.sampled_from(["", "Un mot.", "Deux mots.", "Trois mots.", "Un  mot.", "<b>Un</b> mot."])


def base_of(target: str) -> BaseUnit:
    """A row with that target."""
    return BaseUnit("3f9a2c11", None, "One word.", target, "draft")


@given(texts, texts, texts, st.sampled_from(Prefer), st.booleans())
def test_a_persons_text_goes_only_where_word_is_preferred_or_nobody_changed_it(
    exported: str, final: str, now: str, prefer: Prefer, typography: bool
) -> None:
    verdict = decide(
        base_of(exported), final, Current(now, bool(now)), prefer=prefer, typography=typography
    )
    if verdict.kind is Kind.TAKEN:
        assert verdict.text == final != ""
        assert now in (exported, "") or prefer is Prefer.FILE
    else:
        # what came back and is not taken is either nothing new or named
        same = final in (exported, now) or folded(final) == folded(now) or not final
        assert verdict.kind is not None or same


@given(texts, texts)
def test_what_was_taken_is_not_taken_again(exported: str, final: str) -> None:
    assert decide(base_of(exported), final, Current(final, True)).kind in (None, Kind.EMPTIED)


ADDRESSES = ("https://example.org/a", "/relative", "javascript:alert(1)", "https://example.org/a")


@pytest.mark.parametrize("number", [1, 2, 3, 9])
def test_a_link_is_told_by_its_address(number: int) -> None:
    assert link_number(link_address(ADDRESSES, number), ADDRESSES, []) == number


def test_two_links_of_one_address_keep_their_order() -> None:
    assert link_number(ADDRESSES[3], ADDRESSES, [1]) == 4
    assert link_number(ADDRESSES[3] + "/", ADDRESSES, [1, 4]) == 4
    assert link_number("https://example.org/new", ADDRESSES, []) is None


def test_hyphens_that_hold_the_line_are_those_of_the_base() -> None:
    assert with_hyphens_of("11\u2011NQ/TW", "11-NQ/TW") == "11-NQ/TW"
    assert with_hyphens_of("11\u2011NQ/TW", "11\u2011NQ/TW") == "11\u2011NQ/TW"


ALIKE = [
    ("Il dit : «\u00a0Oui\u00a0»", 'Il dit: "Oui"'),
    ("20\u202f% – 30\u00a0%", "20% - 30%"),
    ("e\u0301tat", "état"),
    ("l’État…", "l'État..."),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_word_processors_correct_unasked(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("1 2", "12"), ("Roi", "roi"), ("plan.", "plan"), ("a b", "ab")]
)
def test_what_they_do_not(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("OK", "reviewed"),
        (" Godkjent. ", "reviewed"),
        ("ĐÃ DUYỆT", "reviewed"),
        ("approuvée", "reviewed"),
        ("ikke godkjent", "draft"),
        ("À revoir", "draft"),
        ("approuve", "reviewed"),
        ("Da duyet", "reviewed"),
        ("« approuvé »", "reviewed"),
        ("“OK”.", "reviewed"),
        ("✔", "reviewed"),
        ("✔\ufe0f", "reviewed"),
        ("a revoir", "draft"),
        ("non approuve", "draft"),
        ("", ""),
        ("later", ""),
        ("approuvé sauf le titre", ""),
        ("pas ok", ""),
    ],
)
def test_what_a_status_asks_for(text: str, state: str) -> None:
    assert asked_state(text) == state


@pytest.mark.parametrize(
    ("text", "language", "kept", "signs"),
    [
        ("re\u0301uni", "fr", "réuni", ()),
        ("5 \u2126 \u212b", "fr", "5 \u03a9 \u00c5", ()),
        ("\ufeffUn\u200b mot\u202e.", "fr", "Un mot.", ("U+200B", "U+202E", "U+FEFF")),
        ("می\u200cخواهم", "fa", "می\u200cخواهم", ()),
        (" Un mot.\u00a0", "fr", "Un mot.", ()),
    ],
    ids=["accent-apart", "ohm-and-angstrom", "unseen", "written-in-persian", "outer-blanks"],
)
def test_texts_at_the_border(text: str, language: str, kept: str, signs: tuple[str, ...]) -> None:
    assert at_border(text, "Deux mots.", "One word.", language) == (kept, signs)


@given(st.text(), texts, st.sampled_from(["fr", "fa"]))
def test_the_border_is_crossed_once(text: str, target: str, language: str) -> None:
    once, _ = at_border(text, target, "One word.", language)
    assert at_border(once, target, "One word.", language) == (once, ())
    assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_what_is_shown_is_shown_the_same_again(text: str) -> None:
    assert shown(shown(text)) == shown(text)
