"""Review copies in which somebody accepted or rejected all changes before they came home."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from tests.cli.import_desk import COUNCIL, NIGHT, RAIN, TEXTS, ReviewDesk, kinds, make_desk, name
from tests.conftest import Bilingual
from tests.exports.review_edits import LUIS, edited, replace_tracked

NEW = "Le conseil s'est réuni à l'ancien hôtel de ville."


@pytest.fixture
def river(desk: Path, bilingual: Bilingual) -> ReviewDesk:
    return make_desk(desk, bilingual)


def resolved(data: bytes, how: str) -> bytes:
    """The file with all changes accepted or rejected by docx-plus."""
    revisions = pytest.importorskip("docx_plus.revisions", reason="docx-plus is not installed")
    opened = docx.Document(io.BytesIO(data))
    getattr(revisions, f"{how}_all_revisions")(opened)
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def changed(river: ReviewDesk) -> bytes:
    return edited(
        river.export(),
        replace_tracked(name(COUNCIL), NEW),
        replace_tracked(name(RAIN), "Il pleuvait.", LUIS),
        replace_tracked(name(NIGHT), "Personne n'a dormi cette nuit-là."),
    )


def test_accepted_changes_are_taken_and_marked_untracked(river: ReviewDesk) -> None:
    result = river.take(resolved(changed(river), "accept"), expect=0)
    assert kinds(result) == [("taken", True)] * 3
    assert all(outcome["untracked"] for outcome in result["outcomes"])
    assert {outcome["author"] for outcome in result["outcomes"]} == {"unnamed reviewer"}
    assert river.unit(COUNCIL).target == NEW


def test_rejected_changes_are_none(river: ReviewDesk) -> None:
    data = resolved(changed(river), "reject")
    before = river.po.read_bytes()
    assert river.take(data, expect=0)["outcomes"] == []
    assert river.po.read_bytes() == before
    assert river.unit(COUNCIL).target == TEXTS[COUNCIL][0]
