"""The desk: where things lie, its settings and atomic writes."""

from __future__ import annotations

import filecmp
import os
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workflow.errors import DeskError

SETTINGS_FILE = "workflow.toml"
SOURCE_SUFFIXES = (".md", ".txt", ".html", ".htm", ".docx")
LAYOUTS = ("table", "paragraph", "interlinear", "clean", "facing")
_CONTEXTS = ("draft", "reviewed")
_LEAST_PERCENT = 50


@dataclass(frozen=True, slots=True)
class MemorySettings:
    """How the translation memory is used."""

    threshold: int = 75
    """Percent from which an edited sentence is a match."""
    over_machine: int = 85
    """Percent from which such a match is a better draft than the engine's."""
    context: str = "draft"
    """What becomes of a sentence approved between the same two: a `draft`, or `reviewed`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `workflow.toml` says; every field has a sensible default."""

    name: str = ""
    """Name of the news desk, shown in documents."""
    targets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Languages to translate into, by source language; the key `*` stands for any other."""
    engines: tuple[str, ...] = ("argos", "apertium")
    """Engines in order of preference."""
    inter_threads: int = 0
    """Sentences decoded side by side by Argos; 0 means one for each core."""
    intra_threads: int = 1
    """Threads for one sentence."""
    batch_tokens: int = 1024
    """Tokens in one batch of Argos."""
    packages_dir: Path | None = None
    """Where Argos packages lie; `None` means where Argos itself looks."""
    wrap: bool = True
    """Whether new PO files are wrapped as `msgcat` does, or as `msgcat --no-wrap`."""
    layout: str = "table"
    srx: Path | None = None
    """An SRX file of the desk's own, instead of the built-in rules."""
    furniture: bool = False
    """Whether furniture of web pages is translated too."""
    memory: MemorySettings = MemorySettings()
    style: Mapping[str, Any] = field(default_factory=dict)
    """The house style as `[style]` says it; `workflow.style.style_of` reads it."""

    def targets_for(self, language: str) -> tuple[str, ...]:
        """The languages that texts in `language` are translated into."""
        wanted = self.targets.get(language, self.targets.get("*", ()))
        return tuple(target for target in wanted if target != language)


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder of articles, glossary, translations and products."""

    root: Path
    settings: Settings

    @classmethod
    def open(cls, root: Path) -> Desk:
        """Open the desk at `root`. Raises `DeskError` when it is none."""
        path = root / SETTINGS_FILE
        if not path.is_file():
            raise DeskError(
                f"no desk here, {SETTINGS_FILE} is missing",
                path=root,
                hint=f"Make one with: bilingual init {root}".removesuffix(" ."),
            )
        return cls(root, parse_settings(read_text(path), path))

    @property
    def sources(self) -> Path:
        """Folder of the articles."""
        return self.root / "sources"

    @property
    def glossary(self) -> Path:
        """Folder of termbase and reference tables."""
        return self.root / "glossary"

    @property
    def translations(self) -> Path:
        """Folder of the PO files, one subfolder a language."""
        return self.root / "translations"

    @property
    def exports(self) -> Path:
        """Folder of the documents made."""
        return self.root / "exports"

    @property
    def state(self) -> Path:
        """Folder of derived data that is safe to delete."""
        return self.root / ".bilingual"

    def source_files(self) -> list[Path]:
        """The article files, sorted by name. Raises `DeskError` when their folder is missing."""
        if not self.sources.is_dir():
            raise DeskError("no such folder", path=self.sources, hint="Articles belong there")
        return [
            path
            for path in sorted(self.sources.iterdir())
            if path.suffix.lower() in SOURCE_SUFFIXES and not path.name.startswith((".", "~"))
        ]

    def catalog_path(self, article_id: str, language: str) -> Path:
        """The PO file of an article in a target language."""
        return self.translations / language / f"{article_id}.po"

    def translated_into(self, article_id: str) -> list[str]:
        """The languages in which there is a PO file of an article, sorted."""
        return sorted(path.parent.name for path in self.translations.glob(f"*/{article_id}.po"))

    def export_path(self, article_id: str, source: str, target: str) -> Path:
        """The Word document of an article in a language pair."""
        return self.exports / f"{article_id}.{source}-{target}.docx"

    def relative(self, path: Path) -> str:
        """The path as seen from the desk, with forward slashes."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()


def parse_settings(text: str, path: Path) -> Settings:
    """The settings in the text of a `workflow.toml`. Raises `DeskError` naming the bad key."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        raise DeskError(f"not valid TOML, {err}", path=path) from err
    return _Reader(table, path).settings()


class _Reader:
    """Takes typed values out of a TOML table and refuses what it does not know."""

    _KNOWN: Mapping[str, frozenset[str]] = {
        "desk": frozenset({"name"}),
        "languages": frozenset({"targets"}),
        "engines": frozenset({"order"}),
        "argos": frozenset({"inter_threads", "intra_threads", "batch_tokens", "packages"}),
        "memory": frozenset({"threshold", "over_machine", "context"}),
        "po": frozenset({"wrap"}),
        "sources": frozenset({"furniture"}),
        "segmentation": frozenset({"srx"}),
        "style": frozenset({"names", "later_mention", "headline_case", "vi_tone"}),
        "word": frozenset({"layout"}),
    }

    def __init__(self, table: Mapping[str, Any], path: Path) -> None:
        self._table = table
        self._path = path
        for section, keys in table.items():
            if section not in self._KNOWN or not isinstance(keys, dict):
                raise self._error(f"[{section}] is not a section of this file")
            for key in keys:
                if key not in self._KNOWN[section]:
                    raise self._error(f"[{section}] has no key {key}")

    def settings(self) -> Settings:
        default = Settings()
        base = self._path.parent
        packages = self._string("argos", "packages", "")
        srx = self._string("segmentation", "srx", "")
        layout = self._string("word", "layout", default.layout)
        if layout not in LAYOUTS:
            raise self._error(f"[word] layout must be one of {', '.join(LAYOUTS)}")
        return Settings(
            name=self._string("desk", "name", ""),
            targets=self._targets(),
            engines=self._strings("engines", "order", default.engines),
            inter_threads=self._number("argos", "inter_threads", default.inter_threads, 0),
            intra_threads=self._number("argos", "intra_threads", default.intra_threads, 1),
            batch_tokens=self._number("argos", "batch_tokens", default.batch_tokens, 32),
            packages_dir=base / Path(packages).expanduser() if packages else None,
            wrap=self._flag("po", "wrap", default.wrap),
            layout=layout,
            srx=base / srx if srx else None,
            furniture=self._flag("sources", "furniture", default.furniture),
            memory=self._memory(default.memory),
            style=self._style(),
        )

    def _memory(self, default: MemorySettings) -> MemorySettings:
        context = self._string("memory", "context", default.context)
        if context not in _CONTEXTS:
            raise self._error(f"[memory] context must be one of {', '.join(_CONTEXTS)}")
        return MemorySettings(
            self._percent("threshold", default.threshold),
            self._percent("over_machine", default.over_machine),
            context,
        )

    def _percent(self, key: str, default: int) -> int:
        value = self._number("memory", key, default, _LEAST_PERCENT)
        if value > 100:
            raise self._error(f"[memory] {key} must be a whole number up to 100")
        return value

    def _style(self) -> Mapping[str, Any]:
        table: Mapping[str, Any] = self._table.get("style", {})
        if table:
            from workflow.style import style_of

            style_of(table, self._path)
        return table

    def _targets(self) -> Mapping[str, tuple[str, ...]]:
        value = self._get("languages", "targets", {})
        if isinstance(value, list):
            value = {"*": value}
        if not isinstance(value, dict):
            raise self._error("[languages] targets must be a list, or a table of lists")
        return {str(key): self._check_strings(f"targets.{key}", value[key]) for key in value}

    def _get(self, section: str, key: str, default: object) -> Any:
        return self._table.get(section, {}).get(key, default)

    def _string(self, section: str, key: str, default: str) -> str:
        value = self._get(section, key, default)
        if not isinstance(value, str):
            raise self._error(f"[{section}] {key} must be a text in quotes")
        return value

    def _number(self, section: str, key: str, default: int, least: int) -> int:
        value = self._get(section, key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self._error(f"[{section}] {key} must be a whole number from {least}")
        return value

    def _flag(self, section: str, key: str, default: bool) -> bool:
        value = self._get(section, key, default)
        if not isinstance(value, bool):
            raise self._error(f"[{section}] {key} must be true or false")
        return value

    def _strings(self, section: str, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        return self._check_strings(key, self._get(section, key, list(default)))

    def _check_strings(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._error(f"{key} must be a list of texts in quotes")
        return tuple(value)

    def _error(self, message: str) -> DeskError:
        return DeskError(message, path=self._path, hint="See docs/configuration.md")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises `DeskError` when it is missing or unreadable."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DeskError("no such file", path=path) from None
    except OSError as err:
        raise DeskError(f"cannot be read, {err.strerror}", path=path) from err


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, byte order mark dropped, line ends as they are.

    Raises `DeskError` naming the line of the first byte that is not UTF-8.
    """
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        raise DeskError(
            f"not UTF-8 at byte {err.start + 1}",
            path=path,
            line=data.count(b"\n", 0, err.start) + 1,
            hint="Save the file as UTF-8",
        ) from err


def write_atomic(path: Path, data: bytes | Iterable[bytes]) -> bool:
    """Write the file whole or not at all; say whether it had to be written.

    The bytes, or blocks of them, go to a file beside it, reach the disk, then take its name. A
    file that already holds them is left alone. Raises `DeskError` when the folder is not
    writable.
    """
    try:
        if isinstance(data, bytes) and path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.writelines([data] if isinstance(data, bytes) else data)
                stream.flush()
                os.fsync(stream.fileno())
            if path.is_file() and filecmp.cmp(beside, path, shallow=False):
                beside.unlink()
                return False
            beside.chmod(_mode_for(path))
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
    except OSError as err:
        raise unwritable(path, err) from err
    return True


def unwritable(path: Path, err: OSError) -> DeskError:
    """The error for a path that cannot be written."""
    if isinstance(err, FileExistsError | NotADirectoryError):
        hint = "A file stands where a folder should be: rename it"
    elif isinstance(err, IsADirectoryError):
        hint = "A folder stands where the file should be: rename it"
    else:
        hint = "Check the folder's rights"
    return DeskError(f"cannot be written, {err.strerror or err}", path=path, hint=hint)


def _mode_for(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
