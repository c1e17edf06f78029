"""Argos' package index: the one place of this room that opens a socket."""

from __future__ import annotations

import contextlib
import functools
import http.client
import importlib
import json
import os
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from workflow.engines import offers
from workflow.engines.installed import version_key
from workflow.engines.languages import Pair, normalise_language
from workflow.errors import EngineError

DownloadProgress = Callable[[int, int], None]
"""Called with the bytes that have come and the bytes there are, 0 when nobody knows."""

MOST_INDEX_BYTES = 16 * 1024**2
MOST_PACKAGE_BYTES = 2 * 1024**3
_CHUNK = 256 * 1024
_HINT = (
    "Without network, copy the .argosmodel file here and run: "
    "bilingual models install FILE.argosmodel"
)


def download(pair: Pair, folder: Path, timeout: float, progress: DownloadProgress) -> Path:
    """Fetch the newest package for a pair into a folder; the file.

    `timeout` is in seconds, for each silence of the other side. Raises `EngineError` when the
    index or the file cannot be reached or the index has no such package.
    """
    candidates = [item for item in _read_index(timeout) if _pair_of(item) == pair]
    if not candidates:
        raise EngineError(f"Argos' index has no package for {pair}", hint=offers.missing_hint(pair))
    newest = max(candidates, key=lambda item: version_key(str(item.package_version)))
    target = folder / f"{argos_package_module().argospm_package_name(newest)}.argosmodel"
    links = [link for link in newest.links if str(link).startswith(("https://", "http://"))]
    trouble = EngineError(f"Argos' index names no download for {pair}", hint=_HINT)
    for link in links:
        try:
            with target.open("wb") as sink:
                for chunk in _iter_chunks(link, timeout, MOST_PACKAGE_BYTES, progress):
                    sink.write(chunk)
        except EngineError as err:
            trouble = err
        except OSError as err:
            raise EngineError(f"cannot be written, {err.strerror or err}", path=target) from err
        else:
            return target
    raise trouble


def pairs_on_offer(timeout: float) -> frozenset[Pair]:
    """The pairs for which Argos' index has a package; `timeout` in seconds.

    Raises `EngineError` when the index cannot be reached or read.
    """
    return frozenset(pair for item in _read_index(timeout) if (pair := _pair_of(item)))


@functools.lru_cache(maxsize=1)
def argos_package_module() -> Any:
    """`argostranslate.package`, imported so that it makes no folders in the user's home.

    Its settings module makes data, configuration and cache folders when imported; for that
    moment they are pointed at a temporary place. A configuration that exists is read.
    """
    with tempfile.TemporaryDirectory() as place:
        pinned = {"XDG_DATA_HOME": place, "XDG_CACHE_HOME": place, "ARGOS_PACKAGES_DIR": place}
        config = Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config"))
        if not (config / "argos-translate").is_dir():
            pinned["XDG_CONFIG_HOME"] = place
        before = {key: os.environ.get(key) for key in pinned}
        os.environ.update(pinned)
        try:
            return importlib.import_module("argostranslate.package")
        finally:
            for key, value in before.items():
                if value is None:
                    del os.environ[key]
                else:
                    os.environ[key] = value


def _read_index(timeout: float) -> list[Any]:
    module = argos_package_module()
    base = os.environ.get("ARGOS_PACKAGE_INDEX") or str(module.settings.package_index)
    address = f"{base.rstrip('/')}/index.json"
    data = b"".join(_iter_chunks(address, timeout, MOST_INDEX_BYTES, lambda done, total: None))
    try:
        return [module.AvailablePackage(entry) for entry in json.loads(data)]
    except (ValueError, TypeError, AttributeError) as err:
        raise EngineError("Argos' package index is not readable", hint=_HINT) from err


def _pair_of(item: Any) -> Pair | None:
    try:
        return Pair(normalise_language(item.from_code), normalise_language(item.to_code))
    except (EngineError, AttributeError):
        return None


def _iter_chunks(
    address: str, timeout: float, most: int, progress: DownloadProgress
) -> Iterator[bytes]:
    request = urllib.request.Request(address, headers={"User-Agent": "bilingual-workflow"})
    done = 0
    with _plain_errors(address):
        with urllib.request.urlopen(request, timeout=timeout) as response:
            total = int(response.headers.get("Content-Length") or 0)
            while chunk := response.read(_CHUNK):
                done += len(chunk)
                if max(done, total) > most:
                    raise EngineError(f"the download from {address} is too large")
                progress(done, total)
                yield chunk
        if done < total:
            raise EngineError(f"the download from {address} broke off", hint=_HINT)


@contextlib.contextmanager
def _plain_errors(address: str) -> Iterator[None]:
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError) as err:
        reason = err.reason if isinstance(err, urllib.error.URLError) else err
        if isinstance(err, urllib.error.HTTPError):
            err.close()
        raise EngineError(
            f"{address} cannot be reached ({reason or 'no reason given'})", hint=_HINT
        ) from err
