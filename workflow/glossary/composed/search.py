"""The search for composed titles: heads beside the bodies that were found in a text.

    composed = head link body | body head | modifier title | title with a modifier inside

Only where a body or title was found is anything looked for, so that texts without one cost
nothing and no form is listed for every head with every body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from workflow.glossary.composed.heads import HeadReader
from workflow.glossary.composed.tables import composed_tables, reading_key
from workflow.glossary.composed.titles import SIGN, ComposedTitles, link_of
from workflow.glossary.folding import fold
from workflow.glossary.values import Concept, Occurrence, TermStatus
from workflow.glossary.wordings import find_wording, unapproved

_NEAR, _WORD = 40, 16
"""How far from a title a word says it too, and how long one before it may be."""
_LAST = re.compile(r"([^\W\d_]+)[ -]\Z")
_OWNS = re.compile(r"'s?(?: |\Z)")
_TARGET = (TermStatus.PREFERRED, TermStatus.ADMITTED)


class ComposedSearch:
    """Finds the composed titles of one language."""

    def __init__(self, language: str, titles: ComposedTitles) -> None:
        self._language, self._titles = language, titles
        self._heads = HeadReader(language)

    def found_in(
        self,
        text: str,
        found: Sequence[Occurrence],
        expected: frozenset[str],
        find: Callable[[str], Sequence[Occurrence]],
    ) -> list[Occurrence]:
        """What was found in a text, with composed titles in place of what they hold.

        `find` finds in another text. Of a translation (`expected` are the ids of its source)
        a title is put together only where the source has it, or has not its parts.
        """
        listed = list(found)
        if self._language not in composed_tables().languages:
            return listed
        # Most texts of three languages end here.
        if not (listed or expected or self._cues):
            return listed
        plain = text.replace("’", "'").replace("\u00a0", " ")
        for one in list(self._with_parts_inside(text, plain, expected, find)):
            listed = _placed(listed, one)
        if any(map(_is_official, listed)):
            for body in [one for one in listed if one.concept and one.concept.kind == "body"]:
                made = self._headed(text, plain, body, listed, expected)
                if made is not None:
                    listed = _placed(listed, made)
            for title in [one for one in listed if one.concept and one.concept.kind == "title"]:
                made = self._modified(text, plain, title, expected)
                if made is not None:
                    listed = _placed(listed, made)
        for composed_id in sorted(one for one in expected if SIGN in one):
            listed = self._with_expected(text, listed, composed_id, expected)
        return listed

    def _headed(
        self,
        text: str,
        plain: str,
        body: Occurrence,
        listed: Sequence[Occurrence],
        expected: frozenset[str],
    ) -> Occurrence | None:
        """The title that a head beside a body makes with it."""
        assert body.concept is not None
        owns = _OWNS.match(plain, body.end) is not None
        head = None if owns else self._heads.before(plain, body.start)
        if head is None:
            head = self._heads.behind(plain, body.end)
            # `the Steering Committee General Secretary To Lam leads`
            if head and any(head.start <= one.start < head.end for one in listed):
                return None
        if head is None:
            return None
        kind = composed_tables().kind_of(body.concept)
        each = kind is not None and kind.each
        if body.inflection == "genitive" or (
            body.inflection == "plural" and not (head.plural and each)
        ):
            return None
        concept = self._titles.make(head.key, body.concept)
        if concept is None or not _is_wanted(concept, body.concept, expected):
            return None
        if expected and not self._is_well_joined(plain[head.end : body.start], body):
            return None
        if head.plural and not body.inflection:
            concept = self._titles.of_one_body(concept, head.key, body.concept)
        start, end = min(head.start, body.start), max(head.end, body.end)
        said = {fold(one).text.lower() for one in unapproved(concept, self._language)}
        if fold(text[start:end]).text.lower() in said:
            return None
        return self._occurrence(text, start, end, concept, body.status, plural=head.plural)

    def _is_well_joined(self, between: str, body: Occurrence) -> bool:
        """Whether a translation joins head and body as its language does.

        `presidente de Asamblea Nacional` is an engine's, `de la Asamblea Nacional` ours.
        """
        assert body.concept is not None
        grammar = body.concept.grammar_of(self._language, body.text)
        link = link_of(self._language, body.text, grammar)
        known = bool(link and between.strip() and (grammar.gender or self._language == "en"))
        return not known or between.strip() == link.replace("’", "'").strip()

    def _modified(
        self, text: str, plain: str, title: Occurrence, expected: frozenset[str]
    ) -> Occurrence | None:
        """A title with the word before it that modifies it."""
        assert title.concept is not None
        if plain[title.start - 1 : title.start] not in (" ", "-"):
            return None
        match = _LAST.search(plain, max(title.start - _WORD, 0), title.start)
        name = self._before.get(match.group(1).lower()) if match else None
        if match is None or name is None:
            return None
        words = composed_tables().modifiers[name][self._language]
        if plain[: match.start()].rstrip().lower().endswith(words.not_after or ("\n",)):
            return None
        concept = self._titles.make(name, title.concept)
        if concept is None or not _is_wanted(concept, title.concept, expected):
            return None
        plural = title.inflection == "plural"
        return self._occurrence(
            text, match.start(), title.end, concept, title.status, plural=plural
        )

    def _with_parts_inside(
        self,
        text: str,
        plain: str,
        expected: frozenset[str],
        find: Callable[[str], Sequence[Occurrence]],
    ) -> Iterator[Occurrence]:
        """Titles that are found once the words that modify them are taken out.

        `ministro interino de Relaciones Exteriores`, `expresidente de la República`
        """
        low = plain.lower() if self._cues else ""
        if not any(map(low.__contains__, self._cues)):
            return
        for match in self._inside.finditer(plain):
            start, end = match.span()
            attached = match["attached"] is not None
            if not attached:
                start = start - 1 if plain[start - 1 : start] == " " else start
            name = self._inside_names[self._key(match.group())] if not attached else "former"
            for one in find(text[:start] + text[end:]):
                reaches = one.start == start if attached else one.start < start <= one.end
                if one.concept is None or one.concept.kind != "title" or not reaches:
                    continue
                concept = self._titles.make(name, one.concept)
                if concept is not None and _is_wanted(concept, one.concept, expected):
                    last = one.end + end - start
                    plural = one.inflection == "plural"
                    yield self._occurrence(
                        text, one.start, last, concept, one.status, plural=plural
                    )

    def _with_expected(
        self, text: str, listed: list[Occurrence], composed_id: str, expected: frozenset[str]
    ) -> list[Occurrence]:
        """What was found, with the forms of an expected composed title wherever they stand.

        A modified title counts also where another word says it near by: `Xi, then President`.
        """
        concept = self._titles.concept(composed_id)
        if concept is None:
            return listed
        for shape in _shapes(concept, self._language):
            for start, end in find_wording(shape, text):
                known = [one for one in listed if one.id == composed_id]
                if not any(one.start <= start and end <= one.end for one in known):
                    made = self._occurrence(
                        text, start, end, concept, TermStatus.PREFERRED, plural=False
                    )
                    listed = _placed(listed, made)
        name, _, base = composed_id.partition(SIGN)
        near = self._near.get(name)
        if near is None or base in expected:
            return listed
        return [
            replace(one, id=composed_id, concept=concept, status=TermStatus.ADMITTED)
            if one.id == base and near.search(_around(text, one))
            else one
            for one in listed
        ]

    def _occurrence(
        self,
        text: str,
        start: int,
        end: int,
        concept: Concept,
        status: TermStatus,
        *,
        plural: bool,
    ) -> Occurrence:
        stretch = text[start:end]
        preferred = concept.preferred(self._language)
        if status is not TermStatus.FORBIDDEN and preferred is not None:
            same = fold(preferred).text.lower() == fold(stretch).text.lower()
            status = TermStatus.PREFERRED if same else TermStatus.ADMITTED
        return Occurrence(
            kind="term",
            id=concept.id,
            start=start,
            end=end,
            text=stretch,
            status=status,
            concept=concept,
            inflection="plural" if plural else "",
        )

    def _key(self, text: str) -> str:
        return reading_key(text, self._language)

    @cached_property
    def _before(self) -> dict[str, str]:
        """What modifies a title by the words that stand before it."""
        made: dict[str, str] = {}
        for name, by_language in composed_tables().modifiers.items():
            words = by_language[self._language]
            forms = (words.m, words.f, words.plural, words.f_plural)
            written = forms if words.place == "before" else ()
            said = [one for one in (*written, *words.read) if one]
            made |= {one.lower(): name for one in said} | {self._key(one): name for one in said}
        return made

    @cached_property
    def _inside_names(self) -> dict[str, str]:
        return {
            self._key(one): name
            for name, by_language in composed_tables().modifiers.items()
            for one in by_language[self._language].read_inside
        }

    @cached_property
    def _cues(self) -> tuple[str, ...]:
        """What is in every text from which `_inside` takes something out."""
        modifiers = [one[self._language] for one in composed_tables().modifiers.values()]
        inside = [one for words in modifiers for one in words.read_inside]
        return (*inside, *(f"ex{one}" for words in modifiers for one in words.attached))

    @cached_property
    def _inside(self) -> re.Pattern[str]:
        """What may be taken out of a title, or from the beginning of its first word."""
        opened = [re.escape(one[2:]) for one in self._cues if one not in self._inside_said]
        words = "|".join(map(re.escape, sorted(self._inside_said, key=len, reverse=True)))
        attached = f"(?P<attached>ex)(?={'|'.join(opened) or '(?!)'})"
        return re.compile(rf"(?<!\w)(?:(?:{words or '(?!)'})(?!\w)|{attached})", re.IGNORECASE)

    @cached_property
    def _inside_said(self) -> frozenset[str]:
        modifiers = composed_tables().modifiers.values()
        return frozenset(one for words in modifiers for one in words[self._language].read_inside)

    @cached_property
    def _near(self) -> dict[str, re.Pattern[str]]:
        """The words that say near a title what modifies it."""
        return {
            name: re.compile(
                rf"(?<!\w)(?:{'|'.join(map(re.escape, by_language[self._language].near))})",
                re.IGNORECASE,
            )
            for name, by_language in composed_tables().modifiers.items()
        }


def _is_official(one: Occurrence) -> bool:
    return one.kind == "term" and one.concept is not None and one.concept.kind in ("title", "body")


def _may_be_part(one: Occurrence) -> bool:
    return one.kind == "term" and one.concept is not None and one.concept.kind != "person"


def _is_wanted(concept: Concept, base: Concept, expected: frozenset[str]) -> bool:
    """Whether a title is put together in a translation whose source has the expected ids."""
    return not expected or concept.id in expected or base.id not in expected


def _placed(listed: list[Occurrence], made: Occurrence) -> list[Occurrence]:
    """What was found with a composed title for all that lies in it.

    Unchanged where it would cut something else, or hold a reference or a person.
    """
    kept: list[Occurrence] = []
    for one in listed:
        if one.end <= made.start or one.start >= made.end:
            kept.append(one)
        elif not (made.start <= one.start and one.end <= made.end) or not _may_be_part(one):
            return listed
    return sorted([*kept, made], key=lambda one: one.start)


def _shapes(concept: Concept, language: str) -> list[str]:
    """Every form of a composed title in a language, the longest first."""
    shapes = set(concept.forms(language, *_TARGET))
    for one in concept.grammar.get(language, {}).values():
        shapes |= {one.plural, one.indefinite, one.definite, one.definite_plural}
    return sorted(shapes - {""}, key=lambda shape: (-len(shape), shape))


def _around(text: str, one: Occurrence) -> str:
    return text[max(one.start - _NEAR, 0) : one.end + _NEAR]
