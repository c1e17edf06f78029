"""PO files as other programs leave them: nothing is lost, only what is edited changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from tests.translations.po_judges import msgfmt_complaints
from workflow.errors import CatalogError
from workflow.translations import Catalog, Key, Origin, SourceUnit, State

FILES = sorted((Path(__file__).parent / "files").glob("*.po"))
assert FILES, "no PO files found"

Habit = Callable[[bytes], bytes]

HABITS: dict[str, Habit] = {
    "as-it-is": lambda data: data,
    "crlf": lambda data: data.replace(b"\n", b"\r\n"),
    "bom": lambda data: b"\xef\xbb\xbf" + data,
    "no-last-newline": lambda data: data.rstrip(b"\n"),
    "blank-lines-at-the-end": lambda data: data + b"\n\n",
    "comment-at-the-end": lambda data: data + b"\n# vim: set wrap:\n",
    "domain-named": lambda data: b'domain "messages"\n' + data,
}


def units_by_source(catalog: Catalog) -> dict[str, Key]:
    return {unit.source: unit.key for unit in catalog.units}


@pytest.mark.parametrize("habit", HABITS.values(), ids=HABITS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_read_and_written_is_the_same_file(path: Path, habit: Habit, tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    file.write_bytes(habit(path.read_bytes()))
    catalog = Catalog.read(file)
    assert len(catalog.units) >= 3
    assert catalog.serialize() == file.read_bytes()
    assert not catalog.changed


EDITS = [
    pytest.param("poedit", 'msgstr "Tỉnh khai trương chợ biên giới mới"\n', 'msgstr "Tỉnh mở chợ biên giới"\n', "Province opens a new border market", "Tỉnh mở chợ biên giới", id="poedit-short"),
    pytest.param(
        "poedit",
        '#, fuzzy\n#| msgid "It will cost 40 billion dong."\nmsgid "It will cost 45 billion dong."\nmsgstr "Chợ có tổng vốn 40 tỷ đồng."\n',
        'msgid "It will cost 45 billion dong."\nmsgstr ""\n"Chợ có tổng vốn 45 tỷ đồng, lấy từ ngân sách của tỉnh và của các doanh "\n"nghiệp tham gia dự án này."\n',
        "It will cost 45 billion dong.",
        "Chợ có tổng vốn 45 tỷ đồng, lấy từ ngân sách của tỉnh và của các doanh nghiệp tham gia dự án này.",
        id="poedit-fuzzy-approved-and-wrapped",
    ),
    pytest.param(
        "weblate",
        'msgstr "Le plan cite « trois percées »."\n',
        'msgstr ""\n"Le plan cite « trois percées », chacune assortie d\'un calendrier et d\'un "\n"ministère responsable."\n',
        'The plan names "three breakthroughs".',
        "Le plan cite « trois percées », chacune assortie d'un calendrier et d'un ministère responsable.",
        id="weblate-width-77",
    ),
    pytest.param(
        "lokalize",
        '#, fuzzy, no-wrap\nmsgid "The steering committee met on Thursday to settle the budget, and it heard reports from all eleven counties."\nmsgstr "Styringskomiteen møttes torsdag for å avgjøre budsjettet, og den hørte rapporter fra alle de elleve fylkene."\n',
        '#, no-wrap\nmsgid "The steering committee met on Thursday to settle the budget, and it heard reports from all eleven counties."\nmsgstr "Styringskomiteen møttes torsdag for å vedta budsjettet, og den hørte rapporter fra alle de elleve fylkene."\n',
        "The steering committee met on Thursday to settle the budget, and it heard reports from all eleven counties.",
        "Styringskomiteen møttes torsdag for å vedta budsjettet, og den hørte rapporter fra alle de elleve fylkene.",
        id="lokalize-no-wrap-and-other-flags",
    ),
    pytest.param(
        "omegat",
        'msgid "Tariffs fall to zero in 2027.\\tSee table."\nmsgstr ""\n',
        'msgid "Tariffs fall to zero in 2027.\\tSee table."\nmsgstr "Los aranceles bajan a cero en 2027, según el calendario que figura en la tabla.\\tVéase la tabla."\n',
        "Tariffs fall to zero in 2027.\tSee table.",
        "Los aranceles bajan a cero en 2027, según el calendario que figura en la tabla.\tVéase la tabla.",
        id="omegat-unwrapped",
    ),
]  # fmt: skip


@pytest.mark.parametrize("habit", ["as-it-is", "crlf", "bom"])
@pytest.mark.parametrize(("name", "before", "after", "source", "target"), EDITS)
def test_one_edited_entry_changes_only_its_own_lines(
    name: str, before: str, after: str, source: str, target: str, habit: str, tmp_path: Path
) -> None:
    original = (Path(__file__).parent / "files" / f"{name}.po").read_bytes()
    assert original.count(before.encode()) == 1
    expected = original.replace(before.encode(), after.encode())
    file = tmp_path / "a.po"
    file.write_bytes(HABITS[habit](original))
    catalog = Catalog.read(file)
    catalog.set_target(units_by_source(catalog)[source], target, State.REVIEWED)
    assert catalog.changed
    assert catalog.serialize() == HABITS[habit](expected)


def test_width_77_of_another_program_is_found_again() -> None:
    """Weblate's own wrapping is not that of msgcat; its widest line is what counts."""
    catalog = Catalog.read(Path(__file__).parent / "files" / "weblate.po")
    key = units_by_source(catalog)['The plan names "three breakthroughs".']
    catalog.set_target(key, "mot " * 60, State.REVIEWED)
    lines = catalog.serialize().decode().split('« trois percées »."')[0].split("\n")
    assert max(len(line) for line in lines if line.startswith('"mot')) in (78, 79, 80)


def test_a_draft_has_its_lines_in_the_order_of_msgcat() -> None:
    catalog = Catalog.read(Path(__file__).parent / "files" / "lokalize.po")
    assert catalog.set_draft((None, "A short one"), "En kort en", "argos en→nb 1.9", ["numbers x"])
    entry = catalog.serialize().decode().split("\n\n")[-2].split("\n")
    assert entry[0].startswith("#. origin: argos en→nb 1.9 [")
    assert entry[1:] == [
        "#. check: numbers x",
        "#: sources/board.md:9",
        "#, fuzzy",
        'msgid "A short one"',
        'msgstr "En kort en"',
    ]


def test_new_places_keep_one_a_line_where_the_file_does() -> None:
    catalog = Catalog.read(Path(__file__).parent / "files" / "lokalize.po")
    wanted = [
        SourceUnit(unit.source, unit.context, unit.kind, (*unit.occurrences, "sources/b.md:1"))
        for unit in catalog.units
    ]
    catalog.merge(wanted)
    assert "#: sources/board.md:9\n#: sources/b.md:1\n" in catalog.serialize().decode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_another_reader_sees_the_same_values(path: Path) -> None:
    ours = Catalog.read(path)
    theirs = [entry for entry in polib.pofile(str(path)) if not entry.msgid_plural]
    live = [entry for entry in theirs if not entry.obsolete]
    assert [(u.context, u.source, u.target, u.flags) for u in ours.units] == [
        (e.msgctxt, e.msgid, e.msgstr, tuple(e.flags)) for e in live
    ]
    assert [u.occurrences for u in ours.units] == [
        tuple(f"{file}:{line}" for file, line in e.occurrences) for e in live
    ]
    assert [u.previous for u in ours.units] == [e.previous_msgid for e in live]
    assert [u.comment for u in ours.units] == [e.tcomment for e in live]
    assert [(u.source, u.target) for u in ours.obsolete] == [
        (e.msgid, e.msgstr) for e in theirs if e.obsolete
    ]


def test_a_unit_says_all_that_its_lines_say() -> None:
    catalog = Catalog.read(Path(__file__).parent / "files" / "poedit.po")
    unit = catalog.units[1]
    assert unit.state is State.DRAFT
    assert unit.kind == "paragraph"
    assert unit.terms == ("Chairman = Chủ tịch",)
    assert unit.origin == Origin("argos en→vi 1.9", "000000")
    assert unit.is_human  # its text is not the one the digest was made of
    assert unit.comment == "Xem lại cách gọi chức danh."
    assert unit.line == 28
    assert catalog.unit((None, "%d stall")) is None
    [gone] = catalog.obsolete
    assert (gone.state, gone.previous) == (State.OBSOLETE, "Work began last spring.")


def test_latin_1_stays_latin_1(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "files" / "weblate.po").read_text(encoding="utf-8")
    data = text.replace("charset=UTF-8", "charset=ISO-8859-1").encode("latin-1")
    file = tmp_path / "latin.po"
    file.write_bytes(data)
    catalog = Catalog.read(file)
    assert catalog.serialize() == data
    catalog.set_target(("headline", "What comes next"), "Après", State.REVIEWED)
    assert 'msgstr "Après"\n'.encode("latin-1") in catalog.serialize()
    catalog.set_target(("headline", "What comes next"), "Đảng", State.REVIEWED)
    with pytest.raises(CatalogError, match="'Đ' is not in the charset"):
        catalog.serialize()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param(r"Th\303\251 \xc3\xa9", "Thé é", id="bytes"),
        pytest.param(r"a\\nb\n\tc \"d\"", 'a\\nb\n\tc "d"', id="usual"),
        pytest.param(r'one" "two', "onetwo", id="two-strings-on-a-line"),
        pytest.param('one"\n\n"two', "onetwo", id="blank-line-in-between"),
    ],
)
def test_escapes(written: str, meant: str) -> None:
    text = f'msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "{written}"\n'
    catalog = Catalog.parse(text, Path("a.po"))
    assert catalog.serialize().decode() == text
    assert catalog.units[0].target == meant
    catalog.set_target((None, "a"), "b", State.REVIEWED)
    assert catalog.serialize().decode() == text.replace(written, "b")


def test_a_line_separator_in_a_text_ends_no_line() -> None:
    text = 'msgid ""\nmsgstr ""\n\nmsgid "a\u2028b\x85c"\nmsgstr ""\n'
    assert Catalog.parse(text, Path("a.po")).units[0].source == "a\u2028b\x85c"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_we_add_to_a_foreign_file_pleases_msgfmt(path: Path, tmp_path: Path) -> None:
    before = msgfmt_complaints(path.read_bytes(), tmp_path)
    catalog = Catalog.read(path)
    for unit in catalog.units:
        catalog.set_target(unit.key, f"\n\r\a{unit.source}\n\n", State.DRAFT)
        catalog.set_checks(unit.key, ["x\ny"])
    assert catalog.changed
    assert msgfmt_complaints(catalog.serialize(), tmp_path) == before
