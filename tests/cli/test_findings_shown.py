"""How findings are shown: grouped for people, as JSON, SARIF and JUnit for programs; waivers."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from tests.conftest import Bilingual
from workflow.cli import main
from workflow.translations import Catalog, State

SOURCE = "Growth should reach 6.5% this year."
WRONG = "La croissance devrait atteindre 5,6\u00a0% cette année."


@pytest.fixture
def po(bilingual: Bilingual, desk: Path) -> Path:
    """A PO file with one reviewed translation, which has a wrong figure."""
    bilingual("extract")
    path = desk / "translations/fr/review.po"
    catalog = Catalog.read(path)
    catalog.set_target((None, SOURCE), WRONG, State.REVIEWED)
    path.write_bytes(catalog.serialize())
    return path


def _waive(po: Path, comment: str) -> None:
    text = po.read_text(encoding="utf-8")
    before, entry = text.split(f'msgid "{SOURCE}"')
    at = before.rindex("\n\n") + 2
    po.write_text(
        f'{before[:at]}# {comment}\n{before[at:]}msgid "{SOURCE}"{entry}', encoding="utf-8"
    )


def test_people_read_them_below_the_unit_and_counted(bilingual: Bilingual, po: Path) -> None:
    result = bilingual("check")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].endswith(f"(reviewed) {SOURCE}")
    assert lines[1].strip() == WRONG
    assert lines[2:] == [
        "  error numbers: 6.5 is missing",
        "  error numbers: 5,6 is not in the source",
        "  numbers: errors 2, warnings 0",
        "Units checked: 1, errors: 2, warnings: 0",
    ]


def test_the_words_are_marked_in_a_terminal(desk: Path, po: Path) -> None:
    result = CliRunner().invoke(main, ["--desk", str(desk), "check"], color=True)
    assert "\x1b[1m\x1b[4m5,6\x1b[0m" in result.stdout


def test_junit_has_a_suite_for_each_file_and_a_case_for_each_check(
    bilingual: Bilingual, po: Path
) -> None:
    result = bilingual("check", "--format", "junit")
    assert result.exit_code == 1
    [suite] = ElementTree.fromstring(result.stdout)
    assert (suite.get("name"), suite.get("failures")) == ("translations/fr/review.po", "1")
    assert suite.get("tests") == str(len(suite))
    [failed] = [case for case in suite if case.find("failure") is not None]
    assert failed.get("name") == "numbers"
    assert "6.5 is missing" in str(failed.findtext("failure"))


def test_sarif_knows_every_check(bilingual: Bilingual, po: Path) -> None:
    [run] = json.loads(bilingual("check", "--format", "sarif").stdout)["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= rules
    assert {"persons", "repetition", "language", "waiver"} <= rules


def test_a_waiver_with_a_reason_lets_it_stand(bilingual: Bilingual, po: Path) -> None:
    _waive(po, "check-ignore: numbers — the agency printed a wrong figure")
    result = bilingual("check")
    assert result.exit_code == 0
    assert (
        "  waived numbers: 6.5 is missing. Reason: the agency printed a wrong figure"
        in result.stdout
    )
    assert result.stdout.endswith("errors: 0, warnings: 0, waived: 2\n")
    [run] = json.loads(bilingual("check", "--format", "sarif").stdout)["runs"]
    suppressed = [result["suppressions"][0]["justification"] for result in run["results"]]
    assert suppressed == ["the agency printed a wrong figure"] * 2
    bilingual("run")
    assert "#. check:" not in po.read_text(encoding="utf-8")


def test_a_waiver_without_a_reason_does_not_count(bilingual: Bilingual, po: Path) -> None:
    _waive(po, "check-ignore: numbers")
    result = bilingual("check")
    assert result.exit_code == 1
    assert "warning waiver: the waiver of numbers needs a reason" in result.stdout


def test_a_waiver_that_is_not_needed_is_told(bilingual: Bilingual, po: Path) -> None:
    _waive(po, "check-ignore: numbers, tags — as printed")
    result = bilingual("check")
    assert result.exit_code == 0
    assert "warning waiver: tags is no longer needed" in result.stdout


def test_findings_in_the_po_file_go_when_they_are_mended(bilingual: Bilingual, po: Path) -> None:
    bilingual("run")
    assert "#. check: numbers: 6.5 is missing" in po.read_text(encoding="utf-8")
    catalog = Catalog.read(po)
    catalog.set_target((None, SOURCE), WRONG.replace("5,6", "6,5"), State.REVIEWED)
    po.write_bytes(catalog.serialize())
    bilingual("run")
    assert "#. check:" not in po.read_text(encoding="utf-8")


def test_fix_mends_blanks_and_quotes_says_so_and_keeps_the_state(
    bilingual: Bilingual, po: Path
) -> None:
    catalog = Catalog.read(po)
    catalog.set_target((None, SOURCE), 'La croissance : "6,5%"  cette année.', State.REVIEWED)
    po.write_bytes(catalog.serialize())
    result = bilingual("check", "--fix")
    [unit] = [unit for unit in Catalog.read(po).units if unit.target]
    assert unit.target == "La croissance\u00a0: «\u00a06,5\u00a0%\u00a0» cette année."
    assert unit.state is State.REVIEWED
    assert "translations/fr/review.po:" in result.stderr
    assert "Units mended: 1" in result.stderr
    before = po.read_bytes()
    assert "Units mended: 0" in bilingual("check", "--fix").stderr
    assert po.read_bytes() == before


def test_fix_leaves_what_is_waived(bilingual: Bilingual, po: Path) -> None:
    catalog = Catalog.read(po)
    catalog.set_target((None, SOURCE), "La croissance :  6,5 % cette année.", State.REVIEWED)
    po.write_bytes(catalog.serialize())
    _waive(po, "check-ignore: spacing — a table")
    before = po.read_bytes()
    bilingual("check", "--fix")
    assert po.read_bytes() == before


@pytest.mark.parametrize(
    ("style", "text", "fixed"),
    [
        pytest.param("old", "Tỉnh muốn hoà bình.", "Tỉnh muốn hòa bình.", id="tone-old"),
        pytest.param("new", "Tỉnh muốn hòa bình.", "Tỉnh muốn hoà bình.", id="tone-new"),
        pytest.param("old", "Tỉnh mu\u00adốn gì.", "Tỉnh muốn gì.", id="soft-hyphen"),
        pytest.param("old", "Tỉnh \u202amuốn gì.", "Tỉnh muốn gì.", id="override"),
        pytest.param("old", "Ðảng muốn gì.", "Đảng muốn gì.", id="look-alike"),
        pytest.param("old", "Ti\u0309nh muốn gì.", "Tỉnh muốn gì.", id="composed"),
    ],
)
def test_fix_mends_the_letters_of_a_reviewed_translation(
    bilingual: Bilingual, desk: Path, style: str, text: str, fixed: str
) -> None:
    with (desk / "workflow.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'[style]\nvi_tone = "{style}"\n')
    bilingual("extract", "--to", "vi")
    path = desk / "translations/vi/review.po"
    catalog = Catalog.read(path)
    catalog.set_target((None, SOURCE), text, State.REVIEWED)
    path.write_bytes(catalog.serialize())
    result = bilingual("check", "--fix", "--to", "vi")
    assert "Units mended: 1" in result.stderr
    [unit] = [unit for unit in Catalog.read(path).units if unit.target]
    assert (unit.target, unit.state) == (fixed, State.REVIEWED)
