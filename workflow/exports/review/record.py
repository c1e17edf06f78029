"""What a review copy was made from: all that is needed to tell what became of it.

The record travels in the file (`customXml`), and the desk keeps a copy.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

NAMESPACE = "urn:bilingual:review:1"
ROW_NAME = re.compile(r"(?:[0-9]{1,4}\.)?[0-9a-f]{8}(?:-[0-9]{1,4})?")
"""The name of a row: `3f9a2c11`, with its article's number in a file of many (`2.3f9a2c11`),
with a count where a sentence comes again (`3f9a2c11-2`)."""


@dataclass(frozen=True, slots=True)
class BaseUnit:
    """One row as it was exported."""

    row: str
    """Its name, see `ROW_NAME`."""
    context: str | None
    source: str
    target: str
    state: str
    links: tuple[str, ...] = ()
    """Addresses of the `<a id="n">` tags of its block."""
    status: str = ""
    """What stood in the status cell."""

    @property
    def key(self) -> tuple[str | None, str]:
        """Context and source: the unit in its PO file."""
        return (self.context, self.source)


@dataclass(frozen=True, slots=True)
class BaseArticle:
    """The rows of one article."""

    id: str
    units: tuple[BaseUnit, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A review copy as it was exported."""

    export_id: str
    """Digest of all the rest: the same texts have the same id."""
    desk: str
    source_language: str
    target_language: str
    articles: tuple[BaseArticle, ...]
    remarks: tuple[str, ...]
    """Texts of the comments that were exported."""
    outside: tuple[str, ...]
    """Texts of the paragraphs outside the tables."""
    heads: tuple[str, str, str, str]
    """Texts of the header row."""

    @property
    def rows(self) -> Mapping[str, tuple[BaseArticle, BaseUnit]]:
        """Article and unit of each row name."""
        return {unit.row: (article, unit) for article in self.articles for unit in article.units}


def named(record: Record) -> Record:
    """The record under its own digest."""
    content = to_json(record) | {"export_id": ""}
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]
    return replace(record, export_id=digest)


def to_json(record: Record) -> dict[str, Any]:
    """The record as plain values."""
    articles = [
        {"id": article.id, "units": [_values(unit) for unit in article.units]}
        for article in record.articles
    ]
    return _values(record) | {"articles": articles}


def from_json(value: Mapping[str, Any]) -> Record:
    """The record in plain values. Raises `ValueError` when it is none."""
    try:
        articles = tuple(
            BaseArticle(
                str(article["id"]),
                tuple(_unit(unit) for unit in article["units"]),
            )
            for article in value["articles"]
        )
        one, two, three, four = (str(head) for head in value["heads"])
        return Record(
            export_id=str(value["export_id"]),
            desk=str(value["desk"]),
            source_language=str(value["source_language"]),
            target_language=str(value["target_language"]),
            articles=articles,
            remarks=tuple(map(str, value["remarks"])),
            outside=tuple(map(str, value["outside"])),
            heads=(one, two, three, four),
        )
    except (KeyError, TypeError) as err:
        raise ValueError(f"not a record of a review copy: {err}") from err


def to_xml(record: Record) -> str:
    """The record as a custom XML part.

    Each sentence is a line of JSON in plain ASCII: XML itself cannot hold every character.
    """
    whole = to_json(record)
    articles = whole.pop("articles")
    parts = [f'<review xmlns="{NAMESPACE}"><head>{_line(whole)}</head>']
    for article in articles:
        units = "".join(f"<unit>{_line(unit)}</unit>" for unit in article["units"])
        parts.append(f"<article><name>{_line(article['id'])}</name>{units}</article>")
    return "".join((*parts, "</review>"))


def from_parts(head: str, articles: Iterable[tuple[str, Iterable[str]]]) -> Record:
    """The record in the texts of a custom XML part. Raises `ValueError` when it is none."""
    value = json.loads(head)
    read = [
        {"id": json.loads(name), "units": [json.loads(unit) for unit in units]}
        for name, units in articles
    ]
    try:
        return from_json({**value, "articles": read})
    except TypeError as err:
        raise ValueError(f"not a record of a review copy: {err}") from err


def _unit(value: Mapping[str, Any]) -> BaseUnit:
    context = value["context"]
    return BaseUnit(
        row=str(value["row"]),
        context=None if context is None else str(context),
        source=str(value["source"]),
        target=str(value["target"]),
        state=str(value["state"]),
        links=tuple(map(str, value["links"])),
        status=str(value["status"]),
    )


def _line(value: object) -> str:
    text = json.dumps(value, ensure_ascii=True, sort_keys=True)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _values(value: Record | BaseUnit) -> dict[str, Any]:
    """The fields by name; `dataclasses.asdict` would copy each text of ten thousand units."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}
