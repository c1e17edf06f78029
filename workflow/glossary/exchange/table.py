"""The columns of `terms.csv` as a file to send away, and read back.

A cell that a spreadsheet would run as a formula gets an apostrophe in front, which reading
takes off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from workflow.glossary.exchange.values import Foreign, Losses, languages_of
from workflow.glossary.termfile import parse_terms
from workflow.glossary.values import Concept, TermStatus
from workflow.glossary.verdicts.sheet import FORMULA, parse_sheet

_ESCAPED = "'"


def harmless(cell: str) -> str:
    """The cell so that no spreadsheet runs it.

    >>> harmless("=1+1"), harmless("State")
    ("'=1+1", 'State')
    """
    return _ESCAPED + cell if FORMULA.match(cell) else cell


def unharmed(cell: str) -> str:
    """The cell as it was before `harmless`."""
    if cell.startswith(_ESCAPED) and FORMULA.match(cell[1:]):
        return cell[1:]
    return cell


def columns_for(concepts: Sequence[Concept]) -> list[str]:
    """The columns that hold everything of the concepts."""
    languages = languages_of(concepts)
    genders = dict.fromkeys(code for concept in concepts for code in concept.gender)
    extra = dict.fromkeys(name for concept in concepts for name in concept.extra)
    return [
        "id",
        "kind",
        *languages,
        *(f"{code}_variants" for code in languages),
        "forbidden",
        *(f"gender_{code}" for code in genders),
        "note",
        "source",
        "confidence",
        *extra,
    ]


def cells_of(concept: Concept) -> dict[str, str]:
    """The cells of a concept by column."""
    forbidden: list[str] = []
    cells = {
        "id": concept.id,
        "kind": concept.kind,
        "note": concept.note,
        "source": concept.source,
        "confidence": concept.confidence,
        **concept.extra,
    }
    for code in concept.terms:
        cells[code] = concept.preferred(code) or ""
        cells[f"{code}_variants"] = " | ".join(concept.forms(code, TermStatus.ADMITTED))
        forbidden += [f"{code}: {text}" for text in concept.forms(code, TermStatus.FORBIDDEN)]
    cells["forbidden"] = " | ".join(forbidden)
    cells |= {f"gender_{code}": value for code, value in concept.gender.items()}
    return cells


def write_table(concepts: Sequence[Concept], losses: Losses) -> bytes:
    """The concepts in the columns of `terms.csv`, UTF-8 with commas."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    columns = columns_for(concepts)
    writer.writerow(columns)
    for concept in concepts:
        cells: Mapping[str, str] = cells_of(concept)
        writer.writerow([harmless(cells.get(name, "")) for name in columns])
    return out.getvalue().encode()


def parse_table(text: str, path: Path) -> Foreign:
    """What a file with the columns of `terms.csv` says. Raises `GlossaryError` for its slips."""
    if _ESCAPED in text:
        text = _unharmed_text(text, path)
    return Foreign(parse_terms(text, path))


def _unharmed_text(text: str, path: Path) -> str:
    """The text with the apostrophes of `harmless` taken off; lines stay where they are."""
    sheet = parse_sheet(text, path)
    rows = []
    for row in sheet.rows:
        changed = {
            name: unharmed(cell)
            for name, cell in sheet.named(row).items()
            if unharmed(cell) != cell
        }
        rows.append(sheet.with_cells(row, changed) if changed else row)
    return sheet.with_rows(rows[1:], []).text()
