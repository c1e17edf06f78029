"""The layouts as pages, made by LibreOffice: what stands on which page."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from word_samples import all_reviewed, block, document, english_french

from tests.conftest import judge
from workflow.batch.products.office import converted, linked_pages
from workflow.exports import (
    LAYOUT_NAMES,
    AlignedDocument,
    Publication,
    in_columns,
    word_compilation,
    word_document,
)

Pages = dict[str, list[str]]

_SENTENCE = (
    "The Provincial People's Committee told every district to report on roads and bridges.",
    "Le Comité populaire provincial a demandé à chaque district un rapport sur les routes et ponts.",
)


def long_text() -> AlignedDocument:
    """Three headings with twelve paragraphs of five sentences each, none like another."""
    blocks = [block("title", ("A long plan", "Un long plan"))]
    number = 0
    for part in range(3):
        blocks.append(block("heading", (f"Part {part} begins", f"La partie {part} commence")))
        for _ in range(12):
            pairs = []
            for _ in range(5):
                number += 1
                pairs.append((f"({number}) {_SENTENCE[0]}", f"({number}) {_SENTENCE[1]}"))
            blocks.append(block("paragraph", *pairs))
    return all_reviewed(document(blocks, "en", "fr", title="A long plan", used=()))


def three_columns() -> AlignedDocument:
    made = all_reviewed(english_french())
    return in_columns([made, replace(made, target_language="es", used=())])


def compilation(pages: tuple[int, ...]) -> bytes:
    made = all_reviewed(english_french())
    titled = [replace(made, title=f"Article {number}") for number in (1, 2, 3)]
    return word_compilation(titled, Publication("table"), "articles.en-fr", "The news", pages)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Pages, dict[str, bytes]]:
    """The pages of many documents by name, made in one go, and the PDFs."""
    judge("soffice")
    reader = judge("pdftotext")
    draft = english_french()
    documents = {
        **{layout: word_document(all_reviewed(draft), layout) for layout in LAYOUT_NAMES},
        "long": word_document(long_text(), "facing"),
        "columns": word_document(three_columns(), "paragraph"),
        "decree30": word_document(draft, publication=Publication(paper="decree30", draft=True)),
        "letter": word_document(draft, publication=Publication("clean", "letter", draft=True)),
        "together": compilation((2, 5, 8)),
    }
    products = converted({Path(name): data for name, data in documents.items()}, "pdf")
    folder = tmp_path_factory.mktemp("pdf")
    pages: Pages = {}
    for path, pdf in products.items():
        file = folder / "made.pdf"
        file.write_bytes(pdf)
        told = subprocess.run(
            [reader, "-layout", str(file), "-"], check=True, capture_output=True, timeout=60
        )
        pages[path.name] = told.stdout.decode().split("\f")[:-1]
    return pages, {path.name: pdf for path, pdf in products.items()}


@pytest.fixture
def pages(made: tuple[Pages, dict[str, bytes]]) -> Pages:
    return made[0]


@pytest.mark.parametrize(
    ("name", "count"),
    [("table", 3), ("paragraph", 3), ("interlinear", 4), ("clean", 2), ("columns", 5)],
)
def test_a_document_has_as_many_pages_as_it_had(name: str, count: int, pages: Pages) -> None:
    assert abs(len(pages[name]) - count) <= 1


@pytest.mark.parametrize("name", [*LAYOUT_NAMES, "letter", "columns", "together"])
def test_every_page_counts_itself(name: str, pages: Pages) -> None:
    found = pages[name]
    for number, page in enumerate(found, 1):
        assert re.search(rf"\b{number} ?/ ?{len(found)}\b", page)


def test_no_page_ends_with_a_heading(pages: Pages) -> None:
    headings = ("Three gates, one timetable", "Money and oversight", "What follows", "La suite")
    for name, found in pages.items():
        for page in found:
            lines = [line for line in page.splitlines() if line.strip()]
            text = [line for line in lines if "→" not in line]  # without the footer
            assert not any(heading in text[-1] for heading in headings), name


def numbers(page: str) -> list[int]:
    """The sentences that a page begins, by their numbers."""
    return [int(number) for number in re.findall(r"\((\d+)\)", page)]


def test_facing_pages_hold_the_same_sentences(pages: Pages) -> None:
    title, *openings, _closing = pages["long"]
    assert "A long plan" in title
    assert len(openings) % 2 == 0
    lefts, rights = openings[::2], openings[1::2]
    assert all("Committee" in page and "Comité" not in page for page in lefts)
    assert all("Comité" in page and "Committee" not in page for page in rights)
    assert [numbers(page) for page in lefts] == [numbers(page) for page in rights]
    assert [number for page in lefts for number in numbers(page)] == list(range(1, 181))


def test_facing_pages_are_well_filled(pages: Pages) -> None:
    rights = pages["long"][2:-1:2]
    lines = [len([line for line in page.splitlines() if line.strip()]) for page in rights]
    assert min(lines[:-1]) >= 36


def test_a_sentence_and_its_translation_share_a_page(pages: Pages) -> None:
    made = all_reviewed(english_french())
    found = ["".join(page.split()) for page in pages["interlinear"]]
    for unit in made.units[1:]:
        if "<" in unit.source + unit.target or len(unit.source) < 20:
            continue
        both = ["".join(text.split()) for text in (unit.source, unit.target)]
        assert any(all(text in page for text in both) for page in found), unit.source


def test_the_decree_has_its_page_number_on_top_from_the_second_page(pages: Pages) -> None:
    first, second, *_ = pages["decree30"]
    assert second.split()[0] == "2"
    assert first.split()[0] != "1"
    assert not re.search(r"\b2 ?/ ?\d\b", second)


@pytest.mark.parametrize("name", ["decree30", "letter"])
def test_a_draft_says_so_in_words_on_every_page(name: str, pages: Pages) -> None:
    assert all("DRAFT – 11 of 45 sentences not reviewed" in page for page in pages[name])


def test_the_contents_tell_the_pages_of_the_articles(
    made: tuple[Pages, dict[str, bytes]],
) -> None:
    found, products = made
    first = found["together"][0]
    begin = [
        next(index for index, page in enumerate(found["together"], 1) if f"{number} · Art" in page)
        for number in (1, 2, 3)
    ]
    assert list(linked_pages(products["together"])) == begin
    shown = re.findall(r"\d\. Article \d\W+(\d+)\n", first)
    assert [int(page) for page in shown] == [2, 5, 8] == begin


def test_the_links_of_what_is_no_pdf_are_not_read() -> None:
    assert linked_pages(b"%PDF-1.7 1 0 obj <</Type/ObjStm>>") == ()
