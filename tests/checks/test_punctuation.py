"""Marks: the end of a sentence, brackets, quotations, and the inverted marks of Spanish."""

from __future__ import annotations

import pytest

from tests.checks.marks import messages, unit
from workflow.checks.punctuation import PunctuationCheck

HITS = [
    pytest.param(
        "The market opened.",
        "Le marché a ouvert",
        "en-fr",
        "warning a full stop of the source is missing at the end",
        id="stop-lost",
    ),
    pytest.param(
        "Hvem kommer?",
        "Ai sẽ đến.",
        "nb-vi",
        "warning the source ends in a question mark, this in a full stop",
        id="question-lost",
    ),
    pytest.param(
        "Làm ngay!",
        "Do it now.",
        "vi-en",
        "warning the source ends in an exclamation mark, this in a full stop",
        id="exclamation-lost",
    ),
    pytest.param(
        "He named three goals:",
        "Nombró tres objetivos.",
        "en-es",
        "warning the source ends in a colon, this in a full stop",
        id="colon-lost",
    ),
    pytest.param(
        "And then …",
        "Og så.",
        "en-nb",
        "warning the source ends in an ellipsis, this in a full stop",
        id="ellipsis-lost",
    ),
    pytest.param(
        "New roads for Hung Yen",
        "De nouvelles routes pour Hung Yên.",
        "en-fr",
        "warning the source does not end in a full stop",
        id="headline-with-a-stop",
    ),
    pytest.param(
        "It grew (by half).",
        "Creció (a la mitad.",
        "en-es",
        "error the bracket ( has no other half",
        id="bracket-open",
    ),
    pytest.param(
        "It grew (by half).",
        "Det vokste til det halve).",
        "en-nb",
        "error the bracket ) has no other half",
        id="bracket-closed-only",
    ),
    pytest.param(
        "The ministry (MOST) agreed.",
        "Bộ đã đồng ý.",
        "en-vi",
        "warning the brackets () of the source are missing",
        id="brackets-lost",
    ),
    pytest.param(
        "He said “we will come back tomorrow”.",
        "Il a dit « nous reviendrons demain.",
        "en-fr",
        "warning a quotation mark has no other half",
        id="quotation-open",
    ),
    pytest.param(
        "Il a dit « nous reviendrons tous demain ».",
        "He said we will all come back tomorrow.",
        "fr-en",
        "warning the quotation marks of the source are missing",
        id="quotation-lost",
    ),
    pytest.param(
        "They began on October 17, 2024 (a Thursday) and ended in May.",
        "Elles ont commencé le 17 octobre 2024 et fini en mai.",
        "en-fr",
        "warning the brackets () of the source are missing",
        id="brackets-and-two-words-lost",
    ),
    pytest.param(
        "The bank “has closed for good”.",
        "La banque « a fermé pour de bon.",
        "en-fr",
        "warning a quotation mark has no other half",
        id="quotation-that-the-source-closes",
    ),
    pytest.param(
        "Roads, bridges and schools.",
        "Veier,, broer og skoler.",
        "en-nb",
        "warning the marks ,, stand together",
        id="two-commas",
    ),
    pytest.param(
        "The end.", "Kết thúc..", "en-vi", "warning the marks .. stand together", id="two-stops"
    ),
    pytest.param(
        "Who comes?",
        "Quién viene?",
        "en-es",
        "error ¿ is missing before a sentence that ends in ?",
        id="no-inverted-question",
    ),
    pytest.param(
        "Do it now!",
        "Hágalo ya!",
        "en-es",
        "error ¡ is missing before a sentence that ends in !",
        id="no-inverted-exclamation",
    ),
    pytest.param(
        "He asked who comes.",
        "Preguntó ¿quién viene.",
        "en-es",
        "error ¿ opens what no ? closes",
        id="inverted-alone",
    ),
]


@pytest.mark.parametrize(("source", "target", "pair", "message"), HITS)
def test_a_fault_is_named(source: str, target: str, pair: str, message: str) -> None:
    assert messages(PunctuationCheck(), unit(source, target, pair)) == [[message]]


NEAR_MISSES = [
    pytest.param("He said “no.”", "Il a dit « non ».", "en-fr", id="stop-outside-the-quotation"),
    pytest.param("It ended in the U.S.", "Det endte i USA", "en-nb", id="stop-of-an-abbreviation"),
    pytest.param("At 9 in the morning", "A las 9 a. m.", "en-es", id="abbreviation-in-the-target"),
    pytest.param("Den 24.", "Ngày 24", "nb-vi", id="ordinal"),
    pytest.param("And then ...", "Et puis…", "en-fr", id="two-kinds-of-ellipsis"),
    pytest.param("It is closed. (See below)", "Det er stengt (se under).", "en-nb", id="aside"),
    pytest.param(
        "A sentence of more than a dozen words may well have lost its own full stop here",
        "Une phrase de plus d’une douzaine de mots.",
        "en-fr",
        id="long-source-without-a-stop",
    ),
    pytest.param("a) roads", "a) veier", "en-nb", id="list-mark"),
    pytest.param("Roads and bridges", "b) Đường và cầu", "en-vi", id="list-mark-in-the-target"),
    pytest.param("The employee(s) left.", "Les salarié(e)s sont partis.", "en-fr", id="plural"),
    pytest.param(
        "The bank (closed since May) burnt down.",
        "Banken, som var stengt siden mai, brant ned.",
        "en-nb",
        id="commas-for-brackets",
    ),
    pytest.param(
        "The ministry (MOST) agreed.", "El ministerio MOST aceptó.", "en-es", id="held-in-the-text"
    ),
    pytest.param(
        "“We will come back.", "« Nous reviendrons.", "en-fr", id="quotation-goes-on-in-the-next"
    ),
    pytest.param("A so-called “boot”.", "En støvel.", "en-nb", id="a-quoted-word"),
    pytest.param(
        "Basándose en el fósil, se separó antes.",
        '"Based on the fossil, it split earlier.',
        "es-en",
        id="quotation-that-only-the-target-opens",
    ),
    pytest.param(
        "He said: “We will not come back.”", 'Ông nói: "Tôi không về.”', "en-vi", id="two-styles"
    ),
    pytest.param(
        "It goes to the Court (ICJ).", "Elle va devant la Cour, la CIJ.", "en-fr", id="other-order"
    ),
    pytest.param("It blew 240 km/h (149 mph).", "Det blåste 240 km/t.", "en-nb", id="converted"),
    pytest.param('A 21" screen.', 'Une télé de 21".', "en-fr", id="inches"),
    pytest.param(
        "See https://x.org/a_(b)?q=1.", "Véase https://x.org/a_(b)?q=1.", "en-es", id="url"
    ),
    pytest.param("Why? He knows!", "¿Por qué? ¡Él lo sabe!", "en-es", id="inverted"),
    pytest.param("What!?", "¿Qué?", "en-es", id="two-marks-in-the-source"),
    pytest.param("What a day!", "¡Pero, bueno, qué día!", "en-es", id="inverted-in-the-midst"),
    pytest.param(
        "Yahoo! and others left.", "Yahoo! y otros se fueron.", "en-es", id="mark-of-a-name"
    ),
    pytest.param("Wait (?) here.", "Espere (?) aquí.", "en-es", id="doubt"),
    pytest.param("Ça va.", "", "fr-en", id="untranslated"),
]


@pytest.mark.parametrize(("source", "target", "pair"), NEAR_MISSES)
def test_what_looks_like_a_fault_is_none(source: str, target: str, pair: str) -> None:
    found = messages(PunctuationCheck(), unit(source, target, pair))
    if source == "What!?":
        assert all("ends in" in message for message in found[0])
    else:
        assert found == [[]]
