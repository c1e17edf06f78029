"""What one wording of a sentence has that another has not, word by word, to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from workflow.glossary.folding import fold

# A light tag is a word; so are symbols and figures with all their parts: "11-NQ/TW", "6,95"
_WORD = re.compile(r"</?[bi]>|<a id=\"\d+\">|</a>|\w+(?:[-/.,:'’‑]\w+)*|\s+|[^\w\s]")
_LONGEST = 60
"""Letters of a line that tells changes, before it is cut."""

Op = Literal["equal", "insert", "delete", "replace"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words that both texts have, or only one of them, or each in its own way."""

    op: Op
    old: str
    """The words of the old text, with the blanks between them; empty for an insertion."""
    new: str
    """The words of the new text; empty for a deletion."""


def differences(old: str, new: str) -> list[Difference]:
    """How a text became another: joined, the old sides are the old text, the new ones the new.

    Words that differ only in the kind of a blank, dash or apostrophe are equal.

    >>> [one for one in differences("Resolution No. 11-NQ/TW", "Resolution No. 57-NQ/TW")][1]
    Difference(op='replace', old='11-NQ/TW', new='57-NQ/TW')
    """
    before, after = _words(old), _words(new)
    one, other = ([fold(word).text for word in words] for words in (before, after))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    found: list[Difference] = []
    for op, i, j, k, m in matcher.get_opcodes():
        change = Difference(op, "".join(before[i:j]), "".join(after[k:m]))
        found = _joined(found, change)
    return found


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _joined(found: list[Difference], one: Difference) -> list[Difference]:
    """The run added: one change, not two, where only a blank stands between."""
    if len(found) > 1 and found[-1].op == "equal" and one.op != "equal":
        first, gap = found[-2], found[-1]
        if gap.old.isspace() and first.op != "equal":
            old, new = first.old + gap.old + one.old, first.new + gap.new + one.new
            return [*found[:-2], Difference("replace", old, new)]
    return [*found, one]


def show_differences(changes: Iterable[Difference], *, equal: int | None = None) -> str:
    """The changes in a text, `[-old-]` and `{+new+}`; of equal runs at most `equal` words at
    either side of a change, all of them where it is `None`.

    >>> show_differences(differences("It was approved.", "It was not approved."))
    'It was {+not +}approved.'
    """
    out: list[str] = []
    for one in changes:
        if one.op == "equal":
            out.append(one.old if equal is None else _around(one.old, equal))
            continue
        out.append(f"[-{one.old}-]" if one.old else "")
        out.append(f"{{+{one.new}+}}" if one.new else "")
    return "".join(out)


def brief_differences(changes: Iterable[Difference], longest: int = _LONGEST) -> str:
    """The changes alone on one line for a note: `11-NQ/TW→57-NQ/TW, +not, −today`.

    Cut with `…` where it is longer than `longest` letters.
    """
    told: list[str] = []
    for one in changes:
        old, new = " ".join(one.old.split()), " ".join(one.new.split())
        if one.op == "replace":
            told.append(f"{old}→{new}" if old and new else f"−{old}" if old else f"+{new}")
        elif one.op == "insert" and new:
            told.append(f"+{new}")
        elif one.op == "delete" and old:
            told.append(f"−{old}")
    line = ", ".join(told)
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def _around(text: str, most: int) -> str:
    """The first and last words of an equal run."""
    words = re.findall(r"\s*\S+\s*", text)
    if len(words) <= 2 * most:
        return text
    return "".join(words[:most]).rstrip() + " … " + "".join(words[-most:] if most else []).lstrip()
