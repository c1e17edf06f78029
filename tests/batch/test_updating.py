"""`translate --update-terms`: drafts that no longer agree with the glossary are made anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Bilingual
from workflow.batch import Workspace
from workflow.batch.drafts.updating import affected_units, update_terms
from workflow.desk import Desk
from workflow.translations import Catalog, State

PACKAGE = REPOSITORY / "tests/fixtures/argos/translate-en_es-0_1.argosmodel"
HEADER = "id,kind,en,es,es_variants,forbidden,gender_es\n"
BOARD = "body-board,body,Grand Board,Gran Junta,Junta Mayor,,f\n"
ARTICLE = """\
---
title: Grand Board
lang: en
targets: [es]
---
The meeting went on. The Grand Board met officials. They reviewed Decree No. 30/2020/ND-CP.
"""
BOARD_UNIT = (None, "The Grand Board met officials.")
DECREE_UNIT = (None, "They reviewed Decree No. 30/2020/ND-CP.")
PLAIN_UNIT = (None, "The meeting went on.")

Drafted = Callable[..., Workspace]


@pytest.fixture
def drafted(desk: Path, bilingual: Bilingual) -> Drafted:
    """A desk whose drafts the test gives by key: text, and the checks that the draft tells."""

    def make(
        drafts: dict[tuple[None, str], tuple[str, tuple[str, ...]]],
    ) -> Workspace:
        shutil.rmtree(desk / "glossary/terms.d", ignore_errors=True)
        (desk / "glossary/terms.csv").write_text(HEADER + BOARD, encoding="utf-8")
        (desk / "sources/review.md").write_text(ARTICLE, encoding="utf-8")
        assert bilingual("extract").exit_code == 0
        path = desk / "translations/es/review.po"
        catalog = Catalog.read(path)
        for key, (text, checks) in drafts.items():
            assert catalog.set_draft(key, text, "argos en→es 0.1", checks=checks)
        path.write_bytes(catalog.serialize())
        return Workspace(Desk.open(desk))

    return make


def affected(workspace: Workspace) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The sources of affected drafts with the reasons, and those of human translations."""
    found = affected_units(workspace, workspace.jobs().jobs)
    return (
        {one.unit.source: one.reasons for one in found.drafts},
        [one.unit.source for one in found.human],
    )


def change(workspace: Workspace, row: str) -> Workspace:
    """The desk with another termbase."""
    (workspace.desk.glossary / "terms.csv").write_text(HEADER + row, encoding="utf-8")
    return Workspace(workspace.desk)


def reviewed(workspace: Workspace, key: tuple[None, str], text: str, state: State) -> None:
    path = workspace.desk.catalog_path("review", "es")
    catalog = Catalog.read(path)
    catalog.set_target(key, text, state)
    path.write_bytes(catalog.serialize())


def _entry(path: Path, key: tuple[None, str]) -> str:
    """The text of an entry."""
    [entry] = [part for part in path.read_text(encoding="utf-8").split("\n\n") if key[1] in part]
    return entry


GOOD = ("La Gran Junta recibió a funcionarios.", ())
PLAIN = ("La reunión siguió.", ())


def test_drafts_that_agree_are_left(drafted: Drafted) -> None:
    decree = ("Examinaron el Decreto n.º 30/2020/ND-CP.", ())
    workspace = drafted({BOARD_UNIT: GOOD, PLAIN_UNIT: PLAIN, DECREE_UNIT: decree})
    assert affected(workspace) == ({}, [])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param(
            BOARD.replace("Gran Junta", "Alta Junta"),
            "Grand Board = Gran Junta is not in the glossary any more",
            id="another-form",
        ),
        pytest.param("", "Grand Board = Gran Junta is not in the glossary any more", id="removed"),
        pytest.param(
            BOARD + "act-talks,event,met officials,recibió,,,\n",
            "met officials = recibió is new",
            id="another-term",
        ),
        pytest.param(
            "body-board,body,Grand Board,Junta Mayor,,es: Gran Junta,f\n",
            "terms: Gran Junta must not be used, the approved form is Junta Mayor",
            id="form-forbidden",
        ),
    ],
)
def test_a_draft_older_than_the_glossary_is_affected(
    drafted: Drafted, row: str, reason: str
) -> None:
    workspace = change(drafted({BOARD_UNIT: GOOD, PLAIN_UNIT: PLAIN}), row)
    drafts, human = affected(workspace)
    assert drafts.keys() == {BOARD_UNIT[1]}
    assert reason in drafts[BOARD_UNIT[1]]
    assert human == []


def test_extracting_first_hides_nothing(drafted: Drafted, bilingual: Bilingual) -> None:
    workspace = drafted({BOARD_UNIT: GOOD})
    workspace = change(workspace, "body-board,body,Grand Board,Alta Junta,,,f\n")
    assert bilingual("extract").exit_code == 0
    drafts, _ = affected(workspace)
    assert drafts == {BOARD_UNIT[1]: ("terms: Grand Board needs its approved form Alta Junta",)}


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("terms: Grand Board needs its approved form Gran Junta", id="same-words"),
        pytest.param(
            "terms: Grand Board was lost by the engine, its approved form is Gran Junta",
            id="other-words",
        ),
    ],
)
def test_a_fault_that_the_draft_tells_would_only_come_again(drafted: Drafted, told: str) -> None:
    bad = "El consejo recibió a funcionarios."
    assert affected(drafted({BOARD_UNIT: (bad, (told,))})) == ({}, [])


def test_a_fault_that_the_draft_does_not_tell_may_be_mended(drafted: Drafted) -> None:
    workspace = drafted({DECREE_UNIT: ("Examinaron el decreto.", ())})
    drafts, _ = affected(workspace)
    assert drafts == {DECREE_UNIT[1]: ("references: Decree No. 30/2020/ND-CP is missing",)}


@pytest.mark.parametrize("state", [State.REVIEWED, State.DRAFT])
def test_what_people_wrote_is_listed_and_never_touched(drafted: Drafted, state: State) -> None:
    workspace = drafted({BOARD_UNIT: GOOD})
    reviewed(workspace, BOARD_UNIT, "La Gran Junta se reunió.", state)
    workspace = change(workspace, "body-board,body,Grand Board,Alta Junta,,,f\n")
    assert affected(workspace) == ({}, [BOARD_UNIT[1]])
    path = workspace.desk.catalog_path("review", "es")
    entry = _entry(path, BOARD_UNIT)
    update_terms(workspace, workspace.jobs().jobs)
    assert _entry(path, BOARD_UNIT) == entry


def test_a_pair_without_engine_is_left_as_it_is(drafted: Drafted, bilingual: Bilingual) -> None:
    workspace = drafted({BOARD_UNIT: GOOD, DECREE_UNIT: PLAIN, PLAIN_UNIT: PLAIN})
    path = workspace.desk.catalog_path("review", "es")
    change(workspace, "body-board,body,Grand Board,Alta Junta,,,f\n")
    entry = _entry(path, BOARD_UNIT)
    result = bilingual("translate", "--update-terms")
    assert result.exit_code == 1
    assert "(draft) left, no engine for the pair" in result.stdout
    assert "0 drafts made anew, 2 left without an engine" in result.stdout
    assert _entry(path, BOARD_UNIT) == entry


def test_affected_drafts_are_made_anew_once(
    drafted: Drafted, desk: Path, bilingual: Bilingual
) -> None:
    workspace = drafted({BOARD_UNIT: GOOD, PLAIN_UNIT: ("Otra cosa.", ())})
    settings = (desk / "workflow.toml").read_text(encoding="utf-8")
    settings = settings.replace("order = []", 'order = ["argos"]\n[argos]\npackages = "models"')
    (desk / "workflow.toml").write_text(settings, encoding="utf-8")
    assert bilingual("models", "install", PACKAGE).exit_code == 0
    change(workspace, "body-board,body,Grand Board,Alta Junta,,,f\n")

    result = bilingual("translate", "--update-terms")
    assert "The Grand Board" not in result.stderr
    assert "1 drafts made anew, 0 left without an engine" in result.stdout
    path = desk / "translations/es/review.po"
    catalog = Catalog.read(path)
    board, plain = catalog.unit(BOARD_UNIT), catalog.unit(PLAIN_UNIT)
    assert board is not None
    assert plain is not None
    assert board.target != GOOD[0]
    assert "Alta Junta" in board.target or board.checks
    assert [line.startswith("Grand Board = Alta Junta") for line in board.terms] == [True]
    assert (plain.target, plain.state) == ("Otra cosa.", State.DRAFT)

    first = path.read_bytes()
    again = bilingual("translate", "--update-terms")
    assert "0 drafts made anew, 0 left without an engine, 0 reviewed" in again.stdout
    assert path.read_bytes() == first
