"""What every layout shares: banner, masthead, annex, header and footer."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.exports import ooxml, ooxml_pages
from workflow.exports.aligned import AlignedDocument
from workflow.exports.annex import annex
from workflow.exports.inline import live_address
from workflow.exports.languages import Language
from workflow.exports.page_kinds import RUNNING_HEAD, page_style
from workflow.exports.paragraphs import paragraph_runs
from workflow.exports.pictures import last_pictures
from workflow.exports.publication import CLEAN, FACING
from workflow.exports.rows import MISSING, Setting, block_rows, remark
from workflow.exports.styles import FRAME_STYLE, column_style
from workflow.exports.terms import NEEDS_REVIEW
from workflow.exports.words import Words

_LONGEST_FOOTER = 70
_BETWEEN = " · "


def opening(document: AlignedDocument, setting: Setting) -> str:
    """What stands above the text: banner while it is a draft, languages, title, dates, link."""
    return banner([document], setting) + _kicker(document, setting) + masthead(document, setting)


def page_opening(document: AlignedDocument, setting: Setting, side: int) -> str:
    """The same in one language, over the whole width."""
    column, language, _ = setting.sides[side]
    title = document.title if not side else document.target_title
    runs = ooxml.run(title or document.title, language if title else setting.source)
    if document.lead is not None:
        runs = paragraph_runs(document.lead, side, setting, in_bold=True)
    head = ooxml.paragraph(page_style(column, "Title"), runs) if title or document.title else ""
    meta = _meta(document, setting, side)
    gap = ooxml.paragraph(page_style(column, "Byline")) if meta else ""
    return banner([document], setting) + _kicker(document, setting) + head + meta + gap


def banner(documents: Sequence[AlignedDocument], setting: Setting) -> str:
    """The box that says how much is a draft; empty where nothing is."""
    notes = _draft_notes(documents, setting, in_full=True)
    gap = ooxml.paragraph("BilingualGap") if notes else ""
    return (
        "".join(
            ooxml.paragraph("BilingualBanner", ooxml.run(text, words.language))
            for words, text in notes
        )
        + gap
    )


def cover(document: AlignedDocument, setting: Setting) -> str:
    """The head of a document of many articles: languages and title."""
    title = ooxml.paragraph("Title", ooxml.run(document.title, setting.source))
    return _kicker(document, setting) + title


def pair_heading(style: str, key: str, setting: Setting) -> str:
    """A heading of the document's own words in all languages, once where they share it."""
    texts = {words[key]: words.language for _, _, words in setting.sides}
    between = ooxml.run(_BETWEEN, setting.source, proof=False)
    return ooxml.paragraph(
        style, between.join(ooxml.run(text, language) for text, language in texts.items())
    )


def masthead(document: AlignedDocument, setting: Setting) -> str:
    """The titles side by side, agency, dates and the link to the source."""
    rows = _masthead_rows(document, setting)
    if not rows:
        return ""
    title = document.title or document.article_id
    table = ooxml.table(FRAME_STYLE, setting.widths, rows, title=title, description=title)
    return table + ooxml.paragraph("BilingualGap")


def closing(document: AlignedDocument, setting: Setting) -> str:
    """What stands below the text: who reviewed, what made the drafts, terms and references.

    The list comes last: it may end at the foot of a page, and a line alone on the next one
    would look like a mistake.
    """
    every = (document, *document.others)
    out = last_pictures(document.last_pictures, setting)
    for index, each in enumerate(every):
        pair = setting.pair(index)
        # The source's language has its say once: not with each target, nor where it is not shown.
        is_alone = setting.others or setting.publication.layout == CLEAN
        out += _provenance(each, pair.sides[1:] if is_alone else pair.sides)
    codes = "-".join(language.code for _, language, _ in setting.sides)
    origin = _BETWEEN.join(filter(None, (document.article_id, codes, document.signature)))
    run = ooxml.run(origin, setting.source, proof=False)
    out += ooxml.paragraph("BilingualProvenance", run)
    if setting.publication.has_annex:
        out += "".join(annex(each, setting.pair(index)) for index, each in enumerate(every))
    # A table at the very end of a document needs a paragraph after it.
    return out + ooxml.paragraph("BilingualEnd")


def header(left: str, right: str, setting: Setting) -> str:
    """A header part: what stands left and right, or the page number alone where it belongs
    there; behind the text, the mark of a draft."""
    if setting.paper.number_on_top:
        number = ooxml.field("PAGE", "1", setting.source) if left or right else ""
        return ooxml_pages.header_part(
            ooxml.paragraph("BilingualPageNumber", number + watermark_runs(setting))
        )
    run = ooxml.run(f"{left}\t{right}", setting.source, proof=False)
    style = RUNNING_HEAD if setting.publication.layout == FACING else "Header"
    return ooxml_pages.header_part(ooxml.paragraph(style, run + watermark_runs(setting)))


def footer(title: str, documents: Sequence[AlignedDocument], setting: Setting) -> str:
    """The footer part: title, languages, page and pages; while it is a draft, how much is open."""
    content = ooxml.run(shorten(title) + _BETWEEN, setting.source) + _pair(setting)
    if not setting.paper.number_on_top:
        content += (
            ooxml.run("\t", setting.source, proof=False)
            + ooxml.field("PAGE", "1", setting.source)
            + ooxml.run(" / ", setting.source, proof=False)
            + ooxml.field("NUMPAGES", "1", setting.source)
        )
    return ooxml.footer_part(ooxml.paragraph("Footer", content) + footer_status(documents, setting))


def footer_status(documents: Sequence[AlignedDocument], setting: Setting) -> str:
    """The footer's line on a draft; empty where the document is none."""
    notes = _draft_notes(documents, setting, in_full=False)
    if not notes and setting.publication.draft:
        told = {words["watermark"]: words for _, _, words in setting.sides}
        notes = [(words, text) for text, words in told.items()]
    runs = ooxml.run(_BETWEEN, setting.source, proof=False).join(
        ooxml.run(text, words.language) for words, text in notes
    )
    return ooxml.paragraph("BilingualFooterStatus", runs) if notes else ""


def watermark_runs(setting: Setting) -> str:
    """The mark of a draft that stands behind every page; empty where none is asked for."""
    words = setting.target_words
    if not setting.publication.draft:
        return ""
    return ooxml_pages.watermark(words["watermark"], words.language)


def _kicker(document: AlignedDocument, setting: Setting) -> str:
    return ooxml.paragraph("BilingualKicker", _pair(setting) + _changes(document, setting))


def _provenance(document: AlignedDocument, sides: Sequence[tuple[str, Language, Words]]) -> str:
    """Who reviewed the translation and when, and what made the drafts, in these languages."""
    told = document.provenance
    if told is None:
        return ""
    out: dict[str, str] = {}
    for _, language, words in sides:
        parts = []
        if told.reviewers:
            key = "reviewed_by_on" if told.reviewed_on else "reviewed_by"
            date = language.format_date(told.reviewed_on) if told.reviewed_on else ""
            parts.append(words[key].format(names=", ".join(told.reviewers), date=date))
        if told.engines:
            parts.append(words["drafts_by"].format(engines=told.engines))
        if told.glossary:
            parts.append(words["glossary"].format(glossary=told.glossary))
        text = " ".join(parts)
        if text and text not in out:
            run = ooxml.run(text, words.language)
            out[text] = ooxml.kept_paragraph("BilingualReviewed", run, words.language)
    return "".join(out.values())


def _draft_notes(
    documents: Sequence[AlignedDocument], setting: Setting, *, in_full: bool
) -> list[tuple[Words, str]]:
    """How much is not reviewed, once in each language; empty when everything is."""
    every = [each for document in documents for each in (document, *document.others)]
    units = [unit for each in every for unit in each.units]
    unreviewed = sum(not unit.is_reviewed for unit in units)
    missing = sum(not unit.is_translated for unit in units)
    terms = sum(entry.status == NEEDS_REVIEW for each in every for entry in each.used)
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
        + ooxml.run(_BETWEEN, setting.source, proof=False).join(
            ooxml.run(language.name, language) for _, language, _ in setting.sides[1:]
        )
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
    meta += [_meta(document, setting, side) for side in range(len(setting.sides))]
    return [*rows, ooxml.row(setting.widths, meta)] if meta[1] else rows


def _meta(document: AlignedDocument, setting: Setting, side: int) -> str:
    """Agency, date and address in the language of a side."""
    column, language, words = setting.sides[side]
    style = column_style(column, "Meta")
    date = document.metadata.date
    # One line each: in a line together, a date that follows a Latin name is torn apart
    # by the order of writing in "Northern Bulletin · 3 نوفمبر 2026".
    told = (document.metadata.agency, language.format_date(date) if date else "")
    lines = "".join(ooxml.paragraph(style, ooxml.run(line, language)) for line in told if line)
    if document.metadata.url:
        label = ooxml.run(words["source"] + " ", words.language)
        lines += ooxml.paragraph(style, label + _address(document, setting))
    return lines


def _title_row(document: AlignedDocument, setting: Setting) -> str:
    cells = [ooxml.paragraph("BilingualGap")]
    titles = (
        document.title,
        document.target_title,
        *(other.target_title for other in document.others),
    )
    for (column, language, words), title in zip(setting.sides, titles, strict=True):
        style = column_style(column, "Masthead Title")
        cells.append(
            ooxml.paragraph(style, ooxml.run(title, language))
            if title
            else remark(MISSING, words, "not_translated")
        )
    return ooxml.row(setting.widths, cells)


def _address(document: AlignedDocument, setting: Setting) -> str:
    """The source's address as a live link, or as text when it is not one to follow."""
    url = document.metadata.url
    style = "Hyperlink" if live_address(url) else ""
    return setting.links.wrap(url, ooxml.run(url, setting.source, style, proof=False))


def shorten(text: str, longest: int = _LONGEST_FOOTER) -> str:
    """The text on one line, cut at a blank."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rpartition(" ")[0].rstrip(",;:") + " …"
