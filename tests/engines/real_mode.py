"""Texts through a real mode of Apertium, all in one go: a call of the engine takes its time."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.languages import Pair


def drafted(texts: Sequence[str], pair: Pair) -> dict[str, str]:
    """What the engine says of each text; skips the test where the mode is not installed."""
    judge("apertium")
    engine = Apertium()
    if pair not in engine.pairs():
        pytest.skip(f"apertium has no mode for {pair}")
    made = engine.translate(texts, pair, lambda done: None)
    return {text: one.text for text, one in zip(texts, made, strict=True)}
