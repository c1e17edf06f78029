"""Spanish clauses in English order and grammar, through the real mode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.apertium.clauses import arranged
from workflow.engines.languages import Pair

ES_EN, ES_FR = Pair("es", "en"), Pair("es", "fr")
UNITS = st.sampled_from(
    [
        "^se<prn><pro><ref><p3><mf><sp>/$",
        "^firmar<vblex><ifi><p3><sg>/sign<vblex><ifi><p3><sg>$",
        "^no<adv>/no<adv>$",
        "^nadie<prn><tn><mf><sg>/nobody<prn><tn><mf><sg>$",
        "^uno<det><ind><m><sg>/a<det><ind><sg>$",
        "^acuerdo<n><m><sg>/agreement<n><sg>$",
        "^de<pr>/of<pr>$",
        "^a<pr>/to<pr>$",
        "^suyo<det><pos><mf><sg>/his<det><pos><mf><sg>$",
        "^,<cm>/,<cm>$",
        "^.<sent>/.<sent>$",
        "^el<det><def><m><sg>/the<det><def><m><sg>$",
        "^lunes<n><m><sp>/Monday<n><ND><sp>$",
        "^lo<prn><pro><p3><nt>/prpers<prn><obj><p3><nt><sg>$",
        "^Hue<np><loc>/Hue<np><loc>$",
    ]
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Se firmó un acuerdo de paz en la capital.", "An agreement of peace was signed in"),
        ("No se firmó ningún acuerdo.", "No agreement was signed."),
        ("No se ha alcanzado ningún acuerdo.", "No agreement has been reached."),
        ("En la reunión se aprobó el plan.", "In the meeting the plan was approved."),
        ("La votación se aplazó.", "The vote was postponed."),
        ("No se cesó a ningún diputado.", "No deputy was dismissed."),
        ("El plan que se aprobó ayer es bueno.", "that was approved yesterday is good"),
        ("Lo recibió en el aeropuerto el embajador.", "The ambassador received it in"),
        ("Los acompañó ayer la embajadora.", "The ambassador accompanied them yesterday."),
        ("El rey, quien lo condecoró, vino.", "who decorated him"),
        ("Los dirigentes expresaron su deseo.", "expressed their desire"),
        ("El comité celebró su reunión.", "held its meeting"),
        ("El ministro presentó su informe.", "presented his report"),
        ("El comité que presidió el ministro publicó sus informes.", "his reports"),
        ("El país no olvidará nunca la ayuda.", "will not forget ever"),
        ("El ministro no se reunió ayer con ningún embajador.", "with any ambassador"),
        ("No vino, pero nadie votó.", "nobody voted"),
        ("El embajador llegó el lunes.", "arrived on Monday"),
        ("Votará hasta el lunes.", "until Monday"),
        ("El ministro llegó ayer al aeropuerto.", "arrived yesterday at the airport"),
        ("El ministro llegó a la capital.", "arrived in the capital"),
        ("Evacuaron a 300 personas.", "evacuated 300 people"),
        ("Fue condenado a 12 años.", "sentenced to 12 years"),
        ("La ley entrará en vigor.", "will come into force"),
        ("El comercio entre el norte y el sur crece.", "between the north and the south"),
        ("Son 385 mil millones de dongs.", "385 billion dongs"),
        ("Murieron más de 20 mil personas.", "20,000 people"),
        ("Ganó con el 54 % de los votos.", "with 54 % of the votes"),
        ("Felipe VI habló.", "Felipe VI spoke"),
    ],
    ids=lambda value: value[:40],
)
def test_a_clause_is_put_in_english(text: str, wanted: str) -> None:
    judge("apertium")
    (made,) = Apertium().translate([text], ES_EN, lambda count: None)
    assert wanted in made.text


def test_french_has_the_possessive_of_several() -> None:
    judge("apertium")
    text = "Tres diputados renunciaron a su escaño."
    (made,) = Apertium().translate([text], ES_FR, lambda count: None)
    assert "à leur siège" in made.text


@given(st.lists(UNITS, max_size=9))
def test_nothing_is_lost_or_doubled_but_what_a_passive_changes(units: list[str]) -> None:
    stream = " ".join(units)
    made = arranged(stream, ES_EN)
    for lemma in ("acuerdo", "Hue", "lunes", "firmar"):
        assert made.count(f"^{lemma}<") == stream.count(f"^{lemma}<")
    assert made.count("$") == made.count("^")
    assert arranged(stream, Pair("nb", "nn")) == stream


@given(st.lists(UNITS, max_size=9))
def test_markup_is_never_moved(units: list[str]) -> None:
    stream = "[<b>] ".join(units)
    made = arranged(stream, ES_EN)
    assert made.count("[<b>]") == stream.count("[<b>]")
