"""Other hypotheses, and terms put into translations: the trained package and random ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engines.conftest import trained
from tests.engines.random_package import build_package, made_up_lines
from workflow.engines import (
    Candidate,
    Engine,
    EngineSettings,
    Insertion,
    Pair,
    Steerable,
    steerable,
)
from workflow.engines.argos import Argos
from workflow.engines.argos_decoding import Task, decode, score
from workflow.engines.argos_model import Model
from workflow.engines.installed import read_packages
from workflow.engines.packages import install_from_file

EN_ES = Pair("en", "es")
CHAMBER = ("Cámara Nacional", "la Cámara Nacional", "de la Cámara Nacional", "a la Cámara Nacional")
HEAD = (
    "jefe del Gobierno",
    "el jefe del Gobierno",
    "al jefe del Gobierno",
    "del jefe del Gobierno",
)


def unheard(done: int) -> None:
    """Progress that nobody follows."""


@pytest.fixture
def engine(trained_dir: Path, probed_state: Path) -> Argos:
    return trained(trained_dir, probed_state)


def request(engine: Engine, source: str, term: str, phrases: tuple[str, ...]) -> Insertion:
    start = source.index(term)
    (output,) = engine.translate([source], EN_ES, unheard)
    return Insertion(source, start, start + len(term), output.text, phrases)


def insert(engine: Argos, source: str, term: str, phrases: tuple[str, ...]) -> list[Candidate]:
    (found,) = engine.insert([request(engine, source, term, phrases)], EN_ES, unheard)
    return found


def test_argos_can_be_steered(engine: Argos) -> None:
    assert isinstance(engine, Steerable)
    assert steerable(engine) is engine


SOURCES = [
    "The governor met officials of the National Assembly on 5 May.",
    "Inflation rose by 18.3% in 2024.",
    "The delegates discussed digital transformation in Hanoi.",
]


def test_alternatives_are_different_and_ordered(engine: Argos) -> None:
    done: list[int] = []
    found = engine.alternatives(SOURCES, EN_ES, 5, done.append)
    assert sum(done) == len(SOURCES)
    for each in found:
        assert 2 <= len(each) <= 5
        assert len({item.text for item in each}) == len(each)
        scores = [item.score for item in each if item.score is not None]
        assert scores == sorted(scores, reverse=True)


def test_the_first_alternative_is_the_translation(engine: Argos) -> None:
    plain = engine.translate(SOURCES, EN_ES, unheard)
    found = engine.alternatives(SOURCES, EN_ES, 4, unheard)
    assert [each[0].text for each in found] == [item.text for item in plain]


def test_alternatives_keep_lines_and_leave_figures_alone(engine: Argos) -> None:
    one, two, three = engine.alternatives(
        [f" {SOURCES[0]}\n\n{SOURCES[1]}\n", "2026", ""], EN_ES, 3, unheard
    )
    assert all(item.text.startswith(" ") and item.text.count("\n") == 3 for item in one)
    assert len(one) == len({item.text for item in one}) > 1
    assert [[item.text for item in each] for each in (two, three)] == [["2026"], [""]]


TERMS = [
    pytest.param(
        "The prime minister met officials of Lang Son on 5 May.",
        "prime minister",
        HEAD,
        "El jefe del Gobierno se reunió con funcionarios de Lang Son el 5 de mayo.",
        id="subject",
    ),
    pytest.param(
        "The ambassador thanked the governor of Hue.",
        "ambassador",
        ("comisario principal", "el comisario principal"),
        "El comisario principal agradeció a la gobernadora de Hue.",
        id="new-word",
    ),
    pytest.param(
        "The prime minister visited Lang Son in 2024.",
        "Lang Son",
        ("Lạng Sơn",),
        "El primer ministro visitó Lạng Sơn en 2024.",
        id="place",
    ),
]


@pytest.mark.parametrize(("source", "term", "phrases", "wanted"), TERMS)
def test_the_best_candidate_has_the_term_in_its_place(
    engine: Argos, source: str, term: str, phrases: tuple[str, ...], wanted: str
) -> None:
    assert wanted in [found.text for found in insert(engine, source, term, phrases)[:3]]


def assert_sound(found: list[Candidate], output: str, phrases: tuple[str, ...]) -> None:
    assert found
    for each in found:
        assert each.text[each.start : each.end] == each.phrase
        assert each.phrase in phrases
        assert each.text.count(each.phrase) == 1
        assert not each.text[each.end : each.end + 1].isalnum()
        assert not each.text[each.start - 1 : each.start].isalnum() or not each.start
        assert len(each.text.split()) >= 0.7 * len(output.split())
        assert each.method in ("prefix", "splice")
    assert len({each.text for each in found}) == len(found)
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] < 0


def test_candidates_hold_the_phrase_once_and_are_ranked(engine: Argos) -> None:
    wanted = [
        request(engine, SOURCES[0], "National Assembly", CHAMBER),
        request(engine, SOURCES[0], "governor", HEAD),
    ]
    done: list[int] = []
    methods: set[str] = set()
    for each, found in zip(wanted, engine.insert(wanted, EN_ES, done.append), strict=True):
        assert_sound(found, each.output, each.phrases)
        methods.update(item.method for item in found)
    assert methods == {"prefix", "splice"}
    assert sum(done) == 2


def test_candidates_do_not_hang_on_the_company(engine: Argos) -> None:
    one = request(engine, SOURCES[0], "National Assembly", CHAMBER)
    two = request(engine, SOURCES[0], "governor", HEAD)
    first, second = engine.insert([one, two], EN_ES, unheard)
    assert engine.insert([two, one, two], EN_ES, unheard) == [second, first, second]


def test_a_phrase_that_the_model_cannot_write_is_put_in_byte_for_byte(engine: Argos) -> None:
    """No piece for the last word; the model reads `Lang Son` in its place."""
    phrases = ("Lạng Sơn 省",)
    found = insert(engine, "The prime minister visited Lang Son in 2024.", "Lang Son", phrases)
    assert_sound(found, "El primer ministro visitó Lang Son en 2024.", phrases)
    assert found[0].text == "El primer ministro visitó Lạng Sơn 省 en 2024."


def test_signs_that_the_tokenizer_changes_are_kept(engine: Argos) -> None:
    """SentencePiece reads `n.º` as `n.o`, and a no-break space as a blank."""
    phrases = ("Resolución n.º\u00a0128", "la Resolución n.º\u00a0128")
    found = insert(
        engine, "The National Assembly approved Resolution 128.", "Resolution 128", phrases
    )
    assert_sound(found, "La Asamblea Nacional aprobó la Resolución 128.", phrases)
    assert "La Asamblea Nacional aprobó la Resolución n.º\u00a0128." in [
        each.text for each in found[:3]
    ]


def test_an_output_with_foreign_words_keeps_them(engine: Argos) -> None:
    wanted = Insertion(
        "The governor met 省 officials in Hue.", 32, 35,
        "La gobernadora se reunió con 省 funcionarios en Hue.", ("ciudad de Huế",),
    )  # fmt: skip
    (found,) = engine.insert([wanted], EN_ES, unheard)
    assert [each for each in found if each.text.startswith("La gobernadora se reunió con 省 ")]
    assert not [each for each in found if "unk" in each.text]


def test_the_term_of_the_second_line_goes_into_the_second_line(engine: Argos) -> None:
    source = f"{SOURCES[1]}\n  {SOURCES[0]}\n"
    wanted = request(engine, source, "governor", HEAD)
    (found,) = engine.insert([wanted], EN_ES, unheard)
    first = wanted.output.split("\n")[0]
    assert found
    for each in found:
        assert each.text.startswith(f"{first}\n  ")
        assert each.text.endswith("\n")
        assert each.text[each.start : each.end] == each.phrase


@pytest.mark.parametrize(
    ("output", "phrases"),
    [
        pytest.param("Uno.\nDos.", HEAD, id="other-lines"),
        pytest.param("", HEAD, id="no-output"),
        pytest.param("La gobernadora.", (), id="no-phrase"),
        pytest.param("La gobernadora.", (" ",), id="blank-phrase"),
    ],
)
def test_nothing_to_place_is_no_candidate(
    engine: Argos, output: str, phrases: tuple[str, ...]
) -> None:
    assert engine.insert([Insertion("The governor.", 4, 12, output, phrases)], EN_ES, unheard) == [
        []
    ]


def test_without_attention_every_place_is_tried(packages_dir: Path) -> None:
    """Random weights: the probe finds no row of attention to believe."""
    engine = trained(packages_dir, None)
    source = made_up_lines(1)[0]
    wanted = request(engine, source, source.split()[2], ("QZX karo",))
    wanted = Insertion(
        wanted.source, wanted.start, wanted.end, "karo ti mel sun dar vo lin pe sha", wanted.phrases
    )
    (found,) = engine.insert([wanted], EN_ES, unheard)
    assert {each.start for each in found if each.method == "splice"} > {0}
    for each in found:
        assert each.text[each.start : each.end] == "QZX karo"


@pytest.fixture
def prefixed(tmp_path: Path) -> Argos:
    file = build_package(tmp_path / "prefix.argosmodel", target_prefix=">>spa<<")
    install_from_file(file, tmp_path / "packages")
    return trained(tmp_path / "packages", None)


def test_a_target_prefix_is_given_and_taken_off(prefixed: Argos) -> None:
    lines = made_up_lines(3)
    plain = prefixed.translate(lines, EN_ES, unheard)
    found = prefixed.alternatives(lines, EN_ES, 4, unheard)
    assert [each[0].text for each in found] == [item.text for item in plain]
    wanted = Insertion(lines[0], 0, 4, "karo ti mel sun dar vo lin", ("QZX karo",))
    (candidates,) = prefixed.insert([wanted], EN_ES, unheard)
    assert candidates
    assert not [each for each in candidates if ">>" in each.text]


def model_in(folder: Path) -> Model:
    (package,), _ = read_packages(folder)
    return Model(package, EngineSettings(inter_threads=1))


def test_a_forced_beginning_stands_behind_the_target_prefix(
    prefixed: Argos, tmp_path: Path
) -> None:
    model = model_in(tmp_path / "packages")
    source = tuple(model.tokenizer.encode("karo ti mel"))
    forced = tuple(model.tokenizer.encode("sun dar"))
    ((whole,),) = decode(model, [Task(source, 64, forced)], attention=True)
    assert whole.tokens[: len(forced)] == forced
    assert len(whole.attention) == len(whole.tokens) + whole.whole
    assert all(len(row) >= len(source) for row in whole.attention)


def test_a_score_is_a_mean_over_tokens_and_end(trained_dir: Path) -> None:
    model = model_in(trained_dir)
    source, good, bad = (
        tuple(model.tokenizer.encode(text))
        for text in (SOURCES[1], "La inflación aumentó un 18,3 % en 2024.", "La inflación 2024.")
    )
    first, second, again = score(model, [(source, bad), (source, good), (source, bad)])
    assert first == again < second < 0
    (hypothesis,) = decode(model, [Task(source, 64)])[0]
    assert hypothesis.tokens == good
    assert second == pytest.approx(hypothesis.score / (len(good) + 1) ** 0.8, rel=0.05)


def test_a_bpe_package_is_steered_too(package_file: Path, tmp_path: Path) -> None:
    path = Path(install_from_file(package_file, tmp_path).path)
    (path / "sentencepiece.model").unlink()
    (path / "bpe.model").write_text("#version: 0.2\nk a\nr o</w>\n", encoding="utf-8")
    engine = Argos(EngineSettings(("argos",), 1, packages_dir=tmp_path))
    assert engine.shapes(EN_ES)
    assert engine.alternatives(["karo mel."], EN_ES, 3, unheard)[0]
    wanted = Insertion("karo mel sun.", 0, 4, "ti mel, sun karo.", ("X Y", "el X Y"))
    (found,) = engine.insert([wanted], EN_ES, unheard)
    for each in found:
        assert each.text[each.start : each.end] == each.phrase
