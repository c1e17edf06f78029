"""Spanish drafts of English news in French: senses, articles and prepositions of the second hop."""

from __future__ import annotations

import pytest

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.languages import Pair

ES_FR = Pair("es", "fr")


def said(text: str) -> str:
    judge("apertium")
    engine = Apertium()
    if ES_FR not in engine.pairs():
        pytest.skip("the mode es-fr is not installed")
    (made,) = engine.translate([text], ES_FR, lambda count: None)
    return made.text


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param(
            "Relevó al ministro de su cargo.",
            "Il a relevé le ministre de son poste.",
            id="relieved",
        ),
        pytest.param(
            "La comisión revisó los informes.",
            "La commission a examiné les rapports.",
            id="reviewed",
        ),
        pytest.param("Respaldó la propuesta.", "Il a soutenu la proposition.", id="backed"),
        pytest.param("La empresa rompió la ley.", "L'entreprise a enfreint la loi.", id="law"),
        pytest.param(
            "Rompieron las negociaciones.", "Ils ont rompu les négociations.", id="no-law-broken"
        ),
        pytest.param(
            "El ministro sustituyó al juez.", "Le ministre a remplacé le juge.", id="whom"
        ),
        pytest.param(
            "Cesó el ministro de su cargo.",
            "Il a destitué le ministre de son poste.",
            id="dismissed",
        ),
        pytest.param("Cesaron operaciones.", "Ils ont cessé des opérations.", id="no-dismissal"),
        pytest.param(
            "El Gobierno declaró el estado de emergencia.",
            "Le Gouvernement a déclaré l'état d’urgence.",
            id="emergency",
        ),
        pytest.param(
            "Mejoró los papeles y responsabilidades.",
            "Il a amélioré les rôles et des responsabilités.",
            id="roles",
        ),
        pytest.param("Pagó 3,45 mil millones.", "Il a payé 3,45 milliards.", id="billions"),
        pytest.param("Una hoja de papel.", "Une feuille de papier.", id="no-role"),
        pytest.param("Perdió su mayoría.", "Il a perdu sa majorité.", id="majority"),
        pytest.param(
            "Los diputados cuestionaron a los ministros.",
            "Les députés ont interrogé les ministres.",
            id="questioned",
        ),
        pytest.param("Trató de convencer.", "Il a essayé de convaincre.", id="tried"),
        pytest.param("Se trata de un plan.", "Il s'agit d'un plan.", id="it-is-about"),
        pytest.param("Logró aprobar la ley.", "Il a réussi à approuver la loi.", id="managed"),
        pytest.param("Un funcionario alto habló.", "Un haut fonctionnaire a parlé.", id="senior"),
    ],
)
def test_a_verb_says_what_the_news_means(source: str, target: str) -> None:
    assert said(source) == target


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param(
            "Mientras el ministro visitaba Laos, viajó a Cuba.",
            "Tandis que le ministre visitait le Laos, il a voyagé à Cuba.",
            id="while",
        ),
        pytest.param(
            "Mientras dure la guerra, no negociará.",
            "Tant que la guerre dure, il ne négociera pas.",
            id="as-long-as",
        ),
        pytest.param("Viajó a principios de 2026.", "Il a voyagé début 2026.", id="early"),
        pytest.param("Viajó a mediados de mayo.", "Il a voyagé mi-mai.", id="middle"),
        pytest.param("Viajó de martes.", "Il a voyagé mardi.", id="day"),
        pytest.param("Empezó a las 9:30.", "Il a commencé à 9 h 30.", id="hour"),
    ],
)
def test_times_are_said_as_in_french(source: str, target: str) -> None:
    assert said(source) == target


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param(
            "Fue condenado a 15 años por corrupción.",
            "Il a été condamné à 15 ans pour corruption.",
            id="years-and-reason",
        ),
        pytest.param(
            "Fue condenado por matar a un juez.",
            "Il a été condamné pour avoir tué un juge.",
            id="what-he-did",
        ),
        pytest.param(
            "La empresa violó la ley por verter residuos.",
            "L'entreprise a violé la loi en versant des résidus.",
            id="by-doing",
        ),
        pytest.param("Fue detenido por la policía.", "Il a été arrêté par la police.", id="agent"),
        pytest.param(
            "El Gobierno decidió no participar.",
            "Le Gouvernement a décidé de ne pas participer.",
            id="infinitive-denied",
        ),
        pytest.param("Discutieron la ley.", "Ils ont discuté de la loi.", id="about"),
        pytest.param("La ley fue discutida.", "La loi a été discutée.", id="not-about"),
        pytest.param("Viajó a Laos y Tailandia.", "Il a voyagé au Laos et en Thaïlande.", id="to"),
        pytest.param(
            "Los ministros de Laos, India y las Filipinas hablaron.",
            "Les ministres du Laos, de l'Inde et des Philippines ont parlé.",
            id="of-countries",
        ),
        pytest.param(
            "Firmaron en Doha, Qatar, un acuerdo.",
            "Ils ont signé à Doha, au Qatar, un accord.",
            id="town-and-country",
        ),
    ],
)
def test_prepositions_are_those_of_french(source: str, target: str) -> None:
    assert said(source) == target


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param("Debe tolerar corrupción.", "Il doit tolérer la corruption.", id="mass-noun"),
        pytest.param("Recibió ayuda.", "Il a reçu de l'aide.", id="part"),
        pytest.param("No acepta regalos.", "Il n'accepte pas de cadeaux.", id="denied"),
        pytest.param("La ceremonia tuvo lugar ayer.", "La cérémonie a eu lieu hier.", id="fixed"),
        pytest.param(
            "Legisladores de Laos votaron.", "Des législateurs du Laos ont voté.", id="subject"
        ),
        pytest.param(
            "Dos ministros dimitieron y tres hablaron.",
            "Deux ministres ont démissionné et trois ont parlé.",
            id="number-alone",
        ),
        pytest.param(
            "Los Estados Unidos impusieron sanciones.",
            "Les États-Unis ont imposé des sanctions.",
            id="auxiliary",
        ),
        pytest.param(
            "Vietnam siempre apoya la paz.", "Le Vietnam soutient toujours la paix.", id="adverb"
        ),
        pytest.param(
            "Quien viole la ley será sancionado.",
            "Celui qui viole la loi sera sanctionné.",
            id="whoever",
        ),
        pytest.param("Los diputados lo eligieron.", "Les députés l'ont élu.", id="object-before"),
        pytest.param("Le acusó de mentir.", "Il l'a accusé de mentir.", id="whom"),
        pytest.param(
            "El partido no apoya ninguna forma de violencia.",
            "Le parti ne soutient aucune forme de violence.",
            id="denied-once",
        ),
        pytest.param(
            "El contable jefe dimitió.", "Le chef comptable a démissionné.", id="chief-accountant"
        ),
        pytest.param(
            "Dio certificados de mérito a 12 soldados.",
            "Il a donné des certificats de mérite à 12 soldats.",
            id="certificates",
        ),
    ],
)
def test_phrases_have_their_articles_and_subjects(source: str, target: str) -> None:
    assert said(source) == target
