"""Names: runs of capitalised words, joined by the connectors of their language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workflow.glossary.folding import fold
from workflow.mining.kinds import is_person
from workflow.mining.tokens import Sentence, Token

_ALONE = ("person", "title")
"""Kinds of known terms that stand beside a name and are no part of it: `Prime Minister`."""
_LONGEST_JOIN = 2
_HEADLINE_WORDS = 4
_STOPS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a sentence, in tokens."""

    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its text."""
        return " ".join(self.sentence.surface(self.start, self.end).split())


def find_names(sentences: Sequence[Sentence]) -> Iterator[Found]:
    """The names of several words in sentences of one language.

    The first word of a sentence has a capital anyway: it counts where the texts write it with
    one inside a sentence too, or never write it small and the next word has one. Lines in
    which most words have capitals are left out.
    """
    inside: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for sentence in sentences:
        for index, token in enumerate(sentence.tokens):
            if not token.text[0].isupper():
                small[fold(token.low).text] += 1
            elif index and not _is_headline(sentence):
                inside[fold(token.low).text] += 1
    for sentence in sentences:
        if not _is_headline(sentence):
            yield from _names(sentence, inside, small)


def _names(sentence: Sentence, inside: Counter[str], small: Counter[str]) -> Iterator[Found]:
    tokens = sentence.tokens
    capital = [_counts(sentence, index, inside, small) for index in range(len(tokens))]
    index = 0
    while index < len(tokens):
        if not capital[index]:
            index += 1
            continue
        start, end = index, index + 1
        while True:
            if end < len(tokens) and capital[end] and tokens[end].joined:
                if _parts(sentence, end):
                    break
                end += 1
            elif (after := _joined(sentence, start, end, capital)) > end or (
                after := _syllable(sentence, start, end, capital)
            ) > end:
                end = after
            else:
                break
        person = _person_in(sentence, start, end)
        if person > start:
            yield from _trimmed(sentence, start, person)
        yield from _trimmed(sentence, person, end)
        index = end


def _counts(sentence: Sentence, index: int, inside: Counter[str], small: Counter[str]) -> bool:
    """Whether the capital of a word says that it is part of a name."""
    token = sentence.tokens[index]
    low = fold(token.low).text
    if not token.is_capital or sentence.is_reference(index):
        return False
    following = sentence.tokens[index + 1 : index + 2]
    if low in sentence.words.stop:
        # `Be Thi Hoa`, `Mai Van Chinh`; French `Lang Son`, where *son* is a common word
        named = bool(following) and is_person([token.text, following[0].text])
        before = sentence.tokens[index - 1] if index else token
        common = before.low in sentence.words.stop
        return named or (index > 0 and token.joined and before.is_capital and not common)
    if index:
        return True
    return inside[low] > 0 or (small[low] == 0 and _next_is_capital(sentence, index))


def _next_is_capital(sentence: Sentence, index: int) -> bool:
    following = sentence.tokens[index + 1 : index + 2]
    if not following or following[0].known >= 0:
        return False
    return following[0].is_capital and following[0].joined


def _parts(sentence: Sentence, index: int) -> bool:
    """Whether a known person or title begins or ends before a token: two names in a row."""
    before, here = sentence.tokens[index - 1].known, sentence.tokens[index].known
    if before == here:
        return False
    concepts = [sentence.found[known].concept for known in (before, here) if known >= 0]
    return any(concept is not None and concept.kind in _ALONE for concept in concepts)


def _joined(sentence: Sentence, start: int, end: int, capital: Sequence[bool]) -> int:
    """The end of a run after a connector and the capitalised word behind it, else `end`."""
    tokens = sentence.tokens
    if is_person([token.text for token in tokens[start:end]]):
        return end
    for length in range(_LONGEST_JOIN, 0, -1):
        stop = end + length
        if stop >= len(tokens) or not capital[stop]:
            continue
        between = tokens[end : stop + 1]
        words = tuple(token.low for token in between[:-1])
        # `Vo Van A and Le Thi B` are two.
        two = words[0] not in sentence.words.inner and _begins_person(tokens, stop, capital)
        joined = all(token.joined for token in between)
        if words in sentence.words.connectors and joined and not two:
            return stop + 1
    return end


def _person_in(sentence: Sentence, start: int, end: int) -> int:
    """Where the person begins who ends a run behind a title (`Director Tran Van Hai`), else the
    run's own start."""
    words = [token.text for token in sentence.tokens[start:end]]
    for place in range(1, len(words) - 1):
        titled = any(word.lower() in sentence.words.kinds["title"] for word in words[:place])
        if titled and is_person(words[place:]):
            return start + place
    return start


def _syllable(sentence: Sentence, start: int, end: int, capital: Sequence[bool]) -> int:
    """The end of a run after the small syllable that belongs to its last word, else `end`.

    `Sở Nội vụ`: only the name of a body goes on so, and the body's own word stands alone.
    """
    tokens, words = sentence.tokens, sentence.words
    if not words.syllables or end - start < 2 or end >= len(tokens) or not capital[end - 1]:
        return end
    small = tokens[end]
    body = tokens[start].low in words.kinds["body"]
    follows = small.joined and small.is_word and small.known < 0 and small.text.islower()
    return end + 1 if body and follows and small.low not in words.stop else end


def _begins_person(tokens: Sequence[Token], index: int, capital: Sequence[bool]) -> bool:
    both = tokens[index : index + 2]
    return all(capital[index : index + 2]) and is_person([token.text for token in both])


def _trimmed(sentence: Sentence, start: int, end: int) -> Iterator[Found]:
    """The run without articles in front, with the kind of place that belongs to it."""
    tokens = sentence.tokens
    while start < end and tokens[start].low in sentence.words.articles:
        start += 1
    while start < end and sentence.cuts(start, end):
        end -= 1
    if start >= end:
        return
    start, end = _with_place(sentence, start, end)
    new = [token for token in tokens[start:end] if token.known < 0 and token.is_capital]
    if end - start > 1 and new:
        yield Found(sentence, start, end)


def _with_place(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The run and the word for its kind of place: `Ky Lua ward`, `commune de Tiên Hoàng`."""
    tokens = sentence.tokens
    following = tokens[end : end + 1]
    if following and following[0].joined and following[0].low in sentence.words.after:
        return start, end + 1
    for lead in sentence.words.before:
        first = start - len(lead)
        joined = first >= 0 and all(token.joined for token in tokens[first + 1 : start + 1])
        if joined and tuple(token.low for token in tokens[first:start]) == lead:
            return first, end
    return start, end


def _is_headline(sentence: Sentence) -> bool:
    if sentence.mined.text.rstrip('”»"’)').endswith(_STOPS):
        return False
    words = [token for token in sentence.tokens if token.is_word]
    content = [token for token in words if token.low not in sentence.words.stop]
    capitals = sum(token.text[0].isupper() for token in content)
    long_enough = len(content) >= _HEADLINE_WORDS
    return long_enough and capitals > sentence.words.headline * len(content)
