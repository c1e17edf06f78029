"""A plural pronoun that an engine wrote behind a subject in which no approved form stands last."""

from __future__ import annotations

import re

from workflow.seams.pronouns import determiner_shapes
from workflow.seams.tables import SeamRules, seam_rules

_OPENING = re.compile(r"(?:\A|[.!?…:;]\s+|\n|\)\s+[–—-]\s+)[\s«»“”\"]*")
_WORD = re.compile(r"[^\W\d_]+['’]?")


def drop_pronouns(text: str, language: str) -> str:
    """A text without `ils` between a subject and its verb, where it is certain.

    The sentence has to begin with a determiner and have no finite verb and no clause before the
    pronoun; behind it stands a plural verb.

    >>> drop_pronouns("Les villes du Nord ils ont demandé.", "fr")
    'Les villes du Nord ont demandé.'
    >>> drop_pronouns("Le lundi ils ont voté. Le ministre vient et ils ont voté.", "fr")
    'Le lundi ils ont voté. Le ministre vient et ils ont voté.'
    """
    rules = seam_rules(language)
    table = rules.pronouns if rules is not None else None
    if rules is None or table is None:
        return text
    plurals = "|".join(table.words.get("pl", ())) or "(?!)"
    pattern = re.compile(rf",?(?<=[\w)%,])\s(?:{plurals})(?=\s([^\W\d_]+))")
    for found in reversed(list(pattern.finditer(text))):
        if rules.clauses.verbs.is_plural(found[1]) and _is_subject(text, found.start(), rules):
            comma = "," if found.group().startswith(",") else ""
            text = text[: found.start()] + comma + text[found.end() :]
    return text


def _is_subject(text: str, end: int, rules: SeamRules) -> bool:
    """Whether nothing but a noun phrase stands between the start of a sentence and a place."""
    assert rules.pronouns is not None
    start = [found.end() for found in _OPENING.finditer(text, 0, end)][-1]
    before = text[start:end]
    words = [word.replace("’", "'").casefold() for word in _WORD.findall(before)]
    if len(words) < 2 or words[0] not in determiner_shapes(rules):
        return False
    if re.match(r"\S+\s\d", before) or not rules.pronouns.apart.isdisjoint(words[:3]):
        return False
    if words[-1] in rules.conjunctions or not rules.pronouns.clauses.isdisjoint(words):
        return False
    # an apposition has two commas, and the second is the one before the pronoun
    if text[end : end + 1] == "," and before.count(",") % 2 == 0:
        return False
    return not any(rules.clauses.verbs.number(word) for word in words)
