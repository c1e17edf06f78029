"""What a source text leaves out that an engine needs to read it right."""

from __future__ import annotations

import re

from workflow.glossary.values import Grammar
from workflow.seams.datelines import has_stop
from workflow.seams.tables import seam_rules

_WORD_BEFORE = re.compile(r"([^\W_]+)['’]?[ \u00a0]\Z")


def lead_of(
    kind: str, grammar: Grammar, source: str, start: int, source_language: str, target_language: str
) -> str:
    """The article to put before a reference that an engine is to translate; empty for none.

    Without one an English reader of words takes `signed Directive No. 16` for a noun with its
    participle, and loses the verb. Only where the target language names a document with its
    article, and no word before it is a determiner or adjective.

    >>> named = Grammar(gender="f", number="sg")
    >>> lead_of("reference", named, "He signed Directive No. 16.", 10, "en", "es")
    'the '
    """
    rules, target = seam_rules(source_language), seam_rules(target_language)
    if rules is None or rules.source is None or not rules.source.article:
        return ""
    named = kind == "reference" and grammar.number
    if not named or target is None or target.references is None or target.references.dropped:
        return ""
    before = source[:start]
    if not before.strip():
        return f"{rules.source.article} " if has_stop(source) else ""
    found = _WORD_BEFORE.search(before)
    if found is None:
        return f"{rules.source.article} " if before.endswith(", ") else ""
    word = found.group(1)
    words = rules.source
    # "the Government’s Resolution No. 128"
    if before.replace("’", "'").rstrip().endswith(words.genitive):
        return ""
    determiners = words.definite | words.indefinite | words.possessive | words.adjectives
    last_two = {one.casefold() for one in before.split()[-2:]}
    if word.casefold() in determiners or word.isdigit() or last_two & words.unarticled:
        return ""
    return f"{words.article} "
