"""Forms that an engine left without their article: `por primer ministro Pham Minh Chinh`.

Titles before a name or with it (`Presidente Ho Chi Minh`), and places and bodies with an article
of their own. Where a language names a
holder without an article, one before title and name goes.

Keys of `[bare]`, all may be left out:

- `prepositions`: words before a place or body behind which it has its article; `titles`: the same
  before a title with a name. `alone`: behind them a place takes what the glossary says of it
  (`dans la province`), and a body stays.
- `objects`: verbs behind which a sentence names a place with its article (`visitó la provincia`).
- `roles`: nouns that name a post or a kind, so that no article follows their preposition (`el cargo
  de presidente`). `bylines`: prepositions which begin a line with the writer's name.
- `address`: words and signs of a text that speaks to somebody, where a title may call him.
- `dropped`: articles that go before title and name; `followers`: words behind the name which show
  that the article belongs to no later noun.
"""

from __future__ import annotations

import re
from dataclasses import replace

from workflow.seams.agreement import chain_change, like
from workflow.seams.chains import Chain, Reading, find_chain, joined, written
from workflow.seams.datelines import begins_text, has_stop
from workflow.seams.endings import without_article
from workflow.seams.kinds import NUMBERED, is_never_bare, is_session
from workflow.seams.seam import Change, Seam, Token
from workflow.seams.subjects import before_form, seam_before
from workflow.seams.tables import Bare, Cell, Linker, SeamRules
from workflow.seams.values import Edit, Placed

_WORD = re.compile(r"[^\W\d_]+")
_BLANK = r"[ \u00a0]"
_GAP = re.compile(_BLANK)
_KINDS = {
    "title": "title",
    "place": "place",
    "body": "body",
    "event": "event",
    "political_term": "event",
}


def mend_bare(seam: Seam, rules: SeamRules) -> Change | None:
    """`por secretario general [X]` is `por el secretario general [X]`, `the Premier [X]` drops.

    Nothing in a headline: a line without a stop that has no finite verb.
    """
    table = rules.bare
    what = _KINDS.get(seam.kind)
    if table is None or what is None or not seam.form or seam.is_joined:
        return None
    if seam.kind in NUMBERED and not is_session(seam.kind, seam.form):
        return None
    named = _name_behind(seam) or _joint_name(seam, table, rules)
    bare = named is None and seam.article != "definite"
    # `by order of the President Ho Chi Minh`: the title holds the name
    if what == "title" and table.dropped and rules.endings is None and seam.article == "none":
        return _dropped(seam, Placed(seam.start, seam.end, seam.grammar, seam.kind), table, rules)
    if bare if what == "title" else (seam.article != "definite"):
        return None
    if named is not None and table.dropped:
        return _dropped(seam, named, table, rules)
    tokens = seam.tokens()
    if not tokens:
        at_start = _at_start if begins_text(seam) else _behind_comma
        return at_start(seam, named, table, rules)
    if is_part_of_word(seam, tokens[-1]):
        return None
    # "visita a provincia de Lang Son"
    common = seam.kind == "place" and seam.form[:1].islower()
    headline = seam.draft and (common or is_never_bare(seam.kind, seam.form))
    if not is_prose(seam, rules) and not headline:
        return None
    locative = _locative(seam, tokens[-1], table, rules)
    if locative is not None:
        return locative
    article = article_before(seam, named, tokens[-1], rules)
    asks = _asks(seam, tokens, table, rules) or _is_joined_to_another(
        seam, tokens[-1], table, rules
    )
    if article is None or not asks:
        return None
    return chain_change(seam, Chain((tokens[-1],), ()), article, what, rules)


def _name_behind(seam: Seam) -> Placed | None:
    """The person whose name follows a title, one blank between them."""
    following = next((one for one in seam.others if one.start == seam.ceiling), None)
    named = following is not None and following.kind == "person"
    return following if named and _GAP.fullmatch(seam.text, seam.end, seam.ceiling) else None


def _joint_name(seam: Seam, table: Bare, rules: SeamRules) -> Placed | None:
    """The person whose name follows a second title: `por secretario general y presidente X`.

    Not in a language that leaves articles out: there the titles may be of two.
    """
    ahead = sorted((one for one in seam.others if one.start >= seam.end), key=lambda one: one.start)
    if seam.kind != "title" or table.dropped or len(ahead) < 2:
        return None
    other, named = ahead[:2]
    joint = rf"{_BLANK}(?:{'|'.join(rules.clauses.coordination.words) or '(?!)'}){_BLANK}"
    if (other.kind, named.kind) != ("title", "person"):
        return None
    joined = re.fullmatch(joint, seam.text[seam.end : other.start])
    return named if joined and _GAP.fullmatch(seam.text, other.end, named.start) else None


def _asks(seam: Seam, tokens: list[Token], table: Bare, rules: SeamRules) -> bool:
    """Whether the words before a form ask for its article."""
    last, previous = tokens[-1], tokens[-2].key if len(tokens) > 1 else ""
    begins = seam.starts_sentence(last.start)
    if not last.text[:1].islower() and not begins:
        return False
    if previous in table.roles:
        return False
    if seam.kind != "title" or seam.article == "definite":
        # "jefe de Gobierno", "razón de Estado", "des ministres de gouvernement"
        whole = seam.kind == "place" or (" " in seam.form and seam.numbers == ("sg",))
        if not whole or _is_other_place(seam, last, table, rules):
            return False
        # a headline says "Presidente visita provincia de Lang Son"
        visited = seam.kind == "place" and has_stop(line_of(seam))
        words = table.prepositions + (table.objects if visited else ())
        return _shape(last, rules) in words
    if begins and last.key in table.bylines:
        return False
    # ", dijo primer ministro X", but "informó primer ministro X" may lack another word, too
    said = re.search(r"[,»”\"]\s*(?:[^\W\d_]+\s+)?\Z", seam.text[: last.start])
    if said and last.key in rules.clauses.reported.says:
        return True
    return _shape(last, rules) in table.titles


def _is_other_place(seam: Seam, last: Token, table: Bare, rules: SeamRules) -> bool:
    """Whether a place goes without its article: `de Chine`, `de Vietnam Airlines`, `à Vietnam`."""
    if seam.kind != "place":
        return False
    said = seam.grammar.locative
    wrong = last.key in rules.locative.get(said, ())
    bare = said in table.alone and _linker(last, rules) is not None
    return wrong or bare or seam.next_word[:1].isupper()


def _is_joined_to_another(seam: Seam, last: Token, table: Bare, rules: SeamRules) -> bool:
    """Whether *and* joins a form to another that has its article.

    `los organismos centrales y Buró Político`; of titles behind a name: `por To Lam y presidente
    X`, since in `el ministro y presidente X` there is one man.
    """
    if _shape(last, rules) not in rules.clauses.coordination.words:
        return False
    other = before_form(seam)
    gap = seam.text[seam.floor : last.start]
    if other is None or not last.text.islower() or "\n" in gap:
        return False
    if not gap.replace(",", "", 1).isspace():
        return False
    if seam.kind == "title":
        return other.kind == "person" and _is_said_with_articles(seam, table, rules)
    if other.kind in ("person", "title", "place") or " " not in seam.form or "," in gap:
        return False
    chain = find_chain(seam_before(other, seam, rules), rules)
    # "los Comité Central y Buró Político": one article for both
    return chain is not None and any(
        one.determiner and one.determiner.definite and one.cell.number == other.grammar.number
        for one in chain.readings
    )


def _is_said_with_articles(seam: Seam, table: Bare, rules: SeamRules) -> bool:
    """Whether the persons listed before a title have articles, or no titles, and a word before.

    Not `Asistentes: presidente X, primer ministro Y.`
    """
    joins = "|".join(rules.clauses.coordination.words)
    joint = re.compile(rf",?{_BLANK}(?:{joins}){_BLANK}|,{_BLANK}")
    first = seam
    while (other := before_form(first)) is not None:
        inside = _GAP.fullmatch(seam.text, other.end, first.start)
        gap = joint.fullmatch(seam.text, other.end, first.start)
        listed = gap is not None and other.kind == "person"
        if not listed and not (inside and other.kind == "title" and first.kind == "person"):
            break
        first = seam_before(other, seam, rules)
    return bool(first.tokens(1)) or (
        begins_text(first) and _at_start(first, _name_behind(first), table, rules) is not None
    )


def article_before(
    seam: Seam, named: Placed | None, last: Token | None, rules: SeamRules
) -> str | None:
    """A word with the article that a form asks for behind it; `None` where several may be right."""
    definite = next((one for one in rules.determiners if one.definite), None)
    genders = ("m",) if seam.grammar.gender == "mf" else seam.genders
    # "viceministro Nguyen Thi Thanh": the title may have to change
    other = named is not None and seam.grammar.gender == "mf" and named.grammar.gender == "f"
    if definite is None or other or len(genders) > 1 or len(seam.numbers) > 1:
        return None
    linker = _linker(last, rules)
    found = set()
    for vowel in (False, True) if seam.vowel is None else (seam.vowel,):
        cell = Cell(genders[0], seam.numbers[0], vowel)
        found |= set(written(Reading(linker, None, definite, cell), cell, seam.form, rules)[:1])
    if len(found) != 1:
        return None
    (surface,) = found
    return surface if linker or last is None else joined((last.key, surface))


def _linker(last: Token | None, rules: SeamRules) -> Linker | None:
    key = last.key if last else ""
    return next((one for one in rules.linkers if key in (one.word, one.vowel)), None)


def _shape(last: Token, rules: SeamRules) -> str:
    """A word as it is listed: `de` for `d’`, `y` for `e`."""
    linker = _linker(last, rules)
    return linker.word if linker else last.key


def _locative(seam: Seam, last: Token, table: Bare, rules: SeamRules) -> Change | None:
    """`en province de Lang Son` is `dans la province de Lang Son`; `en Chine` stays."""
    said = seam.grammar.locative
    certain = seam.kind == "place" and " " in said and not seam.next_word[:1].isupper()
    if last.key not in table.alone or not certain or not last.text.islower():
        return None
    return chain_change(seam, Chain((last,), ()), said.replace("’", "'"), "preposition", rules)


def _at_start(seam: Seam, named: Placed | None, table: Bare, rules: SeamRules) -> Change | None:
    """`Provincia de Lang Son ha terminado la obra.`, `Primer ministro X ha informado.`"""
    line = line_of(seam)
    if seam.text.isupper() or not has_stop(line):
        return None
    certain = _verb_follows(seam, named, rules)
    if not certain and named is not None:
        # "Primer ministro X y su delegación han llegado", "Primer ministro X, en Hanói, informó"
        joins = "|".join(rules.clauses.coordination.words)
        found = re.compile(rf",\s|\s+(?:{joins})\s").match(seam.text, named.end)
        certain = found is not None and not _speaks(line, table) and has_verb(line, rules)
    return _inserted(seam, named, rules, capital=True) if certain else None


def _behind_comma(seam: Seam, named: Placed | None, table: Bare, rules: SeamRules) -> Change | None:
    """`por presidente X, primer ministro Y y …`, `En Hanói, primer ministro X ha informado.`"""
    before = seam.text[seam.floor : seam.start]
    if not re.search(rf",{_BLANK}\Z", before) or not is_prose(seam, rules):
        return None
    if named is None:
        # "En 2026, province de Lang Son devrait ouvrir …"; not "…, province de Lang Son, a …"
        certain = seam.kind == "place" and _verb_follows(seam, None, rules)
        return _inserted(seam, None, rules, capital=False) if certain else None
    other = before_form(seam)
    in_list = other is not None and other.kind == "person" and before.strip() == ","
    if in_list:
        certain = _is_said_with_articles(seam, table, rules)
    else:
        certain = _verb_follows(seam, named, rules) and not _speaks(line_of(seam), table)
    return _inserted(seam, named, rules, capital=False) if certain else None


def opens_clause_bare(seam: Seam, rules: SeamRules) -> bool:
    """Whether a place stands as the subject of a clause, behind a comma, without its article.

    `En 2026, provincia de Lang Son tendría que abrir …`; not `Huu Lung, provincia de Lang Son`.
    """
    table = rules.bare
    if table is None or seam.kind != "place" or seam.article != "definite":
        return False
    before = seam.text[seam.floor : seam.start]
    word = seam.next_word
    if not re.search(rf"(?:\d|[^\W\d_]){_BLANK}?,{_BLANK}\Z", before) or not is_prose(seam, rules):
        return False
    last = re.findall(r"\w+", before)[-1:]
    if not last or last[0][0].isupper() or not word[:1].islower():
        return False
    closed = {*table.prepositions, *table.titles, *rules.clauses.coordination.words}
    return seam.text[seam.end : seam.end + 1] == " " and word not in closed


def _verb_follows(seam: Seam, named: Placed | None, rules: SeamRules) -> bool:
    """Whether a finite verb stands directly behind a form and the name that belongs to it."""
    verb = re.compile(rf"\s+{rules.clauses.verbs.between}({_WORD.pattern})(?!\w)")
    found = verb.match(seam.text, named.end if named else seam.end)
    # an engine gives the word behind a placeholder a capital: "Provincia de Lang Son Ha acabado"
    return found is not None and bool(rules.clauses.verbs.number(found.group(1).lower()))


def _speaks(line: str, table: Bare) -> bool:
    """Whether a line may speak to somebody: `Primer ministro X, usted ha …`."""
    words = {one.casefold() for one in re.findall(r"[^\W\d_]+|[!?«»“”\"¡¿]", line)}
    return not words.isdisjoint(table.address)


def _inserted(
    seam: Seam, named: Placed | None, rules: SeamRules, *, capital: bool
) -> Change | None:
    article = article_before(seam, named, None, rules)
    if article is None:
        return None
    new = like("A" if capital else "a", article, seam)
    new += "" if article.endswith("'") else " "
    edit = Edit(seam.form, new + seam.form, f"{rules.language}-{_KINDS[seam.kind]}")
    return Change(((seam.start, seam.start, new),), edit)


def line_of(seam: Seam) -> str:
    """The line that a form is in, from its start."""
    start = seam.text.rfind("\n", 0, seam.start) + 1
    return seam.text[start:].partition("\n")[0]


def is_prose(seam: Seam, rules: SeamRules) -> bool:
    """Whether the line of a form is a sentence or has one: no headline, no caption."""
    line = line_of(seam)
    return not line.isupper() and (has_stop(line) or has_verb(line, rules))


def is_sentence(seam: Seam, rules: SeamRules) -> bool:
    """Whether the line of a form is a sentence with its stop, no headline and no caption."""
    line = line_of(seam)
    return has_stop(line) and not line.isupper()


def has_verb(line: str, rules: SeamRules) -> bool:
    """Whether a line has a finite verb."""
    return any(rules.clauses.verbs.number(word) for word in _WORD.findall(line))


def is_part_of_word(seam: Seam, last: Token) -> bool:
    """Whether a token is joined to what stands before it: `donnez-le`."""
    before = seam.text[: last.start][-1:]
    return before.isalnum() or before in ("-", "‑", "'", "’", "_")


def _dropped(seam: Seam, named: Placed, table: Bare, rules: SeamRules) -> Change | None:
    """`the Prime Minister Pham Minh Chinh said`, but `the Prime Minister X-led delegation`."""
    tokens = seam.tokens(1)
    if not tokens or tokens[0].key not in table.dropped or is_part_of_word(seam, tokens[0]):
        return None
    behind = replace(seam, start=named.start, end=named.end)
    if not (behind.ends_clause or behind.next_word in table.followers):
        return None
    # "the minister Pham Binh Minh": English needs the article before a common noun
    if rules.endings is None and seam.form[:1].islower():
        return None
    return without_article(seam, tokens[0], rules, "title")
