"""Document numbers that the tables of references cannot place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from workflow.glossary import ReferenceTables
from workflow.glossary.folding import ascii_symbol, fold
from workflow.mining.tokens import Sentence

# `45/2021/TT-BLĐTBXH`, `12-HD/BTCTW`, `4800/UBND-NC`, `15/CTr-TU`; `24/7` and `COVID-19` are none.
_SYMBOL = re.compile(
    r"(?<![\w/.-])\d{1,5}[A-Za-z]?(?:/\d{4})?[/-][A-ZĐƯ]{2}[\wĐđƯư]*(?:[/-][A-ZĐƯ][\wĐđƯư]*)+"
)


@dataclass(frozen=True, slots=True)
class UnknownReference:
    """A document reference of which the tables lack something."""

    text: str
    start: int
    end: int
    lacks: str
    """What is to be added to `references.toml`, in words."""


def find_unknown(sentence: Sentence, tables: ReferenceTables) -> Iterator[UnknownReference]:
    """The references in a sentence whose issuer or type the tables lack, the symbols that are
    no reference to them, and the capitalised words before a marker and a number."""
    known = {
        ascii_symbol(symbol)
        for issuer in tables.issuers
        for symbol in (issuer.symbol, *issuer.also)
    }
    taken: list[tuple[int, int]] = []
    for one in sentence.found:
        if one.reference is None:
            continue
        taken.append((one.start, one.end))
        issuer = one.reference.issuer
        # A joint symbol keeps the number of the legislature: `UBTVQH14-CP`.
        parts = [part.rstrip("0123456789") for part in issuer.split("-")]
        missing = [part for part in parts if part and ascii_symbol(part) not in known]
        if missing:
            yield UnknownReference(one.text, one.start, one.end, f"the issuer {', '.join(missing)}")
        elif not one.reference.type and one.reference.canonical:
            yield UnknownReference(
                one.text, one.start, one.end, f"the type of {one.reference.canonical}"
            )
    yield from _symbols(sentence, taken)
    yield from _words(sentence, tables, taken)


def _symbols(sentence: Sentence, taken: list[tuple[int, int]]) -> Iterator[UnknownReference]:
    text = fold(sentence.mined.text).text
    if len(text) != len(sentence.mined.text):
        return
    for match in _SYMBOL.finditer(text):
        if not _is_taken(match.span(), taken):
            taken.append(match.span())
            yield UnknownReference(
                match.group(), *match.span(), lacks="this kind of symbol, its type or its issuer"
            )


def _words(
    sentence: Sentence, tables: ReferenceTables, taken: list[tuple[int, int]]
) -> Iterator[UnknownReference]:
    rules = tables.languages.get(sentence.mined.language)
    markers = [re.escape(marker) for marker in rules.markers if marker] if rules else []
    if not markers:
        return
    marker = "|".join(sorted(markers, key=len, reverse=True))
    pattern = regex.compile(
        rf"(?<!\w)(?P<word>\p{{Lu}}\p{{L}}+(?:\s\p{{L}}+)?)\s(?i:{marker})\s?\d[\w/.-]*\w?(?!\w)"
    )
    for match in pattern.finditer(sentence.mined.text):
        if not _is_taken(match.span(), taken):
            yield UnknownReference(
                match.group(), *match.span(), lacks=f"the document type {match['word']}"
            )


def _is_taken(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)
