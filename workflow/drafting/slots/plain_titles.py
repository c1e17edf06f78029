"""Titles that no row of the glossary has and that engines tear apart: `Chairman Phong`.

Apertium wrote `Presidente Phong dijo` and, of `alternate members`, `alterna los miembros`. The
titles are data, in `plain_titles.toml`; no `term:` line tells of them.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from workflow.drafting.grammar import typed_span
from workflow.drafting.masking import Slot
from workflow.engines import Pair
from workflow.glossary import Grammar

_TITLE, _PERSON = "title", "person"
_FORMS = (("m", "sg"), ("f", "sg"), ("m", "pl"), ("f", "pl"))
# `Vu Thi Minh Hang, the presiding judge, …`
_APPOSED = re.compile(r", (?:(?:the|an?|la|le|l['’]|une?|el|una) ?)?(?:(?:former|new|current) )?")
_DIRECTLY = re.compile(r",? ")
_COMPLEMENT = re.compile(r" (?:of|to|at|in|du|de|d['’]|à|au|en|del)\b[^,.;:()]{1,70}, ")
_CLOSED = re.compile(r"[,.]")
_ENGLISH = "en"
# `la juge Mai`, `la colonel`; in English no article tells
_OF_A_WOMAN = re.compile(r"(?<!\w)(?:[Ll]a|[Uu]ne|[Aa]ncienne) \Z")
_FEMININE = defaultdict(lambda: re.compile("(?!)"), fr=_OF_A_WOMAN)


@dataclass(frozen=True, slots=True)
class _Wording:
    """What a reading stands for."""

    title: int
    gender: str
    number: str


def with_plain_titles(
    slots: Sequence[Slot], reading: str, pair: Pair, placeholder: str
) -> list[Slot]:
    """The slots in their order, with those of titles without a row in what is left of the text.

    `placeholder` has a place for what makes it another than those of the slots. What lies whole
    inside such a title is part of it; what would be cut goes before.
    """
    made = list(slots)
    for number, found in enumerate(_found(reading, slots, pair)):
        start, end, wording = found
        inside = [one for one in made if one.start < end and start < one.end]
        if any(one.start < start or end < one.end or one.kind == _TITLE for one in inside):
            continue
        name = placeholder.format(f"t{number}")
        text = reading[start:end]
        holder = _holder(start, end, reading, made) or _apposed(end, reading, made)
        if not holder and _FEMININE[pair.source].search(reading[:start]):
            holder = "f"
        form, grammar, kind = _form(wording, holder, pair.target)
        woman = _document()["title"][wording.title].get("woman", False)
        if form and not (woman and grammar.gender != "f"):
            typed = typed_span(kind, form, name, grammar)
            covers = tuple(one.occurrence for one in inside if one.occurrence is not None)
            slot = Slot(start, end, text, form, name, typed, grammar, kind, covers=covers)
            made = [one for one in made if one not in inside] + [slot]
    return sorted(made, key=lambda slot: slot.start)


def _found(reading: str, slots: Sequence[Slot], pair: Pair) -> Iterator[tuple[int, int, _Wording]]:
    patterns = _patterns(pair.source)
    if patterns is None:
        return
    names = {slot.start for slot in slots if slot.kind == _PERSON}
    for match in patterns[0].finditer(reading.replace("’", "'")):
        wording = patterns[1][match.group().lower()]
        title = _document()["title"][wording.title]
        # `la juge` alone; in English no form tells a woman
        told = pair.target != _ENGLISH and _FEMININE[pair.source].search(reading[: match.start()])
        if title.get("named") and match.end() + 1 not in names and not told:
            continue
        # `Hai Phong Party Committees`: with a capital it is a name
        if title.get("small") and match.group().split()[-1][0].isupper():
            continue
        # `Prime Minister Son`, `Thanh Hoa Chairman Phong`: the word belongs to a longer title
        if title.get("named") and pair.source == _ENGLISH and not match.group()[0].isupper():
            continue
        yield match.start(), match.end(), wording


def _holder(start: int, end: int, reading: str, slots: Sequence[Slot]) -> str:
    """The gender of the person named directly behind a title, or beside its comma."""
    for slot in slots:
        beside = _DIRECTLY.fullmatch(reading, end, slot.start)
        if slot.kind == _PERSON and (beside or _APPOSED.fullmatch(reading, slot.end, start)):
            return slot.grammar.gender
    return ""


def _apposed(end: int, reading: str, slots: Sequence[Slot]) -> str:
    """The gender of the person named behind what the title is of.

    `The Minister Counsellor of the Vietnamese Embassy, Nguyen Thi Thu Trang, …`
    """
    behind = sorted((one for one in slots if one.start >= end), key=lambda one: one.start)
    name = next((one for one in behind if one.kind in (_TITLE, _PERSON)), None)
    if name is None or name.kind != _PERSON or not _CLOSED.match(reading, name.end):
        return ""
    return name.grammar.gender if _COMPLEMENT.fullmatch(reading, end, name.start) else ""


def _form(wording: _Wording, holder: str, language: str) -> tuple[str, Grammar, str]:
    """The form in a language, its grammar and its kind; an empty form where there is none."""
    title: Mapping[str, Any] = _document()["title"][wording.title]
    table = title.get(language, {})
    forms = table.get("write", table.get("forms", ()))
    # `Her deputies, Le Thi Hoa and Tran Van Nam`: one of several tells nothing of the others
    told = wording.gender or (holder if wording.number == "sg" else "")
    gender = "f" if told == "f" else "m"
    one = _FORMS.index((gender, wording.number))
    # English lists singular and plural alone
    if len(forms) == len(_FORMS) // 2:
        one = (0, 1)[wording.number == "pl"]
    kind = table.get("kind", _TITLE)
    article = "none" if kind != _TITLE else ""
    grammar = Grammar(gender=title.get("gender", gender), number=wording.number, article=article)
    return (forms[one] if one < len(forms) else ""), grammar, kind


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], Mapping[str, _Wording]] | None:
    """What finds the titles in a language, and what each wording, in small letters, is."""
    wordings: dict[str, _Wording] = {}
    around: dict[str, str] = {}
    for number, title in enumerate(_document()["title"]):
        table = title.get(language)
        if table is None or language not in title["sources"]:
            continue
        forms = table["forms"]
        # of one form, or of singular and plural, each is for both genders
        shapes = _FORMS if len(forms) == len(_FORMS) else (_FORMS[0], _FORMS[2])
        told = [(form, *shape) for form, shape in zip(forms, shapes, strict=False)]
        told += [(form, "f", "sg") for form in table.get("woman", ())]
        told += [(form, "", "sg") for form in table.get("read", ())]
        told += [(form, "", "pl") for form in table.get("read_plural", ())]
        for form, gender, count in told:
            plain = form.replace("’", "'").lower()
            # `la juge`: the one form is for both
            both = form not in table.get("woman", ()) and (
                language == _ENGLISH or forms.count(form) > 1
            )
            wordings.setdefault(plain, _Wording(number, "" if both else gender, count))
            around.setdefault(plain, _following(table))
    if not wordings:
        return None
    each = (re.escape(one) + around[one] for one in sorted(wordings, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(each)})(?![\w-])", re.IGNORECASE), wordings


def _following(table: Mapping[str, Any]) -> str:
    """The pattern of what must follow a title and what must not."""
    after = "|".join(table.get("before", ()))
    never = "|".join(table.get("not_before", ()))
    ends = r"|[,.;:!?]|'s(?!\w)|\Z" if table.get("ends") else ""
    return (f"(?= (?:{after}){ends})" if after else "") + (f"(?! (?:{never}))" if never else "")


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("plain_titles.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
