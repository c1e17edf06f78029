"""The store: what goes in comes out, file by file, and a broken file is made anew."""

from __future__ import annotations

import datetime
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.memory.store_samples import STAMP, entry, query, store_of
from workflow.memory import schema
from workflow.memory.schema import DamagedMemoryError, MemoryStoreError
from workflow.memory.store import FileCount, MemoryStore, PairCount, Stamp
from workflow.memory.values import MemoryEntry

A, B = "translations/fr/a.po", "translations/memory/b.tmx"


def test_entries_come_out_by_file_and_position(tmp_path: Path) -> None:
    first, second, third = (entry(text) for text in ("Zebra.", "Ant.", "Bee."))
    with store_of(tmp_path, third, name=B) as store:
        assert store.replace(A, STAMP, [first, second]) == 2
        assert list(store.entries()) == [first, second, third]
        assert list(store.entries("en", "fr", names=[B])) == [third]
        assert list(store.entries("fr", "en")) == []
        assert store.names() == [A, B]


def test_entries_of_one_pair(tmp_path: Path) -> None:
    french, spanish = entry("One."), entry("One.", "Uno.", target_language="es")
    with store_of(tmp_path, french, spanish) as store:
        assert list(store.entries("en", "es")) == [spanish]
        assert list(store.entries(target_language="fr")) == [french]


def test_replacing_a_file_leaves_no_trace_of_what_it_had(tmp_path: Path) -> None:
    with store_of(tmp_path, entry("The old sentence."), entry("One that stays.")) as store:
        store.replace(B, STAMP, [entry("One that stays.", "other")])
        store.replace(A, STAMP, [entry("The new sentence.")])
        assert [match.entry.source for match in store.best(query("The old sentence."))] == [
            "The new sentence."
        ]
        assert store.concordance("old") == []
        assert [match.entry.target for match in store.best(query("One that stays."))] == ["other"]
        assert store.stats().texts == 2


def test_files_that_are_not_kept_are_dropped(tmp_path: Path) -> None:
    with store_of(tmp_path, entry("One.")) as store:
        store.replace(B, STAMP, [entry("Two.")])
        assert store.keep_only({A}) == 1
        assert (store.names(), store.best(query("Two."))) == ([A], [])
        assert store.keep_only({A}) == 0


def test_the_stamp_tells_whether_a_file_was_read(tmp_path: Path) -> None:
    later = Stamp(1, 99, "3")
    with store_of(tmp_path, entry("One.")) as store:
        assert store.is_fresh(A, STAMP)
        assert not store.is_fresh(A, later)
        assert store.stamp("other.po") is None
        store.touch(A, later)
        assert store.stamp(A) == later
        assert [each.source for each in store.entries()] == ["One."]


def test_a_reader_that_fails_leaves_the_old_entries(tmp_path: Path) -> None:
    def broken() -> Iterator[MemoryEntry]:
        yield from (entry(f"Sentence {number}.") for number in range(5000))
        raise ValueError("line 5001")

    with store_of(tmp_path, entry("One.")) as store:
        with pytest.raises(ValueError, match="5001"):
            store.replace(A, Stamp(7, 7, "7"), broken())
        assert [each.source for each in store.entries()] == ["One."]
        assert store.is_fresh(A, STAMP)
        assert store.best(query("One."))[0].score == 100
        assert store.best(query("Sentence 7.")) == []


def test_a_process_killed_while_it_writes_leaves_the_old_entries(tmp_path: Path) -> None:
    store_of(tmp_path, entry("One.")).close()
    program = f"""
import sys
from pathlib import Path
from tests.memory.store_samples import STAMP, entry
from workflow.memory.store import MemoryStore

def entries():
    for number in range(10**9):
        yield entry(f"Sentence {{number}} of very many.")
        if number == 6_000:
            print("half", flush=True)
            sys.stdin.read()

MemoryStore.open(Path({str(tmp_path / "memory.sqlite")!r})).replace({A!r}, STAMP, entries())
"""
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"half\n"
        os.kill(process.pid, signal.SIGKILL)
    said: list[str] = []
    with MemoryStore.open(tmp_path / "memory.sqlite", said.append) as store:
        assert [each.source for each in store.entries()] == ["One."]
        assert store.best(query("One."))[0].score == 100
        assert store.stats().texts == 1
    assert said == []


def test_contents_last_from_one_opening_to_the_next(tmp_path: Path) -> None:
    store_of(tmp_path, entry("One.")).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["memory.sqlite"]
    with MemoryStore.open(tmp_path / "memory.sqlite") as store:
        assert [each.source for each in store.entries()] == ["One."]


def test_statistics_count_by_pair_and_file(tmp_path: Path) -> None:
    kept = [entry("One."), entry("ONE."), entry("Two."), entry("One.", target_language="nb")]
    with store_of(tmp_path, *kept) as store:
        store.replace(B, STAMP, [entry("One.", "other")])
        stats = store.stats()
        assert stats.pairs == (PairCount("en", "fr", 4, 2), PairCount("en", "nb", 1, 1))
        assert stats.files == (FileCount(A, 4), FileCount(B, 1))
        assert (stats.entries, stats.texts) == (5, 3)
        assert stats.size > 0
        assert stats.changed is not None
        age = datetime.datetime.now(datetime.UTC) - stats.changed
        assert datetime.timedelta(minutes=-1) < age < datetime.timedelta(minutes=5)


def damage_header(path: Path) -> None:
    path.write_bytes(b"This is no database at all. " * 400)


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def overwrite(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:2000] = b"\xff" * 1900
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [damage_header, cut_off, overwrite], ids=lambda f: f.__name__)
def test_a_damaged_file_is_moved_aside(tmp_path: Path, damage: object) -> None:
    store_of(tmp_path, *[entry(f"Sentence {number}.") for number in range(100)]).close()
    assert callable(damage)
    damage(tmp_path / "memory.sqlite")
    said: list[str] = []
    with MemoryStore.open(tmp_path / "memory.sqlite", said.append) as store:
        assert store.names() == []
        store.replace(A, STAMP, [entry("One.")])
    assert len(said) == 1
    assert "damaged" in said[0]
    assert (tmp_path / "memory.sqlite.damaged").is_file()


def test_damage_found_late_is_an_error_with_a_hint(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    store_of(tmp_path, *[entry(f"Sentence {number} of many.") for number in range(3000)]).close()
    data = bytearray(path.read_bytes())
    middle = len(data) // 3
    data[middle:] = b"\x00" * (len(data) - middle)
    path.write_bytes(data)
    with MemoryStore.open(path) as store:
        asked = [query(f"Sentence {number} of them.") for number in range(3000)]
        with pytest.raises(DamagedMemoryError, match=r"damaged.*Delete this file"):
            store.look_up(asked)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("update meta set made_by = '0'", id="an-older-version"),
        pytest.param("drop table meta", id="no-version"),
        pytest.param("delete from meta", id="an-empty-version"),
    ],
)
def test_a_file_of_another_version_is_made_anew(tmp_path: Path, change: str) -> None:
    store_of(tmp_path, entry("One.")).close()
    connection = sqlite3.connect(tmp_path / "memory.sqlite")
    with connection:
        connection.execute(change)
    connection.close()
    said: list[str] = []
    with MemoryStore.open(tmp_path / "memory.sqlite", said.append) as store:
        assert store.names() == []
        store.replace(A, STAMP, [entry("Two.")])
        assert store.best(query("Two."))[0].score == 100
    assert [line for line in said if "another version" in line] == said
    assert len(said) == 1


def test_where_nothing_can_be_written_the_store_lives_in_memory(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    said: list[str] = []
    with MemoryStore.open(tmp_path / "state" / "memory.sqlite", said.append) as store:
        assert store.in_memory
        store.replace(A, STAMP, [entry("One.")])
        assert store.best(query("One."))[0].score == 100
        assert store.concordance("one")[0].source == "One."
        stats = store.stats()
        assert (stats.entries, stats.size, stats.changed) == (1, 0, None)
    assert len(said) == 1
    assert "cannot be written" in said[0]


def test_a_file_that_cannot_be_written_is_used_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_of(tmp_path, entry("One.")).close()
    before = (tmp_path / "memory.sqlite").read_bytes()

    def refuse(path: Path, say: object) -> sqlite3.Connection:
        # Rights do not bind root, who runs the tests in a container.
        return sqlite3.connect("file:/nowhere/at/all?mode=ro", uri=True)

    monkeypatch.setattr(schema, "_open_or_replace", refuse)
    with MemoryStore.open(tmp_path / "memory.sqlite") as store:
        assert store.in_memory
        assert store.is_fresh(A, STAMP)
        store.replace(B, STAMP, [entry("Two.")])
        assert [each.source for each in store.entries()] == ["One.", "Two."]
    assert (tmp_path / "memory.sqlite").read_bytes() == before


def test_a_file_that_another_process_writes_is_an_error_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_PATIENCE", 0.05)
    with store_of(tmp_path, entry("One.")) as store:
        other = sqlite3.connect(tmp_path / "memory.sqlite", isolation_level=None)
        other.execute("begin immediate")
        assert store.best(query("One."))[0].score == 100, "reading goes on"
        with pytest.raises(MemoryStoreError, match="another command"):
            store.replace(A, STAMP, [])
        other.execute("rollback")
        other.close()
        assert store.replace(A, STAMP, []) == 0
