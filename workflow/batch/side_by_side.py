"""Checking many PO files in several processes, where that is faster than in one."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workflow.batch.reviewed import ReviewedUnits
from workflow.batch.workspace import Job, Workspace
from workflow.desk import Desk

if TYPE_CHECKING:
    from workflow.batch.checking import Checked

_WORTH_IT = 3_000_000
"""Bytes of PO files; a process needs a second to make ready, as long as a third of this takes."""
_MOST = 8
_PORTIONS = 8
"""In how many pieces a process gets its share: fewer mean idle processes at the end."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What one of the processes works on."""

    workspace: Workspace
    reviewed: ReviewedUnits
    jobs: Sequence[Job]


_here: _Work | None = None


def is_worth_it(jobs: Sequence[Job]) -> bool:
    """Whether so much is to be checked that several processes pay."""
    paths = (job.catalog_path for job in jobs)
    size = sum(path.stat().st_size for path in paths if path.is_file())
    return len(jobs) > 1 and size > _WORTH_IT and (os.cpu_count() or 1) > 1


def check_side_by_side(workspace: Workspace, jobs: Sequence[Job]) -> Iterator[Checked]:
    """What checking finds in each job, in their order, by all checks.

    The jobs of one pair go to one process as far as that can be: each has to make ready for
    the languages it meets.
    """
    workers = min(os.cpu_count() or 1, len(jobs), _MOST)
    order = sorted(range(len(jobs)), key=lambda at: str(jobs[at].pair))
    chunk = max(len(jobs) // (workers * _PORTIONS), 1)
    with _pool(workspace, jobs, workers) as pool:
        found = pool.map(_check, order, chunksize=chunk)
        by_place = dict(zip(order, found, strict=True))
    for at in range(len(jobs)):
        yield by_place[at]


def _pool(workspace: Workspace, jobs: Sequence[Job], workers: int) -> ProcessPoolExecutor:
    """The processes; those that can be parted from this one find all read that they share."""
    if not _may_fork():
        clean = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(
            workers, clean, initializer=_open, initargs=(workspace.desk, jobs)
        )
    work = _Work(workspace, ReviewedUnits(workspace), jobs)
    for pair in dict.fromkeys(job.pair for job in jobs):
        work.reviewed.check(pair)
        for language in (pair.source, pair.target):
            workspace.glossary.find("", language)
    copied = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(workers, copied, initializer=_take, initargs=(work,))


def _may_fork() -> bool:
    """Whether this process has one thread alone: locks of others would stay closed in a copy."""
    threads = Path("/proc/self/task")
    return sys.platform == "linux" and threads.is_dir() and len(list(threads.iterdir())) == 1


def _open(desk: Desk, jobs: Sequence[Job]) -> None:
    workspace = Workspace(desk)
    _take(_Work(workspace, ReviewedUnits(workspace), jobs))


def _take(work: _Work) -> None:
    global _here
    _here = work


def _check(place: int) -> Checked:
    from workflow.batch.checking import check_job

    assert _here is not None
    return check_job(_here.workspace, _here.jobs[place], _here.reviewed)
