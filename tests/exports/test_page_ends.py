"""No page ends in a heading: as LibreOffice sets the documents out, and as the checklist tells it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from review_edits import W, edited, with_parts
from word_samples import all_reviewed, block, document

from tests.conftest import judge
from workflow.batch.products.office import converted
from workflow.exports import AlignedDocument, Publication, UsedEntry, word_document
from workflow.exports.verification.opened import WordFile
from workflow.exports.verification.page_ends import page_ends
from workflow.exports.verification.pages import Rendered, rendered

HERE = Path("made.docx")
_LONG = (
    "Every district reports on its roads, its bridges, its schools and its health stations.",
    "Chaque district rend compte de ses routes, de ses ponts, de ses écoles et de ses postes.",
)


def report(lines: int, words: int, *, annex: bool = False) -> AlignedDocument:
    """A paragraph of so many words, so many lines, a heading, and a paragraph of two lines."""
    blocks = [
        block("title", ("A plan", "Un plan")),
        block("paragraph", (" ".join(["word"] * words) + ".", " ".join(["mot"] * words) + ".")),
        *(block("paragraph", (f"Line {n}.", f"Ligne {n}.")) for n in range(1, lines)),
        block("heading", ("What comes next", "La suite")),
        block("paragraph", (f"At last. {_LONG[0] * 2}", f"Enfin. {_LONG[1] * 2}")),
    ]
    used = [UsedEntry("term", "ward", "quartier", "", 1, "enforced")] if annex else []
    return all_reviewed(document(blocks, "en", "fr", title="A plan", used=used))


# LibreOffice guesses 25 paragraphs a page: the 25th is the heading, or a sentence and its
# translation are the 25th and 26th, and the page is full after it in some of the lengths.
CASES = {
    **{f"clean-{words}": ("clean", 18, words) for words in range(250, 430, 15)},
    **{f"interlinear-{words}": ("interlinear", 10, words) for words in range(86, 254, 14)},
    **{f"paragraph-{words}": ("paragraph", 18, words) for words in range(20, 300, 24)},
    **{f"facing-{words}": ("facing", 18, words) for words in range(250, 430, 15)},
}


@pytest.fixture(scope="module")
def made() -> dict[str, tuple[WordFile, Rendered]]:
    """Each case as a file and as pages, all in one go of LibreOffice."""
    judge("soffice")
    judge("pdftotext")
    documents = {
        Path(name): word_document(report(lines, words), layout)
        for name, (layout, lines, words) in CASES.items()
    }
    return {
        path.name: (WordFile(documents[path], path), rendered(pdf))
        for path, pdf in converted(documents, "pdf").items()
    }


@pytest.mark.parametrize("name", CASES)
def test_no_page_ends_in_a_heading(name: str, made: dict[str, tuple[WordFile, Rendered]]) -> None:
    file, pdf = made[name]
    assert [fault.what for fault in page_ends(file, pdf.pages)] == []


def test_the_lengths_reach_over_the_end_of_a_page(
    made: dict[str, tuple[WordFile, Rendered]],
) -> None:
    for layout in ("clean", "interlinear", "paragraph"):
        first = [pdf.pages[0] for name, (_, pdf) in made.items() if name.startswith(layout)]
        assert {"Enfin" in page for page in first} == {True, False}, layout


def told(data: bytes, *pages: str) -> list[tuple[str, str]]:
    return [(fault.place, fault.what) for fault in page_ends(WordFile(data, HERE), pages)]


FOOTER = "{} · English → Français          {} / 2\n"
END = "Enfin.\n"


@pytest.mark.parametrize(
    ("layout", "page", "found"),
    [
        pytest.param("clean", "Ligne 2.\n\nLa suite\n", "“La suite”", id="heading"),
        pytest.param("clean", "Ligne 2.\n\nLa\nsuite\n", "“La suite”", id="heading-of-two-lines"),
        pytest.param("clean", "La suite\n\nLigne 2.\n", "", id="heading-above-its-text"),
        pytest.param("clean", "Ligne 2 et la suite\n", "", id="a-line-that-ends-like-one"),
        pytest.param(
            "paragraph", "Ligne 2.\n\n4 What comes La suite\n  next\n", "“4What", id="row"
        ),
        pytest.param("paragraph", "Line 2.\n\n№  English  Français\n", "“№English", id="head-row"),
        pytest.param("interlinear", "7  Line 2.\n", "", id="another-number"),
        pytest.param("interlinear", "3  Line 2.\n", "“3Line 2.”", id="sentence"),
        pytest.param("interlinear", "3  Line 2.\n   Ligne 2.\n", "", id="sentence-and-translation"),
    ],
)
def test_what_ends_a_page_is_told(layout: str, page: str, found: str) -> None:
    data = word_document(report(3, 5), layout)
    first, last = (FOOTER.format("Sample" if layout == "clean" else "A plan", n) for n in (1, 2))
    faults = told(data, page + first, END + last)
    assert [place for place, _ in faults] == (["page 1"] if found else [])
    assert all(what.startswith(found) for _, what in faults)
    # nothing comes after the last page
    assert told(data, END + first, page + last) == []


def test_what_is_written_from_the_right_is_known_in_any_order() -> None:
    made = document(
        [block("heading", ("What follows", "ما يلي")), block("paragraph", ("End.", "النهاية."))],
        "en",
        "ar",
    )
    data = word_document(all_reviewed(made), "clean")
    assert [place for place, _ in told(data, "نص\n\nيلي ما\n", END)] == ["page 1"]


def test_the_end_of_a_section_is_no_fault() -> None:
    data = word_document(report(3, 5), "clean")

    def end(root: object) -> None:
        heading = next(
            each
            for each in root.iter(f"{W}p")  # type: ignore[attr-defined]
            if "La suite" in "".join(each.itertext())
        )
        following = heading.getnext().find(f"{W}pPr")
        following.append(following.makeelement(f"{W}sectPr"))

    page = "Ligne 2.\nLa suite\n"
    assert told(data, page, END)
    assert told(edited(data, end), page, END) == []


def test_a_style_may_undo_what_it_rests_on() -> None:
    data = word_document(report(3, 5), "clean")
    with zipfile.ZipFile(io.BytesIO(data)) as entries:
        styles = entries.read("word/styles.xml").decode()
    undone = re.sub(
        r'(w:styleId="BilingualPageHeading1">.*?)<w:keepNext/>',
        r'\1<w:keepNext w:val="0"/>',
        styles,
    )
    assert undone != styles
    page = "Ligne 2.\nLa suite\n"
    assert told(data, page, END)
    assert told(with_parts(data, {"word/styles.xml": undone.encode()}), page, END) == []


def test_the_field_that_holds_a_heading_shows_nothing_and_is_in_no_text() -> None:
    data = word_document(report(3, 5, annex=True), publication=Publication("clean", annex=True))
    file = WordFile(data, HERE)
    fields = [each.getparent().getparent() for each in file.body.iter(f"{W}instrText")]
    texts = ["".join(t.text for t in paragraph.iter(f"{W}t")) for paragraph in fields]
    assert texts[0] == "La suite"
    assert "Terms and references" in texts[1]
    assert all(" IF 1 = 1 " in (each.text or "") for each in file.body.iter(f"{W}instrText"))
