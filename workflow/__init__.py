"""Offline translation and bilingual publishing for official news desks."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("bilingual-workflow")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0"

__all__ = ["__version__"]
