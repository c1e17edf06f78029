"""`memory import`, `export`, `search`, `find` and `stats`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from workflow.cli.memory_views import (
    echo_hit,
    echo_imported,
    echo_match,
    echo_stats,
    hit_record,
    imported_record,
    match_record,
)
from workflow.cli.options import json_option
from workflow.cli.terminal import Session, echo_json

if TYPE_CHECKING:
    from workflow.batch import Workspace
    from workflow.memory.concordance import Hit
    from workflow.memory.store import MemoryStore
    from workflow.memory.tmx import Imported

_from_option = click.option("--from", "source", metavar="LANG", help="Only from this language.")
_to_option = click.option("--to", "target", metavar="LANG", help="Only into this language.")


@click.group()
def memory() -> None:
    """The translation memory: what reviewers approved, and TMX files of other programs."""


@memory.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--name", metavar="NAME", help="Name of the copy, else that of the file.")
@click.option("--replace", is_flag=True, help="Overwrite another import of the same name.")
@_from_option
@_to_option
@json_option
@click.pass_obj
def import_memory(
    session: Session,
    files: tuple[Path, ...],
    name: str | None,
    replace: bool,
    source: str | None,
    target: str | None,
    as_json: bool,
) -> None:
    """Remember the translations of TMX files. Their copies lie in translations/memory/."""
    from workflow.batch.drafts.remembering import sync_memory
    from workflow.errors import WorkflowError

    if name is not None and len(files) > 1:
        raise click.UsageError("--name goes with one FILE")
    pair = _languages(source, target)
    done: list[tuple[Path, Imported]] = []
    failed = False
    with session.at_work() as workspace:
        for file in files:
            try:
                imported = _import_file(workspace, file, name or file.stem, replace, pair)
            except WorkflowError as err:
                workspace.reporter.say(f"Error: {err}")
                failed = True
            else:
                done.append((file, imported))
        named = [(file, one, workspace.desk.relative(one.path)) for file, one in done]
        with sync_memory(workspace) as store:
            known = _known(store, [(one, name) for _, one, name in named])
        if as_json:
            echo_json([imported_record(*each, known[each[2]]) for each in named])
        else:
            for each in named:
                echo_imported(*each, known[each[2]])
    sys.exit(2 if failed else 0)


def _known(store: MemoryStore, done: list[tuple[Imported, str]]) -> dict[str, int]:
    """How many translations of each import were there before it, by the name of its copy."""
    from workflow.memory.twins import count_known

    before = set(store.names()) - {name for _, name in done}
    known: dict[str, int] = {}
    for one, name in done:
        known[name] = count_known(store, name, before) if one.written else one.entries
        before.add(name)
    return known


def _import_file(
    workspace: Workspace, file: Path, name: str, replace: bool, pair: tuple[str, str]
) -> Imported:
    from workflow.batch.drafts.remembering import IMPORTS
    from workflow.engines import normalise_language
    from workflow.memory.tmx import import_tmx
    from workflow.sources.slug import make_slug

    slug = make_slug(name)
    if not slug:
        raise click.UsageError(f"{name!r} has no letter or digit for a file name; give a --name")
    return import_tmx(
        file,
        workspace.desk.translations / IMPORTS / f"{slug}.tmx",
        language=normalise_language,
        source=pair[0],
        target=pair[1],
        overwrite=replace,
    )


@memory.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@_from_option
@_to_option
@click.option(
    "--tags",
    type=click.Choice(["elements", "text"]),
    default="elements",
    show_default=True,
    help="Bold, italic and links: elements of TMX, or text as in PO files, for OmegaT.",
)
@click.pass_obj
def export_memory(
    session: Session,
    file: Path,
    articles: tuple[str, ...],
    source: str | None,
    target: str | None,
    tags: Literal["elements", "text"],
) -> None:
    """Write the reviewed translations to FILE as TMX. Exit 1 if there are none."""
    from workflow.batch.drafts.remembering import sync_memory
    from workflow.memory.tmx import write_tmx

    workspace, terminal = session.open()
    pair = _languages(source, target)
    with sync_memory(workspace) as store:
        names = _po_files(store, workspace, articles)
        pairs = write_tmx(file, store.entries(*pair, names=names), tags)
    if not pairs:
        terminal.say("Nothing to export: no reviewed unit here.")
        sys.exit(1)
    click.echo(f"{file}: {pairs.total()} translations")
    if tags == "text" and len(pairs) > 1:
        terminal.say(
            f"{len(pairs)} pairs of languages in one file. OmegaT puts a text of any of them into"
            " the translation; name one pair with --from and --to."
        )


def _po_files(store: MemoryStore, workspace: Workspace, articles: tuple[str, ...]) -> list[str]:
    """The names of the PO files in the memory, of these articles where some are named."""
    from workflow.errors import DeskError

    names = [name for name in store.names() if name.endswith(".po")]
    wanted = [Path(article).stem for article in articles]
    known = {Path(name).stem for name in names}
    for article in wanted:
        if article not in known:
            raise DeskError(
                f"no reviewed translation of {article}",
                path=workspace.desk.translations,
                hint="See what there is with: bilingual status",
            )
    return [name for name in names if not wanted or Path(name).stem in wanted]


@memory.command("search")
@click.argument("text")
@click.option("--lang", "language", metavar="LANG", help="Look in texts of this language only.")
@click.option(
    "--side",
    type=click.Choice(["source", "target", "both"]),
    default="both",
    show_default=True,
    help="Look in sources, in translations, or in both.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Most to show."
)
@json_option
@click.pass_obj
def search_memory(
    session: Session,
    text: str,
    language: str | None,
    side: Literal["source", "target", "both"],
    limit: int,
    as_json: bool,
) -> None:
    """Show where the words of TEXT stand. `word*` finds every word that begins so."""
    from workflow.batch.drafts.remembering import sync_memory
    from workflow.engines import normalise_language
    from workflow.memory.twins import find_shown

    _require_word(text)
    workspace, terminal = session.open()
    code = normalise_language(language) if language else ""
    with sync_memory(workspace) as store:
        found = find_shown(lambda most: _hits(store, text, code, side, most), limit + 1)
        is_empty = not found and store.stats().entries == 0
    if as_json:
        echo_json([hit_record(one) for one in found[:limit]])
        return
    for one in found[:limit]:
        echo_hit(one)
    if not found:
        none_yet = " The memory is empty: no unit of this desk is reviewed yet."
        terminal.say("Nothing found." + none_yet * is_empty)
    elif len(found) > limit:
        terminal.say(f"The first {limit}; there are more, see --limit.")


def _require_word(text: str) -> None:
    from workflow.memory.texts import iter_words

    if not any(iter_words(text)):
        raise click.UsageError(f"TEXT is {text!r}: name at least one word to look for")


def _hits(
    store: MemoryStore,
    text: str,
    language: str,
    side: Literal["source", "target", "both"],
    limit: int,
) -> list[Hit]:
    if not language:
        return store.concordance(text, side=side, limit=limit)
    hits = []
    if side != "target":
        hits += store.concordance(text, source_language=language, side="source", limit=limit)
    if side != "source":
        hits += store.concordance(text, target_language=language, side="target", limit=limit)
    return hits[:limit]


@memory.command("find")
@click.argument("text")
@click.option("--from", "source", required=True, metavar="LANG", help="Language of the text.")
@click.option("--to", "target", required=True, metavar="LANG", help="Language wanted.")
@click.option(
    "--threshold",
    type=click.IntRange(50, 100),
    default=75,
    show_default=True,
    metavar="PERCENT",
    help="Least likeness of a match.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), default=5, show_default=True, help="Most to show."
)
@json_option
@click.pass_obj
def find_matches(
    session: Session,
    text: str,
    source: str,
    target: str,
    threshold: int,
    limit: int,
    as_json: bool,
) -> None:
    """Show the texts most like TEXT, what differs marked. Exit 1 if there is none."""
    from workflow.batch.drafts.remembering import sync_memory
    from workflow.memory.values import Query

    _require_word(text)
    workspace, terminal = session.open()
    query = Query(text, *_languages(source, target))
    with sync_memory(workspace) as store:
        matches = store.best(query, threshold, limit)
    if as_json:
        echo_json([match_record(match) for match in matches])
    else:
        for match in matches:
            echo_match(match, text)
        if not matches:
            terminal.say(f"Nothing alike from {threshold}% on.")
    sys.exit(0 if matches else 1)


@memory.command()
@json_option
@click.pass_obj
def stats(session: Session, as_json: bool) -> None:
    """Show what is remembered, by language pair and by file."""
    from workflow.batch.drafts.remembering import sync_memory

    workspace, _ = session.open()
    with sync_memory(workspace) as store:
        figures = store.stats()
    if as_json:
        echo_json(figures)
    else:
        echo_stats(figures)


def _languages(source: str | None, target: str | None) -> tuple[str, str]:
    from workflow.engines import normalise_language

    pair = tuple(normalise_language(code) if code else "" for code in (source, target))
    if pair[0] and pair[0] == pair[1]:
        raise click.UsageError("--from and --to are the same language")
    return pair[0], pair[1]
