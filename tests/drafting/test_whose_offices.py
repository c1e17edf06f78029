"""Offices and bodies that a row tears from what belongs to them, or that may be another's."""

from __future__ import annotations

import pytest

from tests.drafting.fakes import GLOSSARY
from workflow.drafting import ArticleContext
from workflow.drafting.planning import plan_draft
from workflow.engines import Pair
from workflow.style import Style


def slots(
    text: str, source: str, target: str, kind: str = "paragraph", body: str = ""
) -> dict[str, str]:
    """The forms that a draft must have, by the words of the source; `?` where one is doubtful."""
    context = ArticleContext(source, [body or text], GLOSSARY)
    plan = plan_draft(text, kind, Pair(source, target), GLOSSARY, context, Style())
    return {one.text: ("? " if one.doubt else "") + one.form for one in plan.slots}


@pytest.mark.parametrize(
    ("source", "target", "text", "found", "form"),
    [
        pytest.param(
            "en",
            "es",
            "A former deputy police minister was elected.",
            "former deputy police minister",
            "exviceministro de Policía",
            id="minister-of-a-portfolio",
        ),
        pytest.param(
            "en",
            "fr",
            "Two former deputy transport ministers were tried.",
            "former deputy transport ministers",
            "anciens vice-ministres des Transports",
            id="ministers-in-french",
        ),
        pytest.param(
            "en",
            "es",
            "The energy and labour ministers left.",
            "energy and labour ministers",
            "ministros de Energía y de Trabajo",
            id="two-portfolios",
        ),
        pytest.param(
            "en",
            "es",
            "He asked the acting chairwoman to report.",
            "acting chairwoman",
            "presidenta interina",
            id="acting-chairwoman",
        ),
        pytest.param(
            "en",
            "fr",
            "The chairs of the people's councils met.",
            "chairs",
            "présidents",
            id="chairs",
        ),
        pytest.param(
            "en",
            "es",
            "He was chief of staff of the Coast Guard.",
            "chief of staff",
            "jefe del Estado Mayor",
            id="chief-of-staff",
        ),
        pytest.param(
            "en",
            "fr",
            "The new premier took the oath.",
            "new premier",
            "nouveau Premier ministre",
            id="premier",
        ),
        pytest.param(
            "en",
            "es",
            "The Lao side agreed.",
            "Lao side",
            "parte laosiana",
            id="side",
        ),
        pytest.param(
            "en",
            "es",
            "The 2026-2031 People's Council met.",
            "2026-2031 People's Council",
            "Consejo Popular del mandato 2026-2031",
            id="tenure-before-a-body",
        ),
        pytest.param(
            "en",
            "fr",
            "He was born in the former Tay Son district.",
            "former Tay Son district",
            "ancien district de Tay Son",
            id="former-place",
        ),
        pytest.param(
            "en",
            "es",
            "A boat sank off Con Dao special zone.",
            "Con Dao special zone",
            "zona especial de Con Dao",
            id="special-zone",
        ),
        pytest.param(
            "en",
            "es",
            "The CPC hailed the 14th National Congress of the CPV.",
            "14th National Congress of the CPV",
            "XIV Congreso Nacional del Partido Comunista de Vietnam",
            id="two-parties",
        ),
        pytest.param(
            "en",
            "es",
            "Lang Son keeps the resolution of the 17th Provincial Party Congress (2020-2025 term).",
            "resolution of the 17th Provincial Party Congress (2020-2025 term)",
            "Resolución del XVII Congreso del Partido de la provincia de Lang Son "
            "(mandato 2020-2025)",
            id="tenure-in-brackets",
        ),
        pytest.param(
            "fr",
            "es",
            "Par Lê Thu Hà, correspondante à Quang Ngai",
            "correspondante à",
            "corresponsal en",
            id="byline",
        ),
        pytest.param(
            "fr",
            "es",
            "Le chef d'état-major général adjoint a parlé.",
            "chef d'état-major général adjoint",
            "subjefe del Estado Mayor General",
            id="deputy-behind",
        ),
        pytest.param(
            "es",
            "en",
            "El Senado destituyó al secretario de Gobernación.",
            "secretario de Gobernación",
            "Interior Secretary",
            id="gobernacion",
        ),
        pytest.param(
            "es",
            "en",
            "Los diputados del partido Morena y del PAN votaron.",
            "Morena",
            "Morena",
            id="party-that-is-a-word",
        ),
        pytest.param(
            "es",
            "fr",
            "Los diputados del partido Morena y del PAN votaron.",
            "PAN",
            "PAN",
            id="party-in-capitals",
        ),
    ],
)
def test_an_office_or_name_is_put_whole(
    source: str, target: str, text: str, found: str, form: str
) -> None:
    assert slots(text, source, target).get(found) == form


@pytest.mark.parametrize(
    ("source", "target", "text", "found"),
    [
        pytest.param(
            "fr",
            "es",
            "Le ministre de la Défense adjoint a signé.",
            "ministre de la Défense",
            id="deputy-behind-a-title",
        ),
        pytest.param(
            "fr",
            "es",
            "Le chef de la Commission centrale des relations extérieures du parti frère a parlé.",
            "chef de la Commission centrale des relations extérieures",
            id="fraternal-party",
        ),
        pytest.param(
            "es",
            "en",
            "El presidente de la Asamblea Nacional del país anfitrión habló.",
            "presidente de la Asamblea Nacional",
            id="host-country",
        ),
        pytest.param(
            "es",
            "en",
            "El Congreso censuró al ministro del Interior.",
            "ministro del Interior",
            id="minister-abroad",
        ),
        pytest.param(
            "en",
            "es",
            "He led the Party Delegation to the provincial People's Committee.",
            "Party Delegation",
            id="delegation-in-a-body",
        ),
        pytest.param(
            "en",
            "es",
            "The Ministry of Public Security of Vietnam and Cuba's Ministry of the Interior met.",
            "Ministry of Public Security",
            id="two-ministries",
        ),
        pytest.param(
            "en",
            "es",
            "The resolution of the 17th Provincial Party Congress (2020-2025 term) says so.",
            "resolution of the 17th Provincial Party Congress (2020-2025 term)",
            id="province-not-named",
        ),
    ],
)
def test_what_may_be_anothers_is_doubtful(source: str, target: str, text: str, found: str) -> None:
    assert slots(text, source, target)[found].startswith("? ")


@pytest.mark.parametrize(
    ("source", "target", "text", "found"),
    [
        pytest.param(
            "en", "es", "The Chu Prong district-level centre.", "Chu Prong district", id="level"
        ),
        pytest.param("en", "es", "It was a premier event.", "premier", id="premier-event"),
        pytest.param(
            "en", "es", "He worked under the chair of Party Secretary Nam.", "chair", id="the-chair"
        ),
        pytest.param("es", "en", "Podemos decir que no.", "Podemos", id="verb-at-the-start"),
        pytest.param("es", "en", "El pan subió de precio.", "pan", id="bread"),
    ],
)
def test_other_words_are_left_alone(source: str, target: str, text: str, found: str) -> None:
    assert found not in slots(text, source, target)


BODY = "The Secretariat of the Party Central Committee expelled two officials on Friday."


@pytest.mark.parametrize(
    ("text", "found", "form"),
    [
        pytest.param(
            "SECRETARIAT EXPELS TWO OFFICIALS",
            "SECRETARIAT",
            "Secretariado del Comité Central del Partido",
            id="body-without-its-article",
        ),
        pytest.param(
            "Vietnamese Party Chief, Cuban President Agree to Deepen Ties",
            "Vietnamese Party chief",
            "máximo dirigente del Partido de Vietnam",
            id="two-owners",
        ),
        pytest.param(
            "Vietnamese Party chief, Cuban president agree to deepen ties",
            "Cuban President",
            "presidente de Cuba",
            id="two-owners-in-small-letters",
        ),
    ],
)
def test_a_headline_says_whose_it_is(text: str, found: str, form: str) -> None:
    assert slots(text, "en", "es", "title", BODY).get(found) == form


def test_a_secretariat_of_another_body_is_none_of_ours() -> None:
    assert "Secretariat" not in slots("ASEAN Secretariat opens office", "en", "es", "title", BODY)
