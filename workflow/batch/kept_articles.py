"""The articles of a large desk as they were read before: to parse Markdown takes long.

They lie in the desk's folder of derived data, each under a checksum of its file, of the program's
readers and of the libraries. What is missing, broken or made of anything else is read anew. Rows
hold lists, texts and numbers, never code.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import hashlib
import json
import sqlite3
import sys
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from workflow.article import Article, Block, BlockKind, Cell, Metadata, Picture

_FILE = "articles.sqlite"
_WORTH_IT = 300_000
"""Bytes of article files that take a tenth of a second to read."""
_PATIENCE = 0.5
"""Seconds to wait for another process that is writing; then nothing is kept."""
_TABLE = "create table if not exists kept (source text primary key, key text, article text)"
_BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What a row that is no article can raise."""


def read_articles_before(state: Path, paths: Sequence[Path]) -> KeptArticles:
    """The articles kept in a desk's folder of derived data; none where they are not worth it."""
    size = sum(path.stat().st_size for path in paths if path.is_file())
    return KeptArticles(state / _FILE if size > _WORTH_IT else None)


class KeptArticles:
    """Articles by their files. Without a file of its own nothing is known and nothing kept."""

    def __init__(self, path: Path | None) -> None:
        """`path` is the SQLite file; one that cannot be used is as good as none."""
        self._path = path
        self._rows = _rows(path) if path and path.is_file() else {}
        self._new: dict[str, tuple[str, Article]] = {}

    def read(self, path: Path, source: str) -> Article:
        """What `read_article` gives for the file at `path`. Raises `SourceError`."""
        key = _key(path, source) if self._path else ""
        known = self._rows.get(source)
        if known and known[0] == key:
            with contextlib.suppress(*_BROKEN):
                return _article(json.loads(known[1]))
        from workflow.sources import read_article

        article = read_article(path, source)
        # A file that was saved meanwhile may be read as it is now and known as it was before.
        if key and key == _key(path, source):
            self._new[source] = key, article
        return article

    def keep(self) -> None:
        """Keep what was read anew; a file that cannot be written is left alone."""
        if self._path is None or not self._new:
            return
        rows = [
            (source, key, json.dumps(_plain(article), ensure_ascii=False))
            for source, (key, article) in self._new.items()
        ]
        try:
            self._path.parent.mkdir(exist_ok=True)
            with contextlib.closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as store:
                with store:
                    store.execute(_TABLE)
                    store.executemany("insert or replace into kept values (?, ?, ?)", rows)
        except sqlite3.OperationalError:
            # Another process is writing, or the folder is not ours to write to.
            return
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                self._path.unlink()
        except (OSError, UnicodeEncodeError):
            # A character that UTF-8 has not is read anew each time.
            return


def _rows(path: Path) -> dict[str, tuple[str, str]]:
    """Key and article as JSON by source; a file that cannot be read has none."""
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=_PATIENCE)) as store:
            found = store.execute("select source, key, article from kept").fetchall()
    except sqlite3.Error:
        return {}
    return {str(source): (str(key), str(article)) for source, key, article in found}


def _key(path: Path, source: str) -> str:
    """What an article is known by; empty where its file cannot be read."""
    try:
        content = path.read_bytes()
    except OSError:
        return ""
    names = f"{_program()}\n{path.name}\n{source}\n".encode()
    return hashlib.sha256(names + content).hexdigest()


@cache
def _program() -> str:
    """What reads articles: its files tell more than a version does, of libraries their versions."""
    key = hashlib.sha256(f"{sys.version} {unicodedata.unidata_version}".encode())
    package = Path(__file__).parents[1]
    for path in sorted([*package.glob("*.py"), *(package / "sources").rglob("*")]):
        if path.suffix in (".py", ".toml", ".csv"):
            key.update(path.read_bytes())
    installed = {
        found.name
        for folder in map(Path, sys.path)
        if folder.is_dir()
        for found in folder.glob("*.dist-info")
    }
    key.update("\n".join(sorted(installed)).encode())
    return key.hexdigest()


def _plain(article: Article) -> dict[str, Any]:
    """An article as JSON knows it."""
    plain = dataclasses.asdict(article)
    date = article.metadata.date
    plain["metadata"]["date"] = date.isoformat() if date else None
    return plain


def _article(plain: dict[str, Any]) -> Article:
    """The article that `_plain` gave."""
    metadata = plain.pop("metadata")
    date = metadata.pop("date")
    return Article(
        **plain
        | {
            "metadata": Metadata(
                datetime.date.fromisoformat(date) if date else None,
                metadata["agency"],
                metadata["url"],
                tuple(metadata["targets"]),
                tuple((name, value) for name, value in metadata["extra"]),
            ),
            "blocks": tuple(map(_block, plain["blocks"])),
            "pictures": tuple(Picture(**picture) for picture in plain["pictures"]),
        }
    )


def _block(plain: dict[str, Any]) -> Block:
    cell = plain["cell"]
    return Block(
        BlockKind(plain["kind"]),
        plain["text"],
        plain["line"],
        plain["level"],
        plain["marker"],
        tuple(plain["links"]),
        Cell(**cell) if cell else None,
    )
