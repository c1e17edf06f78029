"""Names that a draft tears, told by their capitals; names that it keeps or puts right are not."""

from __future__ import annotations

import pytest

from tests.drafting.fakes import GLOSSARY, HOUSE, draft
from workflow.drafting import ArticleContext
from workflow.drafting.planning import Plan, plan_draft
from workflow.drafting.telling.told_names import names_without_form, unknown_words
from workflow.drafting.telling.torn_names import find_torn
from workflow.engines import Pair


def plan_of(source: str, pair: Pair, kind: str = "paragraph") -> Plan:
    """The plan for a sentence of an article that has nothing else."""
    context = ArticleContext(pair.source, [], GLOSSARY)
    return plan_draft(source, kind, pair, GLOSSARY, context, HOUSE)


def told(source: str, made: str, pair: str, kind: str = "paragraph") -> list[str]:
    """The names that are told of a sentence and its draft."""
    languages = Pair(*pair.split("-"))
    plan = plan_of(source, languages, kind)
    return list(names_without_form(plan, languages, made, GLOSSARY))


@pytest.mark.parametrize(
    ("pair", "source", "made", "names"),
    [
        pytest.param("en-es", "It opened at Thong Nhat Hall.", "Abrió en Thong Nhat Sala.", ["Thong Nhat Hall"], id="head-not-listed"),
        pytest.param("en-es", "He left the 412th Signal Post.", "Dejó el 412.º Puesto de Señal.", ["412th Signal Post"], id="ordinal"),
        pytest.param("en-es", "Amber Tide Exercise began.", "Empezó el Ejercicio de Marea.", ["Amber Tide Exercise"], id="opening"),
        pytest.param("en-es", "They saw the Year of the Heron begin.", "Vieron empezar el Año de la Garza.", ["Year of the Heron"], id="links"),
        pytest.param("en-es", "They saw the Heron Dialogue on Friday.", "Vieron el diálogo garza el viernes.", ["Heron Dialogue"], id="no-day"),
        pytest.param("en-es", "Le Van Tam of the Heron Zone came.", "Vino Le Van Tam de la zona.", ["Heron Zone"], id="person-before"),
        pytest.param("en-es", "In Hue the Heron Zone grew.", "En Hue la zona creció.", ["Heron Zone"], id="article-joins-nothing"),
        pytest.param("en-es", "They saw the Heron Office Louise Herrick.", "Vieron la oficina Louise Herrick.", ["Heron Office"], id="person-behind"),
        pytest.param("en-es", "It hit the Heron Delta.", "Golpeó el Heron Delta.", ["Heron Delta"], id="left-in-its-order"),
        pytest.param("en-es", "The Navy left.", "El Navy salió.", ["Navy"], id="common-word-left"),
        pytest.param("en-es", "They thanked the Front.", "Dieron las gracias a la Parte.", ["Front"], id="body-alone"),
        pytest.param("fr-es", "Il a vu la Cité interdite.", "Ha visto la Ciudad prohibida.", ["Cité interdite"], id="fr-adjective"),
        pytest.param("fr-es", "Il parle à la Maison du thé.", "Habla en la Casa del té.", ["Maison du thé"], id="fr-complement"),
        pytest.param("fr-es", "Il longe la mer Tyrienne.", "Bordea el mar Tirio.", ["mer Tyrienne"], id="fr-adjective-large"),
        pytest.param("fr-en", "La Croix-Rouge vietnamienne aide.", "The Vietnamese Red Cross helps.", [], id="fr-opening-is-listed"),
        pytest.param("es-en", "La Cruz Azul de Tam Coc ayuda.", "Cruz Azul of Tam Coc helps.", ["Cruz Azul de Tam Coc"], id="left-in-its-language"),
        pytest.param("es-en", "Visitó la Casa de las Garzas.", "He visited the House of the Herons.", ["Casa de las Garzas"], id="es-links"),
        pytest.param("es-en", "Vio la Radio Garza Roja.", "He saw the Red Heron Radio.", ["Radio Garza Roja"], id="es-run"),
        pytest.param("nb-en", "De så Folkets Hus i Oslo.", "They saw the House of the People in Oslo.", ["Folkets Hus"], id="nb"),
    ],
)  # fmt: skip
def test_torn_name_is_told(pair: str, source: str, made: str, names: list[str]) -> None:
    assert told(source, made, pair) == names


@pytest.mark.parametrize(
    ("pair", "source", "made"),
    [
        pytest.param("en-es", "He read the Harbour Gazette there.", "Leyó allí el Harbour Gazette.", id="kept"),
        pytest.param("en-es", "It met Herrick of Lundy.", "Encontró a Herrick de Lundy.", id="kept-with-link"),
        pytest.param("en-es", "Leaders of Vietnam met.", "Dirigentes de Vietnam se reunieron.", id="sentence-start"),
        pytest.param("en-es", "“Fishermen of Hue came,” she said.", "«Vinieron pescadores», dijo.", id="quotation-start"),
        pytest.param("en-es", "They came from the United States on Monday.", "Vinieron de los Estados Unidos el lunes.", id="country"),
        pytest.param("en-es", "The European Union agreed.", "La Unión Europea aceptó.", id="region"),
        pytest.param("en-es", "They saw the Chinese Embassy.", "Vieron la Embajada china.", id="people"),
        pytest.param("en-es", "They met Professor Herrick.", "Vieron al profesor Herrick.", id="title"),
        pytest.param("en-es", "In Northern Vietnam it rained.", "En el norte de Vietnam llovió.", id="direction"),
        pytest.param("en-es", "The Nam Rom River rose.", "El río Nam Rom creció.", id="put-right"),
        pytest.param("en-es", "The Circular of the Ministry of Health came.", "La Circular del Ministerio de Salud vino.", id="document"),
        pytest.param("en-es", "They thanked the Front.", "Dieron las gracias al Frente.", id="body-said"),
        pytest.param("en-es", "The Sun and the Moon shone.", "El Sol y la Luna brillaron.", id="words-alone"),
        pytest.param("en-es", "OPEC and FIFA met.", "La OPEP y la FIFA se reunieron.", id="abbreviations"),
        pytest.param("fr-es", "Il croit en Dieu et en l’État.", "Cree en Dios y en el Estado.", id="fr-words-alone"),
        pytest.param("fr-es", "L’Assemblée explique cela.", "La Asamblea explica eso.", id="fr-verb"),
        pytest.param("es-en", "Habló el Consejo de Estado.", "The Council of State spoke.", id="known-body"),
        pytest.param("en-es", "It came with the Lunar New Year.", "Vino con el Año Nuevo Lunar.", id="known-day"),
        pytest.param("es-en", "Los Presidentes de China y Cuba llegaron.", "The Presidents of China and Cuba came.", id="es-title"),
    ],
)  # fmt: skip
def test_name_that_is_kept_or_put_right_is_not(pair: str, source: str, made: str) -> None:
    assert told(source, made, pair) == []


def test_headline_in_title_case_is_not_read_by_its_capitals() -> None:
    source = "Amber Tide Rises Over Old Harbour"
    assert told(source, "Sube la marea sobre el puerto", "en-es", "title") == []


def test_possessive_does_not_join_two_names() -> None:
    source, made = "Vietnam's Amber Room opened.", "Vietnam abrió la sala."
    spans = find_torn(source, "en", made, "es", [(0, 7)])
    assert [source[start:end] for start, end in spans] == ["Amber Room"]


def test_languages_without_rules_tell_nothing() -> None:
    assert find_torn("Ông thăm Nhà Trắng.", "vi", "He visited it.", "en", []) == []


def test_office_before_a_body_makes_one_line() -> None:
    names = told(
        "She is Patron of the State Committee for Herons.",
        "Es patrona de la Comisión de Garzas.",
        "en-es",
    )
    assert names == ["Patron of the State Committee for Herons"]


def test_draft_has_the_line() -> None:
    made = draft("It opened at Amber Hall.", lambda text: "Abrió en Ámbar Sala.", Pair("en", "es"))
    assert (
        "terms: the glossary does not have “Amber Hall”, see how the draft puts it" in made.checks
    )


@pytest.mark.parametrize(
    ("pair", "source", "made", "unknown", "left"),
    [
        pytest.param("en-es", "It costs 5 VND at Tet.", "Cuesta 5 VND en Tet.", ["VND", "Tet"], [], id="of-the-target"),
        pytest.param("es-en", "Costó 5 dongs.", "It cost 5 dongs.", ["dongs"], [], id="currency"),
        pytest.param("en-es", "Lim Orvane came.", "Lim Orvane vino.", ["Orvane"], [], id="first-name"),
        pytest.param("en-es", "Tabled Orvane.", "Tabled Orvane.", ["Tabled"], [], id="first-name-of-two"),
        pytest.param("en-es", "Zulmar came.", "Zulmar vino.", ["Zulmar"], ["Zulmar"], id="first-word"),
        pytest.param("fr-es", "Pie XVI est là.", "Pío XVI está.", ["Xvi"], [], id="numeral"),
        pytest.param("fr-es", "Vinh a souffert.", "Vinh ha sufrido.", ["Vinh"], [], id="vietnamese"),
        pytest.param("en-es", "Amber Hall dodged it.", "Ámbar Hall dodged esto.", ["Hall", "dodged"], ["dodged"], id="told-as-name"),
        pytest.param("es-en", "Llegó a Vientián.", "He came to Vientián.", ["Vientián"], ["Vientián"], id="place"),
        pytest.param("en-es", "It veered.", "Giró.", ["veered"], [], id="not-there"),
        pytest.param("en-es", "They met in Amber.", "Se veered.", ["veered", "veered"], ["veered"], id="once"),
        pytest.param("es-en", "Viajó a Zulmar.", "He went to Zulmar.", ["Zulmar"], [], id="kept-name"),
        pytest.param("en-es", "It told the Zulmar.", "Dijo al Zulmar.", ["Zulmar"], ["Zulmar"], id="article"),
        pytest.param("en-es", "It met the Zulmar people.", "Vio al Zulmar.", ["Zulmar"], [], id="people"),
        pytest.param("es-en", "Habló la ZUL.", "The ZUL spoke.", ["ZUL"], ["ZUL"], id="abbreviation"),
        pytest.param("en-es", "(ZULMAR/LIM ORVANE)", "(ZULMAR/LIM ORVANE)", ["Zulmar", "lim"], [], id="credit"),
        pytest.param("en-fr", "with his aide", "avec son aide", ["son"], [], id="possessive"),
    ],
)  # fmt: skip
def test_unknown_words_are_those_that_need_a_look(
    pair: str, source: str, made: str, unknown: list[str], left: list[str]
) -> None:
    languages = Pair(*pair.split("-"))
    plan = plan_of(source, languages)
    names = names_without_form(plan, languages, made, GLOSSARY)
    assert list(unknown_words(unknown, plan, made, languages, names)) == left
