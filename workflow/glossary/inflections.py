"""Inflected and otherwise spelt forms that rules make out of the listed ones."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_PARTS = re.compile(r"([ '’])")


@dataclass(frozen=True, slots=True)
class Inflection:
    """Rules that make further forms out of the listed ones."""

    kinds: tuple[str, ...]
    words: str
    until: tuple[str, ...]
    endings: tuple[tuple[str, str], ...]
    more_endings: tuple[tuple[str, str], ...] = ()
    unmade: tuple[str, ...] = ()
    listed_only: bool = False
    """Whether the rules only tell which of the listed forms are inflected, and make none."""
    links: tuple[tuple[str, str], ...] = ()
    """What joins a head to the body it belongs to, and the same before several bodies."""
    levels: tuple[tuple[str, str], ...] = ()
    """Words of a body of which there are several, and their plural; empty: inflected already."""

    def apply(self, form: str) -> str | None:
        """The inflected form; `None` where the rules do not touch it."""
        return self._apply(form, self.endings)

    def make(self, form: str) -> str | None:
        """The inflected form to write; `None` where the rules may only recognise it.

        `prevention and control`: of two words that are joined, one would stay singular.
        """
        words = re.split(r"[ '’]", form.lower())
        stop = next((word for word in words if word in self.until), "")
        doubtful = stop in self.unmade or re.search(r"[(),]", self.head(form)) is not None
        return None if self.listed_only or doubtful else self.apply(form)

    def heads(self, form: str) -> tuple[str, ...]:
        """The inflected forms up to the first of the `until` words, in small letters.

        >>> from workflow.glossary.guards import recognition
        >>> recognition("en").plural.heads("Chairman of the provincial Party Committee")
        ('chairmen',)
        """
        made = (self._apply(form, endings) for endings in (self.endings, self.more_endings))
        return tuple(self.head(other) for other in made if other is not None and other != form)

    def head(self, form: str) -> str:
        """A form up to the first of the `until` words, in small letters."""
        pieces = _pieces(form.lower())
        stop = next((i for i, word in enumerate(pieces) if word in self.until), len(pieces))
        return "".join(pieces[:stop]).strip()

    def spread(self, form: str) -> Iterator[str]:
        """The form with its head and the body that it belongs to in the plural.

        >>> from workflow.glossary.guards import recognition
        >>> list(recognition("fr").plural.spread("président du Comité populaire provincial"))[:1]
        ['présidents des Comités populaires provinciaux']
        """
        if not any(level in form for level, _ in self.levels):
            return
        end = len(self.head(form))
        head = self.apply(form[:end])
        if head is None:
            return
        for link, other in self.links:
            tail = form[end:].removeprefix(f" {link} ")
            level = next((pair for pair in self.levels if pair[0] in tail), None)
            made = self.apply(tail) if tail != form[end:] and level else None
            if level is None or made is None:
                continue
            yield f"{head} {other} {made}"
            if level[1]:
                yield f"{head} {other} {made.replace(*level)}"
            for rest in self.spread(tail):
                yield f"{head} {other} {rest}"

    def _apply(self, form: str, endings: tuple[tuple[str, str], ...]) -> str | None:
        pieces, words = list(_pieces(form)), _pieces(form.lower())
        stop = next((i for i, word in enumerate(words) if word in self.until), None)
        if self.words == "end":
            if stop is not None:
                return None
            chosen = [len(pieces) - 1]
        else:
            head = [i for i in range(0, len(pieces) if stop is None else stop, 2) if pieces[i]]
            chosen = head if self.words == "all" else head[-1:]
        if not chosen:
            return None
        for index in chosen:
            pieces[index] = _inflect(pieces[index], endings)
        return "".join(pieces)


@lru_cache(maxsize=4096)
def _pieces(form: str) -> tuple[str, ...]:
    """The words of a form, and what stands between them at every second place."""
    return tuple(_PARTS.split(form))


def _is_whole(phrase: str, form: str) -> bool:
    """Whether a phrase stands in a form as whole words."""
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", form) is not None


def _inflect(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, other in endings:
        if word.endswith(ending):
            return word[: len(word) - len(ending)] + other
    return word


@dataclass(frozen=True, slots=True)
class Declension:
    """How the nouns of a language that carries its article as a suffix go on."""

    kinds: tuple[str, ...]
    until: tuple[str, ...]
    nouns: tuple[tuple[str, str, str, str], ...]
    """Indefinite, definite, plural and definite plural of nouns or their last parts."""

    def forms(self, form: str) -> Iterator[tuple[str, bool]]:
        """The definite form and both plurals of a form, and whether each is plural.

        >>> from workflow.glossary.guards import recognition
        >>> [one for one, _ in recognition("nb").declension.forms("sekretær i sentralkomiteen")]
        ['sekretæren i sentralkomiteen', 'sekretærer i sentralkomiteen', \
'sekretærene i sentralkomiteen']
        """
        pieces = form.split(" ")
        stop = next((i for i, word in enumerate(pieces) if word in self.until), len(pieces))
        head, rest = " ".join(pieces[:stop]), "".join(f" {word}" for word in pieces[stop:])
        for noun, *others in self.nouns:
            if head.endswith(noun):
                start = head[: len(head) - len(noun)]
                for index, other in enumerate(others):
                    yield f"{start}{other}{rest}", index > 0
                return


@dataclass(frozen=True)
class Spelling:
    """Words and parts of words that a language spells in two ways."""

    parts: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    """Groups of phrases that say one thing, for recognising: a form with one has the others."""

    def rephrased(self, form: str) -> Iterator[str]:
        """The form with the other phrases of a group; none of a phrase inside a longer one.

        >>> from workflow.glossary.guards import recognition
        >>> list(recognition("en").spelling.rephrased("Vietnam Women's Union"))[0]
        "Vietnam's Women's Union"
        """
        for group in self.phrases:
            held = [phrase for phrase in group if phrase in form and _is_whole(phrase, form)]
            if held:
                longest = max(held, key=len)
                yield from (form.replace(longest, other) for other in group if other not in held)

    def others(self, form: str) -> Iterator[str]:
        """The form in its other spellings.

        >>> from workflow.glossary.guards import recognition
        >>> list(recognition("en").spelling.others("Organisation Programme"))
        ['Organisation Program', 'Organization Programme', 'Organization Program']
        """
        # Most forms have none of them; to look for all at once is quicker than the pattern.
        if not self._held.find_matches_as_indexes(form.lower()):
            return
        pieces = self._pattern.split(form)
        ways = [
            (piece, self._other(piece)) if index % 2 else (piece,)
            for index, piece in enumerate(pieces)
        ]
        yield from map("".join, itertools.islice(itertools.product(*ways), 1, None))

    def _other(self, found: str) -> str:
        other = self._table[found.lower()]
        return other[:1].upper() + other[1:] if found[0].isupper() else other

    @cached_property
    def _table(self) -> dict[str, str]:
        both = (*self.parts, *self.words, *((b, a) for a, b in (*self.parts, *self.words)))
        return {one.lower(): other for one, other in both}

    @cached_property
    def _held(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick, Implementation

        return AhoCorasick(list(self._table), implementation=Implementation.ContiguousNFA)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        def either(pairs: tuple[tuple[str, str], ...]) -> str:
            spellings = sorted({re.escape(one) for pair in pairs for one in pair}, key=len)
            return "|".join(reversed(spellings)) or "(?!)"

        return re.compile(
            rf"((?:{either(self.parts)})|(?<!\w)(?:{either(self.words)})(?=s?(?!\w)))",
            re.IGNORECASE,
        )
