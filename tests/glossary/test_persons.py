"""Names of Vietnamese persons that no row names, and what only looks like one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workflow.glossary import Glossary
from workflow.glossary.names.persons import PersonFound, find_persons

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "fr", "nb", "vi", "es")


def persons(glossary: Glossary, language: str, text: str) -> list[PersonFound]:
    taken = [(one.start, one.end) for one in glossary.find(text, language)]
    return find_persons(text, language, glossary, taken)


def names(glossary: Glossary, language: str, text: str) -> list[str]:
    return [one.text for one in persons(glossary, language, text)]


HITS = [
    ("en", "Deputy Minister Tran Van Hai met To Lam Tuesday.", ["Tran Van Hai"]),
    ("en", "Chairman Le Van Thanh and Mr. Do Hung Dung spoke.", ["Le Van Thanh", "Do Hung Dung"]),
    ("en", "Then came General Secretary Le Duan.", ["Le Duan"]),
    ("en", "In Nguyen Thi Lan’s view, Pham Van Dong’s house stays.", ["Nguyen Thi Lan", "Pham Van Dong"]),
    ("en", "Đỗ Mười, Trần Đức Lương and Võ Văn Kiệt", ["Đỗ Mười", "Trần Đức Lương", "Võ Văn Kiệt"]),
    ("en", "Farmers Vang A Sua and Mua A Lu", ["Vang A Sua", "Mua A Lu"]),
    ("en", "Nguyen Van Hai Friday left; Tran Quoc Anh UNDP", ["Nguyen Van Hai", "Tran Quoc Anh"]),
    ("fr", "Le président Trân Van Hai et Mme Lê Thi Nga", ["Trân Van Hai", "Lê Thi Nga"]),
    ("fr", "Le Van Minh, directeur, et M. Dô Muoi", ["Le Van Minh", "Dô Muoi"]),
    ("fr", "le secrétaire de Cao Bang Trân Hông Minh", ["Trân Hông Minh"]),
    ("es", "El ministro Bui Thanh Son y la señora Ha Thi Nga", ["Bui Thanh Son", "Ha Thi Nga"]),
    ("es", "viajó Le Hoai Trung, jefe de la delegación", ["Le Hoai Trung"]),
    ("nb", "Lo Thi Binhs kurs ble åpnet av kamerat Le Kha Phieu.", ["Lo Thi Binhs", "Le Kha Phieu"]),
    ("vi", "Chủ tịch UBND tỉnh Bắc Giang Nguyễn Văn Gấu chủ trì.", ["Nguyễn Văn Gấu"]),
    ("vi", "Bí thư Tỉnh ủy Cao Bằng Trần Hồng Minh", ["Trần Hồng Minh"]),
    ("vi", "Chủ tịch UBND xã Nguyễn Văn Hùng và ông Hồ Tiến Thiệu", ["Nguyễn Văn Hùng", "Hồ Tiến Thiệu"]),
    ("vi", "Bà Hà Thị Nga, anh Lò Văn Hoa, ông Đỗ Mười", ["Hà Thị Nga", "Lò Văn Hoa", "Đỗ Mười"]),
    ("vi", "Nguyen Van Hai gui thu (go khong dau).", ["Nguyen Van Hai"]),
]  # fmt: skip

MISSES = [
    ("en", "Do you know Le Monde? Marine Le Pen went to Le Mans. To Whom?"),
    ("en", "They went To Lam Dong, Son La, Ha Long Bay and Do Son."),
    ("en", "Nguyen Trai Street, Tran Hung Dao street, Le Quy Don High School, Vo Nguyen Giap Stadium"),
    ("en", "Le Van Gogh; the poet Viet Thanh Nguyen; Ocean Vuong; By Thomas Do, Desk Press"),
    ("en", "Kim Jong Un, Kim Dae Jung, Lee Hsien Loong, Hun Sen, Ban Ki Moon and Xi Jinping"),
    ("en", "Ho Chi Minh City, Hoang Sa, Truong Sa, Truong Son, Hoang Anh Gia Lai, Dinh Doc Lap"),
    ("en", "Dang! The Nguyen dynasty; Ha Noi; Lam Dong; Cao Bang; Mai Chau; Thai Nguyen"),
    ("fr", "Le président parle. Le Monde écrit. Le Thanh Niên aussi, et le Nhân Dân. Mme Le Pen"),
    ("fr", "Vu de Paris, La Thanh Hoa, Le Quang Ninh et la rue Nguyên Trai; province de Hà Giang"),
    ("es", "La Habana, calle Nguyen Trai, provincia de Cao Bang. Le dio un libro. Lo Piccolo"),
    ("nb", "To menn og Ha Long; Nguyen Trai-gaten; Vi er her. Ha det bra, Le Mans."),
    ("vi", "Hồ Tây, Hồ Gươm, Hà Giang, Thái Lan, Đoàn Thanh niên, Mai tôi đi. Lương tăng."),
    ("vi", "đường Trần Hưng Đạo, phường Lê Lợi, huyện Trần Đề, trường THPT Lê Hồng Phong"),
    ("vi", "Thủ tướng Trung Quốc Lý Cường, Đặng Tiểu Bình, Hồ Cẩm Đào, Vương Nghị"),
    ("vi", "Quần đảo Hoàng Sa, Trường Sa; Châu Á và Châu Âu; Phan Thiết; Vũ Hán; Vương Quốc Na Uy"),
    ("de", "Tran Van Hai"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), HITS)
def test_found(glossary: Glossary, language: str, text: str, expected: list[str]) -> None:
    assert names(glossary, language, text) == expected


@pytest.mark.parametrize(("language", "text"), MISSES)
def test_not_found(glossary: Glossary, language: str, text: str) -> None:
    assert names(glossary, language, text) == []


REAL = {
    "en": {
        "Be Thi Hoa", "Bui Thanh Tam", "Giang Thi My", "Ha Quoc Bao", "Hoang Van Kiem",
        "Luong Thi Hanh", "Mua A Chu", "Nong Thi Lan", "Pham Thi Huong", "Quang Thi Mai",
        "Tran Van Hai", "Vu Van Tho",
    },
    "fr": {
        "Bê Thi Hoa", "Giàng Thi My", "Hoàng Van Kiêm", "Hà Quôc Bao", "Luong Thi Hanh",
        "Mua A Chu", "Nông Thi Lan", "Pham Thi Huong", "Quang Thi Mai", "Trân Van Hai", "Vu Van Tho",
    },
    "es": {
        "Be Thi Hoa", "Ha Quoc Bao", "Hoang Van Kiem", "Mua A Chu", "Nong Thi Lan",
        "Pham Thi Huong", "Quang Thi Mai", "Tran Van Hai", "Vu Van Tho",
    },
    "nb": {
        "Giang Thi My", "Ha Quoc Bao", "Lo Thi Binh", "Luong Thi Hanh", "Mua A Chu", "Quang Thi Mai",
        "Tran Van Hai", "Vang A Pao",
    },
    "vi": {
        "Bế Thị Hoa", "Giàng Thị Mỷ", "Hoàng Văn Kiếm", "Lường Thị Hạnh", "Nông Thị Lan", "Phạm Thị Hương",
        "Vũ Văn Thọ",
    },
}  # fmt: skip


def sample_texts() -> Iterator[tuple[str, str]]:
    """Language and text of the sample desk's articles and reviewed translations."""
    for path in sorted((ROOT / "sources").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        language = re.search(r"^lang: (\w+)", text, re.MULTILINE)
        assert language
        yield language[1], text
    for path in sorted((ROOT / "translations").glob("*/*.po")):
        for entry in polib.pofile(str(path), wrapwidth=0):
            if not entry.fuzzy and entry.msgstr:
                yield path.parent.name, entry.msgstr


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_the_sample_desk_all_that_is_found_is_a_person(
    glossary: Glossary, language: str
) -> None:
    found = {
        name for code, text in sample_texts() if code == language
        for name in names(glossary, language, text)
    }  # fmt: skip
    assert found == REAL[language]


def test_a_persons_row_is_known_by_the_name_with_or_without_its_marks(glossary: Glossary) -> None:
    for language, text in (
        ("en", "Pham Minh Chinh"), ("fr", "Vuong Dinh Huê"), ("vi", "Phạm Minh Chính"),
        ("vi", "Pham Minh Chinh"), ("en", "Phạm Minh Chính"),
    ):  # fmt: skip
        (one,) = find_persons(text, language, glossary)
        assert one.concept is not None
        assert one.concept.kind == "person"


def test_another_mark_makes_another_name(glossary: Glossary) -> None:
    (one,) = find_persons("Phạm Minh Chinh", "vi", glossary)
    assert one.concept is None


def test_a_genitive_is_part_of_the_span_and_not_of_the_name(glossary: Glossary) -> None:
    (one,) = persons(glossary, "nb", "Lo Thi Binhs kurs")
    assert (one.text, one.syllables, one.inflection) == (
        "Lo Thi Binhs", ("Lo", "Thi", "Binh"), "genitive",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "spelling"),
    [
        ("vi", "ông Nguyễn Văn Hùng", "full"),
        ("vi", "ông Phan Thanh Giang", "full"),
        ("vi", "Nguyen Van Hung", "plain"),
        ("en", "Nguyen Van Hung", "plain"),
        ("en", "Nguyễn Văn Hùng", "full"),
        ("fr", "Trân Van Hùng", "partial"),
    ],
)
def test_spelling(glossary: Glossary, language: str, text: str, spelling: str) -> None:
    assert [one.spelling for one in persons(glossary, language, text)] == [spelling]


def test_nothing_is_found_in_what_is_taken(glossary: Glossary) -> None:
    text = "Tran Van Hai and Pham Thi Lan"
    assert [one.text for one in find_persons(text, "en", glossary, [(5, 8)])] == ["Pham Thi Lan"]


PIECES = [
    "Nguyễn", "Van", "Thị", "Hai", "Le", "To", "Lam", "Monday", "Ông", "UBND", "xã", "Minister", "-", ",",
    "’s", "\u00a0", "Ho Chi Minh", "Cao Bằng", "Binhs", "A", "E\u0302", "street",
]  # fmt: skip


@given(
    pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=10),
    language=st.sampled_from(LANGUAGES),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_found_lies_in_order_in_the_text(
    glossary: Glossary, pieces: list[str], language: str
) -> None:
    text = " ".join(pieces)
    position = 0
    for one in persons(glossary, language, text):
        assert position <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert 2 <= len(one.syllables) <= 5
        position = one.end


@pytest.mark.parametrize(("language", "text", "expected"), HITS)
def test_combining_accents_are_found_too(
    glossary: Glossary, language: str, text: str, expected: list[str]
) -> None:
    found = names(glossary, language, unicodedata.normalize("NFD", text))
    assert [unicodedata.normalize("NFC", name) for name in found] == expected
