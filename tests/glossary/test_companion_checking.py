"""`glossary check` on companion files: names that no row has, dates, ranks, grammar."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Bilingual
from workflow.glossary.validity import expired, not_yet_valid
from workflow.glossary.values import Concept, Usage
from workflow.glossary.verdicts.checking import check_glossary

TODAY = datetime.date(2026, 3, 1)
TERMS = """\
id,kind,en,fr,es,en_variants,fr_variants,forbidden,gender_fr,gender_es
body-board,body,Grand Board,grand bureau,Gran Buró,the Board | Old Board,vieux bureau,fr: petit bureau,m,m
title-head,title,head of the board,hauptmann du bureau,área central,the Board,,,m,f
place-river,place,Long River,Fleuve Long,Río Largo,,,,,
word-unity,political_term,unity,unité,,,,,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A glossary without findings but the form that two rows share."""
    (tmp_path / "terms.csv").write_text(TERMS, encoding="utf-8")
    return tmp_path


def found(folder: Path, companion: str, on: datetime.date = TODAY) -> list[str]:
    """The findings that a companion file adds, as `file:line severity check concept`."""
    (folder / "terms.d").mkdir(exist_ok=True)
    (folder / "terms.d" / "more.toml").write_text(companion, encoding="utf-8")
    _, findings = check_glossary(folder, on)
    return [
        f"{one.file or 'terms.csv'}:{one.line} {one.severity} {one.check} {one.concept}"
        for one in findings
    ]


PLAIN = [
    "terms.csv:3 warning admitted-twice title-head",
    "terms.csv:5 warning missing-language word-unity",
]


def test_without_companion_files_nothing_is_added(folder: Path) -> None:
    assert found(folder, "") == PLAIN


@pytest.mark.parametrize(
    ("companion", "expected"),
    [
        pytest.param(
            'x.y = 1\n[body-bord.fr]\ngender = "m"\n',
            "terms.d/more.toml:1 error companion ",
            id="key-that-the-loader-refuses",
        ),
        pytest.param("body-board = [\n", "terms.d/more.toml:2 error companion ", id="not-toml"),
        pytest.param(
            '\nbody-bord.fr = { gender = "m", number = "sg" }\n',
            "terms.d/more.toml:2 error unknown-concept body-bord",
            id="concept-mistyped",
        ),
        pytest.param(
            '[body-board.fr]\ngender = "m"\nnumber = "sg"\n\n[body-board.fr.forms."bureau"]\ngender = "m"\n',
            "terms.d/more.toml:5 error unknown-form body-board",
            id="form-that-no-row-has",
        ),
        pytest.param(
            '[word-unity]\npriority = 1\n[word-unity.es]\ngender = "f"\nnumber = "sg"\n',
            "terms.d/more.toml:3 error unknown-form word-unity",
            id="preferred-form-that-the-row-lacks",
        ),
        pytest.param(
            'body-board.de = { gender = "n" }\n',
            "terms.d/more.toml:1 error unknown-language body-board",
            id="language-without-column",
        ),
        pytest.param(
            '[word-unity.es]\nrequired = ["pueblo"]\n',
            "terms.d/more.toml:2 warning no-form-to-test word-unity",
            id="company-for-no-form",
        ),
        pytest.param(
            "[body-board]\nvalid_from = 2019-01-01\nvalid_to = 2026-02-28\n",
            "terms.d/more.toml:3 warning expired body-board",
            id="expired-yesterday",
        ),
        pytest.param(
            "body-board.valid_from = 2026-03-02\n",
            "terms.d/more.toml:1 warning not-yet-valid body-board",
            id="valid-from-tomorrow",
        ),
        pytest.param(
            "[body-board]\nvalid_from = 2027-01-01\nvalid_to = 2026-01-01\n",
            "terms.d/more.toml:3 error dates body-board",
            id="dates-reversed",
        ),
        pytest.param(
            'body-board.fr.known_renderings = ["vieux bureau"]\n',
            "terms.d/more.toml:1 error rendering-approved body-board",
            id="rendering-that-the-row-admits",
        ),
        pytest.param(
            'body-board.fr.known_renderings = ["unité"]\n',
            "terms.d/more.toml:1 warning rendering-approved body-board",
            id="rendering-approved-elsewhere",
        ),
        pytest.param(
            'place-river.fr = { gender = "m", number = "sg" }\n',
            "terms.csv:4 warning missing-grammar place-river",
            id="bare-place-without-article",
        ),
        pytest.param(
            'title-head.fr = { gender = "m", number = "sg" }\n',
            "terms.csv:3 warning missing-grammar title-head",
            id="french-h-without-elision",
        ),
        pytest.param(
            'title-head.es = { gender = "f", number = "sg" }\n',
            "terms.csv:3 warning missing-grammar title-head",
            id="spanish-a-without-elision",
        ),
    ],
)
def test_each_slip_is_found_once_with_its_line(folder: Path, companion: str, expected: str) -> None:
    findings = found(folder, companion)
    if "valid_from = 2027" in companion:
        findings.remove("terms.d/more.toml:2 warning not-yet-valid body-board")
    assert sorted(findings) == sorted([expected, *PLAIN])


@pytest.mark.parametrize(
    "companion",
    [
        pytest.param("body-board.valid_to = 2026-03-01\n", id="valid-to-today"),
        pytest.param("body-board.valid_from = 2026-03-01\n", id="valid-from-today"),
        pytest.param(
            'place-river.fr = { gender = "m", number = "sg", article = "definite" }\n',
            id="place-with-article",
        ),
        pytest.param(
            'title-head.fr = { gender = "m", number = "sg", elides = false }\n', id="h-told"
        ),
        pytest.param(
            'body-board.fr.forms."petit bureau" = { gender = "m", number = "sg" }\n',
            id="forbidden-form-described",
        ),
        pytest.param('body-board.fr.known_renderings = ["bureau large"]\n', id="rendering"),
        pytest.param('word-unity.fr.required = ["peuple"]\n', id="company-for-a-form"),
    ],
)
def test_what_is_meant_is_left_alone(folder: Path, companion: str) -> None:
    assert found(folder, companion) == PLAIN


@pytest.mark.parametrize(
    ("companion", "expected"),
    [
        pytest.param("body-board.priority = 1\n", [], id="one-goes-first"),
        pytest.param('title-head.en.required = ["meeting"]\n', [], id="one-waits-for-company"),
        pytest.param(
            "body-board.priority = 1\ntitle-head.priority = 1\n",
            ["terms.csv:3 warning priority-tie title-head"],
            id="both-go-first",
        ),
        pytest.param(
            'title-head.fr.required = ["réunion"]\n',
            ["terms.csv:3 warning admitted-twice title-head"],
            id="company-in-another-language",
        ),
    ],
)
def test_a_shared_form_is_no_clash_where_the_files_tell_which_is_meant(
    folder: Path, companion: str, expected: list[str]
) -> None:
    assert [line for line in found(folder, companion) if ":3 " in line] == expected


def test_a_number_that_nobody_tells_is_missing(folder: Path) -> None:
    (folder / "terms.csv").write_text("id,kind,fr\nx,body,bureau\n", encoding="utf-8")
    _, [finding] = check_glossary(folder, TODAY)
    assert finding.message == "there is no column gender_fr"
    (folder / "terms.d").mkdir()
    (folder / "terms.d/a.toml").write_text('x.fr = { gender = "m" }\n', encoding="utf-8")
    _, [finding] = check_glossary(folder, TODAY)
    assert (finding.concept, finding.message) == ("x", "nothing says fr.number")


def test_a_form_without_a_line_is_told_where_most_have_one(folder: Path) -> None:
    rows = "id,kind,nb\na,title,leder\nb,title,nestleder\nc,body,styre\n"
    (folder / "terms.csv").write_text(rows, encoding="utf-8")
    one = 'a.nb = { gender = "m", number = "sg", definite = "lederen" }\n'
    assert found(folder, one) == []
    two = one + 'b.nb = { gender = "m", number = "sg", definite = "nestlederen" }\n'
    assert found(folder, two) == ["terms.csv:4 warning missing-grammar c"]


def test_the_last_and_the_first_day_are_official() -> None:
    day = datetime.date(2025, 3, 1)
    before, after = day - datetime.timedelta(1), day + datetime.timedelta(1)
    concept = Concept("x", "body", {}, usage=Usage(valid_from=day, valid_to=day))
    assert [expired(concept, on) for on in (before, day, after)] == [False, False, True]
    assert [not_yet_valid(concept, on) for on in (before, day, after)] == [True, False, False]
    assert not expired(Concept("x", "body", {}), datetime.date.max)


def test_the_command_takes_the_day_and_names_the_companion_file(
    desk: Path, bilingual: Bilingual
) -> None:
    (desk / "glossary/terms.d/zz.toml").write_text(
        "body-politburo.valid_to = 2030-12-31\n", encoding="utf-8"
    )
    last = bilingual("glossary", "check", "--on", "2030-12-31").stdout
    assert "expired: body-politburo" not in last
    result = bilingual("glossary", "check", "--on", "2031-01-01", "--json")
    records = json.loads(result.stdout)
    [record] = [one for one in records if one["concept"] == "body-politburo"]
    assert record["check"] == "expired"
    assert (record["file"], record["line"]) == ("glossary/terms.d/zz.toml", 1)
    assert bilingual("glossary", "check", "--on", "tomorrow").exit_code == 2


def test_the_sample_desk_has_no_error() -> None:
    _, findings = check_glossary(REPOSITORY / "glossary", TODAY)
    assert [one for one in findings if one.severity == "error"] == []
