"""The desk's files as they were: in git, or in a folder that somebody kept."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from workflow.desk import Desk, write_atomic
from workflow.errors import DeskError, GlossaryError
from workflow.glossary import Glossary

_HINT = "Name an older copy of the folder with: --against FOLDER"
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


def glossary_at(desk: Desk, revision: str) -> Glossary:
    """The glossary of a desk that is kept in git, as a revision (commit, tag, branch) has it;
    an empty one where the revision has none.

    Raises `DeskError` when git is missing, the desk is not in git or git does not know the
    revision, `GlossaryError` when what stands there cannot be read.
    """
    commit = _commit(desk, revision)
    folder = desk.relative(desk.glossary)
    unread = f"the glossary of {revision} cannot be read from git"
    listed = _git(desk, unread, "ls-tree", "-r", "-z", "--name-only", commit, "--", f"{folder}/")
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        for name in filter(None, listed.decode("utf-8", "surrogateescape").split("\0")):
            if Path(name).suffix in (".csv", ".toml"):
                data = _git(desk, unread, "cat-file", "blob", f"{commit}:./{name}")
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                write_atomic(path, data)
        try:
            return Glossary.load(root / folder)
        except GlossaryError as err:
            place = err.path.relative_to(root).as_posix() if err.path else folder
            raise GlossaryError(
                err.message, path=Path(f"{revision}:{place}"), line=err.line, hint=_HINT
            ) from err


def files_at(desk: Desk, revision: str, names: Sequence[str]) -> dict[str, bytes]:
    """The desk's files of these names, as a revision has them; those it lacks are left out.

    Raises `DeskError` as `glossary_at` does.
    """
    commit = _commit(desk, revision)
    unread = f"the files of {revision} cannot be read from git"
    listed = _git(desk, unread, "ls-tree", "-z", "--name-only", commit, "--", *names)
    there = set(listed.decode("utf-8", "surrogateescape").split("\0"))
    return {
        name: _git(desk, unread, "cat-file", "blob", f"{commit}:./{name}")
        for name in names
        if name in there
    }


def is_in_git(desk: Desk) -> bool:
    """Whether the desk is in git, and git is there to ask."""
    try:
        _git(desk, "the desk is not in git", "rev-parse", "--verify", "--quiet", "HEAD")
    except DeskError:
        return False
    return True


def revisions_of(desk: Desk, names: Sequence[str]) -> list[str]:
    """The commits that changed one of the files, shortened, the latest first."""
    log = ("log", "--format=%h", "--", *names)
    return _git(desk, "the history cannot be read from git", *log).decode().split()


def glossary_in(folder: Path) -> Glossary:
    """The glossary in an older copy of the folder.

    Raises `DeskError` when there is no such folder, `GlossaryError` when it cannot be read.
    """
    if not folder.is_dir():
        raise DeskError("no such folder", path=folder)
    return Glossary.load(folder)


def _commit(desk: Desk, revision: str) -> str:
    _git(desk, "the desk is not in git", "rev-parse", "--is-inside-work-tree")
    said = _git(
        desk,
        f"git knows no revision {revision}",
        *("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"),
    )
    return said.decode().strip()


def _git(desk: Desk, failure: str, *command: str) -> bytes:
    """What git says in the desk's folder. Raises `DeskError` with `failure` when it fails."""
    # A hook of another repository would point git there.
    kept = {name: text for name, text in os.environ.items() if name not in _ELSEWHERE}
    try:
        done = subprocess.run(
            ["git", "-C", str(desk.root), *command],
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        )
    except OSError as err:
        raise DeskError("git is not installed", path=desk.root, hint=_HINT) from err
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        message = f"{failure}, {said.removeprefix('fatal: ')}" if said else failure
        raise DeskError(message, path=desk.root, hint=_HINT)
    return done.stdout
