"""Looking words up in both sides of the memory."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.memory.store_samples import STAMP, entry, store_of
from workflow.memory import schema
from workflow.memory.concordance import Side
from workflow.memory.store import Hit, MemoryStore

ENTRIES = [
    entry("The <b>Central Committee</b> met.", "Le Comité central s’est réuni.", origin="a"),
    entry("A central question for the committee.", "Une question centrale.", origin="a"),
    entry("Đại hội XIII của Đảng", "Le XIIIe Congrès", source_language="vi", origin="b"),
    entry("Nothing of the kind.", "Rien de tel ; le Comité l’a dit.", origin="c"),
]


@pytest.fixture(params=["indexed", "without-full-text-search"])
def store(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[MemoryStore]:
    """The entries in a store; also one made where SQLite has no full-text search."""
    if request.param != "indexed":
        MemoryStore.open(tmp_path / "memory.sqlite").close()
        connection = sqlite3.connect(tmp_path / "memory.sqlite")
        connection.execute("drop table concordance")
        assert not schema.has_words(connection)
        connection.close()
    with store_of(tmp_path, *ENTRIES) as made:
        yield made


def marked(hit: Hit) -> tuple[str, str]:
    """Both texts with what was found in brackets."""
    sides = []
    for text, spans in ((hit.source, hit.source_spans), (hit.target, hit.target_spans)):
        for start, end in reversed(spans):
            text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
        sides.append(text)
    return sides[0], sides[1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "central committee",
            [
                ("The [Central Committee] met.", "Le Comité central s’est réuni."),
                ("A [central] question for the [committee].", "Une question centrale."),
            ],
            id="side-by-side-first",
        ),
        pytest.param(
            "COMITE",
            [
                ("The Central Committee met.", "Le [Comité] central s’est réuni."),
                ("Nothing of the kind.", "Rien de tel ; le [Comité] l’a dit."),
            ],
            id="neither-case-nor-accents",
        ),
        pytest.param("dai hoi", [("[Đại hội] XIII của Đảng", "Le XIIIe Congrès")], id="vietnamese"),
        pytest.param("Dang", [("Đại hội XIII của [Đảng]", "Le XIIIe Congrès")], id="the-letter-đ"),
        pytest.param(
            "question centr*",
            [("A [central] [question] for the committee.", "Une [question centrale].")],
            id="the-beginning-of-a-word",
        ),
        pytest.param("commit", [], id="whole-words"),
        pytest.param("central kind", [], id="all-words"),
        pytest.param("b", [], id="not-in-tags"),
        pytest.param("  –!", [], id="no-words"),
        pytest.param('central" OR "the', [], id="no-query-language"),
    ],
)
def test_entries_with_the_words_are_found(
    store: MemoryStore, text: str, found: list[tuple[str, str]]
) -> None:
    assert [marked(hit) for hit in store.concordance(text)] == found


@pytest.mark.parametrize(
    ("side", "origins"), [("source", []), ("target", ["a", "c"]), ("both", ["a", "c"])]
)
def test_one_side_can_be_asked_for(store: MemoryStore, side: Side, origins: list[str]) -> None:
    assert [hit.entry.origin for hit in store.concordance("comité", side=side)] == origins


def test_languages_and_limit_narrow_the_search(store: MemoryStore) -> None:
    assert [hit.entry.origin for hit in store.concordance("le", "vi", "fr")] == ["b"]
    assert store.concordance("le", "vi", "es") == []
    assert len(store.concordance("le")) == 3
    assert store.concordance("le", limit=2) == store.concordance("le")[:2]
    assert store.concordance("le", limit=0) == []


def test_hits_follow_the_contents(store: MemoryStore) -> None:
    store.replace("translations/fr/a.po", STAMP, [entry("Other words.", "Autres mots.")])
    assert store.concordance("comité") == []
    assert [marked(hit)[0] for hit in store.concordance("words")] == ["Other [words]."]


def test_words_in_another_unicode_form_are_marked_whole(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Hội nghị")
    with store_of(tmp_path, entry("x", decomposed)) as store:
        assert [marked(hit)[1] for hit in store.concordance("hoi nghi")] == [f"[{decomposed}]"]
