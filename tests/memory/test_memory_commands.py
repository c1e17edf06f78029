"""`bilingual memory`: a TMX file in, a TMX file out, and what is remembered shown."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Bilingual
from workflow.memory.tmx_reading import iter_tmx

FILES = Path(__file__).parent / "tmx"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample desk with its reviewed PO files."""
    root = tmp_path / "sample"
    for folder in ("sources", "glossary", "translations"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    shutil.copy(REPOSITORY / "workflow.toml", root)
    return root


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".bilingual" not in path.parts
    }


def test_an_import_is_kept_counted_and_remembered(bilingual: Bilingual, desk: Path) -> None:
    result = bilingual("memory", "import", FILES / "trados.tmx")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == (
        f"{FILES / 'trados.tmx'} -> translations/memory/trados.tmx\n"
        "  taken: 2 en→nb\n"
        "  left out: 1 a draft of its program, 1 a machine's translation\n"
        "  not kept in the texts: 2 bpt, 2 ph, 2 control characters\n"
    )
    kept = list(iter_tmx(desk / "translations/memory/trados.tmx"))
    assert [entry.target for entry in kept] == ["Den trekker mange besøkende.", "samarbeid"]
    found = json.loads(bilingual("memory", "search", "visitors", "--json").stdout)
    assert [hit["target"] for hit in found] == ["Den trekker mange besøkende."]


def test_the_store_is_made_again_from_the_copy(bilingual: Bilingual, desk: Path) -> None:
    bilingual("memory", "import", FILES / "weblate.tmx")
    before = bilingual("memory", "search", "schools", "--json").stdout
    shutil.rmtree(desk / ".bilingual")
    assert bilingual("memory", "search", "schools", "--json").stdout == before
    assert json.loads(before)[0]["target"] == "Các trường mở cửa trở lại"


def test_import_as_json(bilingual: Bilingual) -> None:
    result = bilingual("memory", "import", FILES / "weblate.tmx", "--name", "Old desk", "--json")
    assert json.loads(result.stdout) == [
        {
            "file": str(FILES / "weblate.tmx"),
            "kept": "translations/memory/old-desk.tmx",
            "written": True,
            "entries": 2,
            "new": 2,
            "already_there": 0,
            "units": 4,
            "taken": [{"source_language": "en", "target_language": "vi", "entries": 2}],
            "languages": {"en": 4, "vi": 4},
            "skipped": {"the translation is the source": 1, "no translation": 1},
            "dropped": {},
        }
    ]


def test_another_import_of_a_name_needs_replace(bilingual: Bilingual, desk: Path) -> None:
    name = ("--name", "old")
    assert bilingual("memory", "import", FILES / "weblate.tmx", *name).exit_code == 0
    again = bilingual("memory", "import", FILES / "weblate.tmx", *name)
    assert (again.exit_code, "(there already)" in again.stdout) == (0, True)
    before = files(desk)
    refused = bilingual("memory", "import", FILES / "trados.tmx", *name)
    assert refused.exit_code == 2
    assert "an import of this name is there with other content" in refused.stderr
    assert files(desk) == before
    replaced = bilingual("memory", "import", FILES / "trados.tmx", *name, "--replace")
    assert replaced.exit_code == 0
    assert bilingual("memory", "search", "schools", "--json").stdout.strip() == "[]"


def test_one_bad_file_does_not_stop_the_others(
    bilingual: Bilingual, desk: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.tmx"
    bad.write_text("<tmx>\n<body>\n", encoding="utf-8")
    result = bilingual("memory", "import", bad, FILES / "weblate.tmx")
    assert result.exit_code == 2
    assert f"Error: {bad}:3: broken XML" in result.stderr
    assert [path.name for path in (desk / "translations/memory").iterdir()] == ["weblate.tmx"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["import", "missing.tmx"], "does not exist", id="no-file"),
        pytest.param(
            ["import", FILES / "weblate.tmx", "--from", "klingon"],
            "'klingon' is not a language code",
            id="no-language",
        ),
        pytest.param(
            ["import", FILES / "weblate.tmx", "--from", "fr"],
            "no translation from fr, its languages are en, vi",
            id="not-its-language",
        ),
        pytest.param(
            ["import", FILES / "weblate.tmx", FILES / "trados.tmx", "--name", "x"],
            "--name goes with one FILE",
            id="one-name-for-two",
        ),
        pytest.param(
            ["import", FILES / "weblate.tmx", "--name", "…"], "has no letter or digit", id="no-name"
        ),
        pytest.param(
            ["import", FILES / "weblate.tmx", "--from", "en", "--to", "EN-gb"],
            "are the same language",
            id="no-pair",
        ),
        pytest.param(
            ["export", "x.tmx", "nothing"], "no reviewed translation of nothing", id="no-article"
        ),
    ],
)
def test_misuse_is_one_sentence(
    bilingual: Bilingual, desk: Path, arguments: list[str], message: str
) -> None:
    before = files(desk)
    result = bilingual("memory", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert files(desk) == before


def test_export_and_import_elsewhere_and_export_again(
    bilingual: Bilingual, sample: Path, desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "all.tmx"
    result = bilingual("memory", "export", out, root=sample)
    assert result.exit_code == 0, result.stderr
    entries = list(iter_tmx(out))
    assert result.stdout == f"{out}: {len(entries)} translations\n"
    assert {(entry.source_language, entry.target_language) for entry in entries} >= {
        ("en", "fr"),
        ("vi", "en"),
    }
    assert all(entry.origin for entry in entries)
    assert any(entry.before and entry.after for entry in entries)
    bilingual("memory", "import", out)
    assert (desk / "translations/memory/all.tmx").read_bytes() == out.read_bytes()
    assert bilingual("memory", "export", out, root=sample).exit_code == 0
    assert (desk / "translations/memory/all.tmx").read_bytes() == out.read_bytes()


def test_an_export_for_programs_that_edit_po_files_has_tags_as_text(
    bilingual: Bilingual, sample: Path, desk: Path, tmp_path: Path
) -> None:
    plain, usual = tmp_path / "plain.tmx", tmp_path / "usual.tmx"
    pair = ("--from", "en", "--to", "fr")
    result = bilingual("memory", "export", plain, *pair, "--tags", "text", root=sample)
    assert (result.exit_code, result.stderr) == (0, "")
    bilingual("memory", "export", usual, *pair, root=sample)
    assert b"<bpt" not in plain.read_bytes()
    assert b"&lt;b&gt;nine days ahead of schedule&lt;/b&gt;" in plain.read_bytes()
    bilingual("memory", "import", plain)
    assert (desk / "translations/memory/plain.tmx").read_bytes() == usual.read_bytes()


def test_an_export_for_omegat_of_several_pairs_is_warned_of(
    bilingual: Bilingual, sample: Path, tmp_path: Path
) -> None:
    result = bilingual("memory", "export", tmp_path / "all.tmx", "--tags", "text", root=sample)
    assert result.exit_code == 0
    assert "10 pairs of languages in one file" in result.stderr
    assert "--from and --to" in result.stderr


def test_export_of_an_article_and_a_pair(
    bilingual: Bilingual, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "one.tmx"
    result = bilingual("memory", "export", out, "flood-relief-son-la", "--to", "fr", root=sample)
    assert result.exit_code == 0, result.stderr
    entries = list(iter_tmx(out))
    assert {entry.origin for entry in entries} == {"flood-relief-son-la"}
    assert {(entry.source_language, entry.target_language) for entry in entries} == {("en", "fr")}


def test_an_export_of_nothing_writes_nothing(
    bilingual: Bilingual, desk: Path, tmp_path: Path
) -> None:
    result = bilingual("memory", "export", tmp_path / "none.tmx")
    assert result.exit_code == 1
    assert "Nothing to export" in result.stderr
    assert not (tmp_path / "none.tmx").exists()


def test_search_marks_the_words_in_both_languages(bilingual: Bilingual) -> None:
    bilingual("memory", "import", FILES / "omegat-level1.tmx")
    result = bilingual("memory", "search", "ROAD")
    assert result.stdout == (
        "en→fr · omegat-level1.tmx · Anne Roy · 2024-01-05\n"
        "  en  The [road] was reopened on Monday.\n"
        "  fr  La route a été rouverte lundi.\n"
    )
    backwards = bilingual("memory", "search", "ete rouverte", "--lang", "fr")
    assert "  fr  La route a [été rouverte] lundi.\n" in backwards.stdout
    assert bilingual("memory", "search", "ete", "--side", "source").stdout == ""
    assert bilingual("memory", "search", "ete", "--lang", "en").stdout == ""
    nothing = bilingual("memory", "search", "volcano")
    assert (nothing.exit_code, nothing.stderr) == (0, "Nothing found.\n")


def test_search_fits_a_hundred_columns(bilingual: Bilingual, sample: Path) -> None:
    result = bilingual("memory", "search", "the", "--limit", "50", root=sample)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert len(lines) > 50
    assert max(map(len, lines)) <= 100
    few = bilingual("memory", "search", "the", "--limit", "2", root=sample)
    assert few.stdout.count("→") == 2
    assert "there are more, see --limit" in few.stderr


def test_find_marks_what_differs(bilingual: Bilingual) -> None:
    bilingual("memory", "import", FILES / "omegat-level1.tmx")
    text = "The road was reopened on Tuesday."
    result = bilingual("memory", "find", text, "--from", "en", "--to", "fr")
    assert result.exit_code == 0, result.stderr
    score, _, rest = result.stdout.partition("% · ")
    assert 75 <= int(score) <= 99
    assert "  en  The road was reopened on [Monday].\n" in rest
    shorter = "The road reopened on Monday."
    added = bilingual("memory", "find", shorter, "--from", "en", "--to", "fr").stdout
    assert "  en  The road [was] reopened on Monday.\n" in added
    (match,) = json.loads(
        bilingual("memory", "find", text, "--from", "en", "--to", "fr", "--json").stdout
    )
    assert (match["score"], match["source"]) == (int(score), "The road was reopened on Monday.")
    none = bilingual("memory", "find", "A volcano.", "--from", "en", "--to", "fr")
    assert (none.exit_code, none.stdout) == (1, "")


def test_a_figure_is_marked_whole(bilingual: Bilingual, sample: Path) -> None:
    text = "Roads to 12 of the 43 cut-off communes are open again, and 316 families are back in their homes."
    result = bilingual("memory", "find", text, "--from", "en", "--to", "fr", root=sample)
    assert "Roads to [41] of the 43 cut-off" in result.stdout
    assert "[2,316] families" in result.stdout


def test_stats_by_pair_and_file(bilingual: Bilingual) -> None:
    bilingual("memory", "import", FILES / "omegat-level1.tmx", FILES / "weblate.tmx")
    result = bilingual("memory", "stats")
    assert result.exit_code == 0, result.stderr
    for shown in ("en→fr", "en→vi", "translations/memory/weblate.tmx", "4 translations of 4 texts"):
        assert shown in result.stdout
    figures = json.loads(bilingual("memory", "stats", "--json").stdout)
    assert [pair["entries"] for pair in figures["pairs"]] == [2, 2]


def test_without_a_desk_it_is_said(bilingual: Bilingual, tmp_path: Path) -> None:
    result = bilingual("memory", "stats", root=tmp_path)
    assert result.exit_code == 2
    assert "no desk here" in result.stderr
