"""A title beside the name of its holder: one unit for an engine, feminine where a woman holds it.

Apertium tore them apart: `Pham Minh Chinh talks with …` behind a title became `Charlas de Pham
Minh Chinh del primer ministro`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from workflow.drafting.grammar import typed_span
from workflow.drafting.masking import Slot
from workflow.drafting.slots.holders import may_be_woman
from workflow.drafting.slots.longer_names import part_words
from workflow.engines import Pair, TypedSpan
from workflow.glossary.folding import fold, key
from workflow.glossary.names.foreign_rules import has_feminine_titles
from workflow.glossary.names.name_rules import name_rules
from workflow.seams import realise

_BLANK = re.compile(r"[ \u00a0]")
# `Vo Thi Anh Xuan, Vice State President`, `…, la vice-présidente`
_APPOSITION = re.compile(
    r"[ \u00a0]?[,(–—-][ \u00a0](?:(?:the|an?|la|le|el|une?|una)[ \u00a0]|l['’])?"
)
# `Le gouverneur de la Banque d'État du Vietnam, Nguyên Thi Hông, a présenté le projet.`
_NAMED = re.compile(r",[ \u00a0](?:(?:Ms|Mrs|Mme|Sra)\.?[ \u00a0]|la señora[ \u00a0])?")
_CLOSED = re.compile(r"[ \u00a0]?[,().;:!?–—”»]|\Z")
# `Bui Thi Minh Hoai, member of the Politburo and Secretary of the Hanoi Party Committee`
_COORDINATED = re.compile(r"[ \u00a0](?:and|et|y|og|và)[ \u00a0]")
_BARE_COMMA = re.compile(r",[ \u00a0]")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?[ \u00a0]\Z")
_MIDDLE_OF_WOMEN = "thi"
_LEAST_SYLLABLES = 3
_WOMAN = "the person is a woman, and the glossary has no feminine form"
_MAN = "the person is a man, and the form is feminine"
_EITHER = "the holder’s name does not tell whether it is a woman"


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of `titles.toml` for one language."""

    roles: re.Pattern[str]
    seconds: re.Pattern[str]
    apposed: re.Pattern[str]
    women: frozenset[str]
    adjectives: tuple[str, ...]
    naming: re.Pattern[str]

    def woman_before(self, before: str) -> bool:
        """Whether a word before a name tells of a woman: `Mme`, `Ms.`."""
        word = _LAST_WORD.search(before)
        return word is not None and word.group(1).lower() in self.women


@cache
def _words(language: str) -> _Words | None:
    table = _document().get(language)
    if table is None:
        return None
    return _Words(
        re.compile(table["roles"]),
        re.compile(rf"(?<!\w)(?:{table.get('seconds', '(?!)')})\Z", re.IGNORECASE),
        re.compile(rf"[ \u00a0]?[,–—][ \u00a0](?:{table.get('apposed', '(?!)')})(?!\w)"),
        frozenset(table["women"]),
        tuple(table["adjectives"]),
        re.compile(rf"(?<!\w)(?:{table['naming'] or '(?!)'}) \Z", re.IGNORECASE),
    )


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("titles.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))


def gender_of(syllables: Sequence[str]) -> str:
    """`f` for a Vietnamese name with the middle name Thị; else empty.

    >>> gender_of(["Nguyễn", "Thị", "Hồng"]), gender_of(["Lê", "Minh", "Thi"])
    ('f', '')
    """
    middle = syllables[1] if len(syllables) >= _LEAST_SYLLABLES else ""
    return "f" if key(fold(middle).text, accents=False) == _MIDDLE_OF_WOMEN else ""


def joined_spans(plain: str, slots: Sequence[Slot]) -> Iterator[TypedSpan]:
    """What a typed engine is told of slots, in order: a title and the name behind it as one."""
    joined = {title.start: name for title, name in _beside_names(plain, slots)}
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
    titles = {title.start for title, _ in _beside_names(plain, slots)}
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
    words = _words(pair.source)
    holders = _holders(plain, slots, words)
    women = {start for start, name in holders.items() if _is_woman(name, plain, words)}
    # `The Secretary of the ward Party Committee, a 38-year-old woman, is …`
    women |= {
        slot.start
        for slot in slots
        if words is not None and slot.grammar.number != "pl" and slot.start not in holders
        if words.apposed.match(plain, slot.end)
    }
    # `…, a 38-year-old woman, is the youngest delegate`
    women |= {
        second.start
        for first, second in pairwise(slots)
        if words is not None and first.start in women and first.start not in holders
        if second.kind == "title" and words.roles.fullmatch(plain[first.end : second.start])
    }
    men = {start for start, name in holders.items() if name.grammar.gender == "m"}
    feminine = has_feminine_titles(pair.target)
    made = []
    for slot in slots:
        start = slot.start
        if slot.kind == "title" and feminine and words is not None:
            slot = _with_adjective(slot, plain, pair, words)
        if slot.kind == "title" and start in women:
            slot = _feminine(slot, plain, pair, known=feminine)
        elif slot.kind == "title" and feminine and start in holders and not slot.doubt:
            slot = _of_either(slot, holders[start], plain, slots, pair)
        told = "f" if start in women else "m" if start in men else ""
        made.append(_agreeing(slot, told, pair))
    return made


def _of_either(slot: Slot, holder: Slot, plain: str, slots: Sequence[Slot], pair: Pair) -> Slot:
    """The slot; doubtful where its holder may as well be a woman and the source leaves it open."""
    if has_feminine_titles(pair.source) or not may_be_woman(holder, plain, slots, pair.source):
        return slot
    woman = _feminine(slot, plain, pair, known=True)
    return replace(slot, doubt=_EITHER) if woman.grammar.gender == "f" else slot


def _with_adjective(slot: Slot, plain: str, pair: Pair, words: _Words) -> Slot:
    """A title with what makes it a woman's: `female minister` is `ministra`."""
    for word in words.adjectives:
        if plain[: slot.start].lower().endswith(f" {word} ") or (
            plain[: slot.start].lower() == f"{word} "
        ):
            made = _feminine(slot, plain, pair, known=True)
            # no form is known for several women: `female ministers`
            if made.doubt or slot.grammar.number == "pl":
                return replace(slot, doubt=made.doubt or _WOMAN)
            start = slot.start - len(word) - 1
            return replace(made, start=start, text=plain[start : slot.end])
    return slot


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


def _holders(plain: str, slots: Sequence[Slot], words: _Words | None) -> dict[int, Slot]:
    """The names of those who hold titles, by the offset of the title."""
    pairs = (
        *_beside_names(plain, slots),
        *_apposed_names(plain, slots, words),
        *_behind_names(plain, slots, words),
    )
    holders = {title.start: name for title, name in pairs}
    for first, second in pairwise(slots):
        name = holders.get(first.start)
        behind = name is not None and name.start < first.start
        between = plain[first.end : second.start]
        last = holders.get(second.start)
        if name is None and last is not None and first.kind == "title":
            # `Le secrétaire général, chef du Bureau de l'Assemblée nationale, Lê Thi Nga, …`
            apposed = last.start > second.end + 1 and _BARE_COMMA.fullmatch(between)
            if apposed and first.grammar.number != "pl":
                holders[first.start] = last
            continue
        if name is None or not behind or second.kind != "title" or second.start in holders:
            continue
        # `Nguyen Thi Hoa, Vice Chairwoman of the …, as Deputy Secretary of the …`
        role = words is not None and words.roles.fullmatch(between)
        if role or _COORDINATED.fullmatch(between):
            holders[second.start] = name
    return holders


def _beside_names(plain: str, slots: Sequence[Slot]) -> Iterator[tuple[Slot, Slot]]:
    """Titles and the names that stand one blank behind them."""
    for title, name in pairwise(slots):
        between = plain[title.end : name.start]
        if title.kind == "title" and name.kind == "person" and _BLANK.fullmatch(between):
            singular = title.grammar.number != "pl"
            if title.typed is not None and name.typed is not None and singular:
                yield title, name


def _apposed_names(
    plain: str, slots: Sequence[Slot], words: _Words | None
) -> Iterator[tuple[Slot, Slot]]:
    """Titles and the names that stand between commas behind them."""
    for number, (title, name) in enumerate(pairwise(slots)):
        if title.kind != "title" or name.kind != "person" or title.grammar.number == "pl":
            continue
        between = plain[title.end : name.start]
        # `La suppléante du secrétaire général, Pham Thi Hông Yên, …` is not the secretary general
        if words is not None and words.seconds.search(plain[: title.start]):
            continue
        if _NAMED.fullmatch(between) and _is_apposed(name, plain, slots[number + 2 :]):
            yield title, name


def _is_apposed(name: Slot, plain: str, following: Sequence[Slot]) -> bool:
    """Whether a name behind a comma is that of the title before it, and not the next of a list.

    `The Prime Minister, Nguyen Thi Hoa, Tran Van Nam and …` are three people.
    """
    if not _CLOSED.match(plain, name.end):
        return False
    beside = [one for one in following if not plain[name.end : one.start].strip(", \u00a0")]
    if not beside:
        return True
    if beside[0].kind == "person":
        return False
    behind = following[following.index(beside[0]) + 1 :]
    named = behind and behind[0].kind == "person"
    return not (named and plain[beside[0].end : behind[0].start].isspace())


def _behind_names(
    plain: str, slots: Sequence[Slot], words: _Words | None
) -> Iterator[tuple[Slot, Slot]]:
    """Titles in apposition and the names before them, unless another name follows.

    Or joined to them by a word for what somebody is: `Ms Nguyen Thi Hong, as Deputy Secretary`.
    """
    for number, (name, title) in enumerate(pairwise(slots)):
        if name.kind != "person" or title.kind != "title":
            continue
        between = plain[name.end : title.start]
        role = words is not None and words.roles.fullmatch(between)
        # `Politburo names Le Thi Hoa acting Party chief of Lam Dong`
        named = _BLANK.fullmatch(between) and words and words.naming.search(plain[: name.start])
        if not role and not named and not _APPOSITION.fullmatch(between):
            continue
        following = slots[number + 2] if number + 2 < len(slots) else None
        another = following is not None and following.kind == "person"
        if following is None or not another or plain[title.end : following.start].strip():
            yield title, name


def is_named_as_woman(name: Slot, plain: str, language: str) -> bool:
    """Whether the source tells, by a name or what stands before it, that a person is a woman."""
    return _is_woman(name, plain, _words(language))


def _is_woman(name: Slot, plain: str, words: _Words | None) -> bool:
    if name.grammar.gender == "f" or gender_of(name.text.split()) == "f":
        return True
    return words is not None and words.woman_before(plain[: name.start])


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
