"""Lists of source and target: OmegaT's glossary, Weblate's CSV, plain CSV.

OmegaT (manual, "Glossaries"): tab-separated, UTF-8, three fields, lines that begin with `#`
are comments. Weblate (documentation, "CSV files"): a header with names out of `location,
source, target, ID, fuzzy, context, translator_comments, developer_comments`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from workflow.errors import GlossaryError
from workflow.glossary.exchange.table import harmless, unharmed
from workflow.glossary.exchange.values import Foreign, Format, Losses, Pair
from workflow.glossary.values import Concept, Term, TermStatus

_OMEGAT_HEAD = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"
_COLUMNS = {
    Format.WEBLATE: ("source", "target", "context", "developer_comments"),
    Format.PAIRS: ("source", "target", "comment"),
}
_BLANKS = re.compile(r"[ \t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_COMMENTS = ("comment", "developer_comments", "translator_comments", "note", "notes")
_IDS = ("context", "id")
_APPROVED = (TermStatus.PREFERRED, TermStatus.ADMITTED)


def write_pairs(
    concepts: Sequence[Concept], style: Format, pair: Pair, losses: Losses
) -> tuple[bytes, int]:
    """The file, and how many concepts are in it.

    Every approved source form is a row with the preferred target, so that each is found.
    Raises `GlossaryError` where no concept has a form in both languages.
    """
    rows: list[tuple[str, ...]] = []
    written = 0
    for concept in concepts:
        target = concept.preferred(pair.target)
        sources = concept.forms(pair.source, *_APPROVED)
        if target is None or not sources:
            losses.add("concepts without a form in both languages")
            continue
        written += 1
        for source in sources:
            comment = concept.note
            if style is Format.WEBLATE:
                rows.append((source, target, concept.id, comment))
            else:
                rows.append((source, target, comment))
        _count_losses(concept, style, pair, losses)
    if not rows:
        raise GlossaryError(
            f"no concept has a form in {pair.source} and in {pair.target}",
            hint="See: bilingual glossary list",
        )
    text = _tabbed(rows, losses) if style is Format.OMEGAT else _csv(rows, _COLUMNS[style])
    return text.encode(), written


def holds_pairs(text: str) -> bool:
    """Whether a CSV has a column `source` and a column `target`, and is no `terms.csv`."""
    header = next(_csv_rows(text), [])
    names = {name.strip().lower() for name in header}
    return {"source", "target"} <= names


def parse_pairs(text: str, style: Format, path: Path, pair: Pair) -> Foreign:
    """What a list of pairs says; rows with one id are one concept, and so are rows without one
    that follow each other with the same target and comment, as `write_pairs` lists synonyms.

    Raises `GlossaryError` where the columns cannot be told.
    """
    rows = _tabbed_rows(text) if style is Format.OMEGAT else _named_rows(text, path)
    found: dict[object, Concept] = {}
    skipped = 0
    first, said = 0, ("", "")
    for line, cells in rows:
        source, target = cells.get("source", ""), cells.get("target", "")
        if not source or not target:
            skipped += 1
            continue
        concept_id = next((cells[name] for name in _IDS if cells.get(name)), "")
        comment = next((cells[name] for name in _COMMENTS if cells.get(name)), "")
        if said != (target, comment):
            first, said = line, (target, comment)
        name = concept_id or first
        known = found.get(name)
        terms = dict(known.terms) if known else {}
        for language, form in ((pair.source, source), (pair.target, target)):
            before = terms.get(language, ())
            if form not in (term.text for term in before):
                status = TermStatus.ADMITTED if before else TermStatus.PREFERRED
                terms[language] = (*before, Term(form, status))
        found[name] = Concept(
            id=concept_id,
            kind=known.kind if known else "",
            terms=terms,
            note=comment,
            line=known.line if known else line,
        )
    notes = (f"{skipped} rows without source or target",) if skipped else ()
    return Foreign(tuple(found.values()), ranked=False, notes=notes)


def _count_losses(concept: Concept, style: Format, pair: Pair, losses: Losses) -> None:
    if style is not Format.WEBLATE:
        losses.add("ids")
    losses.add("kinds", bool(concept.kind))
    losses.add("other languages' forms", _count_others(concept, pair))
    losses.add("admitted target forms", len(concept.forms(pair.target, TermStatus.ADMITTED)))
    losses.add(
        "forbidden forms",
        sum(len(concept.forms(code, TermStatus.FORBIDDEN)) for code in (pair.source, pair.target)),
    )
    losses.add("genders", len(concept.gender))
    losses.add("sources", bool(concept.source))
    losses.add("confidences", bool(concept.confidence))
    losses.add("further columns", len(concept.extra))


def _count_others(concept: Concept, pair: Pair) -> int:
    return sum(
        len(forms)
        for code, forms in concept.terms.items()
        if code not in (pair.source, pair.target)
    )


def _tabbed(rows: Sequence[tuple[str, ...]], losses: Losses) -> str:
    lines = [_OMEGAT_HEAD]
    for row in rows:
        cells = [_BLANKS.sub(" ", cell) for cell in row]
        if cells[0].startswith("#"):
            losses.add("source forms with # in front")
            continue
        lines.append("\t".join(cells).rstrip("\t") + "\n")
    return "".join(lines)


def _csv(rows: Sequence[tuple[str, ...]], header: Sequence[str]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def _tabbed_rows(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    for line, content in enumerate(text.splitlines(), start=1):
        if content.strip() and not content.startswith("#"):
            cells = [cell.strip() for cell in content.split("\t")]
            names = ("source", "target", "comment")
            yield line, dict(zip(names, cells, strict=False))


def _named_rows(text: str, path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    rows = _numbered_rows(text, path)
    _, header = next(rows, (1, []))
    names = [name.strip().lower() for name in header]
    if not {"source", "target"} <= set(names):
        raise GlossaryError(
            "there is no column source, or no column target",
            path=path,
            line=1,
            hint="The first row names the columns",
        )
    for line, cells in rows:
        yield line, {name: unharmed(cell.strip()) for name, cell in zip(names, cells, strict=False)}


def _numbered_rows(text: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    line = 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as err:
        raise GlossaryError(
            f"a broken row, {err}",
            path=path,
            line=line,
            hint="Check the quotation marks of this row",
        ) from err


def _csv_rows(text: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text.split("\n", 1)[0], newline=""), delimiter=_delimiter(text))


def _delimiter(text: str) -> str:
    header = text.split("\n", 1)[0]
    return max(",;\t", key=header.count)
