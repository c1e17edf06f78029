"""The parts of `references.toml` for congresses, plenums, tenures and legislatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from workflow.glossary.guards import Guard
from workflow.glossary.sessions.patterns import anchors, slots, unread
from workflow.glossary.toml_reader import TomlReader

_KIND_KEYS = ("key", "kind", "places", "row", "least", "dated", "span")
_WORD_KEYS = (
    "write",
    "read",
    "forbidden",
    "gender",
    "article",
    "definite",
    "feminine",
    "elsewhere",
    "never",
    "not_before",
)
_PLACES = ("", "province", "city")
_PLACE_KEYS = {"provinces", "cities", "kinds", "names"}
_NO_GUARD = Guard()
_GUARD_KEYS = {one.name: type(one.default) for one in fields(Guard)}


@dataclass(frozen=True, slots=True)
class SessionForm:
    """A form to recognise, in the language of `session_patterns`."""

    form: str
    guard: Guard = _NO_GUARD


@dataclass(frozen=True, slots=True)
class SessionWords:
    """How one language names a session."""

    write: tuple[str, ...]
    """Of those with the same slots the first is preferred, the others are admitted."""
    read: tuple[SessionForm, ...] = ()
    forbidden: tuple[SessionForm, ...] = ()
    gender: str = ""
    article: str = ""
    """As in `Grammar`."""
    definite: str = ""
    """nb: the definite form of the first that is written."""
    feminine: str = ""
    """The form of `write` for a woman who holds the title."""
    elsewhere: tuple[str, ...] = ()
    """Words of a sentence that speaks of something else."""
    not_before: tuple[str, ...] = ()
    """Words that never follow it (`Congrès du Parti socialiste`)."""
    never: bool = False
    """Whether it counts only where the session is expected anyway."""


@dataclass(frozen=True, slots=True)
class SessionKind:
    """A kind of session that is numbered: the congresses, the plenums, a body's tenures."""

    key: str
    kind: str
    """What kind of concept each of them is."""
    words: Mapping[str, SessionWords]
    places: str = ""
    """`province` or `city` where each place has its own."""
    row: str = ""
    """Id of the concept that is the same without the name of a place."""
    least: int = 1
    """The lowest number that is meant."""
    dated: bool = False
    """Whether the years of its term may follow."""
    span: int = 0
    """How many years its term has; 0 where it has none or any."""


@dataclass(frozen=True, slots=True)
class SessionPlace:
    """A province or a city under the central government."""

    name: str
    """Vietnamese, without the word for its kind."""
    city: bool = False
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Names by language, the first is written; else the Vietnamese one without accents."""


def read_sessions(reader: TomlReader) -> tuple[SessionKind, ...]:
    """The `[[sessions]]` tables. Raises `GlossaryError` with the line of what is wrong."""
    kinds: list[SessionKind] = []
    for index, entry in enumerate(reader.entries("sessions")):
        line = reader.table_line("sessions", index)
        where = f"session {entry.get('key', '?')}"
        words: dict[str, SessionWords] = {}
        for name, value in entry.items():
            if isinstance(value, dict):
                words[name] = _words(reader, value, f"{where}, {name}", line)
            elif name not in _KIND_KEYS:
                raise reader.error(f"{where} has no key {name}", line)
        kind = SessionKind(
            key=reader.text(entry, "key", where),
            kind=reader.text(entry, "kind", where),
            words=words,
            places=reader.text(entry, "places", where, ""),
            row=reader.text(entry, "row", where, ""),
            least=reader.value(entry, "least", where, int, 1),
            dated=reader.value(entry, "dated", where, bool, False),
            span=reader.value(entry, "span", where, int, 0),
        )
        if kind.places not in _PLACES:
            raise reader.error(f"{where}: places must be province or city", line)
        if any(kind.key == other.key for other in kinds):
            raise reader.error(f"two sessions have the key {kind.key}", line)
        kinds.append(kind)
    return tuple(kinds)


def _words(
    reader: TomlReader, entry: Mapping[str, Any], where: str, line: int | None
) -> SessionWords:
    for name in entry:
        if name not in _WORD_KEYS:
            raise reader.error(f"{where} has no key {name}", line)
    words = SessionWords(
        write=reader.texts(entry, "write", where),
        read=tuple(_forms(reader, entry, "read", where, line)),
        forbidden=tuple(_forms(reader, entry, "forbidden", where, line)),
        gender=reader.text(entry, "gender", where, ""),
        article=reader.text(entry, "article", where, ""),
        definite=reader.text(entry, "definite", where, ""),
        feminine=reader.text(entry, "feminine", where, ""),
        elsewhere=reader.texts(entry, "elsewhere", where),
        not_before=reader.texts(entry, "not_before", where),
        never=reader.value(entry, "never", where, bool, False),
    )
    if reader.sound:
        return words
    if words.feminine and words.feminine not in words.write:
        raise reader.error(f"{where}: feminine must be one of write: {words.feminine}", line)
    definite = (words.definite,) if words.definite else ()
    everything = (*words.read, *words.forbidden, *map(SessionForm, (*words.write, *definite)))
    for form in (one.form for one in everything):
        slip = next(unread(form), "")
        if not slip and not anchors(form):
            slip = "it needs a word outside of [ ]"
        if not slip and not slots(form):
            slip = "it has no {n}, no {place} and no {years}"
        if slip:
            here = reader.line(form, (line or 1) - 1) or line
            raise reader.error(f"{where}: {form}: {slip}", here)
    return words


def _forms(
    reader: TomlReader, entry: Mapping[str, Any], name: str, where: str, line: int | None
) -> Iterator[SessionForm]:
    """Forms: texts, or tables of a text `form` with keys of a guard."""
    for one in reader.value(entry, name, where, list, []):
        if isinstance(one, str):
            yield SessionForm(one)
            continue
        if not isinstance(one, dict) or not isinstance(one.get("form"), str):
            raise reader.error(f"{where}: {name} holds texts, or tables with a form", line)
        keys: dict[str, Any] = {}
        for key, value in one.items():
            made = tuple(value) if isinstance(value, list) else value
            if key != "form" and type(made) is not _GUARD_KEYS.get(key):
                raise reader.error(f"{where}: {key} of {one['form']} is no key of a guard", line)
            keys[key] = made
        yield SessionForm(keys.pop("form"), Guard(**keys))


def read_places(reader: TomlReader) -> tuple[SessionPlace, ...]:
    """The `[session_places]`. Raises `GlossaryError` where a name belongs to none of them."""
    section: Mapping[str, Any] = reader.document.get("session_places", {})
    if not isinstance(section, dict) or section.keys() - _PLACE_KEYS:
        raise reader.error("[session_places] holds provinces, cities, kinds and names")
    listed = {
        kind: reader.texts(section, kind, "[session_places]") for kind in ("provinces", "cities")
    }
    names = reader.value(section, "names", "[session_places]", dict, {})
    for name in names:
        if not any(name in places for places in listed.values()):
            line = reader.line(f'"{name}" =')
            raise reader.error(f"[session_places]: {name} is no province and no city", line)
    return tuple(
        SessionPlace(
            name,
            kind == "cities",
            {code: reader.texts(names[name], code, name) for code in sorted(names.get(name, {}))},
        )
        for kind, places in listed.items()
        for name in places
    )


def read_place_kinds(reader: TomlReader) -> dict[str, dict[str, str]]:
    """How a place is named with the word for its kind: by `province` or `city`, then language.

    Raises `GlossaryError` where an entry is another.
    """
    section: Mapping[str, Any] = reader.document.get("session_places", {})
    where = "[session_places.kinds]"
    kinds = reader.value(section, "kinds", where, dict, {})
    for name, forms in kinds.items():
        texts = isinstance(forms, dict) and all(isinstance(one, str) for one in forms.values())
        if name not in _PLACES[1:] or not texts:
            raise reader.error(f"{where} holds province and city, each a text by language")
        for form in forms.values():
            slip = next(unread(form), "")
            if slip or slots(form) != {"place"}:
                raise reader.error(f"{where}: {form}: {slip or 'it needs {place} and no other'}")
    return {kind: dict(kinds.get(kind, {})) for kind in _PLACES[1:]} if kinds else {}
