"""Translation engines: Argos and Apertium, direct or by way of other languages.

Importing this loads no model library; an engine does, when it translates its first text.
"""

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
from workflow.engines.finding import ENGINES, find_engine, installed_pairs
from workflow.engines.languages import Pair, normalise_language
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
