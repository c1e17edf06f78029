"""argos-translate-files, measured in a virtual environment of its own.

It needs an old Beautiful Soup and half a gigabyte of other packages, so it never enters our own
environment. What it needs lies in `build/bench-argos` once it was fetched.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import docx

from benchmarks.word_writing import Pairs

NAME = "argos-translate-files"
_PACKAGE = f"{NAME}==1.4.4"
_FOLDER = Path(__file__).parents[1] / "build" / "bench-argos"
_CHILD = Path(__file__).with_name("word_argos_writing.py")
_SECONDS = 600
"""The longest time that fetching, or writing one size, may take by the clock."""


class NotMeasuredError(Exception):
    """Says in one line why there are no figures."""


class ArgosFiles:
    """argos-translate-files, ready to be measured."""

    def __init__(self) -> None:
        """Fetch it, unless it was fetched before. Raises `NotMeasuredError`."""
        ready = _FOLDER / f"{_PACKAGE}.ready"
        if not ready.is_file():
            print(f"Fetching {_PACKAGE} into {_FOLDER}; it takes a minute", file=sys.stderr)
            _run(sys.executable, "-m", "venv", "--clear", str(_FOLDER / "venv"))
            pip = (_python(), "-m", "pip", "--quiet", "--disable-pip-version-check")
            try:
                _run(*pip, "install", "--retries", "1", "--timeout", "20", _PACKAGE)
            except NotMeasuredError as err:
                raise NotMeasuredError(
                    f"pip could not fetch it, is there a network? {err}"
                ) from err
            ready.touch()

    def measure(self, pairs: Pairs, runs: int) -> tuple[float, int]:
        """Best seconds and size in bytes of a document of the targets, made from one of the
        sources, a paragraph each.

        Stops the program when a sentence is lost; raises `NotMeasuredError` where it fails.
        """
        with tempfile.TemporaryDirectory() as folder:
            source, known = Path(folder) / "report.docx", Path(folder) / "pairs.json"
            made = docx.Document()
            for text, _ in pairs:
                made.add_paragraph(text)
            made.save(str(source))
            known.write_text(json.dumps(dict(pairs)), encoding="utf-8")
            child = (_python(), "-W", "ignore", str(_CHILD))
            told = _run(*child, str(source), str(known), str(runs), at_home=False)
            seconds, path = json.loads(told.splitlines()[-1])
            texts = [paragraph.text for paragraph in docx.Document(path).paragraphs]
            if texts != [target for _, target in pairs]:
                raise SystemExit(f"{NAME}: units out are not the units in")
            return seconds, Path(path).stat().st_size


def _python() -> str:
    """The Python of that environment; Windows keeps it elsewhere."""
    kept = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    return str(_FOLDER / "venv" / kept)


def _run(*command: str, at_home: bool = True) -> str:
    """What the command prints. Away from home, the folders that it makes for its user lie with
    the rest."""
    names = () if at_home else ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    places = {**os.environ, **dict.fromkeys(names, str(_FOLDER / "home"))}
    try:
        done = subprocess.run(
            command, check=True, capture_output=True, text=True, timeout=_SECONDS, env=places
        )
    except subprocess.CalledProcessError as err:
        lines = [line for line in f"{err.stdout}\n{err.stderr}".splitlines() if line.strip()]
        raise NotMeasuredError(lines[-1] if lines else f"exit status {err.returncode}") from err
    except (subprocess.TimeoutExpired, OSError) as err:
        raise NotMeasuredError(str(err)) from err
    return done.stdout
