"""What is mended, and what is told, of titles in the answers of an engine."""

from __future__ import annotations

import pytest

from tests.drafting.fakes import GLOSSARY
from workflow.checks import Translation
from workflow.checks.qualifiers import QualifiersCheck
from workflow.drafting.masking import Placed, Slot
from workflow.drafting.slots.holders import mistaken_women
from workflow.drafting.slots.leads import mend_inverted
from workflow.drafting.telling.lost_predicates import lost_predicates
from workflow.engines import Pair
from workflow.glossary import Grammar, Occurrence, TermStatus


def _slot(source: str, text: str, kind: str, gender: str = "") -> Slot:
    start = source.index(text)
    end = start + len(text)
    found = Occurrence("term", text, start, end, text, TermStatus.PREFERRED)
    occurrence = found if kind == "title" else None
    grammar = Grammar(gender=gender, number="sg")
    return Slot(start, end, text, text, f"Qz{text}", None, grammar, kind, occurrence)


@pytest.mark.parametrize(
    ("source", "answer", "target", "expected"),
    [
        ("Among them were TT PP and others.", "Entre ellos era el QzTT", "es", "estaban el QzTT"),
        ("Also there was TT PP.", "También allí era el QzTT", "es", "estaba el QzTT"),
        ("Present were TT PP and others.", "Présent il était le QzTT", "fr", "étaient le QzTT"),
        ("The guests were TT PP and others.", "Los huéspedes eran el QzTT", "es", "eran el QzTT"),
        ("Among them he met TT PP.", "Entre ellos era el QzTT", "es", "era el QzTT"),
    ],
)
def test_the_verb_before_a_subject(source: str, answer: str, target: str, expected: str) -> None:
    slots = [_slot(source, "TT", "title"), _slot(source, "PP", "person")]
    mended, repairs = mend_inverted(answer, source, slots, Pair("en", target))
    assert mended.endswith(expected)
    assert bool(repairs) is (mended != answer)


@pytest.mark.parametrize(
    ("source", "draft", "target", "told"),
    [
        ("TT PP heads the club.", "El TT PP jefes el club.", "es", "jefes"),
        ("TT PP chairs the club.", "Le TT PP chaises le club.", "fr", "chaises"),
        ("The TT hands over the file.", "Las manos de TT sobre la lima.", "es", "de"),
        ("The TT names a team.", "Les noms du TT une équipe.", "fr", "du"),
        ("TT PP heads the club.", "El TT PP dirige el club.", "es", ""),
        ("TT PP leads the club.", "El TT PP además el club.", "es", ""),
        ("The TT of Laos left.", "La salida de TT.", "es", ""),
        ("The TT’s visit ended.", "La visita del TT acabó.", "es", ""),
        ("The aide of TT PP came.", "El ayudante del TT PP vino.", "es", ""),
    ],
)
def test_a_title_without_its_verb(source: str, draft: str, target: str, told: str) -> None:
    slots = [_slot(source, "TT", "title")]
    slots += [_slot(source, "PP", "person")] if "PP" in source else []
    placed = [
        Placed(one, draft.index(one.text), draft.index(one.text) + len(one.text))
        for one in slots
        if one.text in draft
    ]
    found = list(lost_predicates(source, slots, draft, placed, Pair("en", target)))
    assert [reason.split("“")[1].split("”")[0] for _, reason in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("draft", "language", "told"),
    [
        ("PP, Director anterior del Departamento, habló.", "es", "Director"),
        ("Secretario del Comité de Huong Hoa PP habló.", "es", "Secretario"),
        ("Le directeur de la commune PP a parlé.", "fr", "directeur"),
        ("El presidente saludó a PP.", "es", ""),
        ("PP, Director del Departamento QQ y otros.", "es", ""),
        ("La directora PP habló.", "es", ""),
        ("La coronel PP habló.", "es", ""),
        ("El abogado de PP habló.", "es", ""),
        ("Un portavoz del Departamento, PP, habló.", "es", "Un portavoz"),
        ("PP, el dueño de la empresa, habló.", "es", "dueño"),
        ("Le directeur de l'hôpital, PP, a parlé.", "fr", "directeur"),
        ("PP, una mujer de Hue, es el delegado de todos.", "es", "delegado"),
        ("PP y el director hablaron.", "es", ""),
    ],
)
def test_a_woman_beside_a_mans_title(draft: str, language: str, told: str) -> None:
    name = _slot(draft, "PP", "person", "f")
    placed = [Placed(name, name.start, name.end)]
    if "QQ" in draft:
        other = _slot(draft, "QQ", "person")
        placed.append(Placed(other, other.start, other.end))
    found = list(mistaken_women(placed, draft, language))
    assert [one.split("“")[1].split("”")[0] for one in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("The deputy head spoke.", "Le député a parlé.", True),
        ("A new Vice Chairman spoke.", "Un Président de Vice a parlé.", True),
        ("The deputy head spoke.", "Le chef adjoint a parlé.", False),
        ("The Vice Chairman spoke.", "Le vice-président a parlé.", False),
        ("NA deputies spoke.", "Les députés ont parlé.", False),
    ],
)
def test_a_deputy_is_no_member_of_parliament(source: str, target: str, lost: bool) -> None:
    unit = Translation(source, target, "en", "fr", GLOSSARY)
    assert bool(list(QualifiersCheck().run(unit))) is lost
