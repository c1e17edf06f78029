"""Frames of news sentences that the French-Spanish and Spanish-English modes misread."""

from __future__ import annotations

from functools import cache

import pytest

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.languages import Pair

CASES = [
    ("fr", "es", "Il faut vraiment simplifier la loi.", "Hay que simplificar realmente la ley."),
    ("fr", "es", "Il ne faut pas fermer le pont.", "No hay que cerrar el puente."),
    ("fr", "es", "Cela rendra les règles plus simples.", "hará las reglas más simples."),
    ("fr", "es", "Elle est la première femme à présider le pays.", "en presidir el país."),
    ("fr", "es", "Il a rendu les clés à la famille.", "Ha devuelto"),
    ("fr", "es", "Il a encore souligné ce point.", "Ha subrayado también"),
    ("fr", "es", "Il n'a pas encore souligné ce point.", "odavía no ha subrayado"),
    ("fr", "es", "Le roi a parlé avec lui lundi.", "con él el lunes."),
    ("fr", "es", "Le député a été gracié.", "ha sido indultado."),
    ("es", "en", "El Senado investiga al juez.", "investigates"),
    ("es", "en", "El Congreso censuró al juez.", "criticised the judge."),
    ("es", "en", "Lo acompañaron los ministros.", "accompanied him."),
    ("es", "en", "El rey envió a su canciller y al embajador.", "and the ambassador."),
    ("es", "en", "El rey envió una carta a su embajador.", "to his ambassador."),
    ("es", "en", "El juez dejó sin efecto el decreto.", "annulled the decree."),
]


@pytest.mark.parametrize(("source", "target", "text", "wanted"), CASES, ids=str)
def test_a_frame_means_the_same(source: str, target: str, text: str, wanted: str) -> None:
    judge("apertium")
    assert wanted in _drafts(source, target)[text]


@cache
def _drafts(source: str, target: str) -> dict[str, str]:
    texts = [text for one, _, text, _ in CASES if one == source]
    made = Apertium().translate(texts, Pair(source, target), lambda _: None)
    return {text: result.text for text, result in zip(texts, made, strict=True)}
