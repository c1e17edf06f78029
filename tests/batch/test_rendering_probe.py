"""How an engine words the terms when nobody stops it, for an editor to look through."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Bilingual
from workflow.batch import Workspace
from workflow.batch.drafts import rendering_probe
from workflow.batch.drafts.rendering_probe import probe_renderings, serialize_renderings
from workflow.desk import Desk
from workflow.engines import MachineText, Pair, Shape, TypedSpan
from workflow.engines.placeholders import code_like
from workflow.errors import EngineError

PACKAGE = REPOSITORY / "tests/fixtures/argos/translate-en_es-0_1.argosmodel"
PAIR = Pair("en", "es")
ROWS = """\
id,kind,en,es,en_variants,es_variants,forbidden
body-board,body,Grand Board,Gran Junta,Board of All,Junta Mayor,es: Tabla Grande
title-head,title,Head of the Board,jefe de la Junta,,,
place-x,place,Xville,Villa X,,,
"""
INSIDE = "Yesterday the newspaper mentioned {} again."
AT_THE_END = "This long article mentions {}."


class Fake:
    """An engine that words the terms as a table says."""

    name = "fake"

    def __init__(self, wordings: dict[str, str]) -> None:
        self.wordings = wordings
        self.asked: list[str] = []

    def pairs(self) -> frozenset[Pair]:
        return frozenset([PAIR])

    def label(self, pair: Pair) -> str:
        return f"fake {pair} 1"

    def signature(self, pair: Pair) -> str:
        return "fake-1"

    def shapes(self, pair: Pair) -> tuple[Shape, ...]:
        return (Shape("code", 1, code_like),)

    def translate(
        self, texts: Sequence[str], pair: Pair, progress: Callable[[int], None]
    ) -> list[MachineText]:
        self.asked += texts
        return [MachineText(self._say(text), None, (), False) for text in texts]

    def typed_pairs(self, among: Collection[Pair] | None = None) -> frozenset[Pair]:
        return frozenset()

    def translate_typed(
        self,
        texts: Sequence[str],
        spans: Sequence[Sequence[TypedSpan]],
        pair: Pair,
        progress: Callable[[int], None],
    ) -> list[MachineText | None]:
        return [None for _ in texts]

    def _say(self, text: str) -> str:
        for here, there in self.wordings.items():
            text = text.replace(here, there)
        text = text.replace("Yesterday the newspaper mentioned", "Ayer el diario mencionó a")
        text = text.replace("again", "de nuevo")
        return text.replace("This long article mentions", "Este artículo menciona").replace(
            " a el ", " al "
        )


Probing = Callable[..., tuple[Workspace, Fake]]


@pytest.fixture
def probing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Probing:
    def make(**wordings: str) -> tuple[Workspace, Fake]:
        shutil.rmtree(desk / "glossary")
        (desk / "glossary").mkdir()
        (desk / "glossary/terms.csv").write_text(ROWS, encoding="utf-8")
        fake = Fake({key.replace("_", " "): value for key, value in wordings.items()})
        monkeypatch.setattr(rendering_probe, "find_engine", lambda *_: fake)
        return Workspace(Desk.open(desk)), fake

    return make


def found(workspace: Workspace) -> dict[str, tuple[str, tuple[str, ...]]]:
    probed = probe_renderings(workspace, PAIR)
    return {one.source: (one.text, one.places) for one in probed.renderings}


@pytest.mark.parametrize(
    ("wording", "rendering"),
    [
        pytest.param("la Gran Junta", None, id="approved"),
        pytest.param("Junta Mayor", None, id="admitted"),
        pytest.param("Tabla Grande", None, id="forbidden-already"),
        pytest.param("gran junta", None, id="capitals-alone"),
        pytest.param("Grand Board", None, id="left-as-it-was"),
        pytest.param("Tablón", None, id="one-word"),
        pytest.param("la Mesa Enorme", "Mesa Enorme", id="wrong"),
        pytest.param("el Gran Tablero", "Gran Tablero", id="contracted-in-a-sentence"),
    ],
)
def test_what_counts_as_a_rendering(probing: Probing, wording: str, rendering: str | None) -> None:
    workspace, _ = probing(Grand_Board=wording)
    everywhere = ("alone", INSIDE, AT_THE_END)
    expected = None if rendering is None else (rendering, everywhere)
    assert found(workspace).get("Grand Board") == expected


def test_every_source_form_is_tried_once_and_never_again(probing: Probing) -> None:
    workspace, fake = probing(Grand_Board="Mesa Enorme")
    first = probe_renderings(workspace, PAIR)
    assert first.forms == 4
    assert first.right == 3
    assert len(fake.asked) == len(set(fake.asked)) == 4 * 3 + 2
    asked = len(fake.asked)
    assert probe_renderings(workspace, PAIR) == first
    assert len(fake.asked) == asked


def test_a_sentence_that_loses_the_placeholder_tells_nothing(probing: Probing) -> None:
    (marker,) = code_like(1)
    workspace, _ = probing(Grand_Board="Mesa Enorme", **{f"mentions {marker}": "menciona algo"})
    assert found(workspace)["Grand Board"] == ("Mesa Enorme", ("alone", INSIDE))


def test_the_file_is_one_for_terms_d(probing: Probing) -> None:
    workspace, _ = probing(Grand_Board="Mesa Enorme", Head="Cabeza grande")
    probed = probe_renderings(workspace, PAIR)
    text = serialize_renderings(probed, PAIR, workspace.glossary.concepts)
    said = tomllib.loads(text)
    assert said["body-board"] == {"es": {"known_renderings": ["Mesa Enorme"]}}
    folder = workspace.desk.glossary / "terms.d"
    folder.mkdir()
    (folder / "probed.toml").write_text(text, encoding="utf-8")
    again = Workspace(workspace.desk)
    assert again.glossary.concept("body-board").known_renderings == {"es": ("Mesa Enorme",)}
    assert "body-board" not in {one.concept for one in probe_renderings(again, PAIR).renderings}


def test_a_list_that_another_file_has_is_left_to_the_editor(probing: Probing) -> None:
    workspace, _ = probing(Grand_Board="Mesa Enorme")
    folder = workspace.desk.glossary / "terms.d"
    folder.mkdir()
    (folder / "renderings.toml").write_text(
        'body-board.es.known_renderings = ["Otra Mesa"]\n', encoding="utf-8"
    )
    again = Workspace(workspace.desk)
    text = serialize_renderings(probe_renderings(again, PAIR), PAIR, again.glossary.concepts)
    assert "body-board" not in tomllib.loads(text)
    assert '# joins the list in another file: body-board.es.known_renderings = ["Mesa' in text


def test_no_engine_is_said(desk: Path) -> None:
    with pytest.raises(EngineError, match="no engine for en→nb"):
        probe_renderings(Workspace(Desk.open(desk)), Pair("en", "nb"))


def test_the_command_with_a_real_model(desk: Path, bilingual: Bilingual) -> None:
    shutil.rmtree(desk / "glossary")
    (desk / "glossary").mkdir()
    rows = "id,kind,en,es\nbody-na,body,National Assembly,Cámara de Todos\n"
    (desk / "glossary/terms.csv").write_text(rows, encoding="utf-8")
    settings = (desk / "workflow.toml").read_text(encoding="utf-8")
    settings = settings.replace("order = []", 'order = ["argos"]\n[argos]\npackages = "models"')
    (desk / "workflow.toml").write_text(settings, encoding="utf-8")
    assert bilingual("models", "install", PACKAGE).exit_code == 0
    before = sorted(path for path in desk.rglob("*") if ".bilingual" not in path.parts)

    shown = bilingual("glossary", "probe", "--from", "en", "--to", "es")
    assert shown.exit_code == 0
    assert "Asamblea Nacional" in shown.stdout
    assert sorted(path for path in desk.rglob("*") if ".bilingual" not in path.parts) == before

    told = json.loads(bilingual("glossary", "probe", "--from", "en", "--to", "es", "--json").stdout)
    assert (told["forms"], told["right"]) == (1, 0)
    file = desk / "probed.toml"
    assert (
        bilingual("glossary", "probe", "--from", "en", "--to", "es", "--write", file).exit_code == 0
    )
    [renderings] = tomllib.loads(file.read_text(encoding="utf-8"))["body-na"]["es"].values()
    assert any("Asamblea Nacional" in one for one in renderings)
