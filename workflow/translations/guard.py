"""A second pair of eyes on every write: what a person approved must still be there.

The files are read with polib, which shares no code with our own reader and writer.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence


def lost_translations(
    before: bytes, after: bytes, kept: Callable[[str], str] = str
) -> Sequence[str]:
    """The approved translations of a PO file that its new bytes no longer hold, in order.

    A translation may stand at another unit, be fuzzy or obsolete there; it may not be gone.
    `kept` is what of a translation must be there: all of it unless told otherwise. A file
    that polib cannot read tells nothing: the result is empty.
    """
    there = _translations(after, kept, approved_only=False)
    approved = _translations(before, kept, approved_only=True)
    if there is None or approved is None:
        return ()
    return list((approved - there).elements())


def _translations(
    data: bytes, kept: Callable[[str], str], *, approved_only: bool
) -> Counter[str] | None:
    import polib

    try:
        catalog = polib.pofile(data.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, ValueError):
        return None
    return Counter(
        kept(unicodedata.normalize("NFC", text))
        for entry in catalog
        if not (approved_only and entry.fuzzy)
        for text in (entry.msgstr, *entry.msgstr_plural.values())
        if text
    )
