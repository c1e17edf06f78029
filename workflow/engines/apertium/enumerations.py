"""Infinitives in a row: `must combine growth with security, conduct policies and build roads`.

Apertium's tagger sees no further than two words, and behind a comma it takes `conduct` for a noun
or an imperative (`conducta políticas étnicas`, `precios de control`). Here, behind the analyser,
what "to" or a modal verb opens is followed from comma to comma, and a bare verb that stands first
in its part is an infinitive, before its adverbs. The words are in `predicates.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workflow.engines.apertium.predicates import verb_rules
from workflow.engines.apertium.tokens import Token, tokens_of
from workflow.engines.languages import Pair

_INFINITIVE = re.compile(r"<(?:vblex|vbser|vbhaver)><inf>")
_PRESENT = re.compile(r"<vblex><pri>")
_VERBAL = re.compile(r"<(?:vblex|vbser|vbhaver|vbdo)>")
_ADVERB = re.compile(r"<(?:adv|preadv)>")
# "attention to building and firmly consolidating" came out as "edificio"
_BUILDING = re.compile(
    r"(?P<head>(?:\A|\^[^/$]+/[^$^]*<(?:pr|sent)>[^$^]*\$ ?))\^(?P<word>[Bb]uilding)/[^$^]*\$"
    r"(?= \^(?:and/and<cnjcoo>\$ (?:\^[^/$]+ly/[^$^]*\$ )?\^[^/$]+ing/[^$^]*<ger>"
    r"|(?:a|an|the|its|their|our|his|this)/|[^/$]+/[^/$]*<adj>[^/$]*\$ \^[^/$]+/[^/$]*<n>"
    r"|[^/$]+/[^/$]*<n><pl>\$))"
)
_PARTED = frozenset({",", ";", "and", "or", "but", "nor"})
_NOUNS = ("n", "np", "acr")
_MOST = 12
"""So many words of a noun phrase are looked at for its head."""


@dataclass(slots=True)
class _Frame:
    """What one "to" or modal verb has opened: its verbs, and words that may be further ones."""

    verbs: list[int] = field(default_factory=list)
    doubtful: list[tuple[int, int]] = field(default_factory=list)
    """Each with the place of its separator."""


def enumerated(stream: str, pair: Pair) -> str:
    """A stream behind the analyser in which further infinitives of a row have no other reading.

    >>> enumerated(
    ...     "^to/to<pr>$ ^unite/unite<vblex><inf>$^,/,<cm>$ ^act/act<n><sg>/act<vblex><inf>$",
    ...     Pair("en", "es"),
    ... )
    '^to/to<pr>$ ^unite/unite<vblex><inf>$^,/,<cm>$ ^act/act<vblex><inf>$'
    """
    rules = verb_rules(pair.source)
    if "modifiers" not in rules:
        return stream
    tokens = tokens_of(stream, stream)
    rows = _Rows(tokens, rules)
    out: list[str] = []
    end = 0
    for number, first in sorted(rows.verbs().items()):
        verb = tokens[number]
        wanted = _PRESENT if number in rows.helping else _INFINITIVE
        kept = [one for one in verb.readings if wanted.search(one)]
        unit = f"^{verb.surface}/{'/'.join(kept)}$"
        adverbs = stream[tokens[first].start : tokens[number - 1].end] if first < number else ""
        out += [stream[end : tokens[first].start], unit, " " * bool(adverbs), adverbs]
        end = verb.end
    stream = "".join((*out, stream[end:]))
    stream = _BUILDING.sub(r"\g<head>^\g<word>/build<vblex><ger>$", stream)
    # "The task is to: ensure safety" came out as "es a: garantiza"
    return re.sub(r" \^to/to<pr>\$(?=\^:/)", "", stream)


class _Rows:
    """The rows of infinitives of one text."""

    def __init__(self, tokens: Sequence[Token], rules: Mapping[str, Any]) -> None:
        self._all = tokens
        self._rules = rules
        self._found: dict[int, int] = {}
        self.helping: set[int] = set()
        """Words such as `helps`, which are verbs before an infinitive without "to"."""

    def verbs(self) -> dict[int, int]:
        """By further infinitive the first of the adverbs before it, or itself."""
        frame = _Frame()
        for number, token in enumerate(self._all):
            if self._closes(number):
                self._settle(frame)
                frame = _Frame()
            anchored = self._anchored(number)
            if anchored:
                frame.verbs.append(anchored)
            elif frame.verbs and token.surface.lower() in _PARTED:
                self._part(frame, number)
        self._settle(frame)
        return self._found

    def _at(self, number: int) -> Token | None:
        return self._all[number] if 0 <= number < len(self._all) else None

    def _closes(self, number: int) -> bool:
        """Whether what was opened ends here: at a full stop, a clause, a verb in a tense."""
        token, behind = self._all[number], self._at(number + 1)
        if token.kind == "sent":
            return token.surface not in ";:"
        if any(token.may(one) for one in ("cnjsub", "rel")):
            return True
        if any(_INFINITIVE.search(one) for one in token.readings):
            return False
        tensed = [one for one in token.readings if re.search("<(?:pri|pres|past)>", one)]
        if tensed and len(tensed) == len(token.readings) and not token.may("vaux"):
            return True
        # not "resources allocated to the province"
        return bool(tensed) and token.may("vblex", "past") and _is(behind, "det", "num")

    def _anchored(self, number: int) -> int:
        """The infinitive that a word opens a row with; 0 for none."""
        token = self._all[number]
        word = token.surface.lower()
        opens = word == "to" or any(token.may(one) for one in ("vaux", "vbmod"))
        opens = opens or any(one.endswith("# to") for one in token.readings)
        if not opens:
            return self._asked(number) if word == "that" else self._helped(number)
        place = number + 1
        colon = self._at(place)
        listed = word == "to" and colon is not None and colon.surface == ":"
        place += listed
        while (one := self._at(place)) and (_is(one, "adv") or one.surface.lower() == "further"):
            place += 1
        verb = self._at(place)
        if verb is None or not any(_INFINITIVE.search(one) for one in verb.readings):
            return 0
        if listed:
            self._found[place] = place
        return place

    def _asked(self, number: int) -> int:
        """The verb behind "that" of `requested that the office synthesize them and send …`."""
        asking = self._at(number - 1)
        if asking is None or not any(
            one.partition("<")[0].lower() in self._rules["asking"] for one in asking.readings
        ):
            return 0
        for place in range(number + 2, min(number + _MOST, len(self._all))):
            token, before = self._all[place], self._all[place - 1]
            if token.surface in ",.;:" or _is(token, "rel", "cnjsub", "vaux", "vbser", "vbhaver"):
                return 0
            if not any("<vblex><inf>" in one for one in token.readings):
                continue
            if before.may("n") and (
                _only_verb(token) or self._certainty(_Frame(), place, place) > 1
            ):
                self._found[place] = place
                return place
        return 0

    def _helped(self, number: int) -> int:
        """The infinitive behind `helps strengthen trust`, `helps farmers build roads`."""
        token = self._all[number]
        lemmas = {one.partition("<")[0].lower() for one in token.readings}
        if lemmas.isdisjoint(self._rules["before_infinitive"]):
            return 0
        place = number + 1
        while (one := self._at(place)) and place < number + 5:
            if any("<vblex><inf>" in each for each in one.readings) and not one.may("adj"):
                break
            if not _is(one, "det", "adj", "num", "n", "np") and not one.may("prn", "obj"):
                return 0
            place += 1
        verb, before = self._at(place), self._all[place - 1]
        if verb is None or not any("<vblex><inf>" in each for each in verb.readings):
            return 0
        person = (before.may("n", "pl") and not before.may("n", "sg")) or _is(before, "prn", "np")
        object_ = self._at(place + 1)
        whole = _is(object_, "det", "adj", "num", "n", "np", "prn") or object_ is None
        if place > number + 1 and not (person and (whole or _only_verb(verb))):
            return 0
        if place == number + 1 and not _only_verb(verb) and (token.may("n") or not whole):
            return 0
        self._found[place] = place
        if token.may("vblex", "pri", "p3", "sg"):
            self.helping.add(number)
            self._found[number] = number
        return place

    def _part(self, frame: _Frame, number: int) -> None:
        """Look at what stands first behind a separator."""
        first = number + 1
        while (one := self._at(first)) and one.surface.lower() in _PARTED:
            return
        place = first
        while (one := self._at(place)) and _leads(one):
            place += 1
        verb = self._at(place)
        if verb is None or not any("<vblex><inf>" in one for one in verb.readings):
            return
        capital = self._all[frame.verbs[-1]].surface[:1].isupper()
        if verb.surface.lower() in self._rules["no_verb"] or (
            verb.surface[:1].isupper() and not capital
        ):
            return
        certain = self._certainty(frame, number, place)
        if certain > 1:
            self._found[place] = first
            frame.verbs.append(place)
        elif certain:
            frame.doubtful.append((place, first))

    def _settle(self, frame: _Frame) -> None:
        """What is doubtful is an infinitive beside another of the row, or where "and" ends it."""
        last = frame.doubtful[-1][1] if len(frame.doubtful) > 1 else 0
        ended = last > 0 and self._all[last - 1].surface.lower() in ("and", "or")
        if ended or any(one in self._found for one in frame.verbs[1:]):
            self._found |= dict(frame.doubtful)
            # "The court may fine, jail or expel them"
            first = frame.verbs[0]
            if self._all[first - 1].may("vaux"):
                self._found.setdefault(first, first)

    def _certainty(self, frame: _Frame, parted: int, place: int) -> int:
        """How sure a word is a verb: 2 whatever else the row has, 1 beside another, 0 not."""
        verb = self._all[place]
        if _only_verb(verb):
            return 2
        behind = place + 1
        while (one := self._at(behind)) and one.surface.lower().endswith("ly"):
            behind += 1
        object_ = self._at(behind)
        before = parted - 1
        while before >= 0 and self._all[before].surface.lower() in _PARTED:
            before -= 1
        if object_ is None or object_.surface in ".;:" or object_.surface.lower() in _PARTED:
            return 2 * (before in frame.verbs)
        if _is(object_, "det", "predet") or object_.may("prn", "obj"):
            return 2
        plain = not any(verb.may(one) for one in _NOUNS)
        # "open schools" behind a noun, not "safe, open seas"
        if plain and verb.may("adj"):
            return int(any(self._all[before].may(one) for one in (*_NOUNS, "prn")))
        lemmas = {one.partition("<")[0].lower() for one in verb.readings}
        told = {word for one in lemmas for word in self._rules["with"].get(one, ())}
        if object_.surface.lower() in (*told, *self._rules["manner"]):
            return 2 if object_.surface.lower() in self._rules["manner"] else 1
        if object_.surface.lower() == "to":
            return int(self._anchored(behind) > 0)
        return self._with_object(verb, lemmas, behind)

    def _with_object(self, verb: Token, lemmas: set[str], behind: int) -> int:
        """The same by the noun phrase that stands behind."""
        object_ = self._all[behind]
        if any(object_.may("vblex", one) for one in ("ger", "pprs")):
            return 1
        if _is(object_, "num"):
            return 1
        described = object_.may("adj") and not any(object_.may(one) for one in _NOUNS)
        modifier = not lemmas.isdisjoint(self._rules["modifiers"])
        if described:
            return 1 if modifier else 2
        if modifier:
            return 0
        head = self._head(behind)
        if head is None:
            return 0
        if head.may("n", "pl") and not head.may("n", "sg"):
            return 1 if head.readings[0].partition("<")[0] in self._rules["compounds"] else 2
        if head.readings[0].partition("<")[0].lower() in self._rules["countable"]:
            return 0
        # "and fight crime", but "a port, control tower and hangar"
        opened = any(self._all[one].surface == "a" for one in range(max(0, behind - 8), behind))
        joined = self._all[behind - 2].surface.lower() in ("and", "or")
        return 2 if joined and not opened else 1

    def _head(self, behind: int) -> Token | None:
        """The last noun of the phrase that begins at a place."""
        head: Token | None = None
        for number in range(behind, min(behind + _MOST, len(self._all))):
            token = self._all[number]
            noun = any(token.may(one) for one in _NOUNS) or token.kind == "?"
            if not noun and not token.may("adj"):
                break
            if noun:
                head = token
        return head


def _is(token: Token | None, *kinds: str) -> bool:
    return token is not None and any(token.may(one) for one in kinds)


def _only_verb(token: Token) -> bool:
    return all(_VERBAL.search(one) for one in token.readings)


def _leads(token: Token) -> bool:
    """Whether a word is an adverb before a verb: `strictly`, `then`."""
    if token.surface.lower().endswith("ly"):
        return any(_ADVERB.search(one) for one in token.readings)
    return token.surface.lower() in ("then", "also", "thus", "thereby", "better", "further")
