"""Files that are refused as a whole, each with one line and exit code 2."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.import_desk import BRIDGE, COUNCIL, OUTPUT, RAIN, ReviewDesk, kinds, make_desk, name
from tests.conftest import Bilingual
from tests.exports.review_edits import edited, replace_tracked, replace_untracked, with_parts

NEW = "Le conseil s'est réuni à l'ancien hôtel de ville."
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'


@pytest.fixture
def river(desk: Path, bilingual: Bilingual) -> ReviewDesk:
    return make_desk(desk, bilingual)


def _document(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as entries:
        main = entries.read("word/document.xml")
    return with_parts(data, {"word/document.xml": change(main)})


def _named_twice(data: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("word/document.xml", b"<x/>")
    return out.getvalue()


def _many(data: bytes) -> bytes:
    return with_parts(data, {f"word/part{number}.xml": b"<x/>" for number in range(2500)})


HOSTILE = [
    pytest.param(lambda data: b"not a zip", "not a Word document", id="no-zip"),
    pytest.param(lambda data: b"", "not a Word document", id="empty"),
    pytest.param(lambda data: data[:-400], "not a Word document", id="cut-off"),
    pytest.param(
        lambda data: _document(data, lambda main: ENTITY), "declares entities", id="entity"
    ),
    pytest.param(
        lambda data: _document(data, lambda main: ENTITY.decode().encode("utf-16")),
        "declares entities",
        id="entity-utf-16",
    ),
    pytest.param(
        lambda data: _document(data, lambda main: main[:-50]), "is not XML", id="broken-xml"
    ),
    pytest.param(
        lambda data: _document(data, lambda main: b"<w>" + b" " * 300_000_000),
        "too big unpacked",
        id="bomb",
    ),
    pytest.param(_many, "parts", id="many-parts"),
    pytest.param(_named_twice, "one name", id="name-twice"),
    pytest.param(
        lambda data: with_parts(data, {"../../evil.xml": b"<x/>"}), "part named", id="path"
    ),
    pytest.param(
        lambda data: with_parts(data, {"word/vbaProject.bin": b"x"}), "has macros", id="macros"
    ),
    pytest.param(
        lambda data: with_parts(
            data,
            {
                "docProps/custom.xml": None,
                "customXml/item1.xml": None,
                "word/footer1.xml": None,
            },
        ),
        "not a review copy",
        id="no-export-id",
    ),
    pytest.param(
        lambda data: _document(data, lambda main: b"<a>" * 100_000 + b"</a>" * 100_000),
        "is not XML",
        id="deep",
    ),
]


@pytest.mark.parametrize(("harm", "why"), HOSTILE)
def test_a_hostile_file_is_refused_in_one_line(
    river: ReviewDesk, harm: Callable[[bytes], bytes], why: str
) -> None:
    path = river.root / "back.docx"
    path.write_bytes(harm(river.export()))
    before = river.po.read_bytes()
    result = river.bilingual("import", path)
    assert result.exit_code == 2
    [line] = result.stderr.splitlines()
    assert line.startswith(f"Error: {path}: ")
    assert why in line
    assert river.po.read_bytes() == before


@pytest.mark.parametrize("suffix", [".docm", ".pdf", ".txt"])
def test_other_formats_are_refused(river: ReviewDesk, suffix: str) -> None:
    path = river.root / f"back{suffix}"
    path.write_bytes(river.export())
    result = river.bilingual("import", path)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def test_a_publication_copy_is_no_review_copy(river: ReviewDesk) -> None:
    river.bilingual("export", "river")
    result = river.bilingual("import", river.root / "exports/river.en-fr.docx")
    assert result.exit_code == 2
    assert "not a review copy of Bilingual" in result.stderr


def test_a_refused_file_does_not_stop_the_others(river: ReviewDesk) -> None:
    good = edited(river.export(), replace_tracked(name(COUNCIL), NEW))
    result = river.take(b"nothing", good, expect=2)
    assert kinds(result) == [("taken", True)]
    assert len(result["refused"]) == 1
    assert river.unit(COUNCIL).target == NEW


def test_the_file_alone_is_enough_when_the_ledger_is_gone(river: ReviewDesk) -> None:
    back = edited(river.export(), replace_tracked(name(COUNCIL), NEW))
    shutil.rmtree(river.root / ".bilingual")
    assert kinds(river.take(back, expect=0)) == [("taken", True)]


def test_the_ledger_alone_is_enough_when_the_file_lost_its_record(river: ReviewDesk) -> None:
    """As .odt and .rtf lose it."""
    back = edited(river.export(), replace_tracked(name(COUNCIL), NEW))
    back = with_parts(back, {"customXml/item1.xml": None, "customXml/itemProps1.xml": None})
    assert kinds(river.take(back, expect=0)) == [("taken", True)]


def test_without_both_the_file_is_refused(river: ReviewDesk) -> None:
    back = with_parts(river.export(), {"customXml/item1.xml": None})
    shutil.rmtree(river.root / ".bilingual")
    assert "nothing is known of the export" in river.take(back, expect=2)["refused"][0]["why"]


def test_a_file_of_another_desk_is_refused(river: ReviewDesk) -> None:
    back = edited(river.export(), replace_tracked(name(COUNCIL), NEW))
    shutil.rmtree(river.root / ".bilingual")
    settings = river.root / "workflow.toml"
    settings.write_text(settings.read_text().replace("Test Desk", "Other Desk"), encoding="utf-8")
    before = river.po.read_bytes()
    assert "of the desk Test Desk" in river.take(back, expect=2)["refused"][0]["why"]
    assert river.po.read_bytes() == before


@pytest.mark.parametrize("gone", ["sources/river.md", "translations/fr/river.po"])
def test_a_file_whose_article_or_pair_is_not_here_is_refused(river: ReviewDesk, gone: str) -> None:
    back = edited(river.export(), replace_tracked(name(COUNCIL), NEW))
    (river.root / gone).unlink()
    assert (
        "does not translate river from en to fr" in river.take(back, expect=2)["refused"][0]["why"]
    )


FLAT = {
    COUNCIL: "Le conseil s'esta siégé réuni dans l'ancienancienne hôtel de ville.",
    RAIN: "Il a pluplut toute la journéejour.",
    OUTPUT: "La productionfabrication de l'usine a augmenté de 12\u00a0% en marsavril.",
    BRIDGE: "Le conseil a approuvéadopté le nouveau pont sur la rivière.",
}


def test_a_file_with_flattened_changes_is_refused(river: ReviewDesk) -> None:
    edits = [replace_untracked(name(source), text) for source, text in FLAT.items()]
    before = river.po.read_bytes()
    result = river.take(edited(river.export(), *edits), expect=2)
    assert "changes were flattened by Bilingual" in result["refused"][0]["why"]
    assert river.po.read_bytes() == before


def test_one_flattened_row_is_known_from_the_file_that_came_before(river: ReviewDesk) -> None:
    sent = river.export()
    river.take(edited(sent, replace_tracked(name(RAIN), "Il pleuvait.")), expect=0)
    flat = edited(sent, replace_untracked(name(RAIN), "Il a plu toute la journée.Il pleuvait."))
    assert "flattened" in river.take(flat, expect=2)["refused"][0]["why"]
    assert river.unit(RAIN).target == "Il pleuvait."


def test_honest_additions_with_tracking_off_are_taken(river: ReviewDesk) -> None:
    added = {
        COUNCIL: "Hier, le conseil s'est réuni dans l'ancien hôtel de ville.",
        RAIN: "Il a plu presque toute la journée.",
        OUTPUT: "La production totale de l'usine a augmenté de 12\u00a0% en mars.",
    }
    edits = [replace_untracked(name(source), text) for source, text in added.items()]
    result = river.take(edited(river.export(), *edits), expect=0)
    assert kinds(result) == [("taken", True)] * 3
    assert all(outcome["untracked"] for outcome in result["outcomes"])
