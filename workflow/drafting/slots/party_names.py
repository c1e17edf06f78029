"""Names of parties that are words, or look like abbreviations, which engines translate.

`Los diputados del partido Morena` became those of `the Dark party`, `del PAN` became `of the
BREAD`. What an article calls a party keeps its name in all of it. The words are data, in
`party_names.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from workflow.drafting.context import ArticleContext
from workflow.drafting.grammar import typed_span
from workflow.drafting.masking import Slot
from workflow.engines import Pair
from workflow.glossary import Grammar


def with_party_names(
    slots: Sequence[Slot], reading: str, pair: Pair, context: ArticleContext, placeholder: str
) -> list[Slot]:
    """The slots in their order, with the names of parties as they stand, outside the others.

    A name is known by the word before it, here or elsewhere in the article, or is one of the
    listed ones. `placeholder` has a place for a number.
    """
    words = _document().get(pair.source)
    made = list(slots)
    if words is None:
        return made
    cued = _cued(pair.source)
    names = set(words["known"])
    for text in (reading, *context.body):
        names |= {found["name"] for found in cued.finditer(text)} - set(words["common"])
    either = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    if not names:
        return made
    inside = re.compile(rf"(?<![\w'’-])(?:{either})(?![\w-])")
    for number, found in enumerate(inside.finditer(reading)):
        start, end = found.span()
        if any(one.start < end and start < one.end for one in made) or _opens(reading, start):
            continue
        # `Sol Naciente`, `Vox Populi`: only part of a name
        if re.match(r" [^\W\d_a-z]", reading[end:]):
            continue
        name, text = placeholder.format(f"n{number}"), found.group()
        grammar = Grammar(gender="m", number="sg", article="none")
        typed = typed_span("person", text, name, grammar)
        made.append(Slot(start, end, text, text, name, typed, grammar, "person"))
    return sorted(made, key=lambda slot: slot.start)


def _opens(reading: str, start: int) -> bool:
    """Whether a sentence begins there, where the word may be a verb: `Podemos decir que …`."""
    return re.search(r"(?:\A|[.!?…:;«“\"(¡¿]\s*)\Z", reading[:start]) is not None


@cache
def _cued(language: str) -> re.Pattern[str]:
    words = _document()[language]
    cues, letters = ("|".join(words[one]) for one in ("cues", "letters"))
    return re.compile(
        rf"(?<![\w-])(?:(?i:{cues}) [«“\"]?(?=[^\W\d_a-z]\w)"
        rf"|(?i:{letters}) (?=[A-ZÁÉÍÓÚÑ]{{2,}}(?!\w)))"
        rf"(?P<name>\w+)(?![\w-]| [^\W\d_a-z])"
    )


@cache
def _document() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("party_names.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
