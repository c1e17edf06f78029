"""Review copies that LibreOffice opened, changed and saved."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.import_desk import (
    BRIDGE,
    COUNCIL,
    NIGHT,
    OUTPUT,
    PLAN,
    RAIN,
    TEXTS,
    ReviewDesk,
    kinds,
    make_desk,
    name,
)
from tests.conftest import Bilingual, judge
from tests.exports.review_edits import answer, commented, edited, replace_tracked
from workflow.translations import State

SESSION = Path(__file__).parents[1] / "exports/office_session.py"
NEW = "Le conseil s'est réuni à l'ancien hôtel de ville."


@pytest.fixture
def river(desk: Path, bilingual: Bilingual) -> ReviewDesk:
    return make_desk(desk, bilingual)


def convert(path: Path, suffix: str) -> Path:
    """The file as LibreOffice saves it in another format."""
    office, folder = judge("soffice"), path.parent / f"as-{suffix}"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", suffix, "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{suffix}"


ROADS = [("docx",), ("odt",), ("rtf",), ("odt", "docx")]


@pytest.mark.parametrize("road", ROADS, ids="-".join)
def test_a_file_that_libreoffice_saved(
    river: ReviewDesk, tmp_path: Path, road: tuple[str, ...]
) -> None:
    sent, path = river.export(), tmp_path / "sent.docx"
    path.write_bytes(sent)
    before = river.po.read_bytes()
    for suffix in road:
        path = convert(path, suffix)
    assert river.take(path, expect=0)["outcomes"] == []
    assert river.po.read_bytes() == before
    edits = (
        replace_tracked(name(COUNCIL), NEW),
        replace_tracked(name(NIGHT), "Personne n'a dormi cette nuit-là."),
        answer(name(RAIN), "approved"),
    )
    back = tmp_path / "back.docx"
    back.write_bytes(commented(edited(sent, *edits), name(PLAN), "Quel plan ?"))
    for suffix in road:
        back = convert(back, suffix)
    result = river.take(back, expect=0)
    assert kinds(result) == [
        ("taken", True),
        ("approved", True),
        ("comment", True),
        ("taken", True),
    ]
    assert {outcome["author"] for outcome in result["outcomes"]} == {"Anna Berg"}
    assert not any(outcome["untracked"] for outcome in result["outcomes"])
    assert river.unit(COUNCIL).target == NEW
    assert river.unit(BRIDGE).target == TEXTS[BRIDGE][0]
    assert "Anna Berg 2026-11-20: approved" in river.unit(RAIN).comment
    assert river.unit(PLAN).comment.endswith("Quel plan ?")


def _python_with_uno() -> str:
    for candidate in ("/usr/bin/python3", shutil.which("python3") or ""):
        done = (
            subprocess.run([candidate, "-c", "import uno"], capture_output=True)
            if candidate
            else None
        )
        if done is not None and done.returncode == 0:
            return candidate
    pytest.skip("no Python here has the module uno: install the package python3-uno")


def test_an_editing_session(river: ReviewDesk, tmp_path: Path, office: str) -> None:
    python = _python_with_uno()
    sent, back, steps = (tmp_path / each for each in ("sent.docx", "back.docx", "steps.json"))
    sent.write_bytes(river.export())
    todo = [
        ("overwrite", 0, "C4", NEW),
        ("append", 0, "C3", " Enfin."),
        ("split", 0, "C5", "Et la nuit aussi."),
        ("remark", 0, "C6", "Quel plan ?"),
        ("overwrite", 0, "D5", "approved"),
        ("overwrite", 0, "C8", "Personne n'a dormi."),
        ("remove_row", 0, "A7", "6"),
    ]
    steps.write_text(json.dumps(todo), encoding="utf-8")
    arguments = [python, str(SESSION), office, str(sent), str(back), str(steps)]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "recording True" in done.stdout
    result = river.take(back, expect=1)
    found = [
        (each["kind"], each["taken"]) for each in result["outcomes"] if each["row"] != name(OUTPUT)
    ]
    assert sorted(found) == [
        ("approved", True),
        ("comment", True),
        ("taken", True),
        ("taken", True),
        ("taken", True),
        ("taken", True),
    ]
    [lost] = [each for each in result["outcomes"] if each["row"] == name(OUTPUT)]
    assert lost["kind"] in ("deleted", "missing")
    assert not any(each["untracked"] for each in result["outcomes"])
    assert river.unit(COUNCIL).target == NEW
    assert river.unit(BRIDGE).target.endswith("<b>nouveau pont</b> sur la rivière. Enfin.")
    assert river.unit(RAIN).target == "Il a plu toute la journée.\nEt la nuit aussi."
    assert river.unit(RAIN).state is State.REVIEWED
    assert river.unit(NIGHT).target == "Personne n'a dormi."
    assert river.unit(OUTPUT).target == TEXTS[OUTPUT][0]
    assert river.unit(PLAN).comment.endswith("Quel plan ?")
    after = river.po.read_bytes()
    assert [each["kind"] for each in river.take(back, expect=1)["outcomes"]] == [lost["kind"]]
    assert river.po.read_bytes() == after


def test_without_libreoffice_one_sentence_says_what_to_do(
    river: ReviewDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = river.root / "back.rtf"
    path.write_text("{\\rtf1 }", encoding="utf-8")
    monkeypatch.setenv("PATH", "/nowhere")
    result = river.bilingual("import", path)
    assert result.exit_code == 2
    assert "LibreOffice is needed to read .rtf, and is not installed" in result.stderr
    assert len(result.stderr.splitlines()) == 1
