"""A term, person or document reference written as another one stood in a translation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workflow.glossary import (
    Concept,
    Glossary,
    Grammar,
    Occurrence,
    Reference,
    TermStatus,
    capitalise,
)
from workflow.glossary.folding import ascii_symbol, fold
from workflow.glossary.names.persons import PersonFound, approved_name, render_person
from workflow.memory.repair_figures import find_numbers
from workflow.memory.repair_tables import repair_tables
from workflow.seams import realise
from workflow.seams.tables import seam_rules
from workflow.style import Style

_SENTENCE_START = re.compile(r"(?:\A|[.!?…]\s+|\n)[\s«»“”\"'‘’(\[¿¡–—-]*\Z")
_FEMALE = re.compile(r"(?<!\w)thi(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
_HISSING = ("s", "x", "z")


@dataclass(frozen=True, slots=True)
class Written:
    """What is to stand in the place of an item, and the grammar of both."""

    text: str
    old: Grammar = field(default_factory=Grammar)
    new: Grammar = field(default_factory=Grammar)
    kind: str = ""
    """Kind of the concept, or `reference`; empty where nothing agrees with it."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sources and the translation of the first, plain."""

    old: str
    new: str
    target: str
    source_language: str
    target_language: str
    glossary: Glossary
    style: Style


def write_reference(there: Occurrence, new: Occurrence, sides: Sides) -> Written | None:
    """The new reference with type word and marker as `there` has them.

    Where the type is another one, its word is written in the desk's own wording, and only if the
    old one stood in that. `None` where the symbol cannot be told from the words around it.
    """
    assert there.reference is not None
    assert new.reference is not None
    named = there.reference.wording.named, new.reference.wording.named
    if there.reference.type == new.reference.type or not any(named):
        symbol = _symbol_place(there.text, there.reference)
        if symbol is None:
            return None
        written = _symbol(there.text[symbol:], there.reference, new.reference, sides)
        return Written(there.text[:symbol] + written)
    language, start = sides.target_language, starts_sentence(sides.target, there.start)
    usual = sides.glossary.render(there, language, sentence_start=start)
    form = sides.glossary.render(new, language, sentence_start=start)
    if not all(named) or form is None or usual is None:
        return None
    if fold(usual).text != fold(there.text).text:
        return None
    old_grammar = sides.glossary.grammar(there, there.text, language)
    new_grammar = sides.glossary.grammar(new, form, language)
    return Written(form, old_grammar, new_grammar, "reference")


def _symbol_place(text: str, reference: Reference) -> int | None:
    """Where the number and what follows it begin."""
    wanted = _bare(reference.canonical or reference.number)
    for match in _NUMBER.finditer(text):
        if _bare(text[match.start() :]) == wanted:
            return match.start()
    return None


def _bare(symbol: str) -> str:
    return ascii_symbol(fold(symbol).text).replace(" ", "").upper()


def _symbol(written: str, old: Reference, new: Reference, sides: Sides) -> str:
    """The new symbol with Vietnamese or ASCII letters, as the old one shows or the language has."""
    symbol = new.canonical or new.number
    rules = sides.glossary.tables.languages.get(sides.target_language)
    plain = rules is not None and rules.ascii
    canonical = old.canonical or old.number
    if ascii_symbol(canonical) != canonical:
        plain = ascii_symbol(written) == written
    return ascii_symbol(symbol) if plain else symbol


def write_person(
    there: Occurrence | PersonFound,
    old: Occurrence | PersonFound,
    new: Occurrence | PersonFound,
    sides: Sides,
) -> Written | None:
    """The new name in the house style; `None` where its spelling is not certain, or a woman and
    a man take each other's place: titles, pronouns and participles would have to follow."""
    if _is_female(old) != _is_female(new):
        return None
    name: str | None
    if isinstance(new, PersonFound):
        name, certain = render_person(new, sides.target_language, sides.style)
        if not certain:
            return None
    else:
        assert new.concept is not None
        name = approved_name(new.concept, sides.target_language, sides.style)
    if name is None:
        return None
    if there.inflection == "genitive":
        if not there.text.endswith("s") or name.endswith(_HISSING):
            return None
        name += "s"
    if there.text.isupper():
        return None
    return Written(name, Grammar(article="none"), Grammar(article="none"), "person")


def _is_female(person: Occurrence | PersonFound) -> bool:
    name = person.text
    if person.concept is not None:
        name = person.concept.preferred("vi") or name
    return _FEMALE.search(ascii_symbol(fold(name).text)) is not None


def write_term(there: Occurrence, old: Occurrence, new: Occurrence, sides: Sides) -> Written | None:
    """The form of the new term that the place of the old one needs: number, definiteness, case.

    `None` where the old form is not one that the source explains, or the new one is not known.
    """
    assert old.concept is not None
    assert new.concept is not None
    language = sides.target_language
    was = realise(old.concept, old, sides.old, sides.source_language, language)
    now = realise(new.concept, new, sides.new, sides.source_language, language)
    if was is None or now is None or there.status == "forbidden":
        return None
    if (there.inflection == "plural") != (old.inflection == "plural"):
        return None
    found = (
        _shaped(there, was, now)
        or _parallel(there, new.concept, language)
        or _admitted(there, now, language)
    )
    if found is None:
        return None
    form, before, after = found
    if there.text.isupper() and not was[0].isupper():
        return None
    if starts_sentence(sides.target, there.start) and new.concept.usage.case == "sentence":
        form = capitalise(form, language)
    return Written(form, before, after, new.concept.kind)


def _shaped(
    there: Occurrence, was: tuple[str, Grammar], now: tuple[str, Grammar]
) -> tuple[str, Grammar, Grammar] | None:
    """The new form in the shape of the old one, with the grammar of both."""
    said = fold(there.text).text.casefold()
    if said == fold(was[0]).text.casefold():
        return now[0], was[1], now[1]
    genitive = there.inflection == "genitive"
    if genitive:
        if not said.endswith("s"):
            return None
        said = said.removesuffix("s")
        if said == fold(was[0]).text.casefold():
            return _with_genitive(now[0], was[1], now[1])
    for shape in ("definite", "indefinite", "definite_plural", "plural"):
        if said == fold(getattr(was[1], shape)).text.casefold() and said:
            form: str = getattr(now[1], shape)
            if not form:
                return None
            return _with_genitive(form, was[1], now[1]) if genitive else (form, was[1], now[1])
    return None


def _parallel(
    there: Occurrence, new: Concept, language: str
) -> tuple[str, Grammar, Grammar] | None:
    """The approved form that only its number tells from the old one: `XIVe Congrès du Parti`."""
    if there.concept is None or there.inflection:
        return None
    said = _without_numbers(there.text, language)
    if said == there.text:
        return None
    forms = new.forms(language, TermStatus.PREFERRED, TermStatus.ADMITTED)
    alike = [form for form in forms if _without_numbers(form, language) == said]
    if not alike:
        return None
    old = there.concept.grammar_of(language, there.text)
    return alike[0], old, new.grammar_of(language, alike[0])


def _without_numbers(form: str, language: str) -> str:
    for number in reversed(find_numbers(form, language)):
        form = f"{form[: number.start]}{number.tail} {number.kind}{form[number.end :]}"
    return form


def _admitted(
    there: Occurrence, now: tuple[str, Grammar], language: str
) -> tuple[str, Grammar, Grammar] | None:
    """The new form in the place of another approved one, where words have no endings."""
    rules = seam_rules(language)
    if there.concept is None or there.inflection or rules is None or rules.endings is not None:
        return None
    return now[0], there.concept.grammar_of(language, there.text), now[1]


def _with_genitive(form: str, old: Grammar, new: Grammar) -> tuple[str, Grammar, Grammar] | None:
    return None if form.endswith(_HISSING) else (f"{form}s", old, new)


def is_settled(written: Written, behind: str, language: str) -> bool:
    """Whether nothing further away can have to agree with the new form.

    Another gender or number may ask for another participle or pronoun anywhere behind; where the
    sentence ends with the form, only the seam before it is left.
    """
    rules = seam_rules(language)
    if not written.kind or written.kind == "person":
        return True
    if rules is None or written.old.article != written.new.article:
        return rules is not None and written.kind == "reference"
    gendered = len(rules.genders) > 1
    if _agreement(written.old, gendered) == _agreement(written.new, gendered):
        return True
    words = re.findall(r"[^\W\d_]+", behind.casefold())
    agreeing = repair_tables(language).agreeing
    if agreeing and written.old.number == written.new.number:
        return agreeing.isdisjoint(words)
    return not words


def _agreement(grammar: Grammar, gendered: bool) -> tuple[str, str]:
    gender = "m" if grammar.gender == "mf" else grammar.gender
    return (gender if gendered else "", grammar.number or "sg")


def starts_sentence(text: str, place: int) -> bool:
    """Whether a sentence begins at a place of a plain text."""
    return _SENTENCE_START.search(text, 0, place) is not None
