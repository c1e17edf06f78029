"""Typed modes in routes over another engine, and modes that are built otherwise or broken."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.engines.typed_grid import EN_ES, ES_FR
from tests.engines.typed_spans import apertium, noun, typed
from workflow.engines import EngineSettings, MachineText, Pair, find_engine
from workflow.engines.apertium import Apertium
from workflow.engines.apertium.mode import read_stages
from workflow.engines.argos import Argos
from workflow.engines.pivot import Leg, Pivot

EN_FR = Pair("en", "fr")


def test_a_route_carries_the_form_to_its_end() -> None:
    apertium(EN_ES, ES_FR)
    engine = find_engine(EN_FR, EngineSettings(order=("apertium",)))
    assert isinstance(engine, Pivot)
    assert engine.typed_pairs() == {EN_FR}
    assert engine.typed_pairs([EN_ES]) == frozenset()
    texts = ["The Qzxa's report was given to the Qzxb.", "The red house.", "The Qzxa."]
    spans = [
        [noun("Qzxa", "Bureau du Parti", "m"), noun("Qzxb", "Assemblée nationale", "f")],
        [],
        [noun("Qzxz", "Loi", "f")],
    ]
    done: list[int] = []
    one, two, three = engine.translate_typed(texts, spans, EN_FR, done.append)
    assert one is not None
    assert two is not None
    assert one.text == "Le rapport du Bureau du Parti a été donné à l'Assemblée nationale."
    assert two.text == "La maison rouge."
    assert three is None
    assert sum(done) == 2


class Echo:
    """An engine that gives back what it gets, and knows nothing of types."""

    name = "echo"

    def typed_pairs(self, among: object = None) -> frozenset[Pair]:
        return frozenset()

    def translate(self, texts: Sequence[str], pair: Pair, progress: object) -> list[MachineText]:
        return [MachineText(text, -1.0, (), False) for text in texts]


def test_only_the_last_leg_has_to_be_typed() -> None:
    last = Leg(apertium(EN_ES), EN_ES)
    first = Leg(Echo(), Pair("nb", "en"))  # type: ignore[arg-type]
    engine = Pivot((first, last))
    pair = Pair("nb", "es")
    assert engine.typed_pairs() == {pair}
    result = typed(engine, "The QZZ1 is new.", noun("QZZ1", "Ley", "f"), pair=pair)
    assert result == MachineText("La Ley es nueva.", -1.0, (), False)
    assert Pivot((last, first)).typed_pairs() == frozenset()
    back = Pivot((last, first))
    assert typed(back, "The Qzxa.", noun("Qzxa", "Ley", "f"), pair=Pair("en", "en")) is None


def test_argos_has_no_typed_pairs(settings: EngineSettings) -> None:
    engine = Argos(settings)
    assert engine.typed_pairs() == frozenset()
    assert typed(engine, "The Qzxa.", noun("Qzxa", "Ley", "f")) is None


MODE = (
    "lt-proc 'a.bin' | apertium-tagger -g $2 'a.prob' | lt-proc -b 'b.bin' "
    "| lt-proc $1 'g.bin' | lt-proc -p 'p.bin'"
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(MODE.replace("-g $2", "-p -g $2"), id="surface-forms"),
        pytest.param(MODE.replace("| lt-proc -p 'p.bin'", ""), id="no-post-generator"),
        pytest.param(MODE.replace("lt-proc -b 'b.bin' | ", ""), id="no-bilingual-dictionary"),
        pytest.param(MODE.replace("-b 'b.bin'", "-b 'b.bin' | lt-proc -b 'c.bin'"), id="two"),
        pytest.param(MODE + " | sed s/a/b/", id="another-program"),
        pytest.param(MODE.replace("'p.bin'", "'p.bin"), id="open-quote"),
        pytest.param("cat", id="cat"),
        pytest.param("", id="empty"),
    ],
)
def test_modes_built_otherwise_are_not_read(tmp_path: Path, text: str) -> None:
    mode = tmp_path / "x.mode"
    mode.write_text(text, encoding="utf-8")
    assert read_stages(mode, Path("/usr/bin/apertium")) is None


def test_a_mode_is_cut_where_it_is_changed(tmp_path: Path) -> None:
    if shutil.which("lt-proc") is None:
        pytest.skip("lt-proc is not installed")
    mode = tmp_path / "x.mode"
    mode.write_text(MODE, encoding="utf-8")
    stages = read_stages(mode, tmp_path / "apertium")
    assert stages is not None
    parts = (stages.analysis, stages.lexical, stages.generation, stages.polishing)
    assert [len(part) for part in parts] == [1, 2, 1, 1]
    assert stages.generation[0][1:] == ("-z", "-g", "g.bin")
    assert stages.lexical[0][1:] == ("-z", "-g", "a.prob")
    assert read_stages(tmp_path / "missing.mode", tmp_path / "apertium") is None


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("exit 3", id="fails"),
        pytest.param("cat", id="does-nothing"),
        pytest.param("cat >/dev/null", id="says-nothing"),
        pytest.param("tr '\\000' ' '", id="joins-texts"),
    ],
)
def test_a_mode_with_a_broken_stage_fails_the_trial(tmp_path: Path, body: str) -> None:
    folder, modes = tmp_path / "bin", tmp_path / "share" / "apertium" / "modes"
    folder.mkdir()
    modes.mkdir(parents=True)
    (modes / "eng-spa.mode").write_text(MODE, encoding="utf-8")
    for name in ("apertium", "lt-proc", "apertium-tagger"):
        (folder / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    engine = Apertium(folder / "apertium")
    assert engine.pairs() == {EN_ES}
    assert engine.typed_pairs() == frozenset()
