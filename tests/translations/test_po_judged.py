"""GNU gettext judges what we write: `msgcat` leaves it as it is, `msgfmt` has no complaint."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.translations.po_judges import msgcat, msgfmt_complaints
from tests.translations.po_samples import HEADER, Article, Deeds, articles, deeds, do, texts
from workflow.translations import Catalog, Header, SourceUnit, State

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
CORPORA = sorted((SHARED / "corpora").glob("flores-dev.*"))

WRAPS = pytest.mark.parametrize(
    ("wrap", "options"),
    [pytest.param(True, [], id="wrap"), pytest.param(False, ["--no-wrap"], id="no-wrap")],
)
JUDGED = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def catalog_of(sources: list[str], targets: list[str], *, wrap: bool) -> Catalog:
    """A catalog with drafts, reviewed units, contexts, old texts and obsolete units."""
    catalog = Catalog.new(HEADER, wrap=wrap)
    units = [
        SourceUnit(
            source,
            source[:30] if number % 5 == 4 else None,
            "paragraph",
            tuple(f"sources/article-{number}.md:{line}" for line in range(number % 7 + 1)),
        )
        for number, source in enumerate(sources)
    ]
    catalog.merge(units)
    for number, (unit, target) in enumerate(zip(units, targets, strict=True)):
        if number % 3 == 0:
            previous = target if number % 2 else None
            catalog.set_draft(unit.key, target, "memory 87% [é]", [target, "numbers x"], previous)
        else:
            catalog.set_target(unit.key, target, State.REVIEWED)
    catalog.merge(units[: len(units) * 3 // 4])
    return catalog


@WRAPS
@pytest.mark.parametrize("path", CORPORA, ids=lambda path: path.suffix[1:])
def test_every_line_of_a_corpus_is_wrapped_as_msgcat_wraps_it(
    path: Path, wrap: bool, options: list[str], tmp_path: Path
) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line]
    data = catalog_of(lines, lines[::-1], wrap=wrap).serialize()
    assert msgcat(data, tmp_path, *options) == data
    assert msgfmt_complaints(data, tmp_path) == ""


def test_the_corpora_are_there() -> None:
    if not CORPORA:
        pytest.skip("no corpora beside this checkout")
    assert len(CORPORA) == 5


@WRAPS
@JUDGED
@given(st.lists(texts, min_size=20, max_size=60, unique=True))
def test_msgcat_leaves_any_text_as_we_write_it(
    wrap: bool, options: list[str], tmp_path: Path, sources: list[str]
) -> None:
    data = catalog_of(sources, sources[::-1], wrap=wrap).serialize()
    assert msgcat(data, tmp_path, *options) == data


@pytest.mark.parametrize(
    "ending", ["a", "-", "—", "中", "」", "%", "/", "\\", '"', "a b", "…", "🇳🇴"]
)
def test_msgcat_agrees_at_every_column_a_newline_can_stand_in(ending: str, tmp_path: Path) -> None:
    sources = [
        f"{'x' * before}{gap}{'y' * (length - before)}{ending}\n{tail}"
        for length in range(66, 84)
        for before, gap in ((0, ""), (5, " "), (length, " "), (length, "中"))
        for tail in ("", "z")
    ]
    data = catalog_of(list(dict.fromkeys(sources)), list(dict.fromkeys(sources)), wrap=True)
    assert msgcat(data.serialize(), tmp_path) == data.serialize()


@JUDGED
@given(articles, deeds, articles, st.booleans())
def test_msgcat_and_msgfmt_are_content_after_each_merge(
    tmp_path: Path, first: Article, done: Deeds, second: Article, wrap: bool
) -> None:
    options = [] if wrap else ["--no-wrap"]
    catalog = Catalog.new(HEADER, wrap=wrap)
    catalog.merge(first)
    do(catalog, done)
    for article in (second, first):
        catalog.merge(article)
        data = catalog.serialize()
        assert msgcat(data, tmp_path, *options) == data
        assert msgfmt_complaints(data, tmp_path) == ""
        catalog = Catalog.parse(data.decode(), tmp_path / "a.po", wrap=wrap)


@pytest.mark.parametrize("columns", [50, 60, 77, 80, 100, 120])
def test_a_file_msgcat_wrapped_at_another_width_keeps_that_width(
    columns: int, tmp_path: Path
) -> None:
    option = f"--width={columns}"
    words = ["growth", "a", "border", "11-NQ/TW", "the", "ministerial", "of", "trade;", "up", "to"]
    sources = [
        " ".join(words[(number * step + step * step) % 10] for step in range(40)) + f" {number}"
        for number in range(60)
    ]
    data = msgcat(catalog_of(sources, sources, wrap=True).serialize(), tmp_path, option)
    catalog = Catalog.parse(data.decode(), tmp_path / "a.po")
    for unit in catalog.units:
        catalog.set_target(unit.key, f"{unit.source[::-1]} – của « các huyện »", State.REVIEWED)
    assert catalog.changed
    assert msgcat(catalog.serialize(), tmp_path, option) == catalog.serialize()


@pytest.mark.parametrize("language", ["en", "fr", "nb", "vi", "es", "zh-TW", "de", "tlh"])
def test_a_new_file_pleases_msgfmt_in_every_language(language: str, tmp_path: Path) -> None:
    catalog = Catalog.new(
        Header("en", language, "Ban Biên tập: tin tức trong tỉnh và ngoài tỉnh, " * 3)
    )
    data = catalog.serialize()
    assert msgfmt_complaints(data, tmp_path) == ""
    assert msgcat(data, tmp_path) == data
