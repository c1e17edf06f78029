"""The Apertium engine: the real program where there is one, small stand-ins for broken ones."""

from __future__ import annotations

import csv
import os
import re
import shutil
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from workflow.engines import (
    Engine,
    EngineSettings,
    MachineText,
    Pair,
    find_engine,
)
from workflow.engines.apertium import Apertium
from workflow.engines.apertium import process as apertium_process
from workflow.engines.apertium.stream import Reformatted, deformat, keeps_numbers, reformat
from workflow.errors import EngineError

EN_ES = Pair("en", "es")
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"


def apertium(*pairs: Pair) -> Apertium:
    """The installed program; the test is skipped where it or a mode is missing."""
    engine = Apertium()
    missing = [str(pair) for pair in pairs or (EN_ES,) if pair not in engine.pairs()]
    if missing:
        pytest.skip(f"apertium has no mode for {', '.join(missing)}")
    return engine


def translate(engine: Engine, *texts: str, pair: Pair = EN_ES) -> list[MachineText]:
    return engine.translate(texts, pair, lambda done: None)


@pytest.mark.parametrize(
    ("text", "stream", "pieces"),
    [
        pytest.param("He met Mr. X.", "He met Mr. X.", (), id="plain"),
        pytest.param("11-NQ/TW", "11-NQ\\/TW", (), id="slash-is-escaped"),
        pytest.param("[x] {y} ^a$ \\ @b #c *d", "[0]x[1] [2]y[3] [4]a[5] [6] [7]b [8]c [9]d",
                     ("[", "]", "{", "}", "^", "$", "\\", "@", "#", "*"), id="reserved"),
        pytest.param("a <b>big</b> one", "a [0]big[1] one", ("<b>", "</b>"), id="tags"),
        pytest.param("30\u00a0000", "30[0]000", ("\u00a0",), id="no-break-space"),
        pytest.param("a\nb  c", "a[0]b[1] c", ("\n", " "), id="newline-and-blanks"),
        pytest.param("see www.a.vn/x_y.", "see [0].", ("www.a.vn/x_y",), id="address"),
        pytest.param("to a_b@c.vn", "to [0]", ("a_b@c.vn",), id="mail"),
        pytest.param("5~6 & 7", "5[0]6 [1] 7", ("~", "&"), id="marks-of-later-stages"),
        pytest.param("e\u0301", "é", (), id="composed"),
    ],
)  # fmt: skip
def test_deformatting(text: str, stream: str, pieces: tuple[str, ...]) -> None:
    found = deformat(text)
    assert (found.stream, found.pieces) == (stream, pieces)


@pytest.mark.parametrize(
    ("stream", "expected", "unknown"),
    [
        pytest.param("*Res. 11-*NQ\\/*TW", "Res. 11-NQ/TW", ("Res", "NQ", "TW"), id="unknown"),
        pytest.param("el \\@\\@ΑΒΓ #grupo", "el ΑΒΓ grupo", ("ΑΒΓ", "grupo"), id="other-marks"),
        pytest.param("*a *b *a", "a b a", ("a", "b"), id="each-once"),
        pytest.param("a  b #\\<prn\\>", "a b", (), id="debris"),
        pytest.param("*aujourd'hui.", "aujourd'hui.", ("aujourd'hui",), id="apostrophe"),
    ],
)
def test_reformatting(stream: str, expected: str, unknown: tuple[str, ...]) -> None:
    assert reformat(stream, ()) == Reformatted(expected, unknown)


@pytest.mark.parametrize("stream", ["a b", "a [0][0]", "[0] [1]", "[7]"])
def test_a_lost_or_doubled_piece_is_found_out(stream: str) -> None:
    assert reformat(stream, ("x",)) is None


@given(st.text(), st.booleans())
def test_what_was_shielded_comes_back(text: str, strict: bool) -> None:
    shielded = deformat(text, strict=strict)
    assert not re.search(r"[{}^$@<>*#~\n\0]", shielded.stream)
    back = reformat(shielded.stream, shielded.pieces)
    assert back is not None
    assert back.text == unicodedata.normalize("NFC", text).strip(" ")
    assert back.unknown_words == ()


def test_numbers_are_counted() -> None:
    assert keeps_numbers("11-NQ/TW of 11.5", "11.5: 11-NQ/TW, 3")
    assert not keeps_numbers("11 and 11", "11")


def test_english_to_spanish() -> None:
    (result,) = translate(apertium(), "The government approved the plan.")
    assert result == MachineText("El gobierno aprobó el plan.", None, (), False)


def test_unknown_words_are_kept_and_counted() -> None:
    engine = apertium()
    (result,) = translate(engine, "The blorf met Qzxa.")
    assert result.unknown_words == ("blorf", "Qzxa")
    assert "*" not in result.text
    assert "blorf" in result.text


def test_empty_and_letterless_texts_stay() -> None:
    texts = ["", "  ", "2026", "\n", "5 % – 7"]
    assert [item.text for item in translate(apertium(), *texts)] == texts


def test_repeats_order_and_outer_blanks() -> None:
    one, two, three, four = translate(apertium(), "house", " red\n", "", "house")
    assert one == four
    assert (one.text, two.text, three.text) == ("Casa", " Rojo\n", "")


def test_progress_counts_every_text() -> None:
    done: list[int] = []
    apertium().translate(["a house", "", "7", "a house", "red"], EN_ES, done.append)
    assert sum(done) == 5


def test_labels() -> None:
    engine = apertium()
    assert re.fullmatch(r"apertium en→es \d+\.\d+\.\d+", engine.label(EN_ES))
    assert re.fullmatch(
        r"apertium/en-es/\d+\.\d+\.\d+/[0-9a-f]{16}/[0-9a-f]{6}", engine.signature(EN_ES)
    )


def test_a_route_over_spanish() -> None:
    apertium(EN_ES, Pair("es", "fr"))
    engine = find_engine(Pair("en", "fr"), EngineSettings(order=("apertium",)))
    assert engine is not None
    assert engine.label(Pair("en", "fr")).startswith("apertium en→es→fr 3.")
    (result,) = translate(engine, "The red house of Qzxa.", pair=Pair("en", "fr"))
    assert result.text == "La maison rouge de Qzxa."


MODES = [EN_ES, Pair("fr", "es"), Pair("nb", "nn"), Pair("nb", "da")]
NASTY = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="[]{}^$/\\@<>*#~+&_ \n\u00a0abAe.,12-éđ'’", max_size=40),
    st.lists(
        st.sampled_from(
            [
                "the",
                "of",
                "Resolution",
                "No.",
                "11-NQ/TW",
                "30/2020/NĐ-CP",
                ",",
                ".",
                "<b>",
                "</b>",
                "30\xa0000",
                "1,000",
                "18.3%",
                "25.",
                "planen",
                "l'assemblée",
                "du",
                "le",
                "[x]",
                "{y}",
                "*",
                "#",
                "@",
                "^a$",
                "a@b.vn",
                "\n",
                "\x00",
                "\u200b",
            ]
        ),
        max_size=15,
    ).map(" ".join),
)


@pytest.mark.parametrize("pair", MODES, ids=str)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@example(texts=["0\nY"])  # French "y" may have no word in the translation; the line stays
@given(texts=st.lists(NASTY, max_size=30))
def test_any_text_comes_back_in_its_place(pair: Pair, texts: list[str]) -> None:
    results = translate(apertium(pair), *texts, pair=pair)
    assert len(results) == len(texts)
    for text, result in zip(texts, results, strict=True):
        assert keeps_numbers(text, result.text)
        for mark in "[]{}^$\\@*#<>\n\u00a0\u200b":
            assert result.text.count(mark) == text.count(mark), mark
        if not text.strip():
            assert result.text == text


def test_document_numbers_survive() -> None:
    path = SHARED / "domain" / "references.csv"
    if not path.is_file():
        pytest.skip("no shared domain files beside the checkout")
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    symbols = sorted({row["canonical"] for row in rows if row["canonical"][:1].isdigit()})
    assert symbols
    texts = [f"He signed {symbol} today." for symbol in symbols]
    for symbol, result in zip(symbols, translate(apertium(), *texts), strict=True):
        assert symbol in result.text


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """A program folder with an eng-spa mode and an `apertium` yet to be written."""
    (tmp_path / "bin").mkdir()
    modes = tmp_path / "share" / "apertium" / "modes"
    modes.mkdir(parents=True)
    for mode in ("eng-spa", "eng-spa_x", "eco-eng-spa", "xxx-yyy", "nob-nno"):
        (modes / f"{mode}.mode").write_text("cat\n")
    return tmp_path / "bin" / "apertium"


def write_program(path: Path, body: str) -> Apertium:
    path.write_text(f"#!/bin/sh\n[ \"$1\" = -V ] && echo 'Apertium 9.9.1' && exit\n{body}\n")
    path.chmod(0o755)
    return Apertium(path)


def test_modes_become_pairs(stand_in: Path) -> None:
    engine = write_program(stand_in, "cat")
    assert engine.pairs() == {EN_ES, Pair("nb", "nn")}
    assert engine.label(Pair("nb", "nn")) == "apertium nb→nn 9.9.1"


def test_the_signature_follows_the_data(stand_in: Path, tmp_path: Path) -> None:
    data = tmp_path / "rules.bin"
    mode = tmp_path / "share" / "apertium" / "modes" / "eng-spa.mode"
    mode.write_text(f"lt-proc '{data}'\n")
    engine = write_program(stand_in, "cat")
    signatures = set()
    for content in (b"one", b"two", b"one"):
        data.write_bytes(content)
        signatures.add(engine.signature(EN_ES))
    assert len(signatures) == 2


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param(
            "echo 'no such file' >&2; exit 3", "failed for en→es: no such file", id="fails"
        ),
        pytest.param("exit 3", "failed for en→es: exit status 3", id="fails-in-silence"),
        pytest.param("cat >/dev/null", "gave back other texts", id="says-nothing"),
        pytest.param("tr '\\000' ' '", "gave back other texts", id="joins-texts"),
        pytest.param("tr '=' '_'", "gave back other texts", id="spoils-the-numbers"),
        pytest.param("kill -SEGV $$", "failed for en→es: exit status -11", id="crashes"),
    ],
)
def test_a_broken_program_is_one_sentence(stand_in: Path, body: str, message: str) -> None:
    engine = write_program(stand_in, body)
    with pytest.raises(EngineError, match=message) as caught:
        translate(engine, "one", "two")
    assert "echo test | apertium eng-spa" in str(caught.value)


def test_what_never_comes_back_whole_stays_as_it_was(stand_in: Path) -> None:
    engine = write_program(stand_in, "sed 's/7/8/g'")
    fine, spoilt = translate(engine, "one", "the 7th one")
    assert fine.text == "one"
    assert spoilt == MachineText("the 7th one", None, (), False)


def test_a_program_that_hangs_is_ended(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apertium_process, "LEAST_SECONDS", 0.5)
    note = tmp_path / "child"
    engine = write_program(stand_in, f"sleep 60 & echo $! > {note}; wait")
    started = time.monotonic()
    with pytest.raises(EngineError, match="gave no answer for en→es within"):
        translate(engine, "one")
    assert time.monotonic() - started < 20
    child = int(note.read_text())
    for _ in range(100):
        if not _lives(child):
            break
        time.sleep(0.05)
    assert not _lives(child)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.is_file() and status.read_text().split()[2] == "Z")


def test_a_program_that_cannot_start_is_one_sentence(stand_in: Path) -> None:
    engine = write_program(stand_in, "cat")
    stand_in.chmod(0o644)
    with pytest.raises(EngineError, match="apertium cannot be started"):
        translate(engine, "one")


def test_no_program_has_no_pairs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("apertium") is None
    engine = Apertium()
    assert engine.pairs() == frozenset()
    with pytest.raises(
        EngineError, match=r"not installed.*apt-get install apertium apertium-eng-spa"
    ):
        translate(engine, "one")


def test_a_missing_mode_says_what_to_install(stand_in: Path) -> None:
    engine = write_program(stand_in, "cat")
    with pytest.raises(EngineError, match=r"no mode for fr→es.*apertium-fr-es"):
        translate(engine, "un", pair=Pair("fr", "es"))
