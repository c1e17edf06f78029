"""Bad input: one sentence with the place, exit code 2, nothing lost, no traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import Bilingual


def _assert_refused(result: object, *parts: str) -> None:
    assert result.exit_code == 2, result.output  # type: ignore[attr-defined]
    errors = [line for line in result.stderr.splitlines() if "Error" in line]  # type: ignore[attr-defined]
    assert len(errors) == 1, result.stderr  # type: ignore[attr-defined]
    for part in parts:
        assert part in errors[0]
    assert "Traceback" not in result.output  # type: ignore[attr-defined]


ARTICLES = [
    pytest.param(
        b"---\ntitle: x\nlang: en\n---\nCaf\xe9.\n", ["bad.md:5", "UTF-8"], id="not-utf-8"
    ),
    pytest.param(b"---\ntitle: [x\nlang: en\n---\nText.\n", ["bad.md:"], id="broken-front-matter"),
    pytest.param(b"---\ntitle: x\nlang: en\n", ["bad.md"], id="front-matter-never-ends"),
    pytest.param(
        b"---\ntitle: x\nlang: klingonish\n---\nText.\n",
        ["bad.md:3", "klingonish"],
        id="unknown-language",
    ),
    pytest.param(
        b"---\ntitle: x\nlang: en\ndate: 30 Feb\n---\nText.\n", ["bad.md:4"], id="impossible-date"
    ),
    pytest.param(b"", ["bad.md", "empty"], id="empty-file"),
    pytest.param(b"---\nlang: en\n---\n", ["bad.md", "empty"], id="empty-article"),
]


@pytest.mark.parametrize(("data", "parts"), ARTICLES)
def test_a_bad_article_is_named_and_the_others_go_on(
    bilingual: Bilingual, desk: Path, data: bytes, parts: list[str]
) -> None:
    (desk / "sources/bad.md").write_bytes(data)
    _assert_refused(bilingual("run"), *parts)
    assert (desk / "exports/review.en-fr.docx").is_file()


def test_a_docx_that_is_no_zip(bilingual: Bilingual, desk: Path) -> None:
    (desk / "sources/bad.docx").write_bytes(b"not a zip")
    _assert_refused(bilingual("run"), "bad.docx")


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        pytest.param(
            ["run", "reviwe"], ["no article named reviwe", "review"], id="misspelt-article"
        ),
        pytest.param(["add", "none.txt"], ["none.txt", "no such file"], id="no-such-file"),
        pytest.param(["run", "--to", "klingonish"], ["klingonish"], id="unknown-target"),
        pytest.param(
            ["run", "--engine", "argos"], ["argos", "en→fr"], id="engine-without-the-pair"
        ),
        pytest.param(["run", "--engine", "babelfish"], ["babelfish"], id="unknown-engine"),
        pytest.param(
            ["glossary", "find", "--lang", "klingonish", "x"], ["klingonish"], id="find-in-unknown"
        ),
    ],
)
def test_misuse(bilingual: Bilingual, arguments: list[str], parts: list[str]) -> None:
    _assert_refused(bilingual(*arguments), *parts)


def test_a_lost_glossary_is_not_taken_for_an_empty_one(bilingual: Bilingual, desk: Path) -> None:
    kept = desk / "glossary/terms.csv"
    lost = kept.rename(desk / "terms.csv")
    _assert_refused(bilingual("run"), "glossary/terms.csv", "missing", "header line")
    kept.mkdir()
    _assert_refused(bilingual("run"), "glossary/terms.csv", "directory")
    kept.rmdir()
    lost.rename(kept)
    assert bilingual("run").exit_code == 0


def test_a_folder_is_no_article(bilingual: Bilingual, desk: Path) -> None:
    (desk / "raw").mkdir()
    _assert_refused(bilingual("add", desk / "raw"), "raw", "is a folder")
    (desk / "raw/nothing.txt").write_bytes(b"")
    _assert_refused(bilingual("add", desk / "raw/nothing.txt"), "nothing.txt", "empty")


def test_a_folder_where_a_document_goes(bilingual: Bilingual, desk: Path) -> None:
    (desk / "exports/review.en-fr.docx").mkdir(parents=True)
    _assert_refused(bilingual("run"), "review.en-fr.docx", "A folder stands")


@pytest.mark.parametrize(
    ("damage", "parts"),
    [
        pytest.param(b'msgid "x\n', ["review.po:"], id="unterminated"),
        pytest.param(b"rubbish\n", ["review.po:"], id="rubbish"),
        pytest.param(b"#: review.md:9\n#, fuz", ["review.po:", "msgid is missing"], id="cut-off"),
        pytest.param(b'msgid "\xff"\nmsgstr ""\n', ["review.po:"], id="not-utf-8"),
    ],
)
def test_a_broken_po_file_stays_as_it_is(
    bilingual: Bilingual, desk: Path, damage: bytes, parts: list[str]
) -> None:
    (desk / "sources/second.md").write_text("---\nlang: en\n---\nText.\n", encoding="utf-8")
    bilingual("extract")
    path = desk / "translations/fr/review.po"
    broken = path.read_bytes() + b"\n" + damage
    path.write_bytes(broken)
    for command in ("run", "extract", "translate", "check", "export", "status"):
        _assert_refused(bilingual(command), *parts)
        assert path.read_bytes() == broken
    assert (desk / "exports/second.en-fr.docx").is_file()


def test_no_desk_here(bilingual: Bilingual, tmp_path: Path) -> None:
    _assert_refused(bilingual("status", root=tmp_path), "workflow.toml", "bilingual init")


def test_a_misspelt_setting(bilingual: Bilingual, desk: Path) -> None:
    (desk / "workflow.toml").write_text("[languages]\ntarget = ['fr']\n", encoding="utf-8")
    _assert_refused(bilingual("run"), "workflow.toml", "target")


@pytest.mark.parametrize(
    ("settings", "part"),
    [
        pytest.param(
            "[languages]\ntargets = ['fr']\n[engines]\norder = ['google']\n",
            "google",
            id="unknown-engine",
        ),
        pytest.param("[languages]\ntargets = ['klingonish']\n", "klingonish", id="unknown-target"),
        pytest.param("[po]\nwrap = 'yes'\n", "wrap", id="wrong-type"),
        pytest.param("not toml", "TOML", id="not-toml"),
    ],
)
def test_a_bad_setting_names_its_file(
    bilingual: Bilingual, desk: Path, settings: str, part: str
) -> None:
    (desk / "workflow.toml").write_text(settings, encoding="utf-8")
    _assert_refused(bilingual("run"), "workflow.toml", part)


def test_a_refused_engine_leaves_nothing_behind(bilingual: Bilingual, desk: Path) -> None:
    _assert_refused(bilingual("run", "--engine", "argos", "--to", "nn"), "argos")
    assert not (desk / "translations").exists()


def test_a_desk_without_its_sources(bilingual: Bilingual, desk: Path) -> None:
    (desk / "sources").rename(desk / "elsewhere")
    _assert_refused(bilingual("run"), "sources", "no such folder")


def test_a_second_command_is_told_who_holds_the_desk(bilingual: Bilingual, desk: Path) -> None:
    from workflow.locking import hold

    with hold(desk / ".bilingual", "bilingual translate", print):
        _assert_refused(
            bilingual("run"),
            "another bilingual command",
            "bilingual translate of",
            f"process {os.getpid()}",
        )
    assert bilingual("extract").exit_code == 0


def test_a_folder_that_cannot_be_written(bilingual: Bilingual, desk: Path) -> None:
    (desk / "translations").write_text("a file where the folder should be", encoding="utf-8")
    _assert_refused(bilingual("run"), "translations")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes in any folder")
def test_a_read_only_desk(bilingual: Bilingual, desk: Path) -> None:
    desk.chmod(0o555)
    try:
        _assert_refused(bilingual("run"), "cannot be written")
    finally:
        desk.chmod(0o755)
