"""What holds for every text: repairs stop, keep the forms, and touch their neighbours only."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tests.seams.marked import FORMS, LANGUAGES, placed_form, read_lines, read_marked
from workflow.seams import Placed, Repaired, lint_seams, repair_seams

WORDS = {
    "fr": "le la l’ L' les un une des du de d’ au à aux ce cet cette tout toute tous sa que jusqu’à et nouveau nouvelle en a été est convoqué adopte dit rapport créé par dans visité , . « — LE",
    "es": "el la los las un una de del a al y e o u este esta todo toda sobre nuevo nueva fue han es ha sido convocado adoptó dijo informe obreros creado por en que visitó , ' ¿ , . El LA",
    "en": "a an the The of and new was said these , . “ A",
    "nb": "en et ei den det de Den dette av ny nytt nye og vår ’s s , . som",
    "vi": "các Các tỉnh Bộ Ủy ban của đồng chí , .",
}  # fmt: skip
GAPS = st.sampled_from(["", " ", " ", " ", "  ", "\u00a0", "\n", "-"])
Text = tuple[str, list[Placed], str]


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Words that stand beside forms, in any order, with forms between them."""
    language = draw(st.sampled_from(LANGUAGES))
    forms = sorted(FORMS[language])
    text = ""
    placed: list[Placed] = []
    for _ in range(draw(st.integers(0, 9))):
        if draw(st.integers(0, 2)):
            text += draw(st.sampled_from(WORDS[language].split(" ")) | st.text(max_size=3))
        else:
            form = draw(st.sampled_from(forms))
            placed.append(placed_form(form, language, len(text)))
            text += form
        text += draw(GAPS)
    return text, placed, language


def again(repaired: Repaired, placed: list[Placed]) -> list[Placed]:
    return [
        Placed(start, end, one.grammar, one.kind)
        for one, (start, end) in zip(placed, repaired.spans, strict=True)
    ]


@given(texts())
def test_a_second_repair_changes_nothing(sample: Text) -> None:
    text, placed, language = sample
    first = repair_seams(text, placed, language)
    second = repair_seams(first.text, again(first, placed), language)
    assert (second.text, second.spans, second.edits) == (first.text, first.spans, ())


@given(texts())
def test_forms_are_never_touched(sample: Text) -> None:
    text, placed, language = sample
    repaired = repair_seams(text, placed, language)
    for one, (start, end) in zip(placed, repaired.spans, strict=True):
        before, after = text[one.start : one.end], repaired.text[start:end]
        grammar = one.grammar
        listed = {before, grammar.indefinite, grammar.plural} if language == "nb" else {before}
        assert after in listed or (language == "nb" and after.casefold() in listed)


@given(texts())
def test_only_neighbours_of_forms_change(sample: Text) -> None:
    text, placed, language = sample
    repaired = repair_seams(text, placed, language)
    assert (repaired.text == text) is (not repaired.edits)
    if not placed and language != "vi":
        assert repaired.text == text
    # What stands five words left of the first form is out of reach.
    if placed and language != "vi":
        far = " ".join(text[: placed[0].start].split(" ")[:-6])
        assert repaired.text.startswith(far)


@given(texts())
def test_what_was_mended_is_no_problem_any_more(sample: Text) -> None:
    text, placed, language = sample
    repaired = repair_seams(text, placed, language)
    left = lint_seams(repaired.text, again(repaired, placed), language)
    assert not any("should read" in problem.message for problem in left)
    for problem in lint_seams(text, placed, language):
        assert 0 <= problem.start <= problem.end <= len(text)


@given(st.data())
def test_a_form_in_another_sentence_changes_nothing(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(LANGUAGES))
    first, second = (
        data.draw(st.sampled_from(sorted(read_lines("correct", language)))) for _ in range(2)
    )
    text, placed = read_marked(f"{first}\n{second}", language)
    assert repair_seams(text, placed, language).edits == ()
    assert text == unicodedata.normalize("NFC", text)
