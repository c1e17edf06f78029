"""A raw article becomes a clean Markdown file on the desk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from workflow.article import Article
from workflow.desk import Desk, read_bytes, write_atomic
from workflow.errors import DeskError
from workflow.sources import Change, prepare_article, serialize_markdown
from workflow.sources.picture_files import Loaded, PictureFile, load_pictures


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

    The article's pictures go to `sources/<id>.files/`; one that is there already stays as it is.
    `language`, `article_id` and `title` take the place of guesses; `keep_all` marks nothing as
    furniture. Raises `SourceError` when the file is no readable article, `DeskError` when an
    article of that id is already there.
    """
    prepared = prepare_article(
        file, language=language, article_id=article_id, title=title, keep_all=keep_all
    )
    article = prepared.article
    path = desk.sources / f"{article.id}.md"
    loaded = load_pictures(file, article)
    named = [(picture, _name(article, each), each) for picture, each in loaded.files]
    pictures = tuple(replace(picture, file=name) for picture, name, _ in named)
    article = replace(article, pictures=pictures)
    data = serialize_markdown(article).encode()
    taken = {path.stem: path for path in desk.source_files()} if desk.sources.is_dir() else {}
    known = taken.get(article.id)
    if known is not None and not (known == path and read_bytes(known) == data):
        raise DeskError(
            f"an article with the id {article.id} is already on this desk",
            path=known,
            hint="Give the new one another name with --id",
        )
    for _, name, each in named:
        if not (desk.sources / name).exists():
            write_atomic(desk.sources / name, each.data)
    written = write_atomic(path, data)
    changes = (*prepared.changes, *_told(article, loaded))
    return Added(file, path, article.id, article.language, article.title, changes, written)


def _name(article: Article, picture: PictureFile) -> str:
    """Where a picture goes, seen from the article: the same bytes have one name."""
    digest = hashlib.sha256(picture.data).hexdigest()[:12]
    return f"{article.id}.files/{digest}.{picture.suffix}"


def _told(article: Article, loaded: Loaded) -> Iterator[Change]:
    """What the editor should know of the pictures."""
    if article.pictures:
        count = len(article.pictures)
        taken = "1 picture was" if count == 1 else f"{count} pictures were"
        folder = f"sources/{article.id}.files/"
        yield Change("image", 0, folder, f"{taken} put into {folder}, each at its place.")
    for problem in loaded.problems:
        yield Change("image", 0, "", problem)
