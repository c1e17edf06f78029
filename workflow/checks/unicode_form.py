"""The letters of a translation: Unicode's NFC form, hidden characters, other alphabets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.fixing.families import UNICODE, read_family
from workflow.checks.fixing.letters import read_tones
from workflow.checks.fixing.values import Reading, visible
from workflow.checks.habits import tell_habits, word_around

_MESSAGES = {
    "nfc": "accents are typed apart from their letters",
    "hidden-character": "there is a hidden character",
    "look-alike": "a letter of another alphabet stands for one that looks like it",
}
# A character that could not be decoded, controls of the Windows code page, UTF-8 read as
# Windows-1252: "rÃ©gion", "lâ€™an"
_GARBAGE = re.compile("[\ufffd\x80-\x9f]|Ã[\xa0-\xbf¨©]|â€[\x80-\x9f™œ˜“”]")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_MIXED = re.compile(
    r"\w*(?:[A-Za-zÀ-ɏḀ-ỿ][\u0370-\u03ff\u0400-\u052f]"
    r"|[\u0370-\u03ff\u0400-\u052f][A-Za-zÀ-ɏḀ-ỿ])\w*"
)
_GREEK_PREFIX = re.compile(r"[µμαβγδΔΩπλ]")


class UnicodeCheck:
    """Letters that look right and are not found, sorted or spelt as they should be."""

    id = UNICODE
    title = "Letters and hidden characters"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each kind of fault."""
        text = unit.plain_target
        if text.isascii() and text.isprintable():
            return
        edits = read_family(text, unit.target_language, UNICODE).edits
        for rule in dict.fromkeys(edit.rule for edit in edits):
            alike = [edit for edit in edits if edit.rule == rule]
            start, end = word_around(text, alike[0])
            times = f" ({len(alike)} places)" if len(alike) > 1 else ""
            yield Finding(
                self.id,
                Severity.WARNING,
                f"{_MESSAGES[rule]} in “{visible(text[start:end])}”{times}",
                span=(alike[0].start, alike[0].end),
                suggestion=alike[0].text or None,
            )
        source = unit.plain_source
        if (match := _GARBAGE.search(text)) and match.group() not in source:
            message = f"“{visible(match.group())}” is a letter that was read in a wrong encoding"
            yield Finding(self.id, Severity.ERROR, message, span=match.span())
        if _OTHER_SCRIPT.search(text):
            for match in _MIXED.finditer(text):
                # "µm", "γδ-T": science writes such words
                if match.group() not in source and not _GREEK_PREFIX.search(match.group()):
                    message = f"{match.group()} has letters of two alphabets that look alike"
                    yield Finding(self.id, Severity.ERROR, message, span=match.span())


class TonesCheck:
    """Vietnamese tone marks in two styles, *hòa* and *hoà*."""

    id = "tones"
    title = "Place of Vietnamese tone marks"

    def __init__(self, style: str = "") -> None:
        """`style`: `old` (*hòa*) or `new` (*hoà*); empty: what most of the document has."""
        self._style = style

    def run_document(self, units: Sequence[Translation]) -> Iterator[tuple[int, Finding]]:
        """A finding for each unit that has the other style, one where many have."""
        if not units or not units[0].target_language.startswith("vi"):
            return
        texts = [unit.plain_target for unit in units]
        old = [read_tones(text, "old") for text in texts]
        style = self._style
        if not style:
            right = sum(one.right for one in old)
            wrong = sum(len(one.edits) for one in old)
            style = "old" if right >= wrong else "new"
        found: list[Reading] = (
            old if style == "old" else [read_tones(text, "new") for text in texts]
        )
        sample = "hòa" if style == "old" else "hoà"
        where = "in this house" if self._style else "in this document"
        what = f"tone marks stand as in {sample} {where}"
        yield from tell_habits(self.id, what, texts, found)
