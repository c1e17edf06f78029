"""Light tags and languages as HTML."""

from __future__ import annotations

from html import escape
from itertools import groupby

from workflow.article import Inline, parse_inline
from workflow.exports.inline import live_address
from workflow.exports.languages import Language
from workflow.exports.ooxml import LONGEST_HELD, SYMBOL, clean_text


def plain_html(text: str) -> str:
    """The text as HTML, every character of it text."""
    return escape(clean_text(text))


def language_attributes(language: Language) -> str:
    """`lang`, and `dir` where the language is written from right to left, after a blank."""
    direction = ' dir="rtl"' if language.is_rtl else ""
    return f' lang="{language.code}"{direction}'


def inline_html(tagged: str, addresses: tuple[str, ...]) -> str:
    """A text with light tags as HTML; `addresses` are the links of its block.

    An address that is not `http`, `https` or `mailto` leaves its text without a link.
    """
    out = []
    for link, pieces in groupby(parse_inline(tagged), key=lambda piece: piece.link):
        inner = "".join(map(_formatted, pieces))
        address = live_address(addresses[link - 1]) if link and link <= len(addresses) else ""
        out.append(f'<a href="{escape(address)}">{inner}</a>' if address else inner)
    return "".join(out)


def _formatted(piece: Inline) -> str:
    text = held_html(piece.text).replace("\n", "<br>")
    text = f"<em>{text}</em>" if piece.italic else text
    return f"<strong>{text}</strong>" if piece.bold else text


def held_html(text: str) -> str:
    """A plain text as HTML, symbols of documents in one piece and from left to right."""
    out = []
    position = 0
    for match in SYMBOL.finditer(text):
        out.append(plain_html(text[position : match.start()]))
        symbol = plain_html(match.group())
        is_held = len(match.group()) <= LONGEST_HELD
        out.append(f'<span class="held">{symbol}</span>' if is_held else symbol)
        position = match.end()
    return "".join((*out, plain_html(text[position:])))
