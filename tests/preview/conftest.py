"""What the tests of the preview share."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import make_desk
from tests.preview.preview_desk import ARTICLE, fill
from workflow.cli import main


@pytest.fixture
def site(desk: Path) -> Path:
    """The folder of the preview of a desk that has something of everything."""
    return _preview(desk)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for tests that only read it."""
    return _preview(make_desk(tmp_path_factory.mktemp("preview") / "desk"))


def _preview(desk: Path) -> Path:
    (desk / "sources/review.md").write_text(ARTICLE, encoding="utf-8")
    _run(desk, "extract")
    fill(desk / "translations/fr/review.po")
    _run(desk, "preview")
    return desk / "exports/preview"


def _run(desk: Path, command: str) -> None:
    result = CliRunner().invoke(main, ["--desk", str(desk), command])
    assert result.exit_code == 0, result.output
