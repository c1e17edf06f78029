"""Statuses of terms: brackets on their lines that a merge keeps and a changed source takes off."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.translations import Catalog, Header, SourceUnit, join_status, split_status

UNIT = SourceUnit(
    "The Politburo met.",
    kind="paragraph",
    occurrences=("sources/a.md:3",),
    terms=("Politburo = Bureau politique",),
    references=("Resolution No. 11-NQ/TW = résolution n° 11-NQ/TW",),
)
KEY = UNIT.key


def _drafted() -> Catalog:
    catalog = Catalog.new(Header("en", "fr", "desk"))
    catalog.merge([UNIT])
    catalog.set_draft(
        KEY,
        "Le Bureau politique s’est réuni.",
        "argos en→fr 1.9",
        statuses={UNIT.terms[0]: "enforced", UNIT.references[0]: "needs review"},
        repairs=["la Bureau → le Bureau (fr-article)"],
    )
    return catalog


def test_a_draft_shows_the_status_of_each_term_and_its_repairs() -> None:
    text = _drafted().serialize().decode()
    assert "#. term: Politburo = Bureau politique [enforced]\n" in text
    assert "#. reference: Resolution No. 11-NQ/TW = résolution n° 11-NQ/TW [needs review]\n" in text
    assert "#. repair: la Bureau → le Bureau (fr-article)\n" in text


def test_a_merge_of_the_same_article_changes_no_byte() -> None:
    data = _drafted().serialize()
    again = Catalog.parse(data.decode(), Path("a.po"))
    again.merge([UNIT])
    assert not again.changed
    assert again.serialize() == data


def test_a_changed_sentence_has_terms_without_status() -> None:
    catalog = _drafted()
    changed = SourceUnit("The Politburo met again.", kind="paragraph", terms=UNIT.terms)
    catalog.merge([changed])
    unit = catalog.unit(changed.key)
    assert unit is not None
    assert unit.terms == UNIT.terms
    assert unit.repairs == ()


def test_other_statuses_replace_the_old_ones() -> None:
    catalog = _drafted()
    catalog.set_statuses(KEY, {UNIT.terms[0]: "verified"})
    unit = catalog.unit(KEY)
    assert unit is not None
    assert unit.statuses == {UNIT.terms[0]: "verified", UNIT.references[0]: ""}
    assert unit.repairs != ()


@pytest.mark.parametrize("status", ["", "enforced", "verified", "repaired", "needs review"])
@pytest.mark.parametrize("line", ["Politburo = Bureau politique", "a [b]", "a [draft]"])
def test_line_and_status_come_apart_again(line: str, status: str) -> None:
    assert split_status(join_status(line, status)) == (line, status)
