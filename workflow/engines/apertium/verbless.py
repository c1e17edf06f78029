"""Sentences that lost their verb in Apertium: a finite verb in the source, none in the draft.

`The minister read out the decision` came out as `El ministro leído fuera de la decisión`. The
stream behind the last rule says of every word what it is, so the finite verbs can be counted.
"""

from __future__ import annotations

import re
from itertools import pairwise

_UNIT = re.compile(r"\^([^$]*)\$")
_STOP = re.compile(r"\^\.(?:/\.)?<sent>\$")
_TENSE = r"<(?:pri|pres|past|ifi|pii|fti|cni|prs|pis|imp)>"
_FINITE = re.compile(
    rf"<(?:vblex|vbser|vbhaver|vbmod|vbdo)>(?:<pron>)?{_TENSE}|<vbmod>{_TENSE}|<vaux>"
)
_OTHERWISE = re.compile(r"<(?:n|np|adj|adv|pr|det|prn|num|cnjadv|cnjsub|pp|ij)>")
_LEADING = re.compile(r"<(?:det|pr|adj|gen)>")
_OF = re.compile(r"(?:of|de|du|des|d['’]|del)/", re.IGNORECASE)
# Spanish prepositions that may be verbs: "entre el Ministerio y …", "bajo investigación"
_BETWEEN = re.compile(r"(?:entre|para|bajo|sobre|contra)/", re.IGNORECASE)
_ORDER = re.compile(r"\W*\^[^$<]*<vblex>(?:<pron>)?<inf>")
_SHORT = re.compile(r"\*?[^\W\d_]{1,2}(?:[/<]|\Z)")
_BARE = re.compile(r"<vblex><inf>")
_BEFORE_BARE = re.compile(r"<(?:vaux|vbmod)>|\A[Tt][Oo]/")
_LEAST_WORDS = 4


def has_lost_verb(analysed: str, made: str) -> bool:
    """Whether a stream behind the last rule lacks the verb of one behind the analyser.

    Of a text without a full stop only where a word of the source can be nothing but a verb.

    >>> has_lost_verb(
    ...     "^It/prpers<prn>$ ^aims/aim<n><pl>/aim<vblex><pri><p3><sg>$ ^far/far<adv>$ ^./.<sent>$",
    ...     "^objetivo<n><m><pl>$ ^lejos<adv>$^.<sent>$",
    ... )
    True
    """
    sources, drafts = _sentences(analysed), _sentences(made)
    if len(sources) != len(drafts):
        sources, drafts = [analysed], [made]
    return any(_lost(source, draft) for source, draft in zip(sources, drafts, strict=True))


def _sentences(stream: str) -> list[str]:
    """The sentences of a stream, each with its full stop."""
    units = list(_UNIT.finditer(stream))
    ends = [
        unit.end()
        for before, unit in pairwise(units)
        # not the one of `St. Louis`, `Jr.`, `Roe v. Wade`
        if _STOP.match(unit.group()) and not _SHORT.match(before.group(1))
    ]
    cuts = [0, *ends, len(stream)]
    parts = [stream[start:end] for start, end in pairwise(cuts)]
    return [part for part in parts if _UNIT.search(part)]


def _lost(source: str, draft: str) -> bool:
    units = _UNIT.findall(source)
    # an unknown word may be the verb, and it is told of already
    unknown = any(re.search(r"/\*[^\W\d_A-Z]", unit) for unit in units)
    if len(units) < _LEAST_WORDS or unknown or _FINITE.search(draft):
        return False
    around = zip(("", *units), units, (*units[1:], ""), strict=False)
    verbs = [
        unit
        for before, unit, behind in around
        if _FINITE.search(unit) and not _is_no_verb(before, unit, behind)
    ]
    # "Approve the retirement of …" is "Aprobar la jubilación de …"
    if verbs and verbs[0] == units[0] and _BARE.search(units[0]) and _ORDER.match(draft):
        verbs = verbs[1:]
    if _STOP.search(source):
        return bool(verbs)
    return any(not _OTHERWISE.search(unit) for unit in verbs)


def _is_no_verb(before: str, unit: str, behind: str) -> bool:
    """Whether a unit that may be a finite verb is none beside its neighbours."""
    noun = "<n>" in unit
    return bool(
        # not "durante el encuentro", which may be "encuentro" of "encontrar", nor "his own"
        ((noun or "<adj>" in unit) and _LEADING.search(before))
        # "Firma de un memorando", ", head of the office"
        or (noun and (not before or "<cm>" in before) and _OF.match(behind))
        # "Tran Thi Hoa, director: expelled." "Le Van Tam, director: warning."
        or ((noun or "<pp>" in unit) and before.startswith(":"))
        # "the district's land office", but "she's"
        or ("<gen>" in unit and "<prn>" not in before)
        or ("<pr>" in unit and _BETWEEN.match(unit))
        # `speed up` of "Provinces urged to speed up work"
        or (_BARE.search(unit) and _BEFORE_BARE.search(before))
    )
