"""Names of Vietnamese syllables that no list has: whole, and nothing that is no name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workflow.glossary import Glossary
from workflow.glossary.names.foreign_names import find_foreign_names
from workflow.glossary.names.persons import find_persons
from workflow.glossary.names.syllable_names import (
    find_syllable_names,
    is_accented,
    longer_than_places,
    with_syllable_names,
)
from workflow.glossary.names.syllable_rules import is_korean

GLOSSARY = Glossary.load(Path(__file__).resolve().parents[2] / "glossary")
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "syllable_names.tsv").read_text("utf-8").splitlines()
]


def found(text: str, language: str, *, headline: bool = False) -> list[tuple[str, str]]:
    """The names of syllables in a text, with their kinds."""
    terms = GLOSSARY.find(text, language)
    taken = [(one.start, one.end) for one in terms]
    taken += [(one.start, one.end) for one in find_persons(text, language, GLOSSARY, taken)]
    names = find_syllable_names(text, language, GLOSSARY, taken, headline=headline)
    return [(one.text, one.kind) for one in names]


def kept(text: str, language: str) -> list[str]:
    """All that no engine may touch."""
    terms = GLOSSARY.find(text, language)
    parts = longer_than_places(text, language, terms)
    taken = [(one.start, one.end) for one in terms if (one.start, one.end) not in parts]
    taken += [(one.start, one.end) for one in find_persons(text, language, GLOSSARY, taken)]
    foreign, syllables = with_syllable_names(
        find_foreign_names(text, language, GLOSSARY, taken),
        find_syllable_names(text, language, GLOSSARY, taken),
    )
    return [text[slice(*span)] for span in taken] + [one.text for one in (*foreign, *syllables)]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_name_of_the_sentences_is_kept_whole(language: str) -> None:
    rows = [row[1] for row in ROWS if row[0] == language]
    assert len(rows) >= 50
    lost = []
    for row in rows:
        text = re.sub("[{}]", "", row)
        spans = kept(text, language)
        # `Gen` before `Nakatani` is a general, too
        names = [name for name in re.findall("{(.*?)}", row) if name != "Gen Nakatani"]
        lost += [(name, text) for name in names if not any(name in one for one in spans)]
    assert lost == []


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        pytest.param("en", "Long Xuyen hosted it.", ["Long Xuyen"], id="word-first"),
        pytest.param("en", "In Ban Ho they met.", ["Ban Ho"], id="words-behind-an-opening"),
        pytest.param("en", "To Nha Trang they went.", ["Nha Trang"], id="opening-cut-off"),
        pytest.param("en", "An Thoi is a town.", ["An Thoi"], id="an-before-a-consonant"),
        pytest.param("en", "To Hoai wrote it.", ["To Hoai"], id="family-name-that-opens"),
        pytest.param("en", "Can Gio has a beach.", ["Can Gio"], id="verb-first"),
        pytest.param("en", "Can Minh go?", [], id="question"),
        pytest.param("en", "The guest Tran My Bay came.", ["Tran My Bay"], id="person-bay"),
        pytest.param("en", "They saw Xuan Dai Bay.", ["Xuan Dai"], id="a-bay"),
        pytest.param("en", "At Thang Long University.", ["Thang Long"], id="before-a-body"),
        pytest.param("en", "The Phan Ri-Ca Na road.", ["Phan Ri", "Ca Na"], id="hyphen"),
        pytest.param("en", "Mr. Coach Xa and Mr. Bay", ["Coach Xa", "Bay"], id="behind-mr"),
        pytest.param("en", "They saw the lake of Bay and Long village.", ["Bay", "Long"], id="levels"),
        pytest.param("en", "Photo: Mai Lan", ["Mai Lan"], id="credit"),
        pytest.param("en", "By Le Truong", ["Le Truong"], id="byline"),
        pytest.param("en", "The guest Moon Jae-in came.", ["Moon Jae-in"], id="korean"),
        pytest.param("en", "They met Long Yongtu.", ["Long Yongtu"], id="chinese"),
        pytest.param("en", "The guests A Sanh and Y Tor", ["A Sanh", "Y Tor"], id="highlands"),
        pytest.param("fr", "La rue Bac Son est là.", ["Bac Son"], id="fr-words"),
        pytest.param("fr", "La commune d'An Long vote.", [], id="fr-unit-of-the-glossary"),
        pytest.param("fr", "Sa Pa est belle.", ["Sa Pa"], id="fr-first"),
        pytest.param("fr", "Tú Lệ est connue.", ["Tú Lệ"], id="fr-marks"),
        pytest.param("fr", "Mme Mai est venue.", ["Mai"], id="fr-month"),
        pytest.param("es", "Y Thong viajó.", ["Y Thong"], id="es-y"),
        pytest.param("es", "Chinh y Le Duan hablaron.", ["Le Duan"], id="es-pronoun"),
        pytest.param("nb", "Til Ba Be kom mange.", ["Ba Be"], id="nb"),
    ],
)  # fmt: skip
def test_names_are_found_whole(language: str, text: str, names: list[str]) -> None:
    assert [name for name, _ in found(text, language)] == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Long term plans were made in May 2025."),
        ("en", "Bay area residents met in May."),
        ("en", "On May Day they sang, and Pan Am flew."),
        ("en", "Do you know Van der Bellen?"),
        ("en", "The An apple and An apple."),
        ("en", "Song and dance; To be or not to be."),
        ("en", "Hepatitis A is known. Group A beat Team Bay."),
        ("en", "To Hanoi and To Hue they went."),
        ("en", "The Tay, Nung and Hoa people met the Man."),
        ("en", "In May To Lam visited the town."),
        ("en", "World Heritage Site, Santa Fe, King Sejong"),
        ("en", "Vice-chair Sit-in Check-in"),
        ("fr", "Son fils est né. Mai 2025 fut chaud. Ton père aussi."),
        ("fr", "Sa Majesté et Son Excellence. La Haye, Le Monde."),
        ("fr", "Un But ! La Vie. On a vu Paris."),
        ("es", "Su hijo vino. La Meca, El Tan. Con Hai no."),
        ("es", "Y Hanói ganó."),
        ("nb", "Han sa det. Mai er fin. Det Hai sa."),
        ("vi", "Ông Long và bà Mai đến Ba Bể."),
        ("de", "Der Son Tung"),
    ],
)
def test_words_of_the_language_are_no_names(language: str, text: str) -> None:
    assert [name for name, _ in found(text, language)] == []


def test_in_a_headline_each_syllable_must_be_no_word() -> None:
    assert found("Song Tan Opens Long Road to Nghia Tru", "en", headline=True) == [
        ("Nghia Tru", "person")
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They live in Nui Coc.", "place"),
        ("the village of Nui Coc", "place"),
        ("the Nui Coc lake", "place"),
        ("They visited Nui Coc.", "place"),
        ("They met Nui Coc.", "person"),
    ],
)
def test_the_words_beside_it_tell_a_place(text: str, kind: str) -> None:
    assert found(text, "en") == [("Nui Coc", kind)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Photo: Bich Hue", ["Hue"]),
        ("They went from Hue to Hanoi.", []),
        ("The chairman of Dien Bien Mua A Son", []),
        ("The Hue Bay", []),
    ],
)
def test_a_place_inside_a_longer_name_gives_way(text: str, parts: list[str]) -> None:
    spans = longer_than_places(text, "en", GLOSSARY.find(text, "en"))
    assert [text[slice(*span)] for span in sorted(spans)] == parts


def test_the_longer_of_two_names_is_kept() -> None:
    text = "Captain Ton That Tung met Anna Le Thi."
    assert set(kept(text, "en")) == {"Ton That Tung", "Anna Le Thi"}


def test_accents_of_a_name_are_vietnamese_only_on_syllables() -> None:
    assert [is_accented(one) for one in ("Hùng", "Tân Phu", "Hung", "Zoë", "Hélène")] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_korean_given_names_have_two_syllables() -> None:
    words = ("Jae-in", "Min-seok", "Jong-un", "Vice-chair", "Jae", "Han-")
    assert [is_korean(word) for word in words] == [True, True, True, False, False, False]
