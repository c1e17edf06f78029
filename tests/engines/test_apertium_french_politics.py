"""Words of politics and law, and where something takes place, from French into Spanish."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.apertium.places import placed
from workflow.engines.base import TypedSpan
from workflow.engines.languages import Pair

FR_ES = Pair("fr", "es")

MEANINGS = [
    ("Le cadre qui n'ose pas décider doit partir.", "El cuadro que no osa"),
    ("Il agit dans le cadre de la loi.", "en el marco de la ley"),
    ("Les provinces appliquent à la lettre le décret.", "aplican estrictamente el decreto"),
    ("Tout rappel de l'ambassadeur est grave.", "retirada del embajador"),
    ("Il a demandé la mise en liberté du maire.", "la puesta en libertad"),
    ("Le maire s'est dit favorable à la loi.", "favorable a la ley"),
    ("La motion n'a pas la majorité requise.", "la mayoría requerida"),
    ("Il a été relevé de ses fonctions à sa demande.", "a su petición"),
    ("Le taux n'a atteint que 12 % en mai.", "ha alcanzado sólo 12"),
    ("Le maire a rencontré son homologue française.", "su homóloga francesa"),
    ("Le maire a rencontré son homologue français.", "su homólogo francés"),
    ("Le Parti a exclu l'ex-directeur adjoint.", "el antiguo director adjunto"),
    ("Le roi a été reçu à l'Élysée.", "en el Elíseo"),
    ("Le parlement a élu son nouveau bureau.", "su nueva mesa"),
    ("Le ministre travaille dans son bureau.", "en su oficina"),
    ("Un arrêté du maire interdit la marche.", "ordenanza|decisión"),
    ("Ils ont arrêté cinq suspects.", "arrestado"),
    ("Il a approuvé la liste.", "Ha aprobado la lista"),
    ("Il répond aux attentes du peuple.", "las expectativas"),
    ("Il est poursuivi aux termes de la loi.", "procesado en virtud de"),
    ("Le juge près le tribunal parle.", "ante el tribunal"),
    ("Il habite près de la gare.", "cerca de"),
    ("Le président sortant a parlé.", "El presidente saliente"),
    ("L'ambassadeur sortant du Japon a parlé.", "El embajador saliente"),
    ("Il a rencontré des investisseurs.", "Se ha reunido con inversores"),
    ("Il a été relevé de ses fonctions.", "relevado de sus funciones"),
    ("Ils ont exclu des rangs du parti le chef.", "expulsado de las filas del partido"),
    ("Ils ont débattu des projets.", "debatido los proyectos"),
    ("Mgr Pierre a parlé.", "Monseñor Pierre"),
    ("La loi a 437 voix pour et trois contre.", "437 votos a favor y tres en contra"),
    ("L'appui au parti est fort.", "El apoyo al partido"),
    ("Les délais sont courts.", "Los plazos"),
    ("Les démarches sont longues.", "Las gestiones"),
    ("Le couvre-feu est levé.", "El toque de queda"),
    ("Les poursuites judiciaires continuent.", "Las acciones judiciales"),
    ("Il a reçu l'attaché de défense.", "agregado de defensa"),
    ("Or, le ministre a refusé.", "No obstante"),
    ("Quant à lui, le roi a refusé.", "Por su parte"),
    ("Selon lui, le roi a refusé.", "Según él"),
    ("Il est président par intérim.", "presidente interino"),
    ("La session de la XVIe législature est close.", "XVI legislatura está clausurada"),
    ("Le ministre nigérien est venu.", "nigerino"),
    ("La ministre sénégalaise est venue.", "La ministra senegalesa"),
    ("Il est soupçonné d'avoir touché des pots-de-vin.", "de haber cobrado sobornos"),
    ("Ils ont tenu lundi à Paris leur réunion.", "Han celebrado"),
    ("Il a réuni le parti et convoqué des élections.", "convocado unas elecciones"),
]
PLACES = [
    ("À Paris, le roi a parlé.", "En París, el rey ha hablado."),
    ("Le roi va à Paris.", "El rey va a París."),
    ("Il a reçu au siège du parti une délégation.", "Ha recibido en la sede del partido"),
    ("Il s'est rendu au siège du parti.", "Se ha trasladado a la sede del partido."),
    ("Il a remis un don à l'hôpital.", "al hospital"),
    ("Ils ont déposé une gerbe au mausolée.", "en el mausoleo"),
    ("C'est la première visite d'un roi à Paris.", "a París"),
]


@cache
def _engine() -> Apertium:
    judge("apertium")
    engine = Apertium()
    if FR_ES not in engine.pairs():
        pytest.skip("the Apertium mode fr-es is not installed")
    return engine


@cache
def _drafts() -> dict[str, str]:
    texts = [text for text, _ in (*MEANINGS, *PLACES)]
    made = _engine().translate(texts, FR_ES, lambda _: None)
    return {text: result.text for text, result in zip(texts, made, strict=True)}


@pytest.mark.parametrize(("text", "expected"), MEANINGS, ids=[text for text, _ in MEANINGS])
def test_words_mean_what_they_mean_in_politics(text: str, expected: str) -> None:
    assert re.search(expected, _drafts()[text]), _drafts()[text]


@pytest.mark.parametrize(("text", "expected"), PLACES, ids=[text for text, _ in PLACES])
def test_a_place_has_the_preposition_of_its_verb(text: str, expected: str) -> None:
    assert expected in _drafts()[text], _drafts()[text]


def test_a_place_of_the_glossary_opens_its_sentence() -> None:
    span = TypedSpan("Qzxa", "Asamblea Nacional", "noun", "f", "sg")
    made = _engine().translate_typed(
        ["À la Qzxa, le roi a parlé."], [[span]], FR_ES, lambda _: None
    )
    assert made[0] is not None
    assert made[0].text == "En la Asamblea Nacional, el rey ha hablado."


def test_a_form_is_known_by_its_first_word() -> None:
    words = {key: ["ir"] for key in ("moving", "giving", "moves", "events", "times", "to")}
    words |= {"sites": ["mausoleo"], "staying": ["depositar"]}
    said = "^depositar<vblex><ifi>$ ^a<pr>$ ^el<det>$ ^qzxa<n><m><sg>$"
    assert "^en<pr>$" in placed(said, words, {"qzxa": "Mausoleo del Presidente"})
    assert "^a<pr>$" in placed(said, words, {"qzxa": "Comité del Partido"})
