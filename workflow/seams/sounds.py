"""What a form begins with, to the ear."""

from __future__ import annotations

import re

from workflow.seams.tables import SeamRules

_FIRST = re.compile(r"[^\W\d_]+")
# Spanish: a strong vowel with the weak ones beside it is one syllable, two strong ones are two.
_SYLLABLE = re.compile(r"[iuü]?[aeoáéó][iuy]?(?![iu]*[íú])|[íú]|[iuü]+")
_ACCENT = re.compile(r"[áéíóú]")


def has_sound(form: str, sound_class: str, rules: SeamRules, *, name: bool = False) -> bool | None:
    """Whether a form has the sound of a class at its start; `None` where spelling cannot tell.

    `name`: a person or bare place, which stress does not concern (`la Ana`).
    """
    for pattern, sound in rules.sounds.get(sound_class, ()):
        if pattern.match(form):
            if sound == "stress":
                return None if name else _first_syllable_is_stressed(form)
            return sound if isinstance(sound, bool) else None
    return None


def _first_syllable_is_stressed(form: str) -> bool:
    """By the spelling rules of Spanish: `área`, `acta`, `aula`, but not `Asamblea`, `ayer`."""
    found = _FIRST.match(form)
    word = found.group().lower() if found else ""
    syllables = [one.group() for one in _SYLLABLE.finditer(word)]
    if _ACCENT.search(word):
        return bool(_ACCENT.search(syllables[0]))
    last = re.search(r"[aeiouns]\Z", word) is not None
    return len(syllables) == (2 if last else 1)
