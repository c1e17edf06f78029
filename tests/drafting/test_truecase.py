"""ArticleContext in capitals: written small for the machine, in capitals again after it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from workflow.drafting.truecase import is_shouted, is_title_case, shout, truecase
from workflow.drafting.vocabulary import Vocabulary, vocabulary_of
from workflow.glossary import Glossary

LANGUAGES = ("en", "fr", "nb", "vi", "es")


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load(Path(__file__).resolve().parents[2] / "glossary")


@pytest.fixture(scope="module")
def bare(glossary: Glossary) -> dict[str, Vocabulary]:
    """Vocabularies of articles without a body."""
    return {language: vocabulary_of([], language, glossary) for language in LANGUAGES}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "RICE PRICES RISE"),
        ("en", "COMMUNIQUÉ"),
        ("en", "PRIME MINISTER SIGNS DECISION 489/QD-TTg"),
        ("en", "<b>RICE PRICES</b> RISE"),
        ("fr", "LE XIIIe CONGRÈS NATIONAL"),
        ("es", "EL 14.º CONGRESO"),
        ("nb", "NYE TALL FRA NATO"),
        ("vi", "TIN VUI"),
        ("vi", "LẠNG SƠN"),
    ],
)
def test_headlines_in_capitals(language: str, text: str) -> None:
    assert is_shouted(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rice prices rise"),
        ("en", "LANG SON, July 11, 2025"),
        ("en", "NATO"),
        ("en", "HANOI"),
        ("en", "11-NQ/TW"),
        ("en", "UBND and HĐND"),
        ("en", "ASEAN, GDP, FDI"),
        ("en", "US$ 3 000 000 000"),
        ("vi", "UBND, HĐND TP HCM"),
        ("vi", "30/2020/NĐ-CP"),
        ("fr", "489/QD-TTg"),
        ("en", ""),
        ("en", "2024 – 12 – 31"),
    ],
)
def test_no_headlines_in_capitals(language: str, text: str, bare: dict[str, Vocabulary]) -> None:
    assert not is_shouted(text, language)
    assert truecase(text, language, bare[language]) == text


WITHOUT_BODY = [
    ("en", "GENERAL SECRETARY NGUYEN PHU TRONG VISITS LANG SON PROVINCE", "General Secretary Nguyen Phu Trong visits Lang Son province"),
    ("en", "POLITBURO ISSUES RESOLUTION NO. 11-NQ/TW ON RICE", "Politburo issues Resolution No. 11-NQ/TW on rice"),
    ("en", "PRIME MINISTER SIGNS DECISION 489/QD-TTg ON FLOODS", "Prime Minister signs Decision 489/QD-TTg on floods"),
    ("en", "THE PARTY AND STATE THANK UBND AND GI STAFF", "The Party and State thank UBND and GI staff"),
    ("en", "BIG PARTY PLANNED, MOST ARE INVITED", "Big party planned, most are invited"),
    ("en", "FRENCH AND CHINESE GUESTS MEET ON MONDAY, MAY 19; PRICES MAY RISE", "French and Chinese guests meet on Monday, May 19; prices may rise"),
    ("en", "13TH NATIONAL PARTY CONGRESS OPENS. U.S. GUESTS CAME WITH COVID-19", "13TH National Party Congress opens. U.S. guests came with COVID-19"),
    ("fr", "LE SECRÉTAIRE GÉNÉRAL DU PARTI NGUYÊN PHU TRONG À LANG SON", "Le secrétaire général du Parti Nguyên Phu Trong à Lang Son"),
    ("fr", "LE BUREAU POLITIQUE ADOPTE LA RÉSOLUTION N° 57-NQ/TW", "Le Bureau politique adopte la résolution n° 57-NQ/TW"),
    ("fr", "L’ÉTAT VEUT DES ÉCOLES AU JAPON, DIT LE XIIIe CONGRÈS DE LA VIE", "L’État veut des écoles au Japon, dit le XIIIe congrès de la vie"),
    ("es", "EL BURÓ POLÍTICO EMITE LA RESOLUCIÓN N.º 57-NQ/TW EN HANÓI Y JAPÓN", "El Buró Político emite la Resolución n.º 57-NQ/TW en Hanói y Japón"),
    ("es", "EL PRIMER MINISTRO PHAM MINH CHINH VISITA EE.UU.", "El primer ministro Pham Minh Chinh visita EE.UU."),
    ("nb", "POLITBYRÅET VEDTAR RESOLUSJON NR. 57-NQ/TW. VI MÅ HANDLE, SIER MAN I NORGE", "Politbyrået vedtar resolusjon nr. 57-NQ/TW. Vi må handle, sier man i Norge"),
    ("vi", "TỔNG BÍ THƯ NGUYỄN PHÚ TRỌNG LÀM VIỆC TẠI LẠNG SƠN", "Tổng Bí thư Nguyễn Phú Trọng làm việc tại Lạng Sơn"),
    ("vi", "UBND TỈNH BAN HÀNH QUYẾT ĐỊNH 489/QĐ-TTg VỀ VI PHẠM, KHÓA VI, KHÓA XIII", "UBND tỉnh ban hành Quyết định 489/QĐ-TTg về vi phạm, khóa VI, khóa XIII"),
    ("vi", "BỘ CHÍNH TRỊ BÀN VỀ PHÁP LUẬT NHẬT BẢN", "Bộ Chính trị bàn về pháp luật Nhật Bản"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), WITHOUT_BODY)
def test_the_glossary_and_the_calendar_know_capitals(
    language: str, text: str, expected: str, bare: dict[str, Vocabulary]
) -> None:
    assert truecase(text, language, bare[language]) == expected
    assert shout(expected, language) == text


WITH_BODY = [
    pytest.param(
        "en", ["Rain fell on Mau Son. In Mau Son NATO guests saw Tran Van Hai of AgriFood."],
        "TRAN VAN HAI OF AGRIFOOD MEETS NATO IN MAU SON", "Tran Van Hai of AgriFood meets NATO in Mau Son", id="names",
    ),
    pytest.param(
        "en", ["Tran Van Hai said that rice is dear."],
        "TRAN VAN HAI ON RICE", "Tran Van Hai on rice", id="name-that-begins-its-sentence",
    ),
    pytest.param(
        "en", ["The Ministry of Science and Technology (MOST) wrote it."],
        "MOST ISSUES RULES", "MOST issues rules", id="ministry",
    ),
    pytest.param(
        "en", ["People in most villages came to a birthday party."],
        "MOST JOIN A BIG PARTY", "Most join a big party", id="ordinary-words",
    ),
    pytest.param(
        "vi", ["Ở xã Mẫu Sơn, người dân sơn nhà. Tại Mẫu Sơn có sương."],
        "SƠN NHÀ Ở MẪU SƠN", "Sơn nhà ở Mẫu Sơn", id="vi-syllables-differ-by-neighbours",
    ),
    pytest.param(
        "vi", ["Theo ông Lò Văn Hoa, điện về bản Huổi Só."],
        "ĐIỆN VỀ HUỔI SÓ, ÔNG LÒ VĂN HOA VUI", "Điện về Huổi Só, ông Lò Văn Hoa vui", id="vi-names",
    ),
    pytest.param(
        "fr", ["Hier, Pham Thi Huong a visité Tiên Hoàng avec l’Unesco."],
        "L’UNESCO ET PHAM THI HUONG À TIÊN HOÀNG", "L’Unesco et Pham Thi Huong à Tiên Hoàng", id="fr-abbreviation-as-a-name",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "text", "expected"), WITH_BODY)
def test_the_body_knows_capitals(
    language: str, body: list[str], text: str, expected: str, glossary: Glossary
) -> None:
    assert truecase(text, language, vocabulary_of(body, language, glossary)) == expected


def test_a_headline_is_found_in_small_letters_as_a_sentence_is(
    glossary: Glossary, bare: dict[str, Vocabulary]
) -> None:
    written = truecase("THE PARTY THANKS MOI AND GENERAL SECRETARY TO LAM", "en", bare["en"])
    found = [one.id for one in glossary.find(written, "en")]
    assert found == ["body-party", "title-general-secretary", "person-to-lam"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Politburo Issues Resolution On Ethnic Work",
            "Politburo issues resolution on ethnic work",
        ),
        ("Lang Son Says The Politburo Helps A Lot", "Lang Son says the Politburo Helps a Lot"),
    ],
)
def test_title_case_is_lowered_where_the_body_or_the_list_says_so(
    text: str, expected: str, glossary: Glossary
) -> None:
    body = ["He issues a resolution, says that ethnic groups need it."]
    assert is_title_case(text, "en")
    assert truecase(text, "en", vocabulary_of(body, "en", glossary)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "President To Lam meets Prime Minister Pham Minh Chinh"),
        ("en", "Ho Chi Minh"),
        ("en", "The Politburo Issued It On Friday."),
        ("en", "POLITBURO ISSUES RESOLUTION ON WORK"),
        ("fr", "Le Bureau Politique Adopte Une Résolution"),
    ],
)
def test_no_title_case(language: str, text: str) -> None:
    assert not is_title_case(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "La résolution n° 11-NQ/TW à l’œuvre", "LA RÉSOLUTION N° 11-NQ/TW À L’ŒUVRE"),
        ("fr", "le 13e Congrès, le XIIIe plénum", "LE 13e CONGRÈS, LE XIIIe PLÉNUM"),
        ("es", "la Decisión n.º 489/QD-TTg, según él", "LA DECISIÓN N.º 489/QD-TTg, SEGÚN ÉL"),
        ("vi", "Quyết định số 489/QĐ-TTg của Thủ tướng", "QUYẾT ĐỊNH SỐ 489/QĐ-TTg CỦA THỦ TƯỚNG"),
        ("nb", "vedtak nr. 1/2024/NĐ-CP på Færøyene", "VEDTAK NR. 1/2024/NĐ-CP PÅ FÆRØYENE"),
        ("en", "<b>Mr Weiß</b> on COVID-19", "<b>MR WEIẞ</b> ON COVID-19"),
    ],
)
def test_shout(language: str, text: str, expected: str) -> None:
    assert shout(text, language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_approved_forms_are_known_in_capitals(language: str, glossary: Glossary) -> None:
    for name in ("title-general-secretary", "person-nguyen-phu-trong", "body-politburo"):
        form = glossary.concept(name).preferred(language)
        assert form
        found = glossary.find(shout(f"2 {form} 3", language), language, expected={name})
        assert [one.id for one in found] == [name]


def test_combining_accents_keep_their_place(bare: dict[str, Vocabulary]) -> None:
    text = unicodedata.normalize("NFD", "LẠNG SƠN MỞ CỬA KHẨU")
    written = truecase(text, "vi", bare["vi"])
    assert unicodedata.normalize("NFC", written) == "Lạng Sơn mở cửa khẩu"
    assert shout(written, "vi") == text


PIECES = [
    "THE", "PARTY", "RESOLUTION NO. 11-NQ/TW", "489/QD-TTg", "XIIIe", "XIIIE", "XIE", "VIE", "13TH", "N°", "Đ", "ẞ", "İ",
    "K", "<B>", "<b>", "COVID-19", "NGUYỄN PHÚ TRỌNG", "LANG SON", "MOST", "U.S.", "I", "“", ".", ":", "\n", "L’ÉTAT",
    "E\u0301", "Mixed", "iPhone", "XIe",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4).map(str.upper), max_size=10)
RELAXED = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much]
)  # fmt: skip


@given(pieces=TEXTS, language=st.sampled_from(LANGUAGES))
@RELAXED
def test_every_letter_stays_in_its_place(
    pieces: list[str], language: str, glossary: Glossary
) -> None:
    text = " ".join(pieces)
    vocabulary = vocabulary_of(
        ["Then the XIe iPhone saw Mixed party in Lang Son."], language, glossary
    )
    written = truecase(text, language, vocabulary)
    assert len(written) == len(text)
    assert all(one in (other, other.lower()) for one, other in zip(written, text, strict=True))


@given(pieces=TEXTS, language=st.sampled_from(LANGUAGES))
@RELAXED
def test_capitals_come_back(pieces: list[str], language: str, glossary: Glossary) -> None:
    text = " ".join(pieces)
    assume(is_shouted(text, language))
    vocabulary = vocabulary_of(
        ["Then the XIe iPhone saw Mixed party in Lang Son."], language, glossary
    )
    assert shout(truecase(text, language, vocabulary), language) == text
