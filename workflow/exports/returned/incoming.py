"""What a file that people edited says about an article: the rows every reader gives.

A reader of one format (Word, spreadsheet, XLIFF) turns bytes into `IncomingFile`; comparing its
rows with the PO file and deciding what is taken is done once, elsewhere, for all formats:

    from workflow.exports.xlsx.reading import read_xlsx
    from workflow.exports.xliff.reading import read_xliff
    incoming = read_xlsx(data, path)        # raises ExportError for what cannot be read
    for row in incoming.rows: ...           # rows in the order of the file

`workflow.exports.returned.formats` turns it into what the three-way merge takes. Nothing is
judged here: rows without id, with an id twice or with an emptied target are given as
they stand, with their place, so that the comparison can name them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

STATES = ("untranslated", "draft", "reviewed")
"""The statuses a row can ask for, in the words of a PO unit; empty where it asks for none."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark that somebody left beside a sentence."""

    text: str
    author: str = ""
    """Empty where the file does not say."""
    date: str = ""
    """ISO 8601 as the file has it; empty where it does not say."""


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """One sentence as the file has it now; the texts carry light tags where the format can."""

    id: str
    """See `workflow.exports.unit_ids`; empty where the row has none or it was damaged."""
    source: str
    target: str
    """Empty where the cell is empty."""
    status: str
    """One of `STATES`, else what a person wrote there; empty where the file does not say."""
    comments: tuple[Comment, ...]
    place: str
    """Where it stands for a person: `row 12`, `unit 3fa09c1d`, `table 2, row 7`."""
    article: str = ""
    """Id of the article it belongs to; empty where the file does not say."""
    repeats: bool = False
    """Whether it repeats a sentence that stands further up, where it is to be edited."""
    strays: tuple[Comment, ...] = ()
    """What stands in it beside that, in cells that the export did not make."""
    text: str = ""
    """All its text, for a person."""
    damaged: bool = False
    """Whether cells of it were merged, or its target stands in another cell."""
    empties_status: bool = False
    """Whether there is a place for its status, and it is empty."""


@dataclass(frozen=True, slots=True)
class BaseText:
    """A unit as it was exported."""

    source: str
    target: str
    """Empty where it had none."""
    state: str
    """One of `STATES`."""
    context: str | None
    """Its message context in the PO file."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """Texts of other locked cells, by the name of the column; none where that was not kept."""


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """All that a file says."""

    rows: tuple[IncomingRow, ...]
    article: str
    """Id of the only article in the file; empty where it has several, or does not say."""
    source_language: str
    """BCP 47 as it was exported; empty where the file does not say."""
    target_language: str
    properties: Mapping[str, str]
    """What else the export wrote for its return, such as `desk`; empty where nothing is left."""
    base: Mapping[tuple[str, str], BaseText]
    """Each unit as it was exported, by article and id; empty where that was taken out."""
    saved_by: str = ""
    """Who saved it last, as it says; empty where it does not."""
    strays: tuple[Comment, ...] = ()
    """What people wrote outside the rows."""
