"""What the tests of this folder share: the raw samples, real articles, and a count of words.

Run `python -m tests.sources.samples` to write the golden files again, then read the diff.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import regex

from workflow.article import Article, plain_text
from workflow.sources import Prepared, prepare_article, serialize_markdown

RAW = Path(__file__).parent / "raw"
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
SAMPLES = sorted(
    path
    for path in RAW.iterdir()
    if path.suffix in (".txt", ".html", ".docx")
    and not path.name.startswith("bad.")
    and not path.name.endswith(".changes.txt")
)
assert len(SAMPLES) >= 4, "the raw samples are missing"


def golden(path: Path, suffix: str) -> Path:
    """The golden file beside a sample."""
    return path.with_name(path.stem + suffix)


def told(prepared: Prepared) -> str:
    """The changes as lines for a golden file."""
    return "".join(f"{c.line}\t{c.kind}\t{c.message}\n" for c in prepared.changes)


def words(text: str) -> Counter[str]:
    """The words and numbers of a text with their counts."""
    return Counter(regex.findall(r"[\p{L}\p{M}\p{N}]+", unicodedata.normalize("NFC", text)))


def article_words(article: Article) -> Counter[str]:
    """The words of all blocks, the numbers of list items among them."""
    return words("\n".join(f"{block.marker} {plain_text(block.text)}" for block in article.blocks))


if __name__ == "__main__":
    for sample in SAMPLES:
        made = prepare_article(sample)
        golden(sample, ".md").write_text(serialize_markdown(made.article), encoding="utf-8")
        golden(sample, ".changes.txt").write_text(told(made), encoding="utf-8")
