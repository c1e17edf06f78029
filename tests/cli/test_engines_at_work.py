"""The main job with real engines: a tiny trained Argos package, and Apertium."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import polib
import pytest

from tests.conftest import REPOSITORY, Bilingual, judge

PACKAGE = REPOSITORY / "tests/fixtures/argos/translate-en_es-0_1.argosmodel"

ARTICLE = """\
---
title: Prime Minister visits Lang Son
lang: en
targets: [es]
---
The Prime Minister met officials in Hanoi on 5 May.

The meeting reviewed Resolution No. 11-NQ/TW and **Decree No. 30/2020/ND-CP**.
"""


@pytest.fixture
def argos_desk(desk: Path, bilingual: Bilingual) -> Path:
    """The test desk with the tiny package installed and an article for it."""
    settings = (desk / "workflow.toml").read_text(encoding="utf-8")
    settings = settings.replace("order = []", 'order = ["argos"]\n[argos]\npackages = "models"')
    (desk / "workflow.toml").write_text(settings, encoding="utf-8")
    (desk / "sources/review.md").write_text(ARTICLE, encoding="utf-8")
    assert bilingual("models", "install", PACKAGE).exit_code == 0
    return desk


def _entries(root: Path) -> list[polib.POEntry]:
    return list(polib.pofile(str(root / "translations/es/review.po")))


def _assert_forms_or_reasons(entries: list[polib.POEntry], forms: dict[str, str]) -> int:
    """Each term of a source stands in its form, or a check line names it; how many stand."""
    standing = 0
    for entry in entries:
        for source, form in forms.items():
            if source in entry.msgid:
                stands = form.casefold() in entry.msgstr.casefold()
                assert stands or f"{source} " in entry.comment, entry
                standing += stands
    return standing


FORMS = {
    "Prime Minister": "primer ministro",
    "Resolution No. 11-NQ/TW": "Resolución n.º\u00a011-NQ/TW",
    "Decree No. 30/2020/ND-CP": "Decreto n.º\u00a030/2020/ND-CP",
}


def test_argos_drafts_carry_the_approved_forms(argos_desk: Path, bilingual: Bilingual) -> None:
    assert bilingual("run").exit_code == 0
    entries = _entries(argos_desk)
    assert all(entry.fuzzy and entry.msgstr for entry in entries)
    assert all("origin: argos en→es 0.1" in entry.comment for entry in entries)
    assert _assert_forms_or_reasons(entries, FORMS) >= 3


def test_a_second_run_decodes_nothing_even_without_the_po_files(
    argos_desk: Path, bilingual: Bilingual
) -> None:
    from workflow.batch import Workspace, extract_jobs, translate_jobs
    from workflow.desk import Desk

    workspace = Workspace(Desk.open(argos_desk))
    jobs = workspace.jobs().jobs
    extract_jobs(workspace, jobs)
    assert translate_jobs(workspace, jobs).decoded > 0
    first = [entry.msgstr for entry in _entries(argos_desk)]
    assert translate_jobs(workspace, jobs).decoded == 0
    (argos_desk / "translations/es/review.po").unlink()
    extract_jobs(workspace, jobs)
    assert translate_jobs(workspace, jobs).decoded == 0
    assert [entry.msgstr for entry in _entries(argos_desk)] == first


def test_no_socket_is_opened(
    argos_desk: Path, bilingual: Bilingual, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for command in (["run"], ["check"], ["status"], ["models", "list"], ["models", "doctor"]):
        assert bilingual(*command).exit_code in (0, 1)


def test_the_doctor_names_route_and_gap(argos_desk: Path, bilingual: Bilingual) -> None:
    result = bilingual("models", "doctor", "en-es", "es-vi", "--json")
    assert result.exit_code == 1
    works, missing = json.loads(result.stdout)
    assert (works["works"], works["label"]) == (True, "argos en→es 0.1")
    assert missing["works"] is False
    assert missing["hint"]


def test_models_are_listed_with_their_checksum_and_removed(
    argos_desk: Path, bilingual: Bilingual
) -> None:
    (package,) = json.loads(bilingual("models", "list", "--json").stdout)
    assert len(package["sha256"]) == 64
    assert bilingual("models", "remove", "en-es").exit_code == 0
    assert json.loads(bilingual("models", "list", "--json").stdout) == []
    assert bilingual("models", "remove", "en-es").exit_code == 2


def test_apertium_drafts_carry_the_approved_forms(bilingual: Bilingual, desk: Path) -> None:
    judge("apertium")
    settings = (desk / "workflow.toml").read_text(encoding="utf-8")
    (desk / "workflow.toml").write_text(
        settings.replace("order = []", 'order = ["apertium"]'), encoding="utf-8"
    )
    (desk / "sources/review.md").write_text(ARTICLE, encoding="utf-8")
    assert bilingual("run").exit_code == 0
    entries = _entries(desk)
    assert _assert_forms_or_reasons(entries, FORMS) == 4
    assert not any("Qzx" in entry.msgstr for entry in entries)
    assert "<b>Decreto n.º\u00a030/2020/ND-CP</b>" in entries[-1].msgstr
