"""Names of persons beside a title, as far as a guard must know them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from workflow.glossary.folding import key
from workflow.glossary.names.name_rules import begins_name

# `President Tran Dai Quang`
_FULL_NAME = re.compile(r"[^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+){1,4}")
_TWO_OR_THREE = re.compile(r"[^\W\d_]+ [^\W\d_]+(?: [^\W\d_]+)?")
# `phan van giang Thanh`: a word that may be a further syllable of a Vietnamese name.
SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|th|tr|ph|kh|gh|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)


@dataclass(frozen=True, slots=True)
class Names:
    """The glossary's persons, as a guard needs them."""

    starts: Collection[int] = ()
    """Offsets in the text where one of them begins."""
    family: Collection[str] = ()
    """Their family names, in small letters without accents."""
    given: Collection[str] = ()
    """The last syllables of their names, likewise."""

    def may_begin(self, text: str, offset: int, word: str, *, alone: bool) -> bool:
        """Whether a capitalised word may begin a Vietnamese name; `alone`: or be all of it."""
        plain = key(word, accents=False)
        if offset in self.starts or plain in (self.given if alone else self.family):
            return True
        return not alone and _begins_name(text, offset)

    def stands_at(self, text: str, offset: int) -> bool:
        """Whether a person's name stands at an offset: one of the glossary, or one that begins
        with a family name and has syllables that Vietnamese names have."""
        if offset in self.starts:
            return True
        match = _FULL_NAME.match(text, offset)
        words = [key(word, accents=False) for word in match.group().split()] if match else [""]
        if words[0] in self.family and all(map(SYLLABLE.fullmatch, words)):
            return True
        return _begins_name(text, offset)


def _begins_name(text: str, offset: int) -> bool:
    """Whether a name of no one in the glossary stands at an offset: `Trương Thị Lan Chi`."""
    match = _TWO_OR_THREE.match(text, offset)
    words = match.group().split(" ") if match else [""]
    return all(word[:1].isupper() for word in words[:2]) and begins_name(words)
