"""What the memory finds for a text, and how like it says it is."""

from __future__ import annotations

import itertools
import random
import unicodedata
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from tests.memory.store_samples import STAMP, entry, query, store_of
from workflow.memory.store import MemoryStore
from workflow.memory.values import MemoryEntry, Query

SENTENCE = "The province will complete the new bridge before the end of the rainy season."


def scores(store: MemoryStore, asked: Query, threshold: int = 75) -> list[tuple[int, str]]:
    return [(match.score, match.entry.target) for match in store.best(asked, threshold)]


@pytest.mark.parametrize(
    ("kept", "asked", "score"),
    [
        pytest.param(SENTENCE, SENTENCE, 100, id="the-same"),
        pytest.param(
            "Café prices rose.",
            unicodedata.normalize("NFD", "Café prices rose."),
            100,
            id="the-same-in-another-unicode-form",
        ),
        pytest.param("<b>Growth</b> slowed.", "<b>Growth</b> slowed.", 100, id="the-same-tags"),
        pytest.param("<b>Growth</b> slowed.", "<i>Growth</i> slowed.", 99, id="other-tags"),
        pytest.param("<b>Growth</b> slowed.", "Growth slowed.", 99, id="no-tags"),
        pytest.param("Growth Slowed.", "Growth slowed.", 99, id="another-case"),
        pytest.param("“Growth” slowed.", '"Growth" slowed.', 99, id="other-quotation-marks"),
        pytest.param("Growth – it slowed.", "Growth - it slowed.", 99, id="another-dash"),
        pytest.param("Growth: 6 %.", "Growth: 6\u00a0%.", 99, id="a-no-break-space"),
        pytest.param("<b>GROWTH</b> slowed.", "Growth slowed.", 98, id="other-tags-and-case"),
        pytest.param("a" * 300 + " x", "a" * 300 + " y", 99, id="never-rounded-up"),
        pytest.param(
            SENTENCE, SENTENCE.replace("bridge", "<b>ferry</b>"), 93, id="edited-and-tags"
        ),
        pytest.param(SENTENCE, SENTENCE.replace("bridge", "ferry"), 94, id="edited"),
    ],
)
def test_the_score_tells_how_like_the_texts_are(
    tmp_path: Path, kept: str, asked: str, score: int
) -> None:
    with store_of(tmp_path, entry(kept, "T")) as store:
        assert scores(store, query(asked)) == [(score, "T")]


def test_the_score_of_an_edited_text_is_the_ratio_rounded_down(tmp_path: Path) -> None:
    edited = SENTENCE.replace("rainy season", "dry months of the year")
    ratio = fuzz.ratio(SENTENCE.casefold(), edited.casefold())
    assert ratio != int(ratio)
    with store_of(tmp_path, entry(SENTENCE, "T")) as store:
        assert scores(store, query(edited)) == [(int(ratio), "T")]
        assert scores(store, query(edited), int(ratio) + 1) == []


@pytest.mark.parametrize(
    ("neighbours", "asked", "score"),
    [
        pytest.param(("Before.", "After."), ("Before.", "After."), 101, id="both-the-same"),
        pytest.param(("", "After."), ("", "After."), 101, id="both-at-the-beginning"),
        pytest.param(("Before.", ""), ("Before.", ""), 101, id="both-at-the-end"),
        pytest.param(("Before.", "After."), ("Before.", "Else."), 100, id="another-after"),
        pytest.param(("Before.", "After."), ("", "After."), 100, id="no-before"),
        pytest.param(("", ""), ("", ""), 100, id="neighbours-not-known"),
        pytest.param(
            ("Café.", "After."), (unicodedata.normalize("NFD", "Café."), "After."), 101, id="nfd"
        ),
    ],
)
def test_only_known_neighbours_that_are_the_same_make_a_context_match(
    tmp_path: Path, neighbours: tuple[str, str], asked: tuple[str, str], score: int
) -> None:
    kept = entry("The end.", "T", before=neighbours[0], after=neighbours[1])
    with store_of(tmp_path, kept) as store:
        assert scores(store, query("The end.", *asked)) == [(score, "T")]


@pytest.mark.parametrize(
    ("context", "asked", "score"),
    [
        pytest.param("headline", "headline", 101, id="the-same"),
        pytest.param("headline", "body", 100, id="another"),
        pytest.param("headline", "", 101, id="none-asked"),
        pytest.param("", "body", 101, id="none-known"),
    ],
)
def test_another_message_context_is_no_context_match(
    tmp_path: Path, context: str, asked: str, score: int
) -> None:
    kept = entry("Floods", "T", before="B", after="A", context=context)
    with store_of(tmp_path, kept) as store:
        assert scores(store, query("Floods", "B", "A", asked)) == [(score, "T")]


def test_a_context_match_goes_before_what_most_chose(tmp_path: Path) -> None:
    kept = [
        entry("The end.", "common", origin="a"),
        entry("The end.", "common", origin="b"),
        entry("The end.", "here", origin="z", before="Before.", after="After."),
    ]
    with store_of(tmp_path, *kept) as store:
        found = scores(store, query("The end.", "Before.", "After."))
        assert found == [(101, "here"), (100, "common")]


@pytest.mark.parametrize(
    ("kept", "best"),
    [
        pytest.param([("a", "one"), ("b", "two"), ("c", "two")], "two", id="the-most-votes"),
        pytest.param([("b", "one"), ("a", "two")], "two", id="then-the-first-article"),
        pytest.param([("a", "two"), ("a", "one")], "one", id="then-the-first-text"),
    ],
)
def test_of_several_translations_the_choice_is_fixed(
    tmp_path: Path, kept: list[tuple[str, str]], best: str
) -> None:
    for number, order in enumerate((kept, kept[::-1])):
        entries = [entry("Floods hit the north.", text, origin=origin) for origin, text in order]
        with store_of(tmp_path / str(number), *entries) as store:
            matches = store.best(query("Floods hit the north."))
            assert matches[0].entry.target == best
            assert len(matches) == 2, "one for each translation"


def test_votes_count_for_the_same_text_only(tmp_path: Path) -> None:
    kept = [entry("Party", "the Party"), *[entry("party", "a feast", origin="z")] * 3]
    with store_of(tmp_path, *kept) as store:
        assert scores(store, query("Party")) == [(100, "the Party"), (99, "a feast")]


@pytest.mark.parametrize(
    ("kept", "asked"),
    [
        pytest.param("Economic news", "Economics news", id="a-letter-more"),
        pytest.param("Viet Nam", "Vietnam", id="joined-words"),
        pytest.param("Resolution No. 11-NQ/TW", "Resolution No. 57-NQ/TW", id="another-number"),
        pytest.param("11/2023", "12/2023", id="numbers-only"),
        pytest.param("It was on the 3rd.", "It was on the 4th.", id="common-words"),
        pytest.param("Hội nghị Trung ương 8", "Hội nghị Trung ương 10", id="vietnamese"),
        pytest.param("Photo: VNA", "Photos: VNA", id="a-caption"),
    ],
)
def test_short_texts_and_numbers_are_found(tmp_path: Path, kept: str, asked: str) -> None:
    others = [entry(f"Sentence {number} is about {number * 7} things.") for number in range(50)]
    with store_of(tmp_path, *others, entry(kept, "T")) as store:
        assert [target for _, target in scores(store, query(asked), 70)][:1] == ["T"]


def test_texts_in_another_language_pair_are_not_found(tmp_path: Path) -> None:
    other = entry(SENTENCE, "T", target_language="es")
    with store_of(tmp_path, other) as store:
        assert store.best(query(SENTENCE)) == []
        assert store.best(Query(SENTENCE, "en", "es"))[0].entry == other
        assert store.best(Query(SENTENCE, "es", "en")) == []


def test_a_match_carries_the_whole_entry(tmp_path: Path) -> None:
    kept = MemoryEntry(
        "Source.",
        "Target.",
        "en",
        "nb",
        "article",
        "b",
        "a",
        "title",
        "headline",
        "Ann",
        "2024-01-02",
    )
    with store_of(tmp_path, kept) as store:
        assert store.best(Query("Source.", "en", "nb"))[0].entry == kept


def test_the_limit_keeps_the_best(tmp_path: Path) -> None:
    kept = [entry(f"{SENTENCE[:-1]}{' indeed' * number}.", f"T{number}") for number in range(6)]
    with store_of(tmp_path, *kept) as store:
        asked = query(SENTENCE.replace("new", "old"))
        everything = scores(store, asked, 50)
        assert [target for _, target in everything[:3]] == ["T0", "T1", "T2"]
        best = [(match.score, match.entry.target) for match in store.best(asked, 50, 2)]
        assert best == everything[:2]


def test_many_queries_are_answered_in_their_order(tmp_path: Path) -> None:
    asked = [query("Two."), query("Nothing like it at all"), query("One.")]
    with store_of(tmp_path, entry("One.", "1"), entry("Two.", "2")) as store:
        found = store.look_up(asked)
        assert found == [store.best(each) for each in asked]
        assert [[match.entry.target for match in matches] for matches in found] == [
            ["2"],
            [],
            ["1"],
        ]


@pytest.mark.parametrize("text", ["", " ", "<b></b>", "—", "\n"])
def test_a_text_without_words_finds_nothing_else(tmp_path: Path, text: str) -> None:
    with store_of(tmp_path, entry("Something.", "T")) as store:
        assert store.best(query(text), 1) == []


def test_a_change_by_another_process_is_seen(tmp_path: Path) -> None:
    with store_of(tmp_path, entry("One.", "1")) as reader:
        assert scores(reader, query("One.")) == [(100, "1")]
        with MemoryStore.open(tmp_path / "memory.sqlite") as writer:
            writer.replace("translations/fr/a.po", STAMP, [entry("One.", "2")])
        assert scores(reader, query("One.")) == [(100, "2")]


def test_of_hundreds_with_one_beginning_the_most_alike_is_found(tmp_path: Path) -> None:
    beginning = "Alpha bravo charlie delta echo foxtrot golf hotel india juliett,"
    usual = ["an", "the", "road", "plan", "bridge", "harbour", "district", "committee"]
    endings = [
        [one, two, three, four]
        for one, two in itertools.combinations(usual, 2)
        for three, four in itertools.permutations(usual, 2)
    ][::4]
    often = [entry(" ".join([*usual, *usual, f"no{number}"])) for number in range(600)]
    kept = [entry(" ".join([beginning, *ending])) for ending in endings]
    wanted = min(kept, key=lambda one: len(one.source)).source
    with store_of(tmp_path, *often, *kept) as store:
        # Most of the others are nearer to it in length.
        found = store.best(query(f"{wanted} kilo lima mike november"), 75)
        assert found[0].entry.source == wanted


def test_texts_of_the_same_few_short_words_are_told_apart_by_their_order(tmp_path: Path) -> None:
    chance = random.Random(1)
    syllables = ["bảo", "cả", "hội", "đi", "kéo", "khi", "là", "mới", "năm", "này", "ở", "và"]
    texts = [" ".join(chance.choices(syllables, k=40)) for _ in range(2000)]
    asked = texts[:5]
    with store_of(tmp_path, *map(entry, texts)) as store:
        # Most of the others are nearer to it in length.
        found = store.look_up([query(f"{text}, Quảng Ninh, Điện Biên") for text in asked])
    assert [matches[0].entry.source for matches in found] == asked
