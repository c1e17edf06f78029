"""Which format a file has, and the one door to all of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from workflow.errors import GlossaryError
from workflow.glossary.exchange.values import (
    PAIRED,
    Exported,
    Foreign,
    Format,
    Losses,
    Pair,
)
from workflow.glossary.values import Concept

MOST_BYTES = 2**30
"""The largest file that is read, in bytes."""
_BY_SUFFIX = {
    ".tbx": Format.TBX2,
    ".xml": Format.TBX2,
    ".txt": Format.OMEGAT,
    ".tsv": Format.OMEGAT,
    ".tab": Format.OMEGAT,
    ".utf8": Format.OMEGAT,
    ".csv": Format.CSV,
}
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def format_of(path: Path) -> Format:
    """The format that a file name stands for. Raises `GlossaryError` when it stands for none."""
    try:
        return _BY_SUFFIX[path.suffix.lower()]
    except KeyError:
        raise GlossaryError(
            "the name does not tell the format",
            path=path,
            hint=f"Name it with --format: {', '.join(Format)}",
        ) from None


def export_terms(
    concepts: Sequence[Concept],
    style: Format,
    *,
    languages: Collection[str] = (),
    pair: Pair | None = None,
) -> Exported:
    """The concepts as a file; `languages` are all where none is named.

    Raises `GlossaryError` where a format of pairs is asked for without a pair, or nothing is
    left to write.
    """
    losses = Losses()
    if style in PAIRED:
        from workflow.glossary.exchange.pairs import write_pairs

        if pair is None:
            raise GlossaryError(
                f"the format {style} holds one language pair", hint="Name it with --from and --to"
            )
        data, written = write_pairs(concepts, style, pair, losses)
        return Exported(data, written, losses.said())
    kept = [_only(concept, languages) for concept in concepts] if languages else list(concepts)
    kept = [concept for concept in kept if concept.terms]
    if not kept:
        raise GlossaryError(
            "the glossary has nothing to write in these languages",
            hint="See: bilingual glossary list",
        )
    losses.add("concepts without a form in these languages", len(concepts) - len(kept))
    if style is Format.CSV:
        from workflow.glossary.exchange.table import write_table

        return Exported(write_table(kept, losses), len(kept), losses.said())
    from workflow.glossary.exchange.tbx_writing import write_tbx

    return Exported(
        write_tbx(kept, losses, version=2 if style is Format.TBX2 else 3), len(kept), losses.said()
    )


def read_foreign(path: Path, style: Format | None = None, pair: Pair | None = None) -> Foreign:
    """What a file of another program says; its format by its name where none is named.

    Raises `GlossaryError` for a file that is missing, too large, or not of that format.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise GlossaryError(
                f"{size / MOST_BYTES:.1f} GiB is too large", path=path, hint="Split the file"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise GlossaryError("no such file", path=path) from None
    except OSError as err:
        raise GlossaryError(f"cannot be read, {err.strerror}", path=path) from err
    return parse_foreign(data, style or format_of(path), path, pair)


def parse_foreign(data: bytes, style: Format, path: Path, pair: Pair | None = None) -> Foreign:
    """What the bytes of a file say; `path` is named in errors, raised as `read_foreign` does."""
    if style in (Format.TBX2, Format.TBX3):
        from workflow.glossary.exchange.tbx_reading import parse_tbx

        return parse_tbx(data, path)
    text = _decode(data, path)
    from workflow.glossary.exchange.pairs import holds_pairs, parse_pairs

    if style is Format.CSV and not holds_pairs(text):
        from workflow.glossary.exchange.table import parse_table

        return parse_table(text, path)
    if pair is None:
        raise GlossaryError(
            "the file holds one language pair and does not say which",
            path=path,
            hint="Name it with --from and --to",
        )
    return parse_pairs(text, Format.PAIRS if style is Format.CSV else style, path, pair)


def _decode(data: bytes, path: Path) -> str:
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as err:
        raise GlossaryError(
            f"not UTF-8 at byte {err.start + 1}",
            path=path,
            line=data.count(b"\n", 0, err.start) + 1,
            hint="Save the file as UTF-8",
        ) from err


def _only(concept: Concept, languages: Collection[str]) -> Concept:
    tables = ("terms", "gender", "grammar", "known_renderings", "required", "excluded")
    chosen: dict[str, Any] = {
        name: {code: said for code, said in getattr(concept, name).items() if code in languages}
        for name in tables
    }
    return replace(concept, **chosen)
