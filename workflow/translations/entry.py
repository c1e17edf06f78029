"""One entry of a PO file, taken apart so that a single line of it can be changed.

Every part keeps its text as it stands in the file; a change replaces parts or puts new ones
where `msgcat` has them, and touches no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workflow.translations.layout import Style, layout_places, layout_string
from workflow.translations.scan import unescape

LABELS = ("type", "term", "reference", "origin", "repair", "check")
"""Labels of our `#.` lines, in the order they stand in an entry."""

_COMMENT, _EXTRACTED, _LABELLED, _PLACES, _FLAGS, _PREVIOUS, _STRING, _OTHER = range(8)
_LABEL = re.compile(rf"#\.[ \t]*(?P<label>{'|'.join(LABELS)}):[ \t]?(?P<text>.*)")
_COMMENT_WIDTHS = (78, 82)
"""Columns that polib (78) and Babel (its width, 76 or 79, and the `#. `) fill at most before they
break a `#.` line."""
_HYPHENATED = re.compile(r"\w-\Z")
"""polib breaks words too: `memory 98% (lang-` and `son-visit)`."""
_PLACE = re.compile("\u2068(?P<marked>[^\u2069]*)\u2069|(?P<plain>[^ \t]+)")
_KEYWORD = re.compile(r"[ \t]*(?P<prefix>#~\||#\||#~)?[ \t]*(?P<name>msg[a-z_]+(?:\[\d+\])?)?")
_QUOTED = re.compile(r'"((?:[^"\\\r\n]|\\.)*)"')
_NOT_IN_PO = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LINE_ENDS = re.compile(r"[ \t]*[\r\n\v\f\x85\u2028\u2029]\s*")


@dataclass(slots=True)
class _Part:
    kind: int
    name: str
    """The label of a `#.` line, the keyword of a string; else empty."""
    text: str
    """Its lines, with line ends."""

    @property
    def rank(self) -> tuple[int, int]:
        """Where it stands among the parts of an entry as `msgcat` writes it."""
        if self.kind == _LABELLED:
            return (_LABELLED, LABELS.index(self.name))
        order = ("msgctxt", "msgid", "msgid_plural")
        if self.kind in (_PREVIOUS, _STRING):
            return (self.kind, order.index(self.name) if self.name in order else len(order))
        return (self.kind, 0)

    @property
    def value(self) -> str | None:
        """What the string of a part says; `None` where it is faulty."""
        try:
            return unescape("".join(_QUOTED.findall(self.text)))
        except ValueError:
            return None


def one_line(text: str) -> str:
    """The text as it can stand in a comment: line ends are blanks, none at its ends.

    Nor does it end in a backslash: gettext would join the next line to it.
    """
    return _LINE_ENDS.sub(" ", text).strip(" \t").rstrip("\\ \t")


def fitted(text: str, source: str) -> str:
    """A translation without control characters, its outer newlines those of the source."""
    core = _NOT_IN_PO.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
    if not core:
        return ""
    return "\n" * source.startswith("\n") + core + "\n" * source.endswith("\n")


def _goes_on(part: _Part, line: str) -> bool:
    """Whether a `#.` line is the rest of one of ours that another program has broken.

    It is when its first word would have been too much for the line.
    """
    if part.kind != _LABELLED:
        return False
    last = part.text.rstrip().rpartition("\n")[2]
    word = line[2:].strip().partition(" ")[0]
    least, most = _COMMENT_WIDTHS
    return bool(word) and len(last) <= most and len(last) + 1 + len(word) > least


def _unbroken(text: str, rest: str) -> str:
    """The text of a `#.` line, with what stands on the lines below it."""
    joined = text.rstrip("\r\n")
    for line in filter(None, rest.split("\n")):
        gap = "" if _HYPHENATED.search(joined) else " "
        joined = joined.rstrip() + gap + line.removeprefix("#.").strip()
    return joined


class EntryText:
    """The parts of one entry."""

    def __init__(self, raw: str, newline: str = "\n") -> None:
        self._parts: list[_Part] = []
        self._newline = newline
        for line in re.findall(r"[^\n]*\n|[^\n]+", raw):
            self._take(line)

    def __str__(self) -> str:
        return "".join(part.text for part in self._parts)

    @property
    def comment(self) -> str:
        """The translator's comment, lines joined by newlines."""
        lines = (part.text.rstrip("\r\n")[1:] for part in self._of(_COMMENT))
        return "\n".join(line.removeprefix(" ") for line in lines)

    def set_comment(self, text: str) -> None:
        """Make the translator's comment say just this, lines parted by newlines."""
        lines = [f"# {one_line(line)}".rstrip() for line in text.split("\n")] if text else []
        parts = [_Part(_COMMENT, "", f"{line}{self._newline}") for line in lines]
        self._replace(_COMMENT, "", parts)

    @property
    def places(self) -> tuple[str, ...]:
        """What the `#:` lines name, in order."""
        lines = (part.text.rstrip("\r\n")[2:] for part in self._of(_PLACES))
        found = (match for line in lines for match in _PLACE.finditer(line))
        return tuple(match["marked"] or match["plain"] or "" for match in found)

    @property
    def flags(self) -> tuple[str, ...]:
        """What the `#,` lines say, in order."""
        lines = (part.text.rstrip("\r\n")[2:] for part in self._of(_FLAGS))
        return tuple(flag.strip() for line in lines for flag in line.split(",") if flag.strip())

    @property
    def previous(self) -> str | None:
        """The text of `#| msgid`."""
        parts = (part for part in self._of(_PREVIOUS) if part.name == "msgid")
        return next((part.value for part in parts), None)

    def labelled(self, label: str) -> tuple[str, ...]:
        """The texts of the `#.` lines with one of our labels."""
        return tuple(
            _unbroken(match["text"], part.text[match.end() :])
            for part in self._parts
            if part.kind == _LABELLED and part.name == label
            if (match := _LABEL.match(part.text))
        )

    def set_labelled(self, label: str, texts: Iterable[str]) -> None:
        """Make the `#.` lines with one of our labels say just these texts."""
        wanted = tuple(line for text in texts if (line := one_line(text)))
        if wanted != self.labelled(label):
            lines = (f"#. {label}: {text}{self._newline}" for text in wanted)
            self._replace(_LABELLED, label, [_Part(_LABELLED, label, line) for line in lines])

    def set_places(self, places: Sequence[str], style: Style) -> None:
        """Make the `#:` lines name these places; each is named once."""
        wanted = tuple(dict.fromkeys(places))
        if wanted != self.places:
            text = layout_places(wanted, style)
            self._replace(_PLACES, "", [_Part(_PLACES, "", text)] if text else [])

    def set_fuzzy(self, fuzzy: bool) -> None:
        """Set or clear the flag `fuzzy`; other flags stay as they are."""
        if fuzzy == ("fuzzy" in self.flags):
            return
        lines = [part for part in self._parts if part.kind == _FLAGS]
        if fuzzy and lines:
            lines[0].text = f"#, fuzzy,{lines[0].text[2:]}"
        elif fuzzy:
            self._insert(_Part(_FLAGS, "", f"#, fuzzy{self._newline}"))
        for part in lines if not fuzzy else ():
            names = [name.strip() for name in part.text[2:].split(",")]
            others = ", ".join(name for name in names if name and name != "fuzzy")
            part.text = f"#, {others}{self._newline}" if others else ""
        self._parts = [part for part in self._parts if part.text]

    def set_previous(self, text: str | None, style: Style, context: str | None = None) -> None:
        """Write the source a translation was made for, or with `None` take it out."""
        strings = {} if text is None else {"msgctxt": context, "msgid": text}
        self._replace(_PREVIOUS, "", [])
        for name, value in strings.items():
            if value is not None:
                self._insert(self._previous_part(name, value, style))

    def set_string(self, name: str, text: str | None, style: Style, *, prefix: str = "") -> None:
        """Write `msgctxt`, `msgid` or `msgstr`; with `None` take it out."""
        parts = []
        if text is not None:
            lines = layout_string(name, text, style, prefix=prefix, wraps=self._wraps)
            parts = [_Part(_STRING, name, lines)]
        self._replace(_STRING, name, parts)

    def retire(self, strings: dict[str, str | None], style: Style) -> None:
        """Make the entry obsolete: `#~` before its strings, places and findings dropped."""
        self._replace(_PLACES, "", [])
        self.set_labelled("check", ())
        self._rewrite(strings, style, "#~ ", "#~| ")

    def revive(self, strings: dict[str, str | None], style: Style) -> None:
        """Make an obsolete entry live again."""
        self._rewrite(strings, style, "", "#| ")

    def _rewrite(
        self, strings: dict[str, str | None], style: Style, prefix: str, previous: str
    ) -> None:
        for part in self._of(_PREVIOUS):
            if part.value is None:
                part.text = re.sub(r"^#~?\| ?", previous, part.text, flags=re.MULTILINE)
            else:
                part.text = layout_string(
                    part.name, part.value, style, prefix=previous, wraps=self._wraps
                )
        for name, value in strings.items():
            self.set_string(name, value, style, prefix=prefix)

    @property
    def _wraps(self) -> bool:
        return "no-wrap" not in self.flags

    def _previous_part(self, name: str, text: str, style: Style) -> _Part:
        lines = layout_string(name, text, style, prefix="#| ", wraps=self._wraps)
        return _Part(_PREVIOUS, name, lines)

    def _of(self, kind: int) -> list[_Part]:
        return [part for part in self._parts if part.kind == kind]

    def _take(self, line: str) -> None:
        begin = line[:2]
        label = _LABEL.match(line) if begin == "#." else None
        if label:
            self._parts.append(_Part(_LABELLED, label["label"], line))
        elif begin == "#." and self._parts and _goes_on(self._parts[-1], line):
            self._parts[-1].text += line
        elif begin == "#.":
            self._parts.append(_Part(_EXTRACTED, "", line))
        elif begin == "#:":
            self._parts.append(_Part(_PLACES, "", line))
        elif begin == "#,":
            self._parts.append(_Part(_FLAGS, "", line))
        elif line[0] == "#" and begin not in ("#|", "#~"):
            self._parts.append(_Part(_COMMENT, "", line))
        else:
            self._take_string(line)

    def _take_string(self, line: str) -> None:
        match = _KEYWORD.match(line)
        prefix, name = (match["prefix"] or "", match["name"]) if match else ("", None)
        kind = _PREVIOUS if prefix.endswith("|") else _STRING
        follows = bool(self._parts) and self._parts[-1].kind == kind
        if name:
            self._parts.append(_Part(kind, name, line))
        elif follows and ('"' in line or not line.strip()):
            self._parts[-1].text += line
        else:
            self._parts.append(_Part(_OTHER, "", line))

    def _replace(self, kind: int, name: str, new: list[_Part]) -> None:
        """Put new parts in the place of those of a kind (and name, unless that is empty)."""
        places = [
            index
            for index, part in enumerate(self._parts)
            if part.kind == kind and name in ("", part.name)
        ]
        at = places[0] if places else None
        for index in reversed(places):
            del self._parts[index]
        if at is None:
            for part in new:
                self._insert(part)
        else:
            self._parts[at:at] = new

    def _insert(self, new: _Part) -> None:
        """Put a part behind the last that belongs before it, or its own kind's neighbours."""
        kinds = (_EXTRACTED, _LABELLED) if new.kind == _LABELLED else (new.kind,)
        alike = [
            index
            for index, part in enumerate(self._parts)
            if part.kind in kinds and part.rank <= new.rank
        ]
        if alike:
            at = alike[-1] + 1
        else:
            later = (
                index
                for index, part in enumerate(self._parts)
                if part.kind != _OTHER and part.rank > new.rank
            )
            at = next(later, len(self._parts))
        self._parts.insert(at, new)
