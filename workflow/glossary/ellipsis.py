"""Titles and bodies that share one head: `Ministers of Public Security and National Defence`.

The first one is a form in the plural; of the others only the complement stands there. Each of
them is a concept with the id of its row, whose forms are the complements alone: `de Defensa`.
A language that writes no such lists keeps the whole form.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from workflow.glossary.folding import fold, key
from workflow.glossary.forms import Form
from workflow.glossary.guards import Recognition, recognition
from workflow.glossary.values import Concept, Grammar, Term, TermStatus

_KINDS = ("title", "body")
_WORD = re.compile(r"\w")
_CAPITAL = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Member:
    """A later member of a list, where it stands in the folded text."""

    start: int
    end: int
    concept: Concept


class SharedHeads:
    """The complements of the concepts of one language, by the head that they go with."""

    def __init__(self, concepts: Iterable[Concept], language: str) -> None:
        self._concepts = [one for one in concepts if one.kind in _KINDS]
        self._language = language
        self._rules = recognition(language)

    def after(self, text: str, end: int, form: Form) -> Iterator[Member]:
        """The further members of the list that a plural form begins."""
        if form.inflection != "plural" or not self._rules.list_joints:
            return
        # `Secretariat members, Politburo members`: the head is behind, and nothing is shared.
        if _parts(form.text, self._rules) is None:
            return
        alike = [
            pair for head in self._heads.get(form.concept.id, ()) for pair in self._members[head]
        ]
        joint = self._joint.match(text, end)
        while alike and joint is not None:
            found = self._member(text, joint.end(), alike)
            if found is None:
                return
            start = joint.start("link") if joint["link"] else found[0]
            yield Member(start, found[1], _elliptical(found[2]))
            joint = self._joint.match(text, found[1])

    def _member(
        self, text: str, start: int, alike: Iterable[tuple[str, Concept]]
    ) -> tuple[int, int, Concept] | None:
        """The longest complement at a place."""
        best: tuple[int, int, Concept] | None = None
        for complement, concept in alike:
            end = start + len(complement)
            found = text[start:end]
            fits = key(found, accents=self._rules.accents) == complement and found[:1].isupper()
            if fits and not _WORD.match(text, end) and (best is None or end > best[1]):
                best = (start, end, concept)
        return best

    @cached_property
    def _joint(self) -> re.Pattern[str]:
        """What stands between two members; `link` is the preposition that is said again."""
        joints = "|".join(re.escape(one) for one in self._rules.list_joints)
        links = sorted(self._rules.complements, key=len, reverse=True)
        link = "|".join(re.escape(one) + ("" if one.endswith("'") else " ") for one in links)
        return re.compile(rf"(?:, (?:(?:{joints}) )?| (?:{joints}) )(?P<link>{link})?")

    @cached_property
    def _members(self) -> Mapping[str, list[tuple[str, Concept]]]:
        """Complements, in small letters, and what they mean, by head."""
        members: dict[str, list[tuple[str, Concept]]] = defaultdict(list)
        for concept in self._concepts:
            for head, complement in self._pairs(concept):
                members[head].append((complement, concept))
        return members

    @cached_property
    def _heads(self) -> Mapping[str, frozenset[str]]:
        heads: dict[str, set[str]] = defaultdict(set)
        for concept in self._concepts:
            for head, _ in self._pairs(concept):
                heads[concept.id].add(head)
        return {concept_id: frozenset(found) for concept_id, found in heads.items()}

    def _pairs(self, concept: Concept) -> Iterator[tuple[str, str]]:
        for form in concept.forms(self._language, TermStatus.PREFERRED, TermStatus.ADMITTED):
            parts = _parts(fold(form).text, self._rules)
            if parts is not None:
                head, _, complement = parts
                yield head.lower(), key(complement, accents=self._rules.accents)


def _parts(form: str, rules: Recognition) -> tuple[str, str, str] | None:
    """Head, link and complement of a folded form: `Minister`, `of`, `National Defence`.

    `None` where the head is more than a word, and a deputy's two, or the complement has no
    capital.
    """
    head, blank, rest = form.partition(" ")
    # `Deputy Ministers of Finance, Health and Justice`
    if head.lower() in rules.deputies:
        second, blank, rest = rest.partition(" ")
        head = f"{head} {second}"
    for link in sorted(rules.complements, key=len, reverse=True):
        opening = link if link.endswith("'") else f"{link} "
        if blank and rest.startswith(opening):
            complement = rest[len(opening) :]
            capital = _CAPITAL.match(complement)
            return (head, link, complement) if capital and complement[0].isupper() else None
    return None


def _elliptical(concept: Concept) -> Concept:
    """A concept whose forms are its complements, where a language writes such lists."""
    terms: dict[str, tuple[Term, ...]] = {}
    grammar: dict[str, Mapping[str, Grammar]] = {}
    for language, forms in concept.terms.items():
        rules = recognition(language)
        made: list[Term] = []
        for term in forms:
            parts = _parts(fold(term.text).text, rules) if rules.list_joints else None
            if parts is None:
                made.append(term)
                continue
            # Folding keeps no length; the complement is cut from the form as it is spelt.
            tail = term.text[-len(parts[2]) :]
            if rules.list_links:
                tail = parts[1].replace("'", "’") + ("" if parts[1].endswith("'") else " ") + tail
            made.append(Term(tail, term.status))
        terms[language] = tuple(dict.fromkeys(made))
        cut = terms[language] and terms[language][0].text != forms[0].text
        grammar[language] = (
            {terms[language][0].text: Grammar(number="sg", article="none")}
            if cut
            else concept.grammar.get(language, {})
        )
    return replace(concept, terms=terms, grammar=grammar, gender={}, known_renderings={})
