"""Whether a document is about our country, so that common words in it are official names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from workflow.checks.base import Finding, Severity, Translation

_CERTAIN = 0.05
"""The least part of the units of an article about the country that name it, a person, a place
or a document; articles of a news desk have a third, general news under one in a hundred."""
_LIKELY = 0.2
"""The same for any term of the glossary; general news have 4 in a hundred."""
_FEWEST = 8
"""So few units tell nothing."""
_GLOSSARY = frozenset({"terms", "spelling"})


def is_of_home(units: Sequence[Translation]) -> bool:
    """Whether a document, by what its sources name, is about our country; so is a short one."""
    if len(units) < _FEWEST:
        return True
    weights = [_weight(unit) for unit in units]
    certain = sum(weight == 2 for weight in weights)
    likely = sum(weight >= 1 for weight in weights)
    return certain >= _CERTAIN * len(units) or likely >= _LIKELY * len(units)


def of_elsewhere(finding: Finding) -> Finding:
    """A finding as it is told in a document about other countries.

    `the Irish government` needs no official name, `ministre de la santé` is spelt as others do.
    """
    if finding.check_id not in _GLOSSARY or finding.severity is not Severity.ERROR:
        return finding
    return replace(finding, severity=Severity.WARNING)


def _weight(unit: Translation) -> int:
    """How plainly a unit is about our country: 2 surely, 1 perhaps, 0 not at all."""
    if _home().search(unit.plain_source):
        return 2
    found = unit.find_in_source()
    kinds = {one.concept.kind for one in found if one.concept and one.id not in _elsewhere()}
    if "person" in kinds or "place" in kinds or any(one.kind == "reference" for one in found):
        return 2
    return int(bool(kinds))


@cache
def _home() -> re.Pattern[str]:
    names = "|".join(map(re.escape, _data()["home"]))
    return re.compile(rf"(?<!\w)(?:{names})")


@cache
def _elsewhere() -> frozenset[str]:
    return frozenset(_data()["elsewhere"])


@cache
def _data() -> dict[str, list[str]]:
    return tomllib.loads((files(__package__) / "subject.toml").read_text(encoding="utf-8"))
