"""The articles of a large desk are read once, and again when anything has changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from workflow.article import Article
from workflow.batch import kept_articles
from workflow.batch.kept_articles import read_articles_before
from workflow.errors import SourceError
from workflow.sources import read_article

TEXT = """\
---
title: The **market** opened
lang: en
date: 2023-03-01
agency: Test Desk
url: https://example.org/market
targets: [fr, vi]
section: Economy
---
Stalls *opened* on [the river](https://example.org/river) at seven.

![A quay](market.files/quay.png){alt="Boats at a quay" width=82mm}

1. First
2. Second

| Fruit | Price |
|---|---|
| Plum | 3 |

> Said, and `code`.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A Markdown article with every kind of value that an article can have."""
    path = tmp_path / "sources" / "market.md"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def read(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Article]:
    """Read the article in a new process's way, however small the desk is."""
    monkeypatch.setattr(kept_articles, "_WORTH_IT", 0)

    def run() -> Article:
        kept = read_articles_before(tmp_path / "state", [source])
        article = kept.read(source, "sources/market.md")
        kept.keep()
        return article

    return run


def no_reader(path: Path, source: str = "", default_language: str = "") -> Article:
    raise AssertionError(f"{path} was read again")


def test_a_kept_article_is_the_one_that_was_read(
    read: Callable[[], Article], source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read()
    assert first == read_article(source, "sources/market.md")
    assert first.pictures
    assert first.metadata.date
    assert any(block.cell for block in first.blocks)
    monkeypatch.setattr("workflow.sources.read_article", no_reader)
    again = read()
    assert again == first
    assert repr(again) == repr(first)


def test_a_changed_file_is_read_again(read: Callable[[], Article], source: Path) -> None:
    read()
    source.write_text(TEXT.replace("at seven", "at eight"), encoding="utf-8")
    assert "at eight" in read().blocks[1].text


def test_another_program_reads_again(
    read: Callable[[], Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    read()
    monkeypatch.setattr(kept_articles, "_program", lambda: "another one")
    monkeypatch.setattr("workflow.sources.read_article", no_reader)
    with pytest.raises(AssertionError, match="read again"):
        read()


@pytest.mark.parametrize(
    "article",
    [
        pytest.param("{", id="no-json"),
        pytest.param('{"id": 1}', id="no-article"),
        pytest.param('"market"', id="a-text"),
    ],
)
def test_a_row_that_is_no_article_is_read_again(
    read: Callable[[], Article], tmp_path: Path, article: str
) -> None:
    first = read()
    with sqlite3.connect(tmp_path / "state" / "articles.sqlite") as store:
        store.execute("update kept set article = ?", (article,))
    store.close()
    assert read() == first


def test_a_broken_file_is_made_anew(
    read: Callable[[], Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state" / "articles.sqlite"
    path.parent.mkdir()
    path.write_bytes(b"no database " * 500)
    first = read()
    assert read() == first
    monkeypatch.setattr("workflow.sources.read_article", no_reader)
    assert read() == first


def test_a_small_desk_keeps_nothing(tmp_path: Path, source: Path) -> None:
    kept = read_articles_before(tmp_path / "state", [source])
    kept.read(source, "sources/market.md")
    kept.keep()
    assert not (tmp_path / "state").exists()


def test_what_is_wrong_with_a_file_is_told_each_time(
    read: Callable[[], Article], source: Path
) -> None:
    source.write_text("---\nlang: en\n---\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(SourceError, match="the article is empty"):
            read()
