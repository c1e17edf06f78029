"""Two people and one PO file: what somebody saves while we work is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.batch.saving import edit_catalog
from workflow.errors import CatalogError
from workflow.translations import Catalog, Header, SourceUnit, State

KEY_ONE, KEY_TWO = (None, "One."), (None, "Two.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    catalog = Catalog.new(Header("en", "fr", "Test"))
    catalog.merge([SourceUnit("One."), SourceUnit("Two.")])
    path = tmp_path / "a.po"
    path.write_bytes(catalog.serialize())
    return path


def _save(path: Path, text: str) -> None:
    """What a translator does in an editor meanwhile."""
    catalog = Catalog.read(path)
    catalog.set_target(KEY_TWO, text, State.REVIEWED)
    path.write_bytes(catalog.serialize())


def test_a_file_saved_meanwhile_is_merged(path: Path) -> None:
    saved = iter(["Deux."])

    def edit(catalog: Catalog) -> None:
        catalog.set_draft(KEY_ONE, "Un.", "argos")
        catalog.set_draft(KEY_TWO, "Deux de la machine.", "argos")
        for text in saved:
            _save(path, text)

    assert edit_catalog(path, edit, wrap=True) == (None, True)
    after = Catalog.read(path)
    assert [unit.target for unit in after.units] == ["Un.", "Deux."]
    assert after.units[1].state is State.REVIEWED


def test_a_file_that_appears_meanwhile_is_merged(path: Path) -> None:
    theirs = path.read_bytes()
    path.unlink()

    def edit(catalog: Catalog) -> int:
        catalog.merge([SourceUnit("One."), SourceUnit("Two."), SourceUnit("Three.")])
        if not path.is_file():
            path.write_bytes(theirs)
            _save(path, "Deux.")
        return len(catalog.units)

    new = lambda: Catalog.new(Header("en", "fr", "Test"))  # noqa: E731
    assert edit_catalog(path, edit, wrap=True, new=new) == (3, True)
    assert [unit.target for unit in Catalog.read(path).units] == ["", "Deux.", ""]


def test_a_file_that_does_not_come_to_rest_is_left(path: Path) -> None:
    count = 0

    def edit(catalog: Catalog) -> None:
        nonlocal count
        count += 1
        catalog.set_draft(KEY_ONE, "Un.", "argos")
        _save(path, f"Deux, {count}.")

    with pytest.raises(CatalogError, match="keeps saving it"):
        edit_catalog(path, edit, wrap=True)
    assert [unit.target for unit in Catalog.read(path).units] == ["", f"Deux, {count}."]


def test_nothing_to_change_writes_nothing(path: Path) -> None:
    before = path.stat()
    assert edit_catalog(path, lambda catalog: len(catalog.units), wrap=True) == (2, False)
    assert path.stat().st_mtime_ns == before.st_mtime_ns
