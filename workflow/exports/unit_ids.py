"""Short stable ids of the units of an article, for files that leave the desk and come back."""

from __future__ import annotations

from hashlib import sha256

__all__ = ["DIGITS", "unit_id"]

DIGITS = 8


def unit_id(context: str | None, source: str) -> str:
    """Return eight hexadecimal digits that name the unit within its article.

    Takes the unit's context (`msgctxt`; `None` when it has none) and its source sentence with
    tags. They are the first digits of the SHA-256 of the context, U+0004 and the source in
    UTF-8: the same key under which gettext finds a message, so the id changes exactly when
    the sentence does.
    """
    text = f"{context or ''}\x04{source}"
    return sha256(text.encode(errors="surrogatepass")).hexdigest()[:DIGITS]
