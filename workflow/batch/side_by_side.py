"""Checking many PO files in several processes, where that is faster than in one."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from workflow.batch.preparing import may_fork, processes_pay
from workflow.batch.reviewed import ReviewedUnits
from workflow.batch.workspace import Job, Workspace
from workflow.desk import Desk

if TYPE_CHECKING:
    from workflow.batch.checking import Checked

_MOST = 8
_LITTER = 20_000
"""New objects after which a process looks for garbage: checking leaves hardly any in circles."""
_PORTIONS = 8
"""In how many pieces a process gets its share: fewer mean idle processes at the end."""

_FIRST_UNITS = 4
"""So many units of each pair are checked before the processes begin."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What one of the processes works on."""

    workspace: Workspace
    reviewed: ReviewedUnits
    jobs: Sequence[Job]


_here: _Work | None = None


def is_worth_it(jobs: Sequence[Job]) -> bool:
    """Whether so much is to be checked that several processes pay."""
    return len(jobs) > 1 and processes_pay(job.catalog_path for job in jobs)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def check_side_by_side(workspace: Workspace, jobs: Sequence[Job]) -> Iterator[Checked]:
    """What checking finds in each job, in their order, by all checks.

    The jobs of one pair go to one process as far as that can be: each has to make ready for
    the languages it meets, and to read all PO files of a pair.
    """
    workers = min(os.cpu_count() or 1, len(jobs), _MOST)
    portions = hand_out(jobs, workers)
    with _pool(workspace, jobs, workers) as pool:
        found = pool.map(_check, portions)
        by_place = {
            place: checked
            for portion, results in zip(portions, found, strict=True)
            for place, checked in zip(portion, results, strict=True)
        }
    for at in range(len(jobs)):
        yield by_place[at]


def hand_out(jobs: Sequence[Job], workers: int) -> Sequence[Sequence[int]]:
    """The places of the jobs as they are handed out: half of each process's share at once,
    then the rest in small portions to whoever is done, those of a share not one after the other.
    """
    sizes = [_size(job.catalog_path) for job in jobs]
    order = sorted(range(len(jobs)), key=lambda at: (str(jobs[at].pair), -sizes[at], at))
    shares: list[list[int]] = [[] for _ in range(workers)]
    handed, total = 0, sum(sizes) or 1
    for place in order:
        # The share in which the middle of this file falls.
        middle = handed + sizes[place] / 2
        shares[min(int(middle * workers / total), workers - 1)].append(place)
        handed += sizes[place]
    first = [share[: len(share) // 2] for share in shares]
    rest = [share[len(share) // 2 :] for share in shares]
    small = max(len(jobs) // (workers * _PORTIONS), 1)
    cut = [[one[at : at + small] for at in range(0, len(one), small)] for one in rest]
    later = [portion for together in zip_longest(*cut) for portion in together if portion]
    return [portion for portion in first if portion] + later


def _pool(workspace: Workspace, jobs: Sequence[Job], workers: int) -> ProcessPoolExecutor:
    """The processes; those that can be parted from this one find all read that they share."""
    if not may_fork():
        clean = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(
            workers, clean, initializer=_open, initargs=(workspace.desk, jobs)
        )
    work = _Work(workspace, ReviewedUnits(workspace), jobs)
    _make_ready(work)
    copied = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(workers, copied, initializer=_take, initargs=(work,))


def _make_ready(work: _Work) -> None:
    """Read and make what each of the processes would: the PO files of all pairs, the searches of
    all languages, and the patterns of the checks, which are made when a unit needs them."""
    from workflow.checks import check_document, document_checks

    workspace = work.workspace
    for pair, job in {job.pair: job for job in reversed(work.jobs)}.items():
        work.reviewed.check(pair)
        some = [unit for unit in work.reviewed.units(job.catalog_path) or () if unit.target]
        translations = [workspace.translation(job, unit) for unit in some[:_FIRST_UNITS]]
        check_document(translations, whole=document_checks(workspace.style))


def _open(desk: Desk, jobs: Sequence[Job]) -> None:
    workspace = Workspace(desk)
    _take(_Work(workspace, ReviewedUnits(workspace), jobs))


def _take(work: _Work) -> None:
    global _here
    _here = work
    # What is here now stays: to look through it for garbage would copy all of it, too.
    gc.freeze()
    gc.set_threshold(_LITTER)


def _check(places: Sequence[int]) -> list[Checked]:
    from workflow.batch.checking import check_job

    assert _here is not None
    return [check_job(_here.workspace, _here.jobs[at], _here.reviewed) for at in places]
