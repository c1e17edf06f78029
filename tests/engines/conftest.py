"""Packages with random weights, built once a session, and what the tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engines.random_package import build_package
from workflow.engines import EngineSettings
from workflow.engines.packages import install_from_file


@pytest.fixture(scope="session")
def package_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An `.argosmodel` from English to Spanish."""
    return build_package(tmp_path_factory.mktemp("files") / "en_es.argosmodel")


@pytest.fixture(scope="session")
def packages_dir(package_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with packages for nb→en and en→es."""
    folder = tmp_path_factory.mktemp("packages")
    norwegian = package_file.with_name("nb_en.argosmodel")
    build_package(norwegian, source="nb", target="en", version="1.9", seed=8)
    install_from_file(package_file, folder)
    install_from_file(norwegian, folder)
    return folder


@pytest.fixture
def settings(packages_dir: Path) -> EngineSettings:
    """Argos alone, over the two packages."""
    return EngineSettings(order=("argos",), inter_threads=1, packages_dir=packages_dir)
