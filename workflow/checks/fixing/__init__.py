"""Mending what is certain in a translation's typography: never a word, never silently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workflow.article import iter_tags
from workflow.checks.fixing.families import (
    NO_BREAKS,
    QUOTES,
    SPACING,
    UNICODE,
    common_quotes,
    read_family,
    tone_edits,
)
from workflow.checks.fixing.quotation import outer_pair
from workflow.checks.fixing.values import Change, Edit, typography_of, visible

__all__ = ["Change", "Fixed", "common_quotes", "fix_blanks", "fix_text", "visible"]

_ORDER = (UNICODE, SPACING, QUOTES, NO_BREAKS)
_ROUNDS = 4
"""What one rule mends may show another its place, as a removed hidden character does."""
_MOST_AROUND = 20


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text as it was mended."""

    text: str
    """With light tags, as it was given."""
    changes: tuple[Change, ...]


def fix_blanks(text: str, language: str) -> str:
    """The text with its blanks alone as typography wants them; see `fix_text`."""
    return _fixed(_Tagged.parse(text), language, (SPACING, NO_BREAKS)).text


def fix_text(
    text: str, language: str, *, vi_tone: str = "", quotes: tuple[str, str] | None = None
) -> Fixed:
    """The text with its spacing, quotation marks and letters as typography wants them.

    `text` may have light tags, which stay where they are; so does everything in addresses,
    placeholders, code and document symbols. `vi_tone`: `old` (*hòa*) or `new` (*hoà*) puts
    Vietnamese tone marks in one style; empty leaves them. `quotes`: the outer marks of the
    document, where the language accepts several; without them the text's own, else its first.
    Fixing a fixed text changes nothing.

    >>> fix_text("Il dit : <b>oui</b>;", "fr").text
    'Il dit\\xa0: <b>oui</b>\\xa0;'
    """
    return _fixed(_Tagged.parse(text), language, _ORDER, vi_tone, quotes)


def _fixed(
    tagged: _Tagged,
    language: str,
    families: Sequence[str],
    vi_tone: str = "",
    quotes: tuple[str, str] | None = None,
) -> Fixed:
    changes: list[Change] = []
    own = quotes or outer_pair(tagged.bare, typography_of(language))
    for _ in range(_ROUNDS):
        before = len(changes)
        for family in families:
            found = read_family(tagged.bare, language, family, quotes=own).edits
            tagged = tagged.edited(found, changes)
        if vi_tone and language.startswith("vi"):
            tagged = tagged.edited(tone_edits(tagged.bare, vi_tone), changes)
        if len(changes) == before:
            break
    return Fixed(str(tagged), tuple(changes))


@dataclass(frozen=True, slots=True)
class _Tagged:
    """A text taken apart: its characters, and the tags that stand before each."""

    bare: str
    tags: tuple[str, ...]
    """One longer than `bare`: the last ones stand at the end."""

    @classmethod
    def parse(cls, text: str) -> _Tagged:
        pieces: list[str] = []
        tags: list[str] = [""]
        position = 0
        for tag in iter_tags(text):
            place = text.index(tag, position)
            piece = text[position:place]
            pieces.append(piece)
            tags += [""] * len(piece)
            tags[-1] += tag
            position = place + len(tag)
        pieces.append(text[position:])
        tags += [""] * len(pieces[-1])
        return cls("".join(pieces), tuple(tags))

    def __str__(self) -> str:
        letters = (tag + letter for tag, letter in zip(self.tags, self.bare, strict=False))
        return "".join(letters) + self.tags[-1]

    def edited(self, edits: Sequence[Edit], changes: list[Change]) -> _Tagged:
        """With the edits made, which are noted in `changes`.

        Tags inside an edit come to stand behind it: a blank before a closing tag stays outside
        of no pair it was in, since only marks and blanks are edited.
        """
        if not edits:
            return self
        bare: list[str] = []
        tags: list[str] = []
        position, held = 0, ""
        for edit in edits:
            bare.append(self.bare[position : edit.start])
            kept = list(self.tags[position : edit.start])
            first = self.tags[edit.start]
            if kept:
                kept[0] = held + kept[0]
            else:
                first = held + first
            tags += kept
            held = "".join(self.tags[edit.start + 1 : edit.end])
            if edit.text:
                tags += [first, *[""] * (len(edit.text) - 1)]
            else:
                held = first + held
            bare.append(edit.text)
            position = edit.end
            changes.append(_change(self.bare, edit))
        rest = list(self.tags[position:])
        rest[0] = held + rest[0]
        return _Tagged("".join([*bare, self.bare[position:]]), (*tags, *rest))


def _change(text: str, edit: Edit) -> Change:
    """The change with the words it touches."""
    before = text[max(edit.start - _MOST_AROUND, 0) : edit.start]
    behind = text[edit.end : edit.end + _MOST_AROUND]
    first = before.split()[-1] if before[-1:].strip() else ""
    last = behind.split()[0] if behind[:1].strip() else ""
    return Change(
        f"{first}{text[edit.start : edit.end]}{last}", f"{first}{edit.text}{last}", edit.rule
    )
