"""Packages with random weights, built once a session, and what the tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.engines.random_package import build_package
from workflow.engines import EngineSettings, Pair
from workflow.engines.argos import Argos
from workflow.engines.packages import install_from_file

TRAINED = REPOSITORY / "tests/fixtures/argos/translate-en_es-0_1.argosmodel"


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


@pytest.fixture(scope="session")
def trained_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tiny trained package for en→es."""
    folder = tmp_path_factory.mktemp("trained")
    install_from_file(TRAINED, folder)
    return folder


@pytest.fixture(scope="session")
def probed_state(trained_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of state in which the trained package was probed."""
    folder = tmp_path_factory.mktemp("state")
    trained(trained_dir, folder).shapes(Pair("en", "es"))
    return folder


def trained(packages_dir: Path, state: Path | None) -> Argos:
    """The engine on the trained package."""
    return Argos(
        EngineSettings(("argos",), inter_threads=1, packages_dir=packages_dir, state=state)
    )


@pytest.fixture
def settings(packages_dir: Path) -> EngineSettings:
    """Argos alone, over the two packages."""
    return EngineSettings(order=("argos",), inter_threads=1, packages_dir=packages_dir)
