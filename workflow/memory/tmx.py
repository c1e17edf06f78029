"""TMX files in a desk: the imported ones, which lie normalised beside the PO files.

An imported memory is kept as `translations/memory/<name>.tmx`, read and written anew: that file
is the truth about it, as PO files are about articles, and the store is made from both.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from workflow.desk import write_atomic
from workflow.memory.tmx_reading import iter_tmx
from workflow.memory.tmx_values import Tags, TmxError, TmxReport
from workflow.memory.tmx_writing import FOOT, head, unit_bytes
from workflow.memory.values import MemoryEntry

_BLOCK = 1 << 20
_IN_MEMORY = 4 << 20


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought into the desk."""

    path: Path
    """The copy in the desk."""
    report: TmxReport
    entries: int
    """Entries of the copy."""
    written: bool
    """False where the desk held just this already."""


def import_tmx(
    file: Path,
    kept: Path,
    *,
    language: Callable[[str], str],
    source: str = "",
    target: str = "",
    overwrite: bool = False,
) -> Imported:
    """Read a TMX file and keep a normalised copy at `kept`, in bounded memory.

    `source`, `target` and `language` as in `iter_tmx`. Entries that are there twice are kept
    once. Raises `TmxError` for a file that cannot be read or holds nothing to keep, and for a
    copy that is there with other content and must not be overwritten.
    """
    report = TmxReport()
    sources: set[str] = set()
    seen: set[bytes] = set()
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as body:
        for entry in iter_tmx(
            file, source=source, target=target, origin="", language=language, report=report
        ):
            unit = unit_bytes(entry)
            digest = hashlib.blake2b(unit, digest_size=12).digest()
            if digest in seen:
                report.skipped["there twice"] += 1
                report.taken[entry.source_language, entry.target_language] -= 1
                continue
            seen.add(digest)
            sources.add(entry.source_language)
            body.write(unit)
        if not seen:
            raise _nothing(file, report, source, target)
        blocks = _Blocks(head(sources), body)
        if kept.is_file():
            if _same(kept, blocks):
                return Imported(kept, report, len(seen), written=False)
            if not overwrite:
                raise TmxError(
                    "an import of this name is there with other content",
                    path=kept,
                    hint="Give it another --name, or overwrite it with --replace",
                )
        write_atomic(kept, blocks)
    return Imported(kept, report, len(seen), written=True)


def write_tmx(
    path: Path, entries: Iterable[MemoryEntry], tags: Tags = "elements"
) -> Counter[tuple[str, str]]:
    """Write the entries to a TMX file, in their order and bounded memory; how many they are of
    each pair of languages. `tags` tells how light tags stand there.

    Without entries nothing is written. Raises `DeskError` when the folder is not writable.
    """
    pairs: Counter[tuple[str, str]] = Counter()
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as body:
        for entry in entries:
            pairs[entry.source_language, entry.target_language] += 1
            body.write(unit_bytes(entry, tags))
        if pairs:
            write_atomic(path, _Blocks(head({source for source, _ in pairs}, tags), body))
    return pairs


def _nothing(file: Path, report: TmxReport, source: str, target: str) -> TmxError:
    found = ", ".join(sorted(report.languages))
    wanted = " ".join(
        part for part in (source and f"from {source}", target and f"to {target}") if part
    )
    if not report.units:
        return TmxError("it holds no translation unit", path=file)
    if report.unknown and len(report.languages) < 2:
        tag, line = next(iter(report.unknown.items()))
        named = f"the language {tag!r} is not known" if tag else "a text without a language"
        return TmxError(
            named, path=file, line=line, hint="Write ISO 639 codes, such as en or vi-VN"
        )
    if wanted and len(report.languages) > 1:
        return TmxError(
            f"no translation {wanted}, its languages are {found}",
            path=file,
            hint="Choose two of them with --from and --to",
        )
    if len(report.languages) < 2:
        return TmxError(f"no language pair, all is in {found}", path=file)
    reasons = ", ".join(f"{count} {reason}" for reason, count in report.skipped.most_common(3))
    return TmxError(f"nothing to take ({reasons})", path=file)


class _Blocks:
    """The bytes of a file to be written, as often as they are wanted."""

    def __init__(self, top: bytes, body: IO[bytes]) -> None:
        self._top = top
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        yield self._top
        self._body.seek(0)
        while block := self._body.read(_BLOCK):
            yield block
        yield FOOT


def _same(path: Path, blocks: Iterable[bytes]) -> bool:
    with path.open("rb") as file:
        return all(file.read(len(block)) == block for block in blocks) and not file.read(1)
