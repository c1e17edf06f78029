"""GNU gettext as the judge of what we write."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import judge

JUDGED_VERSIONS = ("0.21",)
"""Versions of `msgcat` whose line breaks ours are equal to; others know other Unicode tables."""


def msgcat(data: bytes, folder: Path, *options: str) -> bytes:
    """What `msgcat` makes of the bytes of a PO file."""
    program = judge("msgcat")
    said = subprocess.run([program, "--version"], capture_output=True, check=True, text=True)
    version = said.stdout.split("\n")[0].rsplit(" ", 1)[-1]
    if version not in JUDGED_VERSIONS:
        pytest.skip(f"msgcat {version} is not the judge, {' or '.join(JUDGED_VERSIONS)} is")
    path = folder / "judged.po"
    path.write_bytes(data)
    command = [program, "--force-po", *options, str(path)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def msgfmt_complaints(data: bytes, folder: Path) -> str:
    """What `msgfmt --check` says of the bytes of a PO file: nothing where they are well."""
    path = folder / "judged.po"
    path.write_bytes(data)
    command = [judge("msgfmt"), "--check", "-o", str(folder / "judged.mo"), str(path)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert not done.returncode or done.stderr
    return done.stderr
