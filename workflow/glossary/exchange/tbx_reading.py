"""TBX, read: both editions, every dialect and style, from whatever program.

Elements are known by their names without namespace. A data category is the `type` of a
generic element (`<termNote type="administrativeStatus">`) or, in the style DCT, the name of
the element itself (`<min:administrativeStatus>`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

from lxml import etree

from workflow.errors import GlossaryError
from workflow.glossary.exchange.tbx_names import (
    GENDERS_READ,
    XML_LANG,
    status_of,
    text_of_id,
)
from workflow.glossary.exchange.values import Foreign
from workflow.glossary.values import Concept, Grammar, Term, TermStatus

_ROOTS = ("martif", "tbx", "TBX")
_ENTRIES = ("termEntry", "conceptEntry", "entry")
_LANGUAGES = ("langSet", "langSec", "langGroup", "langGrp")
_TERMS = ("tig", "ntig", "termSec", "termGroup", "termGrp")
_CHUNK = 4096
_OPAQUE = ("transacGrp",)
_GENERIC = ("descrip", "admin", "termNote")
_STATUS = ("administrativeStatus", "normativeAuthorization", "termStatus")
# The line ends that an indented file puts into a long note.
_BLANKS = re.compile(r"[ \t\r\n]+")
_INDENTED = re.compile(r"[ \t]*\r?\n[ \t]+")


def parse_tbx(data: bytes, path: Path) -> Foreign:
    """What a TBX file says; `path` is named in errors.

    Raises `GlossaryError` for XML that is broken, is no TBX, or declares entities or elements
    of its own. A bare reference to a DTD is accepted and never followed.
    """
    root = _parse(data, path)
    if _name(root) not in _ROOTS:
        raise GlossaryError(
            f"no TBX file, its root is {_name(root)}", path=path, hint="Export it as TBX-Basic"
        )
    passed = Counter[str]()
    concepts = []
    for entry in root.iter("{*}*"):
        if _name(entry) in _ENTRIES:
            concept = _concept(entry, passed)
            if concept.terms:
                concepts.append(concept)
            else:
                passed["entries without a term"] += 1
    notes = tuple(f"{what} ({count})" for what, count in sorted(passed.items()))
    return Foreign(tuple(concepts), notes=notes)


def _parse(data: bytes, path: Path) -> etree._Element:
    if _declares(data, path):
        raise GlossaryError(
            "it declares XML entities or elements of its own, which may hide anything",
            path=path,
            hint="Ask for a file without a DTD inside",
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as err:
        raise GlossaryError(
            f"broken XML, {err.msg or 'it is empty'}", path=path, line=err.lineno or None
        ) from err


def _declares(data: bytes, path: Path) -> bool:
    """Whether a DTD stands inside the file; looks no further than the first element."""
    seen: dict[str, bool] = {}
    reader = expat.ParserCreate()
    reader.StartDoctypeDeclHandler = lambda *doctype: seen.update(inside=bool(doctype[3]))
    reader.StartElementHandler = lambda *_: seen.update(root=True)
    for start in range(0, len(data), _CHUNK):
        try:
            reader.Parse(data[start : start + _CHUNK])
        except expat.ExpatError as err:
            if seen:
                break
            raise GlossaryError(
                f"broken XML, {expat.errors.messages[err.code]}", path=path, line=err.lineno
            ) from err
        if seen:
            break
    return seen.get("inside", False)


def _concept(entry: etree._Element, passed: Counter[str]) -> Concept:
    terms: dict[str, tuple[Term, ...]] = {}
    gender: dict[str, str] = {}
    grammar: dict[str, dict[str, Grammar]] = {}
    about = _Categories(entry, passed)
    for section in _nearest(entry, _LANGUAGES):
        language = (section.get(XML_LANG) or section.get("lang") or "").strip()
        if not language:
            passed["forms without a language"] += 1
            continue
        _Categories(section, passed)
        forms, found, genders = _forms(section, passed)
        for text, value in genders.items():
            grammar.setdefault(language, {}).setdefault(text, Grammar(gender=value))
        known = {term.text for term in terms.get(language, ())}
        both = (
            *terms.get(language, ()),
            *(term for term in forms if term.text not in known),
        )
        if both:
            terms[language] = _in_order(both)
        if found:
            gender.setdefault(language, found)
    return Concept(
        id=text_of_id(entry.get("id", "").strip()),
        kind=about.first("subjectField"),
        terms=terms,
        note=about.first("note") or about.first("definition"),
        source=about.first("source"),
        gender=gender,
        grammar=grammar,
        line=_line(entry),
    )


def _forms(section: etree._Element, passed: Counter[str]) -> tuple[list[Term], str, dict[str, str]]:
    """The forms of a language, the gender of the preferred one, and the genders by form."""
    read: list[tuple[str, TermStatus | None, str]] = []
    for place in _nearest(section, _TERMS):
        term = next((one for one in place.iter("{*}term")), None)
        text = "" if term is None else _BLANKS.sub(" ", _text(term)).strip()
        if not text:
            passed["empty terms"] += 1
            continue
        about = _Categories(place, passed)
        word = next((found for name in _STATUS if (found := about.first(name))), "")
        gender = GENDERS_READ.get(about.first("grammaticalGender").lower(), "")
        read.append((text, status_of(word) if word else None, gender))
    if TermStatus.PREFERRED not in (status for _, status, _ in read):
        # A file that names no preferred form means the first one that it does not reject.
        for place_, (text, status, gender) in enumerate(read):
            if status is None:
                read[place_] = (text, TermStatus.PREFERRED, gender)
                break
    forms: dict[str, TermStatus] = {}
    found = ""
    for text, status, gender in read:
        if status is TermStatus.PREFERRED and TermStatus.PREFERRED in forms.values():
            passed["second preferred forms, taken as admitted"] += 1
            status = TermStatus.ADMITTED
        forms.setdefault(text, status or TermStatus.ADMITTED)
        if status is TermStatus.PREFERRED:
            found = gender
    genders = {text: gender for text, _, gender in reversed(read) if gender}
    return [Term(text, status) for text, status in forms.items()], found, genders


def _in_order(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Preferred, admitted, forbidden; a second preferred form, of another section, is admitted."""
    order = list(TermStatus)
    ranked = sorted(terms, key=lambda term: order.index(term.status))
    return tuple(
        Term(term.text, TermStatus.ADMITTED)
        if place and term.status is TermStatus.PREFERRED
        else term
        for place, term in enumerate(ranked)
    )


class _Categories:
    """The data categories of one level; those that we have no place for are counted."""

    _KNOWN = frozenset({*_STATUS, "subjectField", "note", "definition", "source"})

    def __init__(self, level: etree._Element, passed: Counter[str]) -> None:
        self._found: dict[str, str] = {}
        for element in _own(level):
            category = element.get("type", "") if _name(element) in _GENERIC else _name(element)
            text = _INDENTED.sub(" ", _text(element)).strip()
            if not text:
                continue
            deep = _name(level) not in _ENTRIES and category in ("note", "definition", "source")
            if category in self._found or deep:
                passed[f"further {category}s"] += 1
            elif category in self._KNOWN or category == "grammaticalGender":
                self._found[category] = text
            elif category and category != "term":
                passed[category] += 1

    def first(self, category: str) -> str:
        """The text of a category, empty where there is none."""
        return self._found.get(category, "")


def _own(level: etree._Element) -> Iterator[etree._Element]:
    """The elements of a level, those in groups too, without those of the levels below."""
    for child in level.iterchildren("{*}*"):
        name = _name(child)
        if name == "termGrp" or (name.endswith("Grp") and name not in (*_OPAQUE, *_LANGUAGES)):
            yield from _own(child)
        elif name not in (*_LANGUAGES, *_TERMS):
            yield child


def _nearest(above: etree._Element, names: tuple[str, ...]) -> Iterator[etree._Element]:
    """The highest elements below one that have one of the names."""
    for child in above.iterchildren("{*}*"):
        if _name(child) in names:
            yield child
        else:
            yield from _nearest(child, names)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _text(element: etree._Element) -> str:
    """The text of an element and of all in it; references to entities are none."""
    return "".join(str(part) for part in element.itertext())


def _line(element: etree._Element) -> int:
    line: Any = element.sourceline
    return int(line or 0)
