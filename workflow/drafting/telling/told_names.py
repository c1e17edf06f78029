"""What a draft tells of names that have no approved form, and of words that its engine left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.drafting.casing import casing_of
from workflow.drafting.masking import Slot
from workflow.drafting.planning import Plan
from workflow.drafting.telling.body_words import is_called_otherwise
from workflow.drafting.telling.torn_names import find_countries, find_torn
from workflow.drafting.telling.torn_rules import torn_rules
from workflow.drafting.telling.unlisted import find_lost_names, find_unlisted
from workflow.drafting.truecase import is_title_case
from workflow.engines import Pair
from workflow.glossary import Glossary
from workflow.glossary.names.foreign_rules import gender_of_first_name
from workflow.glossary.names.name_rules import VIETNAMESE, is_syllable

_SHORTEST = 4
"""Letters of a word whose stop may be an abbreviation's."""
_PART = "only part of a longer"
_WORD = re.compile(r"[^\W\d_]+")
# `de Sinaloa`, `Yamila Ferrer Cobas`; no abbreviation (`PCC`), nothing with a stop (`Col.`)
_RUN = re.compile(
    r"(?<![\w.-])[A-ZÀ-ÝĐ][^\W\d_]*[a-zà-ÿ]{2}(?:[ -][A-ZÀ-ÝĐ][^\W\d_]*)*(?![\w-])(?!\.\w)"
)
_BEGINS = re.compile(r"(?:\A|[.!?…:;]\s)[\s\"“«»'’(\[-]*\Z|[“«\"‘]\Z|[A-ZÀ-ÝĐ][\w’'-]* \Z")
_ARTICLE = re.compile(r"(?<!\w)(?:an?|the|its|their|his|her|our|this|that) \Z", re.IGNORECASE)
_PEOPLE = re.compile(r" (?:ethnic|people|minority|language|community)(?!\w)")
_ROMAN = re.compile("[IVXLC]{2,}")
# `(XINHUA/ZHU WANJUN)`, `Foto: PL`
_NAMES = r"[A-ZÀ-ÝĐ][\w.]*(?:[ /-][A-ZÀ-ÝĐ][\w.]*){0,4}"
_CREDIT = re.compile(rf"\(?(?:(?:Photos?|Fotos?|Pictures?)(?: by)? ?: ?)?{_NAMES}\)?")


def names_without_form(plan: Plan, pair: Pair, draft: str, glossary: Glossary) -> tuple[str, ...]:
    """The names of a source that its draft may have torn or put in words of its own, each once.

    First those that their head word shows (`State Committee for …`), then those that only their
    capitals show, of which a headline in title case has none.
    """
    text = plan.reading
    slots = [one for one in plan.slots if not _is_misread(one, pair.source)]
    known = [(one.start, one.end) for one in slots]
    known += [(one.start, one.end) for one in (*plan.watched, *plan.formless)]
    known += find_countries(text, pair.source, draft, pair.target)
    persons = [(one.start, one.end) for one in slots if _is_surely_one(one)]
    spans = [
        *find_unlisted(text, pair.source, known, persons),
        *find_lost_names(text, pair.source, draft, known),
    ]
    if not is_title_case(plan.plain, pair.source):
        holders = [(one.start, one.end) for one in slots if one.kind == "person"]
        torn = find_torn(
            text,
            pair.source,
            draft,
            pair.target,
            [*known, *spans],
            holders,
            lambda word: is_called_otherwise(word, draft, pair, glossary),
        )
        # Of what is in review for being part of more, nothing more is said.
        partial = [(one.start, one.end) for one in slots if _PART in one.doubt]
        spans += [one for one in torn if not any(_holds(one, other) for other in partial)]
    # `Chairman of the State Committee for …` is one name to look at.
    spans = [one for one in spans if not any(_holds(other, one) for other in spans)]
    return tuple(dict.fromkeys(text[start:end] for start, end in spans))


def unknown_words(
    words: Sequence[str], plan: Plan, draft: str, pair: Pair, names: Sequence[str]
) -> tuple[str, ...]:
    """Those of the words an engine did not know that stand in its draft and need a look, once.

    None of `names`, which are told; none that the target language writes so (`Tet`, `USD`);
    no Vietnamese syllable with a capital, a name in any language (`Vinh`); none of a name that
    stands in the draft as it does in the source (`Sinaloa`).
    """
    told = {word.casefold() for name in names for word in _WORD.findall(name)}
    cased, rules = casing_of(pair.target).cased, torn_rules(pair.target)
    # `avec son épouse`, a possessive of which its engine did not know the gender
    own = rules.own | rules.function if rules is not None else frozenset()
    kept_names = _kept_names(plan, draft, pair)
    there = draft.casefold()
    kept = (
        word
        for word in words
        if word.casefold() in there
        and word.casefold() not in told
        and cased.get(word.lower()) != word
        and word not in own
        and word.casefold() not in kept_names
        and not _is_vietnamese(word, plan.reading, pair.source)
        and not _is_numeral(word, plan.plain, draft)
    )
    return tuple(dict.fromkeys(kept))


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _is_surely_one(slot: Slot) -> bool:
    """Whether a slot is a person's name, and no guess that may be part of another name.

    `State Committee for Coastal Villages`
    """
    if slot.kind != "person":
        return False
    words = slot.text.split()
    named = gender_of_first_name(words[0]) is not None and len(words) > 1
    return slot.occurrence is not None or named or all(map(is_syllable, words))


def _is_misread(slot: Slot, language: str) -> bool:
    """Whether a guess at a person's name has a word of the language in it: `Cruz Roja`."""
    if slot.kind != "person" or slot.occurrence is not None:
        return False
    rules = torn_rules(language)
    words = slot.text.lower().split()
    return rules is not None and sum(word in rules.common for word in words) > 1


def _is_vietnamese(word: str, text: str, language: str) -> bool:
    """Whether a word is a Vietnamese name's by its capital and its letters."""
    if language == VIETNAMESE or not word[0].isupper() or not is_syllable(word):
        return False
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _is_numeral(word: str, text: str, draft: str) -> bool:
    """Whether a word is a Roman numeral that source and draft have: `Benedict XVI`."""
    loud = word.upper()
    sought = re.compile(rf"(?<!\w){re.escape(loud)}(?!\w)")
    return _ROMAN.fullmatch(loud) is not None and all(map(sought.search, (text, draft)))


def _kept_names(plan: Plan, draft: str, pair: Pair) -> frozenset[str]:
    """Words in small letters of the names that a draft has as its source has them.

    A name is a run of words with a capital inside a sentence, none of them with an accent, which
    the other language may write otherwise, and of a credit (`Photo : VNA/CVN`) all words. In
    English, where titles have capitals too, none that begins with an article: `the Plenum`.
    """
    rules = torn_rules(pair.source)
    if rules is None:
        return frozenset()
    if _CREDIT.fullmatch(plan.plain):
        return frozenset(word.casefold() for word in _WORD.findall(plan.plain))
    if plan.reading != plan.plain or is_title_case(plan.plain, pair.source):
        return frozenset()
    found: set[str] = set()
    for run in _RUN.finditer(plan.plain):
        before, behind = plan.plain[: run.start()], plan.plain[run.end() :]
        if not run.group().isascii() or run.group() not in draft:
            continue
        # `Zhao Leji attended`, but `Furnace Creek` of which the first word is the language's
        words = _WORD.findall(run.group())
        whole = len(words) > 1 and not any(word.lower() in rules.common for word in words)
        if _BEGINS.search(before) and not whole:
            continue
        # `Photo by Col. Hoang Ha`
        if len(run.group()) <= _SHORTEST and behind.startswith("."):
            continue
        # `the Plenum`, but `the Jrai ethnic group`
        if rules.leads and _ARTICLE.search(before) and not _PEOPLE.match(behind):
            continue
        found.update(word.casefold() for word in words)
    return frozenset(found)
