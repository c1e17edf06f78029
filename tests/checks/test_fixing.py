"""Mending: what is certain, only that, once, and never a word."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.article import iter_tags, plain_text
from workflow.checks.fixing import common_quotes, fix_text
from workflow.checks.fixing.families import NO_BREAKS, SPACING, UNICODE, read_family
from workflow.glossary.folding import fold

NB = "\u00a0"


@pytest.mark.parametrize(
    ("text", "language", "fixed"),
    [
        pytest.param('Il dit : "oui" ; 5% ?', "fr", f"Il dit{NB}: «{NB}oui{NB}»{NB}; 5{NB}%{NB}?", id="fr"),
        pytest.param("L'an “2000”  , 12 500 fois", "fr", f"L’an «{NB}2000{NB}», 12{NB}500 fois", id="fr-2"),
        pytest.param('He  said "don\'t" .', "en", "He said “don’t”.", id="en"),
        pytest.param('Dijo "sí", 5 %.', "es", f"Dijo «sí», 5{NB}%.", id="es"),
        pytest.param('Dijo “sí” y "no".', "es", "Dijo “sí” y “no”.", id="es-as-the-text-does"),
        pytest.param('Han sa "ja" , 1 000 ganger', "nb", f"Han sa «ja», 1{NB}000 ganger", id="nb"),
        pytest.param("Ðảng  nói: \"hoà\u200b bình\"", "vi", "Đảng nói: “hoà bình”", id="vi"),
        pytest.param("e\u0301te\u0301", "fr", "été", id="nfc"),
        pytest.param('“He said "no" here”', "en", "“He said ‘no’ here”", id="inner"),
        pytest.param('"A long speech.', "en", "“A long speech.", id="goes-on"),
        pytest.param('That was all."', "en", "That was all.”", id="went-on"),
    ],
)  # fmt: skip
def test_what_is_mended(text: str, language: str, fixed: str) -> None:
    assert fix_text(text, language).text == fixed


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("https://x.org/a?b=c;d, www.x.org:80/a, a@b.org", "fr", id="addresses"),
        pytest.param("{name:>5} %(n)s %s ⟦T1 ;⟧ `a  ;b`", "fr", id="placeholders"),
        pytest.param("la résolution 128/NQ-CP, 30/2020/NĐ-CP", "fr", id="references"),
        pytest.param("10:30, 3:2, :-)", "fr", id="times"),
        pytest.param("&lt;b>, &amp;lt;i>", "fr", id="escapes"),
        pytest.param('A "b "c d', "en", id="unpaired"),
        pytest.param("the the, a a", "en", id="words"),
        pytest.param("hoà hòa", "vi", id="tones-without-a-style"),
        pytest.param("mot ; mot", "xx", id="unknown-language"),
    ],
)
def test_what_is_left_alone(text: str, language: str) -> None:
    assert fix_text(text, language).changes == ()
    assert fix_text(text, language).text == text


def test_tags_keep_their_words() -> None:
    text = 'Le "<b>mot</b>" et <a id="1">la  loi</a>; <i>« x »</i>'
    assert fix_text(text, "fr").text == (
        f'Le «{NB}<b>mot</b>{NB}» et <a id="1">la loi</a>{NB}; <i>«{NB}x{NB}»</i>'
    )


def test_each_change_tells_before_and_after() -> None:
    changes = [str(one) for one in fix_text('Il dit "oui";', "fr").changes]
    assert changes == [
        '"oui"; → «⍽oui"; (quotes)',
        '"oui"; → "oui⍽»; (quotes)',
        "»; → »⍽; (no-break)",
    ]


@pytest.mark.parametrize(
    ("style", "fixed"), [("old", "Ủy hòa quý hoàn"), ("new", "Uỷ hoà quý hoàn")]
)
def test_tone_marks_follow_the_house(style: str, fixed: str) -> None:
    assert fix_text("Ủy hoà quý hoàn", "vi", vi_tone=style).text == fixed


def test_the_document_says_which_quotes() -> None:
    outer = common_quotes(["“a”", "«b»", "“c”"], "es")
    assert fix_text('Dijo "sí".', "es", quotes=outer).text == "Dijo “sí”."
    assert common_quotes(["nada"], "es") is None


PIECES = st.sampled_from(
    [
        "mot", "Đảng", "e\u0301", "12", "500", "n°", "5", "%", " ", "  ", NB, "\u202f", ",", ".", "…",
        ";", ":", "?", "!", '"', "“", "”", "«", "»", "„", "'", "’", "(", ")", "\u200b", "\u00ad", "-",
        "128/NQ-CP", "https://x.org/a;b", "{name}", "10:30", "&lt;b>", "<b>", "</b>", "<i>", "</i>",
        '<a id="1">', "</a>", "\n", "\t", "Hà Nội", "hoà", "oui", "A",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join)
LANGUAGES = st.sampled_from(["en", "fr", "es", "nb", "vi", "xx"])


def _words(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text).text)


@given(TEXTS, LANGUAGES)
def test_words_and_tags_stay(text: str, language: str) -> None:
    fixed = fix_text(text, language).text
    assert _words(plain_text(fixed)) == _words(plain_text(text))
    assert list(iter_tags(fixed)) == list(iter_tags(text))


@given(TEXTS, LANGUAGES)
def test_fixing_twice_changes_nothing(text: str, language: str) -> None:
    once = fix_text(text, language)
    twice = fix_text(once.text, language)
    assert twice.text == once.text
    assert twice.changes == ()
    assert bool(once.changes) == (once.text != text)


@given(TEXTS, LANGUAGES)
def test_no_finding_is_left_behind(text: str, language: str) -> None:
    text = re.sub("<[^<>]*>|&lt;", "", text)
    fixed = fix_text(text, language).text
    for family in (UNICODE, SPACING, NO_BREAKS):
        assert read_family(fixed, language, family).edits == ()


@given(TEXTS, LANGUAGES)
def test_protected_pieces_stay(text: str, language: str) -> None:
    fixed = fix_text(f"{text} 128/NQ-CP https://x.org/a;b {{name}} 10:30", language).text
    assert "128/NQ-CP https://x.org/a;b {name} 10:30" in fixed
