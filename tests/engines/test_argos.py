"""The Argos engine on real packages, whose weights are random."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from tests.engines.random_package import NO_END, build_package, made_up_lines
from workflow.engines import Engine, EngineSettings, MachineText, Pair, find_engine
from workflow.engines.packages import install_from_file
from workflow.errors import EngineError

EN_ES = Pair("en", "es")
LINES = made_up_lines(12)


@pytest.fixture
def engine(settings: EngineSettings) -> Engine:
    found = find_engine(EN_ES, settings, "argos")
    assert found is not None
    return found


def translate(engine: Engine, *texts: str) -> list[MachineText]:
    return engine.translate(texts, EN_ES, lambda done: None)


def test_every_text_has_its_translation_and_score(engine: Engine) -> None:
    results = translate(engine, *LINES)
    assert len(results) == len(LINES)
    assert all(item.text and item.score is not None and item.score < 0 for item in results)
    assert not any(item.truncated for item in results)


def test_order_and_repeats_change_no_text(engine: Engine) -> None:
    together = translate(engine, *LINES)
    assert translate(engine, *reversed(LINES), *LINES) == together[::-1] + together


def test_threads_change_no_text(engine: Engine, settings: EngineSettings) -> None:
    second = find_engine(EN_ES, replace(settings, inter_threads=2))
    assert second is not None
    assert translate(second, *LINES) == translate(engine, *LINES)


def test_what_has_no_letter_is_left_alone(engine: Engine) -> None:
    texts = ["", "   ", "2026", "18.3 %", " – \n"]
    assert [(item.text, item.score) for item in translate(engine, *texts)] == [
        (text, None) for text in texts
    ]


def test_line_breaks_and_outer_blanks_stay(engine: Engine) -> None:
    one, two = (item.text for item in translate(engine, "karo ti", "mel sun"))
    (joined,) = translate(engine, "  karo ti\n\n\tmel sun\n")
    assert joined.text == f"  {one}\n\n\t{two}\n"


def test_words_that_the_model_cannot_read_are_named(engine: Engine) -> None:
    (result,) = translate(engine, "karo Nguyễn ti 日本 mel 日本.")
    assert result.unknown_words == ("Nguyễn", "日本", "日本.")


def test_progress_counts_every_text_once(engine: Engine) -> None:
    done: list[int] = []
    texts = [*LINES, "", LINES[0], f"{LINES[1]}\n{LINES[2]}", "7"]
    engine.translate(texts, EN_ES, done.append)
    assert sum(done) == len(texts)
    assert all(count > 0 for count in done)
    assert len(done) > 2


@limits(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=30), max_size=8))
def test_number_and_order_never_change(engine: Engine, texts: list[str]) -> None:
    results = translate(engine, *texts)
    assert len(results) == len(texts)
    for text, result in zip(texts, results, strict=True):
        assert len(result.text.splitlines()) >= len(text.strip().splitlines())
        assert (result.text == text) or any(char.isalpha() for char in text)
    assert translate(engine, *reversed(texts)) == results[::-1]


def test_an_output_that_never_ends_is_called_truncated(tmp_path: Path) -> None:
    file = build_package(tmp_path / "endless.argosmodel", output_length=NO_END)
    install_from_file(file, tmp_path / "packages")
    endless = find_engine(EN_ES, EngineSettings(packages_dir=tmp_path / "packages"), "argos")
    assert endless is not None
    (result,) = translate(endless, "karo ti mel.")
    assert result.truncated


def test_a_long_output_is_not_cut(tmp_path: Path) -> None:
    file = build_package(tmp_path / "long.argosmodel", output_length=600)
    install_from_file(file, tmp_path / "packages")
    long = find_engine(EN_ES, EngineSettings(packages_dir=tmp_path / "packages"), "argos")
    assert long is not None
    (result,) = translate(long, "karo ti mel.")
    assert not result.truncated
    assert result.score is not None


def test_an_input_beyond_the_tables_is_called_truncated(engine: Engine) -> None:
    (result,) = translate(engine, "karo ti mel sun dar " * 600)
    assert result.truncated
    assert result.text


def test_a_target_prefix_is_given_and_taken_off(tmp_path: Path) -> None:
    file = build_package(tmp_path / "prefix.argosmodel", target_prefix=">>spa<<")
    install_from_file(file, tmp_path / "packages")
    prefixed = find_engine(EN_ES, EngineSettings(packages_dir=tmp_path / "packages"), "argos")
    assert prefixed is not None
    (result,) = translate(prefixed, "karo ti mel.")
    assert result.text
    assert ">>spa<<" not in result.text


def test_a_bpe_package_works_too(package_file: Path, tmp_path: Path) -> None:
    path = Path(install_from_file(package_file, tmp_path).path)
    (path / "sentencepiece.model").unlink()
    (path / "bpe.model").write_text("#version: 0.2\nk a\nr o</w>\n", encoding="utf-8")
    engine = find_engine(EN_ES, EngineSettings(packages_dir=tmp_path), "argos")
    assert engine is not None
    first, second = translate(engine, "karo mel.", "")
    assert first.text
    assert "@@" not in first.text
    assert first.unknown_words[0] == "karo"
    assert second.text == ""


def test_the_signature_follows_the_weights(engine: Engine, tmp_path: Path) -> None:
    signatures = {engine.signature(EN_ES)}
    for name, seed in (("same", 7), ("other", 9)):
        file = build_package(tmp_path / f"{name}.argosmodel", seed=seed)
        install_from_file(file, tmp_path / name)
        found = find_engine(EN_ES, EngineSettings(packages_dir=tmp_path / name), "argos")
        assert found is not None
        signatures.add(found.signature(EN_ES))
    assert len(signatures) == 2
    assert all(signature.startswith("argos/en-es/0.1/") for signature in signatures)


@pytest.mark.parametrize("part", ["model/model.bin", "sentencepiece.model"])
def test_a_damaged_package_is_one_sentence(part: str, package_file: Path, tmp_path: Path) -> None:
    installed = install_from_file(package_file, tmp_path)
    (Path(installed.path) / part).write_bytes(b"damaged")
    engine = find_engine(EN_ES, EngineSettings(packages_dir=tmp_path), "argos")
    assert engine is not None
    with pytest.raises(EngineError, match=r"model for en→es cannot be used .*models install en-es"):
        translate(engine, "karo")


def test_translating_loads_no_more_than_it_needs(packages_dir: Path, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from workflow.engines import EngineSettings, Pair, find_engine\n"
        "settings = EngineSettings(('argos',), 1, 1, 512, Path(sys.argv[1]))\n"
        "engine = find_engine(Pair('nb', 'es'), settings)\n"
        "assert engine.translate(['karo ti'], Pair('nb', 'es'), lambda done: None)[0].text\n"
        "unwanted = {'minisbd', 'onnxruntime', 'stanza', 'spacy', 'torch', 'argostranslate',\n"
        "            'urllib.request'}\n"
        "print(sorted(unwanted & set(sys.modules)))"
    )
    home = tmp_path / "home"
    home.mkdir()
    bare = {
        key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "ARGOS_"))
    }
    run = subprocess.run(
        [sys.executable, "-c", code, str(packages_dir)],
        env={**bare, "HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"
    assert list(home.iterdir()) == []
