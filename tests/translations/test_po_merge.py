"""A corrected article: what becomes of each translation."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.translations.po_samples import (
    HEADER,
    SENTENCES,
    Article,
    Deeds,
    all_texts,
    articles,
    deeds,
    do,
    human_texts,
)
from workflow.errors import CatalogError
from workflow.translations import Catalog, MergeReport, SourceUnit, State, Unit

MARCH_1, MARCH_2, RESOLUTION, _, DISTRICTS, _, GROWTH, YES, *_ = SENTENCES


def wanted(*sources: str, kind: str = "paragraph") -> list[SourceUnit]:
    return [
        SourceUnit(source, None, kind, (f"sources/a.md:{line}",))
        for line, source in enumerate(sources, 1)
    ]


def translated(*sources: str) -> Catalog:
    """A catalog in which each sentence is reviewed, with `vi:` before it."""
    catalog = Catalog.new(HEADER)
    catalog.merge(wanted(*sources))
    for source in sources:
        catalog.set_target((None, source), f"vi: {source}", State.REVIEWED)
    return Catalog.parse(catalog.serialize().decode(), Path("a.po"))


def entry_of(catalog: Catalog, source: str) -> str:
    [entry] = [e for e in catalog.serialize().decode().split("\n\n") if f'msgid "{source}"' in e]
    return entry.rstrip("\n")


def unit_of(catalog: Catalog, source: str) -> Unit:
    unit = catalog.unit((None, source))
    assert unit is not None
    return unit


def test_a_new_article_is_all_new_and_in_its_order() -> None:
    catalog = Catalog.new(HEADER)
    assert catalog.merge(wanted(GROWTH, YES, DISTRICTS)) == MergeReport(added=3)
    assert [unit.source for unit in catalog.units] == [GROWTH, YES, DISTRICTS]
    assert {unit.state for unit in catalog.units} == {State.UNTRANSLATED}


def test_nothing_changed() -> None:
    catalog = translated(MARCH_1, DISTRICTS)
    assert catalog.merge(wanted(MARCH_1, DISTRICTS)) == MergeReport(kept=2)
    assert not catalog.changed


def test_a_changed_sentence_keeps_its_translation_as_a_draft_that_shows_the_old_text() -> None:
    catalog = translated(DISTRICTS, MARCH_1, YES)
    report = catalog.merge(wanted(DISTRICTS, MARCH_2, YES))
    assert report == MergeReport(kept=2, changed=1)
    assert entry_of(catalog, MARCH_2) == (
        "#. type: paragraph\n"
        "#: sources/a.md:2\n"
        "#, fuzzy\n"
        f'#| msgid "{MARCH_1}"\n'
        f'msgid "{MARCH_2}"\n'
        f'msgstr "vi: {MARCH_1}"'
    )
    assert unit_of(catalog, MARCH_2).is_human
    assert not catalog.set_draft((None, MARCH_2), "máy", "argos")


def test_an_approved_machine_draft_stays_approved_work_when_its_sentence_changes() -> None:
    catalog = Catalog.new(HEADER)
    catalog.merge(wanted(MARCH_1))
    catalog.set_draft((None, MARCH_1), "bản máy", "argos")
    catalog.set_target((None, MARCH_1), "bản máy", State.REVIEWED)
    catalog.merge(wanted(MARCH_2))
    assert not catalog.set_draft((None, MARCH_2), "bản mới", "argos")
    assert unit_of(catalog, MARCH_2).target == "bản máy"


def test_a_machine_draft_of_a_changed_sentence_may_be_made_again() -> None:
    catalog = Catalog.new(HEADER)
    catalog.merge(wanted(MARCH_1))
    catalog.set_draft((None, MARCH_1), "bản máy", "argos")
    catalog.merge(wanted(MARCH_2))
    assert unit_of(catalog, MARCH_2).previous == MARCH_1
    assert catalog.set_draft((None, MARCH_2), "bản mới", "argos")
    assert unit_of(catalog, MARCH_2).previous is None


def test_a_sentence_changed_twice_shows_the_text_its_translation_was_made_for() -> None:
    catalog = translated(MARCH_1)
    catalog.merge(wanted(MARCH_2))
    catalog.merge(wanted(MARCH_2.replace("Hanoi", "Hue")))
    assert catalog.units[0].previous == MARCH_1


def test_who_approves_and_leaves_the_old_text_has_approved_the_new_one() -> None:
    """`msgattrib --clear-fuzzy` leaves `#| msgid`."""
    catalog = translated(MARCH_1)
    catalog.merge(wanted(MARCH_2))
    text = catalog.serialize().decode().replace("#, fuzzy\n", "")
    catalog = Catalog.parse(text, Path("a.po"))
    catalog.merge(wanted(MARCH_2.replace("Hanoi", "Hue")))
    assert catalog.units[0].previous == MARCH_2


def test_a_sentence_changed_and_changed_back_is_as_it_was() -> None:
    catalog = translated(DISTRICTS, MARCH_1, YES)
    before = catalog.serialize()
    catalog.merge(wanted(DISTRICTS, MARCH_2, YES))
    assert [unit.source for unit in catalog.obsolete] == [MARCH_1]
    catalog.merge(wanted(DISTRICTS, MARCH_1, YES))
    assert catalog.serialize() == before


def test_a_draft_of_a_sentence_changed_and_changed_back_shows_no_old_text() -> None:
    catalog = translated(MARCH_1)
    catalog.set_target((None, MARCH_1), "unsure", State.DRAFT)
    catalog.merge(wanted(MARCH_2))
    catalog.merge(wanted(MARCH_1))
    [unit] = catalog.units
    assert (unit.previous, unit.target, unit.state) == (None, "unsure", State.DRAFT)


def test_what_a_person_made_of_a_changed_sentence_stays_when_it_is_changed_back() -> None:
    catalog = translated(MARCH_1)
    catalog.merge(wanted(MARCH_2))
    catalog.set_target((None, MARCH_2), "vi: March 2", State.DRAFT)
    catalog.merge(wanted(MARCH_1))
    assert [(unit.target, unit.state) for unit in catalog.units] == [
        (f"vi: {MARCH_1}", State.REVIEWED)
    ]
    assert [unit.target for unit in catalog.obsolete] == ["vi: March 2"]
    catalog.merge(wanted(MARCH_2))
    assert catalog.units[0].target == "vi: March 2"


def test_a_moved_sentence_keeps_its_lines_but_its_place() -> None:
    catalog = translated(MARCH_1, DISTRICTS, GROWTH)
    before = entry_of(catalog, MARCH_1)
    assert catalog.merge(wanted(DISTRICTS, GROWTH, MARCH_1)) == MergeReport(kept=3)
    assert [unit.source for unit in catalog.units] == [DISTRICTS, GROWTH, MARCH_1]
    assert entry_of(catalog, MARCH_1) == before.replace("a.md:1", "a.md:3")


def test_a_removed_sentence_becomes_obsolete_and_returns_as_it_was() -> None:
    catalog = translated(MARCH_1, DISTRICTS)
    before = catalog.serialize()
    catalog.set_checks((None, DISTRICTS), ["numbers 15 is missing"])
    assert catalog.merge(wanted(MARCH_1)) == MergeReport(kept=1, removed=1)
    assert (
        catalog.serialize()
        .decode()
        .endswith(f'\n\n#. type: paragraph\n#~ msgid "{DISTRICTS}"\n#~ msgstr "vi: {DISTRICTS}"\n')
    )
    catalog = Catalog.parse(catalog.serialize().decode(), Path("a.po"))
    assert catalog.merge(wanted(MARCH_1, DISTRICTS)) == MergeReport(kept=1, revived=1)
    assert catalog.serialize() == before


def test_previous_text_and_comments_live_through_removal_and_return() -> None:
    """polib drops `#~|` when it writes an obsolete entry."""
    path = Path(__file__).parent / "files" / "poedit.po"
    catalog = Catalog.read(path)
    keep = [SourceUnit(unit.source, unit.context, unit.kind, unit.occurrences, unit.terms) for unit in catalog.units]  # fmt: skip
    catalog.merge(keep[:1])
    text = catalog.serialize().decode()
    assert '#~| msgid "It will cost 40 billion dong."\n#~ msgid "It will cost 45' in text
    assert "# Xem lại cách gọi chức danh.\n#. type: paragraph\n" in text
    assert '#~| msgid "Work began last spring."' in text
    assert 'msgid_plural "%d stalls"\nmsgstr[0] "%d gian hàng"' in text
    again = Catalog.parse(text, path)
    again.merge(keep)
    assert [unit.target for unit in again.units] == [
        unit.target for unit in Catalog.read(path).units
    ]
    assert [unit.previous for unit in again.units] == [None, None, "It will cost 40 billion dong."]


def test_an_untranslated_sentence_that_is_removed_disappears() -> None:
    catalog = Catalog.new(HEADER)
    catalog.merge(wanted(MARCH_1, YES))
    assert catalog.merge(wanted(YES)) == MergeReport(kept=1, removed=1)
    assert MARCH_1 not in catalog.serialize().decode()


def test_a_sentence_unlike_all_others_is_new() -> None:
    catalog = translated(MARCH_1)
    assert catalog.merge(wanted(GROWTH)) == MergeReport(added=1, removed=1)
    assert catalog.units[0].target == ""
    assert [unit.target for unit in catalog.obsolete] == [f"vi: {MARCH_1}"]


def test_each_old_translation_is_used_once_for_the_sentence_most_like_it() -> None:
    catalog = translated(MARCH_1)
    near, far = MARCH_2, MARCH_1.replace("chaired the meeting", "did not chair a session")
    assert catalog.merge(wanted(far, near)) == MergeReport(added=1, changed=1)
    assert [unit.target for unit in catalog.units] == ["", f"vi: {MARCH_1}"]


def test_a_changed_sentence_is_looked_for_between_its_old_neighbours() -> None:
    catalog = translated(MARCH_1, YES, DISTRICTS)
    report = catalog.merge(wanted(YES, MARCH_2, DISTRICTS))
    assert report == MergeReport(added=1, kept=2, removed=1)


def test_a_headline_and_a_sentence_of_one_text_keep_their_own_translations() -> None:
    """When the headline is corrected, the sentence is the first of its text and needs no context."""
    title = SourceUnit(YES, None, "title", ("sources/a.md:1",))
    body = SourceUnit(YES, "body", "paragraph", ("sources/a.md:3",))
    catalog = Catalog.new(HEADER)
    catalog.merge([title, body])
    catalog.set_target(title.key, "CÓ", State.REVIEWED)
    catalog.set_target(body.key, "Có.", State.REVIEWED)
    before = catalog.serialize()
    catalog.merge(wanted(GROWTH, YES))
    assert [(unit.target, unit.context) for unit in catalog.units] == [("", None), ("Có.", None)]
    assert unit_of(catalog, YES).state is State.REVIEWED
    assert [unit.target for unit in catalog.obsolete] == ["CÓ"]
    catalog.merge([title, body])
    assert catalog.serialize() == before


def test_a_new_context_makes_a_draft() -> None:
    catalog = translated(YES)
    report = catalog.merge([SourceUnit(YES, "headline", "title", ("sources/a.md:1",))])
    assert report == MergeReport(changed=1)
    assert f'#, fuzzy\n#| msgid "{YES}"\nmsgctxt "headline"\n' in catalog.serialize().decode()


def test_facts_about_a_unit_are_brought_up_to_date_without_touching_the_translation() -> None:
    catalog = translated(YES)
    unit = SourceUnit(
        YES, None, "quote", ("sources/a.md:4", "sources/a.md:4"), ("Yes = Có",), ("1/NQ = 1/NQ",)
    )
    assert catalog.merge([unit]) == MergeReport(kept=1)
    assert entry_of(catalog, YES) == (
        "#. type: quote\n"
        "#. term: Yes = Có\n"
        "#. reference: 1/NQ = 1/NQ\n"
        "#: sources/a.md:4\n"
        f'msgid "{YES}"\n'
        f'msgstr "vi: {YES}"'
    )
    assert unit_of(catalog, YES).state is State.REVIEWED


def test_a_place_with_a_blank_is_marked_as_gettext_marks_it() -> None:
    catalog = Catalog.new(HEADER)
    catalog.merge([SourceUnit(YES, None, "title", ("sources/a b.md:1", "sources/c.md:2"))])
    assert "#: \u2068sources/a b.md:1\u2069 sources/c.md:2\n" in catalog.serialize().decode()
    assert catalog.units[0].occurrences == ("sources/a b.md:1", "sources/c.md:2")


def test_a_whole_new_article_is_aligned_in_reasonable_time() -> None:
    many = [f"{SENTENCES[number % 10]} {number}" for number in range(1500)]
    catalog = translated(*many)
    report = catalog.merge(wanted(*(sentence.replace("the", "a") + "x" for sentence in many)))
    assert report.changed == 1500
    assert catalog.units[700].previous == many[700]


@pytest.mark.parametrize(
    ("units", "error", "message"),
    [
        pytest.param(wanted(YES, YES), ValueError, "wanted twice", id="twice"),
        pytest.param(wanted(""), ValueError, "empty", id="empty"),
        pytest.param(wanted("a\0b"), CatalogError, "sources/a.md:1 holds a control", id="nul"),
    ],
)
def test_what_cannot_stand_in_a_po_file(
    units: list[SourceUnit], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        Catalog.new(HEADER).merge(units)


def test_a_sentence_that_stands_there_as_a_plural_entry() -> None:
    catalog = Catalog.read(Path(__file__).parent / "files" / "poedit.po")
    with pytest.raises(CatalogError, match="msgid_plural") as caught:
        catalog.merge(wanted("%d stall"))
    assert caught.value.line == 48


@settings(max_examples=80, deadline=None)
@given(articles, deeds, articles, deeds, articles)
def test_no_human_text_is_ever_lost(
    first: Article, done: Deeds, second: Article, done_again: Deeds, third: Article
) -> None:
    catalog = Catalog.new(HEADER)
    catalog.merge(first)
    do(catalog, done)
    for article, then in ((second, done_again), (third, [])):
        human = human_texts(catalog)
        catalog.merge(article)
        assert human <= human_texts(catalog)
        assert [unit.key for unit in catalog.units] == [unit.key for unit in article]
        for unit in catalog.units:
            catalog.set_draft(unit.key, "máy dịch lại", "argos", ["a", "b"], "older")
            catalog.set_checks(unit.key, ["c"])
        assert human <= human_texts(catalog) <= all_texts(catalog)
        human = human_texts(catalog)
        do(catalog, [deed for deed in then if deed[1] == "draft"])
        assert human <= human_texts(catalog)


@settings(max_examples=80, deadline=None)
@given(articles, deeds, articles)
def test_merging_again_changes_nothing(first: Article, done: Deeds, second: Article) -> None:
    catalog = Catalog.new(HEADER)
    catalog.merge(first)
    do(catalog, done)
    catalog.merge(second)
    data = catalog.serialize()
    again = Catalog.parse(data.decode(), Path("a.po"))
    report = again.merge(second)
    assert report == MergeReport(kept=len(second))
    assert again.serialize() == data
    assert again.units == [again.unit(unit.key) for unit in second]


@settings(max_examples=80, deadline=None)
@given(articles, deeds, articles)
def test_what_is_in_both_articles_keeps_its_bytes(
    first: Article, done: Deeds, second: Article
) -> None:
    catalog = Catalog.new(HEADER)
    catalog.merge(first)
    do(catalog, done)
    before = catalog.serialize().decode()
    catalog.merge([unit for unit in second if unit.key not in {u.key for u in first}] + first)
    after = catalog.serialize().decode()
    entries = set(after.rstrip("\n").split("\n\n"))
    assert set(before.rstrip("\n").split("\n\n")) <= entries
