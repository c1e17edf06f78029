"""Mining: what texts have and the termbase has not, with equivalents from reviewed units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import REPOSITORY
from workflow.glossary import Concept, Glossary, Term, TermStatus
from workflow.glossary.tables import read_tables
from workflow.mining import AlignedText, Candidate, Evidence, MinedText, mine
from workflow.mining.abbreviations import find_abbreviations
from workflow.mining.phrases import c_values

TABLES = read_tables(REPOSITORY / "glossary/references.toml")


def concept(name: str, kind: str, **forms: str) -> Concept:
    terms = {code: (Term(text, TermStatus.PREFERRED),) for code, text in forms.items()}
    return Concept(name, kind, terms)


BOARD = concept("body-board", "body", en="Grand Board", fr="Grand Bureau", vi="Ban Lớn")
MINISTER = concept("title-minister", "title", en="Prime Minister", fr="Premier ministre")
GLOSSARY = Glossary([BOARD, MINISTER], TABLES)


def texts(language: str, *sentences: str) -> list[MinedText]:
    return [
        MinedText(f"a{number}", language, text, f"sources/a{number}.md:1")
        for number, text in enumerate(sentences)
    ]


def found(language: str, *sentences: str, least: int = 1) -> dict[str, Candidate]:
    return {one.text: one for one in mine(texts(language, *sentences), GLOSSARY, least=least)}


def names(language: str, *sentences: str) -> list[str]:
    candidates = found(language, *sentences).values()
    return [one.text for one in candidates if one.evidence is Evidence.NAME]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        pytest.param(
            "en",
            "It was the Department of Science and Technology that asked.",
            ["Department of Science and Technology"],
            id="connectors",
        ),
        pytest.param("en", "Yesterday Tran Van Hai spoke.", ["Tran Van Hai"], id="person"),
        pytest.param(
            "en",
            "Then Tran Van Hai of the Ministry of Home Affairs spoke.",
            ["Ministry of Home Affairs", "Tran Van Hai"],
            id="person-of-a-body",
        ),
        pytest.param(
            "en", "Then Prime Minister Le Van An spoke.", ["Le Van An"], id="behind-a-known-title"
        ),
        pytest.param(
            "en",
            "It said Deputy Director Le Van An and Bui Thi Ba came.",
            ["Bui Thi Ba", "Deputy Director", "Le Van An"],
            id="two-persons-and-a-new-title",
        ),
        pytest.param(
            "en",
            "In came the Standing Office of the Grand Board at noon.",
            ["Standing Office of the Grand Board"],
            id="around-a-known-body",
        ),
        pytest.param("en", "The Grand Board and the Prime Minister met.", [], id="known-alone"),
        pytest.param("en", "Opening Grand Board sessions takes time.", [], id="first-word"),
        pytest.param("en", "He lives in Ky Lua ward now.", ["Ky Lua ward"], id="kind-of-place"),
        pytest.param(
            "en", "Hoang Lien National Park Opens Its Gates To All", [], id="headline-capitals"
        ),
        pytest.param("en", "It cites Resolution No. 11-NQ/TW again.", [], id="reference"),
        pytest.param(
            "en",
            "He thanked Bui Van Tam’s Rural School.",
            ["Bui Van Tam", "Rural School"],
            id="genitive",
        ),
        pytest.param(
            "en", "So the People’s Inspectorate came.", ["People’s Inspectorate"], id="peoples"
        ),
        pytest.param(
            "fr",
            "Hier, le ministère de l’Agriculture et l’Office des Eaux ont signé.",
            ["Office des Eaux"],
            id="elided-article",
        ),
        pytest.param(
            "fr",
            "Il vit dans la commune de Tiên Hoàng.",
            ["commune de Tiên Hoàng"],
            id="commune-de",
        ),
        pytest.param("fr", "Elle vit à Kim Son, dit-on.", ["Kim Son"], id="son-is-a-word-too"),
        pytest.param(
            "vi",
            "Hôm qua Sở Khoa học và Công nghệ họp.",
            ["Sở Khoa học và Công nghệ"],
            id="syllables",
        ),
        pytest.param("vi", "Bà sống ở xã Tủa Thàng.", ["xã Tủa Thàng"], id="xa"),
        pytest.param(
            "nb", "Hun kom fra Dong Dang kommune i går.", ["Dong Dang kommune"], id="kommune"
        ),
    ],
)
def test_names(language: str, sentence: str, expected: list[str]) -> None:
    assert sorted(names(language, sentence)) == sorted(expected)


def test_the_first_word_counts_where_it_is_written_so_elsewhere() -> None:
    assert names("en", "Moc Chau is green.", "Moc Chau has cows.") == ["Moc Chau"]
    assert names("en", "Heavy Rain fell.", "The rain was heavy.", "So heavy!") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the Ministry of Home Affairs (MOHA) said", ("MOHA", "Ministry of Home Affairs"), id="plain"),
        pytest.param("rose in gross regional product (GRP).", ("GRP", "gross regional product"), id="small-letters"),
        pytest.param("của Ủy ban nhân dân (UBND) tỉnh", ("UBND", "Ủy ban nhân dân"), id="accents"),
        pytest.param("Hội đồng nhân dân (HĐND) họp", ("HĐND", "Hội đồng nhân dân"), id="stroke"),
        pytest.param("le Fonds de développement rural (FDR)", ("FDR", "Fonds de développement rural"), id="french"),
        pytest.param("The GRP (gross regional product) rose", ("GRP", "gross regional product"), id="reversed"),
    ],
)  # fmt: skip
def test_abbreviations_with_their_expansion(text: str, expected: tuple[str, str]) -> None:
    [one] = find_abbreviations(text)
    assert (one.short, one.long) == expected
    assert text[one.start : one.end] == one.long


@pytest.mark.parametrize(
    "text",
    [
        "He came (see below).",
        "Plants grew (2025) fast.",
        "It cost VND860 billion (US$34 million).",
        "They met (XYZ) there.",
        "Rice, maize (RM) and beans",
    ],
)
def test_brackets_that_explain_nothing(text: str) -> None:
    assert list(find_abbreviations(text)) == []


def test_an_abbreviation_of_a_known_concept_is_a_variant_of_it() -> None:
    [one] = found("en", "The Grand Board (GB) met.").values()
    assert (one.short, one.concept, one.evidence) == ("GB", "body-board", Evidence.ABBREVIATION)


@pytest.mark.parametrize(
    ("sentence", "text", "lacks"),
    [
        pytest.param(
            "It follows Circular No. 05/2022/TT-BXYZ now.", "Circular No. 05/2022/TT-BXYZ", "the issuer BXYZ", id="issuer"
        ),
        pytest.param("It cites Memorandum No. 12 often.", "Memorandum No. 12", "the document type Memorandum", id="word"),
    ],
)  # fmt: skip
def test_unknown_references(sentence: str, text: str, lacks: str) -> None:
    one = found("en", sentence)[text]
    assert (one.evidence, one.note) == (Evidence.REFERENCE, f"references.toml lacks {lacks}")


def test_known_references_are_none() -> None:
    sentence = "It cites Decree No. 30/2020/ND-CP, Resolution 18 and Plan No. 98/KH-UBND."
    assert found("en", sentence) == {}


def test_phrases_recur_and_stand_between_stop_words() -> None:
    sentences = [f"They opened {what} service points there." for what in ("mobile", "more", "our")]
    candidates = found("en", *sentences, least=2)
    assert list(candidates) == ["service points"]
    assert (candidates["service points"].count, candidates["service points"].articles) == (3, 3)
    assert candidates["service points"].contexts[0] == (
        "sources/a0.md:1: They opened mobile [service points] there."
    )


def test_c_value_is_that_of_the_paper() -> None:
    # The worked example of Frantzi, Ananiadou and Mima 2000, section 2.2.
    counts = {
        ("adenoid", "cystic", "basal", "cell", "carcinoma"): 5,
        ("cystic", "basal", "cell", "carcinoma"): 11,
        ("ulcerated", "basal", "cell", "carcinoma"): 7,
        ("recurrent", "basal", "cell", "carcinoma"): 5,
        ("circumscribed", "basal", "cell", "carcinoma"): 3,
        ("basal", "cell", "carcinoma"): 984,
    }
    values = c_values(counts)
    assert values["adenoid", "cystic", "basal", "cell", "carcinoma"] == pytest.approx(
        11.61, abs=0.01
    )
    assert values["cystic", "basal", "cell", "carcinoma"] == pytest.approx(12)
    assert values["ulcerated", "basal", "cell", "carcinoma"] == pytest.approx(14)
    assert values["basal", "cell", "carcinoma"] == pytest.approx(1551.36, abs=0.01)


def aligned(*pairs: tuple[str, str]) -> list[AlignedText]:
    return [AlignedText("en", "fr", source, target) for source, target in pairs]


def equivalents(sentences: Sequence[str], units: Sequence[AlignedText]) -> dict[str, list[str]]:
    candidates = mine(texts("en", *sentences), GLOSSARY, units, least=1)
    return {one.text: [str(item) for item in one.equivalents.get("fr", ())] for one in candidates}


def test_equivalents_are_what_translations_have_in_common() -> None:
    units = aligned(
        ("The Land Registry Office opened.", "L’office du registre foncier a ouvert."),
        ("He wrote to the Land Registry Office.", "Il a écrit à l’office du registre foncier."),
        ("A road opened.", "Une route a ouvert."),
        ("He wrote a letter.", "Il a écrit une lettre."),
    )
    likely = equivalents(["It was the Land Registry Office."], units)
    assert likely["Land Registry Office"][0] == "office du registre foncier (2 of 2)"


def test_one_unit_proves_a_name_only() -> None:
    units = aligned(("Then Bùi Thị Ba spoke.", "Puis Bui Thi Ba a parlé de la Caisse des Eaux."))
    assert equivalents(["Then Bùi Thị Ba spoke."], units)["Bùi Thị Ba"] == ["Bui Thi Ba (1 of 1)"]
    units = aligned(("The Water Fund paid.", "La Caisse des Eaux a payé."))
    assert equivalents(["So the Water Fund paid."], units)["Water Fund"] == []


def test_a_form_of_the_termbase_is_no_equivalent() -> None:
    units = aligned(
        ("The Main Office of it met.", "Le Grand Bureau a siégé."),
        ("They left the Main Office of it.", "Ils ont quitté le Grand Bureau."),
    )
    likely = equivalents(["So the Main Office of it met."], units)["Main Office"]
    assert not any(item.startswith("Grand Bureau") for item in likely)


PLANTED = {
    "en": ["Hoang Lien Nature Reserve", "Ministry of Public Works", "community forest licence", "Dao Thi Sen"],
    "fr": ["Office national des Forêts", "Dao Thi Sen", "permis de coupe communal"],
    "es": ["Ministerio de Obras Públicas", "Dao Thi Sen", "permiso de tala comunal"],
    "nb": ["Hoang Lien Naturreservat", "Dao Thi Sen", "kommunal hogsttillatelse"],
    "vi": ["Sở Tài chính", "Đào Thị Sen", "giấy phép khai thác rừng"],
}  # fmt: skip
FRAMES = {
    "en": [
        "They visited {} on Monday.",
        "He spoke about {} and left.",
        "After that, {} was named.",
    ],
    "fr": ["Elle a visité {} lundi.", "Il a parlé avec {} hier.", "Ensuite, {} était nommé."],
    "es": ["Visitaron {} el lunes.", "Habló con {} ayer.", "Después, {} fue nombrado."],
    "nb": ["De besøkte {} mandag.", "Han snakket om {} i går.", "Etterpå ble {} nevnt."],
    "vi": ["Họ đến {} hôm qua.", "Ông nói với {} rồi về.", "Sau đó, {} được nêu."],
}


@pytest.mark.parametrize("language", PLANTED)
def test_every_planted_term_is_found(language: str) -> None:
    sentences = [frame.format(term) for term in PLANTED[language] for frame in FRAMES[language]]
    candidates = found(language, *sentences, least=2)
    missing = [term for term in PLANTED[language] if term not in candidates]
    assert missing == []
    assert len(candidates) <= len(PLANTED[language]) + 1


WORDS = st.sampled_from(
    [
        "the",
        "of",
        "and",
        "Grand",
        "Board",
        "Lang",
        "Son",
        "Ministry",
        "water",
        "Rain",
        "officials",
        "(GB)",
        "12",
        "No.",
        "met",
        "Tran",
        "Van",
        ",",
        ".",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=6))
def test_whatever_is_mined_stands_in_the_texts_and_not_in_the_termbase(lines: list[str]) -> None:
    candidates = mine(texts("en", *lines), GLOSSARY, least=1)
    known = {"grand board", "prime minister"}
    assert len({(one.evidence, one.text) for one in candidates}) == len(candidates)
    for one in candidates:
        assert one.concept or one.text.lower() not in known
        assert one.count >= one.articles >= 1
        plain = re.sub(r"\s+", " ", " ".join(lines)).lower()
        assert " ".join(one.text.lower().split()) in plain
        assert all("[" in context for context in one.contexts)


def test_the_order_of_texts_of_one_article_changes_no_count(tmp_path: Path) -> None:
    lines = ["They saw Moc Chau.", "In Moc Chau service points opened.", "More service points."]
    first = {one.text: one.count for one in mine(texts("en", *lines), GLOSSARY, least=1)}
    second = {one.text: one.count for one in mine(texts("en", *reversed(lines)), GLOSSARY, least=1)}
    assert first == second
    assert first["Moc Chau"] == 2
