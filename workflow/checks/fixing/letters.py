"""The letters themselves: composed accents, hidden characters, letters typed for others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from workflow.checks.fixing.values import Edit, Reading, Typography

# soft hyphen, zero-width space, marks and overrides of direction, byte order mark, controls
_HIDDEN = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+|(?<=[^\\W\\d_])[\u200c\u200d]+(?=[^\\W\\d_])"
)
_WORD = re.compile(r"\S+")


def read_letters(text: str, rules: Typography) -> Reading:
    """Words that are not in Unicode's NFC form, hidden characters, letters typed for others."""
    if text.isascii() and text.isprintable():
        return Reading()
    if unicodedata.is_normalized("NFC", text):
        edits = list(_hidden(text, 0))
    else:
        edits = [edit for match in _WORD.finditer(text) for edit in _of_word(match)]
    edits += _others(text, edits, rules)
    return Reading(tuple(sorted(edits, key=lambda edit: edit.start)))


def _of_word(match: re.Match[str]) -> Iterator[Edit]:
    composed = unicodedata.normalize("NFC", match.group())
    if composed != match.group():
        yield Edit(*match.span(), composed, "nfc")
    else:
        yield from _hidden(match.group(), match.start())


def _hidden(text: str, offset: int) -> Iterator[Edit]:
    # Nothing that is hidden is printable; of blanks the plain one is.
    if text.replace("\u00a0", " ").isprintable():
        return
    for match in _HIDDEN.finditer(text):
        yield Edit(offset + match.start(), offset + match.end(), "", "hidden-character")


def _others(text: str, edits: list[Edit], rules: Typography) -> Iterator[Edit]:
    """Letters that look like the right one: `Ðảng` with an Icelandic letter."""
    for wrong, right in rules.same:
        for match in re.finditer(wrong, text):
            if not any(edit.start <= match.start() < edit.end for edit in edits):
                yield Edit(*match.span(), right, "look-alike")


_NEW = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_OLD = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]


def _cased(pairs: dict[str, str]) -> dict[str, str]:
    """With `Oà` and `OÀ` beside `oà`."""
    return {
        **pairs,
        **{one.capitalize(): other.capitalize() for one, other in pairs.items()},
        **{one.upper(): other.upper() for one, other in pairs.items()},
    }


_TO_OLD = _cased(dict(zip(_NEW, _OLD, strict=True)))
_TO_NEW = {old: new for new, old in _TO_OLD.items()}


def _open_syllable(forms: dict[str, str]) -> re.Pattern[str]:
    # "hoà", "khoá", "Uỷ"; in "hoàn", "thuyền" both styles write the same, in "quý" the u is
    # part of the consonant
    return re.compile(rf"(?<![qQ])(?:{'|'.join(forms)})(?!\w)")


_STYLES = {
    "old": (_open_syllable(_TO_NEW), _open_syllable(_TO_OLD), _TO_OLD),
    "new": (_open_syllable(_TO_OLD), _open_syllable(_TO_NEW), _TO_NEW),
}


def read_tones(text: str, style: str) -> Reading:
    """Vietnamese syllables whose tone mark does not stand where a style puts it.

    `style`: `old` for *hòa, Ủy*, `new` for *hoà, Uỷ*.
    """
    right, wrong, forms = _STYLES[style]
    edits = (
        Edit(*match.span(), forms[match.group()], f"tone-{style}") for match in wrong.finditer(text)
    )
    return Reading(tuple(edits), sum(1 for _ in right.finditer(text)))
