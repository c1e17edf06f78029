"""Offices and long names of other countries in texts that are not English."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.glossary import Glossary
from workflow.glossary.abroad.offices import find_foreign_offices, without_covered
from workflow.glossary.abroad.states import find_foreign_states
from workflow.glossary.abroad.tables import offices, owners

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("language", "text", "target", "form"),
    [
        ("es", "El primer ministro de Camboya llegó.", "en", "Cambodian Prime Minister"),
        ("es", "La ministra japonesa de Defensa", "fr", "ministre de la Défense du Japon"),
        ("es", "el canciller cubano", "en", "Cuban Foreign Minister"),
        ("es", "el canciller alemán", "en", "German Chancellor"),
        ("es", "la ministra de Exteriores de Suecia", "en", "Swedish Foreign Minister"),
        ("es", "el rey de España", "en", "King of Spain"),
        ("es", "la reina de los Países Bajos", "en", "Queen of the Netherlands"),
        ("es", "el secretario general de la ONU", "en", "UN Secretary-General"),
        ("es", "la embajadora de Cuba en Vietnam", "en", "Cuban Ambassador to Vietnam"),
        ("fr", "le ministre français des Affaires étrangères", "en", "French Foreign Minister"),
        ("fr", "l’ambassadrice de Chine au Vietnam", "es", "embajadora de China en Vietnam"),
        ("fr", "la directrice générale du FMI", "en", "IMF Managing Director"),
        ("fr", "le secrétaire d’État américain", "es", "secretario de Estado de Estados Unidos"),
        ("fr", "la ministre danoise de la Santé", "es", "ministra de Salud de Dinamarca"),
        ("nb", "Kinas president kom.", "en", "Chinese President"),
        ("nb", "Laos’ statsminister kom.", "es", "primer ministro de Laos"),
        ("vi", "Thủ tướng Campuchia Hun Manet", "en", "Cambodian Prime Minister"),
        ("vi", "Chủ tịch nước Lào thăm Hà Nội", "es", "presidente de Laos"),
        ("vi", "Đại sứ Trung Quốc tại Việt Nam", "fr", "ambassadeur de Chine au Vietnam"),
    ],
    ids=str,
)
def test_an_office_abroad_is_said_whole(language: str, text: str, target: str, form: str) -> None:
    (found,) = find_foreign_offices(text, language)
    assert text[found.start : found.end] == found.text
    assert found.form(target, woman=False) == form


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("es", "el presidente de Vietnam", id="ours"),
        pytest.param("es", "el presidente cubano de la empresa Labiofam", id="a-firms"),
        pytest.param("fr", "le président français du groupe Renault", id="a-groups"),
        pytest.param("es", "el presidente de los Estados Unidos Mexicanos", id="another-state"),
        pytest.param("es", "el expresidente de Cuba", id="former"),
        pytest.param("fr", "le co-président de Cuba", id="part-of-a-word"),
        pytest.param("vi", "Chủ tịch Đức Thắng", id="given-name"),
        pytest.param("vi", "các thủ tướng Lào", id="no-title"),
        pytest.param("nb", "presidenten kom", id="no-country"),
    ],
)
def test_what_is_none(language: str, text: str) -> None:
    assert find_foreign_offices(text, language) == []


def test_every_office_and_owner_has_a_form_in_every_language() -> None:
    for office in offices():
        assert all(all(office.forms[language]) for language in ("es", "fr", "nb", "vi")), office
    for owner in owners():
        assert all(owner.added.values()), owner
        assert not owner.is_country or owner.behind, owner


@pytest.mark.parametrize(
    ("language", "text", "target", "name"),
    [
        ("es", "la República Federativa del Brasil", "en", "Federative Republic of Brazil"),
        (
            "en",
            "the Lao People's Democratic Republic",
            "fr",
            "République démocratique populaire lao",
        ),
        ("fr", "la République populaire de Chine", "es", "República Popular China"),
        ("en", "the Russian Federation", "es", "Federación de Rusia"),
        ("es", "el Reino de Camboya", "nb", "Kongeriket Kambodsja"),
        ("vi", "Đại Hàn Dân Quốc", "en", "Republic of Korea"),
    ],
    ids=str,
)
def test_a_state_under_its_long_name(language: str, text: str, target: str, name: str) -> None:
    (found,) = find_foreign_states(f"X {text}.".removeprefix("X "), language)
    assert found.state.name(target) == name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in the People's Republic of Bulgaria of 1946"),
        ("en", "ships of the Republic of Korea Navy"),
        ("es", "la República Popular de Bulgaria"),
        ("en", "the Socialist Republic of Viet Nam"),
    ],
    ids=str,
)
def test_another_state_and_a_longer_name_are_none(language: str, text: str) -> None:
    assert find_foreign_states(text, language) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("External Affairs Minister Subrahmanyam Jaishankar came.", []),
        ("The People's Republic of China signed it.", []),
        ("Chinese Foreign Minister Wang Yi came.", ["title-minister-foreign-affairs"]),
        ("Minister Le Hoai Trung came.", ["title-minister"]),
    ],
    ids=str,
)
def test_what_is_part_of_another_countrys_office_is_no_term(text: str, left: list[str]) -> None:
    found = Glossary.load(ROOT / "glossary").find(text, "en")
    kept = [one.id for one in without_covered(found, text, "en")]
    assert [one for one in kept if one.startswith(("title", "place"))] == left
