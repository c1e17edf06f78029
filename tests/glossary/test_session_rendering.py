"""Congresses, plenums and tenures in every language: exact forms, and there and back again."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workflow.checks import Translation
from workflow.checks.numbers import NumbersCheck
from workflow.errors import GlossaryError
from workflow.glossary import Glossary, Grammar, as_record
from workflow.glossary.sessions.sessions import Session, SessionWriter

LANGUAGES = ("en", "fr", "nb", "vi", "es")

WRITTEN = {
    "congress:10": (
        "10th National Party Congress",
        "Xe Congrès national du Parti",
        "den 10. nasjonale partikongressen",
        "Đại hội X của Đảng",
        "X Congreso Nacional del Partido",
    ),
    "politburo:12": (
        "12th-tenure Politburo",
        "Bureau politique du XIIe mandat",
        "det 12. politbyrået",
        "Bộ Chính trị khóa XII",
        "Buró Político del XII mandato",
    ),
    "plenum:6/13": (
        "6th plenum of the 13th Party Central Committee",
        "6e plénum du Comité central du Parti du XIIIe mandat",
        "det 6. plenumet i den 13. sentralkomiteen",
        "Hội nghị Trung ương 6 khóa XIII",
        "VI pleno del Comité Central del Partido del XIII mandato",
    ),
    "provincial-congress:16@lang-son:2015-2020": (
        "16th Lang Son Provincial Party Congress (2015-2020 term)",
        "XVIe Congrès du Parti de la province de Lang Son (mandat 2015-2020)",
        "den 16. partikongressen i Lang Son-provinsen (perioden 2015–2020)",
        "Đại hội Đảng bộ tỉnh Lạng Sơn lần thứ XVI, nhiệm kỳ 2015-2020",
        "XVI Congreso del Partido de la provincia de Lang Son (mandato 2015-2020)",
    ),
    "legislature:14": (
        "14th National Assembly",
        "XIVe législature de l’Assemblée nationale",
        "den 14. nasjonalforsamlingen",
        "Quốc hội khóa XIV",
        "Asamblea Nacional de la XIV legislatura",
    ),
    "congress:7+8+9": (
        "7th, 8th and 9th National Party Congresses",
        "VIIe, VIIIe et IXe Congrès nationaux du Parti",
        "den 7., 8. og 9. nasjonale partikongressen",
        "Đại hội VII, VIII và IX của Đảng",
        "VII, VIII y IX Congresos Nacionales del Partido",
    ),
    "provincial-congress:12@an-giang": (
        "12th An Giang Provincial Party Congress",
        "XIIe Congrès du Parti de la province d’An Giang",
        "den 12. partikongressen i An Giang-provinsen",
        "Đại hội Đảng bộ tỉnh An Giang lần thứ XII",
        "XII Congreso del Partido de la provincia de An Giang",
    ),
    "municipal-congress:11@ho-chi-minh": (
        "11th Ho Chi Minh City Party Congress",
        "XIe Congrès du Parti de Hô Chi Minh-Ville",
        "den 11. partikongressen i Ho Chi Minh-byen",
        "Đại hội Đảng bộ thành phố Hồ Chí Minh lần thứ XI",
        "XI Congreso del Partido de Ciudad Ho Chi Minh",
    ),
    "legislature:1": (
        "1st National Assembly",
        "Ire législature de l’Assemblée nationale",
        "den 1. nasjonalforsamlingen",
        "Quốc hội khóa I",
        "Asamblea Nacional de la I legislatura",
    ),
    "plenum:1/2": (
        "1st plenum of the 2nd Party Central Committee",
        "1er plénum du Comité central du Parti du IIe mandat",
        "det 1. plenumet i den 2. sentralkomiteen",
        "Hội nghị Trung ương 1 khóa II",
        "I pleno del Comité Central del Partido del II mandato",
    ),
    "tenure:22": ("22nd tenure", "XXIIe mandat", "den 22. perioden", "khóa XXII", "XXII mandato"),
}


@pytest.mark.parametrize("session_id", WRITTEN)
def test_written_form(session_id: str, glossary: Glossary) -> None:
    concept = glossary.concept(session_id)
    assert tuple(concept.preferred(code) for code in LANGUAGES) == WRITTEN[session_id]


@st.composite
def sessions(draw: st.DrawFn, glossary: Glossary) -> str:
    """The id of any session that the tables can build, up to the 30th."""
    kind = draw(st.sampled_from(glossary.tables.sessions))
    ordinal = st.integers(kind.least, 30)
    lists = st.lists(ordinal, min_size=1, max_size=3, unique=True).map(sorted)
    years = draw(st.sampled_from(["", ":2015-2020", ":2020-2025", ":1996-2001"]))
    if kind.key == "term":
        return "term" + (years or ":2021-2026")
    made = kind.key
    if "{n" in kind.words["en"].write[0]:  # an office of a province has none
        made += f":{'+'.join(map(str, draw(lists)))}"
    if kind.key == "plenum" and draw(st.booleans()):
        tenures = [draw(ordinal)] if "+" in made else draw(lists)
        made += f"/{'+'.join(map(str, tenures))}"
    if kind.places:
        places = [one for one in glossary.tables.places if one.city is (kind.places == "city")]
        made += "@" + draw(st.sampled_from(places)).name.replace(" - ", "-").replace(" ", "-")
    made = "".join(
        letter for letter in unicodedata.normalize("NFD", made) if not unicodedata.combining(letter)
    )
    return made.replace("Đ", "D").replace("đ", "d").lower() + (years if kind.dated else "")


@given(data=st.data(), languages=st.permutations(LANGUAGES))
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_written_is_read_again_in_every_language(
    glossary: Glossary, data: st.DataObject, languages: list[str]
) -> None:
    session_id = data.draw(sessions(glossary))
    text = glossary.concept(session_id).preferred(languages[0])
    for language, other in itertools.pairwise(languages):
        assert text is not None
        first = glossary.find(f"{text};", language, expected={session_id})[0]
        if first.concept not in glossary.concepts:
            assert (first.id, first.text) == (session_id, text)
        else:
            # A row of the termbase, which leaves the years of its term outside.
            assert text.startswith(first.text)
        text = glossary.render(first, other)


@pytest.mark.parametrize("number", range(1, 31))
def test_every_notation_of_a_number_is_the_same_congress(number: int, glossary: Glossary) -> None:
    concept = glossary.concept(f"congress:{number}")
    forms = [(code, form) for code in LANGUAGES for form in glossary.target_forms(concept.id, code)]
    ordinal = glossary.concept(f"tenure:{number}").preferred("en") or ""
    forms.append(("en", f"{ordinal.split()[0]} Party Congress"))
    forms.append(("fr", f"{number}ème Congrès du Parti"))
    forms.append(("es", f"{number}.º Congreso del Partido"))
    forms.append(("vi", f"Đại hội Đảng lần thứ {number}"))
    ids = {one.id for code, form in forms for one in glossary.find(form, code)}
    assert ids in ({f"congress:{number}"}, {f"event-congress-{number}"})


@pytest.mark.parametrize(
    ("source", "target"), list(itertools.permutations(LANGUAGES, 2)), ids=lambda code: code
)
def test_a_session_rightly_rendered_raises_no_numbers_finding(
    source: str, target: str, glossary: Glossary
) -> None:
    wrong = []
    for number in range(1, 31):
        for session_id in (f"congress:{number}", f"plenum:{number % 15 + 1}/{number}"):
            concept = glossary.concept(session_id)
            unit = Translation(
                source=concept.preferred(source) or "",
                target=concept.preferred(target) or "",
                source_language=source,
                target_language=target,
                glossary=glossary,
            )
            wrong += [(unit.target, one.message) for one in NumbersCheck().run(unit)]
    assert not wrong


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "10th\u00a0National Party Congress", id="no-break-blank"),
        pytest.param("en", "10th-National Party\u2011Congress", id="hyphens"),
        pytest.param("en", "10TH NATIONAL PARTY CONGRESS", id="capitals"),
        pytest.param("en", "10 th National Party Congress", id="blank-before-th"),
        pytest.param("en", "10th National\nParty Congress", id="line-break"),
        pytest.param("en", "X National Party Congress", id="roman"),
        pytest.param("fr", "Xe Congres national du Parti", id="without-accent"),
        pytest.param("fr", "Xᵉ Congrès national du Parti", id="raised-e"),
        pytest.param("vi", "Đại hội lần thứ X của Đảng", id="combining-accents"),
        pytest.param("vi", "Ðại hội Ðảng toàn quốc lần thứ 10", id="icelandic-letter"),
        pytest.param("es", "10º Congreso Nacional del Partido", id="ordinal-sign"),
        pytest.param("nb", "partiets tiende nasjonale kongress", id="word"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_noise_does_not_hide_it(language: str, text: str, form: str, glossary: Glossary) -> None:
    text = unicodedata.normalize(form, text)
    (found,) = glossary.find(f"({text})", language)
    assert (found.id, found.text) == ("congress:10", text)


def test_after_the_a_figure_needs_no_sign(glossary: Glossary) -> None:
    (found,) = glossary.find("the 10 National Party Congress", "en")
    assert found.text == "10 National Party Congress"
    assert not [one for one in glossary.find("of 10 Party Congresses", "en") if ":" in one.id]


def test_a_row_of_the_termbase_goes_before(glossary: Glossary) -> None:
    texts = ["Trung ương 4 khóa XIII", "Hội nghị lần thứ tư BCH Trung ương Đảng (khóa XIII)"]
    for text in texts:
        (found,) = glossary.find(text, "vi")
        assert (found.id, found.text) == ("event-plenum-4-13", text)
    (found,) = glossary.find("Resolution of the 13th National Party Congress", "en")
    assert found.id == "doc-res-13th-congress"


def test_what_is_found_is_a_term_for_other_programs(glossary: Glossary) -> None:
    (found,) = glossary.find("le VIIIe Congrès national du Parti", "fr")
    assert as_record(found, glossary, "nb") == {
        "kind": "term",
        "id": "congress:8",
        "start": 3,
        "end": 34,
        "text": "VIIIe Congrès national du Parti",
        "target": "den 8. nasjonale partikongressen",
    }


def test_a_forbidden_wording_is_named(glossary: Glossary) -> None:
    (found,) = glossary.find("Comité Central del Partido de la XIV legislatura", "es")
    assert (found.id, found.status) == ("central-committee:14", "forbidden")
    assert glossary.render(found, "es") == "Comité Central del Partido del XIV mandato"


@pytest.mark.parametrize(
    ("session", "language", "wanted"),
    [
        pytest.param(
            Session("congress", (13,)),
            "fr",
            Grammar("m", "sg", "definite", False),
            id="fr-congress",
        ),
        pytest.param(
            Session("legislature", (15,)), "fr", Grammar("f", "sg", "definite", False), id="fr-na"
        ),
        pytest.param(
            Session("congress", (12, 13)), "es", Grammar("m", "pl", "definite", False), id="es-list"
        ),
        pytest.param(Session("plenum", (4,), (13,)), "nb", Grammar("n", "sg", "own"), id="nb"),
        pytest.param(
            Session("tenure", (11,)), "en", Grammar("", "sg", "definite", True), id="an-11th"
        ),
        pytest.param(Session("politburo", (9,)), "fr", Grammar("m", "sg", "definite"), id="body"),
        pytest.param(Session("congress", (9,)), "xx", Grammar(), id="no-such-language"),
    ],
)
def test_grammar(session: Session, language: str, wanted: Grammar, glossary: Glossary) -> None:
    assert SessionWriter(glossary.tables).grammar(session, language) == wanted
    concept = glossary.concept(session.id)
    form = concept.preferred(language)
    assert form is None or concept.grammar_of(language, form) == wanted


@pytest.mark.parametrize("concept_id", ["congres:10", "congress:10@atlantis", "congress:", "a:b:c"])
def test_an_id_of_nothing_is_refused(concept_id: str, glossary: Glossary) -> None:
    with pytest.raises(GlossaryError, match="has no concept"):
        glossary.concept(concept_id)


def test_without_tables_nothing_is_numbered() -> None:
    assert Glossary().find("the 10th National Party Congress", "en") == []
