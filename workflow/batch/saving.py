"""Writing PO files: only when something changed, and nothing human is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from workflow.desk import read_bytes, write_atomic
from workflow.errors import CatalogError
from workflow.translations import Catalog, lost_translations

_T = TypeVar("_T")
_TRIES = 5


def edit_catalog(
    path: Path,
    edit: Callable[[Catalog], _T],
    *,
    wrap: bool,
    new: Callable[[], Catalog] | None = None,
    kept: Callable[[str], str] = str,
) -> tuple[_T, bool]:
    """What `edit` did to the PO file as it is now, and whether the file had to be written.

    Where somebody saves the file while `edit` is at work, it is done again on what they saved:
    nobody's words are overwritten. `new` makes the catalog where there is no file yet; `kept`
    is what of an approved translation must be there afterwards, all of it by default. Raises
    `CatalogError`, and leaves the file as it is, when an approved translation that stands in
    it would be gone, or when the file does not come to rest; `DeskError` where there is no file
    and no `new`.
    """
    for _ in range(_TRIES):
        before = None if new is not None and not path.is_file() else read_bytes(path)
        if before is not None:
            catalog = Catalog.from_bytes(before, path, wrap=wrap)
        else:
            assert new is not None
            catalog = new()
        result = edit(catalog)
        written = write_edited(path, before, catalog, kept)
        if written is not None:
            return result, written
    raise CatalogError(
        "not written, since another program keeps saving it",
        path=path,
        hint="Run the command again when it is done",
    )


def write_edited(
    path: Path, before: bytes | None, catalog: Catalog, kept: Callable[[str], str] = str
) -> bool | None:
    """Write a catalog that was read from the bytes `before` and edited; say whether it had to
    be written, `None` where somebody saved the file since and nothing was done.

    Raises what `edit_catalog` raises for a loss.
    """
    if not catalog.changed:
        return False
    data = catalog.serialize()
    _refuse_loss(path, before, data, kept)
    if before != (read_bytes(path) if path.is_file() else None):
        return None
    return write_atomic(path, data)


def _refuse_loss(path: Path, before: bytes | None, data: bytes, kept: Callable[[str], str]) -> None:
    lost = lost_translations(before, data, kept) if before is not None else ()
    if lost:
        raise CatalogError(
            f"not written, since the translation “{lost[0]}” would be lost",
            path=path,
            hint="Please report this, with the file",
        )
