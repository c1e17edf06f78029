"""WordprocessingML of review copies: locked cells, bookmarks, comments, recorded changes.

As `ooxml`, every function returns markup to be joined; section numbers are ECMA-376 part 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workflow.exports import ooxml
from workflow.exports.languages import Language

PAGE_WIDTH = 16838
SIDE = 1134
"""A4 on its long side, and its margins left and right, in twentieths of a point."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES = f"{_OFFICE}/custom-properties"
_TYPES = f"{_OFFICE}/docPropsVTypes"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id that all custom properties share (22.3.2)."""
_BEFORE_TAB_STOP = "<w:defaultTabStop"
_RECORDED = '<w:trackRevisions/><w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>'


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment beside a sentence."""

    number: int
    author: str
    lines: tuple[str, ...]


def run(text: str, language: Language, style: str = "", *, proof: bool = True) -> str:
    """A run whose characters stay just what they are, so that they can be compared later.

    Line breaks and tabs become their elements; unlike `ooxml.run` it changes no hyphen.
    """
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    unchecked = "" if proof else "<w:noProof/>"
    content = []
    for number, line in enumerate(ooxml.escape(text).split("\n")):
        content.append("<w:br/>" if number else "")
        pieces = (
            f'<w:t xml:space="preserve">{piece}</w:t>' * bool(piece) for piece in line.split("\t")
        )
        content.append("<w:tab/>".join(pieces))
    return (
        f"<w:r><w:rPr>{named}{unchecked}{language.run_properties}</w:rPr>{''.join(content)}</w:r>"
    )


def bookmark(number: int, name: str, content: str) -> str:
    """Content under a bookmark (17.13.6.2)."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def locked(number: int, name: str, runs: str, *, plain: bool) -> str:
    """Runs that cannot be edited: a content control round them, not round their paragraph.

    `plain` says that all runs look alike: the control is then a plain-text one, whose title
    more programs keep. Controls round paragraphs or cells make LibreOffice 7.4 write deleted
    and inserted text one after the other.
    """
    text = "<w:text/>" if plain else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="s:{name}"/>'
        f'<w:id w:val="{number}"/><w:lock w:val="sdtContentLocked"/>'
        f'<w15:appearance w15:val="hidden"/>{text}</w:sdtPr>'
        f"<w:sdtContent>{runs}</w:sdtContent></w:sdt>"
    )


def remarked(remarks: Iterable[Remark], content: str, language: Language) -> str:
    """Content that comments stand beside (17.13.4)."""
    numbers = [remark.number for remark in remarks]
    begin = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)
    properties = f"<w:rPr>{language.run_properties}</w:rPr>"
    end = "".join(
        f'<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r>{properties}<w:commentReference w:id="{number}"/></w:r>'
        for number in numbers
    )
    return f"{begin}{content}{end}"


def comments_part(remarks: Iterable[Remark], language: Language) -> str:
    """The comments part. No comment has a date: nobody wrote it at a time."""
    entries = "".join(
        f'<w:comment w:id="{remark.number}" w:author="{ooxml.escape(remark.author)}"'
        ' w:initials="B">'
        + "".join(f"<w:p>{run(line, language)}</w:p>" for line in remark.lines)
        + "</w:comment>"
        for remark in remarks
    )
    return f"<w:comments {_W}>{entries}</w:comments>"


def document(body: str, header: str, footer: str) -> str:
    """The main part, its pages on their long side; `header` and `footer` are relationship ids."""
    return (
        f'<w:document {_W} xmlns:r="{_OFFICE}/relationships" xmlns:w15="{_W15}"'
        f' xmlns:mc="{_MC}" mc:Ignorable="w15"><w:body>{body}<w:sectPr>'
        f'<w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="11906" w:orient="landscape"/>'
        f'<w:pgMar w:top="1304" w:right="{SIDE}" w:bottom="1304" w:left="{SIDE}"'
        ' w:header="567" w:footer="567" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def settings_part(language: Language) -> str:
    """The settings part of a document whose every change is recorded.

    The protection has no password: it reminds people, it does not stop them.
    """
    return ooxml.settings_part(language).replace(
        _BEFORE_TAB_STOP, f"{_RECORDED}{_BEFORE_TAB_STOP}", 1
    )


def custom_part(properties: Mapping[str, str]) -> str:
    """The custom properties part."""
    entries = "".join(
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="{number}" name="{ooxml.escape(name)}">'
        f"<vt:lpwstr>{ooxml.escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), start=2)
    )
    return f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{entries}</Properties>'
