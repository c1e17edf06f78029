"""Rows that still word another row's term the old way.

`Politburo member` holds the term of `Politburo`. Where the Spanish form of the one is changed to
`Politburó` and the other keeps `miembro del Buró Político`, texts say both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from workflow.glossary.folding import fold, key
from workflow.glossary.values import Concept, TermStatus
from workflow.glossary.verdicts.slips import Severity, TermFinding

_KINDS = ("title", "body", "event")
_STEM = 5
_LEAST = 4
"""Letters of a form that says enough to be looked for in others."""


def part_findings(concepts: Iterable[Concept]) -> Iterator[TermFinding]:
    """One finding for each language of a row whose preferred form words a part differently.

    A part is another title, body or event whose preferred form stands in that of the row in
    another language. It is worded differently where one of its other forms stands there instead
    (admitted, forbidden or known as an engine's) that has a word which the preferred one lacks.
    """
    official = [one for one in concepts if one.kind in _KINDS]
    for whole in official:
        folded = {
            code: fold(form).text.lower() for code in whole.terms if (form := whole.preferred(code))
        }
        for part in official:
            holding = _holding(part, folded) if part is not whole else frozenset()
            for code in folded.keys() - holding if holding else ():
                said = _said_instead(part, code, folded[code])
                if said:
                    yield TermFinding(
                        whole.line,
                        "old-part",
                        Severity.WARNING,
                        whole.id,
                        f"“{whole.preferred(code)}” has “{said}” in {code}, where {part.id} on "
                        f"line {part.line} prefers “{part.preferred(code)}”",
                    )


def _holding(part: Concept, folded: Mapping[str, str]) -> frozenset[str]:
    """The languages in which the preferred form of a concept stands in the row's."""
    return frozenset(
        code
        for code, text in folded.items()
        if (form := part.preferred(code)) and len(form) >= _LEAST and _holds(text, form)
    )


def _said_instead(part: Concept, code: str, low: str) -> str:
    """The other form of a part that a form holds; empty where it may be worded so."""
    preferred = part.preferred(code)
    if not preferred:
        return ""
    known = _stems(preferred)
    for other in _others(part, code):
        if _holds(low, other) and _stems(other) - known:
            return other
    return ""


def _others(part: Concept, code: str) -> Iterator[str]:
    """The other forms of a part, the longest first."""
    forms = {
        *part.forms(code, TermStatus.ADMITTED, TermStatus.FORBIDDEN),
        *part.known_renderings.get(code, ()),
    }
    yield from sorted(
        (one for one in forms if len(one) >= _LEAST), key=lambda one: (-len(one), one)
    )


def _stems(form: str) -> frozenset[str]:
    """The beginnings of its longer words: `sentralkomité` is `sentralkomiteen`."""
    words = re.findall(r"[^\W\d_]{4,}", key(fold(form).text, accents=False))
    return frozenset(word[:_STEM] for word in words)


def _holds(low: str, form: str) -> bool:
    return _pattern(form).search(low) is not None


@lru_cache(maxsize=8192)
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(fold(form).text.lower())}(?!\w)")
