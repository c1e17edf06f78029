"""Other hypotheses of an Argos model, and terms put into its translations.

A term is put in near the word that attends to it, once by letting the model go on from the
phrase (`prefix`), once by keeping the old words behind it (`splice`). The model ranks the
texts, by the sum of two log-probabilities for each token: of the text as it is, and of the text
with a placeholder for the term in source and text alike. The second is what tells a good place:
a word left over from the old rendering has nothing in the source to come from, while in the
first a rare phrase costs so much that any common word beside it raises the mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workflow.engines import insertion
from workflow.engines.argos_decoding import Hypothesis, Task, decode, score
from workflow.engines.argos_model import MOST_TOKENS, Model, limit_for
from workflow.engines.base import Candidate, Insertion, MachineText
from workflow.engines.insertion import Placed
from workflow.engines.placeholders import Make
from workflow.engines.tokenizers import unknown_words

MOST_CUTS = 9
"""Places tried with splices; where there are more, those whose prefixes score best."""
FINALISTS = 24
"""Candidates that are scored as they are; by then they are ranked by their masked score."""
_STEP = 16
"""Limits of forced outputs are multiples of this, so that they share batches."""

Scored = tuple[Placed, float]
_Begun = tuple[int, Placed]


@dataclass(frozen=True, slots=True)
class _Plan:
    """A request in tokens."""

    request: Insertion
    source: tuple[str, ...]
    masked: tuple[str, ...]
    """The source with a placeholder for the term."""
    placeholder: str
    core: str
    """What the phrases end in, the approved form in general; determiners stand before it."""
    read_as: Mapping[str, str]
    """What the model reads for each phrase that it can place; others are left out."""


class Steering:
    """A loaded model with what a probe found out about its attention."""

    def __init__(self, model: Model, shift: int | None, make: Make) -> None:
        """What a probe found: by how many rows attention lags behind its token, `None` where
        it says nothing; and the placeholders that the model carries best."""
        self._model = model
        self._make = make
        self._shift = shift

    def alternatives(self, lines: Sequence[str], count: int) -> list[list[MachineText]]:
        """For each line up to `count` translations with different texts, best first."""
        sources = [self._encode(line) for line in lines]
        tasks = [Task(source, limit_for(len(source))) for source in sources]
        found = decode(self._model, tasks, hypotheses=count)
        return [
            self._different(source, hypotheses)
            for source, hypotheses in zip(sources, found, strict=True)
        ]

    def insert(self, requests: Sequence[Insertion]) -> list[list[Candidate]]:
        """For each request, of one line, its candidates, best score first."""
        plans = [self._plan(request) for request in requests]
        cuts = self._cuts(plans)
        begun = self._gone_on(plans, cuts)
        texts = [
            [*(placed for _, placed in first), *self._spliced(plan, chosen)]
            for plan, first, chosen in zip(
                plans, begun, self._most_likely(plans, begun, cuts), strict=True
            )
        ]
        finalists = [
            _best(scored, FINALISTS)
            for scored in self._scored(plans, [_distinct(each) for each in texts], masked=True)
        ]
        final = self._scored(
            plans, [[placed for placed, _ in each] for each in finalists], masked=False
        )
        return [
            _ranked([(placed, one + two) for (placed, one), (_, two) in zip(a, b, strict=True)])
            for a, b in zip(finalists, final, strict=True)
        ]

    def _encode(self, text: str) -> tuple[str, ...]:
        pieces = self._model.tokenizer.encode(text) if text.strip() else []
        return tuple(pieces[:MOST_TOKENS])

    def _different(
        self, source: tuple[str, ...], hypotheses: Sequence[Hypothesis]
    ) -> list[MachineText]:
        unknown = unknown_words(source, self._model.reads, self._model.tokenizer)
        made: dict[str, MachineText] = {}
        for each in hypotheses:
            text = self._model.tokenizer.decode(list(each.tokens)).strip()
            made.setdefault(text, MachineText(text, each.score, unknown, not each.whole))
        return list(made.values())

    def _plan(self, request: Insertion) -> _Plan:
        term = request.source[request.start : request.end]
        read_as = {
            phrase: stand_in
            for phrase in dict.fromkeys(request.phrases)
            if phrase.strip()
            and (stand_in := self._writable(insertion.stand_ins(phrase, term))) is not None
        }
        placeholder = self._make(1, [request.source, request.output])[0]
        masked = request.source[: request.start] + placeholder + request.source[request.end :]
        return _Plan(
            request,
            self._encode(request.source),
            self._encode(masked),
            placeholder,
            insertion.common_core(request.phrases),
            read_as,
        )

    def _writable(self, texts: Sequence[str]) -> str | None:
        """The first text that the model has the pieces for."""
        known = self._model.writes
        return next(
            (text for text in texts if not known or known.issuperset(self._encode(text))), None
        )

    def _cuts(self, plans: Sequence[_Plan]) -> list[list[int]]:
        """For each plan the words before which its term may begin."""
        everywhere = [
            list(range(len(insertion.word_spans(plan.request.output)) + 1)) for plan in plans
        ]
        if self._shift is None:
            return everywhere
        forced = [self._encode(plan.request.output) for plan in plans]
        tasks = [
            Task(plan.source, _rounded(len(output) + 1), output)
            for plan, output in zip(plans, forced, strict=True)
        ]
        found = decode(self._model, tasks, attention=True)
        return [
            insertion.cuts_near(self._weights(plan, hypotheses[0].attention, self._shift))
            for plan, hypotheses in zip(plans, found, strict=True)
        ]

    def _weights(
        self, plan: _Plan, attention: Sequence[Sequence[float]], shift: int
    ) -> list[float]:
        """For each word of the output how strongly it attends to the term."""
        request = plan.request
        first = len(self._encode(request.source[: request.start]))
        last = max(len(self._encode(request.source[: request.end])), first + 1)
        weights = []
        for start, end in insertion.word_spans(request.output):
            token = len(self._encode(request.output[:start]))
            beyond = max(len(self._encode(request.output[:end])), token + 1)
            rows = attention[token + shift : beyond + shift]
            weights.append(max((sum(row[first:last]) for row in rows), default=0.0))
        return weights

    def _gone_on(self, plans: Sequence[_Plan], cuts: Sequence[Sequence[int]]) -> list[list[_Begun]]:
        """For each plan, with its cut, what the model wrote after output and phrase."""
        begun = [
            (number, cut, placed)
            for number, plan in enumerate(plans)
            for phrase in plan.read_as
            for cut, placed in zip(
                cuts[number],
                insertion.beginnings(plan.request.output, cuts[number], phrase),
                strict=True,
            )
        ]
        heads = [
            self._encode(placed.before + plans[number].read_as[placed.phrase])
            for number, _, placed in begun
        ]
        tasks = [
            Task(plans[number].source, limit_for(max(len(plans[number].source), len(head))), head)
            for (number, _, _), head in zip(begun, heads, strict=True)
        ]
        sound: list[list[_Begun]] = [[] for _ in plans]
        for (number, cut, placed), head, found in zip(
            begun, heads, decode(self._model, tasks), strict=True
        ):
            after = self._continuation(head, found[0])
            if after is not None:
                whole = Placed(placed.before, placed.phrase, after, placed.method)
                if insertion.is_sound(whole, plans[number].request.output):
                    sound[number].append((cut, whole))
        return sound

    def _continuation(self, head: tuple[str, ...], found: Hypothesis) -> str | None:
        """What a hypothesis has after its forced beginning; `None` where that cannot be told.

        The beginning is not read back: unknown pieces in it would come out as others.
        """
        if not found.whole:
            return None
        before = self._model.tokenizer.decode(list(head))
        whole = self._model.tokenizer.decode([*head, *found.tokens[len(head) :]])
        return whole[len(before) :].rstrip() if whole.startswith(before) else None

    def _most_likely(
        self,
        plans: Sequence[_Plan],
        begun: Sequence[Sequence[_Begun]],
        cuts: Sequence[Sequence[int]],
    ) -> list[list[int]]:
        """For each plan the cuts worth splices: all, or those with the best prefixes, in order."""
        tried = [
            [placed for _, placed in first] if len(each) > MOST_CUTS else []
            for first, each in zip(begun, cuts, strict=True)
        ]
        scores = self._scored(plans, tried, masked=True)
        return [
            _best_cuts(first, scored) if scored else list(each)[:MOST_CUTS]
            for first, each, scored in zip(begun, cuts, scores, strict=True)
        ]

    def _spliced(self, plan: _Plan, cuts: Sequence[int]) -> list[Placed]:
        output = plan.request.output
        return [
            placed
            for phrase in plan.read_as
            for placed in insertion.splices(output, cuts, phrase)
            if insertion.is_sound(placed, output)
        ]

    def _scored(
        self, plans: Sequence[_Plan], placed: Sequence[Sequence[Placed]], *, masked: bool
    ) -> list[list[Scored]]:
        """Each text with one of its two scores, all in one batch."""
        pairs = [
            (plan.masked, self._encode(_masked(plan, each)))
            if masked
            else (plan.source, self._encode(each.before + plan.read_as[each.phrase] + each.after))
            for plan, texts in zip(plans, placed, strict=True)
            for each in texts
        ]
        scores = iter(score(self._model, pairs))
        return [[(each, next(scores)) for each in texts] for texts in placed]


def _masked(plan: _Plan, placed: Placed) -> str:
    """A text with the placeholder for the phrase, its determiner left standing."""
    determiner = placed.phrase.removesuffix(plan.core) if plan.core else ""
    return placed.before + determiner + plan.placeholder + placed.after


def _best_cuts(begun: Sequence[_Begun], scored: Sequence[Scored]) -> list[int]:
    best: dict[int, float] = {}
    for (cut, _), (_, value) in zip(begun, scored, strict=True):
        best[cut] = max(value, best.get(cut, value))
    return sorted(sorted(best, key=lambda cut: (-best[cut], cut))[:MOST_CUTS])


def _distinct(placed: Sequence[Placed]) -> list[Placed]:
    """Of one text only the longest phrase, and rather the prefix than the splice."""
    found: dict[str, Placed] = {}
    for each in sorted(placed, key=lambda one: (-len(one.phrase), one.method, len(one.before))):
        found.setdefault(each.text, each)
    return list(found.values())


def _best(scored: Sequence[Scored], most: int) -> list[Scored]:
    return sorted(scored, key=lambda pair: (-pair[1], pair[0].text))[:most]


def _ranked(scored: Sequence[Scored]) -> list[Candidate]:
    return [placed.as_candidate(value) for placed, value in _best(scored, len(scored))]


def _rounded(tokens: int) -> int:
    return -(-tokens // _STEP) * _STEP
