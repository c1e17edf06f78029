"""Reading an article by the suffix of its file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from workflow.article import Article, BlockKind, plain_text
from workflow.errors import SourceError
from workflow.sources.guess import guess_title
from workflow.sources.languages import guess_language
from workflow.sources.values import Change, Draft


def read_article(path: Path, source: str = "", default_language: str = "") -> Article:
    """The article in a file: `.md`, or raw `.txt`, `.html`, `.htm` and `.docx`.

    `source` is what the article says of its place in the desk. A Markdown file must say its
    language unless `default_language` is given; a raw one is taken as it stands, nothing
    marked or mended, its language declared in it, guessed, or at last `default_language`.
    Raises `SourceError` with path, line and a hint.
    """
    if path.suffix.lower() == ".md":
        from workflow.sources.markdown import read_markdown

        article = read_markdown(path, source, default_language)
    else:
        draft = read_draft(path, whole=False)
        language = find_language(draft, path, default_language)
        draft = guess_title(draft, language)
        article = Article(
            id=path.stem,
            language=language,
            title=draft.title,
            metadata=draft.metadata,
            blocks=draft.blocks,
            pictures=draft.pictures,
            source=source,
        )
    refuse_empty(article, path)
    return article


def read_draft(path: Path, *, whole: bool) -> Draft:
    """What stands in a file, before cleaning. Raises `SourceError`.

    `whole` takes all the text of a web page instead of its main text.
    """
    if path.is_dir():
        raise SourceError("is a folder", path=path, hint="Name the files in it")
    suffix = path.suffix.lower()
    if suffix == ".docx":
        from workflow.sources.word.document import read_word

        return read_word(path)
    if suffix in (".html", ".htm"):
        from workflow.sources.files import read_page_text
        from workflow.sources.html import parse_html

        return parse_html(read_page_text(path), path, whole=whole)
    from workflow.sources.files import count_controls, read_source_text

    if suffix == ".md":
        from workflow.sources.markdown import parse_markdown

        return parse_markdown(read_source_text(path), path)
    if suffix == ".txt":
        from workflow.sources.text import parse_text

        draft = parse_text(read_source_text(path))
        count, line = count_controls(path)
        if not count:
            return draft
        signs = "A control character" if count == 1 else f"{count} control characters"
        message = f"{signs} (NUL or the like) {'was' if count == 1 else 'were'} left out."
        return replace(draft, changes=(*draft.changes, Change("left-out", line, "", message)))
    raise SourceError(
        f"no reader for {path.suffix or 'a file without suffix'}",
        path=path,
        hint="Known are .md, .txt, .html, .htm and .docx",
    )


def find_language(draft: Draft, path: Path, default_language: str = "") -> str:
    """The language a draft is written in. Raises `SourceError` when nothing tells it.

    The text itself outweighs what the file declares: a Word template says en-US of any text.
    """
    text = "\n".join(plain_text(block.text) for block in draft.blocks)
    if not text.strip():
        raise _empty(path)
    language = guess_language(text) or draft.language or default_language
    if not language:
        raise SourceError(
            "the text is too short to tell its language",
            path=path,
            hint="Say it with --lang, or in the front matter of a .md file",
        )
    return language


def refuse_empty(article: Article, path: Path) -> None:
    """Raise `SourceError` when an article has no text beside its title."""
    if all(block.kind is BlockKind.TITLE for block in article.blocks):
        raise _empty(path)


def _empty(path: Path) -> SourceError:
    return SourceError("the article is empty", path=path, hint="Put its text into the file")
