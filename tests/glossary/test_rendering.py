"""Approved forms in the target language."""

from __future__ import annotations

import json

import pytest

from workflow.errors import GlossaryError
from workflow.glossary import Glossary, as_record, capitalise
from workflow.glossary.plurals import plural_form

LANGUAGES = ("en", "fr", "nb", "vi", "es")

SINGLE = {
    "en": "Resolution No. 11-NQ/TW",
    "fr": "résolution n°\u00a011-NQ/TW",
    "nb": "resolusjon nr. 11-NQ/TW",
    "vi": "Nghị quyết số 11-NQ/TW",
    "es": "Resolución n.º\u00a011-NQ/TW",
}
LIST = {
    "en": ["Resolutions Nos. 37-NQ/TW", "11-NQ/TW"],
    "fr": ["résolutions nᵒˢ\u00a037-NQ/TW", "11-NQ/TW"],
    "nb": ["resolusjonene nr. 37-NQ/TW", "11-NQ/TW"],
    "vi": ["các Nghị quyết số 37-NQ/TW", "số 11-NQ/TW"],
    "es": ["Resoluciones n.ᵒˢ\u00a037-NQ/TW", "11-NQ/TW"],
}
SHORT = {
    "en": "Resolution 18",
    "fr": "résolution 18",
    "nb": "resolusjon 18",
    "vi": "Nghị quyết 18",
    "es": "Resolución 18",
}


def rendered(glossary: Glossary, source: str, text: str, target: str) -> list[str | None]:
    return [glossary.render(one, target) for one in glossary.find(text, source)]


@pytest.mark.parametrize("target", LANGUAGES)
@pytest.mark.parametrize("source", LANGUAGES)
def test_a_reference_goes_from_any_language_to_any(
    source: str, target: str, glossary: Glossary
) -> None:
    assert rendered(glossary, source, SINGLE[source], target) == [SINGLE[target]]
    assert rendered(glossary, source, SHORT[source], target) == [SHORT[target]]


@pytest.mark.parametrize("target", LANGUAGES)
@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("en", "Resolutions Nos. 37-NQ/TW and 11-NQ/TW", id="en"),
        pytest.param("en", "Resolutions No. 37-NQ/TW and No. 11-NQ/TW", id="en-two-markers"),
        pytest.param("fr", "Les résolutions nᵒˢ 37-NQ/TW et 11-NQ/TW", id="fr"),
        pytest.param("nb", "Resolusjonene nr. 37-NQ/TW og 11-NQ/TW", id="nb"),
        pytest.param("vi", "Nghị quyết số 37-NQ/TW và số 11-NQ/TW", id="vi"),
        pytest.param("es", "las Resoluciones n.ᵒˢ 37-NQ/TW y 11-NQ/TW", id="es"),
    ],
)
def test_a_list_keeps_its_type_word_at_the_first(
    source: str, text: str, target: str, glossary: Glossary
) -> None:
    assert rendered(glossary, source, text, target) == LIST[target]


@pytest.mark.parametrize(
    ("source", "text", "target", "wanted"),
    [
        pytest.param(
            "en", "Decision No. 489/QD-TTG", "vi", "Quyết định số 489/QĐ-TTg", id="letters-restored"
        ),
        pytest.param(
            "vi",
            "Nghị định số 30/2020/NÐ-CP",
            "nb",
            "dekret nr. 30/2020/ND-CP",
            id="ascii-outside-vi",
        ),
        pytest.param(
            "fr", "le règlement n° 37-QD/TW", "vi", "Quy định số 37-QĐ/TW", id="regulation"
        ),
        pytest.param("en", "A later text, 59-NQ/TW,", "fr", "59-NQ/TW", id="no-word-no-marker"),
        pytest.param(
            "fr", "Le texte n° 1108-CV/VPTW", "es", "n.º\u00a01108-CV/VPTW", id="marker-alone"
        ),
        pytest.param(
            "vi", "Luật Hòa bình số 31/2024/QH15", "en", "No. 31/2024/QH15", id="title-between"
        ),
        pytest.param(
            "en", "Resolution No. 19 stays", "vi", "Nghị quyết số 19", id="short-with-marker"
        ),
        pytest.param(
            "vi",
            "Nghị quyết của Chính phủ số 105/NQ-CP",
            "en",
            "Resolution of the Government No. 105/NQ-CP",
            id="body-kept",
        ),
        pytest.param("vi", "Nghị quyết 57 và 68", "en", "Resolutions 57", id="short-list"),
        pytest.param("en", "Notice No. 20-TB/TW", "es", "Aviso n.º\u00a020-TB/TW", id="notice"),
    ],
)
def test_reference_rendering(
    source: str, text: str, target: str, wanted: str, glossary: Glossary
) -> None:
    assert rendered(glossary, source, text, target)[0] == wanted


def test_the_date_stays_outside(glossary: Glossary) -> None:
    (one,) = glossary.find("Resolution No. 128/NQ-CP dated September 11, 2020", "en")
    assert one.text == "Resolution No. 128/NQ-CP"
    assert str(one.reference and one.reference.date) == "2020-09-11"


def test_a_sentence_begins_with_a_capital(glossary: Glossary) -> None:
    (one,) = glossary.find("Nghị quyết số 11-NQ/TW", "vi")
    assert glossary.render(one, "nb", sentence_start=True) == "Resolusjon nr. 11-NQ/TW"
    assert glossary.render(one, "en", sentence_start=True) == "Resolution No. 11-NQ/TW"
    assert capitalise("politbyrået", "nb") == "Politbyrået"
    assert capitalise("«politbyrået", "nb") == "«politbyrået"
    assert capitalise("", "nb") == ""


@pytest.mark.parametrize(
    ("source", "text", "target", "wanted"),
    [
        pytest.param("fr", "à Lang Son", "es", "Lang Son", id="place-without-its-kind"),
        pytest.param(
            "fr", "la province de Lang Son", "es", "provincia de Lang Son", id="place-with-its-kind"
        ),
        pytest.param("vi", "tại Điện Biên", "fr", "Diên Biên", id="place-by-its-admitted-form"),
        pytest.param(
            "en", "the General Secretary", "fr", "secrétaire général du Parti", id="title-in-full"
        ),
        pytest.param("vi", "Tô Lâm", "en", "To Lam", id="person"),
    ],
)
def test_term_rendering(
    source: str, text: str, target: str, wanted: str, glossary: Glossary
) -> None:
    assert rendered(glossary, source, text, target) == [wanted]


@pytest.mark.parametrize(
    ("source", "text", "target", "wanted"),
    [
        pytest.param("en", "Politburo members", "fr", "membres du Bureau politique", id="rule"),
        pytest.param("en", "Politburo members", "nb", "medlemmer av politbyrået", id="listed"),
        pytest.param("en", "Deputy Prime Ministers", "es", "viceprimeros ministros", id="es"),
        pytest.param("fr", "vice-Premiers ministres", "en", "Deputy Prime Ministers", id="to-en"),
        pytest.param("nb", "visestatsministrene", "fr", "vice-Premiers ministres", id="definite"),
        pytest.param("en", "Politburo members", "vi", "Ủy viên Bộ Chính trị", id="vi-has-none"),
        pytest.param("en", "People’s Committees", "nb", "folkekomiteer", id="nb-described"),
        pytest.param("en", "Politburo member", "fr", "membre du Bureau politique", id="singular"),
        pytest.param(
            "en",
            "Chairmen of provincial People’s Committees",
            "es",
            "presidentes de los Comités Populares provinciales",
            id="listed-in-full",
        ),
    ],
)
def test_a_plural_stays_plural(
    source: str, text: str, target: str, wanted: str, glossary: Glossary
) -> None:
    (one,) = glossary.find(text, source)
    assert glossary.render(one, target) == wanted
    assert glossary.matches_target(one, wanted, target)


def test_no_half_plural_is_made(glossary: Glossary) -> None:
    """Where two words are joined, the preferred form stays as it is."""
    (one,) = glossary.find("les édifications et rectification du Parti", "fr")
    assert one.inflection == "plural"
    assert glossary.render(one, "en") == glossary.concept(one.id).preferred("en")


def test_every_plural_that_is_written_is_found(glossary: Glossary) -> None:
    made = [
        (concept.id, language, form)
        for concept in glossary.concepts
        # Document types hold before a number only.
        if not concept.id.startswith("doctype-")
        for language in LANGUAGES
        if (form := plural_form(concept, language)) and form != concept.preferred(language)
    ]
    assert len(made) > 100
    assert [
        one
        for one in made
        if one[0] not in {hit.id for hit in glossary.find(f"({one[2]})", one[1], expected={one[0]})}
    ] == []


def test_a_language_without_form_has_none(glossary: Glossary) -> None:
    for text in ("the Politburo", "Resolution No. 11-NQ/TW"):
        (one,) = glossary.find(text, "en")
        assert glossary.render(one, "de") is None


def test_forms_for_a_target(glossary: Glossary) -> None:
    assert glossary.target_forms("body-politburo", "en") == ("Politburo", "Political Bureau")
    assert glossary.target_forms("body-politburo", "de") == ()
    with pytest.raises(GlossaryError, match="no concept body-nothing"):
        glossary.target_forms("body-nothing", "en")


def test_records_for_json(glossary: Glossary) -> None:
    text = "On 3 March 2026 the Politburo issued Decision No. 9-QD/TW."
    records = [as_record(one, glossary, "vi") for one in glossary.find(text, "en")]
    assert json.loads(json.dumps(records)) == [
        {
            "kind": "term",
            "id": "body-politburo",
            "start": 20,
            "end": 29,
            "text": "Politburo",
            "target": "Bộ Chính trị",
        },
        {
            "kind": "reference",
            "id": "9-QĐ/TW",
            "start": 37,
            "end": 57,
            "text": "Decision No. 9-QD/TW",
            "target": "Quyết định số 9-QĐ/TW",
            "type": "decision",
            "number": "9",
            "year": "",
            "symbol": "QĐ/TW",
            "issuer": "TW",
            "date": "2026-03-03",
            "canonical": "9-QĐ/TW",
        },
    ]
    assert as_record(glossary.find(text, "en")[0], glossary, None)["target"] is None
