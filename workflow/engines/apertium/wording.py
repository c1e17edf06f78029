"""Wordings that Apertium's modes misread, put so that they read them."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from workflow.engines.apertium.clauses import clauses_data
from workflow.engines.apertium.french import french_data
from workflow.engines.apertium.lexicon import lexicon_data
from workflow.engines.apertium.predicates import predicates_data
from workflow.engines.apertium.words import words_data
from workflow.engines.base import TypedSpan
from workflow.engines.languages import Pair
from workflow.engines.placeholders import name_like

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

    >>> readable("On October 6, 2020, they spoke.", Pair("en", "es"))
    'On 6 October 2020, they spoke.'
    >>> readable("a-t-il dit", Pair("fr", "es"))
    'il a dit'
    """
    for key in (pair.source, f"{pair.source}-{pair.target}"):
        for pattern, put in _rules().get(key, ()):
            text = pattern.sub(put, text)
    listed, phrases = _phrases(pair)
    if listed is None:
        return text
    return listed.sub(lambda found: phrases[found.group().replace("’", "'")], text)


def with_senses(
    text: str, spans: Sequence[TypedSpan], pair: Pair
) -> tuple[str, tuple[TypedSpan, ...]]:
    """The text with a word of its own for each that its mode takes for another, and the spans.

    Behind the spans given stand those of these words, in order; their forms are in small letters
    where a form of the spans given would be mistaken for one.

    >>> text, spans = with_senses("The Labour Party won.", (), Pair("en", "es"))
    >>> text, [span.form for span in spans]
    ('The Labour Qzxa won.', ['Partido'])
    """
    listed = _listed(pair)
    taken = [text, *(span.placeholder for span in spans)]
    if not listed:
        return text, tuple(spans)
    words = "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))
    meant = [
        (found, sense)
        for found in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text)
        if (sense := _sense(listed[found.group()], text[: found.start()], text[found.end() :]))
    ]
    made: list[TypedSpan] = []
    out: list[str] = []
    end = 0
    for (found, sense), own in zip(meant, name_like(len(meant), taken), strict=True):
        form = sense["form"]
        if any(form in span.form or span.form in form for span in spans):
            form = form.lower()
        made.append(TypedSpan(own, form, "noun", sense["gender"], sense["number"]))
        out += [text[end : found.start()], own]
        end = found.end()
    return "".join((*out, text[end:])), (*spans, *made)


@cache
def _listed(pair: Pair) -> dict[str, dict[str, Any]]:
    """The words with senses; what has several words also as it begins a sentence."""
    own = _document().get("senses", {}).get(f"{pair.source}-{pair.target}", {})
    return {**{_begun(word): sense for word, sense in own.items() if " " in word}, **own}


def begun(source: str, target: str, pair: Pair) -> str:
    """The target with a capital where the source begins with words that have a sense."""
    words = [word for word in _listed(pair) if " " in word and source.startswith(word)]
    return _begun(target) if target and any(word[0].isupper() for word in words) else target


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]


def _sense(listed: dict[str, Any], before: str, behind: str) -> dict[str, Any] | None:
    """What a word is put as between these texts; `None` where the mode reads it well."""
    last = "".join(before.split()[-1:]).lower()
    following = "".join(behind.split()[:1]).lower().rstrip(".,;:")
    if last in listed.get("unless", ()):
        return listed.get("else")
    wanted = last in listed.get("before", (last,)) and following in listed.get(
        "behind", (following,)
    )
    return listed if wanted else None


@cache
def wording_digest() -> str:
    """A few hexadecimal digits that change with the rules."""
    data = (
        _data() + words_data() + lexicon_data() + clauses_data() + predicates_data() + french_data()
    )
    return hashlib.sha256(data).hexdigest()[:6]


@cache
def _rules() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    document = _document()
    months: dict[str, str] = document["months"]
    made: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {}
    for language, entries in document.items():
        if language not in ("months", "senses", "phrases"):
            named = months.get(language.partition("-")[0], "")
            finds = [one["find"].replace("{month}", named) for one in entries]
            puts: list[str] = [one["put"] for one in entries]
            patterns = [re.compile(rf"(?<!\w){find}(?!\w)") for find in finds]
            made[language] = tuple(zip(patterns, puts, strict=True))
    return made


@cache
def _phrases(pair: Pair) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """Phrases and what is sent instead, with a small and with a capital letter."""
    listed: dict[str, str] = _document().get("phrases", {}).get(f"{pair.source}-{pair.target}", {})
    made: dict[str, str] = {}
    for phrases, puts in listed.items():
        for phrase, put in zip(phrases.split("|"), puts.split("|"), strict=True):
            made[phrase] = put
            made.setdefault(phrase[0].upper() + phrase[1:], put[0].upper() + put[1:])
    longest_first = sorted(made, key=len, reverse=True)
    words = "|".join(re.escape(phrase).replace("'", "['’]") for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)") if made else None, made


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(_data().decode("utf-8"))


@cache
def _data() -> bytes:
    return resources.files(__package__).joinpath("wording.toml").read_bytes()
