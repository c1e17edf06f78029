"""An aligned article as one HTML page: no script, nothing fetched, nothing but this file.

The page is a table with a row for each sentence, as the Word document; every text says its
language, every row group is a paragraph with an anchor (`#p7`).
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from workflow.article import Block, BlockKind
from workflow.exports.aligned import AlignedBlock, AlignedDocument, AlignedUnit
from workflow.exports.html.annex import annex_html
from workflow.exports.html.pictures import picture_rows_html
from workflow.exports.html.text import inline_html, language_attributes, plain_html
from workflow.exports.inline import live_address
from workflow.exports.rows import Setting, labelled
from workflow.exports.terms import NEEDS_REVIEW
from workflow.exports.words import Words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_DEEPEST_LIST = 3
_BULLETS = ("", "-", "*", "+")
_CLASSES = {
    BlockKind.CAPTION: "caption",
    BlockKind.BYLINE: "byline",
    BlockKind.DATELINE: "dateline",
}


def html_page(document: AlignedDocument) -> bytes:
    """The page in UTF-8; the same input gives the same bytes.

    Raises `ExportError` for a language that is no code.
    """
    setting = Setting.of(document)
    return "".join(_page(document, setting)).encode()


def _page(document: AlignedDocument, setting: Setting) -> Iterator[str]:
    language = setting.target_words.language
    titles = dict.fromkeys(filter(None, (document.target_title, document.title)))
    yield (
        f"<!DOCTYPE html>\n<html{language_attributes(language)}>\n<head>\n"
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(document)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{plain_html(' – '.join(titles) or document.article_id)}</title>\n"
        f"<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n"
    )
    yield from _banner(document, setting)
    yield from _masthead(document, setting)
    yield from _table(document, setting)
    yield from annex_html(document, setting)
    pair = f"{setting.source.code}-{setting.target.code}"
    made = filter(None, (document.desk, document.article_id, pair, document.signature))
    yield f"</main>\n<footer>{plain_html(' · '.join(made))}</footer>\n</body>\n</html>\n"


def _policy(document: AlignedDocument) -> str:
    """What the page may load: the pictures it holds itself, where it has some."""
    shown = any(each.pictures for each in document.blocks) or document.last_pictures
    return f"{_POLICY}; img-src data:" if shown else _POLICY


def _style() -> str:
    return files(__package__).joinpath("page.css").read_text(encoding="utf-8")


def _banner(document: AlignedDocument, setting: Setting) -> Iterator[str]:
    """How much is not reviewed, once in each language; nothing when everything is."""
    units = document.units
    unreviewed = sum(not unit.is_reviewed for unit in units)
    if not unreviewed:
        return
    missing = sum(not unit.is_translated for unit in units)
    terms = sum(entry.status == NEEDS_REVIEW for entry in document.used)
    notes: dict[str, str] = {}
    for _, _, words in setting.sides:
        said = [words["draft"].format(open=unreviewed, total=len(units))]
        if missing:
            said.append(words["missing"].format(missing=missing))
        if terms:
            said.append(words["terms_to_review"].format(terms=terms))
        notes.setdefault(words.language.code, _paragraph("; ".join(said), words))
    yield f'<div class="banner" role="note">{"".join(notes.values())}</div>\n'


def _masthead(document: AlignedDocument, setting: Setting) -> Iterator[str]:
    """The title in both languages with agency, date and link; the first one is the page's."""
    yield '<header class="pair">\n'
    lead = document.lead
    units = lead.units if lead is not None else ()
    shown = [unit for unit in units if not unit.is_removed]
    texts = (document.title or document.article_id, document.target_title)
    if shown:
        texts = (_joined(unit.source for unit in shown), _joined(unit.target for unit in shown))
    links = lead.block.links if lead is not None else ()
    for index, (_, language, words) in enumerate(setting.sides):
        yield f"<div{language_attributes(language)}>\n"
        if texts[index]:
            yield f"<h1>{inline_html(texts[index], links)}</h1>\n"
        if index and shown:
            marks = dict.fromkeys(_state_mark(unit, setting.target_words) for unit in shown)
            yield "".join(marks) + ("\n" if any(marks) else "")
        date = document.metadata.date
        about = [document.metadata.agency, language.format_date(date) if date else ""]
        if any(about):
            yield f'<p class="fine">{plain_html(" · ".join(filter(None, about)))}</p>\n'
        yield _link_line(document.metadata.url, words)
        yield "</div>\n"
    yield "</header>\n"


def _link_line(url: str, words: Words) -> str:
    address = live_address(url)
    if not url:
        return ""
    shown = plain_html(url)
    link = f'<a href="{plain_html(address)}">{shown}</a>' if address else shown
    label = f"<span{language_attributes(words.language)}>{plain_html(words['source'])}</span>"
    return f'<p class="fine">{label} {link}</p>\n'


def _table(document: AlignedDocument, setting: Setting) -> Iterator[str]:
    words = setting.target_words
    about = words["table"].format(source=setting.source.name, target=setting.target.name)
    caption = f"<caption{language_attributes(words.language)}>{plain_html(about)}</caption>"
    yield f'<table class="text" role="table">\n{caption}\n'
    yield '<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">№</th>'
    for _, language, _ in setting.sides:
        attributes = f'scope="col" role="columnheader"{language_attributes(language)}'
        yield f"<th {attributes}>{plain_html(language.name)}</th>"
    yield "</tr></thead>\n"
    before: AlignedBlock | None = None
    for aligned, number in labelled(document.body):
        yield from picture_rows_html(aligned.pictures, aligned, setting)
        joined = before is not None and _same_table_row(before.block, aligned.block)
        yield from _group(aligned, number, setting, joined)
        before = aligned
    yield from picture_rows_html(document.last_pictures, None, setting)
    yield "</table>\n"


def _same_table_row(before: Block, now: Block) -> bool:
    first, second = before.cell, now.cell
    return (
        first is not None
        and second is not None
        and (first.table, first.row) == (second.table, second.row)
    )


def _group(aligned: AlignedBlock, number: str, setting: Setting, joined: bool) -> Iterator[str]:
    """The rows of one paragraph."""
    kind = "heading" if aligned.block.kind is BlockKind.HEADING else "joined" if joined else ""
    chosen = f' class="{kind}"' if kind else ""
    yield f'<tbody id="p{number.replace("·", "-")}" role="rowgroup"{chosen}>\n'
    if not aligned.units:
        text = inline_html(aligned.block.text, aligned.block.links)
        kept = _paragraph(setting.target_words["kept"], setting.target_words, "missing")
        yield _row(number, "", f'<p class="kept">{text}</p>', kept, setting)
    first = True
    for unit in aligned.units:
        if unit.is_removed:
            continue
        source = _element(aligned.block, unit.source, first)
        target = (
            _element(aligned.block, unit.target, first)
            if unit.is_translated
            else _paragraph(setting.target_words["not_translated"], setting.target_words, "missing")
        )
        mark = _state_mark(unit, setting.target_words)
        yield _row(number if first else "", mark, source, target, setting)
        first = False
    yield "</tbody>\n"


def _row(number: str, mark: str, source: str, target: str, setting: Setting) -> str:
    head = (
        f'<th scope="row" role="rowheader" class="number">{number} {mark}</th>'
        if number
        else f'<td role="cell" class="number">{mark}</td>'
    )
    return (
        f'<tr role="row">{head}'
        f'<td role="cell"{language_attributes(setting.source)}>{source}</td>'
        f'<td role="cell"{language_attributes(setting.target)}>{target}</td></tr>\n'
    )


def _state_mark(unit: AlignedUnit, words: Words) -> str:
    if unit.is_reviewed:
        return ""
    word = words["mark_draft" if unit.is_translated else "mark_missing"]
    return f'<span class="mark"{language_attributes(words.language)}>{plain_html(word)}</span>'


def _paragraph(text: str, words: Words, name: str = "") -> str:
    chosen = f' class="{name}"' if name else ""
    return f"<p{chosen}{language_attributes(words.language)}>{plain_html(text)}</p>"


def _element(block: Block, tagged: str, first: bool) -> str:
    """A sentence as the element that its block is."""
    text = inline_html(tagged, block.links)
    if block.kind is BlockKind.HEADING:
        level = "h2" if block.level <= 1 else "h3"
        return f"<{level}>{text}</{level}>"
    if block.kind is BlockKind.QUOTE:
        return f"<blockquote>{text}</blockquote>"
    if block.kind is BlockKind.LIST_ITEM:
        marker = "•" if block.marker in _BULLETS else plain_html(block.marker)
        sign = f'<span class="sign">{marker}</span>' if first else ""
        depth = min(max(block.level, 1), _DEEPEST_LIST)
        return f'<div class="item" style="--depth:{depth}">{sign}{text}</div>'
    name = _CLASSES.get(block.kind, "")
    return f'<div class="{name}">{text}</div>' if name else text


def _joined(texts: Iterator[str]) -> str:
    return " ".join(filter(None, texts))
