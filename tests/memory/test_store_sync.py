"""The memory of a desk: brought up to its PO and TMX files, reading only what has changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workflow.batch import Workspace
from workflow.batch.drafts import remembering
from workflow.batch.drafts.remembering import memory_path, read_reviewed, sync_memory
from workflow.desk import Desk
from workflow.errors import CatalogError, DeskError
from workflow.memory.values import MemoryEntry, Query

HEADER = """\
msgid ""
msgstr ""
"POT-Creation-Date: 2024-01-01 00:00+0000\\n"
"PO-Revision-Date: {date}\\n"
"Last-Translator: {name}\\n"
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Source-Language: en\\n"
"""
UNITS = """
#. type: title
msgid "Floods"
msgstr "Inondations"

msgid "Not translated."
msgstr ""

#, fuzzy
msgid "Only a draft."
msgstr "Un simple brouillon."

#. type: paragraph
msgctxt "body"
msgid "The <b>end</b>."
msgstr "La <b>fin</b>."

#~ msgid "Once reviewed."
#~ msgstr "Relue jadis."

#, fuzzy
#~ msgid "Once drafted."
#~ msgstr "Brouillon de jadis."
"""


class Talk:
    """A reporter that keeps what is said."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def begin(self, title: str, total: int) -> Callable[[int], None]:
        return lambda done: None

    def say(self, line: str) -> None:
        self.lines.append(line)


class Tables:
    """Reads imports of one entry a line, source and target with a tab between; counts them."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, path: Path) -> Iterator[MemoryEntry]:
        self.read.append(path.name)
        for line in path.read_text().splitlines():
            if "\t" not in line:
                raise DeskError("no tab", path=path)
            source, target = line.split("\t")
            yield MemoryEntry(source, target, "en", "fr", path.stem)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A desk with one PO file."""
    (tmp_path / "workflow.toml").write_text("")
    write_po(tmp_path / "translations/fr/floods.po")
    return Workspace(Desk.open(tmp_path), Talk())


@pytest.fixture
def po_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the PO files that are read."""
    names: list[str] = []

    def read(path: Path) -> Iterator[MemoryEntry]:
        names.append(path.name)
        return read_reviewed(path)

    monkeypatch.setattr(remembering, "read_reviewed", read)
    return names


def write_po(
    path: Path, units: str = UNITS, name: str = "", date: str = "2024-01-01 00:00+0000"
) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER.format(name=name, date=date) + units, encoding="utf-8")
    return path


def unit(source: str, target: str) -> str:
    return f'\nmsgid "{source}"\nmsgstr "{target}"\n'


def sources(workspace: Workspace, tables: Tables | None = None) -> list[str]:
    with sync_memory(workspace, tables) as store:
        return [entry.source for entry in store.entries()]


def talk(workspace: Workspace) -> list[str]:
    assert isinstance(workspace.reporter, Talk)
    return workspace.reporter.lines


def test_reviewed_units_are_remembered_with_their_neighbours(workspace: Workspace) -> None:
    with sync_memory(workspace) as store:
        assert list(store.entries()) == [
            MemoryEntry(
                "Floods", "Inondations", "en", "fr", "floods", "", "Not translated.", "title"
            ),
            MemoryEntry(
                "The <b>end</b>.",
                "La <b>fin</b>.",
                "en",
                "fr",
                "floods",
                "Only a draft.",
                "",
                "paragraph",
                "body",
            ),
            MemoryEntry("Once reviewed.", "Relue jadis.", "en", "fr", "floods"),
        ]
        assert store.best(Query("Floods", "en", "fr", "", "Not translated."))[0].score == 101
        assert store.best(Query("Once reviewed.", "en", "fr"))[0].score == 100


@pytest.mark.parametrize(
    ("name", "date", "reviewer", "day"),
    [
        pytest.param(
            "Ann Lê <ann@example.org>", "2024-05-06 07:08+0700", "Ann Lê", "2024-05-06", id="poedit"
        ),
        pytest.param("Ann Lê", "2024-05-06 07:08+0000", "Ann Lê", "2024-05-06", id="no-address"),
        pytest.param(
            "ann@example.org", "2024-05-06 07:08+0000", "", "2024-05-06", id="bare-address"
        ),
        pytest.param("", "2024-01-01 00:00+0000", "", "", id="as-extracted"),
        pytest.param(
            "FULL NAME <EMAIL@ADDRESS>", "YEAR-MO-DA HO:MI+ZONE", "", "", id="as-xgettext-leaves-it"
        ),
        pytest.param("Automatically generated", "2024-01-01 00:00+0000", "", "", id="msginit"),
    ],
)
def test_reviewer_and_day_are_those_of_the_header(
    tmp_path: Path, name: str, date: str, reviewer: str, day: str
) -> None:
    path = write_po(tmp_path / "fr/a.po", name=name, date=date)
    assert {(entry.reviewer, entry.date) for entry in read_reviewed(path)} == {(reviewer, day)}


def test_a_second_time_nothing_is_read_or_written(workspace: Workspace, po_read: list[str]) -> None:
    tables = Tables()
    imports = workspace.desk.translations / "memory"
    imports.mkdir()
    (imports / "old.tmx").write_text("One.\tUn.")
    first = sources(workspace, tables)
    before = memory_path(workspace.desk).read_bytes()
    assert (po_read, tables.read) == (["floods.po"], ["old.tmx"])
    assert sources(workspace, tables) == first
    assert (po_read, tables.read) == (["floods.po"], ["old.tmx"])
    assert memory_path(workspace.desk).read_bytes() == before
    assert talk(workspace) == []


def test_only_the_edited_file_is_read_again(workspace: Workspace, po_read: list[str]) -> None:
    folder = workspace.desk.translations / "fr"
    for name in ("b", "c"):
        write_po(folder / f"{name}.po", unit(f"From {name}.", "De."))
    sources(workspace)
    po_read.clear()
    write_po(folder / "b.po", unit("From b, edited.", "De."))
    assert "From b, edited." in sources(workspace)
    assert po_read == ["b.po"]


def test_another_time_with_the_same_bytes_is_no_change(
    workspace: Workspace, po_read: list[str]
) -> None:
    path = workspace.desk.translations / "fr/floods.po"
    sources(workspace)
    os.utime(path, ns=(1, 1))
    sources(workspace)
    assert po_read == ["floods.po"]
    with sync_memory(workspace) as store:
        stamp = store.stamp("translations/fr/floods.po")
        assert stamp is not None
        assert stamp.mtime_ns == 1


def test_a_change_of_the_same_size_is_seen(workspace: Workspace) -> None:
    path = write_po(workspace.desk.translations / "fr/b.po", unit("One.", "Un."))
    assert "One." in sources(workspace)
    path.write_text(path.read_text().replace("One.", "Two."))
    os.utime(path, ns=(5, 5))
    assert "Two." in sources(workspace)


def test_what_is_gone_is_forgotten(workspace: Workspace) -> None:
    path = write_po(workspace.desk.translations / "fr/b.po", unit("One.", "Un."))
    assert "One." in sources(workspace)
    path.unlink()
    assert "One." not in sources(workspace)


def test_a_broken_file_is_reported_and_left_out(workspace: Workspace) -> None:
    path = write_po(workspace.desk.translations / "fr/b.po", unit("One.", "Un."))
    sources(workspace)
    path.write_text(path.read_text() + 'msgid "no end\n', encoding="utf-8")
    assert sources(workspace) == ["Floods", "The <b>end</b>.", "Once reviewed."]
    assert len(talk(workspace)) == 1
    assert talk(workspace)[0].startswith("Left out of the memory: ")
    assert "b.po:" in talk(workspace)[0]
    workspace.unreadable.add(path)
    sources(workspace)
    assert len(talk(workspace)) == 1, "what was reported before is not reported again"


def test_a_broken_file_is_an_error_of_the_reader(tmp_path: Path) -> None:
    path = write_po(tmp_path / "fr/b.po", 'msgid "no end\n')
    with pytest.raises(CatalogError):
        list(read_reviewed(path))


def test_a_broken_import_is_reported_and_left_out(workspace: Workspace) -> None:
    imports = workspace.desk.translations / "memory"
    imports.mkdir()
    (imports / "bad.tmx").write_text("One.\tUn.\nTwo.")
    (imports / "good.tmx").write_text("Three.\tTrois.")
    assert sources(workspace, Tables())[-1] == "Three."
    assert "One." not in sources(workspace, Tables())
    assert "no tab" in talk(workspace)[0]


def test_only_po_files_of_languages_are_read(workspace: Workspace) -> None:
    folder = workspace.desk.translations
    write_po(folder / "memory/stray.po", unit("Stray.", "Errant."))
    write_po(folder / "fr/.floods.po", unit("Hidden.", "Caché."))
    assert sources(workspace) == ["Floods", "The <b>end</b>.", "Once reviewed."]


def test_a_po_file_without_a_source_language_has_no_entries(workspace: Workspace) -> None:
    path = write_po(workspace.desk.translations / "fr/b.po", unit("One.", "Un."))
    path.write_text(path.read_text().replace('"X-Source-Language: en\\n"\n', ""))
    assert "One." not in sources(workspace)
    assert talk(workspace) == []


def test_a_deleted_memory_is_made_again_the_same(workspace: Workspace) -> None:
    first = sources(workspace)
    memory_path(workspace.desk).unlink()
    assert sources(workspace) == first


@pytest.mark.parametrize("keep", [0, 100, 9000], ids=lambda keep: f"from-byte-{keep}")
def test_a_damaged_memory_is_made_again_with_a_word(workspace: Workspace, keep: int) -> None:
    for number in range(30):
        units = "".join(unit(f"Text {number} {each} of many.", "T.") for each in range(20))
        write_po(workspace.desk.translations / f"fr/a{number:02}.po", units)
    first = sources(workspace)
    path = memory_path(workspace.desk)
    data = path.read_bytes()
    path.write_bytes(data[:keep] + b"\xa5" * (len(data) - keep))
    write_po(workspace.desk.translations / "fr/a00.po", unit("New.", "Nouveau."))
    again = sources(workspace)
    assert again == ["New.", *first[20:]]
    assert any("damaged" in line for line in talk(workspace))
    assert sources(workspace) == again


def test_a_desk_without_translations_has_an_empty_memory(tmp_path: Path) -> None:
    (tmp_path / "workflow.toml").write_text("")
    workspace = Workspace(Desk.open(tmp_path), Talk())
    assert sources(workspace) == []
    assert talk(workspace) == []
