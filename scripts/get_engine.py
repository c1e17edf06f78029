"""Sees to an offline engine for the desk in this folder, and says what was done.

Argos packages that are installed are used. Those the desk lacks are fetched from Argos' own
index; where it cannot be reached, Debian's Apertium packages are installed instead, if apt-get
and the rights are there; else the desk goes on with memory and glossary alone.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from workflow.batch import Workspace
from workflow.cli.terminal import download_bar
from workflow.desk import Desk
from workflow.engines import EngineSettings, Pair, find_engine
from workflow.engines.argos_index import pairs_on_offer
from workflow.engines.finding import shortest_path
from workflow.engines.packages import install_from_index, list_packages
from workflow.errors import WorkflowError

TIMEOUT = 10.0
"""Seconds to wait for Argos' index."""

DEBIAN_PACKAGES = (
    "apertium",
    "apertium-eng-spa",
    "apertium-fr-es",
    "apertium-nno-nob",
    "apertium-dan-nor",
)


def main() -> None:
    """Do what the module says; always ends well, since a desk can work without an engine."""
    workspace = Workspace(Desk.open(Path()))
    settings = workspace.engine_settings
    wanted = sorted({job.pair for job in workspace.jobs().jobs})
    installed = [item for item in list_packages(settings.packages_dir) if not item.problem]
    if installed:
        say(f"Argos packages that are installed: {', '.join(item.name for item in installed)}.")
    lacking = [pair for pair in wanted if not served_by("argos", pair, settings)]
    if lacking and not fetch(lacking, settings) and not installed:
        install_apertium()
    without = [str(pair) for pair in wanted if find_engine(pair, settings) is None]
    if without:
        say(f"No engine for {', '.join(without)}: memory and glossary alone.")


def served_by(name: str, pair: Pair, settings: EngineSettings) -> bool:
    """Whether the engine has the pair, directly or over other languages."""
    only = EngineSettings(order=(name,), packages_dir=settings.packages_dir)
    return find_engine(pair, only) is not None


def fetch(pairs: list[Pair], settings: EngineSettings) -> bool:
    """Fetch Argos packages for the pairs; whether the index could be reached."""
    say("Asking Argos' index for models ...")
    try:
        offered = pairs_on_offer(TIMEOUT)
        routes = [shortest_path(pair, offered) or () for pair in pairs]
        for leg in dict.fromkeys(leg for route in routes for leg in route):
            if served_by("argos", leg, settings):
                continue
            with download_bar(f"Fetching {leg}") as progress:
                package = install_from_index(leg, TIMEOUT, progress, settings.packages_dir)
            say(f"Installed the Argos package {package.name} {package.version}.")
    except WorkflowError as err:
        say(f"No Argos model was fetched: {err}")
        return False
    return True


def install_apertium() -> None:
    """Install Debian's Apertium pairs where that is possible."""
    script = f'. "{Path(__file__).parent}/apt.sh"; apt_install "$@"'
    modes = Path("/usr/share/apertium/modes")
    if all(
        (modes / f"{mode}.mode").is_file() for mode in ("eng-spa", "fr-es", "nob-nno", "nob-dan")
    ):
        say("Apertium and its pairs are installed already.")
        return
    say("Installing Debian's Apertium packages ...")
    done = subprocess.run(["sh", "-c", script, "sh", *DEBIAN_PACKAGES], check=False)
    if done.returncode == 0:
        say(f"Installed {' '.join(DEBIAN_PACKAGES)}.")
    else:
        say("Apertium could not be installed: apt-get or the rights are missing.")


def say(line: str) -> None:
    """One line of talk."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
