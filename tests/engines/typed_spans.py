"""Spans for typed modes, and the installed program."""

from __future__ import annotations

import pytest

from tests.engines.typed_grid import EN_ES
from workflow.engines import MachineText, Pair, TypedSpan
from workflow.engines.apertium import Apertium
from workflow.engines.base import Engine


def apertium(*pairs: Pair) -> Apertium:
    """The installed program; the test is skipped where it or a mode is missing."""
    engine = Apertium()
    missing = [str(pair) for pair in pairs or (EN_ES,) if pair not in engine.pairs()]
    if missing:
        pytest.skip(f"apertium has no mode for {', '.join(missing)}")
    return engine


def noun(word: str, form: str, gender: str, number: str = "sg") -> TypedSpan:
    return TypedSpan(word, form, "noun", gender, number)


def person(word: str, form: str, gender: str = "m") -> TypedSpan:
    return TypedSpan(word, form, "person", gender)


def place(word: str, form: str, gender: str = "") -> TypedSpan:
    return TypedSpan(word, form, "place", gender)


def typed(engine: Engine, text: str, *spans: TypedSpan, pair: Pair = EN_ES) -> MachineText | None:
    (result,) = engine.translate_typed([text], [spans], pair, lambda done: None)
    return result
