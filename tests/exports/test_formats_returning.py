"""The desk's files in other formats: made from PO files, edited, and taken back into them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

from workflow.batch import Job, Workspace
from workflow.batch.products.formats import Format, FormatOptions, export_formats
from workflow.batch.returns.job import JobImport
from workflow.batch.returns.outcomes import Options, Outcome
from workflow.batch.returns.review_ledger import ReviewLedger
from workflow.batch.saving import edit_catalog
from workflow.desk import Desk
from workflow.errors import ExportError
from workflow.exports.returned.formats import read_returned_format
from workflow.translations import Catalog, State

X = "{urn:oasis:names:tc:xliff:document:2.0}"
TITLE = "La province examine la Résolution n° 11-NQ/TW"
SECOND = 'The meeting is over.\n\nTrade & "tax" = <b>fine</b>.\n'

Texts = dict[str, tuple[str, str]]


@pytest.fixture
def workspace(desk: Path, bilingual: Any) -> Workspace:
    """A desk of two articles; the first has an approved title and a drafted last sentence."""
    head = "---\ntitle: Second\nlang: en\n---\n"
    (desk / "sources" / "second.md").write_text(head + SECOND, encoding="utf-8")
    assert bilingual("extract").exit_code == 0
    workspace = Workspace(Desk.open(desk))
    job = _job(workspace)

    def edit(catalog: Catalog) -> None:
        first, *_, last = catalog.units
        catalog.set_target(first.key, TITLE, State.REVIEWED)
        catalog.set_draft(last.key, "La croissance atteint 6,5 %.", "argos en→fr 1.9")
        catalog.set_checks(last.key, ["number: look at 6.5%"])

    edit_catalog(job.catalog_path, edit, wrap=True)
    return workspace


def _job(workspace: Workspace, name: str = "review") -> Job:
    (job,) = workspace.jobs([name]).jobs
    return job


def _texts(workspace: Workspace) -> list[tuple[str, str]]:
    units = Catalog.read(_job(workspace).catalog_path).units
    return [(unit.target, unit.state.value) for unit in units]


def _made(workspace: Workspace, style: Format, **options: Any) -> Path:
    done = export_formats(workspace, [_job(workspace)], style, options=FormatOptions(**options))
    return done[0].path


def _import(workspace: Workspace, path: Path) -> list[Outcome]:
    """What the three-way merge makes of a file."""
    job = _job(workspace)
    back = read_returned_format(path)
    ledger = ReviewLedger(workspace.desk)
    told: list[Outcome] = []

    def edit(catalog: Catalog) -> None:
        told.extend(JobImport(workspace, ledger, job, catalog, Options()).run([back]).outcomes)

    edit_catalog(job.catalog_path, edit, wrap=True)
    return told


def _edit_xlsx(path: Path, changes: dict[int, Texts | tuple[str, str]]) -> None:
    book = openpyxl.load_workbook(path)
    for row, (target, status) in changes.items():
        book.worksheets[0].cell(row, 5).value = target
        book.worksheets[0].cell(row, 6).value = status
    book.save(path)


def _edit_xliff(path: Path, changes: dict[int, Texts | tuple[str, str]]) -> None:
    tree = etree.parse(path)
    segments = list(tree.iter(f"{X}segment"))
    states = {"reviewed": "final", "draft": "translated"}
    for row, (text, status) in changes.items():
        segment = segments[row - 2]
        target = segment.find(f"{X}target")
        if target is None:
            target = etree.SubElement(segment, f"{X}target")
        target.text = str(text)
        segment.set("state", states[str(status)])
    tree.write(path, encoding="utf-8", xml_declaration=True)


EDITS: dict[Format, Callable[[Path, Any], None]] = {
    Format.XLSX: _edit_xlsx,
    Format.XLIFF: _edit_xliff,
}


@pytest.mark.parametrize("style", Format)
def test_each_format_is_made_once(workspace: Workspace, style: Format) -> None:
    jobs = [_job(workspace), _job(workspace, "second")]
    done = export_formats(workspace, jobs, style)
    suffix = "xlf" if style is Format.XLIFF else style.value
    assert [each.path.name for each in done] == [f"review.en-fr.{suffix}", f"second.en-fr.{suffix}"]
    assert all(each.written and each.units_in == each.units_out for each in done)
    again = export_formats(workspace, jobs, style)
    assert not any(each.written or each.set_aside for each in again)


def test_a_file_that_somebody_edited_is_moved_aside(workspace: Workspace) -> None:
    path = _made(workspace, Format.CSV)
    path.write_text("mine", encoding="utf-8")
    (done,) = export_formats(workspace, [_job(workspace)], Format.CSV)
    assert done.set_aside is not None
    assert done.set_aside.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("style", [Format.TMX, Format.XLIFF, Format.CSV, Format.XLSX])
def test_all_articles_can_be_in_one_file(workspace: Workspace, style: Format) -> None:
    jobs = [_job(workspace), _job(workspace, "second")]
    done = export_formats(workspace, jobs, style, options=FormatOptions(together="all"))
    (path,) = {each.path for each in done}
    assert path.name.startswith("all.en-fr.")


def test_a_page_holds_one_article(workspace: Workspace) -> None:
    with pytest.raises(ExportError, match="one article a file"):
        _made(workspace, Format.HTML, together="all")


def test_findings_go_out_beside_their_sentence(workspace: Workspace) -> None:
    path = _made(workspace, Format.XLSX)
    rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    noted = [row for row in rows if row[6] and "look at 6.5%" in row[6]]
    assert [row[3] for row in noted] == ["Growth should reach 6.5% this year."]


@pytest.mark.parametrize("style", EDITS)
def test_an_untouched_file_changes_nothing(workspace: Workspace, style: Format) -> None:
    path = _made(workspace, style)
    before = _job(workspace).catalog_path.read_bytes()
    assert _import(workspace, path) == []
    assert _job(workspace).catalog_path.read_bytes() == before


@pytest.mark.parametrize("style", EDITS)
def test_changes_and_approvals_are_taken(workspace: Workspace, style: Format) -> None:
    path = _made(workspace, style)
    EDITS[style](
        path,
        {
            3: ("Le Premier ministre a présidé la réunion le 1er mars.", "draft"),
            7: ("La croissance devrait atteindre 6,5 % cette année.", "reviewed"),
        },
    )
    told = _import(workspace, path)
    assert [each.kind.value for each in told if each.taken] == ["taken", "taken", "approved"]
    texts = _texts(workspace)
    assert texts[1] == ("Le Premier ministre a présidé la réunion le 1er mars.", "draft")
    assert texts[5] == ("La croissance devrait atteindre 6,5 % cette année.", "reviewed")
    assert texts[0] == (TITLE, "reviewed")
    assert not [each for each in _import(workspace, path) if each.taken]


@pytest.mark.parametrize("style", EDITS)
def test_both_changed_is_a_conflict(workspace: Workspace, style: Format) -> None:
    path = _made(workspace, style)
    EDITS[style](path, {2: ("La province relit la Résolution n° 11-NQ/TW", "reviewed")})

    def edit(catalog: Catalog) -> None:
        catalog.set_target(catalog.units[0].key, "Un autre titre", State.REVIEWED)

    edit_catalog(_job(workspace).catalog_path, edit, wrap=True, kept=lambda text: "")
    (told,) = _import(workspace, path)
    assert (told.kind.value, told.taken) == ("conflict", False)
    assert _texts(workspace)[0] == ("Un autre titre", "draft")


def test_a_file_without_its_record_is_refused(workspace: Workspace) -> None:
    path = _made(workspace, Format.XLSX)
    book = openpyxl.load_workbook(path)
    del book["bilingual"]
    book.save(path)
    with pytest.raises(ExportError, match="lost the record"):
        read_returned_format(path)


def test_rows_of_two_articles_are_told_apart(workspace: Workspace) -> None:
    jobs = [_job(workspace), _job(workspace, "second")]
    done = export_formats(workspace, jobs, Format.XLSX, options=FormatOptions(together="all"))
    back = read_returned_format(done[0].path)
    assert [article.id for article in back.record.articles] == ["review", "second"]
    assert {row.name.partition(".")[0] for row in back.rows} == {"1", "2"}
    assert not any(row.fault for row in back.rows)


def test_a_row_that_was_not_exported_is_named(workspace: Workspace) -> None:
    path = _made(workspace, Format.XLSX)
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    book.worksheets[0].append(["", "review", "", "Added.", "Ajouté.", "draft"])
    book.save(path)
    last = read_returned_format(path).rows[-1]
    assert (last.name, last.fault, last.text) == (
        "",
        "unknown",
        "Added. | Ajouté. | draft",
    )


def test_the_ids_are_those_of_the_desk(workspace: Workspace) -> None:
    back = read_returned_format(_made(workspace, Format.XLIFF))
    keys = {unit.key for unit in back.record.articles[0].units}
    assert keys == {unit.key for unit in Catalog.read(_job(workspace).catalog_path).units}
    assert json.dumps(back.record.desk) == '"Test Desk"'
