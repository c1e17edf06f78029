"""Names of Vietnamese syllables in drafts: whole, in the house style, and told where lost."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.drafting.fakes import GLOSSARY, draft
from workflow.checks import Translation, check_unit
from workflow.engines import Pair
from workflow.style import Style

_TABLE = tomllib.loads(
    resources.files("workflow.glossary.names").joinpath("persons.toml").read_text("utf-8")
)["syllables"]
SYLLABLES = st.builds(
    lambda onset, rime: (onset + rime).capitalize(),
    st.sampled_from(["", *_TABLE["onsets"]]),
    st.sampled_from(_TABLE["rimes"]),
).filter(lambda word: len(word) > 1)


def translated(text: str) -> str:
    """An engine that takes every word for a word of the language."""
    return re.sub(r"\b(?!Qzx)[^\W\d_]+", "mot", text)


@given(st.lists(SYLLABLES, min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_syllables_behind_mr_come_out_whole(syllables: list[str]) -> None:
    name = " ".join(syllables)
    source = f"The farmers met Mr. {name} there."
    assume(not any(name in one.text or one.text in name for one in GLOSSARY.find(source, "en")))
    assert re.search(rf"(?<!\w){name}(?!\w)", draft(source, translated).text)


@pytest.mark.parametrize(
    ("source", "pair", "names", "expected"),
    [
        ("Le ministre Hùng est là.", Pair("fr", "es"), "plain", "Hung"),
        ("Le ministre Hùng est là.", Pair("fr", "es"), "diacritics", "Hùng"),
        ("Mme Tân est là.", Pair("fr", "en"), "plain", "Tan"),
        ("On a vu Doàn Thai Son ici.", Pair("fr", "es"), "plain", "Doan Thai Son"),
        ("Photo : Bich Huê", Pair("fr", "es"), "plain", "Bich Hue"),
        ("They met Truong My Lan of Van Thinh Phat.", Pair("en", "es"), "plain", "Truong My Lan"),
        ("El viceministro Y Vinh Tor vino.", Pair("es", "en"), "plain", "Y Vinh Tor"),
    ],
)
def test_names_stand_in_the_house_style(source: str, pair: Pair, names: str, expected: str) -> None:
    made = draft(source, translated, pair, style=Style(names=names))  # type: ignore[arg-type]
    assert expected in made.text


def test_a_photographer_is_no_place() -> None:
    made = draft("Photo : Bich Huê", lambda text: text, Pair("fr", "es"))
    assert made.outcomes == ()


def test_a_place_has_no_preposition_of_a_person() -> None:
    pair = Pair("en", "es")
    place = draft("They visited Nui Coc lake.", lambda _: "Visitaron Qzxa lago.", pair)
    assert place.text == "Visitaron Nui Coc lago."


def test_a_name_that_an_engine_loses_is_told() -> None:
    made = draft("They saw Bac Son there.", lambda _: "Lo vieron.", Pair("en", "es"))
    assert any("Bac Son" in line for line in made.checks)


@pytest.mark.parametrize(
    ("target", "missing"),
    [
        ("Vive en la calle Bac Son.", False),
        ("Vive en la calle Bắc Sơn.", False),
        ("Vive en la calle Bac Sonido.", True),
        ("Vive en la calle Sonido Son.", True),
    ],
)
def test_the_whole_name_must_stand_in_a_translation(target: str, missing: bool) -> None:
    unit = Translation("Il habite rue Bac Son.", target, "fr", "es", GLOSSARY)
    told = [one for one in check_unit(unit) if "Bac Son is missing" in one.message]
    assert bool(told) is missing


@pytest.mark.parametrize("target", ["Ils vont à Tam Lat.", "Ils vont à Tamlat."])
def test_a_name_may_be_written_as_one_word(target: str) -> None:
    unit = Translation("They go to Tam Lat.", target, "en", "fr", GLOSSARY)
    assert [one for one in check_unit(unit) if one.check_id == "names"] == []
