"""The closing list of terms and references, with what can be said of each translation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workflow.exports import ooxml
from workflow.exports.aligned import AlignedDocument, UsedEntry
from workflow.exports.rows import (
    MISSING,
    NUMBER,
    Setting,
    head_row,
    labelled,
    remark,
)
from workflow.exports.styles import TABLE_STYLE, column_style
from workflow.exports.terms import (
    NEEDS_REVIEW,
    REPAIRED,
    STATUSES,
    label_places,
    sorted_for_editors,
)

_SECTIONS = ("term", "reference")
_COUNT_SIGN = "×"
_NUMBER_SIGN = "№ "
_BETWEEN = " · "
_STYLES = {NEEDS_REVIEW: "BilingualTermReview", REPAIRED: "BilingualTermRepaired"}
_FINE = "BilingualTermStatus"


def annex(document: AlignedDocument, setting: Setting) -> str:
    """Heading, what the statuses mean, terms, references; nothing where the article has none."""
    if not document.used:
        return ""
    labels = _labels(document)
    return (
        _heading("Heading1", "annex", setting)
        + _legend(document.used, setting)
        + "".join(
            _section(kind, [each for each in document.used if _kind(each) == kind], labels, setting)
            for kind in _SECTIONS
        )
    )


def _labels(document: AlignedDocument) -> Mapping[int, str]:
    """The margin number of each block; the title above the table has none."""
    first = len(document.blocks) - len(document.body)
    return {index: label for index, (_, label) in enumerate(labelled(document.body), start=first)}


def _legend(entries: Sequence[UsedEntry], setting: Setting) -> str:
    """In the target's language, what each status that occurs says.

    It stays with the list: a heading with nothing but this would stand alone at a page's foot.
    """
    words = setting.target_words
    found = {_key(entry.status) for entry in entries}
    # English words stand in for a language's own: they begin where English does.
    is_own = words.language.is_rtl == setting.target.is_rtl
    style = column_style(setting.target_column if is_own else "Source", "Legend")
    return "".join(
        ooxml.kept_paragraph(
            style, ooxml.run(words[f"{key}_means"], words.language), words.language
        )
        for key in map(_key, STATUSES)
        if key in found
    )


def _heading(style: str, key: str, setting: Setting) -> str:
    """A heading in both languages, or once where they share the words."""
    texts = {words[key]: words.language for _, _, words in setting.sides}
    between = ooxml.run(_BETWEEN, setting.source, proof=False)
    runs = between.join(ooxml.run(text, language) for text, language in texts.items())
    return ooxml.kept_paragraph(style, runs, setting.source)


def _section(
    kind: str, entries: Sequence[UsedEntry], labels: Mapping[int, str], setting: Setting
) -> str:
    if not entries:
        return ""
    rows = [_entry_row(entry, labels, setting) for entry in sorted_for_editors(entries)]
    head = head_row(setting, _COUNT_SIGN, "status")
    title = setting.source_words[kind]
    most = ooxml.MAX_ROWS - 1
    return _heading("Heading2", kind, setting) + ooxml.paragraph("BilingualGap").join(
        ooxml.table(
            TABLE_STYLE,
            setting.status_widths,
            [head, *rows[start : start + most]],
            title=title,
            description=f"{title}: {setting.source.name}, {setting.target.name}",
        )
        for start in range(0, len(rows), most)
    )


def _kind(entry: UsedEntry) -> str:
    """The section of an entry: whatever is no reference is listed as a term."""
    return "reference" if entry.kind == "reference" else "term"


def _key(status: str) -> str:
    """The key of a status in `words.toml`; one that is not known is as good as none."""
    known = status if status in STATUSES else ""
    return f"status_{known.replace(' ', '_') or 'unchecked'}"


def _entry_row(entry: UsedEntry, labels: Mapping[int, str], setting: Setting) -> str:
    count = ooxml.run(str(entry.count), setting.source, proof=False) if entry.count else ""
    cells = [ooxml.paragraph(NUMBER + "Continued", count)]
    for (column, language, words), text in zip(
        setting.sides, (entry.source, entry.target), strict=True
    ):
        cells.append(
            ooxml.paragraph(column_style(column, "Term"), ooxml.run(text, language))
            if text.strip()
            else remark(MISSING, words, "not_translated" if column == "Source" else "no_form")
        )
    for note in (entry.note, *entry.repairs):
        if note:
            run = ooxml.run(note, setting.target)
            cells[-1] += ooxml.paragraph(column_style(setting.target_column, "Note"), run)
    return ooxml.row(setting.status_widths, [*cells, _status_cell(entry, labels, setting)])


def _status_cell(entry: UsedEntry, labels: Mapping[int, str], setting: Setting) -> str:
    """The status in words, and where to look for what is not simply right."""
    words = setting.target_words
    cell = remark(_STYLES.get(entry.status, _FINE), words, _key(entry.status))
    places = label_places(entry.places, labels)
    if any(place not in labels for place in entry.places):
        cell += remark("BilingualNote", words, "in_title")
    if places:
        run = ooxml.run(_NUMBER_SIGN + places, words.language, proof=False)
        cell += ooxml.paragraph("BilingualNote", run)
    return cell
