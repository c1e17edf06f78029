"""What a translation that came back without ids proposes for each sentence of an article.

Nothing is written here: the result is a list of proposals with what speaks for each, for a
person to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from workflow.article import plain_text
from workflow.exports.aligned import AlignedDocument
from workflow.exports.flat import FlatRow, flat_rows
from workflow.exports.returned.bitext import Bead, Known, Returned, align_sentences
from workflow.exports.returned.text import Piece, Row

Split = Callable[[str], Sequence[str]]
"""Gives the sentences of a paragraph."""

SURE = 0.6
"""Least score of a proposal that may be taken. Of those above it, 996 in 1,000 are right where
the article has drafts, 973 where it has none."""

_SAME_SOURCE = 90.0
"""Least likeness, in percent, of a cell to the sentence or paragraph that it repeats."""
_NO_BLANK_BETWEEN = frozenset({"zh", "ja", "th", "lo", "km"})


class Verdict(StrEnum):
    """What a proposal is."""

    SAME = "same"
    """The translation is there already."""
    PROPOSED = "proposed"
    """One sentence of the article, and what came back for it."""
    REVIEWED = "reviewed"
    """Another text came back for a sentence that is approved: that stays."""
    DOUBTFUL = "doubtful"
    """Too little speaks for it, or several sentences of the article came back as one."""
    MISSING = "missing"
    """Nothing came back for it."""
    EXTRA = "extra"
    """A sentence that belongs to none of the article."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One sentence of the article, or several, and what came back for it."""

    verdict: Verdict
    ids: tuple[str, ...]
    """Unit ids; empty for what is extra."""
    number: str
    """Number of its paragraph; empty for the title and for what is extra."""
    source: str
    before: str
    """The translation that is there."""
    text: str
    """What came back; empty where nothing did."""
    score: float
    """From 0 to 1: how much speaks for it."""


def propose(
    document: AlignedDocument, pieces: Sequence[Piece], split_source: Split, split_target: Split
) -> list[Proposal]:
    """What the pieces of a returned text propose, in the order of the article.

    Where the pieces are rows of which one column repeats the article, each row's other column is
    aligned with the sentences of that row; all else is aligned as one text.
    """
    rows = list(flat_rows(document))
    blocks = {id(block): number for number, block in enumerate(document.blocks)}
    known = [
        Known(plain_text(row.unit.source), plain_text(row.unit.target), blocks[id(row.block)])
        for row in rows
    ]
    tables = [piece for piece in pieces if not isinstance(piece, str)]
    columns = _columns(tables, known) if tables else None
    if columns is None:
        texts = [piece if isinstance(piece, str) else "\n".join(piece) for piece in pieces]
        found = list(_aligned(known, range(len(known)), _sentences(texts, split_target)))
    else:
        found = _aligned_rows(tables, columns, known, split_source, split_target)
    blank = "" if document.target_language.partition("-")[0] in _NO_BLANK_BETWEEN else " "
    proposals = [_proposal(rows, bead, blank.join(texts)) for bead, texts in found]
    return _each_once(proposals)


_Found = tuple[Bead, list[str]]
"""A bead whose known positions count into the whole article, and its texts."""


def _aligned(known: Sequence[Known], part: range, returned: Sequence[Returned]) -> Iterator[_Found]:
    for bead in align_sentences(known[part.start : part.stop], returned):
        positions = tuple(part.start + at for at in bead.known)
        yield replace(bead, known=positions), [returned[at].text for at in bead.returned]


def _sentences(texts: Sequence[str], split: Split) -> list[Returned]:
    return [
        Returned(sentence, number)
        for number, text in enumerate(line for text in texts for line in text.split("\n"))
        for sentence in split(text)
    ]


def _aligned_rows(
    tables: Sequence[Row],
    columns: tuple[int, int],
    known: Sequence[Known],
    split_source: Split,
    split_target: Split,
) -> list[_Found]:
    """The beads of each row, and what no row repeats, in the order of the article."""
    begin, place = 0, -1
    found: list[tuple[int, _Found]] = []
    for row in tables:
        source, target = (row[at] if at < len(row) else "" for at in columns)
        part = _find(source, known, begin, split_source)
        if part is None:
            if target.strip():
                found.append((place, (Bead((), (0,), 0.0), [target])))
            continue
        begin, place = part.stop, part.start
        sentences = _sentences([target], split_target)
        if len(part) == 1 and sentences:
            # The row says what belongs together: nothing has to be guessed.
            sure = Bead((part.start,), (0,), 1.0), [each.text for each in sentences]
            found.append((place, sure))
        else:
            found += [(place, each) for each in _aligned(known, part, sentences)]
    covered = {at for _, (bead, _) in found for at in bead.known}
    lost = [at for at in range(len(known)) if at not in covered]
    found += [(at, (Bead((at,), (), 0.0), [])) for at in lost]
    return [each for _, each in sorted(found, key=lambda one: one[0])]


def _find(text: str, known: Sequence[Known], begin: int, split: Split) -> range | None:
    """The sentences of the article that a cell repeats, looked for from `begin` on."""
    from rapidfuzz import fuzz

    if not text.strip():
        return None
    first = (split(text.split("\n")[0]) or [text])[0]
    for start in (*range(begin, len(known)), *range(begin)):
        if fuzz.ratio(known[start].source, first, score_cutoff=_SAME_SOURCE) or fuzz.ratio(
            known[start].source, text, score_cutoff=_SAME_SOURCE
        ):
            end = start + 1
            joined = known[start].source
            while end < len(known) and len(joined) < len(text):
                longer = f"{joined} {known[end].source}"
                if fuzz.ratio(longer, text) <= fuzz.ratio(joined, text):
                    break
                joined, end = longer, end + 1
            return range(start, end)
    return None


def _columns(tables: Sequence[Row], known: Sequence[Known]) -> tuple[int, int] | None:
    """The columns of source and target; `None` where no column repeats the article."""
    sources = " ".join(each.source for each in known)
    width = max(map(len, tables))
    cells = [[row[at] if at < len(row) else "" for row in tables] for at in range(width)]
    letters = [sum(map(len, column)) for column in cells]
    repeated = [
        sum(len(text) for text in column if len(text) > 1 and text.split("\n")[0] in sources)
        for column in cells
    ]
    source = max(range(width), key=lambda at: repeated[at])
    if width < 2 or repeated[source] * 2 < letters[source] or not repeated[source]:
        return None
    target = max((at for at in range(width) if at != source), key=lambda at: letters[at])
    return (source, target) if letters[target] else None


def _proposal(rows: Sequence[FlatRow], bead: Bead, text: str) -> Proposal:
    chosen = [rows[at] for at in bead.known]
    before = " ".join(row.unit.target for row in chosen if row.unit.target)
    return Proposal(
        verdict=_verdict(chosen, plain_text(before), text, bead.score),
        ids=tuple(row.id for row in chosen),
        number=chosen[0].number if chosen else "",
        source=" ".join(row.unit.source for row in chosen),
        before=before,
        text=text,
        score=round(bead.score, 2),
    )


def _verdict(chosen: Sequence[FlatRow], before: str, text: str, score: float) -> Verdict:
    if not chosen:
        return Verdict.EXTRA
    if not text:
        return Verdict.MISSING
    if text == before:
        return Verdict.SAME
    if any(row.unit.is_reviewed for row in chosen):
        return Verdict.REVIEWED
    if len(chosen) > 1 or score < SURE:
        return Verdict.DOUBTFUL
    return Verdict.PROPOSED


def _each_once(proposals: Sequence[Proposal]) -> list[Proposal]:
    """A sentence that comes again in the article is one unit: another text for it is doubtful."""
    texts: dict[tuple[str, ...], str] = {}
    out: list[Proposal] = []
    for each in proposals:
        first = texts.setdefault(each.ids, each.text) if each.ids and each.text else each.text
        if each.verdict is Verdict.PROPOSED and first != each.text:
            each = replace(each, verdict=Verdict.DOUBTFUL)
        out.append(each)
    return out
