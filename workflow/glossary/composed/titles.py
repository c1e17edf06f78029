"""Titles that no row lists, put together of a head and a body, or of a title and what modifies it.

`Deputy Secretary` and `Central Military Commission` make `deputy-secretary@body-central-military-
commission`, `former` and `Party General Secretary` make `former@title-general-secretary`. The
words are those of `titles.toml`; where a row or a session is that very title, it is that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from workflow.errors import GlossaryError
from workflow.glossary.composed.tables import Kind, Words, composed_tables
from workflow.glossary.folding import fold, key
from workflow.glossary.tables import ReferenceTables
from workflow.glossary.values import Concept, Grammar, Term, TermStatus, Usage

_NUMBERED = ":"
SIGN = "@"
"""What joins a head to its body in an id."""
UNSURE = "how this office of the body is called is not laid down"
"""The note of a composed title whose wording nobody has approved."""
_TITLE, _BODY, _VIETNAMESE, _NORWEGIAN = "title", "body", "vi", "nb"
_VOWELS = frozenset("aeiouy")
# `partiets generalsekretær`, `nasjonalforsamlingens visepresident`, `Vietnams statsbank`
_OWNER = re.compile(r"\w+s (?=\w)")


class ComposedTitles:
    """Makes composed titles; one for a glossary, so that a title is always the same concept."""

    def __init__(
        self,
        concepts: Iterable[Concept],
        tables: ReferenceTables,
        concept_of: Callable[[str], Concept],
    ) -> None:
        """`concept_of` gives a concept by its id, and raises `GlossaryError` without one."""
        self._concepts = tuple(concepts)
        self._sessions = tables.sessions
        self._concept_of = concept_of
        self._made: dict[tuple[str, str], Concept | None] = {}

    def concept(self, composed_id: str) -> Concept | None:
        """The composed title with an id; `None` where the words or the base are not known."""
        head, sign, base_id = composed_id.partition(SIGN)
        tables = composed_tables()
        if not sign or (head not in tables.heads and head not in tables.modifiers):
            return None
        try:
            base = self._concept_of(base_id)
        except GlossaryError:
            return None
        return self.make(head, base)

    def make(self, head: str, base: Concept) -> Concept | None:
        """The title of a head of a body, or of a modified title; `None` where it is none."""
        if (head, base.id) not in self._made:
            tables = composed_tables()
            made: Concept | None = None
            if head in tables.modifiers:
                if base.kind == _TITLE and base.id not in tables.unmodified:
                    # one that has one body in the plural must not be what all others get
                    made = _modified(head, (SIGN in base.id and self.concept(base.id)) or base)
            elif base.kind == _BODY:
                made = self._of_body(head, base)
            self._made[head, base.id] = made
        return self._made[head, base.id]

    def of_one_body(self, title: Concept, head: str, body: Concept) -> Concept:
        """A title whose holders, in the plural, are all of one body.

        `The deputy secretaries of the ward Party Committee` are not those of the Party Committees.
        """
        kind = composed_tables().kind_of(body)
        if SIGN not in title.id or kind is None or not kind.each or _NUMBERED in body.id:
            return title
        told = kind.same.get(head, head)
        made = _composed(told, body, replace(kind, each=False), sure=True)
        return replace(title, grammar=made.grammar) if made.id == title.id else title

    def _of_body(self, head: str, body: Concept) -> Concept | None:
        kind = composed_tables().kind_of(body)
        told = kind.same.get(head, head) if kind else head
        sure = kind is not None and told in kind.heads
        strict = (kind is not None and kind.strict) or told in composed_tables().everyday
        # `member of the 12th-tenure Politburo`: a numbered session stays the term.
        if (strict and not sure) or _NUMBERED in body.id:
            return None
        made = _composed(told, body, kind, sure=sure)
        return self._listed(made, told, body) or made

    def _listed(self, made: Concept, head: str, body: Concept) -> Concept | None:
        """The row or session that is a composed title; `None` where there is none."""
        row = self._rows.get(_key(made.preferred(_VIETNAMESE) or ""))
        if row is not None:
            return row
        session, sign, place = body.id.partition(SIGN)
        general = {kind.key: kind.row for kind in self._sessions if kind.row}
        if not sign or session not in general:
            return None
        bare = self.make(head, self._concept_of(general[session]))
        keys = [one for one, row_id in general.items() if bare and row_id == bare.id]
        for one in keys:
            try:
                return self._concept_of(f"{one}{SIGN}{place}")
            except GlossaryError:
                continue
        return None

    @cached_property
    def _rows(self) -> Mapping[str, Concept]:
        """The titles of the rows by their Vietnamese forms.

        Of the others only those that open as the preferred one does: `Chủ nhiệm Văn phòng Chính
        phủ` is not all of `Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ`.
        """
        return {
            _key(form): concept
            for concept in reversed(self._concepts)
            if concept.kind == _TITLE
            for form in concept.forms(_VIETNAMESE, TermStatus.ADMITTED, TermStatus.PREFERRED)
            if form.split()[0] == (concept.preferred(_VIETNAMESE) or "").split()[0]
        }


def _composed(head: str, body: Concept, kind: Kind | None, *, sure: bool) -> Concept:
    """The concept of a head and a body."""
    terms: dict[str, tuple[Term, ...]] = {}
    grammar: dict[str, dict[str, Grammar]] = {}
    for language in body.terms:
        words = composed_tables().wording(head, kind, language)
        name = body.preferred(language)
        if words is None or name is None or language not in composed_tables().languages:
            continue
        known = body.grammar_of(language, name)
        if language == _NORWEGIAN and known.definite:
            name = known.definite
        many = (kind is not None and kind.each and known.plural) or ""
        if many and language == _NORWEGIAN:
            many = known.definite_plural
        one = _Office(words, language, name, known, many)
        terms[language] = tuple(_terms([one.form("m"), one.form("f")]))
        grammar[language] = one.grammar()
    return Concept(
        id=f"{head}{SIGN}{body.id}",
        kind=_TITLE,
        terms=terms,
        note="" if sure else UNSURE,
        gender={code: "mf" for code in terms if code in ("fr", "es")},
        grammar=grammar,
    )


class _Office:
    """A head and a body in one language."""

    def __init__(self, words: Words, language: str, name: str, body: Grammar, many: str) -> None:
        """`many` is the plural of the body, where each has a holder of its own."""
        self._words, self._language = words, language
        self._name, self._body, self._many = name, body, many

    def form(self, gender: str, *, plural: bool = False) -> str:
        """The form for a man or a woman."""
        return self._joined(self._words.form(gender, plural=plural), plural=plural)

    def _joined(self, head: str, *, plural: bool = False) -> str:
        name = self._many if plural and self._many else self._name
        number = "pl" if plural and self._many else self._body.number
        if self._language == _NORWEGIAN:
            return f"{head} {self._words.link or 'av'} {name}"
        return f"{head} {link_of(self._language, name, replace(self._body, number=number))}{name}"

    def grammar(self) -> dict[str, Grammar]:
        """The grammar of its forms."""
        words, either = self._words, self._language in ("fr", "es")
        several = bool(words.plural)
        definite = self._joined(words.definite) if words.definite else ""
        made = {
            self.form("m"): Grammar(
                gender="mf" if either else words.gender if words.definite else "",
                number="sg",
                elides=_begins_with_vowel(words.m) if self._language != "es" else None,
                indefinite=self.form("m") if definite else "",
                definite=definite,
                plural=self.form("m", plural=True) if several else "",
                definite_plural=(
                    self._joined(words.definite_plural, plural=True)
                    if words.definite_plural
                    else ""
                ),
            )
        }
        if words.f and either:
            plural = self.form("f", plural=True) if words.f_plural else ""
            made[self.form("f")] = Grammar(gender="f", number="sg", plural=plural)
        return made


def link_of(language: str, name: str, body: Grammar) -> str:
    """What stands between a head and a body: `of the `, `de l’`, `del `."""
    of = composed_tables().languages[language].of
    if not of:
        return ""
    elides = body.elides if body.elides is not None else _begins_with_vowel(name)
    if body.article in ("none", "own"):
        return of.get("bare_vowel", of["bare"]) if elides else of["bare"]
    feminine = body.gender == "f"
    if body.number == "pl":
        return (feminine and of.get("f_plural")) or of["plural"]
    if elides and "vowel" in of:
        return of["vowel"]
    return (feminine and of.get("f")) or of["m"]


def _modified(name: str, title: Concept) -> Concept:
    """The concept of a title and what modifies it."""
    terms: dict[str, tuple[Term, ...]] = {}
    grammar: dict[str, dict[str, Grammar]] = {}
    for language, words in composed_tables().modifiers[name].items():
        form = title.preferred(language)
        known = title.grammar_of(language, form) if form else Grammar()
        if form is None or known.article == "own":
            continue
        many = known.number == "pl"
        texts = [_put(words, language, form, "m", plural=many)]
        described = {texts[0]: _grammar_of_modified(words, language, form, known)}
        for one in title.forms(language, TermStatus.PREFERRED, TermStatus.ADMITTED):
            other = title.grammar.get(language, {}).get(one)
            woman = other is not None and other.gender == "f" and other.number != "pl"
            texts.append(_put(words, language, one, "f" if woman else "m", plural=many))
            if other is not None and woman:
                described[texts[-1]] = _grammar_of_modified(words, language, one, other)
        # `secrétaire du Comité`: the one form of the title is a woman's too
        if known.gender == "mf" and all(other.gender != "f" for other in described.values()):
            texts.append(_put(words, language, form, "f", plural=many))
            if texts[-1] != texts[0]:
                woman_grammar = replace(known, gender="f")
                described[texts[-1]] = _grammar_of_modified(words, language, form, woman_grammar)
        terms[language] = tuple(_terms(texts))
        grammar[language] = described
    return Concept(
        id=f"{name}{SIGN}{title.id}",
        kind=_TITLE,
        terms=terms,
        note=title.note if title.note == UNSURE else "",
        gender=title.gender,
        grammar=grammar,
        usage=replace(title.usage) if title.usage else Usage(),
        required=title.required,
        excluded=title.excluded,
    )


def _grammar_of_modified(words: Words, language: str, form: str, known: Grammar) -> Grammar:
    gender = "f" if known.gender == "f" else "m"
    whole = _put(words, language, form, gender, plural=known.number == "pl")
    plural = _put(words, language, known.plural, gender, plural=True) if known.plural else ""
    definite, definite_plural = known.definite, known.definite_plural
    if language == _NORWEGIAN and definite:
        owned = _OWNER.match(form) is not None and known.article == "none"
        definite = whole if owned else f"den {words.m} {definite}"
        definite_plural = plural if owned else f"de {words.m} {definite_plural}"
    return Grammar(
        gender=known.gender,
        number=known.number,
        article=known.article,
        elides=_begins_with_vowel(whole) if language in ("en", "fr") else None,
        indefinite=whole if definite else "",
        definite=definite,
        plural=plural,
        definite_plural=definite_plural if known.definite_plural else "",
    )


def _put(words: Words, language: str, form: str, gender: str, *, plural: bool = False) -> str:
    """A form of a title with the words that modify it."""
    said = words.form(gender, plural=plural)
    if words.place == "behind":
        return f"{form} {said}"
    if words.place == "inside":
        opening = _opening(form, language)
        return f"{opening} {said}{form[len(opening) :]}"
    if language == _NORWEGIAN and (owner := _OWNER.match(form)):
        return f"{owner.group()}{said} {form[owner.end() :]}"
    units = composed_tables().languages[language].units
    if words.joined and form[:1].islower() and not form.startswith(units):
        return f"{words.joined}{form}"
    return f"{said} {form}"


def _opening(form: str, language: str) -> str:
    """The word or words that open a title: `ministro`, `secretario general`."""
    units = composed_tables().languages[language].units
    return next((one for one in units if f"{form} ".startswith(f"{one} ")), form.split(" ")[0])


def _terms(texts: Iterable[str]) -> Iterable[Term]:
    """The first preferred, the others admitted, each once."""
    for number, text in enumerate(dict.fromkeys(filter(None, texts))):
        yield Term(text, TermStatus.ADMITTED if number else TermStatus.PREFERRED)


def _begins_with_vowel(text: str) -> bool:
    return key(fold(text[:1]).text, accents=False) in _VOWELS


def _key(form: str) -> str:
    return fold(form).text.lower()
