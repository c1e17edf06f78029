"""Splitting plain text into sentences by SRX rules.

A fast search for each break rule finds where a boundary may be; only there all rules against a
break are tried, as one look-behind. Of the rules that match at a place the first one decides, as
SRX wants it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from workflow.errors import SegmentationError
from workflow.segmentation.compiling import Scan, compile_rules
from workflow.segmentation.srx import Rule, SrxFile, parse_srx

_RULES = Path(__file__).parent / "rules"
_SAME_RULES = {"nn": "nb", "no": "nb"}
_INK = re.compile(r"\S")
_PATIENCE = 20.0
"""Seconds that one expression of a desk's own file may take on one text."""


@dataclass(frozen=True, slots=True)
class Segmenter:
    """Splits text by the rules of one language; made by `load_segmenter`."""

    language: str
    scans: tuple[Scan, ...]
    path: Path | None = None
    """The desk's own SRX file, when the rules are from one."""

    def split(self, text: str, protected: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
        """The sentences of a plain text as (start, end), in order and without blanks around.

        What lies between them is white space. No boundary falls inside a `protected` span.
        Raises `SegmentationError` when a rule of the desk's own file never comes to an end.

        >>> load_segmenter("en").split("He met Gen. Giang. They agreed.")
        [(0, 18), (19, 31)]
        """
        try:
            boundaries = self._boundaries(text)
        except TimeoutError as err:
            raise SegmentationError(
                "A rule takes too long on this text",
                path=self.path,
                hint="Look for repeated groups that can match one text in many ways.",
            ) from err
        return _trim(text, boundaries, protected)

    def _boundaries(self, text: str) -> list[int]:
        # Built-in rules need no limit, and looking at the clock costs a tenth of the time.
        limits: Any = {"timeout": _PATIENCE} if self.path else {}
        found: set[int] = set()
        for scan in self.scans:
            for need in scan.needs:
                if need in text:
                    break
            else:
                if scan.needs:
                    continue
            found.update([match.end() for match in scan.pattern.finditer(text, **limits)])
        return sorted(found)


def load_segmenter(language: str, srx: Path | None = None) -> Segmenter:
    """The segmenter for a language (`en`, `vi-VN`; `no` is `nb`), made once and kept.

    Without `srx` the built-in rules: those of the language, then those for all. With `srx` the
    rules of that file; `SegmentationError` when it cannot be read or has none for the language.
    """
    code = language.strip().replace("_", "-").lower()
    primary, dash, rest = code.partition("-")
    code = ("nb" if primary == "no" else primary) + dash + rest
    if srx is None:
        return _built_in(code)
    try:
        data = srx.read_bytes()
    except OSError as err:
        raise SegmentationError(f"The SRX file cannot be read: {err.strerror}", path=srx) from err
    return _from_file(code, srx, data)


@lru_cache(maxsize=64)
def _built_in(code: str) -> Segmenter:
    return Segmenter(code, compile_rules(_built_in_rules(code)))


@lru_cache(maxsize=64)
def _from_file(code: str, path: Path, data: bytes) -> Segmenter:
    """Keyed by the contents too: an edited file counts at once."""
    srx = parse_srx(data, path)
    rules = srx.rules_for(code)
    if srx.extends_built_in:
        rules += _built_in_rules(code)
    if not rules:
        raise SegmentationError(
            f"The file has no rules for the language {code!r}",
            path=path,
            hint="Add a <languagemap> whose languagepattern matches it.",
        )
    return Segmenter(code, compile_rules(rules), path)


def _built_in_rules(code: str) -> tuple[Rule, ...]:
    own = _SAME_RULES.get(code.partition("-")[0], code.partition("-")[0])
    names = [own, "default"] if own.isalpha() and (_RULES / f"{own}.srx").is_file() else ["default"]
    return tuple(
        rule for name in dict.fromkeys(names) for rule in _built_in_file(name).rules_for(code)
    )


@lru_cache(maxsize=16)
def _built_in_file(name: str) -> SrxFile:
    path = _RULES / f"{name}.srx"
    return parse_srx(path.read_bytes(), path)


def _trim(
    text: str, boundaries: Iterable[int], protected: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Spans without outer blanks; a boundary whose gap reaches into a protected span is left."""
    first = _INK.search(text)
    if first is None:
        return []
    spans: list[tuple[int, int]] = []
    shields = _join_overlaps(protected)
    start = examined = first.start()
    for position in boundaries:
        if position <= examined:  # another boundary in the same gap
            continue
        following = _INK.search(text, position)
        if following is None:
            break
        end, examined = position, following.start()
        while text[end - 1].isspace():
            end -= 1
        while shields and shields[-1][1] <= end:
            shields.pop()
        if shields and max(end, shields[-1][0] + 1) <= min(examined, shields[-1][1] - 1):
            continue
        spans.append((start, end))
        start = examined
    spans.append((start, len(text.rstrip())))
    return spans


def _join_overlaps(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with an inside, last to first; what overlaps is one, what touches stays two."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[1] - span[0] > 1):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined[::-1]
