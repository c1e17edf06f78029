"""`glossary check`: every slip with its line, and silence where a file is sound."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from workflow.errors import GlossaryError
from workflow.glossary.verdicts.checking import check_terms

Bilingual = Callable[..., Result]
HEADER = "id,kind,en,fr,en_variants,fr_variants,forbidden,gender_fr,note\n"
PARTY = "body-party,body,Big Party,grand parti,the Party,,,m,\n"


def found(rows: str, header: str = HEADER) -> list[tuple[int, str, str, str]]:
    _, findings = check_terms(header + rows, Path("terms.csv"))
    return [(one.line, one.severity.value, one.check, one.concept) for one in findings]


def test_a_sound_file_has_no_findings() -> None:
    assert check_terms(HEADER + PARTY, Path("terms.csv")) == (1, ())


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param("body-party,body,B,b,,,,m,\n", "error duplicate-id body-party", id="id-twice"),
        pytest.param(",body,B,b,,,,m,\n", "error missing-id ", id="no-id"),
        pytest.param("x,body,,,,,,,\n", "error no-form x", id="no-form"),
        pytest.param("x,body,A | B,b,,,,m,\n", "error several-preferred x", id="two-preferred"),
        pytest.param(
            "x,body,B,b,,,Central,m,\n", "error forbidden-entry x", id="forbidden-without-language"
        ),
        pytest.param(
            "x,body,B,b,,,de: Haus,m,\n", "error forbidden-entry x", id="forbidden-in-no-column"
        ),
        pytest.param(
            "x,body,B,b,,,en: B,m,\n", "error forbidden-approved x", id="approved-and-forbidden"
        ),
        pytest.param("x,body,B,b,,,,m,,,\n", "error row-cells x", id="too-many-cells"),
        pytest.param("x,body,Big Party,b,,,,m,\n", "error duplicate-form x", id="preferred-twice"),
        pytest.param(
            "x,body,the Party,b,,,,m,\n", "error admitted-elsewhere x", id="admitted-there"
        ),
        pytest.param(
            "x,body,B,b,Big Party,,,m,\n", "error admitted-elsewhere x", id="preferred-there"
        ),
        pytest.param(
            "x,body,B,b,,,en: the Party,m,\n", "error forbidden-elsewhere x", id="admitted-not-here"
        ),
        pytest.param(
            "x,body,B,b,the Party,,,m,\n", "warning admitted-twice x", id="admitted-twice"
        ),
        pytest.param("x,body,big party,b,,,,m,\n", "warning case-only x", id="capitals-alone"),
        pytest.param("x,body,B,,,,,,\n", "warning missing-language x", id="no-french"),
        pytest.param("x,title,B,b,,,,,\n", "warning missing-grammar x", id="no-gender"),
        pytest.param("x,event,B,b,,,,,\n", "warning missing-grammar x", id="event-no-gender"),
        pytest.param("x,body,B,b,C | C,,,m,\n", "warning repeated-form x", id="variant-twice"),
        pytest.param("x,body,B,b,B,,,m,\n", "warning repeated-form x", id="preferred-as-variant"),
        pytest.param("x,boddy,B,b,,,,m,\n", "warning unknown-kind x", id="kind-mistyped"),
        pytest.param("x,,B,b,,,,m,\n", "warning unknown-kind x", id="no-kind"),
        pytest.param("x,body,B,b,,,,masc,\n", "warning unknown-gender x", id="gender-word"),
        pytest.param("x,body,B  C,b,,,,m,\n", "warning blanks x", id="two-blanks"),
        pytest.param("x,body,B\u200bC,b,,,,m,\n", "warning blanks x", id="zero-width"),
        pytest.param("x,body,B\0C,b,,,,m,\n", "warning blanks x", id="control-character"),
        pytest.param('x,body,"B\nC",b,,,,m,\n', "warning blanks x", id="line-end-inside"),
        pytest.param("x,body,B,e\u0301tat,,,,m,\n", "warning not-nfc x", id="combining-accent"),
        pytest.param("x,body,B,l`État,,,,m,\n", "warning apostrophe x", id="grave-for-apostrophe"),
        pytest.param(
            "x,body,B,l'État,,,,m,\ny,body,C,l’ONU,,,,m,\n",
            "warning apostrophe x",
            id="typewriter-apostrophe",
        ),
        pytest.param("x,body,B,b,,,,m,=1+1\n", "error formula x", id="formula-in-note"),
        pytest.param("x,body,@SUM(A1),b,,,,m,\n", "error formula x", id="formula-in-form"),
        pytest.param("x,body,B,b,C | -2+3,,,m,\n", "error formula x", id="formula-in-variant"),
    ],
)
def test_each_slip_is_found_once(rows: str, expected: str) -> None:
    findings = found(PARTY + rows)
    assert [f"{severity} {check} {name}" for _, severity, check, name in findings] == [expected]
    assert findings[0][0] == 3


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("x,body,l'B,b,,,,m,\n", id="typewriter-apostrophes-throughout"),
        pytest.param("x,body,B,n°\u00a012,,,,m,\n", id="no-break-blank"),
        pytest.param("x,body,B,b,,,,m,-5\n", id="negative-number"),
        pytest.param("x,slogan,B,b,,,,,\n", id="a-slogan-needs-no-gender"),
        pytest.param("x,body,B,b,b,,,m,\n", id="own-variant-in-lower-case"),
        pytest.param("x,body,B,Big Party,,,,m,\n", id="one-form-in-two-languages"),
        pytest.param("x,body,B,b,,,en: Huge Party,m,\n,,,,,,,,\n", id="empty-row"),
    ],
)
def test_what_is_meant_is_left_alone(rows: str) -> None:
    assert found(PARTY + rows) == []


def test_a_form_typed_otherwise_is_the_same_form() -> None:
    rows = "x,body,A,Ủy ban,,,,m,\ny,body,B,Uỷ ban,,,,m,\n"
    assert found(rows) == [(3, "error", "duplicate-form", "y")]


def test_a_missing_gender_column_is_said_once() -> None:
    assert found("x,body,B,b\ny,body,C,c\n", "id,kind,en,fr\n") == [
        (1, "warning", "missing-grammar", "")
    ]


def test_lines_are_counted_through_cells_of_many_lines() -> None:
    assert found('x,body,B,b,,,,m,"one\ntwo"\ny,bad,C,c,,,,m,\n') == [
        (4, "warning", "unknown-kind", "y")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('id,en\nx,"open\n', "quotation mark", id="open-quote"),
        pytest.param("en,fr\nA,B\n", "no column id", id="no-id-column"),
        pytest.param("id,en,en\nx,A,B\n", "two columns are called en", id="column-twice"),
    ],
)
def test_a_file_without_rows_to_tell_is_refused(text: str, message: str) -> None:
    with pytest.raises(GlossaryError, match=message):
        check_terms(text, Path("terms.csv"))


def test_the_sample_termbase_has_one_slip_beside_dates(bilingual: Bilingual) -> None:
    result = bilingual("glossary", "check", "--json")
    assert result.exit_code == 0
    dated = ("expired", "not-yet-valid")
    [finding] = [one for one in json.loads(result.stdout) if one["check"] not in dated]
    assert (finding["check"], finding["concept"]) == ("admitted-twice", "doctype-official-telegram")
    assert "“Official Dispatch”" in finding["message"]


def test_the_command_names_place_and_fails_on_errors(desk: Path, bilingual: Bilingual) -> None:
    terms = desk / "glossary" / "terms.csv"
    shutil.rmtree(desk / "glossary" / "terms.d", ignore_errors=True)
    terms.write_text(HEADER + PARTY + PARTY, encoding="utf-8-sig")
    result = bilingual("glossary", "check")
    assert result.exit_code == 1
    assert (
        "glossary/terms.csv:3: error duplicate-id: body-party: the id stands already on line 2"
        in result.stdout
    )
    records = json.loads(bilingual("glossary", "check", "--json").stdout)
    assert records[0]["file"] == "glossary/terms.csv"
    assert {record["check"] for record in records} == {
        "duplicate-id",
        "duplicate-form",
        "admitted-twice",
    }


def test_a_lost_termbase_is_said_in_a_sentence(desk: Path, bilingual: Bilingual) -> None:
    (desk / "glossary" / "terms.csv").unlink()
    result = bilingual("glossary", "check")
    assert result.exit_code == 2
    assert "glossary/terms.csv: the desk's glossary is missing" in result.stderr


@pytest.mark.parametrize("text", ["", HEADER], ids=["empty", "header-alone"])
def test_a_termbase_without_rows_is_said_once(text: str, desk: Path, bilingual: Bilingual) -> None:
    (desk / "glossary" / "terms.csv").write_text(text, encoding="utf-8")
    result = bilingual("glossary", "check")
    assert result.exit_code == 0
    assert [line.split(":")[2] for line in result.stdout.splitlines()[:-1]] == [" warning no-rows"]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("[[types]]\nkey = 4", "type 4: key has a value of the wrong kind"),
        ('[[sessions]]\nfoo = "("', "has no key foo"),
        (
            '[[types]]\nkey = "letter"\n[types.en]\nmany = "Letters"',
            "type letter, en: one is missing",
        ),
    ],
    ids=["kind", "unknown-key", "inside"],
)
def test_broken_tables_are_said_at_their_line(
    broken: str, said: str, desk: Path, bilingual: Bilingual
) -> None:
    tables = desk / "glossary" / "references.toml"
    text = tables.read_text(encoding="utf-8").rstrip("\n")
    line = text.count("\n") + 2
    tables.write_text(f"{text}\n{broken}\n", encoding="utf-8")
    result = bilingual("glossary", "check")
    assert result.exit_code == 1
    assert f"glossary/references.toml:{line}: error references: " in result.stdout
    assert said in result.stdout
    found = bilingual("glossary", "find", "--lang", "en", "the Party")
    assert (found.exit_code, f"references.toml:{line}: " in found.stderr) == (2, True)


@pytest.mark.parametrize(
    ("board", "expected"),
    [
        pytest.param("Gran Buró,Buró Mayor", [(3, "warning", "old-part", "title-head")], id="kept"),
        pytest.param("Gran Buró Mayor,Buró Mayor", [], id="shortened"),
        pytest.param("Buró Mayor,Gran Buró", [], id="unchanged"),
    ],
)
def test_a_row_that_still_words_another_the_old_way(
    board: str, expected: list[tuple[int, str, str, str]]
) -> None:
    header = "id,kind,en,fr,es,es_variants,gender_fr,gender_es\n"
    rows = (
        f"body-board,body,Grand Board,grand bureau,{board},m,m\n"
        "title-head,title,head of the Grand Board,chef du grand bureau,jefe del Buró Mayor,,m,m\n"
    )
    assert found(rows, header) == expected
