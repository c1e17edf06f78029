"""What every engine is: values and the protocol."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from workflow.engines.languages import Pair

Progress = Callable[[int], None]
"""Called with the number of further texts that are done."""


@dataclass(frozen=True, slots=True)
class MachineText:
    """What an engine made of one text."""

    text: str
    score: float | None
    """Log-probability of the whole text, its length partly discounted as the engine does;
    0 is certain, lower is worse. `None` where the engine gives none."""
    unknown_words: tuple[str, ...]
    """Words the engine does not know, each once, in order."""
    truncated: bool
    """Whether the end of the text is missing because a limit of length was reached."""


def untouched(text: str) -> MachineText:
    """A text that no engine had to look at."""
    return MachineText(text, None, (), False)


def is_translatable(text: str) -> bool:
    """Whether there is a letter in the text; engines invent words for lone numbers."""
    return any(char.isalpha() for char in text)


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Which engines, and how they run."""

    order: tuple[str, ...] = ("argos", "apertium")
    """Names of engines, the preferred first."""
    inter_threads: int = 0
    """Batches decoded side by side by Argos; 0 means one for each core."""
    intra_threads: int = 1
    """Threads for one batch."""
    batch_tokens: int = 1024
    """Tokens in one batch of Argos."""
    packages_dir: Path | None = None
    """Where Argos packages lie; `None` means where Argos itself looks."""


class Engine(Protocol):
    """A program or model that translates whole batches."""

    @property
    def name(self) -> str:
        """Short name as in the settings, such as `argos`."""

    def pairs(self) -> frozenset[Pair]:
        """The pairs that work now, without a detour."""

    def label(self, pair: Pair) -> str:
        """Engine, route and version for people, such as `argos en→fr 1.9`."""

    def signature(self, pair: Pair) -> str:
        """One word that changes when the same text may come out otherwise."""

    def placeholders(self, count: int, taken: Collection[str] = ()) -> list[str]:
        """`count` tokens that the engine carries over, none occurring in a text of `taken`."""

    def translate(self, texts: Sequence[str], pair: Pair, progress: Progress) -> list[MachineText]:
        """The translations in the order of the texts, outer blanks kept.

        Texts without a letter come back as they are. Raises `EngineError` when the pair is
        missing or the engine fails.
        """
