"""`init` and `add`: a new desk, and raw articles brought to it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import REPOSITORY, Bilingual

RAW = """\
Province opens new library

Published on 12 - 03 - 2023

The province opened a new library on March 12, 2023.It holds 4,000 books.

Source: Desk Press

120 online users
"""


def test_a_new_desk_works_at_once(bilingual: Bilingual, tmp_path: Path) -> None:
    root = tmp_path / "new"
    assert bilingual("init", root).exit_code == 0
    (root / "sources/hello.md").write_text(
        "---\ntitle: Hello\nlang: fr\n---\nBonjour.\n", encoding="utf-8"
    )
    result = bilingual("run", root=root)
    assert result.exit_code == 0, result.stderr
    assert (root / "exports/hello.fr-en.docx").is_file()


def test_init_keeps_what_is_there(bilingual: Bilingual, desk: Path) -> None:
    settings = (desk / "workflow.toml").read_bytes()
    assert bilingual("init", desk).exit_code == 0
    assert (desk / "workflow.toml").read_bytes() == settings


def test_add_cleans_and_reports(bilingual: Bilingual, desk: Path, tmp_path: Path) -> None:
    raw = tmp_path / "library.txt"
    raw.write_text(RAW, encoding="utf-8")
    result = bilingual("add", raw, "--json")
    assert result.exit_code == 0, result.stderr
    (added,) = json.loads(result.stdout)
    assert added["language"] == "en"
    assert added["title"] == "Province opens new library"
    text = Path(added["path"]).read_text(encoding="utf-8")
    assert "date: 2023-03-12" in text
    assert "2023. It holds" in text
    assert "::: furniture" in text
    assert len(added["changes"]) >= 3


def test_add_never_replaces_an_article(bilingual: Bilingual, desk: Path, tmp_path: Path) -> None:
    raw = tmp_path / "library.txt"
    raw.write_text(RAW, encoding="utf-8")
    before = (desk / "sources/review.md").read_bytes()
    result = bilingual("add", raw, "--id", "review")
    assert result.exit_code == 2
    assert "--id" in result.stderr
    assert (desk / "sources/review.md").read_bytes() == before


def test_glossary_find_tells_terms_and_references(bilingual: Bilingual) -> None:
    text = "The Prime Minister signed Decree No. 30/2020/ND-CP."
    result = bilingual("glossary", "find", "--lang", "en", "--to", "fr", "--json", text)
    term, reference = json.loads(result.stdout)
    assert (term["kind"], term["target"]) == ("term", "Premier ministre")
    assert text[reference["start"] : reference["end"]] == "Decree No. 30/2020/ND-CP"
    assert reference["canonical"] == "30/2020/NĐ-CP"
    assert (
        bilingual("glossary", "find", "--lang", "en", stdin=text).stdout.count("Prime Minister")
        >= 1
    )


def test_a_bad_file_stops_no_other(bilingual: Bilingual, desk: Path, tmp_path: Path) -> None:
    good, bad, last = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "last.txt"
    good.write_text(RAW, encoding="utf-8")
    bad.write_bytes(b"caf\xe9 au lait")
    last.write_text(RAW.replace("library", "archive"), encoding="utf-8")
    result = bilingual("add", good, bad, last)
    assert result.exit_code == 2
    assert "bad.txt:1: not UTF-8" in result.stderr
    assert len(result.stdout.splitlines()) == 2
    again = bilingual("add", good, last)
    assert again.exit_code == 0
    assert "on this desk already" in again.stderr


def test_two_articles_of_one_name_stop_no_other(bilingual: Bilingual, desk: Path) -> None:
    for name in ("twin.txt", "twin.md"):
        (desk / "sources" / name).write_text(
            "---\nlang: en\n---\nOne sentence here.\n", encoding="utf-8"
        )
    result = bilingual("run")
    assert result.exit_code == 2
    assert "two articles have the id twin" in result.stderr
    assert (desk / "exports/review.en-fr.docx").is_file()


def test_the_new_desk_s_reference_tables_are_those_of_the_sample_desk() -> None:
    templates = REPOSITORY / "workflow/templates"
    for name in ("references.toml",):
        assert (templates / name).read_bytes() == (REPOSITORY / "glossary" / name).read_bytes()
    head = (REPOSITORY / "glossary/terms.csv").read_text(encoding="utf-8").splitlines()[0]
    assert (templates / "terms.csv").read_text(encoding="utf-8").strip() == head
