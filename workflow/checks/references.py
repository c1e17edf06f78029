"""Document references: each one of the source stands in the translation, and no other."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.checks.base import Finding, Severity, Translation
from workflow.glossary import Occurrence, same_reference
from workflow.glossary.folding import ascii_symbol, fold
from workflow.glossary.forms import NAME_LANGUAGE


class ReferencesCheck:
    """Resolutions, decrees, plans … that were lost, changed, doubled or invented."""

    id = "references"
    title = "Document references"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each reference without its counterpart on the other side."""
        wanted = [one for one in unit.find_in_source() if one.kind == "reference"]
        there = [one for one in unit.find_in_target() if one.kind == "reference"]
        for occurrence in wanted:
            twin = next((other for other in there if _same(occurrence, other)), None)
            if twin is None:
                form = unit.glossary.render(occurrence, unit.target_language)
                yield Finding(
                    self.id,
                    Severity.ERROR,
                    f"{occurrence.text} is missing",
                    suggestion=form,
                    about=occurrence.id,
                )
            else:
                there.remove(twin)
                yield from self._spelling(unit, twin)
                if _is_named(occurrence) and not _is_named(twin):
                    yield Finding(
                        self.id,
                        Severity.WARNING,
                        f"{twin.text} lacks the word that names its type",
                        span=(twin.start, twin.end),
                        suggestion=unit.glossary.render(occurrence, unit.target_language),
                        about=occurrence.id,
                    )
        for extra in there:
            yield Finding(
                self.id,
                Severity.ERROR,
                f"{extra.text} is not in the source",
                span=(extra.start, extra.end),
                about=extra.id,
            )

    def _spelling(self, unit: Translation, there: Occurrence) -> Iterator[Finding]:
        """A finding where the symbol is recognised but not written as it should be."""
        assert there.reference is not None
        symbol, text = there.reference.canonical, fold(there.text).text
        # Elsewhere `ND-CP` will do for `NĐ-CP`.
        if unit.target_language != NAME_LANGUAGE:
            symbol, text = ascii_symbol(symbol), ascii_symbol(text)
        if symbol.upper() not in text.upper():
            yield Finding(
                self.id,
                Severity.ERROR,
                f"{there.text} is spelt {there.reference.canonical}",
                span=(there.start, there.end),
                suggestion=unit.glossary.render(there, unit.target_language),
                about=there.id,
            )


def _is_named(occurrence: Occurrence) -> bool:
    return occurrence.reference is not None and occurrence.reference.wording.named


def _same(one: Occurrence, other: Occurrence) -> bool:
    assert one.reference is not None
    assert other.reference is not None
    return same_reference(one.reference, other.reference)
