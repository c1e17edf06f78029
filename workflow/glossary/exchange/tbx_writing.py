"""TBX-Basic, written: version 2 (ISO 30042:2008, `martif`) and version 3 (2019, `tbx`).

Both editions share the data categories: `subjectField` holds the kind, `administrativeStatus`
the status of a form, `grammaticalGender` its gender. Version 3 is in the style DCA, which keeps
the categories in `type` attributes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from workflow.glossary.exchange.grammar import untold
from workflow.glossary.exchange.tbx_names import (
    DTD,
    GENDERS,
    NAMESPACE,
    PLURALS,
    STATUSES,
    XCS,
    XML_LANG,
    writable,
    xml_id,
)
from workflow.glossary.exchange.values import Losses, languages_of
from workflow.glossary.values import Concept, Term, TermStatus

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_LXML_DECLARATION = b"<?xml version='1.0' encoding='UTF-8'?>\n"
_DOCTYPE = f'<!DOCTYPE martif SYSTEM "{DTD}">\n'.encode()
_NSMAP: Any = {None: NAMESPACE}
_ORIGIN = "Written by bilingual from a desk's terms.csv"


@dataclass(frozen=True, slots=True)
class _Edition:
    namespace: str
    header: str
    entry: str
    language: str
    term: str


_EDITIONS = {
    2: _Edition("", "martifHeader", "termEntry", "langSet", "tig"),
    3: _Edition(NAMESPACE, "tbxHeader", "conceptEntry", "langSec", "termSec"),
}


def write_tbx(concepts: Sequence[Concept], losses: Losses, *, version: int) -> bytes:
    """The concepts as TBX-Basic, UTF-8. What it cannot hold is counted in `losses`."""
    writer = _Writer(_EDITIONS[version], losses)
    root = writer.root(languages_of(concepts)[0], version)
    text = writer.add(root, "text")
    body = writer.add(text, "body")
    for concept in concepts:
        writer.add_entry(body, concept)
    etree.indent(root, space="  ")
    head = _DECLARATION + (_DOCTYPE if version == 2 else b"")
    return head + bytes(etree.tostring(root, encoding="UTF-8", pretty_print=True)).removeprefix(
        _LXML_DECLARATION
    )


class _Writer:
    def __init__(self, edition: _Edition, losses: Losses) -> None:
        self._names = edition
        self._losses = losses

    def root(self, language: str, version: int) -> etree._Element:
        """The root with its header; `language` is the working language of the file."""
        if version == 2:
            root = etree.Element("martif", type="TBX-Basic")
        else:
            root = etree.Element(f"{{{NAMESPACE}}}tbx", nsmap=_NSMAP)
            root.set("style", "dca")
            root.set("type", "TBX-Basic")
        root.set(XML_LANG, language)
        header = self.add(root, self._names.header)
        self.add(self.add(self.add(header, "fileDesc"), "sourceDesc"), "p", _ORIGIN)
        if version == 2:
            described = self.add(self.add(header, "encodingDesc"), "p", XCS)
            described.set("type", "XCSURI")
        return root

    def add(self, parent: etree._Element, name: str, text: str = "") -> etree._Element:
        """A new element, the last in its parent."""
        full = f"{{{self._names.namespace}}}{name}" if self._names.namespace else name
        child = etree.SubElement(parent, full)
        if text:
            child.text = self._clean(text)
        return child

    def add_entry(self, body: etree._Element, concept: Concept) -> None:
        """A concept with all it has a place for."""
        entry = self.add(body, self._names.entry)
        entry.set("id", xml_id(concept.id))
        if concept.kind:
            self.add(entry, "descrip", concept.kind).set("type", "subjectField")
        if concept.source:
            self.add(entry, "admin", concept.source).set("type", "source")
        if concept.note:
            self.add(entry, "note", concept.note)
        self._losses.add("confidences", bool(concept.confidence))
        for name in concept.extra:
            self._losses.add(f"the column {name}")
        for language, forms in concept.terms.items():
            section = self.add(entry, self._names.language)
            section.set(XML_LANG, language)
            for term in forms:
                self._add_term(section, term, _gender(concept, language, term))
        for language, gender in concept.gender.items():
            self._losses.add("plural numbers", gender in PLURALS)
            self._losses.add(
                "genders that TBX has no word for, or of no preferred form",
                gender not in GENDERS or concept.preferred(language) is None,
            )
        described, facts = untold(concept)
        self._losses.add("forms whose grammar is more than a gender", described)
        abroad = int(concept.usage.everywhere)
        self._losses.add("what counts beside other countries too (everywhere)", abroad)
        self._losses.add("other contents of terms.d", facts - abroad)

    def _add_term(self, section: etree._Element, term: Term, gender: str) -> None:
        place = self.add(section, self._names.term)
        self.add(place, "term", term.text)
        self.add(place, "termNote", STATUSES[term.status]).set("type", "administrativeStatus")
        if gender in GENDERS:
            self.add(place, "termNote", GENDERS[gender]).set("type", "grammaticalGender")

    def _clean(self, text: str) -> str:
        clean = writable(text)
        self._losses.add("control characters", len(text) - len(clean))
        return clean


def _gender(concept: Concept, language: str, term: Term) -> str:
    """The gender of a form, of the preferred one as its row has it."""
    row = concept.gender.get(language, "") if term.status is TermStatus.PREFERRED else ""
    described = concept.grammar.get(language, {}).get(term.text)
    return row or (described.gender if described else "")
