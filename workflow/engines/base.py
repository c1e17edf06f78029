"""What every engine is: values and the protocol."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

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
    verbless: bool = False
    """Whether a sentence of it has no finite verb although its source has one."""


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


UNLIMITED = 1_000_000
"""More placeholders than any text has."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of placeholder that an engine carries into its translation."""

    name: str
    """Family, such as `code` or `name`; the same in every engine that has it."""
    most: int
    """Placeholders of it that a text may hold; `UNLIMITED` where it does not matter."""
    make: Callable[[int, Collection[str]], list[str]]
    """So many of them, none occurring in the texts given, whatever the case."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """A term that is to be put into a translation in which it is not."""

    source: str
    """The text that was translated, its terms unmasked."""
    start: int
    """Where the term stands in the source: `source[start:end]`."""
    end: int
    output: str
    """What the engine made of the source."""
    phrases: tuple[str, ...]
    """Legal realisations, such as the approved form alone and with each determiner; any one
    of them may be placed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A translation with a term put in: `text[start:end] == phrase`."""

    text: str
    start: int
    end: int
    phrase: str
    score: float
    """Log-probability for each token of the text; 0 is certain, lower is worse."""
    method: str
    """`prefix`: the model went on from the phrase. `splice`: the old words follow it."""


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
    state: Path | None = None
    """Folder of derived data, for what was found out about a model; `None` keeps nothing."""


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

    def shapes(self, pair: Pair) -> tuple[Shape, ...]:
        """The kinds of placeholder for a pair, the best first; at least one.

        The first call for a pair may try sentences and take as long as translating 300 of
        them. Raises `EngineError` as `translate` does.
        """

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


@runtime_checkable
class Steerable(Protocol):
    """An engine whose decoding can be steered: other hypotheses, words put in."""

    def alternatives(
        self, texts: Sequence[str], pair: Pair, count: int, progress: Progress
    ) -> list[list[MachineText]]:
        """For each text up to `count` different translations, best first; at least one.

        Raises `EngineError` as `translate` does.
        """

    def insert(
        self, requests: Sequence[Insertion], pair: Pair, progress: Progress
    ) -> list[list[Candidate]]:
        """For each request the translations with one of its phrases in, best score first.

        The phrase stands there byte for byte and once more often than in the output given;
        whether the term's old rendering is gone is for the caller to see. Empty where nothing
        fits. `progress` counts requests. Raises `EngineError` as `translate` does.
        """


def steerable(engine: Engine) -> Steerable | None:
    """The engine as one that can be steered; `None` where it cannot."""
    return engine if isinstance(engine, Steerable) else None
