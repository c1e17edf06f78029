"""Small words of French news that Spanish has two or three of, through the real mode."""

from __future__ import annotations

from functools import cache

import pytest

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.apertium.lexicon import generated
from workflow.engines.languages import Pair

FR_ES = Pair("fr", "es")

SENSES = [
    ("Dans la cour de l'école, il a parlé.", "En el patio de la escuela"),
    ("Ils sont dans la cour de la prison.", "en el patio de la prisión"),
    ("La cour a condamné le roi.", "El tribunal ha condenado"),
    ("Les cours suprêmes coopèrent.", "Los tribunales supremos"),
    ("Il y a des liens entre cours et polices.", "entre tribunales y policías"),
    ("Il donne un cours de musique.", "un curso de música"),
    ("Les postes médicaux sont ouverts.", "Los puestos médicos"),
    ("Le poste de garde-frontière est neuf.", "El puesto de guardia fronteriza"),
    ("Le poste de commandement est grand.", "El puesto de mando"),
    ("Il a quitté son poste.", "su cargo"),
    ("Les soldats du génie partent.", "Los soldados de ingenieros"),
    ("Le génie civil avance.", "La ingeniería civil"),
    ("Un officier de liaison arrive.", "Un oficial de enlace"),
    ("Il offre dix bourses aux étudiants.", "diez becas"),
    ("Les bourses européennes chutent.", "Las bolsas europeas"),
    ("La transformation numérique avance.", "La transformación digital"),
    ("Une convention a été signée.", "Un convenio ha sido firmado"),
    ("Les solutions clés sont connues.", "Las soluciones claves"),
    ("Toute atteinte à la paix est grave.", "Todo atentado contra la paz"),
    ("Ils votent à bulletin secret.", "por voto secreto"),
    ("Il est exclu du parti.", "expulsado del partido"),
]
RECIPIENTS = [
    ("Il a remis une médaille à l'hôpital.", "una medalla al hospital"),
    ("Il travaille à l'hôpital.", "en el hospital"),
    ("La médaille revient à la ville.", "corresponde a la ciudad"),
    ("Le roi revient à la ville.", "vuelve"),
    ("Il a prié le maire et le roi de partir.", "Ha pedido al alcalde y al rey salir."),
    ("Ils ont prié pour la paix.", "Han rezado"),
    ("La délégation gagnera Paris.", "llegará a París"),
    ("Le parti a gagné dix sièges.", "ha ganado diez escaños"),
    ("Les sanctions visent deux banques.", "apuntan a dos bancos"),
    ("Le roi considère Rome comme un modèle.", "considera a Roma como un modelo"),
]
CONSTRUCTIONS = [
    ("Sont attendus à la fête le roi et la reine.", "Está previsto que estén presentes en la"),
    ("Il occupe le 7e rang sur 34.", "el 7.º puesto entre los 34"),
    ("Il est passé du 7e rang au 3e rang.", "del 7.º puesto al 3.er puesto"),
    ("Le prix a reculé de 3,6 points.", "ha retrocedido 3,6 puntos"),
    ("Le prix a reculé de 3 %.", "ha retrocedido un 3 %"),
    ("Le taux est de 9 %, soit le niveau le plus élevé.", "es decir, el nivel más elevado"),
    ("Davantage de femmes votent.", "Más mujeres votan."),
    ("À l'approche du congrès, il parle.", "En vísperas del congreso"),
    ("À l'aéroport, il a parlé.", "En el aeropuerto"),
    ("Jeudi 20 novembre, il parle.", "El jueves 20 de noviembre"),
    ("On estime que le prix baisse.", "Se estima que"),
    ("On ne sait pas.", "No se sabe"),
    ("L'ancienne présidente a parlé.", "La antigua presidenta"),
    ("Le roi cambodgien parle.", "El rey camboyano"),
    ("Les travaux sont en cours.", "están en curso"),
]


@cache
def _drafts() -> dict[str, str]:
    """All texts of the tables, in one go: a call of the engine takes its time."""
    texts = [text for text, _ in (*SENSES, *RECIPIENTS, *CONSTRUCTIONS)]
    made = Apertium().translate(texts, FR_ES, lambda done: None)
    return dict(zip(texts, (one.text for one in made), strict=True))


@pytest.mark.parametrize(("text", "wanted"), SENSES, ids=str)
def test_a_word_of_two_senses_has_that_of_the_news(text: str, wanted: str) -> None:
    judge("apertium")
    assert wanted in _drafts()[text]


@pytest.mark.parametrize(("text", "wanted"), RECIPIENTS, ids=str)
def test_who_is_given_or_asked_something_is_joined_by_a(text: str, wanted: str) -> None:
    judge("apertium")
    assert wanted in _drafts()[text]


@pytest.mark.parametrize(("text", "wanted"), CONSTRUCTIONS, ids=str)
def test_a_construction_says_what_it_says_in_french(text: str, wanted: str) -> None:
    judge("apertium")
    assert wanted in _drafts()[text]


@pytest.mark.parametrize(
    ("stream", "wanted"),
    [
        (
            "^Estimar<vblex><pri><p3><sg>+se<prn><enc><ref><p3><mf><sp>$ ^que<cnjsub>$",
            "^Se<prn><pro><ref><p3><mf><sp>$ ^estimar<vblex><pri><p3><sg>$ ^que<cnjsub>$",
        ),
        (
            "^Saber<vblex><pri><p3><sg>+se<prn><enc><ref><p3><mf><sp>$",
            "^Se<prn><pro><ref><p3><mf><sp>$ ^saber<vblex><pri><p3><sg>$",
        ),
        ("^reunir<vblex><inf>+se<prn><enc><ref><p3><mf><sp>$", None),
    ],
    ids=["begins", "alone", "infinitive"],
)
def test_se_stands_before_a_finite_verb(stream: str, wanted: str | None) -> None:
    assert generated(stream, FR_ES) == (wanted or stream)
