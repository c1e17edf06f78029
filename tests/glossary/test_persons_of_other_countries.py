"""Names of persons of any country: what is one, and what only has capitals."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.glossary import Glossary
from workflow.glossary.names.article_names import names_of_article
from workflow.glossary.names.foreign_names import (
    ArticleNames,
    ForeignName,
    find_foreign_names,
)
from workflow.glossary.names.persons import find_persons

GLOSSARY = Glossary.load(Path(__file__).resolve().parents[2] / "glossary")
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "drafting" / "foreign_names.tsv")
    .read_text("utf-8")
    .splitlines()[1:]
]
assert len(ROWS) >= 60


def taken_in(text: str, language: str) -> list[tuple[int, int]]:
    taken = [(one.start, one.end) for one in GLOSSARY.find(text, language)]
    persons = find_persons(text, language, GLOSSARY, taken)
    return taken + [(one.start, one.end) for one in persons]


def found(
    text: str, language: str, known: ArticleNames | None = None, *, headline: bool = False
) -> list[ForeignName]:
    taken = taken_in(text, language)
    return find_foreign_names(text, language, GLOSSARY, taken, known, headline=headline)


def article(*texts: str, language: str = "en") -> ArticleNames:
    return names_of_article(
        ((text, taken_in(text, language)) for text in texts), language, GLOSSARY
    )


@pytest.mark.parametrize(
    ("column", "language"), [(1, "en"), (2, "es"), (3, "fr")], ids=["en", "es", "fr"]
)
def test_every_name_of_the_sentences_is_found_and_nothing_else(column: int, language: str) -> None:
    for row in ROWS:
        text = row[column].replace("Poutine", "Putin")
        wanted = [name for name in row[0].split(", ") if name in text]
        assert [one.text for one in found(text, language)] == wanted, text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "The Ministry of Health and the World Bank signed it.", id="bodies"),
        pytest.param("en", "He spoke of the Silk Road at the Green Growth Summit.", id="things"),
        pytest.param("en", "The White House said so on Monday, March 3.", id="days"),
        pytest.param("en", "The Communist Party of Cuba met the Labour Party.", id="parties"),
        pytest.param("en", "In Luang Prabang and New York the rain fell.", id="places"),
        pytest.param("en", "South Korea and Saudi Arabia joined in.", id="countries"),
        pytest.param("en", "Vietnamese Ambassador to Laos was there.", id="sentence-start"),
        pytest.param("en", "The Prime Minister's Office and the President Hotel.", id="offices"),
        pytest.param("en", "Chief Justice of the Supreme Court", id="title-of-two-words"),
        pytest.param("en", "the Minister Counsellor, the Secretary General", id="no-holder"),
        pytest.param("en", "He Visits us, and He did.", id="pronoun"),
        pytest.param("en", "He won the Nobel Peace Prize.", id="prize"),
        pytest.param("fr", "Le ministère de la Santé et la Banque mondiale", id="fr-bodies"),
        pytest.param("fr", "La Route de la Soie et la Maison Blanche", id="fr-things"),
        pytest.param("fr", "En Corée du Sud et aux Émirats arabes unis", id="fr-countries"),
        pytest.param("fr", "la Croix-Rouge et le Croissant-Rouge", id="fr-hyphens"),
        pytest.param("es", "La Ruta de la Seda y la Casa Blanca.", id="es-things"),
        pytest.param("es", "Prensa Latina y Radio Habana Cuba informaron.", id="es-newspapers"),
        pytest.param("es", "«Sí», dijo el ministro. Añadió que viene.", id="es-new-sentence"),
        pytest.param("es", "el presidente de la República Federativa", id="es-states"),
        pytest.param("es", "Emiratos Árabes Unidos y Santiago de Cuba", id="es-places"),
        pytest.param("nb", "Arbeiderpartiet, Røde Kors og Det hvite hus", id="nb"),
        pytest.param("vi", "Chủ tịch Hải thăm Thủ đô Hà Nội.", id="vi"),
        pytest.param("ja", "Donald Trump", id="language-without-rules"),
    ],
)
def test_what_only_has_capitals_is_no_person(language: str, text: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("They met Mr Long there.", "Long", id="honorific-and-word"),
        pytest.param("They met Gen. Mark Milley there.", "Mark Milley", id="abbreviation"),
        pytest.param("Then President Trump left.", "Trump", id="one-word-behind-a-title"),
        pytest.param("He Wei spoke to them.", "He Wei", id="no-pronoun"),
        pytest.param("They saw Professor Park Hang-seo.", "Park Hang-seo", id="noun-as-surname"),
        pytest.param("The car of George W. Bush stopped.", "George W. Bush", id="initial"),
        pytest.param("They saw Linda Green's house.", "Linda Green", id="genitive"),
        pytest.param("The José Martí Park is old.", "José Martí", id="thing-named-after-one"),
    ],
)
def test_what_shows_a_person(text: str, name: str) -> None:
    assert [one.text for one in found(text, "en")] == [name]


def test_a_title_that_ends_in_the_country_names_its_holder() -> None:
    (one,) = found("Tổng thống Mỹ Donald Trump thăm Việt Nam.", "vi")
    assert one.text == "Donald Trump"


def test_the_article_knows_whom_it_named() -> None:
    known = article("President Donald Trump came.", "They met Mark Long and John White.")
    text = "Trump said that Long agreed with the White House."
    assert [one.text for one in found(text, "en", known)] == ["Trump", "Long"]
    assert found("Long and hot was the day.", "en", known) == []
    assert found(text, "en") == []


def test_in_a_headline_only_the_persons_of_the_article_count() -> None:
    known = article("President Donald Trump came.", "They met Mark Long.")
    title = "Donald Trump Meets Mark Long At White House In Long Talks"
    names = [one.text for one in found(title, "en", known, headline=True)]
    assert names == ["Donald Trump", "Mark Long"]
    assert found("Green Growth Summit Opens In Ha Noi", "en", headline=True) == []


def test_a_given_name_tells_the_gender() -> None:
    (she,) = found("They met Audrey Azoulay.", "en")
    (he,) = found("They met Fumio Kishida and left.", "en")
    assert (she.gender, he.gender) == ("f", "m")


@given(
    st.lists(
        st.sampled_from(
            ["Mark", "Long", "President", "Mr", ".", "the", "de", "Donald", "Un", "-", "W.", "’s"]
        ),
        max_size=12,
    )
)
def test_spans_lie_in_the_text_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for one in find_foreign_names(
        text, "en", GLOSSARY, known=ArticleNames(frozenset({"Mark Long"}))
    ):
        assert text[one.start : one.end] == one.text
        assert end <= one.start < one.end
        end = one.end


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        pytest.param("en", "A school stands in Moc Chau today.", "Moc Chau", id="place"),
        pytest.param("en", "By Vu Thu, Desk Press", "Vu Thu", id="byline"),
        pytest.param("en", "Written by Tan Nghia", "Tan Nghia", id="behind-by"),
        pytest.param("en", "Translated by: Tan Nghia", "Tan Nghia", id="behind-a-colon"),
        pytest.param("en", "Tan Nghia", "Tan Nghia", id="alone"),
        pytest.param("fr", "Traduit par Vu Thu", "Vu Thu", id="fr"),
        pytest.param("es", "Traducido por Vu Thu", "Vu Thu", id="es"),
    ],
)
def test_names_of_vietnamese_syllables_alone_are_small_names(
    language: str, text: str, name: str
) -> None:
    assert [(one.text, one.is_vietnamese, one.is_sure) for one in found(text, language)] == [
        (name, True, False)
    ]


@pytest.mark.parametrize(
    "text", ["Can The village grow? No.", "To Long fields they went.", "They read The Old Man."]
)
def test_words_that_look_like_syllables_are_no_small_names(text: str) -> None:
    assert found(text, "en") == []


def test_a_part_of_a_small_name_is_no_name() -> None:
    known = article("A road leads to Moc Chau.")
    assert found("The Chau road is long.", "en", known) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Batista, exgobernadora, habló.", ["Batista"], id="a-title-behind"),
        pytest.param("Batista dijo que no.", ["Batista"], id="a-verb-behind"),
        pytest.param("Odio afirmó que no.", ["Odio"], id="the-second-surname"),
        pytest.param("Batista de lino y seda.", [], id="a-word-of-the-language"),
    ],
)
def test_a_surname_alone_at_the_beginning_is_that_of_the_article(
    text: str, names: list[str]
) -> None:
    full = "Eligieron a la ingeniera Marlenis Batista Odio como jefa."
    assert [one.text for one in found(full, "es")] == ["Marlenis Batista Odio"]
    assert [one.text for one in found(text, "es", article(full, language="es"))] == names


def test_who_does_something_is_no_place() -> None:
    text = "Una delegación encabezada por Xoylana Ferrer Cobas llegó."
    assert [one.text for one in found(text, "es")] == ["Xoylana Ferrer Cobas"]
    assert found("Viajaron por Xoylana Cobas.", "es") == []
