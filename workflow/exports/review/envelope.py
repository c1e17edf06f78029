"""What a returned file says of itself: its parts, its export, who saved it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from workflow.errors import ExportError
from workflow.exports.review.opening import Parts
from workflow.exports.review.packing import EXPORT_ID, OURSELVES
from workflow.exports.review.record import NAMESPACE, Record, from_parts
from workflow.exports.review.walking import Looks, View, W, pieces_of

_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
# "French · 3f9a2c11d07b5e42", as the footer has it
_SHOWN_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")
HINT = "Send the file that bilingual export --layout review made"


def record_of(parts: Parts, path: Path, recorded: Callable[[str], Record | None]) -> Record:
    """The desk's own record of the export, else the file's."""
    carried = _carried_record(parts, path)
    name = _export_id(parts) or (carried.export_id if carried else "")
    if not name:
        # Google Docs keeps neither properties nor customXml, but the footer, which shows the id.
        shown = (each for text in margins(parts) for each in _SHOWN_ID.findall(text))
        name = next((each for each in shown if recorded(each) is not None), "")
    if not name:
        raise ExportError("refused, it is not a review copy of Bilingual", path=path, hint=HINT)
    record = recorded(name)
    if record is None and carried is not None and carried.export_id == name:
        record = carried
    if record is None:
        raise ExportError(
            f"refused, nothing is known of the export {name}: neither this desk nor the file "
            "says what its texts were",
            path=path,
            hint="Ask for the file again, saved as .docx",
        )
    return record


def _export_id(parts: Parts) -> str:
    root = parts.optional_tree("docProps/custom.xml")
    for each in () if root is None else root:
        if each.get("name") == EXPORT_ID:
            return "".join(str(text) for text in each.itertext()).strip()
    return ""


def margins(parts: Parts) -> Iterator[str]:
    """The text of each paragraph of the headers and footers."""
    for name in sorted(parts.names):
        if _MARGIN.fullmatch(name):
            for paragraph in parts.tree(name).iter(f"{W}p"):
                pieces = pieces_of([paragraph], Looks({}, {}))
                yield "".join(piece.text for piece in pieces if piece.is_in(View.FINAL))


def _carried_record(parts: Parts, path: Path) -> Record | None:
    for name in sorted(parts.names):
        if not (name.startswith("customXml/item") and name.endswith(".xml")):
            continue
        root = parts.tree(name)
        if root.tag != f"{{{NAMESPACE}}}review":
            continue
        try:
            return from_parts(
                root.findtext(f"{{{NAMESPACE}}}head") or "",
                (
                    (
                        article.findtext(f"{{{NAMESPACE}}}name") or "",
                        [unit.text or "" for unit in article.iter(f"{{{NAMESPACE}}}unit")],
                    )
                    for article in root.iter(f"{{{NAMESPACE}}}article")
                ),
            )
        except ValueError as err:
            raise ExportError(
                "refused, its record of what was exported is damaged", path=path, hint=HINT
            ) from err
    return None


def main_part(parts: Parts, path: Path) -> str:
    root = parts.optional_tree("_rels/.rels")
    for each in () if root is None else root.iter(_RELATED):
        if (each.get("Type") or "").endswith("/officeDocument"):
            name = posixpath.normpath((each.get("Target") or "").lstrip("/"))
            if name in parts.names:
                return name
    raise ExportError("refused, it is not a Word document", path=path, hint=HINT)


def relationships_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def related_parts(parts: Parts, main: str) -> dict[str, str]:
    """The part of each kind that the main part leads to, by the last word of the kind."""
    root = parts.optional_tree(relationships_of(main))
    folder = posixpath.dirname(main)
    found: dict[str, str] = {}
    for each in () if root is None else root.iter(_RELATED):
        if each.get("TargetMode") != "External":
            kind = (each.get("Type") or "").rpartition("/")[2]
            target = each.get("Target") or ""
            joined = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            found.setdefault(kind, posixpath.normpath(joined))
    return found


def tree_of(parts: Parts, related: Mapping[str, str], kind: str) -> etree._Element | None:
    return parts.optional_tree(related[kind]) if kind in related else None


def told_by(parts: Parts, record: Record) -> tuple[str, str]:
    """The program and the person that saved the file last; we ourselves are nobody."""
    program = _property(parts, "docProps/app.xml", "Application")
    person = _property(parts, "docProps/core.xml", "lastModifiedBy")
    return program, "" if person == (record.desk or OURSELVES) else person


def _property(parts: Parts, part: str, name: str) -> str:
    root = parts.optional_tree(part)
    for each in () if root is None else root:
        if str(each.tag).endswith(f"}}{name}"):
            return " ".join((each.text or "").split())
    return ""
