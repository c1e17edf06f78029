"""What French news says, through the real French-Spanish mode."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import pytest

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.apertium.places import placed
from workflow.engines.apertium.wording import readable
from workflow.engines.base import MachineText
from workflow.engines.languages import Pair

FR_ES = Pair("fr", "es")

DENIALS = [
    ("Aucun accord n'a été conclu.", "Ningún acuerdo ha sido concluido."),
    ("Rien ne justifie un report.", "Nada justifica un aplazamiento."),
    ("Ni le roi ni la reine n'ont parlé.", "Ni el rey ni la reina han hablado."),
    ("Plus aucun avion ne décolle.", "Ningún avión despega."),
    ("Il n'a ni confirmé ni démenti.", "No ha ni confirmado ni desmentido."),
    ("Le traité n'a pas encore été ratifié.", "El tratado todavía no ha sido ratificado."),
    ("Il a promis de ne pas partir.", "Ha prometido no salir."),
    ("Il a demandé aux communes de payer.", "Ha pedido a las comunas pagar."),
]
PLACES = [
    ("Elle a présidé mercredi 17 septembre à Paris une réunion.", "septiembre en París"),
    ("Né en 1958 à Vinh, il travaille.", "en 1958 en Vinh"),
    ("Elle se rendra lundi à Paris.", "el lunes a París"),
    ("Elle s'est rendue mardi dans la province.", "a la provincia"),
    ("Une visite officielle en Corée du Sud.", "visita oficial a Corea"),
    ("Ils sont arrivés mardi à Paris.", "a París"),
]
NEWS = [
    ("Les nouvelles communes votent.", "Las nuevas comunas votan."),
    ("Les anciens dirigeants ont parlé.", "Los antiguos dirigentes han hablado."),
    ("Des milliers de personnes sont venues.", "Varios miles de personas han venido."),
    ("Des entreprises étrangères ont investi.", "Algunas empresas extranjeras han invertido."),
    ("Il est âgé de 45 ans.", "Tiene 45 años."),
    ("Elle est devenue ministre.", "Ha pasado a ser ministra."),
    ("La loi sera soumise au roi.", "La ley será sometida al rey."),
    ("Il a saisi plus de 200 kilos.", "Ha aprehendido más de 200 kilos."),
    ("Ils doivent veiller à la sécurité.", "Deben velar por la seguridad."),
    ("Il faut partir avant le 15 mai.", "Hay que salir antes del 15 de mayo."),
    ("Outre le roi, il y a la reine.", "Además del rey, hay la reina."),
    ("En outre, il est venu.", "Además, ha venido."),
    ("Il a un plan pour fin mai et d'ici 2030.", "un plan para finales de mayo y para 2030"),
    ("Le réseau est important.", "La red es importante."),
    ("Il a été condamné pour corruption.", "Ha sido condenado por corrupción."),
    ("Il a offert de l'encens.", "Ha ofrecido incienso."),
    ("Les autorités concernées parlent.", "Las autoridades competentes hablan."),
    ("La loi interdit aux députés de fumer.", "La ley prohíbe a los diputados fumar."),
    ("L'année dernière, il a été limogé.", "El año pasado, ha sido destituido."),
    ("Le roi a également parlé.", "El rey también ha hablado."),
    ("La coopération multilatérale est utile.", "La cooperación multilateral es útil."),
    ("Le pays a assisté à la réunion.", "El país ha asistido a la reunión."),
]


@cache
def _drafts() -> dict[str, MachineText]:
    """All texts of the tables, in one go: a call of the engine takes its time."""
    texts = [text for text, _ in (*DENIALS, *PLACES, *NEWS)]
    return dict(zip(texts, Apertium().translate(texts, FR_ES, lambda done: None), strict=True))


def _draft(text: str) -> str:
    judge("apertium")
    return _drafts()[text].text


@pytest.mark.parametrize(("text", "wanted"), DENIALS, ids=str)
def test_what_is_denied_is_denied_once(text: str, wanted: str) -> None:
    assert _draft(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), PLACES, ids=str)
def test_one_goes_to_a_place_and_meets_in_it(text: str, wanted: str) -> None:
    assert wanted in _draft(text)


@pytest.mark.parametrize(
    ("stream", "wanted"),
    [
        ("^pedir<vblex><ifi>$ ^lunes<n>$ ^a<pr>$ ^*Ana$", "^a<pr>"),
        ("^hablar<vblex><ifi>$ ^lunes<n>$ ^a<pr>$ ^*Vinh$", "^en<pr>"),
        ("^ayuda<n><f>$ ^a<pr>$ ^Cuba<np><loc>$", "^a<pr>"),
        ("^reunión<n><f>$ ^a<pr>$ ^Cuba<np><loc>$", "^en<pr>"),
        ("^hablar<vblex><ifi>$ ^a<pr>$ ^ministro<n>$", "^a<pr>"),
        ("^ir<vblex><ifi>$^.<sent>$ ^hoy<adv>$ ^a<pr>$ ^Cuba<np><loc>$", "^en<pr>"),
    ],
    ids=str,
)
def test_the_preposition_before_a_place(stream: str, wanted: str) -> None:
    path = resources.files("workflow.engines.apertium").joinpath("lexicon.toml")
    words = tomllib.loads(path.read_text("utf-8"))["places"]["fr-es"]
    made = placed(stream, words)
    assert wanted in made
    assert made.replace("^en<pr>", "^a<pr>") == stream


@pytest.mark.parametrize(("text", "wanted"), NEWS, ids=str)
def test_words_and_constructions_of_news(text: str, wanted: str) -> None:
    assert wanted in _draft(text)


def test_a_word_that_is_put_right_is_not_unknown() -> None:
    judge("apertium")
    unknown = {word for made in _drafts().values() for word in made.unknown_words}
    assert unknown == {"Vinh"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il a été radié du Parti.", "Il a été expulsé du Parti."),
        ("Sous réserve, au sein de l'armée", "Sous réserve, dans le sein de l'armée"),
        ("À l’unanimité", "Par unanimité"),
        ("les radiés-là et irradiés", "les expulsés-là et irradiés"),
    ],
)
def test_phrases_are_whole_words_of_either_apostrophe(text: str, expected: str) -> None:
    assert readable(text, FR_ES) == expected


def test_every_phrase_has_its_counterpart() -> None:
    path = resources.files("workflow.engines.apertium").joinpath("wording.toml")
    listed = tomllib.loads(path.read_text("utf-8"))["phrases"]["fr-es"]
    assert listed
    for phrases, puts in listed.items():
        assert phrases.count("|") == puts.count("|"), phrases
        assert not set(phrases.split("|")) & set(puts.split("|")), phrases
