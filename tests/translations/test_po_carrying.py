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


TWO, THREE = "Deux. Trois.", "Un. Deux. Trois."
LONG = "Work began in April, the road was finished in May, and traffic was opened in early June."
IN_THREE = ("Work began in April.", "The road was finished in May.", "Traffic was opened in early June.")  # fmt: skip
FIVE = ("The roads were mended", "Six schools were opened", "The wells were cleaned", "Rice was handed out", "All families went home")  # fmt: skip
NOTES = [
    pytest.param({ALONE: TWO}, (FIRST, SECOND), ["split: sentence 1 of 2, its part of the old translation", "split: sentence 2 of 2, its part of the old translation"], ["Deux.", "Trois."], id="one-into-two"),
    pytest.param({LONG: THREE}, IN_THREE, [f"split: sentence {number} of 3, its part of the old translation" for number in (1, 2, 3)], ["Un.", "Deux.", "Trois."], id="one-into-three"),
    pytest.param({LONG: TWO}, IN_THREE, [f"split: sentence {number} of 3, all of the old translation" for number in (1, 2, 3)], [TWO] * 3, id="three-from-a-translation-in-two"),
    pytest.param({", and ".join(FIVE): THREE}, tuple(f"{one}." for one in FIVE), [f"split: sentence {number} of 5, all of the old translation" for number in range(1, 6)], [THREE] * 5, id="one-into-five"),
    pytest.param({ALONE: TWO}, (FIRST, SECOND.replace("two", "three")), ["split: sentence 1 of 2, its part of the old translation", "split: sentence 2 of 2, its part of the old translation"], ["Deux.", "Trois."], id="split-and-changed"),
    pytest.param({FIRST: "Deux.", SECOND: "Trois."}, (ALONE,), ["joined: 2 sentences, their old translations in order"], [TWO], id="two-into-one"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "notes", "targets"), NOTES)
def test_the_origin_line_says_what_a_piece_holds(
    before: dict[str, str], after: tuple[str, ...], notes: list[str], targets: list[str], tmp_path: Path
) -> None:  # fmt: skip
    catalog = _reviewed(**{"School visits": "Visites d'écoles"}, **before)
    _merge(catalog, "School visits", *after)
    data = catalog.serialize()
    lines = [line for line in data.decode().splitlines() if line.startswith("#. origin:")]
    assert lines == [f"#. origin: {note}" for note in notes]
    heading, *pieces = catalog.units
    assert heading.state is State.REVIEWED
    assert [unit.target for unit in pieces] == targets
    assert all(unit.state is State.DRAFT and unit.is_human for unit in pieces)
    assert {unit.previous for unit in pieces} == {" ".join(before)}
    assert not msgfmt_complaints(data, tmp_path)
    again = _again(catalog)
    _merge(again, "School visits", *after)
    assert again.serialize() == data


def test_no_machine_draft_takes_the_place_of_a_piece() -> None:
    catalog = _reviewed(**{ALONE: BOTH_FR})
    _merge(catalog, FIRST, SECOND)
    catalog = _again(catalog)
    assert not catalog.set_draft((None, FIRST), "Brouillon.", "argos")
    assert catalog.units[0].target == f"{BOTH_FR.split('. ')[0]}."


def test_a_later_correction_of_an_approved_piece_forgets_how_it_was_made() -> None:
    catalog = _reviewed(**{ALONE: BOTH_FR})
    _merge(catalog, FIRST, SECOND)
    catalog.set_target((None, FIRST), "Le comité s'est réuni le matin.", State.REVIEWED)
    catalog = _again(catalog)
    _merge(catalog, FIRST.replace("morning", "evening"), SECOND)
    _, corrected, other, *_ = catalog.serialize().decode().split("\n\n")
    assert catalog.units[0].previous == FIRST
    assert "#. origin:" not in corrected
    assert "#. origin: split: sentence 2 of 2" in other


def test_a_sentence_that_was_changed_and_split_later_still_shows_what_was_translated() -> None:
    catalog = _reviewed(**{ALONE: BOTH_FR})
    _merge(catalog, ALONE.replace("two schools", "three schools"))
    catalog = _again(catalog)
    _merge(catalog, FIRST, SECOND.replace("two", "three"))
    assert [unit.previous for unit in catalog.units] == [ALONE, ALONE]


def test_pieces_that_are_joined_anew_hold_the_whole_once() -> None:
    whole = "Le comité s'est réuni, puis les délégués sont partis"
    catalog = _reviewed(**{ALONE: whole})
    _merge(catalog, FIRST, SECOND)
    _merge(_again(catalog), FIRST, SECOND)
    _merge(catalog, ALONE.replace(" and the", "; the"))
    [unit] = catalog.units
    assert (unit.target, unit.previous) == (whole, ALONE)


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
