"""Sentences that were split, joined or corrected in figures: their translations come along."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.translations.po_judges import msgcat, msgfmt_complaints
from tests.translations.po_samples import HEADER
from workflow.translations import (
    Carrier,
    Catalog,
    Mended,
    MergeReport,
    SourceUnit,
    State,
    Unit,
)

ALONE = "The committee met in the morning and the delegates then visited two schools in the valley."
FIRST = "The committee met in the morning."
SECOND = "The delegates then visited two schools in the valley."
BOTH_FR = (
    "Le comité s'est réuni le matin. Les délégués ont ensuite visité deux écoles de la vallée."
)
OTHER = "Rice prices were stable throughout the month of March."


def _split(text: str) -> Sequence[str]:
    pieces = text.split(". ")
    return [*(f"{piece}." for piece in pieces[:-1]), pieces[-1]]


def _reviewed(**translations: str) -> Catalog:
    catalog = Catalog.new(HEADER)
    catalog.merge([SourceUnit(source) for source in translations])
    for source, target in translations.items():
        catalog.set_target((None, source), target, State.REVIEWED)
    return _again(catalog)


def _again(catalog: Catalog) -> Catalog:
    return Catalog.parse(catalog.serialize().decode(), Path("a.po"))


def _merge(catalog: Catalog, *sources: str, carrier: Carrier | None = None) -> MergeReport:
    return catalog.merge([SourceUnit(source) for source in sources], carrier or Carrier(_split))


def _told(units: Sequence[Unit]) -> list[tuple[str, str, str]]:
    return [(unit.source, unit.target, unit.state.value) for unit in units]


def test_a_split_sentence_gives_each_piece_its_part_of_the_translation() -> None:
    catalog = _reviewed(**{ALONE: BOTH_FR, OTHER: "Le riz est stable."})
    assert _merge(catalog, FIRST, SECOND, OTHER) == MergeReport(kept=1, changed=2)
    first, second = BOTH_FR.split(". ")
    assert _told(catalog.units) == [
        (FIRST, f"{first}.", "draft"),
        (SECOND, second, "draft"),
        (OTHER, "Le riz est stable.", "reviewed"),
    ]
    assert [unit.previous for unit in catalog.units] == [ALONE, ALONE, None]
    assert _told(catalog.obsolete) == [(ALONE, BOTH_FR, "obsolete")]


def test_a_split_sentence_whose_translation_is_one_sentence_gives_all_of_it_to_each() -> None:
    catalog = _reviewed(**{ALONE: "Le comité s'est réuni, puis les délégués sont partis"})
    _merge(catalog, FIRST, SECOND)
    assert {unit.target for unit in catalog.units} == {
        "Le comité s'est réuni, puis les délégués sont partis"
    }
    assert all(unit.is_human for unit in catalog.units)


def test_joined_sentences_join_their_translations() -> None:
    first, second = "Le comité s'est réuni le matin.", "Les délégués ont visité deux écoles."
    catalog = _reviewed(**{FIRST: first, SECOND: second, OTHER: "Le riz est stable."})
    assert _merge(catalog, ALONE, OTHER) == MergeReport(kept=1, changed=1)
    assert _told(catalog.units)[0] == (ALONE, f"{first} {second}", "draft")
    assert catalog.units[0].previous == f"{FIRST} {SECOND}"
    assert [unit.target for unit in catalog.obsolete] == [first, second]


def test_what_was_split_returns_as_it_was() -> None:
    catalog = _reviewed(**{ALONE: BOTH_FR})
    _merge(catalog, FIRST, SECOND)
    assert _merge(catalog, ALONE).revived == 1
    assert _told(catalog.units) == [(ALONE, BOTH_FR, "reviewed")]


def test_an_edited_sentence_beside_a_new_one_was_not_split() -> None:
    catalog = _reviewed(**{ALONE: BOTH_FR})
    edited = ALONE.replace("two schools", "three schools")
    assert _merge(catalog, edited, OTHER) == MergeReport(added=1, changed=1)
    assert _told(catalog.units)[1] == (OTHER, "", "untranslated")


def test_machine_drafts_are_not_taken_along() -> None:
    catalog = Catalog.new(HEADER)
    catalog.merge([SourceUnit(FIRST), SourceUnit(SECOND)])
    for source in (FIRST, SECOND):
        catalog.set_draft((None, source), "Brouillon.", "argos")
    catalog = _again(catalog)
    _merge(catalog, ALONE)
    assert all(not unit.is_human for unit in catalog.units)


def _mend(old_source: str, old_target: str, new_source: str) -> Mended | None:
    if old_source.replace("two", "three") != new_source:
        return None
    return Mended(old_target.replace("deux", "trois"), "memory 98% repaired (deux→trois)")


def test_a_corrected_figure_is_mended_in_a_draft_and_the_approved_text_is_kept() -> None:
    catalog = _reviewed(**{ALONE: BOTH_FR})
    edited = ALONE.replace("two schools", "three schools")
    report = _merge(catalog, edited, carrier=Carrier(mend=_mend))
    assert report == MergeReport(changed=1, mended=((None, edited),))
    [unit] = catalog.units
    assert unit.target == BOTH_FR.replace("deux", "trois")
    assert (unit.state, unit.previous, unit.is_human) == (State.DRAFT, ALONE, False)
    assert str(unit.origin).startswith("memory 98% repaired (deux→trois) [")
    assert _told(catalog.obsolete) == [(ALONE, BOTH_FR, "obsolete")]


def test_what_cannot_be_mended_keeps_its_translation_with_the_old_text() -> None:
    catalog = _reviewed(**{ALONE: BOTH_FR})
    _merge(catalog, ALONE.replace("committee", "council"), carrier=Carrier(mend=_mend))
    assert _told(catalog.units)[0][1:] == (BOTH_FR, "draft")
    assert _told(catalog.obsolete) == [(ALONE, BOTH_FR, "obsolete")]


def test_a_draft_is_not_mended() -> None:
    catalog = _reviewed(**{ALONE: BOTH_FR})
    catalog.set_target((None, ALONE), BOTH_FR, State.DRAFT)
    catalog = _again(catalog)
    report = _merge(catalog, ALONE.replace("two", "three"), carrier=Carrier(mend=_mend))
    assert report.mended == ()
    assert catalog.units[0].target == BOTH_FR


def test_a_comment_goes_with_every_piece() -> None:
    text = _reviewed(**{ALONE: BOTH_FR}).serialize().decode()
    header, entry = text.split("\n\n")
    commented = f"{header}\n\n# Names of the schools: ask the office.\n{entry}"
    catalog = Catalog.parse(commented, Path("a.po"))
    _merge(catalog, FIRST, SECOND)
    assert {unit.comment for unit in catalog.units} == {"Names of the schools: ask the office."}


@pytest.mark.parametrize("after", [(FIRST, SECOND), (ALONE.replace("two", "three"),)])
def test_gettext_agrees(after: tuple[str, ...], tmp_path: Path) -> None:
    catalog = _reviewed(**{ALONE: BOTH_FR, OTHER: "Le riz est stable."})
    _merge(catalog, *after, OTHER, carrier=Carrier(_split, _mend))
    data = catalog.serialize()
    assert msgcat(data, tmp_path) == data
    assert not msgfmt_complaints(data, tmp_path)
