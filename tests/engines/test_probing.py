"""Probing Argos packages for placeholders: the trained package, and ones that carry nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.engines.conftest import trained
from tests.engines.random_package import build_package
from workflow.cli import main
from workflow.engines import EngineSettings, Pair
from workflow.engines.argos import Argos
from workflow.engines.packages import doctor, install_from_file
from workflow.engines.probes import Probe, Rate, Trial
from workflow.engines.probing import SENTENCES, has_frames
from workflow.errors import EngineError

EN_ES = Pair("en", "es")
LANGUAGES = ("en", "fr", "es", "nb", "vi")


def unheard(done: int) -> None:
    """Progress that nobody follows."""


def kept_file(state: Path) -> Path:
    (path,) = (state / "probes").iterdir()
    return path


def frames_of(language: str) -> list[str]:
    data = resources.files("workflow.engines").joinpath("probe_frames.toml")
    frames = tomllib.loads(data.read_text(encoding="utf-8"))[language]["frames"]
    return list(frames)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_ten_sentences_with_each_number_of_slots(language: str) -> None:
    frames = frames_of(language)
    slots = [sorted(set(re.findall(r"\{(\d)\}", frame))) for frame in frames]
    assert sorted(map(len, slots)) == [1] * 10 + [2] * 10 + [3] * 10 + [4] * 10
    assert all(numbers == [str(number) for number in range(len(numbers))] for numbers in slots)
    assert len(set(frames)) == 40


def test_the_trained_package_carries_some_shape(trained_dir: Path, probed_state: Path) -> None:
    engine = trained(trained_dir, probed_state)
    shapes = engine.shapes(EN_ES)
    assert shapes[0].most >= 1
    assert len({shape.name for shape in shapes}) == len(shapes)
    assert not {"dollar", "bracket"} & {shape.name for shape in shapes}
    assert list(shapes[0].make(1, ())) != list(shapes[1].make(1, ()))


def test_what_is_probed_holds_in_other_sentences(trained_dir: Path, probed_state: Path) -> None:
    engine = trained(trained_dir, probed_state)
    best = engine.shapes(EN_ES)[0]
    one, two = best.make(2, ())
    sources = [f"The {one} met officials of {two}.", f"{one} and {two} signed the agreement."]
    for result in engine.translate(sources, EN_ES, unheard):
        assert result.text.count(one) == result.text.count(two) == 1


def test_the_probe_finds_where_the_model_looks(trained_dir: Path, probed_state: Path) -> None:
    probe = trained(trained_dir, probed_state).probed(EN_ES)
    assert probe is not None
    assert probe.shift == 0
    assert probe.hits[0] >= 0.9 * probe.anchors >= 20


def test_the_same_package_gives_the_same_file(
    trained_dir: Path, probed_state: Path, tmp_path: Path
) -> None:
    first = kept_file(probed_state)
    settings = EngineSettings(
        ("argos",), 2, batch_tokens=64, packages_dir=trained_dir, state=tmp_path
    )
    Argos(settings).shapes(EN_ES)
    again = kept_file(tmp_path)
    assert again.name == first.name
    assert again.read_bytes() == first.read_bytes()


def test_progress_adds_up_and_a_known_direction_makes_none(
    trained_dir: Path, probed_state: Path
) -> None:
    done: list[int] = []
    engine = trained(trained_dir, None)
    found = engine.probe(EN_ES, done.append)
    assert sum(done) == SENTENCES
    assert len(done) > 100
    known = trained(trained_dir, probed_state)
    assert known.probe(EN_ES, done.append) == engine.probe(EN_ES, done.append) == found
    assert sum(done) == SENTENCES


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda text: "", id="empty"),
        pytest.param(lambda text: text[:200], id="cut"),
        pytest.param(lambda text: "[]", id="another-table"),
        pytest.param(lambda text: text.replace('"double"', '"triple"'), id="unknown-family"),
        pytest.param(lambda text: text.replace('"kept"', '"held"'), id="unknown-field"),
        pytest.param(lambda text: re.sub(r'"frames": "', '"frames": "0', text), id="stale"),
        pytest.param(lambda text: text.replace('"argos/', '"other/'), id="another-package"),
    ],
)
def test_a_broken_file_is_made_again(
    damage: object, trained_dir: Path, probed_state: Path, tmp_path: Path
) -> None:
    good = kept_file(probed_state)
    broken = tmp_path / "probes" / good.name
    broken.parent.mkdir()
    text = good.read_text(encoding="utf-8")
    assert callable(damage)
    broken.write_text(damage(text), encoding="utf-8")
    assert broken.read_text(encoding="utf-8") != text
    engine = trained(trained_dir, tmp_path)
    assert engine.probed(EN_ES) is None
    engine.shapes(EN_ES)
    assert broken.read_text(encoding="utf-8") == text


def test_the_file_is_believed(trained_dir: Path, probed_state: Path, tmp_path: Path) -> None:
    good = kept_file(probed_state)
    table = json.loads(good.read_bytes())
    kept = next(trial for trial in table["trials"] if trial["name"] == "code")
    kept["rates"] = [{"slots": 1, "tried": 10, "kept": 9, "ordered": 9}]
    table["trials"] = [kept]
    (tmp_path / "probes").mkdir()
    (tmp_path / "probes" / good.name).write_text(json.dumps(table), encoding="utf-8")
    shapes = trained(trained_dir, tmp_path).shapes(EN_ES)
    assert [(shape.name, shape.most) for shape in shapes] == [("code", 1)]


def test_a_folder_that_cannot_be_written_is_no_error(trained_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "state"
    file.write_text("in the way", encoding="utf-8")
    engine = trained(trained_dir, file)
    assert [(shape.name, shape.most) for shape in engine.shapes(EN_ES)] == [("code", 2)]
    assert engine.probe(EN_ES, unheard, anew=True) is not None
    assert file.read_text(encoding="utf-8") == "in the way"


def test_random_weights_carry_nothing_and_say_so(packages_dir: Path, tmp_path: Path) -> None:
    engine = trained(packages_dir, tmp_path)
    probe = engine.probe(EN_ES, unheard)
    assert probe is not None
    assert not any(trial.most for trial in probe.trials)
    assert probe.shift is None
    assert [(shape.name, shape.most) for shape in engine.shapes(EN_ES)] == [("code", 1)]


def test_a_family_with_unknown_pieces_is_not_tried(packages_dir: Path, tmp_path: Path) -> None:
    """The pieces of the random package are small letters, digits and `QZXWKVJ`."""
    probe = trained(packages_dir, tmp_path).probe(EN_ES, unheard)
    assert probe is not None
    assert "bracket" not in {trial.name for trial in probe.trials}
    assert "code" in {trial.name for trial in probe.trials}


def test_a_language_without_sentences_has_the_default(package_file: Path, tmp_path: Path) -> None:
    german = build_package(tmp_path / "de_en.argosmodel", source="de", target="en")
    install_from_file(german, tmp_path / "packages")
    engine = trained(tmp_path / "packages", tmp_path / "state")
    assert not has_frames("de")
    assert [(shape.name, shape.most) for shape in engine.shapes(Pair("de", "en"))] == [("code", 2)]
    assert not (tmp_path / "state").exists()


def test_a_missing_or_damaged_package_is_one_sentence(package_file: Path, tmp_path: Path) -> None:
    installed = install_from_file(package_file, tmp_path)
    (Path(installed.path) / "model/model.bin").write_bytes(b"damaged")
    engine = trained(tmp_path, None)
    with pytest.raises(EngineError, match="model for en→es cannot be used"):
        engine.shapes(EN_ES)
    with pytest.raises(EngineError, match="no Argos package for en→fr"):
        engine.shapes(Pair("en", "fr"))


@pytest.mark.parametrize(
    ("kept", "most"),
    [
        pytest.param([20, 20, 20, 20], 4, id="all"),
        pytest.param([20, 18, 17, 20], 2, id="not-over-a-gap"),
        pytest.param([17, 20, 20, 20], 0, id="one-is-lost-too-often"),
        pytest.param([], 0, id="nothing-tried"),
    ],
)
def test_most_is_where_the_rate_is_high_enough(kept: list[int], most: int) -> None:
    rates = tuple(Rate(number, 20, count, count) for number, count in enumerate(kept, 1))
    assert Trial("code", rates).most == most


@pytest.mark.parametrize(
    ("anchors", "hits", "shift"),
    [
        pytest.param(40, (38, 2), 0, id="own-row"),
        pytest.param(40, (2, 38), 1, id="next-row"),
        pytest.param(40, (30, 30), 0, id="tie"),
        pytest.param(40, (19, 10), None, id="neither"),
        pytest.param(9, (9, 0), None, id="too-few-words"),
    ],
)
def test_attention_is_believed_when_it_is_mostly_right(
    anchors: int, hits: tuple[int, int], shift: int | None
) -> None:
    assert Probe("s", "f", (), anchors, hits).shift == shift


def test_the_doctor_tells_what_is_known(trained_dir: Path, tmp_path: Path) -> None:
    settings = EngineSettings(("argos",), 1, packages_dir=trained_dir, state=tmp_path)
    begun: list[tuple[str, int]] = []

    def begin(title: str, total: int) -> object:
        begun.append((title, total))
        return unheard

    (before,) = doctor([EN_ES], settings)
    (unprobed,) = before.directions
    assert (unprobed.probed, unprobed.trials) == (False, ())
    assert list(tmp_path.iterdir()) == []
    (found,) = doctor([EN_ES], settings, begin)  # type: ignore[arg-type]
    assert begun == [("Probing en→es", SENTENCES)]
    (direction,) = found.directions
    assert direction.probed
    assert direction.shift == 0
    best = direction.trials[0]
    assert best.most >= 1
    assert len(best.rates) == 4
    assert best.rates[0] >= 0.9
    assert not found.typed
    (after,) = doctor([EN_ES], settings)
    assert after == found


def test_the_doctor_probes_every_leg_and_says_why_it_cannot(
    settings: EngineSettings, tmp_path: Path
) -> None:
    german = build_package(tmp_path / "de_en.argosmodel", source="de", target="en")
    install_from_file(german, tmp_path / "packages")
    only = EngineSettings(("argos",), 1, packages_dir=tmp_path / "packages")
    (found,) = doctor([Pair("de", "en")], only, lambda title, total: unheard)
    assert found.directions[0].problem == "no sentences in de to probe with"
    (route,) = doctor([Pair("nb", "es")], replace(settings, state=tmp_path / "state"))
    assert [(item.source, item.target) for item in route.directions] == [("nb", "en"), ("en", "es")]


def test_the_command_probes_and_prints(trained_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "workflow.toml").write_text(
        f"[engines]\norder = ['argos']\n[argos]\npackages = '{trained_dir}'\n", encoding="utf-8"
    )
    command = ["--desk", str(tmp_path), "models", "doctor", "en-es"]
    before = CliRunner().invoke(main, command)
    assert (before.exit_code, "not probed yet" in before.stdout) == (0, True)
    table = CliRunner().invoke(main, [*command, "--probe"])
    assert re.search(r"argos en→es 0\.1 +\S+ ×\d \(\d+%( \d+%){3}\), ", table.stdout)
    (found,) = json.loads(CliRunner().invoke(main, [*command, "--probe", "--json"]).stdout)
    (direction,) = found["directions"]
    assert direction["shift"] == 0
    assert set(direction["trials"][0]) == {"name", "example", "most", "rates"}


def test_probing_opens_no_socket_and_writes_only_its_file(
    trained_dir: Path, tmp_path: Path
) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from workflow.engines import EngineSettings, Pair\n"
        "from workflow.engines.argos import Argos\n"
        "def refuse(event, args):\n"
        "    if event.startswith('socket.'): raise AssertionError(event)\n"
        "sys.addaudithook(refuse)\n"
        "packages, state = map(Path, sys.argv[1:])\n"
        "engine = Argos(EngineSettings(('argos',), 1, packages_dir=packages, state=state))\n"
        "print(engine.shapes(Pair('en', 'es'))[0].most > 0)\n"
    )
    home = tmp_path / "home"
    home.mkdir()
    bare = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    before = {path: path.stat().st_mtime_ns for path in trained_dir.rglob("*")}
    run = subprocess.run(
        [sys.executable, "-c", code, str(trained_dir), str(tmp_path / "state")],
        env={**bare, "HOME": str(home)},
        cwd=home,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "True"
    assert list(home.iterdir()) == []
    assert {path: path.stat().st_mtime_ns for path in trained_dir.rglob("*")} == before
    files = [path for path in (tmp_path / "state").rglob("*") if path.is_file()]
    assert files == [kept_file(tmp_path / "state")]
    assert re.fullmatch(r"argos-en-es-0\.1-[0-9a-f]{16}\.json", files[0].name)
