"""Titles and bodies that belong to another body: `the Women's Union's President`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_REACH = 120
_CAPITAL = "[A-ZÀ-ÖØ-ÞĐ]"
_NAME = r"[A-ZÀ-ÖØ-ÞĐ][\w-]*"


@dataclass(frozen=True)
class Owners:
    """How one language says whose a title or body is, as `[xx.owners]` lists it."""

    genitives: bool = False
    """Whether an owner stands before it with an apostrophe: `the group's`."""
    ours: tuple[str, ...] = ()
    """Owners, and words behind a link, that are the Party or the State."""
    links: tuple[str, ...] = ()
    """What joins a holder's name to what else they lead: `Nguyen Thi Hoa of the Red Cross`."""
    parts: tuple[str, ...] = ()
    """Nouns that make a part of what stands in the genitive: `'s inspection team`."""

    def owned(self, text: str, start: int, end: int) -> bool:
        """Whether what stands around a title makes it the title of something else."""
        return self._owned_before(text, start) or self._owned_behind(text, end)

    def goes_on(self, text: str, start: int, end: int) -> bool:
        """Whether a title goes on with a part of its body.

        `Chairwoman of the National Assembly's Committee`: a capital follows, or one of `parts`;
        not `the Chairman of the National Assembly's visit`, nor `the Prime Minister's Office`.
        """
        if not self.genitives or text[end : end + 1] != "'":
            return False
        joined = any(f" {link} " in text[start:end] for link in self.links)
        return joined and self._part.match(text, end) is not None

    def _owned_before(self, text: str, start: int) -> bool:
        if not self.genitives or text[start - 1 : start] != " ":
            return False
        owner = text[max(start - _REACH, 0) : start - 1]
        bare = owner.removesuffix("s") if owner.endswith("'s") else owner
        if not bare.endswith("'"):
            return False
        return re.search(rf"(?<!\w)(?:{self._ours})'\Z", bare) is None

    def _owned_behind(self, text: str, end: int) -> bool:
        match = self._behind.match(text, end) if self.links else None
        if match is None:
            return False
        return re.match(rf"(?:{self._ours})(?!\w)", match["owner"]) is None

    @cached_property
    def _ours(self) -> str:
        return "|".join(map(re.escape, self.ours)) or "(?!)"

    @cached_property
    def _behind(self) -> re.Pattern[str]:
        """A name of two to five words, a link, and a word with a capital."""
        links = sorted(self.links, key=len, reverse=True)
        either = "|".join(re.escape(one) + ("" if one.endswith("'") else " ") for one in links)
        return re.compile(
            rf",? {_NAME}(?: {_NAME}){{1,4}}?,? (?:{either})(?P<owner>{_CAPITAL}[\w.&-]*)"
        )

    @cached_property
    def _part(self) -> re.Pattern[str]:
        nouns = "|".join(map(re.escape, self.parts)) or "(?!)"
        return re.compile(rf"'s? (?:{_CAPITAL}\w|(?:\w+ ){{0,2}}?(?:{nouns})(?!\w))")
