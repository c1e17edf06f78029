"""The house style of names, headlines and tone marks: `[style]` of `workflow.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, get_args

from workflow.errors import GlossaryError

Names = Literal["termbase", "diacritics", "plain"]
LaterMention = Literal["full", "short", "source"]
HeadlineCase = Literal["source", "sentence"]
VietnameseTone = Literal["", "old", "new"]

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "names": get_args(Names),
    "later_mention": get_args(LaterMention),
    "headline_case": get_args(HeadlineCase),
    "vi_tone": get_args(VietnameseTone),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How a desk writes persons, headlines and Vietnamese."""

    names: Names = "termbase"
    """`termbase`: as the row of the person says, and outside Vietnamese without diacritics where
    there is no row; `diacritics`: as in Vietnamese, everywhere; `plain`: without diacritics
    outside Vietnamese."""
    later_mention: LaterMention = "source"
    """How a person is named after the first time: `full` name, `short` form, or as the source
    does."""
    headline_case: HeadlineCase = "source"
    """What becomes of a headline in capitals: capitals as in the `source`, or a `sentence`."""
    vi_tone: VietnameseTone = ""
    """Where Vietnamese writes tone marks: `old` (hòa, Ủy) or `new` (hoà, Uỷ); empty: either, but
    one in a document."""


def style_of(mapping: Mapping[str, object], path: Path) -> Style:
    """The style that the table `[style]` of the file at `path` describes.

    Raises `GlossaryError` naming a key that is none, or the values that one may have.
    """
    known = [field.name for field in fields(Style)]
    for key, value in mapping.items():
        if key not in known:
            raise GlossaryError(
                f"[style] has no key {key}", path=path, hint=f"Its keys are {', '.join(known)}"
            )
        if value not in _CHOICES[key]:
            raise GlossaryError(
                f"[style] {key} cannot be {value!r}",
                path=path,
                hint=f"Write one of {', '.join(_CHOICES[key])}, in quotes",
            )
    return Style(**mapping)  # type: ignore[arg-type]  # every key and value was looked at
