"""Foreign edits survive: a PO file of ours that another program has saved."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, SETTINGS
from tests.translations.foreign_tools import (
    Tool,
    gettext,
    msgmerge,
    picked_and_merged,
    poedit,
    pretranslate,
    toolkit_save,
    with_babel,
    with_polib,
)
from workflow.batch import check_jobs, extract_jobs, note_findings, translate_jobs
from workflow.batch.workspace import Workspace
from workflow.desk import Desk
from workflow.translations import Catalog, Key, State, Unit

ARTICLE = """\
---
title: Province reviews Resolution No. 11-NQ/TW
lang: en
date: 2023-03-01
---
The Prime Minister chaired the meeting on March 1. It dealt with **Resolution No. 11-NQ/TW** of the Politburo.

## What comes next

What comes next

Growth should reach 6.5% this year, the ministry said, and the province wants more of it than the others do.

- Bridges are mended.
- The old road was closed.
- Rice prices were stable.

Teachers of the valley met for the first time in the new school.
"""
REVIEWED = {
    "Province reviews Resolution No. 11-NQ/TW": "La province examine la résolution n°\u00a011-NQ/TW",
    "The Prime Minister chaired the meeting on March 1.": "Le Premier ministre a présidé la réunion du 1er mars.",
    "Rice prices were stable.": "Les prix du riz étaient stables.",
    "Teachers of the valley met for the first time in the new school.": "Les enseignants de la vallée se sont réunis pour la première fois dans la nouvelle école.",
}  # fmt: skip
MACHINE = "It dealt with <b>Resolution No. 11-NQ/TW</b> of the Politburo."
APPROVED, EDITED = "Bridges are mended.", "The old road was closed."
BEFORE, AFTER = "Les ponts sont en ordre.", "Les ponts sont de nouveau en ordre."

Facts = dict[Key, Unit]


def _work(path: Path) -> None:
    """What machine, translator and reviewer have done to the file."""
    catalog = Catalog.read(path)
    for source, target in REVIEWED.items():
        catalog.set_target((None, source), target, State.REVIEWED)
    catalog.set_target(("body", "What comes next"), "La suite", State.REVIEWED)
    catalog.set_draft(
        (None, MACHINE),
        "Elle portait sur la <b>résolution n°\u00a011-NQ/TW</b> de la Politburo.",
        "argos en→fr 1.9, a label that is so long that Babel and polib break its line-in-two",
        ["terms: Politburo needs its approved form Bureau politique, in this sentence too"],
        statuses={"Politburo = Bureau politique": "needs review"},
        repairs=["la résolution → la résolution (fr-article)"],
    )
    catalog.set_draft((None, APPROVED), BEFORE, "argos en→fr 1.9")
    catalog.set_target((None, APPROVED), BEFORE, State.REVIEWED)
    catalog.set_draft((None, EDITED), "Le vieux route était fermé.", "argos en→fr 1.9")
    catalog.set_target((None, EDITED), "La vieille route a été fermée.", State.DRAFT)
    lines = "#. type: list_item\n#. origin: argos en→fr 1.9 ["
    text = catalog.serialize().decode()
    path.write_text(text.replace(lines, f"# Ask Mai.\n# Twice.\n{lines}"), encoding="utf-8")


class _Desk:
    """A desk whose PO file is made anew for each test."""

    def __init__(self, root: Path) -> None:
        self.path = root / "translations/fr/review.po"
        self._article = root / "sources/review.md"
        self._article.write_text(ARTICLE, encoding="utf-8")
        self._workspace = Workspace(Desk.open(root))
        self.extract()
        _work(self.path)
        corrected = ARTICLE.replace("first time in the new", "last time in the old")
        corrected = corrected.replace("- Rice prices were stable.\n", "")
        self._article.write_text(corrected, encoding="utf-8")
        self.work()
        self.ours = self.path.read_bytes()

    def extract(self) -> None:
        extract_jobs(self._workspace, self._workspace.jobs().jobs)

    def work(self) -> None:
        """What `bilingual run` does to the PO file."""
        self.extract()
        jobs = self._workspace.jobs().jobs
        translate_jobs(self._workspace, jobs)
        note_findings(self._workspace, check_jobs(self._workspace, jobs))


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> _Desk:
    root = tmp_path_factory.mktemp("master")
    (root / "sources").mkdir()
    shutil.copytree(REPOSITORY / "glossary", root / "glossary")
    (root / "workflow.toml").write_text(SETTINGS, encoding="utf-8")
    return _Desk(root)


@pytest.fixture
def desk(master: _Desk) -> _Desk:
    master.path.write_bytes(master.ours)
    return master


def _facts(data: bytes, path: Path) -> Facts:
    catalog = Catalog.from_bytes(data, path)
    units = (*catalog.units, *catalog.obsolete)
    return {unit.key: replace(unit, line=0) for unit in units}


def _live(facts: Facts) -> Facts:
    """Without what left the article: of that many programs drop the comments."""
    return {key: unit for key, unit in facts.items() if unit.state is not State.OBSOLETE}


def _gone(facts: Facts) -> list[tuple[str, str]]:
    return [
        (unit.source, unit.target) for unit in facts.values() if unit not in _live(facts).values()
    ]


def _edited(data: bytes) -> bytes:
    """The file after a person has changed one translation in an editor."""
    assert data.count(BEFORE.encode()) == 1
    return data.replace(BEFORE.encode(), AFTER.encode())


TOOLS: dict[str, Tool] = {
    "msgcat": gettext("msgcat"),
    "msgcat-no-wrap": gettext("msgcat", "--no-wrap"),
    "msgcat-narrow": gettext("msgcat", "--width=60"),
    "msgcat-escape": gettext("msgcat", "--escape"),
    "msgcat-indent": gettext("msgcat", "--indent"),
    "msgconv": gettext("msgconv", "--to-code=UTF-8"),
    "msgattrib": gettext("msgattrib"),
    "msgmerge": msgmerge,
    "poedit": poedit,
    "crlf": lambda data, folder: data.replace(b"\n", b"\r\n"),
    "bom": lambda data, folder: b"\xef\xbb\xbf" + data,
    "virtaal": toolkit_save,
    "pretranslate": pretranslate,
    "pogrep": picked_and_merged("pogrep", "--search=source", "Prime"),
}  # fmt: skip


@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_only_the_entry_that_was_edited_differs(desk: _Desk, tmp_path: Path, tool: Tool) -> None:
    ours = desk.ours
    saved = _edited(tool(ours, tmp_path))
    desk.path.write_bytes(saved)
    desk.work()
    assert desk.path.read_bytes() == saved
    expected = _facts(ours, desk.path)
    key = (None, APPROVED)
    expected[key] = replace(expected[key], target=AFTER)
    now = _facts(saved, desk.path)
    assert _live(now) == _live(expected)
    assert _gone(now) == _gone(expected)


REARRANGED: dict[str, Tool] = {
    "sorted": gettext("msgcat", "--sort-output"),
    "sorted-by-file": gettext("msgcat", "--sort-by-file"),
    "files-without-lines": gettext("msgcat", "--add-location=file"),
    "without-places": gettext("msgcat", "--no-location"),
    "places-as-comments": gettext("msgcat", "--strict"),
    "polib": with_polib,
    "labels-without-blank": lambda data, folder: data.replace(b"#. ", b"#."),
}


@pytest.mark.parametrize("tool", REARRANGED.values(), ids=REARRANGED)
def test_what_is_rearranged_is_brought_back(desk: _Desk, tmp_path: Path, tool: Tool) -> None:
    """Only order, places and breaks of comment lines; every fact about every unit is kept."""
    ours = desk.ours
    desk.path.write_bytes(_edited(tool(ours, tmp_path)))
    desk.work()
    once = desk.path.read_bytes()
    expected, now = _facts(ours, desk.path), _facts(once, desk.path)
    key = (None, APPROVED)
    expected[key] = replace(expected[key], target=AFTER)
    places = re.compile(r"\n?File: sources/review\.md, line: \d+\Z")
    seen = {
        key: replace(unit, comment=places.sub("", unit.comment).strip())
        for key, unit in now.items()
    }
    assert list(_live(seen).items()) == list(_live(expected).items())
    assert _gone(now) == _gone(expected)
    desk.work()
    assert desk.path.read_bytes() == once


def test_babel_drops_headers_and_old_texts_but_not_who_wrote(desk: _Desk, tmp_path: Path) -> None:
    ours = _facts(desk.ours, desk.path)
    saved = with_babel(desk.ours, tmp_path)
    assert b"X-Source-Language" not in saved
    desk.path.write_bytes(saved)
    desk.work()
    assert Catalog.read(desk.path).source_language == "en"
    now = _facts(desk.path.read_bytes(), desk.path)
    for key, unit in _live(ours).items():
        if unit.previous is None:
            assert now[key] == unit
        assert (now[key].target, now[key].is_human) == (unit.target, unit.is_human)


def _states(facts: Facts) -> dict[Key, State]:
    return {key: unit.state for key, unit in facts.items()}


def _targets(facts: Facts) -> dict[Key, str]:
    return {key: unit.target for key, unit in facts.items()}


def test_who_clears_all_flags_approves_all(desk: _Desk, tmp_path: Path) -> None:
    ours = _facts(desk.ours, desk.path)
    desk.path.write_bytes(gettext("msgattrib", "--clear-fuzzy")(desk.ours, tmp_path))
    desk.work()
    now = _facts(desk.path.read_bytes(), desk.path)
    assert _targets(now) == _targets(ours)
    for key, unit in _live(ours).items():
        assert now[key].state is (State.REVIEWED if unit.target else State.UNTRANSLATED)
        assert now[key].origin == unit.origin, "it still says what the machine wrote"


def test_who_sets_all_flags_approves_nothing(desk: _Desk, tmp_path: Path) -> None:
    """A text of the machine that nobody changed is the machine's again; a person's stays."""
    ours = _facts(desk.ours, desk.path)
    desk.path.write_bytes(gettext("msgattrib", "--set-fuzzy")(desk.ours, tmp_path))
    desk.work()
    now = _facts(desk.path.read_bytes(), desk.path)
    assert _targets(now) == _targets(ours)
    assert State.REVIEWED not in _states(_live(now)).values()
    assert {key for key in ours if ours[key].is_human and not now[key].is_human} == {
        (None, APPROVED)
    }


def test_what_a_program_drops_is_only_what_left_the_article(desk: _Desk, tmp_path: Path) -> None:
    ours = _facts(desk.ours, desk.path)
    desk.path.write_bytes(gettext("msgattrib", "--no-obsolete")(desk.ours, tmp_path))
    desk.work()
    now = _facts(desk.path.read_bytes(), desk.path)
    assert now == _live(ours)


def test_notes_of_pofilter_are_a_persons_notes(desk: _Desk, tmp_path: Path) -> None:
    ours = _facts(desk.path.read_bytes(), desk.path)
    saved = picked_and_merged("pofilter")(desk.ours, tmp_path)
    desk.path.write_bytes(saved)
    desk.work()
    now = _facts(desk.path.read_bytes(), desk.path)
    assert "(pofilter)" in now[(None, EDITED)].comment
    for key, unit in _live(ours).items():
        assert replace(now[key], comment="") == replace(unit, comment="")


def test_a_file_in_another_charset_is_kept_in_it(desk: _Desk, tmp_path: Path) -> None:
    """The arrow of an origin line is not in Windows-1252: who converts a file loses that."""
    ours = desk.ours.replace("→".encode(), b"-")
    saved = gettext("msgconv", "--to-code=CP1252")(ours, tmp_path)
    desk.path.write_bytes(saved)
    desk.work()
    assert desk.path.read_bytes() == saved
