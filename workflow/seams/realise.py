"""Which form of a concept a translation needs, by how its source uses it.

Keys of `[source]` in the table of a source language: `definite`, `indefinite`, `possessive`:
determiners by what they say; `genitive`: endings of a possessor (`Vietnam’s`); `adjectives`: words
that may stand between them and the term; `feminine`: words that show a woman holds a title, and
`feminine_form` what shows it in the title; `article`, `unarticled`: see `sources.py`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from workflow.glossary.folding import fold
from workflow.glossary.rendering import render_term
from workflow.glossary.values import Concept, Grammar, Occurrence, TermStatus
from workflow.seams.tables import SeamRules, seam_rules

_WORD = re.compile(r"[^\W\d_]+'?")
_TITLE = "title"
_MOST_ADJECTIVES = 2


def realise(
    concept: Concept,
    occurrence: Occurrence,
    source: str,
    source_language: str,
    target_language: str,
    *,
    gender: str = "",
) -> tuple[str, Grammar] | None:
    """The form to write for an occurrence in `source`, and its grammar; `None` without one.

    Plural where the source is plural, singular where it is that of a plural term, feminine where
    a woman holds the title, in a language with endings definite or indefinite as the source's
    determiner says, else the preferred form. `gender` is the holder's, `m` or `f`, where it is
    known from elsewhere; empty: as the source shows.
    """
    plural = occurrence.inflection == "plural"
    form = render_term(concept, occurrence.text, target_language, plural=plural)
    preferred = concept.preferred(target_language)
    if form is None or preferred is None:
        return None
    grammar = concept.grammar_of(target_language, preferred)
    if plural and grammar.plural and grammar.number != "pl":
        form = grammar.plural
    elif form == preferred and source_number(occurrence, source_language) == "sg":
        form = _singular(concept, target_language) or form
    before = _words_before(occurrence, source)
    target = seam_rules(target_language)
    if target is not None and target.endings is not None and (plural or form == preferred):
        definite = _is_definite(concept, occurrence, source, source_language, before)
        form = _with_ending(grammar, definite=definite, plural=plural) or form
    elif concept.kind == _TITLE and (
        gender == "f" or (not gender and _is_feminine(concept, occurrence, source_language, before))
    ):
        return _feminine(concept, form, target_language, plural=plural)
    return form, _grammar_of(concept, form, target_language, plural=plural)


def source_number(occurrence: Occurrence, language: str) -> str:
    """`sg` or `pl` where a term has another number than its preferred form; else empty."""
    concept = occurrence.concept
    if concept is None:
        return ""
    usual = concept.grammar_of(language, concept.preferred(language) or "").number
    if occurrence.inflection == "plural":
        return "pl" if usual == "sg" else ""
    found, preferred = (
        [word[:3] for word in _folded(form).split()]
        for form in (occurrence.text, concept.preferred(language) or "")
    )
    # "Tay Nguyen" is no singular of "Central Highlands"
    number = number_of(concept, occurrence.text, language) if found == preferred else ""
    return number if usual and number != usual else ""


def number_of(concept: Concept, text: str, language: str) -> str:
    """`sg` or `pl` for a form that the grammar of a concept describes; else empty."""
    found = _folded(text)
    for form, one in concept.grammar.get(language, {}).items():
        if _folded(form) == found:
            return one.number
        if found in (_folded(one.plural), _folded(one.definite_plural)) and found:
            return "pl"
    return ""


def _singular(concept: Concept, language: str) -> str | None:
    """The first approved singular of a term that is plural; `None` where there is none."""
    if concept.grammar_of(language, concept.preferred(language) or "").number != "pl":
        return None
    described = concept.grammar.get(language, {})
    forms = concept.forms(language, TermStatus.PREFERRED, TermStatus.ADMITTED)
    return next((one for one in forms if described.get(one, Grammar()).number == "sg"), None)


def _grammar_of(concept: Concept, form: str, language: str, *, plural: bool) -> Grammar:
    """The grammar of a form; one that is not described inflects like the preferred form."""
    described = concept.grammar.get(language, {})
    preferred = concept.preferred(language) or ""
    grammar = concept.grammar_of(language, preferred)
    known = {grammar.indefinite, grammar.definite, grammar.plural, grammar.definite_plural}
    if form in described:
        return described[form]
    if form == preferred or (form not in known and not plural):
        return concept.grammar_of(language, form)
    if plural and grammar.number != "pl":
        return replace(
            grammar,
            number="pl",
            indefinite=grammar.plural,
            definite=grammar.definite_plural,
        )
    return grammar


def _with_ending(grammar: Grammar, *, definite: bool | None, plural: bool) -> str:
    """The definite or indefinite form; empty where the source or the data do not tell."""
    if plural and grammar.number != "pl":
        return grammar.definite_plural if definite else grammar.plural
    if definite is None:
        return ""
    return grammar.definite if definite else grammar.indefinite


def _is_definite(
    concept: Concept, occurrence: Occurrence, source: str, language: str, before: list[str]
) -> bool | None:
    """What the source says of definiteness; `None` where it says nothing."""
    rules = seam_rules(language)
    if rules is None or rules.source is None:
        return None
    words = rules.source
    skipped = _without_adjectives(before, rules)
    determined = bool(skipped) and skipped[-1] in words.definite | words.indefinite
    if concept.kind == _TITLE and _is_before_name(occurrence, source, alone=not determined):
        return False
    left = source[: occurrence.start].rstrip().replace("’", "'")
    # A possessor stands before an indefinite form: "Vietnams politbyrå", "vårt politbyrå".
    if left.endswith(words.genitive) or (skipped and skipped[-1] in words.possessive):
        return False
    if skipped and skipped[-1] in words.definite:
        return True
    if skipped and skipped[-1] in words.indefinite:
        return False
    text = occurrence.text.casefold()
    described = concept.grammar.get(language, {}).values()
    shapes = {
        shape.casefold() for one in described for shape in (one.definite, one.definite_plural)
    }
    return True if text in shapes else None


def _is_before_name(occurrence: Occurrence, source: str, *, alone: bool) -> bool:
    """Whether a name follows: two capitalised words, one where no determiner stands before."""
    names = re.match(r"(?:\s+[^\W\d_]+)+", source[occurrence.end :])
    words = names.group().split() if names else []
    capitals = [word[:1].isupper() and (len(word) == 1 or not word.isupper()) for word in words]
    return capitals[:2] == [True, True] or (alone and capitals[:1] == [True])


def _words_before(occurrence: Occurrence, source: str) -> list[str]:
    """The last words before an occurrence, nothing but blanks between them and it."""
    left = source[: occurrence.start].replace("’", "'").casefold()
    clause = re.search(r"[^.,;:!?()«»“”\"]*\Z", left)
    return _WORD.findall(clause.group() if clause else "")[-(_MOST_ADJECTIVES + 1) :]


def _without_adjectives(before: list[str], rules: SeamRules) -> list[str]:
    adjectives = {
        shape for word in rules.adjectives for shapes in word.shapes.values() for shape in shapes
    }
    if rules.source is not None:
        adjectives |= rules.source.adjectives
    words = list(before)
    while words and words[-1] in adjectives:
        words.pop()
    return words


def _is_feminine(
    concept: Concept, occurrence: Occurrence, language: str, before: list[str]
) -> bool:
    """Whether the source tells that a woman holds the title."""
    rules = seam_rules(language)
    found = _folded(occurrence.text)
    described = next(
        (one for form, one in concept.grammar.get(language, {}).items() if _folded(form) == found),
        None,
    )
    if described is not None and described.gender in ("m", "f"):
        return described.gender == "f"
    # `Les vice-présidentes des Comités populaires`; of `secrétaires` both have the plural
    listed = concept.grammar.get(language, {}).values()
    if {one.gender for one in listed if one.plural and _folded(one.plural) == found} == {"f"}:
        return True
    if rules is None or rules.source is None:
        return False
    shown = rules.source.feminine_form
    if shown is not None and shown.search(occurrence.text):
        return True
    # `ancienne secrétaire du Comité`
    if found.split()[0] in rules.source.feminine:
        return True
    either = described is None or described.gender == "mf"
    return either and bool(before) and before[-1] in rules.source.feminine


def _feminine(concept: Concept, form: str, language: str, *, plural: bool) -> tuple[str, Grammar]:
    """The first approved form that is described as feminine; else the form, held by a woman."""
    described = concept.grammar.get(language, {})
    for one in concept.forms(language, TermStatus.PREFERRED, TermStatus.ADMITTED):
        grammar = described.get(one)
        if grammar is not None and grammar.gender == "f" and grammar.number != "pl":
            if not plural:
                return one, grammar
            if grammar.plural:
                return grammar.plural, replace(grammar, number="pl")
    grammar = _grammar_of(concept, form, language, plural=plural)
    worded = "" if plural else _worded_feminine(concept, form, language)
    return worded or form, replace(grammar, gender="f") if grammar.gender == "mf" else grammar


def _worded_feminine(concept: Concept, form: str, language: str) -> str:
    """`Vice Chairwoman` for `Vice Chairman`: an approved form that differs in such words only."""
    rules = seam_rules(language)
    shown = rules.source.feminine_form if rules and rules.source else None
    words = form.split()
    for one in concept.forms(language, TermStatus.ADMITTED):
        others = one.split()
        changed = [other for other, word in zip(others, words, strict=False) if other != word]
        if shown and len(others) == len(words) and changed and all(map(shown.search, changed)):
            return one
    return ""


def _folded(text: str) -> str:
    return fold(text).text.casefold()
