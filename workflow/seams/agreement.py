"""Whether the chain before a form agrees with it, and the one that does."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from workflow.seams.chains import Chain, Reading, find_chain, written
from workflow.seams.seam import Change, Seam
from workflow.seams.tables import Cell, SeamRules
from workflow.seams.values import Edit

_JOIN = re.compile(r"\s*(?:,|([^\W\d_]+))\s*([^\W\d_]*['’]?)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be done about a chain: nothing, a certain change, or a look by a person."""

    change: Change | None = None
    doubt: str = ""
    """The rule that is broken where no change is certain."""


FINE = Verdict()


def judge_chain(seam: Seam, rules: SeamRules) -> Verdict:
    """What the chain before a form needs."""
    return seam.once("verdict", lambda: _judged(seam, rules))


def _judged(seam: Seam, rules: SeamRules) -> Verdict:
    if seam.is_joined:
        return FINE
    locative = _locative(seam, rules)
    if locative is not None:
        return Verdict(locative)
    chain = find_chain(seam, rules)
    if chain is None:
        return FINE
    if seam.article in ("none", "own"):
        return _judge_article(seam, chain, rules)
    return judge_readings(seam, chain, chain.readings, rules)


def _judge_article(seam: Seam, chain: Chain, rules: SeamRules) -> Verdict:
    """A form that has no article, or brings its own: a definite one before it goes."""
    dropped = tuple(
        replace(one, determiner=None, cell=Cell("", "", bool(seam.vowel)))
        for one in chain.readings
        if one.determiner and one.determiner.definite and not one.before
        and (one.cell.number == "sg" or seam.article == "own")
    )  # fmt: skip
    # "le Hanoï de mon enfance", "the Ho Chi Minh trail", "los Nguyen"
    certain = seam.article == "own" or (
        seam.kind in ("person", "place")
        and (seam.ends_clause or seam.next_word in rules.followers)
    )  # fmt: skip
    outputs = {written(one, one.cell, seam.form, rules)[0] for one in dropped}
    if certain and len(outputs) == 1:
        return Verdict(chain_change(seam, chain, outputs.pop(), "article", rules))
    return judge_readings(seam, chain, chain.readings, rules)


def judge_readings(
    seam: Seam, chain: Chain, readings: tuple[Reading, ...], rules: SeamRules
) -> Verdict:
    """What a chain needs that is read in one of these ways."""
    targets = {one: cell for one in readings if (cell := _target(one, seam)) is not None}
    right = {one: written(one, cell, seam.form, rules) for one, cell in targets.items()}
    if any(chain.key in right[one] and not one.doubled for one in right):
        return FINE if _is_well_set(chain, seam) else Verdict(_respaced(seam, chain, rules))
    if may_be_right(seam, chain, rules):
        return FINE
    # "des Assemblée nationale": of an official body with its article
    definite = {one: right[one] for one in right if one.determiner and one.determiner.definite}
    if definite and seam.article == "definite":
        right = definite
    # "de el presidente": not the feminine "el" of "el Área", since nothing is stressed here
    heard = {one: right[one] for one in right if one.determiner and one.cell.vowel == seam.vowel}
    right = heard or right
    changed = all(one.cell.number != cell.number for one, cell in targets.items())
    numeral = all(one.determiner is not None and one.determiner.numeral for one in readings)
    outputs = {shapes[0] for shapes in right.values() if shapes}
    if len(outputs) != 1 or (numeral and changed):
        return Verdict(doubt=f"{rules.language}-determiner")
    rule = _rule(chain, targets, rules)
    return Verdict(chain_change(seam, chain, outputs.pop(), rule, rules))


def _target(reading: Reading, seam: Seam) -> Cell | None:
    """The cell that a form asks of a reading; `None` where it leaves more than one."""
    cell = reading.cell
    vowel = cell.vowel if seam.vowel is None else seam.vowel
    if reading.determiner is None:
        return replace(cell, vowel=vowel)
    genders = seam.genders if cell.gender not in seam.genders else (cell.gender,)
    numbers = seam.numbers if cell.number not in seam.numbers else (cell.number,)
    if len(genders) > 1 or len(numbers) > 1:
        return None
    return Cell(genders[0], numbers[0], vowel)


def may_be_right(seam: Seam, chain: Chain, rules: SeamRules) -> bool:
    """Whether a chain of another number may be right after all.

    `los ministro y viceministro de Hacienda`: one plural determiner for two nouns;
    `treinta y un delegados`, `vingt et une provinces`: the end of a numeral.
    """
    numbers = {one.cell.number for one in chain.readings if one.determiner}
    if seam.numbers == ("sg",) and numbers == {"pl"}:
        found = _JOIN.match(seam.behind)
        if found and (found.group(1) is None or found.group(1) in rules.conjunctions):
            following = found.group(2).replace("’", "'").casefold()
            articles = {
                shape
                for word in rules.determiners if word.definite
                for shapes in word.shapes.values() for shape in shapes
            }  # fmt: skip
            return following not in articles
    # but "los profesores y el delegados": only the number one ends a numeral
    numeral = all(one.determiner is None or one.determiner.numeral for one in chain.readings)
    if seam.numbers == ("pl",) and numbers == {"sg"} and numeral:
        tokens = seam.tokens()
        place = len(tokens) - len(chain.tokens)
        before = {tokens[place - 1].key} if place else set()
        before |= {one.linker.word for one in chain.readings if one.linker}
        return not before.isdisjoint(rules.numeral_links)
    return False


def _rule(chain: Chain, targets: dict[Reading, Cell], rules: SeamRules) -> str:
    first = next(iter(targets))
    if first.doubled:
        return "doubled"
    if first.determiner is None:
        return first.linker.rule if first.linker else "elision"
    alike = {one for one, cell in targets.items() if one.cell.vowel == cell.vowel}
    kept = any(replace(one.cell, vowel=cell.vowel) == cell for one, cell in targets.items())
    if first.determiner.rule == "article" or not kept:
        return first.determiner.rule
    if any(one.cell != targets[one] for one in alike):
        return first.determiner.rule
    known = {surface for one in targets for surface in written(one, one.cell, "", rules)}
    return "elision" if chain.key in known else "contraction"


def _is_well_set(chain: Chain, seam: Seam) -> bool:
    """Whether no blank stands behind or before an apostrophe."""
    edges = [*(token.start for token in chain.tokens[1:]), seam.start]
    return all(
        " " not in token.text and (token.text[-1] not in "'’" or token.end == edge)
        for token, edge in zip(chain.tokens, edges, strict=True)
    )


def _respaced(seam: Seam, chain: Chain, rules: SeamRules) -> Change:
    return chain_change(seam, chain, chain.key, "blank", rules)


def _locative(seam: Seam, rules: SeamRules) -> Change | None:
    """`à Vietnam`, `en le Vietnam` for `au Vietnam`; not before a longer name."""
    wrong = rules.locative.get(seam.grammar.locative, ())
    if seam.kind != "place" or not wrong or seam.next_word[:1].isupper():
        return None
    tokens = seam.tokens()
    for first in range(max(0, len(tokens) - 2), len(tokens)):
        chain = Chain(tuple(tokens[first:]), ())
        before = seam.text[seam.floor : chain.start][-1:]
        if chain.key in wrong and not before.isalnum() and before not in ("-", "'", "’"):
            return chain_change(seam, chain, seam.grammar.locative, "locative", rules)
    return None


def chain_change(seam: Seam, chain: Chain, surface: str, rule: str, rules: SeamRules) -> Change:
    """The change that puts a chain as the tables write it in place of another."""
    old = seam.text[chain.start : chain.tokens[-1].end]
    new = like(old, surface, seam)
    gap = seam.text[chain.tokens[-1].end : seam.start]
    if not new or new.endswith(("'", "’")):
        gap = ""
    elif len(gap) != 1:
        gap = " "
    edit = Edit(
        seam.shown(chain.start), f"{new}{gap}{seam.form}".strip(), f"{rules.language}-{rule}"
    )
    return Change(((chain.start, seam.start, new + gap),), edit)


def like(old: str, new: str, seam: Seam) -> str:
    """Words with the capitals and the apostrophe of the text."""
    letters = [letter for letter in old if letter.isalpha()]
    if (len(letters) > 1 and old.isupper()) or (seam.text.isupper() and old.isupper()):
        new = new.upper()
    elif old[:1].isupper():
        new = new[:1].upper() + new[1:]
    straight = "'" in seam.text and "’" not in seam.text
    return new if straight else new.replace("'", "’")
