"""What is found of persons of any country: a name in a text, the names of an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workflow.glossary.names.name_rules import is_syllable

Evidence = Literal["title", "given", "unknown", "article"]


@dataclass(frozen=True, slots=True)
class ForeignName:
    """A name of a person of any country; `text` is `source[start:end]`, in code points."""

    start: int
    end: int
    text: str
    evidence: Evidence
    """What shows that it is a person: a title before it, a given name, the article, or only
    that none of its words is a word of the language."""
    gender: str = ""
    """`m` or `f` as the given name tells; empty where it tells nothing."""

    @property
    def is_vietnamese(self) -> bool:
        """Whether nothing but Vietnamese syllables shows it: a small name or a place."""
        words = self.text.split(" ")
        listed = self.evidence in ("title", "given") or len(words) < 2
        return not listed and all(map(is_syllable, words))

    @property
    def is_sure(self) -> bool:
        """Whether it is a person beyond doubt, so that another text must name it too."""
        return self.evidence in ("title", "given")


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """The persons of any country whom an article names."""

    full: frozenset[str] = frozenset()
    """As they are written, the first time or later."""
    short: Mapping[str, str] = field(default_factory=dict)
    """The words by which it may name them again, in small letters, and the gender."""
