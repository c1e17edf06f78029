"""Broken PO files: the line, what is wrong, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.errors import CatalogError, DeskError
from workflow.translations import Catalog

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

BAD = [
    pytest.param(HEAD + 'msgid "a\nmsgstr ""\n', 4, "quotation mark at the end", id="unterminated"),
    pytest.param(HEAD + 'msgid "a"\nmsgstr "b\\"\n', 5, "quotation mark at the end", id="last-quote-escaped"),
    pytest.param(HEAD + 'msgid "a "b" c"\nmsgstr ""\n', 4, "inside the text", id="quote-inside"),
    pytest.param(HEAD + 'msgid "a \\q"\nmsgstr ""\n', 4, r"\\q is not an escape", id="bad-escape"),
    pytest.param(HEAD + 'msgid "a \\377"\nmsgstr ""\n', 4, "does not give a character", id="bad-bytes"),
    pytest.param(HEAD + 'msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 6, "second msgstr", id="second-msgstr"),
    pytest.param(HEAD + 'msgid "a"\n\nmsgid "b"\nmsgstr ""\n', 6, "the one before has no msgstr", id="no-msgstr"),
    pytest.param(HEAD + 'msgid "a"\n', 4, "ends inside an entry", id="ends-in-entry"),
    pytest.param('"a"\n' + HEAD, 1, "without msgid", id="text-alone"),
    pytest.param('msgstr "a"\n' + HEAD, 1, "without a msgid", id="msgstr-alone"),
    pytest.param(HEAD + 'mgsid "a"\nmsgstr ""\n', 4, "neither a comment", id="misspelt"),
    pytest.param(HEAD + '#~ msgid "a\n#~ msgstr "b"\n', 4, "quotation mark at the end", id="unterminated-obsolete"),
    pytest.param(HEAD + '<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n', 4, "conflict of two versions", id="conflict"),
    pytest.param(HEAD + 'msgid "a"\nmsgstr ""\n\n# x\nmsgid "a"\nmsgstr "b"\n', 7, "repeats the one in line 4", id="twice"),
    pytest.param(HEAD + 'msgid "a"\nmsgstr ""\n\n#~ msgid "a"\n#~ msgstr "b"\n', 7, r"obsolete entry \(#~\) repeats", id="twice-obsolete"),
    pytest.param('msgid "a"\nmsgstr ""\n', None, "header is missing", id="no-header"),
    pytest.param("", None, "header is missing", id="empty"),
    pytest.param(HEAD.replace("UTF-8", "KLINGON-1") + 'msgid "a"\nmsgstr ""\n', None, "charset KLINGON-1, which is not known", id="unknown-charset"),
    pytest.param(HEAD.replace("UTF-8", "base64") + 'msgid "a"\nmsgstr ""\n', None, "charset base64, which is not known", id="no-charset"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), BAD)
def test_bad(text: str, line: int | None, message: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.po"
    path.write_bytes(text.encode())
    with pytest.raises(CatalogError, match=message) as caught:
        Catalog.read(path)
    assert (caught.value.path, caught.value.line) == (path, line)


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        pytest.param(HEAD.encode() + b'msgid "\xe9"\nmsgstr ""\n', 4, "not UTF-8 at byte", id="latin-1"),
        pytest.param(HEAD.encode("utf-16"), 1, "not UTF-8 at byte 1", id="utf-16"),
        pytest.param(HEAD.replace("UTF-8", "ASCII").encode() + 'msgid "é"\n'.encode(), 4, "not ASCII", id="not-the-declared"),
        pytest.param(HEAD.replace("UTF-8", "utf-7").encode() + b'msgid "+AOk-"\nmsgstr "+AGE-"\n', None, "msgconv", id="not-written-back"),
    ],
)  # fmt: skip
def test_bad_bytes(data: bytes, line: int | None, message: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.po"
    path.write_bytes(data)
    with pytest.raises(CatalogError, match=message) as caught:
        Catalog.read(path)
    assert caught.value.line == line


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="no such file"):
        Catalog.read(tmp_path / "none.po")
