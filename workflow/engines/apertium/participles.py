"""Participles that Apertium's tagger took for the verb: `families of martyrs and wounded soldiers`.

English past tense and participle are mostly one form; what stands before and behind tells which.
The words are in `predicates.toml`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from workflow.engines.apertium.candidates import CandidateSearch
from workflow.engines.apertium.tokens import PAST, PLURAL, SINGULAR, Token, tags_of

_PARTICIPLE = "<vblex><pp>"
_OPENS = frozenset({"cnjsub", "cnjadv", "rel"})
_NOUNS = frozenset({"n", "np", "?", "adj", "num", "acr"})


class ParticipleSearch(CandidateSearch):
    """The words of one sentence or headline, of which some may be participles."""

    def _settle_participles(self) -> None:
        """What was found to be a participle is no verb for the words around it."""
        tokens = list(self._all)
        for number, tags in self._chosen.items():
            kept = [one for one in tokens[number].readings if tags_of(one).startswith(_PARTICIPLE)]
            if tags == _PARTICIPLE and kept:
                tokens[number] = replace(tokens[number], readings=(kept[0],), chosen=kept[0])
        self._all = tokens

    def _is_participle(self, number: int, before: Token | None) -> bool:
        """Whether a word is a participle by what stands before and behind it."""
        token = self._all[number]
        if not (token.may("vblex", "past") and token.may("vblex", "pp")):
            return False
        if before is None:
            # "Retired officers urged" came out as "Se retiró los agentes"
            behind = self._behind(number)
            listed = token.lemma() in self._rules["attributive"]
            return listed and behind is not None and behind.may("n", "pl")
        return (
            self._is_passive(number, before)
            or self._is_attribute(number, before)
            or self._is_apposed_clause(number, before)
            or self._is_reduced(number, before)
        )

    def _is_passive(self, number: int, before: Token) -> bool:
        """`arrested` of the headline `Two men arrested in Hue`, `told` of `Ministry told to`."""
        token, behind = self._all[number], self._behind(number)
        if self._stopped or not before.is_name:
            return False
        if behind is not None and behind.surface.lower() == "to":
            verb = self._behind(number + 1)
            infinitive = verb is not None and verb.may("vblex", "inf")
            return infinitive and token.lemma() in self._rules["told"]
        timed = behind is not None and behind.surface.lower() in ("as", "after", "while", "when")
        if behind is not None and not timed and (behind.kind != "pr" or "#" in token.chosen):
            return False
        return token.lemma() in self._rules["passive"]

    def _is_attribute(self, number: int, before: Token) -> bool:
        """`wounded` of `martyrs and wounded soldiers`, `gifts to wounded soldiers`."""
        token, behind = self._all[number], self._behind(number)
        if token.lemma() not in self._rules["attributive"] or behind is None:
            return False
        if not behind.may("n", "pl") or before.kind not in ("cnjcoo", "cm", "pr", "num", "adj"):
            return False
        if before.kind not in ("cnjcoo", "cm"):
            return True
        listed = self._before(number - 1)
        return listed is not None and listed.is_name

    def _is_apposed_clause(self, number: int, before: Token) -> bool:
        """`held` of `The talks, held in Hue, were open`: the verb is behind the second comma."""
        named, object_ = self._before(number - 1), self._behind(number)
        if before.kind != "cm" or named is None or not named.is_name or object_ is None:
            return False
        # "Ms. Lan, head of the commission, received a warning, and Ms. Hoa was fined"
        if object_.kind in ("det", "predet", "prn"):
            return False
        if self._all[number].surface.lower() in self._rules["active"]:
            return False
        for other in reversed(self._numbers[: self._numbers.index(number)]):
            if self._all[other].is_verb:
                return False
            if self._all[other].kind in _OPENS:
                break
        behind = [self._all[one] for one in self._numbers if one > number]
        for comma, verb in pairwise(behind):
            if comma.is_sure and comma.kind != "vblex":
                return False
            if comma.kind == "cm" and (verb.is_verb or verb.kind == "cnjcoo"):
                return verb.is_verb
        return False

    def _is_reduced(self, number: int, before: Token) -> bool:
        """`stated` of `The tasks stated in the resolution remain`, `raised` of `issues raised by`.

        The clause has another verb, behind it or before.
        """
        token, behind = self._all[number], self._behind(number)
        if not before.is_name or behind is None or not behind.may("pr"):
            return False
        lemmas = {one.partition("<")[0].lower() for one in token.readings}
        saying = not lemmas.isdisjoint(self._rules["claiming"])
        told = before.lemma() in self._rules["stated"] or behind.surface.lower() == "by"
        if "#" in token.chosen or (saying and not told):
            return False
        if not before.may("n") or not lemmas.isdisjoint(self._rules["unmoved"]):
            return False
        return self._has_verb_behind(number) or self._has_verb_before(number)

    def _has_verb_behind(self, number: int) -> bool:
        """Whether a clause has a finite verb behind a word."""
        apposed = False
        for other in (one for one in self._numbers if one > number):
            token, before, behind = self._all[other], self._before(other), self._behind(other)
            # "set out in the plan, adopted in May, are"
            opens = behind is not None and behind.may("vblex", "pp")
            if token.kind == "cm" and (apposed or opens):
                apposed = not apposed
                continue
            if apposed and token.kind != "sent":
                continue
            if token.kind in (*_OPENS, "cm", "cnjcoo", "sent"):
                return False
            if token.is_verb and token.is_sure:
                infinitive = before is not None and before.surface.lower() == "to"
                return not infinitive
            tensed = token.may("vblex", "pres") or token.may("vblex", "pri")
            named = before is not None and before.is_name
            if tensed and named and all("<vblex>" in one for one in token.readings):
                return True
            if tensed and named and behind is not None and behind.kind in ("det", "prn", "predet"):
                return True
        return False

    def _has_verb_before(self, number: int) -> bool:
        """Whether the noun before a word is what the verb of its clause is about."""
        for other in reversed([one for one in self._numbers if one < number]):
            token = self._all[other]
            if token.kind in (*_OPENS, "cm", "cnjcoo", "sent"):
                return False
            verb = token.kind in ("vblex", "vbser", "vbhaver", "vaux", "vbmod")
            if verb and token.lemma() in self._rules["claiming"]:
                return False
            if token.is_verb:
                return True
        return False

    def _relative(self, number: int) -> str:
        """The tags of the verb behind `that` of `a province that plays a role`; or nothing."""
        before, token = self._before(number), self._behind(number)
        if before is None or token is None or not self._all[number].may("rel"):
            return ""
        if before.kind not in _NOUNS or before.kind == "num":
            return ""
        if token.is_verb:
            # "provinces that have ports" came out as "provincias que tiene"
            return tags_of(token.chosen)
        behind = self._behind(number + 1)
        if behind is None:
            return ""
        told = before.lemma() in self._rules["content"]
        if not self._is_object(behind, sure=told) and behind.kind not in ("adj", "pr"):
            return ""
        if token.may("vblex", "pri", "p3", "sg"):
            return SINGULAR
        if token.may("vblex", "pres") and before.may("n", "pl"):
            return PLURAL
        return PAST if token.may("vblex", "past") and "<pp>" in token.chosen else ""
