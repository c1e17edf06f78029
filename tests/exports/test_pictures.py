"""Pictures of the source in every layout: each once, at its place, with words for it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from picture_samples import link_last_picture, png, saved, with_pictures
from word_checks import body, parts, structure_findings, text_of, validator_findings
from word_samples import block, document

from tests.conftest import judge
from workflow.adding import add_article
from workflow.batch.extracting import extract_jobs
from workflow.batch.products.exporting import export_jobs
from workflow.batch.products.formats import Format, export_formats
from workflow.batch.products.office import converted
from workflow.batch.products.publishing import Edition, publish_jobs
from workflow.batch.workspace import Workspace
from workflow.desk import Desk
from workflow.exports import (
    LAYOUT_NAMES,
    AlignedDocument,
    Publication,
    in_columns,
    word_compilation,
    word_document,
)
from workflow.exports.aligned import ShownPicture

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WIDE, _TALL = png(400, 260), png(200, 300, 40)
_ALTS = ["Lorries on a road", "A crowd.", "Picture 3 of the article"]
_TARGET_ALTS = ["Lorries on a road", "Une foule.", "Image 3 de l’article"]


def shown() -> AlignedDocument:
    """Two pictures before captions, the first of them again at the end."""
    wide = ShownPicture(_WIDE, "png", 400, 260, 1, "Lorries on a road", 120)
    tall = ShownPicture(_TALL, "png", 200, 300, 2)
    blocks = [
        block("title", ("A road", "Une route")),
        replace(block("paragraph", ("It opened.", "Elle a ouvert.")), pictures=(wide,)),
        replace(block("caption", ("A crowd.", "Une foule.")), pictures=(tall,)),
        block("paragraph", ("It goes on.", "Cela continue.")),
    ]
    last = replace(wide, number=3, alt="", shown_width=60)
    return replace(
        document(blocks, "en", "fr", title="A road", target_title="Une route"),
        last_pictures=(last,),
    )


def alts(data: bytes) -> list[str]:
    return [str(each.get("descr")) for each in body(data).iter(f"{WP}docPr")]


KINDS = (*LAYOUT_NAMES, "columns", "together")
"""Every kind of publication copy."""


def made(kind: str) -> bytes:
    one = shown()
    if kind == "columns":
        return word_document(in_columns([one, replace(one, target_language="es")]), "paragraph")
    if kind == "together":
        return word_compilation([one], Publication(), "articles.en-fr", "News", (2,))
    return word_document(one, kind)


@pytest.mark.parametrize("name", KINDS)
def test_each_picture_stands_once_and_says_what_it_shows(name: str, tmp_path: Path) -> None:
    data = made(name)
    assert alts(data) == (_TARGET_ALTS if name == "clean" else _ALTS)
    media = {part: found for part, found in parts(data).items() if "/media/" in part}
    assert sorted(media.values()) == sorted((_WIDE, _TALL))
    assert data == made(name)
    assert structure_findings(data, {"en-GB", "fr-FR", "es-ES"}) == []
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert validator_findings(path) == []


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
def test_a_picture_stands_where_it_stands_in_the_source(layout: str) -> None:
    root = body(word_document(shown(), layout))
    order = [
        "[picture]" if paragraph.find(f".//{WP}docPr") is not None else text_of(paragraph)
        for paragraph in root.iter(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
        )
    ]
    text = "".join(re.sub(r"^\d+", "", each) for each in order)
    first, second, third = [match.start() for match in re.finditer(r"\[picture\]", text)]
    opened = "Elle a ouvert." if layout == "clean" else "It opened."
    crowd = "Une foule." if layout == "clean" else "A crowd."
    goes_on = "Cela continue." if layout == "clean" else "It goes on."
    assert first < text.index(opened) < second < text.index(crowd) < text.index(goes_on) < third


def sizes(data: bytes) -> list[tuple[float, float]]:
    """Width and height of each picture in millimetres."""
    return [
        (round(int(each.get("cx")) / 36000), round(int(each.get("cy")) / 36000))
        for each in body(data).iter(f"{WP}extent")
    ]


def test_a_picture_keeps_its_size_and_shape_where_there_is_room() -> None:
    assert sizes(word_document(shown(), "clean")) == [(120, 78), (53, 79), (60, 39)]


def test_a_large_picture_is_fitted_to_the_page() -> None:
    one = shown()
    huge = replace(one.blocks[1].pictures[0], shown_width=900)
    tall = ShownPicture(png(10, 4000), "png", 10, 4000, 2, shown_width=100)
    blocks = (one.blocks[0], replace(one.blocks[1], pictures=(huge, tall)), *one.blocks[2:])
    wide, high = sizes(word_document(replace(one, blocks=blocks), "clean"))[:2]
    assert wide == (170, 110)
    assert high[1] <= 0.45 * (297 - 46) + 1


def test_text_without_pictures_has_no_trace_of_them() -> None:
    data = word_document(document([block("paragraph", ("A.", "B."))], "en", "fr"), "table")
    assert b"drawing" not in parts(data)["word/document.xml"]


def test_libreoffice_shows_every_picture_in_every_layout(tmp_path: Path) -> None:
    judge("soffice")
    lister = judge("pdfimages")
    products = converted({Path(kind): made(kind) for kind in KINDS}, "pdf")
    for name, pdf in products.items():
        path = tmp_path / "a.pdf"
        path.write_bytes(pdf)
        told = subprocess.run([lister, "-list", str(path)], check=True, capture_output=True)
        assert told.stdout.decode().count(" image ") == 3, name


class Listening:
    """A reporter that remembers what was said."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def begin(self, title: str, total: int) -> object:
        return lambda done: None

    def say(self, line: str) -> None:
        self.lines.append(line)


@pytest.fixture
def workspace(desk: Path, tmp_path: Path) -> Workspace:
    """A desk with one article with pictures, brought in with `add`, and its raw file beside it."""
    (desk / "sources" / "review.md").unlink()
    raw = with_pictures()
    path = saved(raw, tmp_path / "road.docx")
    add_article(Desk.open(desk), path, language="en", article_id="added")
    link_last_picture(raw, "https://example.org/a.png")
    saved(raw, desk / "sources" / "raw.docx")
    made = Workspace(Desk.open(desk), Listening())  # type: ignore[arg-type]
    extract_jobs(made, made.jobs((), ("fr",)).jobs)
    return made


def test_an_added_article_and_a_raw_one_show_their_pictures(workspace: Workspace) -> None:
    found = workspace.jobs((), ("fr",)).jobs
    results = {each.job.article.id: each for each in export_jobs(workspace, found)}
    assert len(alts(results["added"].path.read_bytes())) == 3
    assert len(alts(results["raw"].path.read_bytes())) == 2
    assert workspace.reporter.lines == [  # type: ignore[attr-defined]
        "sources/raw.docx: Picture 3 was left out: it is only linked, to https://example.org/a.png,"
        " and nothing is fetched."
    ]


def test_a_changed_picture_makes_the_document_stale(workspace: Workspace) -> None:
    jobs = workspace.jobs(("added",), ("fr",)).jobs
    edition = Edition(Publication("clean"))
    assert publish_jobs(workspace, jobs, edition)[0].written
    assert not publish_jobs(workspace, jobs, edition)[0].written
    file = min((workspace.desk.sources / "added.files").iterdir())
    file.write_bytes(png(8, 8))
    (again,) = publish_jobs(workspace, jobs, edition)
    assert again.written
    assert png(8, 8) in parts(again.path.read_bytes()).values()


def test_the_html_page_holds_its_pictures(workspace: Workspace) -> None:
    jobs = workspace.jobs(("added",), ("fr",)).jobs
    (result,) = export_formats(workspace, jobs, Format.HTML)
    page = result.path.read_text(encoding="utf-8")
    assert "img-src data:" in page
    root = etree.HTML(page)
    images = list(root.iter("img"))
    assert [each.get("alt") for each in images] == [
        "Lorries on a mountain road",
        "Villagers at the opening. (Photo: VNA)",
        "Picture 3 of the article",
    ]
    assert all(str(each.get("src")).startswith("data:image/png;base64,") for each in images)
