"""Sentences whose approved forms stand in brackets, and the tables of them in this folder."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from workflow.glossary.values import Grammar
from workflow.seams import Placed, Repaired, repair_seams

HERE = Path(__file__).parent
LANGUAGES = ("fr", "es", "en", "nb", "vi")
FORMS = tomllib.loads((HERE / "forms.toml").read_text(encoding="utf-8"))


def placed_form(form: str, language: str, start: int = 0) -> Placed:
    """A form of `forms.toml` at a place of a text."""
    entry = dict(FORMS[language][form])
    kind = entry.pop("kind")
    return Placed(start, start + len(form), Grammar(**entry), kind)


def read_marked(sentence: str, language: str) -> tuple[str, list[Placed]]:
    """The sentence without brackets, and what stood in them."""
    text = ""
    placed: list[Placed] = []
    for piece in re.split(r"(\[[^\]]*\])", sentence):
        if piece.startswith("["):
            placed.append(placed_form(piece[1:-1], language, len(text)))
            text += piece[1:-1]
        else:
            text += piece
    return text, placed


def marked(repaired: Repaired) -> str:
    """A repaired text with brackets around its forms."""
    return mark(repaired.text, repaired.spans)


def mark(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text with brackets around its forms."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def repair_marked(sentence: str, language: str) -> Repaired:
    """The repair of a sentence with brackets."""
    text, placed = read_marked(sentence, language)
    return repair_seams(text, placed, language)


def read_lines(folder: str, language: str) -> Iterator[str]:
    """The lines of a table that are no comments."""
    lines = (HERE / folder / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    assert lines, f"{folder}/{language}.txt is empty"
    yield from (line for line in lines if line and not line.startswith("#"))


def rows(folder: str) -> list[tuple[str, str]]:
    """Language and line of every row of a table."""
    return [(language, line) for language in LANGUAGES for line in read_lines(folder, language)]
