"""Ministers of a portfolio that no row has: `a former deputy police minister`.

The row for a minister is found in it, and what says whose minister it is, or that he is none any
more, was torn from it. It is put together whole. The words are data, in `small_ministers.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from workflow.drafting.grammar import typed_span
from workflow.drafting.masking import Slot
from workflow.engines import Pair
from workflow.glossary import Grammar

_TITLE, _PERSON = "title", "person"
_TARGETS = ("es", "fr")
_AND = {"es": " y ", "fr": " et "}


def with_small_ministers(
    slots: Sequence[Slot], reading: str, pair: Pair, placeholder: str
) -> list[Slot]:
    """The slots in their order, with those of such ministers in place of the row in them.

    Only in English sources, and where no row has more of it than the word for a minister.
    `placeholder` has a place for a number.
    """
    made = list(slots)
    if pair.source != "en" or pair.target not in _TARGETS or "inister" not in reading:
        return made
    for number, found in enumerate(_pattern().finditer(reading.replace("’", "'"))):
        start, end = found.span()
        inside = [one for one in made if one.start < end and start < one.end]
        # "the energy and labour ministers", of which a row may have the second
        first = found.start("last") if found["shared"] else found.start("noun")
        first = start if found["several"] else first
        kinds = {_TITLE, "body"} if found["several"] else {_TITLE}
        if any(one.kind not in kinds or one.start < first or one.end > end for one in inside):
            continue
        holder = next((one for one in made if one.start == end + 1), None)
        woman = holder is not None and holder.kind == _PERSON and holder.grammar.gender == "f"
        plural = found["several"] is not None or found["noun"].lower().endswith("s")
        if found["shared"] and not plural:
            continue
        # what another rule has put together already
        if any((one.start, one.end) == (start, end) for one in inside):
            continue
        form = _form(found, pair.target, 2 * plural + (woman and not plural))
        head = next((one for one in inside if one.start == start and one.kind == _TITLE), None)
        if found["several"] and head is not None:
            # "the ministers of education, labour and culture": the row has the first one
            form = head.form + _after_first(found, pair.target)
        grammar = Grammar(gender="f" if woman else "m", number="pl" if plural else "sg")
        name = placeholder.format(f"m{number}")
        slot = Slot(
            start,
            end,
            reading[start:end],
            form,
            name,
            typed_span(_TITLE, form, name, grammar),
            grammar,
            _TITLE,
            covers=tuple(one.occurrence for one in inside if one.occurrence is not None),
        )
        made = [one for one in made if one not in inside] + [slot]
    return sorted(made, key=lambda slot: slot.start)


def _form(found: re.Match[str], language: str, which: int) -> str:
    """The office in a language, for a man, a woman, men or women."""
    words = _document()
    noun = words["deputy" if found["deputy"] else "minister"][language][which]
    before = words["former"][language][which] if found["former"] else ""
    behind = words["acting"][language][which] if found["acting"] else ""
    listed = [*re.split(r", | and ", found["shared"] or ""), found["last"]]
    if found["several"]:
        listed = re.split(r",? and |, ", found["several"])
    of = [words["portfolios"][one.lower()][_TARGETS.index(language)] for one in listed if one]
    portfolio = _AND[language].join([", ".join(of[:-1]), of[-1]] if of[1:] else of)
    # "ministre de l’Énergie par intérim", but "ministro interino de Energía"
    if language == "fr":
        return f"{before}{noun} {portfolio}{behind}"
    return f"{before}{noun}{behind} {portfolio}"


def _after_first(found: re.Match[str], language: str) -> str:
    """The portfolios behind the first of a list: `, de Trabajo y de Cultura`."""
    listed = re.split(r",? and |, ", found["several"])[1:]
    at = _TARGETS.index(language)
    of: list[str] = [_document()["portfolios"][one.lower()][at] for one in listed]
    return "".join(f", {one}" for one in of[:-1]) + _AND[language] + of[-1]


@cache
def _pattern() -> re.Pattern[str]:
    words = _document()
    read = {name: "|".join(map(re.escape, listed)) for name, listed in words["read"].items()}
    portfolios = sorted(words["portfolios"], key=len, reverse=True)
    portfolio = "|".join(map(re.escape, portfolios))
    return re.compile(
        rf"(?<![\w-])(?:(?P<former>{read['former']})[ ]?)?(?:(?P<acting>{read['acting']}) )?"
        rf"(?:(?P<deputy>{read['deputy']})[ -])?"
        # "the ministers of home affairs, justice and health"
        rf"(?:[Mm]inisters (?:of|for) (?P<several>(?i:{portfolio})(?:, (?i:{portfolio}))*"
        rf",? and (?i:{portfolio}))(?![\w-]| and )|"
        rf"(?:(?P<shared>(?i:{portfolio})(?:, (?i:{portfolio}))*) and )?(?P<last>(?i:{portfolio})) "
        rf"(?P<noun>[Mm]inisters?)(?![\w-]| (?:Office|Counsellor)))"
    )


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("small_ministers.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
