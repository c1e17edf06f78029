"""Sentences crossed with approved forms, and what grammar wants around each form.

A frame is a source sentence with `{}` for the term, and the words that have to stand around the
form in the translation. In those, `{the}`, `{of_the}`, `{to_the}`, `{a}`, `{of}` and `{that}`
are the word that agrees with the form, contracted or elided; `{o}` is the ending that agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workflow.engines import Pair
from workflow.engines.base import TypedSpan

WORD = "Qzxa"


@dataclass(frozen=True)
class Term:
    """An approved form and its grammar."""

    form: str
    gender: str
    number: str = "sg"
    elides: bool = False
    stressed_a: bool = False


@dataclass(frozen=True)
class Case:
    """One sentence with one term in it."""

    pair: Pair
    source: str
    span: TypedSpan
    wanted: str
    """What has to stand in the translation, the form included, in lower case."""

    @property
    def masked(self) -> str:
        return self.source.format(WORD)


EN_ES, ES_FR, FR_ES = Pair("en", "es"), Pair("es", "fr"), Pair("fr", "es")

TERMS = {
    "es": (
        Term("Asamblea Nacional", "f"),
        Term("Buró Político", "m"),
        Term("Comité Central del Partido", "m"),
        Term("Oficina del Gobierno", "f"),
        Term("Frente de la Patria de Vietnam", "m"),
        Term("Unión de Mujeres", "f"),
        Term("Inspección General", "f"),
        Term("Tribunal Popular Supremo", "m"),
        Term("Área de Economía", "f", stressed_a=True),
        Term("Ministerio de Hacienda", "m"),
    ),
    "fr": (
        Term("Assemblée nationale", "f", elides=True),
        Term("Bureau politique", "m"),
        Term("Comité central du Parti", "m"),
        Term("Office du gouvernement", "m", elides=True),
        Term("Front de la Patrie", "m"),
        Term("Union des femmes", "f", elides=True),
        Term("Inspection générale", "f", elides=True),
        Term("Cour populaire suprême", "f"),
        Term("École du Parti", "f", elides=True),
        Term("Commission de contrôle", "f"),
    ),
}

FRAMES = {
    EN_ES: (
        ("The {} adopted the plan.", "{the} {F} adoptó"),
        ("The plan was adopted by the {}.", "por {the} {F}"),
        ("The {} was opened.", "{the} {F} fue abiert{o}"),
        ("The {}'s report is new.", "el informe {of_the} {F} es nuevo"),
        ("The report of the {} is new.", "el informe {of_the} {F} es nuevo"),
        ("He gave the book to the {}.", "{to_the} {F}"),
        ("They work with the {} and the government.", "con {the} {F} y el gobierno"),
        ("The new {} met in the city.", "{the} nuev{o} {F}"),
        ("Yesterday the {} said that the work is good.", "{the} {F} dijo que"),
        ("The government and the {} signed the agreement.", "{and_the} {F} firmaron"),
        ("A decision of the {} is important.", "decisión {of_the} {F} es importante"),
        ("The leaders of the {} visited the school.", "los dirigentes {of_the} {F} visitaron"),
    ),
    ES_FR: (
        ("El {} adoptó el plan.", "{the} {F} a adopté"),
        ("La {} es nueva.", "{the} {F} est {new}"),
        ("El informe de la {} es largo.", "le rapport {of_the} {F} est long"),
        ("El informe del {} es largo.", "le rapport {of_the} {F} est long"),
        ("Presentó el libro al {}.", "{to_the} {F}"),
        ("El plan fue adoptado por la {}.", "par {the} {F}"),
        ("El gobierno y la {} firmaron el acuerdo.", "le gouvernement et {the} {F}"),
        ("Trabajan con el {}.", "avec {the} {F}"),
        ("La nueva {} fue abierta.", "{the_new} {F} a été ouvert{e}"),
        ("Los dirigentes de la {} visitaron la escuela.", "{of_the} {F} ont visité"),
    ),
    FR_ES: (
        ("Le {} a adopté le plan.", "{the} {F} ha adoptado"),
        ("L'{} est nouvelle.", "{the} {F} es nuev{o}"),
        ("Le rapport de la {} est long.", "{of_the} {F} es largo"),
        ("Le rapport du {} est long.", "{of_the} {F} es largo"),
        ("Le rapport de l’{} est long.", "{of_the} {F} es largo"),
        ("Il a donné le livre au {}.", "{to_the} {F}"),
        ("Le plan a été adopté par la {}.", "por {the} {F}"),
        ("Le gouvernement et l'{} ont signé l'accord.", "{and_the} {F} han firmado"),
        ("Ils travaillent avec le {}.", "con {the} {F}"),
        ("La nouvelle {} a été ouverte.", "{the_far} nuev{o} {F} ha sido abiert{o}"),
        ("Les dirigeants de l'{} ont visité l'école.", "{of_the} {F} han visitado"),
    ),
}


def cases(pair: Pair) -> Iterator[Case]:
    """Every frame of a pair with every term of its target language."""
    for source, wanted in FRAMES[pair]:
        for term in TERMS[pair.target]:
            span = TypedSpan(WORD, term.form, "noun", term.gender, term.number)
            words = _spanish(term) if pair.target == "es" else _french(term)
            text = wanted.format(F=term.form, **words).replace("' ", "'")
            yield Case(pair, source, span, text.lower())


def is_exact(case: Case, text: str) -> bool:
    """Whether the form stands there once, byte for byte."""
    return len(re.findall(rf"(?<!\w){re.escape(case.span.form)}(?!\w)", text)) == 1


def is_clean(case: Case, text: str) -> bool:
    """Whether the words around the form agree with it, with no broken contraction anywhere."""
    low = text.lower()
    wanted = re.search(rf"(?<!\w){re.escape(case.wanted)}(?!\w)", low)
    broken = re.search(r"\b(?:a el|de el|de le|à le|de les|à les)\b|qzx|[*#@]", low)
    shouted = re.search(r"\b(?:EL|LA|LE|DEL|AL|DU|AU)\b", text)
    return wanted is not None and broken is None and shouted is None


def _spanish(term: Term) -> dict[str, str]:
    masculine = term.gender == "m"
    el = masculine or term.stressed_a
    return {
        "the": "el" if el else "la",
        "the_far": "el" if masculine else "la",
        "of_the": "del" if el else "de la",
        "to_the": "al" if el else "a la",
        "and_the": "y el" if el else "y la",
        "o": "o" if masculine else "a",
    }


def _french(term: Term) -> dict[str, str]:
    masculine = term.gender == "m"
    the = "l'" if term.elides else "le" if masculine else "la"
    return {
        "the": the,
        "of_the": f"de {the}" if the != "le" else "du",
        "to_the": f"à {the}" if the != "le" else "au",
        "the_new": "le nouvel"
        if masculine and term.elides
        else "le nouveau"
        if masculine
        else "la nouvelle",
        "new": "nouveau" if masculine else "nouvelle",
        "e": "" if masculine else "e",
    }
