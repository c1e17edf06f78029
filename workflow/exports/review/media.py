"""What a reviewer worked in, in the words of messages and of PO files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Medium:
    """A kind of file that comes back."""

    sign: str
    """Begins the lines that an import adds to a translator's comment."""
    name: str
    """How messages speak of the file."""
    row: str
    """What holds one sentence in it."""


_WORD = Medium("Word", "the Word document", "row")
_XLIFF = Medium("XLIFF", "the XLIFF file", "unit")
_MEDIA = {
    ".docx": _WORD,
    ".doc": _WORD,
    ".odt": Medium("OpenDocument", "the OpenDocument text", "row"),
    ".rtf": Medium("RTF", "the RTF document", "row"),
    ".xlsx": Medium("Workbook", "the workbook", "row"),
    ".xlf": _XLIFF,
    ".xliff": _XLIFF,
}
SIGNS = tuple(dict.fromkeys(medium.sign for medium in _MEDIA.values()))
"""The signs of all of them: one remark may come back in a document, then in a workbook."""


def medium_of(path: Path) -> Medium:
    """The medium of a file by its name; Word where it tells nothing."""
    return _MEDIA.get(path.suffix.lower(), _WORD)
