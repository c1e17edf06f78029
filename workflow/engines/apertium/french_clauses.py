"""Spanish clauses as French has them, behind the bilingual dictionary.

`pidió al juez que ordenara` is `demander au juge d'ordonner` in French, `Viajaron tres asesores`
has its subject first, `existen diferencias` is `il existe des différences`. Units of source and
target change their place or their target; the verbs are data, in `clauses.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workflow.engines.apertium.headlines import THIRD, moved
from workflow.engines.apertium.phrases import NOUN, Unit, begins, phrase_end

_OPENERS = ("<sent>", "<cnjsub>", "<cnjadv>", "<rel><adv>")
_WISHES = ("<prs>", "<pis>", "<imp>")


def asked(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`pidió a las partes que respeten` as what is asked of them: *demander de respecter*."""
    for at, unit in enumerate(units[:-4]):
        if unit.lemma not in rules["asks"] or not unit.has(("<vblex>",)):
            continue
        end = _whom_end(units, at + 1, rules)
        if end is None or units[end].lemma != "que":
            continue
        verb = end + 1
        while verb < len(units) and (units[verb].lemma == "no" or units[verb].has(("<prn><pro>",))):
            verb += 1
        if verb >= len(units) or not units[verb].has(_WISHES) or "[" in units[end].gap:
            continue
        units[end] = Unit(units[end].gap, "de<pr>", "de<pr>")
        units[verb] = Unit(units[verb].gap, *map(_infinitive, _sides(units[verb])))
        if not units[at + 1].has(("<pr>",)):
            return asked([*units[: at + 1], Unit(" ", "a<pr>", "à<pr>"), *units[at + 1 :]], rules)
    return units


def _whom_end(units: Sequence[Unit], at: int, rules: dict[str, Any]) -> int | None:
    """The place behind the one who is asked, with `a` or, a body, without it."""
    told = units[at].lemma == "a" and units[at].has(("<pr>",))
    end = phrase_end(units, at + told)
    if not at + told < end < len(units):
        return None
    head = next((unit for unit in units[at:end] if unit.has(NOUN)), units[at])
    body = head.lemma in rules["bodies"] or head.has(("<np>",))
    return end if told or body else None


def _sides(unit: Unit) -> tuple[str, str]:
    return unit.source, unit.target


def _infinitive(word: str) -> str:
    """`respetar<vblex><prs><p3><pl>` as its infinitive; what a verb has behind its tags stays."""
    lemma, _, tags = word.partition("<")
    kind, _, rest = tags.partition(">")
    return f"{lemma}<{kind}><inf>{rest.rpartition('>')[2]}"


def subject_behind(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`Viajaron a Hue tres asesores`, `Fue creada una comisión` with the subject first."""
    at = 0
    while at < len(units) - 1:
        unit = units[at]
        if unit.is_finite and THIRD.search(unit.source) and _is_open(units, at):
            start = _behind(units, at, rules)
            end = _several_end(units, start) if start is not None else 0
            plain = all("[" not in one.gap for one in units[at : end + 1])
            fits = start is not None and end > start and plain
            if start is not None and fits and _agrees(units, at, start, end):
                units = moved(units, at, start, end)
                at = end
        at += 1
    return units


def _is_open(units: Sequence[Unit], at: int) -> bool:
    """Whether only adverbs and parts with a preposition stand before it in its clause."""
    start = at
    while start and not units[start - 1].has(_OPENERS):
        start -= 1
    while start < at:
        if units[start].has(("<pr>",)):
            end = phrase_end(units, start + 1)
            if end == start + 1:
                return False
            start = end
        elif units[start].has(("<adv>", "<cm>")):
            start += 1
        else:
            return False
    return True


def _behind(units: Sequence[Unit], at: int, rules: dict[str, Any]) -> int | None:
    """Where the subject of a verb of coming, or of a passive, begins behind it."""
    unit = units[at]
    passive = unit.has(("<vbser>",)) and at + 1 < len(units) and units[at + 1].has(("<pp>",))
    if passive:
        place = at + 2
    elif unit.lemma.partition("#")[0] in rules["comes"]:
        place = at + 1
        if "# " in unit.source:
            # "participar# en" has its preposition behind its tags
            place = phrase_end(units, place)
    else:
        return None
    first = place
    while place < len(units):
        word = units[place]
        if word.has(("<pr>",)) and word.lemma in ("en", "a", "con", "por", "desde", "hasta", "de"):
            end = phrase_end(units, place + 1)
            unknown = place + 1 < len(units) and units[place + 1].source.startswith("*")
            if end == place + 1 and not unknown:
                return None
            place = max(end, place + 1 + unknown)
        elif word.has(("<adv>",)) and place == first:
            place += 1
        else:
            break
    opener = ("<det><def>", "<det><ind>", "<det><pos>", "<num>", "<np>")
    named = place < len(units) and (
        units[place].has(opener) or units[place].lemma.startswith("qzx")
    )
    day = place + 1 < len(units) and units[place + 1].lemma in rules["days"]
    return place if named and not day and units[place].gap == " " else None


def _several_end(units: Sequence[Unit], start: int) -> int:
    """Where a subject of one phrase or several ends."""
    end = phrase_end(units, start)
    while start < end < len(units) - 1 and units[end].lemma in ("y", "e"):
        after = phrase_end(units, end + 1)
        if after == end + 1:
            break
        end = after
    return end


def _agrees(units: Sequence[Unit], verb: int, start: int, end: int) -> bool:
    """Whether a phrase may be the subject of a verb, by number; and no verb comes behind it."""
    several = any(unit.lemma in ("y", "e") for unit in units[start:end])
    head = next((unit for unit in units[start:end] if unit.has(NOUN)), units[start])
    plural = several or "<pl>" in head.source or units[start].has(("<num>",))
    wanted = "<p3><pl>" in units[verb].source
    # "asistió la ministra, Thu Trang, quien …" would lose what belongs to her
    behind = units[end : end + 2]
    apposed = len(behind) == 2 and behind[0].has(("<cm>",)) and _names(behind[1])
    told = behind and (behind[0].is_finite or behind[0].has(("<rel>",)))
    return plural == wanted and not apposed and not told


def _names(unit: Unit) -> bool:
    """Whether a unit goes on to tell who somebody is."""
    return unit.has(("<np>", "<rel>")) or unit.source.startswith(("*", "qzx"))


def existing(units: list[Unit], rules: dict[str, Any]) -> list[Unit]:
    """`Existen diferencias` as *Il existe des différences*."""
    for at, unit in enumerate(units[:-1]):
        if unit.lemma not in rules["exists"] or not unit.is_finite or not begins(units, at):
            continue
        if phrase_end(units, at + 1) > at + 1:
            sides = (part.replace("<p3><pl>", "<p3><sg>") for part in _sides(unit))
            units[at] = Unit(unit.gap, *sides)
    return units
