"""Which texts each document was made from, and the document as it was made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from workflow import __version__
from workflow.desk import Desk, read_bytes, write_atomic


class Ledger:
    """The record of exports in the desk's derived data; losing it only costs time."""

    def __init__(self, desk: Desk, glossary_signature: str) -> None:
        self._desk = desk
        self._basis = [__version__, repr(desk.settings), glossary_signature]
        self._path = desk.state / "exports.json"
        self._made = _read(self._path)

    def is_fresh(self, document: Path, *texts: Path) -> bool:
        """Whether the document is there as it was made, and from the texts as they are now."""
        made = self._made.get(self._desk.relative(document))
        return made is not None and document.is_file() and made == self._entry(document, texts)

    def is_foreign(self, document: Path, new: bytes) -> bool:
        """Whether what stands there is neither what we made last nor what we would write now."""
        if not document.is_file():
            return False
        there = read_bytes(document)
        made = self._made.get(self._desk.relative(document), {})
        return there != new and made.get("document") != _digest([there])

    def was_edited(self, document: Path) -> bool:
        """Whether the document is another than we made last."""
        made = self._made.get(self._desk.relative(document))
        return made is not None and made.get("document") != _digest([read_bytes(document)])

    def note(self, document: Path, *texts: Path) -> None:
        """Remember the document as it now is and the texts it was made from."""
        self._made[self._desk.relative(document)] = self._entry(document, texts)

    def save(self) -> None:
        """Write the record, where it says something."""
        if self._made:
            text = json.dumps(self._made, indent=1, sort_keys=True) + "\n"
            write_atomic(self._path, text.encode())

    def _entry(self, document: Path, texts: Iterable[Path]) -> dict[str, str]:
        basis = [part.encode() for part in self._basis] + [read_bytes(path) for path in texts]
        return {"document": _digest([read_bytes(document)]), "made_from": _digest(basis)}


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _read(path: Path) -> dict[str, dict[str, str]]:
    try:
        made = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return made if isinstance(made, dict) else {}
