"""Headlines in capitals or in title case, read as the sentences that they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workflow.article import Article, BlockKind, plain_text
from workflow.drafting.truecase import is_shouted, is_title_case, truecase
from workflow.drafting.vocabulary import Vocabulary, vocabulary_of
from workflow.glossary import Glossary, Occurrence

_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING})


class Headlines:
    """The headlines of one article; its body shows which of their words have capitals."""

    def __init__(self, language: str, body: Iterable[str], glossary: Glossary) -> None:
        """`body` are the plain texts of the article without its headlines."""
        self._language = language
        self._body = tuple(body)
        self._glossary = glossary
        self._vocabulary: Vocabulary | None = None

    def reading(self, plain: str, kind: str) -> str:
        """A plain text of the article as a sentence, letter for letter in its place.

        Title case is undone in titles and headings only: `By Minh Anh, Desk Press` has it too.
        """
        shouted = is_shouted(plain, self._language)
        if not shouted and not (kind in _HEADLINES and is_title_case(plain, self._language)):
            return plain
        if self._vocabulary is None:
            self._vocabulary = vocabulary_of(self._body, self._language, self._glossary)
        return truecase(plain, self._language, self._vocabulary)

    def find(self, plain: str, kind: str) -> list[Occurrence]:
        """The terms and references in a text of the article, worded as they stand there."""
        found = self._glossary.find(self.reading(plain, kind), self._language)
        return [replace(one, text=plain[one.start : one.end]) for one in found]


def headlines_of(article: Article, glossary: Glossary) -> Headlines:
    """The headlines of an article."""
    body = (plain_text(block.text) for block in article.blocks if block.kind not in _HEADLINES)
    return Headlines(article.language, body, glossary)
