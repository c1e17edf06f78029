"""Recurrent phrases, scored by C-value.

C-value (K. Frantzi, S. Ananiadou, H. Mima, *Automatic recognition of multi-word terms: the
C-value/NC-value method*, Int. J. on Digital Libraries 3(2), 2000) weighs how often a sequence
stands by itself against how often it stands inside longer candidates:

    C-value(a) = log2 |a| · f(a)                              where no candidate holds a
    C-value(a) = log2 |a| · (f(a) - sum of f(b) / how many)   over the candidates b that hold a

where f(b) leaves out what still longer candidates have counted already.

The method finds its candidates by parts of speech. Without a tagger they are sequences whose
ends are no stop words and which hold only stop words that may join two nouns.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workflow.glossary.folding import fold
from workflow.mining.names import Found
from workflow.mining.tokens import Sentence

LONGEST = 6
"""Words in the longest phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A recurrent phrase and where it stands."""

    places: tuple[Found, ...]
    score: float
    """Its C-value."""


def find_phrases(sentences: Iterable[Sentence], least: int) -> list[Phrase]:
    """The phrases that stand at least `least` times in sentences of one language, best first;
    those that never stand without the same longer one, and known terms, are left out."""
    places: dict[tuple[str, ...], list[Found]] = defaultdict(list)
    for sentence in sentences:
        for one in _sequences(sentence):
            places[_key(one)].append(one)
    counted = {words: found for words, found in places.items() if len(found) >= least}
    scores = c_values({words: len(found) for words, found in counted.items()})
    phrases = [Phrase(tuple(counted[words]), score) for words, score in scores.items() if score > 0]
    return sorted(phrases, key=lambda phrase: (-phrase.score, _key(phrase.places[0])))


def c_values(counts: dict[tuple[str, ...], int]) -> dict[tuple[str, ...], float]:
    """The C-value of each sequence of words from how often each stands in the texts.

    >>> c_values({("a", "b"): 4, ("a", "b", "c", "d"): 3})
    {('a', 'b'): 1.0, ('a', 'b', 'c', 'd'): 6.0}
    """
    nested: Counter[tuple[str, ...]] = Counter()
    holders: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for words in sorted(counts, key=len, reverse=True):
        alone = counts[words] - nested[words]
        for length in range(2, len(words)):
            for start in range(len(words) - length + 1):
                inner = words[start : start + length]
                if inner in counts and words not in holders[inner]:
                    holders[inner].add(words)
                    nested[inner] += alone
    scores: dict[tuple[str, ...], float] = {}
    for words, count in counts.items():
        around = holders[words]
        inside = nested[words] / len(around) if around else 0.0
        # A sequence that one longer candidate always holds is no term, whatever else holds it.
        always = any(counts[longer] == count for longer in around)
        scores[words] = 0.0 if always else math.log2(len(words)) * (count - inside)
    return scores


def _sequences(sentence: Sentence) -> Iterator[Found]:
    words, tokens = sentence.words, sentence.tokens
    for start in range(len(tokens)):
        if not _may_end(sentence, start):
            continue
        for end in range(start + 1, min(start + LONGEST, len(tokens)) + 1):
            token = tokens[end - 1]
            inside = token.low in words.inner
            if end - start > 1 and not token.joined:
                break
            if sentence.is_reference(end - 1) or not (token.is_word or inside):
                break
            if token.low in words.stop and not inside:
                break
            if end - start >= words.shortest and _may_end(sentence, end - 1):
                new = any(one.known < 0 and one.low not in words.inner for one in tokens[start:end])
                if new and not sentence.cuts(start, end):
                    yield Found(sentence, start, end)


def _may_end(sentence: Sentence, index: int) -> bool:
    """Whether a phrase may begin or end with a token."""
    token = sentence.tokens[index]
    words = sentence.words
    common = token.low in words.stop or token.low in words.inner or token.low in words.articles
    return token.is_word and not common and not sentence.is_reference(index)


def _key(found: Found) -> tuple[str, ...]:
    tokens = found.sentence.tokens[found.start : found.end]
    return tuple(fold(token.low).text for token in tokens)


def words_key(tokens: Sequence[str]) -> tuple[str, ...]:
    """Words made comparable: small letters, accents and apostrophes evened."""
    return tuple(fold(token.lower()).text for token in tokens)
