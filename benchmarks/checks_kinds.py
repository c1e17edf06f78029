"""The kinds of errors: each an edit of a good translation, that gives the flawed one or `None`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from benchmarks.checks_seeds import Kind, Sample, gold
from workflow.article import plain_text
from workflow.checks.names import foreign_of, persons_of
from workflow.glossary import Concept, Glossary, TermStatus

_FIGURE = re.compile(r'(?<![\w/.,"-])\d[\d\u00a0.,]*\d(?![\w/-])')
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST_WORDS = 8
_QUOTES = "”»"
_COUNTED = re.compile(r"\d(?:\s\w+){0,2}\s(?:de\s)?\Z")


def _figures(sample: Sample) -> Iterator[re.Match[str]]:
    taken = [one.text for one in sample.references]
    for match in _FIGURE.finditer(sample.target):
        figure = match.group()
        if not _YEAR.fullmatch(figure) and not any(figure in text for text in taken):
            yield match


def _put(text: str, match: re.Match[str], new: str, group: int = 0) -> str:
    return text[: match.start(group)] + new + text[match.end(group) :]


def number_changed(sample: Sample) -> str | None:
    """`42 315` becomes `42 316`."""
    for match in _figures(sample):
        figure = match.group()
        return _put(sample.target, match, figure[:-1] + str((int(figure[-1]) + 1) % 10))
    return None


def number_dropped(sample: Sample) -> str | None:
    """`35 wells` becomes `wells`."""
    for match in _figures(sample):
        return re.sub(r"  +", " ", _put(sample.target, match, ""))
    return None


def digits_swapped(sample: Sample) -> str | None:
    """`286` becomes `268`."""
    for match in _figures(sample):
        figure = match.group()
        swapped = re.sub(r"(\d)((?!\1)\d)(?!.*\d)", r"\2\1", figure)
        if swapped != figure:
            return _put(sample.target, match, swapped)
    return None


def zero_added(sample: Sample) -> str | None:
    """`286` becomes `2860`."""
    for match in _figures(sample):
        if match.group().isdecimal():
            return _put(sample.target, match, f"{match.group()}0")
    return None


def decimals_of_another_locale(sample: Sample) -> str | None:
    """`6,95` becomes `6.95` where a comma is written."""
    wrong, right = (",", ".") if sample.language == "en" else (".", ",")
    match = re.search(rf"(?<=\d){re.escape(right)}(?=\d{{1,2}}(?!\d))", sample.target)
    return _put(sample.target, match, wrong) if match else None


def date_changed(sample: Sample) -> str | None:
    """`14 mai` becomes `15 mai`."""
    for match in re.finditer(gold()["days"][sample.language], sample.target):
        group = 1 if match.group(1) else 2
        day = int(match.group(group))
        return _put(sample.target, match, str(day + 1 if day < 27 else day - 1), group)
    return None


def month_changed(sample: Sample) -> str | None:
    """`14 mai` becomes `14 août`."""
    names = gold()["months"][sample.language]
    for number, name in enumerate(names):
        match = re.search(rf"(?<!\w){name}(?!\w)", sample.target)
        if match:
            return _put(sample.target, match, names[(number + 3) % 12])
    return None


def percent_lost(sample: Sample) -> str | None:
    """`6,95 %` becomes `6,95`."""
    made = re.sub(r"(?<=\d)\s?%", "", sample.target, count=1)
    return made if made != sample.target else None


def reference_number(sample: Sample) -> str | None:
    """`83/CD-TTg` becomes `84/CD-TTg`."""
    for one in sample.references:
        made = re.sub(r"\d+", lambda found: str(int(found.group()) + 1), one.text, count=1)
        return sample.target.replace(one.text, made)
    return None


def _exchanged(table: str) -> Callable[[Sample], str | None]:
    def make(sample: Sample) -> str | None:
        for one, other in gold()[table][sample.language]:
            for match in re.finditer(rf"(?<!\w){one}(?!\w)", sample.target):
                # “cánh đồng” is a field
                if re.search(_COUNTED, sample.target[: match.start()]):
                    return _put(sample.target, match, other)
        return None

    return make


def _symbol(table: str) -> Callable[[Sample], str | None]:
    def make(sample: Sample) -> str | None:
        for one in sample.references:
            for old, new in gold()["symbols"][table]:
                if old in one.text:
                    return sample.target.replace(one.text, one.text.replace(old, new, 1))
        return None

    return make


def reference_lost(sample: Sample) -> str | None:
    """The symbol is gone."""
    for one in sample.references:
        return sample.target.replace(one.text, "")
    return None


def wrong_title(sample: Sample) -> str | None:
    """Another office or body stands for the one of the source."""
    for one in sample.terms:
        concept = one.concept
        if concept is not None and concept.kind in ("title", "body"):
            form = _neighbour(sample.unit.glossary, concept, sample.language)
            return sample.target.replace(one.text, form, 1)
    return None


def _neighbour(glossary: Glossary, concept: Concept, language: str) -> str:
    """The preferred form of the next concept of its kind that says something quite different."""
    listed = [one for one in glossary.concepts if one.kind == concept.kind]
    at = listed.index(concept) if concept in listed else 0
    own = {key.casefold() for key in (concept.preferred(language) or "").split()}
    for other in [*listed[at + 1 :], *listed[:at]]:
        form = other.preferred(language) or ""
        if form and len(own & {word.casefold() for word in form.split()}) <= 1:
            return form
    raise AssertionError(concept.id)


def forbidden_form(sample: Sample) -> str | None:
    """A form of the term that must not be written."""
    for one in sample.terms:
        if one.concept is not None:
            for form in one.concept.forms(sample.language, TermStatus.FORBIDDEN):
                return sample.target.replace(one.text, form, 1)
    return None


def term_dropped(sample: Sample) -> str | None:
    """The official name is gone."""
    for one in sample.terms:
        if one.concept is not None and one.concept.kind in ("title", "body", "person"):
            return re.sub(r"  +", " ", sample.target.replace(one.text, "", 1))
    return None


def _name(sample: Sample) -> str:
    """A person's name in the translation; empty where there is none."""
    persons = [one.text for one in sample.terms if one.concept and one.concept.kind == "person"]
    if persons:
        return persons[0]
    back = replace(
        sample.unit,
        source=sample.target,
        target=sample.unit.source,
        source_language=sample.language,
        target_language=sample.unit.source_language,
    )
    named = [*(one.text for one in foreign_of(back)), *(one.text for one in persons_of(back))]
    return next((text for text in named if text in sample.target), "")


def name_misspelt(sample: Sample) -> str | None:
    """A consonant of the last name becomes another."""
    name = _name(sample)
    if not name:
        return None
    at = name.rfind(" ") + 1
    last = name[at:]
    made = re.sub(r"(?<=.)[bcdghklmnprst](?=\w|$)", lambda one: _OTHER[one.group()], last, count=1)
    if made == last:
        made = _OTHER.get(last[0].lower(), "X").upper() + last[1:]
    return sample.target.replace(name, name[:at] + made)


_OTHER = dict(zip("bcdghklmnprst", "dtgklmnprstbc", strict=True))


def name_lost(sample: Sample) -> str | None:
    """The name is gone."""
    name = _name(sample)
    return re.sub(r"  +", " ", sample.target.replace(name, "")) if name else None


def tag_lost(sample: Sample) -> str | None:
    """Bold or italics are gone."""
    return re.sub(r"</?[bi]>", "", sample.target)


def tag_open(sample: Sample) -> str | None:
    """A tag has no end."""
    return re.sub(r"</[bi]>", "", sample.target, count=1)


def link_lost(sample: Sample) -> str | None:
    """A link is gone."""
    return re.sub(r'<a id="\d+">|</a>', "", sample.target)


def untranslated(sample: Sample) -> str | None:
    """The source itself."""
    return sample.unit.source if len(sample.unit.source.split()) >= _LEAST_WORDS else None


def half_left(sample: Sample) -> str | None:
    """The second half stands in the source language."""
    here, there = plain_text(sample.unit.source).split(), sample.target.split()
    if "<" in sample.target or min(len(here), len(there)) < 2 * _LEAST_WORDS - 4:
        return None
    return " ".join([*there[: len(there) // 2], *here[len(here) // 2 :]])


def other_language(sample: Sample) -> str | None:
    """A good translation, into another language."""
    long = [text for text in sample.others if len(text.split()) >= _LEAST_WORDS]
    return long[len(sample.unit.source) % len(long)] if long else None


def truncated(sample: Sample) -> str | None:
    """The first half only."""
    words = sample.target.split(" ")
    if "<" in sample.target or len(words) < 2 * _LEAST_WORDS - 4:
        return None
    return " ".join(words[: len(words) // 2])


def repeated(sample: Sample) -> str | None:
    """The whole sentence twice."""
    if "<" in sample.target or len(sample.target.split()) < _LEAST_WORDS:
        return None
    return f"{sample.target} {sample.target}"


def _looped(size: int, times: int) -> Callable[[Sample], str | None]:
    def make(sample: Sample) -> str | None:
        words = sample.target.split(" ")
        at = len(words) // 2
        run = words[at : at + size]
        if "<" in sample.target or len(words) < _LEAST_WORDS:
            return None
        if not all(word.isalpha() and word.islower() for word in run):
            return None
        return " ".join([*words[:at], *run * times, *words[at + size :]])

    return make


def _without(pattern: str, new: str = "", count: int = 1) -> Callable[[Sample], str | None]:
    def make(sample: Sample) -> str | None:
        return re.sub(pattern, new, sample.target, count=count)

    return make


def _only(language: str, make: Callable[[Sample], str | None]) -> Callable[[Sample], str | None]:
    return lambda sample: make(sample) if sample.language == language else None


def bracket_lost(sample: Sample) -> str | None:
    """One bracket of two."""
    return re.sub(r"\)", "", sample.target, count=1)


def quote_lost(sample: Sample) -> str | None:
    """The mark that ends a quotation which begins here."""
    if not re.search("[“«].*[”»]", sample.target):
        return None
    return re.sub(f"[\u00a0\u202f]?[{_QUOTES}]", "", sample.target, count=1)


def doubled_word(sample: Sample) -> str | None:
    """A small word stands there twice."""
    match = re.search(
        r"(?<=\w )(?:the|of|and|de|la|el|le|du|og|av|som|của|và|được) ", sample.target
    )
    return _put(sample.target, match, match.group() * 2) if match else None


def headline_capitals(sample: Sample) -> str | None:
    """Capitals as in an English headline."""
    if sample.language == "en" or sample.kind not in ("title", "heading"):
        return None
    if len(sample.target.split()) < _LEAST_WORDS - 2:
        return None
    return " ".join(word[:1].upper() + word[1:] for word in sample.target.split(" "))


def shouted(sample: Sample) -> str | None:
    """A whole sentence in capitals."""
    if "<" in sample.target or len(sample.target.split()) < _LEAST_WORDS:
        return None
    return sample.target.upper()


def _denied(kinds: Sequence[str]) -> Callable[[Sample], str | None]:
    return lambda sample: (sample.denied or None) if sample.kind in kinds else None


KINDS: tuple[Kind, ...] = (
    Kind("number changed", True, number_changed),
    Kind("number dropped", True, number_dropped),
    Kind("digits swapped", True, digits_swapped),
    Kind("zero added", True, zero_added),
    Kind("decimals of another locale", True, decimals_of_another_locale),
    Kind("date changed", True, date_changed),
    Kind("month changed", True, month_changed),
    Kind("money changed", True, _exchanged("money")),
    Kind("million for billion", True, _exchanged("size")),
    Kind("per cent lost", True, percent_lost),
    Kind("reference number changed", True, reference_number),
    Kind("reference type changed", True, _symbol("types")),
    Kind("reference issuer changed", True, _symbol("issuers")),
    Kind("reference lost", True, reference_lost),
    Kind("wrong title or body", True, wrong_title),
    Kind("forbidden form", True, forbidden_form),
    Kind("term dropped", True, term_dropped),
    Kind("name misspelt", True, name_misspelt),
    Kind("name lost", True, name_lost),
    Kind("tag lost", True, tag_lost),
    Kind("tag unpaired", True, tag_open),
    Kind("link lost", True, link_lost),
    Kind("untranslated", True, untranslated),
    Kind("half left", True, half_left),
    Kind("wrong language", True, other_language),
    Kind("truncated half", True, truncated),
    Kind("sentence repeated", True, repeated),
    Kind("word looped", True, _looped(1, 6)),
    Kind("phrase looped", True, _looped(3, 4)),
    Kind("bracket lost", True, bracket_lost),
    Kind("negation lost", True, _denied(["denied"])),
    Kind("negation added", True, _denied(["paragraph"])),
    Kind("end mark lost", False, _without(r"[.?!]\Z")),
    Kind("brackets and text lost", False, _without(r" \([^)]*\)")),
    Kind("quote lost", False, quote_lost),
    Kind("doubled word", False, doubled_word),
    Kind("doubled blank", False, _without(r"(?<=\w) (?=\w)", "  ")),
    Kind("blank before a mark", False, _without(r"(?<=\w)(?=[,.])", " ")),
    Kind("French spacing lost", False, _only("fr", _without("[\u00a0\u202f]([:;?!»])", r"\1"))),
    Kind("inverted mark lost", False, _only("es", _without("[¿¡]"))),
    Kind("accents decomposed", False, lambda one: unicodedata.normalize("NFD", one.target)),
    Kind("headline capitals", False, headline_capitals),
    Kind("shouted", False, shouted),
)
