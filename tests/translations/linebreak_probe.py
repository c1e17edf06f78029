"""Measures how libunistring, the library under `msgcat`, breaks lines.

Run as a script it writes the two data files of `workflow.translations`; the tests import it
to compare those files with the library that is installed. The classes carry the names of
Unicode Standard Annex #14; classes that behave alike have been given one name.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

VERSION = 0x10000
"""libunistring 1.0, Unicode 14: the one `msgcat` 0.21 of Debian 12 is linked with."""

SPECIMENS = {
    "AL": 0x61,
    "B2": 0x2014,
    "BA": 0x2010,
    "BB": 0xB4,
    "BK": 0xB,
    "CL": 0x7D,
    "CM": 0x300,
    "CP": 0x29,
    "CR": 0xD,
    "EB": 0x261D,
    "EM": 0x1F3FB,
    "EX": 0x21,
    "GL": 0xA0,
    "H2": 0xAC00,
    "H3": 0xAC01,
    "HL": 0x5D0,
    "HY": 0x2D,
    "ID": 0x4E00,
    "IN": 0x2026,
    "IS": 0x2C,
    "JL": 0x1100,
    "JT": 0x11A8,
    "JV": 0x1160,
    "LF": 0xA,
    "NS": 0x3005,
    "NU": 0x31,
    "OP": 0x28,
    "OP2": 0x300C,
    "PO": 0x25,
    "PR": 0x24,
    "QU": 0x22,
    "RI": 0x1F1E6,
    "SP": 0x20,
    "SY": 0x2F,
    "WJ": 0x2060,
    "ZW": 0x200B,
    "ZWJ": 0x200D,
}
"""One code point of each class."""

TELLING = [
    "AL",
    "JV",
    "HY",
    "JL",
    "NU",
    "PO",
    "B2",
    "CL",
    "CR",
    "EB",
    "EM",
    "GL",
    "HL",
    "LF",
    "OP",
    "SY",
]
"""Classes enough to tell all others by how they break beside these."""

RULED_IN_CODE = frozenset({"BK", "CM", "CR", "LF", "SP", "ZW", "ZWJ"})
"""Classes that no pair table holds."""

_SPACE, _LETTER, _NEWLINE = 0x20, 0x61, 0x0A
CODE_POINTS = np.array(
    [code for code in range(1, 0x110000) if not 0xD800 <= code < 0xE000], dtype=np.uint32
)
_DATA = Path(__file__).resolve().parents[2] / "workflow" / "translations"


def load() -> ctypes.CDLL | None:
    """The library of the measured version, or `None` where it is not installed."""
    try:
        library = ctypes.CDLL("libunistring.so.2")
    except OSError:
        return None
    found = ctypes.c_int.in_dll(library, "_libunistring_version").value
    return library if found == VERSION else None


def breaks(library: ctypes.CDLL, codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
    """What the library says before each code point: 1 none, 2 break, 3 line separator."""
    codes = np.ascontiguousarray(codes, dtype=np.uint32)
    out = np.zeros(len(codes), dtype=np.uint8)
    library.u32_possible_linebreaks_v2(
        codes.ctypes.data_as(ctypes.c_void_p),
        ctypes.c_size_t(len(codes)),
        b"UTF-8",
        out.ctypes.data_as(ctypes.c_void_p),
    )
    return out


def classes(
    library: ctypes.CDLL, codes: npt.NDArray[np.uint32], specimens: list[str]
) -> npt.NDArray[np.int64]:
    """For each code point the index of its class in `SPECIMENS`, told by its behaviour."""
    codes = np.concatenate([codes, np.array(list(SPECIMENS.values()), dtype=np.uint32)])
    behaviour = np.zeros(len(codes), dtype=np.uint64)
    for specimen in specimens:
        for template in ("rx", "rsx", "xr", "xsr", "arx"):
            probe = np.empty((len(codes), len(template) + 1), dtype=np.uint32)
            for column, letter in enumerate(template + "n"):
                probe[:, column] = {
                    "r": SPECIMENS[specimen],
                    "s": _SPACE,
                    "a": _LETTER,
                    "n": _NEWLINE,
                }.get(letter, 0)
                if letter == "x":
                    probe[:, column] = codes
            said = breaks(library, probe.ravel()).reshape(probe.shape).astype(np.uint64)
            for column in range(said.shape[1]):
                behaviour = behaviour * np.uint64(6364136223846793005) + said[:, column]
    own = behaviour[-len(SPECIMENS) :].tolist()
    assert len(set(own)) == len(SPECIMENS), "two specimens behave alike"
    seen, inverse = np.unique(behaviour[: -len(SPECIMENS)], return_inverse=True)
    return np.array([own.index(value) for value in seen.tolist()])[inverse.ravel()]


def widths(library: ctypes.CDLL, codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    """Columns each code point takes; 0 for what the library calls a control character."""
    return np.array([max(library.uc_width(code, b"UTF-8"), 0) for code in codes.tolist()])


def iter_ranges(library: ctypes.CDLL) -> Iterator[tuple[int, int, str, int]]:
    """First and last code point, class and width, in order; letters of width 1 left out."""
    names = list(SPECIMENS)
    kind, width = classes(library, CODE_POINTS, TELLING), widths(library, CODE_POINTS)
    edges = np.nonzero(
        (np.diff(kind) != 0) | (np.diff(width) != 0) | (np.diff(CODE_POINTS.astype(int)) != 1)
    )[0]
    starts = [0, *(edges + 1).tolist()]
    ends = [*edges.tolist(), len(CODE_POINTS) - 1]
    for start, end in zip(starts, ends, strict=True):
        name, columns = names[kind[start]], int(width[start])
        if (name, columns) != ("AL", 1):
            yield int(CODE_POINTS[start]), int(CODE_POINTS[end]), name, columns


def pairs(library: ctypes.CDLL) -> dict[tuple[str, str], str]:
    """For each two classes `÷` break between, `%` break after blanks only, `×` no break."""
    table: dict[tuple[str, str], str] = {}
    names = [name for name in SPECIMENS if name not in RULED_IN_CODE]
    for before in names:
        for after in names:
            first, second = SPECIMENS[before], SPECIMENS[after]
            direct = breaks(library, np.array([first, second], dtype=np.uint32))[1] == 2
            spaced = breaks(library, np.array([first, _SPACE, second], dtype=np.uint32))[2] == 2
            table[before, after] = "÷" if direct else "%" if spaced else "×"
    return table


def main() -> None:
    """Write the data files."""
    library = load()
    if library is None:
        sys.exit("libunistring 1.0 is not installed")
    by_class: dict[tuple[str, int], list[str]] = {}
    for first, last, name, width in iter_ranges(library):
        text = f"{first:X}" if first == last else f"{first:X}-{last:X}"
        by_class.setdefault((name, width), []).append(text)
    lines = ["class,width,code points"]
    for (name, width), ranges in sorted(by_class.items()):
        lines.extend(
            f"{name},{width},{' '.join(ranges[start : start + 8])}"
            for start in range(0, len(ranges), 8)
        )
    _write("linebreak-classes.csv", lines)
    table = pairs(library)
    names = [name for name in SPECIMENS if name not in RULED_IN_CODE]
    _write(
        "linebreak-pairs.csv",
        [
            ",".join(["before/after", *names]),
            *(",".join([row, *(table[row, column] for column in names)]) for row in names),
        ],
    )


def _write(name: str, lines: list[str]) -> None:
    (_DATA / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
