"""Good translations, and every way to spoil one that a check should see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from tests.drafting.fakes import GLOSSARY
from workflow.article import plain_text
from workflow.checks import Translation
from workflow.checks.amounts.calendar_days import find_days
from workflow.checks.amounts.figures import find_figures
from workflow.checks.names import name_places, persons_of
from workflow.glossary import Concept, Occurrence, TermStatus
from workflow.glossary.composed.unit_forms import is_unit
from workflow.glossary.folding import fold, key
from workflow.glossary.wordings import unapproved
from workflow.translations import Catalog, State

ROOT = Path(__file__).resolve().parents[2]
GOOD = Path(__file__).parent / "good_drafts.tsv"
"""Pair, source and a good translation, forty of them written by hand."""


@cache
def good_units() -> tuple[Translation, ...]:
    """The reviewed units of the sample desk and the drafts written by hand."""
    units = []
    for path in sorted((ROOT / "translations").glob("*/*.po")):
        catalog = Catalog.read(path)
        for unit in catalog.units:
            if unit.state is State.REVIEWED:
                source, target = plain_text(unit.source), plain_text(unit.target)
                languages = (catalog.source_language, path.parent.name)
                units.append(Translation(source, target, *languages, GLOSSARY))
    for line in GOOD.read_text(encoding="utf-8").splitlines():
        pair, source, target = line.split("\t")
        units.append(Translation(source, target, *pair.split("-"), GLOSSARY))
    return tuple(units)


Mutation = Callable[[Translation], Iterator[str]]


def _cut(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def single_terms(unit: Translation) -> Iterator[tuple[Occurrence, Concept]]:
    """Terms that stand once in the source and once in the translation, where they stand there."""
    source = [one.id for one in unit.find_in_source()]
    found = unit.find_in_target(set(source))
    ids = [one.id for one in found]
    for one in found:
        if source.count(one.id) == 1 == ids.count(one.id) and one.kind == "term" and one.concept:
            yield one, one.concept


def _references(unit: Translation) -> list[Occurrence]:
    return [one for one in unit.find_in_target() if one.reference is not None]


def drop_term(unit: Translation) -> Iterator[str]:
    for one, _ in single_terms(unit):
        yield _cut(unit.target, one.start, one.end, "")


def other_rendering(unit: Translation) -> Iterator[str]:
    for one, concept in single_terms(unit):
        for wording in unapproved(concept, unit.target_language)[:2]:
            yield _cut(unit.target, one.start, one.end, wording)


def rendering_beside(unit: Translation) -> Iterator[str]:
    for one, concept in single_terms(unit):
        for wording in unapproved(concept, unit.target_language)[:2]:
            yield f"{unit.target} ({wording})"
            yield _cut(unit.target, one.end, one.end, f", {wording},")


def rendering_beside_nfd(unit: Translation) -> Iterator[str]:
    for made in rendering_beside(unit):
        if (other := unicodedata.normalize("NFD", made)) != made:
            yield other


def double_term(unit: Translation) -> Iterator[str]:
    for one, _ in single_terms(unit):
        yield _cut(unit.target, one.end, one.end, f" {one.text}")


def change_diacritic(unit: Translation) -> Iterator[str]:
    """Not in a commune that no row lists: from `Ky Lua ward` nobody can tell its spelling."""
    for one, concept in single_terms(unit):
        if is_unit(concept.id):
            continue
        forms = {key(form, accents=True) for form in _all_forms(concept)}
        for place, letter in enumerate(one.text):
            other = _other_accent(letter)
            text = _cut(one.text, place, place + 1, other)
            if other != letter and key(text, accents=True) not in forms and text != _bare(text):
                yield _cut(unit.target, one.start, one.end, text)
                break


def _all_forms(concept: Concept) -> Iterator[str]:
    for terms in concept.terms.values():
        yield from (fold(term.text).text for term in terms)


def _bare(text: str) -> str:
    return "".join(
        one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one)
    )


def _other_accent(letter: str) -> str:
    """é → è, à → á, ộ → ồ: one mark exchanged for another."""
    base, *marks = list(unicodedata.normalize("NFD", letter))
    swap = {"\u0300": "\u0301", "\u0301": "\u0300", "\u0302": "\u0308", "\u0323": "\u0300"}
    changed = marks[:-1] + [swap.get(mark, mark) for mark in marks[-1:]]
    return unicodedata.normalize("NFC", base + "".join(changed))


def lose_capital(unit: Translation) -> Iterator[str]:
    for one, concept in single_terms(unit):
        forms = concept.forms(unit.target_language, TermStatus.PREFERRED, TermStatus.ADMITTED)
        small = one.text[:1].lower() + one.text[1:]
        inside = re.search(r"[^\W\d_],? \Z|[’'(“«]\Z", unit.target[: one.start])
        if small != one.text and not one.text.isupper() and inside and small not in forms:
            yield _cut(unit.target, one.start, one.end, small)


def change_symbol_digit(unit: Translation) -> Iterator[str]:
    for one in _references(unit):
        for match in re.finditer(r"\d", one.text):
            digit = str((int(match.group()) + 1) % 10)
            yield _cut(unit.target, one.start + match.start(), one.start + match.end(), digit)


def change_symbol_letters(unit: Translation) -> Iterator[str]:
    for one in _references(unit):
        if match := re.search(r"(?<=\d[-/])[A-ZĐ]+|(?<=\d/)[A-ZĐ]+", one.text):
            at = one.start + match.end()
            yield _cut(unit.target, at, at, "a")
            yield _cut(unit.target, at - 1, at, "X")


def space_symbol(unit: Translation) -> Iterator[str]:
    for one in _references(unit):
        if "/" in one.text:
            yield _cut(unit.target, one.start, one.end, one.text.replace("/", " / "))


def drop_reference(unit: Translation) -> Iterator[str]:
    for one in _references(unit):
        yield _cut(unit.target, one.start, one.end, "")


def change_document_type(unit: Translation) -> Iterator[str]:
    """Another type word, where the source names the type."""
    named = {
        one.id for one in unit.find_in_source() if one.reference and one.reference.wording.named
    }
    language = unit.target_language
    for one in _references(unit):
        if one.reference is None or not one.reference.wording.named or one.id not in named:
            continue
        own = {one.reference.type, *one.reference.wording.types}
        for other in ("decree", "conclusion", "directive"):
            kind = GLOSSARY.tables.type(other)
            mine = GLOSSARY.tables.type(one.reference.type)
            if kind is None or mine is None or other in own:
                continue
            word, new = mine.words[language].one, kind.words[language].one
            place = one.text.casefold().find(word.casefold())
            if place == 0:
                yield _cut(unit.target, one.start, one.start + len(word), new)


def change_figure(unit: Translation) -> Iterator[str]:
    refs = [(one.start, one.end) for one in _references(unit)]
    for figure in find_figures(unit.target, unit.target_language).digits:
        if any(start <= figure.start < end for start, end in refs) or len(figure.text) < 2:
            continue
        digit = figure.text[-1]
        if digit.isdigit():
            new = figure.text[:-1] + str((int(digit) + 3) % 10)
            yield _cut(unit.target, figure.start, figure.end, new)


def drop_figure(unit: Translation) -> Iterator[str]:
    """Figures that are said once, or several times: none may be lost."""
    refs = [(one.start, one.end) for one in _references(unit)]
    source = find_figures(unit.source, unit.source_language)
    for figure in find_figures(unit.target, unit.target_language).digits:
        plain = any(one.text == figure.text for one in source.digits)
        if plain and len(figure.text) > 2 and not any(a <= figure.start < b for a, b in refs):
            yield _cut(unit.target, figure.start, figure.end, "")


def other_month(unit: Translation) -> Iterator[str]:
    """A month by name exchanged for the next."""
    from babel import Locale

    months = Locale.parse(unit.target_language).months["format"]["wide"]
    here = find_days(unit.source, unit.source_language)
    for day in find_days(unit.target, unit.target_language):
        for number, name in months.items():
            if here and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", day.text):
                new = day.text.replace(name, months[number % 12 + 1])
                yield _cut(unit.target, day.start, day.end, new)


def other_person(unit: Translation) -> Iterator[str]:
    folded = fold(unit.target)
    for person in persons_of(unit):
        for start, end in name_places(person, key(folded.text, accents=False)):
            yield _cut(unit.target, *folded.span(start, end), "Lê Văn Bảy")
    for one, concept in single_terms(unit):
        if concept.kind == "person":
            yield _cut(unit.target, one.start, one.end, "Lê Văn Bảy")


def other_accent_in_name(unit: Translation) -> Iterator[str]:
    """`Lò Văn Mười` → `Lõ Văn Mười`, where the source has all accents."""
    folded = fold(unit.target)
    for person in persons_of(unit):
        if person.spelling != "full":
            continue
        for start, end in name_places(person, key(folded.text, accents=False)):
            begin, stop = folded.span(start, end)
            for place, letter in enumerate(unit.target[begin:stop]):
                base = unicodedata.normalize("NFD", letter)[0]
                tilde = unicodedata.normalize("NFC", base + "\u0303")
                if base.lower() in "aeiouy" and len(tilde) == 1 and tilde != letter:
                    yield _cut(unit.target, begin + place, begin + place + 1, tilde)
                    break


def near_title(unit: Translation) -> Iterator[str]:
    """Chairman and vice chairman, secretary and deputy secretary: official titles exchanged."""
    titles = [one for one in GLOSSARY.concepts if one.kind == "title"]
    here = {one.id for one in unit.find_in_source()}
    for one, concept in single_terms(unit):
        if concept.kind != "title":
            continue
        near = [
            other.preferred(unit.target_language)
            for other in titles
            if other.id not in here and _stem(other.id) == _stem(concept.id)
        ]
        for form in [form for form in near if form][:2]:
            yield _cut(unit.target, one.start, one.end, form)


def _stem(concept_id: str) -> str:
    return re.sub(r"(?<=-)(?:vice|deputy|permanent|standing)-?", "", concept_id)


def swap_of_kind(kind: str) -> Mutation:
    """Two of a kind that change places."""

    def swap(unit: Translation) -> Iterator[str]:
        if kind == "reference":
            spans = [(one.start, one.end) for one in _references(unit)]
            texts = {unit.target[start:end] for start, end in spans}
            if len(texts) < len(spans) or any(
                "-" not in text and "/" not in text for text in texts
            ):
                return
        elif kind == "name":
            folded = fold(unit.target)
            letters = key(folded.text, accents=False)
            places = [name_places(one, letters) for one in persons_of(unit)]
            spans = [folded.span(*one[0]) for one in places if len(one) == 1]
        else:
            spans = [
                (one.start, one.end) for one, concept in single_terms(unit) if concept.kind == kind
            ]
        spans.sort()
        for (a, b), (c, d) in pairwise(spans):
            text = unit.target
            yield text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]

    return swap


def upper_case(unit: Translation) -> Iterator[str]:
    words = re.findall(r"[^\W\d_]{3,}", unit.target)
    if len(words) > 12 and not unit.source.isupper():
        yield unit.target.upper()


def cut_short(unit: Translation) -> Iterator[str]:
    """Decoding that stops behind the first term."""
    for one, _ in single_terms(unit):
        rest = re.findall(r"[^\W\d_]+", unit.source)
        if len(rest) > 14 and one.end < len(unit.target) / 4:
            yield unit.target[: one.end] + "."
        break


def empty(unit: Translation) -> Iterator[str]:
    if len(re.findall(r"[^\W\d_]{3,}", unit.source)) > 6:
        yield " "


def source_again(unit: Translation) -> Iterator[str]:
    if len(re.findall(r"\b[a-zà-ÿ]{3,}\b", unit.source)) > 6:
        yield unit.source


def stutter(unit: Translation) -> Iterator[str]:
    words = unit.target.split(" ")
    if len(words) > 8:
        yield " ".join(words[:4] + words[1:4] + words[1:])


MUTATIONS: dict[str, Mutation] = {
    "term-dropped": drop_term,
    "other-rendering": other_rendering,
    "rendering-beside": rendering_beside,
    "rendering-beside-nfd": rendering_beside_nfd,
    "term-doubled": double_term,
    "diacritic": change_diacritic,
    "capital-lost": lose_capital,
    "symbol-digit": change_symbol_digit,
    "symbol-letter": change_symbol_letters,
    "symbol-spaced": space_symbol,
    "reference-dropped": drop_reference,
    "document-type": change_document_type,
    "figure-changed": change_figure,
    "figure-dropped": drop_figure,
    "month": other_month,
    "person": other_person,
    "name-accent": other_accent_in_name,
    "near-title": near_title,
    "titles-swapped": swap_of_kind("title"),
    "names-swapped": swap_of_kind("name"),
    "references-swapped": swap_of_kind("reference"),
    "in-capitals": upper_case,
    "cut-short": cut_short,
    "empty": empty,
    "source-again": source_again,
    "stutter": stutter,
}


def mutants(kind: str, most: int = 120) -> list[tuple[Translation, Translation]]:
    """Good units and what became of them, spread over all that there are."""
    made = [
        (unit, replace(unit, target=target))
        for unit in good_units()
        for target in MUTATIONS[kind](unit)
    ]
    return made[:: max(len(made) // most, 1)]
