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


@dataclass(frozen=True, slots=True)
class TypedSpan:
    """A placeholder in a text, the approved form it stands for, and the grammar of both."""

    placeholder: str
    """The word as it stands in the text, once for each span that names it."""
    form: str
    """What has to stand in the translation, byte for byte."""
    kind: str
    """`noun`, `person` or `place`."""
    gender: str
    """`m`, `f` or `mf` for the form; empty where it is not known. Both count as `m`."""
    number: str = "sg"
    """`sg` or `pl`, for the form and for what stands in the source."""


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

    def typed_pairs(self, among: Collection[Pair] | None = None) -> frozenset[Pair]:
        """The pairs, of all or of those asked about, for which `translate_typed` is proven."""

    def translate_typed(
        self,
        texts: Sequence[str],
        spans: Sequence[Sequence[TypedSpan]],
        pair: Pair,
        progress: Progress,
    ) -> list[MachineText | None]:
        """The translations of masked texts with the spans' forms in them, agreed with.

        Each form stands there byte for byte, once for each of its spans; its first letter is
        not capitalised where it begins a sentence. `None` for a text that did not come through
        so, and for every text of a pair that is not among `typed_pairs`; `progress` counts
        only the others. Raises `EngineError` as `translate` does.
        """
