"""Titles and bodies go through a draft whole: no title is a wrong part of a longer one."""

from __future__ import annotations

import pytest

from tests.drafting.fakes import GLOSSARY
from workflow.drafting import ArticleContext
from workflow.drafting.planning import plan_draft
from workflow.engines import Pair
from workflow.style import Style


def slots(text: str, source: str, target: str, kind: str = "") -> dict[str, str]:
    """The forms that a draft must have, by the words of the source; `?` where one is doubtful."""
    context = ArticleContext(source, [text], GLOSSARY)
    plan = plan_draft(text, kind, Pair(source, target), GLOSSARY, context, Style())
    return {one.text: ("? " if one.doubt else "") + one.form for one in plan.slots}


@pytest.mark.parametrize(
    ("source", "target", "text", "found", "form"),
    [
        pytest.param(
            "en",
            "es",
            "The party chief of Nghe An province spoke.",
            "party chief of Nghe An province",
            "secretario del Comité provincial del Partido de Nghe An",
            id="party-chief-of-a-province",
        ),
        pytest.param(
            "en",
            "fr",
            "The Party chief in Quang Ngai spoke.",
            "Party chief in Quang Ngai",
            "secrétaire du Comité provincial du Parti de Quang Ngai",
            id="party-chief-in-a-province",
        ),
        pytest.param(
            "en",
            "es",
            "The city's party chief spoke.",
            "city's party chief",
            "secretario del Comité municipal del Partido",
            id="party-chief-of-a-city",
        ),
        pytest.param(
            "en",
            "es",
            "The deputy party chief of Hue city spoke.",
            "deputy party chief of Hue city",
            "vicesecretario del Comité municipal del Partido de Hue",
            id="deputy-party-chief",
        ),
        pytest.param(
            "fr",
            "es",
            "La cheffe du Parti à Ca Mau parle.",
            "cheffe du Parti à Ca Mau",
            "secretaria del Comité provincial del Partido de Ca Mau",
            id="fr-party-chief",
        ),
        pytest.param(
            "es",
            "en",
            "El máximo dirigente del Partido en la provincia de Ca Mau habló.",
            "máximo dirigente del Partido en la provincia de Ca Mau",
            "Secretary of the Ca Mau provincial Party Committee",
            id="es-party-leader",
        ),
        pytest.param(
            "en",
            "es",
            "Chairwoman of the Dak Lak provincial Fatherland Front Committee Le Thi Hoa spoke.",
            "Chairwoman of the Dak Lak provincial Fatherland Front Committee",
            "presidenta del Comité provincial del Frente de la Patria de Dak Lak",
            id="front-of-a-province",
        ),
        pytest.param(
            "en",
            "fr",
            "The Gia Lam commune Women's Union met.",
            "Gia Lam commune Women's Union",
            "Union des femmes de la commune de Gia Lam",
            id="women-of-a-commune",
        ),
        pytest.param(
            "en",
            "es",
            "The Chairman of the commune People's Committee met them.",
            "Chairman of the commune People's Committee",
            "presidente del Comité Popular de la comuna",
            id="committee-of-a-commune",
        ),
        pytest.param(
            "en",
            "es",
            "The Nam Can commune People's Committee met.",
            "Nam Can commune People's Committee",
            "Comité Popular de la comuna de Nam Can",
            id="committee-of-a-named-commune",
        ),
        pytest.param(
            "es",
            "en",
            "El fiscal jefe de la Fiscalía Popular Suprema habló.",
            "fiscal jefe de la Fiscalía Popular Suprema",
            "Prosecutor General of the Supreme People’s Procuracy",
            id="two-nouns",
        ),
        pytest.param(
            "en",
            "es",
            "The chief prosecutor of the provincial People's Procuracy spoke.",
            "chief prosecutor of the provincial People's Procuracy",
            "fiscal jefe de la Fiscalía Popular provincial",
            id="prosecutor-of-a-province",
        ),
        pytest.param(
            "es",
            "en",
            "La vicepresidenta de la Asamblea Nacional de Vietnam habló.",
            "vicepresidenta de la Asamblea Nacional",
            "Vice Chairwoman of the National Assembly",
            id="body-last-before-a-country",
        ),
        pytest.param(
            "en",
            "es",
            "Politburo and Secretariat members voted.",
            "Politburo and Secretariat members",
            "miembros del Buró Político y del Secretariado",
            id="two-kinds-of-members",
        ),
        pytest.param(
            "en",
            "es",
            "The Ministers of Finance, Health and Justice spoke.",
            "Ministers of Finance, Health and Justice",
            "ministros de Finanzas, de Salud y de Justicia",
            id="one-head",
        ),
        pytest.param(
            "es",
            "en",
            "Los ministros de Finanzas, Salud e Interior hablaron.",
            "ministros de Finanzas, Salud e Interior",
            "Ministers of Finance, Health and Home Affairs",
            id="es-one-head",
        ),
        pytest.param(
            "fr",
            "es",
            "Les vice-présidentes des Comités populaires parlent.",
            "vice-présidentes des Comités populaires",
            "vicepresidentas de los Comités Populares",
            id="several-women",
        ),
        pytest.param(
            "fr",
            "es",
            "Les secrétaires adjointes du Comité du Parti de la commune parlent.",
            "secrétaires adjointes du Comité du Parti de la commune",
            "vicesecretarias del Comité del Partido de la comuna",
            id="several-of-one-body",
        ),
        pytest.param(
            "en",
            "es",
            "The Chairmen of the commune People's Committees met.",
            "Chairmen of the commune People's Committees",
            "presidentes de los Comités Populares de las comunas",
            id="one-of-each-body",
        ),
        pytest.param(
            "en",
            "fr",
            "The chairpersons of the Women's Union met.",
            "chairpersons of the Women's Union",
            "présidents de l’Union des femmes du Vietnam",
            id="a-union-of-women-is-no-woman",
        ),
        pytest.param(
            "en",
            "fr",
            "Foreign Ministry spokeswoman Pham Thu Hang spoke.",
            "Foreign Ministry spokeswoman",
            "porte-parole du ministère des Affaires étrangères",
            id="spokeswoman",
        ),
        pytest.param(
            "en",
            "es",
            "The new Minister of Health Nguyen Thi Lan spoke.",
            "new Minister of Health",
            "nueva ministra de Salud",
            id="new",
        ),
        pytest.param(
            "en",
            "fr",
            "They have a new State Auditor General.",
            "new State Auditor General",
            "nouvel auditeur général de l’État",
            id="new-before-a-vowel",
        ),
        pytest.param(
            "en",
            "es",
            "The minister and her deputies left.",
            "her deputies",
            "sus adjuntos",
            id="her",
        ),
    ],
)
def test_a_name_is_one_piece(source: str, target: str, text: str, found: str, form: str) -> None:
    assert slots(text, source, target).get(found) == form


@pytest.mark.parametrize(
    ("source", "target", "text", "found", "form"),
    [
        pytest.param(
            "fr",
            "es",
            "Le gouverneur de la Banque d'État du Vietnam, Nguyên Thi Hông, parle.",
            "gouverneur de la Banque d'État du Vietnam",
            "gobernadora del Banco Estatal de Vietnam",
            id="fr-between-commas",
        ),
        pytest.param(
            "en",
            "fr",
            "The Minister of Health, Ms Nguyen Thi Hoa, spoke.",
            "Minister of Health",
            "ministre de la Santé",
            id="en-between-commas",
        ),
        pytest.param(
            "es",
            "en",
            "El vicepresidente de la Asamblea Nacional, Nguyen Thi Thanh, habló.",
            "vicepresidente de la Asamblea Nacional",
            "National Assembly Vice Chairwoman",
            id="es-between-commas",
        ),
        pytest.param(
            "en",
            "es",
            "The Minister of Health, Nguyen Thi Hoa, member of the Politburo, spoke.",
            "Minister of Health",
            "ministra de Salud",
            id="two-titles",
        ),
        pytest.param(
            "fr",
            "es",
            "Le ministre des Finances, chef du Bureau de l'Assemblée nationale, Lê Thi Nga, parle.",
            "ministre des Finances",
            "ministra de Finanzas",
            id="two-titles-before",
        ),
        pytest.param(
            "en",
            "es",
            "The Prime Minister, Nguyen Thi Hoa, Tran Van Nam and others met.",
            "Prime Minister",
            "primer ministro",
            id="list-of-people",
        ),
        pytest.param(
            "en",
            "es",
            "The Prime Minister, Nguyen Thi Hoa, Minister of Justice Tran Van Nam and others met.",
            "Prime Minister",
            "primer ministro",
            id="list-with-a-title",
        ),
        pytest.param(
            "en",
            "es",
            "The Politburo names Le Thi Hoa Prime Minister.",
            "Prime Minister",
            "primera ministra",
            id="named",
        ),
    ],
)
def test_the_holder_between_commas_tells_of_a_woman(
    source: str, target: str, text: str, found: str, form: str
) -> None:
    assert slots(text, source, target)[found] == form


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        pytest.param(
            "es",
            "El juez presidente del Tribunal Popular provincial habló.",
            "presidente del Tribunal Popular provincial",
            id="office-before",
        ),
        pytest.param(
            "es",
            "El presidente del Frente de la Patria de Vietnam en la provincia de Gia Lai habló.",
            "presidente del Frente de la Patria de Vietnam",
            id="in-the-province",
        ),
        pytest.param(
            "en", "The hamlet's Women's Union chapter met.", "Women's Union", id="of-a-hamlet"
        ),
        pytest.param(
            "en", "He visited the Ho Chi Minh Space there.", "Ho Chi Minh", id="person-in-a-name"
        ),
        pytest.param(
            "en",
            "The Gia Lam and Nam Can commune People's Committees met.",
            "commune People's Committees",
            id="several-communes",
        ),
    ],
)
def test_a_part_of_a_longer_name_is_told(source: str, text: str, found: str) -> None:
    form = slots(text, source, "fr")[found]
    assert form.startswith("? ")


def test_a_minister_delegate_is_no_delegate() -> None:
    assert "délégué" not in slots("Le ministre délégué parle.", "fr", "es")
    assert slots("Le délégué parle.", "fr", "es") == {"délégué": "delegado"}


def test_a_new_party_chief_is_not_the_general_secretary() -> None:
    told = slots("Da Nang gets new Party chief.", "en", "es")
    assert told["new Party chief"] == "nuevo jefe del Partido"
    assert slots("The Party chief spoke.", "en", "es") == {
        "Party chief": "máximo dirigente del Partido"
    }
