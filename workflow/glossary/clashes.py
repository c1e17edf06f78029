"""Forms that two concepts of a termbase share in one language.

A text with such a form cannot tell which concept is meant; where the form is forbidden in one
row and approved in another, a checked translation is wrong whatever it says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from workflow.glossary.folding import fold, key
from workflow.glossary.values import Term, TermStatus


@dataclass(frozen=True, slots=True)
class Clash:
    """Two rows with one form; reported on the later one."""

    line: int
    check: str
    grave: bool
    message: str


@dataclass(frozen=True, slots=True)
class _Use:
    line: int
    id: str
    folded: str
    text: str
    status: TermStatus


_STRENGTH = (TermStatus.FORBIDDEN, TermStatus.ADMITTED, TermStatus.PREFERRED)


def clashes(rows: Iterable[tuple[int, str, tuple[tuple[str, Term], ...]]]) -> Iterator[Clash]:
    """The clashes between rows, each given as line, id, and its forms with their language.

    Apostrophes, dashes, blanks and the place of Vietnamese tone marks make no difference.
    """
    uses: dict[tuple[str, str], list[_Use]] = defaultdict(list)
    for line, concept, forms in rows:
        for language, term in forms:
            folded = fold(term.text).text
            use = _Use(line, concept, folded, term.text, term.status)
            uses[language, key(folded, accents=True)].append(use)
    for (language, _), group in uses.items():
        by_row: dict[int, list[_Use]] = defaultdict(list)
        for use in group:
            by_row[use.line].append(use)
        for earlier, later in combinations(by_row.values(), 2):
            clash = _worst(earlier, later, language)
            if clash is not None:
                yield clash


def _worst(earlier: list[_Use], later: list[_Use], language: str) -> Clash | None:
    """The gravest clash between the uses of one form in two rows."""
    pairs = [
        (first, second)
        for first in sorted(earlier, key=_strength)
        for second in sorted(later, key=_strength)
    ]
    same = [pair for pair in pairs if pair[0].folded == pair[1].folded]
    for first, second in same:
        if (first.status is TermStatus.FORBIDDEN) != (second.status is TermStatus.FORBIDDEN):
            return _clash("forbidden-elsewhere", first, second, language, grave=True)
    approved = [pair for pair in same if pair[0].status is not TermStatus.FORBIDDEN]
    for first, second in reversed(approved):
        statuses = {first.status, second.status}
        if statuses == {TermStatus.PREFERRED}:
            return _clash("duplicate-form", first, second, language, grave=True)
        if TermStatus.PREFERRED in statuses:
            return _clash("admitted-elsewhere", first, second, language, grave=True)
        return _clash("admitted-twice", first, second, language, grave=False)
    for first, second in reversed(pairs):
        if TermStatus.FORBIDDEN not in (first.status, second.status):
            return _clash("case-only", first, second, language, grave=False)
    return None


def _strength(use: _Use) -> int:
    return _STRENGTH.index(use.status)


def _clash(check: str, first: _Use, second: _Use, language: str, *, grave: bool) -> Clash:
    said = f"“{second.text}” is {second.status} here in {language} and "
    if check == "case-only":
        said += f"“{first.text}”, which differs by capitals alone, is "
    said += f"{first.status} by {first.id or 'the row'} on line {first.line}"
    return Clash(second.line, check, grave, said)
