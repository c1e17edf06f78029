"""Translation engines: Argos and Apertium, direct or by way of other languages.

Importing this loads no model library; an engine does, when it translates its first text.
"""

from workflow.engines.base import Engine, EngineSettings, MachineText, Progress, TypedSpan
from workflow.engines.finding import ENGINES, find_engine, installed_pairs
from workflow.engines.languages import Pair, normalise_language
from workflow.engines.offers import missing_hint

__all__ = [
    "ENGINES",
    "Engine",
    "EngineSettings",
    "MachineText",
    "Pair",
    "Progress",
    "TypedSpan",
    "find_engine",
    "installed_pairs",
    "missing_hint",
    "normalise_language",
]
