"""A static site to read a desk on: an index, and every article side by side."""

from workflow.exports.preview.marking import quoted_marks
from workflow.exports.preview.site import preview_site
from workflow.exports.preview.values import (
    Mark,
    Note,
    Page,
    Paragraph,
    PreviewSite,
    Sentence,
    TermLine,
)

__all__ = [
    "Mark",
    "Note",
    "Page",
    "Paragraph",
    "PreviewSite",
    "Sentence",
    "TermLine",
    "preview_site",
    "quoted_marks",
]
