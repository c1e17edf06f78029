"""Making the glossary's searches ready in a process of their own, while articles are read.

On a large desk that was never read each of the two takes a second.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from workflow.desk import Desk
from workflow.errors import WorkflowError
from workflow.glossary.termbase import Glossary

_LARGE = 3_000_000
"""Bytes of PO files; a process needs a second to make ready, as long as a third of this takes."""


def processes_pay(catalogs: Iterable[Path]) -> bool:
    """Whether so much is to be checked, in these PO files, that several processes pay."""
    size = sum(path.stat().st_size for path in catalogs if path.is_file())
    return size > _LARGE and (os.cpu_count() or 1) > 1


def may_fork() -> bool:
    """Whether this process has one thread alone: locks of others would stay closed in a copy."""
    threads = Path("/proc/self/task")
    return sys.platform == "linux" and threads.is_dir() and len(list(threads.iterdir())) == 1


@contextlib.contextmanager
def glossary_prepared_beside(desk: Desk) -> Iterator[None]:
    """Prepare the desk's glossary for its languages meanwhile, where that is worth a process.

    What is made lies in the desk's folder of derived data; what is wrong in the glossary is told
    by who loads it next.
    """
    catalogs = sorted(desk.translations.glob("*/*.po"))
    if not (processes_pay(catalogs) and may_fork()) or Glossary.is_prepared(
        desk.glossary, desk.state
    ):
        yield
        return
    languages = _languages(desk, catalogs)
    beside = multiprocessing.get_context("fork").Process(
        target=_prepare, args=(desk, languages), daemon=True
    )
    beside.start()
    try:
        yield
    finally:
        beside.join()


def _languages(desk: Desk, catalogs: Sequence[Path]) -> list[str]:
    """Those that the settings name and those of the folders."""
    named = desk.settings.targets
    folders = {path.parent.name for path in catalogs}
    return sorted(folders.union(named, *named.values()) - {"*"})


def _prepare(desk: Desk, languages: Sequence[str]) -> None:
    with contextlib.suppress(WorkflowError, KeyboardInterrupt):
        glossary = Glossary.load(desk.glossary, desk.state)
        for language in languages:
            glossary.prepare(language)
