"""The benchmark of Word documents: what it lets pass, and what it says where a rival is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import word, word_argos
from benchmarks.word_writing import sentences, ways


@pytest.mark.parametrize(
    ("found", "told"),
    [
        pytest.param({("a", 2_000): 0.9, ("a", 10_000): 5.0}, [], id="quick-and-even"),
        pytest.param({("a", 2_000): 1.0}, ["a: 2,000 rows take 1.00 s, not under a second"], id="slow"),
        pytest.param({("a", 2_000): 0.2, ("a", 10_000): 1.5}, ["a: 10,000 rows take 7.5 times as long"], id="uneven"),
        pytest.param({("a", 200): 3.0}, [], id="other-sizes-are-not-judged"),
    ],
)  # fmt: skip
def test_what_is_slow_or_uneven_is_told(found: word.Times, told: list[str]) -> None:
    assert word.misses(found) == told


def test_a_way_that_loses_a_sentence_stops_it() -> None:
    table = next(way for way in ways() if way.name == "table")
    assert word.measure(table, sentences(3), 1)[1] > 1_000
    loses = word.Way("loses", lambda pairs: table.make(pairs[:-1]), table.read)
    with pytest.raises(SystemExit, match="units out are not the units in"):
        word.measure(loses, sentences(3), 1)


def test_a_rival_that_cannot_be_fetched_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(word_argos, "_FOLDER", tmp_path / "file" / "environment")
    assert ("table", 5) in word.print_writing([5], 1)
    out = capsys.readouterr().out
    [line] = [line for line in out.splitlines() if "argos" in line and "was not" in line]
    assert line.startswith("argos-translate-files was not measured: ")
    assert "beside python-docx" in out
    assert "beside argos" not in out
