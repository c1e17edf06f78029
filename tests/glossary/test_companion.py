"""`terms.d`: what it adds to a concept, and what it refuses with file and line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from workflow.errors import GlossaryError
from workflow.glossary import Glossary, Grammar, Policy

TERMS = """id,kind,fr,fr_variants,nb,gender_fr
title-head,title,président de la Ligue,présidente de la Ligue,leder for forbundet,mf
body-board,body,Conseil de la Ligue,,,m
"""


def _glossary(folder: Path, **files: str) -> Glossary:
    (folder / "terms.csv").write_text(TERMS, encoding="utf-8")
    (folder / "terms.d").mkdir()
    for name, text in files.items():
        (folder / "terms.d" / f"{name}.toml").write_text(text, encoding="utf-8")
    return Glossary.load(folder)


def test_grammar_belongs_to_its_form_and_the_rest_comes_from_the_row(tmp_path: Path) -> None:
    glossary = _glossary(
        tmp_path,
        fr='title-head.fr = { gender = "mf", number = "sg", elides = false }\n',
        women='title-head.fr.forms."présidente de la Ligue" = { gender = "f", number = "sg" }\n',
        nb='title-head.nb = { definite = "lederen for forbundet" }\n',
    )
    head, board = glossary.concept("title-head"), glossary.concept("body-board")
    preferred = head.grammar_of("fr", "président de la Ligue")
    assert preferred == Grammar(gender="mf", number="sg", elides=False)
    assert head.grammar_of("fr", "présidente de la Ligue").gender == "f"
    assert head.grammar_of("nb", "leder for forbundet").definite == "lederen for forbundet"
    assert board.grammar_of("fr", "Conseil de la Ligue") == Grammar(gender="m", number="sg")


def test_facts_of_a_concept_come_from_several_files(tmp_path: Path) -> None:
    glossary = _glossary(
        tmp_path,
        facts='[title-head]\npolicy = "verify"\nvalid_to = 2025-03-01\npriority = 2\n',
        renderings='title-head.fr.known_renderings = ["chef de la Ligue"]\n'
        'title-head.fr.required = ["Vietnam"]\n',
    )
    head = glossary.concept("title-head")
    assert head.usage.policy is Policy.VERIFY
    assert (head.usage.valid_to, head.usage.priority) == (datetime.date(2025, 3, 1), 2)
    assert head.known_renderings == {"fr": ("chef de la Ligue",)}
    assert head.required == {"fr": ("Vietnam",)}


def test_what_the_companions_say_changes_the_signature(tmp_path: Path) -> None:
    plain, told = tmp_path / "plain", tmp_path / "told"
    plain.mkdir()
    told.mkdir()
    rich = _glossary(told, facts="[body-board]\nvalid_from = 2021-01-01\n")
    assert _glossary(plain).signature != rich.signature


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param('body-board.fr = { gendre = "m" }', 1, "no key is called gendre", id="key"),
        pytest.param('[body-board]\npolicy = "push"', 1, "policy is 'push'", id="choice"),
        pytest.param('\n\nbody-board.fr = { elides = "no" }', 3, "elides is 'no'", id="kind"),
        pytest.param('[body-board]\nvalid_to = "2025"', 1, "valid_to is '2025'", id="date"),
        pytest.param("body-board.fr.required = [1]", 1, "must be a list of texts", id="list"),
        pytest.param("body-board = 3", 1, "must be a table", id="table"),
        pytest.param("[title-head]\n[title-head", 2, "not TOML", id="toml"),
    ],
)
def test_a_slip_is_named_with_file_and_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    with pytest.raises(GlossaryError, match=message) as caught:
        _glossary(tmp_path, slip=text)
    assert (caught.value.path, caught.value.line) == (tmp_path / "terms.d" / "slip.toml", line)


def test_one_thing_is_told_once(tmp_path: Path) -> None:
    line = 'body-board.fr = { gender = "m" }\n'
    with pytest.raises(GlossaryError, match="gender is told twice"):
        _glossary(tmp_path, a=line, b=line)
