"""The programs that translators save PO files with, as the tests call them."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from tests.conftest import judge

Tool = Callable[[bytes, Path], bytes]

TOOLKIT = os.environ.get("TRANSLATE_TOOLKIT", "")
"""Folder of the programs of translate-toolkit, where they are not on the search path."""


def _run(command: list[str]) -> bytes:
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def gettext(program: str, *options: str) -> Tool:
    """One of the programs of gettext, which write to standard output."""

    def save(data: bytes, folder: Path) -> bytes:
        path = folder / "a.po"
        path.write_bytes(data)
        return _run([judge(program), *options, str(path)])

    return save


def msgmerge(data: bytes, folder: Path) -> bytes:
    """`msgmerge --previous` with a template of the same sentences."""
    path, template = folder / "a.po", folder / "a.pot"
    path.write_bytes(data)
    options = ["--clear-fuzzy", "--empty", "--no-obsolete"]
    template.write_bytes(_run([judge("msgattrib"), *options, str(path)]))
    return _run([judge("msgmerge"), "--quiet", "--previous", str(path), str(template)])


def _toolkit(program: str) -> str:
    found = shutil.which(program, path=TOOLKIT or None)
    if found is None:
        pytest.skip(f"{program} is not here: name its folder in TRANSLATE_TOOLKIT")
    return found


def toolkit_save(data: bytes, folder: Path) -> bytes:
    """A file opened and saved with translate-toolkit, as Virtaal and Weblate do."""
    path = folder / "a.po"
    path.write_bytes(data)
    python = Path(_toolkit("pofilter")).with_name("python")
    script = (
        "import sys\nfrom translate.storage import po\nstore = po.pofile.parsefile(sys.argv[1])\n"
        "for unit in store.units:\n    unit.target = unit.target\nstore.save()\n"
    )
    _run([str(python), "-c", script, str(path)])
    return path.read_bytes()


def pretranslate(data: bytes, folder: Path) -> bytes:
    """A file filled with the translations it has itself."""
    path, result = folder / "a.po", folder / "b.po"
    path.write_bytes(data)
    options = ["--progress=none", "-t", str(path), "--tm", str(path)]
    _run([_toolkit("pretranslate"), *options, str(path), str(result)])
    return result.read_bytes()


def picked_and_merged(program: str, *options: str) -> Tool:
    """Some units picked out by a program of translate-toolkit, and merged again by `pomerge`."""

    def save(data: bytes, folder: Path) -> bytes:
        path, picked, result = folder / "a.po", folder / "picked.po", folder / "b.po"
        path.write_bytes(data)
        _run([_toolkit(program), "--progress=none", *options, str(path), str(picked)])
        merge = [_toolkit("pomerge"), "--progress=none", "-t", str(path), str(picked), str(result)]
        _run(merge)
        return result.read_bytes()

    return save


def with_polib(data: bytes, folder: Path) -> bytes:
    """A file saved by a script with polib, which breaks long comments."""
    return str(polib.pofile(data.decode())).encode()


def with_babel(data: bytes, folder: Path) -> bytes:
    """A file saved by a script with Babel, which breaks long comments and sorts flags."""
    if importlib.util.find_spec("babel") is None:
        pytest.skip(f"Babel is not installed for {sys.executable}")
    from io import BytesIO

    from babel.messages.pofile import read_po, write_po

    stream = BytesIO()
    write_po(stream, read_po(BytesIO(data)), width=79, include_previous=True)
    return stream.getvalue()


def poedit(data: bytes, folder: Path) -> bytes:
    """The header as Poedit leaves it."""
    fields = b'"X-Poedit-Basepath: .\\n"\n"X-Poedit-SearchPath-0: sources\\n"\n'
    return gettext("msgcat", "--width=80")(data, folder).replace(
        b'"X-Generator: Bilingual 0.1.0\\n"\n', b'"X-Generator: Poedit 3.4.2\\n"\n' + fields
    )
