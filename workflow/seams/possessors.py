"""Two nouns that lost the word between them: `El Buró Político el informe es largo`.

English writes the possessor first; where a placeholder stood for it, the engine keeps its order.
"""

from __future__ import annotations

import re
from dataclasses import replace

from workflow.seams.agreement import judge_chain, like
from workflow.seams.chains import Chain, written
from workflow.seams.seam import Change, Seam
from workflow.seams.subjects import begins_sentence, listed, subject_chain
from workflow.seams.tables import SeamRules
from workflow.seams.values import Edit

_WORD = r"([^\W\d_]+)(?!\w)"


def mend_possessor(seam: Seam, rules: SeamRules) -> Change | None:
    """`El Buró Político el informe es` is `El informe del Buró Político es`.

    Only at the start of a sentence, where a finite verb shows that the second noun is no verb with
    its pronoun (`La Asamblea la aprobó`), and not before a time (`el lunes`).
    """
    table = rules.clauses.possessor
    if table is None or seam.is_joined or seam.is_name or not begins_sentence(seam, rules):
        return None
    _, chain = subject_chain(seam, rules)
    found = _second_noun(seam, rules)
    if chain is None or found is None:
        return None
    new = _linked(seam, chain, found.group(1), rules)
    if new is None:
        return None
    middle = seam.text[chain.tokens[-1].end : seam.start]
    if new.endswith(("'", "’")):
        middle = middle.lstrip()
    behind = chain.tokens[-1].end
    edit = Edit(
        seam.text[chain.start : found.end(1)],
        f"{new}{middle}{seam.form}",
        f"{rules.language}-lost-link",
    )
    return Change(((chain.start, behind, new), (seam.end, found.end(1), "")), edit)


def _second_noun(seam: Seam, rules: SeamRules) -> re.Match[str] | None:
    """Article and noun behind a form, before a verb; group 1 is both with an adjective."""
    table, verbs = rules.clauses.possessor, rules.clauses.verbs
    if table is None:
        return None
    article = rf"['’]?\s+((?:{'|'.join(table.articles)})\s+"
    for adjective in ("", rf"{_WORD}\s+"):
        pattern = re.compile(rf"{article}{adjective}{_WORD})\s+{verbs.between}{_WORD}")
        found = pattern.match(seam.text, seam.end, seam.ceiling)
        if found is None:
            continue
        *before, noun, verb = found.groups()[1:]
        listed_all = all(listed(rules.adjectives, one) for one in before)
        alone = not {*before, noun}.isdisjoint(table.apart) or not noun.islower()
        if listed_all and not alone and not verbs.number(noun) and verbs.number(verb):
            return found
    return None


def _linked(seam: Seam, chain: Chain, noun: str, rules: SeamRules) -> str | None:
    """`El informe del` for `El`; `None` where the chain is no right definite article."""
    table = rules.clauses.possessor
    verdict = judge_chain(seam, rules)
    linker = next((one for one in rules.linkers if table and one.word == table.linker), None)
    outputs = {
        written(replace(one, linker=linker), one.cell, seam.form, rules)[:1]
        for one in chain.readings
        if one.determiner and one.determiner.definite and not one.before and not one.linker
        and not one.doubled
    }  # fmt: skip
    if linker is None or len(outputs) != 1 or verdict.change or verdict.doubt:
        return None
    (surface,) = outputs.pop()
    return like(seam.text[chain.start : chain.tokens[-1].end], f"{noun} {surface}", seam)


def is_bare_apostrophe(seam: Seam, rules: SeamRules) -> bool:
    """Whether an English plural possessor stands there: `Las minorías étnicas' el informe`."""
    if rules.clauses.possessor is None or not re.match(r"['’](?=\s+[^\W\d_])", seam.behind):
        return False
    return re.search(r"(?<!\w)['‘]", seam.text[: seam.end]) is None
