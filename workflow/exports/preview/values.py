"""What the pages of a preview show."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from workflow.article import Block
from workflow.exports.aligned import DRAFT, REVIEWED, UNTRANSLATED

ERROR, WARNING, NOTE, WAIVED = "error", "warning", "note", "waived"
"""How grave a note on a sentence is; `NOTE` is what drafting said of its own draft."""

MEMORY, MACHINE, HUMAN = "memory", "machine", "human"
"""Where a translation comes from."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a text that are marked."""

    start: int
    """Offsets into the plain text, in code points."""
    end: int
    kind: str
    """`term`, `reference`, or as grave as a note."""
    pair: int = 0
    """The same number in source and target for one term; 0 where nothing corresponds."""
    title: str = ""
    """What a reader is told of it."""


@dataclass(frozen=True, slots=True)
class Note:
    """A finding in a sentence."""

    severity: str
    """`error`, `warning`, `note` or `waived`."""
    check_id: str
    message: str

    def __str__(self) -> str:
        return f"{self.check_id}: {self.message}"


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term or reference of a sentence as its PO entry names it."""

    text: str
    status: str
    """`enforced`, `verified`, `repaired`, `needs review`, or empty."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in both languages; the texts carry the light tags of `workflow.article`."""

    source: str
    target: str
    """Empty when untranslated."""
    state: str
    """`reviewed`, `draft` or `untranslated`."""
    origin: str = ""
    """`memory`, `machine` or `human`; empty when untranslated."""
    made_by: str = ""
    """The engine or the memory entry, as the PO file says it."""
    previous: str = ""
    """The source text that the translation was made for, where it was another."""
    comment: str = ""
    """The translator's own comment."""
    line: int = 0
    """Line of its entry in the PO file; 0 where it has none yet."""
    notes: tuple[Note, ...] = ()
    terms: tuple[TermLine, ...] = ()
    source_marks: tuple[Mark, ...] = ()
    target_marks: tuple[Mark, ...] = ()

    def has(self, severity: str) -> bool:
        """Whether there is a note as grave as that."""
        return any(note.severity == severity for note in self.notes)

    @property
    def needs_term_review(self) -> bool:
        """Whether a term or reference of it is doubtful."""
        return any(term.status == "needs review" for term in self.terms)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article."""

    block: Block
    label: str
    """Its number as documents show it: `7`, or `7·B3` for a cell of a table."""
    sentences: tuple[Sentence, ...]
    """Empty for what is kept but not translated."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article in one target language."""

    article_id: str
    source_language: str
    target_language: str
    title: str
    """Plain text; may be empty."""
    target_title: str
    paragraphs: tuple[Paragraph, ...]
    """From the title on."""
    po_path: str
    """As the desk names it, with forward slashes; empty where there is no PO file yet."""
    po_text: str = ""
    """The PO file as it stands."""
    date: datetime.date | None = None
    agency: str = ""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order."""
        return tuple(each for paragraph in self.paragraphs for each in paragraph.sentences)

    @property
    def units(self) -> tuple[Sentence, ...]:
        """The sentences as translators count them: one that comes again once."""
        return tuple(dict.fromkeys(self.sentences))

    @property
    def reviewed(self) -> int:
        """Units that a person approved."""
        return sum(unit.state == REVIEWED for unit in self.units)

    @property
    def drafts(self) -> int:
        """Units with a translation that nobody approved."""
        return sum(unit.state == DRAFT for unit in self.units)

    @property
    def untranslated(self) -> int:
        """Units without a translation."""
        return sum(unit.state == UNTRANSLATED for unit in self.units)

    @property
    def errors(self) -> int:
        """Findings that make `bilingual check` fail."""
        return self._notes(ERROR)

    @property
    def warnings(self) -> int:
        """The other findings."""
        return self._notes(WARNING)

    def _notes(self, severity: str) -> int:
        return sum(note.severity == severity for unit in self.units for note in unit.notes)


@dataclass(frozen=True, slots=True)
class PreviewSite:
    """All pages of a desk."""

    desk: str
    """Name of the news desk; may be empty."""
    pages: tuple[Page, ...]
    """Those of one article stand together."""
    version: str
    """Of the program."""
    desk_address: str = ""
    """The way from a page to the desk's folder, as `../../`; empty where there is none to name."""
    problems: tuple[str, ...] = ()
    """What could not be read, for the index."""
