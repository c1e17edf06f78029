"""What the `memory` commands show: on a terminal within 100 columns, and as JSON."""

from __future__ import annotations

import difflib
import re
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from workflow.cli.terminal import echo_table

if TYPE_CHECKING:
    from workflow.memory.store import Stats
    from workflow.memory.tmx import Imported
    from workflow.memory.twins import Shown
    from workflow.memory.values import Match, MemoryEntry

_MOST_COLUMNS = 100
# Private characters stand for marks until the lines are broken; each is one column wide, as the
# bracket that is shown where bold print is not.
_ON, _OFF = "\ue000", "\ue001"
# 2,316 and 6.95 are one word each.
_TOKEN = re.compile(r"\s+|\d+(?:[.,\u00a0\u202f]\d+)+|\w+|[^\w\s]")


def imported_record(file: Path, done: Imported, kept: str, known: int) -> dict[str, object]:
    """What an import did, for JSON; `known` translations were there before."""
    report = done.report
    return {
        "file": file,
        "kept": kept,
        "written": done.written,
        "entries": done.entries,
        "new": done.entries - known,
        "already_there": known,
        "units": report.units,
        "taken": [
            {"source_language": source, "target_language": target, "entries": count}
            for (source, target), count in sorted(report.taken.items())
        ],
        "languages": dict(sorted(report.languages.items())),
        "skipped": dict(report.skipped.most_common()),
        "dropped": dict(report.dropped.most_common()),
    }


def echo_imported(file: Path, done: Imported, kept: str, known: int) -> None:
    """What an import did, in a few lines; `known` translations were there before."""
    report = done.report
    click.echo(f"{file} -> {kept}{'' if done.written else ' (there already)'}")
    pairs = [
        f"{count:,} {source}→{target}"
        for (source, target), count in sorted(report.taken.items())
        if count
    ]
    _echo_list("taken", pairs)
    if known:
        _echo_list("of these", [f"{done.entries - known:,} new", f"{known:,} already there"])
    _echo_list("left out", _counted(report.skipped))
    _echo_list("not kept in the texts", _counted(report.dropped))


def _counted(counts: Mapping[str, int]) -> list[str]:
    return [f"{count:,} {what}" for what, count in Counter(counts).most_common()]


def _echo_list(title: str, items: Sequence[str]) -> None:
    if items:
        _echo_wrapped(", ".join(items), f"  {title}: ")


def hit_record(shown: Shown) -> dict[str, object]:
    """A translation where the words stand, for JSON; the texts are plain."""
    hit = shown.hit
    return {
        **_about(hit.entry),
        "source": hit.source,
        "target": hit.target,
        "source_spans": hit.source_spans,
        "target_spans": hit.target_spans,
        "also": [_place(entry) for entry in shown.others],
    }


def match_record(match: Match) -> dict[str, object]:
    """A match, for JSON; the texts have light tags."""
    return {
        "score": match.score,
        **_about(match.entry),
        "source": match.entry.source,
        "target": match.entry.target,
    }


def _about(entry: MemoryEntry) -> dict[str, object]:
    return {
        "source_language": entry.source_language,
        "target_language": entry.target_language,
        **_place(entry),
    }


def _place(entry: MemoryEntry) -> dict[str, object]:
    return {
        "origin": entry.origin,
        "kind": entry.kind,
        "context": entry.context,
        "reviewer": entry.reviewer,
        "date": entry.date,
    }


def echo_hit(shown: Shown) -> None:
    """A translation where the words stand, marked, and in how many places else it stands."""
    hit = shown.hit
    _echo_pair(
        hit.entry,
        "",
        _marked(hit.source, hit.source_spans),
        _marked(hit.target, hit.target_spans),
        len(shown.others),
    )


def echo_match(match: Match, text: str) -> None:
    """A match with its score; in its source is marked what `text` has not."""
    from workflow.article import plain_text

    source = plain_text(match.entry.source)
    spans = _differences(plain_text(text), source)
    target = plain_text(match.entry.target)
    _echo_pair(match.entry, f"{match.score}%", _marked(source, spans), target)


def _echo_pair(entry: MemoryEntry, first: str, source: str, target: str, others: int = 0) -> None:
    about = (
        first,
        f"{entry.source_language}→{entry.target_language}",
        f"{entry.origin} +{others} more" if others else entry.origin,
        entry.kind,
        entry.reviewer,
        entry.date,
    )
    title = " · ".join(" ".join(part.split()) for part in about if part)
    click.echo(click.style(textwrap.shorten(title, _columns(), placeholder="…"), dim=True))
    _echo_wrapped(source, f"  {entry.source_language}  ")
    _echo_wrapped(target, f"  {entry.target_language}  ")


def _differences(text: str, other: str) -> list[tuple[int, int]]:
    """The spans of `other` that are not in `text`, by words."""
    tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(other)]
    words = [word for word, _ in tokens]
    compared = difflib.SequenceMatcher(None, _TOKEN.findall(text), words, autojunk=False)
    ends = [start for _, start in tokens] + [len(other)]
    spans = []
    for tag, _, _, first, last in compared.get_opcodes():
        words_between = other[ends[first] : ends[last]]
        if tag in ("replace", "insert") and words_between.strip():
            start = ends[first] + len(words_between) - len(words_between.lstrip())
            spans.append((start, start + len(words_between.strip())))
    return spans


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    out, position = [], 0
    for start, end in spans:
        out += [text[position:start], _ON, text[start:end], _OFF]
        position = end
    return "".join((*out, text[position:]))


def _echo_wrapped(text: str, indent: str) -> None:
    lines = textwrap.wrap(
        text,
        _columns(),
        initial_indent=indent,
        subsequent_indent=" " * len(indent),
        break_on_hyphens=False,
    )
    bold = False
    for line in lines or [indent]:
        shown, bold = _styled(line, bold)
        click.echo(shown)


def _styled(line: str, bold: bool) -> tuple[str, bool]:
    """The line with its marks, in bold print or brackets; whether a mark goes on after it."""
    if not sys.stdout.isatty():
        return line.replace(_ON, "[").replace(_OFF, "]"), False
    out: list[str] = []
    for part in re.split(f"([{_ON}{_OFF}])", line):
        if part in (_ON, _OFF):
            bold = part == _ON
        elif part:
            out.append(click.style(part, bold=True) if bold else part)
    return "".join(out), bold


def _columns() -> int:
    return min(shutil.get_terminal_size((_MOST_COLUMNS, 24)).columns, _MOST_COLUMNS)


def echo_stats(figures: Stats) -> None:
    """The pairs, the imported files one by one, and the PO files of a language together."""
    pairs = [
        (f"{pair.source_language}→{pair.target_language}", pair.entries, pair.texts)
        for pair in figures.pairs
    ]
    echo_table(["Pair", "Translations", "Different texts"], pairs, numbers=(1, 2))
    files: Counter[str] = Counter()
    entries: Counter[str] = Counter()
    for file in figures.files:
        folder = f"{PurePosixPath(file.name).parent}/*.po"
        place = folder if file.name.endswith(".po") else file.name
        files[place] += 1
        entries[place] += file.entries
    rows = [(place, files[place], entries[place]) for place in sorted(files)]
    echo_table(["From", "Files", "Translations"], rows, numbers=(1, 2))
    size = f", {figures.size / 1024:,.0f} KiB" if figures.size else ""
    click.echo(f"{figures.entries:,} translations of {figures.texts:,} texts{size}")
