"""The layouts of a document, one module each: the blocks of an article as markup.

A layout is a function from a document and its setting to what stands between masthead and
annex. A new one is a new module here, a line in `LAYOUTS`, and a name in
`workflow.exports.publication`. `facing` gives pages instead and stands apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workflow.exports.aligned import AlignedDocument
from workflow.exports.layouts.clean import clean_layout
from workflow.exports.layouts.facing import facing_layout
from workflow.exports.layouts.interlinear import interlinear_layout
from workflow.exports.layouts.paragraph import paragraph_layout
from workflow.exports.layouts.table import table_layout
from workflow.exports.rows import Setting

__all__ = ["LAYOUTS", "Layout", "facing_layout"]

Layout = Callable[[AlignedDocument, Setting], str]

LAYOUTS: Mapping[str, Layout] = {
    "table": table_layout,
    "paragraph": paragraph_layout,
    "interlinear": interlinear_layout,
    "clean": clean_layout,
}
