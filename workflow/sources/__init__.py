"""Reading: one reader per format, and the cleaning of raw articles for the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workflow.sources.markdown_writer import serialize_markdown
    from workflow.sources.prepare import Prepared, prepare_article
    from workflow.sources.reading import read_article
    from workflow.sources.values import Change

__all__ = ["Change", "Prepared", "prepare_article", "read_article", "serialize_markdown"]

_HOMES = {
    "Change": "values",
    "Prepared": "prepare",
    "prepare_article": "prepare",
    "read_article": "reading",
    "serialize_markdown": "markdown_writer",
}


def __getattr__(name: str) -> object:
    """Load a public name from its module when it is first used: no parser before that."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
