"""XLIFF 2.1 written and read: its rules, light tags, and what other programs make of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from format_samples import large, of_texts, right_to_left, small
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from word_samples import SAMPLES, all_reviewed, english_french, vietnamese_english

from tests.conftest import judge
from workflow.errors import ExportError
from workflow.exports import AlignedDocument
from workflow.exports.flat import flat_rows
from workflow.exports.returned.incoming import BaseText, Comment
from workflow.exports.xliff.reading import read_xliff
from workflow.exports.xliff.writing import xliff_file

PATH = Path("returned.xlf")
RULES = Path(__file__).parent / "xliff21.rng"
X = "{urn:oasis:names:tc:xliff:document:2.0}"

tagged = st.lists(
    st.sampled_from(
        ["<b>", "</b>", "<i>", "</i>", '<a id="1">', '<a id="2">', "</a>", "\n", "word", "a<b",
         "&lt;b>", "&amp;lt;i>", " & ", "]]>", "  ", "chữ", "<x>"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


def _edited(data: bytes, *changes: tuple[str, str]) -> bytes:
    text = data.decode()
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text.encode()


@pytest.mark.parametrize(
    "make", [*SAMPLES.values(), small, right_to_left], ids=lambda make: make.__name__
)
def test_the_file_keeps_the_rules_of_the_specification(make: object, tmp_path: Path) -> None:
    assert callable(make)
    path = tmp_path / "made.xlf"
    path.write_bytes(xliff_file(make()))
    command = [judge("xmllint"), "--nonet", "--noout", "--relaxng", RULES, path]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_the_rules_refuse_what_the_specification_forbids(tmp_path: Path) -> None:
    path = tmp_path / "bad.xlf"
    path.write_bytes(_edited(xliff_file(small()), ('state="reviewed"', 'state="approved"')))
    command = [judge("xmllint"), "--nonet", "--noout", "--relaxng", RULES, path]
    assert subprocess.run(command, capture_output=True, timeout=60, check=False).returncode


@pytest.mark.parametrize("make", [*SAMPLES.values(), small], ids=lambda make: make.__name__)
def test_ids_are_unique_and_every_code_has_its_data(make: object) -> None:
    assert callable(make)
    root = etree.fromstring(xliff_file(make()))
    names = [unit.get("id") for unit in root.iter(f"{X}unit")]
    assert len(names) == len(set(names))
    for unit in root.iter(f"{X}unit"):
        data = {each.get("id") for each in unit.iter(f"{X}data")}
        for side in ("source", "target"):
            codes = [
                code for part in unit.iter(f"{X}{side}") for code in part.iter() if code is not part
            ]
            ids = [code.get("id") for code in codes]
            assert len(ids) == len(set(ids))
            used = {
                code.get(key) for code in codes for key in ("dataRef", "dataRefStart", "dataRefEnd")
            }
            assert used - {None} <= data


@given(tagged.filter(str.strip), tagged)
def test_a_text_with_tags_comes_back_to_the_letter(source: str, target: str) -> None:
    made = of_texts(source, target, "headline")
    back = read_xliff(xliff_file(made), PATH)
    (row,) = back.rows
    wanted = target if target.strip() else ""
    assert (row.source, row.target) == (source, wanted)
    state = "reviewed" if wanted else "untranslated"
    assert back.base == {("sample", row.id): BaseText(source, wanted, state, "headline")}


@pytest.mark.parametrize("make", SAMPLES.values(), ids=SAMPLES)
def test_an_untouched_file_says_what_was_exported(make: object) -> None:
    assert callable(make)
    made: AlignedDocument = make()
    back = read_xliff(xliff_file(made), PATH)
    assert [(row.id, row.source, row.target, row.status) for row in back.rows] == [
        (row.id, row.unit.source, row.unit.target, row.unit.state) for row in flat_rows(made)
    ]
    assert back.article == made.article_id
    assert (back.source_language, back.target_language) == (
        made.source_language,
        made.target_language,
    )
    assert not any(row.comments for row in back.rows)


def test_the_target_may_have_other_tags_than_the_source() -> None:
    made = of_texts("<b>one</b> two", "<i>un</i> <b>deux</b> </i>")
    assert read_xliff(xliff_file(made), PATH).rows[0].target == "<i>un</i> <b>deux</b> </i>"


@pytest.mark.parametrize(
    ("final", "states"),
    [pytest.param(False, {"reviewed"}, id="at-work"), pytest.param(True, {"final"}, id="final")],
)
def test_approved_units_are_final_where_asked(final: bool, states: set[str]) -> None:
    root = etree.fromstring(xliff_file(all_reviewed(english_french()), final=final))
    assert {each.get("state") for each in root.iter(f"{X}segment")} == states


def test_states_notes_and_texts_that_people_changed_come_back() -> None:
    data = xliff_file(vietnamese_english(), notes={"quy-hoach-cua-khau": {}})
    back = read_xliff(
        _edited(
            data,
            ("<target>On 3 November the", "<target>On November 3 the"),
            ('<segment state="translated">', '<segment state="final">'),
            (
                '<note category="bilingual">paragraph 1</note>',
                '<note category="bilingual">paragraph 1</note><note>Check the date</note>',
            ),
        ),
        PATH,
    )
    assert back.rows[1].target.startswith("On November 3 the")
    assert [row.status for row in back.rows] == ["reviewed", "reviewed", "reviewed", "untranslated"]
    assert back.rows[1].comments == (Comment("Check the date"),)


def test_what_is_said_beside_a_unit_goes_out_as_a_note_and_not_back() -> None:
    name = next(flat_rows(small())).id
    data = xliff_file(small(), notes={"sample": {name: ("check: too short",)}})
    assert b'<note category="bilingual">check: too short</note>' in data
    assert not read_xliff(data, PATH).rows[0].comments


def test_a_unit_that_was_split_is_one_row_again() -> None:
    data = xliff_file(of_texts("One. Two.", "Un. Deux."))
    whole = '<segment state="reviewed">\n        <source>One. Two.</source>\n        <target>Un. Deux.</target>\n      </segment>'
    split = (
        '<segment state="final"><source>One.</source><target>Un.</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="translated"><source>Two.</source><target>Deux.</target></segment>'
    )
    (row,) = read_xliff(_edited(data, (whole, split)), PATH).rows
    assert (row.source, row.target, row.status) == ("One. Two.", "Un. Deux.", "draft")


def test_codes_of_another_program_are_read_by_what_they_are() -> None:
    data = xliff_file(of_texts("<b>a</b>", "<b>a</b>"))
    other = (
        '<target><pc id="9" type="fmt" subType="xlf:i">x</pc><mrk id="m1">y</mrk>'
        '<ph id="8"/><pc id="7" type="link">z</pc><cp hex="0001"/></target>'
    )
    start, end = data.index(b"<target>"), data.index(b"</target>") + len(b"</target>")
    (row,) = read_xliff(data[:start] + other.encode() + data[end:], PATH).rows
    assert row.target == '<i>x</i>y<a id="1">z</a>\ufffd'


def test_several_articles_are_files_of_one_document() -> None:
    second = SAMPLES["en-fr"]()
    back = read_xliff(xliff_file(small(), second), PATH)
    assert {row.article for row in back.rows} == {"sample", "border-economy-plan"}
    assert back.article == ""


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(b"<xliff", "not well-formed", id="broken"),
        pytest.param(
            b'<!DOCTYPE x [<!ENTITY e "boo">]><xliff>&e;</xliff>', "document type", id="entity"
        ),
        pytest.param(
            '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><xliff/>'.encode("utf-16"),
            "document type",
            id="entity-in-utf-16",
        ),
        pytest.param(
            b'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
            "not an XLIFF 2",
            id="old-version",
        ),
        pytest.param(b"PK\x03\x04", "not well-formed", id="zip"),
    ],
)
def test_another_file_is_refused_in_one_line(data: bytes, why: str) -> None:
    with pytest.raises(ExportError, match=why) as caught:
        read_xliff(data, PATH)
    assert "\n" not in str(caught.value)


def test_a_large_file_is_read_as_fast_as_it_is_written() -> None:
    assert len(read_xliff(xliff_file(large(2_000)), PATH).rows) == 2_000


def test_terms_that_people_changed_are_told() -> None:
    made = xliff_file(small())
    assert not any(row.strays for row in read_xliff(made, PATH).rows)
    back = _edited(made, ("<gls:translation>conseil<", "<gls:translation>comité<"))
    found = [row.strays for row in read_xliff(back, PATH).rows]
    assert found[0] == (Comment("Terms: council = comité"),)
    assert [bool(each) for each in found] == [True, True, False]


def test_a_program_may_leave_the_terms_out() -> None:
    root = etree.fromstring(xliff_file(small()))
    space = "{urn:oasis:names:tc:xliff:glossary:2.0}"
    for each in list(root.iter(f"{space}glossary")):
        each.getparent().remove(each)  # type: ignore[union-attr]
    assert not any(row.strays for row in read_xliff(etree.tostring(root), PATH).rows)


@pytest.mark.parametrize("attribute", ["srcLang", "trgLang"])
def test_a_file_whose_language_was_changed_is_refused(attribute: str) -> None:
    code = {"srcLang": "en", "trgLang": "fr"}[attribute]
    back = _edited(xliff_file(small()), (f'{attribute}="{code}"', f'{attribute}="es"'))
    with pytest.raises(ExportError, match=f"its {attribute} is es; it was exported as {code}"):
        read_xliff(back, PATH)
