"""Units of a stream behind the bilingual dictionary: `^hold<vblex><past>/aguantar<vblex><past>$`.

Stream format: https://wiki.apertium.org/wiki/Apertium_stream_format
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# A target that begins with @ is the source itself: the dictionary lacks the word.
UNIT = re.compile(
    r"\^(?P<source>[^/$^*]+)/(?P<lacking>@?)(?P<target>(?:[^/$^*@][^/$^]*)?)(?:/[^$^]*)?\$"
)
_WORD = re.compile(r"(?P<lemma>[^<]*)(?P<tags>(?:<[^<>]*>)*)(?P<rest>.*)", re.DOTALL)
_GENDERS = frozenset({"m", "f", "mf", "GD"})


@dataclass(frozen=True, slots=True)
class Word:
    """`hold# out<vblex><past>` taken apart."""

    lemma: str
    tags: tuple[str, ...]
    rest: str

    @classmethod
    def read(cls, text: str) -> Word:
        """A side of a unit; what stands behind its tags (`# out`) is kept as `rest`."""
        found = _WORD.fullmatch(text)
        assert found is not None, text
        tags = tuple(re.findall(r"<([^<>]*)>", found["tags"]))
        return cls(found["lemma"], tags, found["rest"])


def with_target(unit: re.Match[str], put: Word) -> str:
    """A unit with another word as its target; number, tense and capitals are those of the old one.

    A number that the old one leaves open (`cumpleaños<n><m><sp>`) is that of the source.

    >>> found = UNIT.fullmatch("^Hold<vblex><past>/Aguantar<vblex><past>$")
    >>> with_target(found, Word.read("celebrar<vblex>"))
    '^Hold<vblex><past>/Celebrar<vblex><past>$'
    """
    source, target = Word.read(unit["source"]), Word.read(unit["target"])
    number = next((tag for tag in source.tags if tag in ("sg", "pl")), "sp")
    kept = tuple(number if tag == "sp" else tag for tag in target.tags[1:])
    if kept[:1] and kept[0] in _GENDERS:
        if unit["lacking"] and put.tags == ("adj",):
            # the gender of its noun: an adjective with one form there may have two here
            kept = ("GD" if kept[0] == "mf" else kept[0], *kept[1:])
        elif unit["lacking"] or put.tags[0] == "adj" or _GENDERS.intersection(put.tags):
            kept = kept[1:]
    # "former officials" is "ex·oficial" here, "exfuncionarios" in the end
    before, parted, _ = target.lemma.rpartition("·")
    lemma = before.lower() + parted + put.lemma
    tags = "".join(f"<{tag}>" for tag in (*put.tags, *kept))
    return f"^{unit['source']}/{like(lemma, target.lemma)}{tags}{put.rest}$"


def like(word: str, model: str) -> str:
    """The word with the capitals of a model: none, one, or all.

    >>> like("elogiar", "Praise"), like("elogiar", "PRAISE"), like("Lao", "lao")
    ('Elogiar', 'ELOGIAR', 'Lao')
    """
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
