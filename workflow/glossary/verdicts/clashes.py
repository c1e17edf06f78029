"""Forms that two concepts of a termbase share in one language.

A text with such a form cannot tell which concept is meant; where the form is forbidden in one
row and approved in another, a checked translation is wrong whatever it says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from workflow.glossary.folding import fold, key
from workflow.glossary.values import Concept, Term, TermStatus


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


@dataclass(frozen=True, slots=True)
class _Ranks:
    """What companion files say of two concepts with one form."""

    decide: bool
    """Whether they tell which of the two is meant."""
    tie: int
    """The priority that both were given; 0 where none was."""

    @classmethod
    def of(cls, one: Concept | None, other: Concept | None, language: str) -> _Ranks:
        if one is None or other is None:
            return cls(decide=False, tie=0)
        first, second = one.usage.priority, other.usage.priority
        waits = any(language in {*each.required, *each.excluded} for each in (one, other))
        return cls(decide=first != second or waits, tie=first if first == second else 0)


_STRENGTH = (TermStatus.FORBIDDEN, TermStatus.ADMITTED, TermStatus.PREFERRED)


def clashes(
    rows: Iterable[tuple[int, str, tuple[tuple[str, Term], ...]]],
    concepts: Mapping[str, Concept] | None = None,
) -> Iterator[Clash]:
    """The clashes between rows, each given as line, id, and its forms with their language.

    Apostrophes, dashes, blanks and the place of Vietnamese tone marks make no difference.
    An approved form may be shared where `concepts`, by id, tell which one is meant: their
    priorities differ, or one of them waits for company (`required`, `excluded`).
    """
    described = concepts or {}
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
            ranks = [described.get(group[0].id) for group in (earlier, later)]
            clash = _worst(earlier, later, language, _Ranks.of(ranks[0], ranks[1], language))
            if clash is not None:
                yield clash


def _worst(earlier: list[_Use], later: list[_Use], language: str, ranks: _Ranks) -> Clash | None:
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
    if approved and ranks.decide:
        return None
    for first, second in reversed(approved):
        statuses = {first.status, second.status}
        grave = TermStatus.PREFERRED in statuses
        if ranks.tie:
            clash = _clash("priority-tie", first, second, language, grave=grave)
            return replace(clash, message=f"{clash.message}, and both have priority {ranks.tie}")
        if not grave:
            return _clash("admitted-twice", first, second, language, grave=False)
        one = len(statuses) == 1
        check = "duplicate-form" if one else "admitted-elsewhere"
        return _clash(check, first, second, language, grave=True)
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
