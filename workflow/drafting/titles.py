"""A title beside the name of its holder: one unit for an engine, feminine where a woman holds it.

Apertium tore them apart: `Pham Minh Chinh talks with …` behind a title became `Charlas de Pham
Minh Chinh del primer ministro`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from workflow.drafting.grammar import typed_span
from workflow.drafting.longer_names import part_words
from workflow.drafting.masking import Slot
from workflow.engines import Pair, TypedSpan
from workflow.glossary.folding import fold, key
from workflow.glossary.foreign_rules import has_feminine_titles
from workflow.glossary.name_rules import name_rules
from workflow.seams import realise

_BLANK = re.compile(r"[ \u00a0]")
# `Vo Thi Anh Xuan, Vice State President`, `…, la vice-présidente`
_APPOSITION = re.compile(r"[ \u00a0]?[,(–—-][ \u00a0](?:(?:the|la|le|el)[ \u00a0]|l['’])?")
# `Bui Thi Minh Hoai, member of the Politburo and Secretary of the Hanoi Party Committee`
_COORDINATED = re.compile(r"[ \u00a0](?:and|et|y|og|và)[ \u00a0]")
_MIDDLE_OF_WOMEN = "thi"
_LEAST_SYLLABLES = 3
_WOMAN = "the person is a woman, and the glossary has no feminine form"
_MAN = "the person is a man, and the form is feminine"


def gender_of(syllables: Sequence[str]) -> str:
    """`f` for a Vietnamese name with the middle name Thị; else empty.

    >>> gender_of(["Nguyễn", "Thị", "Hồng"]), gender_of(["Lê", "Minh", "Thi"])
    ('f', '')
    """
    middle = syllables[1] if len(syllables) >= _LEAST_SYLLABLES else ""
    return "f" if key(fold(middle).text, accents=False) == _MIDDLE_OF_WOMEN else ""


def joined_spans(plain: str, slots: Sequence[Slot]) -> Iterator[TypedSpan]:
    """What a typed engine is told of slots, in order: a title and the name behind it as one."""
    joined = {title.start: name for title, name in _before_names(plain, slots)}
    names = {name.start for name in joined.values()}
    for slot in slots:
        name = joined.get(slot.start)
        if name is not None and slot.typed is not None:
            between = plain[slot.end : name.start]
            yield replace(
                slot.typed,
                placeholder=f"{slot.placeholder}{between}{name.placeholder}",
                form=f"{slot.form}{between}{name.form}",
            )
        elif slot.start not in names and slot.typed is not None:
            yield slot.typed


def as_names(slots: Sequence[Slot], plain: str, language: str) -> list[Slot]:
    """The slots in their order, titles before names typed as names where they have no article.

    As nouns without an article `Qzxa received Qzxb` was read as a participle: `Qzxa Qzxb
    recibida`.
    """
    rules = name_rules(language)
    if rules is None or rules.titled.articles:
        return list(slots)
    titles = {title.start for title, _ in _before_names(plain, slots)}
    return [
        replace(slot, typed=typed_span("person", slot.form, slot.placeholder, slot.grammar))
        if slot.start in titles and slot.kind == "title"
        else slot
        for slot in slots
    ]


def with_feminine_titles(slots: Sequence[Slot], plain: str, pair: Pair) -> list[Slot]:
    """The slots in their order, titles feminine beside a woman's name.

    Doubtful where the form is a man's and the source or the name tells of a woman, and the
    other way round.
    """
    holders = _holders(plain, slots)
    women = {start for start, name in holders.items() if _is_woman(name)}
    men = {start for start, name in holders.items() if name.grammar.gender == "m"}
    feminine = has_feminine_titles(pair.target)
    made = []
    for slot in slots:
        if slot.kind == "title" and slot.start in women:
            slot = _feminine(slot, plain, pair, known=feminine)
        told = "f" if slot.start in women else "m" if slot.start in men else ""
        made.append(_agreeing(slot, told, pair))
    return made


def _agreeing(slot: Slot, holder: str, pair: Pair) -> Slot:
    """The slot; doubtful where the gender of its form is not that of the holder or the source.

    `la secrétaire du Comité` must not become `el secretario`, nor Tô Lâm `la presidenta`.
    """
    source, target = part_words(pair.source), part_words(pair.target)
    if slot.doubt or slot.kind != "title" or slot.grammar.number == "pl":
        return slot
    if source is None or target is None:
        return slot
    told = holder or ("f" if slot.grammar.gender == "f" else "")
    if not told and source.gender_of_title(slot.text) == "f":
        told = "f"
    shown = target.gender_of_title(slot.form)
    if told == "f" and shown == "m":
        return replace(slot, doubt=_WOMAN)
    if told == "m" and shown == "f":
        return replace(slot, doubt=_MAN)
    return slot


def _holders(plain: str, slots: Sequence[Slot]) -> dict[int, Slot]:
    """The names of those who hold titles, by the offset of the title."""
    pairs = (*_before_names(plain, slots), *_behind_names(plain, slots))
    holders = {title.start: name for title, name in pairs}
    for first, second in pairwise(slots):
        name = holders.get(first.start)
        behind = name is not None and name.start < first.start
        if name is None or not behind or second.kind != "title" or second.start in holders:
            continue
        if _COORDINATED.fullmatch(plain[first.end : second.start]):
            holders[second.start] = name
    return holders


def _before_names(plain: str, slots: Sequence[Slot]) -> Iterator[tuple[Slot, Slot]]:
    """Titles and the names that stand one blank behind them."""
    for title, name in pairwise(slots):
        between = plain[title.end : name.start]
        if title.kind == "title" and name.kind == "person" and _BLANK.fullmatch(between):
            singular = title.grammar.number != "pl"
            if title.typed is not None and name.typed is not None and singular:
                yield title, name


def _behind_names(plain: str, slots: Sequence[Slot]) -> Iterator[tuple[Slot, Slot]]:
    """Titles in apposition and the names before them, unless another name follows."""
    for number, (name, title) in enumerate(pairwise(slots)):
        if name.kind != "person" or title.kind != "title":
            continue
        if not _APPOSITION.fullmatch(plain[name.end : title.start]):
            continue
        following = slots[number + 2] if number + 2 < len(slots) else None
        named = following is not None and following.kind == "person"
        if following is None or not named or plain[title.end : following.start].strip():
            yield title, name


def _is_woman(name: Slot) -> bool:
    return name.grammar.gender == "f" or gender_of(name.text.split()) == "f"


def _feminine(slot: Slot, plain: str, pair: Pair, *, known: bool) -> Slot:
    """The slot with the feminine form of its title, or with a doubt.

    `known`: titles of the target language have one; in the others only some do (`Chairwoman`).
    """
    concept = slot.occurrence.concept if slot.occurrence else None
    if slot.grammar.gender == "f" or concept is None or slot.occurrence is None:
        return slot
    source, target = pair.source, pair.target
    realised = realise(concept, slot.occurrence, plain, source, target, gender="f")
    form, grammar = realised or (slot.form, slot.grammar)
    if known and grammar.gender != "f":
        return replace(slot, doubt=slot.doubt or _WOMAN)
    typed = typed_span("title", form, slot.placeholder, grammar)
    return replace(slot, form=form, grammar=grammar, typed=typed)
