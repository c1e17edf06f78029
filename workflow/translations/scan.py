"""The text of a PO file cut into entries, every byte kept, and its faults named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from workflow.errors import CatalogError
from workflow.translations.values import Key

_STRING = r'"(?:[^"\\\r\n]|\\[^\r\n])*"'
_KEYWORD = r"msgctxt|msgid_plural|msgid|msgstr(?:[ \t]*\[[ \t]*[0-9]+[ \t]*\])?"
_LINE = re.compile(
    rf"[ \t]*(?P<obsolete>#~)?[ \t]*(?P<keyword>{_KEYWORD})?"
    rf"(?P<strings>(?:[ \t]*{_STRING})*)[ \t]*\r?\n?\Z"
)
_QUOTED = re.compile(_STRING)
_ESCAPE = re.compile(r"(?:\\(?:[0-7]{1,3}|x[0-9a-fA-F]+))+|\\(?P<one>.)")
_BYTE = re.compile(r"\\(?:(?P<octal>[0-7]{1,3})|x(?P<hexadecimal>[0-9a-fA-F]+))")
_MEANING = {
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
    '"': '"',
    "\\": "\\",
}
_CHARSET = re.compile(rb"Content-Type:[^\n]*?charset=([^\\\s\"]+)", re.IGNORECASE)
_NO_STRINGS = re.compile(r'domain\b|#(?!~[ \t]*(?:msg|"))')
"""A line that is carried along: `domain "…"`, or `#~` before something else than a string."""
_OF_AN_ENTRY = ("#:", "#.", "#,", "#|")
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")


@dataclass(slots=True)
class RawEntry:
    """One entry of a PO file: its text as it stands there, and the strings in it."""

    lead: str
    """What stands between the entry before and this one: blank lines."""
    raw: str
    """The lines of the entry, comments first, with their line ends."""
    line: int
    context: str | None
    source: str
    target: str
    """Of a plural entry, all forms joined; empty where nothing is translated."""
    obsolete: bool
    plural: bool

    @property
    def key(self) -> Key:
        """Context and source."""
        return (self.context, self.source)

    @property
    def is_header(self) -> bool:
        """Whether this is the entry that holds the header."""
        return not self.source and self.context is None and not self.obsolete


def decode(data: bytes, path: Path) -> tuple[str, str]:
    """The text of a PO file, and the charset its header declares, UTF-8 if none.

    A byte order mark stays in the text as U+FEFF. Raises `CatalogError` for a charset that
    Python does not know or cannot write back as it was, and for bytes that are not in it.
    """
    declared = _CHARSET.search(data)
    name = declared[1].decode("ascii", "replace") if declared else "UTF-8"
    charset = "utf-8" if name.lower() in ("charset", "utf-8", "utf8") else name
    hint = "Save the file as UTF-8 and write charset=UTF-8 in its header"
    try:
        text = data.decode(charset)
        if charset == "utf-8" or text.encode(charset) == data:
            return text, charset
    except LookupError:
        raise CatalogError(
            f"the header declares the charset {name}, which is not known here",
            path=path,
            hint=hint,
        ) from None
    except UnicodeDecodeError as err:
        raise CatalogError(
            f"not {name} at byte {err.start + 1}",
            path=path,
            line=data.count(b"\n", 0, err.start) + 1,
            hint=hint,
        ) from err
    except UnicodeError:
        pass
    raise CatalogError(
        f"a file in the charset {name} cannot be written back as it was",
        path=path,
        hint="Convert it with: msgconv -t UTF-8",
    )


def scan(text: str, path: Path | None, charset: str = "utf-8") -> tuple[list[RawEntry], str]:
    """The entries of a PO file in order, and what follows the last one.

    Leads, raw texts and that tail joined again are the text. Raises `CatalogError` with the
    line of the first fault.
    """
    scanner = _Scanner(path, charset)
    lines = text.split("\n")
    last = lines.pop()
    for line in lines:
        scanner.feed(line + "\n")
    if last:
        scanner.feed(last)
    entries, tail = scanner.finish()
    _check(entries, path)
    return entries, tail


def unescape(text: str, charset: str = "utf-8") -> str:
    """The text that a PO string, without its quotes, stands for.

    Octal and hexadecimal escapes are bytes in the file's charset. Raises `ValueError` for an
    escape that PO does not know, `UnicodeDecodeError` for bytes that are not in the charset.
    """
    if "\\" not in text:
        return text

    def meaning(match: re.Match[str]) -> str:
        if match["one"] is None:
            values = (
                int(byte["octal"], 8) if byte["octal"] else int(byte["hexadecimal"], 16)
                for byte in _BYTE.finditer(match.group())
            )
            return bytes(value & 0xFF for value in values).decode(charset)
        if match["one"] not in _MEANING:
            raise ValueError(match.group())
        return _MEANING[match["one"]]

    return _ESCAPE.sub(meaning, text)


class _Scanner:
    """Takes one line after the other and closes an entry when the next one begins."""

    def __init__(self, path: Path | None, charset: str) -> None:
        self._path = path
        self._charset = charset
        self._number = 0
        self._entries: list[RawEntry] = []
        self._lead: list[str] = []
        self._blanks: list[str] = []
        self._lines: list[str] = []
        self._begin = 0
        self._strings: dict[str, str] = {}
        self._current = ""
        self._obsolete = False

    def feed(self, line: str) -> None:
        self._number += 1
        if "\\" not in line and line.count('"') == 2 and line.endswith('"\n'):
            keyword, _, rest = line.partition('"')
            if not keyword or keyword in ("msgid ", "msgstr ", "msgctxt "):
                self._add(keyword.rstrip(), [rest[:-2]], line, obsolete=False)
                return
        content = line.strip(" \t\r\n\f\v")
        if not content:
            # blanks behind a msgstr are between entries, unless its text goes on below them
            kept = self._blanks if self._is_whole else self._lines or self._lead
            kept.append(line)
        elif content[0] != "#" or content.startswith("#~"):
            self._feed_strings(line, content)
        else:
            self._add_other(line)

    def _feed_strings(self, line: str, content: str) -> None:
        match = _LINE.match(line)
        if match is None or not (match["keyword"] or match["strings"]):
            if _NO_STRINGS.match(content):
                self._add_other(line)
                return
            self._fail_on(content)
        texts = []
        for quoted in _QUOTED.findall(match["strings"]):
            try:
                texts.append(unescape(quoted[1:-1], self._charset))
            except UnicodeDecodeError:
                self._fail("an escape such as \\303 does not give a character of the charset")
            except ValueError as err:
                self._fail(f"{err} is not an escape", "For a backslash write two: \\\\")
        keyword = re.sub(r"[ \t]", "", match["keyword"] or "")
        self._add(keyword, texts, line, obsolete=match["obsolete"] is not None)

    def _add(self, keyword: str, texts: list[str], line: str, *, obsolete: bool) -> None:
        if keyword in ("msgctxt", "msgid") and self._is_whole:
            self._close()
        if keyword:
            self._check_order(keyword)
            self._strings[keyword] = ""
            self._current = keyword
            if keyword == "msgid":
                self._obsolete = obsolete
        elif not self._current:
            self._fail("a quoted text without msgid or msgstr before it")
        self._lines += self._blanks
        self._blanks = []
        self._strings[self._current] += "".join(texts)
        self._take(line)

    def _add_other(self, line: str) -> None:
        if self._is_whole:
            self._close()
        self._take(line)

    def _take(self, line: str) -> None:
        if not self._lines:
            self._begin = self._number
        self._lines.append(line)

    @property
    def _is_whole(self) -> bool:
        return self._current.startswith("msgstr")

    def _check_order(self, keyword: str) -> None:
        if keyword in ("msgctxt", "msgid") and "msgid" in self._strings:
            self._fail("a new entry begins, but the one before has no msgstr")
        if keyword in self._strings:
            self._fail(f"the entry has a second {keyword}")
        if keyword not in ("msgctxt", "msgid") and "msgid" not in self._strings:
            self._fail(f"{keyword} without a msgid before it")

    def _close(self) -> None:
        strings = self._strings
        targets = [text for name, text in strings.items() if name.startswith("msgstr")]
        entry = RawEntry(
            lead="".join(self._lead),
            raw="".join(self._lines),
            line=self._begin,
            context=strings.get("msgctxt"),
            source=strings["msgid"],
            target=targets[0] if len(targets) == 1 else "".join(targets),
            obsolete=self._obsolete,
            plural="msgid_plural" in strings or "msgstr" not in strings,
        )
        self._entries.append(entry)
        self._lead, self._blanks = self._blanks, []
        self._lines, self._strings = [], {}
        self._current, self._obsolete = "", False

    def finish(self) -> tuple[list[RawEntry], str]:
        if self._is_whole:
            self._close()
        elif self._strings:
            self._fail("the file ends inside an entry, a msgstr is missing")
        elif any(line.startswith(_OF_AN_ENTRY) for line in self._lines):
            self._fail(
                "the file ends in the comments of an entry, its msgid is missing",
                "It was cut off: take the file from an older version",
            )
        return self._entries, "".join(self._lead + self._lines)

    def _fail_on(self, content: str) -> NoReturn:
        if content.startswith(_CONFLICT):
            self._fail("a conflict of two versions is left in the file", "Keep one of the two")
        quote = content.find('"')
        if quote < 0 or not re.fullmatch(rf"(?:#~[ \t]*)?(?:{_KEYWORD})?[ \t]*", content[:quote]):
            self._fail(
                "neither a comment nor a line of an entry",
                'Entries are written with msgctxt "…", msgid "…" and msgstr "…"',
            )
        if not content.endswith('"') or content.endswith('\\"') or len(content) == quote + 1:
            self._fail(
                "the quotation mark at the end of the text is missing",
                "Close it on the same line, and write \\n where the text has a line break",
            )
        self._fail(
            "a quotation mark stands inside the text", 'Write it with a backslash before it: \\"'
        )

    def _fail(self, message: str, hint: str | None = None) -> NoReturn:
        raise CatalogError(message, path=self._path, line=self._number, hint=hint)


def _check(entries: list[RawEntry], path: Path | None) -> None:
    if not any(entry.is_header for entry in entries):
        raise CatalogError(
            'the header is missing, the entry with msgid "" at the top',
            path=path,
            hint="Take the file from an older version, or remove it and extract again",
        )
    seen: dict[Key, RawEntry] = {}
    for entry in entries:
        first = seen.setdefault(entry.key, entry)
        if first is not entry:
            what = "obsolete entry (#~)" if entry.obsolete else "entry"
            raise CatalogError(
                f"this {what} repeats the one in line {first.line}",
                path=path,
                line=entry.line,
                hint="Remove one of the two",
            )
