"""Unpacking an `.argosmodel` file from anywhere without trusting it.

Argos' own `install_from_path` extracts whatever is in the archive, and imports its
translating half, an AGPL sentence splitter included, to clear a cache.
"""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath, PureWindowsPath

from workflow.errors import EngineError

MOST_BYTES = 4 * 1024**3
"""Size of an unpacked package at most; Argos' largest are near 400 MB."""
MOST_RATIO = 200
"""Unpacked over packed size at most, for what is larger than `FREE_BYTES`."""
FREE_BYTES = 16 * 1024**2
MOST_FILES = 10_000
_CHUNK = 1024 * 1024


def unpack(archive: Path, folder: Path) -> Path:
    """Unpack an `.argosmodel` into an empty folder; its one top folder.

    Raises `EngineError`, with nothing said to be usable, when the file is no zip, holds a
    path that leaves the folder, a link or another special file, is too large, or has not
    exactly one top folder with a `metadata.json`.
    """
    try:
        with zipfile.ZipFile(archive) as zipped:
            members = zipped.infolist()
            top = _check(archive, members)
            left = MOST_BYTES
            for member in members:
                left -= _extract(archive, zipped, member, folder, left)
    except FileNotFoundError:
        raise EngineError("no such file", path=archive) from None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as err:
        raise EngineError(
            f"not an Argos package, {_first_line(err)}",
            path=archive,
            hint="Download or copy it again",
        ) from err
    except OSError as err:
        raise EngineError(f"cannot be unpacked, {err.strerror or err}", path=archive) from err
    return folder / top


def _check(archive: Path, members: list[zipfile.ZipInfo]) -> str:
    """The one top folder of the members. Raises `EngineError` for what must not come in."""
    if len(members) > MOST_FILES:
        raise _refused(archive, f"{len(members)} files are too many")
    tops = set()
    for member in members:
        path = PurePosixPath(member.filename)
        windows = PureWindowsPath(member.filename)
        if path.is_absolute() or windows.drive or windows.root or ".." in windows.parts:
            raise _refused(archive, f"{member.filename!r} leads out of the folder")
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise _refused(archive, f"{member.filename!r} is a link or a special file")
        if path.parts:
            tops.add(path.parts[0])
    size = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if size > MOST_BYTES or size > max(packed * MOST_RATIO, FREE_BYTES):
        raise _refused(archive, f"{packed:,} bytes would unpack to {size:,}")
    if len(tops) != 1:
        raise _refused(archive, "it must hold exactly one folder")
    top = str(tops.pop())
    if top.startswith(".") or f"{top}/metadata.json" not in {item.filename for item in members}:
        raise _refused(archive, "there is no metadata.json")
    return top


def _extract(
    archive: Path, zipped: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path, left: int
) -> int:
    """Write one member, counting the bytes that come, whatever the directory promised."""
    target = folder.joinpath(*PurePosixPath(member.filename).parts)
    if member.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        return 0
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with zipped.open(member) as source, target.open("xb") as sink:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > left:
                raise _refused(archive, "it unpacks to more than it says")
            sink.write(chunk)
    return written


def replace_folder(new: Path, old: Path) -> None:
    """Put one folder in the place of another, which may be missing; both on one disk."""
    aside = old.with_name(f".{old.name}.old")
    if aside.exists():
        shutil.rmtree(aside)
    if old.exists():
        old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)


def _refused(archive: Path, reason: str) -> EngineError:
    return EngineError(
        f"refused as an Argos package, {reason}",
        path=archive,
        hint="Take it from a source you trust",
    )


def _first_line(err: Exception) -> str:
    return (str(err).splitlines() or ["damaged"])[0]
