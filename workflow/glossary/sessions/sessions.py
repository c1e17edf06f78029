"""Congresses, plenums, tenures and legislatures: `the 4th plenum of the 13th Party Central
Committee`, found by their ordinals and written in any language; and the offices and bodies of
a province or city, which have a place and no number: `Lang Son Party Committee Secretary`.

    session  = kind [ordinal {joiner ordinal}] [tenure ordinals] [place] [years of the term]

Every kind has its forms for each language in `references.toml`, in the small language of
`session_patterns`. What is found is a concept made for it, so that whatever holds for terms
holds for it; where a row of `terms.csv` is that very session, it is that row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from workflow.glossary.folding import fold, key
from workflow.glossary.guards import recognition
from workflow.glossary.sessions.patterns import fill, join, slots
from workflow.glossary.tables import LanguageRules, ReferenceTables
from workflow.glossary.values import Concept, Grammar, Term, TermStatus

_ID = re.compile(
    r"(?P<key>[\w-]+?)(?::(?P<n>\d{1,2}(?:\+\d{1,2})*))?(?:/(?P<t>\d{1,2}(?:\+\d{1,2})*))?"
    r"(?:@(?P<place>[\w-]+))?(?::(?P<years>\d{4}-\d{4}))?"
)


@dataclass(frozen=True, slots=True)
class Session:
    """One congress, plenum, tenure …, or a list of them."""

    key: str
    """Key of its kind."""
    numbers: tuple[int, ...] = ()
    tenures: tuple[int, ...] = ()
    """Of a plenum: the tenure of its Central Committee; several for a list."""
    place: str = ""
    """Vietnamese name of the province or city."""
    years: str = ""
    """First and last year of the term: `2020-2025`."""

    @property
    def id(self) -> str:
        """The id of its concept: `congress:10`, `plenum:4/13`, `congress:12+13`.

        >>> Session("provincial-congress", (17,), place="Lạng Sơn", years="2020-2025").id
        'provincial-congress:17@lang-son:2020-2025'
        """
        made = self.key
        if self.numbers:
            made += ":" + "+".join(map(str, self.numbers))
        if self.tenures:
            made += "/" + "+".join(map(str, self.tenures))
        if self.place:
            made += "@" + place_key(self.place).replace(" ", "-")
        return f"{made}:{self.years}" if self.years else made


class SessionWriter:
    """Writes sessions in any language of the tables."""

    def __init__(
        self, tables: ReferenceTables, place_names: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        """`place_names` are those of the termbase: by Vietnamese name, then by language."""
        self._tables = tables
        self._kinds = {kind.key: kind for kind in tables.sessions}
        self._places = {place_key(place.name): place for place in tables.places}
        self._names = place_names or {}

    def forms(self, session: Session, language: str) -> tuple[str, ...]:
        """The preferred form and the admitted ones; empty where the tables have none."""
        filled = (self._fill(form, session, language) for form in self._fitting(session, language))
        return tuple(dict.fromkeys(filled))

    def grammar(self, session: Session, language: str) -> Grammar:
        """What a sentence must know of the preferred form; empty where there is none."""
        fitting = self._fitting(session, language)
        if not fitting:
            return Grammar()
        words = self._kinds[session.key].words[language]
        ordinals = recognition(language).ordinals
        many = len(session.numbers) > 1 and "{n+}" in fitting[0].lower()
        elides = None
        if fitting[0].startswith(("{n", "{N")) and ordinals:
            elides = session.numbers[0] in ordinals.vowel_numbers
        definite = self._fill(words.definite, session, language) if words.definite else ""
        return Grammar(
            gender=words.gender,
            number="pl" if many and words.article != "own" else "sg",
            article=words.article,
            elides=elides,
            indefinite=self._fill(fitting[0], session, language) if definite else "",
            definite=definite,
        )

    def concept(self, session: Session) -> Concept:
        """The session as a concept, with the forms, gender and grammar of each language."""
        kind = self._kinds[session.key]
        terms = {
            language: tuple(
                Term(text, TermStatus.ADMITTED if index else TermStatus.PREFERRED)
                for index, text in enumerate(self.forms(session, language))
            )
            for language in kind.words
        }
        grammar = {language: self.grammar(session, language) for language in kind.words}
        return Concept(
            id=session.id,
            kind=kind.kind,
            terms={language: forms for language, forms in terms.items() if forms},
            gender={language: one.gender for language, one in grammar.items() if one.gender},
            grammar={
                language: {forms[0].text: grammar[language], **self._feminine(session, language)}
                for language, forms in terms.items()
                if forms
            },
        )

    def _feminine(self, session: Session, language: str) -> dict[str, Grammar]:
        """The form for a woman and its grammar; empty where the tables have none."""
        form = self._kinds[session.key].words[language].feminine
        if form not in self._fitting(session, language):
            return {}
        return {self._fill(form, session, language): Grammar(gender="f", number="sg")}

    def session_of(self, session_id: str) -> Session | None:
        """The session with an id of `Session.id`; `None` where the tables know none such."""
        match = _ID.fullmatch(session_id)
        if match is None or match["key"] not in self._kinds:
            return None
        place = self._places.get((match["place"] or "").replace("-", " "))
        if match["place"] and place is None:
            return None
        ordinals = (match["n"], match["t"])
        found, tenures = (
            tuple(map(int, (one or "").split("+"))) if one else () for one in ordinals
        )
        name = place.name if place else ""
        return Session(match["key"], found, tenures, name, match["years"] or "")

    def place_name(self, name: str, language: str) -> str:
        """What a place is called in a language; `name` is Vietnamese."""
        if listed := self._names.get(name, {}).get(language):
            return listed
        place = self._places[place_key(name)]
        others = place.names.get(language, ())
        if others:
            return others[0]
        return name if recognition(language).accents else without_accents(name)

    def _fitting(self, session: Session, language: str) -> tuple[str, ...]:
        """The forms of `write` that have a place for all that the session holds."""
        kind = self._kinds.get(session.key)
        words = kind.words.get(language) if kind else None
        if words is None:
            return ()
        needed = {
            "n+" if len(session.numbers) > 1 else "n" if session.numbers else "",
            "t+" if len(session.tenures) > 1 else "t" if session.tenures else "",
            "place" if session.place else "",
            "years" if session.years and kind and not kind.dated else "",
        } - {""}
        return tuple(form for form in words.write if slots(form) == needed)

    def _fill(self, form: str, session: Session, language: str) -> str:
        kind = self._kinds[session.key]
        rules = self._tables.languages.get(language, LanguageRules())
        if session.years and kind.dated:
            form += rules.years
        values = {"years": session.years.replace("-", rules.range)}
        if session.place:
            values["place"] = self.place_name(session.place, language)
        feminine = kind.words[language].gender == "f"
        ordinals = recognition(language).ordinals
        for slot, found in (("n", session.numbers), ("t", session.tenures)):
            if not found or ordinals is None:
                continue
            for name, roman in ((slot, False), (slot.upper(), True)):
                made = [ordinals.write(one, roman=roman, feminine=feminine) for one in found]
                text = join(made, rules.joiners[0] if rules.joiners else "")
                values[name] = values[f"{name}+"] = text
        return fill(form, values)


def place_key(name: str) -> str:
    """A place's name for comparison: small letters without accents, blanks for hyphens."""
    return re.sub(r"[\s-]+", " ", key(fold(name).text, accents=False))


def without_accents(name: str) -> str:
    """A Vietnamese name in plain letters: Lang Son."""
    plain = key(fold(name).text, accents=False)
    return "".join(
        low.upper() if letter.isupper() else low for letter, low in zip(name, plain, strict=True)
    )
