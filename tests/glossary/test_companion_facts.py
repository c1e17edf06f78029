"""The Norwegian grammar, facts and known renderings of `glossary/terms.d` agree with `terms.csv`."""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from workflow.glossary import Glossary
from workflow.glossary.folding import fold
from workflow.glossary.values import Concept, Policy, TermStatus

FOLDER = Path(__file__).resolve().parents[2] / "glossary" / "terms.d"
APPROVED = (TermStatus.PREFERRED, TermStatus.ADMITTED)
NB_KEYS = ("indefinite", "definite", "plural", "definite_plural")
ARTICLE = {"den": ("m", "f"), "det": ("n",)}
ANALYSER = Path("/usr/share/apertium/apertium-nno-nob/nob-nno.automorf.bin")

Tables = Mapping[str, Mapping[str, Any]]


@cache
def tables(name: str) -> Tables:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def concepts(glossary: Glossary) -> Mapping[str, Concept]:
    return {concept.id: concept for concept in glossary.concepts}


def norwegian() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for concept_id, table in tables("nb.toml").items():
        yield concept_id, table["nb"]


def renderings() -> Iterator[tuple[str, str, str]]:
    for concept_id, table in tables("renderings.toml").items():
        for language, told in table.items():
            for rendering in told["known_renderings"]:
                yield concept_id, language, rendering


@pytest.mark.parametrize("name", ["nb.toml", "facts.toml", "renderings.toml"])
def test_every_table_belongs_to_a_concept(name: str, concepts: Mapping[str, Concept]) -> None:
    assert tables(name)
    assert set(tables(name)) - set(concepts) == set()


# Norwegian -------------------------------------------------------------------------------------


def test_every_norwegian_form_is_described(concepts: Mapping[str, Concept]) -> None:
    named = {one.id for one in concepts.values() if one.preferred("nb")}
    assert set(tables("nb.toml")) == named


def test_the_preferred_form_is_one_of_the_forms(concepts: Mapping[str, Concept]) -> None:
    strange = [
        concept_id
        for concept_id, told in norwegian()
        if concepts[concept_id].preferred("nb") not in {told.get(key) for key in NB_KEYS}
    ]
    assert strange == []


def test_other_forms_are_in_the_row(concepts: Mapping[str, Concept]) -> None:
    for concept_id, told in norwegian():
        listed = concepts[concept_id].forms("nb", *APPROVED)
        assert set(told.get("forms", {})) <= set(listed), concept_id


def test_both_forms_of_a_number_are_told() -> None:
    for concept_id, told in norwegian():
        assert {"indefinite", "definite"} <= set(told), concept_id
        assert ("plural" in told) == ("definite_plural" in told), concept_id
        assert told.get("number") in ("sg", "pl", None), concept_id
        assert ("gender" in told) == ("number" in told), concept_id


@pytest.mark.parametrize(
    ("concept_id", "definite"),
    [
        pytest.param("title-general-secretary", "partiets generalsekretær", id="genitive-in-front"),
        pytest.param("body-cpv", "Vietnams kommunistiske parti", id="genitive-of-a-name"),
        pytest.param("event-congress-13", "den 13. nasjonale partikongressen", id="numbered"),
        pytest.param("pt-political-system", "det politiske systemet", id="double-definite"),
        pytest.param("body-pcc", "partiets sentralkomité", id="accent-stays"),
        pytest.param("body-peoples-committee", "folkekomiteen", id="accent-goes"),
        pytest.param("doctype-programme", "programmet", id="m-is-doubled"),
        pytest.param("title-politburo-member", "medlemmet av politbyrået", id="head-of-a-phrase"),
        pytest.param("pt-new-style-rural", "den nye landsbygda", id="feminine"),
        pytest.param("doctype-statutes", "partivedtektene", id="plural-only"),
        pytest.param("doc-res-11-nq-tw", "resolusjon nr. 11-NQ/TW", id="numbered-document"),
    ],
)
def test_the_definite_form(concept_id: str, definite: str) -> None:
    assert tables("nb.toml")[concept_id]["nb"]["definite"] == definite


def test_what_stands_after_a_genitive_has_no_suffix() -> None:
    genitives = re.compile(
        r"(?:partiets|partiets og statens|sentralkomiteens|nasjonalforsamlingens|regjeringens|"
        r"presidentens|provinspartikomiteens|(?:hele )?[Ff]olkets|nasjonens|Vietnams|"
        r"Ho Chi Minhs) "
    )
    found = [told for _, told in norwegian() if genitives.match(told["indefinite"])]
    assert len(found) > 30
    for told in found:
        assert told["definite"] == told["indefinite"]
        assert told["article"] == "none"


def test_the_article_in_front_agrees_with_gender_and_number() -> None:
    seen = Counter[str]()
    for concept_id, told in norwegian():
        for key in ("definite", "definite_plural"):
            first, _, rest = told.get(key, "").partition(" ")
            if first.lower() not in ("den", "det", "de") or not rest:
                continue
            plural = key == "definite_plural" or told["number"] == "pl"
            wanted = (
                ("de",) if plural else tuple(a for a, g in ARTICLE.items() if told["gender"] in g)
            )
            assert first.lower() in wanted, (concept_id, told[key])
            seen[first.lower()] += 1
    assert min(seen[word] for word in ("den", "det", "de")) > 10


def test_an_own_article_opens_the_preferred_form(concepts: Mapping[str, Concept]) -> None:
    for concept_id, told in norwegian():
        opens = re.match(r"(?:den|det|de|en|et) ", concepts[concept_id].preferred("nb") or "", re.I)
        assert (told.get("article") == "own") == bool(opens), concept_id


def test_places_say_where_and_people_take_no_article(concepts: Mapping[str, Concept]) -> None:
    for concept_id, told in norwegian():
        kind = concepts[concept_id].kind
        assert (told.get("locative") in ("i", "på", "ved")) == (kind == "place"), concept_id
        if kind == "person":
            assert (told["article"], told["gender"]) in (("none", "m"), ("none", "f")), concept_id


@pytest.mark.skipif(
    not (shutil.which("lt-proc") and ANALYSER.is_file()), reason="apertium-nno-nob is not installed"
)
def test_apertium_reads_the_forms_as_they_are_told() -> None:
    wanted = {"indefinite": ("sg", "ind"), "definite": ("sg", "def")}
    wanted |= {"plural": ("pl", "ind"), "definite_plural": ("pl", "def")}
    cases = [
        (told[key], told["gender"], *(("pl", tag) if told["number"] == "pl" else (number, tag)))
        for _, told in norwegian()
        for key, (number, tag) in wanted.items()
        if told.get("article") != "none" and re.fullmatch(r"[a-zæøåé]+", told.get(key, ""))
    ]
    assert len(cases) > 150
    answer = subprocess.run(
        ["lt-proc", "-e", str(ANALYSER)],
        input="\n".join(word for word, *_ in cases) + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    lines = answer.stdout.splitlines()
    assert len(lines) == len(cases)
    for (word, gender, number, tag), line in zip(cases, lines, strict=True):
        # `regjering-s-inspektorat` is not in its dictionary, which knows no inspektorat.
        if word.startswith("regjeringsinspektorat"):
            continue
        heads = [reading.rpartition("+")[2] for reading in line.strip("^$").split("/")[1:]]
        agreed = [head for head in heads if f"<{number}>" in head and f"<{tag}>" in head]
        assert any(("<nt>" in head) == (gender == "n") for head in agreed), (word, line)


# Facts -----------------------------------------------------------------------------------------


def test_dates_are_in_order_and_policies_known() -> None:
    for concept_id, told in tables("facts.toml").items():
        begin, end = told.get("valid_from"), told.get("valid_to")
        assert all(isinstance(day, datetime.date) for day in (begin, end) if day), concept_id
        assert begin is None or end is None or begin <= end, concept_id
        assert told.get("policy", "force") in set(Policy), concept_id
        assert told.get("case", "sentence") in ("fixed", "sentence"), concept_id


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("body-mard", "body-mae", id="agriculture"),
        pytest.param("body-monre", "body-mae", id="environment"),
        pytest.param("body-cema", "body-mera", id="ethnic-affairs"),
        pytest.param("body-info-edu-commission", "body-info-edu-massmob-commission", id="party"),
        pytest.param(
            "body-economic-commission", "body-policies-strategies-commission", id="policy"
        ),
    ],
)
def test_no_day_is_without_the_old_or_the_new_body(
    old: str, new: str, concepts: Mapping[str, Concept]
) -> None:
    last, first = concepts[old].usage.valid_to, concepts[new].usage.valid_from
    assert last
    assert first
    assert first <= last + datetime.timedelta(days=1)
    assert abs(last - first) < datetime.timedelta(days=31)


def test_a_ministry_without_a_successor_of_its_own_has_ended(
    concepts: Mapping[str, Concept],
) -> None:
    for concept_id in ("body-mpi", "body-mot", "body-molisa", "body-mic"):
        assert concepts[concept_id].usage.valid_to == datetime.date(2025, 2, 28)
    for concept_id in ("body-mof", "body-moc", "body-moha", "body-most"):
        assert concepts[concept_id].usage.valid_to is None


def test_a_name_with_a_number_of_its_own_has_no_dates() -> None:
    numbered = re.compile(r"event-|body-pcc-\d|body-politburo-\d|doc-")
    for concept_id, told in tables("facts.toml").items():
        if numbered.match(concept_id):
            assert not {"valid_from", "valid_to"} & set(told), concept_id


def test_an_authority_names_its_document(concepts: Mapping[str, Concept]) -> None:
    document = re.compile(
        r"(?:Circular|Decree|Law|Regulation No\.|Directive No\.) [\d/]+[-/A-Z\d]+ "
    )
    named = {"Circular 03/2009/TT-BNG": "TT03", "Decree 30/2020/ND-CP": "ND30"}
    found = 0
    for concept_id, told in tables("facts.toml").items():
        if authority := told.get("authority"):
            assert document.match(authority), concept_id
            source = concepts[concept_id].source
            assert all(code in source for name, code in named.items() if name in authority)
            assert ("not seen" in authority) == ("TT03 (mem)" in source), concept_id
            found += 1
    assert found > 40


def test_verbs_and_everyday_phrases_are_only_verified(concepts: Mapping[str, Concept]) -> None:
    for concept_id in ("pt-thoroughly-grasp", "pt-exemplary-conduct", "slogan-dare-to-think"):
        assert concepts[concept_id].usage.policy is Policy.VERIFY
    for concept in concepts.values():
        if concept.kind in ("body", "person", "place", "event", "document_type"):
            assert concept.usage.policy is Policy.FORCE, concept.id


# Known renderings ------------------------------------------------------------------------------


@cache
def plain(text: str) -> str:
    """The text as two spellings of one phrase share it."""
    return fold(text).text.casefold()


def forms(concepts: Mapping[str, Concept], *statuses: TermStatus) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for concept in concepts.values():
        for language in concept.terms:
            forms = concept.forms(language, *statuses)
            found.setdefault(language, set()).update(plain(form) for form in forms)
    return found


def test_no_known_rendering_is_a_form_of_any_concept(concepts: Mapping[str, Concept]) -> None:
    known = forms(concepts, *TermStatus)
    assert [one for one in renderings() if plain(one[2]) in known[one[1]]] == []


def test_no_known_rendering_is_part_of_an_approved_form(concepts: Mapping[str, Concept]) -> None:
    approved = {code: "\n".join(sorted(told)) for code, told in forms(concepts, *APPROVED).items()}
    hidden = [
        (concept_id, text)
        for concept_id, language, text in renderings()
        if re.search(rf"(?<!\w){re.escape(plain(text))}(?!\w)", approved[language])
    ]
    assert hidden == []


def test_a_known_rendering_belongs_to_one_concept() -> None:
    owners = Counter((language, plain(text)) for _, language, text in renderings())
    assert [one for one, count in owners.items() if count > 1] == []


def test_known_renderings_are_whole_phrases_as_text() -> None:
    for concept_id, _, text in renderings():
        assert len(text.split()) > 1, (concept_id, text)
        assert text == " ".join(text.split()), (concept_id, text)
        assert not re.search(r"[*#@'|<>]", text), (concept_id, text)
        assert not re.match(r"(?:the|le|la|les|el|los|las|en|et) ", text, re.I), (concept_id, text)


def test_many_concepts_have_known_renderings(concepts: Mapping[str, Concept]) -> None:
    told = tables("renderings.toml")
    kinds = Counter(concepts[one].kind for one in told)
    assert sum(kinds[kind] for kind in ("title", "body", "event", "document_type")) >= 140
    assert len(told) >= 200
    assert {language for _, language, _ in renderings()} == {"en", "fr", "es", "nb", "vi"}


def test_what_is_only_verified_has_no_known_rendering(concepts: Mapping[str, Concept]) -> None:
    for concept_id in tables("renderings.toml"):
        assert concepts[concept_id].usage.policy is Policy.FORCE, concept_id


@pytest.mark.parametrize(
    ("concept_id", "language", "rendering"),
    [
        pytest.param("title-general-secretary", "es", "Secretario General de la Fiesta", id="es"),
        pytest.param("title-general-secretary", "fr", "secrétaire général de la fête", id="fr"),
        pytest.param("body-politburo", "en", "Ministry of Politics", id="en"),
        pytest.param("body-pcc", "nb", "festens sentralkomité", id="nb"),
        pytest.param("body-na-standing-committee", "vi", "Ủy ban Thường trực Quốc hội", id="vi"),
    ],
)
def test_a_known_rendering_reaches_its_concept(
    concept_id: str, language: str, rendering: str, concepts: Mapping[str, Concept]
) -> None:
    assert rendering in concepts[concept_id].known_renderings[language]


@pytest.mark.skipif(shutil.which("apertium") is None, reason="apertium is not installed")
@pytest.mark.parametrize(
    ("mode", "source", "target", "ids"),
    [
        pytest.param(
            "eng-spa",
            "en",
            "es",
            ("title-general-secretary", "body-pcc", "title-provincial-party-secretary"),
            id="eng-spa",
        ),
        pytest.param(
            "fr-es", "fr", "es", ("body-politburo", "body-supreme-court", "body-mae"), id="fr-es"
        ),
    ],
)
def test_what_apertium_writes_is_known(
    mode: str, source: str, target: str, ids: tuple[str, ...], concepts: Mapping[str, Concept]
) -> None:
    modes = subprocess.run(["apertium", "-l"], capture_output=True, text=True, check=True).stdout
    if mode not in modes.split():
        pytest.skip(f"apertium has no mode {mode}")
    for concept_id in ids:
        concept = concepts[concept_id]
        answer = subprocess.run(
            ["apertium", "-u", mode],
            input=f"{concept.preferred(source)}\n",
            capture_output=True,
            text=True,
            check=True,
        )
        known = {plain(one) for one in concept.known_renderings[target]}
        assert plain(answer.stdout.strip()) in known
