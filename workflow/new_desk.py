"""A new, empty desk."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from workflow.desk import SETTINGS_FILE, write_atomic

_TEMPLATES = {
    SETTINGS_FILE: "workflow.toml",
    ".gitignore": "gitignore",
    "glossary/terms.csv": "terms.csv",
    "glossary/references.toml": "references.toml",
    "sources/.gitkeep": "",
    "translations/.gitkeep": "",
}


def make_desk(folder: Path) -> list[Path]:
    """Make the files of a new desk and return those made; what is there stays as it is.

    Raises `DeskError` when the folder cannot be written.
    """
    made: list[Path] = []
    for name, template in _TEMPLATES.items():
        path = folder / name
        if not path.exists():
            write_atomic(path, _template(template))
            made.append(path)
    return made


def _template(name: str) -> bytes:
    return files("workflow").joinpath("templates", name).read_bytes() if name else b""
