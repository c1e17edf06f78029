"""What is wrong in `terms.d/*.toml`: names of concepts and forms that no row has, validity."""

from __future__ import annotations

import datetime
import difflib
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workflow.glossary.folding import fold
from workflow.glossary.validity import expired, not_yet_valid
from workflow.glossary.values import Concept, TermStatus
from workflow.glossary.verdicts.slips import Severity, TermFinding

_APPROVED = (TermStatus.PREFERRED, TermStatus.ADMITTED)
_FORMS, _RENDERINGS = "forms", "known_renderings"
_TESTS = ("required", "excluded")
_KEY = re.compile(
    r"""\s*(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|'(?P<literal>[^']*)'|(?P<bare>[\w-]+))\s*"""
)


@dataclass(frozen=True, slots=True)
class CompanionFile:
    """A companion file that is TOML."""

    name: str
    """As seen from the glossary's folder."""
    text: str

    @property
    def tables(self) -> Mapping[str, Mapping[str, Any]]:
        """The tables of concepts; what is no table is left to the loader."""
        document = tomllib.loads(self.text)
        return {name: table for name, table in document.items() if isinstance(table, dict)}

    def line(self, *path: str) -> int:
        """The line that names a key, or as much of the way to it as any line does."""
        best, found = 0, 1
        section: tuple[str, ...] = ()
        for number, text in enumerate(self.text.splitlines(), 1):
            begin = text.lstrip()
            if begin.startswith("["):
                keys = section = _dotted(begin.lstrip("["))
            else:
                keys = (*section, *_dotted(begin))
            shared = min(len(keys), len(path))
            if shared > best and keys[:shared] == path[:shared]:
                best, found = shared, number
        return found


def companion_findings(
    files: Sequence[CompanionFile],
    concepts: Iterable[Concept],
    languages: Sequence[str],
    on: datetime.date,
) -> Iterator[TermFinding]:
    """The findings in companion files, for the concepts with what the files add to them.

    `languages` have a column in `terms.csv`; `on` is the day for which titles must be official.
    """
    by_id = {concept.id: concept for concept in concepts}
    approved: dict[tuple[str, str], list[str]] = defaultdict(list)
    for concept in by_id.values():
        for language in concept.terms:
            for form in concept.forms(language, *_APPROVED):
                approved[language, fold(form).text].append(concept.id)
    for file in files:
        for name, table in file.tables.items():
            if name not in by_id:
                near = difflib.get_close_matches(name, by_id, n=1)
                yield TermFinding(
                    file.line(name),
                    "unknown-concept",
                    Severity.ERROR,
                    name,
                    "no row has this id" + (f"; did you mean {near[0]}?" if near else ""),
                    file.name,
                )
                continue
            checker = _Checker(file, by_id[name], languages, approved)
            yield from checker.dates(table, on)
            for language, told in table.items():
                if isinstance(told, dict):
                    yield from checker.language(language, told)


@dataclass(frozen=True, slots=True)
class _Checker:
    """Looks at the table of one concept in one file."""

    file: CompanionFile
    concept: Concept
    languages: Sequence[str]
    approved: Mapping[tuple[str, str], Sequence[str]]

    def dates(self, table: Mapping[str, Any], on: datetime.date) -> Iterator[TermFinding]:
        usage = self.concept.usage
        if "valid_to" in table and usage.valid_to:
            if usage.valid_from and usage.valid_from > usage.valid_to:
                yield self._error("dates", "valid_from is later than valid_to", "valid_to")
            elif expired(self.concept, on):
                yield self._warning(
                    "expired", f"it was official until {usage.valid_to.isoformat()}", "valid_to"
                )
        if "valid_from" in table and usage.valid_from and not_yet_valid(self.concept, on):
            yield self._warning(
                "not-yet-valid", f"it is official from {usage.valid_from.isoformat()}", "valid_from"
            )

    def language(self, language: str, told: Mapping[str, Any]) -> Iterator[TermFinding]:
        if language not in self.languages:
            yield self._error("unknown-language", f"terms.csv has no column {language}", language)
            return
        listed = {fold(term.text).text for term in self.concept.terms.get(language, ())}
        described = {*told} - {_FORMS, _RENDERINGS, *_TESTS}
        if described and not self.concept.preferred(language):
            yield self._error(
                "unknown-form",
                f"{', '.join(sorted(described))} would describe the preferred form in "
                f"{language}, and the row has none",
                language,
            )
        for form in told.get(_FORMS, {}):
            if fold(form).text not in listed:
                yield self._error(
                    "unknown-form",
                    f"the row has no form “{form}” in {language}",
                    language,
                    _FORMS,
                    form,
                )
        for key in _TESTS:
            if told.get(key) and not listed:
                yield self._warning(
                    "no-form-to-test",
                    f"{key} words in {language}, where the row has no form",
                    language,
                    key,
                )
        yield from self._renderings(language, told.get(_RENDERINGS, ()))

    def _renderings(self, language: str, renderings: Iterable[str]) -> Iterator[TermFinding]:
        for rendering in renderings:
            approving = self.approved.get((language, fold(rendering).text), ())
            said = f"“{rendering}” is a known rendering in {language} and an approved form"
            if self.concept.id in approving:
                yield self._error("rendering-approved", said, language, _RENDERINGS)
            elif approving:
                said += f" of {', '.join(approving)}"
                yield self._warning("rendering-approved", said, language, _RENDERINGS)

    def _error(self, check: str, message: str, *path: str) -> TermFinding:
        return self._finding(check, Severity.ERROR, message, path)

    def _warning(self, check: str, message: str, *path: str) -> TermFinding:
        return self._finding(check, Severity.WARNING, message, path)

    def _finding(
        self, check: str, severity: Severity, message: str, path: Sequence[str]
    ) -> TermFinding:
        line = self.file.line(self.concept.id, *path)
        return TermFinding(line, check, severity, self.concept.id, message, self.file.name)


def _dotted(text: str) -> tuple[str, ...]:
    """The keys at the start of a line or header: `a."b c".d = …`."""
    keys: list[str] = []
    position = 0
    while match := _KEY.match(text, position):
        keys.append(match["bare"] or match["quoted"] or match["literal"] or "")
        position = match.end()
        if text[position : position + 1] != ".":
            break
        position += 1
    return tuple(keys)
