"""Checking many PO files in several processes, where that is faster than in one."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from workflow.batch.reviewed import ReviewedUnits
from workflow.batch.workspace import Job, Workspace
from workflow.desk import Desk

if TYPE_CHECKING:
    from workflow.batch.checking import Checked

_WORTH_IT = 3_000_000
"""Bytes of PO files; a process needs two seconds to read the glossary, as long as this takes."""
_MOST = 8
_PORTIONS = 3
"""In how many pieces a process gets its share: fewer mean idle processes at the end."""

_here: tuple[Workspace, ReviewedUnits] | None = None
"""What one of the processes works on."""


def is_worth_it(jobs: Sequence[Job]) -> bool:
    """Whether so much is to be checked that several processes pay."""
    paths = (job.catalog_path for job in jobs)
    size = sum(path.stat().st_size for path in paths if path.is_file())
    return len(jobs) > 1 and size > _WORTH_IT and (os.cpu_count() or 1) > 1


def check_side_by_side(desk: Desk, jobs: Sequence[Job]) -> Iterator[Checked]:
    """What checking finds in each job, in their order, by all checks.

    The jobs of one pair go to one process as far as that can be: each has to make ready for
    the languages it meets.
    """
    workers = min(os.cpu_count() or 1, len(jobs), _MOST)
    order = sorted(range(len(jobs)), key=lambda at: str(jobs[at].pair))
    chunk = max(len(jobs) // (workers * _PORTIONS), 1)
    with ProcessPoolExecutor(
        workers, multiprocessing.get_context("spawn"), initializer=_open, initargs=(desk,)
    ) as pool:
        found = pool.map(_check, [jobs[at] for at in order], chunksize=chunk)
        by_place = dict(zip(order, found, strict=True))
    for at in range(len(jobs)):
        yield by_place[at]


def _open(desk: Desk) -> None:
    global _here
    workspace = Workspace(desk)
    _here = workspace, ReviewedUnits(workspace)


def _check(job: Job) -> Checked:
    from workflow.batch.checking import check_job

    assert _here is not None
    workspace, reviewed = _here
    return check_job(workspace, job, reviewed)
