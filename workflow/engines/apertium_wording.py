"""Wordings that Apertium's modes misread, put so that they read them."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from workflow.engines.base import TypedSpan
from workflow.engines.languages import Pair

# "a) el informe" came out as "To) the report", "a) le rapport" as "tiene) el informe"
_MARKER = re.compile(r"\s*\(?(?:[^\W\d_]|[ivx]{2,4})\)\s+(?=\S)")


def split_marker(text: str) -> tuple[str, str]:
    """The letter of a list that begins a text, with its blanks, and the rest.

    >>> split_marker("a) el informe"), split_marker("A (b) c")
    (('a) ', 'el informe'), ('', 'A (b) c'))
    """
    found = _MARKER.match(text)
    end = found.end() if found else 0
    return text[:end], text[end:]


def readable(text: str, pair: Pair) -> str:
    """The text as Apertium reads it best; figures and names are the same, their order may not be.

    >>> readable("On October 6, 2020, they met.", Pair("en", "es"))
    'On 6 October 2020, they met.'
    >>> readable("a-t-il dit", Pair("fr", "es"))
    'il a dit'
    """
    for key in (pair.source, f"{pair.source}-{pair.target}"):
        for pattern, put in _rules().get(key, ()):
            text = pattern.sub(put, text)
    return text


def senses(text: str, spans: Sequence[TypedSpan], pair: Pair) -> tuple[TypedSpan, ...]:
    """What a mode must be told of words of a text that it takes for others, in order.

    In small letters where a form of the spans given would be mistaken for it.

    >>> [one.form for one in senses("The Labour Party won.", (), Pair("en", "es"))]
    ['Partido']
    """
    listed = _document().get("senses", {}).get(f"{pair.source}-{pair.target}", {})
    if not listed:
        return ()
    words = "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))
    made = []
    for found in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text):
        word = found.group()
        before = "".join(text[: found.start()].split()[-1:]).lower()
        sense = listed[word]
        if before in sense.get("unless", ()):
            if "else" not in sense:
                continue
            sense = sense["else"]
        form = sense["form"]
        if any(form in span.form or span.form in form for span in spans):
            form = form.lower()
        made.append(TypedSpan(word, form, "noun", sense["gender"], sense["number"]))
    return tuple(made)


@cache
def wording_digest() -> str:
    """A few hexadecimal digits that change with the rules."""
    return hashlib.sha256(_data()).hexdigest()[:6]


@cache
def _rules() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    document = _document()
    months: dict[str, str] = document["months"]
    made: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {}
    for language, entries in document.items():
        if language not in ("months", "senses"):
            named = months.get(language.partition("-")[0], "")
            finds = [one["find"].replace("{month}", named) for one in entries]
            puts: list[str] = [one["put"] for one in entries]
            patterns = [re.compile(rf"(?<!\w){find}(?!\w)") for find in finds]
            made[language] = tuple(zip(patterns, puts, strict=True))
    return made


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(_data().decode("utf-8"))


@cache
def _data() -> bytes:
    return resources.files(__package__).joinpath("apertium_wording.toml").read_bytes()
