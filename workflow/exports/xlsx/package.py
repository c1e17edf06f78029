"""The parts of a workbook and where they lead to, read without trusting them.

Open Packaging Conventions, ECMA-376 part 2. Names of types are compared by their last word, and
elements by their local names, so that the strict form is read like the usual one.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from lxml import etree

from workflow.exports.zipping import has_document_type


class _Safely(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    huge_tree: bool
    remove_comments: bool
    remove_pis: bool


SAFE: _Safely = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""How every part is parsed."""


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of a part to another one in the file."""

    kind: str
    """The last word of its type: `worksheet`, `sharedStrings`."""
    part: str


class Package:
    """The parts of an open archive, each read when asked for."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = frozenset(archive.namelist())

    def read(self, part: str) -> bytes:
        """The bytes of an XML part. Raises `KeyError` where it is missing, `ValueError` for one
        with a document type: `check_archive` goes by the names that parts usually have."""
        data = self._archive.read(part)
        if has_document_type(data):
            raise ValueError(f"{part} has a document type")
        return data

    def tree(self, part: str) -> etree._Element:
        """The root of an XML part; raises `XMLSyntaxError` also for broken XML."""
        return etree.fromstring(self.read(part), etree.XMLParser(**SAFE))

    def links(self, part: str) -> dict[str, Link]:
        """Where a part leads to, by the id of the relationship; `""` is the file itself."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self._names:
            return {}
        return {
            each.get("Id", ""): Link(
                posixpath.basename(each.get("Type", "")),
                # "/xl/worksheets/sheet1.xml" is as good as "worksheets/sheet1.xml"
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:],
            )
            for each in self.tree(listed).iterfind("{*}Relationship")
            if each.get("TargetMode") != "External"
        }

    def linked(self, part: str, kind: str) -> Iterator[etree._Element]:
        """The roots of the parts of one kind that a part leads to and that are there."""
        for link in self.links(part).values():
            if link.kind == kind and link.part in self._names:
                yield self.tree(link.part)
