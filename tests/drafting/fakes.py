"""A conversation with an engine that tests speak for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from workflow.drafting import (
    Abilities,
    ArticleContext,
    Draft,
    Question,
    Request,
    Setting,
    draft_unit,
)
from workflow.engines import Candidate, Insertion, MachineText, Pair, Shape
from workflow.engines.placeholders import name_like
from workflow.glossary import Glossary
from workflow.style import Style

GLOSSARY = Glossary.load(Path(__file__).resolve().parents[2] / "glossary")
PAIR = Pair("en", "fr")
HOUSE = Style()
WORDS = Shape("word", 99, name_like)
"""Qzxa, Qzxb …"""

Says = Callable[[str], str]
Places = Callable[[Insertion], Sequence[Candidate]]


def codes(count: int, taken: Collection[str] = ()) -> list[str]:
    """QZX1, QZX2 …"""
    return [f"QZX{number}" for number in range(1, count + 1)]


def draft(
    source: str,
    says: Says,
    pair: Pair = PAIR,
    *,
    shapes: tuple[Shape, ...] = (WORDS,),
    places: Places | None = None,
    glossary: Glossary = GLOSSARY,
    asked: list[Question] | None = None,
    kind: str = "paragraph",
    body: Sequence[str] = (),
    style: Style = HOUSE,
) -> Draft:
    """The draft of a unit when the engine says and places what the functions do."""
    abilities = Abilities(shapes, steerable=places is not None)
    context = ArticleContext(pair.source, body, glossary)
    drafting = draft_unit(source, Setting(pair, glossary, abilities, context, style), kind)
    answers: list[MachineText | Sequence[Candidate]] | None = None
    while True:
        try:
            questions = drafting.send(answers) if answers is not None else next(drafting)
        except StopIteration as done:
            result: Draft = done.value
            return result
        if asked is not None:
            asked.extend(questions)
        answers = []
        for question in questions:
            if isinstance(question, Request):
                answers.append(MachineText(says(question.text), None, (), False))
            else:
                assert places is not None
                answers.append(places(question))
