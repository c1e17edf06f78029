"""Folding, against the plainest way to do it, letter by letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workflow.glossary import Glossary
from workflow.glossary.folding import fold, key

LETTERS = st.text(
    alphabet="aoOuUeé àòýỳ’`\t\u00a0\u2011-Ðð\u200b\u00ad\u0301\u0323ễÀ“1\n", max_size=24
)
EVEN = {"’": "'", "`": "'", "\t": " ", "\u00a0": " ", "\u2011": "-", "Ð": "Đ", "ð": "đ"}


def slowly(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The folded text before tones are evened, and the span of each of its letters."""
    out: list[str] = []
    spans: list[tuple[int, int]] = []
    if not text:
        return "", []
    bounds = [i for i, letter in enumerate(text) if i == 0 or not unicodedata.combining(letter)]
    for start, end in zip(bounds, [*bounds[1:], len(text)], strict=True):
        for letter in unicodedata.normalize("NFC", text[start:end]):
            made = EVEN.get(letter, letter)
            if made in "\u200b\u00ad":
                continue
            if made == " " and out and out[-1] == " ":
                spans[-1] = (spans[-1][0], end)
                continue
            out.append(made)
            spans.append((start, end))
    return "".join(out), spans


@given(text=LETTERS)
@example("hoà\u00a0 \u200b bình")
@example("Uỷ ban’")
@settings(max_examples=400, deadline=None)
def test_the_quick_ways_fold_as_the_slow_one_does(text: str) -> None:
    folded = fold(text)
    letters, spans = slowly(text)
    assert len(folded.text) == len(letters)
    differ = [(one, two) for one, two in zip(folded.text, letters, strict=True) if one != two]
    assert {key(one, accents=False) for one, _ in differ} <= set("oueay")
    if folded.starts is None:
        assert len(text) == len(letters)
    else:
        assert [folded.span(i, i + 1) for i in range(len(letters))] == spans


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("khoá hoà Uỷ thuý OÀ", "khóa hòa Ủy thúy ÒA"),
        ("coût, uà, ruée", "coût, uà, ruée"),
        ("thuỷ\u200b“", "thủy“"),
    ],
)
def test_tones_are_evened(text: str, wanted: str) -> None:
    assert fold(text).text == wanted


@given(text=st.text())
@settings(max_examples=300, deadline=None)
def test_letters_lose_their_accents_alike_in_every_encoding(text: str) -> None:
    alone = "".join(key(letter, accents=False) for letter in text if len(letter.lower()) == 1)
    kept = "".join(letter for letter in text if len(letter.lower()) == 1)
    # `Σ` is another letter at the end of a word.
    assert key(kept, accents=False).replace("ς", "σ") == alone.replace("ς", "σ")


def test_what_is_remembered_is_what_would_be_found(glossary: Glossary) -> None:
    text = "The Party met. Politburo members and the Government spoke."
    once = glossary.find(text, "en")
    once.clear()
    again = glossary.find(text, "en")
    assert again == Glossary(glossary.concepts, glossary.tables).find(text, "en")
    assert again
    expected = glossary.find("Party", "en", expected=["body-party"])
    assert [one.id for one in expected] == ["body-party"]
    assert glossary.find("Party", "en") == []
