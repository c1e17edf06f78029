"""Bodies that the glossary knows by a name with an article, in headlines, which have none.

`the Secretariat` is the Party's; of `SECRETARIAT EXPELS TWO OFFICIALS` the article, and what else
the article of the news names, tell that it is too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from workflow.glossary import Concept, Glossary, Occurrence, TermStatus
from workflow.glossary.names.name_rules import VIETNAMESE

_ARTICLES = {"en": "the "}
# `ASEAN Secretariat`, `the Secretariat of ASEAN`, `Secretariat-General` are others
_BEFORE = re.compile(r"(?:\A|[,;:.–—] |(?:\bAND|\band|&) )\Z")
_BEHIND = re.compile(r"(?:[,;:]|\Z| (?!of\b|for\b|to\b|OF\b|FOR\b|TO\b))")
_PARTY = re.compile("Đảng|Trung ương")


def bare_bodies(
    plain: str,
    reading: str,
    found: Sequence[Occurrence],
    language: str,
    glossary: Glossary,
    named: Collection[str],
) -> list[Occurrence]:
    """The bodies of a headline that the glossary has with an article only, outside what was found.

    `plain` is the headline, `reading` the same as a sentence; `named` are the ids of the titles
    and bodies of its article: where none of them is of the Party, nothing is found.
    """
    article = _ARTICLES.get(language)
    forms = _forms(glossary, language, article) if article is not None else {}
    made: list[Occurrence] = []
    for word, (concept, status) in forms.items():
        if concept.id not in named and not _names_party(named, glossary):
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", reading, re.IGNORECASE):
            start, end = match.span()
            taken = any(one.start < end and start < one.end for one in found)
            stands = _BEFORE.search(reading[:start]) and _BEHIND.match(reading, end)
            if not taken and stands and plain[start].isupper():
                made.append(Occurrence("term", concept.id, start, end, word, status, concept))
    return made


def _names_party(named: Collection[str], glossary: Glossary) -> bool:
    """Whether one of the concepts is an office or body of the Party."""
    known = {one.id: one for one in glossary.concepts}
    names = (known[one].preferred(VIETNAMESE) or "" for one in named if one in known)
    return any(_PARTY.search(name) for name in names)


@lru_cache(maxsize=8)
def _forms(
    glossary: Glossary, language: str, article: str
) -> Mapping[str, tuple[Concept, TermStatus]]:
    """By name without its article, the bodies that have no form of that name."""
    made: dict[str, tuple[Concept, TermStatus]] = {}
    for concept in glossary.concepts:
        if concept.kind != "body":
            continue
        forms = concept.forms(language, TermStatus.PREFERRED, TermStatus.ADMITTED)
        for form in forms:
            bare = form.removeprefix(article)
            if bare != form and bare not in forms and bare[:1].isupper():
                made[bare] = (concept, TermStatus.ADMITTED)
    return made
