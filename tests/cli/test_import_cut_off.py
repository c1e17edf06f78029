"""A power cut between two files of an import: the same import again ends where one would."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.import_desk import COUNCIL, RAIN, TEXTS, ReviewDesk, make_desk, name
from tests.conftest import Bilingual
from tests.exports.review_edits import LUIS, answer, commented, edited, replace_tracked
from workflow.batch import saving
from workflow.batch.returns import importing, review_ledger
from workflow.desk import write_atomic

NEW = "Le conseil s'est réuni à l'ancien hôtel de ville."


class PowerCutError(BaseException):
    """Nothing that runs after it can put anything right."""


@pytest.fixture
def pair(desk: Path, bilingual: Bilingual) -> ReviewDesk:
    """A desk with two articles of the same sentences."""
    made = make_desk(desk, bilingual)
    make_desk(desk, bilingual, "second")
    return made


def _returned(pair: ReviewDesk) -> list[bytes]:
    """Two reviewers' copies of both articles, with every kind of change that writes."""
    sent = pair.export("river", "second", together=True)
    edits = [
        edit
        for number in (1, 2)
        for edit in (
            replace_tracked(f"{number}.{name(COUNCIL)}", NEW),
            answer(f"{number}.{name(RAIN)}", "approved"),
        )
    ]
    anna = commented(edited(sent, *edits), f"2.{name(RAIN)}", "Trop court ?")
    other = replace_tracked(f"1.{name(COUNCIL)}", "Le conseil a siégé.", LUIS)
    return [anna, edited(sent, other)]


def _products(pair: ReviewDesk) -> dict[str, bytes]:
    files = [*pair.po.parent.glob("*.po"), pair.root / ".bilingual/reviews.json"]
    return {path.name: path.read_bytes() for path in files}


@pytest.mark.parametrize("writes", [0, 1, 2])
def test_an_import_that_was_cut_off_is_completed_by_the_same_import(
    pair: ReviewDesk, bilingual: Bilingual, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    files = _returned(pair)
    before = pair.root.with_name("before")
    shutil.copytree(pair.root, before)
    whole = pair.take(*files, expect=1)
    assert len(whole["written"]) == 2
    wanted = _products(pair)
    shutil.rmtree(pair.root)
    shutil.copytree(before, pair.root)

    done: list[Path] = []

    def cut(path: Path, data: Any) -> bool:
        if path.suffix == ".po" or path.name == "reviews.json":
            if len(done) == writes:
                raise PowerCutError
            done.append(path)
        return write_atomic(path, data)

    with monkeypatch.context() as patch:
        for module in (saving, importing, review_ledger):
            patch.setattr(module, "write_atomic", cut)
        paths = [pair.root / f"back-{number}.docx" for number in range(len(files))]
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        with pytest.raises(PowerCutError):
            bilingual("import", *paths)
    assert len(done) == writes
    assert _products(pair) != wanted
    again = pair.take(*files, expect=1)
    assert _products(pair) == wanted
    assert len(again["written"]) == 2 - min(writes, 2)
    pair.write(COUNCIL, TEXTS[COUNCIL][0])
    later = pair.po.read_bytes()
    kinds = {each["kind"] for each in pair.take(files[0])["outcomes"]}
    assert (kinds, pair.po.read_bytes()) == (set(), later), "what was taken once is remembered"
