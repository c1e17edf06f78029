"""The parts of a Word file put together with python-docx' package classes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.parts.styles import StylesPart

from workflow.exports import ooxml
from workflow.exports.aligned import AlignedDocument
from workflow.exports.frame import footer_status, watermark_runs
from workflow.exports.page_kinds import layout_styles
from workflow.exports.reference_docx import Reference
from workflow.exports.rows import Setting
from workflow.exports.save import package_bytes
from workflow.exports.styles import FONTS, SANS, SERIF, styles_xml

_APPLICATION = "Bilingual"
_EPOCH = datetime.date(1980, 1, 1)
"""Stands in document properties where the article has no date."""
_LONGEST_PROPERTY = 255
HEADER_ID = "rHeader"
FOOTER_ID = "rFooter"


@dataclass(frozen=True, slots=True)
class Markup:
    """The text of the parts that show something."""

    document: str
    headers: Mapping[str, str]
    """By relationship id."""
    footer: str


def word_bytes(
    markup: Markup,
    document: AlignedDocument,
    setting: Setting,
    reference: Reference | None,
    documents: Sequence[AlignedDocument],
) -> bytes:
    """The .docx made of the markup, with styles, settings, fonts and properties.

    `document` gives the properties; `documents` are those that head and foot speak of.
    """
    package = Package()
    main = DocumentPart(
        PackURI("/word/document.xml"),
        CONTENT_TYPE.WML_DOCUMENT_MAIN,
        parse_xml(markup.document),
        package,
    )
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    for identifier, address_type, part in (
        *_side_parts(package, markup, setting, reference),
        *_running(package, markup, setting, reference, documents),
    ):
        main.load_rel(address_type, part, identifier)
    for address, identifier in setting.links.addresses.items():
        main.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, identifier, is_external=True)
    for number, ((form, data), identifier) in enumerate(setting.pictures.files.items(), start=1):
        address = PackURI(f"/word/media/picture{number}.{form}")
        main.load_rel(
            RELATIONSHIP_TYPE.IMAGE, Part(address, f"image/{form}", data, package), identifier
        )
    app = Part(
        PackURI("/docProps/app.xml"),
        CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
        ooxml.app_part(_APPLICATION).encode(),
        package,
    )
    package.relate_to(app, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    _set_properties(package, document, setting)
    return package_bytes(package)


def _xml_part(
    package: Package, name: str, content_type: str, text: str, part: type[XmlPart] = XmlPart
) -> XmlPart:
    return part(PackURI(f"/word/{name}.xml"), content_type, parse_xml(text), package)


def _side_parts(
    package: Package, markup: Markup, setting: Setting, reference: Reference | None
) -> list[tuple[str, str, Part]]:
    """Relationship id, relationship type and part of styles, settings, fonts and theme."""
    width = setting.paper.text_width
    kind, content = RELATIONSHIP_TYPE, CONTENT_TYPE

    def xml(name: str, content_type: str, text: str, part: type[XmlPart] = XmlPart) -> XmlPart:
        return _xml_part(package, name, content_type, text, part)

    layout = setting.publication.layout
    styles = styles_xml(
        setting.source,
        setting.target,
        width,
        setting.others,
        lambda columns: layout_styles(layout, setting.paper, columns),
    )
    settings = ooxml.settings_part(setting.source, hyphenated=setting.publication.is_hyphenated)
    fonts = ooxml.font_table_part(FONTS)
    theme = ooxml.theme_part(SERIF, SANS)
    made = xml("styles", content.WML_STYLES, styles, StylesPart)
    if reference is not None:
        reference.restyle(made.element)
    return [
        ("rStyles", kind.STYLES, made),
        ("rSettings", kind.SETTINGS, xml("settings", content.WML_SETTINGS, settings)),
        ("rFonts", kind.FONT_TABLE, xml("fontTable", content.WML_FONT_TABLE, fonts)),
        ("rTheme", kind.THEME, xml("theme/theme1", content.OFC_THEME, theme)),
    ]


def _running(
    package: Package,
    markup: Markup,
    setting: Setting,
    reference: Reference | None,
    documents: Sequence[AlignedDocument],
) -> list[tuple[str, str, Part]]:
    """The same of headers and footer: the reference document's, where it has them."""
    kind, content = RELATIONSHIP_TYPE, CONTENT_TYPE
    out: list[tuple[str, str, Part]] = []
    if reference is not None and reference.header is not None:
        mark = watermark_runs(setting)
        part = reference.header_part(package, mark)
        out.append((HEADER_ID, kind.HEADER, part))
    else:
        for number, (identifier, header) in enumerate(markup.headers.items(), start=1):
            part = _xml_part(package, f"header{number}", content.WML_HEADER, header, HeaderPart)
            out.append((identifier, kind.HEADER, part))
    if reference is not None and reference.footer is not None:
        part = reference.footer_part(package, footer_status(documents, setting))
    else:
        part = _xml_part(package, "footer1", content.WML_FOOTER, markup.footer, FooterPart)
    out.append((FOOTER_ID, kind.FOOTER, part))
    return out


def _set_properties(package: OpcPackage, document: AlignedDocument, setting: Setting) -> None:
    """Fill the core properties; every one that python-docx fills from the clock is set."""
    day = document.metadata.date or _EPOCH
    moment = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    pair = f"{setting.source.code}-{setting.target.code}"
    properties = package.core_properties
    properties.title = _property(document.title or document.article_id)
    properties.subject = _property(f"{setting.source.name} → {setting.target.name}")
    properties.author = _property(document.metadata.agency or document.desk or _APPLICATION)
    properties.last_modified_by = _property(document.desk or _APPLICATION)
    properties.language = setting.target.tag
    properties.keywords = _property(f"{document.article_id}; {pair}")
    properties.identifier = _property(f"{document.article_id}.{pair}")
    properties.comments = _property(document.signature)
    properties.revision = 1
    properties.created = moment
    properties.modified = moment


def _property(text: str) -> str:
    """The text on one line, as long as a property may be."""
    return " ".join(ooxml.clean_text(text).split())[:_LONGEST_PROPERTY]
