"""`glossary mine`: candidates as a CSV that an editor fills in and imports."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.conftest import Bilingual
from workflow.glossary.termfile import read_terms
from workflow.mining import Candidate, Equivalent, Evidence, serialize_candidates
from workflow.translations import Catalog, State

ARTICLE = """\
---
title: A report
lang: en
targets: [fr]
---
Officials of the Land Registry Office (LRO) met. He thanked the Land Registry Office and Bui Van Tam.

They will report to Bui Van Tam on Circular No. 05/2022/TT-BXYZ.
"""


@pytest.fixture
def mined_desk(desk: Path, bilingual: Bilingual) -> Path:
    """The test desk with an article full of new terms and two reviewed units."""
    (desk / "sources/review.md").write_text(ARTICLE, encoding="utf-8")
    assert bilingual("extract").exit_code == 0
    path = desk / "translations/fr/review.po"
    catalog = Catalog.read(path)
    for unit in catalog.units:
        if "Land Registry" in unit.source:
            text = "L’office du registre foncier (ORF), avec Bui Van Tam."
            catalog.set_target(unit.key, text, State.REVIEWED)
    path.write_bytes(catalog.serialize())
    return desk


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def test_the_columns_are_those_of_the_termbase_and_the_evidence(
    mined_desk: Path, bilingual: Bilingual, tmp_path: Path
) -> None:
    out = tmp_path / "new.csv"
    assert bilingual("glossary", "mine", "-o", out).exit_code == 0
    header = out.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    terms = (mined_desk / "glossary/terms.csv").read_text(encoding="utf-8-sig")
    own = terms.splitlines()[0].split(",")
    assert header == [*own, "evidence", "count", "articles", "score", "contexts", "equivalents"]
    found = {row["en"]: row for row in rows(out)}
    office = found["Land Registry Office"]
    assert (office["id"], office["kind"]) == ("body-land-registry-office", "body")
    assert (office["en_variants"], office["fr"], office["evidence"]) == ("LRO", "", "abbreviation")
    assert "fr: office du registre foncier (2 of 2)" in office["equivalents"]
    assert "[Land Registry Office] (LRO) met." in office["contexts"]
    assert (found["Bui Van Tam"]["kind"], found["Bui Van Tam"]["count"]) == ("person", "2")
    assert found["Circular No. 05/2022/TT-BXYZ"]["note"] == "references.toml lacks the issuer BXYZ"


def test_an_accepted_row_is_imported_and_not_mined_again(
    mined_desk: Path, bilingual: Bilingual, tmp_path: Path
) -> None:
    out = tmp_path / "new.csv"
    bilingual("glossary", "mine", "-o", out)
    lines = out.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    kept = [line for line in lines if "Land Registry Office" in line or line == lines[0]]
    text = "".join(kept).replace(
        "Land Registry Office,,", "Land Registry Office,office du registre foncier,", 1
    )
    out.write_text(text, encoding="utf-8")
    result = bilingual("glossary", "import", out)
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "new body-land-registry-office")
    [concept] = [
        one
        for one in read_terms(mined_desk / "glossary/terms.csv")
        if one.id == "body-land-registry-office"
    ]
    assert concept.preferred("fr") == "office du registre foncier"
    assert [term.text for term in concept.terms["en"]] == ["Land Registry Office", "LRO"]
    assert concept.extra == {}
    again = json.loads(bilingual("glossary", "mine", "--json").stdout)
    assert "Land Registry Office" not in [one["text"] for one in again]


def test_an_abbreviation_of_a_known_concept_comes_into_its_row(
    mined_desk: Path, bilingual: Bilingual, tmp_path: Path
) -> None:
    source = mined_desk / "sources/review.md"
    text = ARTICLE.replace("Land Registry Office (LRO)", "Vietnam Fatherland Front (VFAF)")
    source.write_text(text, encoding="utf-8")
    out = tmp_path / "new.csv"
    bilingual("glossary", "mine", "-o", out)
    [row] = [row for row in rows(out) if row["evidence"] == "abbreviation"]
    assert (row["en"], row["en_variants"]) == ("", "Vietnam Fatherland Front | VFAF")
    result = bilingual("glossary", "import", out)
    assert f"{row['id']}: en_variants + VFAF" in result.stdout


def test_the_table_and_the_choice_of_language(mined_desk: Path, bilingual: Bilingual) -> None:
    result = bilingual("glossary", "mine", "review", "--lang", "en", "--to", "fr")
    assert result.exit_code == 0
    assert "Land Registry Office (LRO)" in result.stdout
    assert "fr: office du registre foncier (2 of 2)" in result.stdout
    assert bilingual("glossary", "mine", "--lang", "vi").stdout == "0 candidates\n"
    without = json.loads(bilingual("glossary", "mine", "--to", "es", "--json").stdout)
    assert not any(one["equivalents"] for one in without)
    assert bilingual("glossary", "mine", "nowhere").exit_code == 2


def test_a_desk_without_terms_takes_them_in(
    mined_desk: Path, bilingual: Bilingual, tmp_path: Path
) -> None:
    (mined_desk / "glossary/terms.csv").write_text("id,kind,en,fr\n", encoding="utf-8")
    for path in (mined_desk / "glossary").glob("terms.d/*"):
        path.unlink()
    out = tmp_path / "new.csv"
    assert bilingual("glossary", "mine", "-o", out).exit_code == 0
    assert bilingual("glossary", "import", out).exit_code == 0
    assert "Land Registry Office" in {
        one.preferred("en") for one in read_terms(mined_desk / "glossary/terms.csv")
    }


def test_no_cell_runs_in_a_spreadsheet_and_ids_are_unique() -> None:
    one = Candidate("=A | B", "en", Evidence.PHRASE, 2, 1, 1.0, contexts=("=1+1",))
    same = Candidate("a b", "en", Evidence.PHRASE, 2, 1, 1.0)
    likely = {"fr": (Equivalent("le b", 2, 2),)}
    text = serialize_candidates(
        [one, same, Candidate("A-B", "en", Evidence.NAME, 1, 1, 1.0, equivalents=likely)],
        [],
        taken=["a-b"],
    )
    found = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in found] == ["a-b-2", "a-b-3", "a-b-4"]
    assert found[0]["en"] == "'=A   B"
    assert found[0]["contexts"] == "'=1+1"
    assert found[2]["equivalents"] == "fr: le b (2 of 2)"
    assert "fr" in found[0]
