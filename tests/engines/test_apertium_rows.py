"""Infinitives, adjectives and participles in a row, through the real English mode."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.apertium.enumerations import enumerated
from workflow.engines.apertium.rows import rowed
from workflow.engines.languages import Pair

EN_ES = Pair("en", "es")
CASES = {
    # infinitives behind "to" and modal verbs
    "nouns-that-are-verbs": (
        "The town must combine both, conduct talks, build roads and improve trade.",
        "combinar ambos, realizar conversaciones, construir carreteras y mejorar comercio",
    ),
    "adverb-before-it": (
        "They need to clearly say it, strictly punish thieves and thoroughly check cars.",
        "castigar estrictamente ladrones y comprobar a fondo coches",
    ),
    "colon": (
        "Our aim is to: reform prices; reduce costs.",
        "es: reformar precios; reducir costes",
    ),
    "no-object": ("They should think, speak and act.", "Deberían pensar, hablar y actuar"),
    "adjective": (
        "They promised to build roads, open schools and create jobs.",
        "construir carreteras, abrir escuelas y crear trabajos",
    ),
    "nouns-that-stay": (
        "The ministers will discuss transport, trade and defence.",
        "debatirán transporte, comercio y defensa",
    ),
    "compound-that-stays": (
        "They want to protect farmers, rescue workers and nurses.",
        "agricultores, trabajadores de rescate y",
    ),
    "helps": ("The visit helps strengthen trust and open markets.", "La visita ayuda a fortalecer"),
    "help-them": ("The army helps farmers harvest rice.", "ayuda a agricultores a cosechar arroz"),
    # the form that Spanish repeats
    "future": (
        "The ministries will study the plan, draft a law and send it to Paris.",
        "estudiarán el plan, redactarán una ley y lo enviarán a París",
    ),
    "denied": (
        "The bank will not raise rates, cut loans or close offices.",
        "no aumentará tasas, no reducirá préstamos ni cerrará oficinas",
    ),
    "asked": (
        "He asked the ministries to closely coordinate, quickly remove obstacles and tell him.",
        "que coordinen estrechamente, eliminen rápidamente obstáculos y le digan",
    ),
    "requested-that": (
        "He requested that the agency synthesize the reports and send them.",
        "que la agencia sintetice los informes y les envíe",
    ),
    "continue": (
        "They will continue to unite, work together and strive to win.",
        "Continuarán uniendo, trabajando conjuntamente y luchando por ganar",
    ),
    "gerunds": (
        "It contributes to building trust and expanding trade.",
        "a construir confianza y ampliar comercio",
    ),
    # participles behind nouns, and past tenses
    "reduced": (
        "The measures adopted at the session take effect today.",
        "medidas adoptadas en la sesión entran en vigor",
    ),
    "reduced-object": (
        "The mayor answered questions raised by voters.",
        "planteadas por votantes",
    ),
    "past-stays": ("Exports increased in summer.", "Las exportaciones aumentaron"),
    "said-stays": ("The minister announced in Paris that taxes would fall.", "ministro anunció en"),
    "second-past": ("He visited and worked with miners.", "Visitó y trabajó con"),
    # adjectives
    "adjectives": (
        "They want a stable, peaceful and prosperous region.",
        "una región estable, pacífica y próspera",
    ),
    "more-and": (
        "It needs more rapid and sustainable growth.",
        "crecimiento más rápido y sostenible",
    ),
    # words
    "will": ("They praised the will for peace.", "la voluntad"),
    "out-of": ("It was passed by 412 votes out of 430 deputies.", "con 412 votos de los 430"),
    "not-only": ("It helps not only farmers but also small firms.", "no sólo"),
    "saw-off": ("The mayor saw off the delegation.", "despidió"),
    "long-term": ("They need large-scale, long-term plans.", "de gran escala"),
    "full-play": ("They must bring into full play their strengths.", "aprovechar plenamente sus"),
    "enable": (
        "This will enable the town to attract investors.",
        "permitirá que la ciudad atraiga",
    ),
    "oath": ("The judge took the oath.", "prestó el juramento"),
    "dare": ("The miners dare to speak.", "se atreven a hablar"),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_words_in_a_row_share_their_form(text: str, wanted: str) -> None:
    judge("apertium")
    (made,) = Apertium().translate([text], EN_ES, lambda count: None)
    assert wanted in made.text


UNITS = st.sampled_from(
    [
        "^to/to<pr>$",
        "^will/will<n><sg>/will<vaux><inf>$",
        "^build/build<n><sg>/build<vblex><inf>/build<vblex><pres>$",
        "^strictly/strictly<adv>$",
        "^the/the<det><def><sp>$",
        "^roads/road<n><pl>$",
        "^,/,<cm>$",
        "^and/and<cnjcoo>$",
        "^that/that<cnjsub>$",
        "^requested/request<vblex><past>/request<vblex><pp>$",
        "^./.<sent>$",
        "^helps/help<n><pl>/help<vblex><pri><p3><sg>$",
    ]
)


@given(st.lists(UNITS, max_size=14))
def test_no_word_is_lost_or_left_without_a_reading(units: list[str]) -> None:
    stream = " ".join(units)
    made = enumerated(stream, EN_ES)
    surfaces = re.findall(r"\^([^/$]+)/[^$]+\$", made)
    assert sorted(surfaces) == sorted(re.findall(r"\^([^/$]+)/", stream))


@given(st.text(alphabet="^$<>/+ abinfvlex,", max_size=60))
def test_other_pairs_and_broken_streams_are_left_alone(text: str) -> None:
    assert rowed(text, Pair("es", "fr")) == text
    assert enumerated(text, Pair("es", "fr")) == text
