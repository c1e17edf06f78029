"""`kill -9` at any instant: every file is whole, and the next run ends where one run would."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import polib
import pytest

from tests.conftest import Bilingual

COMMAND = [sys.executable, "-c", "from workflow.cli import main; main()"]
PATIENCE = 600
"""Seconds for a run; it takes a few on a machine that does nothing else."""
PARAGRAPHS = "\n\n".join(
    f"In {year} the Prime Minister signed Decree No. {year - 1990}/{year}/ND-CP. It took effect in May {year}."
    for year in range(2000, 2026)
)


@pytest.fixture
def busy_desk(desk: Path) -> Path:
    """A desk with enough work that a run can be stopped in the middle."""
    for number in range(6):
        (desk / f"sources/part-{number}.md").write_text(
            f"---\ntitle: Part {number}\nlang: en\ntargets: [fr, es, vi]\n---\n{PARAGRAPHS}\n",
            encoding="utf-8",
        )
    return desk


def _run(root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, "--desk", str(root), "run"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _products(root: Path) -> dict[str, bytes]:
    folders = (root / "translations", root / "exports")
    return {
        str(path.relative_to(root)): path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


def _written(root: Path) -> int:
    """How many bytes of translations and documents there are, half-written ones too."""
    return sum(map(_size, (*root.glob("translations/*/*"), *root.glob("exports/**/*"))))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:  # it has its name by now
        return 0


def test_killed_runs_leave_whole_files_and_are_resumed(busy_desk: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(busy_desk, whole)
    assert _run(whole).wait(timeout=PATIENCE) == 0
    all_of_it = _written(whole)
    killed = 0
    for step in range(1, 8):
        process = _run(busy_desk)
        # How far it is, not how long it takes: a machine may be much quicker a moment later.
        while process.poll() is None and _written(busy_desk) < all_of_it * step / 8:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        for path in busy_desk.rglob("*.po"):
            polib.pofile(str(path))
        for path in busy_desk.rglob("*.docx"):
            assert zipfile.ZipFile(path).testzip() is None
    assert killed, "no run was stopped in the middle"
    assert _run(busy_desk).wait(timeout=PATIENCE) == 0
    products = {
        name: data for name, data in _products(busy_desk).items() if not name.endswith(".new")
    }
    assert products == _products(whole)


def test_the_desk_of_a_killed_command_is_taken_over(busy_desk: Path, bilingual: Bilingual) -> None:
    process = _run(busy_desk)
    holder = busy_desk / ".bilingual/holder.json"
    while not holder.is_file():
        assert process.poll() is None, "the run ended before it could be killed"
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    result = bilingual("extract")
    assert result.exit_code == 0
    assert f"process {process.pid}" in result.stderr
    assert "Took over the desk" in result.stderr
    assert "Took over" not in bilingual("extract").stderr
