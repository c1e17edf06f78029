"""Quality checks: one file a family, findings with stable ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workflow.checks.added import AddedCheck
from workflow.checks.base import Check, DocumentCheck, Finding, Severity, Translation
from workflow.checks.capitals import CapitalsCheck
from workflow.checks.consistency import ConsistencyCheck
from workflow.checks.doubled import DoubledCheck
from workflow.checks.garbled import GarbledCheck
from workflow.checks.language import LanguageCheck
from workflow.checks.names import NamesCheck
from workflow.checks.negation import NegationCheck
from workflow.checks.numbers import NumbersCheck
from workflow.checks.order import OrderCheck
from workflow.checks.persons import PersonsCheck
from workflow.checks.punctuation import PunctuationCheck
from workflow.checks.qualifiers import QualifiersCheck
from workflow.checks.quotes import QuotesCheck
from workflow.checks.references import ReferencesCheck
from workflow.checks.repetition import RepetitionCheck
from workflow.checks.seams import SeamsCheck
from workflow.checks.spacing import NoBreakCheck, SpacingCheck
from workflow.checks.spelling import SpellingCheck
from workflow.checks.subject import is_of_home, of_elsewhere
from workflow.checks.tags import TagsCheck
from workflow.checks.terms import TermsCheck
from workflow.checks.unicode_form import TonesCheck, UnicodeCheck
from workflow.checks.units import UnitsCheck
from workflow.checks.validity import ValidityCheck
from workflow.checks.waivers import CHECK_ID as WAIVER_ID
from workflow.style import Style

__all__ = [
    "CHECKS",
    "Check",
    "DocumentCheck",
    "Finding",
    "Severity",
    "Translation",
    "check_document",
    "check_unit",
    "document_checks",
    "titles",
]

CHECKS: tuple[Check, ...] = (
    NumbersCheck(),
    UnitsCheck(),
    ReferencesCheck(),
    TermsCheck(),
    SpellingCheck(),
    NamesCheck(),
    OrderCheck(),
    TagsCheck(),
    SeamsCheck(),
    GarbledCheck(),
    LanguageCheck(),
    NegationCheck(),
    QualifiersCheck(),
    PunctuationCheck(),
    DoubledCheck(),
    SpacingCheck(),
    UnicodeCheck(),
    ValidityCheck(),
)


def document_checks(style: Style) -> tuple[DocumentCheck, ...]:
    """The checks of whole documents, for a house style."""
    return (
        AddedCheck(),
        ConsistencyCheck(),
        PersonsCheck(style),
        QuotesCheck(),
        NoBreakCheck(),
        TonesCheck(style.vi_tone),
        CapitalsCheck(style),
    )


def titles() -> dict[str, str]:
    """The title of every check, by its id."""
    of_units = {check.id: check.title for check in CHECKS}
    of_documents = {check.id: check.title for check in document_checks(Style())}
    of_desks = {RepetitionCheck.id: RepetitionCheck.title, WAIVER_ID: "Waivers"}
    return of_units | of_documents | of_desks


def check_document(
    units: Sequence[Translation],
    checks: Iterable[Check] = CHECKS,
    whole: Iterable[DocumentCheck] = (),
) -> list[list[Finding]]:
    """The findings in each translated unit of a document, in the order of the units.

    `checks` look at each unit, `whole` at all of them together. In a document about other
    countries the words of the glossary are everyone's: what is told of them are warnings.
    """
    found = [check_unit(unit, checks) for unit in units]
    if not is_of_home(units):
        found = [[of_elsewhere(one) for one in listed] for listed in found]
    for check in whole:
        for number, finding in check.run_document(units):
            found[number].append(finding)
    return found


def check_unit(unit: Translation, checks: Iterable[Check] = CHECKS) -> list[Finding]:
    """All findings in one translated unit, in the order of the checks."""
    return [finding for check in checks for finding in check.run(unit)]
