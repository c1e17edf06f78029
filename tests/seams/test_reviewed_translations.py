"""No false alarm: the seams of every reviewed translation of the sample desk are in order."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import polib
import pytest

from workflow.article import plain_text
from workflow.glossary import Glossary
from workflow.seams import lint_seams, placed_of, repair_seams

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "translations").glob("*/*.po"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_reviewed_translations_have_no_problem(path: Path, sample: Glossary) -> None:
    language = path.parent.name
    catalog = polib.pofile(str(path))
    source_language = catalog.metadata["X-Source-Language"]
    seen: Counter[str] = Counter()
    for entry in catalog:
        if not entry.msgstr or entry.fuzzy or entry.obsolete:
            continue
        text = plain_text(entry.msgstr)
        sources = sample.find(plain_text(entry.msgid), source_language)
        expected = {one.id for one in sources if one.kind == "term"}
        found = sample.find(text, language, expected=expected)
        placed = [placed_of(one, language, sample.tables) for one in found]
        repaired = repair_seams(text, placed, language)
        assert (repaired.text, repaired.edits) == (text, ())
        assert lint_seams(text, placed, language) == []
        seen["units"] += 1
        seen["forms"] += len(placed)
    if seen["units"]:
        assert seen["forms"] >= 20, "the glossary finds hardly anything: nothing was tested"


def test_there_are_reviewed_translations_in_every_language() -> None:
    reviewed: Counter[str] = Counter()
    for path in FILES:
        for entry in polib.pofile(str(path)):
            reviewed[path.parent.name] += bool(entry.msgstr and not entry.fuzzy)
    assert all(reviewed[language] >= 60 for language in ("en", "es", "fr", "nb", "vi")), reviewed


@pytest.mark.parametrize(
    ("text", "language", "kind", "gender", "number"),
    [
        pytest.param("la Resolución n.º 57-NQ/TW", "es", "reference", "f", "sg", id="reference"),
        pytest.param("les résolutions nᵒˢ 18-NQ/TW", "fr", "reference", "f", "pl", id="references"),
        pytest.param("selon 11-NQ/TW", "fr", "reference", "", "", id="bare-symbol"),
        pytest.param("le Bureau politique", "fr", "body", "m", "sg", id="body"),
        pytest.param("la Asamblea Nacional", "es", "body", "f", "sg", id="feminine-body"),
    ],
)
def test_what_was_found_is_placed_with_its_grammar(
    text: str, language: str, kind: str, gender: str, number: str, sample: Glossary
) -> None:
    (one,) = sample.find(text, language)
    placed = placed_of(one, language, sample.tables)
    assert (placed.kind, placed.grammar.gender, placed.grammar.number) == (kind, gender, number)
    assert text[placed.start : placed.end] == one.text
