"""SRX rules as few and fast expressions.

Two things cost time on every text. A break rule is searched for from every character: a search
for one given character is three times as fast as one for a set, so a rule that begins with one
of several ASCII characters becomes a search for each. And the rules against a break hold hundreds
of abbreviations: read backwards from the stop they share their last letters, so they are joined
into one tree, in which a word is told from all of them by a few comparisons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, takewhile

import regex

from workflow.segmentation.icu import Atom, Pattern
from workflow.segmentation.srx import Rule


@dataclass(frozen=True, slots=True)
class Scan:
    """A search whose matches end where a break rule sees a boundary."""

    needs: tuple[str, ...]
    """A text with none of these has no match; empty when that is not known."""
    expression: str

    @property
    def pattern(self) -> regex.Pattern[str]:
        """The expression, compiled when it is first needed: most texts need few of them."""
        return _compiled(self.expression)


@lru_cache(maxsize=4096)
def _compiled(expression: str) -> regex.Pattern[str]:
    return regex.compile(expression, regex.V1)


def compile_rules(rules: Sequence[Rule]) -> tuple[Scan, ...]:
    """The searches whose matches end at the boundaries that the rules make.

    A break rule counts where no rule before it forbids a break. Rules against a break after the
    last break rule change nothing and are left out.
    """
    scans: list[Scan] = []
    exceptions: list[Rule] = []
    for breaks, group in groupby(rules, key=lambda rule: rule.breaks):
        if breaks:
            unless = _join_exceptions(exceptions)
            scans.extend(scan for rule in group for scan in _scans(rule, unless))
        else:
            exceptions.extend(group)
    return tuple(scans)


def _scans(rule: Rule, unless: str) -> Iterable[Scan]:
    """The searches for one break rule.

    The atomic group keeps the place that the rule itself finds: what forbids a break there may
    not send it looking for a shorter match. A rule that neither begins nor ends with known
    characters is searched for as it stands.
    """
    before, after = rule.before, f"(?={rule.after.text})"
    atoms = before.branches[0] if len(before.branches) == 1 and not before.rigid else ()
    if atoms and atoms[0].characters and not atoms[0].quantifier:
        rest = "".join(atom.whole for atom in atoms[1:])
        for needs, start in _single_characters(atoms[0]):
            if len(needs) == 1:
                needs = (needs[0] + _literal_start(atoms[1:]),)
            yield Scan(needs, f"{start}(?>{rest}{after}){unless}")
    elif atoms and atoms[0].characters and atoms[0].quantifier.startswith("{1,"):
        needs = tuple(sorted(atoms[0].characters))
        yield Scan(needs, f"(?>{before.text}{after}){unless}")
    elif atoms and atoms[-1].characters and not atoms[-1].quantifier:
        place = _cheap_first(after, _tree(before.branches))
        for needs, end in _single_characters(atoms[-1]):
            yield Scan(needs, f"{end}{place}{unless}")
    else:
        yield Scan((), f"(?>(?:{before.text}){after}){unless}")


def _single_characters(atom: Atom) -> Iterable[tuple[tuple[str, ...], str]]:
    """The ASCII characters of a set one by one, then the rare rest together."""
    rest = []
    for character in sorted(atom.characters):
        if character.isascii():
            yield (character,), regex.escape(character)
        else:
            rest.append(character)
    if rest:
        yield tuple(rest), f"[{''.join(rest)}]"


def _literal_start(atoms: Iterable[Atom]) -> str:
    """The characters that the atoms surely begin with."""
    found = takewhile(lambda atom: len(atom.characters) == 1 and not atom.quantifier, atoms)
    return "".join(character for atom in found for character in atom.characters)


def _join_exceptions(rules: Iterable[Rule]) -> str:
    """A condition that no rule against a break holds; those with one `afterbreak` together."""
    by_after: dict[str, list[tuple[Atom, ...]]] = {}
    for rule in rules:
        by_after.setdefault(rule.after.text, []).extend(_backwards(rule.before))
    forbidden = [_cheap_first(f"(?={after})", _tree(parts)) for after, parts in by_after.items()]
    return f"(?!{'|'.join(forbidden)})" if forbidden else ""


def _cheap_first(ahead: str, before: str) -> str:
    """Both conditions at one place, what follows first unless it is much the longer one."""
    behind = f"(?<={before})"
    return ahead + behind if len(ahead) <= 2 * len(behind) else behind + ahead


def _backwards(pattern: Pattern) -> Iterable[tuple[Atom, ...]]:
    return [(Atom(f"(?:{pattern.text})"),)] if pattern.rigid else pattern.branches


def _tree(branches: Iterable[tuple[Atom, ...]]) -> str:
    """The alternatives as one expression in which what has a common end is compared once."""
    by_end: dict[str, list[tuple[Atom, ...]]] = {}
    for atoms in dict.fromkeys(opened for branch in branches for opened in _open_last(branch)):
        by_end.setdefault(atoms[-1].whole if atoms else "", []).append(atoms[:-1])
    parts = [
        ("".join(atom.whole for atom in starts[0]) if _is_plain(starts) else _tree(starts)) + end
        for end, starts in by_end.items()
    ]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _is_plain(branches: Sequence[tuple[Atom, ...]]) -> bool:
    """Whether this is one sequence, with nothing to choose in it."""
    return len(branches) == 1 and not any(
        atom.branches or atom.quantifier == "?" for atom in branches[0]
    )


def _open_last(atoms: tuple[Atom, ...]) -> Iterable[tuple[Atom, ...]]:
    """What atoms stand for that end in a choice: `a(?:b|cd?)` is `ab`, `ac` and `acd`."""
    last = atoms[-1] if atoms else None
    if last is None or last.quantifier not in {"", "?"} or not (last.quantifier or last.branches):
        yield atoms
        return
    if last.quantifier:
        yield from _open_last(atoms[:-1])
    for branch in last.branches or ((replace(last, quantifier=""),),):
        yield from _open_last(atoms[:-1] + branch)
