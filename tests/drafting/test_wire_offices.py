"""Offices in small letters, with what stands before them, as international wires write them."""

from __future__ import annotations

import pytest

from tests.drafting.fakes import GLOSSARY
from workflow.drafting import ArticleContext
from workflow.drafting.masking import Slot
from workflow.drafting.planning import plan_draft
from workflow.engines import Pair
from workflow.glossary.abroad.party_bodies import find_party_bodies
from workflow.style import Style


def _slots(text: str, target: str = "es") -> list[Slot]:
    context = ArticleContext("en", [text], GLOSSARY)
    return list(plan_draft(text, "", Pair("en", target), GLOSSARY, context, Style()).slots)


def _forms(text: str, target: str = "es") -> list[str]:
    """The forms of titles and bodies, with what an engine is given before them."""
    return [one.lead + one.form for one in _slots(text, target) if one.kind in ("title", "body")]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param(
            "It freed the former central bank governor.",
            "exgobernador del banco central",
            id="not-the-bank-is-former",
        ),
        pytest.param("The ex-mayor was freed.", "exalcalde", id="ex"),
        pytest.param(
            "Ex-president Truong Tan Sang spoke.", "The expresidente", id="ex-opens-a-sentence"
        ),
        pytest.param(
            "He saw South Korean leader Park Min Jun.",
            "the dirigente de Corea del Sur",
            id="country-of-two-words",
        ),
        pytest.param(
            "The then army chief resigned.", "entonces jefe del ejército", id="then-army-chief"
        ),
        pytest.param(
            "Outgoing police chief Tran Van Nam spoke.",
            "The jefe saliente de la policía",
            id="outgoing",
        ),
        pytest.param(
            "Poland's foreign minister resigned.",
            "The ministro de Relaciones Exteriores de Polonia",
            id="owner-with-genitive",
        ),
        pytest.param(
            "The Thai opposition leader left.",
            "dirigente de la oposición de Tailandia",
            id="opposition-leader",
        ),
        pytest.param(
            "The provincial party secretary voted.",
            "secretario del Comité provincial del Partido",
            id="party-secretary-of-a-province",
        ),
        pytest.param(
            "The speaker of Malaysia's House of Representatives left.",
            "presidente de la Cámara de Representantes de Malasia",
            id="speaker-of-a-house",
        ),
        pytest.param(
            "Parliament speaker Nguyen Thi Kim Ngan left.",
            "The presidenta del parlamento",
            id="woman",
        ),
        pytest.param(
            "Indonesian President-elect Anwar Santoso left.",
            "The presidente electo de Indonesia",
            id="president-elect",
        ),
        pytest.param("Senior officials spoke.", "altos funcionarios", id="senior-officials"),
        pytest.param("Its top leader spoke.", "máximo dirigente", id="top-leader"),
        pytest.param(
            "The ministers of home affairs, justice and health left.",
            "ministros del Interior, de Justicia y de Salud",
            id="ministers-of-several-portfolios",
        ),
        pytest.param(
            "Russia's ambassador to the Philippines left.",
            "The embajador de Rusia en Filipinas",
            id="ambassador-to-a-country",
        ),
        pytest.param(
            "The ruling party's deputy secretary-general left.",
            "vicesecretario general",
            id="deputy-secretary-general",
        ),
        pytest.param(
            "The politburo dismissed the mayor.", "Buró Político", id="politburo-in-small-letters"
        ),
    ],
)
def test_an_office_is_one_piece_with_what_stands_before_it(text: str, form: str) -> None:
    assert _forms(text)[0] == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("It freed the former central bank governor.", "ancien gouverneur de la banque centrale"),
        ("The acting Cuban army chief left.", "chef de l’armée de Cuba par intérim"),
        (
            "The newly elected speaker of parliament left.",
            "président nouvellement élu du parlement",
        ),
    ],
)
def test_french_has_the_offices_too(text: str, form: str) -> None:
    assert _forms(text, "fr")[0] == form


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Lao and Cuban presidents met.", id="two-countries"),
        pytest.param("The former chief economist left.", id="another-office"),
        pytest.param("On a visit to Japan chairman Nam left.", id="country-of-what-stands-before"),
        pytest.param("It is a general rule of the party.", id="no-office"),
    ],
)
def test_what_is_no_such_office_is_left_to_the_engine(text: str) -> None:
    assert not [one for one in _forms(text) if " de " in one or one.startswith("ex")]


def test_a_row_keeps_its_status_with_what_stands_before_it() -> None:
    (office, _) = _slots("Outgoing prime minister Pham Minh Chinh spoke.")
    assert office.form == "primer ministro saliente"
    assert office.occurrence is not None
    assert not office.doubt


def test_a_town_before_an_office_is_told_with_it() -> None:
    (office, _) = _slots("Hanoi's former police chief Tran Van Nam spoke.")
    assert office.form == "exjefe de la policía de Hanói"
    assert [one.text for one in office.covers] == ["Hanoi"]


@pytest.mark.parametrize(
    ("text", "spanish", "french"),
    [
        (
            "the CPC Central Committee",
            "Comité Central del Partido Comunista de China",
            "Comité central du Parti communiste chinois",
        ),
        (
            "first secretary of the Communist Party of Cuba Central Committee",
            "primer secretario del Comité Central del Partido Comunista de Cuba",
            "premier secrétaire du Comité central du Parti communiste de Cuba",
        ),
        (
            "the Lao People's Revolutionary Party (LPRP) Central Committee",
            "Comité Central del Partido Popular Revolucionario de Laos (PPRL)",
            "Comité central du Parti populaire révolutionnaire lao (PPRL)",
        ),
    ],
)
def test_bodies_of_other_parties_are_whole(text: str, spanish: str, french: str) -> None:
    (found,) = find_party_bodies(text, "en")
    assert (found.form("es", woman=False), found.form("fr", woman=False)) == (spanish, french)


def test_the_desks_own_party_is_left_to_the_glossary() -> None:
    assert not list(find_party_bodies("the Communist Party of Vietnam Central Committee", "en"))


def test_a_short_name_cut_out_of_a_longer_one_is_doubtful() -> None:
    slots = _slots("The United People's Party (UPP) Central Committee met.")
    cut = [one for one in slots if one.text == "Central Committee"]
    assert [bool(one.doubt) for one in cut] == [True]
