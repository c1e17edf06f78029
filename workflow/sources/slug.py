"""Article ids: ASCII slugs for file names and addresses."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "Đ": "D", "đ": "d", "Ð": "D", "ð": "d", "Ø": "O", "ø": "o", "Æ": "Ae", "æ": "ae",
        "Œ": "Oe", "œ": "oe", "ß": "ss", "Ł": "L", "ł": "l", "Þ": "Th", "þ": "th",
        "ı": "i", "’": "", "'": "", "ʼ": "",
    }
)  # fmt: skip
_ACCENT = re.compile("[\u0300-\u036f]")
_OTHER = re.compile(r"[^a-z0-9]+")
MOST_LETTERS = 60


def make_slug(text: str) -> str:
    """The text as lower-case ASCII words joined by hyphens, at most 60 letters, whole words.

    Empty when no letter or digit has an ASCII form.

    >>> make_slug("Đồng chí Tô Lâm thăm Điện Biên"), make_slug("Øvre Ærfugl’s plan: 2021–2030")
    ('dong-chi-to-lam-tham-dien-bien', 'ovre-aerfugls-plan-2021-2030')
    """
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", text.translate(_LETTERS)))
    slug = _OTHER.sub("-", plain.lower()).strip("-")
    if len(slug) <= MOST_LETTERS:
        return slug
    return slug[: MOST_LETTERS + 1].rpartition("-")[0] or slug[:MOST_LETTERS]
