"""Two people at one desk: what one saves while the other's command works, and who holds it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ARTICLE, Bilingual, judge
from workflow.batch import (
    Workspace,
    check_jobs,
    extract_jobs,
    note_findings,
    translate_jobs,
)
from workflow.batch.drafts import translating
from workflow.batch.drafts.conversing import converse
from workflow.desk import Desk
from workflow.translations import Catalog, State, Unit

KEPT = "The Prime Minister chaired the meeting on March 1."
REPORT = "Districts report by May 15."
FRENCH = "Le Premier ministre a présidé la réunion du 1er mars."


@pytest.fixture
def po(bilingual: Bilingual, desk: Path) -> Path:
    """The PO file of an article whose first sentence is reviewed in another one."""
    other = ARTICLE.replace("Province reviews", "Province studies")
    (desk / "sources/other.md").write_text(other, encoding="utf-8")
    bilingual("extract")
    _save(desk / "translations/fr/other.po", KEPT, FRENCH)
    return desk / "translations/fr/review.po"


def _save(path: Path, source: str, target: str, state: State = State.REVIEWED) -> None:
    """What a translator does in an editor."""
    catalog = Catalog.read(path)
    catalog.set_target((None, source), target, state)
    path.write_bytes(catalog.serialize())


def _unit(path: Path, source: str) -> Unit:
    unit = Catalog.read(path).unit((None, source))
    assert unit is not None
    return unit


def _between_plan_and_drafts(monkeypatch: pytest.MonkeyPatch, deed: Callable[[], None]) -> None:
    def then(*arguments: object) -> object:
        deed()
        return converse(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(translating, "converse", then)


@pytest.mark.parametrize("state", [State.REVIEWED, State.DRAFT])
def test_what_is_translated_while_drafts_are_made_is_kept(
    desk: Path, po: Path, monkeypatch: pytest.MonkeyPatch, state: State
) -> None:
    def deed() -> None:
        _save(po, KEPT, "Le chef du gouvernement a présidé la réunion.", state)
        _save(po, REPORT, "Les districts rendent compte.", state)

    _between_plan_and_drafts(monkeypatch, deed)
    workspace = Workspace(Desk.open(desk))
    translate_jobs(workspace, workspace.jobs(["review"]).jobs)
    unit = _unit(po, KEPT)
    assert (unit.target, unit.state) == ("Le chef du gouvernement a présidé la réunion.", state)
    assert _unit(po, REPORT).target == "Les districts rendent compte."


def test_without_that_the_memory_would_have_drafted_it(desk: Path, po: Path) -> None:
    workspace = Workspace(Desk.open(desk))
    translate_jobs(workspace, workspace.jobs(["review"]).jobs)
    assert _unit(po, KEPT).target == FRENCH


def test_a_sentence_that_left_meanwhile_gets_no_draft(
    desk: Path, po: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deed() -> None:
        article = desk / "sources/review.md"
        article.write_text(ARTICLE.replace(f"{KEPT} ", ""), encoding="utf-8")
        workspace = Workspace(Desk.open(desk))
        extract_jobs(workspace, workspace.jobs(["review"]).jobs)

    _between_plan_and_drafts(monkeypatch, deed)
    workspace = Workspace(Desk.open(desk))
    translate_jobs(workspace, workspace.jobs(["review"]).jobs)
    assert Catalog.read(po).unit((None, KEPT)) is None


def test_findings_in_a_text_that_was_changed_meanwhile_are_not_noted(desk: Path, po: Path) -> None:
    _save(po, REPORT, "Les districts rendent compte avant le 16 mai.")
    workspace = Workspace(Desk.open(desk))
    jobs = workspace.jobs(["review"]).jobs
    checked = check_jobs(workspace, jobs)
    _save(po, REPORT, "Les districts rendent compte avant le 15 mai.")
    before = po.read_bytes()
    note_findings(workspace, checked)
    assert po.read_bytes() == before
    _save(po, REPORT, "Les districts rendent compte avant le 16 mai.")
    note_findings(workspace, checked)
    assert _unit(po, REPORT).checks


DAMAGED = [
    pytest.param(b"", id="empty"),
    pytest.param(b'{"command": ', id="cut-off"),
    pytest.param(b'["a"]', id="another-value"),
    pytest.param(b'{"command": "run"}', id="fields-missing"),
    pytest.param(b"\xff\xfe", id="not-utf-8"),
]


@pytest.mark.parametrize("data", DAMAGED)
def test_a_damaged_note_of_the_holder_stops_nobody(
    bilingual: Bilingual, desk: Path, data: bytes
) -> None:
    (desk / ".bilingual").mkdir()
    note = desk / ".bilingual/holder.json"
    note.write_bytes(data)
    result = bilingual("extract")
    assert result.exit_code == 0, result.output
    assert "Took over" not in result.stderr
    assert not note.exists()


@pytest.mark.parametrize("data", DAMAGED[:2])
def test_a_held_desk_whose_holder_cannot_be_read_is_refused_all_the_same(
    bilingual: Bilingual, desk: Path, data: bytes
) -> None:
    from workflow.locking import hold

    with hold(desk / ".bilingual", "bilingual translate", print):
        (desk / ".bilingual/holder.json").write_bytes(data)
        result = bilingual("extract")
    assert result.exit_code == 2
    assert "another bilingual command is at work on this desk" in result.stderr
    assert "Traceback" not in result.output


def test_who_only_reads_needs_no_lock(bilingual: Bilingual, desk: Path, po: Path) -> None:
    from workflow.locking import hold

    with hold(desk / ".bilingual", "bilingual translate", print):
        for command in (["status"], ["glossary", "list"]):
            result = bilingual(*command)
            assert result.exit_code in (0, 1), result.output


def _bound_by_rights() -> list[str]:
    """What makes a command obey the rights of folders, which root need not."""
    if os.geteuid() != 0:
        return []
    command = [judge("setpriv"), "--bounding-set=-dac_override,-dac_read_search", "--"]
    tried = subprocess.run([*command, sys.executable, "-c", ""], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("root cannot give up its rights here")
    return command


@pytest.mark.skipif(os.name != "posix", reason="folders have other rights here")
@pytest.mark.parametrize(("command", "code"), [("extract", 2), ("run", 2), ("check", 0)])
def test_a_desk_that_cannot_be_written_is_told_in_a_sentence(
    desk: Path, po: Path, command: str, code: int
) -> None:
    """One of somebody else, or on a read-only disk; to be checked it need not be written."""
    (desk / "sources/third.md").write_text(ARTICLE, encoding="utf-8")
    before = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}
    folders = [desk, *(path for path in desk.rglob("*") if path.is_dir())]
    program = [*_bound_by_rights(), sys.executable, "-c", "from workflow.cli import main; main()"]
    for path in folders:
        path.chmod(0o555)
    try:
        done = subprocess.run(
            [*program, "--desk", str(desk), command], capture_output=True, text=True, check=False
        )
    finally:
        for path in folders:
            path.chmod(0o755)
    assert done.returncode == code, done.stderr
    assert ("cannot be written" in done.stderr) == bool(code)
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()} == before
