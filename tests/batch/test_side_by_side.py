"""Checking in several processes finds what checking in one finds, in the same order."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Bilingual
from workflow.batch import preparing, side_by_side
from workflow.batch.workspace import Workspace
from workflow.desk import Desk
from workflow.glossary import Glossary

# A process of its own has one thread; the one that runs the tests may have more.
_COPIED = """
import os, sys
from workflow.batch import preparing
from workflow.cli import main
preparing._LARGE = 0
os.cpu_count = lambda: 2
assert preparing.may_fork()
sys.argv = ["bilingual", "check", "--json"]
main()
"""

_PREPARED = """
import os
from pathlib import Path
from workflow.batch import preparing
from workflow.desk import Desk
preparing._LARGE = 0
os.cpu_count = lambda: 2
with preparing.glossary_prepared_beside(Desk.open(Path("."))):
    pass
"""


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample desk."""
    root = tmp_path / "sample"
    root.mkdir()
    for name in ("sources", "glossary", "translations"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "workflow.toml", root / "workflow.toml")
    return root


@pytest.mark.parametrize("workers", [1, 2, 3, 8])
def test_each_job_is_handed_out_once(sample: Path, workers: int) -> None:
    jobs = Workspace(Desk.open(sample)).jobs().jobs
    assert len(jobs) > 3
    portions = side_by_side.hand_out(jobs, workers)
    assert sorted(place for portion in portions for place in portion) == list(range(len(jobs)))


def test_a_process_begins_with_the_jobs_of_one_pair(sample: Path) -> None:
    jobs = Workspace(Desk.open(sample)).jobs().jobs
    one = next(job for job in jobs if job.catalog_path.is_file())
    other = next(job for job in jobs if job.target != one.target and job.catalog_path.is_file())
    first, second, *_ = side_by_side.hand_out([one, other] * 8, 2)
    assert {place % 2 for place in first} != {place % 2 for place in second}
    assert len({place % 2 for place in first}) == len({place % 2 for place in second}) == 1


def test_several_new_processes_say_the_same_as_one(
    bilingual: Bilingual, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = bilingual("check", "--json", root=sample)
    monkeypatch.setattr(preparing, "_LARGE", 0)
    monkeypatch.setattr(preparing, "may_fork", lambda: False)
    monkeypatch.setattr(side_by_side, "may_fork", lambda: False)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    together = bilingual("check", "--json", root=sample)
    assert alone.exit_code == together.exit_code
    assert alone.stdout == together.stdout
    assert alone.stdout.startswith("[")


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")
def test_several_copies_of_a_process_say_the_same_as_one(
    bilingual: Bilingual, sample: Path
) -> None:
    alone = bilingual("check", "--json", root=sample)
    together = subprocess.run(
        [sys.executable, "-c", _COPIED], cwd=sample, capture_output=True, text=True, check=False
    )
    assert together.stderr == ""
    assert alone.exit_code == together.returncode
    assert alone.stdout == together.stdout
    assert alone.stdout.startswith("[")


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")
def test_a_broken_glossary_is_told_once(bilingual: Bilingual, sample: Path) -> None:
    terms = sample / "glossary" / "terms.csv"
    terms.write_text(terms.read_text("utf-8").replace("\n", "\nx,y\n", 1), encoding="utf-8")
    alone = bilingual("check", "--json", root=sample)
    together = subprocess.run(
        [sys.executable, "-c", _COPIED], cwd=sample, capture_output=True, text=True, check=False
    )
    assert together.returncode == alone.exit_code == 2
    assert together.stderr.count("terms.csv:2: x has no form") == together.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")
def test_the_glossary_of_a_large_desk_is_prepared_beside(sample: Path) -> None:
    desk = Desk.open(sample)
    assert not Glossary.is_prepared(desk.glossary, desk.state)
    subprocess.run([sys.executable, "-c", _PREPARED], cwd=sample, check=True)
    assert Glossary.is_prepared(desk.glossary, desk.state)
    made = {path.name for path in (desk.state / "glossary").iterdir()}
    assert {f"spellings-{code}.json" for code in ("en", "es", "fr", "nb", "vi")} <= made
