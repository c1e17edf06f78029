"""The Argos packages of this machine: list, install, remove, and the doctor."""

from __future__ import annotations

import itertools
import json
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from workflow.desk import write_atomic
from workflow.engines import argos_index, offers, unpacking
from workflow.engines.argos_index import DownloadProgress
from workflow.engines.base import EngineSettings
from workflow.engines.carrying import Begin, DirectionInfo, directions
from workflow.engines.finding import find_engine, installed_pairs
from workflow.engines.installed import (
    RECORD_SUFFIX,
    Package,
    best_by_pair,
    file_sha256,
    packages_folder,
    read_package,
    read_packages,
)
from workflow.engines.languages import Pair
from workflow.engines.pivot import Pivot
from workflow.errors import EngineError

_TRIAL = "The"
"""What the doctor has every engine translate: short, and a word in no language but one."""


@dataclass(frozen=True, slots=True)
class PackageInfo:
    """An installed package, in plain values."""

    name: str
    """As Argos calls it, such as `translate-en_es`; the folder's name where unreadable."""
    source: str
    target: str
    version: str
    path: str
    size: int
    """Bytes on the disk."""
    sha256: str
    """Of the file it was installed from; empty when another program installed it."""
    used: bool
    """Whether it is the one that translates its pair."""
    problem: str
    """Why it cannot be used; empty when it can."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the doctor found for one pair, in plain values."""

    source: str
    target: str
    works: bool
    """Whether a word really went through."""
    engine: str
    """Name of the engine that would be used; empty when there is none."""
    label: str
    """Engine, route and version; empty when there is none."""
    route: tuple[str, ...]
    """Languages on the way, source and target included; empty when there is none."""
    problem: str
    """What is wrong, in one sentence; empty when it works."""
    hint: str
    """What to install; empty when a direct route works."""
    typed: bool = False
    """Whether terms can be put in with their gender and number, so that words agree."""
    directions: tuple[DirectionInfo, ...] = ()
    """The directions of Argos models on the route, and the placeholders they carry."""


def list_packages(packages_dir: Path | None = None) -> list[PackageInfo]:
    """What is installed, by name, the unusable last; makes no folder."""
    packages, broken = read_packages(packages_folder(packages_dir))
    used = set(best_by_pair(packages).values())
    listed = [_info(package, used=package in used) for package in packages]
    return listed + [
        PackageInfo(path.name, "", "", "", str(path), _size(path), "", False, problem)
        for path, problem in broken
    ]


def install_from_file(path: Path, packages_dir: Path | None = None) -> PackageInfo:
    """Install an `.argosmodel` file; the package.

    It is unpacked beside the others without trusting it, loaded once to see that it works,
    then put in place in one step; a package of the same name is replaced. Raises
    `EngineError` when the file is missing, unsafe or no working package.
    """
    if not path.is_file():
        raise EngineError("no such file", path=path)
    sha256 = file_sha256(path)
    folder = packages_folder(packages_dir)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".installing-", dir=folder) as stage:
            staged = unpacking.unpack(path, Path(stage))
            package = _checked(staged, path)
            record = {
                "file": path.name,
                "sha256": sha256,
                "model_sha256": package.sha256,
                "version": package.version,
            }
            home = folder / staged.name
            unpacking.replace_folder(staged, home)
    except OSError as err:
        raise EngineError(
            f"cannot be written, {err.strerror or err}",
            path=folder,
            hint="Check the folder's rights, or name another with [argos] packages",
        ) from err
    text = json.dumps(record, indent=2, sort_keys=True) + "\n"
    write_atomic(_record_path(home), text.encode())
    return next(info for info in list_packages(packages_dir) if info.path == str(home))


def install_from_index(
    pair: Pair,
    timeout: float,
    progress: DownloadProgress,
    packages_dir: Path | None = None,
) -> PackageInfo:
    """Fetch the newest package for a pair from Argos' index and install it.

    `timeout` is in seconds. Raises `EngineError` when the network, the index or the package
    fails.
    """
    with tempfile.TemporaryDirectory() as place:
        file = argos_index.download(pair, Path(place), timeout, progress)
        return install_from_file(file, packages_dir)


def remove_package(pair: Pair, packages_dir: Path | None = None) -> list[PackageInfo]:
    """Remove every package for a pair; what was removed. Raises `EngineError` when none is."""
    packages, _ = read_packages(packages_folder(packages_dir))
    mine = [package for package in packages if package.pair == pair]
    if not mine:
        raise EngineError(
            f"no Argos package for {pair} is installed", hint="See: bilingual models list"
        )
    used = best_by_pair(packages)[pair]
    removed = [_info(package, used=package is used) for package in mine]
    for package in mine:
        try:
            if package.path.is_symlink():
                package.path.unlink()
            else:
                shutil.rmtree(package.path)
            _record_path(package.path).unlink(missing_ok=True)
        except OSError as err:
            raise EngineError(
                f"cannot be removed, {err.strerror or err}", path=package.path
            ) from err
    return removed


def doctor(
    pairs: Iterable[Pair], settings: EngineSettings, probing: Begin | None = None
) -> list[Diagnosis]:
    """For each pair the engine and route it would take, tried with one word.

    With `probing` the placeholders of each Argos model on the way are tried anew; without it
    only what is known of them is told.
    """
    return [_diagnose(pair, settings, probing) for pair in pairs]


def _diagnose(pair: Pair, settings: EngineSettings, probing: Begin | None) -> Diagnosis:
    try:
        engine = find_engine(pair, settings)
        hint = offers.missing_hint(pair, installed_pairs(settings))
    except EngineError as err:
        hint = err.hint or offers.missing_hint(pair)
        return Diagnosis(pair.source, pair.target, False, "", "", (), err.message, hint)
    if engine is None:
        problem = f"no engine for {pair}"
        return Diagnosis(pair.source, pair.target, False, "", "", (), problem, hint)
    route = engine.route if isinstance(engine, Pivot) else (pair.source, pair.target)
    found = Diagnosis(
        pair.source,
        pair.target,
        True,
        engine.name,
        engine.label(pair),
        route,
        _changed(route, settings),
        "" if len(route) == 2 else hint,
    )
    try:
        engine.translate([_TRIAL], pair, lambda done: None)
        typed = pair in engine.typed_pairs([pair])
        carried = directions(engine, pair, probing)
    except EngineError as err:
        return replace(found, works=False, problem=err.message, hint=hint)
    return replace(found, typed=typed, directions=carried)


def _changed(route: tuple[str, ...], settings: EngineSettings) -> str:
    """A sentence when a package on the route is not as it was installed; else empty."""
    packages, _ = read_packages(packages_folder(settings.packages_dir))
    best = best_by_pair(packages)
    for source, target in itertools.pairwise(route):
        package = best.get(Pair(source, target))
        recorded = _record(package).get("model_sha256") if package else None
        if package and recorded and recorded != package.sha256:
            return f"the package {package.path.name} is not as it was installed"
    return ""


def _checked(staged: Path, archive: Path) -> Package:
    """The staged package, read by Argos' own code and loaded once."""
    from workflow.engines.argos_model import Model

    try:
        package = read_package(staged)
        if package is not None:
            argos_index.argos_package_module().Package(staged)
            Model(package, EngineSettings(inter_threads=1))
    except EngineError as err:
        raise EngineError(err.message, path=archive) from err
    except (OSError, ValueError, TypeError, AttributeError) as err:
        raise EngineError("Argos itself cannot read the package", path=archive) from err
    if package is None:
        raise EngineError("the package does not translate", path=archive)
    return package


def _info(package: Package, *, used: bool) -> PackageInfo:
    return PackageInfo(
        name=f"translate-{package.codes[0]}_{package.codes[1]}",
        source=package.pair.source,
        target=package.pair.target,
        version=package.version,
        path=str(package.path),
        size=_size(package.path),
        sha256=_record(package).get("sha256", ""),
        used=used,
        problem="",
    )


def _record_path(package: Path) -> Path:
    return package.with_name(package.name + RECORD_SUFFIX)


def _record(package: Package) -> dict[str, str]:
    try:
        record = json.loads(_record_path(package.path).read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(record, dict):
        return {}
    return {str(key): str(value) for key, value in record.items()}


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
