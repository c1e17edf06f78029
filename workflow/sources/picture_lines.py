"""A picture as a line of Markdown, with what Pandoc calls attributes in braces after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape

from workflow.article import Picture

# ![The new road](lang-son.files/3f9a2c.jpg){alt="Lorries on a mountain road" width=82mm}
_LINE = re.compile(
    r"(?P<image>!\[[^\n]*\]\([^\n]*\))"
    r'\{(?:alt="(?P<alt>[^"\n]*)")?[ ]?(?:width=(?P<width>\d{1,4})mm)?\}'
)


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A line, and what its braces say of the picture."""

    image: str
    """The line without them."""
    alt: str = ""
    width: int = 0
    """In millimetres."""
    is_described: bool = False
    """Whether there are such braces."""


def split_picture_line(line: str) -> PictureLine:
    """The line of Markdown in its parts.

    >>> split_picture_line('![](a.png){alt="A &quot;road&quot;" width=82mm}')
    PictureLine(image='![](a.png)', alt='A "road"', width=82, is_described=True)
    """
    found = _LINE.fullmatch(line)
    if found is None:
        return PictureLine(line)
    return PictureLine(
        found["image"], unescape(found["alt"] or ""), int(found["width"] or 0), is_described=True
    )


def picture_line(picture: Picture, address: str) -> str:
    """The line for a picture, without words of its own: its caption is a block like others."""
    alt = escape(" ".join(picture.alt.split()), quote=False).replace('"', "&quot;")
    told = [f'alt="{alt}"'] if alt else []
    told += [f"width={picture.width}mm"] if picture.width else []
    return f"![]({address})" + (f"{{{' '.join(told)}}}" if told else "")
