"""Words that are persons' names, too: which of the two stands in a sentence."""

from __future__ import annotations

import pytest

from workflow.glossary.names.standing import begins_sentence, is_ambiguous, open_words, standing_of

NAMES = [
    ("en", "*Hung*, who headed the commission, replaces the minister."),
    ("en", "*Hung*'s visit to Laos begins today."),
    ("en", "“We agree,” *Hung* said."),
    ("en", '"We agree," *Hung* said.'),
    ("en", "But *Hung* refused."),
    ("en", "In Beijing, *Hung* met his host."),
    ("en", "*Long* praised the deputies."),
    ("en", "*Long* sacked as city chief"),
    ("en", "*Long*, 56, was born in the south."),
    ("en", "*Man* said that the law is good."),
    ("en", "*An* was expelled."),
    ("en", "*An* praised the deputies."),
    ("en", "*Son* and Mai were given three years."),
    ("en", "*May* said that Britain would not forget."),
    ("en", "They agreed with *May*."),
    ("en", "Gen. *Major* left."),
    ("fr", "*Son* a nié les faits."),
    ("fr", "Selon *Son*, la décision date de mai."),
    ("fr", "*Mai*, elle, a reconnu les faits."),
    ("fr", "*Long* limogé hier"),
    ("fr", "*An* a été exclu."),
    ("fr", "*Petit* et Blanc ont déposé une gerbe."),
    ("es", "*Son* fue destituido."),
    ("es", "*Blanco* y Flores llegaron."),
    ("es", "*Flores* elogió las reformas."),
    ("es", "*Flores*, quien llegó ayer, habló."),
    ("nb", "*Berg* sa at loven er god."),
]
WORDS = [
    ("en", "*Long* live the Party!"),
    ("en", "*Long* before the war, the bridge was closed."),
    ("en", "*Son* of a farmer, he joined early."),
    ("en", "*An* official said so."),
    ("en", "*An* estimated 300 people came."),
    ("en", "*Hung* parliament feared"),
    ("en", "The Old *Man* of the Sea is a book."),
    ("en", "Prices fell in *May*."),
    ("en", "He came on 7 *May*."),
    ("en", "*May* 7 is a holiday."),
    ("en", "*May* and June are hot."),
    ("fr", "*Son* ministère a refusé."),
    ("fr", "*Le* Premier ministre parle."),
    ("fr", "*Long* de 3 km, le pont est neuf."),
    ("fr", "*An* 2000 : le village est pauvre."),
    ("es", "*Son* las diez."),
    ("es", "*Han* dicho que no."),
    ("nb", "*Man* sa at loven er god."),
]
OPEN = [
    ("en", "*Long* walks are healthy."),
    ("en", "*Long* considered a rising star, he fell."),
    ("en", "*Man* must respect nature."),
    ("en", "*Major* powers agreed."),
    ("en", "*May*'s exports fell."),
    ("fr", "*Mai* est le mois le plus beau."),
    ("es", "*Flores* blancas adornan la sala."),
]


def _marked(marked: str) -> tuple[str, int, int]:
    start, end = marked.index("*"), marked.rindex("*") - 1
    return marked.replace("*", ""), start, end


@pytest.mark.parametrize(("language", "marked"), NAMES, ids=[text for _, text in NAMES])
def test_a_name_is_read_as_one(language: str, marked: str) -> None:
    assert standing_of(*_marked(marked), language) == "name"


@pytest.mark.parametrize(("language", "marked"), WORDS, ids=[text for _, text in WORDS])
def test_a_word_of_the_language_is_no_name(language: str, marked: str) -> None:
    assert standing_of(*_marked(marked), language) == "word"


@pytest.mark.parametrize(("language", "marked"), OPEN, ids=[text for _, text in OPEN])
def test_what_nothing_tells_is_left_open(language: str, marked: str) -> None:
    text, start, end = _marked(marked)
    assert standing_of(text, start, end, language) == "open"
    word = text[start:end].lower()
    assert open_words(text, language, {word}) == [(start, end)]
    assert open_words(text, language, {"other"}) == []


def test_words_beside_another_name_are_not_asked_for() -> None:
    assert open_words("Long Beach is a city.", "en", {"long"}) == []


@pytest.mark.parametrize("word", ["Guterres", "Binh", "Tinubu"])
def test_a_name_that_is_no_word_is_not_ambiguous(word: str) -> None:
    assert not is_ambiguous(word, "en")


def test_a_language_without_rules_has_names_only() -> None:
    assert standing_of("Hung walks.", 0, 4, "de") == "name"
    assert not is_ambiguous("Hung", "de")


@pytest.mark.parametrize(
    ("before", "begins"),
    [("", True), ("It ended. ", True), ('"', True), ('He said "', True), ('here," ', False),
     ("Mr. ", False), ("with ", False), ("news: ", True)],
)  # fmt: skip
def test_where_a_sentence_begins(before: str, begins: bool) -> None:
    assert begins_sentence(f"{before}Hung said so.", len(before)) is begins
