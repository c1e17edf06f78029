"""A pronoun that an engine wrote behind a subject: `Le Front de la Patrie ils aideront`.

Keys of `[pronouns]`: `words` by number; `impersonal`: verbs whose pronoun is no subject's; `apart`:
nouns that begin a time, behind which a pronoun may be right (`Le jour du Congrès ils ont voté`);
`clauses`: words that begin a clause inside the sentence.
"""

from __future__ import annotations

import re

from workflow.seams.seam import Change, Seam
from workflow.seams.subjects import before_form, opening, seam_before, subject_chain
from workflow.seams.tables import Pronouns, SeamRules
from workflow.seams.values import Edit

_WORD = re.compile(r"[^\W\d_]+['’]?")


def mend_pronoun(seam: Seam, rules: SeamRules) -> Change | None:
    """`les délégués ils ont voté` is `les délégués ont voté`."""
    found = find_pronoun(seam, rules)
    if found is None or differs(seam, found[1], rules):
        return None
    end = found[0]
    before = seam.text[seam.start : end]
    edit = Edit(before, seam.text[seam.start : seam.last], f"{rules.language}-pronoun")
    return Change(((seam.last, end, ""),), edit)


def differs(seam: Seam, number: str, rules: SeamRules) -> bool:
    """Whether a pronoun has another number than the one noun that is the subject."""
    head = _begin(seam, seam.start)
    words = {word.casefold() for word in _WORD.findall(seam.text[head : seam.start])}
    alone = words.isdisjoint(rules.conjunctions) and seam.numbers != (number,)
    return alone and len(seam.numbers) == 1 and not _is_linked(seam, rules)


def find_pronoun(seam: Seam, rules: SeamRules) -> tuple[int, str] | None:
    """Where a pronoun behind a subject ends, and its number; `None` where it may be right."""
    table = rules.pronouns
    if table is None or seam.is_joined:
        return None
    words = {word: number for number, listed in table.words.items() for word in listed}
    match = re.compile(rf"\s+({'|'.join(words)})\s+(?=[^\W\d_])").match(seam.text, seam.last)
    if match is None or re.compile(table.impersonal).match(seam.text, match.end()):
        return None
    number = words[match.group(1)]
    return (match.end(1), number) if _is_subject(seam, number, table, rules) else None


def _is_subject(seam: Seam, number: str, table: Pronouns, rules: SeamRules) -> bool:
    """Whether the form ends a subject: its noun phrase begins a clause, or belongs to one."""
    other = before_form(seam)
    while other is not None and seam.text[other.end : seam.start] == " ":
        # "le ministre de la Défense Phan Van Giang": the title before a name
        seam = seam_before(other, seam, rules)
        other = before_form(seam)
    start, chain = subject_chain(seam, rules)
    if number == "pl" and chain is not None and re.search(r",\s+\Z", seam.text[:start]):
        return not _is_linked(seam, rules)
    head = _begin(seam, start)
    first = [word.replace("’", "'").casefold() for word in _WORD.findall(seam.text[head:])[:3]]
    inside = {word.casefold() for word in _WORD.findall(seam.text[head:start])}
    if not table.apart.isdisjoint(first) or not inside.isdisjoint(table.clauses):
        return False
    whole = bool(first) and first[0] in determiner_shapes(rules) | {*rules.conjunctions}
    if _is_linked(seam, rules):
        of = {one.linker.word for one in chain.readings if one.linker} if chain else set()
        return whole and of <= {table.linker}
    tokens = [token for token in seam.tokens() if token.start < start]
    return whole and (not tokens or tokens[-1].key in rules.conjunctions)


def _is_linked(seam: Seam, rules: SeamRules) -> bool:
    """Whether a preposition stands before the form."""
    _, chain = subject_chain(seam, rules)
    return chain is not None and any(one.linker for one in chain.readings)


def _begin(seam: Seam, place: int) -> int:
    """Where the sentence begins that a place is in, behind a dateline in brackets."""
    head = opening(seam.text, place)
    dateline = re.compile(r"\(?[^()\n]{4,60}\d{4}\)\s+").match(seam.text, head)
    return dateline.end() if dateline and dateline.end() <= place else head


def determiner_shapes(rules: SeamRules) -> set[str]:
    """Every word that may stand first in a noun phrase."""
    return {
        shape
        for word in (*rules.determiners, *rules.predeterminers)
        for shapes in word.shapes.values()
        for shape in shapes
    }
