"""The files of a preview: HTML pages that need no server and fetch nothing.

Every page holds its own style and script, and its content policy (W3C CSP 3) allows these two
by their digests and nothing else. The templates escape what comes from articles and PO files.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from workflow.exports.aligned import REVIEWED
from workflow.exports.html.text import language_attributes
from workflow.exports.languages import language_of
from workflow.exports.ooxml import clean_text
from workflow.exports.preview.marking import marked_html
from workflow.exports.preview.values import (
    ERROR,
    MACHINE,
    MEMORY,
    NOTE,
    WARNING,
    Page,
    PreviewSite,
    Sentence,
)

if TYPE_CHECKING:
    from jinja2 import Template

INDEX = "index.html"
GENERATOR = "bilingual preview"
"""What the pages say made them, by which they are known again."""

_BULLETS = ("-", "*", "+")
_FILTERS = ("unreviewed", "errors", "warnings", "notes", "terms", "memory", "machine")


@dataclass(frozen=True, slots=True)
class _Asset:
    """A style or script that stands in every page."""

    text: Markup
    digest: str
    """For the page's content policy."""


def preview_site(site: PreviewSite) -> Mapping[str, bytes]:
    """The files by their names, `index.html` first; the same input gives the same bytes.

    Raises `ExportError` for a language that is no code.
    """
    made = {INDEX: _render("index.html", "index.js", site=site, rows=_rows(site))}
    for page in site.pages:
        others = [one for one in site.pages if one.article_id == page.article_id]
        shown = {"site": site, "page": page, "others": others, "filters": _filters(page)}
        made[page_name(page)] = _render("article.html", "article.js", **shown)
        if page.po_path:
            lines = clean_text(page.po_text).rstrip("\n").split("\n")
            made[po_name(page)] = _render("po.html", "po.js", site=site, page=page, lines=lines)
    return made


def page_name(page: Page) -> str:
    """The file of an article in one language."""
    return f"{page.article_id}.{page.source_language}-{page.target_language}.html"


def po_name(page: Page) -> str:
    """The file that shows its PO file line by line."""
    return f"{page.article_id}.{page.source_language}-{page.target_language}.po.html"


def _rows(site: PreviewSite) -> list[list[Page]]:
    """The pages of each article."""
    return [list(pages) for _, pages in groupby(site.pages, key=lambda page: page.article_id)]


def filters_of(sentence: Sentence) -> str:
    """The filters that show a sentence, with blanks between."""
    shown = {
        "unreviewed": sentence.state != REVIEWED,
        "errors": sentence.has(ERROR),
        "warnings": sentence.has(WARNING),
        "notes": sentence.has(NOTE),
        "terms": sentence.needs_term_review,
        "memory": sentence.origin == MEMORY,
        "machine": sentence.origin == MACHINE,
    }
    return " ".join(name for name in _FILTERS if shown[name])


def _filters(page: Page) -> Mapping[str, int]:
    """How many sentences each filter shows."""
    shown = [filters_of(sentence).split() for sentence in page.sentences]
    return {name: sum(name in each for each in shown) for name in _FILTERS}


def _render(template: str, script: str, **values: object) -> bytes:
    style, code = _asset("preview.css"), _asset(script)
    policy = (
        f"default-src 'none'; style-src '{style.digest}'; script-src '{code.digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        _template(template)
        .render(policy=policy, style=style.text, script=code.text, generator=GENERATOR, **values)
        .encode()
    )


@cache
def _asset(name: str) -> _Asset:
    text = files("workflow.exports.preview").joinpath("templates", name).read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return _Asset(Markup(text), f"sha256-{digest}")


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("workflow.exports.preview"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["marked"] = marked_html
    environment.filters["clean"] = clean_text
    environment.filters["bullet"] = _bullet
    environment.filters["filters"] = filters_of
    environment.filters["page_name"] = page_name
    environment.filters["po_name"] = po_name
    environment.filters["attributes"] = _attributes
    environment.filters["language"] = language_of
    return environment.get_template(f"{name}.jinja")


def _bullet(marker: str) -> str:
    """The sign before an item of a list; numbers stay as they are."""
    return "•" if marker in _BULLETS else marker


def _attributes(code: str) -> Markup:
    """`lang` and, for a language written from right to left, `dir`, after a blank."""
    return Markup(language_attributes(language_of(code)))
