"""What translations say where their sources have a candidate.

In reviewed units, every sequence of words of the translations is compared with the candidate by
Dice's coefficient (F. Smadja, K. McKeown, V. Hatzivassiloglou, *Translating collocations for
bilingual lexicons*, Computational Linguistics 22(1), 1996):

    dice(a, b) = 2 · units with both / (units with a + units with b)

One unit proves nothing: any of its words would do. There the spelling must be close, as with
the name of a person or place.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workflow.glossary.folding import fold, key
from workflow.mining.phrases import words_key
from workflow.mining.tokens import Token, plain_words
from workflow.mining.values import AlignedText, Equivalent
from workflow.mining.words import Words, words_of

_LONGEST = 8
_MOST_UNITS = 300
"""Units with one candidate that are looked at."""
_LIKELY = 0.4
"""The least that makes an equivalent worth showing."""
_NEAR = 0.7
"""The least part of the best one's weight that a second equivalent has."""
_CLOSE = 75
"""Percent of letters that a name has in common with itself in another language."""
_BEST = 3

_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    """A sequence of words in translations of units with one candidate."""

    words: _Words
    text: str
    together: int
    weight: float


def find_equivalents(
    candidates: Mapping[str, _Words],
    aligned: Iterable[AlignedText],
    language: str,
    known: Iterable[str] = (),
) -> dict[str, tuple[Equivalent, ...]]:
    """The likely equivalents of each candidate in one language, the best three at most.

    `candidates` are texts with their words; `aligned` are units of one pair into `language`;
    `known` are forms that belong to concepts of the termbase and so to no candidate; nor is
    the name of another candidate, a person's for instance, an equivalent.
    """
    units = list(aligned)
    holding = _units_with(candidates, units)
    taken = {_plain(form) for form in (*known, *candidates)}
    words = words_of(language)
    sequences: dict[int, dict[_Words, str]] = {}
    for numbers in holding.values():
        for number in numbers:
            if number not in sequences:
                sequences[number] = dict(_sequences(units[number].target, language, words))
    everywhere = _count(
        units, language, words, {one for found in sequences.values() for one in found}
    )
    result: dict[str, tuple[Equivalent, ...]] = {}
    for text, numbers in holding.items():
        hits = _hits(text, candidates[text], [sequences[number] for number in numbers], everywhere)
        others = taken - {_plain(text)}
        likely = [hit for hit in hits if _plain(hit.text) not in others]
        result[text] = tuple(
            Equivalent(hit.text, hit.together, len(numbers)) for hit in _best(likely)
        )
    return result


def _units_with(
    candidates: Mapping[str, _Words], units: Sequence[AlignedText]
) -> dict[str, list[int]]:
    """The numbers of the units whose source has a candidate."""
    first: dict[str, list[str]] = defaultdict(list)
    for text, words in candidates.items():
        if words:
            first[words[0]].append(text)
    holding: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        source = words_key([token.text for token in plain_words(unit.source, unit.source_language)])
        for position, word in enumerate(source):
            for text in first.get(word, ()):
                words = candidates[text]
                fits = source[position : position + len(words)] == words
                if fits and number not in holding[text][-1:] and len(holding[text]) < _MOST_UNITS:
                    holding[text].append(number)
    return {text: numbers for text, numbers in holding.items() if numbers}


def _sequences(text: str, language: str, words: Words) -> Iterator[tuple[_Words, str]]:
    """The sequences of words in a translation that may be terms, with how they are written."""
    tokens = plain_words(text, language)
    ends = [_may_end(token, words, first=not index) for index, token in enumerate(tokens)]
    for start in range(len(tokens)):
        if not ends[start]:
            continue
        for end in range(start + 1, min(start + _LONGEST, len(tokens)) + 1):
            if end - start > 1 and not tokens[end - 1].joined:
                break
            if ends[end - 1]:
                piece = tokens[start:end]
                yield (
                    words_key([one.text for one in piece]),
                    " ".join(text[piece[0].start : piece[-1].end].split()),
                )


def _may_end(token: Token, words: Words, *, first: bool) -> bool:
    """Whether a term may begin or end with a word; a common one only with a capital of its own,
    as in `Quang Thi Mai`, a name in a language whose May is *mai*."""
    common = token.low in words.stop or token.low in words.inner or token.low in words.articles
    return token.is_word and (not common or (token.is_capital and not first))


def _count(
    units: Sequence[AlignedText], language: str, words: Words, wanted: set[_Words]
) -> Counter[_Words]:
    """In how many units each wanted sequence stands."""
    counted: Counter[_Words] = Counter()
    for unit in units if wanted else ():
        counted.update(wanted & {one for one, _ in _sequences(unit.target, language, words)})
    return counted


def _hits(
    text: str, source: _Words, found: Sequence[Mapping[_Words, str]], everywhere: Counter[_Words]
) -> Iterator[_Hit]:
    from rapidfuzz import fuzz

    together = Counter(words for sequences in found for words in sequences)
    written = {words: form for sequences in reversed(found) for words, form in sequences.items()}
    plain = _plain(text)
    whole = _whole(together, everywhere, math.ceil(len(source) * 1.7) + 1)
    for words in whole:
        count = together[words]
        alike = fuzz.ratio(plain, _plain(written[words]))
        if count < max(2, math.ceil(len(found) / 2)) and alike < _CLOSE:
            continue
        dice = 2 * count / (len(found) + everywhere[words])
        # A term of three words is seldom one of one word or of eight.
        length = 1 - 0.08 * abs(len(words) - len(source))
        weight = dice * length * (1 + alike / 400)
        if weight >= _LIKELY:
            yield _Hit(words, written[words], count, weight)


def _whole(together: Counter[_Words], everywhere: Counter[_Words], longest: int) -> list[_Words]:
    """The sequences that do not stand only as a part of another of at most `longest` words."""
    parts: set[_Words] = set()
    for words, count in together.items():
        # In a single unit everything stands as often as everything else.
        for length in range(1, len(words)) if count > 1 and len(words) <= longest else ():
            for start in range(len(words) - length + 1):
                inner = words[start : start + length]
                if together[inner] == count and everywhere[inner] == everywhere[words]:
                    parts.add(inner)
    return [words for words in together if words not in parts]


def _best(hits: Iterable[_Hit]) -> list[_Hit]:
    """The likeliest hits, without those that only repeat a part or a whole of a better one."""
    chosen: list[_Hit] = []
    for hit in sorted(hits, key=lambda one: (-one.weight, -len(one.words), one.text)):
        if chosen and hit.weight < _NEAR * chosen[0].weight:
            break
        if not any(
            _inside(hit.words, one.words) or _inside(one.words, hit.words) for one in chosen
        ):
            chosen.append(hit)
        if len(chosen) == _BEST:
            break
    return chosen


def _inside(part: _Words, whole: _Words) -> bool:
    places = range(len(whole) - len(part) + 1)
    return any(whole[start : start + len(part)] == part for start in places)


def _plain(text: str) -> str:
    return key(fold(text).text, accents=False)
