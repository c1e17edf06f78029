"""Waivers in a translator's comment."""

from __future__ import annotations

import pytest

from workflow.checks import Finding, Severity
from workflow.checks.waivers import Judged, apply_waivers, read_waivers

NUMBERS = Finding("numbers", Severity.ERROR, "11 is missing")
QUOTES = Finding("quotes", Severity.WARNING, "quotation marks are “…”")


def _kept(judged: Judged) -> list[str]:
    return [str(one) for one in judged.kept]


@pytest.mark.parametrize(
    "line",
    [
        "check-ignore: numbers — as printed",
        "check-ignore: numbers – as printed",
        "check-ignore: numbers -- as printed",
        "check-ignore: numbers - as printed",
        "check-ignore: numbers: as printed",
        "Check-Ignore : Numbers: as printed",
        "  check-ignore:numbers—as printed",
        "Seen by the desk.\ncheck-ignore: order, numbers — as printed\nThe rest is fine.",
    ],
)
def test_a_waiver_with_a_reason_counts(line: str) -> None:
    judged = apply_waivers(line, [NUMBERS, QUOTES], ran=["numbers", "quotes"])
    assert judged.kept == (QUOTES,)
    assert [(one.finding, one.reason) for one in judged.waived] == [(NUMBERS, "as printed")]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        pytest.param("check-ignore: numbers", "the waiver of numbers needs a reason", id="bare"),
        pytest.param("check-ignore: numbers —", "the waiver of numbers needs a reason", id="dash"),
        pytest.param(
            "check-ignore: numbers as printed",
            "“numbers as printed” is no waiver, write check-ignore: id — reason",
            id="no-dash",
        ),
        pytest.param(
            "check-ignore:", "“” is no waiver, write check-ignore: id — reason", id="empty"
        ),
    ],
)
def test_a_waiver_without_a_reason_does_not_count(comment: str, message: str) -> None:
    judged = apply_waivers(comment, [NUMBERS])
    assert judged.waived == ()
    assert _kept(judged) == ["numbers: 11 is missing", f"waiver: {message}"]


def test_a_waiver_that_waives_nothing_is_told() -> None:
    judged = apply_waivers("check-ignore: quotes — a poem", [NUMBERS], ran=["numbers", "quotes"])
    assert _kept(judged) == ["numbers: 11 is missing", "waiver: quotes is no longer needed"]


def test_a_check_that_did_not_look_shows_nothing_about_its_waiver() -> None:
    judged = apply_waivers("check-ignore: quotes — a poem", [], ran=["numbers"])
    assert judged == Judged((), ())


def test_a_misspelt_check_is_told() -> None:
    judged = apply_waivers("check-ignore: nubmers — why", [NUMBERS], known=["numbers"])
    assert _kept(judged) == ["numbers: 11 is missing", "waiver: there is no check nubmers"]


def test_the_first_reason_of_two_is_shown() -> None:
    judged = apply_waivers(
        "check-ignore: numbers — one\ncheck-ignore: numbers — two", [NUMBERS, NUMBERS]
    )
    assert [one.reason for one in judged.waived] == ["one", "one"]
    assert judged.kept == ()


def test_other_comments_are_no_waivers() -> None:
    assert read_waivers("Please check: ignore the numbers.\n#check-ignore") == []
