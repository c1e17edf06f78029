"""The bytes of a TMX file as an XML parser accepts them, streamed.

Old exports hold control characters, raw or as references (`&#x1F;` stood for Word's optional
hyphen), which no XML file may; and some are UTF-8 although their first line says UTF-16. Both
are mended here, so that a memory of a hundred thousand units is not lost to one byte.
"""

from __future__ import annotations

import codecs
import re
from typing import IO

_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 13))
_BLANKED = bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))
_REFERENCE = re.compile(
    rb"&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|d[89a-f][0-9a-f]{2}|fff[ef])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));",
    re.IGNORECASE,
)
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
        """Control characters that were made blanks."""
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
            if cut:
                return self._cleaned(data[:cut])
        return b""

    def _decoded(self, data: bytes, *, final: bool = False) -> bytes:
        if self._decoder is None:
            return data
        return self._decoder.decode(data, final).encode("utf-8", "replace")

    def _cleaned(self, data: bytes) -> bytes:
        data, count = _REFERENCE.subn(b" ", data)
        raw = len(data) - len(data.translate(None, _CONTROLS))
        self.replaced += count + raw
        return data.translate(_BLANKED) if raw else data


def _wide_decoder(head: bytes) -> codecs.IncrementalDecoder | None:
    """A decoder for UTF-16, known by its mark or by the zero byte beside the first `<`."""
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return codecs.getincrementaldecoder("utf-16")()
    for start, name in ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")):
        if head.startswith(start):
            return codecs.getincrementaldecoder(name)()
    return None
