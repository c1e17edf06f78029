"""What the tests of typography share."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.checks import Check, DocumentCheck, Translation, check_document
from workflow.glossary import Glossary


def unit(source: str, target: str, pair: str = "en-fr", reading: str = "") -> Translation:
    """A unit without a glossary."""
    one, other = pair.split("-")
    return Translation(source, target, one, other, Glossary(), reading)


def messages(check: Check | DocumentCheck, *units: Translation) -> list[list[str]]:
    """What a check says of each unit, with its severity."""
    if hasattr(check, "run_document"):
        found = check_document(units, (), (check,))
    else:
        found = check_document(units, (check,))
    return [[f"{one.severity} {one.message}" for one in each] for each in found]


def targets(check: DocumentCheck, language: str, texts: Sequence[str]) -> list[list[str]]:
    """What a check of documents says of translations from English (else French)."""
    source = "fr" if language == "en" else "en"
    units = [unit("A sentence.", text, f"{source}-{language}") for text in texts]
    return messages(check, *units)
