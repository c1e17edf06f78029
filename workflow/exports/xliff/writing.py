"""Aligned articles as XLIFF 2.1 (OASIS Standard, 13 February 2018): one file element each.

Each unit of the PO file is one unit here, with one segment that may not be split; its id is that
of `workflow.exports.unit_ids`. Terms stand in the glossary module, the unit as it was exported
in the metadata module, for the comparison when the file comes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from workflow.article import plain_text
from workflow.errors import ExportError
from workflow.exports.aligned import AlignedDocument, UsedEntry
from workflow.exports.flat import FlatRow, Notes, flat_rows, one_pair
from workflow.exports.languages import language_of
from workflow.exports.ooxml import clean_text
from workflow.exports.xliff.inline import UnitCodes, attribute
from workflow.exports.xliff.values import (
    CONTEXT,
    CORE,
    GLOSSARY,
    METADATA,
    OWN,
    SOURCE,
    STATE,
    STATE_OF,
    TARGET,
    TERMS,
    terms_digest,
)

_NONE: Mapping[str, Notes] = {}


def xliff_file(
    *documents: AlignedDocument,
    final: bool = False,
    notes: Mapping[str, Notes] = _NONE,
    properties: Mapping[str, str] | None = None,
) -> bytes:
    """The articles as an XLIFF file in UTF-8; the same input gives the same bytes.

    `final` gives approved units the state `final`, which tells programs to leave them alone.
    `notes` are by article id and unit id; `properties` come back with the file. Raises
    `ExportError` for several language pairs, an article without sentences, or no language code.
    """
    source, target = one_pair(documents)
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{CORE}" xmlns:gls="{GLOSSARY}" xmlns:mda="{METADATA}" version="2.1"'
        f" srcLang={attribute(language_of(source).code)}"
        f" trgLang={attribute(language_of(target).code)}>\n"
    ]
    for document in documents:
        said = notes.get(document.article_id, {})
        out.extend(_file(document, final, said, properties or {}))
    out.append("</xliff>\n")
    return "".join(out).encode()


def _file(
    document: AlignedDocument, final: bool, notes: Notes, properties: Mapping[str, str]
) -> Iterator[str]:
    rows = [row for row in flat_rows(document) if not row.repeated]
    if not rows:
        raise ExportError(f"{document.article_id} has no sentence to translate")
    directions = [
        "rtl" if language_of(code).is_rtl else "ltr"
        for code in (document.source_language, document.target_language)
    ]
    yield (
        f'  <file id={attribute(document.article_id)} canResegment="no"'
        f' srcDir="{directions[0]}" trgDir="{directions[1]}" xml:space="preserve">\n'
    )
    own = {
        "desk": document.desk,
        "signature": document.signature,
        "source_language": language_of(document.source_language).code,
        "target_language": language_of(document.target_language).code,
        **properties,
    }
    yield from _metadata(own, "    ")
    yield from _notes((document.title, document.metadata.url), "    ")
    entries = _searchable(document.used)
    for row in rows:
        yield from _unit(row, entries, final, notes.get(row.id, ()))
    yield "  </file>\n"


def _searchable(used: Sequence[UsedEntry]) -> list[tuple[str, UsedEntry]]:
    return [(entry.source.casefold(), entry) for entry in used if entry.source.strip()]


def _unit(
    row: FlatRow, entries: Sequence[tuple[str, UsedEntry]], final: bool, notes: Sequence[str]
) -> Iterator[str]:
    codes = UnitCodes()
    unit = row.unit
    source = codes.inline_xml(unit.source)
    target = codes.inline_xml(row.target)
    named = f" name={attribute(unit.context)}" if unit.context else ""
    yield f'    <unit id="{row.id}"{named}>\n'
    terms = _terms(plain_text(unit.source).casefold(), entries)
    yield from _glossary(terms)
    base = {
        SOURCE: unit.source,
        TARGET: row.target,
        STATE: row.state,
        CONTEXT: unit.context or "",
        TERMS: terms_digest((clean_text(each.source), clean_text(each.target)) for each in terms),
    }
    yield from _metadata(base, "      ")
    about = " ".join(filter(None, (row.block.block.kind.value, row.number)))
    yield from _notes((about, *notes), "      ")
    yield codes.original_data("      ")
    state = "final" if final and unit.is_reviewed else STATE_OF[row.state]
    yield f'      <segment state="{state}">\n        <source>{source}</source>\n'
    if target:
        yield f"        <target>{target}</target>\n"
    yield "      </segment>\n    </unit>\n"


def _terms(text: str, entries: Sequence[tuple[str, UsedEntry]]) -> list[UsedEntry]:
    """What the sentence has of the document's terms and references."""
    return [entry for folded, entry in entries if folded in text and entry.target.strip()]


def _glossary(found: Sequence[UsedEntry]) -> Iterator[str]:
    """The approved forms of terms and references."""
    if not found:
        return
    yield "      <gls:glossary>\n"
    for entry in found:
        yield (
            "        <gls:glossEntry>\n"
            f"          <gls:term>{_text(entry.source)}</gls:term>\n"
            f"          <gls:translation>{_text(entry.target)}</gls:translation>\n"
        )
        if entry.note:
            yield f"          <gls:definition>{_text(entry.note)}</gls:definition>\n"
        yield "        </gls:glossEntry>\n"
    yield "      </gls:glossary>\n"


def _metadata(values: Mapping[str, str], indent: str) -> Iterator[str]:
    said = {name: text for name, text in values.items() if text}
    if not said:
        return
    yield f'{indent}<mda:metadata>\n{indent}  <mda:metaGroup category="{OWN}">\n'
    for name, text in sorted(said.items()):
        yield f"{indent}    <mda:meta type={attribute(name)}>{_text(text)}</mda:meta>\n"
    yield f"{indent}  </mda:metaGroup>\n{indent}</mda:metadata>\n"


def _notes(texts: Sequence[str], indent: str) -> Iterator[str]:
    said = [text for text in texts if text]
    if said:
        yield f"{indent}<notes>\n"
        for text in said:
            yield f'{indent}  <note category="{OWN}">{_text(text)}</note>\n'
        yield f"{indent}</notes>\n"


def _text(text: str) -> str:
    return escape(clean_text(text))
