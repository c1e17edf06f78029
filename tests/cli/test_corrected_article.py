"""A corrected article costs only its changed sentences, and shows what changed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from docx import Document

from tests.conftest import ARTICLE, Bilingual, judge
from workflow.translations import Catalog, State

KEPT = "The Prime Minister chaired the meeting on March 1."
TARGETS = {
    KEPT: "Le Premier ministre a présidé la réunion du 1er mars.",
    "Districts report by May 15.": "Les districts rendent compte avant le 15 mai.",
    "Growth should reach 6.5% this year.": "La croissance devrait atteindre 6,5 % cette année.",
}


@pytest.fixture
def po(bilingual: Bilingual, desk: Path) -> Path:
    """The PO file of the article, in part reviewed."""
    bilingual("extract")
    path = desk / "translations/fr/review.po"
    catalog = Catalog.read(path)
    for source, target in TARGETS.items():
        catalog.set_target((None, source), target, State.REVIEWED)
    path.write_bytes(catalog.serialize())
    return path


def _correct(desk: Path, old: str, new: str) -> None:
    path = desk / "sources/review.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_status_names_the_article_that_changed(bilingual: Bilingual, desk: Path, po: Path) -> None:
    assert "the article changed" not in bilingual("status").stdout
    _correct(desk, "by May 15", "by May 20")
    said = bilingual("status").stdout
    assert "review: the article changed since its PO files (fr) were made" in said
    assert "bilingual extract review" in said
    bilingual("extract")
    assert "the article changed" not in bilingual("status").stdout


def test_only_the_changed_sentence_is_touched(bilingual: Bilingual, desk: Path, po: Path) -> None:
    before = po.read_text(encoding="utf-8").split("\n\n")
    _correct(desk, "Districts report", "All districts and wards must report")
    bilingual("extract")
    after = po.read_text(encoding="utf-8").split("\n\n")
    new = [entry for entry in after if entry.rstrip() not in map(str.rstrip, before)]
    assert len(new) == 2
    assert new[1].startswith('#. type: list_item\n#~ msgid "Districts report by May 15."')
    assert '#| msgid "Districts report by May 15."' in new[0]
    assert 'msgstr "Les districts rendent compte avant le 15 mai."' in new[0]


def test_a_removed_sentence_comes_back_with_its_translation(
    bilingual: Bilingual, desk: Path, po: Path
) -> None:
    before = po.read_bytes()
    _correct(desk, KEPT + " ", "")
    bilingual("extract")
    assert f'#~ msgid "{KEPT}"' in po.read_text(encoding="utf-8")
    (desk / "sources/review.md").write_text(ARTICLE, encoding="utf-8")
    bilingual("extract")
    assert po.read_bytes() == before


def _changes(path: Path) -> tuple[str, str]:
    """The inserted and the deleted words of a document."""
    root = Document(str(path)).element
    names = {"ins": "w:t", "del": "w:delText"}
    found = [
        " ".join(text.text for text in root.xpath(f"//w:{tag}//{name}"))
        for tag, name in names.items()
    ]
    return found[0], found[1]


def _git(desk: Path, *command: str) -> None:
    who = ("-c", "user.name=Anna", "-c", "user.email=anna@example.org")
    subprocess.run([judge("git"), "-C", str(desk), *who, *command], check=True, capture_output=True)


def test_a_redline_shows_what_changed_since_the_last_version(
    bilingual: Bilingual, desk: Path, po: Path
) -> None:
    _git(desk, "init", "-q")
    _git(desk, "add", ".")
    _git(desk, "commit", "-qm", "published")
    _correct(desk, "by May 15", "by May 20")
    bilingual("extract")
    catalog = Catalog.read(po)
    source = "Districts report by May 20."
    catalog.set_target((None, source), TARGETS[KEPT].replace("mars", "mai"), State.DRAFT)
    catalog.set_target(
        (None, source), "Les districts rendent compte avant le 20 mai.", State.REVIEWED
    )
    po.write_bytes(catalog.serialize())
    result = bilingual("export", "--redline")
    assert result.exit_code == 0, result.output
    document = desk / "exports/review.en-fr.redline.docx"
    assert _changes(document) == ("20 20", "15 15")
    _git(desk, "commit", "-qam", "corrected")
    assert bilingual("export", "--redline").exit_code == 0
    assert _changes(document) == ("20 20", "15 15"), "the last version that differs"
    document.unlink()
    result = bilingual("export", "--redline", "--since", "HEAD")
    assert (result.exit_code, result.stdout, document.exists()) == (0, "", False)
    assert "review en→fr has not changed since HEAD: no redline is written." in result.stderr


def test_a_redline_without_git_shows_what_the_po_file_remembers(
    bilingual: Bilingual, desk: Path, po: Path
) -> None:
    _correct(desk, "Districts report", "All districts report")
    bilingual("extract")
    assert bilingual("export", "--redline").exit_code == 0
    assert _changes(desk / "exports/review.en-fr.redline.docx") == ("All districts", "Districts")


def test_without_an_older_text_there_is_no_redline(
    bilingual: Bilingual, desk: Path, po: Path
) -> None:
    document = desk / "exports/review.en-fr.redline.docx"
    result = bilingual("export", "--redline", "--json")
    assert (result.exit_code, json.loads(result.stdout), document.exists()) == (0, [], False)
    assert "know no older text: no redline is written. Name" in result.stderr
    document.parent.mkdir(exist_ok=True)
    document.write_bytes(b"of last month")
    copy = desk.with_name("older")
    subprocess.run(["cp", "-r", str(desk), str(copy)], check=True)
    result = bilingual("export", "--redline", "--against", copy)
    assert "since older: no redline is written; review.en-fr.redline.docx is" in result.stderr
    assert document.read_bytes() == b"of last month"


def test_a_redline_against_an_older_copy(bilingual: Bilingual, desk: Path, po: Path) -> None:
    copy = desk.with_name("older")
    subprocess.run(["cp", "-r", str(desk), str(copy)], check=True)
    _correct(desk, KEPT + " ", "")
    bilingual("extract")
    assert bilingual("export", "--redline", "--against", copy).exit_code == 0
    inserted, deleted = _changes(desk / "exports/review.en-fr.redline.docx")
    assert (inserted, deleted) == ("", f"{KEPT} {TARGETS[KEPT]}")


@pytest.mark.parametrize(
    ("options", "part"),
    [
        (("--since", "HEAD"), "go with --redline"),
        (("--redline", "--since", "v9"), "not in git"),
        (("--redline", "--against", "nowhere"), "nowhere"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    bilingual: Bilingual, po: Path, options: tuple[str, ...], part: str
) -> None:
    result = bilingual("export", *options)
    assert result.exit_code == 2
    assert part in result.stderr
    assert "Traceback" not in result.output
