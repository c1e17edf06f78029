"""Markup of pictures as text (ECMA-376 part 1, 20.4 and 20.2), and the register of their files.

`ooxml` has the elements of the text itself; the same rules hold here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workflow.exports.languages import Language
from workflow.exports.ooxml import escape

EMU_PER_TWIP = 635
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


class Pictures:
    """The picture files of a document, each once, and the numbers of its drawings."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, bytes], str] = {}
        self._drawn = 0

    @property
    def files(self) -> Mapping[tuple[str, bytes], str]:
        """Relationship id of each kind and content."""
        return self._ids

    def relationship(self, kind: str, data: bytes) -> str:
        """The id under which the document refers to these bytes."""
        return self._ids.setdefault((kind, data), f"rPicture{len(self._ids) + 1}")

    def next_number(self) -> int:
        """A number no other drawing of the document has."""
        self._drawn += 1
        return self._drawn


def picture_run(
    relationship: str, number: int, width: int, height: int, alt: str, language: Language
) -> str:
    """A run that shows a picture in the line, `width` and `height` in twentieths of a point."""
    size = f'cx="{width * EMU_PER_TWIP}" cy="{height * EMU_PER_TWIP}"'
    name = f'id="{number}" name="Picture {number}" descr="{escape(alt)}"'
    return (
        f"<w:r><w:rPr><w:noProof/>{language.run_properties}</w:rPr><w:drawing>"
        f'<wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/><wp:docPr {name}/><wp:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relationship}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def spanning_row(widths: Sequence[int], first: str, rest: str) -> str:
    """A row, never broken over pages, of a first cell and one over all other columns."""
    return (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f'<w:tc><w:tcPr><w:tcW w:w="{widths[0]}" w:type="dxa"/></w:tcPr>{first}</w:tc>'
        f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths[1:])}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{len(widths) - 1}"/></w:tcPr>{rest}</w:tc></w:tr>'
    )
