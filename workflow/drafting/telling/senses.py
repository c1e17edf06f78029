"""Everyday political words whose draft has none of their meanings: `hamlet` as `villorio`.

An engine takes the first sense of its dictionary and says nothing: `Her deputies` became members
of parliament, `derogó` became `derogated`. What a word may become is data, in `senses.toml`: a
meaning with its words in each language, so that one row serves every direction.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from workflow.engines import Pair
from workflow.glossary.folding import fold, key

_SHOWN = 2
"""Words named as what might stand there."""
_KEYED = 2
"""First letters by which the words of a text are looked up."""
_WORD = re.compile(r"[^\W\d_]+")
_ELSEWHERE = ""
"""Stands for the meaning of words that only look like one of ours."""
_WITH_TONES = "vi"
_COMPOUNDING = "nb"


@dataclass(frozen=True, slots=True)
class _Meaning:
    """The words of a meaning in one language, as `senses.toml` writes them."""

    found: tuple[str, ...]
    """Words that are looked for in a source."""
    also: tuple[str, ...]
    """Words that may stand for it in a draft, but mean other things too often."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words of a source that have a meaning, or several."""

    start: int
    end: int
    names: tuple[str, ...]


def wrong_senses(
    reading: str, known: Sequence[tuple[int, int]], draft: str, pair: Pair
) -> Iterator[str]:
    """A line for each word of a source for which none of its meanings' words stands in a draft.

    `known` are the spans of `reading` for which approved forms stand, `draft` is the translation
    without these forms. Each meaning is told of once, in the order of the source.
    """
    target = _meanings(pair.target)
    if not target:
        return
    folded = fold(reading)
    made = _comparable(draft, pair.target)
    told: set[tuple[str, ...]] = set()
    for hit in _hits(folded.text, pair.source):
        start, end = folded.span(hit.start, hit.end)
        if hit.names in told or any(begin < end and start < stop for begin, stop in known):
            continue
        rows = [target.get(name) for name in hit.names]
        wanted = [row for row in rows if row is not None]
        # a meaning without a row in the language may have been met
        if len(wanted) < len(rows) or any(_stands(row, made, pair.target) for row in wanted):
            continue
        told.add(hit.names)
        yield _line(reading[start:end], wanted)


def _line(word: str, rows: Sequence[_Meaning]) -> str:
    # `otorgar` before `otorgó la`, and of two meanings the first word of each
    listed = [sorted(row.found + row.also, key=lambda one: " " in one) for row in rows]
    turns = itertools.chain.from_iterable(itertools.zip_longest(*listed))
    shown = list(dict.fromkeys(_spelled(one) for one in turns if one))[:_SHOWN]
    none = "none of" if len(shown) > 1 else "no"
    return f"wording: “{word}” has {none} {', '.join(shown)} in the draft"


def _stands(row: _Meaning, draft: str, language: str) -> bool:
    return any(_wanted(word, language).search(draft) for word in row.found + row.also)


def _comparable(text: str, language: str) -> str:
    """A text as drafts are compared: in small letters, and without accents where these are
    written or left out by habit.
    """
    return key(fold(text).text, accents=language == _WITH_TONES)


def _hits(text: str, language: str) -> list[_Hit]:
    """What has a meaning in a folded text, in order; of words that overlap the longer ones.

    Words that stand in several rows have the meanings of them all.
    """
    index = _index(language)
    spans: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for match in _WORD.finditer(text):
        for name, word in index.get(match.group()[:_KEYED].lower(), ()):
            found = _sought(word, language).match(text, match.start())
            if found is not None:
                spans[found.span("said")].append(name)
    hits: list[_Hit] = []
    for (start, end), names in sorted(spans.items(), key=lambda one: one[0][0] - one[0][1]):
        if all(end <= one.start or one.end <= start for one in hits):
            hits.append(_Hit(start, end, tuple(dict.fromkeys(names))))
    hits.sort(key=lambda one: one.start)
    return [one for one in hits if _ELSEWHERE not in one.names]


@cache
def _wanted(word: str, language: str) -> re.Pattern[str]:
    """What a word of the data finds in a draft: any ending behind its bar."""
    # `exfuncionarios`; `politimesteren` has `mester`
    prefixes = "|".join(_document()["prefixes"].get(language, "").split())
    before = "" if language == _COMPOUNDING else rf"(?<!\w)(?:{prefixes})?"
    said = _comparable(word, language).rpartition("} ")[2]
    parts = (_part(part, r"\w*") for part in said.split(" ") if part != "^")
    return re.compile(before + "[ -]".join(parts) + r"(?!\w)")


@cache
def _sought(word: str, language: str) -> re.Pattern[str]:
    """What a word of the data finds in a source: the forms that its ending stands for.

    Of an ending without forms in the data any ending is found.
    """
    classes: Mapping[str, str] = _document()["endings"].get(language, {})
    around, _, said = word.rpartition("} ")
    parts: list[str] = []
    for part in said.split(" "):
        if part == "^":
            parts[-1] += r"(?= (?-i:[A-ZÀ-ÝĐ]))"
            continue
        forms = classes.get(part.partition("|")[2])
        parts.append(_part(part, rf"(?:{'|'.join(forms.split())})" if forms else r"\w*"))
    before = re.escape(around.lstrip("{")) + " " if around else ""
    flags = re.NOFLAG if word.lstrip("{")[0].isupper() else re.IGNORECASE
    # `a 21-gun salute`
    return re.compile(rf"(?<!\w)(?<![^\W\d_]-){before}(?P<said>{'[ -]'.join(parts)})(?!\w)", flags)


def _part(part: str, endings: str) -> str:
    if part == "*":
        return r"[\w'-]+"
    stem, bar, _ = part.partition("|")
    # the ending in brackets, or one of several
    shape = re.sub(r"\\\((.+?)\\\)", r"(?:\1)?", re.escape(stem)).replace("/", "|")
    return shape + (endings if bar else "")


def _spelled(word: str) -> str:
    """A word of the data as a reader knows it: `derog|ar` is `derogar`, `village(s)` `village`."""
    return re.sub(r"\(.+?\)| \^|\{.+?\} ", "", word).replace("|", "").replace("*", "…")


@cache
def _index(language: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """By the first letters of the words to look for: their meaning, and how they are written."""
    listed = [(name, word) for name, row in _meanings(language).items() for word in row.found]
    listed += [(_ELSEWHERE, word) for word in _words(_document()["elsewhere"].get(language, ""))]
    index: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, word in listed:
        start = _WORD.search(word)
        assert start is not None, word
        index[start.group()[:_KEYED].lower()].append((name, word))
    return index


@cache
def _meanings(language: str) -> Mapping[str, _Meaning]:
    """The meanings that have words in a language."""
    made = {}
    for name, row in _document()["meanings"].items():
        if language in row:
            found, _, also = row[language].partition(";")
            made[name] = _Meaning(_words(found), _words(also))
    return made


def _words(listed: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in listed.split(",") if word.strip())


@cache
def _document() -> Mapping[str, Any]:
    data = resources.files(__package__).joinpath("senses.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))
