"""Layout `clean`: the translation alone, as a text of its own."""

from __future__ import annotations

from workflow.exports.aligned import AlignedDocument
from workflow.exports.layouts.pages import page_blocks, pieces_of
from workflow.exports.rows import Setting


def clean_layout(document: AlignedDocument, setting: Setting) -> str:
    """The blocks after the title in the target language."""
    title = document.target_title or document.title
    return page_blocks(pieces_of(document.body), 1, setting, title)
