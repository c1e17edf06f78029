"""Line breaking against libunistring itself, the library under `msgcat`."""

from __future__ import annotations

import ctypes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.translations.po_samples import texts
from workflow.translations.linebreak import _PLAIN, _tables, fold, iter_breaks, text_width

np = pytest.importorskip("numpy", reason="numpy is needed to measure libunistring")
probe = pytest.importorskip("tests.translations.linebreak_probe")

any_text = st.text(
    st.one_of(
        st.sampled_from([chr(c) for n, c in probe.SPECIMENS.items() if n not in ("CR", "LF")]),
        st.sampled_from(" a"),
        st.characters(min_codepoint=32, exclude_categories=["Cs"]),
    ),
    max_size=24,
)


@pytest.fixture(scope="module")
def library() -> ctypes.CDLL:
    found = probe.load()
    if found is None:
        pytest.skip("libunistring 1.0 is not installed")
    return found


@settings(max_examples=600, deadline=None)
@given(text=st.one_of(any_text, texts))
def test_breaks_and_widths_are_those_of_the_library(library: ctypes.CDLL, text: str) -> None:
    text = text.replace("\n", "")
    codes = np.array([ord(character) for character in text], dtype=np.uint32)
    said = probe.breaks(library, codes)
    assert list(iter_breaks(text)) == [
        (at, int(how) == 3) for at, how in enumerate(said) if how > 1
    ]
    assert text_width(text) == sum(max(library.uc_width(int(c), b"UTF-8"), 0) for c in codes)


def test_the_data_is_what_the_library_does_with_the_code_points(library: ctypes.CDLL) -> None:
    """All of the first plane and the next scripts, then every 61st; the script that writes the
    data measures all.
    """
    tables = _tables()
    letter_of = {name: tables.letters[code] for name, code in probe.SPECIMENS.items()}
    sample = np.concatenate([probe.CODE_POINTS[:0x1B000], probe.CODE_POINTS[0x1B000::61]])
    names = list(probe.SPECIMENS)
    kinds = probe.classes(library, sample, probe.TELLING).tolist()
    widths = probe.widths(library, sample).tolist()
    wrong = [
        hex(code)
        for code, kind, columns in zip(sample.tolist(), kinds, widths, strict=True)
        if (tables.letters[code], tables.widths[chr(code)]) != (letter_of[names[kind]], columns)
    ]
    assert wrong == []


def test_the_pairs_are_those_of_the_library(library: ctypes.CDLL) -> None:
    tables = _tables()
    for (before, after), how in probe.pairs(library).items():
        letters = [tables.letters[probe.SPECIMENS[name]] for name in (before, after)]
        assert tables.pairs["".join(letters)] == how, (before, after)


def test_plain_text_is_one_column_wide_and_looks_at_neighbours_only() -> None:
    tables = _tables()
    far_sighted = {tables.letters[code] for code in (0x2028, 0x200B, 0x300, 0x200D, 0x5D0, 0x1F1E6)}
    plain = [code for code in range(0x3000) if _PLAIN.match(chr(code))]
    assert len(plain) > 1000
    assert all(tables.widths[chr(code)] == 1 for code in plain)
    assert not any(tables.letters[code] in far_sighted for code in plain)


@given(st.one_of(any_text, texts), st.integers(1, 80), st.integers(0, 20))
def test_folded_lines_joined_are_the_text(text: str, columns: int, start: int) -> None:
    assert "".join(fold(text, columns, start)) == text


@given(st.lists(st.sampled_from(["a-b", "1.5%", "« x", "x »", "Đảng", "/", "—"]), min_size=1))
def test_plain_text_is_folded_as_any_other(words: list[str]) -> None:
    """A line separator at the end makes the general way be taken; it ends no line itself."""
    text = " ".join(words)
    assert fold(text, 20, 3) == [line.rstrip("\u2028") for line in fold(f"{text}\u2028", 20, 3)]
