"""Candidates as a CSV to edit: the columns of `terms.csv`, and what speaks for each row."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Collection, Sequence

from workflow.glossary.exchange.table import harmless
from workflow.mining.values import Candidate

EVIDENCE_COLUMNS = ("evidence", "count", "articles", "score", "contexts", "equivalents")
"""Columns behind those of `terms.csv`. `glossary import` passes over what has no column."""
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_STROKES = str.maketrans("đðøłħ", "ddolh")
_LONGEST_ID = 60


def serialize_candidates(
    candidates: Sequence[Candidate], header: Sequence[str], taken: Collection[str] = ()
) -> str:
    """The candidates as CSV with commas and a line feed after each row.

    `header` are the columns of the desk's `terms.csv`, or none; `taken` are ids in use. A
    candidate stands in the column of its language, its abbreviation in the variants; every row
    has an id of its own, but an abbreviation of a known concept has that concept's. Forms of
    other languages are left to the editor: the likely ones stand in `equivalents`.
    """
    columns = list(header)
    if not columns:
        found = {one.language for one in candidates}
        languages = sorted(found.union(*(one.equivalents for one in candidates)))
        variants = [f"{code}_variants" for code in languages]
        columns = ["id", "kind", *languages, *variants, "forbidden", "note", "source", "confidence"]
    for one in candidates:
        wanted = [one.language, *([f"{one.language}_variants"] if one.short else [])]
        columns += [name for name in wanted if name not in columns]
    columns += [name for name in EVIDENCE_COLUMNS if name not in columns]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    used = set(taken)
    for one in candidates:
        cells = _cells(one, used)
        writer.writerow({name: harmless(cell) for name, cell in cells.items()})
    return out.getvalue()


def _cells(one: Candidate, used: set[str]) -> dict[str, str]:
    equivalents = [
        f"{code}: {', '.join(map(str, likely))}" for code, likely in one.equivalents.items()
    ]
    cells = {
        "id": one.concept or _id(one, used),
        "kind": "" if one.concept else one.kind,
        one.language: "" if one.concept else one.text,
        # Import looks for a form that both sides have before it fills a row.
        f"{one.language}_variants": f"{one.text} | {one.short}" if one.concept else one.short,
        "note": one.note,
        "evidence": one.evidence.value,
        "count": str(one.count),
        "articles": str(one.articles),
        "score": f"{one.score:g}",
        "contexts": " | ".join(one.contexts),
        "equivalents": " | ".join(equivalents),
    }
    # A bar parts the forms of a cell; a text with one cannot be a form.
    cells[one.language] = cells[one.language].replace("|", " ")
    return cells


def _id(one: Candidate, used: set[str]) -> str:
    """An id of ASCII letters made of kind and text, not used yet."""
    low = unicodedata.normalize("NFD", one.text.lower().translate(_STROKES))
    letters = low.encode("ascii", "ignore").decode()
    slug = _NO_SLUG.sub("-", f"{one.kind}-{letters}").strip("-")[:_LONGEST_ID].rstrip("-") or "term"
    name, count = slug, 1
    while name in used:
        count += 1
        name = f"{slug}-{count}"
    used.add(name)
    return name
