"""A hostile engine: whatever it does to a text, no term is wrong without being named."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.drafting.fakes import draft
from tests.drafting.hostile import SPOILS, World, engine, make_world
from tests.drafting.judging import judge
from workflow.engines import UNLIMITED, Candidate, Insertion, Shape
from workflow.engines.placeholders import FAMILIES, name_like

SHAPES = {
    "word": name_like,
    "code": FAMILIES["code"],
    "dollar": FAMILIES["dollar"],
    "bracket": FAMILIES["bracket"],
}
MOST = (1, 2, UNLIMITED)
PLACINGS = ("none", "right", "twice", "loses-another", "keeps-rendering", "lies")
shapes = st.lists(
    st.builds(
        lambda name, most: Shape(name, most, SHAPES[name]),
        st.sampled_from(sorted(SHAPES)),
        st.sampled_from(MOST),
    ),
    min_size=1,
    max_size=2,
    unique_by=lambda shape: shape.name,
).map(tuple)
seeds = st.integers(0, 2**40)


def _places(
    world: World, rng: random.Random, how: Sequence[str]
) -> Callable[[Insertion], list[Candidate]]:
    """A steering engine whose candidates are wrong in each of the ways named."""

    def places(insertion: Insertion) -> list[Candidate]:
        phrase, made = insertion.phrases[0], []
        for number, way in enumerate(how):
            words = insertion.output.split(" ")
            if way == "loses-another" and len(words) > 1:
                del words[rng.randrange(len(words))]
            if way == "keeps-rendering":
                bad = [one for each in world.unapproved.values() for one in each]
                words.insert(rng.randrange(len(words) + 1), rng.choice(bad))
            at = rng.randrange(len(words) + 1)
            head, tail = " ".join([*words[:at], ""]), " ".join(["", *words[at:]])
            text = f"{head}{phrase}{tail}"
            if way == "twice":
                text += f" {phrase}"
            start = len(head) - (2 if way == "lies" else 0)
            end = start + len(phrase)
            made.append(Candidate(text, start, end, phrase, -0.1 - number, "splice"))
        return made

    return places


def _draft_and_judge(
    seed: int, spoils: Sequence[str], engine_shapes: tuple[Shape, ...], how: Sequence[str] = ()
) -> None:
    rng = random.Random(seed)
    world = make_world(rng)
    made = draft(
        world.source,
        engine(world, rng, spoils),
        world.pair,
        shapes=engine_shapes,
        places=_places(world, rng, how) if how else None,
        glossary=world.glossary,
    )
    judge(world, made)


@pytest.mark.parametrize("spoil", [*SPOILS, "source"])
@settings(max_examples=12, deadline=None, derandomize=True)
@given(seed=seeds, engine_shapes=shapes)
def test_no_spoiling_goes_unnoticed(
    spoil: str, seed: int, engine_shapes: tuple[Shape, ...]
) -> None:
    _draft_and_judge(seed, [spoil], engine_shapes)


@settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(
    seed=seeds,
    spoils=st.lists(st.sampled_from(sorted(SPOILS)), min_size=2, max_size=4),
    engine_shapes=shapes,
)
def test_nor_do_several_at_once(
    seed: int, spoils: list[str], engine_shapes: tuple[Shape, ...]
) -> None:
    _draft_and_judge(seed, spoils, engine_shapes)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    seed=seeds,
    spoils=st.lists(st.sampled_from(sorted(SPOILS)), max_size=2),
    engine_shapes=shapes,
    how=st.lists(st.sampled_from(PLACINGS[1:]), min_size=1, max_size=3),
)
def test_nor_does_a_wrong_place(
    seed: int, spoils: list[str], engine_shapes: tuple[Shape, ...], how: list[str]
) -> None:
    _draft_and_judge(seed, spoils, engine_shapes, how)
