"""Languages as a Word document names, tags and dates them."""

from __future__ import annotations

import datetime
import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from workflow.errors import ExportError

EAST_ASIA = "east_asia"
COMPLEX = "complex"
RIGHT_TO_LEFT = "rtl"

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the document."""

    code: str
    """As the desk names it."""
    tag: str
    """As Word names it: with a region, `fr-FR`."""
    script: str
    """`latin`, `east_asia`, `complex` or `rtl`: which attribute of `w:lang` holds the tag."""
    font: str
    """A font for scripts that the document's main font lacks; empty where it has them."""
    name: str
    """The language's name in itself, from CLDR, with a capital."""
    run_properties: str
    """The end of every run's `w:rPr`: direction and language (ECMA-376 part 1, 17.3.2)."""

    @property
    def is_rtl(self) -> bool:
        """Whether the language is written from right to left."""
        return self.script == RIGHT_TO_LEFT

    def format_date(self, date: datetime.date) -> str:
        """The date in the language's long form, from CLDR."""
        return format_date(date, "long", locale=_locale(self.tag) or Locale("en", "GB"))


@functools.lru_cache(maxsize=64)
def language_of(code: str) -> Language:
    """The language with a BCP 47 code. Raises `ExportError` when it is not such a code."""
    if not _TAG.fullmatch(code):
        raise ExportError(
            f"{code!r} is not a language code", hint="Use a code such as fr, nb or pt-BR"
        )
    primary, _, rest = code.partition("-")
    entry = _table().get(primary.lower(), {})
    tag = code if rest else entry.get("tag", code)
    script = entry.get("script", "latin")
    locale = _locale(code) or _locale(primary)
    name = (locale.get_display_name() if locale else None) or code
    return Language(
        code=code,
        tag=tag,
        script=script,
        font=entry.get("font", ""),
        name=name[:1].upper() + name[1:],
        run_properties=_run_properties(tag, script),
    )


def known_codes() -> tuple[str, ...]:
    """The codes of the languages that `languages.toml` knows."""
    return tuple(_table())


def _run_properties(tag: str, script: str) -> str:
    attribute = {EAST_ASIA: "eastAsia", COMPLEX: "bidi", RIGHT_TO_LEFT: "bidi"}.get(script, "val")
    direction = "<w:rtl/>" if script == RIGHT_TO_LEFT else ""
    return f'{direction}<w:lang w:{attribute}="{tag}"/>'


@functools.lru_cache(maxsize=64)
def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@functools.cache
def _table() -> Mapping[str, Mapping[str, str]]:
    text = files("workflow.exports").joinpath("languages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
