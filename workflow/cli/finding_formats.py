"""Findings for other programs: SARIF 2.1.0 (OASIS standard) and JUnit's XML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from xml.etree import ElementTree


def sarif(records: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """A SARIF log; a waived finding is a suppressed result with its reason."""
    from workflow import __version__
    from workflow.checks import titles

    rules = [
        {"id": check_id, "shortDescription": {"text": title}}
        for check_id, title in titles().items()
    ]
    driver = {"name": "bilingual", "version": __version__, "rules": rules}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_result(each) for each in records]}],
    }


def _result(record: dict[str, Any]) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": record["file"]},
        "region": {"startLine": record["line"]},
    }
    result = {
        "ruleId": record["check"],
        "level": record["severity"],
        "message": {"text": record["message"]},
        "locations": [{"physicalLocation": place}],
    }
    if record["waived"] is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": record["waived"]}]
    return result


def junit(files: Sequence[str], records: Iterable[dict[str, Any]]) -> str:
    """A JUnit report: a suite for each PO file, a case for each check.

    A case fails where the check finds errors; its warnings and what is waived are its output.
    """
    from workflow.checks import titles

    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for record in records:
        found.setdefault((record["file"], record["check"]), []).append(record)
    root = ElementTree.Element("testsuites", name="bilingual check")
    for name in files:
        suite = ElementTree.SubElement(root, "testsuite", name=name)
        failures = 0
        for check_id in titles():
            case = ElementTree.SubElement(suite, "testcase", classname=name, name=check_id)
            failures += _fill(case, found.get((name, check_id), []))
        suite.set("tests", str(len(titles())))
        suite.set("failures", str(failures))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _fill(case: ElementTree.Element, records: Sequence[dict[str, Any]]) -> bool:
    """Write what a check found into its case; whether it failed."""
    errors = [
        _line(each) for each in records if each["severity"] == "error" and each["waived"] is None
    ]
    others = [
        _line(each) for each in records if each["severity"] != "error" or each["waived"] is not None
    ]
    if errors:
        failure = ElementTree.SubElement(case, "failure", message=f"errors: {len(errors)}")
        failure.text = "\n".join(errors)
    if others:
        ElementTree.SubElement(case, "system-out").text = "\n".join(others)
    return bool(errors)


def _line(record: dict[str, Any]) -> str:
    line = f"{record['file']}:{record['line']}: {record['severity']}: {record['message']}"
    return f"{line} (waived: {record['waived']})" if record["waived"] is not None else line
