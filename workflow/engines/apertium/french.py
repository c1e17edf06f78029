"""French clauses before the generator: the pronouns, auxiliaries and participles of Spanish ones.

The mode puts a pronoun before each verb that has no subject in its own chunk, `les dirigeants et
le ministre ils président`, and makes no participle agree over a distance. In the stream before
the generator every word has its gender and number, so there the subject is looked for. Words are
data, in `french.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from workflow.engines.apertium.french_lands import with_articles
from workflow.engines.apertium.french_phrases import phrased, said
from workflow.engines.apertium.generated_words import (
    Made,
    Subject,
    agreement,
    joined_end,
    phrase_end,
    read_made,
    subject_of,
    written,
)
from workflow.engines.languages import Pair

_PRONOUN = re.compile(r"(?i:il)<prn><tn><p3><[mf]><(?P<number>sg|pl)>")
_DENY = ("personne", "rien", "aucun")
_CLITIC = ("<prn><pro>",)
_AGREES = re.compile(r"(?<=<pp>)<[mf]><(?:sg|pl)>|(?<=<adj>)<m><(?:sg|pl)>")


def settled(stream: str, pair: Pair, names: Mapping[str, str]) -> str:
    """A stream before the generator as French has its clauses; others as they are.

    `names` are the approved forms of places, by the words that stand for them.

    >>> said = "^Le<det><def><mf><pl>$ ^roi<n><m><pl>$ ^et<cnjcoo>$ ^Anne<np><ant>$ "
    >>> said += "^il<prn><tn><p3><m><pl>$ ^partir<vblex><pri><p3><pl>$"
    >>> "il<prn>" in settled(said, Pair("es", "fr"), {})
    False
    """
    if (pair.source, pair.target) != ("es", "fr"):
        return stream
    words, rest = read_made(stream)
    words = said(words, _data())
    for change in (_relatives, _pronouns, _auxiliaries, _participles):
        words = change(words)
    words = phrased(with_articles(words, names, _data()), _data())
    return written(words, rest)


def french_data() -> bytes:
    """The data, for what has to change when they do."""
    return resources.files(__package__).joinpath("french.toml").read_bytes()


def _instead(dropped: Made, word: Made) -> Made:
    """A word in the place of one before it that is dropped, with what stands before both."""
    return Made(dropped.gap + (word.gap if word.gap != " " else ""), word.text)


def _verb_at(words: Sequence[Made], at: int) -> int:
    """The place of the finite verb that only clitics and *ne* part from a place; or -1."""
    while at < len(words) and (words[at].has(*_CLITIC) or words[at].lemma == "ne"):
        at += 1
    return at if at < len(words) and words[at].is_finite else -1


def _core_end(words: Sequence[Made], verb: int) -> int:
    """The place behind a verb with the adverbs and participles that are its own."""
    at = verb + 1
    compound = words[verb].has("<vbhaver>", "<vbser>")
    while at < len(words) and words[at].gap == " ":
        if words[at].has("<adv>") or (compound and words[at].has("<pp>")):
            at += 1
        else:
            break
    return at


def _number(word: Made) -> str:
    return "pl" if "<p3><pl>" in word.text else "sg"


def _relatives(words: list[Made]) -> list[Made]:
    """`une province qu'occupe un rôle` with *qui*; `l'accord qu'ont signé les ministres`."""
    made = list(words)
    at = 1
    while at < len(made) - 1:
        word = made[at]
        if word.lemma not in ("que", "qui") or not word.has("<rel>") or _is_content(made, at):
            at += 1
            continue
        start = at + 1
        while start < len(made) and made[start].has("<adv>") and made[start].lemma != "ne":
            start += 1
        pronoun = start < len(made) and _PRONOUN.fullmatch(made[start].text) is not None
        verb = _verb_at(made, start + pronoun)
        # "demandé les mesures qu'ils bâtissent" is no relative clause for sure
        if verb < 0 or (pronoun and made[verb].has("<prs>")):
            at += 1
            continue
        agent = word.lemma == "que" and _is_agent(made, at, verb)
        if pronoun and (agent or not _is_mismatch(made, at, verb)):
            made[start : start + 2] = [_instead(made[start], made[start + 1])]
        if not agent and not _is_mismatch(made, at, verb - pronoun):
            made[at] = Made(word.gap, "qui<rel><mf><sp>")
        at += 1
    return made


def _is_content(words: Sequence[Made], at: int) -> bool:
    """Whether what *que* says is told by a noun: `l'idée que`."""
    return any(word.lemma in _data()["content"] for word in words[max(0, at - 3) : at])


def _antecedent(words: Sequence[Made], at: int) -> str:
    """The numbers that the phrase before a place may have, as letters of *sg pl*."""
    start = at
    while start and not words[start - 1].ends and not words[start - 1].is_finite:
        start -= 1
    numbers = re.findall(r"<n>(?:<\w+>)*?<(sg|pl|sp)>", "".join(w.text for w in words[start:at]))
    return " ".join(numbers)


def _is_mismatch(words: Sequence[Made], at: int, verb: int) -> bool:
    """Whether no noun before *que* has the number of the verb behind it."""
    numbers = _antecedent(words, at)
    wanted = _number(words[verb])
    known = numbers and "sp" not in numbers and wanted not in numbers
    return bool(known) and not (wanted == "pl" and numbers.count("sg") > 1)


def _is_agent(words: Sequence[Made], at: int, verb: int) -> bool:
    """Whether who does it stands behind the verb: `que presentó el ministro`."""
    after = _core_end(words, verb)
    end = phrase_end(words, after)
    if end == after:
        return False
    found = agreement(words, after, end, False)
    if found.number != _number(words[verb]):
        return joined_end(words, after)[1] and _number(words[verb]) == "pl"
    if _is_mismatch(words, at, verb):
        return True
    definite = words[after].has("<det><def>", "<det><pos>", "<np>")
    head = next((word.lemma for word in words[after:end] if word.is_noun), "")
    persons = any(word.lemma in _data()["agents"] for word in words[max(0, at - 3) : at])
    return definite and head in _data()["agents"] and not persons


def _pronouns(words: list[Made]) -> list[Made]:
    """No pronoun where a subject stands, and none where the verb before has the same."""
    made: list[Made] = []
    dropped: int | None = None
    for place, word in enumerate(words):
        if dropped is not None:
            word = _instead(words[dropped], word)
            dropped = None
        found = _PRONOUN.fullmatch(word.text)
        verb = _verb_at(words, place + 1) if found else -1
        if found is None or verb < 0:
            denied = bool(made) and made[-1].has("<prn>") and made[-1].lemma in _DENY
            if denied and word.is_finite:
                # "Nadie osa" came out as "Personne ose"
                made.append(Made(word.gap, "ne<adv>"))
                word = Made(" ", word.text)
            made.append(_small_behind(made, word))
            continue
        times = _data()["times"]
        subject = subject_of(made, len(made), times)
        joined = bool(made) and made[-1].text in ("et<cnjcoo>", "ou<cnjcoo>")
        same = joined and _said_before(made) == found["number"]
        if same or (subject is not None and subject.number == found["number"]):
            dropped = place
            continue
        if made and made[-1].has("<prn>") and made[-1].lemma in _data()["nobody"]:
            dropped = place
            continue
        told = _feminine(words, verb, word)
        first = not made and words[place + 1].lemma == "ne"
        # "No tolerará" came out as "il ne"
        made.append(Made(told.gap, "I" + told.text[1:]) if first else told)
    return _with_missing(made)


def _small_behind(made: Sequence[Made], word: Made) -> Made:
    """`Il A aussi appelé`: what a pronoun was put before keeps its capital."""
    first = len(made) in (1, 2) or (len(made) > 2 and made[-2].has("<sent>"))
    pronoun = bool(made) and first and made[-1].has("<prn><tn>") and made[-1].text[:1].isupper()
    if pronoun and word.is_finite and word.text[:1].isupper():
        return Made(word.gap, word.text[0].lower() + word.text[1:])
    return word


def _said_before(words: Sequence[Made]) -> str:
    """The number of the last verb before in the same sentence; empty where there is none."""
    for word in reversed(words):
        if word.has("<sent>", "<cnjsub>", "<rel>", "<cnjadv>") or word.gap.strip():
            return ""
        if word.is_finite:
            return _number(word)
    return ""


def _feminine(words: Sequence[Made], verb: int, pronoun: Made) -> Made:
    """`elle` where the participle of the verb is one of a woman."""
    own = words[verb : _core_end(words, verb)]
    passive = any(word.lemma == "être" for word in own)
    for word in own if passive else ():
        if "<pp><f>" in word.text:
            return Made(pronoun.gap, re.sub("<p3><m>", "<p3><f>", pronoun.text))
    return pronoun


def _with_missing(words: list[Made]) -> list[Made]:
    """`Pendant la réunion, a félicité` with its pronoun: the mode took the time for a subject."""
    made: list[Made] = []
    for place, word in enumerate(words):
        start = next((n + 1 for n in range(len(made) - 1, -1, -1) if made[n].has("<sent>")), 0)
        before = made[start:]
        begun = len(before) > 2 and (
            before[0].has("<pr>", "<adv>", "<pp>")
            or any(one.has("<n>") and one.lemma in _data()["times"] for one in before[:3])
        )
        alone = begun and before[0].has("<pr>") and phrase_end(before, 1) == len(before)
        verb = _verb_at(words, place) if begun and (alone or before[-1].has("<cm>")) else -1
        behind = _core_end(words, verb) if verb >= 0 else 0
        if (
            verb >= 0
            and not any(one.is_finite or one.has("<rel>", "<cnjsub>") for one in before)
            and (alone or sum(one.has("<cm>") for one in before) == 1)
            and not (alone and phrase_end(words, behind) > behind)
            and phrase_end(before, _clause_part(before)) == _clause_part(before)
            and not _names_agent(words, behind)
        ):
            made.append(Made(word.gap, f"il<prn><tn><p3><m><{_number(words[verb])}>"))
            made.append(Made(" ", word.text))
        else:
            made.append(word)
    return made


def _clause_part(words: Sequence[Made]) -> int:
    """The place behind the part that a comma ends."""
    return next((at + 1 for at, word in enumerate(words) if word.has("<cm>")), len(words))


def _names_agent(words: Sequence[Made], at: int) -> bool:
    """Whether a person or body begins at a place, which may be the subject behind its verb."""
    if at < len(words) and words[at].has("<sent>", "<cm>"):
        return True
    head = next((w for w in words[at : phrase_end(words, at)] if w.is_noun), None)
    return head is not None and (head.lemma in _data()["agents"] or head.has("<np>"))


def _auxiliaries(words: list[Made]) -> list[Made]:
    """`a entré` as `est entré`, `s'a tenu` as `s'est tenu`."""
    for at, word in enumerate(words):
        if not word.text.lower().startswith("avoir<vbhaver>"):
            continue
        told = next((w for w in words[at + 1 : _core_end(words, at)] if w.has("<pp>")), None)
        before = [w for w in words[max(0, at - 2) : at] if w.has("<prn><pro>")]
        itself = any(w.lemma == "se" and w.has("<ref>") for w in before)
        if told is not None and (itself or told.lemma in _data()["be"]):
            tags = word.text.partition(">")[2]
            words[at] = word.like(f"être<vbser>{tags}")
    return words


def _participles(words: list[Made]) -> list[Made]:
    """What stands behind a form of *être* with the gender and number of its subject."""
    for at, word in enumerate(words):
        behind = words[at + 1 : _core_end(words, at)]
        passive = word.has("<vbhaver>") and any(w.text.startswith("être<") for w in behind)
        be = word.lemma == "être" and word.is_finite
        if not word.is_finite or not (passive or be):
            continue
        subject = _found_subject(words, at)
        if subject is None:
            continue
        last = at + len(behind) + (1 if be else 0)
        for place in range(at + 1, min(last + 1, len(words))):
            told = words[place]
            if told.text.startswith("être<") or not told.has("<pp>", "<adj>"):
                continue
            if told.gap == " ":
                words[place] = Made(told.gap, _AGREES.sub(_tags(subject, told), told.text))
    return words


def _tags(subject: Subject, word: Made) -> str:
    own = re.search(r"<([mf])><(?:sg|pl)>", word.tags)
    gender = subject.gender or (own[1] if own else "m")
    return f"<{gender}><{subject.number}>"


def _found_subject(words: Sequence[Made], at: int) -> Subject | None:
    while at and (words[at - 1].has(*_CLITIC) or words[at - 1].lemma == "ne"):
        at -= 1
    before = words[at - 1] if at else None
    if before is None:
        return None
    if before.has("<prn><tn>"):
        found = _PRONOUN.fullmatch(before.text)
        return Subject("f" if "<f>" in before.text else "", found["number"]) if found else None
    if before.text.startswith("qui<rel>"):
        end = at - 1
        starts = [n for n in range(end) if phrase_end(words, n) == end]
        return agreement(words, starts[0], end, False) if starts else None
    return subject_of(words, at, _data()["times"])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(french_data().decode("utf-8"))
