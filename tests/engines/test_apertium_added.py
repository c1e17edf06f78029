"""Words that Apertium's Spanish dictionaries lack, through the real modes."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.apertium.added import added_data, with_forms, with_readings, with_targets
from workflow.engines.apertium.mode import read_stages, run_stages
from workflow.engines.languages import Pair

ES_EN, ES_FR = Pair("es", "en"), Pair("es", "fr")


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
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_word_that_the_mode_lacks_is_translated(pair: Pair, text: str, wanted: str) -> None:
    judge("apertium")
    (made,) = Apertium().translate([text], pair, lambda count: None)
    assert wanted in made.text
    assert made.unknown_words == ()


@pytest.mark.parametrize("pair", [ES_EN, ES_FR], ids=str)
def test_each_target_can_be_generated(pair: Pair) -> None:
    """A target that neither the generator nor we can inflect would come out marked."""
    judge("apertium")
    program = Path(shutil.which("apertium") or "")
    modes = program.resolve().parent.parent / "share" / "apertium" / "modes"
    name = "spa-eng" if pair.target == "en" else "es-fr"
    stages = read_stages(modes / f"{name}.mode", program)
    assert stages is not None
    units: list[str] = []
    for group in tomllib.loads(added_data().decode())["es"]["words"]:
        for line in group["of"].get(pair.target, ()):
            found = re.fullmatch(r".+ = ([^<#]+)(# [^<]+)?(?:<(\w+)>)?", line)
            assert found is not None, line
            lemma, queue, gender = found[1], found[2] or "", found[3]
            tags = {"verb": "vblex><inf", "adj": "adj"}.get(group["is"].split()[0])
            if tags is None:
                tags = f"n><{gender}><sg" if gender else "n><sg"
            variants = [f"^{lemma}<{tags}>{queue}$", f"^{lemma}{queue}<{tags}>$"]
            if tags == "adj" and pair.target == "fr":
                variants = [f"^{lemma}<adj><{one}><sg>$" for one in ("m", "mf")]
            units.append(" ".join(variants))
    (made,) = run_stages(stages.generation, [with_forms("\n".join(units), pair)], str(pair))
    lacking = [line for line in made.split("\n") if all("#" in one for one in line.split(" "))]
    assert lacking == []


@pytest.mark.parametrize(
    ("form", "reading"),
    [
        ("recalcó", "recalcar<vblex><ifi><p3><sg>"),
        ("prorrogue", "prorrogar<vblex><prs><p3><sg>"),
        ("indultará", "indultar<vblex><fti><p3><sg>"),
        ("restituyó", "restituir<vblex><ifi><p3><sg>"),
        ("condecoraciones", "condecoración<n><f><pl>"),
        ("fraternas", "fraterno<adj><f><pl>"),
    ],
)
def test_a_form_is_read_by_its_ending(form: str, reading: str) -> None:
    assert with_readings(f"^{form}/*{form}$", ES_EN) == f"^{form}/{reading}$"


@pytest.mark.parametrize("stream", ["^dijo/decir<vblex><ifi><p3><sg>$", "^Xyz/*Xyz$", "^A$ b"])
def test_what_is_known_or_unknown_to_all_stays(stream: str) -> None:
    assert with_readings(stream, ES_EN) == stream
    assert with_targets(stream, ES_EN) == stream
    assert with_forms(stream, ES_EN) == stream
    assert with_readings(stream, Pair("nb", "nn")) == stream


def test_a_capital_is_kept() -> None:
    read = with_readings("^Recalcó/*Recalcó$", ES_EN)
    assert read == "^Recalcó/Recalcar<vblex><ifi><p3><sg>$"
    unit = "^Recalcar<vblex><ifi><p3><sg>/@Recalcar<vblex><ifi><p3><sg>$"
    assert with_targets(unit, ES_EN).startswith("^Recalcar<vblex><ifi><p3><sg>/Stress<vblex>")
