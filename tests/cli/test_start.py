"""Starting up is light: no engine, no model, no XML library before a command needs it."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "argostranslate",
    "babel",
    "ctranslate2",
    "docx",
    "lxml",
    "numpy",
    "rich",
    "sentencepiece",
    "sqlite3",
    "trafilatura",
)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import workflow", id="import"),
        pytest.param(
            "from workflow.cli import main; main(['--help'], standalone_mode=False)", id="help"
        ),
    ],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    report = f"{code}\nimport sys; print(sorted(set(sys.modules) & set({HEAVY!r})))"
    result = subprocess.run(
        [sys.executable, "-c", report], capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[-1] == "[]"
