"""The seeded errors: enough kinds in every language, each one edit, caught; good texts are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.checks_kinds import KINDS
from benchmarks.checks_quiet import Alarms, of_corpora
from benchmarks.checks_recall import catch
from benchmarks.checks_seeds import LANGUAGES, ROOT, Kind, framed, samples, seeds
from workflow.checks import Severity
from workflow.glossary import Glossary
from workflow.style import Style

GLOSSARY = Glossary.load(ROOT / "glossary")
SEEDS = 10
GRAVE = [kind for kind in KINDS if kind.is_error]
LIGHT = [kind for kind in KINDS if not kind.is_error]
ONE_LANGUAGE = {"French spacing lost": ("fr",), "inverted mark lost": ("es",)}
NOT_ENGLISH = ("headline capitals", "accents decomposed")
FEW = {("forbidden form", "vi")}
"""Vietnamese has few forms that must not be written."""


def _languages(kind: Kind) -> tuple[str, ...]:
    if kind.name in NOT_ENGLISH:
        return tuple(code for code in LANGUAGES if code != "en")
    return ONE_LANGUAGE.get(kind.name, LANGUAGES)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_has_ten_errors_in_every_language(kind: Kind) -> None:
    for code in _languages(kind):
        source = framed if kind.name == "forbidden form" else samples
        made = seeds(kind, source(GLOSSARY, code), SEEDS)
        assert len(made) == SEEDS or (kind.name, code) in FEW
        assert all(seed.target != seed.sample.target for seed in made)
        assert made == seeds(kind, source(GLOSSARY, code), SEEDS)


def test_there_are_kinds_enough() -> None:
    assert len(GRAVE) >= 20


def test_grave_errors_are_caught_at_error_level() -> None:
    caught = [catch(kind, GLOSSARY, code, 2) for kind in GRAVE for code in _languages(kind)]
    share = sum(one.errors for one in caught) / sum(one.made for one in caught)
    assert share >= 0.95


def test_typographic_errors_are_caught() -> None:
    caught = [catch(kind, GLOSSARY, code, 2) for kind in LIGHT for code in _languages(kind)]
    share = sum(one.found for one in caught) / sum(one.made for one in caught)
    assert share >= 0.85


def test_the_good_sentences_are_quiet() -> None:
    alarms = Alarms("own sentences")
    for code in LANGUAGES:
        alarms.add([one.unit for one in samples(GLOSSARY, code, with_desk=False)], Style())
    assert alarms.rate(Severity.ERROR) < 1
    assert alarms.rate(*Severity) < 5


def test_a_corpus_is_one_document_and_counts_units_once(tmp_path: Path) -> None:
    for name, codes in (("flores-dev", LANGUAGES), ("newstest2013", ("en", "fr"))):
        for code in codes:
            text = "It cost 5 dong. \nIt cost 7 dong.\n" if code == "en" else "5 dong.\n9 dong 4.\n"
            (tmp_path / f"{name}.{code}").write_text(text, encoding="utf-8")
    sets = {one.name: one for one in of_corpora(tmp_path, GLOSSARY, 0)}
    assert len(sets) == len(LANGUAGES) * (len(LANGUAGES) - 1) + 1
    assert sets["flores-dev en-fr"].rate(Severity.ERROR) == 50
    assert len(sets["flores-dev en-fr"].units) == 2
