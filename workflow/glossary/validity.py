"""When a title or body is official: from the first to the last day that its concept names."""

from __future__ import annotations

import datetime

from workflow.glossary.values import Concept


def expired(concept: Concept, on: datetime.date) -> bool:
    """Whether the concept's last official day lies before a day; `valid_to` itself is official.

    >>> from workflow.glossary.values import Usage
    >>> office = Concept("x", "body", {}, usage=Usage(valid_to=datetime.date(2025, 2, 28)))
    >>> expired(office, datetime.date(2025, 2, 28)), expired(office, datetime.date(2025, 3, 1))
    (False, True)
    """
    last = concept.usage.valid_to
    return last is not None and on > last


def not_yet_valid(concept: Concept, on: datetime.date) -> bool:
    """Whether the concept becomes official only after a day."""
    first = concept.usage.valid_from
    return first is not None and on < first
