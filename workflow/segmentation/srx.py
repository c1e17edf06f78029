"""SRX files: which rules hold for a language.

Segmentation Rules eXchange 2.0 (LISA OSCAR, 2008) and 1.0. Read are the rules, the language
map, `cascade`; `segmentsubflows` and `formathandle` are accepted and change nothing, because
we split the text without its formatting and give each sentence its own tags again. Unknown
elements of other namespaces (Okapi's options) are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex
from lxml import etree

from workflow.errors import SegmentationError
from workflow.segmentation.icu import Pattern, PatternError, translate

EXTENSION_NAMESPACE = "urn:bilingual:srx"
"""Namespace of our one extension: `<built-in/>` in the header appends the built-in rules."""

_NAMESPACES = ("", "http://www.lisa.org/srx20", "http://www.lisa.org/srx10")
_OTHER_CODES = {"nb": ("no",), "nn": ("no",), "no": ("nb",)}


@dataclass(frozen=True, slots=True)
class Rule:
    """One SRX rule: a boundary is set or forbidden between `before` and `after`."""

    breaks: bool
    before: Pattern
    after: Pattern


@dataclass(frozen=True, slots=True)
class LanguageMap:
    """Which languages a set of rules is for."""

    languages: regex.Pattern[str]
    """Matches a whole language code, in capitals or not."""
    rules: str
    """Name of the rules."""


@dataclass(frozen=True, slots=True)
class SrxFile:
    """What a file says."""

    path: Path
    cascade: bool
    """Whether all maps that match a language count, or only the first."""
    maps: tuple[LanguageMap, ...]
    rules: Mapping[str, tuple[Rule, ...]]
    extends_built_in: bool
    """Whether the built-in rules follow those of the file."""

    def rules_for(self, language: str) -> tuple[Rule, ...]:
        """The rules for a language code in their order; empty when no map matches."""
        primary, dash, rest = language.partition("-")
        codes = [
            code
            for name in (primary, *_OTHER_CODES.get(primary, ()))
            for code in (name + dash + rest, name)
        ]
        names = [
            entry.rules
            for entry in self.maps
            if any(entry.languages.fullmatch(code) for code in codes)
        ]
        if not self.cascade:
            del names[1:]
        return tuple(rule for name in dict.fromkeys(names) for rule in self.rules[name])


def parse_srx(data: bytes, path: Path) -> SrxFile:
    """The contents of an SRX file; `path` is only for messages.

    Raises `SegmentationError` with the line for broken XML, unknown references, and
    expressions that cannot be used. Document types and external files are never loaded.
    """
    root = _parse_xml(data, path)
    header = _child(root, "header")
    body = _child(root, "body")
    if _name(root) != "srx" or body is None:
        raise SegmentationError(
            "This is not an SRX file: it has no <srx> with a <body>",
            path=path,
            line=_line(root),
            hint="Export the segmentation rules as SRX 1.0 or 2.0.",
        )
    if root.get("version", "2.0") not in {"1.0", "2.0"}:
        raise _error(path, root, f"SRX version {root.get('version')!r} is unknown")
    _check_header(header, path)
    rules: dict[str, tuple[Rule, ...]] = {}
    for element in _children(_child(body, "languagerules"), "languagerule"):
        name = _attribute(element, "languagerulename", path)
        if name in rules:
            raise _error(path, element, f"Two <languagerule> are called {name!r}")
        rules[name] = tuple(_rule(child, path) for child in _children(element, "rule"))
    map_rules = _child(body, "maprules")
    entries = _children(map_rules, "languagemap") + [
        entry
        for group in _children(map_rules, "maprule")  # SRX 1.0
        for entry in _children(group, "languagemap")
    ]
    return SrxFile(
        path,
        cascade=header is not None and header.get("cascade") == "yes",
        maps=tuple(_language_map(entry, rules, path) for entry in entries),
        rules=rules,
        extends_built_in=header is not None
        and header.find(f"{{{EXTENSION_NAMESPACE}}}built-in") is not None,
    )


def _parse_xml(data: bytes, path: Path) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as err:
        line, _ = err.position
        raise SegmentationError(
            f"The XML is broken: {err.msg}", path=path, line=line or None
        ) from err
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and dtd.entities():
        raise SegmentationError(
            "The file declares XML entities, which are never read",
            path=path,
            line=1,
            hint="Write the characters themselves and remove the declarations.",
        )
    return root


def _check_header(header: etree._Element | None, path: Path) -> None:
    """Refuse what is not yes or no; a misspelt `cascade` would change every text in silence."""
    if header is None:
        return
    for key in ("segmentsubflows", "cascade"):
        _yes_or_no(header, key, path)
    for element in _children(header, "formathandle"):
        _yes_or_no(element, "include", path)


def _rule(element: etree._Element, path: Path) -> Rule:
    breaks = _yes_or_no(element, "break", path)
    before, after = (_pattern(element, name, path) for name in ("beforebreak", "afterbreak"))
    if not before.text and not after.text:
        raise _error(path, element, "The rule has neither a beforebreak nor an afterbreak")
    return Rule(breaks, before, after)


def _pattern(rule: etree._Element, name: str, path: Path) -> Pattern:
    element = _child(rule, name)
    try:
        return translate("" if element is None else "".join(map(str, element.itertext())))
    except PatternError as err:
        place = rule if element is None else element
        raise _error(path, place, f"<{name}> cannot be used: {err}") from err


def _language_map(element: etree._Element, rules: Mapping[str, object], path: Path) -> LanguageMap:
    name = _attribute(element, "languagerulename", path)
    if name not in rules:
        raise _error(path, element, f"There is no <languagerule> called {name!r}")
    try:
        pattern = translate(_attribute(element, "languagepattern", path))
    except PatternError as err:
        raise _error(path, element, f"languagepattern cannot be used: {err}") from err
    return LanguageMap(regex.compile(pattern.text, regex.V1 | regex.IGNORECASE), name)


def _yes_or_no(element: etree._Element, key: str, path: Path) -> bool:
    value = element.get(key, "yes")
    if value not in {"yes", "no"}:
        raise _error(path, element, f'{key}="{value}" is neither yes nor no')
    return bool(value == "yes")


def _attribute(element: etree._Element, key: str, path: Path) -> str:
    value = element.get(key)
    if value is None:
        raise _error(path, element, f"<{_name(element)}> has no {key}")
    return str(value)


def _error(path: Path, element: etree._Element, message: str) -> SegmentationError:
    return SegmentationError(message, path=path, line=_line(element))


def _line(element: etree._Element) -> int | None:
    line: Any = element.sourceline
    return line if isinstance(line, int) else None


def _name(element: etree._Element) -> str:
    """The local name of an SRX element; empty for one of another namespace."""
    name = etree.QName(element)
    return name.localname if (name.namespace or "") in _NAMESPACES else ""


def _children(element: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if element is None else [child for child in element if _name(child) == name]


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    return next(iter(_children(element, name)), None)
