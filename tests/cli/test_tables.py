"""Tables fit the terminal, and are whole in a pipe."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.conftest import REPOSITORY
from workflow.cli.tables import GAP, asked_width, broken, column_widths

COMMAND = [sys.executable, "-c", "from workflow.cli import main; main()"]
LONG = "resolution-on-the-arrangement-of-the-apparatus-of-the-political-system"


@pytest.fixture(scope="module")
def wide_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with the sample glossary and an article of a long name."""
    root = tmp_path_factory.mktemp("wide")
    (root / "sources").mkdir()
    shutil.copytree(REPOSITORY / "glossary", root / "glossary")
    (root / "workflow.toml").write_text("[desk]\n", encoding="utf-8")
    (root / f"sources/{LONG}.md").write_text(
        "---\ntitle: A\nlang: en\ntargets: [fr, nb]\n---\nThe Politburo met.\n", encoding="utf-8"
    )
    subprocess.run([*COMMAND, "--desk", root, "extract"], check=True, capture_output=True)
    return root


def in_terminal(columns: int, *arguments: str | Path) -> list[str]:
    """The lines that a command shows in a terminal of so many columns, without colours."""
    main, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    environment["TERM"] = "xterm"
    process = subprocess.Popen([*COMMAND, *arguments], stdout=other, env=environment)
    os.close(other)
    shown = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(main)
    assert process.wait() == 0
    text = re.sub(r"\x1b\[[0-9;]*m", "", shown.decode())
    return text.replace("\r", "").splitlines()


def piped(*arguments: str | Path, columns: str | None = None) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    if columns is not None:
        environment["COLUMNS"] = columns
    return subprocess.run(
        [*COMMAND, *arguments], check=True, capture_output=True, text=True, env=environment
    ).stdout


@pytest.mark.parametrize("columns", [80, 100])
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("status",), id="status"),
        pytest.param(("glossary", "list"), id="glossary-list"),
        pytest.param(
            ("glossary", "find", "--lang", "en", "--to", "fr", "The Politburo met officials."),
            id="glossary-find",
        ),
    ],
)
def test_a_table_fits_the_terminal(wide_desk: Path, columns: int, command: tuple[str, ...]) -> None:
    lines = in_terminal(columns, "--desk", wide_desk, *command)
    assert len(lines) > 2
    assert max(map(cell_len, lines)) <= columns


def test_no_figure_and_no_letter_is_lost_in_a_narrow_terminal(wide_desk: Path) -> None:
    lines = in_terminal(80, "--desk", wide_desk, "status")
    name = "".join(line.split("  ")[0].strip() for line in lines[2:])
    assert name.count(LONG) == 2
    assert "Untransl." in lines[0]


def test_a_pipe_gets_every_row_on_one_line(wide_desk: Path) -> None:
    status = piped("--desk", wide_desk, "status").splitlines()
    rows = [line for line in status if line.startswith(LONG)]
    assert [row.split()[1] for row in rows] == ["en→fr", "en→nb"]
    concepts = piped("--desk", wide_desk, "glossary", "list").splitlines()
    [row] = [line for line in concepts if line.startswith("body-politburo ")]
    assert "Buró Político" in row
    assert not any(line.endswith(" ") for line in [*status, *concepts])


@pytest.mark.parametrize(("columns", "fits"), [("100", 100), ("wide", 0)])
def test_a_pipe_is_as_wide_as_it_is_told(wide_desk: Path, columns: str, fits: int) -> None:
    lines = piped("--desk", wide_desk, "glossary", "list", columns=columns).splitlines()
    widest = max(map(cell_len, lines))
    assert widest <= fits if fits else widest > 200


def test_what_the_environment_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert asked_width() is None
    monkeypatch.setenv("COLUMNS", "90")
    assert asked_width() == 90
    monkeypatch.setenv("COLUMNS", "0")
    assert asked_width() is None


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("digital-services-lang-son", 17, "digital-services-\nlang-son", id="id"),
        pytest.param("fr/review.po:12", 10, "fr/\nreview.po:\n12", id="place"),
        pytest.param("Party leader", 12, "Party leader", id="fits"),
        pytest.param("Party leader", 11, "Party\nleader", id="blank"),
        pytest.param("", 5, "", id="empty"),
        pytest.param("one\ntwo", 5, "one\ntwo", id="line-break"),
    ],
)
def test_where_a_cell_breaks(text: str, width: int, lines: str) -> None:
    assert broken(text, width) == lines


cells = st.text(alphabet="abc-/ ü例", max_size=40)


@given(cells, st.integers(1, 30))
def test_breaking_loses_nothing_but_blanks(text: str, width: int) -> None:
    made = broken(text, width)
    assert made.split() == broken(text, width).split()
    assert "".join(made.split()) == "".join(text.split())


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1), st.integers(30, 120))
def test_columns_are_never_wider_than_the_room(rows: list[list[str]], room: int) -> None:
    widths = column_widths(rows, frozenset(), room)
    assert sum(widths) + GAP * 2 <= room
    wanted = [max(cell_len(row[index]) for row in rows) for index in range(3)]
    assert all(width <= want for width, want in zip(widths, wanted, strict=True))
    if sum(wanted) + GAP * 2 <= room:
        assert widths == wanted


def test_figures_keep_their_width() -> None:
    rows = [["Article", "Units"], ["a" * 60, "1234567"]]
    assert column_widths(rows, frozenset({1}), 20) == [11, 7]
