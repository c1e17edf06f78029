"""The adjective between a determiner and a form, and a preposition that takes no article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workflow.seams.agreement import judge_readings, like, may_be_right
from workflow.seams.chains import find_chain
from workflow.seams.endings import is_definite
from workflow.seams.seam import Change, Seam, Token
from workflow.seams.sounds import has_sound
from workflow.seams.subjects import fitting, listed, subject_chain
from workflow.seams.tables import SeamRules
from workflow.seams.values import Edit


def mend_adjective(seam: Seam, rules: SeamRules) -> Change | None:
    """`El nuevo Asamblea` is `La nueva Asamblea`, `le nouveau Office` is `le nouvel Office`."""
    tokens = seam.tokens()
    word = listed(rules.adjectives, tokens[-1].key) if tokens else None
    if word is None or seam.is_name or seam.is_joined or rules.endings is not None:
        return None
    chain = find_chain(seam, rules, tokens[:-1])
    certain = len(seam.genders) == len(seam.numbers) == 1
    if chain is None or not certain or any(one.determiner is None for one in chain.readings):
        return None
    shapes = fitting(word, seam, seam.genders, seam.numbers)
    if len(shapes) != 1 or may_be_right(seam, chain, rules):
        return None
    shape = shapes.pop()
    old = tokens[-1]
    before = replace(seam, start=old.start, vowel=has_sound(shape, "vowel", rules))
    verdict = judge_readings(before, chain, chain.readings, rules)
    if verdict.doubt or (verdict.change is None and shape == old.key):
        return None
    new = like(old.text, shape, seam)
    replacements = [(old.start, old.end, new)] if shape != old.key else []
    head = seam.text[chain.start : old.start]
    if verdict.change is not None:
        replacements.insert(0, verdict.change.replacements[0])
        head = replacements[0][2]
    edit = Edit(
        seam.shown(chain.start),
        f"{head}{new}{seam.text[old.end : seam.end]}",
        f"{rules.language}-adjective",
    )
    return Change(tuple(replacements), edit)


def adjective_doubt(seam: Seam, rules: SeamRules) -> Iterator[int]:
    """Where the noun phrase begins in which an adjective does not agree.

    `el nuevo Asamblea`, `la nouvel Assemblée`, `den nye politbyrået`.
    """
    tokens = seam.tokens()
    word = listed(rules.adjectives, tokens[-1].key) if tokens else None
    if word is None or seam.is_name:
        return
    chain = find_chain(seam, rules, tokens[:-1])
    if chain is None:
        if len(tokens) > 1 and _is_wrong_stray(seam, tokens[-2], rules):
            yield tokens[-2].start
        return
    if not any(one.determiner for one in chain.readings) or may_be_right(seam, chain, rules):
        return
    sound = has_sound(tokens[-1].key, "vowel", rules)
    agrees = any(
        one.cell.gender in seam.genders
        and one.cell.number in seam.numbers
        and sound in (None, one.cell.vowel)
        for one in chain.readings
    )
    if not agrees or tokens[-1].key not in fitting(word, seam, seam.genders, seam.numbers):
        yield chain.start


def _is_wrong_stray(seam: Seam, token: Token, rules: SeamRules) -> bool:
    """Whether a `den` before an adjective has another gender than a definite form."""
    if rules.endings is None or not is_definite(seam):
        return False
    stray = rules.endings.stray
    fit = stray.get("pl" if seam.numbers == ("pl",) else seam.grammar.gender)
    return fit is not None and token.key in stray.values() and token.key != fit


def mend_preposition(seam: Seam, rules: SeamRules) -> Change | None:
    """`en le Bureau politique` is `dans le Bureau politique`."""
    start, chain = subject_chain(seam, rules)
    if chain is None or seam.is_joined or any(one.linker for one in chain.readings):
        return None
    tokens = [token for token in seam.tokens() if token.start < start]
    if not tokens:
        return None
    last, previous = tokens[-1], tokens[-2].key if len(tokens) > 1 else ""
    for row in rules.clauses.prepositions:
        fits = not row.kinds or seam.kind in row.kinds
        if f"{last.key} {chain.key}" in row.words and fits and previous not in row.not_after:
            new = row.write if last.text[:1].islower() else row.write.capitalize()
            before = seam.text[last.start : seam.end]
            edit = Edit(before, new + before[len(last.text) :], f"{rules.language}-preposition")
            return Change(((last.start, last.end, new),), edit)
    return None
