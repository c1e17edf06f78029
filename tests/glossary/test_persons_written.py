"""How persons are written: languages, house styles, titles, first and later mentions."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.errors import GlossaryError
from workflow.glossary import Glossary
from workflow.glossary.names.mentions import mention_findings
from workflow.glossary.names.persons import find_persons, render_person, short_name, titled_name
from workflow.style import Style, style_of

TERMBASE, DIACRITICS, PLAIN = Style(), Style(names="diacritics"), Style(names="plain")

KNOWN = {
    "en": "Nguyen Phu Trong", "es": "Nguyen Phu Trong", "nb": "Nguyen Phu Trong",
    "fr": "Nguyên Phu Trong", "vi": "Nguyễn Phú Trọng",
}  # fmt: skip


@pytest.mark.parametrize("target", KNOWN)
@pytest.mark.parametrize("source", KNOWN)
def test_a_person_of_the_termbase_goes_from_any_language_to_any(
    glossary: Glossary, source: str, target: str
) -> None:
    (one,) = find_persons(KNOWN[source], source, glossary)
    assert render_person(one, target, TERMBASE) == (KNOWN[target], True)


@pytest.mark.parametrize(
    ("source", "text", "target", "style", "expected"),
    [
        pytest.param("vi", "Trần Văn Hải", "en", TERMBASE, ("Tran Van Hai", True), id="dropped"),
        pytest.param("vi", "Đỗ Thị Ngọc", "fr", TERMBASE, ("Dô Thi Ngoc", True), id="stroke"),
        pytest.param("en", "Tran Van Hai", "es", TERMBASE, ("Tran Van Hai", True), id="kept"),
        pytest.param("en", "Tran Van Hai", "vi", TERMBASE, ("Tran Van Hai", False), id="unknown-marks"),
        pytest.param("fr", "Trân Van Hai", "vi", TERMBASE, ("Trân Van Hai", False), id="some-marks"),
        pytest.param("en", "Trần Văn Hải", "vi", TERMBASE, ("Trần Văn Hải", True), id="all-marks"),
        pytest.param("vi", "Trần Văn Hải", "nb", DIACRITICS, ("Trần Văn Hải", True), id="house-marks"),
        pytest.param("fr", "Tran Van Hai", "nb", DIACRITICS, ("Tran Van Hai", False), id="not-invented"),
        pytest.param("nb", "Lo Thi Binhs", "es", TERMBASE, ("Lo Thi Binh", True), id="genitive"),
        pytest.param("vi", "Vương Đình Huệ", "fr", TERMBASE, ("Vuong Dinh Huê", True), id="row"),
        pytest.param("vi", "Vương Đình Huệ", "fr", PLAIN, ("Vuong Dinh Hue", True), id="row-plain"),
        pytest.param("en", "Vuong Dinh Hue", "en", DIACRITICS, ("Vương Đình Huệ", True), id="row-marks"),
        pytest.param("en", "Vuong Dinh Hue", "vi", PLAIN, ("Vương Đình Huệ", True), id="vi-has-marks"),
    ],
)  # fmt: skip
def test_the_house_style_decides(
    glossary: Glossary,
    source: str,
    text: str,
    target: str,
    style: Style,
    expected: tuple[str, bool],
) -> None:
    (one,) = find_persons(text, source, glossary)
    assert render_person(one, target, style) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "General Secretary Nguyen Phu Trong"),
        ("fr", "le secrétaire général Nguyên Phu Trong"),
        ("es", "el secretario general Nguyen Phu Trong"),
        ("nb", "generalsekretær Nguyen Phu Trong"),
        ("vi", "Tổng Bí thư Nguyễn Phú Trọng"),
    ],
)
def test_a_title_before_a_name(glossary: Glossary, language: str, expected: str) -> None:
    title = glossary.concept("title-general-secretary")
    assert titled_name(title, KNOWN[language], language) == expected


@pytest.mark.parametrize(
    ("language", "form", "expected"),
    [
        ("en", None, "Party General Secretary X"),
        ("fr", None, "le secrétaire général du Parti X"),
        ("nb", None, "generalsekretær X"),
        ("en", "comrade", "Comrade X"),
    ],
)
def test_a_title_in_full_before_a_name(
    glossary: Glossary, language: str, form: str | None, expected: str
) -> None:
    title = glossary.concept("title-general-secretary")
    assert titled_name(title, "X", language, short=False, form=form) == expected


def test_an_article_is_elided(glossary: Glossary) -> None:
    title = glossary.concept("title-auditor-general")
    assert titled_name(title, "Tran Van Hai", "fr") == "l’auditeur général de l’État Tran Van Hai"


def test_later_forms() -> None:
    assert short_name("Nguyen Phu Trong", "en") == "Trong"
    assert short_name("Nguyễn Phú Trọng", "vi") == "đồng chí Trọng"
    assert short_name("Nguyen Phu Trong", "de") == "Nguyen Phu Trong"


FULL = Style(later_mention="full")
FINDINGS = [
    pytest.param(
        "en", ["General Secretary Trong spoke.", "Nguyen Phu Trong left."], TERMBASE,
        [(0, "Trong", "first mention is the full name, Nguyen Phu Trong")], id="first-is-short",
    ),
    pytest.param(
        "en", ["Nguyen Phu Trong spoke.", "Later General Secretary Trong left, and Trong slept."], FULL,
        [(1, "Trong", "repeats the full name"), (1, "Trong", "repeats the full name")], id="later-is-short",
    ),
    pytest.param("en", ["Nguyen Phu Trong spoke.", "General Secretary Trong left."], TERMBASE, [], id="as-the-source"),
    pytest.param(
        "en", ["Nguyễn Phú Trọng spoke."], TERMBASE,
        [(0, "Nguyễn Phú Trọng", "the approved form is Nguyen Phu Trong")], id="marks-in-english",
    ),
    pytest.param("en", ["Nguyễn Phú Trọng spoke."], DIACRITICS, [], id="marks-in-the-house-style"),
    pytest.param(
        "fr", ["Mme Huong parle.", "Pham Thi Huong part."], TERMBASE,
        [(0, "Huong", "Pham Thi Huong")], id="first-of-an-unknown-person",
    ),
    pytest.param(
        "fr", ["Trân Van Hai part.", "Tran Van Hai revient."], TERMBASE,
        [(1, "Tran Van Hai", "before it was written Trân Van Hai")], id="two-spellings",
    ),
    pytest.param("vi", ["Bà Hạnh nói.", "Bà Lường Thị Hạnh"], TERMBASE, [(0, "Hạnh", "Lường Thị Hạnh")], id="vi-first"),
    pytest.param(
        "vi", ["Nguyễn Phú Trọng phát biểu.", "Đồng chí Trọng nêu rõ."], FULL,
        [(1, "Trọng", "repeats the full name, Nguyễn Phú Trọng")], id="vi-later",
    ),
    pytest.param("vi", ["Nguyễn Phú Trọng.", "Trong tỉnh, trong nước."], FULL, [], id="vi-word-is-no-name"),
    pytest.param(
        "vi", ["Nguyễn Phú Trong"], TERMBASE, [(0, "Nguyễn Phú Trong", "Nguyễn Phú Trọng meant?")], id="mark-lost",
    ),
    pytest.param("vi", ["Nguyen Phu Trong"], TERMBASE, [(0, "Nguyen Phu Trong", "approved form is Nguyễn Phú Trọng")], id="no-marks"),
    pytest.param("en", ["Nguyen Phu Trang"], TERMBASE, [(0, "Nguyen Phu Trang", "Nguyen Phu Trong meant?")], id="letter-changed"),
    pytest.param("es", ["Pham Mihn Chinh"], TERMBASE, [(0, "Pham Mihn Chinh", "Pham Minh Chinh meant?")], id="letters-swapped"),
    pytest.param("nb", ["Luong Cung"], TERMBASE, [(0, "Luong Cung", "Luong Cuong meant?")], id="letter-lost"),
    pytest.param("en", ["To Lan and To Lam"], TERMBASE, [], id="short-names-are-others"),
    pytest.param("nb", ["Tran Van Hai. Lo Thi Binhs kurs. Lo Thi Binh gikk."], FULL, [], id="all-is-well"),
    pytest.param("de", ["Nguyen Phu Trang"], TERMBASE, [], id="unknown-language"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "texts", "style", "expected"), FINDINGS)
def test_mentions(
    glossary: Glossary,
    language: str,
    texts: list[str],
    style: Style,
    expected: list[tuple[int, str, str]],
) -> None:
    found = mention_findings(texts, language, glossary, style)
    assert [(one.index, texts[one.index][slice(*one.span)]) for one in found] == [
        (index, text) for index, text, _ in expected
    ]
    for one, (_, _, message) in zip(found, expected, strict=True):
        assert message in one.message


def test_a_style_is_read() -> None:
    path = Path("workflow.toml")
    assert style_of({}, path) == Style("termbase", "source", "source")
    read = style_of({"names": "plain", "later_mention": "short", "headline_case": "sentence"}, path)
    assert read == Style("plain", "short", "sentence")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"name": "plain"}, "no key name.*names, later_mention, headline_case"),
        ({"names": "ascii"}, "names cannot be 'ascii'.*termbase, diacritics, plain"),
        ({"later_mention": True}, "later_mention cannot be True"),
        ({"names": ["plain"]}, "names cannot be"),
    ],
)
def test_a_wrong_style_is_named_with_its_file(table: dict[str, object], message: str) -> None:
    with pytest.raises(GlossaryError, match=f"^workflow.toml: .*{message}"):
        style_of(table, Path("workflow.toml"))


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        pytest.param(["The old town of Hue is quiet."], False, id="the-city"),
        pytest.param(
            ["Vuong Dinh Hue came.", "The old town of Hue is quiet."], False, id="named-before"
        ),
        pytest.param(["Then Chairman Hue spoke."], True, id="behind-a-title"),
    ],
)
def test_a_city_is_no_given_name_without_a_title(
    glossary: Glossary, texts: list[str], told: bool
) -> None:
    findings = mention_findings(texts, "en", glossary, Style(later_mention="full"))
    assert any("Hue" in one.message for one in findings) is told
