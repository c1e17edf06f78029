"""The checklist finds every fault that is put into a good file, names it and says where."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree
from review_edits import W, edited, element, with_parts
from word_samples import block, document

from workflow.article import Metadata
from workflow.errors import ExportError
from workflow.exports import Publication, word_document
from workflow.exports.review.copying import Notes, review_copy
from workflow.exports.review.packing import review_document
from workflow.exports.verification.checklist import verified
from workflow.exports.verification.values import Fault, Kind, Point, State

Seed = Callable[[bytes], bytes]
HERE = Path("made.docx")
ARTICLE = document(
    [
        block("title", ("Council meets", "Le conseil siège")),
        block("paragraph", ("It rained.", "Il a plu."), ('<a id="1">See</a> it.', "Voyez."),
              links=("https://example.org/",)),
    ],
    "en",
    "fr",
    metadata=Metadata(agency="Northern Bulletin"),
)  # fmt: skip


def publication() -> bytes:
    return word_document(ARTICLE)


def review() -> bytes:
    notes = {("sample", None, "It rained."): Notes(("[ERROR numbers] 12 is missing",))}
    return review_document(review_copy([ARTICLE], notes))


def main_part(change: Callable[[str], str], name: str = "word/document.xml") -> Seed:
    """The file with the text of a part changed; the change has to change something."""

    def seed(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as entries:
            before = entries.read(name).decode()
        after = change(before)
        assert after != before
        return with_parts(data, {name: after.encode()})

    return seed


def swap(old: str, new: str, name: str = "word/document.xml") -> Seed:
    """The first match of a pattern replaced."""
    return main_part(lambda text: re.sub(old, new, text, count=1), name)


def twice(kind: str) -> Seed:
    """The second element of a kind gets the id of the first."""

    def seed(data: bytes) -> bytes:
        def edit(root: etree._Element) -> None:
            first, second = list(root.iter(f"{W}{kind}"))[:2]
            for key in first.attrib:
                second.set(key, first.get(key) or "")

        return edited(data, edit)

    return seed


def long_table(data: bytes) -> bytes:
    def edit(root: etree._Element) -> None:
        table = list(root.iter(f"{W}tbl"))[-1]
        for _ in range(200):
            table.append(element("<w:tr><w:trPr><w:cantSplit/></w:trPr></w:tr>"))

    return edited(data, edit)


def repacked(data: bytes, when: tuple[int, int, int, int, int, int]) -> bytes:
    """The same parts, packed at another time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as entries, zipfile.ZipFile(out, "w") as packed:
        for info in entries.infolist():
            made = zipfile.ZipInfo(info.filename, when)
            made.external_attr = 0o600 << 16
            packed.writestr(made, entries.read(info))
    return out.getvalue()


CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
)
RUN = r"(<w:r><w:rPr>)"
CORE = "docProps/core.xml"
RELS = "word/_rels/document.xml.rels"
INSERTED = '<w:ins w:id="9" w:author="Anna Berg"><w:r><w:rPr><w:lang w:val="fr-FR"/></w:rPr><w:t>x</w:t></w:r></w:ins>'

IN_PUBLICATION = [
    ("cell-too-many", swap(r"<w:tc>", "<w:tc><w:p/></w:tc><w:tc>"), "structure", "covers 4 columns of a grid of 3"),
    ("cell-width", swap(r'<w:tcW w:w="\d+"', '<w:tcW w:w="77"'), "structure", "wide in a grid of"),
    ("cell-without-paragraph", swap(r"(<w:tc><w:tcPr>.*?</w:tcPr>).*?</w:tc>", r"\1</w:tc>"), "structure", "does not end in a paragraph"),
    ("table-too-long", long_table, "structure", "rows, more than 200"),
    ("tables-without-gap", main_part(lambda text: re.sub(r"</w:tbl><w:p>.*?</w:p>", "</w:tbl>", text)), "structure", "no paragraph follows a table"),
    ("row-may-break", swap("<w:cantSplit/>", ""), "structure", "may be broken over two pages"),
    ("newline-in-text", swap(">It rained.<", ">It\nrained.<"), "structure", "a control character stands in"),
    ("tab-in-text", swap(">It rained.<", ">It\trained.<"), "structure", "a control character stands in"),
    ("unknown-paragraph-style", swap('w:pStyle w:val="BilingualSource"', 'w:pStyle w:val="Gone"'), "structure", "there is no style Gone"),
    ("style-twice", swap(r'w:styleId="BilingualTarget"', 'w:styleId="BilingualSource"', "word/styles.xml"), "structure", "2 styles have the id BilingualSource"),
    ("style-on-nothing", swap(r'w:basedOn w:val="\w+"', 'w:basedOn w:val="Gone"', "word/styles.xml"), "structure", "rests on Gone"),
    ("deleted-text-outside", swap("<w:t ([^>]*)>It rained.</w:t>", r"<w:delText \1>It rained.</w:delText>"), "structure", "w:delText outside a deletion"),
    ("link-to-nothing", swap(r'r:id="rLink1"', 'r:id="rLink9"'), "structure", "rLink9 is used and not given"),
    ("relationship-left-over", swap(r'r:id="rLink1"', 'r:id="rHeader"'), "structure", "nothing uses rLink1"),
    ("relationship-to-no-part", swap('Target="footer1.xml"', 'Target="footer7.xml"', RELS), "structure", "which is not there"),
    ("part-left-over", lambda data: with_parts(data, {"word/old.xml": b"<x/>"}), "structure", "nothing leads to the part word/old.xml"),
    ("kind-of-a-part-not-told", lambda data: with_parts(data, {"word/old.bin": b"x"}), "structure", "the kind of word/old.bin is not told"),
    ("field-without-end", swap('<w:r>(?:(?!<w:r>).)*<w:fldChar w:fldCharType="end"/></w:r>', "", "word/footer1.xml"), "structure", "a field begins and never ends"),
    ("bold-by-hand", swap(RUN, r"\1<w:b/>"), "formatting", "formatted by hand: w:b"),
    ("centred-by-hand", swap(r"(<w:pStyle [^>]*/>)", r'\1<w:jc w:val="center"/>'), "formatting", "a paragraph is formatted by hand: w:jc"),
    ("run-without-language", swap(r'<w:lang w:val="en-GB"/>', ""), "formatting", "names no language"),
    ("wrong-language", swap(r'<w:lang w:val="fr-FR"/>(</w:rPr><w:t [^>]*>Il a plu)', r'<w:lang w:val="en-GB"/>\1'), "formatting", "“Il a plu.” is marked en-GB, not fr-FR"),
    ("revision-id", swap("<w:p>", '<w:p w:rsidR="00AB12CD">'), "stamps", "a revision id is left: rsidR"),
    ("time-of-day", swap("T00:00:00Z", "T10:30:00Z", CORE), "stamps", "has a time of day"),
    ("dates-that-differ", swap(r">\d{4}-", ">2001-", CORE), "stamps", "created and modified differ"),
    ("packed-now", lambda data: repacked(data, (2026, 11, 20, 8, 0, 0)), "stamps", "was packed on 2026-11-20"),
    ("tracked-change", swap(r"(<w:t [^>]*>Il a plu.</w:t></w:r>)", rf"\1{INSERTED}"), "text", "a tracked change of Anna Berg is left"),
    ("custom-properties", lambda data: with_parts(data, {"docProps/custom.xml": CUSTOM.encode()}), "text", "the part docProps/custom.xml"),
    ("bookmark-of-a-sentence", swap("(<w:p><w:pPr>.*?</w:pPr>)", r'\1<w:bookmarkStart w:id="3" w:name="u_3f9a2c11"/><w:bookmarkEnd w:id="3"/>'), "text", "the bookmark u_3f9a2c11 names a sentence"),
    ("id-of-a-sentence", swap('(w:val="BilingualNumber"/>.*?<w:t [^>]*>)1<', r"\g<1>3f9a2c11<"), "text", "the id of a sentence is shown: 3f9a2c11"),
    ("macros", lambda data: with_parts(data, {"word/vbaProject.bin": b"x"}), "safety", "it has macros"),
    ("entity", main_part(lambda text: f'<!DOCTYPE w:document [<!ENTITY e "x">]>{text[text.index("<w:document"):]}'), "safety", "it declares entities"),
    ("broken-xml", main_part(lambda text: text[:-20]), "safety", "is not XML"),
    ("bomb", lambda data: with_parts(data, {"word/x.xml": b"<x>" + b"\0" * 3_000_000 + b"</x>"}), "safety", "too big unpacked"),
]  # fmt: skip

IN_REVIEW = [
    ("control-id-twice", twice("id"), "structure", "two content controls have the id"),
    ("control-id-too-large", swap(r'<w:id w:val="\d+"/>', '<w:id w:val="4294967296"/>'), "structure", "no 32-bit number"),
    ("tag-too-long", swap(r'<w:tag w:val="[^"]*"', f'<w:tag w:val="{"s" * 65}"'), "structure", "longer than 64 characters"),
    ("bookmark-twice", twice("bookmarkStart"), "structure", "two bookmarks are named u_"),
    ("bookmark-too-long", swap(r'w:name="u_\w+"', f'w:name="u_{"a" * 39}"'), "structure", "has 41 characters"),
    ("bookmark-without-end", swap("<w:bookmarkEnd [^>]*/>", ""), "structure", "has 0 ends"),
    ("bookmark-without-start", swap("<w:bookmarkStart [^>]*/>", ""), "structure", "ends that never began"),
    ("comment-without-end", swap("<w:commentRangeEnd [^>]*/>", ""), "structure", "the comment 0 has no end"),
    ("comment-without-reference", swap("<w:commentReference [^>]*/>", ""), "structure", "the comment 0 has no reference"),
    ("comment-that-is-not-there", swap('w:id="0"', 'w:id="8"', "word/comments.xml"), "structure", "a comment is marked that there is not: 0"),
    ("dated-comment", swap("<w:comment ", '<w:comment w:date="2026-11-20T08:00:00Z" ', "word/comments.xml"), "stamps", "a date is left: 2026-11-20"),
    ("deletion-with-plain-text", swap("(<w:r>(?:(?!<w:r>).)*Il a plu.</w:t></w:r>)", r'<w:del w:id="9" w:author="A">\1</w:del>'), "structure", "is in a deletion but no w:delText"),
    ("target-changed", swap(">Il a plu.<", ">Il pleut.<"), "text", "target is “Il pleut.”, “Il a plu.” was exported"),
    ("row-gone", swap("<w:tr>(?:(?!</w:tr>).)*Il a plu.*?</w:tr>", ""), "text", "has no row"),
]  # fmt: skip


def found(data: bytes, point: str) -> tuple[Fault, ...]:
    report = verified(data, HERE)
    return next(each.faults for each in report.results if each.point.value == point)


@pytest.mark.parametrize(
    ("made", "seed", "point", "told"),
    [
        *(pytest.param(publication, *rest, id=name) for name, *rest in IN_PUBLICATION),
        *(pytest.param(review, *rest, id=f"review-{name}") for name, *rest in IN_REVIEW),
    ],
)
def test_a_seeded_fault_is_found_and_named(
    made: Callable[[], bytes], seed: Seed, point: str, told: str
) -> None:
    faults = found(seed(made()), point)
    assert any(told in fault.what for fault in faults), faults
    assert point == "safety" or all(fault.place for fault in faults if told in fault.what)


@pytest.mark.parametrize(("made", "kind"), [(publication, Kind.PUBLICATION), (review, Kind.REVIEW)])
def test_a_good_file_has_none(made: Callable[[], bytes], kind: Kind) -> None:
    report = verified(made(), HERE)
    assert report.kind is kind
    assert report.is_good, report
    looked = {each.point for each in report.results if each.state is State.OK}
    assert {Point.SAFETY, Point.STRUCTURE, Point.FORMATTING, Point.STAMPS, Point.TEXT} <= looked


def test_the_place_is_told_as_a_person_would_find_it() -> None:
    faults = found(swap(">It rained.<", ">It\nrained.<")(publication()), "structure")
    assert [fault.place for fault in faults] == [
        "word/document.xml, table 2, row 2, cell 2, paragraph 1"
    ]


def test_rules_of_our_own_are_not_for_what_others_saved() -> None:
    saved = swap("Bilingual", "Microsoft Office Word", "docProps/app.xml")(
        swap(RUN, r"\1<w:b/>")(publication())
    )
    report = verified(saved, HERE)
    assert report.kind is Kind.OTHER
    assert report.is_good
    skipped = {each.point for each in report.results if each.skipped}
    assert {Point.VALIDATORS, Point.FORMATTING, Point.STAMPS, Point.TEXT} <= skipped


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04", id="cut-off"),
        pytest.param(repacked(with_parts(publication(), {"word/document.xml": None}), (1980, 1, 1, 0, 0, 0)).replace(b"word/", b"xl//_"), id="another-format"),
    ],
)  # fmt: skip
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(ExportError, match=r"Name a \.docx file"):
        verified(data, HERE)


def test_revision_ids_of_a_reference_document_are_not_taken_over() -> None:
    agency = docx.Document()
    paragraph = agency.sections[0].header.paragraphs[0]
    paragraph.add_run("THE AGENCY")
    word = "{http://schemas.microsoft.com/office/word/2010/wordml}"
    for name in (f"{W}rsidR", f"{W}rsidRDefault", f"{word}paraId", f"{word}textId"):
        paragraph._p.set(name, "00AB12CD")
    out = io.BytesIO()
    agency.save(out)
    data = word_document(ARTICLE, publication=Publication(reference=out.getvalue()))
    assert found(data, "stamps") == ()
    assert "THE AGENCY" in "".join(each.text or "" for each in header(data).iter(f"{W}t"))


def header(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as entries:
        return etree.fromstring(entries.read("word/header1.xml"))
