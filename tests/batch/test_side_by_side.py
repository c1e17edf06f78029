"""Checking in several processes finds what checking in one finds, in the same order."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Bilingual
from workflow.batch import side_by_side


def test_several_processes_say_the_same_as_one(
    bilingual: Bilingual, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "sample"
    root.mkdir()
    for name in ("sources", "glossary", "translations"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "workflow.toml", root / "workflow.toml")
    alone = bilingual("check", "--json", root=root)
    monkeypatch.setattr(side_by_side, "_WORTH_IT", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    together = bilingual("check", "--json", root=root)
    assert alone.exit_code == together.exit_code
    assert alone.stdout == together.stdout
    assert alone.stdout.startswith("[")
