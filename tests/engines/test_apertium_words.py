"""Words of the news that Apertium's dictionaries lack or put wrongly, through the real modes."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.apertium.words import analysed, inflected, replacements, words_data
from workflow.engines.languages import Pair

EN_ES = Pair("en", "es")


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
    ],
)
def test_what_the_generator_lacks_is_inflected(unit: str, form: str) -> None:
    assert inflected(f"^{unit}$", EN_ES) == form


def test_a_name_inside_a_sentence_is_no_verb() -> None:
    assert analysed("^Mr./Mr.<n>$ ^Dodges/*Dodges$", EN_ES).endswith("^Dodges/*Dodges$")
    assert "*" not in analysed("^Dodges/*Dodges$", EN_ES)
    assert "*" not in analysed("^the/the<det>$ ^Declaration/*Declaration$", EN_ES)


@given(text=st.text(alphabet="ab^$/<>[]\\ éñ*", max_size=60))
def test_other_streams_are_left_as_they_are(text: str) -> None:
    assert analysed(text, EN_ES) == text
    assert inflected(text, EN_ES) == text
    assert analysed(text, Pair("fr", "es")) == text


def test_each_lemma_can_be_generated() -> None:
    judge("apertium")
    judge("lt-proc")
    generator = Path("/usr/share/apertium/apertium-eng-spa/eng-spa.autogen.bin")
    if not generator.is_file():
        pytest.skip("the pair eng-spa is not installed")
    ends = {"vblex": "<inf>", "n": "<sg>", "adj": "<sg>", "adv": ""}
    units = []
    for _, put in replacements(EN_ES):
        lemma, *tags = put.replace(">", "").split("<")
        gender = ["m" if tags[-1] == "GD" else tags[-1]] if len(tags) > 1 else []
        gender = gender or (["m"] if tags[0] == "adj" else [])
        inner = "".join(f"<{tag}>" for tag in (tags[0], *gender))
        units.append(inflected(f"^{lemma}{inner}{ends[tags[0]]}$", EN_ES))
    made = subprocess.run(
        ["lt-proc", "-g", generator],
        input="\n".join(units),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert len(units) > 300
    assert [line for line in made.split("\n") if "#" in line] == []


def test_nothing_is_listed_that_no_pair_puts() -> None:
    document = tomllib.loads(words_data().decode())
    assert {lemma[-2:] for lemma in document["endings"]} == {"ar", "er", "ir"}
    for lemma in document["lacking"]["es"]["vblex"]:
        assert lemma.removesuffix("se")[-2:] in document["endings"]
