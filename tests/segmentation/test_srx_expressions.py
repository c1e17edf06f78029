"""Expressions of ICU and Java mean the same for us."""

from __future__ import annotations

import pytest
import regex

from workflow.segmentation.icu import LIMIT, PatternError, translate


@pytest.mark.parametrize(
    ("expression", "yes", "no"),
    [
        pytest.param(r"\Qa.b*\E+", ["a.b*", "a.b**"], ["axb*", "a.b"], id="quoted"),
        pytest.param(r"\Qa.b", ["a.b"], ["axb"], id="quoted-to-the-end"),
        pytest.param(r"[\Q^]\E]", ["^", "]"], ["Q"], id="quoted-in-set"),
        pytest.param(r"a++b", ["aab"], ["b"], id="possessive"),
        pytest.param(r"a++a", [], ["aa", "aaa"], id="possessive-gives-nothing-back"),
        pytest.param(r"(?>a+)b", ["aab"], ["b"], id="atomic"),
        pytest.param(r"\h\H", ["\u00a0a", "\tb", "\u202fc"], ["\na"], id="horizontal-space"),
        pytest.param(r"[\h,]", ["\u00a0", ","], ["\n"], id="horizontal-space-in-set"),
        pytest.param(r"\v\V\R", ["\na\r\n", "\u2028b\n"], ["aaa"], id="vertical-space"),
        pytest.param(r"\p{Lu}\pL\P{L}\p{IsL}", ["Àb1c"], ["àb1c", "ÀbÀc"], id="properties"),
        pytest.param(r"\p{javaUpperCase}\p{Alpha}", ["Éa"], ["éa"], id="java-properties"),
        pytest.param(r"[[:upper:][:^alpha:]]", ["É", "1"], ["é"], id="posix-sets"),
        pytest.param(r"[a-z&&[^m-p]]", ["a", "z"], ["m", "A"], id="java-intersection"),
        pytest.param(r"[[a-z]-[m]]", ["a"], ["m", "-"], id="icu-difference"),
        pytest.param(r"[[a-z]&[m]]", ["m"], ["a", "&"], id="icu-intersection"),
        pytest.param(r"[a[bc]]", ["a", "b"], ["["], id="union"),
        pytest.param(r"[]a]", ["]", "a"], ["b"], id="bracket-first"),
        pytest.param(r"[a-]", ["a", "-"], ["b"], id="dash-last"),
        pytest.param(r"[-a|~]", ["-", "|", "~"], ["b"], id="dash-first"),
        pytest.param(r"\x41\x{1EBF}\u00E9\U0001F600\0101", ["Aếé😀A"], ["A"], id="code-points"),
        pytest.param(r"\N{EURO SIGN}\t\e\cA", ["€\t\x1b\x01"], ["N"], id="named-and-controls"),
        pytest.param(r"(?i)straße\.", ["STRAßE."], ["strase."], id="case"),
        pytest.param(r"(?:(?i)a)b|(?i:c)d", ["Ab", "Cd"], ["AB", "CD"], id="case-in-a-group"),
        pytest.param(r"(?u)a(?U:b)(?x) c # remark", ["abc"], ["ab c"], id="flags"),
        pytest.param(r"(?<name>a)(b)(?#remark)", ["ab"], ["b"], id="groups"),
        pytest.param(r"\bno\b\.(?!\d)(?<=\.)", ["no."], ["o."], id="look-around"),
        pytest.param(r"a{2}b{1,2}c{0,}", ["aab", "aabbcc"], ["ab"], id="counts"),
        pytest.param(r"x{y}", ["x{y}"], ["x"], id="braces"),
        pytest.param(r"a\Z", ["a"], ["b"], id="end"),
        pytest.param("", [""], ["a"], id="nothing"),
    ],
)
def test_expression_matches(expression: str, yes: list[str], no: list[str]) -> None:
    pattern = regex.compile(translate(expression).text, regex.V1)
    assert [text for text in yes if not pattern.fullmatch(text)] == []
    assert [text for text in no if pattern.fullmatch(text)] == []


@pytest.mark.parametrize(
    "expression",
    [
        *("(", ")", "[", "[a", "a**b", "*a", "\\", "(?<n", "(?q)a", "(?*a)", "b{2,1}", "[z-a]"),
        *(
            r"\1",
            r"\k<a>",
            r"\y",
            r"\p{Nope}",
            r"[\b]",
            r"\N{NO SUCH NAME}",
            r"\x{110000}",
            r"[\Qa",
        ),
    ],
)
def test_what_cannot_be_used_is_refused(expression: str) -> None:
    with pytest.raises(PatternError):
        translate(expression)


def test_repetition_ends_at_the_limit() -> None:
    pattern = regex.compile(translate("a+b*c{2,}").text, regex.V1)
    assert pattern.fullmatch("a" * LIMIT + "cc")
    assert not pattern.fullmatch("a" * (LIMIT + 1) + "cc")
    assert not pattern.fullmatch("a" + "b" * (LIMIT + 1) + "cc")
