"""A mode of Apertium as its stages, run one after the other with changes in between."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workflow.engines.apertium import process as apertium_process

# The programs that flush at NUL when told `-z`.
_FLUSHING = frozenset(
    {
        "apertium-interchunk",
        "apertium-postchunk",
        "apertium-pretransfer",
        "apertium-tagger",
        "apertium-transfer",
        "cg-proc",
        "lrx-proc",
        "lsx-proc",
        "lt-proc",
        "rtx-proc",
    }
)


@dataclass(frozen=True, slots=True)
class Stages:
    """The commands of a mode, cut where a typed unit is put in, retyped and replaced."""

    analysis: tuple[tuple[str, ...], ...]
    """Up to the morphological analyser: an unknown word leaves it as `^Qzxa/*Qzxa$`."""
    lexical: tuple[tuple[str, ...], ...]
    """From the tagger to the bilingual dictionary: `^Qzxa<n><sg>/@Qzxa<n><sg>$`."""
    transfer: tuple[tuple[str, ...], ...]
    """From lexical selection to the last rule: `^estar<vblex><ifi><p3><sg>$`."""
    generation: tuple[tuple[str, ...], ...]
    """The generator: `#Qzxa`."""
    polishing: tuple[tuple[str, ...], ...]
    """The post-generator, which elides and contracts."""


def read_stages(mode: Path, program: Path) -> Stages | None:
    """The stages of a mode file; `None` for one that cannot be read or is built otherwise.

    What is expected: the analyser first, then a tagger that keeps no surface forms (`-p`
    in the Norwegian and Danish modes does), one bilingual dictionary, generator and
    post-generator last, and every stage a program that flushes at NUL.
    """
    try:
        text = mode.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    commands = [_command(part, program) for part in text.strip().split("|")]
    found = [command for command in commands if command is not None]
    kinds = [_kind(command) for command in found]
    if (
        len(found) < len(commands)
        or kinds[0] != "analysis"
        or kinds[-2:] != ["generation", "polishing"]
        or any(kinds.count(kind) != 1 for kind in ("analysis", "tagger", "lexical", "polishing"))
    ):
        return None
    lexical = kinds.index("lexical") + 1
    return Stages(
        tuple(found[:1]),
        tuple(found[1:lexical]),
        tuple(found[lexical:-2]),
        tuple(found[-2:-1]),
        tuple(found[-1:]),
    )


def run_stages(commands: Sequence[Sequence[str]], streams: Sequence[str], pair: str) -> list[str]:
    """What the stages made of each stream, in order; see `apertium_process.through`."""
    for command in commands:
        streams = apertium_process.through(command, streams, pair)
    return list(streams)


def _command(part: str, program: Path) -> tuple[str, ...] | None:
    """One stage with its program's path, told to flush; `None` if it is not to be trusted.

    `$1` is how the generator marks what it cannot make, `$2` what the tagger shows.
    """
    try:
        words = shlex.split(part.replace("$1", "-g").replace("$2", ""))
    except ValueError:
        return None
    if not words or words[0] not in _FLUSHING:
        return None
    found = shutil.which(words[0], path=str(program.parent)) or shutil.which(words[0])
    return (found, "-z", *words[1:]) if found else None


def _kind(command: Sequence[str]) -> str:
    name, options = Path(command[0]).name, set(command[2:-1])
    if name == "apertium-tagger":
        return "tagger" if not options & {"-p", "--show-superficial"} else "surface tagger"
    if name != "lt-proc":
        return "other"
    if "-g" in options:
        return "generation"
    if "-b" in options:
        return "lexical"
    return "polishing" if "-p" in options else "analysis"
