"""A change of `[style]`: drafts that the new house style would write otherwise."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Bilingual
from workflow.batch import Workspace
from workflow.batch.drafts.updating import affected_units
from workflow.desk import Desk
from workflow.translations import Catalog, State

PACKAGE = REPOSITORY / "tests/fixtures/argos/translate-en_es-0_1.argosmodel"
ARTICLE = """\
---
title: A
lang: en
targets: [es]
---
Mr. Trần Thị Mai met officials of the province. The officials met Mai today. The officials met.

## GOVERNMENT MEETS OFFICIALS OF THE PROVINCE
"""
FULL = (None, "Mr. Trần Thị Mai met officials of the province.")
AGAIN = (None, "The officials met Mai today.")
OTHERS = (None, "The officials met.")
HEADLINE = (None, "GOVERNMENT MEETS OFFICIALS OF THE PROVINCE")
SMALL = "El Gobierno se reúne con funcionarios de la provincia"

Styled = Callable[..., Workspace]


@pytest.fixture
def styled(desk: Path, bilingual: Bilingual) -> Styled:
    """A desk of a house style with drafts, each a text or a text with its checks."""
    shutil.rmtree(desk / "glossary")
    (desk / "glossary").mkdir()
    (desk / "glossary/terms.csv").write_text("id,kind,en,es\n", encoding="utf-8")
    (desk / "sources/review.md").write_text(ARTICLE, encoding="utf-8")
    assert bilingual("extract").exit_code == 0

    def make(style: str, drafts: dict[tuple[None, str], str | tuple[str, str]]) -> Workspace:
        settings = (desk / "workflow.toml").read_text(encoding="utf-8")
        settings = re.sub(r"\n\[style\][^[]*", "", settings)
        (desk / "workflow.toml").write_text(f"{settings}\n[style]\n{style}\n", encoding="utf-8")
        path = desk / "translations/es/review.po"
        catalog = Catalog.read(path)
        for key, said in drafts.items():
            text, *checks = (said,) if isinstance(said, str) else said
            assert catalog.set_draft(key, text, "argos en→es 0.1", checks=checks)
        path.write_bytes(catalog.serialize())
        return Workspace(Desk.open(desk))

    return make


def affected(workspace: Workspace) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    found = affected_units(workspace, workspace.jobs().jobs)
    return (
        {one.unit.source: one.reasons for one in found.drafts},
        [one.unit.source for one in found.human],
    )


@pytest.mark.parametrize(
    ("style", "text", "fault"),
    [
        pytest.param('names = "plain"', "Tran Thi Mai se reunió.", "", id="plain-is-plain"),
        pytest.param(
            'names = "plain"',
            "Trần Thị Mai se reunió.",
            "the house style writes Tran Thi Mai, not Trần Thị Mai",
            id="plain-wanted",
        ),
        pytest.param(
            'names = "diacritics"',
            "Tran Thi Mai se reunió.",
            "the house style writes Trần Thị Mai, not Tran Thi Mai",
            id="diacritics-wanted",
        ),
        pytest.param('names = "plain"', "Se reunió.", "", id="a-lost-name-is-no-matter-of-style"),
        pytest.param('names = "plain"', "Trần Thị Maia.", "", id="part-of-another-word"),
    ],
)
def test_names(styled: Styled, style: str, text: str, fault: str) -> None:
    drafts, human = affected(styled(style, {FULL: text, OTHERS: "Se reunieron."}))
    assert drafts == ({FULL[1]: (fault,)} if fault else {})
    assert human == []


@pytest.mark.parametrize(
    ("style", "text", "fault"),
    [
        pytest.param(
            'later_mention = "full"',
            "Mai se reunió.",
            "the house style writes Tran Thi Mai, not Mai",
            id="full-wanted",
        ),
        pytest.param('later_mention = "full"', "Tran Thi Mai se reunió.", "", id="full"),
        pytest.param(
            'later_mention = "source"',
            "Tran Thi Mai se reunió.",
            "the house style writes Mai, not Tran Thi Mai",
            id="as-in-the-source",
        ),
    ],
)
def test_later_mentions(styled: Styled, style: str, text: str, fault: str) -> None:
    drafts, _ = affected(styled(style, {AGAIN: text}))
    assert drafts == ({AGAIN[1]: (fault,)} if fault else {})


@pytest.mark.parametrize(
    ("style", "text", "stale"),
    [
        ('headline_case = "source"', SMALL, True),
        ('headline_case = "source"', SMALL.upper(), False),
        ('headline_case = "sentence"', SMALL.upper(), True),
        ('headline_case = "sentence"', SMALL, False),
    ],
)
def test_headlines(styled: Styled, style: str, text: str, stale: bool) -> None:
    drafts, _ = affected(styled(style, {HEADLINE: text}))
    assert list(drafts) == ([HEADLINE[1]] if stale else [])


def test_what_the_draft_tells_would_only_come_again(styled: Styled) -> None:
    told = ("Tran Thi Mai se reunió.", "terms: the name needs review, Trần Thị Mai is missing")
    assert affected(styled('names = "diacritics"', {FULL: told})) == ({}, [])


def test_names_that_people_wrote_are_listed_and_their_headlines_are_theirs(styled: Styled) -> None:
    workspace = styled('names = "plain"\nlater_mention = "source"', {})
    path = workspace.desk.catalog_path("review", "es")
    catalog = Catalog.read(path)
    catalog.set_target(FULL, "Trần Thị Mai se reunió.", State.REVIEWED)
    catalog.set_target(AGAIN, "Tran Thi Mai se reunió.", State.REVIEWED)
    catalog.set_target(HEADLINE, SMALL, State.REVIEWED)
    path.write_bytes(catalog.serialize())
    assert affected(workspace) == ({}, [FULL[1]])


def test_impact_tells_what_is_in_another_style(
    styled: Styled, desk: Path, bilingual: Bilingual
) -> None:
    styled('names = "diacritics"', {FULL: "Tran Thi Mai se reunió."})
    shutil.copytree(desk / "glossary", desk / "old")
    result = bilingual("glossary", "impact", "--against", desk / "old")
    assert result.exit_code == 0
    assert "(draft) the house style writes Trần Thị Mai, not Tran Thi Mai" in result.stdout
    assert "1 units are not in the house style of workflow.toml" in result.stdout


def test_drafts_are_made_anew_in_the_new_style_once(
    styled: Styled, desk: Path, bilingual: Bilingual
) -> None:
    styled(
        'names = "plain"',
        {FULL: "Trần Thị Mai se reunió.", AGAIN: "Mai.", OTHERS: "Otros.", HEADLINE: SMALL.upper()},
    )
    settings = (desk / "workflow.toml").read_text(encoding="utf-8")
    settings = settings.replace("order = []", 'order = ["argos"]\n[argos]\npackages = "models"')
    (desk / "workflow.toml").write_text(settings, encoding="utf-8")
    assert bilingual("models", "install", PACKAGE).exit_code == 0
    result = bilingual("translate", "--update-terms")
    assert "1 drafts made anew" in result.stdout
    place, was, fault, now, *_ = result.stdout.splitlines()
    assert place.endswith(": drafted anew")
    assert was == "    was: Trần Thị Mai se reunió."
    assert fault == "        the house style writes Tran Thi Mai, not Trần Thị Mai"
    assert now.startswith("    now: ")
    assert "Tran Thi Mai" in now
    assert "0 drafts made anew" in bilingual("translate", "--update-terms").stdout
