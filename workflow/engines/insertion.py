"""Where in a translation a term can be put, and the texts that come of it; no model here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from workflow.engines.base import Candidate, Insertion

NEAR = 2
"""Words to either side of the attended ones in which a term may begin."""
MORE_DROPPED = 2
"""Words that may be dropped beyond the number that the phrase has."""
LEAST_LENGTH = 0.75
"""Words a candidate must have, as a share of those of the unconstrained output."""
ATTENDED = 0.5
"""Share of the peak's weight from which on a neighbour counts as a word of the term."""

# A word keeps the signs within it: 11-NQ/TW, 18,3, Lang-Son. An apostrophe ends one, since a
# term may follow: in "l'assemblée a adopté" both "l'" and "assemblée" are words.
_WORD = re.compile(r"\w+(?:[-./,:]\w+)*(?:['’](?=\w))?")
# Letters that lose more than a mark when they become ASCII.
_PLAIN = str.maketrans({"đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A phrase between what stands before and after it."""

    before: str
    phrase: str
    after: str
    method: str

    @property
    def text(self) -> str:
        """The whole."""
        return self.before + self.phrase + self.after

    def as_candidate(self, score: float) -> Candidate:
        """With its score."""
        start = len(self.before)
        end = start + len(self.phrase)
        return Candidate(self.text, start, end, self.phrase, score, self.method)


@dataclass(frozen=True, slots=True)
class Framed:
    """A request of one line, cut out of one that may have several."""

    request: Insertion
    before: str
    """What of the output stands before the line's, its blanks included."""
    after: str

    def whole(self, candidate: Candidate) -> Candidate:
        """A candidate for the line as one for the text."""
        return replace(
            candidate,
            text=self.before + candidate.text + self.after,
            start=candidate.start + len(self.before),
            end=candidate.end + len(self.before),
        )


def framed(request: Insertion) -> Framed | None:
    """The one line of a request that holds the term.

    `None` where the term runs over several or the output has other lines than the source.
    """
    sources, outputs = (text.splitlines(keepends=True) for text in (request.source, request.output))
    if len(sources) != len(outputs):
        return None
    at = 0
    for number, (source, output) in enumerate(zip(sources, outputs, strict=True)):
        bare, kept = source.strip(), output.strip()
        first = at + source.find(bare)
        if bare and kept and first <= request.start <= request.end <= first + len(bare):
            offset = output.find(kept)
            inner = Insertion(
                bare, request.start - first, request.end - first, kept, request.phrases
            )
            before = "".join(outputs[:number]) + output[:offset]
            after = output[offset + len(kept) :] + "".join(outputs[number + 1 :])
            return Framed(inner, before, after)
        at += len(source)
    return None


def word_spans(text: str) -> list[Span]:
    """Where the words of a text stand.

    >>> [("l'Assemblée a 18,3 %."[a:b]) for a, b in word_spans("l'Assemblée a 18,3 %.")]
    ["l'", 'Assemblée', 'a', '18,3']
    """
    return [match.span() for match in _WORD.finditer(text)]


def cuts_near(weights: Sequence[float], near: int = NEAR) -> list[int]:
    """The numbers of the words before which a term may begin, by how they attend to it.

    The number of all words stands for the end. All are possible where nothing is attended.
    """
    count = len(weights)
    peak = max(range(count), key=lambda number: weights[number], default=0)
    if not count or weights[peak] <= 0:
        return list(range(count + 1))
    least = weights[peak] * ATTENDED
    first = last = peak
    while first > 0 and weights[first - 1] >= least:
        first -= 1
    while last < count - 1 and weights[last + 1] >= least:
        last += 1
    return list(range(max(first - near, 0), min(last + near, count) + 1))


def beginnings(output: str, cuts: Iterable[int], phrase: str) -> list[Placed]:
    """The output up to each cut, then the phrase; what follows is for the model to write."""
    spans = word_spans(output)
    return [Placed(_up_to(output, spans, cut), phrase, "", "prefix") for cut in cuts]


def splices(output: str, cuts: Iterable[int], phrase: str) -> Iterator[Placed]:
    """The phrase at each cut in the place of 0 to n words, their inner signs dropped with them."""
    spans = word_spans(output)
    most = len(word_spans(phrase)) + MORE_DROPPED
    for cut in cuts:
        before = _up_to(output, spans, cut)
        for last in range(cut, min(cut + most, len(spans)) + 1):
            yield Placed(before, phrase, _rest(output, spans, cut, last), "splice")


def is_sound(placed: Placed, output: str) -> bool:
    """Whether the phrase stands once more than in the output, as a word of its own, in a text
    that is long enough."""
    text = placed.text
    if placed.after and _goes_on(placed.after[0]):
        return False
    if text.count(placed.phrase) != output.count(placed.phrase) + 1:
        return False
    return len(word_spans(text)) >= LEAST_LENGTH * len(word_spans(output))


def stand_ins(phrase: str, term: str) -> tuple[str, ...]:
    """What a model may read in the place of a phrase that it cannot write, the likest first.

    >>> stand_ins("Nguyễn Phú Trọng", "Nguyen Phu Trong")
    ('Nguyễn Phú Trọng', 'Nguyen Phu Trong', 'X1')
    """
    marked = unicodedata.normalize("NFD", phrase.translate(_PLAIN))
    plain = "".join(char for char in marked if not unicodedata.combining(char))
    return tuple(dict.fromkeys((phrase, plain, term, "X1")))


def common_core(phrases: Sequence[str]) -> str:
    """The words that all phrases end in, the approved form where they differ in what goes before.

    Empty where they end in no common word.

    >>> common_core(["Assemblée nationale", "l'Assemblée nationale", "de l'Assemblée nationale"])
    'Assemblée nationale'
    """
    first = min(phrases, key=len, default="")
    for start, _ in word_spans(first):
        core = first[start:]
        heads = [phrase.removesuffix(core) for phrase in phrases]
        if all(map(str.endswith, phrases, [core] * len(phrases))) and not any(
            _goes_on(head[-1:]) for head in heads
        ):
            return core
    return ""


def _up_to(output: str, spans: Sequence[Span], cut: int) -> str:
    """What stands before a cut, with the blank that a phrase at the very end needs."""
    if cut < len(spans):
        return output[: spans[cut][0]]
    return f"{output[: spans[-1][1]]} " if spans else ""


def _rest(output: str, spans: Sequence[Span], cut: int, last: int) -> str:
    """What stands after a phrase that replaces the words from `cut` to before `last`."""
    if not spans:
        return output
    if last > cut:
        rest = output[spans[last - 1][1] :]
        return f" {rest}" if rest and _goes_on(rest[0]) else rest
    if cut == len(spans):
        return output[spans[-1][1] :]
    return f" {output[spans[cut][0] :]}"


def _goes_on(char: str) -> bool:
    """Whether a word goes on over this character; not over the empty text."""
    return bool(char) and (char.isalnum() or char == "_" or unicodedata.combining(char) > 0)
