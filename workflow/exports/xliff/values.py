"""What writing and reading XLIFF share."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

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
TERMS = "terms"
"""Types of the metadata that hold a unit as it was exported."""


def terms_digest(terms: Iterable[tuple[str, str]]) -> str:
    """Eight hexadecimal digits that change with the terms beside a sentence; empty for none."""
    text = "\n".join(f"{term}\t{translation}" for term, translation in terms)
    return sha256(text.encode(errors="surrogatepass")).hexdigest()[:8] if text else ""


STATE_OF = {"untranslated": "initial", "draft": "translated", "reviewed": "reviewed"}
"""XLIFF state for the state of a unit."""
STATUS_OF = {
    "initial": "untranslated",
    "translated": "draft",
    "reviewed": "reviewed",
    "final": "reviewed",
}
"""What a state asks for when it comes back."""
