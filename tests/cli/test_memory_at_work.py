"""What was once reviewed is never translated again: drafts from the memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Bilingual
from workflow.translations import Catalog, State, Unit

FRENCH = {
    "The council met in the old town hall.": "Le conseil s'est réuni dans l'ancien hôtel de ville.",
    "Output of the plant rose by 12% in March.": (
        "La production de l'usine a augmenté de 12\u00a0% en mars."
    ),
    "It carries out Resolution No. 11-NQ/TW.": "Il met en œuvre la résolution n° 11-NQ/TW.",
    "The board approved the new bridge over the river.": (
        "Le conseil a approuvé le nouveau pont sur la rivière."
    ),
}
SETTINGS = '[languages]\ntargets = { en = ["fr"] }\n\n[engines]\norder = []\n'


def _article(desk: Path, name: str, *sentences: str) -> Path:
    body = "\n\n".join(sentences)
    path = desk / f"sources/{name}.md"
    path.write_text(f"---\ntitle: {name}\nlang: en\n---\n{body}\n", encoding="utf-8")
    return desk / f"translations/fr/{name}.po"


@pytest.fixture
def reviewed(bilingual: Bilingual, desk: Path) -> Path:
    """An article all of whose sentences are reviewed."""
    path = _article(desk, "old", *FRENCH)
    bilingual("extract", "old")
    catalog = Catalog.read(path)
    for source, target in FRENCH.items():
        catalog.set_target((None, source), target, State.REVIEWED)
    path.write_bytes(catalog.serialize())
    return path


def _unit(po: Path, source: str) -> Unit:
    unit = Catalog.read(po).unit((None, source))
    assert unit is not None
    return unit


def _draft(bilingual: Bilingual, desk: Path, *sentences: str) -> Path:
    po = _article(desk, "new", *sentences)
    bilingual("extract", "new")
    bilingual("translate", "new")
    return po


def test_the_same_sentence(bilingual: Bilingual, desk: Path, reviewed: Path) -> None:
    source = "The council met in the old town hall."
    unit = _unit(_draft(bilingual, desk, "It rained.", source), source)
    assert (unit.target, unit.state) == (FRENCH[source], State.DRAFT)
    assert unit.origin is not None
    assert unit.origin.label == "memory 100% (old)"
    assert unit.previous is None


def test_the_same_sentence_between_the_same_ones(
    bilingual: Bilingual, desk: Path, reviewed: Path
) -> None:
    first, second, third, _ = FRENCH
    po = _draft(bilingual, desk, first, second, third)
    unit = _unit(po, second)
    assert unit.origin is not None
    assert (unit.origin.label, unit.state) == ("memory 101% (old)", State.DRAFT)


def test_what_stands_between_the_same_ones_is_reviewed_where_the_desk_wants_it(
    bilingual: Bilingual, desk: Path, reviewed: Path
) -> None:
    settings = desk / "workflow.toml"
    settings.write_text(SETTINGS + '\n[memory]\ncontext = "reviewed"\n', encoding="utf-8")
    first, second, third, _ = FRENCH
    po = _draft(bilingual, desk, first, second, third)
    assert [_unit(po, source).state for source in (second, third)] == [
        State.REVIEWED,
        State.DRAFT,
    ]


REPAIRED = [
    pytest.param(
        "Output of the plant rose by 15% in March.",
        "La production de l'usine a augmenté de 15\u00a0% en mars.",
        "repaired (12→15)",
        id="figure",
    ),
    pytest.param(
        "It carries out Resolution No. 57-NQ/TW.",
        "Il met en œuvre la résolution n° 57-NQ/TW.",
        "repaired (11→57-NQ/TW)",
        id="document",
    ),
]


@pytest.mark.parametrize(("source", "target", "said"), REPAIRED)
def test_a_sentence_of_other_figures_is_repaired(
    bilingual: Bilingual, desk: Path, reviewed: Path, source: str, target: str, said: str
) -> None:
    unit = _unit(_draft(bilingual, desk, source), source)
    assert (unit.target, unit.state, unit.checks) == (target, State.DRAFT, ())
    assert unit.origin is not None
    assert said in unit.origin.label
    assert unit.origin.label.endswith("(old)")
    assert unit.previous in FRENCH
    assert not unit.is_human


def test_an_edited_sentence_shows_what_it_was(
    bilingual: Bilingual, desk: Path, reviewed: Path
) -> None:
    source = "The board approved the new wide bridge over the river."
    unit = _unit(_draft(bilingual, desk, source), source)
    assert unit.previous == "The board approved the new bridge over the river."
    assert unit.origin is not None
    assert unit.origin.label.startswith("memory 9")
    assert unit.state is State.DRAFT


def test_a_negation_is_told(bilingual: Bilingual, desk: Path, reviewed: Path) -> None:
    source = "The board never approved the new bridge over the river."
    unit = _unit(_draft(bilingual, desk, source), source)
    assert unit.checks[0].startswith("memory: the sentence it was made for differs, a negation")


def test_the_settings_say_what_is_alike_enough(
    bilingual: Bilingual, desk: Path, reviewed: Path
) -> None:
    settings = desk / "workflow.toml"
    settings.write_text(SETTINGS + "\n[memory]\nthreshold = 99\n", encoding="utf-8")
    source = "The board approved the new wide bridge over the river."
    assert _unit(_draft(bilingual, desk, source), source).state is State.UNTRANSLATED


@pytest.mark.parametrize(
    "setting", ["threshold = 30", "threshold = 101", 'context = "yes"', "over_machine = true"]
)
def test_a_bad_setting_is_refused(bilingual: Bilingual, desk: Path, setting: str) -> None:
    (desk / "workflow.toml").write_text(f"{SETTINGS}\n[memory]\n{setting}\n", encoding="utf-8")
    result = bilingual("status")
    assert result.exit_code == 2
    assert f"[memory] {setting.split()[0]} must be" in result.stderr


def test_a_second_run_changes_nothing(bilingual: Bilingual, desk: Path, reviewed: Path) -> None:
    po = _draft(bilingual, desk, *(param.values[0] for param in REPAIRED), *FRENCH)
    bilingual("run")
    before = po.read_bytes()
    bilingual("run")
    assert po.read_bytes() == before


def test_without_derived_data_the_drafts_are_the_same(
    bilingual: Bilingual, desk: Path, reviewed: Path
) -> None:
    import shutil

    po = _draft(bilingual, desk, *(param.values[0] for param in REPAIRED))
    before = po.read_bytes()
    po.unlink()
    shutil.rmtree(desk / ".bilingual")
    bilingual("extract", "new")
    bilingual("translate", "new")
    assert po.read_bytes() == before


def test_a_corrected_figure_is_mended_in_the_article_itself(
    bilingual: Bilingual, desk: Path, reviewed: Path
) -> None:
    old, new = (
        "Output of the plant rose by 12% in March.",
        "Output of the plant rose by 14% in May.",
    )
    article = desk / "sources/old.md"
    article.write_text(article.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    bilingual("extract", "old")
    unit = _unit(reviewed, new)
    assert unit.target == "La production de l'usine a augmenté de 14\u00a0% en mai."
    assert (unit.state, unit.previous) == (State.DRAFT, old)
    assert unit.origin is not None
    assert "repaired (12→14, mars→mai) (old)" in unit.origin.label
    assert f'#~ msgstr "{FRENCH[old]}"' in reviewed.read_text(encoding="utf-8")
    bilingual("translate", "old")
    assert _unit(reviewed, new).target == unit.target
