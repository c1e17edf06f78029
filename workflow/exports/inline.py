"""Light tags as runs with character styles, and the register of live links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from urllib.parse import quote, urlsplit

from workflow.article import Inline, parse_inline
from workflow.exports import ooxml
from workflow.exports.languages import Language

MARKER_STYLE = "BilingualMarker"
"""Character style of what a list item begins with; not part of the sentence."""

_LONGEST_ADDRESS = 2079
"""Word refuses a longer address in a hyperlink."""
_HOST = re.compile(r"[\w.-]+")
_MAILBOX = re.compile(r"mailto:[^\s@<>\"]+@[\w.-]+(?:\?\S*)?", re.IGNORECASE)
_KEPT_IN_ADDRESS = "%/:?#[]@!$&'()*+,;=-._~"


class Links:
    """The addresses a document leads to, each under one relationship id."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    @property
    def addresses(self) -> Mapping[str, str]:
        """Relationship id of each address."""
        return self._ids

    def wrap(self, address: str, runs: str) -> str:
        """The runs as a live link, or as they are when the address is none to follow."""
        target = live_address(address)
        if not target:
            return runs
        return ooxml.hyperlink(self._ids.setdefault(target, f"rLink{len(self._ids) + 1}"), runs)


def live_address(address: str) -> str:
    """The address as a relationship may hold it; empty unless http, https or mailto.

    >>> live_address("https://example.org/tin tức")
    'https://example.org/tin%20t%E1%BB%A9c'
    >>> live_address("javascript:alert(1)")
    ''
    """
    address = ooxml.clean_text(address).strip()
    if address.lower().startswith("mailto:"):
        live = quote(address, safe=_KEPT_IN_ADDRESS) if _MAILBOX.fullmatch(address) else ""
    else:
        live = _web_address(address)
    return live if len(live) <= _LONGEST_ADDRESS else ""


def inline_runs(
    tagged: str,
    language: Language,
    links: Links,
    addresses: tuple[str, ...],
    *,
    in_bold: bool = False,
) -> str:
    """The runs of a text with light tags; `addresses` are the links of its block.

    `in_bold` says that the paragraph is bold by its style: Word would take bold on bold for
    plain (ECMA-376 part 1, 17.7.3), so bold is left out there.
    """
    return "".join(linked_runs(parse_inline(tagged), language, links, addresses, in_bold=in_bold))


def linked_runs(
    pieces: Iterable[Inline],
    language: Language,
    links: Links,
    addresses: tuple[str, ...],
    *,
    in_bold: bool = False,
    deleted: bool = False,
    wrap: Callable[[str], str] = str,
) -> Iterator[str]:
    """The runs of each stretch that leads to one address; `wrap` goes round the runs of each.

    A link goes round what `wrap` makes.
    """
    for link, grouped in groupby(pieces, key=lambda piece: piece.link):
        address = addresses[link - 1] if link and link <= len(addresses) else ""
        live = bool(live_address(address))
        runs = wrap(
            "".join(
                ooxml.run(
                    piece.text,
                    language,
                    character_style(piece.bold and not in_bold, piece.italic, live),
                    deleted=deleted,
                )
                for piece in grouped
            )
        )
        yield links.wrap(address, runs) if live else runs


def character_style(bold: bool, italic: bool, link: bool) -> str:
    """Id of the character style for a formatting; empty for plain text."""
    emphasis = ("Strong" if bold else "") + ("Emphasis" if italic else "")
    return f"Hyperlink{emphasis}" if link else emphasis


def _web_address(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or parts.username:
        return ""
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    rest = quote(parts.path, safe=_KEPT_IN_ADDRESS)
    for sign, piece in (("?", parts.query), ("#", parts.fragment)):
        rest += sign + quote(piece, safe=_KEPT_IN_ADDRESS) if piece else ""
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}{rest}"
