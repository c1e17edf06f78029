"""What reading and writing TMX share: names, counts, and the form of a text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from workflow.errors import WorkflowError

TOOL = "Bilingual"
"""The `creationtool` of the files written here; in them no text is guessed at when read."""
ALL_LANGUAGES = "*all*"
"""The `srclang` of units that may be read in any direction."""

BEFORE_PROP = "x-context-pre"
AFTER_PROP = "x-context-post"
ORIGIN_PROP = "x-document"
KIND_PROP = "x-kind"
CONTEXT_PROP = "context"


class TmxError(WorkflowError):
    """A TMX file that cannot be read or must not be overwritten."""


@dataclass(slots=True)
class TmxReport:
    """What reading a TMX file found; filled while it is read."""

    units: int = 0
    """The `<tu>` elements."""
    taken: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Entries by source and target language."""
    skipped: Counter[str] = field(default_factory=Counter)
    """Units or texts that were left out, by reason."""
    dropped: Counter[str] = field(default_factory=Counter)
    """Inline elements and other things that light tags have no place for."""
    languages: Counter[str] = field(default_factory=Counter)
    """Texts by language."""
    unknown: dict[str, int] = field(default_factory=dict)
    """Language codes that nobody knows, with the line where each stands first."""


# What XML forbids, and what no text of an article holds: controls, the Unicode line and
# paragraph separators, halves of surrogate pairs, byte order marks, and two noncharacters.
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_ENDS = " \t\n"


def tidy(text: str) -> str:
    """The text as TMX can hold it: no control characters, line ends as newlines, no blanks at
    the ends.

    >>> tidy(" one\\r\\ntwo\\x1f three ")
    'one\\ntwo  three'
    """
    if not text:
        return ""
    plain = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return _NOT_TEXT.sub(" ", plain).strip(_ENDS)


def one_line(text: str) -> str:
    """The text with every run of blanks as one, for attributes."""
    return " ".join(tidy(text).split())
