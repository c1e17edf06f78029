"""Several holders of a title, or bodies, where the source has one; and one where it has several.

`A Deputy Prime Minister signed` is no `Los viceprimeros ministros firmaron`. What tells how many
are meant is data, in `plurals.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workflow.checks.base import Translation
from workflow.glossary import Occurrence
from workflow.glossary.names.name_rules import VIETNAMESE
from workflow.seams.realise import number_of

COUNTED = ("pl", "sg")
"""A plural that a word beside the term shows, and a singular for it."""

_TITLE = "title"
_KINDS = frozenset({_TITLE, "body"})
_LETTERS = re.compile(r"[^\W\d_]+")
# `Tran Hong Ha`, `(MoF)`
_NAME = r"[ \u00a0]+[(“\"]?[^\W\d_a-zà-ÿ][\w'’.-]*[)”\"]?"
_FULL_NAME = re.compile(rf"(?:{_NAME}){{2,}}")


@dataclass(frozen=True, slots=True)
class _Words:
    """The row of one language in `plurals.toml`, as patterns."""

    joined: re.Pattern[str]
    """Behind a title: what joins another holder to it."""
    joined_before: re.Pattern[str]
    indefinite: re.Pattern[str]
    generic: re.Pattern[str]
    bare: re.Pattern[str]
    """Before a title: its office is meant."""
    behind: frozenset[str]
    endings: tuple[str, ...]
    counted: re.Pattern[str]


def other_number(unit: Translation, one: Occurrence, other: Occurrence) -> tuple[str, str] | None:
    """The number of a term in the source and in the translation, where they surely differ.

    `None` where they agree, or where a plural may stand for a singular: of two holders that are
    joined, of any holder, of a noun before another in English.
    """
    concept, words = one.concept, _words(unit.source_language)
    if concept is None or concept.kind not in _KINDS or words is None:
        return None
    usual = concept.grammar_of(unit.target_language, concept.preferred(unit.target_language) or "")
    if usual.number != "sg":
        return None
    plural = _is_plural(other, unit.target_language)
    text = unit.plain_source
    if unit.source_language == VIETNAMESE:
        if concept.kind != _TITLE or unit.target_language == VIETNAMESE:
            return None
        if words.counted.search(text[: one.start]):
            return None if plural else COUNTED
        if not plural or not _FULL_NAME.match(text, one.end):
            return None
    elif not plural or not _is_singular(one, unit.source_language, words):
        return None
    return ("sg", "pl") if _is_alone(text, one, words) else None


def _is_plural(one: Occurrence, language: str) -> bool:
    """Whether a term surely stands in the plural: `departement` may be both."""
    concept = one.concept
    if concept is None or one.inflection != "plural":
        return False
    written = one.text.casefold()
    return all(
        written not in (form.casefold(), shape.indefinite.casefold(), shape.definite.casefold())
        for form, shape in concept.grammar.get(language, {}).items()
        if shape.number == "sg"
    )


def _is_singular(one: Occurrence, language: str, words: _Words) -> bool:
    concept = one.concept
    if concept is None or one.inflection == "plural":
        return False
    number = number_of(concept, one.text, language)
    if number:
        return number == "sg"
    usual = concept.grammar_of(language, concept.preferred(language) or "").number
    listed = _LETTERS.findall(one.text.casefold())
    return usual == "sg" and not any(word.endswith(words.endings) for word in listed[:1])


def _is_alone(text: str, one: Occurrence, words: _Words) -> bool:
    """Whether a singular term means one holder and stands for itself."""
    if words.joined.match(text, one.end) or words.joined_before.search(text[: one.start]):
        return False
    if words.indefinite.search(text[: one.start]) and words.generic.search(text):
        return False
    # `minister-level`
    if text[one.end : one.end + 1] in ("-", "/"):
        return False
    if words.bare.search(text[: one.start]) and not _FULL_NAME.match(text, one.end):
        return False
    assert one.concept is not None
    if words.behind and one.concept.kind != _TITLE:
        behind = re.match(r"\s+([^\W\d_]+)", text[one.end :])
        word = behind.group(1) if behind else ""
        return not word or word in words.behind or word.endswith(("ed", "te", "et"))
    return True


def _words(language: str) -> _Words | None:
    return _read().get(language.partition("-")[0])


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or "(?!)"


@cache
def _read() -> dict[str, _Words]:
    data = tomllib.loads((files(__package__) / "plurals.toml").read_text(encoding="utf-8"))
    return {language: _made(row) for language, row in data.items()}


def _made(row: dict[str, list[str]]) -> _Words:
    joins, links = _any(row["joins"]), _any(row["links"])
    return _Words(
        # `Prime Minister of Laos and of Cambodia`, `Politburo member Nguyen Van A, Tran Van B`
        joined=re.compile(rf"(?:\s+(?:{links})(?!\w)|{_NAME})*(?:,?\s+(?:{joins})(?!\w)|,{_NAME})"),
        # `Minister of Finance and Minister of Justice`, `Vietnam’s and Laos’s Prime Minister`
        joined_before=re.compile(
            rf"(?:{_NAME},?\s+(?:{joins})(?:\s+(?:{links}))?\s+"
            rf"|(?<!\w)(?:{joins})\s+(?!(?:{links}|{_any(row['indefinite'])})\s)[\w'’]+\s+)\Z"
        ),
        indefinite=re.compile(
            rf"(?<!\w)(?:{_any(row['indefinite'])})\s+(?:\w+\s+)?\Z", re.IGNORECASE
        ),
        generic=re.compile(rf"(?<!\w)(?:{_any(row['generic'])})(?!\w)"),
        bare=re.compile(rf"(?<!\w)(?:{_any(row.get('bare', []))})\s+\Z"),
        behind=frozenset(row.get("behind", ())),
        endings=tuple(row["endings"]),
        counted=re.compile(rf"(?<!\w)(?:{_any(row.get('counted', []))})\s+\Z", re.IGNORECASE),
    )
