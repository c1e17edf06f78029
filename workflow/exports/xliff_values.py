"""What writing and reading XLIFF share."""

from __future__ import annotations

CORE = "urn:oasis:names:tc:xliff:document:2.0"
"""Namespace of XLIFF 2.0 and 2.1."""
CORE_2_2 = "urn:oasis:names:tc:xliff:document:2.2"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"

OWN = "bilingual"
"""Category of the notes and metadata written here: what comes back in it is no remark."""
SOURCE = "source"
TARGET = "target"
STATE = "state"
CONTEXT = "context"
"""Types of the metadata that hold a unit as it was exported."""

STATE_OF = {"untranslated": "initial", "draft": "translated", "reviewed": "reviewed"}
"""XLIFF state for the state of a unit."""
STATUS_OF = {
    "initial": "untranslated",
    "translated": "draft",
    "reviewed": "reviewed",
    "final": "reviewed",
}
"""What a state asks for when it comes back."""
