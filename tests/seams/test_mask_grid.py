"""Apertium for real: sentences with a placeholder, the approved form put in, the seam mended.

A frame is a source sentence with `{}` for the term, and the words that must stand around the form
in the translation: `{the}`, `{of_the}`, `{to_the}`, `{this}`, `{a}` agree with it, `{o}` is the
ending that does.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.conftest import judge
from workflow.glossary.values import Grammar
from workflow.seams import Placed, lint_seams, repair_seams

WORD = "Qzxa"
FORMS = {
    "es": {
        "Asamblea Nacional": "f",
        "Buró Político": "m",
        "Comité Central del Partido": "m",
        "Oficina del Gobierno": "f",
        "Frente de la Patria de Vietnam": "m",
        "Unión de Mujeres de Vietnam": "f",
        "Inspección del Gobierno": "f",
        "Tribunal Popular Supremo": "m",
        "Área de Economía": "f",
        "Ministerio de Finanzas": "m",
    },
    "fr": {
        "Assemblée nationale": "f",
        "Bureau politique": "m",
        "Comité central du Parti": "m",
        "Office du gouvernement": "m",
        "Front de la Patrie du Vietnam": "m",
        "Union des femmes du Vietnam": "f",
        "Inspection du gouvernement": "f",
        "Cour populaire suprême": "f",
    },
}
FRAMES = {
    "eng-spa": (
        ("The {} adopted the programme.", "^{the} {F}"),
        ("The report of the {} is long.", "{of_the} {F}"),
        ("He gave the letter to the {}.", "{to_the} {F}"),
        ("They work with the {} every day.", "con {the} {F}"),
        ("A decision of the {} is needed.", "{of_the} {F}"),
        ("Today the {} said that the road is good.", "{the} {F} dijo"),
        ("The programme was signed by the {}.", "por {the} {F}"),
        ("This {} is in the city.", "^{this} {F}"),
        ("The {} was opened in May.", "^{the} {F} [a-z]+ abiert{o}"),
        ("The new {} is in the city.", "(?:^{the} {F} nuev{o}|^{far} nuev{o} {F})"),
    ),
    "es-fr": (
        ("El {} adoptó el programa.", "^{the} {F} a adopté"),
        ("El informe de la {} es largo.", "{of_the} {F} est long"),
        ("El informe del {} es largo.", "{of_the} {F} est long"),
        ("Dio el libro a la {}.", "{to_the} {F}"),
        ("Dio el libro al {}.", "{to_the} {F}"),
        ("El plan fue firmado por la {}.", "par {the} {F}"),
        ("Trabajan con el {} cada día.", "avec {the} {F}"),
        ("Este {} es grande.", "^{this} {F} est grand{e}\\b"),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Result:
    """What came of one sentence."""

    plain: str
    mended: str
    wanted: str
    told: bool
    """Whether the lint says something of the mended one."""

    @property
    def was_clean(self) -> bool:
        return re.search(self.wanted, self.plain, re.IGNORECASE) is not None

    @property
    def is_clean(self) -> bool:
        return re.search(self.wanted, self.mended, re.IGNORECASE) is not None


def results(mode: str) -> Iterator[Result]:
    language = {"eng-spa": "es", "es-fr": "fr"}[mode]
    frames = [frame for frame, _ in FRAMES[mode]]
    drafts = translated(mode, [frame.format(WORD) for frame in frames])
    for (_, wanted), draft in zip(FRAMES[mode], drafts, strict=True):
        for form, gender in FORMS[language].items():
            start = draft.index(WORD)
            text = draft.replace(WORD, form)
            grammar = Grammar(gender=gender, number="sg", article="definite")
            placed = Placed(start, start + len(form), grammar, "body")
            done = repair_seams(text, [placed], language)
            (span,) = done.spans
            told = lint_seams(done.text, [Placed(*span, grammar, "body")], language)
            words = around(form, gender, language)
            pattern = wanted.format(F=re.escape(form), **words).replace("’ ", "’")
            yield Result(text, done.text, pattern, bool(told))


def translated(mode: str, sentences: list[str]) -> list[str]:
    program = judge("apertium")
    if mode not in subprocess.run([program, "-l"], capture_output=True, text=True).stdout.split():
        pytest.skip(f"apertium has no mode {mode}: run scripts/install_judges.sh")
    done = subprocess.run(
        [program, "-u", mode],
        input="\n\n".join(sentences),
        capture_output=True,
        text=True,
        check=True,
    )
    return [draft.strip() for draft in done.stdout.split("\n\n")]


def around(form: str, gender: str, language: str) -> dict[str, str]:
    masculine = gender == "m"
    if language == "es":
        el = masculine or form.startswith("Área")
        return {
            "the": "el" if el else "la",
            "far": "el" if masculine else "la",
            "of_the": "del" if el else "de la",
            "to_the": "al" if el else "a la",
            "this": "este" if masculine else "esta",
            "o": "o" if masculine else "a",
        }
    elided = form[0] in "AEIOU"
    the = "l’" if elided else "le" if masculine else "la"
    return {
        "the": the,
        "of_the": "du" if the == "le" else f"de {the}",
        "to_the": "au" if the == "le" else f"à {the}",
        "this": ("cet" if elided else "ce") if masculine else "cette",
        "e": "" if masculine else "e",
    }


@pytest.mark.parametrize(
    ("mode", "cases", "most_before", "least_after"),
    [pytest.param("eng-spa", 100, 0.6, 1.0, id="en-es"), pytest.param("es-fr", 64, 0.4, 1.0, id="es-fr")],
)  # fmt: skip
def test_repair_takes_the_clean_rate_up(
    mode: str, cases: int, most_before: float, least_after: float
) -> None:
    found = list(results(mode))
    assert len(found) == cases
    before = sum(one.was_clean for one in found) / cases
    after = sum(one.is_clean for one in found) / cases
    print(f"{mode}: {before:.0%} -> {after:.0%}")
    assert before <= most_before
    assert after >= least_after, [one.mended for one in found if not one.is_clean]


@pytest.mark.parametrize("mode", ["eng-spa", "es-fr"])
def test_what_is_left_is_told_and_what_is_clean_is_not(mode: str) -> None:
    found = list(results(mode))
    assert [one.mended for one in found if one.told == one.is_clean] == []
    assert [one for one in found if one.was_clean and one.plain != one.mended] == []
