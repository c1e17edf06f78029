"""What is found as a term, and what only looks like one, in five languages."""

from __future__ import annotations

import unicodedata

import pytest

from workflow.glossary import Glossary, Occurrence, TermStatus


def found(glossary: Glossary, language: str, text: str) -> list[tuple[str, str]]:
    return [(one.id, one.text) for one in glossary.find(text, language)]


HITS = [
    ("fr", "le comité central du Parti communiste chinois", [("body-cpc", "Parti communiste chinois")]),
    ("nb", "Det kinesiske kommunistpartiet", [("body-cpc", "Det kinesiske kommunistpartiet")]),
    ("en", "Politburo member and Standing member of the Party Central Committee's Secretariat", [("title-politburo-member", "Politburo member"), ("title-permanent-member-secretariat", "Standing member of the Party Central Committee's Secretariat")]),
    ("en", "Party General Secretary Nguyễn Phú Trọng", [("title-general-secretary", "Party General Secretary"), ("person-nguyen-phu-trong", "Nguyễn Phú Trọng")]),
    ("en", "the Politburo’s view", [("body-politburo", "Politburo")]),
    ("en", "five Politburo members and two NA deputies", [("title-politburo-member", "Politburo members"), ("title-na-deputy", "NA deputies")]),
    ("en", "Every Party cell met.", [("body-party-cell", "Party cell")]),
    ("en", "why does a Party paper differ", [("body-party", "Party")]),
    ("fr", "Le Parti a salué ce résultat.", [("body-party", "Parti")]),
    ("en", "the Party and State reward them", [("body-party", "Party"), ("body-state", "State")]),
    ("en", "staff of MOST and of the GI", [("body-most", "MOST"), ("body-government-inspectorate", "GI")]),
    ("en", "President Luong Cuong spoke", [("title-state-president", "President"), ("person-luong-cuong", "Luong Cuong")]),
    ("en", "PRIME MINISTER PHAM MINH CHINH", [("title-prime-minister", "PRIME MINISTER"), ("person-pham-minh-chinh", "PHAM MINH CHINH")]),
    ("en", "Ho Chi Minh City", [("place-hcmc", "Ho Chi Minh City")]),
    ("fr", "les membres du Bureau politique", [("title-politburo-member", "membres du Bureau politique")]),
    ("fr", "l’Assemblée nationale du Vietnam", [("body-national-assembly", "Assemblée nationale"), ("place-vietnam", "Vietnam")]),
    ("fr", "Hô Chi Minh, Tô Lâm, To Lam", [("person-ho-chi-minh", "Hô Chi Minh"), ("person-to-lam", "Tô Lâm"), ("person-to-lam", "To Lam")]),
    ("fr", "les Comités populaires de Lang Son", [("body-peoples-committee", "Comités populaires"), ("place-lang-son", "Lang Son")]),
    ("fr", "COMITE POPULAIRE", [("body-peoples-committee", "COMITE POPULAIRE")]),
    ("fr", "le Parti et l'État", [("body-party", "Parti"), ("body-state", "État")]),
    ("nb", "politbyråets og regjeringens mål", [("body-politburo", "politbyråets"), ("body-government", "regjeringens")]),
    ("nb", "president Luong Cuong i Lang Son-provinsen", [("title-state-president", "president"), ("person-luong-cuong", "Luong Cuong"), ("place-lang-son", "Lang Son-provinsen")]),
    ("nb", "generalsekretær Nguyen Phu Trong", [("title-general-secretary", "generalsekretær"), ("person-nguyen-phu-trong", "Nguyen Phu Trong")]),
    ("nb", "et partimedlem, partimedlemmet, partimedlemmer", [("pt-party-member", "partimedlem"), ("pt-party-member", "partimedlemmet"), ("pt-party-member", "partimedlemmer")]),
    ("vi", "Uỷ ban nhân dân tỉnh Lạng Sơn", [("provincial-peoples-committee@lang-son", "Uỷ ban nhân dân tỉnh Lạng Sơn")]),
    ("vi", "Ban Chấp hành Trung ương Đảng khoá XIII", [("body-pcc-13th", "Ban Chấp hành Trung ương Đảng khoá XIII")]),
    ("vi", "ủy viên Bộ Chính trị dự họp", [("title-politburo-member", "ủy viên Bộ Chính trị")]),
    ("vi", "Thủ tướng Phạm Minh Chính", [("title-prime-minister", "Thủ tướng"), ("person-pham-minh-chinh", "Phạm Minh Chính")]),
    ("vi", "UBND và HĐND", [("body-peoples-committee", "UBND"), ("body-peoples-council", "HĐND")]),
    ("es", "los miembros del Buró Político", [("title-politburo-member", "miembros del Buró Político")]),
    ("es", "los Comités Populares provinciales", [("body-provincial-peoples-committee", "Comités Populares provinciales")]),
    ("es", "el presidente Luong Cuong y el Partido", [("title-state-president", "presidente"), ("person-luong-cuong", "Luong Cuong"), ("body-party", "Partido")]),
    ("en", "VFF Central Committee President Do Van Chien spoke", [("title-vff-president", "VFF Central Committee President"), ("person-do-van-chien", "Do Van Chien")]),
    ("en", "Yesterday President Luong Cuong and General Secretary Trong", [("title-state-president", "President"), ("person-luong-cuong", "Luong Cuong"), ("title-general-secretary", "General Secretary")]),
    ("en", "General Secretary Le Duan; To Lam Tuesday said", [("title-general-secretary", "General Secretary"), ("person-to-lam", "To Lam")]),
    ("en", "NGUYEN XUAN PHUC AND VUONG DINH HUE", [("person-nguyen-xuan-phuc", "NGUYEN XUAN PHUC"), ("person-vuong-dinh-hue", "VUONG DINH HUE")]),
    ("en", "Chairmen of provincial People's Committees wrote to the Women's Union.", [("title-provincial-pc-chairman", "Chairmen of provincial People's Committees"), ("body-womens-union", "Women's Union")]),
    ("en", "the thirteenth National Party Congress", [("event-congress-13", "thirteenth National Party Congress")]),
    ("en", "the XIII National Party Congress", [("event-congress-13", "XIII National Party Congress")]),
    ("en", "the 4th plenum of the 13th Central Committee", [("event-plenum-4-13", "4th plenum of the 13th Central Committee")]),
    ("en", "The Central Committee’s Office answered.", [("body-pcc-office", "Central Committee’s Office")]),
    ("fr", "le 13ème Congrès national du Parti", [("event-congress-13", "13ème Congrès national du Parti")]),
    ("fr", "le XIIIème Congrès national du Parti", [("event-congress-13", "XIIIème Congrès national du Parti")]),
    ("fr", "la vice-présidente Vo Thi Anh Xuân", [("title-vice-state-president", "vice-présidente"), ("person-vo-thi-anh-xuan", "Vo Thi Anh Xuân")]),
    ("fr", "le président de la République, Luong Cuong, et son gouvernement", [("title-state-president", "président de la République"), ("person-luong-cuong", "Luong Cuong"), ("body-government", "gouvernement")]),
    ("fr", "le secrétaire général Lê Duân", [("title-general-secretary", "secrétaire général")]),
    ("nb", "Visestatsministrene og medlemmene av politbyrået", [("title-deputy-prime-minister", "Visestatsministrene"), ("title-politburo-member", "medlemmene av politbyrået")]),
    ("nb", "kommunistpartiet i Hanoi", [("body-cpv", "kommunistpartiet"), ("place-hanoi", "Hanoi")]),
    ("vi", "Tổng Bí thư Tô Lâm và Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam", [("title-general-secretary", "Tổng Bí thư"), ("person-to-lam", "Tô Lâm"), ("title-state-president", "Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam")]),
    ("es", "el 14.º Congreso Nacional del Partido", [("event-congress-14", "14.º Congreso Nacional del Partido")]),
    ("es", "La vicepresidenta Vo Thi Anh Xuan", [("title-vice-state-president", "vicepresidenta"), ("person-vo-thi-anh-xuan", "Vo Thi Anh Xuan")]),
    ("es", "Nguyễn Xuân Phúc en Hanoi", [("person-nguyen-xuan-phuc", "Nguyễn Xuân Phúc"), ("place-hanoi", "Hanoi")]),
]  # fmt: skip

MISSES = [
    ("en", "They plan a birthday party in May, by law and by order."),
    ("en", "Most of us give in; the gi is a suit."),
    ("en", "President Biden met Vice President Harris."),
    ("en", "The Labour Party and a Party of friends won."),
    ("en", "Party time! State media disagree."),
    ("en", "He founded a Party in 1990."),
    ("en", "the New York State Department of Health"),
    ("en", "The train leaves at 3 PM."),
    ("en", "BIG PARTY PLANNED, MOST ARE INVITED"),
    ("en", "anti-Party slogans and State-owned shops"),
    ("en", "Our lawmakers study communications."),
    ("en", "the Central Committee of the Soviet party"),
    ("en", "Plan, Law, Order, Report and Decision are headings."),
    ("en", "the Politburoesque style of Vietnamization"),
    ("fr", "un parti, un plan, une loi et le président Macron"),
    ("fr", "Parti de Paris, il arrive ; le Parti socialiste aussi."),
    ("fr", "le secrétaire général de l’ONU et le coup d’État"),
    ("fr", "un mandat d’arrêt et l’autonomie de la batterie"),
    ("nb", "president Trump og FNs generalsekretær kom til en kamerat"),
    ("nb", "Det republikanske partiet, partiet Venstre og et parti"),
    ("nb", "i perioden 2021 til 2023 la de en plan etter loven"),
    ("nb", "NATOs generalsekretær Jens Stoltenberg i staten New York"),
    ("vi", "một đảng và chính phủ Nhật Bản, quốc hội Mỹ"),
    ("vi", "Đảng Dân chủ và Đảng Cộng hòa tranh cử"),
    ("vi", "khóa cửa lại, ảnh hưởng tiêu cực, giờ địa phương"),
    ("vi", "Kế hoạch, Luật và Lệnh là đề mục."),
    ("es", "un partido, una ley, un plan y el presidente Sánchez"),
    ("es", "Partido amistoso; el Partido Popular y el Partido de los Trabajadores"),
    ("es", "el secretario general de la ONU y el jefe de Estado"),
    ("en", "PM 10 dust, PM2.5 and PM10"),
    ("en", "Kenya Women's Union"),
    ("en", "Phan Van Giang Thanh sings."),
    ("en", "Cuban President Do Muoi and the Chinese Politburo"),
    ("fr", "le secrétaire général António Guterres"),
    ("fr", "le président de la République française"),
    ("fr", "le président de la République de Corée"),
    ("nb", "Det japanske kommunistpartiet"),
    ("nb", "Kommunistpartiet i Laos"),
    ("vi", "Tổng Bí thư Tập Cận Bình và Chủ tịch nước Lào"),
    ("es", "el secretario general Xi Jinping"),
    ("es", "el presidente de la República, Gabriel Boric"),
    ("es", "un avance en el período, dijo el canciller; son la una"),
]

ASIDE = {"place-vietnam", "place-china", "pt-breakthrough"}


@pytest.mark.parametrize(
    ("language", "text", "wanted"), HITS, ids=[f"{hit[0]}-{hit[1][:40]}" for hit in HITS]
)
def test_hits(language: str, text: str, wanted: list[tuple[str, str]], glossary: Glossary) -> None:
    assert found(glossary, language, text) == wanted


@pytest.mark.parametrize(
    ("language", "text"), MISSES, ids=[f"{miss[0]}-{miss[1][:40]}" for miss in MISSES]
)
def test_near_misses(language: str, text: str, glossary: Glossary) -> None:
    assert found(glossary, language, text) == []


def test_every_form_of_every_row_is_found_where_it_is_expected(glossary: Glossary) -> None:
    """Bare document types and single documents are the grammar's."""
    running = [
        concept
        for concept in glossary.concepts
        if concept.kind != "document_type" or concept.id.startswith("doc-res-13")
    ]
    assert len(running) > 250
    lost = [
        (language, concept.id, term.text)
        for concept in running
        for language, terms in concept.terms.items()
        for term in terms
        if not any(
            one.id == concept.id
            for one in glossary.find(f"({term.text})", language, expected={concept.id})
        )
    ]
    assert lost == []


def test_a_bare_document_type_is_never_a_term(glossary: Glossary) -> None:
    types = [concept for concept in glossary.concepts if concept.id.startswith("doctype-")]
    assert types
    for concept in types:
        if concept.id in ("doctype-statutes", "doctype-political-platform", "doctype-constitution"):
            continue
        for language in concept.terms:
            text = f"x {concept.preferred(language)} x"
            assert all(one.concept is not concept for one in glossary.find(text, language)), text


def single(glossary: Glossary, language: str, text: str) -> Occurrence:
    (one,) = glossary.find(text, language)
    return one


def test_a_forbidden_form_is_found_and_marked(glossary: Glossary) -> None:
    one = single(glossary, "en", "the Central Propaganda Department said")
    assert (one.id, one.status) == ("body-info-edu-commission", TermStatus.FORBIDDEN)
    assert (
        glossary.render(one, "es")
        == "Comisión de Propaganda y Educación del Comité Central del Partido"
    )


def test_a_reference_wins_over_the_terms_in_it(glossary: Glossary) -> None:
    text = "the Politburo's Resolution No. 11-NQ/TW"
    assert [(one.kind, one.id) for one in glossary.find(text, "en")] == [
        ("term", "body-politburo"),
        ("reference", "11-NQ/TW"),
    ]


def test_a_reference_knows_the_row_of_its_document(glossary: Glossary) -> None:
    one = single(glossary, "fr", "le règlement n° 37-QD/TW")
    assert one.concept is glossary.concept("doc-reg-37-qd-tw")
    assert one.status is TermStatus.PREFERRED
    wrong = single(glossary, "fr", "la décision n° 37-QD/TW")
    assert wrong.concept is glossary.concept("doc-reg-37-qd-tw")
    assert wrong.status is TermStatus.FORBIDDEN


def test_inflection_is_told(glossary: Glossary) -> None:
    assert single(glossary, "nb", "politbyråets").inflection == "genitive"
    assert single(glossary, "en", "Politburo members").inflection == "plural"
    assert single(glossary, "en", "Politburo member").inflection == ""


@pytest.mark.parametrize(
    ("text", "there"),
    [
        pytest.param("Fatherland Front President Do Van Chien", False, id="another-presidency"),
        pytest.param("Airlines President Luong Cuong", False, id="capital-before"),
        pytest.param("President of Vietnam Airlines Dang Ngoc Hoa", False, id="form-runs-on"),
        pytest.param("the President of Vietnam Luong Cuong", True, id="person-after"),
        pytest.param("President Luong Cuong", True, id="own"),
    ],
)
def test_the_state_president_is_no_other_president(
    text: str, there: bool, glossary: Glossary
) -> None:
    assert ("title-state-president" in {one.id for one in glossary.find(text, "en")}) is there


def test_a_name_that_goes_on_is_no_person(glossary: Glossary) -> None:
    assert "person-to-lam" not in {
        one.id for one in glossary.find("Guests went To Lam Dong.", "en")
    }
    assert "person-to-lam" in {one.id for one in glossary.find("Guests met To Lam. Dong", "en")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the 8th plenum of the 13th Central Committee"),
        ("fr", "le 8e plénum du XIIIe Comité central"),
        ("nb", "det 8. plenumet i den 13. sentralkomiteen"),
        ("es", "el VIII pleno del XIII Comité Central"),
    ],
)
def test_a_plenum_may_be_worded_in_its_natural_way(
    language: str, text: str, glossary: Glossary
) -> None:
    plenum = glossary.find("Hội nghị Trung ương 8 khóa XIII", "vi")[0]
    assert plenum.id == "plenum:8/13"
    assert glossary.matches_target(plenum, text, language)


def test_offsets_hold_in_decomposed_text(glossary: Glossary) -> None:
    text = unicodedata.normalize("NFD", "Ông Tô Lâm thăm tỉnh Lạng Sơn.")
    spans = [
        unicodedata.normalize("NFC", text[one.start : one.end]) for one in glossary.find(text, "vi")
    ]
    assert spans == ["Tô Lâm", "tỉnh Lạng Sơn"]


def test_what_the_source_expects_is_found_without_its_context(glossary: Glossary) -> None:
    assert glossary.find("Le président a parlé.", "fr") == []
    (one,) = glossary.find("Le président a parlé.", "fr", expected={"title-state-president"})
    assert one.text == "président"


@pytest.mark.parametrize(
    ("text", "there"),
    [
        pytest.param("Le secrétaire général du Parti a parlé.", True, id="preferred"),
        pytest.param("Le secrétaire général de la Commission", True, id="admitted-without-context"),
        pytest.param("Le secrétaire du Parti a parlé.", False, id="another-title"),
    ],
)
def test_matches_target_of_a_term(text: str, there: bool, glossary: Glossary) -> None:
    one = single(glossary, "en", "the Party General Secretary")
    assert glossary.matches_target(one, text, "fr") is there


def test_matches_target_refuses_a_forbidden_form(glossary: Glossary) -> None:
    one = single(glossary, "vi", "Ban Tuyên giáo Trung ương")
    assert not glossary.matches_target(one, "the Central Propaganda Department", "en")


@pytest.mark.parametrize(
    ("text", "there"),
    [
        pytest.param("le règlement n°\u00a037-QD/TW", True, id="same"),
        pytest.param("la décision n°\u00a037-QD/TW", False, id="decision-for-regulation"),
        pytest.param("le règlement n°\u00a073-QD/TW", False, id="another-number"),
        pytest.param("ce règlement", False, id="lost"),
    ],
)
def test_matches_target_of_a_reference(text: str, there: bool, glossary: Glossary) -> None:
    one = single(glossary, "vi", "Quy định số 37-QĐ/TW")
    assert glossary.matches_target(one, text, "fr") is there
