"""Who does what to whom in Spanish news put in English, through the real mode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import judge
from tests.engines.real_mode import drafted
from workflow.engines.apertium import Apertium
from workflow.engines.apertium.clauses import arranged
from workflow.engines.base import TypedSpan
from workflow.engines.languages import Pair

ES_EN = Pair("es", "en")

CASES = [
    # persons as objects
    ("El rey invitó al monarca a la cumbre.", "invited the monarch to the summit"),
    ("El rey convocó al partido al congreso.", "summoned the party to the congress"),
    ("El comité decidió expulsarlo de las filas.", "expel him from the ranks"),
    ("El comité quiere aprobarlo.", "approve it"),
    ("El tribunal condenó al director a dos años de prisión.", "sentenced the director to two"),
    ("El ministro ratificó la condena al bloqueo.", "reaffirmed the condemnation of the"),
    ("El ministro habló con su par cubano.", "his Cuban counterpart"),
    ("La ministra rindió cuentas ante los diputados.", "reported before the deputies"),
    ("El alto representante de la Unión habló.", "High Representative"),
    ("La jueza firmó un voto particular.", "a dissenting opinion"),
    ("El rey visitó la División 316.", "visited Division 316"),
    ("El comité amonestó al director.", "reprimanded the director"),
    ("El pleno apartó de sus cargos a dos jueces.", "removed from their posts two judges"),
    ("El rey cesó de su cargo a la directora.", "dismissed from her post the director"),
    ("La Asamblea ratificó a siete jueces y a 14 ministros.", "seven judges and 14 ministers"),
    ("El tribunal condenó a doce años de cárcel al alcalde.", "the mayor to twelve years"),
    ("El juez declaró culpable al alcalde.", "declared the mayor guilty"),
    ("Eligieron presidente al alcalde.", "elected the mayor president"),
    ("El embajador trasladó al rey el saludo del papa.", "to the king the greeting"),
    ("El gobierno informó a los diputados.", "to the deputies"),
    ("El ministro acompañó al rey a la sede.", "accompanied the king to the headquarters"),
    ("La policía llevó a los testigos a la sede.", "the witnesses to the headquarters"),
    ("El rey invitó a la ceremonia a los veteranos.", "invited the veterans to the ceremony"),
    ("El rey lo envió a la capital.", "to the capital"),
    ("El rey pidió a los países cumplir el acuerdo.", "asked the countries to fulfil"),
    ("El juez le prohibió viajar.", "forbade him to travel"),
    ("Le impusieron la medalla al general.", "They conferred the medal on the general"),
    ("El rey agradeció a los donantes su ayuda.", "thanked the donors for their help"),
    ("La policía arrestó al alcalde y a su esposa.", "the mayor and his wife"),
    # headlines without a subject
    ("Expulsan a alcalde por corrupción", "Mayor is expelled for corruption"),
    ("Condecoran a dos médicos cubanos", "doctors are decorated"),
    ("Firman acuerdo de paz", "Agreement of peace is signed"),
    ("Llegan a la capital los diputados", "The deputies arrive in the capital"),
    # subjects behind their verb
    ("Juró el cargo ante el rey la nueva ministra.", "The new minister took the oath of office"),
    ("Fue separada de su cargo la directora.", "The director was removed from her post"),
    ("Fue electa presidenta la diputada.", "The deputy was elected president"),
    ("Acompañaron al rey el ministro y la alcaldesa.", "The minister and the mayor accompanied"),
    ("Recibió el rey al embajador.", "The king received the ambassador"),
    ("La delegación la encabezó el ministro.", "The minister headed the delegation"),
    ("Murió a los 92 años el general.", "The general died at the age of 92"),
    ("El ministro habló y el rey calla.", "The minister spoke and the king"),
    ("Es el presidente del comité.", "It is the president"),
    # why, and by whom
    ("El ministro fue condecorado por el rey.", "decorated by the king"),
    ("El ministro fue condenado por corrupción.", "for corruption"),
    ("El rey felicitó al ministro por su elección.", "for his election"),
    ("El rey envió condolencias al pueblo por las víctimas.", "for the victims"),
    ("Evacuaron a los vecinos por el tifón.", "because of the typhoon"),
    # what offices and acts are called
    ("El presidente encargado de Perú habló.", "acting president of Peru"),
    ("La ministra encargada de la reforma habló.", "in charge of the reform"),
    ("El secretario general, António Guterres, habló.", "The Secretary-General, António"),
    ("El secretario general del sindicato habló.", "general secretary"),
    ("El coronel Pedro Ruiz habló.", "Colonel Pedro Ruiz"),
    ("El gobernador del estado Zulia habló.", "governor of Zulia state"),
    ("El rey recibió la Orden José Martí.", "the José Martí Order"),
    ("El rey llegó en visita oficial.", "on an official visit"),
    ("El tribunal lo condenó a cadena perpetua.", "to life imprisonment"),
    ("La diputada por Hue habló.", "deputy for Hue"),
    ("Los militantes hablaron.", "Party members"),
    ("Los electores votaron.", "voters"),
    ("El coronel retirado habló.", "retired colonel"),
    ("El rey, con quien habló el papa, vino.", "with whom"),
]


@pytest.fixture(scope="module", name="drafts")
def _drafts() -> dict[str, str]:
    return drafted([text for text, _ in CASES], ES_EN)


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:40] for text, _ in CASES])
def test_who_does_what_to_whom(text: str, wanted: str, drafts: dict[str, str]) -> None:
    assert wanted in drafts[text]


@pytest.mark.parametrize(
    ("text", "form", "wanted"),
    [
        ("El rey acompañó al Qzxa a Hue.", "Prime Minister", "the Prime Minister to"),
        ("El rey llevó el informe al Qzxa.", "Supreme Court", "to the Supreme Court"),
        ("Presidió la reunión el Qzxa.", "Deputy Prime Minister", "The Deputy Prime Minister"),
        ("El rey llegó en Qzxa.", "State visit", "on a State visit"),
    ],
)
def test_a_term_that_is_a_person_is_seen_by_its_form(text: str, form: str, wanted: str) -> None:
    judge("apertium")
    span = TypedSpan("Qzxa", form, "noun", "m", "sg")
    (made,) = Apertium().translate_typed([text], [[span]], ES_EN, lambda done: None)
    assert made is not None
    assert wanted in made.text


UNITS = st.sampled_from(
    [
        "^Expulsar<vblex><pri><p3><pl>/Expel<vblex><pri><p3><pl>$",
        "^condenar<vblex><ifi><p3><sg>/sentence<vblex><ifi><p3><sg>$",
        "^ser<vbser><ifi><p3><sg>/be<vbser><ifi><p3><sg>$",
        "^a<pr>/to<pr>$",
        "^de<pr>/of<pr>$",
        "^por<pr>/by<pr>$",
        "^y<cnjcoo>/and<cnjcoo>$",
        "^el<det><def><m><sg>/the<det><def><m><sg>$",
        "^ministro<n><m><sg>/minister<n><m><sg>$",
        "^cárcel<n><f><sg>/prison<n><sg>$",
        "^qzxa<n><m><sg>/@qzxa<n><m><sg>$",
        "^*Guterres/*Guterres$",
        "^,<cm>/,<cm>$",
        "^.<sent>/.<sent>$",
    ]
)


@given(st.lists(UNITS, max_size=10))
def test_no_person_and_no_verb_is_lost_or_doubled(units: list[str]) -> None:
    stream = " ".join(units)
    made = arranged(stream, ES_EN, {"qzxa": "Prime Minister"})
    for lemma in ("ministro<", "qzxa<", "*Guterres/", "cárcel<", "condenar<", "expulsar<"):
        assert made.lower().count(f"^{lemma.lower()}") == stream.lower().count(f"^{lemma.lower()}")
    assert made.count("$") == made.count("^")


@given(st.lists(UNITS, max_size=10))
def test_markup_keeps_its_place_among_persons(units: list[str]) -> None:
    made = arranged("[<b>] ".join(units), ES_EN)
    assert made.count("[<b>]") == max(0, len(units) - 1)


def test_an_approved_order_is_conferred() -> None:
    stream = (
        "^imponer<vblex><ifi><p3><sg>/impose<vblex><ifi><p3><sg>$ "
        "^el<det><def><f><sg>/the<det><def><f><sg>$ ^qzxa<n><f><sg>/@qzxa<n><f><sg>$"
    )
    assert "/confer<vblex>" in arranged(stream, ES_EN, {"qzxa": "Friendship Order"})
    assert "/impose<vblex>" in arranged(stream, ES_EN, {"qzxa": "Land Law"})
