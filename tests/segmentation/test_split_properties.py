"""Nothing is lost, whatever the text, the tags and the protected spans are."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentence_scoring import LANGUAGES

from workflow.article import (
    Block,
    BlockKind,
    Inline,
    iter_tags,
    parse_inline,
    plain_text,
    serialize_inline,
)
from workflow.segmentation import Segmenter, load_segmenter, segment_block

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"

SEGMENTERS = {language: load_segmenter(language) for language in (*LANGUAGES, "zh")}
PIECES = [
    *(
        ". ",
        ".",
        "! ",
        "?”",
        "…",
        "。",
        " ",
        "\n",
        "\u00a0",
        "./.",
        '." ',
        " » ",
        "« ",
        "(Photo: VNA) ",
    ),
    *("The", "Gen.", "Nguyễn", "nr.", "11-NQ/TW", "U.S.", "5", "p.m.", "a", "Đ", "1.", "growth."),
    *(
        "<b>",
        "</b>",
        "<",
        "b>",
        "&lt;b>",
        "&amp;",
        "lt;",
        "amp;",
        "<i>",
        "</i>",
        '<a id="1">',
        "</a>",
    ),
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join)
segmenters = st.sampled_from(sorted(SEGMENTERS)).map(SEGMENTERS.__getitem__)
spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda span: (span[0], sum(span))),
    max_size=4,
)


@given(texts, segmenters, spans)
def test_between_sentences_is_only_white_space(
    text: str, segmenter: Segmenter, protected: list[tuple[int, int]]
) -> None:
    position = 0
    for start, end in segmenter.split(text, protected):
        assert start >= position
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        position = end
    assert not text[position:].strip()


@given(texts, segmenters, spans)
def test_no_boundary_is_inside_a_protected_span(
    text: str, segmenter: Segmenter, protected: list[tuple[int, int]]
) -> None:
    found = segmenter.split(text, protected)
    boundaries = [end for _, end in found[:-1]] + [start for start, _ in found[1:]]
    assert not [
        (boundary, span)
        for boundary in boundaries
        for span in protected
        if span[0] < boundary < span[1]
    ]


@given(texts, segmenters, spans)
def test_protection_only_takes_boundaries_away(
    text: str, segmenter: Segmenter, protected: list[tuple[int, int]]
) -> None:
    def ends(spans: list[tuple[int, int]]) -> set[int]:
        return {end for _, end in spans}

    assert ends(segmenter.split(text, protected)) <= ends(segmenter.split(text))


def test_a_boundary_beside_a_protected_span_stays() -> None:
    text = "See Plan A. Then go."
    split = SEGMENTERS["en"].split
    assert split(text, [(4, 11)]) == [(0, 11), (12, 20)]
    assert split(text, [(11, 12)]) == [(0, 11), (12, 20)]
    assert split(text, [(12, 16)]) == [(0, 11), (12, 20)]
    assert split(text, [(4, 16)]) == [(0, 20)]
    assert split(text, [(11, 12), (8, 14)]) == [(0, 20)]
    assert split(text, [(4, 12), (11, 16)]) == [(0, 20)]


def check_block(tagged: str, segmenter: Segmenter, protected: list[tuple[int, int]]) -> None:
    block = Block(BlockKind.PARAGRAPH, tagged, 1)
    result = segment_block(block, segmenter, protected)
    text = result.block.text
    assert plain_text(text) == plain_text(tagged)
    position = 0
    for segment in result.segments:
        assert text[segment.start : segment.end] == segment.text
        assert not text[position : segment.start].strip()
        assert serialize_inline(parse_inline(segment.text)) == segment.text
        assert len([tag for tag in iter_tags(segment.text) if tag.startswith("</")]) * 2 == len(
            list(iter_tags(segment.text))
        )
        position = segment.end
    assert not text[position:].strip()
    plain = plain_text(tagged)
    sentences = [plain[start:end] for start, end in segmenter.split(plain, protected)]
    if "<" not in plain and "&" not in plain:
        assert [plain_text(segment.text) for segment in result.segments] == sentences


@given(texts, segmenters, spans)
def test_segments_and_gaps_are_the_block(
    text: str, segmenter: Segmenter, protected: list[tuple[int, int]]
) -> None:
    check_block(text, segmenter, protected)


runs = st.builds(
    Inline,
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join),
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from([None, 1, 2]),
)


@given(st.lists(runs, max_size=6), segmenters, spans)
def test_segments_of_formatted_runs_keep_their_formatting(
    formatted: list[Inline], segmenter: Segmenter, protected: list[tuple[int, int]]
) -> None:
    tagged = serialize_inline(formatted)
    check_block(tagged, segmenter, protected)
    result = segment_block(Block(BlockKind.PARAGRAPH, tagged, 1), segmenter, protected)
    wanted = ink(parse_inline(tagged))
    assert [
        mark for segment in result.segments for mark in ink(parse_inline(segment.text))
    ] == wanted


def ink(formatted: tuple[Inline, ...]) -> list[tuple[str, bool, bool, int | None]]:
    """Each character that is not a blank between words, with its formatting."""
    return [
        (character, run.bold, run.italic, run.link)
        for run in formatted
        for character in run.text
        if not character.isspace()
    ]


@pytest.mark.parametrize(
    ("tagged", "segments"),
    [
        pytest.param(
            "<b>He met Gen. Le. They agreed.</b>",
            ["<b>He met Gen. Le.</b>", "<b>They agreed.</b>"],
            id="bold-over-two",
        ),
        pytest.param(
            'See <a id="1">the plan. It</a> is <i>new.</i>',
            ['See <a id="1">the plan.</a>', '<a id="1">It</a> is <i>new.</i>'],
            id="link-over-two",
        ),
        pytest.param(
            "<b>Done. </b><i>Then</i> go.", ["<b>Done.</b>", "<i>Then</i> go."], id="bold-blank"
        ),
        pytest.param("Plain. Text.", ["Plain.", "Text."], id="plain"),
        pytest.param(
            "R&D grew. Then &lt;b> fell.", ["R&D grew.", "Then &lt;b> fell."], id="escaped"
        ),
        pytest.param("<b></b>", [], id="nothing"),
    ],
)
def test_each_segment_has_its_own_tags(tagged: str, segments: list[str]) -> None:
    result = segment_block(Block(BlockKind.PARAGRAPH, tagged, 1), SEGMENTERS["en"])
    assert [segment.text for segment in result.segments] == segments


def test_protected_offsets_are_into_the_plain_text() -> None:
    block = Block(BlockKind.PARAGRAPH, "<b>See Plan</b> A. Then go.", 1)
    assert len(segment_block(block, SEGMENTERS["en"], [(4, 16)]).segments) == 1


def test_a_block_without_tags_comes_back_as_it_was() -> None:
    block = Block(BlockKind.QUOTE, "One. Two.", 7)
    assert segment_block(block, SEGMENTERS["en"]).block is block


def test_a_segmenter_survives_pickling() -> None:
    text = "He met Gen. Le. They agreed."
    again = pickle.loads(pickle.dumps(SEGMENTERS["en"]))
    assert again.split(text) == SEGMENTERS["en"].split(text)


MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    ("piece", "sentences"),
    [
        pytest.param(".", 1, id="stops"),
        pytest.param(" ", 0, id="blanks"),
        pytest.param("\n", 0, id="line-breaks"),
        pytest.param(". ", 1, id="spaced-stops"),
        pytest.param("a", 1, id="one-word"),
        pytest.param('."', 1, id="quotes"),
        pytest.param("(Photo: ", 1, id="credits"),
        pytest.param("www.", 1, id="addresses"),
        pytest.param("1.", 1, id="numbers"),
        pytest.param("A.", 1, id="initials"),
        pytest.param("!? A", MEGABYTE // 4 + 1, id="marks"),
        pytest.param("Mr. ", 1, id="abbreviations"),
        pytest.param("？", 1 + (MEGABYTE - 1) // 5, id="wide-marks"),
        pytest.param("ab.Ab\u0301", 1, id="glued"),
        pytest.param("“Go?” A B ", 100_001, id="said"),
    ],
)
def test_a_megabyte_of_one_thing_comes_to_an_end(piece: str, sentences: int) -> None:
    """An expression that looked at the text again and again would need hours here."""
    text = (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]
    assert len(SEGMENTERS["en"].split(text)) == sentences


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_megabyte_of_half_abbreviations_comes_to_an_end(language: str) -> None:
    piece = "Sen.Lt.p. ex.f.eks.PGS.TS. EE. UU.a. m.den 13. nr. (Ảnh: [1].» « 1.1.I. "
    text = piece * (MEGABYTE // len(piece))
    found = SEGMENTERS[language].split(text)
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == text.replace(
        " ", ""
    )


def test_a_megabyte_of_protected_line_breaks_comes_to_an_end() -> None:
    text = "A" + "\n" * MEGABYTE + "B"
    assert SEGMENTERS["en"].split(text, [(0, len(text))]) == [(0, len(text))]
    assert SEGMENTERS["en"].split(text) == [(0, 1), (len(text) - 1, len(text))]


def test_tags_without_end_come_to_an_end() -> None:
    block = Block(BlockKind.PARAGRAPH, "&" + "amp;" * 100_000 + "<b>&amp;lt;", 1)
    assert len(segment_block(block, SEGMENTERS["en"]).segments) == 1


@pytest.mark.skipif(not (SHARED / "articles").is_dir(), reason="no shared articles beside")
@pytest.mark.parametrize("language", ["en", "fr", "nb"])
def test_real_articles_lose_no_word(language: str) -> None:
    for path in sorted((SHARED / "articles").glob(f"{language}-*.txt")):
        text = path.read_text(encoding="utf-8")
        found = SEGMENTERS[language].split(text)
        assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(
            text.split()
        )
        assert len(found) > 5
