"""Local units without a row are terms by the word for their kind, and so are their bodies."""

from __future__ import annotations

import pytest

from workflow.glossary import Glossary
from workflow.glossary.composed.unit_forms import is_unit, unit_concept


def units(glossary: Glossary, text: str, language: str, to: str) -> list[tuple[str, str | None]]:
    """The units that are found in a text, each with its form in another language."""
    return [
        (one.text, glossary.render(one, to))
        for one in glossary.find(text, language)
        if is_unit(one.id.rpartition("@")[2])
    ]


@pytest.mark.parametrize(
    ("language", "text", "to", "wanted"),
    [
        pytest.param("en", "He left An Hoa commune.", "es", [("An Hoa commune", "comuna de An Hoa")], id="commune"),
        pytest.param("en", "He left An Hoa commune.", "fr", [("An Hoa commune", "commune d’An Hoa")], id="fr-elision"),
        pytest.param("en", "the Party Committee of the An Hoa district People's Procuracy", "es", [("An Hoa district", "distrito de An Hoa")], id="body-of-another"),
        pytest.param("en", "in Thanh Loc and Vinh Tuy districts", "es", [("Thanh Loc and Vinh Tuy districts", "distritos de Thanh Loc y Vinh Tuy")], id="two"),
        pytest.param("en", "of Thanh Loc, Ba Gia and Vinh Tuy wards", "fr", [("Thanh Loc, Ba Gia and Vinh Tuy wards", "quartiers de Thanh Loc, Ba Gia et Vinh Tuy")], id="three"),
        pytest.param("en", "Residents of Ea Knuec commune came.", "nb", [("Ea Knuec commune", "Ea Knuec kommune")], id="uplands"),
        pytest.param("en", "Hanoi and Thanh Loc ward agreed.", "es", [("Thanh Loc ward", "barrio de Thanh Loc")], id="word-of-one"),
        pytest.param("en", "In Thanh Loc township, it rains.", "es", [("Thanh Loc township", "poblado de Thanh Loc")], id="opening-word"),
        pytest.param("en", "He came from Champasak province.", "fr", [("Champasak province", "province de Champasak")], id="abroad"),
        pytest.param("fr", "les communes de Thanh Lôc et de Ba Gia", "es", [("communes de Thanh Lôc et de Ba Gia", "comunas de Thanh Loc y Ba Gia")], id="fr-two"),
        pytest.param("es", "el distrito de Ba Gia", "en", [("distrito de Ba Gia", "Ba Gia district")], id="es"),
        pytest.param("vi", "tại xã Thanh Lộc", "nb", [("xã Thanh Lộc", "Thanh Loc kommune")], id="vi"),
        pytest.param("en", "the Ba Gia commune People's Committee", "es", [("Ba Gia commune People's Committee", "Comité Popular de la comuna de Ba Gia")], id="body-behind"),
        pytest.param("en", "the People's Council of Ba Gia ward", "fr", [("People's Council of Ba Gia ward", "Conseil populaire du quartier de Ba Gia")], id="body-before"),
        pytest.param("en", "Secretary of the Ba Gia commune Party Committee", "es", [("Secretary of the Ba Gia commune Party Committee", "secretario del Comité del Partido de la comuna de Ba Gia")], id="head"),
    ],
)  # fmt: skip
def test_units_are_terms(
    glossary: Glossary, language: str, text: str, to: str, wanted: list[tuple[str, str]]
) -> None:
    assert units(glossary, text, language, to) == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "Many communes and the district agreed.", id="plain-words"),
        pytest.param("en", "The Western district and Every ward agreed.", id="other-capitals"),
        pytest.param("en", "Lang Son province and Ho Chi Minh City agreed.", id="listed-places"),
        pytest.param("en", "District 1 and Ward 7 agreed.", id="numbers"),
        pytest.param("fr", "une déclaration commune du Parti", id="adjective"),
        pytest.param("vi", "Chủ tịch UBND xã Nguyễn Văn Hùng", id="a-man"),
    ],
)
def test_other_words_are_none(glossary: Glossary, language: str, text: str) -> None:
    assert units(glossary, text, language, "es" if language != "es" else "en") == []


def test_a_name_ends_where_that_of_a_person_begins(glossary: Glossary) -> None:
    (source,) = glossary.find("Ba Gia commune", "en")
    translation = "comuna de Ba Gia Ho Thi Minh"
    assert glossary.matches_target(source, translation, "es")
    assert not glossary.matches_target(source, "comuna de Ba Ria Ho Thi Minh", "es")


def test_the_id_tells_the_forms(glossary: Glossary) -> None:
    (found,) = glossary.find("Ba Gia commune", "en")
    assert glossary.target_forms(found.id, "fr") == ("commune de Ba Gia",)
    assert unit_concept("unit.castle.ba-gia") is None
    assert unit_concept("unit.commune.") is None
    assert unit_concept("body-vff") is None
