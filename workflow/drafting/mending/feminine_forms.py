"""Nouns and participles in the feminine beside a woman's name, where an engine put a man's.

`Le Thi Kim Oanh, a lawyer with …` came out as `un abogado`, `was elected president` as `fue
elegido presidente`: an engine that sees a noun of both genders takes the man's. The words and
what stands around them are data, in `feminine_forms.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workflow.drafting.masking import Slot
from workflow.drafting.mending.feminine_words import FeminineRules, either, feminine_rules
from workflow.drafting.outcomes import Repair
from workflow.drafting.slots.titles import is_named_as_woman
from workflow.engines import Pair

_RULE = "a woman’s"
_PERSON, _TITLE = "person", "title"
_LONGEST = 90
"""Letters of what may stand before a name between commas."""
_FRENCH = "fr"
# `Minister Dao Hong Lan said she was satisfied`, but not `she said it was`
_SHE = re.compile(r"(?<!\w)(?:she|elle|ella)(?!\w)", re.IGNORECASE)
_NOT_SHE = re.compile(r"(?<!\w)(?:he|it|him|there|they|il|él)(?!\w)", re.IGNORECASE)
_IL = re.compile(
    r"(?<!\w)(?P<il>[Ii]l)(?= (?!y |faut|s['’]agit|convient|importe|suffit|est (?:nécessaire"
    r"|important|possible|temps|impossible|vrai|évident|prévu|interdit|difficile))[^\W\d_])"
)
# `Mme Nga est née en 1979 et il a dirigé`
_AND_IL = re.compile(r" et (?P<il>il)(?= (?!y |faut|s['’]agit)[^\W\d_])")


def with_feminine_forms(
    answer: str, reading: str, slots: Sequence[Slot], pair: Pair
) -> tuple[str, list[Repair]]:
    """A masked answer with women's nouns and participles, and each repair of it.

    `reading` is the source that the slots belong to. A noun is a woman's beside her name, behind
    it or a verb that says what she is; what another person's name may claim is left.
    """
    rules = feminine_rules(pair.target)
    if rules is None:
        return answer, []
    repairs: list[Repair] = []
    for slot in slots:
        if slot.kind != _PERSON or answer.count(slot.placeholder) != 1:
            continue
        if not is_named_as_woman(slot, reading, pair.source):
            continue
        for pattern in _beside(slot, slots, rules):
            answer, made = _mended(answer, pattern, rules)
            repairs += made
        if pair.target == _FRENCH:
            answer, made = _with_elle(answer, _and_il(slot, slots))
            repairs += made
    if pair.target == _FRENCH and _SHE.search(reading) and not _NOT_SHE.search(reading):
        answer, made = _with_elle(answer, _IL)
        repairs += made
    return answer, repairs


def _beside(slot: Slot, slots: Sequence[Slot], rules: FeminineRules) -> Iterator[re.Pattern[str]]:
    """What finds the nouns and participles of the woman of a slot, each in groups."""
    words = rules.words
    name = re.escape(slot.placeholder)
    others = [one.placeholder for one in slots if one.kind == _PERSON and one is not slot]
    titles = [one.placeholder for one in slots if one.kind == _TITLE or one.end + 1 == slot.start]
    free = _without(others, r"[^.;]", words["others"])
    led = rf"(?:(?:{words['polite']}) ?)?(?:(?:{either(titles)}) )?"
    start = rf"(?:\A|[.!?;:] |(?<!\w)(?:{words['joins']}) |qu['’])"
    # `al bloguero Pham Thi Doan Trang`
    yield re.compile(rf"{rules.noun} {name}(?!\w)", re.IGNORECASE)
    # `El acusado, Dang Thi Hang, …`, but not `el presidente, X, Y y Z`
    closed = rf", {led}{name}(?=, (?!(?:{words['and']}|{either(others)})(?!\w)))"
    yield re.compile(rf"(?:\A|[.!?] ){rules.noun}{closed}", re.IGNORECASE)
    # `Le Thi Kim Oanh, un abogado de …`; `, exjefe del departamento`
    indefinite = rules.noun.replace("(?P<art>", r"(?P<art>(?!el |le |l['’]|al |del |du |au )")
    listed = _without(others, r"[^,.;]", "(?!)")
    yield re.compile(rf"{name}(?: \([^()]*\))?, {indefinite}(?={listed}*(?:[,.;)]|\Z))")
    # `Tran Thi Hoa, el director del hospital, fue …`, not `X, el director y el alcalde`
    closed = rf"(?={listed}*, (?:{words['is']})(?!\w))"
    yield re.compile(rf"(?:\A|[.!?] ){led}{name}, {rules.noun}{closed}")
    # `Le Thi Hoa, exviceministra de …, fue elegida`
    subject = (
        rf"{start}(?:{_without(others, '[^,.;:]', '(?!)')}{{1,{_LONGEST}}}, )?{led}{name}"
        rf"(?: \([^()]*\))?(?:, {free}{{1,{_LONGEST * 2}}}?)?,?(?: y| et)?"
    )
    said = rf"(?: (?P<verb>{words['is']}))(?: (?P<participle>{rules.participle.pattern}))"
    office = rf"(?: (?:{words['as']}))?(?: {rules.noun})?"
    yield re.compile(rf"{subject}{said}{office}", re.IGNORECASE)
    become = r"llegó a ser|se convirtió en|est arrivée? à être|est devenue?"
    yield re.compile(rf"{subject} (?:{words['is']}|{become}) {rules.noun}", re.IGNORECASE)
    # `Nguyen Thi Lan Huong, que era el embajador en Japón`
    who = r"(?: que| quien| qui| qu['’])"
    yield re.compile(rf"{name},?{who} ?(?:{words['is']}) {rules.noun}", re.IGNORECASE)
    # `La señora Ho Thi Cam Nhung, subjefa de …: cesado de sus cargos.`
    ending = rf"(?P<participle>{rules.participle.pattern})(?P<noun>)(?P<art>)(?P<pre>)(?P<adj>)"
    yield re.compile(rf"\A{led}{name}(?:, {listed}*)? ?: {ending}")
    # `nombró a Hoang Thi Mai Lan, una viceministra, como vicepresidente de …`
    given = rf"(?:, {free}{{1,{_LONGEST * 2}}}?)?,? (?:{words['as']}) {rules.noun}"
    yield re.compile(rf"{name}{given}", re.IGNORECASE)


def _mended(
    answer: str, pattern: re.Pattern[str], rules: FeminineRules
) -> tuple[str, list[Repair]]:
    found = pattern.search(answer)
    if found is None:
        return answer, []
    edits: list[tuple[int, int, str]] = []
    groups = found.re.groupindex
    if "participle" in groups and found["participle"]:
        made = _participle(found["participle"], rules)
        edits.append((*found.span("participle"), made))
    if found["noun"]:
        start = found.start("art") if found["art"] else found.start("pre")
        end = found.end("adj") if found["adj"] else found.end("noun")
        edits.append((start, end, _noun(found, rules)))
    repairs: list[Repair] = []
    for start, end, put in reversed(edits):
        before = answer[start:end]
        if put != before:
            answer = f"{answer[:start]}{put}{answer[end:]}"
            repairs.insert(0, Repair(before, put, _RULE))
    return answer, repairs


def _noun(found: re.Match[str], rules: FeminineRules) -> str:
    """What a noun that was found is of a woman, with its determiner and adjective."""
    art = found["art"] or ""
    put = rules.articles.get(art.strip().lower(), art.strip())
    if art and put and not put.endswith(("'", "’")):
        put += " "
    put = put.capitalize() if art[:1].isupper() else put
    noun = rules.nouns.get(found["noun"].lower(), found["noun"])
    if not found["pre"] and found["noun"][:1].isupper():
        noun = noun[:1].upper() + noun[1:]
    adjective = found["adj"] or ""
    behind = rules.adjectives.get(adjective.strip().lower(), adjective.strip())
    return f"{put}{found['pre'] or ''}{noun}{' ' if adjective else ''}{behind}"


def _participle(word: str, rules: FeminineRules) -> str:
    if word.lower() in rules.words["never"]:
        return word
    for ending, put in rules.endings:
        if found := re.search(rf"{ending.pattern}\Z", word):
            return word[: found.start()] + put
    return word


def _with_elle(answer: str, pattern: re.Pattern[str]) -> tuple[str, list[Repair]]:
    repairs = []
    while found := pattern.search(answer):
        start, end = found.span("il")
        put = "Elle" if found["il"][0].isupper() else "elle"
        repairs.append(Repair(found["il"], put, _RULE))
        answer = f"{answer[:start]}{put}{answer[end:]}"
    return answer, repairs


def _and_il(slot: Slot, slots: Sequence[Slot]) -> re.Pattern[str]:
    """A pronoun behind `et` in a sentence that begins with a woman and names nobody else."""
    others = [one.placeholder for one in slots if one.kind in (_PERSON, _TITLE) and one is not slot]
    honorific = [one.placeholder for one in slots if one.end + 1 == slot.start]
    led = rf"(?:(?:Mme|Madame|La) )?(?:(?:{either(honorific)}) )?"
    free = _without([one for one in others if one not in honorific], r"[^.;]", "(?!)")
    return re.compile(rf"\A{led}{re.escape(slot.placeholder)}{free}*?{_AND_IL.pattern}")


def _without(others: Sequence[str], sign: str, words: str) -> str:
    """A sign where none of others, nor any of some words, begins."""
    return rf"(?:(?!{either(others)}|(?<!\w)(?:{words})(?!\w)){sign})"
