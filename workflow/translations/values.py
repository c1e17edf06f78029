"""The values of a PO file as a translator knows them: units, states, origins."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

Key = tuple[str | None, str]
"""What tells units apart: message context and source text."""


class State(StrEnum):
    """How far a unit has come, in PO's own terms."""

    UNTRANSLATED = "untranslated"
    """No translation."""
    DRAFT = "draft"
    """A translation marked `fuzzy`: nobody has approved it."""
    REVIEWED = "reviewed"
    """A translation that is not `fuzzy`."""
    OBSOLETE = "obsolete"
    """`#~`: the sentence is no longer in the article."""


_ORIGIN = re.compile(r"(?:(?P<label>.*\S) )?\[(?P<digest>[0-9a-f]{6})\]\Z")


@dataclass(frozen=True, slots=True)
class Origin:
    """What wrote a draft, and a digest by which a later edit shows."""

    label: str
    """Such as `argos en→fr 1.9` or `memory 87% (lang-son)`; one line."""
    digest: str
    """See `text_digest`."""

    @classmethod
    def parse(cls, text: str) -> Origin | None:
        """The origin in the text of an `#. origin:` line, or `None` where it names no digest.

        >>> Origin.parse("memory 87% [old] [3f9a2c]")
        Origin(label='memory 87% [old]', digest='3f9a2c')
        """
        match = _ORIGIN.match(text)
        return cls(match["label"] or "", match["digest"]) if match else None

    @property
    def is_memory(self) -> bool:
        """Whether a translation of another text or place was taken over."""
        return self.label.startswith("memory ")

    def __str__(self) -> str:
        return f"{self.label} [{self.digest}]".lstrip()


_STATUS = re.compile(r" \[(?P<status>enforced|verified|repaired|needs review)\]\Z")


def split_status(line: str) -> tuple[str, str]:
    """A `term:` or `reference:` line without its status, and the status; empty where none is.

    >>> split_status("Politburo = Bureau politique [enforced]")
    ('Politburo = Bureau politique', 'enforced')
    """
    match = _STATUS.search(line)
    return (line[: match.start()], match["status"]) if match else (line, "")


def join_status(line: str, status: str) -> str:
    """The line as it stands in the PO file; an empty status leaves it bare."""
    return f"{line} [{status}]" if status else line


def text_digest(text: str) -> str:
    """Six hexadecimal digits of the SHA-256 of the text in Unicode's NFC form."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:6]


@dataclass(frozen=True, slots=True)
class Unit:
    """One entry of a PO file."""

    source: str
    target: str
    """Empty where there is no translation."""
    context: str | None
    state: State
    kind: str
    """Block kind from the `#. type:` line; empty where there is none."""
    occurrences: tuple[str, ...]
    """Places in the source, such as `sources/a.md:12`."""
    terms: tuple[str, ...]
    """Texts of the `#. term:` lines, with their statuses."""
    references: tuple[str, ...]
    """Texts of the `#. reference:` lines, with their statuses."""
    origin: Origin | None
    repairs: tuple[str, ...]
    """Texts of the `#. repair:` lines: what was mended in a draft, and how."""
    checks: tuple[str, ...]
    """Texts of the `#. check:` lines."""
    comment: str
    """The translator's own comment, lines joined by newlines."""
    previous: str | None
    """The source text the translation was made for, from `#| msgid`."""
    flags: tuple[str, ...]
    line: int
    """Line where the entry begins in the file as it was read; 0 for a new entry."""

    @property
    def key(self) -> Key:
        """Context and source."""
        return (self.context, self.source)

    @property
    def statuses(self) -> dict[str, str]:
        """The bare `term:` and `reference:` lines with their statuses."""
        return dict(map(split_status, (*self.terms, *self.references)))

    @property
    def is_human(self) -> bool:
        """Whether a person wrote, changed or approved the translation."""
        if not self.target:
            return False
        if "fuzzy" not in self.flags or self.origin is None:
            return True
        return text_digest(self.target) != self.origin.digest


@dataclass(frozen=True, slots=True)
class SourceUnit:
    """A unit as extraction wants it to stand in the PO file."""

    source: str
    context: str | None = None
    kind: str = ""
    occurrences: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    references: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """Context and source."""
        return (self.context, self.source)


@dataclass(frozen=True, slots=True)
class MergeReport:
    """How many units a merge found new, unchanged, changed, gone and come back, and which of
    the changed ones it could mend."""

    added: int = 0
    kept: int = 0
    changed: int = 0
    removed: int = 0
    revived: int = 0
    mended: tuple[Key, ...] = ()
