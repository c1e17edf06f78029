"""What a TMX unit says beside its texts: neighbours, document, reviewer, date, approval."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath

from lxml import etree

from workflow.memory.tmx_inline import Segments
from workflow.memory.tmx_values import (
    AFTER_PROP,
    BEFORE_PROP,
    CONTEXT_PROP,
    KIND_PROP,
    ORIGIN_PROP,
    Program,
    one_line,
    tidy,
)

# The names of each thing as the programs write them, in lower case: ours, memoQ's and MateCat's;
# OmegaT's; XTM's; Phrase's.
_BEFORE = (BEFORE_PROP, "prev", "x-previous-source-text", "context_prev")
_AFTER = (AFTER_PROP, "next", "x-next-source-text", "context_next")
# Ours and memoQ's; OmegaT's; Phrase's; MateCat's; Trados'; those of the EU's institutions.
_ORIGIN = (
    ORIGIN_PROP,
    "file",
    "filename",
    "x-matecat-filename",
    "x-filename:singlestring",
    "txt::doc. no.",
)
# fr/flood-relief.po, as OmegaT names the PO files of a project
_PO = re.compile(r"\.po\Z", re.IGNORECASE)
_TRADOS_CONTEXT = "x-contextcontent"
# Properties of Trados and MateCat, and the values by which they say that nobody approved a unit.
_DRAFTS = {
    "x-confirmationlevel": {"draft", "unspecified", "rejectedtranslation", "rejectedsignoff"},
    "x-matecat-status": {"new", "draft", "rejected"},
}
_MACHINE_ORIGIN = ("x-origin", "machinetranslation")
_MACHINE = "MT!"
"""Who MyMemory and MateCat say wrote a machine's translation."""
# 20141017T092614Z, 2014-10-17T09:26:14Z, 20141017
_DATE = re.compile(
    r"(?P<year>[12][0-9]{3})-?(?P<month>0[1-9]|1[0-2])-?(?P<day>0[1-9]|[12][0-9]|3[01])(?:T|\Z)"
)
_SEGMENT_TAG = re.compile(r"\s*</?seg>\s*")
# The prefix of memoQ's <mq:rxt displaytext="…"/>: it is declared in the file, not in a property.
_PREFIX = re.compile(r"(</?)[A-Za-z]+:")


class About:
    """What a unit and its texts say; `program` made the file."""

    def __init__(self, unit: etree._Element, program: Program) -> None:
        self._unit = unit
        self._program = program
        self._properties = _properties(unit)
        self._beside: dict[etree._Element, dict[str, str]] = {}

    def unapproved(self, source: etree._Element, target: etree._Element) -> str:
        """Why a unit is nothing that a person approved, in words; empty where it is."""
        if self.reviewer(target) == _MACHINE:
            return "a machine's translation"
        about = {**self._of(source), **self._properties, **self._of(target)}
        if not about:
            return ""
        name, machine = _MACHINE_ORIGIN
        if about.get(name, "").lower() == machine:
            return "a machine's translation"
        drafts = any(about.get(name, "").lower() in values for name, values in _DRAFTS.items())
        return "a draft of its program" if drafts else ""

    def origin(self, source: etree._Element, target: etree._Element) -> str:
        """The document that the unit stands in; of a PO file the name of its article."""
        name = _first({**self._of(target), **self._properties, **self._of(source)}, _ORIGIN)
        return PurePosixPath(name).stem if not self._program.is_own and _PO.search(name) else name

    def kind(self) -> str:
        """The block kind, in files that were written here."""
        return self._properties.get(KIND_PROP, "") if self._program.is_own else ""

    def context(self) -> str:
        """The message context; OmegaT writes that of a PO file as a path."""
        named = self._properties.get(CONTEXT_PROP, "")
        if not named and self._program.is_omegat and _PO.search(self._properties.get("file", "")):
            return self._properties.get("path", "")
        return named

    def neighbours(self, source: etree._Element, *, home: bool) -> tuple[str, str]:
        """The source texts before and after; `home` where the source is the language that the
        unit was translated from, of which properties of the whole unit speak."""
        about = {**(self._properties if home else {}), **self._of(source)}
        before = self._near(about, _BEFORE) or _trados_context(about)
        return before, self._near(about, _AFTER)

    def reviewer(self, target: etree._Element) -> str:
        """Who changed the translation last, else who made it."""
        return self._attribute(target, "changeid", "creationid")

    def date(self, target: etree._Element) -> str:
        """The day of the last change as `YYYY-MM-DD`, empty where there is none."""
        match = _DATE.match(self._attribute(target, "changedate", "creationdate"))
        return f"{match['year']}-{match['month']}-{match['day']}" if match else ""

    def _attribute(self, beside: etree._Element, *names: str) -> str:
        for element in (beside, self._unit):
            for name in names:
                if (value := element.get(name)) and (text := one_line(value)):
                    return text
        return ""

    def _of(self, element: etree._Element) -> dict[str, str]:
        """The properties of one text."""
        if element not in self._beside:
            self._beside[element] = _properties(element)
        return self._beside[element]

    def _near(self, properties: dict[str, str], names: tuple[str, ...]) -> str:
        """The text of a neighbour; memoQ writes a whole `<seg>` element there, as text."""
        value = _first(properties, names)
        if not value.startswith("<seg"):
            return value
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            segment = etree.fromstring(_PREFIX.sub(r"\1", value), parser)
        except etree.XMLSyntaxError:
            return tidy(_SEGMENT_TAG.sub("", value))
        return Segments(self._program, Counter()).text(segment)


def _properties(element: etree._Element) -> dict[str, str]:
    """The properties of an element by their types in lower case, the first of each."""
    found: dict[str, str] = {}
    for prop in element.iterchildren("{*}prop"):
        text = tidy("".join(str(part) for part in prop.itertext()))
        if text:
            found.setdefault(prop.get("type", "").strip().lower(), text)
    return found


def _first(properties: dict[str, str], names: tuple[str, ...]) -> str:
    return next((properties[name] for name in names if name in properties), "")


def _trados_context(properties: dict[str, str]) -> str:
    """The source text before, of `The text before | | its translation |`."""
    return properties.get(_TRADOS_CONTEXT, "").split(" | ")[0].strip(" |")
