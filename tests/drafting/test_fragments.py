"""Names that go on, and titles whose wording is not laid down, are left to a person to judge."""

from __future__ import annotations

import pytest

from tests.drafting.fakes import GLOSSARY
from workflow.drafting import ArticleContext
from workflow.drafting.masking import Slot
from workflow.drafting.planning import plan_draft
from workflow.drafting.slots.fragments import fragment_words
from workflow.engines import Pair
from workflow.style import Style

TARGETS = {"en": "es", "es": "fr", "fr": "es", "nb": "en"}


def planned(text: str, language: str, to: str = "") -> list[Slot]:
    pair = Pair(language, to or TARGETS[language])
    context = ArticleContext(language, (text,), GLOSSARY)
    return list(plan_draft(text, "paragraph", pair, GLOSSARY, context, Style()).slots)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(
            "en", "Minister of Foreign Affairs and Tourism Olga Brand came.", id="and-more"
        ),
        pytest.param("fr", "Le ministre de la Santé et des Sports est là.", id="fr-and"),
        pytest.param("es", "El ministro de Justicia y Culto está aquí.", id="es-and"),
        pytest.param("en", "The Chief Inspector of the Ministry of Health came.", id="inspector"),
        pytest.param("es", "El inspector jefe del Ministerio de Salud vino.", id="es-inspector"),
        pytest.param("fr", "Le président honoraire du Comité populaire est là.", id="honorary"),
        pytest.param("en", "The Board of the Vietnam Women’s Union met.", id="part-of-a-body"),
        pytest.param(
            "fr",
            "La Commission de la propagande et de la jeunesse du Comité provincial du Parti siège.",
            id="commission-of-a-committee",
        ),
        pytest.param(
            "en", "The Commission for Rivers, Lakes and Mass Mobilisation met.", id="phrase-in-name"
        ),
        pytest.param("en", "The Chairman of the National Assembly Office came.", id="goes-on"),
        pytest.param("en", "The Secretary of the Vietnam News Agency came.", id="not-laid-down"),
        pytest.param("en", "Plan No. 28/CT-TTg was read.", id="symbol-of-another-type"),
        pytest.param("es", "La resolución n.º 45-CT/TW se leyó.", id="es-symbol"),
    ],
)
def test_nothing_of_it_is_trusted(language: str, text: str) -> None:
    slots = planned(text, language)
    assert slots
    # `Chief Inspector` has no row; what is listed beside it is doubtful
    assert all(slot.doubt for slot in slots if slot.occurrence is not None)


@pytest.mark.parametrize(
    ("language", "text", "forms"),
    [
        pytest.param(
            "en",
            "The Minister of Finance and Prime Minister Pham Minh Chinh came.",
            ["ministro de Finanzas", "primer ministro", "Pham Minh Chinh"],
            id="and-another-title",
        ),
        pytest.param(
            "fr",
            "Le ministre des Finances et Mme Durand sont là.",
            ["ministro de Finanzas"],
            id="and-a-person",
        ),
        pytest.param("en", "The head of the Government came.", ["Gobierno"], id="everyday-head"),
        pytest.param(
            "en", "The head of the delegation of the Government came.", ["Gobierno"], id="delegation"
        ),
        pytest.param("es", "Los proyectos del Ministerio de Salud siguen.",
                     ["ministère de la Santé"], id="no-office"),
        pytest.param("en", "Directive No. 28/CT-TTg was read.", ["Directiva n.º\u00a028/CT-TTg"],
                     id="symbol-of-its-type"),
        pytest.param("fr", "L’instruction n° 28/CT-TTg est lue.", ["Directiva n.º\u00a028/CT-TTg"],
                     id="word-for-two-types"),
    ],
)  # fmt: skip
def test_whole_names_are_trusted(language: str, text: str, forms: list[str]) -> None:
    slots = [slot for slot in planned(text, language) if slot.kind != "person" or slot.occurrence]
    assert [slot.form for slot in slots if not slot.doubt] == forms


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param(
            "Chairwoman of the People’s Council Nguyen Thi Hong came.",
            "présidente du Conseil populaire",
            id="source-tells",
        ),
        pytest.param(
            "Former Deputy Secretary of the Central Military Commission Nguyen Thi Hong came.",
            "ancienne secrétaire adjointe de la Commission militaire centrale",
            id="name-tells",
        ),
        pytest.param(
            "Three former Ministers of Finance came.", "anciens ministres des Finances", id="plural"
        ),
    ],
)
def test_gender_and_number_are_those_of_the_holder(text: str, form: str) -> None:
    (title,) = [slot for slot in planned(text, "en", "fr") if slot.kind == "title"]
    assert (title.form, title.doubt) == (form, "")


def test_a_language_without_words_is_left_alone() -> None:
    assert fragment_words("xx") is None
