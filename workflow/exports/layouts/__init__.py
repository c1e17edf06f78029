"""The layouts of a document, one module each: the blocks of an article as markup.

A layout is a function from a document and its setting to what stands between masthead and
annex. A new one is a new module here and a line in `LAYOUTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workflow.exports.aligned import AlignedDocument
from workflow.exports.layouts.table import table_layout
from workflow.exports.rows import Setting

__all__ = ["LAYOUTS", "Layout"]

Layout = Callable[[AlignedDocument, Setting], str]

LAYOUTS: Mapping[str, Layout] = {"table": table_layout}
