"""Layout `interlinear`: each sentence, and under it its translation."""

from __future__ import annotations

from workflow.exports import ooxml
from workflow.exports.aligned import AlignedBlock, AlignedDocument, AlignedUnit
from workflow.exports.inline import MARKER_STYLE, inline_runs
from workflow.exports.page_kinds import line_style
from workflow.exports.paragraphs import text_in
from workflow.exports.pictures import picture_paragraphs
from workflow.exports.rows import Setting, labelled, list_marker, style_kind
from workflow.exports.styles import KEEP, KINDS

_MARGIN_STYLE = "BilingualMargin"


def interlinear_layout(document: AlignedDocument, setting: Setting) -> str:
    """The blocks after the title as paragraphs, the languages in turn.

    A sentence and its translations are never parted by the end of a page.
    """
    return "".join(
        picture_paragraphs(aligned, setting) + _lines(aligned, label, setting)
        for aligned, label in labelled(document.body)
    )


def _lines(aligned: AlignedBlock, label: str, setting: Setting) -> str:
    if not aligned.units:
        runs = inline_runs(aligned.block.text, setting.source, setting.links, aligned.block.links)
        style = line_style("Source", "Kept", continued=False)
        number = _number(label, setting)
        words = setting.target_words
        told = ooxml.run(words["kept"], words.language, "Emphasis", proof=False)
        last = line_style(setting.sides[-1][0], "Kept", continued=True)
        first = ooxml.kept_paragraph(style, number + runs, setting.source)
        return first + ooxml.paragraph(last, told)
    return "".join(
        _sentence(aligned, unit, label, index, setting) for index, unit in enumerate(aligned.units)
    )


def _sentence(
    aligned: AlignedBlock, unit: AlignedUnit, label: str, index: int, setting: Setting
) -> str:
    block = aligned.block
    kind = style_kind(block)
    out = ""
    for side, (column, language, words) in enumerate(setting.sides):
        runs = inline_runs(
            text_in(unit, side),
            language,
            setting.links,
            block.links,
            in_bold=KINDS[kind].bold,
        )
        if side and not text_in(unit, side).strip():
            told = f"[{words['not_translated']}]"
            runs = ooxml.run(told, words.language, "Emphasis", proof=False)
        lead = "" if index else list_marker(block, language, first=True)
        if not side and not index:
            lead = _number(label, setting) + lead
        style = line_style(column, kind, continued=bool(index))
        content = lead + runs + _mark(unit, side, setting)
        is_last = side == len(setting.sides) - 1
        if is_last and KEEP not in KINDS[kind].paragraph:
            out += ooxml.paragraph(style, content)
        else:
            out += ooxml.kept_paragraph(style, content, language)
    return out


def _number(label: str, setting: Setting) -> str:
    """The paragraph's number and the tab after it; the tab alone without numbers."""
    shown = label if setting.publication.has_numbers else ""
    number = ooxml.run(shown, setting.source, _MARGIN_STYLE, proof=False) if shown else ""
    return number + ooxml.run("\t", setting.source, MARKER_STYLE, proof=False)


def _mark(unit: AlignedUnit, side: int, setting: Setting) -> str:
    """After a translation, in words, that it is a draft."""
    told = unit if side < 2 else unit.others[side - 2]
    if not side or told.is_reviewed or not told.is_translated:
        return ""
    words = setting.sides[side][2]
    # It takes the last word along at a line end, lest it stand on a line alone.
    text = f"  [{words['mark_draft']}]".replace(" ", "\u00a0")
    return ooxml.run(text, words.language, _MARGIN_STYLE, proof=False)
