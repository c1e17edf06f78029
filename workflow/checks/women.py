"""A man's title before the name of a woman: `El presidente de la República Vo Thi Anh Xuan`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.checks.base import Translation
from workflow.glossary import Occurrence
from workflow.seams.realise import realise

_GENDERED = frozenset({"es", "fr"})
_PERSON = "person"
_NEAR = 3
"""Letters from a title to the name of its holder: a blank, or a comma and a blank."""
_PART = r"[^\W\d_a-zà-ÿ][\w'’]*"
# ` Vo Thi Anh Xuan`, ` Võ Thị Ánh Xuân`, ` Mme Bui Thi Hoa`, ` Sra. Vu Viet Trang`
_WOMAN = re.compile(
    rf",?[ \u00a0](?:(?:la )?(?:[Ss]eñora|[Ss]ra\.|Mme|[Mm]adame)[ \u00a0]{_PART}"
    rf"|(?:{_PART}[ \u00a0]){{1,2}}Th[iị][ \u00a0]{_PART})"
)
# `la presidente`, `la ex primer ministro`
_HERS = re.compile(r"(?<!\w)(?:la|una|une)[ \u00a0](?:\w+[ \u00a0])?\Z", re.IGNORECASE)
_HIS = re.compile(r"(?<!\w)(?:le|un|au|du|el|al|del)[ \u00a0]\Z", re.IGNORECASE)
# `el miembro`, `le membre du Bureau politique Bui Thi Minh Hoai` are good for a woman.
_EITHER = re.compile(r"miembro|membre|chef\b", re.IGNORECASE)
# `Mme la ministre` has its article, `Madame le président` is old, but no mistake
_POLITE = re.compile(r"(?:Mme|Madame)[ \u00a0](?:le|la)[ \u00a0]\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def man_before_woman(
    unit: Translation, one: Occurrence, other: Occurrence, there: Sequence[Occurrence]
) -> str:
    """The approved form of a woman's title for a man's that stands before her name; else empty.

    `one` is the title in the source, `other` in the translation, `there` what else stands in it.
    A woman is known by `Thị` in her name, by *Mrs* before it, or by the glossary.
    """
    language, concept = unit.target_language, one.concept
    if language not in _GENDERED or concept is None or other.inflection == "plural":
        return ""
    before = unit.plain_target[: other.start]
    if not _is_woman(unit, one, other, there) or _HERS.search(before) or _POLITE.search(before):
        return ""
    source, languages = unit.reading or unit.plain_source, (unit.source_language, language)
    hers = realise(concept, one, source, *languages, gender="f")
    his = realise(concept, one, source, *languages, gender="m")
    if hers is None or his is None or hers[1].gender != "f":
        return ""
    feminine, masculine, written = (_words(form) for form in (hers[0], his[0], other.text))
    if feminine != masculine:
        is_his = written & (masculine - feminine) and not written & (feminine - masculine)
        return hers[0] if is_his else ""
    if _HIS.search(before) and not _EITHER.match(other.text):
        return f"la {hers[0]}"
    return ""


def _is_woman(
    unit: Translation, one: Occurrence, other: Occurrence, there: Sequence[Occurrence]
) -> bool:
    """Whether the name of a woman follows a title in the translation."""
    if any(
        0 < person.start - other.end < _NEAR
        and person.concept is not None
        and person.concept.kind == _PERSON
        and person.concept.gender.get(unit.target_language) == "f"
        for person in there
    ):
        return True
    name = _WOMAN.match(unit.plain_target, other.end)
    if name is None:
        return False
    # `el primer ministro, Vo Thi Anh Xuan y otros`: a list, unless the source has both together
    return not name.group().startswith(",") or _WOMAN.match(unit.plain_source, one.end) is not None


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
