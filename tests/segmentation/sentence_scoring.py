"""Gold files and the figure that says how well a splitter finds their boundaries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).parent / "gold"
LANGUAGES = ("en", "es", "fr", "nb", "vi")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text and where its inner boundaries are."""

    text: str
    boundaries: frozenset[int]
    """Offsets right after each sentence but the last."""


def join_sentences(lines: Iterable[str]) -> Paragraph:
    """A paragraph of sentences with a space between them, none after a line that ends with \\."""
    text = ""
    ends = []
    for line in lines:
        text += line.removesuffix("\\")
        ends.append(len(text))
        if not line.endswith("\\"):
            text += " "
    return Paragraph(text.rstrip(), frozenset(ends[:-1]))


def read_gold(language: str) -> list[Paragraph]:
    """The paragraphs of a gold file; its format is told in gold/en.txt."""
    text = (GOLD / f"{language}.txt").read_text(encoding="utf-8")
    paragraphs = [
        [line for line in part.splitlines() if line and not line.startswith("#")]
        for part in text.split("\n\n")
    ]
    return [join_sentences(lines) for lines in paragraphs if lines]


def f1(
    paragraphs: Iterable[Paragraph], split: Callable[[str], Iterable[tuple[int, int]]]
) -> tuple[float, list[str]]:
    """F1 over inner boundaries, and each wrong place: `+` a boundary too many, `-` one too few."""
    right = wrong = 0
    mistakes = []
    for paragraph in paragraphs:
        text = paragraph.text
        found = {end for _, end in split(text)} - {len(text)}
        right += len(found & paragraph.boundaries)
        wrong += len(found ^ paragraph.boundaries)
        for end in sorted(found ^ paragraph.boundaries):
            sign = "+" if end in found else "-"
            mistakes.append(f"{sign} {text[max(0, end - 40) : end]}|{text[end : end + 30]}")
    return 2 * right / (2 * right + wrong), mistakes
