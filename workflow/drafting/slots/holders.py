"""Whether the holder of an office is a woman, where the name alone does not tell it.

`Vu Viet Trang, a woman, …` and `Vu Viet Trang said she was proud` do. What tells it is data, in
`titles.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from workflow.drafting.grammar import typed_span
from workflow.drafting.masking import Placed, Slot
from workflow.drafting.mending.feminine_words import either, masculine_nouns
from workflow.drafting.slots.longer_names import part_words
from workflow.glossary.folding import fold, key
from workflow.glossary.names.name_rules import is_syllable

_PERSON = "person"
_OFFICES = ("title", "political_term")
_LEAST_SYLLABLES = 2
_BEHIND = 80
_POLITE = r"(?:la señora |la Sra\.? |Mme |Madame )?"
_MS = re.compile(r"(?:la señora|la Sra\.?|Mme|Madame) \Z")
_HERS = re.compile(r"(?<!\w)(?:la|una|une) \Z", re.IGNORECASE)
# `El abogado de Le Thi Hoa`
_OWNED = re.compile(r"(?<!\w)(?:de|d['’]|con|avec|para|pour|a|à) \Z")
# `La secretaria de …, una mujer de 38 años, es el delegado más joven`
_WOMAN = re.compile(
    r", (?:una mujer|une femme)(?: [^,.;]*)?, (?:es|era|est|était) (?:el|un|le|l['’]) ?"
    r"(?P<man>[^\W\d_]+)"
)
_CLOSED = re.compile(r"[,).;:!?–—”»]|\Z")
_MAN = re.compile(r"(?:Mr|M|Sr|[Ss]eñor|Ông|ông)\.?[ \u00a0]\Z")


def with_known_women(slots: Sequence[Slot], plain: str, language: str) -> list[Slot]:
    """The slots in their order, the names of persons who are known for women as women's names."""
    alone = sum(slot.kind == _PERSON for slot in slots) == 1
    made = list(slots)
    for number, slot in enumerate(made):
        if slot.kind != _PERSON or slot.grammar.gender == "f":
            continue
        if _is_known(slot.text) or _is_told(slot, plain, language, alone=alone):
            grammar = replace(slot.grammar, gender="f")
            typed = slot.typed and typed_span(_PERSON, slot.form, slot.placeholder, grammar)
            made[number] = replace(slot, grammar=grammar, typed=typed)
    return made


def may_be_woman(name: Slot, plain: str, slots: Sequence[Slot], language: str) -> bool:
    """Whether nothing tells that the holder of a Vietnamese name is a man, and it may be a woman.

    Not of persons of the glossary.
    """
    syllables = [key(fold(one).text, accents=False) for one in name.text.split()]
    if name.occurrence is not None or name.grammar.gender or len(syllables) <= _LEAST_SYLLABLES:
        return False
    if not all(map(is_syllable, name.text.split())):
        return False
    names = _document()["names"]
    if syllables[-1] not in names["given"] or not set(names["middle"]).isdisjoint(syllables[1:-1]):
        return False
    alone = sum(slot.kind == _PERSON for slot in slots) == 1
    his = _document().get(language, {}).get("his")
    told = alone and his is not None and re.search(rf"(?<!\w)(?:{his})(?!\w)", plain)
    return not told and _MAN.search(plain[: name.start]) is None


def mistaken_women(placed: Sequence[Placed], plain: str, language: str) -> Iterator[str]:
    """What must be told of women who stand beside a man's title in a draft.

    `Pham Thi Hau, Director anterior …`, `Secretario del Comité de Huong Hoa Ho Thi Minh`
    """
    words, more = part_words(language), _document().get(language, {}).get("within")
    if words is None or more is None or not words.masculine:
        return
    men = _men(words.masculine, language)
    within = rf"(?<!\w)(?P<man>(?i:{men}))(?: (?:[ld]['’])?(?:{more}|[A-ZÀ-ÝĐ][\w’'-]*))*"
    before = re.compile(rf"{within} \Z")
    # `El embajador de Vietnam en Francia, Trinh Thi Hong, ha encontrado diputados`
    apposed = re.compile(rf"{within}, {_POLITE}\Z")
    behind = re.compile(rf", (?:el |un |le |l['’])?(?:ex-?)?(?P<man>(?i:{men}))(?!\w)")
    for one in placed:
        told = one.slot.grammar.gender == "f" or _MS.search(plain[: one.start])
        if one.slot.kind != _PERSON or not told:
            continue
        around = [other for other in placed if other is not one]
        opened = apposed if _CLOSED.match(plain, one.end) else before
        said = plain[: one.start]
        owned = _OWNED.search(said) is not None
        for found in (
            None if owned else before.search(said) or opened.search(said),
            behind.match(plain, one.end),
        ):
            if found is None:
                continue
            start, end = found.span("man")
            # `la coronel Dinh Thi Bich Ngoc`
            if _HERS.search(plain[:start]):
                continue
            # `La suplente del secretario general, Pham Thi Hong Yen`
            if end <= one.start and _is_of_another(plain[:start], language):
                continue
            # `Denisa Sakova, el embajador Pham Truong Giang y …`: the title is another's
            rest = re.match(r"[^,.;]*", plain[end:])
            until = end + (rest.end() if rest is not None else 0)
            if any(
                start >= one.end and end <= other.start < until
                for other in around
                if other.slot.kind == _PERSON
            ):
                continue
            # `El presidente To Lam, Nguyen Thi Hoa, …`
            if end <= one.start and any(
                other.slot.kind == _PERSON and end <= other.start < one.start for other in around
            ):
                continue
            if not any(
                other.slot.kind not in _OFFICES and other.start <= start and end <= other.end
                for other in around
            ):
                yield f"terms: {one.slot.form} is a woman, “{found['man']}” is a man’s title"
    nouns = masculine_nouns(language)
    for found in _WOMAN.finditer(plain):
        if nouns.get(found["man"], found["man"]) != found["man"]:
            yield f"terms: the person is a woman, “{found['man']}” is a man’s title"


def _men(titles: Set[str], language: str) -> str:
    """A pattern of what is said of a man: words of titles, and nouns of offices and professions."""
    nouns = masculine_nouns(language)
    listed = titles - {"general", "permanent", "premier", "général"}
    listed |= {man for man, woman in nouns.items() if man != woman}
    # `un portavoz`, `le maire`: of these the article alone tells
    both = either([man for man, woman in nouns.items() if man == woman])
    return rf"{either(tuple(listed))}|(?:un|el|le) (?:{both})"


def _is_of_another(before: str, language: str) -> bool:
    """Whether the name behind a title is that of the person named before it: `the wife of the`."""
    seconds = _document().get(language, {}).get("seconds", "(?!)")
    return re.search(rf"(?<!\w)(?:{seconds})\Z", before, re.IGNORECASE) is not None


def _is_known(name: str) -> bool:
    return key(fold(name).text, accents=False) in _document()["names"]["women"]


def _is_told(name: Slot, plain: str, language: str, *, alone: bool) -> bool:
    words = _document().get(language, {})
    behind = plain[name.end : name.end + _BEHIND]
    # `Vu Viet Trang, a woman, …`, `Nguyen Thanh Hai (a woman)`
    told = rf"(?:,| \() ?(?:{words.get('apposed', '(?!)')})(?!\w)"
    if re.search(rf"\A[^.;:!?]*?{told}", behind):
        return alone or re.match(told, behind) is not None
    if not alone or "pronouns" not in words:
        return False
    said = re.search(rf"(?<!\w)(?:{words['pronouns']})(?!\w)", plain, re.IGNORECASE)
    return said is not None and not re.search(
        rf"(?<!\w)(?:{words['his']})(?!\w)", plain, re.IGNORECASE
    )


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("titles.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
