"""Apertium, a rule-based engine called as a program: one process for a whole batch."""

from __future__ import annotations

import functools
import hashlib
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from workflow.engines import offers, placeholders
from workflow.engines.apertium import process as apertium_process
from workflow.engines.apertium import stream as apertium_stream
from workflow.engines.apertium import typed as apertium_typed
from workflow.engines.apertium.lexicon import polished
from workflow.engines.apertium.wording import (
    begun,
    readable,
    split_marker,
    with_senses,
    wording_digest,
)
from workflow.engines.base import (
    UNLIMITED,
    MachineText,
    Progress,
    Shape,
    TypedSpan,
    is_translatable,
    untouched,
)
from workflow.engines.languages import Pair, normalise_language
from workflow.errors import EngineError

# eng-spa, fr-es; but not variants such as nob-nno_e, spa-eng_US or eco-fr-es
_MODE = re.compile(r"(?P<source>[a-z]{2,3})-(?P<target>[a-z]{2,3})")
_SENDING = b"3"
"""Counts the ways in which texts were sent: an answer to another way is made anew."""
_DATA_FILE = re.compile(r"'([^']+)'|(\S+\.(?:bin|prob|t[0-9]x|rtx))")


class Apertium:
    """The `apertium` program and the modes that are installed with it."""

    name = "apertium"

    def __init__(self, program: Path | None = None) -> None:
        """Use `program`, or the one on the search path."""
        found = program or shutil.which("apertium")
        self._program = Path(found) if found else None

    def pairs(self) -> frozenset[Pair]:
        """The pairs of the installed modes; empty without the program."""
        return frozenset(self._modes)

    def label(self, pair: Pair) -> str:
        """Such as `apertium en→es 3.8.3`."""
        return f"{self.name} {pair} {self._version}".rstrip()

    def signature(self, pair: Pair) -> str:
        """Pair, version and hashes over the mode, every data file it names and our wordings."""
        digest = hashlib.sha256(_SENDING)
        mode = self._mode(pair)
        try:
            text = mode.read_text(encoding="utf-8", errors="replace")
            digest.update(text.encode())
            for quoted, bare in _DATA_FILE.findall(text):
                data = Path(quoted or bare)
                if data.is_file():
                    digest.update(data.read_bytes())
        except OSError as err:
            raise EngineError(f"cannot be read, {err.strerror or err}", path=mode) from err
        made_of = f"{self._version}/{digest.hexdigest()[:16]}/{wording_digest()}"
        return f"apertium/{pair.source}-{pair.target}/{made_of}"

    def shapes(self, pair: Pair) -> tuple[Shape, ...]:
        """One: modes carry words they do not know, however many, though some recase them."""
        return (Shape("word", UNLIMITED, placeholders.name_like),)

    def translate(self, texts: Sequence[str], pair: Pair, progress: Progress) -> list[MachineText]:
        """All texts through one process; a second one for the few whose numbers got lost.

        Raises `EngineError` when the mode is missing or broken or takes too long.
        """
        mode = self._mode(pair)
        marks, texts = _without_markers(texts)
        done = {text: untouched(text) for text in texts if not is_translatable(text)}
        progress(sum(1 for text in texts if text in done))
        wanted = [text for text in dict.fromkeys(texts) if text not in done]
        times = Counter(texts)
        for text, result in self._with_senses(wanted, pair).items():
            progress(times[text])
            done[text] = result
        wanted = [text for text in wanted if text not in done]
        for strict in (False, True):
            made = self._pass(wanted, mode, pair, strict)
            for text, result in made.items():
                progress(times[text])
                done[text] = result
            wanted = [text for text in wanted if text not in made]
        for text in wanted:
            progress(times[text])
            done[text] = _refused(text)
        return [_behind(mark, text, done[text]) for mark, text in zip(marks, texts, strict=True)]

    def typed_pairs(self, among: Collection[Pair] | None = None) -> frozenset[Pair]:
        """The pairs whose modes carry typed units; each is tried once in a process."""
        wanted = self._modes if among is None else [pair for pair in among if pair in self._modes]
        return frozenset(pair for pair in wanted if self._typed(pair) is not None)

    def translate_typed(
        self,
        texts: Sequence[str],
        spans: Sequence[Sequence[TypedSpan]],
        pair: Pair,
        progress: Progress,
    ) -> list[MachineText | None]:
        """All texts through one process a stage; texts without spans as `translate` does.

        Raises `EngineError` when the mode is missing or broken or takes too long.
        """
        self._mode(pair)
        typed = self._typed(pair)
        if typed is None:
            return [None for _ in texts]
        marks, texts = _without_markers(texts)
        plain = [text for text, each in zip(texts, spans, strict=True) if not each]
        made = iter(self.translate(plain, pair, progress))
        told = [with_senses(text, each, pair) for text, each in zip(texts, spans, strict=True)]
        results = typed.translate(
            [text if each else "" for (text, _), each in zip(told, spans, strict=True)],
            [one if each else () for (_, one), each in zip(told, spans, strict=True)],
        )
        lost = [
            number
            for number, each in enumerate(spans)
            if each and results[number] is None and told[number][1] != tuple(each)
        ]
        again = typed.translate([texts[n] for n in lost], [spans[n] for n in lost])
        for number, result in zip(lost, again, strict=True):
            results[number] = result
        progress(sum(result is not None for result in results))
        whole = [
            next(made)
            if not each
            else result
            and _in_blanks_of(text, replace(result, text=begun(text, result.text, pair)))
            for text, each, result in zip(texts, spans, results, strict=True)
        ]
        return [
            each and _behind(mark, text, each)
            for mark, text, each in zip(marks, texts, whole, strict=True)
        ]

    def _typed(self, pair: Pair) -> apertium_typed.TypedMode | None:
        if self._program is None:
            return None
        return apertium_typed.typed_mode(self._modes[pair], self._program, pair)

    def _with_senses(self, texts: Sequence[str], pair: Pair) -> dict[str, MachineText]:
        """The texts with words that the mode misreads, where it could be told what they are."""
        told = {text: with_senses(text, (), pair) for text in texts}
        wanted = {text: each for text, each in told.items() if each[1]}
        typed = self._typed(pair) if wanted else None
        if typed is None:
            return {}
        made = typed.translate(
            [text for text, _ in wanted.values()], [spans for _, spans in wanted.values()]
        )
        return {
            text: _in_blanks_of(text, replace(result, text=begun(text, result.text, pair)))
            for text, result in zip(wanted, made, strict=True)
            if result is not None
        }

    def _pass(
        self, texts: Sequence[str], mode: Path, pair: Pair, strict: bool
    ) -> dict[str, MachineText]:
        """The texts that came back whole, out of one process.

        Texts with hyphens inside words go through once more, to see which the mode drops.
        """
        made = self._once(dict.fromkeys(texts, ()), mode, pair, strict)
        probes = {text: None for text in made if apertium_stream.has_hyphens(text)}
        glued = {
            text: hyphens
            for text, (_, hyphens) in self._once(probes, mode, pair, strict).items()
            if hyphens
        }
        made |= self._once(glued, mode, pair, strict)
        return {text: result for text, (result, _) in made.items()}

    def _once(
        self, texts: Mapping[str, Collection[int] | None], mode: Path, pair: Pair, strict: bool
    ) -> dict[str, tuple[MachineText, frozenset[int]]]:
        """The texts that came back whole, and which of the hyphens marked in them are dropped."""
        if not texts or self._program is None:
            return {}
        read = [readable(text.strip(), pair) for text in texts]
        shielded = [
            apertium_stream.deformat(each, strict=strict, hyphens=hyphens)
            for each, hyphens in zip(read, texts.values(), strict=True)
        ]
        streams = self._through([item.stream for item in shielded], mode, pair)
        made: dict[str, tuple[MachineText, frozenset[int]]] = {}
        for text, each, item, (stream, verbless) in zip(
            texts, read, shielded, streams, strict=True
        ):
            plain = apertium_stream.reformat(stream, item.pieces)
            if plain is not None and apertium_stream.keeps_numbers(text, plain.text):
                target = _with_outer_blanks(text, polished(plain.text, pair))
                unknown = tuple(word for word in plain.unknown_words if word in target)
                result = MachineText(target, None, unknown, False, verbless)
                made[text] = result, apertium_stream.glued_hyphens(each, item.pieces, plain.opened)
        return made

    def _through(self, streams: Sequence[str], mode: Path, pair: Pair) -> list[tuple[str, bool]]:
        """What a mode made of streams: stage by stage where that is proven, or as a whole.

        And whether each is known to have lost a verb.
        """
        assert self._program is not None
        typed = self._typed(pair)
        if typed is not None:
            return typed.plain(streams)
        made = apertium_process.run(self._program, mode.stem, streams, str(pair))
        return [(stream, False) for stream in made]

    def _mode(self, pair: Pair) -> Path:
        if self._program is None:
            raise EngineError(
                f"apertium is not installed, so it cannot translate {pair}",
                hint=offers.missing_hint(pair),
            )
        if pair not in self._modes:
            raise EngineError(f"apertium has no mode for {pair}", hint=offers.missing_hint(pair))
        return self._modes[pair]

    @functools.cached_property
    def _modes(self) -> Mapping[Pair, Path]:
        """The mode files by pair; where two serve one pair, the first by name."""
        found: dict[Pair, Path] = {}
        folder = self._data_folder / "modes"
        for path in sorted(folder.glob("*.mode")) if self._program else ():
            match = _MODE.fullmatch(path.stem)
            if match is None:
                continue
            try:
                pair = Pair(
                    normalise_language(match["source"]), normalise_language(match["target"])
                )
            except EngineError:
                continue
            found.setdefault(pair, path)
        return found

    @property
    def _data_folder(self) -> Path:
        named = os.environ.get("APERTIUM_DATADIR")
        if named or self._program is None:
            return Path(named or "/usr/share/apertium")
        return self._program.resolve().parent.parent / "share" / "apertium"

    @functools.cached_property
    def _version(self) -> str:
        if self._program is None:
            return ""
        try:
            said = subprocess.run(
                [self._program, "-V"], capture_output=True, timeout=30, check=False
            ).stdout
        except (OSError, subprocess.TimeoutExpired):
            return ""
        match = re.search(rb"\d+(?:\.\d+)+", said)
        return match.group().decode() if match else ""


def _refused(text: str) -> MachineText:
    """The source text itself, every word of it unknown, for a text that never came back whole."""
    return MachineText(text, None, tuple(dict.fromkeys(re.findall(r"\w+", text))), False)


def _without_markers(texts: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The letters of lists that texts begin with, and the texts without them."""
    split = [split_marker(text) for text in texts]
    return tuple(mark for mark, _ in split), tuple(rest for _, rest in split)


def _behind(mark: str, source: str, result: MachineText) -> MachineText:
    """The translation behind the letter of its list; modes begin each text with a capital."""
    if not mark:
        return result
    text = result.text
    if source[:1].islower() and text[:1].isupper() and not text[1:2].isupper():
        text = text[0].lower() + text[1:]
    return replace(result, text=mark + text)


def _in_blanks_of(source: str, result: MachineText) -> MachineText:
    return replace(result, text=_with_outer_blanks(source, result.text))


def _with_outer_blanks(source: str, target: str) -> str:
    bare = source.strip()
    start = source.index(bare)
    return source[:start] + target + source[start + len(bare) :]
