"""The sentences of a block joined to a paragraph in one language."""

from __future__ import annotations

from workflow.article import plain_text
from workflow.exports import ooxml
from workflow.exports.aligned import AlignedBlock, AlignedUnit
from workflow.exports.inline import inline_runs
from workflow.exports.languages import Language
from workflow.exports.rows import Setting

_NO_BLANKS = ("zh", "ja")
"""Languages whose sentences follow one another without a blank."""


def text_in(unit: AlignedUnit, side: int) -> str:
    """A sentence in the language of a side: 0 is the source, 1 the first target."""
    return (unit.source, unit.target, *(other.target for other in unit.others))[side]


def paragraph_runs(
    aligned: AlignedBlock, side: int, setting: Setting, *, in_bold: bool = False
) -> str:
    """The runs of a block in the language of a side; what has no translation says so.

    A block that is not translated at all is shown as it is in the source.
    """
    _, language, words = setting.sides[side]
    links = aligned.block.links
    if not aligned.units:
        return inline_runs(aligned.block.text, setting.source, setting.links, links)
    out: list[str] = []
    for gap, unit in zip(_gaps(aligned, language), aligned.units, strict=True):
        if gap and out:
            out.append(ooxml.run(gap, language))
        text = text_in(unit, side)
        if text.strip():
            out.append(inline_runs(text, language, setting.links, links, in_bold=in_bold))
        elif side:
            told = ooxml.run(f"[{words['not_translated']}]", words.language, "Emphasis")
            out.append(told)
    return "".join(out)


def paragraph_text(aligned: AlignedBlock, side: int, setting: Setting) -> str:
    """The plain text of the same."""
    language = setting.sides[side][1]
    if not aligned.units:
        return plain_text(aligned.block.text)
    gaps = _gaps(aligned, language)
    parts = (
        gap + plain_text(text_in(unit, side)) for gap, unit in zip(gaps, aligned.units, strict=True)
    )
    return "".join(parts).strip()


def _gaps(aligned: AlignedBlock, language: Language) -> list[str]:
    """What stands before each sentence: a line break where the source has one, else a blank."""
    blank = "" if language.code.partition("-")[0] in _NO_BLANKS else " "
    text, place = aligned.block.text, 0
    gaps: list[str] = []
    for unit in aligned.units:
        found = text.find(unit.source, place)
        between = text[place:found] if found >= 0 else ""
        place = found + len(unit.source) if found >= 0 else place
        gaps.append("\n" if "\n" in between else blank)
    if gaps:
        gaps[0] = ""
    return gaps
