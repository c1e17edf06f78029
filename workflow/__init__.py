"""Offline translation and bilingual publishing for official news desks."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    __version__: str

__all__ = ["__version__"]


def __getattr__(name: str) -> object:
    """`__version__`, of which few runs ask; the packages' data are slow to load."""
    if name != "__version__":
        raise AttributeError(f"module {__name__} has no attribute {name}")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("bilingual-workflow")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0"
