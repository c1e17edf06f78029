"""What all tests share: the command line, a small desk, and the programs that judge."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workflow.cli import main

REPOSITORY = Path(__file__).resolve().parents[1]

SETTINGS = """\
[desk]
name = "Test Desk"

[languages]
targets = { en = ["fr"] }

[engines]
order = []
"""

ARTICLE = """\
---
title: Province reviews Resolution No. 11-NQ/TW
lang: en
date: 2023-03-01
agency: Test Desk
url: https://example.org/review
---
The Prime Minister chaired the meeting on March 1. It dealt with **Resolution No. 11-NQ/TW**.

## What comes next

- Districts report by May 15.
- Growth should reach 6.5% this year.

::: furniture
331 online users
:::
"""

Bilingual = Callable[..., Result]


def judge(name: str) -> str:
    """The path of a program that judges; the test is skipped where it is not installed.

    On the build machine, where the project's own script installs it, a missing one is a failure.
    """
    path = shutil.which(name)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(f"{name} is missing although scripts/install_judges.sh installs it")
        pytest.skip(f"{name} is not installed: run scripts/install_judges.sh")
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk with the sample glossary, one short English article, and no engine."""
    return make_desk(tmp_path / "desk")


def make_desk(root: Path) -> Path:
    """Make the desk of `desk` in a folder that is not there yet."""
    (root / "sources").mkdir(parents=True)
    shutil.copytree(REPOSITORY / "glossary", root / "glossary")
    (root / "workflow.toml").write_text(SETTINGS, encoding="utf-8")
    (root / "sources" / "review.md").write_text(ARTICLE, encoding="utf-8")
    return root


@pytest.fixture
def bilingual(desk: Path) -> Bilingual:
    """Run the command on the test desk: `bilingual("run", "--json")`."""

    def run(*args: str | Path, root: Path = desk, stdin: str | bytes | None = None) -> Result:
        # However wide the terminal of the tests is, what is read here goes to a pipe.
        arguments = ["--desk", str(root), *map(str, args)]
        return CliRunner(env={"COLUMNS": None}).invoke(main, arguments, input=stdin)

    return run


@pytest.fixture
def office(tmp_path: Path) -> Iterator[str]:
    """A LibreOffice that listens, under the name of its pipe."""
    program, address = judge("soffice"), f"bilingual{abs(hash(tmp_path)) % 10**9}"
    profile = f"-env:UserInstallation={(tmp_path / 'uno').as_uri()}"
    accept = f"--accept=pipe,name={address};urp;"
    process = subprocess.Popen(
        [program, profile, "--headless", "--norestore", accept],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield address
    process.terminate()
    process.wait(timeout=30)
