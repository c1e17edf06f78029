"""The parts of a review copy put together."""

from __future__ import annotations

import datetime
import uuid

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from workflow.exports import ooxml, ooxml_review
from workflow.exports.review.copying import ReviewCopy
from workflow.exports.review.record import to_xml
from workflow.exports.review.writing import Writer, comments
from workflow.exports.save import package_bytes
from workflow.exports.styles import FONTS, SANS, SERIF, styles_xml

EXPORT_ID = "bilingual_export_id"
DESK = "bilingual_desk"
PAIR = "bilingual_languages"
OURSELVES = "Bilingual"

_HEADER_ID = "rHeader"
_FOOTER_ID = "rFooter"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_PROPERTIES = f"{_OFFICE}/relationships/custom-properties"
_CUSTOM_XML = f"{_OFFICE}/relationships/customXml"
_CUSTOM_XML_PROPERTIES = f"{_OFFICE}/relationships/customXmlProps"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = datetime.date(1980, 1, 1)
_LONGEST_PROPERTY = 255


def review_document(copy: ReviewCopy) -> bytes:
    """The .docx of a review copy; the same copy gives the same bytes."""
    writer = Writer(copy)
    record = copy.record
    body = writer.body()
    package = Package()
    main = _part(
        package,
        "/word/document.xml",
        CONTENT_TYPE.WML_DOCUMENT_MAIN,
        ooxml_review.document(body, _HEADER_ID, _FOOTER_ID),
    )
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    for identifier, kind, part in _side_parts(package, copy, writer):
        main.load_rel(kind, part, identifier)
    for address, identifier in writer.links.addresses.items():
        main.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, identifier, is_external=True)
    application = ooxml.app_part(OURSELVES)
    app = _part(package, "/docProps/app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, application)
    package.relate_to(app, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    told = {
        EXPORT_ID: record.export_id,
        DESK: record.desk,
        PAIR: f"{record.source_language}-{record.target_language}",
    }
    custom = _part(
        package,
        "/docProps/custom.xml",
        CONTENT_TYPE.OFC_CUSTOM_PROPERTIES,
        ooxml_review.custom_part(told),
    )
    package.relate_to(custom, _CUSTOM_PROPERTIES)
    _set_properties(package, copy)
    return package_bytes(package)


def _side_parts(package: Package, copy: ReviewCopy, writer: Writer) -> list[tuple[str, str, Part]]:
    """Relationship id, relationship type and part of all that the main part leads to."""
    kind, content = RELATIONSHIP_TYPE, CONTENT_TYPE
    source, target = writer.source, writer.target
    width = ooxml_review.PAGE_WIDTH - 2 * ooxml_review.SIDE

    def part(name: str, content_type: str, text: str) -> Part:
        return _part(package, f"/word/{name}.xml", content_type, text)

    styles = styles_xml(source, target, width)
    settings = ooxml_review.settings_part(source)
    record = _part(package, "/customXml/item1.xml", CONTENT_TYPE.XML, to_xml(copy.record))
    store = uuid.UUID(hex=f"{copy.record.export_id:0<32}")
    properties = (
        f'<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{{{str(store).upper()}}}">'
        "<ds:schemaRefs/></ds:datastoreItem>"
    )
    described = _part(
        package,
        "/customXml/itemProps1.xml",
        CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
        properties,
    )
    record.load_rel(_CUSTOM_XML_PROPERTIES, described, "rId1")
    parts = [
        ("rStyles", kind.STYLES, part("styles", content.WML_STYLES, styles)),
        ("rSettings", kind.SETTINGS, part("settings", content.WML_SETTINGS, settings)),
        (
            "rFonts",
            kind.FONT_TABLE,
            part("fontTable", content.WML_FONT_TABLE, ooxml.font_table_part(FONTS)),
        ),
        (
            "rTheme",
            kind.THEME,
            part("theme/theme1", content.OFC_THEME, ooxml.theme_part(SERIF, SANS)),
        ),
        (_HEADER_ID, kind.HEADER, part("header1", content.WML_HEADER, writer.header())),
        (_FOOTER_ID, kind.FOOTER, part("footer1", content.WML_FOOTER, writer.footer())),
        ("rRecord", _CUSTOM_XML, record),
    ]
    if copy.remarks:
        markup = comments(copy.remarks)
        parts.append(("rComments", kind.COMMENTS, part("comments", content.WML_COMMENTS, markup)))
    return parts


def _part(package: Package, name: str, content_type: str, text: str) -> Part:
    return Part(PackURI(name), content_type, (_DECLARED + text).encode(), package)


def _set_properties(package: Package, copy: ReviewCopy) -> None:
    """Fill the core properties; every one that python-docx fills from the clock is set."""
    record, first = copy.record, copy.documents[0]
    day = first.metadata.date or _EPOCH
    moment = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    names = ", ".join(article.id for article in record.articles)
    pair = f"{record.source_language}-{record.target_language}"
    properties = package.core_properties
    properties.title = _property(first.title or first.article_id)
    properties.subject = _property(f"{record.source_language} → {record.target_language}")
    properties.author = _property(record.desk or OURSELVES)
    properties.last_modified_by = _property(record.desk or OURSELVES)
    properties.language = record.target_language
    properties.keywords = _property(f"{names}; {pair}")
    properties.identifier = record.export_id
    properties.comments = ""
    properties.revision = 1
    properties.created = moment
    properties.modified = moment


def _property(text: str) -> str:
    return " ".join(ooxml.clean_text(text).split())[:_LONGEST_PROPERTY]
