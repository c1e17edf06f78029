"""Writing PO files: only when something changed, and nothing human is lost."""

from __future__ import annotations

from pathlib import Path

from workflow.desk import read_bytes, write_atomic
from workflow.errors import CatalogError
from workflow.translations import Catalog, lost_translations


def write_catalog(path: Path, catalog: Catalog) -> bool:
    """Write the PO file if it changed; say whether it had to be written.

    Raises `CatalogError`, and leaves the file as it is, when an approved translation that
    stands in it would be gone: somebody saved the file meanwhile.
    """
    if not catalog.changed:
        return False
    data = catalog.serialize()
    lost = lost_translations(read_bytes(path), data) if path.is_file() else ()
    if lost:
        raise CatalogError(
            f"not written, since the translation “{lost[0]}” would be lost",
            path=path,
            hint="The file changed during the run; run the command again",
        )
    return write_atomic(path, data)
