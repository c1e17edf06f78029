"""A Word file opened to be looked at, and what it says of itself."""

from __future__ import annotations

import functools
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from workflow.exports.review.envelope import main_part, relationships_of
from workflow.exports.review.opening import Parts
from workflow.exports.review.packing import EXPORT_ID, OURSELVES
from workflow.exports.review.walking import R, W
from workflow.exports.verification.values import Kind
from workflow.exports.words import every_word

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_XML = (".xml", ".rels")
# "header1.xml", "footnotes.xml": what shows text beside the main part
_SHOWS = re.compile(r"(?:header|footer|footnotes|endnotes|comments)\d*\.xml")
_EMBEDDED = {f"{R}{name}" for name in ("id", "embed", "link", "pict", "dm", "lo", "qs", "cs")}


@dataclass(frozen=True, slots=True)
class Relationship:
    """One line of a part's relationships."""

    id: str
    kind: str
    """The last word of its type: `hyperlink`."""
    target: str
    """The name of the part it leads to, or the address."""
    is_external: bool


class WordFile:
    """The parts of a file, each parsed once."""

    def __init__(self, data: bytes, path: Path) -> None:
        """Open the file. Raises `ExportError` for what is not safe or not a Word file."""
        self.data = data
        self.path = path
        self.parts = Parts(data, path)
        self.main = main_part(self.parts, path)
        self._trees: dict[str, etree._Element] = {}

    @property
    def names(self) -> list[str]:
        """Names of all parts, in order."""
        return sorted(self.parts.names)

    @property
    def entries(self) -> list[zipfile.ZipInfo]:
        """The entries of the zip as they stand in it."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as opened:
            return opened.infolist()

    def tree(self, name: str) -> etree._Element:
        """The root of an XML part. Raises `ExportError` for one that cannot be read."""
        if name not in self._trees:
            self._trees[name] = self.parts.tree(name)
        return self._trees[name]

    def optional(self, name: str) -> etree._Element | None:
        """The same, or `None` where there is no such part."""
        return self.tree(name) if name in self.parts.names else None

    @property
    def xml_names(self) -> list[str]:
        """Names of the XML parts."""
        return [name for name in self.names if name.lower().endswith(_XML)]

    @functools.cached_property
    def body(self) -> etree._Element:
        """The root of the main part."""
        return self.tree(self.main)

    @functools.cached_property
    def shown(self) -> Mapping[str, etree._Element]:
        """The parts that show text, the main one first."""
        folder = posixpath.dirname(self.main)
        names = [
            name
            for name in self.names
            if posixpath.dirname(name) == folder and _SHOWS.fullmatch(posixpath.basename(name))
        ]
        return {self.main: self.body} | {name: self.tree(name) for name in names}

    @property
    def styles_name(self) -> str:
        """The name of the styles part."""
        return posixpath.join(posixpath.dirname(self.main), "styles.xml")

    @functools.cached_property
    def styles(self) -> Mapping[str, etree._Element]:
        """The styles by id."""
        root = self.optional(self.styles_name)
        found = () if root is None else root.iter(f"{W}style")
        return {str(style.get(f"{W}styleId")): style for style in found}

    def relationships(self, name: str) -> Sequence[Relationship]:
        """The relationships of a part; of the package itself where `name` is empty."""
        root = self.optional(relationships_of(name) if name else "_rels/.rels")
        folder = posixpath.dirname(name)
        out = []
        for each in () if root is None else root.iter(RELATIONSHIP):
            target, external = each.get("Target") or "", each.get("TargetMode") == "External"
            if not external:
                joined = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                target = posixpath.normpath(joined).lstrip("/")
            kind = (each.get("Type") or "").rpartition("/")[2]
            out.append(Relationship(each.get("Id") or "", kind, target, external))
        return out

    def used_relationships(self, name: str) -> Iterator[str]:
        """The relationship ids that the markup of a part names."""
        for element in self.tree(name).iter():
            for key, value in element.attrib.items():
                if key in _EMBEDDED:
                    yield str(value)

    def property(self, part: str, name: str) -> str:
        """A property in `docProps/`, by the last word of its element; empty where it is not."""
        root = self.optional(f"docProps/{part}.xml")
        for each in () if root is None else root:
            if str(each.tag).endswith(f"}}{name}"):
                return (each.text or "").strip()
        return ""

    @functools.cached_property
    def export_id(self) -> str:
        """The id of the export of a review copy; empty for any other file."""
        root = self.optional("docProps/custom.xml")
        for each in () if root is None else root:
            if each.get("name") == EXPORT_ID:
                return "".join(str(text) for text in each.itertext()).strip()
        return ""

    @functools.cached_property
    def is_ours(self) -> bool:
        """Whether the file is as we saved it, or says so."""
        return self.property("app", "Application") == OURSELVES

    @functools.cached_property
    def kind(self) -> Kind:
        """What the file is."""
        if self.export_id:
            return Kind.REVIEW
        if not self.is_ours:
            return Kind.OTHER
        told = {words.partition(" {")[0] for words in every_word("changes_since")}
        told |= set(every_word("changes"))
        for text in self.texts_in("BilingualKicker"):
            said = text.rpartition(" · ")[2]
            if any(said.startswith(words) for words in told):
                return Kind.REDLINE
        return Kind.PUBLICATION

    def texts_in(self, style: str) -> list[str]:
        """The texts of the paragraphs in a style of the main part."""
        return [
            "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
            for paragraph in self.body.iter(f"{W}p")
            if style_of(paragraph) == style
        ]


def style_of(paragraph: etree._Element) -> str:
    """Id of a paragraph's style; empty where it names none."""
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if named is None else str(named.get(f"{W}val"))
