"""`export --verify`: the checklist as a command, in a desk and outside one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.import_desk import COUNCIL, RAIN, ReviewDesk, make_desk, name
from tests.conftest import Bilingual, judge
from tests.exports.review_edits import edited, replace_tracked, replace_untracked, with_parts
from workflow.translations import State


@pytest.fixture
def river(desk: Path, bilingual: Bilingual) -> ReviewDesk:
    return make_desk(desk, bilingual)


@pytest.fixture
def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """No LibreOffice and no poppler: the pages are told as not run, which is quick."""
    monkeypatch.setenv("PATH", "/nowhere")


def made(bilingual: Bilingual, desk: Path, *options: str | Path) -> Path:
    """The newest document of an export."""
    folder = desk / "made"
    result = bilingual("export", "river", "--output", folder, *options)
    assert result.exit_code == 0, result.output
    return max(folder.glob("*.docx"), key=lambda path: path.stat().st_mtime_ns)


def points(result: Result, file: int = 0) -> dict[str, Any]:
    found = json.loads(result.stdout)["files"][file]["points"]
    return {each["point"]: each for each in found}


EDITIONS = [
    *(("--layout", each) for each in ("table", "paragraph", "interlinear", "clean", "facing")),
    ("--layout", "review"),
    ("--layout", "review", "--together"),
    ("--together", "--title", "A year"),
    ("--layout", "clean", "--page", "letter", "--numbers", "--annex"),
    ("--page", "decree30", "--no-numbers", "--no-annex", "--draft"),
    ("--columns",),
]


@pytest.mark.usefixtures("without_office")
@pytest.mark.parametrize("options", EDITIONS, ids=lambda each: "-".join(each).replace("--", ""))
def test_what_the_desk_makes_has_no_fault(
    river: ReviewDesk, bilingual: Bilingual, options: tuple[str, ...]
) -> None:
    result = bilingual("export", "--verify", made(bilingual, river.root, *options), "--json")
    assert result.exit_code == 0, result.output
    found = points(result)
    assert [each["faults"] for each in found.values()] == [[]] * 9
    assert found["same bytes"]["state"] == found["text"]["state"] == "ok"
    comes_back = "ok" if "review" in options else "not run"
    assert found["round trip"]["state"] == comes_back
    assert found["pages"]["why"].startswith("not installed: LibreOffice")


@pytest.mark.usefixtures("without_office")
def test_a_reference_document_has_to_be_named(
    river: ReviewDesk, bilingual: Bilingual, tmp_path: Path
) -> None:
    import docx

    agency = docx.Document()
    agency.styles["Normal"].font.name = "Georgia"
    agency.sections[0].header.paragraphs[0].add_run("THE AGENCY").bold = True
    agency.save(str(tmp_path / "agency.docx"))
    option = ("--reference", tmp_path / "agency.docx")
    path = made(bilingual, river.root, *option)
    unnamed = bilingual("export", "--verify", path, "--json")
    assert unnamed.exit_code == 0, unnamed.output
    assert points(unnamed)["same bytes"]["why"].endswith("name the document with --reference")
    named = bilingual("export", "--verify", path, *option, "--json")
    assert points(named)["same bytes"]["state"] == "ok"


@pytest.mark.usefixtures("without_office")
def test_a_document_of_an_older_text_is_told(river: ReviewDesk, bilingual: Bilingual) -> None:
    path = made(bilingual, river.root)
    river.write(RAIN, "Il a plu sans arrêt.", State.REVIEWED)
    result = bilingual("export", "--verify", path, "--json")
    assert result.exit_code == 1
    found = points(result)
    assert (
        "fr, sentence 4: “Il a plu sans arrêt.” is not there" in found["text"]["faults"][0]["what"]
    )
    assert [each["place"] for each in found["same bytes"]["faults"]] == [
        "word/document.xml",
        "word/footer1.xml",
    ]


@pytest.mark.usefixtures("without_office")
@pytest.mark.parametrize("edit", [replace_tracked, replace_untracked], ids=["tracked", "untracked"])
def test_an_edited_review_copy_would_change_something(
    river: ReviewDesk, bilingual: Bilingual, edit: Any
) -> None:
    path = river.root / "back.docx"
    path.write_bytes(edited(river.export(), edit(name(COUNCIL), "Le conseil a siégé.")))
    result = bilingual("export", "--verify", path, "--json")
    assert result.exit_code == 1
    faults = points(result)["round trip"]["faults"]
    assert [each["what"] for each in faults] == ["taken: “Le conseil a siégé.”"]
    assert river.unit(COUNCIL).target != "Le conseil a siégé."


@pytest.mark.usefixtures("without_office")
def test_it_works_outside_a_desk(river: ReviewDesk, bilingual: Bilingual, tmp_path: Path) -> None:
    path = shutil.copy(made(bilingual, river.root), tmp_path / "alone.docx")
    (tmp_path / "empty").mkdir()
    result = bilingual("export", "--verify", path, "--json", root=tmp_path / "empty")
    assert result.exit_code == 0
    assert result.stderr == "No desk here: what needs one is not run.\n"
    found = points(result)
    assert found["structure"]["state"] == "ok"
    assert found["same bytes"]["why"] == "needs the desk the file comes from"


@pytest.mark.usefixtures("without_office")
def test_a_table_for_each_file_and_one_line_for_what_is_none(
    river: ReviewDesk, bilingual: Bilingual, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = made(bilingual, river.root)
    bad = good.with_name("bad.docx")
    bad.write_bytes(with_parts(good.read_bytes(), {"word/old.xml": b"<x/>"}))
    none = good.with_name("none.docx")
    none.write_bytes(b"no zip")
    result = bilingual("export", "--verify", good, bad, none)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        f"Error: {none}: it is not a Word document. Name a .docx file"
    ]
    assert f"{good}: publication" in result.stdout
    assert "nothing leads to the part word/old.xml" in result.stdout
    assert "Take the part out" in result.stdout
    assert bilingual("export", "--verify", good, bad).exit_code == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param((), "Name the Word files", id="no-file"),
        pytest.param(("gone.docx",), "There is no file gone.docx", id="no-such-file"),
        pytest.param(("--layout", "clean", "x"), "--layout does not go with --verify", id="layout"),
        pytest.param(("--pdf", "x"), "--pdf does not go with --verify", id="pdf"),
    ],
)
def test_misuse_is_told(bilingual: Bilingual, options: tuple[str, ...], told: str) -> None:
    result = bilingual("export", "--verify", *options)
    assert result.exit_code == 2
    assert told in result.stderr


def test_the_pages_are_looked_at(river: ReviewDesk, bilingual: Bilingual) -> None:
    for program in ("soffice", "pdftotext", "pdffonts"):
        judge(program)
    made(bilingual, river.root)
    made(bilingual, river.root, "--layout", "review")
    # a blank page stands in it, which a PDF has to have and the contents to count
    made(bilingual, river.root, "--layout", "facing", "--together")
    decree = made(bilingual, river.root, "--page", "decree30", "--layout", "facing")
    files = sorted(decree.parent.glob("*.docx"))
    result = bilingual("export", "--verify", *files, "--json")
    assert result.exit_code == 0, result.output
    told = [points(result, index)["pages"]["told"] for index in range(len(files))]
    assert all("page" in each for each in told)
