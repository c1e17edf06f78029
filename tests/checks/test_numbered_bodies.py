"""Numbered bodies whose first words a title takes with it."""

from __future__ import annotations

import pytest

from tests.drafting.fakes import GLOSSARY
from workflow.checks import Translation, check_unit

MEMBERS = "Members of 12th-tenure Politburo spoke."


@pytest.mark.parametrize(
    ("source", "target", "language", "told"),
    [
        pytest.param(MEMBERS, "Los miembros del Buró Político del XII mandato hablaron.", "es", False, id="es"),
        pytest.param(MEMBERS, "Les membres du Bureau politique du XIIe mandat ont parlé.", "fr", False, id="fr"),
        pytest.param(MEMBERS, "Los miembros del Buró Político del XI mandato hablaron.", "es", True, id="another-number"),
        pytest.param("The 9th plenum of the Party Central Committee opened.", "El IX pleno del Comité Central del Partido del XI mandato se inauguró.", "es", True, id="more-than-the-source"),
    ],
)  # fmt: skip
def test_a_body_that_stands_there_is_not_missed(
    source: str, target: str, language: str, told: bool
) -> None:
    found = check_unit(Translation(source, target, "en", language, GLOSSARY))
    assert any("needs its approved form" in one.message for one in found) is told
