"""Text of a source file as the readers want it: UTF-8, NFC, newline as the only line end."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from workflow.desk import read_bytes, read_text
from workflow.errors import DeskError, SourceError

_LINE_END = re.compile(r"\r\n?")
_ODD_BLANK = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)

_WEB_NAMES = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "iso88591", "iso_8859-1", "latin1"), "cp1252"),
    **dict.fromkeys(("latin-1", "l1", "cp819", "us-ascii", "ascii", "x-cp1252"), "cp1252"),
    **dict.fromkeys(("windows-1252", "cp1252"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
}
"""Names of encodings that browsers read as a larger one: <https://encoding.spec.whatwg.org/>."""


def clean_text(text: str) -> str:
    """The text in NFC, every line end a newline, without control and invisible characters.

    Soft hyphens and zero-width blanks go too: they hide words from the glossary. Line
    numbers stay what they were.

    >>> clean_text("na\\u00adtional\\r\\nplan")
    'national\\nplan'
    """
    text = _ODD_BLANK.sub(" ", _LINE_END.sub("\n", text))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def read_source_bytes(path: Path) -> bytes:
    """The bytes of a source file. Raises `SourceError` when it cannot be read."""
    try:
        return read_bytes(path)
    except DeskError as err:
        raise SourceError(err.message, path=err.path, line=err.line, hint=err.hint) from err


def read_source_text(path: Path) -> str:
    """The cleaned text of a UTF-8 file. Raises `SourceError` with the line that is not UTF-8."""
    try:
        return clean_text(read_text(path))
    except DeskError as err:
        raise SourceError(err.message, path=err.path, line=err.line, hint=err.hint) from err


def count_controls(path: Path) -> tuple[int, int]:
    """How many control characters `clean_text` takes from a UTF-8 file, and the first one's line.

    NUL and the like, as a copy that went wrong leaves them. Raises `SourceError`.
    """
    try:
        text = read_text(path)
    except DeskError as err:
        raise SourceError(err.message, path=err.path, line=err.line, hint=err.hint) from err
    found = [match.start() for match in _CONTROL.finditer(text)]
    return len(found), text.count("\n", 0, found[0]) + 1 if found else 0


def read_page_text(path: Path) -> str:
    """The cleaned text of a web page: UTF-8, else the encoding its `<meta>` names.

    Old names mean what browsers take them for: `iso-8859-1` is windows-1252, whose quotation
    marks and dashes pages use.
    Raises `SourceError` when neither fits.
    """
    data = read_source_bytes(path)
    declared = _CHARSET.search(data[:4096])
    try:
        return clean_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        if declared is None:
            return read_source_text(path)
    name = declared[1].decode("ascii").lower()
    encoding = _WEB_NAMES.get(name, name)
    # five bytes of windows-1252 are control characters, which no text keeps
    errors = "ignore" if encoding == "cp1252" else "strict"
    try:
        return clean_text(data.decode(encoding, errors))
    except (LookupError, UnicodeDecodeError) as err:
        raise SourceError(
            f"the page says it is in {declared[1].decode('ascii')}, and it is not",
            path=path,
            hint="Save the file as UTF-8",
        ) from err
