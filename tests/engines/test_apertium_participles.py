"""Participles, relatives and adverbs of English news, through the real modes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.apertium.agreement import agreed
from workflow.engines.apertium.ordered import ordered
from workflow.engines.apertium.verbless import has_lost_verb
from workflow.engines.languages import Pair

EN_ES, ES_FR, FR_ES = Pair("en", "es"), Pair("es", "fr"), Pair("fr", "es")

ENGLISH = [
    ("They gave gifts to families of heroes and wounded soldiers.", "y soldados heridos"),
    ("Retired teachers urged the council to act.", "Los profesores retirados instaron"),
    ("Localities told to cut staff by 5%", "instadas a reducir"),
    ("The talks, held in Hue, were open.", "celebradas en Hue, eran abiertas"),
    ("The decree, signed on Monday, was published.", "firmado el lunes, fue publicado"),
    ("Ms. Ly, head of the board, received a prize, and Mr. Ho was fined.", "recibió un"),
    ("Hue is a city that plays a role.", "una ciudad que desempeña"),
    ("Cities that have ports will grow.", "que tienen"),
    ("The steel prices rose by 2 percent.", "Los precios de acero aumentaron"),
    ("The board needs to clearly define the rules.", "necesita definir claramente las"),
    ("Firms must strictly follow the rules.", "tienen que seguir estrictamente las reglas"),
    ("Members should not openly criticise the law.", "no deberían criticar"),
    ("He must review the plan and promptly correct it.", "y corregirlo rápidamente"),
    ("They have resolutely carried out the plan.", "Han realizado con determinación el plan"),
    ("The region must grow sustainably.", "crecer de manera sostenible"),
    ("The district is to cut 40 posts.", "El distrito reducirá 40"),
    ("The aim is to cut costs.", "El objetivo es reducir"),
    ("Hanoi set to host summit", "acogerá cumbre"),
    ("Hanoi to host summit in May", "acogerá cumbre en mayo"),
    ("The judge said the accused, a former clerk, had lied.", "dijo que el acusado"),
    ("In all 40 out of 50 members present voted.", "40 de los 50 miembros presentes votaron"),
    ("Nine out of ten voters agreed.", "Nueve de cada diez"),
    ("The driver was killed while fighting the fire.", "murió mientras combatía el fuego"),
    ("Four killed in floods", "Cuatro personas murieron"),
    ("Officers of the army met.", "oficiales del ejército"),
    ("They charged the ex-director of the bank with taking bribes.", "Acusaron al ex-director"),
    ("He got a life term for land grabs.", "cadena perpetua"),
    ("The city council filled two posts.", "El consejo municipal cubrió dos"),
    ("Under Decree No. 12/2026, firms pay.", "En virtud del Decreto 12/2026, las"),
    ("The Party pays attention to it.", "presta atención"),
    ("He wrote a book on “Learning”.", "un libro sobre “"),
    ("The forum was held both in person and online.", "celebrado en persona y en línea"),
]
SPANISH = [
    ("Hue es una ciudad que desempeña un papel.", "une ville qui occupe"),
    ("Bajo la presidencia del ministro, votaron.", "Sous la présidence"),
    ("Habló el ministro, bajo presión.", "sous pression"),
    ("El juez dijo que el acusado había tomado dinero.", "l'accusé avait pris"),
    ("Había dos hombres.", "Il y avait deux hommes"),
    ("El gobierno necesita definir las reglas.", "doit définir"),
    ("Fue condenado a cadena perpetua.", "réclusion à perpétuité"),
    ("Es necesario gestionar los casos.", "Il est nécessaire de gérer"),
]


@pytest.mark.parametrize(("text", "wanted"), ENGLISH, ids=[text for text, _ in ENGLISH])
def test_english_clauses_keep_their_verbs_and_participles(text: str, wanted: str) -> None:
    assert wanted in _drafted(EN_ES, text)


@pytest.mark.parametrize(("text", "wanted"), SPANISH, ids=[text for text, _ in SPANISH])
def test_spanish_clauses_become_french_ones(text: str, wanted: str) -> None:
    assert wanted in _drafted(ES_FR, text)


@pytest.mark.parametrize(
    ("stream", "wanted"),
    [
        pytest.param(
            "^Plan/Plan<n><sg>$ ^to/to<pr>$ ^build/build<vblex><inf>$", None, id="plan-to-build"
        ),
        pytest.param(
            "^aim/aim<n><sg>$ ^is/be<vbser><pri>$ ^to/to<pr>$ ^cut/cut<vblex><inf>$",
            None,
            id="aim-is-to",
        ),
        pytest.param(
            "^to/to<pr>$ ^early/early<adj>/early<adv>$ ^cut/cut<n><sg>$", None, id="no-verb-behind"
        ),
        pytest.param(
            "^must/must<vaux><inf>$ ^also/also<adv>$ ^cut/cut<n><sg>/cut<vblex><inf>$",
            "^must/must<vaux><inf>$ ^cut/cut<vblex><inf>$ ^also/also<adv>$",
            id="must-also-cut",
        ),
    ],
)
def test_only_what_can_be_a_verb_changes_its_place(stream: str, wanted: str | None) -> None:
    assert ordered(stream, EN_ES) == (wanted or stream)
    assert ordered(stream, FR_ES) == stream


@pytest.mark.parametrize(
    "stream",
    [
        pytest.param("^en<pr>$ ^ley<n><f><sg>$^,<cm>$ ^votar<vblex><pp><m><sg>$", id="behind-in"),
        pytest.param(
            "^ver<vblex><ifi><p3><sg>$ ^ley<n><f><sg>$^,<cm>$ ^votar<vblex><pp><m><sg>$",
            id="an-object",
        ),
        pytest.param("^ley<n><f><sg>$^,<cm>$ ^votar<vblex><ifi><p3><sg>$", id="a-verb"),
    ],
)
def test_a_participle_agrees_with_a_plain_subject_only(stream: str) -> None:
    assert agreed(stream, EN_ES) == stream


@given(st.text(alphabet="abc^$/<>,. ", max_size=40))
def test_any_stream_comes_back(stream: str) -> None:
    for pair in (EN_ES, FR_ES):
        assert isinstance(agreed(ordered(stream, pair), pair), str)


def test_a_list_of_punishments_has_no_verb_to_lose() -> None:
    listed = "^head/head<n><sg>$ ^of/of<pr>$ ^Hue/Hue<np>$^:/:<sent>$ "
    listed += "^expelled/expel<vblex><past>/expel<vblex><pp>$^./.<sent>$"
    made = "^jefe<n><m><sg>$ ^de<pr>$ ^Hue<np>$^:<sent>$ ^expulsado<adj>$^.<sent>$"
    assert not has_lost_verb(listed, made)
    assert has_lost_verb(listed.replace("^:/:<sent>$ ", " "), made.replace("^:<sent>$", ""))


def _drafted(pair: Pair, text: str) -> str:
    judge("apertium")
    engine = Apertium()
    if pair not in engine.pairs():
        pytest.skip(f"apertium has no mode for {pair}")
    return engine.translate([text], pair, lambda _: None)[0].text
