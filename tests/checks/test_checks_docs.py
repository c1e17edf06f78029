"""docs/checks.md has a section for every check, and its waivers can be read."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import workflow.checks
from workflow.checks import CHECKS, document_checks
from workflow.checks.waivers import CHECK_ID, read_waivers
from workflow.glossary.style import Style

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def _titles() -> dict[str, str]:
    """The titles of all checks by id: those that run, and those that a module brings."""
    titles = {check.id: check.title for check in (*CHECKS, *document_checks(Style()))}
    for module in pkgutil.iter_modules(workflow.checks.__path__, "workflow.checks."):
        for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if isinstance(getattr(found, "id", None), str) and found.__name__.endswith("Check"):
                titles[found.id] = found.title
    return titles


TITLES = _titles()


@pytest.mark.parametrize("check_id", sorted(TITLES))
def test_every_check_has_a_section(check_id: str) -> None:
    section = SECTIONS[check_id]
    for part in ("Example", "Mend", "Waive"):
        assert f"**{part}.**" in section
    assert f"| [{check_id}](#{check_id}) |" in PAGE
    (waiver,) = read_waivers(re.findall(r"`# (check-ignore: [^`]*)`", section)[-1])
    assert waiver.ids == (check_id,)
    assert waiver.reason


def test_no_section_is_about_a_check_that_is_gone() -> None:
    assert set(SECTIONS) == {*TITLES, CHECK_ID}
    assert len(TITLES) >= 20
