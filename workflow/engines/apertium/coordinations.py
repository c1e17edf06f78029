"""Two persons as the subject of a Spanish verb: `El jefe de policía y el alcalde fueron cesados`.

Apertium's rules count two nouns side by side; behind a complement, `of Hue`, the verb agreed with
the second person alone. In the stream before the generator each word has its lemma and tags.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_UNIT = re.compile(r"\^([^$]*)\$")
_FINITE = re.compile(r"(?<=<)(?:pri|ifi|pii|fti|cni)><p3><sg>")
_OTHER_VERB = re.compile(r"<(?:pri|ifi|pii|fti|cni|prs|pis|imp|inf)>")
_STOPS = ("<sent>", "<cm>", "<cnjsub>", "<rel>", "<cnjadv>", "<ger>")
_PARTICIPLE = re.compile(r"(?<=<pp>)<[mf]><sg>|(?<=<adj>)<m><sg>")
_BE = re.compile(r"(?i:ser|estar|haber)<v")
# `alcalde`, `exministro de Finanzas`, `nuevo jefe del ejército`; a body's name begins otherwise
_PERSON = re.compile(
    r"(?:(?:ex|entonces|nuev[oa]|actual|difunt[oa]|veteran[oa]|alt[oa]|máxim[oa]) ?)?(?:vice|sub)?"
    r"(?:primer[oa]? (?:ministr|secretari)|president|ministr|jef[ea]|secretari|director|gobernador"
    r"|alcald|embajador|dirigente|portavoz|miembro|general|coronel|comandante|canciller|rey|reina"
    r"|señor|líder|fiscal|juez|diputad|senador|legislador|homólog|espos|sucesor|adjunt|enviad"
    r"|asesor|ayudant|analist|activist|economist|colaborador|padre|madre|herman|hij[oa]|abogad|periodista|oficial|funcionari|candidat|delegad|rector|inspector|colega)"
)
_LEAST = 3


def coordinated(stream: str, forms: Mapping[str, str]) -> str:
    """A Spanish stream before the generator with the verbs of two persons in the plural.

    `forms` are those that the words of its typed units stand for, by the word in small letters.

    >>> one = "^el<det><def><m><sg>$ ^jefe<n><m><sg>$ ^de<pr>$ ^Hue<np><loc>$ ^y<cnjcoo>$ "
    >>> said = one + "^el<det><def><m><sg>$ ^alcalde<n><m><sg>$ ^hablar<vblex><ifi><p3><sg>$"
    >>> coordinated(said, {}).endswith("^hablar<vblex><ifi><p3><pl>$")
    True
    """
    if "<cnjcoo>" not in stream:
        return stream
    found = list(_UNIT.finditer(stream))
    units = [one.group(1) for one in found]
    start = 0
    for at, unit in enumerate(units):
        if any(tag in unit for tag in _STOPS):
            start = at + 1
        elif _FINITE.search(unit):
            if _is_of_two(units[start:at], forms):
                _agree(units, at)
            start = at + 1
        elif _OTHER_VERB.search(unit):
            start = at + 1
    out: list[str] = []
    end = 0
    for one, text in zip(found, units, strict=True):
        out += [stream[end : one.start()], f"^{text}$"]
        end = one.end()
    return "".join((*out, stream[end:]))


def _is_of_two(phrase: Sequence[str], forms: Mapping[str, str]) -> bool:
    """Whether a subject is a person and, behind *y*, another."""
    if len(phrase) < _LEAST or "<pr>" in phrase[0] or "<adv>" in phrase[0]:
        return False
    joints = [at for at, one in enumerate(phrase) if re.match(r"(?i:y|e)<cnjcoo>", one)]
    if len(joints) != 1:
        return False
    first, second = phrase[: joints[0]], phrase[joints[0] + 1 :]
    # `el presidente y dirigente del partido` may be one person
    opened = bool(second) and re.search(r"<det>|<num>", second[0]) is not None
    return opened and _has_head(first, forms) and _has_head(second, forms)


def _has_head(phrase: Sequence[str], forms: Mapping[str, str]) -> bool:
    """Whether the first noun of a phrase is a person."""
    for unit in phrase:
        lemma = unit.partition("<")[0].lower()
        if "<pr>" in unit:
            # `dos de sus adjuntos`
            continue
        if "<n>" in unit or "<np>" in unit or lemma in forms:
            return _PERSON.match(forms.get(lemma, lemma)) is not None
    return False


def _agree(units: list[str], at: int) -> None:
    """The verb at a place and its participle in the plural."""
    units[at] = _FINITE.sub(lambda tense: tense.group().replace("<sg>", "<pl>"), units[at])
    behind = at + 1
    while behind < len(units) and ("<adv>" in units[behind] or _BE.match(units[behind])):
        behind += 1
    if _BE.match(units[at]) and not units[at].lower().startswith("haber") and behind < len(units):
        units[behind] = _PARTICIPLE.sub("<m><pl>", units[behind])
