"""Names of the peoples of the highlands: whole in every language, a lost particle told."""

from __future__ import annotations

import pytest

from tests.checks.marks import messages, unit
from workflow.checks.names import NamesCheck
from workflow.glossary import Glossary
from workflow.glossary.names.persons import find_persons


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "Y Thu Hà Niê Kdam, membre du Comité", ["Y Thu Hà Niê Kdam"]),
        ("fr", "et Mme K’ Mai Lan, ancienne secrétaire", ["K’ Mai Lan"]),
        ("fr", "avec K'Lan et H'Lan Niê", ["K'Lan", "H'Lan Niê"]),
        ("en", "Ksor Lan, Siu Mai and Rah Lan Hai came", ["Ksor Lan", "Siu Mai", "Rah Lan Hai"]),
        ("en", "Mr Nay Lan came. Nay Lan", ["Nay Lan"]),
        ("vi", "ông Rơ Châm Lan và bà H'Mai Kđoh", ["Rơ Châm Lan", "H'Mai Kđoh"]),
        ("vi", "bà Rơ Châm H’Lan cùng Điểu Lan", ["Rơ Châm H’Lan", "Điểu Lan"]),
        ("es", "Y Lan Niê y Nguyen Van Lan", ["Y Lan Niê", "Nguyen Van Lan"]),
        pytest.param("es", "Y Ramón dijo que sí.", [], id="and"),
        pytest.param("vi", "Nay Chính phủ ban hành", [], id="now"),
        pytest.param("fr", "Dieu Merci, il pleut à Krông Nô", [], id="god-and-a-place"),
        pytest.param("fr", "l'école d'Ayun Pa", [], id="a-town"),
    ],
)
def test_names(language: str, text: str, names: list[str]) -> None:
    assert [one.text for one in find_persons(text, language, Glossary())] == names


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Y Thu Hà Niê Kdam est venu.", "Thu Hà Niê Kdam vino."),
        ("Mme K' Mai Lan est venue.", "La señora K' Nunca Lan vino."),
        ("Ksor Lan est venu.", "Lan vino."),
    ],
)
def test_a_part_of_a_name_is_lost(source: str, target: str) -> None:
    (said,) = messages(NamesCheck(), unit(source, target, "fr-es"))
    assert any("is missing" in one for one in said)


def test_a_whole_name_is_right() -> None:
    source, target = "Y Thu Hà Niê Kdam est venu.", "Y Thu Ha Nie Kdam vino."
    assert messages(NamesCheck(), unit(source, target, "fr-es")) == [[]]
