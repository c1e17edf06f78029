"""Words of a stream before the generator, and the subject of a verb among them.

Here each word has the lemma and the tags of the target: `^province<n><f><sg>$`. The phrases are
those of French as Apertium's rules write them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"\^(?P<text>[^$^]*)\$")
_FINITE = ("<pri>", "<pii>", "<fti>", "<cni>", "<prs>", "<pis>", "<ifi>")
_GENDER = re.compile(r"<(m|f|mf|GD)>")
_NUMBER = re.compile(r"<(sg|pl)>")
_BEFORE_HEAD = ("<det>", "<num>", "<adj>", "<predet>")
_BEHIND_HEAD = ("<adj>", "<pp>", "<np>", "<n>")
_COORDINATES = frozenset({"et", "ou", "ainsi que", "ni"})


@dataclass(frozen=True, slots=True)
class Made:
    """One word before the generator with what stands before it."""

    gap: str
    text: str

    @property
    def lemma(self) -> str:
        """The lemma in small letters, without its tags."""
        return self.text.partition("<")[0].lower()

    @property
    def tags(self) -> str:
        """All tags, and what stands behind them."""
        return self.text[len(self.text.partition("<")[0]) :]

    def has(self, *tags: str) -> bool:
        """Whether it has one of some tags."""
        return any(tag in self.text for tag in tags)

    @property
    def is_finite(self) -> bool:
        """Whether it is a verb of the third person in a tense."""
        return "<vb" in self.text and "<p3>" in self.text and self.has(*_FINITE)

    @property
    def is_noun(self) -> bool:
        """Whether it is a noun or a name, or a word with a capital that nobody knows."""
        unknown = self.text[:1] == "*" and self.text[1:2].isupper()
        return unknown or self.has("<n>", "<np>") or self.lemma in ("celui", "ceux")

    @property
    def ends(self) -> bool:
        """Whether a clause ends before what follows it."""
        return self.has("<sent>", "<cnjsub>", "<cnjadv>", "<rel>") or self.text in (":", ";")

    def like(self, text: str) -> Made:
        """Another word in its place, with its capital."""
        capital = self.text[:1].isupper()
        return Made(self.gap, text[:1].upper() + text[1:] if capital else text)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a verb agrees with."""

    gender: str
    """`m` or `f`; empty where nothing tells it."""
    number: str
    """`sg` or `pl`."""


def read_made(stream: str) -> tuple[list[Made], str]:
    """The words of a stream, and what stands behind the last."""
    words: list[Made] = []
    end = 0
    for found in _TOKEN.finditer(stream):
        words.append(Made(stream[end : found.start()], found["text"]))
        end = found.end()
    return words, stream[end:]


def written(words: Sequence[Made], rest: str) -> str:
    """The stream of some words."""
    return "".join(f"{word.gap}^{word.text}$" for word in words) + rest


def phrase_end(words: Sequence[Made], start: int) -> int:
    """Where a noun phrase that begins at a place ends, with what *de* joins; or the place."""
    at = start
    # "de les provinces" is how an article of the plural is written here
    if at + 1 < len(words) and words[at].text == "de<pr>" and "<mf><pl>" in words[at + 1].text:
        at += 1
    while at < len(words) and words[at].has(*_BEFORE_HEAD) and _near(words, start, at):
        at += 1
    counted = at > start and words[at - 1].has("<num>")
    if at >= len(words) or not words[at].is_noun or not _near(words, start, at):
        return at if counted and words[at - 1].text[0].isdigit() else start
    while at < len(words) and _near(words, start, at):
        word = words[at]
        if word.is_noun or word.has(*_BEHIND_HEAD) or word.has("<num>"):
            at += 1
        elif word.text == "de<pr>" and (end := phrase_end(words, at + 1)) > at + 1:
            at = end
        else:
            break
    return at


def _near(words: Sequence[Made], start: int, at: int) -> bool:
    return at == start or words[at].gap == " "


def joined_end(words: Sequence[Made], start: int) -> tuple[int, bool]:
    """Where `les ministres, les députés et le juge` ends, and whether it is several."""
    end, several = phrase_end(words, start), False
    while start < end < len(words):
        word = words[end]
        listed = word.has("<cm>") and _list_goes_on(words, end)
        if not listed and word.lemma not in _COORDINATES:
            break
        after = phrase_end(words, end + 1)
        if after == end + 1:
            break
        end, several = after, True
    return end, several


def _list_goes_on(words: Sequence[Made], at: int) -> bool:
    """Whether phrases with commas between lead to an *et*."""
    while at < len(words) and words[at].has("<cm>"):
        after = phrase_end(words, at + 1)
        if after == at + 1:
            return False
        at = after
    return at < len(words) and words[at].lemma in _COORDINATES


def agreement(words: Sequence[Made], start: int, end: int, several: bool) -> Subject:
    """Gender and number of a phrase, or of several that are joined."""
    heads = [at for at in range(start, end) if words[at].is_noun]
    first = words[heads[0]] if heads else words[start]
    number, genders = "sg", []
    tagged = _NUMBER.search(first.tags)
    if tagged or first.lemma.startswith("les "):
        number = tagged[1] if tagged else "pl"
    for word in words[start : (heads[0] if heads else end)]:
        if tagged is None and word.has("<det>") and (own := _NUMBER.search(word.tags)):
            number = own[1]
        if word.has("<num>") and word.lemma not in ("1", "un"):
            number = "pl"
    for one in heads if several else heads[:1]:
        own = _GENDER.search(words[one].tags)
        genders.append(own[1] if own else "")
    gender = "f" if genders and set(genders) == {"f"} else "m" if "m" in genders else ""
    if not gender and not several:
        for word in words[start : (heads[0] if heads else end)]:
            own = _GENDER.search(word.tags) if word.has("<det>") else None
            gender = own[1] if own and own[1] in ("m", "f") else gender
    return Subject(gender, "pl" if several else number)


def subject_of(words: Sequence[Made], at: int, times: Collection[str]) -> Subject | None:
    """The subject that stands before a verb at a place; `None` where none does for sure.

    `times` are nouns that say when: `Cette année, il a …` has no other subject.
    """
    starts = [place + 1 for place in range(at) if _begins_behind(words, place)]
    for start in (*reversed(starts), 0):
        if any(word.has("<sent>") for word in words[start:at]):
            return None
        found = _subject_from(words, start, at, times)
        if found is not None:
            return found
        if start == 0 or not words[start - 1].has("<rel>", "<cnjcoo>"):
            return None
    return None


def _begins_behind(words: Sequence[Made], at: int) -> bool:
    """Whether a clause may begin behind a word; behind *et* where a verb stands before."""
    joins = words[at].has("<cnjcoo>") and any(word.is_finite for word in words[:at])
    # "Tandis que l'économie progresse, les exportations ils sont tombées"
    aside = words[at].has("<cm>") and words[0].has("<cnjadv>", "<cnjsub>")
    return joins or words[at].ends or (aside and any(word.is_finite for word in words[:at]))


def _subject_from(
    words: Sequence[Made], start: int, at: int, times: Collection[str]
) -> Subject | None:
    place = _aside_end(words, start, at, times)
    end, several = joined_end(words, place)
    if end == place or end > at:
        return None
    rest = list(words[end:at])
    verbs = sum(word.is_finite for word in rest)
    if verbs != sum(word.has("<rel>") for word in rest):
        return None
    # "Cette année, il a …": what a comma ends is no subject, unless an insertion stands between
    if rest and rest[0].has("<cm>") and (len(rest) == 1 or not rest[-1].has("<cm>")):
        return None
    if rest and any(word.has("<cnjcoo>") for word in rest[-1:]):
        return None
    return agreement(words, place, end, several)


def _aside_end(words: Sequence[Made], start: int, at: int, times: Collection[str]) -> int:
    """Where adverbs, times and parts with a preposition end that a clause begins with."""
    place = start
    while place < at:
        word = words[place]
        if word.has("<pr>") and not _is_article(words, place):
            end = _joined_by_and(words, place + 1)
            if end == place + 1:
                infinitive = any(one.has("<inf>", "<ger>") for one in words[place + 1 : place + 4])
                comma = next((n for n in range(place, at) if words[n].has("<cm>")), at)
                if not infinitive or comma == at:
                    return place
                end = comma
            place = end
        elif word.has("<adv>", "<cnjcoo>", "<cm>", "<cnjadv>"):
            place += 1
        elif (end := phrase_end(words, place)) > place and _is_time(words[place:end], times):
            place = end
        else:
            break
    return place


def _joined_by_and(words: Sequence[Made], start: int) -> int:
    """Where phrases end that *et* joins: a comma ends what a clause begins with."""
    end = phrase_end(words, start)
    while start < end < len(words) and words[end].lemma in _COORDINATES:
        after = phrase_end(words, end + 1)
        if after == end + 1:
            break
        end = after
    return end


def _is_article(words: Sequence[Made], at: int) -> bool:
    """Whether `de` begins an article of the plural: `des provinces`, not `des le …` behind it."""
    begins = at == 0 or words[at - 1].ends or words[at - 1].has("<cm>", "<cnjcoo>")
    following = words[at + 1] if at + 1 < len(words) else None
    plural = following is not None and "<det><def><mf><pl>" in following.text
    return begins and plural and words[at].text.lower() == "de<pr>"


def _is_time(phrase: Sequence[Made], times: Collection[str]) -> bool:
    head = next((word for word in phrase if word.is_noun), None)
    return head is not None and head.lemma in times
