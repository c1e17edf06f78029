"""Offices of other countries: whole in every language, and none of ours."""

from __future__ import annotations

import pytest

from workflow.glossary.abroad.offices import find_foreign_offices, office_before
from workflow.glossary.names.foreign_rules import respelled

SAID = [
    pytest.param(
        "US Secretary of State Anna Brown arrived.",
        "US Secretary of State",
        {
            "es": "secretario de Estado de Estados Unidos",
            "fr": "secrétaire d’État des États-Unis",
            "nb": "USAs utenriksminister",
            "vi": "Ngoại trưởng Hoa Kỳ",
        },
        id="adjective",
    ),
    pytest.param(
        "They thanked the UN Secretary-General.",
        "UN Secretary-General",
        {
            "es": "secretario general de las Naciones Unidas",
            "fr": "secrétaire général des Nations unies",
            "nb": "FNs generalsekretær",
            "vi": "Tổng Thư ký Liên hợp quốc",
        },
        id="body",
    ),
    pytest.param(
        "Cuba's First Secretary and President Miguel Perez spoke.",
        "Cuba's First Secretary and President",
        {
            "es": "primer secretario y presidente de Cuba",
            "vi": "Bí thư thứ nhất, Chủ tịch Cuba",
        },
        id="two-of-one-person",
    ),
    pytest.param(
        "the former Prime Minister of Japan",
        "Prime Minister of Japan",
        {"es": "antiguo primer ministro de Japón", "nb": "Japans tidligere statsminister"},
        id="former",
    ),
    pytest.param(
        "Chinese Ambassador to Vietnam",
        "Chinese Ambassador to Vietnam",
        {"es": "embajador de China en Vietnam", "vi": "Đại sứ Trung Quốc tại Việt Nam"},
        id="owner-inside",
    ),
    pytest.param(
        "President of the Lao National Assembly",
        "President of the Lao National Assembly",
        {"fr": "président de l’Assemblée nationale du Laos", "vi": "Chủ tịch Quốc hội Lào"},
        id="people-inside",
    ),
    pytest.param(
        "Chairwoman of the CPPCC National Committee",
        "Chairwoman of the CPPCC National Committee",
        {
            "es": "presidenta del Comité Nacional de la Conferencia Consultiva Política del "
            "Pueblo Chino"
        },
        id="woman",
    ),
]


@pytest.mark.parametrize(("text", "office", "forms"), SAID)
def test_an_office_is_said_whole(text: str, office: str, forms: dict[str, str]) -> None:
    (found,) = find_foreign_offices(text, "en")
    assert found.text.endswith(office)
    assert text[found.start : found.end] == found.text
    assert {one: found.form(one, woman=False) for one in forms} == forms


@pytest.mark.parametrize(
    "text",
    [
        "The Vietnamese President spoke.",
        "President To Lam spoke.",
        "The Bank of China President spoke.",
        "The British Secretary of State for Wales spoke.",
        "The Franco-German President of nothing.",
        "a UN Women Director-General",
        "the US presidential palace",
    ],
)
def test_what_is_none_of_another_country(text: str) -> None:
    assert find_foreign_offices(text, "en") == []


def test_two_offices_without_a_name_may_be_of_two() -> None:
    found = find_foreign_offices("The Lao President and Prime Minister met.", "en")
    assert [one.text for one in found] == ["Lao President"]


def test_a_name_of_another_country_is_enough() -> None:
    text = "On Monday President Emmanuel Macron spoke."
    office = office_before(text, text.index("Emmanuel"), "en")
    assert office is not None
    assert office.form("fr", woman=False) == "président"
    assert office.doubt("vi")
    assert not office.doubt("es")
    text = "Goldfinch President Emmanuel Dupont spoke."
    assert office_before(text, text.index("Emmanuel"), "en") is None


def test_vietnamese_does_not_give_them_our_office() -> None:
    text = "Prime Minister Keir Starmer came."
    office = office_before(text, text.index("Keir"), "en")
    assert office is not None
    assert office.form(
        "vi", woman=False, known={"title-prime-minister": "Thủ tướng Chính phủ"}
    ) == ("Thủ tướng")


@pytest.mark.parametrize(
    ("name", "source", "target", "wanted"),
    [("Xi Jinping", "en", "vi", "Tập Cận Bình"), ("Lý Cường", "vi", "nb", "Li Qiang")],
)
def test_a_whole_name_may_have_another_spelling(
    name: str, source: str, target: str, wanted: str
) -> None:
    assert respelled(name, source, target) == wanted
