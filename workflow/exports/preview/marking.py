"""A text with light tags and marked words as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup

from workflow.article import parse_inline
from workflow.exports.html.text import held_html
from workflow.exports.inline import live_address
from workflow.exports.ooxml import clean_text
from workflow.exports.preview.values import ERROR, NOTE, WARNING, Mark, Note

_FINDINGS = (ERROR, WARNING, NOTE)
_QUOTED = re.compile(r"“([^”]+)”")
_UNKNOWN = re.compile(r"unknown words (?P<words>.+)")


def marked_html(tagged: str, marks: Sequence[Mark], addresses: Sequence[str] = ()) -> Markup:
    """The text as HTML, every character of it text; `addresses` are the links of its block.

    Marks may overlap: the text is cut at their ends, each piece names all that it lies in. An
    address that is not `http`, `https` or `mailto` leaves its text without a link.

    >>> marked_html("a < b", [Mark(0, 1, "term", 1)])
    Markup('<span class="term" data-pair="1">a</span> &lt; b')
    """
    out = Markup()
    position = 0
    for run in parse_inline(tagged):
        inner = Markup()
        for start, end in _pieces(position, position + len(run.text), marks):
            text = _text(run.text[start - position : end - position])
            inner += _marked(text, [mark for mark in marks if _covers(mark, start, end)])
        inner = Markup("<em>{}</em>").format(inner) if run.italic else inner
        inner = Markup("<strong>{}</strong>").format(inner) if run.bold else inner
        linked = run.link and run.link <= len(addresses)
        address = live_address(addresses[run.link - 1]) if run.link and linked else ""
        out += Markup('<a href="{}">{}</a>').format(address, inner) if address else inner
        position += len(run.text)
    return out


def quoted_marks(plain: str, notes: Iterable[Note]) -> list[Mark]:
    """The words of a text that its notes quote, marked as grave as the note is.

    >>> quoted_marks("in Dien Hong Hall", [Note("note", "terms", "no “Dien Hong Hall” there")])
    [Mark(start=3, end=17, kind='note', pair=0, title='terms: no “Dien Hong Hall” there')]
    """
    return [
        Mark(*match.span(), note.severity, title=str(note))
        for note in notes
        if note.severity in _FINDINGS
        for words in dict.fromkeys(_quoted(note.message))
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", plain, re.IGNORECASE)
    ]


def _quoted(message: str) -> Iterator[str]:
    unknown = _UNKNOWN.match(message)
    yield from unknown["words"].split(", ") if unknown else _QUOTED.findall(message)


def _pieces(start: int, end: int, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """A stretch of the text cut where a mark begins or ends."""
    cuts = {start, end}
    cuts.update(at for mark in marks for at in (mark.start, mark.end) if start < at < end)
    ordered = sorted(cuts)
    return pairwise(ordered)


def _covers(mark: Mark, start: int, end: int) -> bool:
    return mark.start <= start and end <= mark.end


def _text(text: str) -> Markup:
    return Markup("<br>").join(Markup(held_html(line)) for line in clean_text(text).split("\n"))


def _marked(text: Markup, marks: Sequence[Mark]) -> Markup:
    """A piece of text with what its marks say; a finding is an element that readers announce."""
    if not marks:
        return text
    name = "mark" if any(mark.kind in _FINDINGS for mark in marks) else "span"
    classes = " ".join(dict.fromkeys(mark.kind for mark in marks))
    pairs = " ".join(dict.fromkeys(str(mark.pair) for mark in marks if mark.pair))
    titles = "\n".join(dict.fromkeys(clean_text(mark.title) for mark in marks if mark.title))
    opening = Markup('<{} class="{}"').format(Markup(name), classes)
    if pairs:
        opening += Markup(' data-pair="{}"').format(pairs)
    if titles:
        opening += Markup(' title="{}"').format(titles)
    return opening + Markup(">{}</{}>").format(text, Markup(name))
