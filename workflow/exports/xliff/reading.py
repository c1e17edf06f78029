"""An XLIFF 2 file that came back: its units as incoming rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from workflow.errors import ExportError
from workflow.exports.ooxml import clean_text
from workflow.exports.returned.incoming import BaseText, Comment, IncomingFile, IncomingRow
from workflow.exports.xliff.inline import inline_text
from workflow.exports.xliff.values import (
    CONTEXT,
    CORE,
    CORE_2_2,
    GLOSSARY,
    METADATA,
    OWN,
    SOURCE,
    STATE,
    STATUS_OF,
    TARGET,
    TERMS,
    terms_digest,
)
from workflow.exports.zipping import has_document_type

MOST_BYTES = 200 * 2**20
_HINT = "Ask for the file as XLIFF 2.0 or 2.1"
_META = f"{{{METADATA}}}meta"
_GROUP = f"{{{METADATA}}}metaGroup"
_TERM = ("term", "translation")
_RANK = ("untranslated", "draft", "reviewed")


def read_xliff(data: bytes, path: Path) -> IncomingFile:
    """What the bytes of an XLIFF 2 file say; `path` is named in errors.

    A unit that another program split into segments is one row again, with the least of their
    states. Notes come back as comments, but for those written by the export. Raises
    `ExportError` for what is not XLIFF 2, has a document type, or is too large.
    """
    root = _root(data, path)
    core = etree.QName(root).namespace or ""
    rows: list[IncomingRow] = []
    properties: dict[str, str] = {}
    base: dict[tuple[str, str], BaseText] = {}
    articles: list[str] = []
    strays: list[Comment] = []
    for file in root.iterfind(f"{{{core}}}file"):
        article = file.get("id", "")
        articles.append(article)
        strays += _comments(file, core)
        properties |= _own_metadata(file)
        for unit in file.iter(f"{{{core}}}unit"):
            own = _own_metadata(unit)
            if SOURCE in own and STATE in own:
                base[article, unit.get("id", "")] = BaseText(
                    own[SOURCE], own.get(TARGET, ""), own[STATE], own.get(CONTEXT)
                )
            rows.append(_row(unit, core, article))
    return IncomingFile(
        rows=tuple(rows),
        article=articles[0] if len(articles) == 1 else "",
        source_language=_language(root, "srcLang", properties.pop("source_language", ""), path),
        target_language=_language(root, "trgLang", properties.pop("target_language", ""), path),
        properties=properties,
        base=base,
        strays=tuple(strays),
    )


def _root(data: bytes, path: Path) -> etree._Element:
    if len(data) > MOST_BYTES:
        raise ExportError("the file is too large", path=path, hint="Send one article a file")
    if has_document_type(data):
        raise ExportError("the file has a document type", path=path, hint=_HINT)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as err:
        line = err.lineno if err.lineno else None
        raise ExportError("not well-formed XML", path=path, line=line, hint=_HINT) from err
    if root.tag not in (f"{{{CORE}}}xliff", f"{{{CORE_2_2}}}xliff"):
        raise ExportError("not an XLIFF 2 file", path=path, hint=_HINT)
    return root


def _language(root: etree._Element, name: str, exported: str, path: Path) -> str:
    """The language as it was exported; programs may add a region to it.

    Raises `ExportError` where the file says another one now.
    """
    said = root.get(name, "")
    if not exported:
        return said
    if said.partition("-")[0].lower() != exported.partition("-")[0].lower():
        message = f"refused, its {name} is {said or 'empty'}; it was exported as {exported}"
        raise ExportError(message, path=path, hint="Ask for the file in its own language")
    return exported


def _row(unit: etree._Element, core: str, article: str) -> IncomingRow:
    name = unit.get("id", "")
    data = {
        each.get("id", ""): "".join(map(str, each.itertext()))
        for each in unit.iter(f"{{{core}}}data")
    }
    sources: list[str] = []
    targets: list[str] = []
    states: list[str] = []
    for part in unit:
        if part.tag not in (f"{{{core}}}segment", f"{{{core}}}ignorable"):
            continue
        source = part.find(f"{{{core}}}source")
        target = part.find(f"{{{core}}}target")
        text = "" if source is None else inline_text(source, data)
        sources.append(text)
        is_segment = part.tag == f"{{{core}}}segment"
        # What lies between segments is blanks, and a program need not repeat them.
        unsaid = "" if is_segment else text
        targets.append(unsaid if target is None else inline_text(target, data))
        if is_segment:
            state = part.get("state", "initial")
            # a word that is no state of XLIFF 2 is told as it stands
            states.append(STATUS_OF.get(state, f"state {state}"))
    translated = "".join(targets)
    known = _own_metadata(unit).get(TERMS, "")
    return IncomingRow(
        id=name,
        source="".join(sources),
        target=translated if translated.strip() else "",
        status=_least(states),
        comments=tuple(_comments(unit, core)),
        place=f"unit {name}",
        article=article,
        strays=tuple(_other_terms(unit, known)),
    )


def _other_terms(unit: etree._Element, exported: str) -> Iterator[Comment]:
    """The terms beside a sentence where people changed them; programs may leave them all out."""
    terms = [
        tuple(clean_text(entry.findtext(f"{{{GLOSSARY}}}{part}") or "") for part in _TERM)
        for entry in unit.iter(f"{{{GLOSSARY}}}glossEntry")
    ]
    if exported and terms and terms_digest((one, other) for one, other in terms) != exported:
        yield Comment(f"Terms: {'; '.join(' = '.join(each) for each in terms)}")


def _least(states: Sequence[str]) -> str:
    """The least of some states; the first that is none, where there is one."""
    unknown = [state for state in states if state not in _RANK]
    return unknown[0] if unknown else min(states, key=_RANK.index, default="")


def _comments(unit: etree._Element, core: str) -> Iterator[Comment]:
    """The notes under a unit, or a file, that people wrote."""
    for note in unit.iterfind(f"{{{core}}}notes/{{{core}}}note"):
        text = "".join(map(str, note.itertext())).strip()
        if text and note.get("category") != OWN:
            yield Comment(text)


def _own_metadata(element: etree._Element) -> dict[str, str]:
    """What the export wrote directly under a file or unit."""
    found: dict[str, str] = {}
    for group in element.iterfind(f"{{{METADATA}}}metadata/{_GROUP}"):
        if group.get("category") == OWN:
            found |= {each.get("type", ""): each.text or "" for each in group.iterfind(_META)}
    return found
