"""How persons are written in a language and a house style, by themselves and behind a title."""

from __future__ import annotations

import unicodedata

from workflow.glossary.folding import ascii_symbol
from workflow.glossary.names.name_rules import VIETNAMESE, name_rules
from workflow.glossary.names.person_search import PersonFound, find_persons
from workflow.glossary.rendering import capitalise
from workflow.glossary.values import Concept, TermStatus
from workflow.style import Style

__all__ = [
    "PersonFound",
    "approved_name",
    "find_persons",
    "render_given_name",
    "render_person",
    "render_syllables",
    "short_name",
    "titled_name",
]

_VOWELS = "aeiouyàâéèêîôûœ"


def render_person(found: PersonFound, language: str, style: Style) -> tuple[str, bool]:
    """The name as a language and a house style write it, and whether that is certain.

    It is not certain where diacritics would have to be invented: then the name stays as it is
    written.
    """
    if found.concept is not None:
        form = approved_name(found.concept, language, style)
        if form is not None:
            return form, True
    full = found.spelling == "full"
    return render_syllables(" ".join(found.syllables), language, style, full=full)


def render_syllables(
    written: str, language: str, style: Style, *, full: bool = False
) -> tuple[str, bool]:
    """A Vietnamese name that no row has, as `render_person` writes it, and whether it is certain.

    `full`: it has all its marks.
    """
    if language == VIETNAMESE or style.names == "diacritics":
        return written, full
    rules = name_rules(language)
    kept = rules.letters if rules is not None and style.names == "termbase" else ""
    return "".join(_own_letter(letter, kept) for letter in written), True


def render_given_name(person: PersonFound, language: str, style: Style) -> tuple[str, bool]:
    """A later mention by the given name alone, in the house style, and whether it is certain."""
    name, certain = render_person(person, language, style)
    if style.later_mention == "full":
        return name, certain
    if style.later_mention == "short":
        return short_name(name, language), certain
    return name.split(" ")[-1], certain


def _own_letter(letter: str, kept: str) -> str:
    """The letter as a language writes it that has but some diacritics.

    >>> "".join(_own_letter(letter, "âêôàèùé") for letter in "Trần Quốc Hà Lò")
    'Trân Quôc Hà Lo'
    """
    if letter.lower() in kept:
        return letter
    base, *marks = list(unicodedata.normalize("NFD", letter))
    for mark in marks:
        if (composed := unicodedata.normalize("NFC", base + mark)).lower() in kept:
            # Of a letter with two marks the one that makes another letter stays: ầ is â.
            return composed if len(marks) == 1 or mark == "\u0302" else base
    return ascii_symbol(base)


def approved_name(concept: Concept, language: str, style: Style) -> str | None:
    """The full name of a person of the termbase; `None` where its row leaves it empty."""
    vietnamese = concept.preferred(VIETNAMESE)
    if vietnamese is None or (language != VIETNAMESE and style.names == "termbase"):
        return concept.preferred(language)
    if language == VIETNAMESE or style.names == "diacritics":
        return vietnamese
    return ascii_symbol(vietnamese)


def short_name(name: str, language: str) -> str:
    """How a person is named after the first time: `Trong`, `đồng chí Trọng`.

    The name as it is in a language that `persons.toml` does not describe.
    """
    rules = name_rules(language)
    given = name.split(" ")[-1]
    return name if rules is None else rules.short.format(given=given)


def titled_name(
    title: Concept, name: str, language: str, *, short: bool = True, form: str | None = None
) -> str | None:
    """A title directly before a name, with the article the language has there.

    `short` leaves out the word that names the Party, where the rest is a form of the row:
    `le secrétaire général Nguyên Phu Trong`. `form` is another form than the preferred one,
    such as the feminine. `None` where the row has no form in the language.

    The article follows the gender of the form; it is left out where that is not known.
    """
    chosen = form or title.preferred(language)
    rules = name_rules(language)
    if chosen is None or rules is None:
        return chosen and f"{chosen} {name}"
    titled = rules.titled
    if short or titled.always:
        forms = title.forms(language, TermStatus.PREFERRED, TermStatus.ADMITTED)
        for words in titled.drops:
            rest = chosen.removeprefix(words).removesuffix(words)
            chosen = rest if rest in forms else chosen
    grammar = title.grammar_of(language, chosen)
    gender = "m" if grammar.gender == "mf" else grammar.gender
    article = titled.articles.get(gender, "")
    elides = chosen[:1].lower() in _VOWELS if grammar.elides is None else grammar.elides
    if article and elides:
        article = titled.articles.get("elided", article)
    return f"{article}{capitalise(chosen, language) if titled.capital else chosen} {name}"
