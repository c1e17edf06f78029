"""Two titles of one person, which engines take for two people.

What languages put between and behind them is data, in `joint_titles.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from workflow.drafting.masking import Slot
from workflow.drafting.outcomes import Repair
from workflow.seams.tables import seam_rules

_RULE = "one person"


@dataclass(frozen=True, slots=True)
class Joined:
    """An answer whose joint titles belong to one person, as far as could be mended."""

    text: str
    repairs: tuple[Repair, ...]
    doubts: tuple[str, ...]
    """What a person must look at, in words."""


def join_titles(
    answer: str, source: str, slots: Sequence[Slot], source_language: str, target_language: str
) -> Joined:
    """A masked answer without the article and the plural that make two people of one.

    `source` is the plain text that the slots belong to. Changed are only an article between the
    two titles and the verb directly behind the name.
    """
    repairs: list[Repair] = []
    doubts: list[str] = []
    for titles in _joint(source, slots, source_language):
        said = answer
        answer = _without_article(answer, titles, target_language)
        if answer != said:
            shown = f"{titles[0].form} + {titles[1].form}"
            repairs.append(Repair(f"{shown}, the second with an article", shown, _RULE))
        verb = _verb_behind(answer, titles, target_language)
        if verb is None:
            continue
        before = answer[slice(*verb)]
        single = _singular(before.split()[-1], target_language)
        if single:
            repairs.append(Repair(before, single, _RULE))
            answer = answer[: verb[0]] + single + answer[verb[1] :]
        else:
            names = f"{titles[0].text} and {titles[1].text}"
            doubts.append(f"terms: {names} are titles of one person, “{before}” may be a plural")
    return Joined(answer, tuple(repairs), tuple(doubts))


def _joint(source: str, slots: Sequence[Slot], language: str) -> Iterator[tuple[Slot, Slot, Slot]]:
    """Two titles and the one name behind them: `General Secretary and President To Lam`.

    Not `the Prime Minister and President To Lam`, who are two.
    """
    data = _of(language)
    joins = "|".join(data.get("joins", ())) or "(?!)"
    before = "|".join(data.get("before", ())) or "(?!)"
    for (first, second), (_, name) in pairwise(pairwise(slots)):
        kinds = (first.kind, second.kind, name.kind) == ("title", "title", "person")
        if (
            kinds
            and re.fullmatch(rf"\s+(?:{joins})\s+", source[first.end : second.start])
            and source[second.end : name.start].isspace()
            and not re.search(rf"\b(?:{before})\s+\Z", source[: first.start], re.IGNORECASE)
        ):
            yield first, second, name


def _without_article(answer: str, titles: tuple[Slot, Slot, Slot], language: str) -> str:
    data = _of(language)
    joins, articles = "|".join(data.get("joins", ())), "|".join(data.get("articles", ()))
    if not (joins and articles):
        return answer
    first, second = (re.escape(one.placeholder) for one in titles[:2])
    pattern = rf"({first}\s+(?:{joins})\s+)(?:{articles})(?:(?<=['’])|\s+)(?={second})"
    return re.sub(pattern, r"\1", answer, flags=re.IGNORECASE)


def _verb_behind(
    answer: str, titles: tuple[Slot, Slot, Slot], language: str
) -> tuple[int, int] | None:
    """Where a plural verb stands directly behind the name, its pronoun included."""
    rules = seam_rules(language)
    if rules is None:
        return None
    pronouns = "|".join(_of(language).get("pronouns", ())) or "(?!)"
    second, name = (re.escape(one.placeholder) for one in titles[1:])
    found = re.search(
        rf"{second}\s+{name},?\s+((?:(?:{pronouns})\s+)?([^\W\d_]+))", answer, re.IGNORECASE
    )
    if found is None or not rules.clauses.verbs.is_plural(found[2]):
        return None
    return found.span(1)


def _singular(word: str, language: str) -> str:
    """The singular of a plural verb; empty where it is not certain."""
    rules = seam_rules(language)
    assert rules is not None
    verbs = rules.clauses.verbs
    known = next((one for one, plural in verbs.plurals.items() if plural == word), "")
    endings = _of(language).get("singulars", ())
    made = [word.removesuffix(one) + other for one, other in endings if word.endswith(one)]
    return known or next((one for one in made if verbs.pluralised(one) == word), "")


@cache
def _of(language: str) -> dict[str, Any]:
    path = files(__package__).joinpath("joint_titles.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    found: dict[str, Any] = data.get(language.partition("-")[0], {})
    return found
