"""What reading and writing TMX share: names, counts, and the form of a text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from workflow.errors import WorkflowError

TOOL = "Bilingual"
"""The `creationtool` of the files written here; in them no text is guessed at when read."""
PLAIN = "plaintext"
"""The `datatype` of those among them whose light tags are text, as they are in PO files."""
Tags = Literal["elements", "text"]
"""How light tags stand in a file: as inline elements of TMX, or as text."""
ALL_LANGUAGES = "*all*"
"""The `srclang` of units that may be read in any direction."""

BEFORE_PROP = "x-context-pre"
AFTER_PROP = "x-context-post"
ORIGIN_PROP = "x-document"
KIND_PROP = "x-kind"
CONTEXT_PROP = "context"


@dataclass(frozen=True, slots=True)
class Program:
    """What made a file, as its header says."""

    name: str = ""
    datatype: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the file was written here."""
        return self.name == TOOL

    @property
    def writes_elements(self) -> bool:
        """Whether light tags are elements only, and a `<b>` in a text is no tag."""
        return self.is_own and self.datatype != PLAIN

    @property
    def is_omegat(self) -> bool:
        """Whether OmegaT made it."""
        return self.name.casefold().startswith("omegat")


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
# Texts of Windows-1252 that were read as ISO-8859-1, as the web reads them: the control
# character U+0092 of "l’eau" is its apostrophe.
_WINDOWS = {
    code: bytes((code,)).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_WINDOWS_SIGN = re.compile("[\x80-\x9f]")
_ENDS = " \t\n"


def tidy(text: str) -> str:
    """The text as TMX can hold it: no control characters, line ends as newlines, no blanks at
    the ends. Controls that are signs of Windows-1252 become these signs.

    >>> tidy(" one\\r\\ntwo\\x1f three ")
    'one\\ntwo  three'
    """
    if not text:
        return ""
    plain = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    if _WINDOWS_SIGN.search(plain):
        plain = plain.translate(_WINDOWS)
    return _NOT_TEXT.sub(" ", plain).strip(_ENDS)


def one_line(text: str) -> str:
    """The text with every run of blanks as one, for attributes."""
    return " ".join(tidy(text).split())
