"""The names that TBX gives things, in both editions of ISO 30042, and what they are to us."""

from __future__ import annotations

import re

from workflow.glossary.values import TermStatus

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
DTD = "TBXBasiccoreStructV02.dtd"
XCS = "TBXBasicXCSV02.xcs"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

STATUSES = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
}
GENDERS = {"m": "masculine", "mpl": "masculine", "f": "feminine", "fpl": "feminine"}
GENDERS |= {"n": "neuter", "npl": "neuter", "mf": "other"}
PLURALS = ("mpl", "fpl", "npl")
GENDERS_READ = {"masculine": "m", "feminine": "f", "neuter": "n", "other": "mf"}

_STATUS_WORDS = (
    (TermStatus.PREFERRED, ("preferred",)),
    (
        TermStatus.FORBIDDEN,
        ("deprecated", "superseded", "obsolete", "forbidden", "notrecommended", "prohibited"),
    ),
)
# A colon is a letter of XML names but not of ids (NCName, Namespaces in XML 1.0).
_START = re.compile(r"[^\W\d]")
_INSIDE = re.compile(r"[\w.-]")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4,6})_")
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def status_of(word: str) -> TermStatus:
    """The status that a value of administrativeStatus or normativeAuthorization means."""
    low = word.strip().lower().replace(" ", "")
    for status, beginnings in _STATUS_WORDS:
        if low.startswith(beginnings):
            return status
    return TermStatus.ADMITTED


def xml_id(text: str) -> str:
    """The text as an XML id, with `_xHHHH_` for what an id cannot hold (ISO 9075-14).

    >>> xml_id("11-NQ/TW"), text_of_id("_x0031_1-NQ_x002F_TW")
    ('_x0031_1-NQ_x002F_TW', '11-NQ/TW')
    """
    out = []
    for place, letter in enumerate(text):
        fits = letter.isascii() and (_INSIDE if place else _START).match(letter)
        if fits and not (letter == "_" and _ESCAPE.match(text, place)):
            out.append(letter)
        else:
            out.append(f"_x{ord(letter):04X}_")
    return "".join(out)


def text_of_id(identifier: str) -> str:
    """What `xml_id` was given."""
    return _ESCAPE.sub(_letter, identifier)


def writable(text: str) -> str:
    """The text without the characters that XML 1.0 has no way to write."""
    return _UNWRITABLE.sub("", text)


def _letter(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code <= 0x10FFFF else match[0]
