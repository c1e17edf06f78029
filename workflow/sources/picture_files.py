"""The bytes of an article's pictures, read with caution; what cannot be taken is told."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from workflow.article import Article, Picture
from workflow.desk import read_bytes
from workflow.errors import DeskError

MOST_PICTURES = 200
MOST_BYTES = 20 * 2**20
"""Of one picture."""
MOST_TOGETHER = 100 * 2**20
"""Of all pictures of an article."""
MOST_PIXELS = 100_000_000
_LONGEST_SIDE = 30_000

PNG, JPEG, GIF = "png", "jpeg", "gif"
_SUFFIXES = {PNG: "png", JPEG: "jpg", GIF: "gif"}
_PNG_SIGN = b"\x89PNG\r\n\x1a\n"
_NO_SIZE = frozenset({0xC4, 0xC8, 0xCC})
"""JPEG markers between 0xC0 and 0xCF that are no start of a frame."""
_LONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""JPEG markers that nothing follows."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that every word processor and browser shows."""

    data: bytes = field(repr=False)
    kind: str
    """`png`, `jpeg` or `gif`, told from the bytes."""
    width: int
    """In pixels."""
    height: int

    @property
    def suffix(self) -> str:
        """What such a file's name ends in, without the dot."""
        return _SUFFIXES[self.kind]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The pictures of an article that can be shown."""

    files: tuple[tuple[Picture, PictureFile], ...]
    """In order."""
    problems: tuple[str, ...]
    """A sentence for each picture that is left out, or shown otherwise than in the source."""


def load_pictures(path: Path, article: Article) -> Loaded:
    """The pictures of the article in the file `path`; nothing is fetched, nothing unpacked.

    Raises `SourceError` when the article is a Word document that cannot be opened.
    """
    if not article.pictures:
        return Loaded((), ())
    files: list[tuple[Picture, PictureFile]] = []
    problems: list[str] = []
    together = 0
    sources = _sources(path, article)
    for number, picture in enumerate(article.pictures, start=1):
        told = picture_of(sources.get(picture.file, b"")) if picture.file in sources else ""
        if isinstance(told, PictureFile):
            together += len(told.data)
            if len(files) == MOST_PICTURES or together > MOST_TOGETHER:
                told = "the article has too many, or too large ones"
        if isinstance(told, str):
            reason = told or _reason(picture)
            problems.append(f"Picture {number} was left out: {reason}.")
            continue
        files.append((picture, told))
        if picture.is_altered:
            problems.append(
                f"Picture {number} is cropped or turned in the source, and was taken whole:"
                " look at it before you publish it."
            )
    return Loaded(tuple(files), tuple(problems))


def picture_paths(path: Path, article: Article) -> list[Path]:
    """The files of their own that the article's pictures lie in, as far as they are there."""
    if path.suffix.lower() == ".docx":
        return []
    found = (_beside(path, picture.file) for picture in article.pictures)
    return list(dict.fromkeys(file for file in found if file is not None))


def picture_of(data: bytes) -> PictureFile | str:
    """The picture in these bytes, or why it cannot be taken.

    >>> picture_of(b"GIF89a\\x02\\x00\\x01\\x00")
    PictureFile(kind='gif', width=2, height=1)
    >>> picture_of(b"<svg/>")
    'it is no PNG, JPEG or GIF'
    """
    if len(data) > MOST_BYTES:
        return f"it is larger than {MOST_BYTES // 2**20} MiB"
    try:
        size = _size(data)
    except (struct.error, IndexError):
        return "the file is damaged"
    if size is None:
        return "it is no PNG, JPEG or GIF"
    kind, width, height = size
    if not width or not height:
        return "the file is damaged"
    if max(width, height) > _LONGEST_SIDE or width * height > MOST_PIXELS:
        return f"{width} × {height} pixels are too many"
    return PictureFile(data, kind, width, height)


def _size(data: bytes) -> tuple[str, int, int] | None:
    """Kind, width and height as the file's head says them."""
    if data.startswith(_PNG_SIGN):
        if data[12:16] != b"IHDR":
            raise IndexError
        return PNG, *struct.unpack(">II", data[16:24])
    if data.startswith((b"GIF87a", b"GIF89a")):
        return GIF, *struct.unpack("<HH", data[6:10])
    if data.startswith(b"\xff\xd8"):
        return JPEG, *_frame(data)
    return None


def _frame(data: bytes) -> tuple[int, int]:
    """Width and height in the first frame header of a JPEG (ITU T.81, B.2.2)."""
    place = 2
    while True:
        if data[place] != 0xFF:
            raise IndexError
        marker = data[place + 1]
        if marker == 0xFF or marker in _LONE:
            place += 1 if marker == 0xFF else 2
        elif 0xC0 <= marker <= 0xCF and marker not in _NO_SIZE:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        else:
            place += 2 + struct.unpack(">H", data[place + 2 : place + 4])[0]


def _sources(path: Path, article: Article) -> Mapping[str, bytes]:
    """The bytes of each file that could be read, by what the pictures call it."""
    wanted = {picture.file for picture in article.pictures if picture.file}
    if path.suffix.lower() == ".docx":
        from workflow.sources.word.package import read_media

        return read_media(path, wanted)
    return dict(_local(path, sorted(wanted)))


def _local(path: Path, names: list[str]) -> Iterator[tuple[str, bytes]]:
    for name in names:
        file = _beside(path, name)
        try:
            if file is not None:
                yield name, read_bytes(file) if file.stat().st_size <= MOST_BYTES else b""
        except (DeskError, OSError):
            continue


def _beside(path: Path, name: str) -> Path | None:
    """The file of that name in the article's folder or below it; `None` where there is none."""
    folder = path.parent.resolve()
    for spelling in dict.fromkeys((name, unquote(name))):
        if not spelling or "\0" in spelling or "://" in spelling:
            continue
        try:
            file = (folder / spelling).resolve()
            if file.is_relative_to(folder) and file.is_file():
                return file
        except (OSError, RuntimeError):
            continue
    return None


def _reason(picture: Picture) -> str:
    if not picture.file:
        return "it is a drawing, a chart or another object"
    if "://" in picture.file or picture.file.lower().startswith(("file:", "\\\\", "//")):
        return f"it is only linked, to {picture.file}, and nothing is fetched"
    return f"{picture.file} is not there, or lies outside the article's folder"
