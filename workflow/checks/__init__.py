"""Quality checks: one file a family, findings with stable ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workflow.checks.base import Check, DocumentCheck, Finding, Severity, Translation
from workflow.checks.consistency import ConsistencyCheck
from workflow.checks.garbled import GarbledCheck
from workflow.checks.numbers import NumbersCheck
from workflow.checks.references import ReferencesCheck
from workflow.checks.seams import SeamsCheck
from workflow.checks.tags import TagsCheck
from workflow.checks.terms import TermsCheck

__all__ = [
    "CHECKS",
    "DOCUMENT_CHECKS",
    "Check",
    "DocumentCheck",
    "Finding",
    "Severity",
    "Translation",
    "check_document",
    "check_unit",
]

CHECKS: tuple[Check, ...] = (
    NumbersCheck(),
    ReferencesCheck(),
    TermsCheck(),
    TagsCheck(),
    SeamsCheck(),
    GarbledCheck(),
)
DOCUMENT_CHECKS: tuple[DocumentCheck, ...] = (ConsistencyCheck(),)


def check_document(
    units: Sequence[Translation],
    checks: Iterable[Check] = CHECKS,
    document_checks: Iterable[DocumentCheck] = DOCUMENT_CHECKS,
) -> list[list[Finding]]:
    """The findings in each translated unit of a document, in the order of the units."""
    found = [check_unit(unit, checks) for unit in units]
    for check in document_checks:
        for number, finding in check.run_document(units):
            found[number].append(finding)
    return found


def check_unit(unit: Translation, checks: Iterable[Check] = CHECKS) -> list[Finding]:
    """All findings in one translated unit, in the order of the checks."""
    return [finding for check in checks for finding in check.run(unit)]
