"""Documents for the tests of the formats beside Word, and their golden files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from word_samples import block, document, english_french

from workflow.exports import AlignedBlock, AlignedDocument, AlignedUnit, UsedEntry

GOLDEN = Path(__file__).parent / "golden_formats"


def small() -> AlignedDocument:
    """Four sentences that have something of everything, small enough to read in a file."""
    return document(
        [
            block("title", ("Council meets", "Le conseil se réunit")),
            block(
                "paragraph",
                (
                    'The <b>council</b> met <a id="1">here</a>;\nit cites Resolution No. 31-NQ/TW.',
                    'Le <b>conseil</b> s’est réuni <a id="1">ici</a> ;\nil cite la résolution nº 31-NQ/TW.',
                ),
                "=1+1 is no formula & <3 is no tag.",
                draft=(0,),
                links=("https://example.org/?a=1&b=2",),
            ),
            block("list_item", ("Council meets", "Le conseil se réunit"), level=1, marker="1."),
        ],
        "en",
        "fr",
        title="Council meets",
        target_title="Le conseil se réunit",
        used=(
            UsedEntry("term", "council", "conseil", "", 2, "verified"),
            UsedEntry(
                "reference",
                "Resolution No. 31-NQ/TW",
                "résolution nº 31-NQ/TW",
                "",
                1,
                "needs review",
                places=(1,),
            ),
        ),
    )


def large(rows: int) -> AlignedDocument:
    """A document of so many different sentences of every kind."""
    sample = english_french()
    units = [(each, unit) for each in sample.body for unit in each.units]
    blocks = []
    for number in range(rows):
        each, unit = units[number % len(units)]
        target = f"{number} {unit.target}" if unit.target else ""
        changed = replace(unit, source=f"{number} {unit.source}", target=target)
        blocks.append(AlignedBlock(each.block, (changed,)))
    return replace(sample, blocks=tuple(blocks))


def right_to_left() -> AlignedDocument:
    """English into Arabic."""
    return document(
        [block("paragraph", ("The council met.", "اجتمع المجلس."))],
        "en",
        "ar",
        title="Council",
        target_title="المجلس",
    )


def of_texts(source: str, target: str, context: str | None = None) -> AlignedDocument:
    """A document of one sentence."""
    state = "reviewed" if target.strip() else "untranslated"
    unit = AlignedUnit(source, target, state, context=context)
    made = block("paragraph", ("a", "b"))
    return document([replace(made, units=(unit,))], "en", "fr")
