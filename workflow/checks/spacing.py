"""Blanks: doubled, before a comma, missing; and no-break spaces where a line must not end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.fixing.families import NO_BREAKS, SPACING, read_family
from workflow.checks.fixing.values import Edit, visible
from workflow.checks.habits import tell_habits, word_around

_MESSAGES = {
    "outer-blank": "a blank stands at the end or the beginning",
    "doubled-blank": "blanks are doubled",
    "blank-before-mark": "a blank stands before the mark",
    "blank-in-brackets": "a blank stands inside the brackets",
    "no-blank-behind-mark": "a blank is missing behind the mark",
}


class SpacingCheck:
    """Blanks that are wrong in every language."""

    id = SPACING
    title = "Blanks"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each kind of slip."""
        text = unit.plain_target
        edits = read_family(text, unit.target_language, SPACING).edits
        if not edits:
            return
        # a mark spaced like that in the source is a name's or a symbol's
        edits = tuple(edit for edit in edits if not _in_source(edit, text, unit.plain_source))
        for rule in dict.fromkeys(edit.rule for edit in edits):
            alike = [edit for edit in edits if edit.rule == rule]
            start, end = word_around(text, alike[0])
            times = f" ({len(alike)} places)" if len(alike) > 1 else ""
            yield Finding(
                self.id,
                Severity.WARNING,
                f"{_MESSAGES[rule]} in “{visible(text[start:end])}”{times}",
                span=(alike[0].start, alike[0].end),
                suggestion=alike[0].text,
            )


class NoBreakCheck:
    """Blanks at which a line could end between a word and its mark."""

    id = NO_BREAKS
    title = "No-break spaces"

    def run_document(self, units: Sequence[Translation]) -> Iterator[tuple[int, Finding]]:
        """A finding for each unit that slips, one for a document that has none of them."""
        texts = [unit.plain_target for unit in units]
        found = [
            read_family(text, unit.target_language, NO_BREAKS)
            for unit, text in zip(units, texts, strict=True)
        ]
        yield from tell_habits(self.id, "a no-break space (⍽) belongs here", texts, found)


def _in_source(edit: Edit, text: str, source: str) -> bool:
    """Whether the place stands in the source just so: `Booking.Com`, `a,b`."""
    start, end = word_around(text, edit)
    return edit.rule == "no-blank-behind-mark" and text[start:end].strip(".,;") in source
