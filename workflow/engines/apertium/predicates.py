"""Verbs that Apertium's tagger took for nouns: `Floods force thousands from homes`.

The tagger looks at two words; a headline has no article to help it. Here the readings of the
analyser and the tagger's choice are looked at together, clause by clause: behind a subject a word
that may be a finite verb in its number is one, where no surer verb follows. What was found is
the only reading left, and the tagger is asked again. The words that tell are data. Stream format:
https://wiki.apertium.org/wiki/Apertium_stream_format
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from workflow.engines.apertium.candidates import JOINTS, Clause
from workflow.engines.apertium.participles import ParticipleSearch
from workflow.engines.apertium.tokens import (
    PAST,
    PLURAL,
    SINGULAR,
    Token,
    sentences_of,
    tags_of,
    tokens_of,
)
from workflow.engines.languages import Pair

_CLAUSES = frozenset({"cnjsub", "cnjadv", "rel"})
_LEAST = 1
_AND = "and<cnjcoo>"
"""What is read for a comma between two subjects; any other choice is the tags to keep."""


def with_predicates(analysed: str, tagged: str, pair: Pair) -> str:
    """A stream behind the analyser in which verbs that the tagger missed have no other reading.

    `tagged` is the same stream behind the tagger.
    """
    rules = verb_rules(pair.source)
    tokens = tokens_of(analysed, tagged) if rules else []
    if not tokens:
        return analysed
    chosen: dict[int, str] = {}
    for sentence in sentences_of(tokens):
        chosen |= _Sentence(tokens, sentence, rules).choose()
    out: list[str] = []
    end = 0
    for number, tags in sorted(chosen.items()):
        token = tokens[number]
        kept = [one for one in token.readings if tags_of(one).startswith(tags)]
        unit = f"^{token.surface}/{'/'.join(kept)}$" if tags != _AND else " ^and/and<cnjcoo>$"
        out += [analysed[end : token.start], unit]
        end = token.end
    return "".join((*out, analysed[end:]))


def verb_rules(language: str) -> Mapping[str, Any]:
    """The words that tell the verbs of a source; nothing for a language without data."""
    rules: Mapping[str, Any] = _document().get(language, {})
    return rules


def predicates_data() -> bytes:
    """The data, for what has to change when they do."""
    return resources.files(__package__).joinpath("predicates.toml").read_bytes()


class _Sentence(ParticipleSearch):
    """One sentence or headline, whose verbs are looked for."""

    def choose(self) -> dict[int, str]:
        """By word the tags of the only reading to keep."""
        self._fix_words()
        self._settle_participles()
        clauses = list(self._clauses())
        form = ""
        for clause in clauses:
            found = self._predicate(clause, form)
            form = found or form
        return self._chosen

    def _fix_words(self) -> None:
        """Words whose reading is plain from the word before them."""
        for number in self._numbers:
            token, before = self._all[number], self._before(number)
            word = token.surface.lower()
            if word in self._rules["no_verb"] and token.may("pr"):
                # "near Hoang Sa" came out as "se acercan", as "Hoang Sa cercana" too
                behind = self._behind(number)
                if token.is_verb or (behind is not None and self._is_object(behind, sure=False)):
                    self._chosen[number] = "<pr>"
            elif self._is_counted(number, before):
                self._chosen[number] = PAST
            elif word == "found" and "<pres>" in token.chosen and before is not None:
                # "The commission found evidence" came out as "funda"
                self._chosen[number] = PAST
            elif self._is_will(number, before):
                self._chosen[number] = "<n>"
            elif self._is_told(number, word) and re.search("<(?:pp|adj)>", token.chosen):
                if before is None or before.kind not in ("vbser", "vbhaver", "adv", "pr", "det"):
                    self._chosen[number] = PAST
            elif self._is_participle(number, before):
                # came out as "Dos hombres arrestaron", "e hirió a soldados"
                self._chosen[number] = "<vblex><pp>"
            elif word == "that" and (tags := self._relative(number)):
                # came out as "provincia que juegos un papel"
                self._chosen |= {number: "<rel>", number + 1: tags}
            elif before is None or self._fix_infinitive(number, before):
                continue
            elif token.kind == "vblex":
                self._fix_verb(number, token, before)

    def _is_told(self, number: int, word: str) -> bool:
        """Whether a form is a past tense where no auxiliary says otherwise: `said`, `told AFP`."""
        behind = self._behind(number)
        into = behind is not None and behind.surface.lower() in ("to", "about", "in", "by")
        if word in self._rules["direct"]:
            # "his counterpart discussed trade" came out as "comercio discutido"
            dated = behind is not None and behind.surface.lower() in ("last", "this", "on")
            return behind is not None and not dated and self._is_object(behind, sure=False)
        # "the law voted by the assembly"
        passive = behind is not None and behind.surface.lower() == "by"
        return word in self._rules["active"] and not (word == "told" and into) and not passive

    def _is_counted(self, number: int, before: Token | None) -> bool:
        """`spoiled` of `Nine voted against and three spoiled their ballots`."""
        token, behind = self._all[number], self._behind(number)
        if before is None or before.kind != "num" or behind is None or "<pp>" not in token.chosen:
            return False
        return behind.kind == "det" and token.may("vblex", "past")

    def _is_will(self, number: int, before: Token | None) -> bool:
        """`will` of `the will for peace`, which came out as `el para paz`."""
        behind = self._behind(number)
        if self._all[number].surface.lower() != "will" or behind is None or before is None:
            return False
        opened = before.kind in ("det", "adj", "gen", "cnjcoo")
        return opened and behind.surface.lower() in ("for", "of", "to")

    def _fix_infinitive(self, number: int, before: Token) -> bool:
        """`boost` of `agree to boost ties`."""
        token = self._all[number]
        joined = before.chosen.endswith("# to") and token.kind != "vblex"
        if joined and token.may("vblex", "inf"):
            self._chosen[number] = "<vblex><inf>"
        return joined

    def _fix_verb(self, number: int, token: Token, before: Token) -> None:
        """A word that the tagger took for a verb, behind another that says it is none."""
        if before.surface.lower() in self._rules["before_noun"] and before.may("pr"):
            # "tax on fuel" came out as "gravan encima alimentar", "on smuggled goods" as
            # "encima contrabandearon bienes"
            if token.may("n") and re.search("<(?:inf|pres|pri)>", token.chosen):
                self._chosen |= {number - 1: "<pr>", number: "<n>"}
            elif "<past>" in token.chosen and token.may("vblex", "pp"):
                self._chosen |= {number - 1: "<pr>", number: "<vblex><pp>"}
        elif before.is_sure and before.kind == "vblex" and token.may("n"):
            # "keeps rates unchanged" came out as "mantiene valora"
            gerund = re.search("<(?:ger|pprs)>", token.chosen) is not None
            listed = self._rules["before_gerund" if gerund else "saying"]
            if before.lemma() not in listed and (
                gerund or re.search("<(?:inf|pres|pri)>", token.chosen)
            ):
                self._chosen[number] = "<n>"

    def _clauses(self) -> Iterator[Clause]:
        """The clauses, cut at subordinating words and, behind a verb, at commas and "and"."""
        clause = Clause()
        verb = False
        for number in self._numbers:
            token = self._all[number]
            joint = token.kind in JOINTS and (verb or self._fronted(clause))
            if (token.kind in _CLAUSES and clause.tokens) or joint or token.kind == "sent":
                weak = clause.weak or not self._fronted(clause)
                yield clause
                clause = Clause(weak=weak and token.kind != "sent")
                verb = False
                clause.tokens = [number] if token.kind == "rel" else []
                continue
            clause.tokens.append(number)
            verb = verb or token.is_verb or bool(self._candidates(clause))
        if clause.tokens:
            yield clause

    def _predicate(self, clause: Clause, form: str) -> str:
        """Choose the verb of a clause; its form, or nothing where it has none.

        `form` is that of the clause before, which a verb right behind "and" shares.
        """
        if not clause.tokens:
            return ""
        shared = self._shared(clause, form)
        if shared:
            return shared
        candidates = self._candidates(clause)
        best = max(candidates, key=lambda one: (one[0], -one[1]), default=None)
        if best is not None and best[0] >= (_LEAST + clause.weak):
            _, number, tags = best
            self._keep(number, tags)
            self._settle_before(clause, number)
            self._settle_behind(clause, number)
            self._settle_bare(clause, number)
            return tags
        verb = next((n for n in clause.tokens if self._all[n].is_verb), None)
        if verb is None:
            return ""
        self._settle_bare(clause, verb)
        if "<pres>" in self._all[verb].chosen:
            self._settle_before(clause, verb)
        return _form(self._all[verb].chosen)

    def _keep(self, number: int, tags: str) -> None:
        if not tags_of(self._all[number].chosen).startswith(tags):
            self._chosen[number] = tags

    def _settle_before(self, clause: Clause, number: int) -> None:
        """`police` before its verb is no adjective, and `Vietnam, Laos sign` is two countries."""
        before = self._before(number)
        joints = [one for one in clause.tokens if one < number and self._all[one].kind in JOINTS]
        if len(joints) == 1 and self._all[joints[0]].kind == "cm" and self._is_pair(joints[0]):
            self._chosen[joints[0]] = _AND
        if before is not None and before.kind == "adj" and before.may("n", "pl"):
            self._chosen[number - 1] = "<n>"

    def _is_pair(self, joint: int) -> bool:
        """Whether names or bare nouns of one kind stand on both sides of a comma."""
        return all(
            token is not None and token.is_name
            for token in (self._before(joint), self._behind(joint))
        )

    def _settle_behind(self, clause: Clause, number: int) -> None:
        """What was taken for the verb of a clause is a noun behind the verb that was found."""
        for other in clause.tokens:
            token = self._all[other]
            if other > number and ("<subj>" in token.chosen or token.kind in _CLAUSES):
                return
            if other <= number or not token.is_verb or token.is_sure or not token.may("n"):
                continue
            if other not in self._chosen:
                self._chosen[other] = "<n>"

    def _settle_bare(self, clause: Clause, number: int) -> None:
        """`rebuild` of `helps villagers rebuild` is an infinitive."""
        if not self._governs(number):
            return
        for other in clause.tokens:
            token = self._all[other]
            if other > number and "<vblex><pres>" in token.chosen and token.may("vblex", "inf"):
                self._chosen[other] = "<vblex><inf>"
                return

    def _shared(self, clause: Clause, form: str) -> str:
        """`replaces` of `takes effect and replaces the law`."""
        number = clause.tokens[0]
        token = self._all[number]
        if not form or number == self._numbers[0] or token.is_sure:
            return ""
        if self._all[number - 1].kind not in JOINTS:
            return ""
        behind = self._behind(number)
        if behind is None or not self._may_share(number, behind, form):
            return ""
        if not any(tags_of(one).startswith(form) for one in token.readings) or token.is_verb:
            return ""
        self._keep(number, form)
        return form

    def _may_share(self, number: int, behind: Token, form: str) -> bool:
        """Whether what stands behind a word lets it be the second verb of a clause."""
        if form != PAST:
            return self._is_object(behind, sure=form != SINGULAR)
        token = self._all[number]
        lemmas = {one.partition("<")[0].lower() for one in token.readings}
        # "visited and worked with", "offered incense", not "and wounded soldiers"
        described = (*self._rules["attributive"], *self._rules["adjectival"])
        if self._all[number - 1].kind == "cm":
            # "caused harm, provoked public outrage and eroded trust", not "a plan, set for May"
            return self._is_object(behind, sure=not self._goes_on(number))
        if not lemmas.isdisjoint(described):
            return self._is_object(behind, sure=True)
        return self._is_object(behind, sure=False) or behind.kind == "pr"

    def _goes_on(self, number: int) -> bool:
        """Whether what is next joined behind a word is a past tense too."""
        behind = [one for one in self._numbers if one > number]
        joint = next((one for one in behind if self._all[one].kind in JOINTS), None)
        following = self._behind(joint) if joint is not None else None
        return following is not None and following.may("vblex", "past")


def _form(chosen: str) -> str:
    """The form that a verb shares with those joined to it."""
    tags = tags_of(chosen)
    if tags.startswith("<vbser>"):
        return ""
    return next((one for one in (SINGULAR, PLURAL, PAST) if tags.startswith(one)), "")


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(predicates_data().decode("utf-8"))
