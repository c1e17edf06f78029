"""`glossary impact`: which translated units a change of the glossary touches."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Bilingual, judge
from workflow.glossary import Concept, Glossary, Term, TermStatus
from workflow.glossary.values import Usage
from workflow.glossary.verdicts.differences import Change, differences
from workflow.translations import Catalog, State

HEADER = "id,kind,en,fr,en_variants,fr_variants,forbidden,gender_fr\n"
BOARD = "body-board,body,Grand Board,Grand Bureau,,Bureau supérieur,,m\n"
RIVER = "place-river,place,Long River,fleuve Long,,,,m\n"
ARTICLE = """\
---
title: A meeting
lang: en
targets: [fr]
---
The Grand Board met. The Long River rose. Nothing else happened. The Grand Board left.
"""
TARGETS = {
    "The Grand Board met.": ("Le Grand Bureau s’est réuni.", State.REVIEWED),
    "The Long River rose.": ("Le fleuve Long est monté.", State.REVIEWED),
    "The Grand Board left.": ("Le Bureau supérieur est parti.", State.DRAFT),
}


@pytest.fixture
def old(desk: Path, bilingual: Bilingual, tmp_path: Path) -> Path:
    """A copy of the glossary as it was when the desk's one article was translated."""
    glossary = desk / "glossary"
    shutil.rmtree(glossary / "terms.d", ignore_errors=True)
    (glossary / "terms.csv").write_text(HEADER + BOARD + RIVER, encoding="utf-8")
    (desk / "sources/review.md").write_text(ARTICLE, encoding="utf-8")
    assert bilingual("extract").exit_code == 0
    path = desk / "translations/fr/review.po"
    catalog = Catalog.read(path)
    for source, (target, state) in TARGETS.items():
        catalog.set_target((None, source), target, state)
    path.write_bytes(catalog.serialize())
    return Path(shutil.copytree(glossary, tmp_path / "old"))


def impact(bilingual: Bilingual, *args: str | Path) -> tuple[int, dict[str, Any]]:
    result = bilingual("glossary", "impact", "--json", *args)
    assert result.exit_code in (0, 1), result.stderr
    return result.exit_code, json.loads(result.stdout)


def write(desk: Path, text: str) -> None:
    (desk / "glossary/terms.csv").write_text(text, encoding="utf-8")


def test_nothing_changed_touches_nothing(old: Path, bilingual: Bilingual) -> None:
    code, found = impact(bilingual, "--against", old)
    nothing = {"concepts": [], "references": False, "units": [], "restyled": []}
    assert (code, found) == (0, nothing)


def test_a_note_or_another_order_touches_nothing(
    desk: Path, old: Path, bilingual: Bilingual
) -> None:
    header = HEADER.strip() + ",note\n"
    write(desk, header + RIVER.strip() + ",checked\n" + BOARD.strip() + ",\n")
    assert impact(bilingual, "--against", old)[1]["concepts"] == []


def test_another_preferred_form_is_told_for_each_unit_with_the_term(
    desk: Path, old: Path, bilingual: Bilingual
) -> None:
    write(desk, HEADER + BOARD.replace("Grand Bureau", "Haut Bureau") + RIVER)
    code, found = impact(bilingual, "--against", old)
    assert code == 1
    [change] = found["concepts"]
    assert change["details"] == ["fr preferred: Grand Bureau → Haut Bureau"]
    first, second = found["units"]
    assert (first["source"], first["state"], first["agrees"]) == (
        "The Grand Board met.",
        "reviewed",
        False,
    )
    assert first["forms"] == [
        {"text": "Grand Board", "id": "body-board", "old": "Grand Bureau", "new": "Haut Bureau"}
    ]
    assert first["problems"] == ["terms: Grand Board needs its approved form Haut Bureau"]
    # The admitted form in the other unit still is one.
    assert (second["state"], second["agrees"], second["problems"]) == ("human draft", True, [])
    lines = (desk / "translations/fr/review.po").read_text(encoding="utf-8").splitlines()
    entry = lines[first["line"] - 1 :]
    assert first["line"] < second["line"]
    assert (
        next(line for line in entry if line.startswith("msgid")) == 'msgid "The Grand Board met."'
    )


def test_a_newly_forbidden_form_touches_the_unit_that_has_it(
    desk: Path, old: Path, bilingual: Bilingual
) -> None:
    row = "body-board,body,Grand Board,Grand Bureau,,,fr: Bureau supérieur,m\n"
    write(desk, HEADER + row + RIVER)
    code, found = impact(bilingual, "--against", old)
    [unit] = found["units"]
    assert (code, unit["source"], unit["forms"]) == (0, "The Grand Board left.", [])
    assert any("must not be used" in problem for problem in unit["problems"])


def test_new_and_removed_concepts_are_told_with_one_form(
    desk: Path, old: Path, bilingual: Bilingual
) -> None:
    write(desk, HEADER + BOARD + "act-rise,political_term,nothing else,rien d’autre,,,,\n")
    _, found = impact(bilingual, "--against", old)
    assert [(one["id"], one["change"]) for one in found["concepts"]] == [
        ("act-rise", "added"),
        ("place-river", "removed"),
    ]
    # `Nothing else happened.` has no translation yet, so there is nothing to mend.
    [unit] = found["units"]
    assert unit["forms"] == [
        {"text": "Long River", "id": "place-river", "old": "fleuve Long", "new": None}
    ]


def test_a_longer_term_takes_the_place_of_the_one_in_it(
    desk: Path, old: Path, bilingual: Bilingual
) -> None:
    longer = "act-meet,event,Grand Board met,Grand Bureau en séance,,,,m\n"
    write(desk, HEADER + BOARD + RIVER + longer)
    _, found = impact(bilingual, "--against", old)
    assert found["units"][0]["forms"] == [
        {
            "text": "Grand Board met",
            "id": "act-meet",
            "old": "Grand Bureau",
            "new": "Grand Bureau en séance",
        }
    ]


def test_the_table_names_unit_state_and_forms(desk: Path, old: Path, bilingual: Bilingual) -> None:
    write(desk, HEADER + BOARD.replace("Grand Bureau", "Haut Bureau") + RIVER)
    result = bilingual("glossary", "impact", "--against", old)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == "changed body-board: fr preferred: Grand Bureau → Haut Bureau"
    [row] = [line for line in lines if "reviewed   " in line]
    assert row.split()[0].startswith("fr/review.po:")
    assert row.split()[1:] == [
        "reviewed",
        "Grand",
        "Board",
        "Grand",
        "Bureau",
        "Haut",
        "Bureau",
        "no",
    ]
    assert (
        lines[-1] == "1 concepts changed, 2 units of 1 articles touched, 1 reviewed ones disagree"
    )


def git(folder: Path, *args: str) -> None:
    who = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    subprocess.run([judge("git"), "-C", folder, *who, *args], check=True, capture_output=True)


def test_git_tells_how_the_glossary_was(desk: Path, old: Path, bilingual: Bilingual) -> None:
    git(desk, "init", "--quiet")
    git(desk, "add", "glossary")
    git(desk, "commit", "--quiet", "-m", "first")
    assert impact(bilingual)[1]["units"] == []
    write(desk, HEADER + BOARD.replace("Grand Bureau", "Haut Bureau") + RIVER)
    uncommitted = impact(bilingual)
    assert len(uncommitted[1]["units"]) == 2
    git(desk, "commit", "--quiet", "-a", "-m", "second")
    assert impact(bilingual)[1]["units"] == []
    assert impact(bilingual, "--since", "HEAD~1") == uncommitted


def test_a_desk_below_the_top_of_its_repository(
    desk: Path, old: Path, bilingual: Bilingual
) -> None:
    git(desk.parent, "init", "--quiet")
    git(desk.parent, "add", "desk/glossary")
    git(desk.parent, "commit", "--quiet", "-m", "first")
    write(desk, HEADER + BOARD)
    assert [one["id"] for one in impact(bilingual)[1]["concepts"]] == ["place-river"]


def test_companion_files_of_the_revision_count(desk: Path, old: Path, bilingual: Bilingual) -> None:
    (desk / "glossary/terms.d").mkdir()
    companion = desk / "glossary/terms.d/a.toml"
    companion.write_text("body-board.priority = 1\n", encoding="utf-8")
    git(desk, "init", "--quiet")
    git(desk, "add", "glossary")
    git(desk, "commit", "--quiet", "-m", "first")
    companion.write_text("body-board.priority = 2\n", encoding="utf-8")
    [change] = impact(bilingual)[1]["concepts"]
    assert change["details"] == ["priority: 1 → 2"]


def test_what_git_cannot_tell_is_one_line_and_exit_2(
    desk: Path, old: Path, bilingual: Bilingual, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*args: str | Path) -> str:
        result = bilingual("glossary", "impact", *args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert len(result.stderr.splitlines()) == 1
        return result.stderr

    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.parent))
    assert "the desk is not in git" in refused()
    git(desk, "init", "--quiet")
    git(desk, "add", "glossary")
    git(desk, "commit", "--quiet", "-m", "first")
    for revision in ("v0", "--all", "", "HEAD:glossary"):
        assert f"git knows no revision {revision}" in refused("--since", revision)
    write(desk, HEADER + BOARD.replace("body-board", ""))
    git(desk, "commit", "--quiet", "-a", "-m", "broken")
    write(desk, HEADER + BOARD)
    assert "HEAD:glossary/terms.csv:2: a row without an id" in refused()
    assert "no such folder" in refused("--against", desk / "nowhere")
    bilingual("glossary", "impact", "--since", "HEAD~1")
    monkeypatch.setenv("PATH", str(desk))
    assert "git is not installed" in refused()


def test_since_and_against_exclude_each_other(old: Path, bilingual: Bilingual) -> None:
    result = bilingual("glossary", "impact", "--since", "HEAD", "--against", old)
    assert result.exit_code == 2
    assert "exclude each other" in result.stderr


def test_every_part_of_a_concept_is_compared() -> None:
    terms = {"en": (Term("Board", TermStatus.PREFERRED),)}
    old = Concept("x", "body", terms, gender={"fr": "m"}, line=2, note="old")
    new = Concept(
        "x",
        "title",
        {"en": (Term("Board", TermStatus.PREFERRED), Term("Bord", TermStatus.FORBIDDEN))},
        gender={"fr": "f"},
        line=9,
        usage=Usage(authority="Decree"),
        required={"en": ("meeting",)},
    )
    [change] = differences(Glossary([old]), Glossary([new])).concepts
    assert (change.change, change.details) == (
        Change.CHANGED,
        (
            "kind: body → title",
            "en forbidden: + Bord",
            "fr gender",
            "en required",
            "authority: none → Decree",
        ),
    )
