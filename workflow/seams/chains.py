"""Every way a preposition and a determiner may stand before a form, and the right one.

A *chain* is what stands directly left of a form: `de`, `de la`, `du`, `toutes les`, `y`, broken
ones included (`de le`, `del el`, `de une`). The tables give all of them, each with its readings:
`des` is `de` with `les` or the plural of `un`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from workflow.seams.seam import Seam, Token
from workflow.seams.sounds import has_sound
from workflow.seams.tables import NUMBERS, Cell, Linker, SeamRules, Word

_VOWELS = (False, True)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a chain."""

    linker: Linker | None
    before: Word | None
    determiner: Word | None
    cell: Cell
    doubled: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain found at a seam."""

    tokens: tuple[Token, ...]
    readings: tuple[Reading, ...]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.tokens[0].start

    @property
    def key(self) -> str:
        """The chain as the tables write it."""
        return joined(token.key for token in self.tokens)


def joined(words: Iterator[str] | tuple[str, ...]) -> str:
    """Words with blanks between them, none behind an apostrophe."""
    return " ".join(word for word in words if word).replace("' ", "'")


def find_chain(seam: Seam, rules: SeamRules, tokens: list[Token] | None = None) -> Chain | None:
    """The longest chain directly left of a form (or of what `tokens` stand left of)."""
    if tokens is None:
        return seam.once("chain", lambda: find_chain(seam, rules, seam.tokens()))
    known = _readings_by_surface(rules)
    keys = tuple([token.key for token in tokens])
    for first in range(len(tokens)):
        surface = known.get(joined(keys[first:]))
        if surface is None:
            continue
        chosen = tuple(tokens[first:])
        readings = tuple(one for one in surface if _is_allowed(one, chosen, first, tokens, seam))
        if readings:
            return Chain(chosen, readings)
    return None


def _is_allowed(
    reading: Reading, chosen: tuple[Token, ...], first: int, tokens: list[Token], seam: Seam
) -> bool:
    before = seam.text[seam.floor : chosen[0].start][-1:]
    # "donnez-le", "presqu’à", "12le"
    if before.isalnum() or before in ("-", "‑", "'", "’", "_"):
        return False
    shouted = all(token.text.isupper() for token in chosen) and len(chosen[-1].key) > 1
    # "de El Salvador": a capital inside the chain is the start of a name
    if not shouted and any(token.text[0].isupper() for token in chosen[1:]):
        return False
    if chosen[0].text[0].isupper() and not shouted:
        at_start = seam.starts_sentence(chosen[0].start)
        # "¿Y Inés?", "Vitamin A Politburo"
        if reading.linker and reading.linker.inside:
            return False
        if len(chosen[0].text) == 1 and not at_start:
            return False
    previous = tokens[first - 1].key if first else ""
    words = (reading.before, reading.determiner)
    return not any(word and previous in word.not_after for word in words)


def written(reading: Reading, cell: Cell, form: str, rules: SeamRules) -> tuple[str, ...]:
    """The right chains with a reading's words for a cell, the first to be written.

    Empty where a word has no shape for the cell; an empty string where nothing stands there.
    """
    if reading.determiner is None:
        found = reading.linker
        if found is None:
            return ("",)
        sound = cell.vowel if found.sound == "vowel" else has_sound(form, found.sound, rules)
        if sound is None:
            return (found.word, found.vowel)
        return (found.vowel if sound else found.word,)
    determiners = reading.determiner.shapes.get(cell, ())
    befores = reading.before.shapes.get(replace(cell, vowel=False), ()) if reading.before else ("",)
    return tuple(
        _linked(reading.linker, joined((before, determiner)), rules)
        for before in befores
        for determiner in determiners
    )


def _linked(linker: Linker | None, words: str, rules: SeamRules) -> str:
    """A linker with a determiner, contracted or elided where the language does."""
    if linker is None:
        return words
    first, _, rest = words.partition(" ")
    contracted = rules.contractions.get(f"{linker.word} {first}")
    if contracted is not None:
        return joined((contracted, rest))
    sound = has_sound(words, linker.sound, rules)
    return joined((linker.vowel if sound else linker.word, words))


@cache
def _readings_by_surface(rules: SeamRules) -> dict[str, tuple[Reading, ...]]:
    found: dict[str, dict[Reading, None]] = {}
    for surface, reading in _all_readings(rules):
        found.setdefault(surface, {})[reading] = None
    return {surface: tuple(readings) for surface, readings in found.items()}


def _all_readings(rules: SeamRules) -> Iterator[tuple[str, Reading]]:
    nothing = Cell("", "", False)
    for one in rules.linkers:
        yield one.word, Reading(one, None, None, nothing)
        yield one.vowel, Reading(one, None, None, replace(nothing, vowel=True))
    cells = [Cell(g, n, v) for g in rules.genders for n in NUMBERS for v in _VOWELS]
    linkers: tuple[Linker | None, ...] = (None, *rules.linkers)
    for linker in linkers:
        for determiner in rules.determiners:
            for cell in cells:
                for before in (None, *rules.predeterminers):
                    reading = Reading(linker, before, determiner, cell)
                    yield from _surfaces(reading, rules)
                if determiner.doubles:
                    yield from _doubled(linker, determiner, cell, cells, rules)


def _surfaces(reading: Reading, rules: SeamRules) -> Iterator[tuple[str, Reading]]:
    """The right chain of a reading, and those that were not contracted or elided."""
    for surface in written(reading, reading.cell, "", rules):
        yield surface, reading
    plain = replace(reading, linker=None)
    if reading.linker is not None:
        for words in written(plain, reading.cell, "", rules):
            yield joined((reading.linker.word, words)), reading
            yield joined((reading.linker.vowel, words)), reading


def _doubled(
    linker: Linker | None, determiner: Word, cell: Cell, cells: list[Cell], rules: SeamRules
) -> Iterator[tuple[str, Reading]]:
    """`la l’`, `del el`, `the the`: the same determiner twice, the second one counts.

    Not `un des points`: the two have one number.
    """
    for other in (one for one in cells if one.number == cell.number):
        for first in determiner.shapes.get(other, ()):
            for second in determiner.shapes.get(cell, ()):
                surface = joined((_linked(linker, first, rules), second))
                yield surface, Reading(linker, None, determiner, cell, doubled=True)
