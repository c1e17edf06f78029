"""Forms that are found without being listed, and what a sentence must hold for a term."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from workflow.glossary import Concept, Glossary, Term, TermStatus
from workflow.glossary.values import Grammar, Usage

ROOT = Path(__file__).resolve().parents[2]
FRESH = Path(__file__).with_name("fresh_terms.txt")
NAMES = Path(__file__).with_name("fresh_names.txt")
LEAST_FRESH = 0.97


def found(glossary: Glossary, language: str, text: str) -> list[tuple[str, str]]:
    return [(one.id, one.text) for one in glossary.find(text, language)]


HITS = [
    ("nb", "folkekomiteer og folkekomiteenes", [("body-peoples-committee", "folkekomiteer"), ("body-peoples-committee", "folkekomiteenes")]),
    ("nb", "De etniske minoritetene", [("pt-ethnic-minorities", "De etniske minoritetene")]),
    ("nb", "sentralkomitémedlemmene", [("title-pcc-member", "sentralkomitémedlemmene")]),
    ("nb", "Da generalsekretæren kom", [("title-general-secretary", "generalsekretæren")]),
    ("nb", "POLITBYRÅET VEDTAR EN PLAN", [("body-politburo", "POLITBYRÅET")]),
    ("nb", "sentralbankens renter", [("body-sbv", "sentralbankens")]),
    ("en", "Secretaries of the provincial Party Committees", [("title-provincial-party-secretary", "Secretaries of the provincial Party Committees")]),
    ("en", "the Party organization", [("body-party-organisation", "Party organization")]),
    ("en", "Industrialization and modernization", [("pt-industrialisation-modernisation", "Industrialization and modernization")]),
    ("en", "the Secretariat met", [("body-secretariat", "Secretariat")]),
    ("en", "The state president spoke.", [("title-state-president", "state president")]),
    ("en", "Party discipline counts.", [("body-party", "Party")]),
    ("en", "The President signed Order No. 05/2025/L-CTN.", [("title-state-president", "President"), ("05/2025/L-CTN", "Order No. 05/2025/L-CTN")]),
    ("en", "PRESIDENT LUONG CUONG SPEAKS", [("title-state-president", "PRESIDENT"), ("person-luong-cuong", "LUONG CUONG")]),
    ("en", "a PCC plenary session", [("body-pcc", "PCC"), ("event-plenum", "plenary session")]),
    ("en", "an MPS official", [("body-mps", "MPS")]),
    ("fr", "présidents de Comités populaires provinciaux", [("title-provincial-pc-chairman", "présidents de Comités populaires provinciaux")]),
    ("fr", "secrétaires des Comités du Parti des provinces", [("title-provincial-party-secretary", "secrétaires des Comités du Parti des provinces")]),
    ("fr", "vice-présidents des Comités populaires provinciaux", [("title-provincial-pc-vice-chairman", "vice-présidents des Comités populaires provinciaux")]),
    ("fr", "Le chef de l’État a signé.", [("title-state-president", "chef de l’État")]),
    ("es", "secretarios de los Comités provinciales del Partido", [("title-provincial-party-secretary", "secretarios de los Comités provinciales del Partido")]),
    ("es", "EL BURÓ POLÍTICO DECIDE", [("body-politburo", "BURÓ POLÍTICO")]),
    ("es", "un Estado del pueblo, por el pueblo y para el pueblo", [("body-state", "Estado"), ("slogan-of-by-for-the-people", "del pueblo, por el pueblo y para el pueblo")]),
    ("vi", "Quốc hội Campuchia", [("body-national-assembly", "Quốc hội")]),
    ("vi", "Nghị quyết 10 năm 1988", [("resolution 10", "Nghị quyết 10")]),
    ("fr", "les congrès du Parti à tous les niveaux", [("body-party", "Parti")]),
    ("vi", "Đại hội Đảng các cấp", [("body-party", "Đảng")]),
    ("en", "full and alternate members of the Party Central Committee", [("title-pcc-full-and-alternate-members", "full and alternate members of the Party Central Committee")]),
    ("es", "la ministra jefa de la Oficina del Gobierno", [("title-minister-chairman-oog", "ministra jefa de la Oficina del Gobierno")]),
    ("es", "la Comisión de Asuntos Económicos y Financieros de la Asamblea Nacional", [("body-na-economic-financial-committee", "Comisión de Asuntos Económicos y Financieros de la Asamblea Nacional")]),
    ("fr", "l’ancien président de la République Hoang Van Ba", [("former@title-state-president", "ancien président de la République")]),
    ("fr", "le vice-président du Comité central du Front de la Patrie", [("vice-chairman@body-vff-central-committee", "vice-président du Comité central du Front de la Patrie")]),
]  # fmt: skip

MISSES = [
    ("en", "Assistant Foreign Ministers met, and an assistant foreign minister spoke."),
    ("en", "the secretariat of a club and another legislature"),
    ("en", "an MOT every year, MOST of it, CMC Corporation, GI Joe"),
    ("en", "Lawmakers voted at the plenary session."),
    ("fr", "le chef de l’État français et les sous-secrétaires du Comité provincial"),
    ("fr", "le bureau politique du parti libéral"),
    ("fr", "une résolution 4K"),
    ("nb", "politbyrået i DDR, sentralkomiteen i det finske forbundet"),
    ("nb", "den jugoslaviske folkehæren, Grunnloven av 1814, kameratene fra jobben"),
    ("nb", "regjeringene, et parti, statene"),
    ("vi", "món ăn địa phương"),
    ("vi", "Kế hoạch 5 năm 2021-2025"),
    ("es", "el jefe de Estado senegalés"),
    ("es", "un mandato judicial, los avances y el pleno centro"),
]


@pytest.mark.parametrize(
    ("language", "text", "wanted"), HITS, ids=[f"{hit[0]}-{hit[1][:40]}" for hit in HITS]
)
def test_hits(language: str, text: str, wanted: list[tuple[str, str]], glossary: Glossary) -> None:
    assert found(glossary, language, text) == wanted


@pytest.mark.parametrize(
    ("language", "text"), MISSES, ids=[f"{miss[0]}-{miss[1][:40]}" for miss in MISSES]
)
def test_near_misses(language: str, text: str, glossary: Glossary) -> None:
    assert found(glossary, language, text) == []


def test_every_described_form_is_found_where_it_is_expected(glossary: Glossary) -> None:
    told = [
        (concept.id, language, form)
        for concept in glossary.concepts
        if concept.kind != "document_type"
        for language, forms in concept.grammar.items()
        for one in forms.values()
        for form in (one.indefinite, one.definite, one.plural, one.definite_plural, one.genitive)
        if form
    ]
    assert len(told) > 1000
    assert [
        one
        for one in told
        if one[0] not in {hit.id for hit in glossary.find(f"({one[2]})", one[1], expected={one[0]})}
    ] == []


def concept(name: str, form: str, **more: object) -> Concept:
    terms = {"en": (Term(form, TermStatus.PREFERRED),)}
    return Concept(id=name, kind="body", terms=terms, **more)  # type: ignore[arg-type]


def test_a_described_form_has_the_status_of_its_form() -> None:
    terms = {
        "nb": (Term("fagråd", TermStatus.PREFERRED), Term("fagnemnd", TermStatus.FORBIDDEN)),
    }
    grammar = {
        "nb": {
            "fagråd": Grammar(definite="fagrådet", definite_plural="fagrådene"),
            "fagnemnd": Grammar(definite="fagnemnda"),
        }
    }
    glossary = Glossary([Concept("x-council", "body", terms, grammar=grammar)])
    hits = glossary.find("fagrådet, fagrådenes, fagnemnda", "nb")
    assert [(hit.text, hit.status, hit.inflection) for hit in hits] == [
        ("fagrådet", TermStatus.PREFERRED, ""),
        ("fagrådenes", TermStatus.PREFERRED, "plural"),
        ("fagnemnda", TermStatus.FORBIDDEN, ""),
    ]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        pytest.param("The Works Council of the mill met.", True, id="required-word-there"),
        pytest.param("The Works Council met.", False, id="required-word-missing"),
        pytest.param("The Works Council met. A mill burnt.", False, id="in-another-sentence"),
        pytest.param("The Works Council met at the MILL.", True, id="in-any-case"),
        pytest.param("The Works Council met at the Millet.", False, id="a-part-of-a-word"),
        pytest.param("The Works Council of the mill in Rome", False, id="excluded-word-there"),
        pytest.param("In Rome? The Works Council of the mill", True, id="excluded-elsewhere"),
    ],
)
def test_required_and_excluded_words(text: str, there: bool) -> None:
    one = concept(
        "x-council", "Works Council", required={"en": ("mill",)}, excluded={"en": ("Rome",)}
    )
    assert bool(Glossary([one]).find(text, "en")) is there
    assert Glossary([one]).find(text, "en", expected={"x-council"})


def test_a_required_word_may_be_in_the_term_an_excluded_one_not() -> None:
    needs = concept("x-a", "Mill Council", required={"en": ("mill",)})
    bars = concept("x-b", "Rome Board", excluded={"en": ("Rome",)})
    glossary = Glossary([needs, bars])
    assert len(glossary.find("The Mill Council and the Rome Board", "en")) == 2
    assert glossary.find("In Rome the Rome Board", "en") == []


def test_of_two_concepts_the_one_with_priority_is_found() -> None:
    first, second = concept("x-first", "Works Council"), concept("x-second", "Works Council")
    higher = concept("x-second", "Works Council", usage=Usage(priority=1))
    assert found(Glossary([first, second]), "en", "a Works Council") == [
        ("x-first", "Works Council")
    ]
    assert found(Glossary([first, higher]), "en", "a Works Council") == [
        ("x-second", "Works Council")
    ]
    needy = concept(
        "x-second", "Works Council", usage=Usage(priority=1), required={"en": ("mill",)}
    )
    assert found(Glossary([first, needy]), "en", "a Works Council") == [
        ("x-first", "Works Council")
    ]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    path = ROOT / "benchmarks" / "terminology_gold.py"
    spec = importlib.util.spec_from_file_location("terminology_gold_for_fresh_terms", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", ["en", "es", "fr", "nb", "vi"])
def test_sentences_that_no_rule_was_made_for(
    language: str, glossary: Glossary, scorer: ModuleType, tmp_path: Path
) -> None:
    lines = FRESH.read_text(encoding="utf-8").splitlines()
    own = [line.split("\t", 1)[1] for line in lines if line.startswith(f"{language}\t")]
    assert len(own) >= 24
    path = tmp_path / f"{language}.txt"
    path.write_text("\n".join(own), encoding="utf-8")
    score = scorer.compare(scorer.read_gold(path), glossary, language)
    tally = score.tallies["term"]
    assert min(tally.precision, tally.recall) >= LEAST_FRESH, score.disagreements


@pytest.mark.parametrize("language", ["en", "es", "fr", "nb", "vi"])
def test_titles_and_bodies_in_longer_names(
    language: str, glossary: Glossary, scorer: ModuleType, tmp_path: Path
) -> None:
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    own = [line.split("\t", 1)[1] for line in lines if line.startswith(f"{language}\t")]
    assert len(own) >= 7
    path = tmp_path / f"{language}.txt"
    path.write_text("\n".join(own), encoding="utf-8")
    score = scorer.compare(scorer.read_gold(path), glossary, language)
    assert score.disagreements == []


EXPECTED = [
    # What a translation is looked at with: the concepts of its source, where another's title stands too.
    ("es", "El presidente Luong Cuong recibió al presidente Xi Jinping y al presidente ruso.", "title-state-president", ["presidente"]),
    ("fr", "le bureau politique du mouvement", "body-politburo", []),
    ("fr", "le secrétaire général To Lam et le secrétaire général António Guterres", "title-general-secretary", ["secrétaire général"]),
    ("nb", "presidenten møtte president Xi Jinping", "title-state-president", ["presidenten"]),
    ("es", "Los militantes pagan cuotas.", "pt-party-member", ["militantes"]),
    ("es", "El XVII Congreso provincial del Partido se inauguró.", "event-congress-lang-son-17", ["XVII Congreso provincial del Partido"]),
    ("es", "El secretario del Comité provincial del Partido nació en Lang Son.", "provincial-party-secretary@lang-son", ["secretario del Comité provincial del Partido"]),
    ("es", "El secretario del Comité provincial del Partido nació en Hue.", "provincial-party-secretary@lang-son", []),
    ("en", "the provincial Party Committee of Lang Son", "body-provincial-party-committee", ["provincial Party Committee"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "concept_id", "wanted"),
    EXPECTED,
    ids=[f"{one[0]}-{one[1][:40]}" for one in EXPECTED],
)
def test_expected_concepts_beside_others(
    language: str, text: str, concept_id: str, wanted: list[str], glossary: Glossary
) -> None:
    there = glossary.find(text, language, expected={concept_id})
    assert [one.text for one in there if one.id == concept_id] == wanted


SHARED = [
    ("en", "es", "the Ministers of Public Security and National Defence", ["ministros de Seguridad Pública", "de Defensa"]),
    ("en", "fr", "the Ministries of Finance and of Justice", ["ministères des Finances", "de la Justice"]),
    ("fr", "en", "les ministres de la Sécurité publique et de la Défense", ["Ministers of Public Security", "National Defence"]),
    ("es", "nb", "los ministros de Seguridad Pública y Defensa", ["ministre for offentlig sikkerhet", "forsvarsminister"]),
    ("en", "es", "the Prime Ministers of Vietnam, Laos and Cambodia", ["primeros ministros", "Vietnam"]),
    ("en", "vi", "Lang Son Provincial Party Committee Secretary Hoang Quoc Khanh", ["Bí thư Tỉnh ủy Lạng Sơn"]),
    ("vi", "fr", "Chủ tịch UBND tỉnh An Giang", ["président du Comité populaire provincial d’An Giang"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "to", "text", "wanted"), SHARED, ids=[f"{one[0]}-{one[2][:40]}" for one in SHARED]
)
def test_what_longer_names_are_written_as(
    language: str, to: str, text: str, wanted: list[str], glossary: Glossary
) -> None:
    assert [glossary.render(one, to) for one in glossary.find(text, language)] == wanted


@pytest.mark.parametrize(
    ("text", "is_national"),
    [
        ("the 14th congress of the Party", True),
        ("the 14th congress of the Party Organisation of Military Region 5", False),
        ("the 14th congress of the Party Committee of the port", False),
    ],
)
def test_a_congress_of_a_part_of_the_party_is_not_the_national_one(
    glossary: Glossary, text: str, is_national: bool
) -> None:
    found = {one.id for one in glossary.find(text, "en")}
    assert ("event-congress-14" in found) is is_national
