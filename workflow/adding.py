"""A raw article becomes a clean Markdown file on the desk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workflow.desk import Desk, read_bytes, write_atomic
from workflow.errors import DeskError
from workflow.sources import Change, prepare_article, serialize_markdown


@dataclass(frozen=True, slots=True)
class Added:
    """An article that was added."""

    source: Path
    """The raw file; it stays as it is."""
    path: Path
    """The Markdown file made from it."""
    id: str
    language: str
    title: str
    changes: tuple[Change, ...]
    written: bool
    """False where the very same article was on the desk already."""


def add_article(
    desk: Desk,
    file: Path,
    *,
    language: str | None = None,
    article_id: str | None = None,
    title: str | None = None,
    keep_all: bool = False,
) -> Added:
    """Clean a raw file into `sources/<id>.md` and say each thing that was done.

    `language`, `article_id` and `title` take the place of guesses; `keep_all` marks nothing as
    furniture. Raises `SourceError` when the file is no readable article, `DeskError` when an
    article of that id is already there.
    """
    prepared = prepare_article(
        file, language=language, article_id=article_id, title=title, keep_all=keep_all
    )
    article = prepared.article
    path = desk.sources / f"{article.id}.md"
    data = serialize_markdown(article).encode()
    taken = {path.stem: path for path in desk.source_files()} if desk.sources.is_dir() else {}
    known = taken.get(article.id)
    if known is not None and not (known == path and read_bytes(known) == data):
        raise DeskError(
            f"an article with the id {article.id} is already on this desk",
            path=known,
            hint="Give the new one another name with --id",
        )
    written = write_atomic(path, data)
    return Added(file, path, article.id, article.language, article.title, prepared.changes, written)
