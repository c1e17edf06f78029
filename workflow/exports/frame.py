"""What every layout shares: banner, masthead, annex, header and footer."""

from __future__ import annotations

from workflow.exports import ooxml
from workflow.exports.aligned import AlignedDocument
from workflow.exports.annex import annex
from workflow.exports.inline import live_address
from workflow.exports.rows import MISSING, WIDTHS, Setting, block_rows, remark
from workflow.exports.styles import FRAME_STYLE, column_style
from workflow.exports.terms import NEEDS_REVIEW
from workflow.exports.words import Words

_LONGEST_FOOTER = 70
_BETWEEN = " · "


def opening(document: AlignedDocument, setting: Setting) -> str:
    """What stands above the text: banner while it is a draft, languages, title, dates, link."""
    notes = _draft_notes(document, setting, in_full=True)
    banner = "".join(
        ooxml.paragraph("BilingualBanner", ooxml.run(text, words.language)) for words, text in notes
    )
    gap = ooxml.paragraph("BilingualGap")
    kicker = ooxml.paragraph("BilingualKicker", _pair(setting) + _changes(document, setting))
    rows = _masthead_rows(document, setting)
    masthead = ""
    if rows:
        title = document.title or document.article_id
        masthead = ooxml.table(FRAME_STYLE, WIDTHS, rows, title=title, description=title) + gap
    return (banner + gap if banner else "") + kicker + masthead


def closing(document: AlignedDocument, setting: Setting) -> str:
    """What stands below the text: terms and references used, and what made the drafts."""
    pair = f"{setting.source.code}-{setting.target.code}"
    origin = _BETWEEN.join(filter(None, (document.article_id, pair, document.signature)))
    run = ooxml.run(origin, setting.source, proof=False)
    return annex(document, setting) + ooxml.paragraph("BilingualProvenance", run)


def header(document: AlignedDocument, setting: Setting) -> str:
    """The header part: desk and article."""
    line = f"{document.desk}\t{document.article_id}"
    run = ooxml.run(line, setting.source, proof=False)
    return ooxml.header_part(ooxml.paragraph("Header", run))


def footer(document: AlignedDocument, setting: Setting) -> str:
    """The footer part: title, languages, page and pages; while it is a draft, how much is open."""
    title = _shorten(document.title or document.article_id)
    content = (
        ooxml.run(title + _BETWEEN, setting.source)
        + _pair(setting)
        + ooxml.run("\t", setting.source, proof=False)
        + ooxml.field("PAGE", "1", setting.source)
        + ooxml.run(" / ", setting.source, proof=False)
        + ooxml.field("NUMPAGES", "1", setting.source)
    )
    notes = ooxml.run(_BETWEEN, setting.source, proof=False).join(
        ooxml.run(text, words.language)
        for words, text in _draft_notes(document, setting, in_full=False)
    )
    status = ooxml.paragraph("BilingualFooterStatus", notes) if notes else ""
    return ooxml.footer_part(ooxml.paragraph("Footer", content) + status)


def _draft_notes(
    document: AlignedDocument, setting: Setting, *, in_full: bool
) -> list[tuple[Words, str]]:
    """How much is not reviewed, once in each language; empty when everything is."""
    units = document.units
    unreviewed = sum(not unit.is_reviewed for unit in units)
    missing = sum(not unit.is_translated for unit in units)
    terms = sum(entry.status == NEEDS_REVIEW for entry in document.used)
    if not unreviewed:
        return []
    notes: dict[str, tuple[Words, str]] = {}
    for _, _, words in setting.sides:
        text = words["draft"].format(open=unreviewed, total=len(units))
        if in_full and missing:
            text += f"; {words['missing'].format(missing=missing)}"
        if in_full and terms:
            text += f"; {words['terms_to_review'].format(terms=terms)}"
        notes.setdefault(text, (words, text))
    return list(notes.values())


def _pair(setting: Setting) -> str:
    return (
        ooxml.run(setting.source.name, setting.source)
        + ooxml.run(" → ", setting.source, proof=False)
        + ooxml.run(setting.target.name, setting.target)
    )


def _changes(document: AlignedDocument, setting: Setting) -> str:
    """That the document shows changes, and since when; empty where it shows none."""
    if document.base is None:
        return ""
    words = setting.target_words
    key = "changes_since" if document.base else "changes"
    text = _BETWEEN + words[key].format(base=document.base)
    return ooxml.run(text, words.language, proof=False)


def _masthead_rows(document: AlignedDocument, setting: Setting) -> list[str]:
    rows: list[str] = []
    if document.lead is not None:
        rows = block_rows(document.lead, "", setting)
    elif document.title or document.target_title:
        rows = [_title_row(document, setting)]
    meta = [ooxml.paragraph("BilingualGap")]
    for column, language, words in setting.sides:
        style = column_style(column, "Meta")
        date = document.metadata.date
        # One line each: in a line together, a date that follows a Latin name is torn apart
        # by the order of writing in "Northern Bulletin · 3 نوفمبر 2026".
        told = (document.metadata.agency, language.format_date(date) if date else "")
        cell = "".join(ooxml.paragraph(style, ooxml.run(line, language)) for line in told if line)
        if document.metadata.url:
            label = ooxml.run(words["source"] + " ", words.language)
            cell += ooxml.paragraph(style, label + _address(document, setting))
        meta.append(cell)
    return [*rows, ooxml.row(WIDTHS, meta)] if meta[1] else rows


def _title_row(document: AlignedDocument, setting: Setting) -> str:
    cells = [ooxml.paragraph("BilingualGap")]
    titles = (document.title, document.target_title)
    for (column, language, words), title in zip(setting.sides, titles, strict=True):
        style = column_style(column, "Masthead Title")
        cells.append(
            ooxml.paragraph(style, ooxml.run(title, language))
            if title
            else remark(MISSING, words, "not_translated")
        )
    return ooxml.row(WIDTHS, cells)


def _address(document: AlignedDocument, setting: Setting) -> str:
    """The source's address as a live link, or as text when it is not one to follow."""
    url = document.metadata.url
    style = "Hyperlink" if live_address(url) else ""
    return setting.links.wrap(url, ooxml.run(url, setting.source, style, proof=False))


def _shorten(text: str) -> str:
    """The text on one line of the footer, cut at a blank."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_FOOTER:
        return line
    return line[:_LONGEST_FOOTER].rpartition(" ")[0].rstrip(",;:") + " …"
