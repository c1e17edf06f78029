"""What holds of the store whatever it is filled with."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from tests.memory.store_samples import STAMP, entry, query
from workflow.memory.store import MemoryStore
from workflow.memory.texts import bare, find_keys, find_words, fold, iter_words
from workflow.memory.values import MemoryEntry, Query

WORDS = [
    "the",
    "Party",
    "province",
    "reviews",
    "<b>growth</b>",
    "11",
    "2024",
    "in",
    "Hà",
    "Nội",
    "“plan”",
    "–",
    "Élan",
    "a",
    "of",
    "bridge",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
ENTRIES = st.builds(
    MemoryEntry,
    source=TEXTS,
    target=TEXTS,
    source_language=st.sampled_from(["en", "vi"]),
    target_language=st.just("fr"),
    origin=st.sampled_from("ab"),
    before=st.sampled_from(["", "Before."]),
    after=st.sampled_from(["", "After."]),
)
NAMES = st.sampled_from(["fr/a.po", "fr/b.po", "memory/c.tmx"])
CHANGES = st.lists(st.tuples(NAMES, st.lists(ENTRIES, max_size=5)), max_size=6)
QUERIES = [
    Query(text, language, "fr", "Before.", "After.")
    for text in ("the Party reviews growth", "Hà Nội", "11 2024", "a plan of the province")
    for language in ("en", "vi")
]

SYLLABLES = [
    first + last
    for first in "bcdghklmnprstv"
    for last in ["a", "e", "i", "o", "u", "ạ", "ế", "ộ", "ư"]
]


def everything(store: MemoryStore) -> tuple[object, ...]:
    """All a store says, but for its size and time."""
    stats = store.stats()
    return (
        list(store.entries()),
        [store.best(each, 30) for each in QUERIES],
        store.concordance("pa*"),
        store.concordance("growth in"),
        stats.pairs,
        stats.files,
    )


@settings(max_examples=25, deadline=None)
@given(CHANGES, st.sets(NAMES))
def test_files_replaced_one_by_one_give_what_a_new_store_has(
    changes: list[tuple[str, list[MemoryEntry]]], kept: set[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with MemoryStore.open(Path(folder, "old.sqlite")) as store:
            for name, entries in changes:
                store.replace(name, STAMP, entries)
            store.keep_only(kept)
            with MemoryStore.open(Path(folder, "new.sqlite")) as fresh:
                for name, entries in dict(changes).items():
                    if name in kept:
                        fresh.replace(name, STAMP, entries)
                assert everything(store) == everything(fresh)
            store.keep_only(())
            assert [rows(store, table) for table in ("entry", "segment", "posting")] == [0, 0, 0]
            assert rows(store, "word where count <> 0") == 0
            assert rows(store, "length where count <> 0") == 0


def rows(store: MemoryStore, table: str) -> int:
    return int(store._connection.execute(f"select count(*) from {table}").fetchone()[0])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=6))
def test_every_text_is_found_again_as_the_same(texts: list[str]) -> None:
    texts = [text for text in texts if text.encode("utf-8", "ignore").decode() == text]
    with MemoryStore.open(Path("/nowhere/memory.sqlite")) as store:
        store.replace("a", STAMP, [entry(text) for text in texts])
        for text in texts:
            assert store.best(query(text))[0].score == 100


@settings(max_examples=30, deadline=None)
@given(TEXTS, TEXTS)
def test_likeness_is_the_same_both_ways(first: str, second: str) -> None:
    def score(kept: str, asked: str) -> list[int]:
        with MemoryStore.open(Path("/nowhere/memory.sqlite")) as store:
            store.replace("a", STAMP, [entry(kept)])
            return [match.score for match in store.best(query(asked), 1)]

    assert score(first, second) == score(second, first)


@given(st.text())
def test_words_are_found_where_they_stand(text: str) -> None:
    assert all(bare(text[start:end]) == word for word, start, end in iter_words(text))
    assert find_words(fold(text)) <= find_keys(fold(text))


def news(language: random.Random, count: int) -> list[str]:
    """Texts of words as rare and as common as in a language."""
    words = [
        "".join(language.choices(SYLLABLES, k=language.choice((1, 1, 2, 3)))) for _ in range(900)
    ]
    weights = [1 / (rank + 2) for rank in range(len(words))]
    return [
        " ".join(language.choices(words, weights, k=language.choice((1, 2, 3, 8, 15, 25))))
        for _ in range(count)
    ]


def edits(texts: Sequence[str], chance: random.Random, count: int) -> list[str]:
    """Copies with one word in five replaced, dropped or doubled."""
    edited = []
    for text in chance.choices(texts, k=count):
        words = text.split()
        for at in range(len(words)):
            if chance.random() < 0.2:
                words[at] = chance.choice(
                    ["", chance.choice(SYLLABLES), f"{words[at]} {words[at]}"]
                )
        edited.append(" ".join(filter(None, words)) or "na")
    return edited


@pytest.mark.parametrize("seed", range(3))
def test_what_brute_force_finds_is_found(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    texts = news(chance, 3000)
    asked = edits(texts, chance, 300)
    folded = [fold(text) for text in texts]
    with MemoryStore.open(tmp_path / "memory.sqlite") as store:
        store.replace("a", STAMP, [entry(text) for text in texts])
        found = store.look_up([query(text) for text in asked])
    wanted = [
        process.extractOne(fold(text), folded, scorer=fuzz.ratio, score_cutoff=75) for text in asked
    ]
    findable = [(best[1], matches) for best, matches in zip(wanted, found, strict=True) if best]
    hit = [bool(matches) and matches[0].score >= int(min(best, 99)) for best, matches in findable]
    assert len(findable) > 150
    assert sum(hit) / len(hit) >= 0.99


def test_the_order_in_which_files_came_does_not_matter(tmp_path: Path) -> None:
    chance = random.Random(5)
    texts = news(chance, 1500)
    parts = {f"fr/{number}.po": texts[number * 100 :][:100] for number in range(15)}
    answers = []
    for number, order in enumerate((sorted(parts), sorted(parts, reverse=True))):
        with MemoryStore.open(tmp_path / f"{number}.sqlite") as store:
            for name in order:
                store.replace(name, STAMP, [entry(text, origin=name) for text in parts[name]])
            answers.append(
                store.look_up([query(text) for text in edits(texts, random.Random(6), 200)], 50)
            )
    assert answers[0] == answers[1]
