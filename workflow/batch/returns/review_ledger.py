"""The desk's own record of the review copies it sent out, and of what was taken from them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from workflow.desk import Desk, write_atomic
from workflow.exports.review.record import Record, from_json, to_json
from workflow.translations import text_digest


class ReviewLedger:
    """What is known of each export, by its id.

    It stands in the desk's derived data. Without it a review copy tells itself what was
    exported, where it came back as .docx; what is lost is only that a text which was taken and
    later changed by hand is not taken as new when the same file is imported again.
    """

    def __init__(self, desk: Desk) -> None:
        """Read the ledger; one that is missing or broken is an empty one."""
        self._path = desk.state / "reviews.json"
        self._exports = _read_object(self._path)

    def note(self, record: Record) -> None:
        """Remember an export."""
        self._entry(record.export_id)["record"] = to_json(record)

    def record(self, export_id: str) -> Record | None:
        """The record of an export; `None` where nothing is known of it."""
        entry = self._exports.get(export_id)
        try:
            return from_json(entry["record"]) if isinstance(entry, dict) else None
        except (KeyError, ValueError):
            return None

    def was_taken(self, export_id: str, row: str, text: str) -> bool:
        """Whether this text of a row was taken once."""
        return text_digest(text) in self._texts(export_id, "taken").get(row, [])

    def note_taken(self, export_id: str, row: str, text: str) -> None:
        """Remember that a text was taken."""
        digests = self._texts(export_id, "taken").setdefault(row, [])
        if text_digest(text) not in digests:
            digests.append(text_digest(text))

    def everything(self, export_id: str) -> dict[str, str]:
        """The last text with all its deleted words, by row, of rows that came back changed."""
        return dict(self._texts(export_id, "everything"))

    def note_everything(self, export_id: str, row: str, text: str) -> None:
        """Remember such a text."""
        self._texts(export_id, "everything")[row] = text

    def save(self) -> None:
        """Write the ledger, where it says something."""
        if self._exports:
            text = json.dumps(self._exports, sort_keys=True) + "\n"
            write_atomic(self._path, text.encode())

    def _entry(self, export_id: str) -> dict[str, Any]:
        entry = self._exports.setdefault(export_id, {})
        if not isinstance(entry, dict):
            entry = self._exports[export_id] = {}
        return entry

    def _texts(self, export_id: str, name: str) -> dict[str, Any]:
        texts = self._entry(export_id).setdefault(name, {})
        if not isinstance(texts, dict):
            texts = self._entry(export_id)[name] = {}
        return texts


def _read_object(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}
