"""The folder of Argos packages as it lies on the disk, read without importing Argos.

Importing `argostranslate.settings` makes three folders in the user's home; reading
`metadata.json` and two file names tells the same.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from workflow.engines.languages import Pair, normalise_language
from workflow.errors import EngineError

TOKENIZERS = ("sentencepiece.model", "bpe.model")
RECORD_SUFFIX = ".installed.json"
"""Beside a package's folder: what was installed, from which file, with which SHA-256."""


@dataclass(frozen=True, slots=True)
class Package:
    """An Argos package that lies unpacked in a folder."""

    path: Path
    pair: Pair
    codes: tuple[str, str]
    """Source and target as the package itself writes them."""
    version: str
    target_prefix: str
    """A token that every translation begins with, taken off again; mostly empty."""

    @property
    def model(self) -> Path:
        """Folder of the CTranslate2 model."""
        return self.path / "model"

    @property
    def tokenizer(self) -> Path:
        """The SentencePiece or BPE model; the first of `TOKENIZERS` that is there."""
        return next(
            (self.path / name for name in TOKENIZERS if (self.path / name).is_file()),
            self.path / TOKENIZERS[0],
        )

    @property
    def sha256(self) -> str:
        """Hash over the weights and the tokenizer, in hexadecimal.

        Raises `EngineError` when one cannot be read.
        """
        parts = (self.model / "model.bin", self.tokenizer)
        return hashlib.sha256("".join(map(file_sha256, parts)).encode()).hexdigest()


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises `EngineError` when it is unreadable."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as err:
        raise EngineError(f"cannot be read, {err.strerror or err}", path=path) from err


def packages_folder(named: Path | None = None) -> Path:
    """Where packages lie: `named`, else where Argos itself looks. It need not exist."""
    if named is not None:
        return named
    home = Path.home()
    config = Path(os.environ.get("XDG_CONFIG_HOME", home / ".config"))
    setting = os.environ.get("ARGOS_PACKAGES_DIR") or _argos_setting(config, "ARGOS_PACKAGES_DIR")
    if setting:
        return Path(setting)
    data = Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share"))
    return data / "argos-translate" / "packages"


def read_packages(folder: Path) -> tuple[list[Package], list[tuple[Path, str]]]:
    """The usable packages in a folder, and the paths of the others, each with what is wrong.

    Packages of other kinds (sentence splitters) are neither. Sorted by name.
    """
    usable: list[Package] = []
    broken: list[tuple[Path, str]] = []
    if not folder.is_dir():
        return usable, broken
    try:
        paths = sorted(folder.iterdir())
    except OSError as err:
        raise EngineError(f"cannot be read, {err.strerror or err}", path=folder) from err
    for path in paths:
        if path.name.startswith(".") or not path.is_dir():
            continue
        try:
            package = read_package(path)
        except EngineError as err:
            broken.append((path, err.message))
        else:
            if package is not None:
                usable.append(package)
    return usable, broken


def read_package(path: Path) -> Package | None:
    """The package in a folder; `None` when it does not translate.

    Raises `EngineError` when its metadata, model or tokenizer is missing or unreadable.
    """
    metadata = read_metadata(path / "metadata.json")
    if metadata.get("type", "translate") != "translate":
        return None
    codes = (str(metadata.get("from_code") or ""), str(metadata.get("to_code") or ""))
    pair = Pair(normalise_language(codes[0]), normalise_language(codes[1]))
    version = str(metadata.get("package_version", "")).strip() or "0"
    package = Package(path, pair, codes, version, str(metadata.get("target_prefix") or ""))
    if not (package.model / "model.bin").is_file():
        raise EngineError("the package has no model/model.bin", path=path)
    if not package.tokenizer.is_file():
        raise EngineError(f"the package has no {' and no '.join(TOKENIZERS)}", path=path)
    return package


def read_metadata(path: Path) -> Mapping[str, Any]:
    """The table in a `metadata.json`. Raises `EngineError` when it is none."""
    try:
        metadata = json.loads(path.read_bytes())
    except (OSError, ValueError) as err:
        raise EngineError("the package has no readable metadata.json", path=path) from err
    if not isinstance(metadata, dict):
        raise EngineError("the package's metadata.json is not a table", path=path)
    return metadata


def best_by_pair(packages: list[Package]) -> dict[Pair, Package]:
    """For each pair its newest package; among equals the last by name."""
    best: dict[Pair, Package] = {}
    for package in packages:
        held = best.get(package.pair)
        if held is None or version_key(package.version) >= version_key(held.version):
            best[package.pair] = package
    return best


def version_key(version: str) -> Version:
    """A version that can be compared; what is none counts as the oldest."""
    try:
        return Version(version)
    except InvalidVersion:
        return Version("0")


def _argos_setting(config: Path, key: str) -> str:
    path = config / "argos-translate" / "settings.json"
    try:
        settings = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return ""
    return str(settings.get(key) or "") if isinstance(settings, dict) else ""
