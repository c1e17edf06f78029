"""Titles and bodies that are only part of a longer name are left to a person to judge."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.drafting.fakes import GLOSSARY, draft
from workflow.drafting import ArticleContext, Status
from workflow.drafting.masking import Slot
from workflow.drafting.planning import plan_draft
from workflow.drafting.slots.longer_names import part_words
from workflow.engines import Pair
from workflow.style import Style

ROOT = Path(__file__).resolve().parents[2]
TARGETS = {"en": "es", "es": "fr", "fr": "es", "nb": "en", "vi": "en"}
MOST_DOUBTED = 0.04


def planned(source: str, pair: Pair, kind: str = "paragraph") -> list[Slot]:
    context = ArticleContext(pair.source, (source,), GLOSSARY)
    return list(plan_draft(source, kind, pair, GLOSSARY, context, Style()).slots)


def trusted(source: str, language: str, kind: str = "paragraph") -> list[str]:
    """The listed titles and bodies of a sentence that are put into its draft without any doubt."""
    pair = Pair(language, TARGETS[language])
    slots = planned(source, pair, kind)
    listed = [one for one in slots if one.occurrence is not None or one.covers]
    return [one.text for one in listed if one.kind in ("title", "body") and not one.doubt]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "The Fishers' Club's President Le Van Tam spoke.", id="body-before"),
        pytest.param("en", "The group's President Le Van Tam spoke.", id="small-word-before"),
        pytest.param("en", "Vice President Le Van Tam of the Blue Cross spoke.", id="behind-name"),
        pytest.param("en", "President Le Van Tam of the association spoke.", id="small-behind"),
        pytest.param("en", "They met Le Van Tam, President of the Blue Cross.", id="apposition"),
        pytest.param(
            "en", "The National Assembly's Committee for Rivers met.", id="owns-what-follows"
        ),
        pytest.param("en", "Then the Honorary Prime Minister spoke.", id="another-rank"),
        pytest.param("en", "They saw the Politburo Gazette there.", id="compound"),
        pytest.param("en", "The Youth Union of Nghe An Province met.", id="of-a-province"),
        pytest.param("en", "The Nghe An Youth Union met.", id="province-before"),
        pytest.param("en", "The municipal People's Committee met.", id="level-before"),
        pytest.param("fr", "Le Comité populaire municipal a siégé.", id="level-behind"),
        pytest.param("fr", "Le président du Comité populaire du bourg parle.", id="unit"),
        pytest.param("es", "El presidente Le Van Tam de la Cruz Azul habló.", id="es"),
        pytest.param("es", "El presidente Le Van Tam de la asociación habló.", id="es-small"),
        pytest.param("fr", "Le président Lê Van Tam de l’Union des pêcheurs a parlé.", id="fr"),
    ],
)
def test_part_of_a_longer_name_is_not_trusted(language: str, text: str) -> None:
    assert trusted(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "titles"),
    [
        pytest.param("en", "The country's Prime Minister spoke.", ["Prime Minister"], id="home"),
        pytest.param("en", "Vietnam's Prime Minister spoke.", ["Prime Minister"], id="vietnam"),
        pytest.param("en", "They asked the Politburo on Monday.", ["Politburo"], id="day"),
        pytest.param("en", "The Politburo Monday met.", ["Politburo"], id="day-behind"),
        pytest.param(
            "en", "President To Lam of Vietnam spoke.", ["President"], id="holder-of-vietnam"
        ),
        pytest.param(
            "en",
            "They informed President To Lam of the result.",
            ["President"],
            id="verb-with-of",
        ),
        pytest.param(
            "en",
            "The head for Growth and Change General Secretary To Lam spoke.",
            ["General Secretary"],
            id="known-holder",
        ),
        pytest.param(
            "en",
            "The Vietnam Women's Union's Chair spoke.",
            ["Vietnam Women's Union's Chair"],
            id="officer",
        ),
        pytest.param(
            "en", "Prime Minister Li Qiang of China came.", ["Prime Minister"], id="everywhere"
        ),
        pytest.param("es", "El Buró Político de nuestro país habló.", ["Buró Político"], id="es"),
        pytest.param(
            "es",
            "Informaron al presidente To Lam de la situación.",
            ["presidente"],
            id="es-verb",
        ),
        pytest.param(
            "fr",
            "Le Bureau politique a informé le Premier ministre de la situation du pays.",
            ["Bureau politique", "Premier ministre"],
            id="fr",
        ),
    ],
)
def test_what_is_whole_is_trusted(language: str, text: str, titles: list[str]) -> None:
    assert trusted(text, language) == titles


def test_the_words_of_a_headline_may_all_have_capitals() -> None:
    title = "Politburo Reviews Two Bridges In Green Valley"
    assert trusted(title, "en", "title") == ["Politburo"]


def test_a_doubtful_title_needs_review_and_says_why() -> None:
    made = draft("The Politburo Gazette is new.", lambda text: text, Pair("en", "es"))
    (one,) = made.outcomes
    assert one.status is Status.REVIEW
    assert one.reason == "it may be only part of a longer name"
    assert f"terms: Politburo needs review, {one.reason}" in made.checks


def test_of_the_sample_desk_nearly_every_title_and_body_is_trusted() -> None:
    doubted = []
    count = 0
    for path in sorted((ROOT / "sources").glob("*.md")):
        text = path.read_text("utf-8")
        language = re.search(r"^lang: (\w+)", text, re.MULTILINE)
        assert language
        for line in re.sub(r"[*#_`]", "", text.split("---", 2)[-1]).splitlines():
            for slot in planned(line, Pair(language[1], TARGETS[language[1]])) if line else ():
                if slot.kind in ("title", "body"):
                    count += 1
                    doubted += [(slot.text, slot.doubt)] if slot.doubt else []
    assert count > 40
    assert len(doubted) <= MOST_DOUBTED * count, doubted


@pytest.mark.parametrize(
    ("language", "title", "gender"),
    [
        ("es", "secretaria general del Partido", "f"),
        ("es", "secretario del Comité", "m"),
        ("es", "miembro de la Secretaría", ""),
        ("fr", "président de l’Assemblée générale", "m"),
        ("fr", "secrétaire du Comité de la vice-présidente", ""),
        ("en", "Vice Chairwoman of the People's Council", "f"),
        ("en", "National Assembly Chairman", "m"),
    ],
)
def test_the_gender_that_the_words_of_a_title_show(language: str, title: str, gender: str) -> None:
    words = part_words(language)
    assert words is not None
    assert words.gender_of_title(title) == gender


def test_a_language_without_words_tells_nothing() -> None:
    assert part_words("de") is None


@pytest.mark.parametrize(
    ("source", "pair"),
    [
        pytest.param("Chairwoman {} spoke.", Pair("en", "es"), id="the-source"),
        pytest.param("{} Nguyen Thi Hoa spoke.", Pair("en", "es"), id="the-name"),
        pytest.param("Nguyen Thi Hoa, {}, spoke.", Pair("en", "es"), id="the-name-before"),
        pytest.param(
            "Nguyen Thi Hoa, Politburo member and {}, spoke.", Pair("en", "fr"), id="second-title"
        ),
    ],
)
def test_a_woman_is_never_given_a_mans_title_unseen(source: str, pair: Pair) -> None:
    words = part_words(pair.target)
    assert words is not None
    text = source.format("of the Lang Son provincial People's Committee")
    if not text.startswith("Chairwoman"):
        text = source.format("Secretary of the Lang Son provincial Party Committee")
    titles = [one for one in planned(text, pair) if one.kind == "title"]
    assert titles
    assert not [one for one in titles if words.gender_of_title(one.form) == "m" and not one.doubt]


def test_a_man_is_never_given_a_womans_title_unseen() -> None:
    titles = planned("Presidenta de la Asamblea Nacional To Lam.", Pair("es", "fr"))
    words = part_words("fr")
    assert words is not None
    assert [one.kind for one in titles] == ["title", "person"]
    assert words.gender_of_title(titles[0].form) != "f" or titles[0].doubt
