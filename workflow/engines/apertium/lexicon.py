"""Words that a mode's bilingual dictionary gives in a sense that official news never means.

`The council held its session` comes out as `aguantó` (endured), `violación` as `rape`. Behind the
bilingual dictionary every word is a unit of source and target (`^hold<vblex><past>/
aguantar<vblex><past>$`), so there another lemma can take its place and all that follows inflects
it. Stream format: https://wiki.apertium.org/wiki/Apertium_stream_format
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from workflow.engines.apertium.coordinations import coordinated
from workflow.engines.apertium.places import placed
from workflow.engines.apertium.units import UNIT, Word, with_target
from workflow.engines.languages import Pair

# "On estime que" came out as "Estimar que": the generator has no finite verb with "se" behind it
_SELF_BEHIND = re.compile(
    r"\^(?P<lemma>[^<^$#]+)(?P<tags><vb\w+><(?:pri|pii|ifi|fti|cni)><p3><(?:sg|pl)>)"
    r"\+se<prn><enc>(?P<self>(?:<[^<>$]+>)*)(?P<rest>[^+$]*)\$"
)
# "à la XVIe législature" came out as "a la #Xvi legislatura"
_ROMAN = re.compile(r"(?<=\^)[IVXLC][ivxlc]+(?=<adj><mf><sp>)")
_BEHIND, _BEFORE = 4, 3
"""How many units behind and before a word say in what sense it stands."""


@dataclass(frozen=True, slots=True)
class _Sense:
    """One entry of the data: the word that is read and the one that is put."""

    read: Word
    put: Word
    near: frozenset[str]
    before: frozenset[str]
    without: frozenset[str]
    behind: str
    drop: str

    def fits(self, source: Word, before: Sequence[str], behind: Sequence[str]) -> bool:
        """Whether a word of a text, between these lemmas, is meant."""
        return (
            source.tags[: len(self.read.tags)] == self.read.tags
            and not self.without.intersection(source.tags)
            and (not self.near or not self.near.isdisjoint(behind))
            and (not self.before or not self.before.isdisjoint(before))
        )


def corrected(stream: str, pair: Pair) -> str:
    """A stream behind the bilingual dictionary with the senses of official news.

    >>> corrected("^hold<vblex><past>/aguantar<vblex><past>$", Pair("en", "es"))
    '^hold<vblex><past>/celebrar<vblex><past>$'
    """
    for pattern, put in _patterns("rewritten", pair):
        stream = pattern.sub(put, stream)
    senses = _senses(pair)
    if not senses:
        return stream
    units = list(UNIT.finditer(stream))
    sources = [Word.read(unit["source"]) for unit in units]
    lemmas = [(source.lemma + source.rest).lower() for source in sources]
    out: list[str] = []
    end = 0
    for number, (unit, source) in enumerate(zip(units, sources, strict=True)):
        before = lemmas[max(0, number - _BEFORE) : number]
        behind = lemmas[number + 1 : number + 1 + _BEHIND]
        fitting = (
            one for one in senses.get(lemmas[number], ()) if one.fits(source, before, behind)
        )
        sense = next(fitting, None)
        if sense is None:
            continue
        out += [stream[end : unit.start()], with_target(unit, sense.put) + sense.behind]
        end = unit.end()
        if sense.drop and sense.drop in behind[:1] and stream[end : end + 2] == " ^":
            end = units[number + 1].end()
    return "".join((*out, stream[end:]))


def generated(stream: str, pair: Pair, forms: Mapping[str, str] | None = None) -> str:
    """A stream before the generator, where a rule of the mode chose the wrong auxiliary.

    `forms` are those that the words of its typed units stand for.

    >>> generated("^Estar<vblex><ifi><p3><sg>$ ^elegir<vblex><pp><m><sg>$", Pair("en", "es"))
    '^Ser<vbser><ifi><p3><sg>$ ^elegir<vblex><pp><m><sg>$'
    """
    for pattern, put in _patterns("generated", pair):
        stream = pattern.sub(put, stream)
    if (pair.source, pair.target) == ("en", "es"):
        stream = coordinated(stream, forms or {})
    definite = _document().get("definite", {}).get(f"{pair.source}-{pair.target}", {})
    for word in (one for one, form in (forms or {}).items() if form in definite):
        # "all Party positions" came out as "todos los cargos de Partido"
        owned = re.compile(rf"\^de<pr>\$ (?=\^{re.escape(word)}<)", re.IGNORECASE)
        stream = owned.sub("^de<pr>$ ^el<det><def><m><sg>$ ", stream)
    words = _document().get("places", {}).get(f"{pair.source}-{pair.target}")
    if words is not None:
        stream = placed(stream, words, forms or {})
    if pair.target == "es":
        stream = _SELF_BEHIND.sub(_self_before, stream)
        stream = _ROMAN.sub(lambda found: found.group().upper(), stream)
    return stream


def _self_before(found: re.Match[str]) -> str:
    lemma, word = found["lemma"], "Se" if found["lemma"][0].isupper() else "se"
    verb = f"{lemma[0].lower()}{lemma[1:]}{found['tags']}{found['rest']}"
    return f"^{word}<prn><pro>{found['self']}$ ^{verb}$"


def polished(text: str, pair: Pair) -> str:
    """What a mode made, with wordings that no earlier stage can put.

    >>> polished("Le monsieur Quang parle au monsieur Lan.", Pair("es", "fr"))
    'M. Quang parle à M. Lan.'
    """
    for pattern, put in _patterns("polished", pair):
        text = pattern.sub(put, text)
    return text


def lexicon_data() -> bytes:
    """The data, for what has to change when they do."""
    return resources.files(__package__).joinpath("lexicon.toml").read_bytes()


@cache
def _senses(pair: Pair) -> dict[str, tuple[_Sense, ...]]:
    made: dict[str, tuple[_Sense, ...]] = {}
    for entry in _document().get("senses", {}).get(f"{pair.source}-{pair.target}", ()):
        read = Word.read(entry["read"])
        sense = _Sense(
            read,
            Word.read(entry["put"]),
            frozenset(entry.get("near", ())),
            frozenset(entry.get("before", ())),
            frozenset(entry.get("without", ())),
            f" ^{entry['behind']}$" if "behind" in entry else "",
            entry.get("drop", ""),
        )
        made[read.lemma + read.rest] = (*made.get(read.lemma + read.rest, ()), sense)
    return made


@cache
def _patterns(stage: str, pair: Pair) -> tuple[tuple[re.Pattern[str], str], ...]:
    entries = _document().get(stage, {}).get(f"{pair.source}-{pair.target}", ())
    return tuple((re.compile(entry["find"]), entry["put"]) for entry in entries)


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(lexicon_data().decode("utf-8"))
