"""What an import writes beside a translation: remarks, names, days, findings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from workflow.batch.workspace import Job, Workspace
from workflow.checks import (
    CHECKS,
    Severity,
    check_document,
    check_unit,
    document_checks,
    titles,
)
from workflow.checks.waivers import apply_waivers
from workflow.drafting import statuses_of
from workflow.exports.review.media import SIGNS
from workflow.exports.review.walking import Mark
from workflow.extraction import status_lines
from workflow.translations import Catalog, Key, State
from workflow.translations.entry import one_line

NAMELESS = "unnamed reviewer"

# "2026-11-20T14:03:00Z"; LibreOffice writes "0-00-00T00:00:00Z" where there is no date
_MOMENT = re.compile(r"(?P<day>[1-9]\d{3}-\d\d-\d\d)(?:T(?P<time>\d\d:\d\d))?")


class Replaced:
    """Approved texts that people replaced, so that the guard against losses lets them go.

    Texts that follow from each other, one replaced by the next, are one to the guard.
    """

    def __init__(self) -> None:
        self._next: dict[str, str] = {}

    def add(self, before: str, after: str) -> None:
        """Note that one text took the place of another."""
        # the guard compares in NFC, whatever the PO file or the returned file had
        before, after = (unicodedata.normalize("NFC", text) for text in (before, after))
        first, second = self.stands_for(before), self.stands_for(after)
        if first != second:
            self._next[first] = second

    def stands_for(self, text: str) -> str:
        """The one text that stands for all that follow from each other."""
        while text in self._next:
            text = self._next[text]
        return text


def day_of(date: str) -> str:
    """The day of a moment as Word writes it; empty where it is none.

    >>> day_of("2026-11-20T14:03:00Z"), day_of("0-00-00T00:00:00Z")
    ('2026-11-20', '')
    """
    match = _MOMENT.match(date)
    return match["day"] if match else ""


def revision_date(date: str) -> str:
    """The moment as `PO-Revision-Date` has it; empty where it is none.

    >>> revision_date("2026-11-20T14:03:00Z")
    '2026-11-20 14:03+0000'
    """
    match = _MOMENT.match(date)
    return f"{match['day']} {match['time'] or '00:00'}+0000" if match else ""


def remark(text: str, mark: Mark, sign: str) -> str:
    """A remark as a line of the translator's comment; `sign` says where it was made."""
    who = " ".join(filter(None, (_name(mark), day_of(mark.date))))
    return unicodedata.normalize("NFC", one_line(f"{sign}, {who}: {text}"))


def is_remarked(comment: str, text: str, mark: Mark) -> bool:
    """Whether the translator's comment has this remark of this author, of whatever day and
    wherever it was made."""
    said = unicodedata.normalize("NFC", one_line(f": {text}"))
    authors = [f"{sign}, {_name(mark)}" for sign in SIGNS]
    middles = (
        line[len(author) : len(line) - len(said)]
        for line in unicodedata.normalize("NFC", comment).splitlines()
        for author in authors
        if line.startswith(author) and line.endswith(said)
    )
    return any(not middle or day_of(middle.strip()) == middle.strip() for middle in middles)


def add_remark(catalog: Catalog, key: Key, text: str, mark: Mark, sign: str) -> bool:
    """Add a remark to the translator's comment of a unit, once; say whether it was added."""
    unit = catalog.unit(key)
    if unit is None or is_remarked(unit.comment, text, mark):
        return False
    line = remark(text, mark, sign)
    catalog.set_comment(key, f"{unit.comment}\n{line}" if unit.comment else line)
    return True


def sign(catalog: Catalog, mark: Mark) -> None:
    """Name who made the last change in the header."""
    if mark.author:
        catalog.set_header("Last-Translator", _name(mark))
    if date := revision_date(mark.date):
        catalog.set_header("PO-Revision-Date", date)


def recheck(
    workspace: Workspace, job: Job, catalog: Catalog, changed: Collection[Key]
) -> dict[Key, str]:
    """Check units that were changed; bring their findings and term statuses up to date.

    The first error of each that has some is returned, and such a unit is fuzzy now.
    """
    units = [unit for unit in catalog.units if unit.target] if changed else []
    translations = [workspace.translation(job, unit) for unit in units]
    # The others of the document are read for what it says as a whole, and not judged again.
    found = check_document(translations, (), document_checks(workspace.style))
    failed: dict[Key, str] = {}
    for unit, translation, of_document in zip(units, translations, found, strict=True):
        if unit.key not in changed:
            continue
        findings = check_unit(translation, CHECKS) + of_document
        judged = apply_waivers(unit.comment, findings, known=titles())
        errors = [one for one in judged.kept if one.severity is Severity.ERROR]
        if errors:
            failed[unit.key] = str(errors[0])
            if unit.state is not State.DRAFT:
                catalog.set_target(unit.key, unit.target, State.DRAFT)
        catalog.set_checks(unit.key, tuple(map(str, judged.kept)))
        outcomes = statuses_of(translation, findings)
        catalog.set_statuses(unit.key, status_lines(outcomes, workspace.glossary, job.target))
    return failed


def _name(mark: Mark) -> str:
    return unicodedata.normalize("NFC", one_line(mark.author)) or NAMELESS
