"""What comes back from reviewers: each row of the table in docs/review.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.import_desk import (
    BRIDGE,
    COUNCIL,
    NIGHT,
    OUTPUT,
    PLAN,
    RAIN,
    TEXTS,
    ReviewDesk,
    kinds,
    make_desk,
    name,
)
from tests.conftest import Bilingual
from tests.exports.review_edits import (
    ANNA,
    LUIS,
    Edit,
    answer,
    commented,
    copy_row,
    delete_row,
    drop_row,
    edited,
    replace_tracked,
    replace_untracked,
    row,
)
from workflow.translations import State

NEW = "Le conseil s'est réuni à l'ancien hôtel de ville."


@pytest.fixture
def river(desk: Path, bilingual: Bilingual) -> ReviewDesk:
    return make_desk(desk, bilingual)


def test_an_unedited_file_changes_no_byte(river: ReviewDesk) -> None:
    sent = river.export()
    before = river.po.read_bytes()
    result = river.take(sent, expect=0)
    assert (result["outcomes"], result["written"]) == ([], [])
    assert river.po.read_bytes() == before


def test_a_tracked_change_is_taken_with_its_author(river: ReviewDesk) -> None:
    sent = river.export()
    result = river.take(edited(sent, replace_tracked(name(COUNCIL), NEW)), expect=0)
    [outcome] = result["outcomes"]
    assert (outcome["kind"], outcome["taken"], outcome["untracked"]) == ("taken", True, False)
    assert (outcome["author"], outcome["date"]) == ANNA
    assert outcome["before"] == TEXTS[COUNCIL][0]
    unit = river.unit(COUNCIL)
    assert (unit.target, unit.state) == (NEW, State.REVIEWED)
    header = river.po.read_text(encoding="utf-8")
    assert '"Last-Translator: Anna Berg\\n"' in header
    assert '"PO-Revision-Date: 2026-11-20 14:03+0000\\n"' in header


def test_the_same_file_again_changes_nothing(river: ReviewDesk) -> None:
    edits = (replace_tracked(name(COUNCIL), NEW), answer(name(RAIN), "approved"))
    back = commented(edited(river.export(), *edits), name(RAIN), "Too short?")
    assert kinds(river.take(back, expect=0)) == [
        ("taken", True),
        ("comment", True),
        ("approved", True),
    ]
    after = river.po.read_bytes()
    assert river.take(back, expect=0)["outcomes"] == []
    assert river.po.read_bytes() == after
    river.write(COUNCIL, "Un autre texte, écrit plus tard.")
    later = river.po.read_bytes()
    assert river.take(back, expect=0)["outcomes"] == []
    assert river.po.read_bytes() == later


def test_a_dry_run_says_the_same_and_writes_nothing(river: ReviewDesk) -> None:
    back = edited(river.export(), replace_tracked(name(COUNCIL), NEW), drop_row(name(RAIN)))
    before = {path: path.read_bytes() for path in river.root.rglob("*") if path.is_file()}
    dry = river.take(back, expect=1, options=("--dry-run",))
    assert {path: path.read_bytes() for path in before} == before
    wet = river.take(back, expect=1)
    assert dry["outcomes"] == wet["outcomes"]
    assert [Path(path) for path in dry["written"]] == [river.po]


TYPOGRAPHIC = "Le conseil s\u2019est réuni dans l\u2019ancien hôtel de ville."


def test_autocorrected_signs_are_told_and_taken_when_asked(river: ReviewDesk) -> None:
    back = edited(river.export(), replace_tracked(name(COUNCIL), TYPOGRAPHIC))
    before = river.po.read_bytes()
    assert kinds(river.take(back, expect=1)) == [("typographic", False)]
    assert river.po.read_bytes() == before
    assert kinds(river.take(back, expect=0, options=("--typography",))) == [("taken", True)]
    assert river.unit(COUNCIL).target == TYPOGRAPHIC


def test_a_conflict_keeps_both_texts(river: ReviewDesk) -> None:
    back = edited(river.export(), replace_tracked(name(COUNCIL), NEW))
    river.write(COUNCIL, "Le conseil a siégé.")
    result = river.take(back, expect=1)
    assert kinds(result) == [("conflict", False)]
    unit = river.unit(COUNCIL)
    assert (unit.target, unit.state) == ("Le conseil a siégé.", State.DRAFT)
    assert unit.comment == f"Word, Anna Berg 2026-11-20: conflict: {NEW}"
    river.write(COUNCIL, "Le conseil a siégé.")  # a translator has looked, and keeps it
    resolved = river.po.read_bytes()
    assert kinds(river.take(back, expect=1)) == [("conflict", False)]
    assert river.po.read_bytes() == resolved


@pytest.mark.parametrize(
    ("prefer", "target", "kind"),
    [("word", NEW, ("taken", True)), ("po", "Le conseil a siégé.", ("conflict", False))],
)
def test_a_conflict_is_decided_beforehand(
    river: ReviewDesk, prefer: str, target: str, kind: tuple[str, bool]
) -> None:
    back = edited(river.export(), replace_tracked(name(COUNCIL), NEW))
    river.write(COUNCIL, "Le conseil a siégé.")
    assert kinds(river.take(back, options=("--prefer", prefer))) == [kind]
    assert (river.unit(COUNCIL).target, river.unit(COUNCIL).comment) == (target, "")


def test_two_reviewers_of_one_sentence_are_a_conflict(river: ReviewDesk) -> None:
    sent = river.export()
    first = edited(sent, replace_tracked(name(COUNCIL), NEW))
    second = edited(sent, replace_tracked(name(COUNCIL), "Le conseil a siégé.", LUIS))
    assert kinds(river.take(first, second, expect=1)) == [("taken", True), ("conflict", False)]
    assert river.unit(COUNCIL).target == NEW
    assert "Luis Ortega 2026-11-21: conflict: Le conseil a siégé." in river.unit(COUNCIL).comment


def test_a_changed_article_makes_a_sentence_stale(river: ReviewDesk) -> None:
    back = edited(river.export(), replace_tracked(name(COUNCIL), NEW))
    source = river.root / "sources/river.md"
    source.write_text(source.read_text().replace("old town hall", "new town hall"))
    river.bilingual("extract", "river")
    before = river.po.read_bytes()
    assert kinds(river.take(back, expect=1)) == [("stale", False)]
    assert river.po.read_bytes() == before


KEPT: list[Any] = [
    pytest.param(
        replace_tracked(name(COUNCIL), "It met.", column=1), "source", id="source-changed"
    ),
    pytest.param(replace_tracked(name(COUNCIL), ""), "emptied", id="emptied"),
    pytest.param(replace_untracked(name(COUNCIL), ""), "emptied", id="emptied-untracked"),
    pytest.param(drop_row(name(COUNCIL)), "missing", id="row-missing"),
    pytest.param(delete_row(name(COUNCIL)), "deleted", id="row-deleted"),
    pytest.param(
        copy_row(name(COUNCIL), replace_tracked(name(COUNCIL), NEW)), "twice", id="row-twice"
    ),
    pytest.param(answer(name(COUNCIL), "see my mail"), "status", id="unknown-status"),
    pytest.param(answer(name(NIGHT), "approved"), "status", id="nothing-to-approve"),
]


@pytest.mark.parametrize(("edit", "kind"), KEPT)
def test_what_is_not_taken_is_named_and_the_po_file_stays(
    river: ReviewDesk, edit: Edit, kind: str
) -> None:
    back = edited(river.export(), edit)
    before = river.po.read_bytes()
    result = river.take(back, expect=1)
    assert set(kinds(result)) == {(kind, False)}
    assert river.po.read_bytes() == before
    assert all(outcome["why"] for outcome in result["outcomes"])


def test_text_typed_over_an_empty_target_is_a_draft(river: ReviewDesk) -> None:
    back = edited(
        river.export(), replace_untracked(name(NIGHT), "Personne n'a dormi cette nuit-là.")
    )
    [outcome] = river.take(back, expect=0)["outcomes"]
    assert (outcome["kind"], outcome["untracked"]) == ("taken", True)
    assert river.unit(NIGHT).state is State.DRAFT


def test_a_new_machine_draft_gives_way_to_a_person(river: ReviewDesk) -> None:
    back = edited(river.export(), replace_tracked(name(NIGHT), "Personne n'a dormi cette nuit-là."))
    from workflow.translations import Catalog

    catalog = Catalog.read(river.po)
    catalog.set_draft((None, NIGHT), "Personne ne dort.", "argos en→fr 1.9")
    river.po.write_bytes(catalog.serialize())
    assert kinds(river.take(back, expect=0)) == [("taken", True)]
    assert river.unit(NIGHT).target == "Personne n'a dormi cette nuit-là."


def test_approval_takes_the_fuzzy_flag_and_names_the_reviewer(river: ReviewDesk) -> None:
    back = edited(river.export(), answer(name(RAIN), "Approuvé", LUIS))
    assert kinds(river.take(back, expect=0)) == [("approved", True)]
    unit = river.unit(RAIN)
    assert unit.state is State.REVIEWED
    assert unit.comment == "Word, Luis Ortega 2026-11-21: approved"


def test_an_approved_change(river: ReviewDesk) -> None:
    edits = (replace_tracked(name(RAIN), "Il a plu tout le jour."), answer(name(RAIN), "OK"))
    assert kinds(river.take(edited(river.export(), *edits), expect=0)) == [
        ("taken", True),
        ("approved", True),
    ]
    assert (river.unit(RAIN).target, river.unit(RAIN).state) == (
        "Il a plu tout le jour.",
        State.REVIEWED,
    )


def test_a_wording_that_is_no_longer_there_is_not_approved(river: ReviewDesk) -> None:
    back = edited(river.export(), answer(name(RAIN), "approved"))
    river.write(RAIN, "Il pleuvait.", State.DRAFT)
    assert kinds(river.take(back, expect=1)) == [("status", False)]
    assert river.unit(RAIN).state is State.DRAFT


def test_an_approval_is_taken_back(river: ReviewDesk) -> None:
    back = edited(river.export(), answer(name(COUNCIL), "à revoir"))
    assert kinds(river.take(back, expect=0)) == [("withdrawn", True)]
    assert river.unit(COUNCIL).state is State.DRAFT
    river.write(COUNCIL, TEXTS[COUNCIL][0])
    assert river.take(back, expect=0)["outcomes"] == []
    assert river.unit(COUNCIL).state is State.REVIEWED


def test_a_change_that_fails_the_checks_is_fuzzy(river: ReviewDesk) -> None:
    wrong = "La production de l'usine a augmenté de 21\u00a0% en mars."
    edits = (replace_tracked(name(OUTPUT), wrong), answer(name(RAIN), "ok"))
    result = river.take(edited(river.export(), *edits), expect=0)
    assert "left fuzzy, check finds numbers" in result["outcomes"][-1]["why"] or any(
        "left fuzzy" in outcome["why"] for outcome in result["outcomes"]
    )
    assert (river.unit(OUTPUT).target, river.unit(OUTPUT).state) == (wrong, State.DRAFT)
    assert river.unit(OUTPUT).checks


def test_bold_and_links_come_back_as_tags(river: ReviewDesk) -> None:
    def edit(root: Any) -> None:
        for source, old, new in (
            (BRIDGE, "sur la rivière", "de la rivière"),
            (PLAN, "Le plan", "Ce plan"),
        ):
            for text in row(root, name(source)).iter("{*}t"):
                text.text = (text.text or "").replace(old, new)

    assert kinds(river.take(edited(river.export(), edit), expect=0)) == [("taken", True)] * 2
    assert (
        river.unit(BRIDGE).target == "Le conseil a approuvé le <b>nouveau pont</b> de la rivière."
    )
    assert river.unit(PLAN).target == 'Ce plan est <a id="1">sur son site</a>.'


def test_a_comment_is_written_once_for_author_and_text(river: ReviewDesk) -> None:
    back = commented(river.export(), name(BRIDGE), "Pont ou passerelle ?")
    back = commented(back, name(BRIDGE), "Pont ou passerelle ?")
    back = commented(back, name(BRIDGE), "Pont.", LUIS)
    river.take(back, expect=0)
    assert river.unit(BRIDGE).comment.splitlines() == [
        "Word, Anna Berg 2026-11-20: Pont ou passerelle ?",
        "Word, Luis Ortega 2026-11-21: Pont.",
    ]
    assert river.unit(BRIDGE).state is State.REVIEWED


def test_the_table_names_all_that_was_not_taken(river: ReviewDesk) -> None:
    path = river.root / "back.docx"
    path.write_bytes(
        edited(river.export(), replace_tracked(name(COUNCIL), NEW), drop_row(name(RAIN)))
    )
    result = river.bilingual("import", path)
    assert result.exit_code == 1
    taken, missing = (
        line for line in result.stdout.splitlines() if name(COUNCIL) in line or name(RAIN) in line
    )
    assert taken.startswith("+  taken")
    assert "Anna Berg 2026-11-20" in taken
    assert missing.startswith("-  missing")
    assert "Taken: 1, not taken: 1" in result.stdout
