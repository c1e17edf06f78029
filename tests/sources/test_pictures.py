"""Pictures of articles: found in Word files, written as Markdown lines, read with caution."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given
from hypothesis import strategies as st

from tests.exports.picture_samples import (
    TEXT,
    add_picture,
    link_last_picture,
    png,
    replace_media,
    saved,
    with_pictures,
)
from workflow.adding import add_article
from workflow.article import Article, Block, BlockKind, Cell, Metadata, Picture, plain_text
from workflow.desk import Desk
from workflow.sources import read_article, serialize_markdown
from workflow.sources.picture_files import PictureFile, load_pictures, picture_of
from workflow.sources.picture_lines import picture_line, split_picture_line
from workflow.sources.picture_places import picture_places

GIF = b"GIF89a" + struct.pack("<HH", 3, 2) + b"\0\0\0;"
JPEG = (
    b"\xff\xd8\xff\xee\x00\x04ab\xff\xc2\x00\x0b\x08" + struct.pack(">HH", 20, 30) + b"\x01\0\0\0"
)


def told(path: Path) -> list[tuple[str, str]]:
    """The text of each block, and of each picture the alternative text, in order."""
    article = read_article(path, default_language="en")
    places = picture_places(article.pictures, article.blocks)
    out: list[tuple[str, str]] = []
    for index, block in enumerate((*article.blocks, None)):
        out += [("picture", picture.alt) for picture in places.get(index, [])]
        if block is not None:
            out.append((block.kind.value, plain_text(block.text)))
    return out


def test_pictures_stand_between_the_blocks(tmp_path: Path) -> None:
    assert told(saved(with_pictures(), tmp_path / "a.docx")) == [
        ("title", "The province opens a new road"),
        ("paragraph", TEXT),
        ("picture", "Lorries on a mountain road"),
        ("caption", "The road seen from the pass. (Photo: VNA)"),
        ("paragraph", "It is ninety kilometres long and joins three districts."),
        ("picture", ""),
        ("caption", "Villagers at the opening. (Photo: VNA)"),
        ("paragraph", "The work goes on, and the road will be widened next year."),
        ("picture", ""),
    ]


def _in_text(document: DocumentType) -> None:
    add_picture(document, png(4, 4), "first")
    drawing = document.paragraphs[-1]
    drawing.add_run("Text after the picture.")
    add_picture(document, png(4, 4), "second")
    document.paragraphs[-1].insert_paragraph_before("")
    document.paragraphs[-1]._p.insert(0, document.add_paragraph().add_run("Text before.")._r)


def _in_a_table(document: DocumentType) -> None:
    table = document.add_table(2, 1)
    table.cell(0, 0).text = "Row one"
    table.cell(1, 0).paragraphs[0].add_run("Row two").add_picture(io.BytesIO(png(4, 4)))


def _in_a_deletion(document: DocumentType) -> None:
    add_picture(document, png(4, 4))
    paragraph = document.paragraphs[-1]._p
    deleted = parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="A"/>')
    deleted.append(paragraph.find(qn("w:r")))
    paragraph.append(deleted)


def _vml(document: DocumentType) -> None:
    add_picture(document, png(4, 4))
    blip = document.inline_shapes[-1]._inline.find(f".//{qn('a:blip')}")
    key = blip.get(qn("r:embed"))
    run = document.paragraphs[-1]._p.find(qn("w:r"))
    run.remove(run.find(qn("w:drawing")))
    run.append(
        parse_xml(
            f'<w:pict {nsdecls("w", "r")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape'
            f' alt="An old picture" style="width:72pt;height:72pt"><v:imagedata r:id="{key}"/>'
            "</v:shape></w:pict>"
        )
    )


@pytest.mark.parametrize(
    ("build", "expected"),
    [
        pytest.param(
            _in_text,
            ["picture first", "Text after the picture.", "Text before.", "picture second"],
            id="in-a-paragraph",
        ),
        pytest.param(_in_a_table, ["picture ", "Row one", "Row two"], id="in-a-table"),
        pytest.param(_in_a_deletion, [], id="deleted"),
        pytest.param(_vml, ["picture An old picture"], id="vml"),
    ],
)
def test_odd_places_of_a_picture(build: object, expected: list[str], tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph(TEXT)
    build(document)  # type: ignore[operator]
    found = told(saved(document, tmp_path / "a.docx"))
    assert [f"{kind} {text}" if kind == "picture" else text for kind, text in found[1:]] == expected


def test_added_pictures_are_files_beside_the_article(desk: Path, tmp_path: Path) -> None:
    path = saved(with_pictures(), tmp_path / "road.docx")
    added = add_article(Desk.open(desk), path, language="en")
    folder = desk / "sources" / f"{added.id}.files"
    assert sorted(file.read_bytes() for file in folder.iterdir()) == sorted(
        (png(400, 260), png(200, 300, 40))
    )
    assert f"3 pictures were put into sources/{added.id}.files/, each at its place." in [
        change.message for change in added.changes
    ]
    first = read_article(added.path)
    assert [(each.alt, each.width) for each in first.pictures] == [
        ("Lorries on a mountain road", 120),
        ("", 71),
        ("", 60),
    ]
    assert told(added.path) == told(path)
    assert not add_article(Desk.open(desk), path, language="en").written


def test_a_picture_that_was_retouched_on_the_desk_stays(desk: Path, tmp_path: Path) -> None:
    path = saved(with_pictures(), tmp_path / "road.docx")
    added = add_article(Desk.open(desk), path, language="en")
    file = min((desk / "sources" / f"{added.id}.files").iterdir())
    file.write_bytes(GIF)
    add_article(Desk.open(desk), path, language="en")
    assert file.read_bytes() == GIF


def _problems(path: Path) -> tuple[str, ...]:
    return load_pictures(path, read_article(path, default_language="en")).problems


def test_a_linked_picture_is_never_fetched(tmp_path: Path) -> None:
    document = with_pictures()
    link_last_picture(document, "https://example.org/spy.png")
    assert _problems(saved(document, tmp_path / "a.docx")) == (
        "Picture 3 was left out: it is only linked, to https://example.org/spy.png,"
        " and nothing is fetched.",
    )


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("a.emf", b"\x01\0\0\0" + bytes(60), "it is no PNG, JPEG or GIF", id="emf"),
        pytest.param("a.svg", b"<svg/>", "it is no PNG, JPEG or GIF", id="svg"),
        pytest.param("a.jpg", b"\xff\xd8\xff\xe0\x00", "the file is damaged", id="cut-off"),
        pytest.param("a.png", png(1, 1)[:20], "the file is damaged", id="bad-head"),
    ],
)
def test_what_no_program_shows_is_told(
    name: str, content: bytes, reason: str, tmp_path: Path
) -> None:
    path = saved(with_pictures(), tmp_path / "a.docx")
    path.write_bytes(replace_media(path.read_bytes(), 2, name, content))
    assert _problems(path) == (f"Picture 2 was left out: {reason}.",)


def test_a_cropped_picture_is_told(tmp_path: Path) -> None:
    document = with_pictures()
    blip = document.inline_shapes[0]._inline.find(f".//{qn('a:blip')}")
    blip.addnext(parse_xml(f'<a:srcRect {nsdecls("a")} l="20000"/>'))
    (problem,) = _problems(saved(document, tmp_path / "a.docx"))
    assert problem.startswith("Picture 1 is cropped or turned in the source")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(png(7, 5), ("png", 7, 5), id="png"),
        pytest.param(GIF, ("gif", 3, 2), id="gif"),
        pytest.param(JPEG, ("jpeg", 30, 20), id="jpeg-without-jfif"),
        pytest.param(bytes(21 * 2**20), "it is larger than 20 MiB", id="large"),
        pytest.param(b"", "it is no PNG, JPEG or GIF", id="empty"),
    ],
)
def test_kind_and_size_are_told_from_the_bytes(data: bytes, expected: object) -> None:
    found = picture_of(data)
    assert (
        found if isinstance(found, str) else (found.kind, found.width, found.height)
    ) == expected


def test_a_picture_of_too_many_pixels_is_refused() -> None:
    head = png(1, 1).replace(struct.pack(">II", 1, 1), struct.pack(">II", 29_000, 29_000), 1)
    assert picture_of(head) == "29000 × 29000 pixels are too many"


@given(st.binary(max_size=60), st.sampled_from([b"", png(1, 1)[:16], b"\xff\xd8", b"GIF89a"]))
def test_any_bytes_are_a_picture_or_a_reason(tail: bytes, head: bytes) -> None:
    assert isinstance(picture_of(head + tail), PictureFile | str)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("a.files/map.png", True, id="below"),
        pytest.param("a%20b.png", True, id="percent"),
        pytest.param("../secret.png", False, id="above"),
        pytest.param("link.png", False, id="link-out"),
        pytest.param("https://example.org/a.png", False, id="web"),
        pytest.param("none.png", False, id="missing"),
    ],
)
def test_only_files_beside_the_article_are_read(name: str, shown: bool, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    (folder / "a.files").mkdir(parents=True)
    for file in ("sources/a.files/map.png", "sources/a b.png", "secret.png"):
        (tmp_path / file).write_bytes(png(2, 2))
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    path = folder / "a.md"
    path.write_text(f"---\nlang: en\n---\n\nText of it.\n\n![A map]({name})\n", encoding="utf-8")
    article = read_article(path)
    assert [block.text for block in article.blocks] == ["Text of it.", "A map"]
    loaded = load_pictures(path, article)
    assert (len(loaded.files), len(loaded.problems)) == ((1, 0) if shown else (0, 1))


words = st.text(st.sampled_from("ab \"'&;<>{}()[]|\\*_`é"), max_size=12)
names = st.sampled_from(["a.png", "a b.png", "x(1).png", "a&amp;.png", "x.files/3f.jpg"])


@given(words, names, st.integers(0, 999))
def test_a_picture_comes_back_from_markdown(alt: str, name: str, width: int) -> None:
    picture = Picture(2, name, " ".join(alt.split()), width)
    blocks = (Block(BlockKind.PARAGRAPH, "One.", 1), Block(BlockKind.PARAGRAPH, "Two.", 2))
    article = Article("a", "en", "", Metadata(), blocks, pictures=(picture,))
    text = serialize_markdown(article)
    line = next(line for line in text.split("\n") if line.startswith("!"))
    found = split_picture_line(line)
    assert (found.alt, found.width) == (picture.alt, width)
    from workflow.sources.markdown import parse_markdown

    draft = parse_markdown(text, Path("a.md"))
    assert [block.text for block in draft.blocks] == ["One.", "Two."]
    assert [replace(each, line=2) for each in draft.pictures] == [picture]
    assert picture_places(draft.pictures, draft.blocks).keys() == {1}


def test_a_line_without_braces_is_as_it_was() -> None:
    assert split_picture_line("![a](b.png)").is_described is False
    assert picture_line(Picture(1, "b.png"), "b.png") == "![](b.png)"


def test_no_picture_parts_a_table_or_a_list_item() -> None:
    kinds = BlockKind
    blocks = [
        Block(kinds.TITLE, "T", 1),
        Block(kinds.TABLE_CELL, "a", 2, cell=Cell(0, 0, 0)),
        Block(kinds.TABLE_CELL, "b", 3, cell=Cell(0, 1, 0)),
        Block(kinds.LIST_ITEM, "c", 5, 1, "-"),
        Block(kinds.LIST_ITEM, "d", 6, 1, ""),
    ]
    pictures = [Picture(line, "a.png") for line in (1, 3, 6, 9)]
    assert {place: len(each) for place, each in picture_places(pictures, blocks).items()} == {
        1: 2,
        3: 1,
        5: 1,
    }
