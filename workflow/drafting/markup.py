"""Formatting around machine translation: taken off before, put back where it belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workflow.article import Inline, parse_inline, serialize_inline


@dataclass(frozen=True, slots=True)
class FormattedSpan:
    """A stretch of plain text with one formatting."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    link: int | None = None

    @property
    def tag(self) -> str:
        """The opening tag, as a translator sees it."""
        return serialize_inline([self.apply("x")]).partition("x")[0]

    def apply(self, text: str) -> Inline:
        """A run of this formatting."""
        return Inline(text, self.bold, self.italic, self.link)


def formatted_spans(tagged: str) -> list[FormattedSpan]:
    """The formatted stretches of a text; bold, italic and link each have their own."""
    spans: list[FormattedSpan] = []
    position = 0
    open_spans: dict[str, FormattedSpan] = {}
    for run in (*parse_inline(tagged), Inline("")):
        wanted = {
            **({"b": FormattedSpan(position, position, bold=True)} if run.bold else {}),
            **({"i": FormattedSpan(position, position, italic=True)} if run.italic else {}),
            **(
                {f"a{run.link}": FormattedSpan(position, position, link=run.link)}
                if run.link is not None
                else {}
            ),
        }
        for name in [name for name in open_spans if name not in wanted]:
            spans.append(replace(open_spans.pop(name), end=position))
        for name, span in wanted.items():
            open_spans.setdefault(name, span)
        position += len(run.text)
    return sorted(spans, key=lambda span: (span.start, -span.end))


def apply_spans(plain: str, spans: Sequence[FormattedSpan]) -> str:
    """The plain text with light tags for the spans, which may overlap."""
    cuts = sorted({0, len(plain), *(span.start for span in spans), *(span.end for span in spans)})
    runs: list[Inline] = []
    for start, end in pairwise(cuts):
        run = Inline(plain[start:end])
        for span in spans:
            if span.start <= start and end <= span.end:
                run = Inline(
                    run.text,
                    run.bold or span.bold,
                    run.italic or span.italic,
                    run.link if span.link is None else span.link,
                )
        runs.append(run)
    return serialize_inline(runs)


def find_once(inner: str, plain: str) -> tuple[int, int] | None:
    """Where the inner text stands in the whole, as whole words; `None` unless exactly once.

    Case and a final stop do not count: an engine writes a stretch translated alone as a
    sentence.
    """
    wanted = inner.strip().rstrip(".").strip()
    if not wanted:
        return None
    pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)", re.IGNORECASE)
    found = [match.span() for match in pattern.finditer(plain)]
    return found[0] if len(found) == 1 else None
