"""What Spanish news says in French, through the real mode."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.apertium.french import settled
from workflow.engines.apertium.generated_words import read_made, written
from workflow.engines.apertium.inflection import forms
from workflow.engines.base import TypedSpan
from workflow.engines.languages import Pair

ES_FR = Pair("es", "fr")

SUBJECTS = [
    # no pronoun where a noun is the subject
    ("Cuba y Chile continuarán unidos.", "Cuba et le Chili continueront"),
    ("El rey y los ministros presiden.", "Le roi et les ministres président."),
    ("El rey, quien dirige la misión, llegó.", "Le roi, qui dirige la mission, est arrivé."),
    ("La delegación llegó y depositó una corona.", "est arrivée et a déposé une couronne"),
    ("También votó ayer.", "Il a aussi voté hier."),
    ("No votará.", "Il ne votera pas."),
    ("Nadie osa hablar.", "Personne n'ose parler."),
    # but one where there is none
    ("Este año, visitó la escuela.", "Cette année, il a visité l'école."),
    ("Antes de la cena, visitó la escuela.", "Avant le dîner, il a visité l'école."),
    ("Dijo que él vendrá.", "Il a dit qu'il viendra."),
    # a subject behind its verb goes before it
    ("Ayer llegaron tres reyes.", "trois rois sont arrivés"),
    ("Fue creada una comisión.", "Une commission a été créée."),
    ("Participó en la cena el rey.", "Le roi a participé au dîner."),
    ("Existen diferencias.", "Il existe des différences."),
    ("Se firmó un acuerdo.", "Un accord a été signé."),
]
RELATIVES = [
    ("Es una isla que también tiene puertos.", "une île qui"),
    ("El plan que firmaron los reyes es bueno.", "Le plan qu'ont signé les rois est bon."),
    ("El rey pidió al juez que ordene la venta.", "demandé au juge d'ordonner la vente"),
    ("Pidió que se vaya.", "demandé qu"),
]
WORDS = [
    ("Habló como presidente.", "comme président"),
    ("Fue elegida como presidenta.", "Elle a été élue présidente."),
    ("El rey asiste a la cena.", "Le roi assiste au dîner."),
    ("Junto con el rey, habló la reina.", "Avec le roi"),
    ("Los recursos necesitan ser explotados.", "doivent être exploités"),
    ("El plan se enfoca en la salud.", "se concentre sur la santé"),
    ("El país se convirtió en un centro.", "est devenu un centre"),
    ("Retiraron los cargos contra el rey.", "accusations contre"),
    ("Dejó todos sus cargos.", "tous ses postes"),
    ("Sus jefes fueron elegidos.", "Ses chefs ont été élus."),
    ("Hace dos años, votó.", "Il y a deux ans"),
    ("Acabó una red de trata de personas.", "trafic de personnes"),
    ("Votaron 40 en contra.", "40 contre"),
    ("Entretanto, los reyes votaron.", "Entre-temps, les rois"),
    ("Presentó su renuncia el lunes.", "sa démission lundi"),
    ("El alza es grande.", "La hausse est grande."),
    ("Los Estados miembros votaron.", "Les États membres"),
    ("Instó a las partes a votar.", "appelé les parties à voter"),
    ("El rey vive en zonas pobres.", "dans des zones pauvres"),
    ("Hay diferencias entre ellos.", "entre eux"),
    ("Creció un 5 por ciento desde el 1 de enero.", "de 5 pour cent depuis le 1er janvier"),
    ("El banco compró tierras.", "La banque a acheté des terres."),
    ("La ley está pendiente de la firma.", "en attente de la signature"),
    ("Avanza la implementación del plan.", "mise en œuvre du plan"),
    ("La ley entró en vigor.", "La loi est entrée en vigueur."),
]


@cache
def _drafted(text: str) -> str:
    judge("apertium")
    (made,) = Apertium().translate([text], ES_FR, lambda count: None)
    return made.text


@pytest.mark.parametrize(
    ("text", "wanted"), [*SUBJECTS, *RELATIVES, *WORDS], ids=lambda value: str(value)[:40]
)
def test_spanish_news_has_its_french_words(text: str, wanted: str) -> None:
    assert wanted in _drafted(text)


@pytest.mark.parametrize(
    ("text", "form", "wanted"),
    [
        ("El rey de Qzxa habló.", "Vietnam", "roi du Vietnam"),
        ("El rey vive en Qzxa.", "Cuba", "à Cuba"),
        ("El rey vive en Qzxa.", "Japon", "au Japon"),
        ("Qzxa votó.", "Laos", "Le Laos a voté."),
    ],
)
def test_a_country_has_its_article(text: str, form: str, wanted: str) -> None:
    judge("apertium")
    span = TypedSpan("Qzxa", form, "place", "m")
    (made,) = Apertium().translate_typed([text], [[span]], ES_FR, lambda count: None)
    assert made is not None
    assert wanted in made.text


@given(
    st.lists(
        st.sampled_from(
            [
                "^le<det><def><m><sg>$",
                "^roi<n><m><sg>$",
                "^il<prn><tn><p3><m><sg>$",
                "^avoir<vbhaver><pri><p3><sg>$",
                "^entrer<vblex><pp><m><sg>$",
                "^que<rel><mf><sp>$",
                "^et<cnjcoo>$",
                "^,<cm>$",
                "^Cuba<np><loc>$",
                "^.<sent>$",
            ]
        ),
        max_size=12,
    )
)
def test_what_stands_between_the_words_is_kept(words: list[str]) -> None:
    stream = "".join(f"[{number}]{word}" for number, word in enumerate(words)) + "[end]"
    assert written(*read_made(stream)) == stream
    made = settled(stream, ES_FR, {})
    pieces = re.findall(r"\[[^\]]*\]", stream)
    assert re.findall(r"\[[^\]]*\]", made) == pieces


@pytest.mark.parametrize(
    ("kind", "lemma", "wanted"),
    [
        ("noun", "pot-de-vin", "pots-de-vin"),
        ("noun", "mise en œuvre", "mises en œuvre"),
        ("noun", "contre-amiral", "contre-amiraux"),
        ("adj", "montagneux", "montagneuse"),
        ("adj", "laotien", "laotiennes"),
        ("adj", "en attente", "en attente"),
    ],
)
def test_french_words_are_inflected(kind: str, lemma: str, wanted: str) -> None:
    assert wanted in forms("fr", kind, lemma).values()
