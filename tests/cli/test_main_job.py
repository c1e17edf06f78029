"""`bilingual run` and the stages by themselves, files in and files out."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest

from tests.conftest import Bilingual


def _units(desk: Path, name: str = "fr/review.po") -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(str(desk / "translations" / name))}


def _snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(("machine.sqlite", "lock"))
    }


def test_run_makes_po_and_word_and_counts_units(bilingual: Bilingual, desk: Path) -> None:
    result = bilingual("run", "--json")
    assert result.exit_code == 0, result.stderr
    (row,) = json.loads(result.stdout)
    assert row["units_in"] == row["units_out"] == 6
    assert [block["text"] for block in row["left_out"]] == ["331 online users"]
    assert (desk / "exports" / "review.en-fr.docx").is_file()
    assert len(_units(desk)) == 6


def test_a_second_run_writes_nothing(bilingual: Bilingual, desk: Path) -> None:
    assert bilingual("run").exit_code == 0
    before = _snapshot(desk)
    assert bilingual("run").exit_code == 0
    assert _snapshot(desk) == before


def test_what_the_engine_lacks_is_said_in_one_line(bilingual: Bilingual) -> None:
    result = bilingual("run")
    assert result.exit_code == 0
    assert "en→fr" in result.stderr


def test_terms_and_references_stand_in_the_po_file(bilingual: Bilingual, desk: Path) -> None:
    assert bilingual("extract").exit_code == 0
    comments = "\n".join(entry.comment for entry in _units(desk).values())
    assert "term: Prime Minister = Premier ministre" in comments
    assert "reference: Resolution No. 11-NQ/TW = résolution n°\u00a011-NQ/TW" in comments


def test_a_reviewed_unit_is_never_touched(bilingual: Bilingual, desk: Path) -> None:
    bilingual("extract")
    path = desk / "translations/fr/review.po"
    text = path.read_text(encoding="utf-8")
    edited = text.replace(
        'msgid "Districts report by May 15."\nmsgstr ""',
        'msgid "Districts report by May 15."\nmsgstr "Rapport des districts avant le 15 mai."',
    )
    assert edited != text
    path.write_text(edited, encoding="utf-8")
    assert bilingual("run").exit_code == 0
    entry = _units(desk)["Districts report by May 15."]
    assert entry.msgstr == "Rapport des districts avant le 15 mai."
    assert not entry.fuzzy


def test_a_changed_sentence_is_fuzzy_and_shows_its_old_text(
    bilingual: Bilingual, desk: Path
) -> None:
    bilingual("extract")
    path = desk / "translations/fr/review.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('May 15."\nmsgstr ""', 'May 15."\nmsgstr "Rapport avant le 15 mai."'),
        encoding="utf-8",
    )
    article = desk / "sources/review.md"
    article.write_text(
        article.read_text(encoding="utf-8").replace("report by May 15", "tell it by May 20"),
        encoding="utf-8",
    )
    assert bilingual("run").exit_code == 0
    entry = _units(desk)["Districts tell it by May 20."]
    assert entry.fuzzy
    assert entry.msgstr == "Rapport avant le 15 mai."
    assert entry.previous_msgid == "Districts report by May 15."
    assert "check: numbers" in entry.comment


def test_memory_drafts_what_another_article_reviewed(bilingual: Bilingual, desk: Path) -> None:
    bilingual("extract")
    path = desk / "translations/fr/review.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('May 15."\nmsgstr ""', 'May 15."\nmsgstr "Rapport avant le 15 mai."'),
        encoding="utf-8",
    )
    (desk / "sources/second.md").write_text(
        "---\ntitle: Second\nlang: en\n---\nDistricts report by May 15.\n", encoding="utf-8"
    )
    assert bilingual("run").exit_code == 0
    entry = _units(desk, "fr/second.po")["Districts report by May 15."]
    assert entry.fuzzy
    assert entry.msgstr == "Rapport avant le 15 mai."
    assert "origin: memory 100% (review)" in entry.comment


def test_translate_exits_1_while_units_are_left(bilingual: Bilingual) -> None:
    bilingual("extract")
    assert bilingual("translate").exit_code == 1


def test_final_refuses_what_is_not_reviewed(bilingual: Bilingual, desk: Path) -> None:
    bilingual("extract")
    result = bilingual("export", "--final")
    assert result.exit_code == 1
    assert "6 of 6 units are not reviewed" in result.stderr
    assert not (desk / "exports/review.en-fr.docx").exists()


def test_a_document_that_an_editor_changed_is_kept(bilingual: Bilingual, desk: Path) -> None:
    bilingual("run")
    document = desk / "exports/review.en-fr.docx"
    document.write_bytes(document.read_bytes() + b"edited")
    article = desk / "sources/review.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")
    (row,) = json.loads(bilingual("status", "--json").stdout)
    assert row["document"] == "edited"
    result = bilingual("run")
    assert result.exit_code == 0
    aside = desk / "exports/review.en-fr.edited-1.docx"
    assert aside.read_bytes().endswith(b"edited")
    assert "had been edited" in result.stderr


def test_status_counts_units_and_says_what_is_stale(bilingual: Bilingual, desk: Path) -> None:
    bilingual("run")
    (row,) = json.loads(bilingual("status", "--json").stdout)
    assert (row["units"], row["reviewed"], row["document"]) == (6, 0, "fresh")
    path = desk / "translations/fr/review.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('May 15."\nmsgstr ""', 'May 15."\nmsgstr "Le 15 mai."'), encoding="utf-8"
    )
    (row,) = json.loads(bilingual("status", "--json").stdout)
    assert (row["reviewed"], row["document"]) == (1, "stale")


@pytest.mark.parametrize("style", ["json", "sarif", "text"])
def test_check_finds_a_wrong_number(bilingual: Bilingual, desk: Path, style: str) -> None:
    bilingual("extract")
    path = desk / "translations/fr/review.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('May 15."\nmsgstr ""', 'May 15."\nmsgstr "Le 16 mai."'), encoding="utf-8"
    )
    result = bilingual("check", "--format", style)
    assert result.exit_code == 1
    assert "the date May 15 is another day here" in result.stdout
    if style != "text":
        json.loads(result.stdout)
