"""Persons as objects, a body's own, and whose gender a title has: seams that engines leave open."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import judge
from workflow.drafting import ArticleContext
from workflow.drafting.masking import Slot
from workflow.drafting.mending.objects import join_objects
from workflow.drafting.mending.possessives import with_its
from workflow.drafting.planning import Plan, plan_draft
from workflow.engines import Pair
from workflow.glossary import Glossary
from workflow.style import Style

ROOT = Path(__file__).parents[2]


def _slots(*kinds: str) -> list[Slot]:
    names = ("Qzxa", "Qzxb")
    return [
        Slot(at, at + 1, "x", f"form {at}", names[at], kind=kind) for at, kind in enumerate(kinds)
    ]


@pytest.mark.parametrize(
    ("source", "target", "answer", "expected"),
    [
        ("en", "es", "Ella saludó el Qzxa ayer.", "Ella saludó al Qzxa ayer."),
        ("en", "es", "Recibió la Qzxa.", "Recibió a la Qzxa."),
        ("fr", "es", "citando Qzxa", "citando a Qzxa"),
        ("en", "es", "Cumplió el Qzxa.", "Se reunió con el Qzxa."),
        ("fr", "es", "Ha encontrado Qzxa.", "Se ha reunido con Qzxa."),
        ("es", "es", "saludó el Qzxa", "saludó el Qzxa"),
        ("en", "es", "la carta que recibió el Qzxa", "la carta que recibió el Qzxa"),
        ("en", "es", "saludó al Qzxa", "saludó al Qzxa"),
        ("en", "es", "llegó el Qzxa", "llegó el Qzxa"),
        ("es", "fr", "Il a salué au Qzxa.", "Il a salué le Qzxa."),
        ("es", "en", "He received to the Qzxa.", "He received the Qzxa."),
        ("fr", "en", "It has found Qzxa.", "It has met Qzxa."),
        ("es", "en", "He spoke to the Qzxa.", "He spoke to the Qzxa."),
    ],
    ids=str,
)
def test_a_person_behind_a_verb(source: str, target: str, answer: str, expected: str) -> None:
    made, repairs = join_objects(answer, _slots("title"), source, target)
    assert made == expected
    assert bool(repairs) == (made != answer)


@pytest.mark.parametrize(
    ("source", "answer", "expected"),
    [
        ("fr", "Ha recibido el ministro y el juez.", "Ha recibido al ministro y al juez."),
        ("en", "Visitaron el pueblo.", "Visitaron el pueblo."),
        ("en", "Saludó el pueblo.", "Saludó al pueblo."),
        (
            "fr",
            "Ha recibido el lunes en la sede del Gobierno el embajador.",
            "Ha recibido el lunes en la sede del Gobierno al embajador.",
        ),
        (
            "fr",
            "Ha relevado de sus funciones, por razones de salud, la auditora.",
            "Ha relevado de sus funciones, por razones de salud, a la auditora.",
        ),
        (
            "fr",
            "Ha recibido cordialmente la delegación.",
            "Ha recibido cordialmente a la delegación.",
        ),
        ("fr", "Ha recibido en casa de la ministra.", "Ha recibido en casa de la ministra."),
        (
            "fr",
            "Ha visitado la ciudad donde el juez vive.",
            "Ha visitado la ciudad donde el juez vive.",
        ),
        (
            "fr",
            "Ha recibido en Hue y el ministro parte.",
            "Ha recibido en Hue y el ministro parte.",
        ),
        (
            "fr",
            "Ha expulsado del Partido el director.",
            "Ha expulsado del Partido al director.",
        ),
        ("fr", "Ha escuchado doce testigos.", "Ha escuchado a doce testigos."),
        ("fr", "París consideraba el ministro útil.", "París consideraba al ministro útil."),
        (
            "fr",
            "Ha recibido el lunes por la tarde en Lima el embajador, Ana Ruiz, y la reina de Java.",
            "Ha recibido el lunes por la tarde en Lima al embajador, Ana Ruiz, y a la reina de Java.",
        ),
        (
            "fr",
            "Ha recibido el rey y el juez ha hablado.",
            "Ha recibido al rey y el juez ha hablado.",
        ),
        (
            "fr",
            "Ha recibido el rey con el juez y el duque.",
            "Ha recibido al rey con el juez y el duque.",
        ),
        ("fr", "Han evacuado 300 personas.", "Han evacuado a 300 personas."),
        ("fr", "Ha recibido el apoyo del rey.", "Ha recibido el apoyo del rey."),
        ("fr", "la carta que ha recibido el juez", "la carta que ha recibido el juez"),
        ("fr", "Ha encontrado el lunes el juez.", "Se ha reunido el lunes con el juez."),
        ("es", "Ha recibido el ministro.", "Ha recibido el ministro."),
    ],
    ids=str,
)
def test_everyday_persons_and_lists(source: str, answer: str, expected: str) -> None:
    made, repairs = join_objects(answer, [], source, "es")
    assert made == expected
    assert bool(repairs) == (made != answer)


def test_a_body_needs_nothing() -> None:
    assert join_objects("visitó el Qzxa", _slots("body"), "en", "es") == ("visitó el Qzxa", ())


@pytest.mark.parametrize(
    ("answer", "kinds", "expected"),
    [
        ("The Qzxa opened his 51st session.", ("body",), "The Qzxa opened its 51st session."),
        ("Qzxa met Qzxb in his office.", ("body", "title"), "Qzxa met Qzxb in his office."),
        ("The Qzxa said that he opened his hand.", ("body",), None),
        ("The Qzxa thanked John for his help.", ("body",), None),
        ("He said the Qzxa opened his door.", ("body",), None),
    ],
    ids=str,
)
def test_its_of_a_body(answer: str, kinds: tuple[str, ...], expected: str | None) -> None:
    assert with_its(answer, _slots(*kinds), "es", "en")[0] == (expected or answer)


def _plan(text: str, pair: Pair) -> Plan:
    glossary = Glossary.load(ROOT / "glossary")
    context = ArticleContext(pair.source, [text], glossary)
    return plan_draft(text, "", pair, glossary, context, Style())


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        pytest.param(
            "Ms. Le Minh Hoa, as Deputy Minister of Finance, spoke.",
            ["viceministra de Finanzas"],
            id="as",
        ),
        pytest.param(
            "Nguyen Thi Hong is Secretary of the Party Central Committee and Deputy Minister of "
            "Finance.",
            ["secretaria del Comité Central del Partido", "viceministra de Finanzas"],
            id="two-titles",
        ),
        pytest.param(
            "Mr. Le Minh Hoa is Deputy Minister of Finance.", ["viceministro de Finanzas"], id="man"
        ),
        pytest.param(
            "She is a female Deputy Minister of Finance.", ["viceministra de Finanzas"], id="female"
        ),
    ],
)
def test_titles_of_a_woman(text: str, forms: list[str]) -> None:
    slots = _plan(text, Pair("en", "es")).slots
    assert [one.form for one in slots if one.kind == "title" and one.occurrence] == forms


def test_several_women_are_told_of() -> None:
    (slot,) = _plan("Female ministers came.", Pair("en", "es")).slots
    assert slot.doubt


DRAFTS = [
    (
        "es-en",
        "Asistieron más de 40 jefes de Estado y de Gobierno.",
        "40 heads of State and Government.",
    ),
    ("fr-es", "Le plan est de la Fédération de Russie.", "de la Federación de Rusia."),
    ("es-fr", "El ministro viajó a la República de Sudáfrica.", "République d’Afrique du Sud."),
    (
        "es-fr",
        "El comercio de Camboya creció en Japón.",
        "commerce du Cambodge a progressé au Japon.",
    ),
    (
        "en-es",
        "He Wei spoke with Prime Minister Pham Minh Chinh.",
        "He Wei habló con el primer ministro Pham Minh Chinh.",
    ),
    (
        "en-es",
        "The Party Central Committee's 14th plenum opens.",
        "El XIV pleno del Comité Central del Partido abre.",
    ),
    ("fr-es", "LA XVe LÉGISLATURE OUVRE SA 51e SESSION", "LA XV LEGISLATURA ABRE SU 51.ª SESIÓN"),
    (
        "es-fr",
        "El decreto, de 24 de enero de 2025, es nuevo.",
        ", du 24 janvier 2025, est nouveau.",
    ),
    ("en-es", "She is one of the women leaders.", "Es una de las dirigentes."),
]


@pytest.mark.parametrize(("pair", "source", "end"), DRAFTS, ids=[one[1] for one in DRAFTS])
def test_apertium_drafts_end_well(pair: str, source: str, end: str, tmp_path: Path) -> None:
    judge("apertium")
    from benchmarks.terminology import Bench

    bench = Bench(tmp_path)
    (draft,) = bench.drafts([source], Pair.parse(pair), bench.glossary)
    assert draft.text.endswith(end)
