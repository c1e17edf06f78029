"""References by a bare number (`Resolution 18`): when a number behind a type word is one."""

from __future__ import annotations

import string
from collections.abc import Iterable
from functools import cached_property

import regex

from workflow.glossary.documents.dates import Sentences, either
from workflow.glossary.documents.drafts import Lead
from workflow.glossary.tables import LanguageRules, ReferenceTables

# `Plan 126/B`, `Resolution 18.5`, `Decision 3:1`, `Plan 5%`, `resolusjon 4. plenum`, `Plan 2-5`
_NOT_SHORT = regex.compile(r" ?/|[-.,:]\w|\.?\s\d{3}\b| - ?\d|\s?[%‰°$€£]|\.\s\p{Ll}")
# `Resolution 30a`, `Plan 12B`; not `résolution 4K`, `Plan 5G`
_SHORT = regex.compile(r"\d{1,5}[A-Da-d]?(?!\w)")
_CLAUSE = regex.compile(r"""(?r)(?:^|[\n.!?…:;])\s*["“”«'(\[-]*\s*""")
_SMALL_WORD = regex.compile(r" \p{Ll}\w")


class ShortForms:
    """The short forms of one language."""

    def __init__(
        self, tables: ReferenceTables, rules: LanguageRules, bodies: Iterable[str]
    ) -> None:
        """`bodies` are phrases for issuing bodies (`of the Government`)."""
        self._tables = tables
        self._rules = rules
        self._bodies = tuple(bodies)

    @cached_property
    def _issued(self) -> regex.Pattern[str]:
        return regex.compile(rf"\s(?:{either(self._bodies)})(?!\w)", regex.IGNORECASE)

    @cached_property
    def _measure(self) -> regex.Pattern[str]:
        # `Nghị quyết 10 năm 1988`, of that year; `Kế hoạch 5 năm 2021-2025`, of five years
        months = either(name for names in self._rules.months for name in names)
        return regex.compile(
            rf"\s?(?i:{either(self._rules.measures)})(?!\w)(?!\s(?:19|20)\d\d(?!\w|\s?[-/]))"
            rf"|\s(?:{months})(?!\w)"
        )

    @cached_property
    def _elsewhere(self) -> regex.Pattern[str]:
        return regex.compile(rf"(?<!\w)(?:{either(self._rules.elsewhere)})(?!\w)")

    def match(
        self, text: str, sentences: Sentences, position: int, lead: Lead, *, joined: bool
    ) -> regex.Match[str] | None:
        """The number at an offset where it is a reference, or `None`.

        `joined` numbers go on with a list, whose head has been judged already.
        """
        match = _SHORT.match(text, position)
        if match is None or lead.linked or not (joined or self._may_follow(text, lead, match)):
            return None
        if _NOT_SHORT.match(text, match.end()):
            return None
        if not lead.marked and self._measure.match(text, match.end()):
            return None
        if self._elsewhere.search(text, *sentences.around(position)):
            return None
        return match

    def _may_follow(self, text: str, lead: Lead, match: regex.Match[str]) -> bool:
        """Whether the type may be cited by a bare number written like this."""
        kind = self._tables.type(lead.types[0])
        if kind is None or kind.short == "never":
            return False
        digits = match.group().rstrip(string.ascii_letters)
        if len(digits) > kind.digits:
            return False
        # `la resolución 57 del Buró Político`: the body that issued it stands for the capital.
        issued = bool(lead.body) or self._issued.match(text, match.end()) is not None
        capital = lead.word[:1].isupper() or issued
        if lead.marked:
            return capital or self._rules.small
        # `Plan 2030`, `Décision 2025`: a year, not a number.
        if len(digits) == 4 and 1975 <= int(digits) < 2100:
            return False
        if not issued and self._is_verb(text, lead, digits, match.end(), kind.short):
            return False
        if kind.short == "any":
            return capital or self._rules.small
        return capital and kind.short == "capital"

    def _is_verb(self, text: str, lead: Lead, digits: str, end: int, short: str) -> bool:
        """Whether the type word may be a verb with a count behind it.

        `Plan 5 visits a year`, `; Quyết định 2 việc`: a clause begins with it, a word in small
        letters follows the single figure. Of a language that lists without plural words any
        type word may be one.
        """
        if len(digits) > 1 or not (short == "capital" or not self._rules.plural):
            return False
        return bool(_CLAUSE.match(text, 0, lead.start) and _SMALL_WORD.match(text, end))
