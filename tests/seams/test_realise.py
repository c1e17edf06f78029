"""Which form is written for a term, by how its source uses it."""

from __future__ import annotations

import pytest

from workflow.glossary import Concept, Glossary, Occurrence, Term, TermStatus
from workflow.glossary.values import Grammar
from workflow.seams import realise


def terms(preferred: str, *admitted: str) -> tuple[Term, ...]:
    return (
        Term(preferred, TermStatus.PREFERRED),
        *(Term(form, TermStatus.ADMITTED) for form in admitted),
    )


POLITBURO = Concept(
    "body-politburo",
    "body",
    {
        "en": terms("Politburo"),
        "fr": terms("Bureau politique"),
        "es": terms("Buró Político"),
        "nb": terms("politbyrået", "politbyrå"),
    },
    gender={"fr": "m", "es": "m"},
    grammar={
        "nb": {
            "politbyrået": Grammar(
                gender="n",
                number="sg",
                indefinite="politbyrå",
                definite="politbyrået",
                plural="politbyråer",
                definite_plural="politbyråene",
            )
        }
    },
)
VICE = Concept(
    "title-vice-president",
    "title",
    {
        "en": terms("Vice President", "Vice Chairwoman"),
        "fr": terms("vice-président", "vice-présidente"),
        "es": terms("vicepresidente", "vicepresidenta de la República", "vicepresidenta"),
        "nb": terms("visepresident"),
        "vi": terms("Phó Chủ tịch nước"),
    },
    gender={"fr": "mf", "es": "mf"},
    grammar={
        "fr": {
            "vice-président": Grammar(gender="mf", number="sg", plural="vice-présidents"),
            "vice-présidente": Grammar(gender="f", number="sg", plural="vice-présidentes"),
        },
        "es": {
            "vicepresidente": Grammar(gender="mf", number="sg", plural="vicepresidentes"),
            "vicepresidenta": Grammar(gender="f", number="sg"),
        },
        "nb": {
            "visepresident": Grammar(
                gender="m",
                number="sg",
                indefinite="visepresident",
                definite="visepresidenten",
                plural="visepresidenter",
                definite_plural="visepresidentene",
            )
        },
    },
)
MINISTER = Concept(
    "title-minister",
    "title",
    {"fr": terms("vice-ministre"), "es": terms("viceministro", "viceministra")},
    gender={"fr": "mf", "es": "mf"},
    grammar={
        "fr": {"vice-ministre": Grammar(gender="mf", number="sg")},
        "es": {"viceministra": Grammar(gender="f", number="sg")},
    },
)


def realised(
    concept: Concept, source: str, language: str, target: str, inflection: str = ""
) -> tuple[str, Grammar] | None:
    """The form for the words in brackets."""
    start, end = source.index("["), source.index("]") - 1
    text = source.replace("[", "").replace("]", "")
    occurrence = Occurrence(
        "term", concept.id, start, end, text[start:end], TermStatus.PREFERRED, concept,
        inflection="plural" if inflection else "",
    )  # fmt: skip
    return realise(concept, occurrence, text, language, target)


@pytest.mark.parametrize(
    ("source", "language", "wanted"),
    [
        pytest.param("The [Politburo] met.", "en", "politbyrået", id="the"),
        pytest.param("In this [Politburo] all agree.", "en", "politbyrået", id="this"),
        pytest.param("The new [Politburo] met.", "en", "politbyrået", id="behind-an-adjective"),
        pytest.param("A [Politburo] is needed.", "en", "politbyrå", id="a"),
        pytest.param("Vietnam’s [Politburo] met.", "en", "politbyrå", id="behind-a-possessor"),
        pytest.param("Our [Politburo] met.", "en", "politbyrå", id="behind-a-possessive"),
        pytest.param("[Politburo] issues resolution", "en", "politbyrået", id="headline"),
        pytest.param("The report, [Politburo] said.", "en", "politbyrået", id="comma-between"),
        pytest.param("Le rapport du [Bureau politique].", "fr", "politbyrået", id="du"),
        pytest.param("D’un [Bureau politique] à l’autre.", "fr", "politbyrå", id="un"),
        pytest.param("Notre [Bureau politique] siège.", "fr", "politbyrå", id="notre"),
        pytest.param("El informe del [Buró Político].", "es", "politbyrået", id="del"),
        pytest.param("Un [Buró Político] nuevo.", "es", "politbyrå", id="un-es"),
    ],
)
def test_norwegian_is_definite_as_the_source_is(source: str, language: str, wanted: str) -> None:
    found = realised(POLITBURO, source, language, "nb")
    assert found is not None
    assert found[0] == wanted
    assert (found[1].gender, found[1].number) == ("n", "sg")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param("[Vice President] Nguyen Thi Doan spoke.", "visepresident", id="bare-title"),
        pytest.param("[Vice President] Doan spoke.", "visepresident", id="one-name"),
        pytest.param("The [Vice President] Nguyen Thi Doan.", "visepresident", id="the-and-name"),
        pytest.param("The [Vice President] spoke.", "visepresidenten", id="the"),
        pytest.param("The [Vice President] Monday spoke.", "visepresidenten", id="no-name"),
        pytest.param("She was [Vice President].", "visepresident", id="preferred"),
    ],
)
def test_a_norwegian_title_before_a_name_is_indefinite(source: str, wanted: str) -> None:
    found = realised(VICE, source, "en", "nb")
    assert found is not None
    assert found[0] == wanted


@pytest.mark.parametrize(
    ("source", "target", "wanted", "gender"),
    [
        pytest.param("[Vice Presidents] met.", "fr", "vice-présidents", "mf", id="fr"),
        pytest.param("[Vice Presidents] met.", "es", "vicepresidentes", "mf", id="es"),
        pytest.param("[Vice Presidents] met.", "nb", "visepresidenter", "m", id="nb"),
        pytest.param("The [Vice Presidents] met.", "nb", "visepresidentene", "m", id="nb-definite"),
        pytest.param("[Vice Presidents] met.", "vi", "Phó Chủ tịch nước", "", id="vi"),
    ],
)
def test_a_plural_source_gives_a_plural(source: str, target: str, wanted: str, gender: str) -> None:
    found = realised(VICE, source, "en", target, "plural")
    assert found is not None
    assert (found[0], found[1].gender) == (wanted, gender)
    assert found[1].number == ("" if target == "vi" else "pl")


@pytest.mark.parametrize(
    ("concept", "source", "language", "target", "wanted", "gender"),
    [
        pytest.param(VICE, "la [vice-présidente] parle", "fr", "es", "vicepresidenta", "f", id="form"),
        pytest.param(VICE, "La [VICE-PRÉSIDENTE]", "fr", "es", "vicepresidenta", "f", id="capitals"),
        pytest.param(VICE, "le [vice-président] parle", "fr", "es", "vicepresidente", "mf", id="masculine"),
        pytest.param(VICE, "the [Vice Chairwoman] spoke", "en", "fr", "vice-présidente", "f", id="woman"),
        pytest.param(VICE, "the [Vice Chairwoman] spoke", "en", "nb", "visepresidenten", "m", id="nb-has-none"),
        pytest.param(MINISTER, "la [vice-ministre] parle", "fr", "es", "viceministra", "f", id="article"),
        pytest.param(MINISTER, "le [vice-ministre] parle", "fr", "es", "viceministro", "mf", id="le"),
        pytest.param(MINISTER, "la [viceministra] habla", "es", "fr", "vice-ministre", "f", id="common-form"),
    ],
)  # fmt: skip
def test_a_woman_has_the_feminine_title(
    concept: Concept, source: str, language: str, target: str, wanted: str, gender: str
) -> None:
    found = realised(concept, source, language, target)
    assert found is not None
    assert (found[0], found[1].gender) == (wanted, gender)


def test_a_concept_without_form_has_none() -> None:
    assert realised(POLITBURO, "The [Politburo] met.", "en", "vi") is None


def test_a_place_named_without_its_kind_stays_so() -> None:
    place = Concept(
        "place-lang-son",
        "place",
        {"en": terms("Lang Son province", "Lang Son"), "fr": terms("province de Lang Son", "Lang Son")},
    )  # fmt: skip
    assert realised(place, "in [Lang Son] today", "en", "fr") == ("Lang Son", Grammar())


def test_every_occurrence_of_the_glossary_can_be_realised(sample: Glossary) -> None:
    text = "The Politburo, the National Assembly and Prime Minister Pham Minh Chinh met in Hanoi."
    for target in ("fr", "es", "nb", "vi"):
        for one in sample.find(text, "en"):
            assert one.concept is not None
            found = realise(one.concept, one, text, "en", target)
            assert found is not None
            listed = one.concept.forms(target, TermStatus.PREFERRED, TermStatus.ADMITTED)
            assert found[0] in listed


LOCALITIES = Concept(
    "pt-localities",
    "political_term",
    {"en": terms("localities", "locality"), "es": terms("localidades", "localidad")},
    grammar={
        "en": {"localities": Grammar(number="pl"), "locality": Grammar(number="sg")},
        "es": {
            "localidades": Grammar(gender="f", number="pl"),
            "localidad": Grammar(gender="f", number="sg"),
        },
    },
)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param("Every [locality] must act.", ("localidad", "sg"), id="singular"),
        pytest.param("All [localities] must act.", ("localidades", "pl"), id="plural"),
    ],
)
def test_a_plural_term_has_its_singular_too(source: str, wanted: tuple[str, str]) -> None:
    found = realised(LOCALITIES, source, "en", "es")
    assert found is not None
    assert (found[0], found[1].number) == wanted


@pytest.mark.parametrize(
    ("gender", "wanted"),
    [
        pytest.param("f", "vicepresidenta", id="woman"),
        pytest.param("m", "vicepresidente", id="man"),
        pytest.param("", "vicepresidente", id="unknown"),
    ],
)
def test_the_holder_may_be_known_from_elsewhere(gender: str, wanted: str) -> None:
    occurrence = Occurrence(
        "term", VICE.id, 4, 18, "Vice President", TermStatus.PREFERRED, VICE,
    )  # fmt: skip
    found = realise(VICE, occurrence, "The Vice President spoke.", "en", "es", gender=gender)
    assert found is not None
    assert found[0].startswith(wanted)


def test_english_words_the_title_of_a_woman() -> None:
    found = realised(CHAIR, "La [vicepresidenta] habló.", "es", "en")
    assert found is not None
    assert found[0] == "Vice Chairwoman"


CHAIR = Concept(
    "title-chair",
    "title",
    {
        "en": terms("Vice Chairman", "Deputy Head", "Vice Chairwoman"),
        "es": terms("vicepresidente", "vicepresidenta"),
    },
    grammar={
        "es": {
            "vicepresidente": Grammar(gender="mf", number="sg"),
            "vicepresidenta": Grammar(gender="f", number="sg"),
        }
    },
)
