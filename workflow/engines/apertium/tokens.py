"""The words of a stream behind Apertium's analyser, with the readings that its tagger chose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SINGULAR, PLURAL, PAST = "<vblex><pri><p3><sg>", "<vblex><pres>", "<vblex><past>"
"""The tags of an English verb: `aims`, `aim`, `aimed`."""
_UNIT = re.compile(r"\^([^$]*)\$")
_FINITE = ("pri", "pres", "past")
_VERBS = frozenset({"vblex", "vbser", "vbhaver", "vbdo", "vbmod", "vaux"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word with all its readings and the one that the tagger chose."""

    start: int
    end: int
    surface: str
    readings: tuple[str, ...]
    chosen: str
    quoted: bool
    """Whether a quotation mark stands before it."""

    def may(self, *tags: str) -> bool:
        """Whether some reading begins with these tags."""
        wanted = "".join(f"<{tag}>" for tag in tags)
        return any(wanted == tags_of(one)[: len(wanted)] for one in self.readings)

    @property
    def kind(self) -> str:
        """The part of speech that was chosen; `?` for an unknown word."""
        found = re.search(r"<([^<>]*)>", self.chosen)
        return found.group(1) if found else "?"

    @property
    def is_verb(self) -> bool:
        """Whether a finite verb was chosen."""
        tags = tags_of(self.chosen)
        if self.kind in ("vaux", "vbmod"):
            return True
        return self.kind in _VERBS and any(f"<{one}>" in tags for one in _FINITE)

    @property
    def is_sure(self) -> bool:
        """Whether it is a finite verb and nothing else."""
        others = any(self.may(one) for one in ("n", "adj", "pr", "adv"))
        helping = self.kind in ("vbser", "vbhaver", "vbdo", "vaux", "vbmod")
        return self.is_verb and (helping or not others)

    @property
    def is_name(self) -> bool:
        """Whether it stands for somebody or something: a noun, a name, an unknown word."""
        plural = self.may("n", "pl") and not self.may("n", "sg")
        return self.kind in ("n", "np", "?") or plural

    def lemma(self) -> str:
        """In small letters."""
        return self.chosen.partition("<")[0].lower()


def tokens_of(analysed: str, tagged: str) -> list[Token]:
    """The words of a stream; none where the tagger made other units of it."""
    units, choices = list(_UNIT.finditer(analysed)), _UNIT.findall(tagged)
    if len(units) != len(choices):
        return []
    made = []
    end = 0
    for unit, choice in zip(units, choices, strict=True):
        surface, *readings = unit.group(1).split("/")
        quoted = any(sign in analysed[end : unit.start()] for sign in '"“”')
        made.append(Token(*unit.span(), surface, tuple(readings), choice, quoted))
        end = unit.end()
    return made


def sentences_of(tokens: Sequence[Token]) -> Iterator[list[int]]:
    sentence: list[int] = []
    for number, token in enumerate(tokens):
        if token.quoted and sentence:
            yield sentence
            sentence = []
        sentence.append(number)
        if token.kind == "sent":
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def tags_of(reading: str) -> str:
    return reading[reading.find("<") :] if "<" in reading else ""
