"""Seams of a language that says *the* with an ending (Norwegian).

Keys of `[endings]`: `indefinite_after`, determiners behind which the form is indefinite; `stray`,
by gender and `pl` the article that only an adjective behind it would justify; `followers`, words
which show that it is one; `hissing`, letters behind which a genitive is an apostrophe.
"""

from __future__ import annotations

import re

from workflow.seams.seam import Change, Seam, Token
from workflow.seams.tables import Endings, SeamRules
from workflow.seams.values import Edit

_GENITIVE = re.compile(r"(['’]?)s(?!\w)")


def mend_genitive(seam: Seam, rules: SeamRules) -> Change | None:
    """`Laos’s` and `Laoss` are `Laos’`, `Hanoi’s` is `Hanois`."""
    found = _GENITIVE.match(seam.text, seam.end)
    if rules.endings is None or found is None:
        return None
    special = seam.grammar.genitive
    apostrophe = "'" if "'" in seam.text and "’" not in seam.text else "’"
    if special.startswith(seam.form):
        wanted = special.removeprefix(seam.form)
    elif seam.form[-1:].casefold() in rules.endings.hissing:
        wanted = found.group(1) or apostrophe
    else:
        wanted = "s"
    if found.group() == wanted:
        return None
    edit = Edit(f"{seam.form}{found.group()}", f"{seam.form}{wanted}", f"{rules.language}-genitive")
    return Change(((found.start(), found.end(), wanted),), edit)


def mend_ending(seam: Seam, rules: SeamRules) -> Change | None:
    """`et politbyrået` is `et politbyrå`, a stray `den` before a definite form goes."""
    endings = rules.endings
    tokens = seam.tokens(2)
    if endings is None or not tokens or seam.is_joined:
        return None
    if seam.text[seam.floor : tokens[-1].start][-1:] in ("-", "‑"):
        return None
    if tokens[-1].key in endings.indefinite_after and is_definite(seam):
        return _made_indefinite(seam, tokens[-1], rules)
    if _is_stray(seam, tokens, endings):
        return without_article(seam, tokens[-1], rules, "article")
    return None


def is_definite(seam: Seam) -> bool:
    """Whether the form has the definite ending, and an indefinite one to tell it from."""
    grammar, form = seam.grammar, seam.form.casefold()
    definite = (grammar.definite.casefold(), grammar.definite_plural.casefold())
    indefinite = (grammar.indefinite.casefold(), grammar.plural.casefold())
    return form in definite and form not in indefinite


def _made_indefinite(seam: Seam, article: Token, rules: SeamRules) -> Change | None:
    grammar = seam.grammar
    plural = seam.form.casefold() == grammar.definite_plural.casefold() != grammar.definite
    form = grammar.plural if plural and grammar.number != "pl" else grammar.indefinite
    if not form:
        return None
    if seam.form[:1].isupper() and not form[:1].isupper():
        form = form[:1].upper() + form[1:]
    before = seam.shown(article.start)
    edit = Edit(before, f"{article.text} {form}", f"{rules.language}-indefinite")
    return Change(((seam.start, seam.end, form),), edit)


def _is_stray(seam: Seam, tokens: list[Token], endings: Endings) -> bool:
    """Whether the word before a definite form is an article that nothing asks for.

    `den` may also be *that* (`den komiteen som …`) or begin a clause (`det sentralkomiteen
    vedtok`), so only before the end of a clause or one of the followers, and only where it has
    the wrong gender, the body is named in the definite form anyway (`den sentralkomiteen`),
    the form says it already (`den den nasjonale partikongressen`), or has no article at all
    (`den partiets generalsekretær`).
    """
    said = tokens[-1].key
    if said not in endings.stray.values():
        return False
    if not (seam.ends_clause or seam.next_word in endings.followers):
        return False
    neuter = endings.stray.get("n")
    if not is_definite(seam):
        return seam.article == "none" and said == endings.stray.get("m")
    fitting = endings.stray.get("pl" if seam.numbers == ("pl",) else seam.grammar.gender)
    # "Er det det politiske systemet?" is a question about one system.
    twice = said != neuter and seam.form.casefold().startswith(f"{said} ")
    wrong = fitting is not None and said != fitting and seam.article != "own"
    return wrong or twice or seam.article == "definite"


def without_article(seam: Seam, article: Token, rules: SeamRules, rule: str) -> Change:
    """A form without the word before it, with the capital that the word had."""
    replacements = [(article.start, seam.start, "")]
    form = seam.form
    if article.text[:1].isupper() and form[:1].islower():
        form = form[:1].upper() + form[1:]
        replacements.append((seam.start, seam.start + 1, form[:1]))
    edit = Edit(seam.shown(article.start), form, f"{rules.language}-{rule}")
    return Change(tuple(replacements), edit)
