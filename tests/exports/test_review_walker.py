"""The walker: every nesting of changes, wrappers and formatting, in all three views."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.exports.review_edits import W, element
from workflow.exports.review.walking import Looks, View, looks_of, pieces_of

PLAIN = Looks({}, {})
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WRAPPERS = {
    "ins": ("<w:ins w:author='A' w:date='2026-11-20T10:00:00Z'>", "</w:ins>"),
    "del": ("<w:del w:author='B'>", "</w:del>"),
    "moveTo": ("<w:moveTo w:author='A'>", "</w:moveTo>"),
    "moveFrom": ("<w:moveFrom w:author='A'>", "</w:moveFrom>"),
    "hyperlink": ("<w:hyperlink>", "</w:hyperlink>"),
    "sdt": (
        "<w:sdt><w:sdtPr><w:alias w:val='no text'/></w:sdtPr><w:sdtContent>",
        "</w:sdtContent></w:sdt>",
    ),
    "smartTag": ("<w:smartTag><w:smartTagPr/>", "</w:smartTag>"),
    "customXml": ("<w:customXml><w:customXmlPr/>", "</w:customXml>"),
    "fldSimple": ("<w:fldSimple w:instr='DATE'>", "</w:fldSimple>"),
    "bdo": ("<w:bdo w:val='rtl'>", "</w:bdo>"),
    "dir": ("<w:dir>", "</w:dir>"),
}
INSERTED, DELETED = {"ins", "moveTo"}, {"del", "moveFrom"}

Tree = str | tuple[str, list["Tree"]]

texts = st.text(alphabet="abc é", min_size=1, max_size=4)
trees = st.recursive(
    texts,
    lambda inner: st.tuples(st.sampled_from(sorted(WRAPPERS)), st.lists(inner, max_size=3)),
    max_leaves=12,
)


def markup(tree: Tree, deleted: bool = False) -> str:
    """A tree as WordprocessingML."""
    if isinstance(tree, str):
        name = "delText" if deleted else "t"
        return f'<w:r><w:{name} xml:space="preserve">{tree}</w:{name}></w:r>'
    kind, inner = tree
    begin, end = WRAPPERS[kind]
    return begin + "".join(markup(each, deleted or kind in DELETED) for each in inner) + end


def oracle(tree: Tree, dropped: set[str]) -> str:
    """The text of a tree without what stands in some kinds of wrappers."""
    if isinstance(tree, str):
        return tree
    kind, inner = tree
    return "" if kind in dropped else "".join(oracle(each, dropped) for each in inner)


def view(paragraphs: list[etree._Element], which: View, looks: Looks = PLAIN) -> str:
    """The text of paragraphs in a view."""
    return "".join(piece.text for piece in pieces_of(paragraphs, looks) if piece.is_in(which))


@given(st.lists(trees, max_size=4))
def test_all_views_of_any_nesting(forest: list[Tree]) -> None:
    paragraph = element(f"<w:p>{''.join(map(markup, forest))}</w:p>")
    for which, dropped in (
        (View.FINAL, DELETED),
        (View.ORIGINAL, INSERTED),
        (View.ALL, set[str]()),
    ):
        assert view([paragraph], which) == "".join(oracle(tree, dropped) for tree in forest)


def accepted(paragraph: etree._Element) -> etree._Element:
    """The paragraph after "accept all", done on its XML."""
    made = deepcopy(paragraph)
    for kind in DELETED:
        for each in list(made.iter(f"{W}{kind}")):
            parent = each.getparent()
            if parent is not None:
                parent.remove(each)
    for kind in INSERTED:
        etree.strip_tags(made, f"{W}{kind}")
    return made


@given(st.lists(trees, max_size=4))
def test_accepting_all_changes_leaves_the_final_text(forest: list[Tree]) -> None:
    paragraph = element(f"<w:p>{''.join(map(markup, forest))}</w:p>")
    done = accepted(paragraph)
    expected = view([paragraph], View.FINAL)
    assert view([done], View.FINAL) == view([done], View.ORIGINAL) == expected


@given(st.lists(st.tuples(texts, st.sampled_from(["", "ins", "del"])), min_size=1, max_size=5))
def test_marks_of_paragraphs_part_or_join_them(lines: list[tuple[str, str]]) -> None:
    paragraphs = [
        element(
            "<w:p><w:pPr><w:rPr>"
            + (f"<w:{change} w:author='A'/>" if change else "")
            + f"</w:rPr></w:pPr>{markup(text)}</w:p>"
        )
        for text, change in lines
    ]
    for which, joins in ((View.FINAL, "del"), (View.ORIGINAL, "ins")):
        expected = "".join(text + "\n" * (change != joins) for text, change in lines[:-1])
        assert view(paragraphs, which) == expected + lines[-1][0]


def _run(content: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


FIELD = "".join(
    _run(each)
    for each in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText> HYPERLINK "https://example.org/a" </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>shown</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
)
TEXT_BOX = (
    f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="wps"><w:drawing><w:txbxContent>'
    "<w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
    "</w:pict></mc:Fallback></mc:AlternateContent>"
)
CONTENT = [
    pytest.param(
        _run("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/>"), "a\tb\nc\n", id="breaks"
    ),
    pytest.param(_run('<w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t>'), "ab", id="page-break"),
    pytest.param(_run("<w:t>11</w:t><w:noBreakHyphen/><w:t>NQ</w:t>"), "11\u2011NQ", id="hyphen"),
    pytest.param(_run("<w:t>a</w:t><w:softHyphen/><w:t>b</w:t>"), "a\u00adb", id="soft-hyphen"),
    pytest.param(_run('<w:sym w:font="Symbol" w:char="F0B0"/>'), "°", id="symbol"),
    pytest.param(_run('<w:sym w:font="Wingdings" w:char="F04A"/>'), "\ufffd", id="unknown-symbol"),
    pytest.param(_run('<w:sym w:font="Arial" w:char="2013"/>'), "–", id="symbol-of-a-text-font"),
    pytest.param(FIELD, "shown", id="field"),
    pytest.param(_run(TEXT_BOX), "\nboxed", id="text-box-once"),
    pytest.param(
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="w14"><w:r><w:t>one</w:t></w:r>'
        "</mc:Choice><mc:Choice Requires='w15'><w:r><w:t>two</w:t></w:r></mc:Choice>"
        "</mc:AlternateContent>",
        "one",
        id="first-choice",
    ),
    pytest.param(
        "<w:r><w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r>",
        "base",
        id="ruby",
    ),
]


@pytest.mark.parametrize(("content", "expected"), CONTENT)
def test_what_runs_hold(content: str, expected: str) -> None:
    assert view([element(f"<w:p>{content}</w:p>")], View.FINAL) == expected


def test_a_field_that_is_a_link_leads_somewhere() -> None:
    [piece] = pieces_of([element(f"<w:p>{FIELD}</w:p>")], PLAIN)
    assert piece.address == "https://example.org/a"


STYLES = element(
    "<w:styles>"
    '<w:style w:type="character" w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Child"><w:basedOn w:val="Base"/>'
    '<w:rPr><w:i w:val="1"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    "</w:styles>"
)
LOOKS: list[object] = [
    pytest.param("<w:b/>", (True, False), id="direct"),
    pytest.param('<w:b w:val="0"/>', (False, False), id="direct-off"),
    pytest.param('<w:rStyle w:val="Child"/>', (True, True), id="inherited"),
    pytest.param('<w:rStyle w:val="Child"/><w:b w:val="false"/>', (False, True), id="switched-off"),
    pytest.param('<w:rStyle w:val="Loop"/>', (False, False), id="style-of-itself"),
    pytest.param('<w:rStyle w:val="Nowhere"/>', (False, False), id="unknown-style"),
]


@pytest.mark.parametrize(("properties", "expected"), LOOKS)
def test_bold_and_italic(properties: str, expected: tuple[bool, bool]) -> None:
    looks = looks_of(STYLES, None)
    [piece] = pieces_of([element(f"<w:p>{_run('<w:t>x</w:t>', properties)}</w:p>")], looks)
    assert (piece.bold, piece.italic) == expected
