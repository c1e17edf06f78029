"""The bytes of a TMX file as an XML parser accepts them, streamed.

Old exports hold control characters, raw or as references, which no XML file may; `&eacute;` and
other names of HTML, which they do not declare; and some are UTF-8 although their first line says
UTF-16. All this is mended here, so that a memory of a hundred thousand units is not lost to one
byte, and no text of it to a letter that went missing.
"""

from __future__ import annotations

import codecs
import re
from html.entities import name2codepoint
from typing import IO

_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 13))
# Word's hyphens: the one that ends no line is a hyphen, the one that shows only where a line ends
# is nothing: `co&#x1F;operation` is no two words.
_OPTIONAL_HYPHEN = b"\x1f"
_NUMBERED = {30: b"-", 31: b""}
_BLANKED = bytes.maketrans(_CONTROLS, bytes(45 if code == 30 else 32 for code in _CONTROLS))
_REFERENCE = re.compile(
    rb"&#(?:x0*(?P<hex>[0-8bcef]|1[0-9a-f]|d[89a-f][0-9a-f]{2}|fff[ef])"
    rb"|0*(?P<number>[0-8]|1[124-9]|2[0-9]|3[01]));",
    re.IGNORECASE,
)
# R&eacute;gion
_NAMED = re.compile(rb"&([A-Za-z]{2,8}[0-9]{0,2});")
_LETTERS = {
    name.encode(): f"&#{code};".encode()
    for name, code in name2codepoint.items()
    if name not in ("amp", "lt", "gt", "quot")
}
_LONGEST_REFERENCE = 16
_DECLARED_WIDE = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']utf-?16""", re.IGNORECASE)


class CleanBytes:
    """A file for a parser to read from; `encoding` is what to parse it as, `None` where the
    file itself says so rightly.

    `read` raises `UnicodeDecodeError` where the file is UTF-16 and breaks off or goes wrong.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        head = file.read(200)
        self._decoder = _wide_decoder(head)
        self.encoding = "utf-8" if self._decoder or _DECLARED_WIDE.search(head) else None
        self.replaced = 0
        """Control characters that became blanks, hyphens or nothing."""
        self._ended = False
        self._left = self._decoded(head)

    def read(self, size: int = -1) -> bytes:
        """About `size` bytes; none at the end only."""
        while not self._ended:
            chunk = self._file.read(size)
            self._ended = not chunk
            data = self._left + self._decoded(chunk, final=self._ended)
            # A reference may go on in the next chunk.
            cut = len(data) if self._ended else data.rfind(b"&", -_LONGEST_REFERENCE)
            if cut < 0 or b";" in data[cut:]:
                cut = len(data)
            self._left = data[cut:]
            if cleaned := self._cleaned(data[:cut]):
                return cleaned
        return b""

    def _decoded(self, data: bytes, *, final: bool = False) -> bytes:
        if self._decoder is None:
            return data
        return self._decoder.decode(data, final).encode("utf-8", "replace")

    def _cleaned(self, data: bytes) -> bytes:
        if b"&" in data:
            data, count = _REFERENCE.subn(_signs, data)
            self.replaced += count
            data = _NAMED.sub(lambda match: _LETTERS.get(match[1], match[0]), data)
        raw = len(data) - len(data.translate(None, _CONTROLS))
        self.replaced += raw
        return data.translate(_BLANKED, _OPTIONAL_HYPHEN) if raw else data


def _signs(reference: re.Match[bytes]) -> bytes:
    """What stands for a control character."""
    code = int(reference["hex"], 16) if reference["hex"] else int(reference["number"])
    return _NUMBERED.get(code, b" ")


def _wide_decoder(head: bytes) -> codecs.IncrementalDecoder | None:
    """A decoder for UTF-16, known by its mark or by the zero byte beside the first `<`."""
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return codecs.getincrementaldecoder("utf-16")()
    for start, name in ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")):
        if head.startswith(start):
            return codecs.getincrementaldecoder(name)()
    return None
