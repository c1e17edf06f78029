"""Quality checks: one file a family, findings with stable ids."""

from __future__ import annotations

from collections.abc import Iterable

from workflow.checks.base import Check, Finding, Severity, Translation
from workflow.checks.numbers import NumbersCheck
from workflow.checks.references import ReferencesCheck
from workflow.checks.tags import TagsCheck
from workflow.checks.terms import TermsCheck

__all__ = ["CHECKS", "Check", "Finding", "Severity", "Translation", "check_unit"]

CHECKS: tuple[Check, ...] = (NumbersCheck(), ReferencesCheck(), TermsCheck(), TagsCheck())


def check_unit(unit: Translation, checks: Iterable[Check] = CHECKS) -> list[Finding]:
    """All findings in one translated unit, in the order of the checks."""
    return [finding for check in checks for finding in check.run(unit)]
