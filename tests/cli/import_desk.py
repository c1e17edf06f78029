"""A desk with a translated article and its review copy, for the tests of `import`."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import Bilingual
from workflow.batch import Workspace
from workflow.batch.returns.reviewing import export_reviews
from workflow.desk import Desk
from workflow.exports.unit_ids import unit_id
from workflow.translations import Catalog, State, Unit

BRIDGE = "The board approved the <b>new bridge</b> over the river."
COUNCIL = "The council met in the old town hall."
RAIN = "It rained all day."
PLAN = 'The plan is <a id="1">on its website</a>.'
OUTPUT = "Output of the plant rose by 12% in March."
NIGHT = "Nobody slept that night."
TEXTS = {
    BRIDGE: ("Le conseil a approuvé le <b>nouveau pont</b> sur la rivière.", State.REVIEWED),
    COUNCIL: ("Le conseil s'est réuni dans l'ancien hôtel de ville.", State.REVIEWED),
    RAIN: ("Il a plu toute la journée.", State.DRAFT),
    PLAN: ('Le plan est <a id="1">sur son site</a>.', State.DRAFT),
    OUTPUT: ("La production de l'usine a augmenté de 12\u00a0% en mars.", State.REVIEWED),
    NIGHT: ("", State.UNTRANSLATED),
}
ARTICLE = """\
---
title: Town and river
lang: en
date: 2026-11-03
agency: Test Desk
---
The board approved the **new bridge** over the river. The council met in the old town hall.

It rained all day. The plan is [on its website](/plans/2030).

- Output of the plant rose by 12% in March.
- Nobody slept that night.
"""
TITLE = "Town and river"


def name(source: str) -> str:
    """The row of a sentence."""
    return unit_id(None, source)


@dataclass
class ReviewDesk:
    """A desk with one article that is half reviewed."""

    root: Path
    bilingual: Bilingual
    article: str = "river"

    @property
    def po(self) -> Path:
        """Its PO file."""
        return self.root / f"translations/fr/{self.article}.po"

    def unit(self, source: str) -> Unit:
        """A unit of the PO file as it is now."""
        unit = Catalog.read(self.po).unit((None, source))
        assert unit is not None
        return unit

    def write(self, source: str, target: str, state: State = State.REVIEWED) -> None:
        """Change the PO file as a translator does."""
        catalog = Catalog.read(self.po)
        catalog.set_target((None, source), target, state)
        self.po.write_bytes(catalog.serialize())

    def export(self, *articles: str, together: bool = False) -> bytes:
        """The review copy as it leaves the desk."""
        workspace = Workspace(Desk.open(self.root))
        jobs = workspace.jobs(articles or (self.article,)).jobs
        [made] = export_reviews(workspace, jobs, together=together)
        return made.path.read_bytes()

    def take(
        self, *files: bytes | Path, expect: int | None = None, options: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """Import returned files; the JSON that the command prints."""
        paths = []
        for number, file in enumerate(files):
            path = self.root / f"returned-{number}.docx"
            if isinstance(file, bytes):
                path.write_bytes(file)
            paths.append(path if isinstance(file, bytes) else file)
        result = self.bilingual("import", "--json", *options, *paths)
        if expect is not None:
            assert result.exit_code == expect, result.output
        found: dict[str, Any] = json.loads(result.stdout)
        return found


def make_desk(root: Path, bilingual: Bilingual, article: str = "river") -> ReviewDesk:
    """Add the article to a desk, with its translations; the glossary is cut down to a few
    terms, which is all that these tests need."""
    terms = root / "glossary/terms.csv"
    lines = terms.read_text(encoding="utf-8").splitlines(keepends=True)
    terms.write_text("".join(lines[:12]), encoding="utf-8")
    shutil.rmtree(root / "glossary/terms.d", ignore_errors=True)
    (root / "glossary/references.toml").unlink(missing_ok=True)
    (root / f"sources/{article}.md").write_text(ARTICLE, encoding="utf-8")
    assert bilingual("extract", article).exit_code == 0
    made = ReviewDesk(root, bilingual, article)
    for source, (target, state) in TEXTS.items():
        made.write(source, target, state)
    made.write(TITLE, "La ville et la rivière")
    return made


def kinds(result: dict[str, Any]) -> list[tuple[str, bool]]:
    """Kind of each outcome, and whether it was taken."""
    return [(outcome["kind"], outcome["taken"]) for outcome in result["outcomes"]]
