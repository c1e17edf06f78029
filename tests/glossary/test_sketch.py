"""The quick ways to look through a text find what the plain ways find."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflow.glossary import Concept, Glossary, Term, TermStatus
from workflow.glossary.folding import fold, key
from workflow.glossary.letters import code_table, from_codes, letter_codes, text_table
from workflow.glossary.sketch import Sketcher

LETTERS = "abđđeéèốoøæœñçßı19_-'./( )\n“…–\u00a0ΩЖ漢\u0301\ud800"
WORDS = st.text(alphabet="aabđeéốøæœ9_-' ", min_size=1, max_size=6)
FREE = st.text(alphabet=LETTERS, max_size=40) | st.text(max_size=20)


@given(text=FREE)
@settings(deadline=None)
def test_letter_codes_keep_every_letter(text: str) -> None:
    codes = letter_codes(text)
    if codes is not None:
        assert from_codes(codes, text_table(str)) == text


def test_the_five_languages_have_codes() -> None:
    for text in (
        "Ủy ban Kiểm tra Trung ương (khoá XIII) – “Nghị quyết số 57-NQ/TW”… ĐẶNG, ỹ",
        "« Où l’œuvre a-t-elle commencé ? », ça, naïf, Noël, Hô Chi Minh-Ville à 9°",
        "Ærlig talt, Åse så Ø i går – ¿año? ¡no!".replace("¿", "")
        .replace("¡", "")
        .replace("Æ", ""),
    ):
        assert letter_codes(text) is not None, text


def test_a_table_of_codes_maps_letters() -> None:
    table = code_table(lambda letter: ord("x") if letter == "ế" else ord("."))
    assert (letter_codes("ếaế") or b"").translate(table) == b"x.x"


@given(text=FREE)
@settings(deadline=None)
def test_accents_are_lost_as_letter_by_letter(text: str) -> None:
    folded = fold(text).text
    apart = "".join(key(letter, accents=False) for letter in folded)
    assert key(folded, accents=False) == apart


@pytest.mark.parametrize("accents", [True, False])
@given(text=FREE)
@settings(deadline=None)
def test_a_sketch_is_as_long_as_its_text_and_tells_words_apart(accents: bool, text: str) -> None:
    folded = fold(text).text
    sketch = Sketcher(accents=accents).sketch(folded)
    assert [sign == ord(" ") for sign in sketch] == [
        not (letter.isalnum() or letter == "_") for letter in folded
    ]
    assert Sketcher(accents=accents).sketch(key(folded, accents=accents)) == sketch


@pytest.mark.parametrize("language", ["xx", "vi"])
@given(words=st.lists(WORDS, min_size=1, max_size=5), texts=st.lists(FREE, max_size=4))
@settings(deadline=None, max_examples=150)
def test_terms_are_the_leftmost_longest_whole_words(
    language: str, words: list[str], texts: list[str]
) -> None:
    forms = {unicodedata.normalize("NFC", fold(word.strip()).text) for word in words} - {""}
    forms = {form for form in forms if form.strip("-'_ ")}
    concepts = [
        Concept(f"c{number}", "slogan", {language: (Term(form, TermStatus.PREFERRED),)})
        for number, form in enumerate(sorted(forms))
    ]
    text = " ".join(part for pair in zip(texts, words, strict=False) for part in pair).lower()
    folded = fold(text)
    found = Glossary(concepts).find(text, language)
    assert [(one.start, one.end) for one in found] == [
        folded.span(*span) for span in _plainly(folded.text, forms)
    ]


def _plainly(text: str, forms: set[str]) -> list[tuple[int, int]]:
    """The leftmost longest forms as whole words, looked for one by one."""
    spans = {
        match.span(1)
        for form in forms
        for match in re.finditer(rf"(?=({re.escape(form)}))", text.replace("\n", " "))
        if not (_is_word(text[: match.start(1)][-1:]) or _is_word(text[match.end(1) :][:1]))
    }
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
