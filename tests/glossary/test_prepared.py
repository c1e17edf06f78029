"""What is kept of a glossary between runs changes the speed, never the answers."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workflow.errors import GlossaryError
from workflow.glossary import Glossary, Occurrence
from workflow.glossary.prepared import Prepared, content_key

ROOT = Path(__file__).resolve().parents[2]
TERMS = """\
id,kind,en,vi
body-politburo,body,Politburo,Bộ Chính trị
title-minister,title,Minister of Justice,
congress-13,event,13th National Party Congress,
resolution-11,document_type,Resolution No. 11-NQ/TW,
"""
COMPANION = '["resolution-11"]\nvalid_from = 2022-01-20\n["body-politburo".en]\nnumber = "sg"\n'
TEXT = (
    "The Politburo, the Ministers of Justice, the 13th Party Congress in Lang Son,"
    " the 14th National Party Congress; Resolution No. 11-NQ/TW and Decision 5-QĐ/TW"
)


def found(glossary: Glossary) -> list[Occurrence]:
    return glossary.find(TEXT, "en")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small glossary."""
    made = tmp_path_factory.mktemp("glossary")
    (made / "terms.csv").write_text(TERMS, encoding="utf-8")
    (made / "terms.d").mkdir()
    (made / "terms.d" / "en.toml").write_text(COMPANION, encoding="utf-8")
    shutil.copy(ROOT / "glossary" / "references.toml", made)
    return made


@pytest.fixture(scope="module")
def fresh(folder: Path) -> Glossary:
    return Glossary.load(folder)


@pytest.fixture(scope="module")
def made(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of derived data that a first run has filled."""
    state = tmp_path_factory.mktemp("state")
    glossary = Glossary.load(folder, state)
    assert found(glossary)
    assert glossary.signature
    return state


def files(state: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((state / "glossary").iterdir())}


def test_a_second_run_finds_the_same_and_writes_nothing(
    fresh: Glossary, folder: Path, made: Path
) -> None:
    before = files(made)
    again = Glossary.load(folder, made)
    assert found(again) == found(fresh)
    assert len(found(again)) == 7
    assert again.signature == fresh.signature
    assert again.concepts == fresh.concepts
    assert again.concept("resolution-11").usage.valid_from == datetime.date(2022, 1, 20)
    assert files(made) == before
    assert set(before) == {
        "described.json",
        "documents.json",
        "sessions-en.json",
        "signature.json",
        "spellings-en.json",
    }


def test_what_is_kept_is_a_checksum_and_json(made: Path) -> None:
    for name, data in files(made).items():
        checksum, _, body = data.partition(b"\n")
        assert len(checksum) == 64, name
        json.loads(body)


def _other_data(folder: Path, value: object) -> bytes:
    """Data of another shape under a checksum that fits."""
    made_of = content_key(
        folder / name for name in ("terms.csv", "terms.d/en.toml", "references.toml")
    )
    Prepared(folder, made_of).write("other", value)
    return (folder / "glossary" / "other.json").read_bytes()


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda folder, data: b"", id="empty"),
        pytest.param(lambda folder, data: data[: len(data) // 2], id="cut-off"),
        pytest.param(lambda folder, data: data.replace(b"a", b"b"), id="letters-changed"),
        pytest.param(lambda folder, data: b"\x80\x04K\x01.", id="a-pickle"),
        pytest.param(lambda folder, data: _other_data(folder, 7), id="a-number"),
        pytest.param(lambda folder, data: _other_data(folder, [[1]]), id="a-short-list"),
        pytest.param(lambda folder, data: _other_data(folder, ["a\nb", [0, 99]]), id="no-such-row"),
    ],
)
def test_what_is_broken_is_made_anew(
    fresh: Glossary,
    folder: Path,
    made: Path,
    tmp_path: Path,
    spoil: Callable[[Path, bytes], bytes],
) -> None:
    shutil.copytree(made, tmp_path / "state")
    shutil.copytree(folder, tmp_path / "terms")
    good = files(made)
    good.pop("signature.json")
    for name, data in good.items():
        broken = spoil(tmp_path / "terms", data)
        assert broken != data
        (tmp_path / "state" / "glossary" / name).write_bytes(broken)
    assert found(Glossary.load(folder, tmp_path / "state")) == found(fresh)
    mended = files(tmp_path / "state")
    assert {name: mended[name] for name in good} == good


def test_a_changed_row_counts_at_once(folder: Path, made: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "terms")
    shutil.copytree(made, tmp_path / "state")
    with (tmp_path / "terms" / "terms.csv").open("a", encoding="utf-8") as stream:
        stream.write("body-lantern,body,Lantern Bureau,\n")
    again = Glossary.load(tmp_path / "terms", tmp_path / "state")
    assert [one.id for one in again.find("the Lantern Bureau met", "en")] == ["body-lantern"]


def test_a_slip_in_a_changed_file_is_reported(folder: Path, made: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "terms")
    shutil.copytree(made, tmp_path / "state")
    with (tmp_path / "terms" / "references.toml").open("a", encoding="utf-8") as stream:
        stream.write('[[sessions]]\nkey = "x"\nkind = "event"\nen = {write = ["[{n}]"]}\n')
    for _ in range(2):
        with pytest.raises(GlossaryError, match="it needs a word outside"):
            Glossary.load(tmp_path / "terms", tmp_path / "state")


def test_a_folder_that_cannot_be_written_is_left_alone(
    fresh: Glossary, folder: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    state.write_text("a file where the folder should be", encoding="utf-8")
    assert found(Glossary.load(folder, state)) == found(fresh)
    assert state.read_text(encoding="utf-8") == "a file where the folder should be"


def test_asking_the_glossary_loads_neither_checks_nor_documents(
    folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(folder, tmp_path / "glossary")
    shutil.copy(ROOT / "workflow.toml", tmp_path)
    code = (
        "import sys; from workflow.cli import main\n"
        "main(['glossary', 'find', '--lang', 'en', 'the Politburo'], standalone_mode=False)\n"
        "print(sorted(name for name in ('workflow.checks', 'workflow.exports', 'workflow.memory',"
        " 'workflow.drafting', 'workflow.segmentation', 'lxml') if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert "body-politburo" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"
