"""The desk's texts for mining: sentences of its articles, reviewed units of its PO files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from workflow.article import NOT_TRANSLATED, Article, plain_text
from workflow.batch.workspace import Job, Workspace
from workflow.desk import read_text
from workflow.errors import CatalogError
from workflow.extraction import split_block
from workflow.glossary.termfile import TERMS_FILE
from workflow.glossary.verdicts.sheet import parse_sheet
from workflow.mining import AlignedText, Candidate, MinedText, mine, serialize_candidates
from workflow.translations import Catalog, State


def mine_articles(
    workspace: Workspace,
    articles: Sequence[Article],
    *,
    targets: Collection[str] = (),
    least: int = 2,
) -> tuple[Candidate, ...]:
    """The candidate terms of articles, each in its own language.

    Equivalents come from all reviewed units of the desk whose source has that language, into
    the `targets`, or into every language where none is named. A PO file that cannot be read is
    reported and left out.
    """
    texts = [text for article in articles for text in _texts(workspace, article)]
    languages = {article.language for article in articles}
    aligned = list(_aligned(workspace, languages, targets))
    return mine(texts, workspace.glossary, aligned, least=least)


def candidate_sheet(workspace: Workspace, candidates: Sequence[Candidate]) -> str:
    """The candidates as CSV in the columns of the desk's `terms.csv`."""
    path = workspace.desk.glossary / TERMS_FILE
    header = parse_sheet(read_text(path), path).header if path.is_file() else ()
    taken = [concept.id for concept in workspace.glossary.concepts]
    return serialize_candidates(candidates, [name for name in header if name], taken)


def articles_of(jobs: Sequence[Job]) -> list[Article]:
    """The articles of jobs, each once."""
    return list({job.article.id: job.article for job in jobs}.values())


def _texts(workspace: Workspace, article: Article) -> Iterator[MinedText]:
    segmenter = workspace.segmenter(article.language)
    for block in article.blocks:
        if block.kind in NOT_TRANSLATED:
            continue
        place = f"{article.source}:{block.line}"
        segmented = split_block(block, segmenter, workspace.context(article))
        for segment in segmented.segments:
            yield MinedText(article.id, article.language, plain_text(segment.text), place)


def _aligned(
    workspace: Workspace, languages: Collection[str], targets: Collection[str]
) -> Iterator[AlignedText]:
    for path in sorted(workspace.desk.translations.glob("*/*.po")):
        language = path.parent.name
        if (targets and language not in targets) or path in workspace.unreadable:
            continue
        try:
            catalog = Catalog.read(path)
        except CatalogError as err:
            workspace.reporter.say(f"Left out of the equivalents: {err}")
            continue
        if catalog.source_language not in languages:
            continue
        for unit in catalog.units:
            if unit.state is State.REVIEWED:
                yield AlignedText(
                    catalog.source_language,
                    language,
                    plain_text(unit.source),
                    plain_text(unit.target),
                )
