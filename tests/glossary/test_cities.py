"""Names of the world's cities in the five languages, and what is none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.glossary.names.cities import city_name, find_cities

LANGUAGES = ("en", "es", "fr", "nb", "vi")


@pytest.mark.parametrize(
    ("source", "name", "names"),
    [
        ("es", "La Habana", {"en": "Havana", "fr": "La Havane", "nb": "Havanna"}),
        ("es", "Vientián", {"en": "Vientiane", "fr": "Vientiane", "vi": "Viêng Chăn"}),
        ("es", "Nom Pen", {"en": "Phnom Penh", "fr": "Phnom Penh"}),
        ("es", "Pekín", {"en": "Beijing", "fr": "Pékin", "vi": "Bắc Kinh"}),
        ("es", "Moscú", {"en": "Moscow", "fr": "Moscou", "nb": "Moskva"}),
        ("es", "Yakarta", {"en": "Jakarta", "fr": "Jakarta"}),
        ("es", "Nueva York", {"en": "New York", "fr": "New York"}),
        ("es", "Ginebra", {"en": "Geneva", "fr": "Genève", "nb": "Genève"}),
        ("es", "Bruselas", {"en": "Brussels", "fr": "Bruxelles", "nb": "Brussel"}),
        ("es", "La Haya", {"en": "The Hague", "fr": "La Haye", "nb": "Haag"}),
        ("fr", "Londres", {"en": "London", "es": "Londres"}),
        ("fr", "Mexico", {"en": "Mexico City", "es": "Ciudad de México"}),
        ("en", "Vienna", {"es": "Viena", "fr": "Vienne", "nb": "Wien"}),
        ("en", "Warsaw", {"es": "Varsovia", "fr": "Varsovie", "nb": "Warszawa"}),
        ("en", "Tripoli", {"es": "Trípoli", "fr": "Tripoli"}),
        ("en", "Washington D.C.", {"fr": "Washington D.C."}),
        ("vi", "Bắc Kinh", {"en": "Beijing", "es": "Beijing"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_city_has_its_name_in_each_language(
    source: str, name: str, names: dict[str, str]
) -> None:
    near = {"es": "en", "fr": "à", "en": "in", "vi": "tại"}[source]
    (found,) = find_cities(f"x {near} {name}.", source)
    assert {language: city_name(found.key, language) for language in names} == names


@pytest.mark.parametrize(
    ("language", "text", "cities"),
    [
        ("es", "Viajó de La Habana a Pekín, Vientián y París.", 4),
        ("es", "Lima, 12 ago (Prensa Latina) El presidente habló.", 1),
        ("es", "VIENTIÁN, 12 de agosto", 1),
        ("es", "LA HABANA, 12 ago (Prensa Latina) El presidente habló.", 1),
        ("es", "LIMA dijo que no.", 0),
        ("es", "París – El ministro habló.", 1),
        ("es", "La reunión fue en Santiago.", 1),
        ("es", "Habló con Santiago y con Victoria.", 0),
        ("es", "El presidente Santiago Peña habló.", 0),
        ("es", "Vive en Santa Lima.", 0),
        ("es", "Lima dijo que no.", 0),
        ("es", "La Habana respondió.", 1),
        ("es", "Los lagos de la región.", 0),
        ("en", "Paris Hilton spoke.", 0),
        ("en", "They met in Paris and London.", 2),
        ("en", "They met near Lima-based firms.", 0),
        ("en", "George Washington crossed it.", 0),
        ("en", "Reading in Bath, Florence met Victoria.", 0),
        ("en", "New London is small.", 0),
        ("fr", "Il vit à Paris.", 1),
        ("fr", "Paris Durand parle.", 0),
        ("de", "In Paris.", 0),
    ],
)
def test_a_name_is_a_city_only_where_its_neighbours_let_it_be(
    language: str, text: str, cities: int
) -> None:
    assert len(find_cities(text, language)) == cities


@given(st.sampled_from(LANGUAGES), st.text(max_size=60), st.sampled_from(["La Habana", "Paris"]))
def test_what_is_found_stands_there_in_order(language: str, text: str, name: str) -> None:
    whole = f"{text} {name}"
    position = 0
    for one in find_cities(whole, language):
        assert position <= one.start < one.end <= len(whole)
        position = one.end
        assert re.match(r"\w", whole[one.start])
        assert all(city_name(one.key, target) for target in LANGUAGES)


def test_no_country_is_a_city() -> None:
    for language, text in (("es", "Viajó a Singapur y a Panamá."), ("en", "in Singapore, Monaco")):
        assert find_cities(text, language) == []
