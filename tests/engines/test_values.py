"""Codes, pairs, placeholders and hints: values that need no engine."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.engines import Pair, missing_hint, normalise_language
from workflow.engines.placeholders import FAMILIES, name_like, occurrences
from workflow.errors import EngineError


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("en", "en", id="plain"),
        pytest.param("no", "nb", id="norwegian-is-bokmal"),
        pytest.param("nob", "nb", id="three-letters"),
        pytest.param("nor", "nb", id="three-letter-norwegian"),
        pytest.param("nno", "nn", id="nynorsk-stays"),
        pytest.param("vi-VN", "vi", id="country"),
        pytest.param("zh_CN", "zh", id="underscore"),
        pytest.param("nb_NO.UTF-8", "nb", id="locale"),
        pytest.param(" FR ", "fr", id="upper-case-and-blanks"),
        pytest.param("ast", "ast", id="no-two-letter-code"),
        pytest.param("zt", "zt", id="argos-traditional-chinese"),
    ],
)
def test_codes_are_normalised(code: str, expected: str) -> None:
    assert normalise_language(code) == expected


@pytest.mark.parametrize("code", ["", "x", "english", "qq", "und", "mul", "e n", "../x", "12"])
def test_what_is_no_language_is_refused(code: str) -> None:
    with pytest.raises(EngineError, match="is not a language code"):
        normalise_language(code)


@pytest.mark.parametrize("text", ["en-es", "en_es", "en→es", "eng-spa", " EN-ES "])
def test_pairs_are_parsed(text: str) -> None:
    assert Pair.parse(text) == Pair("en", "es")


@pytest.mark.parametrize("text", ["en", "en-es-fr", "en-", "en-qq", "no-nb"])
def test_what_is_no_pair_is_refused(text: str) -> None:
    with pytest.raises(EngineError):
        Pair.parse(text)


def test_a_pair_reads_as_an_arrow() -> None:
    assert str(Pair.parse("no-vi")) == "nb→vi"


@given(
    count=st.integers(0, 30),
    taken=st.lists(st.one_of(st.text(max_size=20), st.sampled_from(["Qzxa qzxB", "see QZZ1."]))),
)
def test_placeholders_are_free_and_apart(count: int, taken: list[str]) -> None:
    for make in (name_like, *FAMILIES.values()):
        tokens = make(count, taken)
        assert len(set(tokens)) == count
        assert not [token for token in tokens for text in taken if token.lower() in text.lower()]
        assert not [(a, b) for a, b in itertools.permutations(tokens, 2) if a in b]


@pytest.mark.parametrize("name", FAMILIES)
def test_neural_placeholders_differ_in_two_characters(name: str) -> None:
    for one, other in itertools.combinations(FAMILIES[name](40, ()), 2):
        assert sum(a != b for a, b in zip(one, other, strict=True)) > 1
        assert one.isascii()


def test_the_families_are_what_they_are_called() -> None:
    assert {name: " ".join(make(3, ["T1 zolmar"])) for name, make in FAMILIES.items()} == {
        "code": "QZZ1 QZX2 QZW3",
        "double": "ZZ1 XX2 WW3",
        "letter": "X1 Z2 Q3",
        "initial": "B2 D3 F4",
        "id": "ID11 ID22 ID33",
        "name": "Vekdun Qirtix Juvlor",
        "acronym": "QXZ QZX QKV",
        "term": "TERM11 TERM22 TERM33",
        "dollar": "$11 $22 $33",
        "bracket": "[11] [22] [33]",
    }


@pytest.mark.parametrize(
    ("token", "text", "found"),
    [
        pytest.param("QZX1", "El QZX1 habló.", ["QZX1"], id="as-it-is"),
        pytest.param("QZX1", "El qzx1, el Qzx1", ["qzx1", "Qzx1"], id="any-case"),
        pytest.param("QZX1", "El QZX 1 habló.", ["QZX 1"], id="inner-blank"),
        pytest.param("QZX1", "QZX12 AQZX1", [], id="part-of-another"),
        pytest.param("[11]", "el [ 11 ], [111]", ["[ 11 ]"], id="brackets"),
        pytest.param("$11", "$11, $ 11, 11 $", ["$11", "$ 11"], id="sign"),
    ],
)
def test_a_placeholder_is_found_again(token: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(token, text)] == found


def test_rule_based_placeholders_are_words() -> None:
    assert name_like(3) == ["Qzxa", "Qzxb", "Qzxc"]
    assert all(token.isalpha() and token.istitle() for token in name_like(40))


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        pytest.param(
            "en-es",
            "For en→es run: bilingual models install en-es, or install Debian's "
            "apertium-eng-spa: sudo apt-get install apertium apertium-eng-spa",
            id="both-engines",
        ),
        pytest.param(
            "nb-nn",
            "For nb→nn install Debian's apertium-nno-nob: "
            "sudo apt-get install apertium apertium-nno-nob",
            id="apertium-only",
        ),
        pytest.param(
            "nb-fr",
            "For nb→fr go through en; for nb→en run: bilingual models install nb-en; "
            "for en→fr run: bilingual models install en-fr",
            id="by-way-of-english",
        ),
        pytest.param(
            "en-vi",
            "No package is on offer for en→vi; a model of your own goes in with: "
            "bilingual models install FILE.argosmodel",
            id="nothing-on-offer",
        ),
    ],
)
def test_the_hint_says_what_to_install(pair: str, expected: str) -> None:
    assert missing_hint(Pair.parse(pair)) == expected


def test_importing_the_room_loads_no_engine() -> None:
    code = (
        "import sys, workflow.engines, workflow.engines.packages\n"
        "heavy = {'ctranslate2', 'numpy', 'sentencepiece', 'argostranslate', 'babel'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
