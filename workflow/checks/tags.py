"""Light tags: the translation carries the same formatting and links, properly paired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workflow.article import iter_tags
from workflow.checks.base import Finding, Severity, Translation


class TagsCheck:
    """Tags of the source that are missing, added or badly paired in the translation."""

    id = "tags"
    title = "Formatting and links"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each kind of tag that differs, one for bad pairing."""
        if "<" not in unit.source and "<" not in unit.target:
            return
        wanted = Counter(tag for tag in iter_tags(unit.source) if not tag.startswith("</"))
        tags = list(iter_tags(unit.target))
        there = Counter(tag for tag in tags if not tag.startswith("</"))
        for tag in sorted(wanted.keys() | there.keys()):
            if wanted[tag] > there[tag]:
                yield self._finding(f"{_pair(tag)} of the source is missing")
            elif wanted[tag] < there[tag]:
                yield self._finding(f"{_pair(tag)} is not in the source")
        if not _is_paired(tags):
            yield self._finding("opening and closing tags do not match")

    def _finding(self, message: str) -> Finding:
        return Finding(self.id, Severity.ERROR, message)


def _pair(tag: str) -> str:
    return f"{tag}…</{tag[1]}>"


def _is_paired(tags: list[str]) -> bool:
    open_tags: list[str] = []
    for tag in tags:
        if not tag.startswith("</"):
            open_tags.append(tag[1])
        elif not open_tags or open_tags.pop() != tag[2]:
            return False
    return not open_tags
