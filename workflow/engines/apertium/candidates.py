"""Words of a clause that may be its finite verb, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workflow.engines.apertium.tokens import PAST, PLURAL, SINGULAR, Token

JOINTS = frozenset({"cm", "cnjcoo"})
"""What stands between two subjects."""
_OBJECTS = frozenset({"det", "predet", "num", "adj", "n", "np", "preadv"})
_LONGEST = 60
"""How many words of a clause are looked at."""
_SURE_OBJECTS = frozenset({"det", "predet", "num", "np"})


@dataclass(slots=True)
class Subject:
    """What a clause has before its verb."""

    head: Token | None = None
    several: bool = False
    complement: bool = False
    """Whether a preposition has followed the head."""

    def add(self, token: Token) -> None:
        if self.head is None or not self.complement:
            self.head = token

    def agrees(self, singular: bool) -> bool:
        """Whether a verb in this number fits."""
        if self.head is None:
            return False
        if self.several:
            return not singular
        if self.head.kind in ("?", "np") or self.head.may("np"):
            return True
        if self.head.kind == "prn":
            return singular == all(one in self.head.chosen for one in ("<p3>", "<sg>"))
        return self.head.may("n", "sg") if singular else self.head.may("n", "pl")


@dataclass(slots=True)
class Clause:
    """A stretch of words with one finite verb."""

    tokens: list[int] = field(default_factory=list)
    weak: bool = False
    """Whether it follows another clause of the sentence, so that it may be none."""


class CandidateSearch:
    """The words of one sentence or headline, of which some may be verbs."""

    def __init__(
        self, tokens: Sequence[Token], numbers: Sequence[int], rules: Mapping[str, Any]
    ) -> None:
        """`numbers` are the places of the sentence's words among the tokens."""
        self._all = tokens
        self._numbers = numbers
        self._rules = rules
        self._chosen: dict[int, str] = {}
        self._stopped = bool(numbers) and tokens[numbers[-1]].surface == "."

    def _before(self, number: int) -> Token | None:
        return self._all[number - 1] if number > self._numbers[0] else None

    def _behind(self, number: int) -> Token | None:
        return self._all[number + 1] if number < self._numbers[-1] else None

    def _fronted(self, clause: Clause) -> bool:
        """Whether a clause is what stands before the first comma of `In Hanoi, the army …`."""
        if not clause.tokens:
            return False
        first = self._all[clause.tokens[0]]
        gerund = "<ger>" in first.chosen or "<pprs>" in first.chosen
        fronted = gerund or first.kind in ("pr", "cnjadv", "adv")
        return fronted and clause.tokens[0] == self._numbers[0]

    def _candidates(self, clause: Clause) -> list[tuple[int, int, str]]:
        """Words that may be the verb: how sure that is, the word, the tags of its reading."""
        if len(clause.tokens) > _LONGEST:
            return []
        subject = Subject()
        made: list[tuple[int, int, str]] = []
        related = bool(clause.tokens) and self._all[clause.tokens[0]].kind == "rel"
        for place, number in enumerate(clause.tokens):
            token = self._all[number]
            if place == 0 and self._fronted(clause) and token.kind != "adv":
                return []
            if token.is_sure:
                break
            ready = subject.head is not None and self._ends_subject(clause, number)
            if self._apposed(clause, number):
                subject.several = False
            if related and place == 1:
                ready = True
                subject.head = self._all[clause.tokens[0] - 1] if clause.tokens[0] else None
            if ready and (tags := self._verb_tags(token, subject)):
                score = self._score(number, tags, clause, complement=subject.complement)
                if score > 0 and not self._surer(clause, number):
                    made.append((score, number, tags))
            self._take(subject, token, clause, place)
        return made

    def _take(self, subject: Subject, token: Token, clause: Clause, place: int) -> None:
        """What a word adds to the subject."""
        if token.kind == "gen":
            subject.head = None
        elif token.kind == "pr" or (token.kind == "vblex" and not token.is_verb):
            subject.complement = subject.head is not None
        elif token.kind in JOINTS:
            subject.several = subject.head is not None and not subject.complement
        elif token.is_name or "<subj>" in token.chosen:
            subject.add(token)

    def _ends_subject(self, clause: Clause, number: int) -> bool:
        """Whether a subject may end before a word: with a noun, a name or an adverb."""
        before = self._before(number)
        if before is None:
            return False
        # "Tran Van Hai, chief of the staff, read out Decision 5"
        if before.kind == "cm":
            return self._apposed(clause, number)
        if before.kind == "adv" and number - 1 > self._numbers[0]:
            before = self._all[number - 2]
        return before.is_name or before.kind == "num" or "<subj>" in before.chosen

    def _apposed(self, clause: Clause, number: int) -> bool:
        """Whether a word stands behind what is set between commas."""
        commas = [one for one in clause.tokens if one < number and self._all[one].kind == "cm"]
        return len(commas) > 1 and commas[-1] == number - 1

    def _verb_tags(self, token: Token, subject: Subject) -> str:
        """The tags of the finite verb that a word may be behind a subject."""
        if token.surface.lower() in self._rules["no_verb"]:
            return ""
        if token.may("vblex", "pri", "p3", "sg"):
            return SINGULAR if token.may("n", "pl") and subject.agrees(singular=True) else ""
        if token.may("vblex", "past") and token.may("vblex", "pp"):
            return PAST if "<pp>" in token.chosen else ""
        if token.may("vblex", "pres") and subject.agrees(singular=False):
            certain = subject.several or (subject.head is not None and subject.head.may("n", "pl"))
            return PLURAL if certain else ""
        return ""

    def _score(self, number: int, tags: str, clause: Clause, *, complement: bool) -> int:
        token, behind = self._all[number], self._behind(number)
        lemma = next((one.partition("<")[0] for one in token.readings if tags in one), "").lower()
        if tags == PAST:
            return self._score_past(number, weak=clause.weak)
        before = self._before(number)
        # "allowed a pressure release for the system": no subject behind "of"
        inner = complement and tags == PLURAL and not (before and before.may("n", "pl"))
        score = 0
        if behind is not None and behind.kind == "cm":
            score = 0
        elif behind is None or behind.kind in ("sent", "cnjcoo", "cnjadv"):
            score = 1 if tags == PLURAL and not clause.weak and not inner else 0
        elif self._is_object(behind, sure=clause.weak or inner):
            score = 4
        elif behind.kind in ("pr", "adv") and not inner:
            told = behind.surface.lower() in self._rules["with"].get(lemma, ())
            score = 3 if told else 2 if tags == PLURAL else int(self._stopped)
        if lemma in self._rules["nouns"] and tags == SINGULAR and not self._is_reported(clause):
            score -= 3
        return score

    def _is_reported(self, clause: Clause) -> bool:
        """Whether "that" opens a clause, which has a verb: `said that the Party needs to …`."""
        opening = self._before(clause.tokens[0]) if clause.tokens else None
        return opening is not None and opening.kind == "cnjsub" and opening.surface == "that"

    def _score_past(self, number: int, *, weak: bool) -> int:
        """`read` of `The minister read out Decision 5`, not `put` of `those put on trial`."""
        behind = self._behind(number)
        if behind is not None and behind.surface.lower() in ("out", "up", "off", "down"):
            behind = self._behind(number + 1)
        if behind is None:
            return 0
        # "called for unity"
        lemmas = {one.partition("<")[0].lower() for one in self._all[number].readings}
        if any(behind.surface.lower() in self._rules["with"].get(one, ()) for one in lemmas):
            return 3
        joined = any("#" in one for one in self._all[number].readings)
        if self._is_object(behind, sure=not joined):
            return 5
        # "An apartment exploded due to a leak." has no other verb
        if not self._stopped or weak:
            return 0
        return 2 if self._is_object(behind, sure=False) else 1

    def _is_object(self, token: Token, *, sure: bool) -> bool:
        """Whether a word may begin what a verb is about."""
        if token.kind == "prn" or token.kind == "cnjsub" or token.surface.lower() == "to":
            return True
        if token.kind in _SURE_OBJECTS:
            return True
        # "Oil prices rose": a flower that the tagger took for a verb is one
        noun = token.may("n") and "<past>" not in token.chosen
        return not sure and (token.kind in _OBJECTS or token.kind == "?" or noun)

    def _surer(self, clause: Clause, number: int) -> bool:
        """Whether a clause has a verb behind a word that can be nothing else."""
        for other in clause.tokens:
            token = self._all[other]
            participle = "<pp>" in self._chosen.get(other, "")
            if other > number and token.is_sure and not participle:
                bare = "<vblex><pres>" in token.chosen and self._governs(number)
                if not bare:
                    return True
        return False

    def _governs(self, number: int) -> bool:
        """Whether an infinitive without "to" may follow a word and what it is about."""
        lemmas = {one.partition("<")[0].lower() for one in self._all[number].readings}
        return not lemmas.isdisjoint(self._rules["before_infinitive"])
