"""Persons over a whole document: in full at first, in one spelling, later as the house says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.letters import is_in_capitals
from workflow.style import Style


class PersonsCheck:
    """Mentions of persons that are short too early, misspelt or against the house style."""

    id = "persons"
    title = "Names of persons"

    def __init__(self, style: Style) -> None:
        self._style = style

    def run_document(self, units: Sequence[Translation]) -> Iterator[tuple[int, Finding]]:
        """One finding for each mention that an editor should look at."""
        from workflow.glossary.names.mentions import mention_findings

        if not units:
            return
        # A headline in capitals tells nothing of how a name is written.
        texts = ["" if is_in_capitals(unit.plain_target) else unit.plain_target for unit in units]
        first = units[0]
        found = mention_findings(texts, first.target_language, first.glossary, self._style)
        for mention in found:
            finding = Finding(self.id, Severity.WARNING, mention.message, span=mention.span)
            yield mention.index, finding
