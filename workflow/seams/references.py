"""The article of a document reference: `firmó Reglamento n.º 13`, `the Resolution No. 11`.

Spanish and French name a document with its article, English and Norwegian without.

Keys of `[references]`, all may be left out:

- `prepositions`: words behind which the article is missing for certain; not those of legal usage
  (`por Decreto n.º 5`, `mediante Resolución n.º 5`).
- `verbs`: patterns of further verbs that have the reference as their object; `nouns`: words that
  look like one of them.
- `bare`: words behind which a reference may have no article (`proyecto de`, `como`); `many`: the
  same before several references (`ambas Resoluciones`).
- `dates`: patterns of a date behind a reference.
- `dropped`: articles that go before a reference; `followers`: patterns of words behind it which
  show that the article belongs to no later noun (`the Resolution No. 11 campaign`).
"""

from __future__ import annotations

import re

from workflow.seams.agreement import chain_change, like
from workflow.seams.bare import (
    article_before,
    has_verb,
    is_part_of_word,
    is_sentence,
    line_of,
)
from workflow.seams.chains import Chain, find_chain
from workflow.seams.datelines import begins_text
from workflow.seams.endings import without_article
from workflow.seams.seam import Change, Seam, Token
from workflow.seams.subjects import before_form, listed, seam_before
from workflow.seams.tables import References, SeamRules
from workflow.seams.values import Edit

_REFERENCE = "reference"


def mend_reference(seam: Seam, rules: SeamRules) -> Change | None:
    """`firmó Reglamento n.º 13` is `firmó el Reglamento n.º 13`, `the Resolution No. 11` drops."""
    table = rules.references
    if table is None or seam.kind != _REFERENCE or seam.is_joined or not seam.grammar.number:
        return None
    tokens = seam.tokens()
    if table.dropped:
        return _dropped(seam, tokens, table, rules)
    if not _may_lack(seam, rules):
        return None
    if not tokens:
        return _first(seam, rules) or _listed(seam, rules)
    last = tokens[-1]
    if is_part_of_word(seam, last) or not _asks(seam, tokens, table, rules):
        return None
    article = article_before(seam, None, last, rules)
    if article is None:
        return None
    return chain_change(seam, Chain((last,), ()), article, _REFERENCE, rules)


def lacks_article(seam: Seam, rules: SeamRules) -> bool:
    """Whether a reference stands in a sentence behind a word or form, and has no article.

    `El primer ministro Directiva n.º 16 firmada`, `también Plan n.º 126 discutido`; nothing
    behind a comma, a colon or a bracket, where one may be named by itself.
    """
    table = rules.references
    if table is None or table.dropped or seam.kind != _REFERENCE or not seam.grammar.number:
        return False
    if seam.is_joined or not _may_lack(seam, rules):
        return False
    tokens = seam.tokens()
    if not tokens:
        other = before_form(seam)
        gap = seam.text[seam.floor : seam.start]
        return other is not None and gap.isspace() and "\n" not in gap
    last = tokens[-1]
    begins = seam.starts_sentence(last.start)
    if is_part_of_word(seam, last) or not (last.text[:1].islower() or begins):
        return False
    if last.key in table.bare or (last.key in table.many and seam.grammar.number == "pl"):
        return False
    previous = [token.key for token in tokens[-3:-1]]
    if not table.bare.isdisjoint(previous) and len(last.key) <= 3:
        return False
    return not (_has_determiner(seam, tokens, rules) or _is_joint(seam, last, rules))


def _may_lack(seam: Seam, rules: SeamRules) -> bool:
    """Whether the line is a sentence, and no determiner stands before the reference."""
    if not is_sentence(seam, rules):
        return False
    chain = find_chain(seam, rules)
    return chain is None or all(one.determiner is None for one in chain.readings)


def _has_determiner(seam: Seam, tokens: list[Token], rules: SeamRules) -> bool:
    """Whether an adjective stands between it and a determiner that fits: `la citada Resolución`."""
    chain = find_chain(seam, rules, tokens[:-1])
    fits = chain is not None and any(
        one.determiner is not None
        and one.cell.gender in seam.genders
        and one.cell.number in seam.numbers
        for one in chain.readings
    )
    return fits or listed(rules.adjectives, tokens[-1].key) is not None


def _is_joint(seam: Seam, last: Token, rules: SeamRules) -> bool:
    """Whether *and* joins it to another reference, which may have the article of both."""
    words = {*rules.clauses.coordination.words, *rules.conjunctions}
    other = before_form(seam)
    gap = seam.text[seam.floor : last.start]
    return last.key in words and other is not None and other.kind == _REFERENCE and gap.isspace()


def _asks(seam: Seam, tokens: list[Token], table: References, rules: SeamRules) -> bool:
    """Whether the words before a reference show for certain that its article is missing."""
    last = tokens[-1]
    begins = seam.starts_sentence(last.start)
    previous = tokens[-2].key if len(tokens) > 1 else ""
    if previous in table.bare or not (last.text[:1].islower() or begins):
        return False
    linker = next((one for one in rules.linkers if last.key in (one.word, one.vowel)), None)
    if (linker.word if linker else last.key) in table.prepositions:
        return True
    if _is_joint(seam, last, rules):
        return _other_has_article(seam, rules)
    return _is_verb(last.key, previous, table, rules)


def _is_verb(word: str, previous: str, table: References, rules: SeamRules) -> bool:
    """Whether a word has an object behind it: a finite verb, an infinitive, a participle of one."""
    verbs = rules.clauses.verbs
    if word in table.nouns:
        return False
    if verbs.number(word) or any(one.fullmatch(word) for one in table.verbs):
        return True
    return bool(verbs.number(previous)) and bool(rules.clauses.participles.stem(word))


def _other_has_article(seam: Seam, rules: SeamRules) -> bool:
    """Whether the reference before this one has a definite article, for itself alone."""
    other = before_form(seam)
    if other is None or other.kind != _REFERENCE:
        return False
    chain = find_chain(seam_before(other, seam, rules), rules)
    return chain is not None and any(
        one.determiner and one.determiner.definite and one.cell.number == other.grammar.number
        for one in chain.readings
    )


def _first(seam: Seam, rules: SeamRules) -> Change | None:
    """`Circular n.º 5 fue citada.`: at the start of a sentence, which has a verb."""
    line = line_of(seam)
    if not begins_text(seam) or seam.behind.startswith(":") or not has_verb(line, rules):
        return None
    return _inserted(seam, rules, capital=True)


def _listed(seam: Seam, rules: SeamRules) -> Change | None:
    """`la Resolución n.º 45, Directiva n.º 3 y el Plan n.º 9`: behind one with its article."""
    if seam.text[seam.floor : seam.start] != ", " or not _other_has_article(seam, rules):
        return None
    return _inserted(seam, rules, capital=False)


def _inserted(seam: Seam, rules: SeamRules, *, capital: bool) -> Change | None:
    article = article_before(seam, None, None, rules)
    if article is None:
        return None
    new = like("A" if capital else "a", article, seam)
    new += "" if article.endswith("'") else " "
    edit = Edit(seam.form, new + seam.form, f"{rules.language}-{_REFERENCE}")
    return Change(((seam.start, seam.start, new),), edit)


def _dropped(seam: Seam, tokens: list[Token], table: References, rules: SeamRules) -> Change | None:
    """`the Resolution No. 11 was`; not in capitals, nor `the Resolution No. 11 campaign`."""
    if not tokens or tokens[-1].key not in table.dropped or is_part_of_word(seam, tokens[-1]):
        return None
    following = seam.behind.lstrip()
    told = seam.ends_clause or any(one.match(following) for one in table.followers)
    if not told or seam.text.isupper() or re.match(r"\s+\(", seam.behind):
        return None
    return without_article(seam, tokens[-1], rules, _REFERENCE)
