"""The review copy as it leaves the desk."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from word_checks import parts, text_of, validator_findings
from word_samples import SAMPLES, block, document, english_french

from tests.exports.review_edits import W
from workflow.errors import ExportError
from workflow.exports import AlignedDocument
from workflow.exports.review.copying import Notes, ReviewCopy, review_copy
from workflow.exports.review.packing import EXPORT_ID, review_document
from workflow.exports.review.reading import read_review
from workflow.exports.review.record import Record, from_json, to_json
from workflow.exports.review.returned import Returned
from workflow.exports.review.texts import shown
from workflow.exports.unit_ids import unit_id


def hostile() -> AlignedDocument:
    """Texts that break careless writers, into a right-to-left language."""
    pairs = [
        ("bell\x07 \ud800 ]]> &amp; <w:p/>", "\u200fשלום 👩‍🚒 \x00"),
        ("w" * 4000, "e\u0301" * 500),
        ("a\tb\nc\r\nd", "  "),
        ('see <a id="1">here</a> and <a id="2">there</a>', '<a id="2">cela</a> <a id="1">ici</a>'),
        ("never <b>closed", "x</b><b>y</b>"),
    ]
    links = ("javascript:alert(1)", "/relative")
    return document(
        [block("title", ("\x00", "\x01")), block("paragraph", *pairs, links=links)],
        "en",
        "he",
        title="\x00 ]]>",
        desk='<&">',
        signature="\ud800",
    )


def copy_of(*documents: AlignedDocument) -> ReviewCopy:
    """A review copy with findings and terms on every unit."""
    notes = {
        (made.article_id, unit.context, unit.source): Notes(
            ("[ERROR numbers] 12 is missing", "[WARNING quotes] ' & “"), ("Politburo = Bureau",)
        )
        for made in documents
        for unit in made.units
    }
    return review_copy(documents, notes)


def read(data: bytes) -> Returned:
    """The file read back with its own record."""
    return read_review(data, Path("review.docx"), lambda export_id: None)


ALL = [*SAMPLES, "hostile", "two"]


def made_of(name: str) -> ReviewCopy:
    """The review copy of a sample."""
    if name == "hostile":
        return copy_of(hostile())
    if name == "two":
        first = english_french()
        return copy_of(first, replace(first, article_id="second"))
    return copy_of(SAMPLES[name]())


@pytest.mark.parametrize("name", ALL)
def test_validators_and_our_own_rules_find_nothing(name: str, tmp_path: Path) -> None:
    data = review_document(made_of(name))
    path = tmp_path / "review.docx"
    path.write_bytes(data)
    assert validator_findings(path) == []
    root = etree.fromstring(parts(data)["word/document.xml"])
    styles = etree.fromstring(parts(data)["word/styles.xml"])
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    for kind in ("pStyle", "rStyle", "tblStyle"):
        assert {each.get(f"{W}val") for each in root.iter(f"{W}{kind}")} <= known
    numbers = [each.get(f"{W}val") for each in root.iter(f"{W}id")]
    marks = [each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")]
    ends = [each.get(f"{W}id") for each in root.iter(f"{W}bookmarkEnd")]
    assert len(numbers) == len(set(numbers))
    assert len(marks) == len(set(marks)) == len(ends)
    assert all(len(str(mark)) <= 40 for mark in marks)
    assert all(len(str(tag.get(f"{W}val"))) <= 64 for tag in root.iter(f"{W}tag"))
    for table in root.iter(f"{W}tbl"):
        assert len(table.findall(f"{W}tr")) <= 200
        grid = [each.get(f"{W}w") for each in table.iter(f"{W}gridCol")]
        for row in table.iter(f"{W}tr"):
            assert [each.get(f"{W}w") for each in row.iter(f"{W}tcW")] == grid
    assert not list(root.iter(f"{W}ins", f"{W}del"))
    for run in root.iter(f"{W}r"):
        assert run.find(f"{W}rPr/{W}lang") is not None


@pytest.mark.parametrize("name", ALL)
def test_what_goes_out_comes_back(name: str) -> None:
    made = made_of(name)
    back = read(review_document(made))
    assert back.record == made.record
    assert back.strays == ()
    units = [unit for article in made.record.articles for unit in article.units]
    assert [row.name for row in back.rows] == [unit.row for unit in units]
    for row, unit in zip(back.rows, units, strict=True):
        assert (row.fault, row.comments, row.strays, row.changed) == ("", (), (), None)
        assert row.final == row.original == row.everything == shown(unit.target)
        assert (row.source, row.status) == (shown(unit.source), unit.status)


def test_only_the_source_is_locked_and_every_change_is_recorded() -> None:
    data = review_document(made_of("en-fr"))
    root = etree.fromstring(parts(data)["word/document.xml"])
    for row in root.iter(f"{W}tr"):
        cells = row.findall(f"{W}tc")
        assert not list(cells[2].iter(f"{W}sdt"))
        for control in cells[1].iter(f"{W}sdt"):
            assert control.getparent().tag == f"{W}p"  # type: ignore[union-attr]
            lock = control.find(f"{W}sdtPr/{W}lock")
            assert lock is not None
            assert lock.get(f"{W}val") == "sdtContentLocked"
    settings = etree.fromstring(parts(data)["word/settings.xml"])
    protection = settings.find(f"{W}documentProtection")
    assert settings.find(f"{W}trackRevisions") is not None
    assert protection is not None
    assert dict(protection.attrib) == {f"{W}edit": "trackedChanges", f"{W}enforcement": "1"}
    page = root.find(f"{W}body/{W}sectPr/{W}pgSz")
    assert page is not None
    assert page.get(f"{W}orient") == "landscape"
    assert EXPORT_ID.encode() in parts(data)["docProps/custom.xml"]
    assert made_of("en-fr").record.export_id.encode() in parts(data)["word/footer1.xml"]


def test_findings_and_terms_are_comments() -> None:
    data = review_document(made_of("en-fr"))
    comments = etree.fromstring(parts(data)["word/comments.xml"])
    first, second = list(comments)[:2]
    assert {first.get(f"{W}author"), second.get(f"{W}author")} == {
        "Bilingual QA",
        "Bilingual terms",
    }
    assert "[ERROR numbers] 12 is missing" in text_of(comments)


def test_a_repeated_sentence_has_rows_of_its_own() -> None:
    made = document(
        [block("paragraph", ("Yes.", "Oui."), ("No.", "Non."), ("Yes.", "Oui."))], "en", "fr"
    )
    again = unit_id(None, "Yes.")
    rows = [unit.row for unit in review_copy([made]).record.articles[0].units]
    assert rows == [again, unit_id(None, "No."), f"{again}-2"]


def test_articles_of_two_pairs_do_not_go_together() -> None:
    with pytest.raises(ExportError, match="one language pair"):
        review_copy([SAMPLES["en-fr"](), SAMPLES["vi-en"]()])


def test_a_record_survives_json() -> None:
    record: Record = made_of("hostile").record
    assert from_json(to_json(record)) == record


@pytest.mark.parametrize("value", [{}, {"articles": 1}, {"articles": [{"id": "a"}]}])
def test_what_is_no_record_is_a_value_error(value: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="record"):
        from_json(value)


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    program = (
        "import sys, hashlib; sys.path[:0] = ['tests/exports', '.'];"
        "from tests.exports.test_review_document import made_of, review_document;"
        "print(hashlib.sha256(review_document(made_of('two'))).hexdigest())"
    )
    root = Path(__file__).parents[2]
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
