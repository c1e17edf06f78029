"""The families of typographic rules, each the base of a check and a step of mending."""

from __future__ import annotations

from collections.abc import Callable

from workflow.checks.fixing.blanks import read_blanks, read_no_breaks
from workflow.checks.fixing.letters import read_letters, read_tones
from workflow.checks.fixing.protected import outside, protected_spans
from workflow.checks.fixing.quotation import outer_pair, read_quotes
from workflow.checks.fixing.values import Edit, Reading, Typography, typography_of

Family = Callable[[str, Typography], Reading]

UNICODE, SPACING, QUOTES, NO_BREAKS = "unicode", "spacing", "quotes", "nobreak"
"""Ids of the checks that look for the same."""


def read_family(
    text: str, language: str, family: str, *, quotes: tuple[str, str] | None = None
) -> Reading:
    """What one family says of a plain text; addresses, placeholders and code are left out.

    `quotes`: the outer marks of the document, where the language accepts several.
    """
    rules = typography_of(language)
    if family == QUOTES:
        reading = read_quotes(text, rules, quotes)
    else:
        reading = _READERS[family](text, rules)
    if not reading.edits:
        return reading
    return Reading(outside(reading.edits, protected_spans(text)), reading.right)


def tone_edits(text: str, style: str) -> tuple[Edit, ...]:
    """Vietnamese tone marks that a style puts elsewhere."""
    return outside(read_tones(text, style).edits, protected_spans(text))


def common_quotes(texts: list[str], language: str) -> tuple[str, str] | None:
    """The outer quotation marks that most texts of a document use, of those that the language
    accepts; `None` where there are none."""
    rules = typography_of(language)
    if not rules.also:
        return rules.quotes
    used = [pair for text in texts if (pair := outer_pair(text, rules))]
    return max(used, key=used.count, default=None)


_READERS: dict[str, Family] = {
    UNICODE: read_letters,
    SPACING: read_blanks,
    NO_BREAKS: read_no_breaks,
}
