"""What the search tells quickly of most texts is what a closer look would tell."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.glossary import Concept, Glossary, Term, TermStatus
from workflow.glossary.guards import recognition
from workflow.glossary.letters import has_no_digits
from workflow.glossary.sessions.patterns import anchors
from workflow.glossary.spellings import Spellings, places_of

LANGUAGES = ("en", "fr", "es", "nb", "vi")
TERM = "Youth Union"
MOST_READINGS = 1 << 15


def _words(language: str) -> list[str]:
    foreign = recognition(language).foreign
    told = (*foreign.before, *foreign.after, *foreign.links, *foreign.where)
    return sorted({*told, *map(str.upper, told), "met", "the", "a", "ở"})


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_letters_beside_a_term_rule_out_no_owner(language: str, data: st.DataObject) -> None:
    foreign = recognition(language).foreign
    word, sign = st.sampled_from(_words(language)), st.sampled_from([" ", "-", " (", ", ", "'", ""])
    before = "".join(data.draw(st.lists(st.tuples(word, sign).map("".join), max_size=3)))
    behind = "".join(data.draw(st.lists(st.tuples(sign, word).map("".join), max_size=3)))
    text, start, end = before + TERM + behind, len(before), len(before + TERM)
    letters = foreign.beside_letters
    if foreign.owns(text, start, end) and start > 2:
        assert (
            text[start - 3 : start - 1] in letters.before
            or text[end : end + 3] in letters.behind
            or text[end : end + 2] in letters.alone
        )


def test_another_country_owns_what_stands_at_the_start_or_deep_in_a_text() -> None:
    glossary = Glossary([Concept("yu", "body", {"en": (Term(TERM, TermStatus.PREFERRED),)})])
    cases = {
        f"{TERM} of China met": [],
        f"US {TERM}": [],
        f"the US {TERM} met": [],
        f"it met the Chinese {TERM}": [],
        f"it met the {TERM} often": ["yu"],
        f"{TERM}": ["yu"],
        f"a {TERM}": ["yu"],
    }
    found = {text: [one.id for one in glossary.find(text, "en")] for text in cases}
    assert found == cases


@given(st.text())
def test_a_text_said_to_have_no_digits_has_none(text: str) -> None:
    assert not (has_no_digits(text) and re.search(r"\d", text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Politburo met.", True),
        ("Bộ Chính trị họp.", True),
        ("Resolution 11", False),
        ("Nghị quyết số 11", False),
        ("القرار ١١", False),
    ],
)
def test_digits_are_seen(text: str, told: bool) -> None:
    assert has_no_digits(text) is told


@pytest.mark.parametrize(
    ("form", "inside"),
    [
        pytest.param("{n} [National ]Congress of the <Party|CPV>", False, id="after-a-blank"),
        pytest.param("[den ]partikongressen i {place}", False, id="at-the-start"),
        pytest.param("{n}-tenure Politburo", False, id="after-a-hyphen"),
        pytest.param("{place}s bypartikomite", True, id="after-a-place"),
        pytest.param("<vice|sub>secretario {n}", True, id="after-part-of-a-word"),
        pytest.param("[vice]secretario {n}", True, id="after-part-of-a-word-or-none"),
        pytest.param("<el |la >secretario {n}", False, id="after-one-of-two-words"),
        pytest.param("<el |sub>secretario {n}", True, id="after-a-word-or-part-of-one"),
    ],
)
def test_an_anchor_is_known_to_begin_a_word(form: str, inside: bool) -> None:
    assert {anchor.inside for anchor in anchors(form) or ()} == {inside}


def test_an_abbreviation_of_a_session_counts_in_capitals_only(glossary: Glossary) -> None:
    assert [one.text for one in glossary.find("deputies of the 13th NA met", "en")] == ["13th NA"]
    assert glossary.find("deputies of the 13th na met", "en") == []


def test_of_all_that_texts_say_so_much_is_remembered() -> None:
    word = "communistyouthss"
    concepts = [Concept("c", "body", {"en": (Term(word, TermStatus.PREFERRED),)})]
    rules = recognition("en")
    readings = Spellings(concepts, "en", rules, places_of(concepts, "en", rules)).readings
    first = readings[word]
    assert first is not None
    assert [form.text for form in first.fitting] == [word]
    spelt = map("".join, itertools.product(*((letter, letter.upper()) for letter in word)))
    assert max(len(readings) for one in spelt if readings[one] is not None) == MOST_READINGS
    assert readings[word] == first
