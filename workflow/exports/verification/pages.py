"""The pages of a document, as LibreOffice makes them and poppler reads them."""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from lxml import etree

from workflow.exports.review.walking import W
from workflow.exports.verification.opened import WordFile
from workflow.exports.verification.page_ends import page_ends
from workflow.exports.verification.places import text_of
from workflow.exports.verification.values import Fault

PROGRAMS = ("pdftotext", "pdffonts")
_SECONDS = 120
_LEAST_BEGINNING = 12
"""Characters by which the beginning of a row is known on a page."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
# "BAAAAA+LiberationSerif-Bold      TrueType          WinAnsi          yes yes yes     12  0"
_FONT = re.compile(
    r"^(?:[A-Z]{6}\+)?(?P<name>\S+)\s.*?\s"
    r"(?P<embedded>yes|no)\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+\d+\s*$"
)
# "TimesNewRomanPS-BoldMT", "ArialMT", "LiberationSans-Italic": what follows the family
_STYLE = re.compile(r"(?:PS)?(?:[-,].*|MT)?$")


def missing_programs() -> list[str]:
    """The programs of poppler that are not installed."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A PDF taken apart."""

    pages: tuple[str, ...]
    """The text of each page, laid out."""
    fonts: Mapping[str, bool]
    """Whether each font is embedded, by family without blanks."""


def rendered(pdf: bytes) -> Rendered:
    """Take a PDF apart. Raises `OSError` or `SubprocessError` where poppler fails."""
    with tempfile.TemporaryDirectory(prefix="bilingual-") as folder:
        path = Path(folder) / "document.pdf"
        path.write_bytes(pdf)
        pages = _printed(["pdftotext", "-layout", str(path), "-"]).split("\f")[:-1]
        fonts: dict[str, bool] = {}
        for line in _printed(["pdffonts", str(path)]).splitlines()[2:]:
            match = _FONT.match(line)
            if match:
                family = _STYLE.sub("", match["name"], count=1)
                fonts[family] = fonts.get(family, True) and match["embedded"] == "yes"
    return Rendered(tuple(pages), fonts)


def page_faults(file: WordFile, pdf: Rendered) -> Iterator[Fault]:
    """Pages without their number or head row, headings at a foot, and fonts that are not ours."""
    yield from _numbers(file, pdf.pages)
    yield from _heads(file, pdf.pages)
    yield from page_ends(file, pdf.pages)
    expected = _families(file)
    for family, embedded in sorted(pdf.fonts.items()):
        if not embedded:
            yield Fault(f"the font {family} is not embedded", "PDF")
        if expected and family not in expected:
            what = f"the font {family} is used: a letter is missing in the document's own fonts"
            yield Fault(what, "PDF", "Look for the odd letter, or install the font it needs")


def _printed(command: list[str]) -> str:
    done = subprocess.run(
        command, check=True, capture_output=True, timeout=_SECONDS, stdin=subprocess.DEVNULL
    )
    return done.stdout.decode(errors="replace")


def _numbers(file: WordFile, pages: tuple[str, ...]) -> Iterator[Fault]:
    """The page's number, as "2 / 5" below or "2" above, on every page that has text."""
    total = len(pages)
    heads = _told_by(file, "header")
    below = "NUMPAGES" in _told_by(file, "footer")
    above = "PAGE" in heads and not below
    for number, page in enumerate(pages, start=1):
        if not page.strip():
            continue  # the blank page that keeps facing languages in step
        if below and not re.search(rf"(?<!\d){number} ?/ ?{total}(?!\d)", page):
            yield Fault(f"“{number} / {total}” does not stand in the footer", f"page {number}")
        first = next((line.strip() for line in page.splitlines() if line.strip()), "")
        if above and number > 1 and first != str(number):
            yield Fault(f"the number {number} does not stand above the text", f"page {number}")


def _told_by(file: WordFile, kind: str) -> str:
    """The instructions of all fields in the headers, or the footers."""
    return " ".join(
        each.text or ""
        for name, root in file.shown.items()
        if name.rpartition("/")[2].startswith(kind)
        for each in root.iter(f"{W}instrText")
    )


def _heads(file: WordFile, pages: tuple[str, ...]) -> Iterator[Fault]:
    """The head row on every page on which a row of its table begins."""
    squeezed = ["".join(page.split()) for page in pages]
    missing: dict[int, str] = {}
    for table in file.body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        if not rows or rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            continue
        heads = ["".join(text_of(cell).split()) for cell in rows[0].iter(f"{W}tc")]
        heads = [head for head in heads if head and not _RIGHT_TO_LEFT.search(head)]
        begins = set(_beginnings(rows[1:], squeezed))
        for number, page in enumerate(squeezed, start=1):
            lost = [head for head in heads if head not in page]
            if lost and any(begin in page for begin in begins):
                missing.setdefault(number, lost[0])
    for number, head in sorted(missing.items()):
        yield Fault(f"the head row is not repeated: “{head}” is missing", f"page {number}")


def _beginnings(rows: list[etree._Element], pages: list[str]) -> Iterator[str]:
    """How rows begin, where that stands on one page only: a title may be in the contents too."""
    for row in rows:
        cells = row.findall(f"{W}tc")
        text = "".join(text_of(cells[1]).split()) if len(cells) > 1 else ""
        begin = text[:_LEAST_BEGINNING]
        if len(begin) == _LEAST_BEGINNING and sum(begin in page for page in pages) == 1:
            yield begin


def _families(file: WordFile) -> frozenset[str]:
    """The families a document may use, with their stand-ins; empty where that is not known."""
    known = _stand_ins()
    styles = file.optional(file.styles_name)
    named = {
        str(value)
        for fonts in (() if styles is None else styles.iter(f"{W}rFonts"))
        for value in fonts.attrib.values()
    }
    if not named or not named <= known.keys():
        return frozenset()
    return frozenset(family for name in named for family in known[name])


@functools.cache
def _stand_ins() -> Mapping[str, tuple[str, ...]]:
    text = files("workflow.exports.verification").joinpath("fonts.toml").read_text(encoding="utf-8")
    return {name: tuple(families) for name, families in tomllib.loads(text).items()}
