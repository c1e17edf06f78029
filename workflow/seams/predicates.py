"""What agrees with a subject behind it: its verb, a participle, an apposition."""

from __future__ import annotations

import re
from itertools import product

from workflow.seams.seam import Change, Seam
from workflow.seams.subjects import Subject, find_subject, fitting, listed
from workflow.seams.tables import NUMBERS, SeamRules
from workflow.seams.values import Edit

_WORD = r"([^\W\d_]+)(?!\w)"
_CLAUSE_END = r"[»”\")]*\s*(?:\Z|[,.;:!?…](?!\d))"
# ", créé en 1945, …": what stands between the commas holds no other one
_REST = r"\s[^,.;:!?…\n]{1,80},"

Span = tuple[int, int]


def mend_verb(seam: Seam, rules: SeamRules) -> Change | None:
    """`Los organismos centrales adoptó` is `adoptaron`.

    Only behind a subject that is plural beyond doubt; a plural verb behind a singular may be
    right (`El problema son los bancos`).
    """
    subject = find_subject(seam, rules)
    if subject is None or not subject.is_plural:
        return None
    found = finite_verb(seam, subject, rules)
    plural = rules.clauses.verbs.pluralised(seam.text[slice(*found)]) if found else ""
    if found is None or not plural:
        return None
    return _changed(seam, subject, found, plural, f"{rules.language}-verb")


def finite_verb(seam: Seam, subject: Subject, rules: SeamRules) -> Span | None:
    """Where the word behind a subject stands that may be its verb, over an apposition."""
    between = rules.clauses.verbs.between
    found = _behind(seam, subject.end, rf"\s+{between}{_WORD}")
    if found is None and not subject.is_joined:
        table = rules.clauses.participles
        apart = rf",\s+{_WORD}\s+{table.apposition}{_REST}\s+{between}{_WORD}"
        match = re.compile(apart).match(seam.text, subject.end, seam.ceiling)
        if match is not None and table.stem(match.group(1)):
            found = match.span(2)
    return found


def mend_predicate(seam: Seam, rules: SeamRules) -> Change | None:
    """`La Asamblea Nacional fue convocado.` is `convocada`, `están abierto` is `abiertos`.

    Not where the word may belong to a noun that follows: `es reconocido destino turístico`.
    """
    subject = find_subject(seam, rules)
    said = _said(seam, subject, rules)
    if subject is None or said is None:
        return None
    where, numbers = said
    right = _agreeing(seam.text[slice(*where)], subject, numbers, rules)
    apart = rf"{_CLAUSE_END}|\s+{rules.clauses.participles.followers}"
    if len(right) != 1 or re.compile(apart).match(seam.text, where[1]) is None:
        return None
    return _changed(seam, subject, where, right.pop(), f"{rules.language}-participle")


def predicate_doubt(seam: Seam, rules: SeamRules) -> Span | None:
    """From the subject to a word behind an auxiliary that does not agree with it."""
    subject = find_subject(seam, rules)
    said = _said(seam, subject, rules)
    if subject is None or said is None:
        return None
    where, numbers = said
    word = seam.text[slice(*where)]
    adjective = listed(rules.adjectives, word)
    # "est premier producteur": before a noun it may agree with that
    if adjective is not None and re.match(_CLAUSE_END, seam.text[where[1] :]):
        wrong = word not in fitting(adjective, seam, subject.genders, numbers)
    else:
        known = rules.clauses.participles.stem(word) in rules.clauses.participles.stems
        wrong = known and bool(_agreeing(word, subject, numbers, rules))
    return (subject.start, where[1]) if wrong else None


def _said(
    seam: Seam, subject: Subject | None, rules: SeamRules
) -> tuple[Span, tuple[str, ...]] | None:
    """Where the word behind an auxiliary stands, and the numbers that it may have."""
    if subject is None:
        return None
    verbs, table = rules.clauses.verbs, rules.clauses.participles
    said = rf"\s+{verbs.between}({table.after})\s+{table.adverbs}{_WORD}"
    match = re.compile(said).match(seam.text, subject.end, seam.ceiling)
    if match is None:
        return None
    number = verbs.number(match.group(1).split()[0])
    # a verb of the other number is told or mended first
    if number not in ("", *subject.numbers):
        return None
    return match.span(2), (number,) if number else subject.numbers


def _agreeing(word: str, subject: Subject, numbers: tuple[str, ...], rules: SeamRules) -> set[str]:
    """What to write for a participle or adjective that does not fit a subject.

    Empty where it fits or is neither; several where the gender of several nouns is open.
    """
    shapes = _shapes(word, rules)
    cells = list(product(subject.genders, numbers))
    if any(shapes.get(cell) == word for cell in cells):
        return set()
    # "Les délégués ont été invité": the gender that it has may stay
    own = {gender for (gender, _), shape in shapes.items() if shape == word}
    kept = [cell for cell in cells if cell[0] in own and not subject.is_joined] or cells
    return {shapes[cell] for cell in kept if cell in shapes}


def _shapes(word: str, rules: SeamRules) -> dict[tuple[str, str], str]:
    """A participle or adjective in every gender and number; empty where the word is neither."""
    adjective = listed(rules.predicates, word)
    if adjective is not None:
        found = adjective.shapes.items()
        return {(cell.gender, cell.number): one[0] for cell, one in found if not cell.vowel}
    table = rules.clauses.participles
    stem = table.stem(word)
    cells = product(rules.genders, NUMBERS) if stem else ()
    return {cell: table.shape(stem, *cell) for cell in cells}


def mend_apposition(seam: Seam, rules: SeamRules) -> Change | None:
    """`La Asamblea Nacional, creado en 1945,` is `creada`.

    Only behind a subject of one noun, and before a preposition: not `La Asamblea, terminado el
    debate, votó`.
    """
    subject = find_subject(seam, rules)
    table = rules.clauses.participles
    if subject is None or subject.is_joined or len(subject.numbers) > 1:
        return None
    pattern = re.compile(rf",\s+{_WORD}\s+{table.apposition}")
    match = pattern.match(seam.text, subject.end, seam.ceiling)
    stem = table.stem(match.group(1)) if match else ""
    # ", vu l’ampleur", ", excepté en mai"
    if match is None or not stem or stem in table.nouns:
        return None
    right = _agreeing(match.group(1), subject, subject.numbers, rules)
    if len(right) != 1:
        return None
    return _changed(seam, subject, match.span(1), right.pop(), f"{rules.language}-participle")


def _behind(seam: Seam, place: int, pattern: str) -> Span | None:
    match = re.compile(pattern).match(seam.text, place, seam.ceiling)
    return match.span(1) if match else None


def _changed(seam: Seam, subject: Subject, where: Span, new: str, rule: str) -> Change:
    before = seam.text[subject.start : where[1]]
    after = seam.text[subject.start : where[0]] + new
    return Change(((*where, new),), Edit(before, after, rule))
