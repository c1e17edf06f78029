"""Quotation marks and apostrophes of the target language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workflow.checks.base import Finding, Translation
from workflow.checks.fixing.families import QUOTES, common_quotes, read_family
from workflow.checks.fixing.values import Edit, Reading, typography_of
from workflow.checks.habits import tell_habits


class QuotesCheck:
    """Straight and foreign quotation marks; a straight apostrophe among curly ones."""

    id = QUOTES
    title = "Quotation marks"

    def run_document(self, units: Sequence[Translation]) -> Iterator[tuple[int, Finding]]:
        """A finding for each unit that slips, one for a document that has other marks."""
        if not units:
            return
        language = units[0].target_language
        rules = typography_of(language)
        texts = [unit.plain_target for unit in units]
        outer = common_quotes(texts, language)
        found = [read_family(text, language, QUOTES, quotes=outer) for text in texts]
        marks = [
            Reading(tuple(edit for edit in one.edits if edit.rule == QUOTES), one.right)
            for one in found
        ]
        pair = outer or rules.quotes
        if pair:
            what = f"quotation marks are {pair[0].strip()}…{pair[1].strip()}"
            yield from tell_habits(self.id, what, texts, marks)
        straight = [
            Reading(_apostrophes(one), _curly(text, rules.apostrophe))
            for one, text in zip(found, texts, strict=True)
        ]
        what = f"the apostrophe is {rules.apostrophe}"
        yield from tell_habits(self.id, what, texts, straight, slips_only=True)


def _apostrophes(reading: Reading) -> tuple[Edit, ...]:
    return tuple(edit for edit in reading.edits if edit.rule != QUOTES)


def _curly(text: str, apostrophe: str) -> int:
    return text.count(apostrophe) if apostrophe else 0
