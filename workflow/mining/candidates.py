"""Candidates for the termbase, gathered from texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from workflow.glossary import Glossary, TermStatus
from workflow.glossary.folding import fold
from workflow.mining.abbreviations import find_abbreviations, is_short
from workflow.mining.equivalents import find_equivalents
from workflow.mining.kinds import kind_of
from workflow.mining.names import Found, find_names
from workflow.mining.phrases import find_phrases, words_key
from workflow.mining.references import find_unknown
from workflow.mining.tokens import Sentence, plain_words, read_sentences
from workflow.mining.values import AlignedText, Candidate, Equivalent, Evidence, MinedText
from workflow.mining.words import words_of

_CONTEXTS = 3
_AROUND = 40
"""Characters shown on either side of a candidate."""
_ORDER = tuple(Evidence)


def mine(
    texts: Sequence[MinedText],
    glossary: Glossary,
    aligned: Sequence[AlignedText] = (),
    *,
    least: int = 2,
) -> tuple[Candidate, ...]:
    """The candidates in texts that the termbase does not have, the best evidence first.

    Names and phrases must stand at least `least` times; abbreviations with their expansion and
    references that the tables cannot place count from the first time. Equivalents come from
    `aligned`, reviewed units of any pairs.
    """
    by_language: dict[str, list[MinedText]] = defaultdict(list)
    for text in texts:
        by_language[text.language].append(text)
    found: list[Candidate] = []
    for language, group in sorted(by_language.items()):
        miner = _Miner(language, list(read_sentences(group, glossary)), glossary)
        candidates = miner.candidates(least)
        found += _with_equivalents(candidates, language, aligned, glossary)
    return tuple(
        sorted(found, key=lambda one: (_ORDER.index(one.evidence), -one.score, one.text.lower()))
    )


class _Miner:
    """Gathers the candidates of one language; each text is one candidate only."""

    def __init__(self, language: str, sentences: Sequence[Sentence], glossary: Glossary) -> None:
        self._language = language
        self._sentences = sentences
        self._glossary = glossary
        self._known = {
            fold(term.text).text.lower(): concept.id
            for concept in glossary.concepts
            for term in concept.terms.get(language, ())
            if term.status is not TermStatus.FORBIDDEN
        }
        self._taken: set[tuple[str, ...]] = set()

    def candidates(self, least: int) -> list[Candidate]:
        """Candidates by evidence, strongest first."""
        found = [*self._abbreviations(), *self._references()]
        names = list(self._grouped(find_names(self._sentences), Evidence.NAME, least))
        found += names
        single = {word for one in names for word in one.text.lower().split()}
        whole = {_words(one.text, self._language) for one in names}
        for phrase in find_phrases(self._sentences, max(2, least)):
            one = self._candidate(phrase.places, Evidence.PHRASE, phrase.score)
            # What is left of a name (`Ky Lua` of `Ky Lua ward`), or a name in company
            # (`people of Lang Son`), is no term of its own.
            if one is None or all(word in single for word in one.text.lower().split()):
                continue
            if not _holds(_words(one.text, self._language), whole):
                found.append(one)
        return found

    def _abbreviations(self) -> Iterator[Candidate]:
        grouped: dict[tuple[str, str], list[tuple[Sentence, int, int]]] = defaultdict(list)
        for sentence in self._sentences:
            for one in find_abbreviations(sentence.mined.text):
                grouped[one.short, one.long].append((sentence, one.start, one.end))
        for (short, long), places in grouped.items():
            concept = self._known.get(fold(long).text.lower(), "")
            if fold(short).text.lower() in self._known:
                continue
            self._take(long)
            self._taken.add(words_key([short]))
            yield Candidate(
                text=long,
                language=self._language,
                evidence=Evidence.ABBREVIATION,
                count=len(places),
                articles=len({sentence.mined.article for sentence, _, _ in places}),
                score=float(len(places)),
                kind=kind_of(long, words_of(self._language)),
                short=short,
                concept=concept,
                contexts=_contexts(places),
            )

    def _references(self) -> Iterator[Candidate]:
        grouped: dict[str, list[tuple[Sentence, int, int, str]]] = defaultdict(list)
        for sentence in self._sentences:
            for one in find_unknown(sentence, self._glossary.tables):
                grouped[one.lacks].append((sentence, one.start, one.end, one.text))
        for lacks, places in grouped.items():
            texts = Counter(text for *_, text in places)
            yield Candidate(
                text=texts.most_common(1)[0][0],
                language=self._language,
                evidence=Evidence.REFERENCE,
                count=len(places),
                articles=len({place[0].mined.article for place in places}),
                score=float(len(places)),
                kind="document_type",
                note=f"references.toml lacks {lacks}",
                contexts=_contexts([place[:3] for place in places]),
            )

    def _grouped(
        self, places: Iterable[Found], evidence: Evidence, least: int
    ) -> Iterator[Candidate]:
        grouped: dict[str, list[Found]] = defaultdict(list)
        for place in places:
            grouped[fold(place.text).text.lower()].append(place)
        for _, alike in sorted(grouped.items(), key=lambda item: -len(item[1])):
            if len(alike) >= least:
                one = self._candidate(alike, evidence, float(len(alike)))
                if one is not None:
                    yield one

    def _candidate(
        self, places: Sequence[Found], evidence: Evidence, score: float
    ) -> Candidate | None:
        """The candidate at some places; `None` where it is known or taken."""
        counted = Counter(place.text for place in places)
        text = min(counted, key=lambda one: (-counted[one], one))
        is_known = fold(text).text.lower() in self._known
        if is_known or is_short(text) or not self._take(text):
            return None
        return Candidate(
            text=text,
            language=self._language,
            evidence=evidence,
            count=len(places),
            articles=len({place.sentence.mined.article for place in places}),
            score=round(score, 2),
            kind=kind_of(text, words_of(self._language)),
            contexts=_contexts([_span(place) for place in places]),
        )

    def _take(self, text: str) -> bool:
        """Mark a text as a candidate; say whether it was none before."""
        words = _words(text, self._language)
        new = words not in self._taken
        self._taken.add(words)
        return new


def _with_equivalents(
    candidates: Sequence[Candidate],
    language: str,
    aligned: Sequence[AlignedText],
    glossary: Glossary,
) -> list[Candidate]:
    words = {one.text: _words(one.text, language) for one in candidates}
    targets: dict[str, list[AlignedText]] = defaultdict(list)
    for unit in aligned:
        if unit.source_language == language:
            targets[unit.target_language].append(unit)
    found: dict[str, Mapping[str, tuple[Equivalent, ...]]] = {}
    for target, units in sorted(targets.items()):
        found[target] = find_equivalents(words, units, target, _forms(glossary, target))
    return [
        replace(
            one,
            equivalents={
                target: equivalents[one.text]
                for target, equivalents in found.items()
                if equivalents.get(one.text)
            },
        )
        for one in candidates
    ]


def _forms(glossary: Glossary, language: str) -> Collection[str]:
    return [term.text for concept in glossary.concepts for term in concept.terms.get(language, ())]


def _words(text: str, language: str) -> tuple[str, ...]:
    return words_key([token.text for token in plain_words(text, language)])


def _holds(words: tuple[str, ...], names: Collection[tuple[str, ...]]) -> bool:
    """Whether one of several names is part of a sequence of words."""
    return any(
        words[start:end] in names
        for start in range(len(words))
        for end in range(start + 2, len(words) + 1)
    )


def _span(found: Found) -> tuple[Sentence, int, int]:
    tokens = found.sentence.tokens
    return found.sentence, tokens[found.start].start, tokens[found.end - 1].end


def _contexts(places: Sequence[tuple[Sentence, int, int]]) -> tuple[str, ...]:
    """Up to three places with their surroundings, from as many articles as there are."""
    articles: dict[str, list[tuple[Sentence, int, int]]] = defaultdict(list)
    for place in places:
        articles[place[0].mined.article].append(place)
    rounds = max(map(len, articles.values()), default=0)
    mixed = [
        group[turn] for turn in range(rounds) for group in articles.values() if turn < len(group)
    ]
    return tuple(_context(*place) for place in mixed[:_CONTEXTS])


def _context(sentence: Sentence, start: int, end: int) -> str:
    text = sentence.mined.text
    left, right = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    shown = (
        f"{'…' if start > _AROUND else ''}{left}[{text[start:end]}]{right}"
        f"{'…' if end + _AROUND < len(text) else ''}"
    )
    return f"{sentence.mined.place}: {' '.join(shown.split())}"
