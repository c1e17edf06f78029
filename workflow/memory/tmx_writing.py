"""TMX 1.4b, written: one unit for each entry, in the order given, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from workflow.memory.tmx_inline import segment_xml
from workflow.memory.tmx_values import (
    AFTER_PROP,
    ALL_LANGUAGES,
    BEFORE_PROP,
    CONTEXT_PROP,
    KIND_PROP,
    ORIGIN_PROP,
    PLAIN,
    TOOL,
    Tags,
    one_line,
    tidy,
)
from workflow.memory.values import MemoryEntry

_LAYOUT_VERSION = "1"
"""Changes with the bytes that are written here, not with the program: what was exported or
imported once stays the same file."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
FOOT = b"  </body>\n</tmx>\n"


def head(source_languages: Collection[str], tags: Tags = "elements") -> bytes:
    """The bytes before the first unit of a file with these source languages."""
    languages = sorted(set(source_languages))
    srclang = languages[0] if len(languages) == 1 else ALL_LANGUAGES
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        f'  <header creationtool="{TOOL}" creationtoolversion="{_LAYOUT_VERSION}"'
        ' segtype="sentence" o-tmf="PO" adminlang="en"'
        f' srclang="{_attribute(srclang)}" datatype="{PLAIN if tags == "text" else "xml"}"/>\n'
        "  <body>\n"
    ).encode()


def serialize_tmx(entries: Sequence[MemoryEntry]) -> bytes:
    """The entries as a TMX file, UTF-8. What a text cannot hold in XML becomes a blank."""
    body = b"".join(map(unit_bytes, entries))
    return head({entry.source_language for entry in entries}) + body + FOOT


def unit_bytes(entry: MemoryEntry, tags: Tags = "elements") -> bytes:
    """An entry as a `<tu>` element, indented, with its line end."""
    return "".join(_unit(entry, tags)).encode()


def _unit(entry: MemoryEntry, tags: Tags) -> Iterator[str]:
    yield f'    <tu srclang="{_attribute(entry.source_language)}"'
    if _DAY.match(entry.date):
        yield f' changedate="{entry.date.replace("-", "")}T000000Z"'
    if reviewer := one_line(entry.reviewer):
        yield f' changeid="{_attribute(reviewer)}"'
    yield ">\n"
    about = ((ORIGIN_PROP, entry.origin), (KIND_PROP, entry.kind), (CONTEXT_PROP, entry.context))
    yield from _properties(about, "      ")
    shared: dict[tuple[str, int], int] = {}
    near = ((BEFORE_PROP, _near(entry.before, tags)), (AFTER_PROP, _near(entry.after, tags)))
    source, target = (_content(text, shared, tags) for text in (entry.source, entry.target))
    yield from _text(entry.source_language, source, near)
    yield from _text(entry.target_language, target, ())
    yield "    </tu>\n"


def _content(text: str, shared: dict[tuple[str, int], int], tags: Tags) -> str:
    """The content of a `<seg>`."""
    return escape(tidy(text)) if tags == "text" else segment_xml(tidy(text), shared)


def _text(language: str, content: str, properties: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f'      <tuv xml:lang="{_attribute(language)}">\n'
    yield from _properties(properties, "        ")
    yield f"        <seg>{content}</seg>\n"
    yield "      </tuv>\n"


def _properties(properties: Iterable[tuple[str, str]], indent: str) -> Iterator[str]:
    for name, value in properties:
        if text := tidy(value):
            yield f'{indent}<prop type="{name}">{escape(text)}</prop>\n'


def _near(text: str, tags: Tags) -> str:
    """A neighbour as memoQ and XTM want it, a whole `<seg>` element."""
    content = _content(text, {}, tags)
    return f"<seg>{content}</seg>" if content else ""


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})
