"""`terms.d/*.toml`: what a row of `terms.csv` has no room for.

Every table is a concept by its id. In it stand the keys of `Usage`, and a table for each
language with the keys of `Grammar` for the preferred form, `known_renderings`, `required`,
`excluded`, and `forms`: a table for each other form, with the keys of `Grammar`. The files are
read in the order of their names and must not tell one thing twice.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from workflow.errors import GlossaryError
from workflow.glossary.toml_reader import Loads
from workflow.glossary.values import Concept, Grammar, Policy, Usage

FOLDER = "terms.d"
_GRAMMAR = {one.name: bool if one.name == "elides" else str for one in fields(Grammar)}
_LISTS = ("known_renderings", "required", "excluded")
_USAGE: Mapping[str, type] = {
    "policy": str,
    "priority": int,
    "case": str,
    "valid_from": datetime.date,
    "valid_to": datetime.date,
    "authority": str,
    "everywhere": bool,
}
_CHOICES: Mapping[str, Sequence[str]] = {
    "policy": tuple(Policy),
    "case": ("fixed", "sentence"),
    "gender": ("", "m", "f", "n", "mf"),
    "number": ("", "sg", "pl"),
    "article": ("", "definite", "none", "own"),
}
_KINDS = {str: "a text", bool: "true or false", int: "a number", datetime.date: "a date"}


@dataclass(slots=True)
class _Told:
    """What the files say of one concept."""

    usage: dict[str, Any] = field(default_factory=dict)
    grammar: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    """By language and form; the empty form is the preferred one."""
    lists: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    """By key of `_LISTS` and language."""


def companion_files(folder: Path) -> tuple[Path, ...]:
    """The companion files of a glossary folder, in the order in which they are read."""
    return tuple(sorted((folder / FOLDER).glob("*.toml")))


def read_companions(
    folder: Path, concepts: Sequence[Concept], loads: Loads = tomllib.loads
) -> tuple[Concept, ...]:
    """The concepts with what the companion files of a glossary folder add to them.

    A table for an id that no concept has is left to `glossary check`. Raises `GlossaryError`
    with file and line of what cannot be read, is no known key, or is told twice.
    """
    told: dict[str, _Told] = {}
    for path in companion_files(folder):
        _Reader(path, told, loads).read()
    return tuple(_with(one, told[one.id]) if one.id in told else one for one in concepts)


def _with(concept: Concept, told: _Told) -> Concept:
    grammar = {
        language: {
            form or concept.preferred(language) or "": Grammar(**entries)
            for form, entries in forms.items()
        }
        for language, forms in told.grammar.items()
    }
    usage = told.usage
    if "policy" in usage:
        usage = usage | {"policy": Policy(usage["policy"])}
    return replace(
        concept,
        grammar=grammar,
        usage=Usage(**usage),
        known_renderings=told.lists.get("known_renderings", {}),
        required=told.lists.get("required", {}),
        excluded=told.lists.get("excluded", {}),
    )


class _Reader:
    """Adds what one file tells; refuses what would be misread."""

    def __init__(self, path: Path, told: dict[str, _Told], loads: Loads) -> None:
        self._path = path
        self._loads = loads
        self._told = told
        self._text = ""

    def read(self) -> None:
        try:
            self._text = self._path.read_bytes().decode("utf-8-sig")
            document = self._loads(self._text)
        except OSError as err:
            raise GlossaryError(f"cannot be read, {err.strerror}", path=self._path) from err
        except UnicodeDecodeError as err:
            raise GlossaryError("not UTF-8", path=self._path, hint="Save it as UTF-8") from err
        except tomllib.TOMLDecodeError as err:
            place = re.search(r"line (\d+)", str(err))
            last = self._text.count("\n") + 1
            raise GlossaryError(
                f"not TOML: {str(err).partition(' (at')[0]}",
                path=self._path,
                line=int(place[1]) if place else last,
                hint="See docs/glossary.md",
            ) from err
        for concept_id, table in document.items():
            self._concept(concept_id, self._table(table, concept_id))

    def _concept(self, concept_id: str, table: Mapping[str, Any]) -> None:
        told = self._told.setdefault(concept_id, _Told())
        for key, value in table.items():
            if key in _USAGE:
                self._set(
                    told.usage, key, self._checked(key, value, _USAGE[key], concept_id), concept_id
                )
            elif re.fullmatch(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?", key):
                self._language(told, key, self._table(value, concept_id), concept_id)
            else:
                raise self._error(f"{concept_id}: no key is called {key}", concept_id)

    def _language(
        self, told: _Told, language: str, table: Mapping[str, Any], concept_id: str
    ) -> None:
        forms = told.grammar.setdefault(language, {})
        for key, value in table.items():
            if key == "forms":
                for form, entries in self._table(value, concept_id).items():
                    for name, entry in self._table(entries, concept_id).items():
                        self._grammar(forms.setdefault(form, {}), name, entry, concept_id)
            elif key in _LISTS:
                lists = told.lists.setdefault(key, {})
                self._set(lists, language, self._texts(key, value, concept_id), concept_id)
            else:
                self._grammar(forms.setdefault("", {}), key, value, concept_id)
        if not forms:
            del told.grammar[language]

    def _grammar(self, entries: dict[str, Any], key: str, value: object, concept_id: str) -> None:
        if key not in _GRAMMAR:
            raise self._error(f"{concept_id}: no key is called {key}", concept_id)
        self._set(entries, key, self._checked(key, value, _GRAMMAR[key], concept_id), concept_id)

    def _set(self, entries: dict[str, Any], key: str, value: object, concept_id: str) -> None:
        if key in entries:
            raise self._error(f"{concept_id}: {key} is told twice", concept_id)
        entries[key] = value

    def _checked(self, key: str, value: object, kind: type, concept_id: str) -> object:
        wrong = type(value) is not kind
        if wrong or (key in _CHOICES and value not in _CHOICES[key]):
            choices = ", ".join(filter(None, _CHOICES.get(key, ())))
            raise self._error(
                f"{concept_id}: {key} is {value!r}",
                concept_id,
                f"It must be {f'one of {choices}' if choices else _KINDS[kind]}",
            )
        return value

    def _texts(self, key: str, value: object, concept_id: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self._error(f"{concept_id}: {key} must be a list of texts", concept_id)
        return tuple(value)

    def _table(self, value: object, concept_id: str) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise self._error(f"{concept_id} must be a table", concept_id)
        return value

    def _error(
        self, message: str, concept_id: str, hint: str = "See docs/glossary.md"
    ) -> GlossaryError:
        """An error at the first line that names the concept."""
        named = re.compile(rf'^\s*\[*\s*"?{re.escape(concept_id)}"?\s*[].=]')
        lines = enumerate(self._text.splitlines(), 1)
        line = next((number for number, text in lines if named.match(text)), None)
        return GlossaryError(message, path=self._path, line=line, hint=hint)
