"""Congresses, plenums, tenures and legislatures: what is read, judged by gold sentences."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from workflow.glossary import Glossary

GOLD = Path(__file__).parent / "gold_sessions.csv"
LANGUAGES = ("en", "fr", "nb", "vi", "es")


@dataclass(frozen=True)
class Sentence:
    language: str
    text: str
    wanted: tuple[tuple[str, str, bool], ...]


def read_gold() -> list[Sentence]:
    """The sentences of the file; rows of one sentence stand in the order of the text."""
    grouped: dict[tuple[str, str], list[dict[str, str]]] = {}
    with GOLD.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            grouped.setdefault((row["lang"], row["text"]), []).append(row)
    return [
        Sentence(
            language,
            text,
            tuple((r["found"], r["id"], r["status"] == "forbidden") for r in rows if r["id"]),
        )
        for (language, text), rows in grouped.items()
    ]


SENTENCES = read_gold()
assert all(sum(one.language == code for one in SENTENCES) >= 25 for code in LANGUAGES)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: f"{one.language}-{one.text[:40]}")
def test_gold_sentence(sentence: Sentence, glossary: Glossary) -> None:
    wanted = {found: (one, forbidden) for found, one, forbidden in sentence.wanted}
    found = [
        (one.text, one.id, one.status == "forbidden")
        for one in glossary.find(sentence.text, sentence.language)
        if ":" in one.id or one.text in wanted
    ]
    assert tuple(found) == sentence.wanted
