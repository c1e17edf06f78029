"""PO files, the truth about translations: units, states, merging, and exact bytes."""

from workflow.translations.carrying import Carrier, Mended
from workflow.translations.catalog import Catalog
from workflow.translations.guard import lost_translations
from workflow.translations.header import SIGNATURE_FIELD, Header
from workflow.translations.values import (
    Key,
    MergeReport,
    Origin,
    SourceUnit,
    State,
    Unit,
    join_status,
    split_status,
    text_digest,
)

__all__ = [
    "SIGNATURE_FIELD",
    "Carrier",
    "Catalog",
    "Header",
    "Key",
    "Mended",
    "MergeReport",
    "Origin",
    "SourceUnit",
    "State",
    "Unit",
    "join_status",
    "lost_translations",
    "split_status",
    "text_digest",
]
