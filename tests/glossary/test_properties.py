"""Invariants of the search and of the forms it leads to."""

from __future__ import annotations

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workflow.glossary import Glossary, Reference, Wording, same_reference
from workflow.glossary.documents.symbols import SymbolGrammar
from workflow.glossary.folding import ascii_symbol, fold, key
from workflow.glossary.rendering import render_reference

LANGUAGES = ("en", "fr", "nb", "vi", "es")
PIECES = [
    "Party General Secretary", "Nguyễn Phú Trọng", "Bộ Chính trị", "politbyråets", "khoá XIII",
    "Resolution No. 11-NQ/TW", "và số", "Nghị quyết số", "37-NQ/TW", "n°", "18", "(", ")", "’s",
    "dated July 1, 2004", "ngày 3/2/2024", "Decision", "128 / NQ-CP", "MOST", "Đảng", "Parti", "\n",
    "\u00a0", "\u200b", "  ", "-", "/", ".", ",", "2030", "%", "Uỷ ban nhân dân tỉnh", "A\u0301",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=12).map(" ".join)
RELAXED = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
@RELAXED
def test_occurrences_lie_in_order_in_the_text(glossary: Glossary, text: str, language: str) -> None:
    position = 0
    for one in glossary.find(text, language):
        assert position <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        position = one.end


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
@RELAXED
def test_composed_and_decomposed_text_say_the_same(
    glossary: Glossary, text: str, language: str
) -> None:
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    composed, decomposed = (
        [
            (one.kind, one.id, unicodedata.normalize("NFC", one.text))
            for one in glossary.find(form, language)
        ]
        for form in forms
    )
    assert composed == decomposed


@given(text=st.text() | TEXTS, accents=st.booleans())
@RELAXED
def test_folding_keeps_the_way_back(text: str, accents: bool) -> None:
    folded = fold(text)
    assert len(key(folded.text, accents=accents)) == len(folded.text)
    assert folded.starts is None or len(folded.starts) == len(folded.text)
    spans = [folded.span(i, i + 1) for i in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@st.composite
def references(draw: st.DrawFn, glossary: Glossary) -> Reference:
    """Any reference that the tables can build."""
    tables = glossary.tables
    kind = draw(st.sampled_from([one for one in tables.types if set(LANGUAGES) <= set(one.words)]))
    number = draw(st.integers(1, 99999).map(lambda value: f"{value:02}"))
    year = str(draw(st.integers(1990, 2060)))
    issuer = draw(st.sampled_from([one.symbol for one in tables.issuers if not one.legislature]))
    party, state = kind.letters(party=True), kind.letters(party=False)
    shapes = [f"{number}-{letters}/{issuer}" for letters in party]
    shapes += [f"{number}/{letters}-{issuer}" for letters in state]
    shapes += [f"{number}/{year}/{letters}-{issuer}" for letters in state]
    if kind.legislature:
        shapes.append(f"{number}/{year}/QH{draw(st.integers(9, 16))}")
    if kind.untyped:
        shapes.append(f"{number}/{issuer}-{draw(st.sampled_from(['NC', 'KTTH', 'GDTrH', 'V.I']))}")
    canonical = draw(st.sampled_from(shapes))
    symbol = SymbolGrammar(tables).match(canonical, 0, (kind.key,))
    assert symbol is not None
    assert symbol.canonical == canonical
    return Reference(
        type=kind.key,
        number=symbol.number,
        year=symbol.year,
        symbol=symbol.letters,
        issuer=symbol.issuer,
        canonical=canonical,
        wording=Wording(named=True, marked=True),
    )


@given(data=st.data(), language=st.sampled_from(LANGUAGES), start=st.booleans())
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_rendered_is_read_again(
    glossary: Glossary, data: st.DataObject, language: str, start: bool
) -> None:
    reference = data.draw(references(glossary))
    text = render_reference(reference, language, glossary.tables, sentence_start=start)
    assert text is not None
    (one,) = glossary.find(f"{text}.", language)
    assert one.reference is not None
    assert one.text == text
    # French and Spanish have one word for a scheme (ĐA) and a project (DA).
    assert ascii_symbol(one.reference.canonical) == ascii_symbol(reference.canonical)
    assert same_reference(one.reference, reference)
