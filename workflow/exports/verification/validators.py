"""Judges of others: two validators of the Open XML formats, where they are installed."""

from __future__ import annotations

import importlib
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workflow.exports.verification.values import Fault, Point, Result

_MISSING = "not installed: pip install openxml-audit ooxml-integrity"
_LONGEST = 300
_BLANKS = re.compile(r"\s+")


def validators(data: bytes) -> Result:
    """What openxml-audit (as Word 2013 reads) and ooxml-integrity say of a file of ours.

    On what other programs write openxml-audit raises false alarms, so only our own files are
    for it.
    """
    faults: list[Fault] = []
    missing = []
    with tempfile.TemporaryDirectory(prefix="bilingual-") as folder:
        path = Path(folder) / "document.docx"
        path.write_bytes(data)
        for name, judge in (("openxml_audit", _audit), ("ooxml_integrity", _integrity)):
            try:
                module = importlib.import_module(name)
            except ImportError:
                missing.append(name.replace("_", "-"))
            else:
                faults += judge(module, path)
    if len(missing) == 2:
        return Result(Point.VALIDATORS, skipped=_MISSING)
    told = f"{missing[0]} is not installed" if missing else ""
    return Result(Point.VALIDATORS, tuple(faults), told=told)


def _audit(module: Any, path: Path) -> Iterator[Fault]:
    found = module.OpenXmlValidator(module.FileFormat.OFFICE_2013).validate(path)
    for error in found.errors:
        part = str(getattr(error, "part_uri", "") or "").lstrip("/")
        yield Fault(f"openxml-audit: {_line(getattr(error, 'description', '') or error)}", part)


def _integrity(module: Any, path: Path) -> Iterator[Fault]:
    for finding in module.check(path):
        yield Fault(f"ooxml-integrity: {_line(finding)}")


def _line(told: object) -> str:
    return _BLANKS.sub(" ", str(told)).strip()[:_LONGEST]
