"""Which engine and which route a pair gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from workflow.engines import (
    EngineSettings,
    MachineText,
    Pair,
    Progress,
    Shape,
    find_engine,
    steerable,
)
from workflow.engines.apertium import Apertium
from workflow.engines.finding import find_route
from workflow.engines.pivot import Leg, Pivot
from workflow.engines.placeholders import code_like
from workflow.errors import EngineError


@dataclass(frozen=True)
class Marking:
    """A small engine that writes the language it translates into behind every text."""

    name: str
    known: str
    carried: str = "code:2"
    """Shapes with the number that a text may hold."""

    def pairs(self) -> frozenset[Pair]:
        return frozenset(Pair.parse(pair) for pair in self.known.split())

    def label(self, pair: Pair) -> str:
        return f"{self.name} {pair} 1.0"

    def signature(self, pair: Pair) -> str:
        return f"{self.name}/{pair.source}-{pair.target}"

    def shapes(self, pair: Pair) -> tuple[Shape, ...]:
        return tuple(
            Shape(name, int(most), code_like)
            for each in self.carried.split()
            for name, _, most in [each.partition(":")]
        )

    def translate(self, texts: Sequence[str], pair: Pair, progress: Progress) -> list[MachineText]:
        assert pair in self.pairs()
        for _ in texts:
            progress(1)
        score = -float(len(pair.target + self.name))
        return [
            MachineText(f"{text} {pair.target}", score, (pair.source,), False) for text in texts
        ]


@pytest.mark.parametrize(
    ("pair", "known", "route"),
    [
        pytest.param("nb-es", "nb-en en-es", "nb en es", id="two-legs"),
        pytest.param("nb-es", "nb-da da-es nb-en en-es", "nb en es", id="english-first"),
        pytest.param("nb-es", "nb-sv sv-es nb-da da-es", "nb da es", id="then-by-code"),
        pytest.param("nb-es", "nb-da da-sv sv-es nb-fr fr-es", "nb fr es", id="shortest"),
        pytest.param("nb-es", "nb-da da-sv sv-es", "nb da sv es", id="three-legs"),
        pytest.param("nb-es", "nb-da da-sv sv-fr fr-es", None, id="four-are-too-many"),
        pytest.param("nb-es", "es-nb", None, id="no-way-back"),
        pytest.param("nb-es", "nb-en en-nb", None, id="a-ring-ends"),
    ],
)
def test_routes(pair: str, known: str, route: str | None) -> None:
    found = find_route(Pair.parse(pair), [Marking("a", known)])
    assert (found and " ".join(found.route)) == route


def test_a_route_may_change_engines() -> None:
    route = find_route(Pair("nb", "es"), [Marking("argos", "nb-en"), Marking("apertium", "en-es")])
    assert route is not None
    assert route.label(Pair("nb", "es")) == "argos+apertium nb→en→es 1.0"
    assert route.signature(Pair("nb", "es")) == "argos/nb-en+apertium/en-es"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("code:4 id:2", "id:3 code:1", "code:1 id:2", id="the-smaller-number"),
        pytest.param("code:4 name:1", "id:3 name:3", "name:1", id="what-both-have"),
        pytest.param("code:4", "id:3", "code:1", id="nothing-in-common-is-one-try"),
    ],
)
def test_a_route_has_the_shapes_of_every_leg(one: str, other: str, expected: str) -> None:
    route = find_route(Pair("nb", "es"), [Marking("a", "nb-en", one), Marking("b", "en-es", other)])
    assert route is not None
    shapes = route.shapes(Pair("nb", "es"))
    assert " ".join(f"{shape.name}:{shape.most}" for shape in shapes) == expected


def test_apertium_carries_the_shapes_of_another_leg() -> None:
    legs = [Marking("apertium", "nb-en", "word:1000000"), Marking("argos", "en-es", "id:3")]
    route = find_route(Pair("nb", "es"), legs)
    assert route is not None
    assert [(shape.name, shape.most) for shape in route.shapes(Pair("nb", "es"))] == [("id", 3)]


def test_neither_a_route_nor_apertium_can_be_steered(settings: EngineSettings) -> None:
    route = find_engine(Pair("nb", "es"), settings)
    assert route is not None
    assert steerable(route) is None
    assert steerable(Apertium()) is None


def test_the_first_engine_keeps_a_leg_both_have() -> None:
    route = find_route(Pair("nb", "es"), [Marking("a", "nb-en"), Marking("b", "nb-en en-es")])
    assert route is not None
    assert [leg.engine.name for leg in route.legs] == ["a", "b"]


def test_a_route_translates_leg_by_leg() -> None:
    engine = Marking("a", "nb-en en-es")
    route = Pivot((Leg(engine, Pair("nb", "en")), Leg(engine, Pair("en", "es"))))
    done: list[int] = []
    results = route.translate(["x", "y", "z"], Pair("nb", "es"), done.append)
    assert results[0] == MachineText("x en es", -3.0, ("nb", "en"), False)
    assert [item.text for item in results] == ["x en es", "y en es", "z en es"]
    assert sum(done) == 3


def test_a_route_refuses_another_pair() -> None:
    route = Pivot((Leg(Marking("a", "nb-en"), Pair("nb", "en")),))
    with pytest.raises(EngineError, match="does not serve en→nb"):
        route.translate([], Pair("en", "nb"), lambda done: None)


def test_a_direct_pair_comes_before_a_route(settings: EngineSettings) -> None:
    engine = find_engine(Pair("en", "es"), settings)
    assert engine is not None
    assert engine.label(Pair("en", "es")) == "argos en→es 0.1"


def test_installed_packages_make_a_route(settings: EngineSettings) -> None:
    pair = Pair.parse("no-es")
    engine = find_engine(pair, settings)
    assert engine is not None
    assert engine.name == "argos"
    assert engine.label(pair) == "argos nb→en→es 1.9+0.1"
    done: list[int] = []
    results = engine.translate(["Karo ti mel.", "", "Karo ti mel."], pair, done.append)
    assert results[0] == results[2]
    assert results[0].text
    assert results[1].text == ""
    assert sum(done) == 3


def test_nothing_that_leads_there_is_none(settings: EngineSettings) -> None:
    assert find_engine(Pair("en", "vi"), settings) is None
    assert find_engine(Pair("en", "es"), EngineSettings(order=())) is None


def test_a_named_engine_without_the_pair_is_an_error(settings: EngineSettings) -> None:
    with pytest.raises(
        EngineError, match=r"argos cannot translate en→fr\. For en→fr run: bilingual"
    ):
        find_engine(Pair("en", "fr"), settings, "argos")


def test_an_unknown_engine_is_an_error(settings: EngineSettings) -> None:
    with pytest.raises(EngineError, match=r"no engine 'deepl'\. Choose from: argos, apertium"):
        find_engine(Pair("en", "fr"), settings, "deepl")
