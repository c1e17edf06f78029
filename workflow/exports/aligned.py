"""An article and its translation side by side: what every layout is made from."""

from __future__ import annotations

from dataclasses import dataclass, field

from workflow.article import Block, BlockKind, Metadata
from workflow.exports.publication import Provenance

REVIEWED = "reviewed"
DRAFT = "draft"
UNTRANSLATED = "untranslated"


@dataclass(frozen=True, slots=True)
class AlignedUnit:
    """One sentence in both languages; the texts carry the light tags of `workflow.article`."""

    source: str
    target: str
    """Empty when untranslated."""
    state: str
    """`reviewed`, `draft` or `untranslated`."""
    before: tuple[str, str] | None = None
    """Source and target in the version before, both empty for a new sentence; `None` where
    nothing is compared."""
    context: str | None = None
    """The message context of the unit in its PO file."""
    others: tuple[AlignedUnit, ...] = ()
    """The same sentence in the further languages of a document that has some."""

    @property
    def is_removed(self) -> bool:
        """Whether the sentence is there only to be shown as deleted."""
        return not self.source and any(self.before or ())

    @property
    def is_translated(self) -> bool:
        """Whether the target has something to read."""
        return bool(self.target.strip())

    @property
    def is_reviewed(self) -> bool:
        """Whether the sentence may be published: a reviewed state and a target to read."""
        return self.state == REVIEWED and self.is_translated


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture of the article; it belongs to no language."""

    data: bytes = field(repr=False)
    kind: str
    """`png`, `jpeg` or `gif`."""
    width: int
    """In pixels."""
    height: int
    number: int
    """Counted in the article from 1."""
    alt: str = ""
    """What it shows, in the source's own words; may be empty."""
    shown_width: int = 0
    """In millimetres, as the source shows it; 0 where it does not say."""


@dataclass(frozen=True, slots=True)
class AlignedBlock:
    """A block of the article and its sentences in order."""

    block: Block
    """Gives kind, level, marker, links and cell; its text is shown only without units."""
    units: tuple[AlignedUnit, ...]
    """Empty for what is kept but not translated, such as code and furniture."""
    pictures: tuple[ShownPicture, ...] = ()
    """The pictures that stand before it."""


@dataclass(frozen=True, slots=True)
class UsedEntry:
    """A term or a document reference that the article uses, in both languages."""

    kind: str
    """`term` or `reference`."""
    source: str
    """Plain text."""
    target: str
    """Plain text; empty when there is no approved form."""
    note: str
    count: int
    """How often the source has it; 0 when not counted."""
    status: str = ""
    """The worst over the document: `enforced`, `verified`, `repaired` or `needs review`; empty
    where a translation of it has not been looked at."""
    repairs: tuple[str, ...] = ()
    """`before → after` of each place where the approved form was put in afterwards."""
    places: tuple[int, ...] = ()
    """Indexes in `blocks` where it has that status, if an editor should look there."""


@dataclass(frozen=True, slots=True)
class AlignedDocument:
    """All that a bilingual document shows."""

    article_id: str
    title: str
    target_title: str
    source_language: str
    """BCP 47, as `vi` or `pt-BR`."""
    target_language: str
    metadata: Metadata
    blocks: tuple[AlignedBlock, ...]
    used: tuple[UsedEntry, ...]
    desk: str
    """Name of the news desk; may be empty."""
    signature: str
    """What made the drafts: engines, versions, glossary; may be empty."""
    base: str | None = None
    """In a redline, the version it is compared with; empty where it has no name."""
    revised_by: str = ""
    """In a redline, who is named as the author of the changes."""
    provenance: Provenance | None = None
    """Who answers for the translation, for the closing lines; `None` where nobody does yet."""
    others: tuple[AlignedDocument, ...] = ()
    """The same article in further languages, one column each; see `exports.columns`."""
    last_pictures: tuple[ShownPicture, ...] = ()
    """The pictures after the last block."""

    @property
    def units(self) -> tuple[AlignedUnit, ...]:
        """All sentences in reading order, without those that were removed."""
        return tuple(unit for block in self.blocks for unit in block.units if not unit.is_removed)

    @property
    def lead(self) -> AlignedBlock | None:
        """The title block, where the article begins with a translated one."""
        if self.blocks and self.blocks[0].units and self.blocks[0].block.kind is BlockKind.TITLE:
            return self.blocks[0]
        return None

    @property
    def body(self) -> tuple[AlignedBlock, ...]:
        """The blocks after the lead."""
        return self.blocks if self.lead is None else self.blocks[1:]
