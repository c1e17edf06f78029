"""Words that a mode's bilingual dictionary gives in a sense that official news never means.

`The council held its session` comes out as `aguantó` (endured), `violación` as `rape`. Behind the
bilingual dictionary every word is a unit of source and target (`^hold<vblex><past>/
aguantar<vblex><past>$`), so there another lemma can take its place and all that follows inflects
it. Stream format: https://wiki.apertium.org/wiki/Apertium_stream_format
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from workflow.engines.apertium.places import placed
from workflow.engines.apertium.words import inflected, replacements, words_data
from workflow.engines.languages import Pair

# A target that begins with @ is a word that the bilingual dictionary lacks.
_UNIT = re.compile(r"\^(?P<source>[^/$^*]+)/@?(?P<target>(?:[^/$^*@][^/$^]*)?)(?:/[^$^]*)?\$")
_WORD = re.compile(r"(?P<lemma>[^<]*)(?P<tags>(?:<[^<>]*>)*)(?P<rest>.*)", re.DOTALL)
_GENDERS = frozenset({"m", "f", "mf", "GD"})
# "On estime que" came out as "Estimar que": the generator has no finite verb with "se" behind it
_SELF_BEHIND = re.compile(
    r"\^(?P<lemma>[^<^$#]+)(?P<tags><vb\w+><(?:pri|pii|ifi|fti|cni)><p3><(?:sg|pl)>)"
    r"\+se<prn><enc>(?P<self>(?:<[^<>$]+>)*)(?P<rest>[^+$]*)\$"
)
_BEHIND, _BEFORE = 4, 3
"""How many units behind and before a word say in what sense it stands."""


@dataclass(frozen=True, slots=True)
class _Word:
    """`hold# out<vblex><past>` taken apart."""

    lemma: str
    tags: tuple[str, ...]
    rest: str

    @classmethod
    def read(cls, unit: str) -> _Word:
        """A side of a unit; what stands behind its tags (`# out`) is kept as `rest`."""
        found = _WORD.fullmatch(unit)
        assert found is not None, unit
        tags = tuple(re.findall(r"<([^<>]*)>", found["tags"]))
        return cls(found["lemma"], tags, found["rest"])


@dataclass(frozen=True, slots=True)
class _Sense:
    """One entry of the data: the word that is read and the one that is put."""

    read: _Word
    put: _Word
    near: frozenset[str]
    before: frozenset[str]
    without: frozenset[str]
    behind: str
    drop: str

    def fits(self, source: _Word, before: Sequence[str], behind: Sequence[str]) -> bool:
        """Whether a word of a text, between these lemmas, is meant."""
        return (
            source.tags[: len(self.read.tags)] == self.read.tags
            and not self.without.intersection(source.tags)
            and (not self.near or not self.near.isdisjoint(behind))
            and (not self.before or not self.before.isdisjoint(before))
        )

    def unit(self, source: str, target: _Word) -> str:
        """The unit with this sense; number, tense and capitals are those of the old one.

        A number that the old one leaves open (`cumpleaños<n><m><sp>`) is that of the source.
        """
        number = next((tag for tag in _Word.read(source).tags if tag in ("sg", "pl")), "sp")
        kept = tuple(number if tag == "sp" else tag for tag in target.tags[1:])
        own = self.put.tags[0] == "adj" or _GENDERS.intersection(self.put.tags)
        if own and kept[:1] and kept[0] in _GENDERS:
            kept = kept[1:]
        # "former officials" is "ex·oficial" here, "exfuncionarios" in the end
        before, parted, _ = target.lemma.rpartition("·")
        lemma = before.lower() + parted + self.put.lemma
        if target.lemma[:1].isupper():
            shouted = len(target.lemma) > 1 and target.lemma.isupper()
            lemma = lemma.upper() if shouted else lemma[:1].upper() + lemma[1:]
        tags = "".join(f"<{tag}>" for tag in (*self.put.tags, *kept))
        return f"^{source}/{lemma}{tags}{self.put.rest}${self.behind}"


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
    units = list(_UNIT.finditer(stream))
    sources = [_Word.read(unit["source"]) for unit in units]
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
        out += [stream[end : unit.start()], sense.unit(unit["source"], _target(unit))]
        end = unit.end()
        if sense.drop and sense.drop in behind[:1] and stream[end : end + 2] == " ^":
            end = units[number + 1].end()
    return "".join((*out, stream[end:]))


def generated(stream: str, pair: Pair) -> str:
    """A stream before the generator, where a rule of the mode chose the wrong auxiliary.

    >>> generated("^Estar<vblex><ifi><p3><sg>$ ^elegir<vblex><pp><m><sg>$", Pair("en", "es"))
    '^Ser<vbser><ifi><p3><sg>$ ^elegir<vblex><pp><m><sg>$'
    """
    for pattern, put in _patterns("generated", pair):
        stream = pattern.sub(put, stream)
    words = _document().get("places", {}).get(f"{pair.source}-{pair.target}")
    if words is not None:
        stream = placed(stream, words)
    if pair.target == "es":
        stream = _SELF_BEHIND.sub(_self_before, stream)
    return inflected(stream, pair)


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
    own = resources.files(__package__).joinpath("lexicon.toml").read_bytes()
    return own + b"\n" + words_data()


def _target(unit: re.Match[str]) -> _Word:
    return _Word.read(unit["target"])


@cache
def _senses(pair: Pair) -> dict[str, tuple[_Sense, ...]]:
    made: dict[str, tuple[_Sense, ...]] = {}
    for entry in _document().get("senses", {}).get(f"{pair.source}-{pair.target}", ()):
        read = _Word.read(entry["read"])
        sense = _Sense(
            read,
            _Word.read(entry["put"]),
            frozenset(entry.get("near", ())),
            frozenset(entry.get("before", ())),
            frozenset(entry.get("without", ())),
            f" ^{entry['behind']}$" if "behind" in entry else "",
            entry.get("drop", ""),
        )
        made[read.lemma + read.rest] = (*made.get(read.lemma + read.rest, ()), sense)
    nothing: frozenset[str] = frozenset()
    for unit, put in replacements(pair):
        read = _Word.read(unit)
        sense = _Sense(read, _Word.read(put), nothing, nothing, nothing, "", "")
        made[read.lemma] = (*made.get(read.lemma, ()), sense)
    return made


@cache
def _patterns(stage: str, pair: Pair) -> tuple[tuple[re.Pattern[str], str], ...]:
    entries = _document().get(stage, {}).get(f"{pair.source}-{pair.target}", ())
    return tuple((re.compile(entry["find"]), entry["put"]) for entry in entries)


@cache
def _document() -> dict[str, Any]:
    path = resources.files(__package__).joinpath("lexicon.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
