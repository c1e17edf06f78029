"""One translation from a PO file and a TMX file: shown once, told when it comes again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Bilingual
from workflow.memory.concordance import Hit
from workflow.memory.twins import find_shown, join_hits
from workflow.memory.values import MemoryEntry


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk with the reviewed PO files of one language."""
    root = tmp_path / "desk"
    shutil.copytree(REPOSITORY / "sources", root / "sources")
    shutil.copytree(REPOSITORY / "translations" / "fr", root / "translations" / "fr")
    shutil.copy(REPOSITORY / "workflow.toml", root)
    return root


def _hit(target: str, origin: str, kind: str = "paragraph") -> Hit:
    entry = MemoryEntry("The road", target, "en", "nb", origin, kind=kind)
    return Hit(entry, "The road", target, (), ())


def test_the_desks_own_export_doubles_nothing(
    bilingual: Bilingual, desk: Path, tmp_path: Path
) -> None:
    exported = tmp_path / "own.tmx"
    before = bilingual("memory", "search", "committee", root=desk)
    assert before.stdout.count("→") > 2
    said = bilingual("memory", "export", exported, root=desk).stdout
    count = int(said.removeprefix(f"{exported}: ").split()[0])
    done = bilingual("memory", "import", exported, root=desk)
    assert f"  of these: 0 new, {count} already there\n" in done.stdout
    assert bilingual("memory", "search", "committee", root=desk).stdout == before.stdout
    again = bilingual("memory", "import", exported, "--json", root=desk)
    [record] = json.loads(again.stdout)
    assert (record["new"], record["already_there"], record["written"]) == (0, count, False)


def test_of_two_files_in_one_command_the_second_is_already_there(
    bilingual: Bilingual, desk: Path, tmp_path: Path
) -> None:
    exported, other = tmp_path / "own.tmx", tmp_path / "other.tmx"
    bilingual("memory", "export", exported, root=desk)
    shutil.copy(exported, other)
    shutil.rmtree(desk / "translations" / "fr")
    done = bilingual("memory", "import", exported, other, "--json", root=desk)
    first, second = json.loads(done.stdout)
    assert (first["already_there"], second["new"]) == (0, 0)
    assert first["new"] == second["already_there"] == first["entries"]


def test_an_article_comes_before_a_file_and_the_others_are_counted() -> None:
    hits = [_hit("Veien", "agency.tmx"), _hit("Vegen", "b"), _hit("Veien", "a"), _hit("Veien", "a")]
    first, second = join_hits(hits)
    assert (first.hit.entry.origin, [one.origin for one in first.others]) == ("a", ["agency.tmx"])
    assert (second.hit.target, second.others) == ("Vegen", ())


def test_a_headline_of_the_same_article_is_another_place() -> None:
    [shown] = join_hits([_hit("Veien", "a"), _hit("Veien", "a", "heading")])
    assert [(one.origin, one.kind) for one in shown.others] == [("a", "heading")]


@pytest.mark.parametrize(("limit", "wanted"), [(1, ["0"]), (3, ["0", "1", "2"]), (9, list("01234"))])  # fmt: skip
def test_as_many_as_are_wanted_are_found_behind_those_that_are_the_same(
    limit: int, wanted: list[str]
) -> None:
    hits = [_hit(str(number // 4), f"article-{number}") for number in range(20)]
    shown = find_shown(lambda most: hits[:most], limit)
    assert [one.hit.target for one in shown] == wanted


def test_the_title_says_in_how_many_places_more(bilingual: Bilingual, desk: Path) -> None:
    folder = desk / "translations" / "fr"
    first, second = folder / "flood-relief-son-la.po", folder / "zz-copy.po"
    shutil.copy(first, second)
    shown = bilingual("memory", "search", "committee", root=desk).stdout
    assert f" · {first.stem} +1 more · " in shown
    assert max(map(len, shown.splitlines())) <= 100
    found = json.loads(bilingual("memory", "search", "committee", "--json", root=desk).stdout)
    assert second.stem in {also["origin"] for hit in found for also in hit["also"]}


@pytest.mark.parametrize("text", ["", "  ", "*", "…"])
@pytest.mark.parametrize("command", [["search"], ["find", "--from", "en", "--to", "fr"]])
def test_a_text_without_a_word_is_misuse(
    bilingual: Bilingual, desk: Path, command: list[str], text: str
) -> None:
    result = bilingual("memory", *command, text, root=desk)
    assert result.exit_code == 2
    assert f"TEXT is {text!r}: name at least one word to look for" in result.stderr
    assert not result.stdout
