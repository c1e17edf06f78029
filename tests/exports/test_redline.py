"""A redline: what changed, as tracked changes; accepted the new text, rejected the old one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from word_checks import W, body, structure_findings, text_of, validator_findings
from word_samples import block, document

from workflow.article import parse_inline, plain_text
from workflow.exports import AlignedDocument, AlignedUnit, word_document
from workflow.exports.redline import Piece, compare

OLD = "Under <b>Resolution No. 11-NQ/TW</b>, growth reached 6.5% last year."
NEW = "Under <b>Resolution No. 57-NQ/TW</b>, growth reached 7.1% this year."
OLD_FR = "Selon la <b>Résolution n° 11-NQ/TW</b>, la croissance a atteint 6,5 % l'an dernier."
NEW_FR = "Selon la <b>Résolution n° 57-NQ/TW</b>, la croissance a atteint 7,1 % cette année."

words = st.lists(
    st.sampled_from(["le", "la", "11-NQ/TW", "6,5", "%", "État,", "l'an", "<b>titre</b>", "fin."])
)


def _texts(pieces: list[Piece], without: str) -> str:
    kept = (run.text for piece in pieces if piece.change != without for run in piece.runs)
    return "".join(kept)


@given(words, words)
def test_both_versions_can_be_had_back(before: list[str], after: list[str]) -> None:
    pieces = compare(" ".join(before), " ".join(after))
    assert _texts(pieces, "deleted") == plain_text(" ".join(after))
    assert _texts(pieces, "inserted") == plain_text(" ".join(before))


@given(words)
def test_equal_texts_have_no_change(text: list[str]) -> None:
    pieces = compare(" ".join(text), " ".join(text))
    assert [piece.change for piece in pieces] == [""] * len(pieces)


def test_a_symbol_changes_as_a_whole() -> None:
    shown = [(piece.change, "".join(run.text for run in piece.runs)) for piece in compare(OLD, NEW)]
    assert ("deleted", "11-NQ/TW") in shown
    assert ("inserted", "57-NQ/TW") in shown
    assert parse_inline(NEW)[1].bold
    bold = [run.text for piece in compare(OLD, NEW) for run in piece.runs if run.bold]
    assert bold == ["Resolution No. ", "11-NQ/TW", "57-NQ/TW"]


@pytest.fixture
def redline() -> AlignedDocument:
    changed = AlignedUnit(NEW, NEW_FR, "reviewed", before=(OLD, OLD_FR))
    added = AlignedUnit("It was new.", "C'était nouveau.", "draft", before=("", ""))
    removed = AlignedUnit("", "", "untranslated", before=("It left.", "Elle est partie."))
    same = AlignedUnit("It stayed.", "Elle est restée.", "reviewed")
    paragraph = replace(block("paragraph", ("x", "y")), units=(changed, removed, added, same))
    title = block("title", ("Growth", "Croissance"))
    return document([title, paragraph], "en", "fr", base="v1.0", revised_by="Anna Nilsen")


def _columns(root: etree._Element, gone: str, property_gone: str) -> list[tuple[str, str]]:
    """The rows of the text when all changes are accepted (`del` gone) or rejected (`ins`)."""
    rows = []
    for row in root.iter(f"{W}tr"):
        if row.find(f"{W}trPr/{W}{property_gone}") is not None:
            continue
        for element in list(row.iter(f"{W}{gone}")):
            if element.getparent().tag != f"{W}trPr":
                element.getparent().remove(element)
        for text in row.iter(f"{W}delText"):
            text.tag = f"{W}t"
        rows.append([text_of(cell) for cell in row.iter(f"{W}tc")])
    return [(row[1], row[2]) for row in rows if len(row) == 3]


def test_accepted_it_is_the_new_text_and_rejected_the_old_one(redline: AlignedDocument) -> None:
    data = word_document(redline)
    accepted = _columns(body(data), "del", "del")
    rejected = _columns(body(data), "ins", "ins")
    assert accepted[-3:] == [
        (plain_text(NEW), plain_text(NEW_FR)),
        ("It was new.", "C'était nouveau."),
        ("It stayed.", "Elle est restée."),
    ]
    assert rejected[-3:] == [
        (plain_text(OLD), plain_text(OLD_FR)),
        ("It left.", "Elle est partie."),
        ("It stayed.", "Elle est restée."),
    ]


def test_every_change_has_a_number_of_its_own_and_its_author(redline: AlignedDocument) -> None:
    root = body(word_document(redline))
    changes = list(root.iter(f"{W}ins", f"{W}del"))
    assert len({each.get(f"{W}id") for each in changes}) == len(changes) > 4
    assert {each.get(f"{W}author") for each in changes} == {"Anna Nilsen"}
    assert "Modifications depuis v1.0" in text_of(root)


def test_the_validators_agree(redline: AlignedDocument, tmp_path: Path) -> None:
    data = word_document(redline)
    path = tmp_path / "redline.docx"
    path.write_bytes(data)
    assert validator_findings(path) == []
    assert structure_findings(data, {"en-US", "en-GB", "fr-FR"}) == []


def test_a_plain_document_has_no_marks(redline: AlignedDocument) -> None:
    blocks = tuple(
        replace(each, units=tuple(replace(unit, before=None) for unit in each.units if unit.source))
        for each in redline.blocks
    )
    root = body(word_document(replace(redline, blocks=blocks, base=None)))
    assert not list(root.iter(f"{W}ins", f"{W}del", f"{W}delText"))
