"""The part of references.toml for congresses and tenures: what it may say, and what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.errors import GlossaryError
from workflow.glossary import Glossary
from workflow.glossary.tables import parse_tables

HEAD = '[languages.en]\nmarker = "No."\nmarker_many = "Nos."\nand = ["and"]\n\n'
KIND = '[[sessions]]\nkey = "synod"\nkind = "event"\n[sessions.en]\n'


def glossary_of(text: str) -> Glossary:
    return Glossary((), parse_tables(text, Path("references.toml")))


def test_a_desk_can_add_a_kind_of_its_own() -> None:
    words = 'write = ["{n} Synod of Bishops", "{n+} Synods of Bishops"]\nread = ["{n} synod"]\n'
    glossary = glossary_of(HEAD + KIND + words)
    text = "the third Synod, the 1st and 2nd Synods of Bishops"
    found = [(one.id, one.text) for one in glossary.find(text, "en")]
    assert found == [("synod:3", "third Synod"), ("synod:1+2", "1st and 2nd Synods of Bishops")]
    assert glossary.concept("synod:22").preferred("en") == "22nd Synod of Bishops"


def test_conditions_of_a_form() -> None:
    read = 'write = ["{n} Holy Synod"]\nread = [{ form = "{n} Synod", not_before = ["Street"] }]\n'
    glossary = glossary_of(HEAD + KIND + read)
    assert [one.text for one in glossary.find("4th Synod Street, 5th Synod", "en")] == ["5th Synod"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param(KIND + 'write = ["{n} Synod"', None, "not valid TOML", id="bad.toml"),
        pytest.param(KIND + 'wrote = ["{n} Synod"]', 1, "has no key wrote", id="bad.key"),
        pytest.param(KIND + 'write = ["{m} Synod"]', 5, "{ has no meaning", id="bad.slot"),
        pytest.param(KIND + 'write = ["{n} [Synod"]', 5, "\\[ is not closed", id="bad.bracket"),
        pytest.param(KIND + 'write = ["{n} Synod>"]', 5, "> closes nothing", id="bad.closing"),
        pytest.param(KIND + 'write = ["{n} a|b"]', 5, "\\| stands outside", id="bad.choice"),
        pytest.param(KIND + 'write = ["{n} [Synod]"]', 5, "needs a word", id="bad.no-word"),
        pytest.param(KIND + 'write = ["Synod"]', 5, "has no {n}", id="bad.no-number"),
        pytest.param(
            KIND + 'write = ["{n} Synod"]\nread = [{ form = "{n} S", often = true }]',
            1,
            "often of {n} S is no key",
            id="bad.condition",
        ),
        pytest.param(KIND + "read = [3]", 1, "holds texts, or tables", id="bad.form"),
        pytest.param(
            KIND + 'write = ["{n} Synod"]\n\n' + KIND,
            7,
            "two sessions have the key",
            id="bad.twice",
        ),
        pytest.param(
            '[[sessions]]\nkey = "a"\nkind = "event"\nplaces = "moon"',
            1,
            "places must",
            id="bad.place",
        ),
        pytest.param(
            '[session_places]\nprovinces = ["Sơn La"]\n[session_places.names]\n"Huế" = { en = [] }',
            4,
            "Huế is no province",
            id="bad.name",
        ),
        pytest.param("[session_places]\ntowns = []", None, "holds provinces", id="bad.section"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int | None, message: str) -> None:
    with pytest.raises(GlossaryError, match=message) as caught:
        parse_tables(text, Path("references.toml"))
    assert (caught.value.path, caught.value.line) == (Path("references.toml"), line)
    assert "docs/glossary.md" in str(caught.value) or "TOML" in str(caught.value)


@pytest.mark.parametrize("language", ["en", "fr", "nb", "vi", "es"])
def test_every_kind_can_be_written_in_every_language(language: str, glossary: Glossary) -> None:
    for kind in glossary.tables.sessions:
        assert language in kind.words, kind.key
        ids = [f"{kind.key}:9", f"{kind.key}:9+10"]
        if kind.key == "plenum":
            ids += ["plenum:9/8", "plenum:9+10/8", "plenum:9/8+9"]
        if kind.places:
            place = next(
                one for one in glossary.tables.places if one.city is (kind.places == "city")
            )
            number = ":9" if "{n" in kind.words["en"].write[0] else ""
            name = glossary.concept(f"{kind.key}{number}@{'ha-noi' if place.city else 'an-giang'}")
            assert name.preferred(language)
            ids = []
        if kind.key == "term":
            ids = ["term:2020-2025"]
        for one in ids:
            assert glossary.concept(one).preferred(language), (one, language)


def test_there_are_the_63_provinces_and_cities_of_before_2025(glossary: Glossary) -> None:
    places = glossary.tables.places
    assert len({one.name for one in places}) == len(places) == 58 + 6
    # Huế became a city under the central government, Thừa Thiên Huế was its province.
    assert sum(one.city for one in places) == 6
