"""The grammar of the sample desk's forms: complete, true to its rows, sound by rule."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from workflow.glossary import Glossary

GLOSSARY = Path(__file__).resolve().parents[2] / "glossary"
FOLDER = GLOSSARY / "terms.d"
LANGUAGES = ("fr", "es", "en", "nb")
NAMED_IN_FULL = ("fr", "es", "en")
"""Languages whose titles, bodies and documents all have a plural, and whose rules are below."""
KEYS = {
    "fr": {"gender", "number", "article", "elides", "locative", "plural"},
    "es": {"gender", "number", "article", "elides", "locative", "plural"},
    "en": {"number", "article", "elides", "locative", "plural"},
}

ASPIRATED = {"hauts", "hanoï", "hanoi", "hô", "ho", "hung", "huu", "héros"}
"""fr words in h before which nothing is elided: h aspiré, and Vietnamese names."""
NOT_BY_LETTER = {
    "unity": False,
    "11th": True,
    "11th-tenure": True,
    "80-year": True,
    "united": False,
}
NOT_BY_LETTER |= {"eu-vietnam": False, "unesco": False, "undp": False, "unclos": False}
"""en words whose article their first letter does not tell."""
SPELT_OUT = {"NA", "SBV", "MND", "MPS", "MPI", "MCST", "SPC", "SPP", "SRV", "HCMC", "HCM"}
SPELT_OUT |= {"HCMA", "HCYU", "RCEP"}
"""en abbreviations that are read letter by letter and begin with a vowel then: an NA deputy."""
_HO_CHI_MINH = ("title-president-ho-chi-minh", "title-uncle-ho", "body-ho-chi-minh-mausoleum")
UNCOUNTED = {("doctype-guidance", "en")} | {
    (row, language) for row in _HO_CHI_MINH for language in ("en", "es", "fr", "nb")
}
"""Rows of a kind that is counted whose word has no plural."""
WITHOUT_GENDER = re.compile(r"slogan-|pt-thoroughly-grasp\b")

DETERMINERS = {
    "fr": r"(le|la|les|un|une|notre) |l’",
    "es": r"(el|la|los|las|un|una|nuestro) ",
    "en": r"(the|a|an|our) ",
}
FEMININE = {
    "fr": r"(vice-)?(présidente|Première)|secrétaire (générale|adjointe)|députée|(vice-)?gouverneure"
    r"|(auditrice|inspectrice|directrice|procureure)|cheffe|chef adjointe",
    "es": r"(vice)?(presidenta|primera|ministra)|(vice|sub)?secretaria|vice primera|diputada"
    r"|(vice|sub)?jefa|(auditora|inspectora|(vice)?gobernadora|directora|compañera|comisaria)",
}
"""How a title begins that is a woman's."""
LOCATIVES = {
    ("fr", "au"): ("m", "sg", "definite"),
    ("fr", "à"): ("", "sg", "none"),
    ("fr", "en"): ("f", "sg", "definite"),
    ("fr", "dans le"): ("m", "sg", "definite"),
    ("fr", "dans la"): ("f", "sg", "definite"),
    ("fr", "sur la"): ("f", "sg", "definite"),
    ("fr", "sur l’"): ("", "sg", "definite"),
    ("fr", "dans les"): ("", "pl", "definite"),
    ("fr", "dans l’"): ("", "sg", "definite"),
    ("es", "en"): ("", "sg", "none"),
    ("es", "en el"): ("m", "sg", "definite"),
    ("es", "en la"): ("f", "sg", "definite"),
    ("en", "in"): ("", "sg", "none"),
    ("en", "on"): ("", "sg", "none"),
    ("en", "in the"): ("", "", "definite"),
    ("en", "at the"): ("", "sg", "definite"),
    ("en", "on the"): ("", "sg", "definite"),
}
"""Gender, number and article that a locative speaks of; empty where it does not tell."""


@dataclass(frozen=True)
class Line:
    """A described form: the preferred one of its row or another."""

    id: str
    kind: str
    form: str
    preferred: bool
    grammar: Mapping[str, Any]


@cache
def rows() -> dict[str, dict[str, str]]:
    with (GLOSSARY / "terms.csv").open(encoding="utf-8-sig", newline="") as stream:
        return {row["id"]: row for row in csv.DictReader(stream)}


def admitted(row: Mapping[str, str], language: str) -> list[str]:
    return [form.strip() for form in row[f"{language}_variants"].split("|") if form.strip()]


@cache
def table(language: str) -> dict[str, Any]:
    path = FOLDER / f"{language}.toml"
    if not path.is_file():
        pytest.skip(f"no {path.name}: the forms in {language} are not described")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def lines(language: str) -> tuple[Line, ...]:
    """Every form that the file of a language describes."""
    found = []
    for name, concept in table(language).items():
        row, told = rows()[name], dict(concept[language])
        others = told.pop("forms", {})
        found.append(Line(name, row["kind"], row[language], True, told))
        found += [Line(name, row["kind"], form, False, each) for form, each in others.items()]
    return tuple(found)


each_language = pytest.mark.parametrize("language", LANGUAGES)
each_ruled = pytest.mark.parametrize("language", NAMED_IN_FULL)
each_romance = pytest.mark.parametrize("language", ["fr", "es"])


@each_language
def test_every_row_with_a_form_has_a_line_and_every_line_a_row(language: str) -> None:
    wanted = [name for name, row in rows().items() if row[language].strip()]
    assert len(wanted) >= 300
    assert list(table(language)) == wanted, "one line a row, in the order of terms.csv"
    assert all(list(told) == [language] for told in table(language).values())


@each_ruled
def test_one_concept_stands_on_one_line(language: str) -> None:
    text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    found = re.findall(rf"^([\w-]+)\.{language} = \{{ .+ \}}$", text, re.MULTILINE)
    assert found == list(rows())


@each_language
def test_every_described_form_is_an_admitted_form_of_its_row(language: str) -> None:
    by_id = rows()
    strays = [
        (line.id, line.form)
        for line in lines(language)
        if not line.preferred and line.form not in admitted(by_id[line.id], language)
    ]
    assert strays == []


@each_ruled
def test_no_form_has_a_key_or_a_value_of_another_kind(language: str) -> None:
    for line in lines(language):
        told = line.grammar
        assert set(told) <= KEYS[language], line
        assert told.get("gender", "m") in {"m", "f", "mf"}, line
        assert told.get("number", "sg") in {"sg", "pl"}, line
        assert told.get("article", "none") in {"definite", "none", "own"}, line
        assert ("number" in told) or WITHOUT_GENDER.match(line.id) or not line.preferred, line
        assert isinstance(told.get("elides", True), bool), line
        assert language == "es" or "elides" in told, f"{line}: elides is always said"


@each_romance
def test_gender_and_number_are_those_of_the_row(language: str) -> None:
    by_id = rows()
    for line in lines(language):
        column = by_id[line.id][f"gender_{language}"]
        if line.preferred and column:
            assert line.grammar["gender"] == column.removesuffix("pl"), line
            assert line.grammar["number"] == ("pl" if column.endswith("pl") else "sg"), line
        assert ("gender" in line.grammar) == ("number" in line.grammar), line


@each_romance
def test_a_title_in_the_feminine_is_described_as_one(language: str) -> None:
    by_id = rows()
    wanted = {
        (name, form)
        for name, row in by_id.items()
        if row["kind"] == "title"
        for form in admitted(row, language)
        if re.match(rf"(?:{FEMININE[language]})\b", form)
    }
    assert len(wanted) >= 25
    told = {
        (line.id, line.form)
        for line in lines(language)
        if line.kind == "title" and line.grammar["gender"] == "f"
    }
    assert told == wanted


@each_ruled
def test_persons_stand_without_article(language: str) -> None:
    persons = [line for line in lines(language) if line.kind == "person"]
    assert len(persons) >= 19
    for line in persons:
        assert (line.grammar["article"], line.grammar["number"]) == ("none", "sg"), line


@each_language
def test_places_have_a_locative_and_nothing_else_has(language: str) -> None:
    for line in lines(language):
        if line.preferred:
            assert ("locative" in line.grammar) == (line.kind == "place"), line


@each_ruled
def test_a_locative_agrees_with_its_form(language: str) -> None:
    for line in lines(language):
        if locative := line.grammar.get("locative"):
            told = [line.grammar.get(key, "") for key in ("gender", "number", "article")]
            for mine, spoken_of in zip(told, LOCATIVES[language, locative], strict=True):
                assert spoken_of in ("", mine), line
            assert not locative.endswith(" "), line
            assert not locative.endswith("’") or line.grammar["elides"], line


@each_ruled
def test_a_form_that_begins_with_its_determiner_takes_no_other(language: str) -> None:
    for line in lines(language):
        begins = bool(re.match(DETERMINERS[language], line.form))
        if line.grammar.get("article") == "own":
            assert begins, line
        elif begins:
            assert line.grammar.get("article") == "none", f"{line}: a motto, or own"


def test_french_elides_before_vowels_and_mute_h() -> None:
    for line in lines("fr"):
        word = re.split(r"[ -]", line.form.lower())[0]
        vowel = word[0] in "aàâeéèêëiîïoôœuùûü"
        assert line.grammar["elides"] == (vowel or (word[0] == "h" and word not in ASPIRATED)), line


def test_english_takes_an_by_sound() -> None:
    for line in lines("en"):
        word = re.split(r"[ ,]", line.form)[0]
        by_letter = word in SPELT_OUT or word[0].lower() in "aeiou"
        assert line.grammar["elides"] == NOT_BY_LETTER.get(word.lower(), by_letter), line


def test_spanish_says_of_every_feminine_in_a_whether_its_a_is_stressed() -> None:
    for line in lines("es"):
        told = line.grammar
        feminine = (told.get("gender"), told.get("number")) == ("f", "sg")
        asked = feminine and bool(re.match(r"h?[aá]", line.form.lower()))
        assert ("elides" in told) == asked, line


@each_ruled
def test_titles_bodies_and_documents_have_a_plural(language: str) -> None:
    for line in lines(language):
        plural = line.grammar.get("plural")
        counted = line.kind in ("title", "body") or line.id.startswith("doctype-")
        if line.preferred and counted and (line.id, language) not in UNCOUNTED:
            assert bool(plural) == (line.grammar["number"] == "sg"), line
        if plural:
            assert line.grammar["number"] == "sg", line
            assert plural != line.form or line.form == "avis", line


@each_ruled
def test_a_plural_that_the_row_lists_is_the_one_told(language: str) -> None:
    """`présidents des Comités populaires provinciaux`, not `… du Comité populaire provincial`."""
    told = {line.id: line.grammar for line in lines(language) if line.preferred}
    for line in lines(language):
        if line.kind in ("title", "body") and line.grammar["number"] == "pl":
            plural = told[line.id].get("plural", line.form)
            assert line.form == plural, line


@each_ruled
def test_document_types_have_the_plural_of_the_reference_tables(language: str) -> None:
    types = tomllib.loads((GLOSSARY / "references.toml").read_text(encoding="utf-8"))["types"]
    many = {one[language]["one"]: one[language]["many"] for one in types if language in one}
    compared = 0
    for line in lines(language):
        if line.kind == "document_type" and line.form in many and "plural" in line.grammar:
            assert line.grammar["plural"] == many[line.form]
            compared += 1
    assert compared >= 18


@pytest.mark.parametrize(
    ("language", "concept", "form", "wanted"),
    [
        pytest.param("fr", "title-state-president", "président de la République", {"gender": "mf", "plural": "présidents de la République"}, id="fr-title"),
        pytest.param("fr", "title-state-president", "présidente de la République", {"gender": "f"}, id="fr-woman"),
        pytest.param("fr", "body-national-assembly", "Assemblée nationale", {"gender": "f", "elides": True, "article": "definite"}, id="fr-body"),
        pytest.param("fr", "place-central-highlands", "Hauts Plateaux du Centre", {"number": "pl", "elides": False, "locative": "dans les"}, id="fr-aspirated-h"),
        pytest.param("fr", "place-lang-son", "Lang Son", {"article": "none", "locative": "à"}, id="fr-without-its-kind"),
        pytest.param("es", "body-national-assembly", "Asamblea Nacional", {"gender": "f", "elides": False}, id="es-unstressed-a"),
        pytest.param("es", "doctype-order", "Orden", {"gender": "f", "plural": "Órdenes"}, id="es-order"),
        pytest.param("en", "title-na-deputy", "NA deputy", {"elides": True}, id="en-abbreviation"),
    ],
)  # fmt: skip
def test_the_glossary_reads_it(
    glossary: Glossary, language: str, concept: str, form: str, wanted: Mapping[str, object]
) -> None:
    grammar = next(one for one in glossary.concepts if one.id == concept).grammar_of(language, form)
    assert {key: getattr(grammar, key) for key in wanted} == wanted
