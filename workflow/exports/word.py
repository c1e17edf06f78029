"""A bilingual Word document from aligned articles, and its sentences back."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.exports.aligned import AlignedDocument
from workflow.exports.publication import Publication


def word_document(
    document: AlignedDocument, layout: str = "table", publication: Publication | None = None
) -> bytes:
    """The .docx of the article in its languages; the same input gives the same bytes.

    `publication` says all there is to choose, the layout too. Raises `ExportError` for a layout
    or paper that does not exist, a language that is no code, several targets in a layout for
    one, or a reference document that cannot be used.
    """
    from workflow.exports.assembly import single

    return single(document, (publication or Publication(layout)).checked())


def word_compilation(
    documents: Sequence[AlignedDocument],
    publication: Publication,
    name: str,
    title: str,
    pages: Sequence[int] = (),
) -> bytes:
    """The .docx of many articles of the same languages, with contents, each from a new page.

    `name` is the document's id, as `articles.en-fr`. `pages` are the numbers of the pages on
    which the articles begin: the contents show them, and none where they are not given.
    Raises `ExportError` as `word_document` does, and for articles of different languages.
    """
    from workflow.exports.assembly import together

    return together(documents, publication.checked(), name, title, pages)


def read_units(data: bytes) -> list[tuple[str, str]]:
    """Source and target of each sentence of a document that `word_document` made.

    Plain text in reading order, "" for what is not translated; layout `table` with one target.
    Raises `ExportError` when the bytes are not a Word document.
    """
    from workflow.exports.reading import units_of

    return units_of(data)
