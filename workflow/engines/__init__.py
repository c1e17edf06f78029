"""Translation engines: Argos and Apertium, direct or by way of other languages.

Importing this loads no model library; an engine does, when it translates its first text. The
engines themselves are loaded when one is first asked for: most commands need none.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from workflow.engines.base import (
    UNLIMITED,
    Candidate,
    Engine,
    EngineSettings,
    Insertion,
    MachineText,
    Progress,
    Shape,
    Steerable,
    TypedSpan,
    steerable,
)
from workflow.engines.languages import Pair, normalise_language

if TYPE_CHECKING:
    from workflow.engines.finding import ENGINES, find_engine, installed_pairs
    from workflow.engines.offers import missing_hint

__all__ = [
    "ENGINES",
    "UNLIMITED",
    "Candidate",
    "Engine",
    "EngineSettings",
    "Insertion",
    "MachineText",
    "Pair",
    "Progress",
    "Shape",
    "Steerable",
    "TypedSpan",
    "find_engine",
    "installed_pairs",
    "missing_hint",
    "normalise_language",
    "steerable",
]

_MODULES = {
    "ENGINES": "finding",
    "find_engine": "finding",
    "installed_pairs": "finding",
    "missing_hint": "offers",
}
"""Where the names are defined that load the engines."""


def __getattr__(name: str) -> object:
    """A name that loads the engines, out of its module."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
