"""Word documents with pictures, built for tests."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

TEXT = "The People's Committee of the province opened the new road to the border on Saturday."


def png(width: int, height: int, shade: int = 120) -> bytes:
    """A grey PNG."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    rows = (b"\0" + bytes([shade]) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def with_pictures() -> DocumentType:
    """An article with two pictures, the first of them shown again at the end."""
    document = Document()
    document.core_properties.language = "en"
    document.add_heading("The province opens a new road", 0)
    document.add_paragraph(TEXT)
    add_picture(document, png(400, 260), "Lorries on a mountain road", 120)
    document.add_paragraph("The road seen from the pass. (Photo: VNA)", style="Caption")
    document.add_paragraph("It is ninety kilometres long and joins three districts.")
    add_picture(document, png(200, 300, 40))
    document.add_paragraph("Villagers at the opening. (Photo: VNA)", style="Caption")
    document.add_paragraph("The work goes on, and the road will be widened next year.")
    add_picture(document, png(400, 260), "", 60)
    return document


def add_picture(document: DocumentType, data: bytes, alt: str = "", width: int = 0) -> None:
    """Put a picture into a paragraph of its own; `width` in millimetres."""
    shape = document.add_picture(io.BytesIO(data), width=Mm(width) if width else None)
    shape._inline.docPr.set("descr", alt)


def link_last_picture(document: DocumentType, address: str) -> None:
    """Make the last picture one that is only linked to."""
    blip = document.inline_shapes[-1]._inline.find(f".//{qn('a:blip')}")
    assert blip is not None
    key = document.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    del blip.attrib[qn("r:embed")]
    blip.set(qn("r:link"), key)


def replace_media(data: bytes, number: int, name: str, content: bytes) -> bytes:
    """The Word file with another content, under another name, in place of its nth picture."""
    import zipfile

    out = io.BytesIO()
    old = f"word/media/image{number}.png"
    suffix = name.rpartition(".")[2]
    kind = f'<Default Extension="{suffix}" ContentType="image/x-{suffix}"/>'
    with zipfile.ZipFile(io.BytesIO(data)) as entries, zipfile.ZipFile(out, "w") as packed:
        for entry in entries.namelist():
            found = entries.read(entry)
            if entry == "[Content_Types].xml":
                found = found.replace(b"</Types>", kind.encode() + b"</Types>")
            if entry == "word/_rels/document.xml.rels":
                found = found.replace(f"media/image{number}.png".encode(), f"media/{name}".encode())
            is_old = entry == old
            packed.writestr(f"word/media/{name}" if is_old else entry, content if is_old else found)
    return out.getvalue()


def saved(document: DocumentType, path: Path) -> Path:
    """Save the document there."""
    document.save(str(path))
    return path
