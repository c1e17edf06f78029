"""Names, titles and parties through the real Apertium, drafted as a desk does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engines.test_apertium_typed import apertium
from workflow.drafting import Abilities, ArticleContext, Draft, Setting, draft_unit, remask
from workflow.drafting.ladder import Answer
from workflow.drafting.planning import Request
from workflow.engines import MachineText, Pair, TypedSpan
from workflow.glossary import Glossary

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = Glossary.load(ROOT / "glossary")
ROWS = [
    line.split("\t")
    for line in (ROOT / "tests" / "drafting" / "foreign_names.tsv")
    .read_text("utf-8")
    .split("\n")[1:]
    if line
]
COLUMNS = {"en": 1, "es": 2, "fr": 3}
EN_ES, ES_EN, FR_ES, ES_FR = Pair("en", "es"), Pair("es", "en"), Pair("fr", "es"), Pair("es", "fr")


def drafts(texts: list[str], pair: Pair) -> list[Draft]:
    """Each text drafted by Apertium, all questions of a round in one run."""
    engine = apertium(pair)
    context = ArticleContext(pair.source, (), GLOSSARY)
    setting = Setting(pair, GLOSSARY, Abilities(engine.shapes(pair), typed=True), context)
    going = {number: draft_unit(text, setting) for number, text in enumerate(texts)}
    done: dict[int, Draft] = {}
    answers: dict[int, list[Answer] | None] = dict.fromkeys(going)
    while going:
        asked: dict[int, list[Request]] = {}
        for number, drafting in list(going.items()):
            try:
                given = answers[number]
                questions = next(drafting) if given is None else drafting.send(given)
                asked[number] = [one for one in questions if isinstance(one, Request)]
            except StopIteration as stop:
                done[number] = stop.value
                del going[number]
        flat = [one for each in asked.values() for one in each]
        said = iter(answered(flat, pair))
        answers |= {number: [next(said) for _ in each] for number, each in asked.items()}
    return [done[number] for number in range(len(texts))]


def answered(requests: list[Request], pair: Pair) -> list[MachineText]:
    engine = apertium(pair)
    texts, spans = [one.text for one in requests], [one.spans for one in requests]
    made = engine.translate_typed(texts, spans, pair, lambda count: None)
    plain = engine.translate(texts, pair, lambda count: None)
    return [
        (one and remask(one, each)) or other
        for one, each, other in zip(made, spans, plain, strict=True)
    ]


@pytest.mark.parametrize("pair", [EN_ES, ES_EN, FR_ES, ES_FR], ids=str)
def test_every_name_comes_through(pair: Pair) -> None:
    texts = [row[COLUMNS[pair.source]] for row in ROWS]
    lost = []
    for row, made in zip(ROWS, drafts(texts, pair), strict=True):
        for name in row[0].split(", "):
            spelled = name
            if pair.target == "fr":
                spelled = name.replace("Putin", "Poutine").replace("Díaz-Canel", "Diaz-Canel")
            if spelled not in made.text:
                lost.append((name, made.text))
    assert lost == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param(
            "Prime Minister Keir Starmer thanked Deputy Prime Minister Tran Hong Ha.",
            "primer ministro Keir Starmer dio las gracias al viceprimer ministro Tran Hong Ha.",
            id="subject-and-object",
        ),
        pytest.param(
            "Vice State President Vo Thi Anh Xuan received the guests.",
            "icepresidenta de la República Vo Thi Anh Xuan recibió a los invitados.",
            id="woman",
        ),
    ],
)
def test_title_and_name_stay_together(source: str, target: str) -> None:
    (made,) = drafts([source], EN_ES)
    assert made.text.endswith(target)


def test_a_caption_keeps_the_title_before_its_holder() -> None:
    (made,) = drafts(["Prime Minister Pham Minh Chinh talks with the engineers."], EN_ES)
    assert "primer ministro pham minh chinh" in made.text.lower()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The Labour Party won.", "El Partido Laboral ganó."),
        ("The ruling party won.", "El partido"),
        ("They met the Cuban Communist Party.", "Partido Comunista cubano"),
    ],
)
def test_a_party_is_no_celebration(source: str, target: str) -> None:
    (made,) = apertium(EN_ES).translate([source], EN_ES, lambda count: None)
    assert target in made.text
    assert "iesta" not in made.text


def test_a_party_beside_a_term_of_the_same_word_leaves_the_term_alone() -> None:
    (made,) = apertium(EN_ES).translate_typed(
        ["Our Qzxa met the Labour Party."],
        [[TypedSpan("Qzxa", "Partido", "noun", "m")]],
        EN_ES,
        lambda count: None,
    )
    assert made is not None
    assert made.text.count("Partido") == 1
    assert made.text.count("partido") == 1
