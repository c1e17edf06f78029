"""Verbs that Apertium's tagger took for nouns, and drafts that lost theirs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.apertium.predicates import verb_rules, with_predicates
from workflow.engines.apertium.verbless import has_lost_verb
from workflow.engines.languages import Pair

EN_ES, FR_ES, ES_EN = Pair("en", "es"), Pair("fr", "es"), Pair("es", "en")
UNITS = {
    "^The/The<det><def><sp>$": "^The<det><def><sp>$",
    "^province/province<n><sg>$": "^province<n><sg>$",
    "^aims/aim<n><pl>/aim<vblex><pri><p3><sg>$": "^aim<n><pl>$",
    "^guards/guard<n><pl>$": "^guard<n><pl>$",
    "^force/force<n><sg>/force<vblex><inf>/force<vblex><pres>$": "^force<n><sg>$",
    "^read/read<vblex><inf>/read<vblex><pres>/read<vblex><past>/read<vblex><pp>$": (
        "^read<vblex><pp>$"
    ),
    "^on/on<pr>/on<adv>$": "^on<adv>$",
    "^to/to<pr>$": "^to<pr>$",
    "^Hue/*Hue$": "^*Hue$",
    "^,/,<cm>$": "^,<cm>$",
    "^and/and<cnjcoo>$": "^and<cnjcoo>$",
    "^who/who<rel><an><mf><sp>$": "^who<rel><an><mf><sp>$",
    "^near/near<pr>/near<vblex><inf>$": "^near<vblex><inf>$",
    "^said/say<vblex><past>/say<vblex><pp>$": "^say<vblex><pp>$",
    "^has/have<vbhaver><pri><p3><sg>$": "^have<vbhaver><pri><p3><sg>$",
    "^./.<sent>$": "^.<sent>$",
}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The province aims for growth.", "La provincia apunta"),
        ("Hue honours war veterans", "honra a veteranos"),
        ("Soldiers plant trees", "Los soldados plantan árboles"),
        ("Floods force thousands from homes", "Las inundaciones fuerzan"),
        ("Prime Minister orders crackdown", "ordena"),
        ("Troops march through the streets.", "Las tropas desfilan"),
        ("Exports rise 12 percent in October", "Las exportaciones aumentan"),
        ("Vietnam, Laos sign agreement", "Vietnam y Laos firman"),
        ("Army, police mark 80 years", "El ejército y la policía conmemoran"),
        ("The central bank keeps rates unchanged.", "mantiene las tasas"),
        ("Government cuts tax on fuel", "reduce impuesto"),
        ("The judge read the sentence.", "El juez leyó"),
        ("The minister read out the decision.", "leyó la decisión"),
        ("The attack put a strain on relations.", "El ataque puso"),
        ("A hostel collapsed in Hue.", "colapsó en"),
        ("He took the oath before the council.", "ante el consejo"),
        ("The provinces face rains and plan to act.", "afrontan lluvias y "),
        ("The law replaces the rule and limits transfers.", "y limita traslados"),
        ("The guards stopped the car and searched the driver.", "y buscaron al"),
        ("A soldier helps workers rebuild a house.", "a trabajadores a reconstruir"),
        ("They agreed not to allow any force to use it.", "no permitir que ninguna fuerza"),
        ("It urged people to vote.", "a votar"),
        ("The party holds that the plan is good.", "sostiene que"),
        ("He did not lift the ban, nor did he change it.", "y no "),
        ("None was hurt, said Hue, chief of police.", "dijo Hue"),
        ("Two men arrested in Hue", "arrestados en"),
        ("They sent him to jail.", "a prisión"),
        ("The new rules on land use are good.", "uso"),
        ("Deputy leaders of the council", "del consejo"),
    ],
    ids=str,
)
def test_a_sentence_keeps_its_verb_in_spanish(text: str, wanted: str) -> None:
    judge("apertium")
    (made,) = Apertium().translate([text], EN_ES, lambda _: None)
    assert wanted.lower() in made.text.lower()
    assert not made.verbless


@pytest.mark.parametrize(
    ("pair", "text", "lost"),
    [
        (EN_ES, "Competing demonstrations in Cairo reveal the deep division.", True),
        (EN_ES, "The council met in Hue.", False),
        (EN_ES, "Report on the work of the council", False),
        (EN_ES, "Two leaders during the meeting.", False),
        (ES_EN, "Los dirigentes durante el encuentro.", False),
        (FR_ES, "Le conseil a adopté le plan.", False),
    ],
    ids=str,
)
def test_a_draft_without_the_verb_of_its_source_is_told(pair: Pair, text: str, lost: bool) -> None:
    judge("apertium")
    (made,) = Apertium().translate([text], pair, lambda _: None)
    assert made.verbless == lost


@pytest.mark.parametrize(
    ("analysed", "made", "lost"),
    [
        (
            "^A/a<det>$ ^bus/bus<n>$ ^to/to<pr>$ ^St/*St$ ^./.<sent>$ ^Louis/*Louis$ "
            "^was/be<vbser><past>$ ^late/late<adj>$ ^./.<sent>$",
            "^autobús<n>$ ^a<pr>$ ^*St$^.<sent>$ ^*Louis$ ^ser<vbser><ifi>$^.<sent>$",
            False,
        ),
        (
            "^It/prpers<prn>$ ^is/be<vbser><pri>$ ^late/late<adj>$ ^now/now<adv>$^./.<sent>$ "
            "^All/all<prn>$ ^men/man<n>$ ^aim/aim<vblex><pres>$ ^high/high<adv>$^./.<sent>$",
            "^ser<vbser><pri>$^.<sent>$ ^hombre<n>$ ^alto<adv>$^.<sent>$",
            True,
        ),
    ],
    ids=["not-behind-an-abbreviation", "of-the-second-sentence"],
)
def test_each_sentence_is_looked_at_alone(analysed: str, made: str, lost: bool) -> None:
    assert has_lost_verb(analysed, made) == lost


@pytest.mark.parametrize(
    ("analysed", "made", "lost"),
    [
        pytest.param(
            "^Hoa/Hoa<np>$^,/,<cm>$ ^head/head<n>/head<vblex><pres>$ ^of/of<pr>$ "
            "^the/the<det>$ ^club/club<n>$^'s/'s<gen>/be<vbser><pri>$ ^shop/shop<n>$^:/:<sent>$ "
            "^reprimand/reprimand<n>/reprimand<vblex><pres>$^./.<sent>$",
            "^Hoa<np>$^,<cm>$ ^jefe<n>$ ^de<pr>$ ^club<n>$^:<sent>$ ^reprimenda<n>$^.<sent>$",
            False,
            id="a-list",
        ),
        pytest.param(
            "^Approve/Approve<vblex><inf>/Approve<vblex><pres>$ ^the/the<det>$ ^plan/plan<n>$ "
            "^now/now<adv>$^./.<sent>$",
            "^Aprobar<vblex><inf>$ ^el<det>$ ^plan<n>$ ^ahora<adv>$^.<sent>$",
            False,
            id="an-order",
        ),
        pytest.param(
            "^Strip/Strip<n>/Strip<vblex><inf>/Strip<vblex><pres>$ ^the/the<det>$ ^man/man<n>$ "
            "^now/now<adv>$^./.<sent>$",
            "^Tira<n>$ ^el<det>$ ^hombre<n>$ ^ahora<adv>$^.<sent>$",
            True,
            id="an-order-lost",
        ),
        pytest.param(
            "^She/prpers<prn>$^'s/'s<gen>/be<vbser><pri>$ ^late/late<adj>$ ^now/now<adv>$^./.<sent>$",
            "^tarde<adv>$ ^ahora<adv>$^.<sent>$",
            True,
            id="she-is",
        ),
    ],
)
def test_what_may_be_a_noun_is_no_verb(analysed: str, made: str, lost: bool) -> None:
    assert has_lost_verb(analysed, made) == lost


def test_another_language_is_left_alone() -> None:
    stream, choice = "^la/el<det>/lo<prn>$", "^el<det>$"
    assert not verb_rules("es")
    assert with_predicates(stream, choice, ES_EN) == stream


def test_a_tagger_that_made_other_units_is_not_followed() -> None:
    stream = "^province/province<n><sg>$ ^aims/aim<n><pl>/aim<vblex><pri><p3><sg>$"
    assert with_predicates(stream, "^province<n><sg>$", EN_ES) == stream


@given(st.lists(st.sampled_from(sorted(UNITS)), max_size=25))
def test_every_word_keeps_its_place_and_at_least_one_of_its_readings(units: list[str]) -> None:
    stream = " ".join(units)
    made = with_predicates(stream, " ".join(UNITS[one] for one in units), EN_ES)
    kept = re.findall(r"\^([^$]*)\$", made)
    assert len(kept) == len(units)
    for unit, now in zip(units, kept, strict=True):
        surface, *readings = now.split("/")
        if surface == "and" and unit.startswith("^,"):
            continue
        assert unit[1:-1].split("/")[0] == surface
        assert readings
        assert set(readings) <= set(unit[1:-1].split("/")[1:])
