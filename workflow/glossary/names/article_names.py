"""Persons of other countries whom an article names in full, by which a short name is known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from workflow.glossary.names.foreign_names import find_foreign_names
from workflow.glossary.names.foreign_rules import REGNAL, foreign_rules, gender_of_first_name
from workflow.glossary.names.foreign_tokens import low
from workflow.glossary.names.foreign_values import ArticleNames
from workflow.glossary.termbase import Glossary


def names_of_article(
    texts: Iterable[tuple[str, Collection[tuple[int, int]]]], language: str, glossary: Glossary
) -> ArticleNames:
    """The persons named in plain texts, each with its taken spans.

    A family name stands last, or first where no given name does (`Xi Jinping`).
    """
    rules = foreign_rules(language)
    full: set[str] = set()
    short: dict[str, str] = {}
    for text, taken in texts:
        for one in find_foreign_names(text, language, glossary, taken):
            # `John XXIII` is `John`
            words = re.sub(rf"{REGNAL.pattern}\Z", "", one.text).split(" ")
            if len(words) > 1:
                full.add(one.text)
            # `Quang Tri` may be a place: `Quang` alone is not called so.
            if one.is_vietnamese:
                continue
            alone = [words[-1]]
            # `Marlenis Batista Odio` is `Batista`
            if rules is not None and rules.two_surnames and len(words) in (3, 4):
                alone.append(words[-2])
            if gender_of_first_name(words[0]) is None:
                alone.append(words[0])
            for word in alone:
                short.setdefault(low(word), one.gender)
    return ArticleNames(frozenset(full), short)
