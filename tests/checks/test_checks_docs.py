"""docs/checks.md has a section for every check, and its waivers can be read."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import workflow.checks
from tests.drafting.fakes import GLOSSARY
from workflow.checks import CHECKS, Translation, check_document, document_checks
from workflow.checks.waivers import CHECK_ID, read_waivers
from workflow.style import Style

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


EXAMPLES = [
    pytest.param("It is 6.5%.", "C’est 5,6\u00a0%.", "en-fr", id="numbers"),
    pytest.param("It grew by 6.95%.", "Il a augmenté de 6,95.", "en-fr", id="units"),
    pytest.param("20 kg of rice", "20 toneladas de arroz", "en-es", id="units-measure"),
    pytest.param("See Resolution No. 11-NQ/TW.", "Voir la résolution n° 12-NQ/TW.", "en-fr", id="references"),
    pytest.param("He met the Politburo.", "Il a vu le Comité politique.", "en-fr", id="terms"),
    pytest.param("He met the Politburo.", "Il a vu le bureau politique.", "en-fr", id="spelling"),
    pytest.param("Ông Trần Văn Bình đến.", "M. Trân Van Bing est venu.", "vi-fr", id="names"),
    pytest.param("<b>18 communes</b>", "18 communes", "en-fr", id="tags"),
    pytest.param("It is the plan.", "C’est the plan the plan the plan.", "en-fr", id="garbled"),
    pytest.param("The delegation did not visit the villages.", "La délégation a visité les villages.", "en-fr", id="negation"),
    pytest.param("On Tuesday, the former Minister", "El jueves, el ministro", "en-es", id="qualifiers"),
    pytest.param("Who comes?", "Quién viene?", "en-es", id="punctuation"),
    pytest.param("The visitors", "Les les visiteurs", "en-fr", id="doubled"),
    pytest.param("In Hanoi, on Monday", "À Hanoi , lundi", "en-fr", id="spacing"),
    pytest.param("He said “no”", "Han sa “nei”", "en-nb", id="quotes"),
    pytest.param("province", "pro\u00advincia", "en-es", id="unicode"),
    pytest.param("The Province Opens Four New Schools", "La Province Ouvre Quatre Nouvelles Écoles", "en-fr", id="capitals"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "pair"), EXAMPLES)
def test_an_example_says_what_the_page_says(
    source: str, target: str, pair: str, request: pytest.FixtureRequest
) -> None:
    check_id = request.node.callspec.id.partition("-")[0]
    (example,) = re.findall(r"^\*\*Example\.\*\* (.*)$", SECTIONS[check_id], re.MULTILINE)
    one, other = pair.split("-")
    unit = Translation(source, target, one, other, GLOSSARY)
    (found,) = check_document([unit], whole=document_checks(Style()))
    said = [each.message for each in found if each.check_id == check_id]
    quoted = re.findall(r"`([^`]+)`", example)
    assert any(text in message for text in quoted for message in said)
