"""Which listed forms of a concept are plural, and the plural that is written."""

from __future__ import annotations

from collections.abc import Iterable

from workflow.glossary.folding import fold
from workflow.glossary.guards import Recognition, recognition
from workflow.glossary.values import Concept, TermStatus


def listed_plurals(kind: str, forms: Iterable[str], rules: Recognition) -> tuple[str, ...]:
    """The forms whose head is the plural of another form's: `Chairmen of …`."""
    rule, forms = rules.plural, tuple(forms)
    if rule is None or kind not in rule.kinds or len(forms) < 2:
        return ()
    heads = {head for form in forms for head in rule.heads(form)}
    heads -= {rule.head(form) for form in forms[:1]}
    return tuple(form for form in forms if rule.head(form) in heads)


def plural_form(concept: Concept, language: str) -> str | None:
    """The plural to write: the one its grammar tells, else a listed one, else the rule's.

    The preferred form itself where it is described without a plural, where the language has no
    rule for it (Vietnamese), where it is plural already, or where the rules make none; `None`
    when the row leaves it empty.
    """
    preferred = concept.preferred(language)
    described = concept.grammar.get(language, {}).get(preferred or "")
    if preferred is not None and described is not None and described.number:
        return described.plural or preferred
    rules = recognition(language)
    rule = rules.plural
    if preferred is None or rule is None or concept.kind not in rule.kinds:
        return preferred
    is_plural = concept.gender.get(language, "").endswith("pl")
    if is_plural or (" " not in preferred and preferred.isupper()):
        return preferred
    forms = concept.forms(language, TermStatus.PREFERRED, TermStatus.ADMITTED)
    made = rule.make(preferred)
    heads = rule.heads(preferred)
    for head in heads:
        alike = [form for form in forms if rule.head(form) == head]
        if alike:
            return made if made in alike else alike[0]
    plurals = listed_plurals(concept.kind, forms, rules)
    if plurals and rule.listed_only:
        return plurals[0]
    # Of an everyday word alone (`President`) no plural is looked for, so none is written.
    everyday = " " not in preferred and rules.guards_of(fold(preferred).text)
    return preferred if everyday or made is None else made
