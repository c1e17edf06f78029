"""Terms that are written without accents, as telegrams and old systems write them."""

from __future__ import annotations

import pytest

from workflow.checks import Translation, check_unit
from workflow.glossary import Glossary

_TEXTS = {
    "vi": (
        "Tong Bi thu Nguyen Phu Trong hop voi Thu tuong va Bo Chinh tri tai Ha Noi",
        "title-general-secretary person-nguyen-phu-trong title-prime-minister body-politburo "
        "place-hanoi",
    ),
    "vi-capitals": ("BO CHINH TRI HOP TAI LANG SON", "body-politburo place-lang-son"),
    "fr": (
        "Le secretaire general du Parti a salue le Comite central.",
        "title-general-secretary body-pcc",
    ),
    "fr-quotes": ("Le « Comite central » a siege.", "body-pcc"),
    "fr-beside-accents": ("Il a salué le Comite central.", "body-pcc"),
    "fr-paragraph": ("Le secretaire general du Parti\n\nLe chantier", "title-general-secretary"),
    "nb-one-word": ("Politbyraet motte pressen", "body-politburo"),
    "vi-sentence": (
        "Quốc hội họp. Bo Chinh tri hop tai Ha Noi. Quốc hội bàn.",
        "body-national-assembly body-politburo place-hanoi body-national-assembly",
    ),
    "es": (
        "El secretario general del Partido hablo ante el Buro Politico",
        "title-general-secretary body-politburo",
    ),
}


@pytest.mark.parametrize(("code", "text", "ids"), [(c, *t) for c, t in _TEXTS.items()])
def test_terms_are_found_without_their_accents(
    glossary: Glossary, code: str, text: str, ids: str
) -> None:
    found = glossary.find(text, code.partition("-")[0])
    assert [one.id for one in found] == ids.split()
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("fr", "Le comite se reunit.", id="fr-one-word"),
        pytest.param("es", "La secretaria asistio.", id="es-one-word"),
        pytest.param("vi", "Bo Chinh tri họp.", id="vi-other-words-have-accents"),
        pytest.param("vi", "toi di cho mua ca va rau", id="vi-everyday"),
    ],
)
def test_nothing_is_found_where_accents_count(glossary: Glossary, language: str, text: str) -> None:
    assert glossary.find(text, language) == []


@pytest.mark.parametrize(
    ("target", "is_told"),
    [
        ("Se reunió el Buro Politico", True),
        ("Se reunio el Buro Politico", True),
        ("Se reunió el Buró Político", False),
    ],
)
def test_a_translation_must_have_them(glossary: Glossary, target: str, is_told: bool) -> None:
    unit = Translation("The Politburo met", target, "en", "es", glossary)
    told = [one for one in check_unit(unit) if one.check_id == "terms"]
    assert bool(told) is is_told
