"""Words that Apertium's dictionaries lack or put wrongly, through the real modes."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.apertium.inflection import forms
from workflow.engines.apertium.mode import read_stages, run_stages
from workflow.engines.apertium.words import (
    listed_words,
    with_forms,
    with_readings,
    with_targets,
    words_data,
)
from workflow.engines.languages import Pair

EN_ES, ES_EN, ES_FR = Pair("en", "es"), Pair("es", "en"), Pair("es", "fr")
MODES = {EN_ES: "eng-spa", ES_EN: "spa-eng", ES_FR: "es-fr"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # words that the dictionaries lack
        ("Parliament enacted the declaration.", "promulgó la declaración"),
        ("He was acquitted of bribery.", "absuelto de soborno"),
        ("Police found heroin and methamphetamine.", "heroína y metanfetamina"),
        ("The villagers praised the prosecutors.", "elogiaron"),
        ("Diplomats demand a ceasefire.", "Los diplomáticos exigen una tregua"),
        # false friends
        ("They saw the vessel near the market.", "el buque cerca del mercado"),
        ("The oil price rose in spring.", "petróleo"),
        ("Authorities guard the border.", "Las autoridades"),
        ("The former director is here.", "El exdirector"),
        ("Two former officials spoke.", "exfuncionarios"),
        # relative words have no accent, questions have
        ("The man, who had left, spoke when it began.", "que había"),
        ("It was closed when the law changed.", "cuando la ley"),
        ("He asked when it ended.", "cuándo"),
        ("The storm, which killed two, ended.", "La tormenta, que mató"),
        # prepositions
        ("They held talks on trade.", "conversaciones sobre comercio"),
        ("Tariffs imposed on steel hurt them.", "aranceles impuestos al acero"),
        ("He was sentenced for taking bribes.", "por tomar sobornos"),
        ("Prices rose by 3 percent.", "en 3 por ciento"),
        ("It will be finished by 2030.", "para 2030"),
        ("It works until May 20.", "hasta el 20 de mayo"),
        # dates and ages
        ("The bridge opens in mid-2028.", "a mediados de 2028"),
        ("It ended in late 2026.", "a finales de 2026"),
        ("It begins in early October.", "a principios de octubre"),
        ("It ends next month.", "el mes próximo"),
        ("Police arrested a 34-year-old man.", "hombre de 34 años"),
        ("The shop opens at 7 a.m.", "a las 7 a.m."),
        # words that hold together
        ("Flash floods hit the town.", "Las inundaciones repentinas"),
        ("Drought has destroyed crops.", "ha destruido"),
        ("The army said it had won.", "dijo que había ganado"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_draft_has_the_word_of_the_news(text: str, wanted: str) -> None:
    judge("apertium")
    (made,) = Apertium().translate([text], EN_ES, lambda count: None)
    assert wanted in made.text
    assert made.unknown_words == ()


@pytest.mark.parametrize(
    ("pair", "text", "wanted"),
    [
        (ES_EN, "Los delegados elogiaron la medida.", "praised the measure"),
        (ES_EN, "El Gobierno prorrogó el plazo.", "extended the term"),
        (ES_EN, "El Gobierno no descarta medidas.", "does not rule out measures"),
        (ES_EN, "La ley será promulgada.", "will be promulgated"),
        (ES_EN, "Los soldados patrullarán la zona.", "will patrol the area"),
        (ES_EN, "Los combatientes laosianos llegaron.", "The Lao combatants"),
        (ES_EN, "Dos dignatarios sesionaron.", "Two dignitaries met"),
        (ES_EN, "Restituyeron el orden.", "restored"),
        (ES_FR, "El Gobierno derogó el decreto.", "a abrogé le décret"),
        (ES_FR, "El comité sesionó.", "a siégé"),
        # words that the dictionaries know as something else
        (ES_EN, "La cabecera municipal es nueva.", "capital"),
        (ES_FR, "La cúpula militar se reunió.", "direction militaire"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_spanish_word_that_the_mode_lacks_is_translated(
    pair: Pair, text: str, wanted: str
) -> None:
    judge("apertium")
    (made,) = Apertium().translate([text], pair, lambda count: None)
    assert wanted in made.text
    assert made.unknown_words == ()


@pytest.mark.parametrize(
    ("unit", "form"),
    [
        ("exigir<vblex><prs><p3><sg>", "exija"),
        ("promulgar<vblex><ifi><p1><sg>", "promulgué"),
        ("elogiar<vblex><pp><f><pl>", "elogiadas"),
        ("unirse<vblex><pron><ifi><p3><pl>", "unieron"),
        ("suceder<vblex><fti><p3><sg>", "sucederá"),
        ("malversación<n><f><pl>", "malversaciones"),
        ("diplomático<n><f><sg>", "diplomática"),
        ("casco azul<n><m><pl>", "cascos azules"),
        ("puesto de control<n><m><pl>", "puestos de control"),
        ("Guardacostas<n><m><pl>", "Guardacostas"),
        ("sin hogar<adj><f><pl>", "sin hogar"),
        ("de otro modo<adv>", "de otro modo"),
        ("PRESIONAR<vblex><imp><p3><sg>", "PRESIONE"),
        ("elogiar<vblex><inf>+se<prn><enc><p3><sp>", "elogiarse"),
    ],
)
def test_what_the_generator_lacks_is_inflected(unit: str, form: str) -> None:
    assert with_forms(f"^{unit}$", EN_ES) == form


@pytest.mark.parametrize(
    ("form", "reading"),
    [
        ("recalcó", "recalcar<vblex><ifi><p3><sg>"),
        ("prorrogue", "prorrogar<vblex><prs><p3><sg>"),
        ("indultará", "indultar<vblex><fti><p3><sg>"),
        ("restituyó", "restituir<vblex><ifi><p3><sg>"),
        ("condecoraciones", "condecoración<n><f><pl>"),
        ("fraternas", "fraterno<adj><f><pl>"),
        ("comicios", "comicios<n><m><pl>"),
    ],
)
def test_a_form_is_read_by_its_ending(form: str, reading: str) -> None:
    assert with_readings(f"^{form}/*{form}$", ES_EN) == f"^{form}/{reading}$"


def test_a_name_inside_a_sentence_is_no_verb() -> None:
    assert with_readings("^Mr./Mr.<n>$ ^Dodges/*Dodges$", EN_ES).endswith("^Dodges/*Dodges$")
    assert "*" not in with_readings("^Dodges/*Dodges$", EN_ES)
    assert "*" not in with_readings("^the/the<det>$ ^Declaration/*Declaration$", EN_ES)


def test_a_noun_gets_the_readings_of_a_verb_and_the_verb_its_target() -> None:
    assert with_readings("^Lifted/*Lifted$", EN_ES).endswith("/Lift<vblex><pp>$")
    assert with_readings("^a/a<det>$ ^Lifts/lift<n><pl>$", EN_ES).endswith("<p3><sg>$")
    assert with_readings("^March/March<n><sg>$", EN_ES) == "^March/March<n><sg>$"
    assert with_readings("^jail/jail<n><sg>$", EN_ES) == "^jail/jail<n><sg>$"
    assert with_readings("^decrease/decrease<n><sg>$", EN_ES) == "^decrease/decrease<n><sg>$"
    assert with_readings("^lift/lift<n><sg>$", Pair("fr", "es")) == "^lift/lift<n><sg>$"
    put = with_targets("^Lift<vblex><past>/@Lift<vblex><past>$", EN_ES)
    assert put == "^Lift<vblex><past>/Levantar<vblex><past>$"


def test_a_capital_is_kept() -> None:
    read = with_readings("^Recalcó/*Recalcó$", ES_EN)
    assert read == "^Recalcó/Recalcar<vblex><ifi><p3><sg>$"
    unit = "^Recalcar<vblex><ifi><p3><sg>/@Recalcar<vblex><ifi><p3><sg>$"
    assert with_targets(unit, ES_EN).startswith("^Recalcar<vblex><ifi><p3><sg>/Stress<vblex>")


@pytest.mark.parametrize("stream", ["^dijo/decir<vblex><ifi><p3><sg>$", "^Xyz/*Xyz$", "^A$ b"])
def test_what_is_known_or_unknown_to_all_stays(stream: str) -> None:
    assert with_readings(stream, ES_EN) == stream
    assert with_targets(stream, ES_EN) == stream
    assert with_forms(stream, ES_EN) == stream
    assert with_readings(stream, Pair("nb", "nn")) == stream


@given(text=st.text(alphabet="ab^$/<>[]\\ éñ*", max_size=60))
def test_other_streams_are_left_as_they_are(text: str) -> None:
    for change in (with_readings, with_targets, with_forms):
        assert change(text, EN_ES) == text
        assert change(text, Pair("fr", "es")) == text


@pytest.mark.parametrize("pair", MODES, ids=str)
def test_each_target_can_be_generated(pair: Pair) -> None:
    """A target that neither the generator nor we can inflect would come out marked."""
    judge("apertium")
    judge("lt-proc")
    program = Path(shutil.which("apertium") or "")
    modes = program.resolve().parent.parent / "share" / "apertium" / "modes"
    stages = read_stages(modes / f"{MODES[pair]}.mode", program)
    if stages is None:
        pytest.skip(f"the mode {MODES[pair]} is not installed")
    ends = {"vblex": ["<inf>"], "n": ["<sg>"], "adj": ["<sg>", "", "<m><sg>", "<mf><sg>"]}
    units: list[str] = []
    for _, _, put in listed_words(pair):
        part, *told = (tag.replace("GD", "m") for tag in put.tags)
        gender = "".join(f"<{one}>" for one in told)
        first, mark, queue = put.lemma.partition("# ")
        units.append(
            " ; ".join(
                f"^{first}<{part}>{gender}{end}{mark}{queue}$ ; ^{put.lemma}<{part}>{gender}{end}$"
                for end in ends.get(part, [""])
            )
        )
    (made,) = run_stages(stages.generation, [with_forms("\n".join(units), pair)], str(pair))
    lacking = [line for line in made.split("\n") if all("#" in one for one in line.split(" ; "))]
    assert len(units) > 60
    assert lacking == []


def test_all_that_is_listed_as_lacking_can_be_inflected() -> None:
    for language, kinds in tomllib.loads(words_data().decode())["lacking"].items():
        for kind, lemmas in kinds.items():
            assert [lemma for lemma in lemmas if not forms(language, kind, lemma)] == []
