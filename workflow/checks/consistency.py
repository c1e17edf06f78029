"""One name for one thing: a term that the source repeats is written alike in the whole document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.letters import is_in_capitals
from workflow.glossary import Occurrence, TermStatus


class ConsistencyCheck:
    """Two approved forms for one wording of the source."""

    id = "consistency"
    title = "One form for one term"

    def run_document(self, units: Sequence[Translation]) -> Iterator[tuple[int, Finding]]:
        """A finding, with the place of its unit, for each form that is not the document's own.

        The document's own form is the one written most often, of two the first. Units in which
        a concept stands twice tell nothing; nor do forms that differ by case, number or gender, or
        of which one is part of the other.
        """
        written: dict[tuple[str, str], list[tuple[int, Occurrence]]] = defaultdict(list)
        for number, unit in enumerate(units):
            # A headline in capitals tells nothing of how a term is written.
            if is_in_capitals(unit.plain_target):
                continue
            for source, target in _single_terms(unit):
                written[source.id, source.text.casefold()].append((number, target))
        for places in written.values():
            forms = Counter(_family(target) for _, target in places)
            if len(forms) == 1:
                continue
            usual = max(forms, key=forms.__getitem__)
            model = next(target for _, target in places if _family(target) == usual)
            for number, target in places:
                if _family(target) != usual and not _is_short_of(target, model):
                    yield (
                        number,
                        Finding(
                            self.id,
                            Severity.WARNING,
                            f"{target.text} is {model.text} elsewhere in this document",
                            span=(target.start, target.end),
                            suggestion=model.text,
                            about=target.id,
                        ),
                    )


def _single_terms(unit: Translation) -> Iterator[tuple[Occurrence, Occurrence]]:
    """The terms that stand once in source and translation, with what they have become."""
    source = _terms(unit.find_in_source())
    target = _terms(unit.find_in_target(tuple(source)))
    for concept_id, found in source.items():
        there = target.get(concept_id, [])
        if len(found) == len(there) == 1 and there[0].status is not TermStatus.FORBIDDEN:
            yield found[0], there[0]


def _terms(found: Iterable[Occurrence]) -> dict[str, list[Occurrence]]:
    terms: dict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in found:
        if occurrence.kind == "term" and occurrence.concept is not None:
            terms[occurrence.id].append(occurrence)
    return terms


def _is_short_of(one: Occurrence, other: Occurrence) -> bool:
    """Whether one of two wordings begins or ends the other: in full and short is no other name.

    `Secretariado` and `Secretariado del Comité Central`.
    """
    words, more = sorted((each.text.casefold().split() for each in (one, other)), key=len)
    return more[: len(words)] == words or more[-len(words) :] == words


def _family(occurrence: Occurrence) -> str:
    """What tells wordings apart whatever their number, gender and case: the words' begins."""
    return " ".join(word[:4] for word in occurrence.text.casefold().split())
