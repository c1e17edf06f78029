"""Where sentences begin, behind a dateline too: `HANOI, May 5 (Xinhua) --`."""

from __future__ import annotations

import re

from workflow.seams.seam import Seam

# not "« Asamblea Nacional aprobó", "EE. UU. primer ministro", "Sr. presidente"
_OPENING = re.compile(r"(?:\A|[.!?…][»”\"’)]*\s+|\n)\Z")
_ABBREVIATION = re.compile(r"(?<![^\W\d_])[^\W\d_a-zà-ÿ][^\W\d_]{0,3}\.\s+\Z")
_STOP = re.compile(r"[.!?…][»”\"’)\s]*\Z")
_CAPITALISED = r"[^\W\d_a-zà-ÿ][\w’'.-]*"
_LINKS = "de|del|du|la|le|les|el|los|of|sur"
_NAME = rf"{_CAPITALISED}(?:[ -](?:(?:{_LINKS})[ -])?{_CAPITALISED}){{0,3}}"
_DATE = (
    r"(?:(?:on |el |le |den |del? )?\d{1,2}(?:er|st|nd|rd|th|\.)? (?:de |of )?[^\W\d_]{3,10}\.?"
    r"|\d{1,2}/\d{1,2}(?:/\d{4})?"
    r"|[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?)(?:,? (?:del? )?\d{4})?"
)
_AGENCY = r"\([^()\n]{2,40}\)"
_DASH = r"[.,]? ?[-–—]{1,2}"
_DATELINE = re.compile(
    # "(Hanói, 14 de marzo de 2024) vicepresidente X …"
    r"(?:\([^()\n]{4,60}\d{4}\)"
    rf"|{_NAME}(?:, {_NAME}){{0,2}}"
    rf"(?:,? {_DATE},? ?{_AGENCY}(?:{_DASH})?|(?:,? {_DATE})?(?: ?,? ?{_AGENCY})?{_DASH})"
    r")\s+"
)


def is_dateline(before: str) -> bool:
    """Whether what stands before a word, from the start of its line, is a dateline and no more.

    >>> is_dateline("Hanoi (VNA) – "), is_dateline("HANOI, May 5 (Xinhua) -- ")
    (True, True)
    >>> is_dateline("The plan was adopted – "), is_dateline("La Habana, 5 may (PL) ")
    (False, True)
    """
    return _DATELINE.fullmatch(before) is not None


def begins_text(seam: Seam) -> bool:
    """Whether a sentence begins with the form, with no quotation mark or dash before it."""
    before = seam.text[: seam.start]
    if is_dateline(before.rpartition("\n")[2]):
        return True
    return _OPENING.search(before) is not None and _ABBREVIATION.search(before) is None


def has_stop(line: str) -> bool:
    """Whether a line ends as a sentence does, and no headline."""
    return _STOP.search(line) is not None


def raised_behind_dateline(text: str, source: str) -> str:
    """A text whose sentence has a capital behind its dateline, where its source's has one.

    >>> raised_behind_dateline("Hanoï (VNA) – la loi est là.", "Hanoi (VNA) – The law is here.")
    'Hanoï (VNA) – La loi est là.'
    """
    told, found = _DATELINE.match(source), _DATELINE.match(text)
    # `Vietnam – China relations`, `Hanoi (AFP) – April 8`
    if told is None or found is None or re.search(r"[\d(]", told.group()) is None:
        return text
    if not has_stop(source):
        return text
    if not source[told.end() : told.end() + 1].isupper():
        return text
    end = found.end()
    return text[:end] + text[end : end + 1].upper() + text[end + 1 :]
