"""Titles that no row lists: a head and a body, or a title and what stands before it."""

from __future__ import annotations

import pytest

from workflow.glossary import Glossary
from workflow.glossary.composed.tables import composed_tables
from workflow.glossary.composed.titles import UNSURE

LANGUAGES = ("en", "fr", "es", "nb", "vi")
CMC = "deputy-secretary@body-central-military-commission"

FOUND = [
    # A head and a body, in each language, to each other.
    pytest.param(
        "en", "He is Deputy Secretary of the Central Military Commission.", CMC,
        "Deputy Secretary of the Central Military Commission",
        "fr", "secrétaire adjoint de la Commission militaire centrale", id="en-fr",
    ),
    pytest.param(
        "vi", "Phó Bí thư Quân ủy Trung ương phát biểu.", CMC, "Phó Bí thư Quân ủy Trung ương",
        "en", "Deputy Secretary of the Central Military Commission", id="vi-en",
    ),
    pytest.param(
        "nb", "Visesekretæren for den sentrale militærkommisjonen kom.", CMC,
        "Visesekretæren for den sentrale militærkommisjonen",
        "vi", "Phó Bí thư Quân ủy Trung ương", id="nb-vi",
    ),
    pytest.param(
        "es", "El subsecretario de la Comisión Militar Central habló.", CMC,
        "subsecretario de la Comisión Militar Central",
        "nb", "visesekretær for den sentrale militærkommisjonen", id="es-nb",
    ),
    pytest.param(
        "fr", "Le chef du Bureau de l’Assemblée nationale a lu le texte.", "head@body-na-office",
        "chef du Bureau de l’Assemblée nationale",
        "vi", "Chủ nhiệm Văn phòng Quốc hội", id="fr-vi",
    ),
    pytest.param(
        "es", "El jefe de la Oficina del Gobierno llegó.", "head@body-office-of-government",
        "jefe de la Oficina del Gobierno",
        "en", "Chairman of the Office of the Government", id="es-en",
    ),
    pytest.param(
        "en", "Government Office Chief Tran Van Son said so.", "head@body-office-of-government",
        "Government Office Chief", "es", "jefe de la Oficina del Gobierno", id="behind-its-body",
    ),
    pytest.param(
        "en", "The Steering Committee’s deputy head agreed.", "title-steering-committee-deputy",
        "Steering Committee’s deputy head", "fr", "chef adjoint du Comité de pilotage",
        id="genitive-and-row",
    ),
    pytest.param(
        "fr", "La présidente du Conseil populaire est là.", "chairman@body-peoples-council",
        "présidente du Conseil populaire", "es", "presidente del Consejo Popular", id="feminine",
    ),
    pytest.param(
        "es", "Los presidentes de los Comités Populares votaron.",
        "chairman@body-peoples-committee", "presidentes de los Comités Populares",
        "en", "Chairmen of People’s Committees", id="each-has-one",
    ),
    pytest.param(
        "en", "Two members of the National Election Council left.",
        "member@body-election-council", "members of the National Election Council",
        "fr", "membres du Conseil électoral national", id="plural",
    ),
    pytest.param(
        "en", "A member of the Lang Son provincial Party Committee wrote it.",
        "member@provincial-party-committee@lang-son",
        "member of the Lang Son provincial Party Committee",
        "es", "miembro del Comité provincial del Partido de Lang Son", id="body-of-a-place",
    ),
    # Where a row is that title, it is the row.
    pytest.param(
        "en", "National Assembly Speaker Tran Thanh Man met him.", "title-na-chairman",
        "National Assembly Speaker", "es", "presidente de la Asamblea Nacional", id="row",
    ),
    pytest.param(
        "fr", "Elle est membre suppléante du Comité central du Parti.",
        "title-pcc-alternate-member", "membre suppléante du Comité central du Parti",
        "en", "alternate member of the Party Central Committee", id="row-feminine",
    ),
    # What stands before a title, behind it and inside.
    pytest.param(
        "en", "Former Party General Secretary Nguyen Phu Trong came.",
        "former@title-general-secretary", "Former Party General Secretary",
        "es", "ex secretario general del Partido", id="former-of-a-unit",
    ),
    pytest.param(
        "en", "The former Minister of Finance came.", "former@title-minister-finance",
        "former Minister of Finance", "es", "exministro de Finanzas", id="former-joined",
    ),
    pytest.param(
        "en", "The former Party General Secretary came.", "former@title-general-secretary",
        "former Party General Secretary", "nb", "partiets tidligere generalsekretær",
        id="former-behind-the-owner",
    ),
    pytest.param(
        "fr", "L’ancienne présidente de l’Assemblée nationale est là.", "former@title-na-chairman",
        "ancienne présidente de l’Assemblée nationale",
        "vi", "nguyên Chủ tịch Quốc hội", id="fr-former",
    ),
    pytest.param(
        "es", "El exsecretario general del Partido asistió.", "former@title-general-secretary",
        "exsecretario general del Partido", "en", "former Party General Secretary",
        id="es-attached",
    ),
    pytest.param(
        "fr", "L’ex-Premier ministre est venu.", "former@title-prime-minister",
        "ex-Premier ministre", "es", "ex primer ministro", id="fr-hyphen",
    ),
    pytest.param(
        "en", "The late President Ho Chi Minh wrote it.", "late@title-president-ho-chi-minh",
        "late President Ho Chi Minh", "vi", "cố Chủ tịch Hồ Chí Minh", id="late",
    ),
    pytest.param(
        "es", "El ex primer ministro asistió.", "former@title-prime-minister",
        "ex primer ministro", "fr", "ancien Premier ministre", id="es-apart",
    ),
    pytest.param(
        "en", "Acting Minister of Foreign Affairs Le Hoai Trung spoke.",
        "acting@title-minister-foreign-affairs", "Acting Minister of Foreign Affairs",
        "fr", "ministre des Affaires étrangères par intérim", id="acting",
    ),
    pytest.param(
        "es", "El ministro interino de Relaciones Exteriores habló.",
        "acting@title-minister-foreign-affairs", "ministro interino de Relaciones Exteriores",
        "vi", "quyền Bộ trưởng Bộ Ngoại giao", id="inside",
    ),
    pytest.param(
        "fr", "Le ministre par intérim des Affaires étrangères a parlé.",
        "acting@title-minister-foreign-affairs", "ministre par intérim des Affaires étrangères",
        "es", "ministro interino de Relaciones Exteriores", id="fr-inside",
    ),
    pytest.param(
        "en", "The former Deputy Secretary of the Central Military Commission wrote.",
        f"former@{CMC}", "former Deputy Secretary of the Central Military Commission",
        "fr", "ancien secrétaire adjoint de la Commission militaire centrale", id="of-composed",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "found", "stretch", "to", "form"), FOUND)
def test_one_term_covers_the_whole_title(
    glossary: Glossary, language: str, text: str, found: str, stretch: str, to: str, form: str
) -> None:
    titles = [one for one in glossary.find(text, language) if one.text == stretch]
    assert [one.id for one in titles] == [found]
    assert glossary.render(titles[0], to) == form
    assert glossary.concept(found) is titles[0].concept


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "The president of the company came.", id="no-body"),
        pytest.param("en", "The head of the delegation of the Government came.", id="another-head"),
        pytest.param("en", "The head of the Government came.", id="everyday"),
        pytest.param("en", "The Central Military Commission heads the list.", id="verb"),
        pytest.param(
            "en", "The members of the Central Military Commission’s team came.", id="part-of-it"
        ),
        pytest.param(
            "en", "The Honorary Chairman of the People’s Committee came.", id="another-office"
        ),
        pytest.param("en", "The Assistant Secretary of the Central Military Commission came.",
                     id="assistant"),
        pytest.param("fr", "Le directeur de la revue et le Comité populaire discutent.",
                     id="fr-no-link"),
        pytest.param("es", "El presidente de la empresa y el Comité Popular votan.", id="es"),
        pytest.param("en", "The former comrade spoke.", id="everyday-title"),
        pytest.param("nb", "Hun leder i folkekomiteen når det gjelder.", id="nb-verb"),
        pytest.param("vi", "Dưới chính quyền Thủ tướng Chính phủ khi ấy.", id="vi-another-word"),
        pytest.param("en", "Members of the 12th-tenure Politburo came.", id="numbered"),
        pytest.param("en", "The Steering Committee General Secretary To Lam leads.", id="titled"),
        pytest.param("es", "Su experiencia en el Ministerio de Salud cuenta.", id="not-ex"),
    ],
)  # fmt: skip
def test_near_misses_are_no_title(glossary: Glossary, language: str, text: str) -> None:
    assert [one.id for one in glossary.find(text, language) if "@" in one.id] == []


@pytest.mark.parametrize(
    "composed_id", sorted({one.values[2] for one in FOUND if "@" in one.values[2]})
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_approved_form_is_found_as_its_title(
    glossary: Glossary, composed_id: str, language: str
) -> None:
    for form in glossary.target_forms(composed_id, language):
        (one,) = glossary.find(form, language, expected={composed_id})
        assert (one.id, one.text) == (composed_id, form)


def test_every_certain_head_of_every_body_is_read_as_it_is_written(glossary: Glossary) -> None:
    tables = composed_tables()
    tried = 0
    for body in [one for one in glossary.concepts if one.kind == "body"]:
        kind = tables.kind_of(body)
        for head in kind.heads if kind else ():
            composed_id = f"{head}@{body.id}"
            concept = glossary.concept(composed_id)
            for language in LANGUAGES:
                form = concept.preferred(language)
                found = glossary.find(form, language, expected={concept.id}) if form else []
                assert not form or [one.id for one in found] == [concept.id], (composed_id, form)
                tried += bool(form)
    assert tried > 300


def test_a_wording_that_nobody_laid_down_says_so(glossary: Glossary) -> None:
    (one,) = glossary.find("Secretary of the Vietnam News Agency", "en")
    assert one.id == "secretary@body-vna"
    assert one.concept is not None
    assert one.concept.note == UNSURE
    assert glossary.concept(CMC).note == ""


def test_a_translation_is_read_as_its_source(glossary: Glossary) -> None:
    """The head is put together only where the source has it, or lacks the body."""
    text = "el jefe de la Oficina del Gobierno"
    (alone,) = glossary.find(text, "es", expected={"body-office-of-government"})
    assert alone.id == "body-office-of-government"
    (whole,) = glossary.find(text, "es", expected={"head@body-office-of-government"})
    assert whole.id == "head@body-office-of-government"


def test_another_word_that_says_former_counts_in_a_translation(glossary: Glossary) -> None:
    wanted = "former@title-prime-minister"
    (one,) = glossary.find("el entonces primer ministro", "es", expected={wanted})
    assert one.id == wanted
    (other,) = glossary.find("el primer ministro", "es", expected={wanted})
    assert other.id == "title-prime-minister"


@pytest.mark.parametrize("head", sorted(composed_tables().heads))
def test_each_head_has_words_in_each_language(head: str) -> None:
    words = composed_tables().heads[head]
    assert set(words) == set(LANGUAGES)
    assert all(one.m for one in words.values())
    for language in ("en", "fr", "es", "nb"):
        assert words[language].plural, language
