"""What an engine is told of titles: which form, with which article, and what is doubtful."""

from __future__ import annotations

import pytest

from tests.drafting.fakes import GLOSSARY
from workflow.drafting import ArticleContext
from workflow.drafting.planning import Plan, plan_draft
from workflow.engines import Pair
from workflow.style import Style


def _plan(text: str, source: str, target: str, article: str = "", kind: str = "") -> Plan:
    context = ArticleContext(source, [text, article], GLOSSARY)
    return plan_draft(text, kind, Pair(source, target), GLOSSARY, context, Style())


def _forms(plan: Plan) -> list[str]:
    return [one.lead + one.form for one in plan.slots]


def _doubts(plan: Plan) -> dict[str, str]:
    return {one.text: one.doubt for one in plan.slots if one.doubt}


@pytest.mark.parametrize(
    ("text", "target", "forms"),
    [
        pytest.param(
            "Prime Minister Pham Minh Chinh chairs it.",
            "es",
            ["The primer ministro", "Pham Minh Chinh"],
            id="begins-a-sentence",
        ),
        pytest.param(
            "He came. “We agree,” Minister of Health Tran Van Nam said.",
            "fr",
            ["the ministre de la Santé", "Tran Van Nam"],
            id="behind-what-was-said",
        ),
        pytest.param(
            "It rained, and Prime Minister Pham Minh Chinh also left.",
            "es",
            ["the primer ministro", "Pham Minh Chinh"],
            id="second-clause",
        ),
        pytest.param(
            "Among the guests were Minister of Health Tran Van Nam and others.",
            "es",
            ["the ministro de Salud", "Tran Van Nam"],
            id="subject-last",
        ),
        pytest.param(
            "Also there were Minister of Health Tran Van Nam, Minister of Justice Le Van Hai.",
            "es",
            ["the ministro de Salud", "Tran Van Nam", "the ministro de Justicia", "Le Van Hai"],
            id="list-with-its-subjects-last",
        ),
        pytest.param(
            "The first speaker was Minister of Health Tran Van Nam.",
            "fr",
            ["the ministre de la Santé", "Tran Van Nam"],
            id="who-it-was",
        ),
        pytest.param(
            "It rained; Minister of Health Tran Van Nam left.",
            "es",
            ["the ministro de Salud", "Tran Van Nam"],
            id="behind-a-semicolon",
        ),
        pytest.param(
            "President Ho Chi Minh signed it.", "es", ["The Presidente Ho Chi Minh"], id="one-slot"
        ),
        pytest.param(
            "Prime Minister Pham Minh Chinh, you are welcome.",
            "es",
            ["primer ministro", "Pham Minh Chinh"],
            id="spoken-to",
        ),
        pytest.param(
            "It was Prime Minister Pham Minh Chinh’s idea.",
            "es",
            ["primer ministro", "Pham Minh Chinh"],
            id="what-is-his",
        ),
        pytest.param(
            "Prime Minister Pham Minh Chinh in Laos",
            "es",
            ["primer ministro", "Pham Minh Chinh"],
            id="no-sentence",
        ),
        pytest.param(
            "He is Minister of Health.", "es", ["ministro de Salud"], id="without-a-holder"
        ),
    ],
)
def test_a_title_gets_the_article_that_its_place_asks_for(
    text: str, target: str, forms: list[str]
) -> None:
    assert _forms(_plan(text, "en", target)) == forms


def test_a_headline_gets_no_article() -> None:
    plan = _plan("Prime Minister Pham Minh Chinh leaves.", "en", "es", kind="title")
    assert not any(one.lead for one in plan.slots)


@pytest.mark.parametrize(
    ("source", "target", "text", "forms"),
    [
        ("en", "es", "At noon Chairman Tran Van Phong left.", ["presidente", "Tran Van Phong"]),
        ("en", "fr", "At noon Chairwoman Tran Thi Lan left.", ["présidente", "Tran Thi Lan"]),
        ("en", "es", "At noon Secretary Tran Thi Lan left.", ["secretaria", "Tran Thi Lan"]),
        ("en", "fr", "At noon Mr. Tran Van Phong left.", ["M.", "Tran Van Phong"]),
        ("en", "es", "They met Ms. Tran My Lan.", ["the señora", "Tran My Lan"]),
        ("en", "es", "Two alternate members left.", ["miembros suplentes"]),
        ("en", "fr", "It chose a new Vice Chairman.", ["nouveau vice-président"]),
        ("en", "es", "The deputy head of the club left.", ["subjefe"]),
        ("en", "es", "The Party and State leader left.", ["dirigente del Partido y del Estado"]),
        ("fr", "es", "La secrétaire adjointe est partie.", ["vicesecretaria"]),
        ("fr", "en", "Les membres suppléants sont partis.", ["alternate members"]),
        ("fr", "es", "Le commandant des gardes a parlé.", ["comandante"]),
        ("fr", "es", "La première dame est partie.", ["primera dama"]),
        ("es", "en", "Habló el jefe del Estado Mayor General.", ["Chief of the General Staff"]),
        ("es", "fr", "Los cancilleres hablaron.", ["ministres des Affaires étrangères"]),
        (
            "es",
            "en",
            "Habló la secretaria del Partido de la comuna.",
            ["Secretary of the Party Committee"],
        ),
    ],
)
def test_titles_without_a_row(source: str, target: str, text: str, forms: list[str]) -> None:
    assert _forms(_plan(text, source, target)) == forms


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("en", "The chairman of the club left with a secretary."),
        ("en", "The Director left."),
        ("es", "El canciller alemán habló."),
        ("es", "El secretario del Partido habló."),
        ("fr", "Un navire commandant la flotte arrive."),
    ],
)
def test_what_is_no_title_of_that_list(source: str, text: str) -> None:
    target = "es" if source != "es" else "en"
    slots = _plan(text, source, target).slots
    assert not [one for one in slots if one.occurrence is None and one.text != "canciller alemán"]


@pytest.mark.parametrize(
    ("text", "target", "form"),
    [
        pytest.param(
            "Former Secretaries of the Lao Cai and Lang Son provincial Party Committees came.",
            "es",
            "exsecretarios de los Comités provinciales del Partido de Lao Cai y Lang Son",
            id="former",
        ),
        pytest.param(
            "The Chairmen of the Hanoi, Hue and Da Nang People’s Committees came.",
            "fr",
            "présidents des Comités populaires de Hanoï, de Hue et de Da Nang",
            id="three",
        ),
        pytest.param(
            "Officials of the Hanoi and Hue People’s Committees came.",
            "es",
            "Comités Populares de Hanói y Hue",
            id="body-alone",
        ),
        pytest.param(
            "Leaders from Hanoi and the Hue People’s Committee came.", "es", "", id="one-of-them"
        ),
        pytest.param(
            "They left Hanoi. Hue People’s Committees came.", "es", "", id="two-sentences"
        ),
    ],
)
def test_places_that_share_a_body(text: str, target: str, form: str) -> None:
    plan = _plan(text, "en", target)
    shared = [one for one in plan.slots if len(one.covers) > 1]
    assert [one.form for one in shared] == ([form] if form else [])
    assert all(one.occurrence is None for one in shared)


def test_deputies_of_several_ministries() -> None:
    plan = _plan("The Deputy Ministers of Health, Finance and Justice met.", "en", "es")
    assert _forms(plan) == ["viceministros de Salud, de Finanzas y de Justicia"]


@pytest.mark.parametrize(
    ("source", "target", "text", "short"),
    [
        ("fr", "es", "L’AN a élu la vice-présidente Trân Thi Lan.", "vicepresidenta"),
        ("fr", "en", "Le vice-président Trân Van Nam et la Croix-Rouge.", "Vice President"),
        ("en", "fr", "Vice President Tran Van Nam and the People’s Council.", "vice-président"),
        ("es", "en", "El vicepresidente Tran Van Nam y el Consejo Popular.", "Vice President"),
    ],
)
def test_a_short_title_beside_another_body_is_no_office_of_the_state(
    source: str, target: str, text: str, short: str
) -> None:
    plan = _plan(text, source, target)
    (title,) = [one for one in plan.slots if one.form == short]
    assert "another body" in title.doubt
    assert "another body" in str(_doubts(_plan(text.split(" et ")[0], source, target, text)))


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("La vice-présidente Trân Thi Lan est à Hanoï.", "Elle est partie."),
        (
            "La vice-présidente Trân Thi Lan et l’AN.",
            "La vice-présidente de la République Trân Thi Lan est là.",
        ),
        ("La vice-présidente Vo Thi Anh Xuân et l’AN.", ""),
        ("La vice-présidente de la République et l’AN.", ""),
    ],
    ids=["no-other-body", "told-elsewhere", "known-person", "whole-title"],
)
def test_a_short_title_of_the_state_is_written_whole(text: str, article: str) -> None:
    plan = _plan(text, "fr", "es", article)
    assert "vicepresidenta de la República" in " ".join(_forms(plan)).replace("nte de", "nta de")
    assert not _doubts(plan)


@pytest.mark.parametrize(
    ("source", "target", "text", "forms", "doubtful"),
    [
        (
            "fr",
            "en",
            "Le Parti communiste du Vietnam (PCV).",
            ["Communist Party of Vietnam", "CPV"],
            0,
        ),
        ("en", "es", "The National Assembly (NA).", ["Asamblea Nacional", "AN"], 0),
        ("es", "fr", "La Asamblea Nacional (AN).", ["Assemblée nationale", "AN"], 0),
        (
            "fr",
            "es",
            "Le Front de la Patrie du Vietnam (FPV).",
            ["Frente de la Patria de Vietnam", "FPV"],
            1,
        ),
        ("fr", "en", "Le PCV (PCV en bref).", ["Communist Party of Vietnam"] * 2, 0),
    ],
)
def test_an_abbreviation_in_brackets_stays_one(
    source: str, target: str, text: str, forms: list[str], doubtful: int
) -> None:
    plan = _plan(text, source, target)
    assert _forms(plan) == forms
    assert len(_doubts(plan)) == doubtful


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Tran Thi Lan was later approved as Minister of Health.", "ministra de Salud"),
        ("Minister of Health Truong My Hoa left.", "ministra de Salud"),
        ("Minister of Health Tran Minh Vy, a woman, left.", "ministra de Salud"),
        ("Tran Minh Vy, Minister of Health, said she agreed.", "ministra de Salud"),
        ("Tran Minh Vy, Minister of Health, said he saw her.", "ministro de Salud"),
        ("Minister of Health Tran Minh Vy and Le Van Nam saw her.", "ministro de Salud"),
        ("Minister of Health Tran Van Lan left.", "ministro de Salud"),
    ],
)
def test_what_tells_of_a_woman(text: str, form: str) -> None:
    plan = _plan(text, "en", "es")
    assert form in [one.form for one in plan.slots]
    assert not _doubts(plan)


def test_a_name_that_may_be_a_womans_is_told() -> None:
    doubts = _doubts(_plan("Minister of Health Le Thu Huong left.", "en", "fr"))
    assert list(doubts) == ["Minister of Health"]
    assert not _doubts(_plan("Le ministre de la Santé Lê Thu Huong est là.", "fr", "es"))


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("The provincial Farmers’ Union, Women’s Union and others came.", True),
        ("The provincial leaders and the Women’s Union came.", False),
        ("The Vietnam Red Cross, Women’s Union and others came.", False),
    ],
)
def test_a_union_in_a_list_of_a_province(text: str, doubtful: bool) -> None:
    plan = _plan(text, "en", "es")
    assert any("Women" in one for one in _doubts(plan)) is doubtful


def test_a_party_leader_of_another_country_keeps_the_party() -> None:
    plan = _plan("Lao Party General Secretary and President Thongloun Sisoulith came.", "en", "es")
    assert plan.slots[0].form == "secretario general del Partido y presidente de Laos"


def test_what_follows_a_bracket_belongs_to_the_body_before_it() -> None:
    plan = _plan("The Vietnam Fatherland Front (VFF) Central Committee met.", "en", "fr")
    assert "Central Committee" in _doubts(plan)


def test_places_behind_a_body_are_left_to_the_engine() -> None:
    plan = _plan("Les Comités populaires de Hanoï et de Hue sont là.", "fr", "es")
    assert "Comités Populares" in _forms(plan)
