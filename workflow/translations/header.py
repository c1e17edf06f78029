"""The header of a PO file: the fields gettext wants, and our own."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from workflow import __version__

SOURCE_LANGUAGE_FIELD = "X-Source-Language"
SIGNATURE_FIELD = "X-Bilingual-Signature"
"""The header field that says what made the drafts."""

_NO_DATE = "1970-01-01"


@dataclass(frozen=True, slots=True)
class Header:
    """What a new PO file says about itself.

    No clock is read: the same values give the same bytes.
    """

    source_language: str
    target_language: str
    project: str
    date: datetime.date | None = None
    """Usually the article's; without one 1970-01-01 stands for "unknown"."""
    translator: str = ""
    """Name and address of the last translator."""
    team: str = ""
    """The team; empty means the English name of the target language."""
    bugs_to: str = ""
    """Where to report faults in the source text."""
    signature: str = ""
    """What made the drafts; empty leaves the field out."""

    def fields(self) -> dict[str, str]:
        """The fields in the order they are written."""
        date = f"{self.date.isoformat()[:10] if self.date else _NO_DATE} 00:00+0000"
        fields = {
            "Project-Id-Version": self.project,
            "Report-Msgid-Bugs-To": self.bugs_to,
            "POT-Creation-Date": date,
            "PO-Revision-Date": date,
            "Last-Translator": self.translator,
            "Language-Team": self.team or language_name(self.target_language),
            "Language": self.target_language.replace("-", "_"),
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": plural_forms(self.target_language),
            SOURCE_LANGUAGE_FIELD: self.source_language,
            "X-Generator": f"Bilingual {__version__}",
        }
        if self.signature:
            fields[SIGNATURE_FIELD] = self.signature
        return fields


def plural_forms(language: str) -> str:
    """The `Plural-Forms` of a language from babel's table; the English ones if it has none.

    >>> plural_forms("vi")
    'nplurals=1; plural=0;'
    """
    from babel.core import UnknownLocaleError
    from babel.messages.plurals import DEFAULT_PLURAL, get_plural

    try:
        return str(get_plural(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        count, rule = DEFAULT_PLURAL
        return f"nplurals={count}; plural={rule};"


def language_name(language: str) -> str:
    """The English name of a language, or its code where babel knows none.

    >>> language_name("nb")
    'Norwegian Bokmål'
    """
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("-", "_")).get_display_name("en") or language
    except (UnknownLocaleError, ValueError):
        return language


def parse_fields(text: str) -> dict[str, str]:
    """The fields in the text of a header entry; of one that stands twice the first.

    >>> parse_fields("Language: fr\\nX-Generator: Poedit 3.4\\n")
    {'Language': 'fr', 'X-Generator': 'Poedit 3.4'}
    """
    fields: dict[str, str] = {}
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip(), value.strip())
    return fields


def serialize_fields(fields: dict[str, str]) -> str:
    """The text of a header entry."""
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def replace_field(text: str, name: str, value: str) -> str:
    """The header text with one field changed, or added at the end; the others stay."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if line.partition(":")[0].strip() == name:
            lines[index] = f"{name}: {value}"
            return "\n".join(lines)
    body = text if not text or text.endswith("\n") else f"{text}\n"
    return f"{body}{name}: {value}\n"
