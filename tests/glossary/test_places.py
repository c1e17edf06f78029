"""Provinces and cities of the tables, found as places without a row of their own."""

from __future__ import annotations

import pytest

from workflow.glossary import Glossary

FOUND = [
    ("en", "Trains reach Can Tho and Nghe An.", ["Can Tho", "Nghe An"]),
    ("en", "a bridge in Cao Bang province", ["Cao Bang province"]),
    ("fr", "un pont dans la province de Nghê An", ["province de Nghê An"]),
    ("fr", "la province d’An Giang", ["province d’An Giang"]),
    ("es", "un puente en la ciudad de Can Tho", ["ciudad de Can Tho"]),
    ("nb", "en bro i Cao Bang-provinsen", ["Cao Bang-provinsen"]),
    ("vi", "Tại Cao Bằng và tỉnh Nghệ An", ["Cao Bằng", "tỉnh Nghệ An"]),
    ("en", "secretary of Cao Bang Tran Van Khoi", ["Cao Bang"]),
    ("en", "Hue opened a museum.", ["Hue"]),
    ("en", "Nguyen Thai Binh and Le Thi Thanh Hoa left.", []),
    ("en", "Ha Nam Khanh sang.", []),
    ("en", "a can tho with a hue", []),
]


@pytest.mark.parametrize(("language", "text", "places"), FOUND)
def test_places_without_a_row_are_found(
    glossary: Glossary, language: str, text: str, places: list[str]
) -> None:
    found = glossary.find(text, language)
    assert [one.text for one in found if one.id.startswith("place-name@")] == places


@pytest.mark.parametrize(
    ("text", "language", "form"),
    [
        ("Cao Bang", "es", "Cao Bang"),
        ("Cao Bang province", "fr", "province de Cao Bang"),
        ("An Giang province", "fr", "province d’An Giang"),
        ("Can Tho city", "vi", "thành phố Cần Thơ"),
        ("Can Tho", "vi", "Cần Thơ"),
        ("Nghe An province", "nb", "Nghe An-provinsen"),
    ],
)
def test_a_place_is_written_with_its_kind_where_the_source_has_it(
    glossary: Glossary, text: str, language: str, form: str
) -> None:
    (place,) = glossary.find(text, "en")
    assert glossary.render(place, language) == form
    assert glossary.concept(place.id) is place.concept


def test_every_place_of_the_tables_is_found_once(glossary: Glossary) -> None:
    for place in glossary.tables.places:
        found = glossary.find(f"ở {place.name}", "vi")
        assert len(found) == 1, place.name
