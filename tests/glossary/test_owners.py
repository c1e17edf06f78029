"""Titles and bodies that belong to another body, and titles that go on with a part of theirs."""

from __future__ import annotations

import pytest

from workflow.glossary import Glossary
from workflow.glossary.sessions.sessions import Session, SessionWriter

LEFT = [
    ("en", "the Lao People’s Revolutionary Party Central Committee", "body-pcc"),
    ("es", "su XIV Congreso Nacional del Deporte", "event-congress-14"),
]
NOT_OURS = [
    ("en", "The Farmers’ League’s President Tran Van Khoi spoke.", "title-state-president"),
    ("en", "the club's President Tran Van Khoi", "title-state-president"),
    ("en", "Vice President Le Thi Sen of the Blue Cross came.", "title-vice-state-president"),
    ("en", "President Le Van Sen of Ba Dinh Bank came.", "title-state-president"),
    ("en", "the league’s General Secretary", "title-general-secretary"),
    ("fr", "Le président Lê Van Sen de l’Amicale a parlé.", "title-state-president"),
    ("fr", "la vice-présidente Lê Thi Sen de la Croix-Bleue", "title-vice-state-president"),
    ("es", "El presidente Le Van Sen de la Sociedad habló.", "title-state-president"),
    ("es", "la presidenta Le Thi Sen del Club Náutico", "title-state-president"),
    ("nb", "visepresident Le Thi Sen for Blå Kors", "title-vice-state-president"),
    ("en", "Chairwoman of the National Assembly’s Committee for Songs", "title-na-chairman"),
    ("en", "Chairman of the National Assembly’s inspection team", "title-na-chairman"),
    (
        "en",
        "Secretary of the Lang Son provincial Party Committee’s Youth Board",
        "provincial-party-secretary@lang-son",
    ),
    (
        "en",
        "The Son La provincial Party Committee’s Commission for Information and Education met.",
        "body-info-edu-commission",
    ),
    (
        "en",
        "the Commission for Information and Education of the Son La Party Committee",
        "body-info-edu-commission",
    ),
    ("es", "presidente de la Asamblea Nacional del Poder Popular", "title-na-chairman"),
    ("en", "President of the National Assembly of People’s Power", "title-na-chairman"),
]
OURS = [
    ("en", "President Luong Cuong of Vietnam spoke.", "title-state-president"),
    ("en", "Vietnam’s President Luong Cuong spoke.", "title-state-president"),
    ("en", "the Party’s General Secretary", "title-general-secretary"),
    ("fr", "Le président Luong Cuong du Vietnam a parlé.", "title-state-president"),
    ("es", "El presidente Luong Cuong de Vietnam habló.", "title-state-president"),
    ("en", "the Chairman of the National Assembly’s visit to Laos", "title-na-chairman"),
    ("en", "the Prime Minister’s Decision", "title-prime-minister"),
    (
        "en",
        "The Party Central Committee’s Commission for Information and Education met.",
        "body-info-edu-commission",
    ),
    ("en", "the Steering Committee General Secretary To Lam leads", "title-general-secretary"),
    ("es", "su XIV Congreso Nacional", "event-congress-14"),
    ("es", "celebró su XIV Congreso Nacional del 3 al 5 de mayo", "event-congress-14"),
    ("fr", "notre XIVe Congrès national", "event-congress-14"),
    ("en", "On behalf of the Party, State and people", "body-state"),
]


def found(glossary: Glossary, language: str, text: str) -> list[str]:
    return [one.id for one in glossary.find(text, language)]


@pytest.mark.parametrize(("language", "text", "concept"), NOT_OURS)
def test_what_is_anothers_is_left(
    glossary: Glossary, language: str, text: str, concept: str
) -> None:
    assert concept not in found(glossary, language, text)
    assert concept not in [one.id for one in glossary.find(text, language, expected={concept})]


@pytest.mark.parametrize(("language", "text", "concept"), LEFT)
def test_what_may_be_anothers_is_left_in_a_source(
    glossary: Glossary, language: str, text: str, concept: str
) -> None:
    assert concept not in found(glossary, language, text)


@pytest.mark.parametrize(("language", "text", "concept"), OURS)
def test_what_is_ours_is_found(glossary: Glossary, language: str, text: str, concept: str) -> None:
    assert concept in found(glossary, language, text)


@pytest.mark.parametrize(
    ("key", "place", "language", "form"),
    [
        ("municipal-party-secretary", "Hà Nội", "es", "secretaria del Comité municipal"),
        ("provincial-pc-chairman", "Cao Bằng", "fr", "présidente du Comité populaire"),
        ("provincial-pcouncil-vice-chairman", "Sơn La", "es", "vicepresidenta del Consejo"),
    ],
)
def test_an_office_of_a_place_has_a_feminine_form(
    glossary: Glossary, key: str, place: str, language: str, form: str
) -> None:
    concept = SessionWriter(glossary.tables).concept(Session(key, place=place))
    described = [name for name, one in concept.grammar[language].items() if one.gender == "f"]
    assert len(described) == 1
    assert described[0].startswith(form)
    assert described[0] in glossary.target_forms(concept.id, language)
