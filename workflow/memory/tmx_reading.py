"""TMX, read: versions 1.1 to 1.4b from whatever program, a unit at a time.

Empty and copied translations are left out, and what its program marks as a draft or as a
machine's work: a memory holds what a person approved. Everything left out is counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from workflow.errors import WorkflowError
from workflow.memory.tmx_bytes import CleanBytes
from workflow.memory.tmx_inline import Segments
from workflow.memory.tmx_properties import About
from workflow.memory.tmx_values import ALL_LANGUAGES, Program, TmxError, TmxReport
from workflow.memory.values import MemoryEntry

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PLACE = re.compile(r",? line \d+, column \d+\Z")
_NO_MEANING = {"no": "nb", "nor": "nb"}


def primary_language(tag: str) -> str:
    """The language of a tag without country or script; `no` is `nb`.

    >>> [primary_language(tag) for tag in ("EN-US", "pt_BR", "no")]
    ['en', 'pt', 'nb']
    """
    code = re.split(r"[-_]", tag.strip().lower())[0]
    return _NO_MEANING.get(code, code)


def iter_tmx(
    path: Path,
    *,
    source: str = "",
    target: str = "",
    origin: str | None = None,
    language: Callable[[str], str] = primary_language,
    report: TmxReport | None = None,
) -> Iterator[MemoryEntry]:
    """The entries of a TMX file in its order, in bounded memory whatever its size.

    `source` and `target` choose a language each; otherwise a unit is read from its source
    language into every other one, and in all directions where its file allows that. `language`
    makes a tag a code, and raises a `WorkflowError` for one that it does not know. The origin
    of an entry is the document that the file names for it, else `origin`, by default the name of
    the file. `report` is filled on the way.
    Raises `TmxError` for XML that is broken, is no TMX, or declares entities or elements.
    """
    _check_root(path)
    units = _Units(source, target, language, TmxReport() if report is None else report)
    units.origin = path.name if origin is None else origin
    with path.open("rb") as file:
        stream = CleanBytes(file)
        elements = etree.iterparse(
            stream,
            events=("end",),
            tag=("{*}header", "{*}tu"),
            encoding=stream.encoding,
            **_SAFE,
        )
        try:
            for _, element in elements:
                if etree.QName(element).localname == "header":
                    units.header(element)
                    continue
                yield from units.entries(element)
                _forget(element)
        except (etree.XMLSyntaxError, UnicodeDecodeError) as err:
            raise _broken(err, elements, path) from err
        if stream.replaced:
            units.report.dropped["control characters"] += stream.replaced


_SAFE = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def _check_root(path: Path) -> None:
    with path.open("rb") as file:
        stream = CleanBytes(file)
        first = etree.iterparse(stream, events=("start",), encoding=stream.encoding, **_SAFE)
        try:
            root = next(iter(first))[1]
        except StopIteration:
            raise TmxError("no TMX file, it is empty", path=path) from None
        except (etree.XMLSyntaxError, UnicodeDecodeError) as err:
            raise _broken(err, first, path, begun=False) from err
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and (any(dtd.iterentities()) or any(dtd.iterelements())):
        raise TmxError(
            "it declares XML entities or elements of its own, which may hide anything",
            path=path,
            hint="Ask for a file without a DTD inside",
        )
    name = etree.QName(root).localname
    if name != "tmx":
        raise TmxError(
            f"no TMX file, its root is {name}",
            path=path,
            line=_line(root),
            hint="Export the memory as TMX",
        )


def _broken(
    err: etree.XMLSyntaxError | UnicodeDecodeError,
    parsing: etree.iterparse,
    path: Path,
    *,
    begun: bool = True,
) -> TmxError:
    if isinstance(err, UnicodeDecodeError):
        return TmxError("broken, its UTF-16 breaks off or goes wrong", path=path)
    what, line = _PLACE.sub("", err.msg or ""), err.lineno
    fault = parsing.error_log.last_error
    if what in ("", "no element found") and fault:
        # An entity that nobody declared ends the parsing without a word of its own.
        what, line = fault.message, fault.line
    if "Text node too long" in what:
        what = "a text of more than ten million characters"
    if not begun and "Start tag expected" in what:
        return TmxError("no TMX file, it is not XML", path=path, hint="Export the memory as TMX")
    if not what or what == "no element found":
        return TmxError("no TMX file, it is empty", path=path)
    return TmxError(
        f"broken XML, {what}",
        path=path,
        line=line or None,
        hint="Export the memory once more",
    )


def _forget(element: etree._Element) -> None:
    """Free a unit that was read, and whatever stands before it."""
    element.clear()
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]


@dataclass(frozen=True, slots=True)
class _Text:
    """One `<tuv>`."""

    language: str
    tag: str
    text: str
    element: etree._Element


class _Units:
    """Makes entries of units, one at a time."""

    def __init__(
        self, source: str, target: str, language: Callable[[str], str], report: TmxReport
    ) -> None:
        self._source = source
        self._target = target
        self._language = language
        self._codes: dict[str, str | None] = {"": None}
        self._srclang = ""
        self._program = Program()
        self.origin = ""
        self.report = report

    def header(self, element: etree._Element) -> None:
        self._srclang = element.get("srclang", "").strip()
        self._program = Program(
            element.get("creationtool", "").strip(), element.get("datatype", "").strip()
        )

    def entries(self, unit: etree._Element) -> Iterator[MemoryEntry]:
        """The entries of a unit; why there are none is counted."""
        report = self.report
        report.units += 1
        segments = Segments(self._program, report.dropped)
        texts = self._texts(unit, segments)
        srclang = unit.get("srclang", "").strip() or self._srclang
        pairs = [*self._pairs(texts, srclang)]
        if not pairs:
            report.skipped[self._why(texts)] += 1
            return
        home = self._code(srclang) or texts[0].language
        about = About(unit, self._program)
        for source, target in pairs:
            reason = self._reason(about, source, target)
            if reason:
                report.skipped[reason] += 1
                continue
            report.taken[source.language, target.language] += 1
            yield self._entry(about, source, target, home=source.language == home)
        if notes := sum(1 for _ in unit.iter("{*}note")):
            report.dropped["notes"] += notes

    def _reason(self, about: About, source: _Text, target: _Text) -> str:
        """Why a text and its translation are not taken; empty where they are."""
        if not (source.text and target.text):
            return "no translation"
        # Reviewers of a desk leave a name or a figure as it is; elsewhere it is a copy, perhaps.
        if source.text == target.text and not self._program.is_own:
            return "the translation is the source"
        return about.unapproved(source.element, target.element)

    def _entry(self, about: About, source: _Text, target: _Text, *, home: bool) -> MemoryEntry:
        before, after = about.neighbours(source.element, home=home)
        return MemoryEntry(
            source=source.text,
            target=target.text,
            source_language=source.language,
            target_language=target.language,
            origin=about.origin(source.element, target.element) or self.origin,
            before=before,
            after=after,
            kind=about.kind(),
            context=about.context(),
            reviewer=about.reviewer(target.element),
            date=about.date(target.element),
        )

    def _texts(self, unit: etree._Element, segments: Segments) -> list[_Text]:
        found: list[_Text] = []
        for element in unit.iterchildren("{*}tuv"):
            tag = (element.get(_XML_LANG) or element.get("lang") or "").strip()
            code = self._code(tag)
            if code is None:
                self.report.skipped[f"text in an unknown language, {tag or 'none given'}"] += 1
                self.report.unknown.setdefault(tag, _line(element))
                continue
            self.report.languages[code] += 1
            segment = next(element.iterchildren("{*}seg"), None)
            text = "" if segment is None else segments.text(segment)
            found.append(_Text(code, tag, text, element))
        return found

    def _code(self, tag: str) -> str | None:
        if tag not in self._codes:
            try:
                self._codes[tag] = self._language(tag)
            except WorkflowError:
                self._codes[tag] = None
        return self._codes[tag]

    def _pairs(self, texts: list[_Text], srclang: str) -> Iterator[tuple[_Text, _Text]]:
        languages = dict.fromkeys(text.language for text in texts)
        if self._source:
            sources = [self._source]
        elif srclang.lower() == ALL_LANGUAGES:
            sources = [*languages]
        else:
            code = self._code(srclang)
            sources = [code] if code else [*languages][:1]
        for language in sources:
            alike = [text for text in texts if text.language == language]
            # Of English as written here and there, the one that the unit was translated from.
            alike.sort(key=lambda text: text.tag.lower() != srclang.lower())
            for other in texts:
                wanted = self._target in ("", other.language)
                if alike and wanted and other.language != language:
                    yield alike[0], other

    def _why(self, texts: list[_Text]) -> str:
        languages = {text.language for text in texts}
        if len(languages) < 2:
            return "in one language only"
        if self._source or self._target:
            return "not in the languages asked for"
        return "no text in its source language"


def _line(element: etree._Element) -> int:
    line: Any = element.sourceline
    return int(line or 0)
