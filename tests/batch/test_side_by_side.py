"""Checking in several processes finds what checking in one finds, in the same order."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Bilingual
from workflow.batch import side_by_side
from workflow.batch.workspace import Workspace
from workflow.desk import Desk

# A process of its own has one thread; the one that runs the tests may have more.
_COPIED = """
import os, sys
from workflow.batch import side_by_side
from workflow.cli import main
side_by_side._WORTH_IT = 0
os.cpu_count = lambda: 2
assert side_by_side._may_fork()
sys.argv = ["bilingual", "check", "--json"]
main()
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
    portions = side_by_side._portions(jobs, workers)
    assert sorted(place for portion in portions for place in portion) == list(range(len(jobs)))


def test_a_process_begins_with_the_jobs_of_one_pair(sample: Path) -> None:
    jobs = Workspace(Desk.open(sample)).jobs().jobs
    one = next(job for job in jobs if job.catalog_path.is_file())
    other = next(job for job in jobs if job.target != one.target and job.catalog_path.is_file())
    first, second, *_ = side_by_side._portions([one, other] * 8, 2)
    assert {place % 2 for place in first} != {place % 2 for place in second}
    assert len({place % 2 for place in first}) == len({place % 2 for place in second}) == 1


def test_several_new_processes_say_the_same_as_one(
    bilingual: Bilingual, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = bilingual("check", "--json", root=sample)
    monkeypatch.setattr(side_by_side, "_WORTH_IT", 0)
    monkeypatch.setattr(side_by_side, "_may_fork", lambda: False)
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
