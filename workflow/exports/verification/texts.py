"""Text that Word shows as it is: no control characters, deleted text where it is deleted,
and styles that exist."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from workflow.exports.review.walking import W
from workflow.exports.verification.opened import WordFile
from workflow.exports.verification.places import excerpt, place_of
from workflow.exports.verification.values import Fault

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_NAMED = ("pStyle", "rStyle", "tblStyle")
_LINKED = ("basedOn", "next", "link")


def characters(file: WordFile) -> Iterator[Fault]:
    """Line ends, tabs and other control characters, which Word shows as a blank or not at all."""
    for part, root in file.shown.items():
        for text in root.iter(f"{W}t", f"{W}delText", f"{W}instrText"):
            if _CONTROL.search(text.text or ""):
                what = f"a control character stands in {excerpt(text.text or '')}"
                mend = "Write line ends as w:br and tabs as w:tab"
                yield Fault(what, place_of(part, text), mend)


def deletions(file: WordFile) -> Iterator[Fault]:
    """Deleted text outside a deletion, and text in one that does not say it is deleted."""
    for part, root in file.shown.items():
        for text in root.iter(f"{W}delText", f"{W}t"):
            inside = any(True for _ in text.iterancestors(f"{W}del"))
            if inside != (text.tag == f"{W}delText"):
                told = excerpt(text.text or "")
                what = (
                    f"{told} is in a deletion but no w:delText"
                    if inside
                    else (f"{told} is w:delText outside a deletion")
                )
                yield Fault(what, place_of(part, text))


def styles(file: WordFile) -> Iterator[Fault]:
    """Styles that are named and are not there, or are there twice."""
    known = file.styles
    for part, root in file.shown.items():
        for named in root.iter(*(f"{W}{name}" for name in _NAMED)):
            style = named.get(f"{W}val")
            if style not in known:
                yield Fault(f"there is no style {style}", place_of(part, named))
    part_of_styles = file.styles_name
    root_of_styles = file.optional(part_of_styles)
    every = [] if root_of_styles is None else list(root_of_styles.iter(f"{W}style"))
    counts = Counter(str(style.get(f"{W}styleId")) for style in every)
    for name, count in counts.items():
        if count > 1:
            yield Fault(f"{count} styles have the id {name}", part_of_styles)
    for name, made in known.items():
        for link in _LINKED:
            other = made.find(f"{W}{link}")
            if other is not None and other.get(f"{W}val") not in known:
                what = f"the style {name} rests on {other.get(f'{W}val')}, which is not there"
                yield Fault(what, part_of_styles)
