"""How a document for the public is made: layout, paper, and what it shows beside the text."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from workflow.errors import ExportError

TABLE = "table"
PARAGRAPH = "paragraph"
INTERLINEAR = "interlinear"
CLEAN = "clean"
FACING = "facing"
LAYOUT_NAMES = (TABLE, PARAGRAPH, INTERLINEAR, CLEAN, FACING)
"""The layouts, the usual one first."""

COLUMN_LAYOUTS = (TABLE, PARAGRAPH, INTERLINEAR)
"""The layouts that can show several target languages at once."""

MOST_TARGETS = 3
"""Target languages in one document: a fourth column would be narrower than a word."""

_MILLIMETRE = 1440 / 25.4


def millimetres(length: float) -> int:
    """A length in millimetres as twentieths of a point.

    >>> millimetres(210)
    11906
    """
    return round(length * _MILLIMETRE)


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and its margins, in twentieths of a point."""

    width: int = 11906
    height: int = 16838
    left: int = 1134
    right: int = 1134
    top: int = 1304
    bottom: int = 1304
    edge: int = 567
    """From the paper's edge to header and footer."""
    number_on_top: bool = False
    """Whether the page number stands in the middle of the head, from the second page on."""

    @property
    def text_width(self) -> int:
        """Between the margins."""
        return self.width - self.left - self.right

    @property
    def landscape(self) -> Paper:
        """The same sheet turned; the margins at the sides become equal."""
        if self.width >= self.height:
            return self
        side = min(self.left, self.right)
        return replace(self, width=self.height, height=self.width, left=side, right=side)


PAPERS: Mapping[str, Paper] = {
    "a4": Paper(),
    "letter": Paper(width=12240, height=15840),
    # Viet Nam, Decree 30/2020/NĐ-CP, annex I: A4, 20-25 mm above and below, 30-35 mm left,
    # 15-20 mm right, the page number in the middle above the text, not on the first page.
    "decree30": Paper(
        left=millimetres(30),
        right=millimetres(15),
        top=millimetres(20),
        bottom=millimetres(20),
        edge=millimetres(10),
        number_on_top=True,
    ),
}
"""Papers by the name an editor gives them."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who answers for a translation."""

    reviewers: tuple[str, ...] = ()
    """Names, as they are to be printed."""
    reviewed_on: datetime.date | None = None
    engines: str = ""
    """What made the drafts, with version; empty where people wrote them."""
    glossary: str = ""
    """The glossary's signature."""

    @property
    def missing(self) -> str:
        """What a final document still needs to be told, in English; empty when it has all."""
        told = (("a reviewer", self.reviewers), ("the day of the review", self.reviewed_on))
        return " and ".join(name for name, value in told if not value)


@dataclass(frozen=True, slots=True)
class Publication:
    """What an editor chose for a document."""

    layout: str = TABLE
    paper: str = "a4"
    """A key of `PAPERS`."""
    numbers: bool | None = None
    """Whether paragraphs carry their number in the margin; `None` leaves it out of `clean`."""
    annex: bool | None = None
    """Whether terms and references are listed; `None` leaves it out of `clean` alone."""
    draft: bool = False
    """Whether every page is marked as a draft, whatever the state of its sentences."""
    reference: bytes | None = None
    """A Word document that gives styles, margins, header and footer."""

    @property
    def has_numbers(self) -> bool:
        """Whether paragraphs carry their number."""
        return self.layout != CLEAN if self.numbers is None else self.numbers

    @property
    def has_annex(self) -> bool:
        """Whether the document ends with its terms and references."""
        return self.layout != CLEAN if self.annex is None else self.annex

    @property
    def is_hyphenated(self) -> bool:
        """Whether words are parted at line ends: where lines are justified."""
        return self.layout in (CLEAN, FACING)

    def checked(self) -> Publication:
        """The same. Raises `ExportError` for a layout or paper that does not exist."""
        for kind, name, known in (
            ("layout", self.layout, LAYOUT_NAMES),
            ("page", self.paper, PAPERS),
        ):
            if name not in known:
                raise ExportError(
                    f"there is no {kind} {name!r}", hint=f"Use one of: {', '.join(known)}"
                )
        return self
