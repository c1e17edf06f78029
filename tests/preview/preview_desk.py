"""A desk whose preview has something of everything, and how to make it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from workflow.translations import Catalog, State

ARTICLE = """\
---
title: The Politburo meets on Resolution No. 11-NQ/TW
lang: en
date: 2023-03-01
agency: Test & Desk
---
The **Prime Minister** chaired the meeting. Growth should reach 6.5% this year.

## What <comes> next

- Districts report to the Politburo by May 15.
- Nobody has translated this.

Nobody has translated this.

::: furniture
331 online users
:::
"""
TITLE = "The Politburo meets on Resolution No. 11-NQ/TW"
MEETING = "The <b>Prime Minister</b> chaired the meeting."
GROWTH = "Growth should reach 6.5% this year."
HEADING = "What <comes> next"
DISTRICTS = "Districts report to the Politburo by May 15."
OPEN = "Nobody has translated this."

_TEXTS: Mapping[str, tuple[str, State, str]] = {
    TITLE: ("Le Bureau politique se penche sur la Résolution n°\u00a011-NQ/TW", State.REVIEWED, ""),
    MEETING: (
        "Le <b>Premier ministre</b> a présidé la réunion.",
        State.DRAFT,
        "memory 92% (other-article)",
    ),
    GROWTH: ("La croissance devrait atteindre 5,6\u00a0% cette année.", State.REVIEWED, ""),
    HEADING: ("<script>alert()</script> & <comes>", State.DRAFT, "apertium en→fr 3.8.3"),
    DISTRICTS: ("Les districts rendent compte au Bureau politique le 15 mai.", State.DRAFT, ""),
}


def fill(catalog_path: Path) -> None:
    """Put translations of all kinds into the PO file of `ARTICLE`."""
    catalog = Catalog.read(catalog_path)
    for source, (target, state, label) in _TEXTS.items():
        key = (None, source)
        if label:
            notes = ("engine: unknown words comes",) if source == HEADING else ()
            catalog.set_draft(key, target, label, notes)
        else:
            catalog.set_target(key, target, state)
    catalog.set_comment((None, DISTRICTS), "Is <b> the right day?")
    catalog_path.write_bytes(catalog.serialize())
