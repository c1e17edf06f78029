"""A bilingual Word document from an aligned article, and its sentences back."""

from __future__ import annotations

from workflow.errors import ExportError
from workflow.exports.aligned import AlignedDocument


def word_document(document: AlignedDocument, layout: str = "table") -> bytes:
    """The .docx of the article in both languages; the same input gives the same bytes.

    Raises `ExportError` for a layout that does not exist or a language that is no code.
    """
    from workflow.exports import frame, ooxml
    from workflow.exports.layouts import LAYOUTS
    from workflow.exports.package import FOOTER_ID, HEADER_ID, Markup, word_bytes
    from workflow.exports.rows import Setting

    if layout not in LAYOUTS:
        raise ExportError(
            f"there is no layout {layout!r}", hint=f"Use one of: {', '.join(sorted(LAYOUTS))}"
        )
    setting = Setting.of(document)
    body = (
        frame.opening(document, setting)
        + LAYOUTS[layout](document, setting)
        + frame.closing(document, setting)
    )
    markup = Markup(
        document=ooxml.document(body, ooxml.Page(), HEADER_ID, FOOTER_ID),
        header=frame.header(document, setting),
        footer=frame.footer(document, setting),
    )
    return word_bytes(markup, document, setting)


def read_units(data: bytes) -> list[tuple[str, str]]:
    """Source and target of each sentence of a document that `word_document` made.

    Plain text in reading order, "" for what is not translated. Raises `ExportError` when the
    bytes are not a Word document.
    """
    from workflow.exports.reading import units_of

    return units_of(data)
