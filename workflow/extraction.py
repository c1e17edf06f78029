"""From an article to the units that stand in its PO file, and where each one belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workflow.article import NOT_TRANSLATED, Article, Block, BlockKind, SegmentedBlock, plain_text
from workflow.drafting import ArticleContext, Outcome, Status, context_of, worst
from workflow.glossary import Glossary, Occurrence
from workflow.glossary.composed.unit_forms import is_unit
from workflow.segmentation import Segmenter, segment_block
from workflow.translations import SourceUnit

Key = tuple[str | None, str]
"""What identifies a unit in a PO file: message context and source text."""

_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block with its segments and the unit key of each segment."""

    segmented: SegmentedBlock
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article brings to its PO file."""

    article: Article
    placed: tuple[PlacedBlock, ...]
    """The blocks to translate, in order."""
    left_out: tuple[Block, ...]
    """Blocks that are kept in the source only: furniture and code."""
    units: tuple[SourceUnit, ...]
    """One per distinct key, in document order."""

    @property
    def segment_count(self) -> int:
        """Segments in all blocks to translate; repeated ones count each time."""
        return sum(len(block.keys) for block in self.placed)


def extract(
    article: Article,
    segmenter: Segmenter,
    glossary: Glossary,
    target: str,
    *,
    with_furniture: bool = False,
) -> Extraction:
    """Split an article into units for the target language; furniture only when asked.

    A text that stands both as a headline and in the body gets two units; the one that comes
    second carries the message context `headline` or `body`.
    """
    told = context_of(article, glossary)
    units: dict[Key, _Collected] = {}
    headline_of: dict[str, bool] = {}
    placed: list[PlacedBlock] = []
    left_out: list[Block] = []
    for block in article.blocks:
        if block.kind in NOT_TRANSLATED and not (
            with_furniture and block.kind is BlockKind.FURNITURE
        ):
            left_out.append(block)
            continue
        is_headline = block.kind in _HEADLINES
        segmented = split_block(block, segmenter, told)
        keys: list[Key] = []
        for segment in segmented.segments:
            first_is_headline = headline_of.setdefault(segment.text, is_headline)
            context = None if first_is_headline == is_headline else _context(is_headline)
            key = (context, segment.text)
            units.setdefault(key, _Collected(block.kind, [])).lines.append(block.line)
            keys.append(key)
        placed.append(PlacedBlock(segmented, tuple(keys)))
    return Extraction(
        article,
        tuple(placed),
        tuple(left_out),
        tuple(
            _source_unit(key, collected, article, told, glossary, target)
            for key, collected in units.items()
        ),
    )


def split_block(block: Block, segmenter: Segmenter, context: ArticleContext) -> SegmentedBlock:
    """The block and its segments; no boundary falls inside a term or a reference."""
    found = context.find(plain_text(block.text), block.kind)
    return segment_block(block, segmenter, [(item.start, item.end) for item in found])


def describe(occurrence: Occurrence, glossary: Glossary, target: str) -> str:
    """A term or reference and its approved form, as a translator reads it in the PO file."""
    rendered = glossary.render(occurrence, target)
    return f"{occurrence.text} = {rendered}" if rendered else occurrence.text


def status_lines(outcomes: Iterable[Outcome], glossary: Glossary, target: str) -> dict[str, str]:
    """The status of each `term:` and `reference:` line of a unit: the worst of what it covers."""
    found: dict[str, list[Status]] = {}
    for outcome in outcomes:
        found.setdefault(_line(outcome.occurrence, glossary, target), []).append(outcome.status)
    return {line: worst(statuses).value for line, statuses in found.items()}


@dataclass(slots=True)
class _Collected:
    kind: BlockKind
    lines: list[int]


def _context(is_headline: bool) -> str:
    return "headline" if is_headline else "body"


def _source_unit(
    key: Key,
    collected: _Collected,
    article: Article,
    told: ArticleContext,
    glossary: Glossary,
    target: str,
) -> SourceUnit:
    context, text = key
    found = told.find(plain_text(text), collected.kind)
    return SourceUnit(
        source=text,
        context=context,
        kind=collected.kind.value,
        occurrences=tuple(f"{article.source}:{line}" for line in collected.lines),
        terms=tuple(lines_of(found, "term", glossary, target)),
        references=tuple(lines_of(found, "reference", glossary, target)),
    )


def lines_of(
    found: Iterable[Occurrence], kind: str, glossary: Glossary, target: str
) -> Iterator[str]:
    """The `term:` or `reference:` lines of a unit for what was found in it, each once.

    None for a commune that no row lists and that has no form in the target language.
    """
    seen: set[str] = set()
    for occurrence in found:
        if is_unit(occurrence.id) and glossary.render(occurrence, target) is None:
            continue
        line = _line(occurrence, glossary, target)
        if occurrence.kind == kind and line not in seen:
            seen.add(line)
            yield line


def _line(occurrence: Occurrence, glossary: Glossary, target: str) -> str:
    return describe(occurrence, glossary, target).replace("\n", " ")
