"""The small language in which `references.toml` writes and reads congresses and tenures.

    {n} {t}       an ordinal of the session, of its tenure; {n+} {t+} two or more of them;
                  {n!} {t!} one that no figure without sign may be (`the 13 delegates`)
    {N} {T} {N+}  in `write` a Roman numeral, in `read` nothing but one
    {place}       a place of the tables          {years}  the years of a term, 2020-2025
    [x] [x|y]     perhaps x; perhaps one of them
    <a|b>         a or b; in `write` before {place}, b where that begins with a vowel

Everything else is itself, a blank or hyphen any of both. Capitals matter where the language's
`capital_words` and abbreviations have them; letters may lack accents but for Vietnamese.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from workflow.glossary.folding import fold, key
from workflow.glossary.guards import Recognition
from workflow.glossary.sessions.ordinals import either

_TOKEN = re.compile(
    r"\{(?P<slot>[ntNT])(?P<mark>[+!]?)\}|\{(?P<name>place|years)\}"
    r"|(?P<sign>[\[\]<>|])|(?P<blank>\s)|(?P<text>[^\[\]<>|{}\s]+)"
)
_SIGNS = {"[": "(?:", "]": ")?", "<": "(?:", ">": ")", "|": "|"}
_BLANK = r"[\s-]"
_YEARS = r"(?P<years>(?<!\d)(?:19|20)\d\d ?- ?(?:(?:19|20)\d\d|\d\d)(?!\d))"
_MASK = "\ue000\ue001"
"""What stands in a text for the first letter of a place and for its others."""
_PLACE = rf"(?P<place>{_MASK[0]}{_MASK[1]}*)"
_SHORT = 3
_WORD_LAST = re.compile(r"\w\Z")
_VOWELS = frozenset("aeiou")
_CHOICE = re.compile(r"<(?P<one>[^<>|]*)\|(?P<vowel>[^<>|]*)>(?=\{place\})")


@dataclass(frozen=True, slots=True)
class Notation:
    """How one language writes ordinals and lists of them, as pieces of patterns."""

    one: str
    signed: str
    """Without figures that have no sign."""
    many: str
    roman: str
    roman_many: str

    def pattern(self, slot: str, mark: str, *, written: bool) -> str:
        """The pattern of a slot; one of `write` is read in any notation."""
        if slot.isupper() and not written:
            return self.roman_many if mark == "+" else self.roman
        return {"+": self.many, "!": self.signed}.get(mark, self.one)


def notation(rules: Recognition, joiner: str) -> Notation | None:
    """The notation of a language, `joiner` its word for *and*; `None` where it has none."""
    ordinals = rules.ordinals
    if ordinals is None:
        return None
    join = rf"-?(?:\s?,\s(?:{joiner}\s)?|\s(?:{joiner}|&)\s)(?:(?:{either(ordinals.between)})\s)?"
    signed, roman = ordinals.pattern(), ordinals.pattern(roman_only=True)
    return Notation(
        one=ordinals.pattern(bare=True),
        signed=signed,
        many=f"{signed}(?:{join}{signed})+",
        roman=roman,
        roman_many=f"{roman}(?:{join}{roman})+",
    )


def places_pattern(places: Iterable[str], rules: Recognition) -> re.Pattern[str]:
    """The pattern of places in the `key` of a text; but in Vietnamese a place may have all its
    accents, some or none.

    `Thai Nguyên` stands in French for Thái Nguyên.
    """
    spelt = {key(fold(name).text, accents=rules.accents) for name in places}
    ordered = sorted(spelt, key=lambda name: (-len(name), name))
    gap = rf"{_BLANK}{{1,3}}"
    names = "|".join(gap.join(map(re.escape, re.findall(r"[^\s-]+", name))) for name in ordered)
    return re.compile(rf"(?<!\w)(?:{names or '(?!)'})")


def mask_places(text: str, pattern: re.Pattern[str], rules: Recognition) -> str:
    """The folded text, of the same length, with signs for the names of places."""
    pieces: list[str] = []
    position = 0
    for match in pattern.finditer(key(text, accents=rules.accents)):
        start, end = match.span()
        pieces += (text[position:start], _MASK[0], _MASK[1] * (end - start - 1))
        position = end
    return "".join((*pieces, text[position:])) if pieces else text


def compile_form(
    form: str, way: Notation, rules: Recognition, *, written: bool, tail: str = "", ending: str = ""
) -> re.Pattern[str]:
    """The pattern that finds a form in folded text.

    The form `tail` may follow, then the pattern `ending`; the group `core` leaves both out.
    """
    core = _source(form, way, rules, written=written)
    after = f"(?:{_source(tail, way, rules, written=False)})?" if tail else ""
    return _compiled(rf"(?<!\w)(?P<core>{core}){ending}{after}(?!\w)")


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, made once in a process: the languages' forms are more than `re` remembers."""
    return re.compile(pattern, re.IGNORECASE)


def _source(form: str, way: Notation, rules: Recognition, *, written: bool) -> str:
    pieces: list[str] = []
    for match in _TOKEN.finditer(fold(form).text):
        slot = match["slot"]
        if slot:
            ordinal = way.pattern(slot, match["mark"], written=written)
            pieces.append(f"(?P<{slot.lower()}>{ordinal})")
        elif match["name"]:
            pieces.append(_PLACE if match["name"] == "place" else _YEARS)
        elif match["sign"]:
            pieces.append(_SIGNS[match["sign"]])
        else:
            pieces.append(_BLANK if match["blank"] else _literal(match["text"], rules))
    return "".join(pieces)


def _literal(text: str, rules: Recognition) -> str:
    """A piece of plain text: words with the capitals that matter, and signs."""
    return "".join(
        _word(piece, rules) if piece[0].isalnum() else _BLANK if piece == "-" else re.escape(piece)
        for piece in re.findall(r"[^\W_]+|[\W_]", text)
    )


def _word(word: str, rules: Recognition) -> str:
    shouting = len(word) > 1 and word.isupper()
    capital = word in rules.capital_words
    letters: list[str] = []
    for index, letter in enumerate(word):
        plain = letter if rules.accents else key(letter, accents=False)
        spellings = f"[{letter}{letter.upper()}{plain}]" if plain != letter.lower() else letter
        fixed = shouting or (capital and index == 0)
        letters.append(f"(?-i:{letter})" if fixed else spellings)
    return "".join(letters)


class Anchor(NamedTuple):
    """A text in small letters that whatever a form finds may have to hold."""

    text: str
    inside: bool = False
    """Whether it may begin inside a word: `{place}s`, `<vice|sub>secretario`."""


@lru_cache(maxsize=4096)
def anchors(form: str) -> frozenset[Anchor] | None:
    """Texts of which one is in whatever the form finds; `None` without any.

    >>> sorted(anchors("{n} [National ]Congress of the <Party|CPV>"))
    [Anchor(text='congress of the', inside=False)]
    """
    return _anchors(list(_TOKEN.finditer(fold(form).text)), 0, joined=False).best


class _Branches(NamedTuple):
    """What stands from a place in a form up to the closing sign."""

    best: frozenset[Anchor] | None
    close: int
    """The place behind the closing sign."""
    joined: bool
    """Whether it may end with a letter or figure, so that what follows stands in a word."""


def _anchors(tokens: Sequence[re.Match[str]], index: int, *, joined: bool) -> _Branches:
    """The best anchors from a place; `joined` tells whether a letter may stand before it."""
    branches: list[frozenset[Anchor]] = []
    best: frozenset[Anchor] | None = None
    run = ""
    whole, before, after, inside = True, joined, False, joined
    while index < len(tokens):
        match = tokens[index]
        index += 1
        if match["text"] or match["blank"]:
            inside = inside if run else joined
            run += match.group()
            joined = _WORD_LAST.search(run) is not None
            continue
        best, run = _better(best, _anchor(run, inside=inside)), ""
        sign = match["sign"]
        if sign in ("[", "<"):
            inner, index, ending = _anchors(tokens, index, joined=joined)
            best = _better(best, inner if sign == "<" else None)
            joined = ending or (joined and sign == "[")
        elif sign == "|":
            whole = whole and best is not None
            branches.append(best or frozenset())
            best, joined, after = None, before, after or joined
        elif sign:
            break
        else:
            joined = True
    best = _better(best, _anchor(run, inside=inside))
    branches.append(best or frozenset())
    found = frozenset[Anchor]().union(*branches) if whole and best is not None else None
    return _Branches(found, index, after or joined)


def _anchor(run: str, *, inside: bool) -> frozenset[Anchor] | None:
    text = re.sub(r"\A\W+|\W+\Z", "", run).lower()
    if not any(map(str.isalpha, text)):
        return None
    # ` NA`, with its blank: the letters alone are in every second word.
    short = len(text) < _SHORT and run[:1].isspace()
    return frozenset({Anchor(f" {text}" if short else text, inside and _starts_word(run))})


def _starts_word(run: str) -> bool:
    return run[:1].isalnum() or run[:1] == "_"


def _better(
    one: frozenset[Anchor] | None, other: frozenset[Anchor] | None
) -> frozenset[Anchor] | None:
    """Of two sets of anchors the one whose shortest text is longer."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda found: min(len(anchor.text) for anchor in found))


def slots(form: str) -> frozenset[str]:
    """What a form of `write` needs: `n`, `t`, `n+`, `t+`, `place`, `years`."""
    return frozenset(
        match["name"] or (match["slot"].lower() + match["mark"]).removesuffix("!")
        for match in _TOKEN.finditer(form)
        if match["name"] or match["slot"]
    )


def fill(form: str, values: Mapping[str, str]) -> str:
    """A form of `write` with its slots filled; `values` by slot, without its `!`."""
    place = values.get("place", "")
    vowel = key(fold(place[:1]).text, accents=False) in _VOWELS
    form = _CHOICE.sub(lambda match: match["vowel" if vowel else "one"], form)
    return re.sub(r"\{([^!}]*)!?\}", lambda match: values[match[1]], form)


def unread(form: str) -> Iterator[str]:
    """What in a form is no part of this language, for the one who wrote it."""
    rest = _TOKEN.sub("", form)
    if rest:
        yield f"{rest[0]} has no meaning here"
    opened: list[str] = []
    for match in _TOKEN.finditer(form):
        sign = match["sign"]
        if sign in ("[", "<"):
            opened.append(sign)
        elif sign in ("]", ">") and (not opened or opened.pop() != {"]": "[", ">": "<"}[sign]):
            yield f"{sign} closes nothing"
        elif sign == "|" and not opened:
            yield "| stands outside < > and [ ]"
    yield from (f"{sign} is not closed" for sign in opened)


def join(items: Sequence[str], joiner: str) -> str:
    """A list as a sentence has it: `XI, XII et XIII`."""
    return f" {joiner} ".join(filter(None, (", ".join(items[:-1]), items[-1])))


def numbers(found: str, rules: Recognition) -> Iterable[int]:
    """The ordinals in what a slot found, in order; 0 for one that is out of reach."""
    if rules.ordinals is None:
        return ()
    signed = rules.ordinals.pattern() if re.search(r"\D", found) else r"\d+"
    return [
        rules.ordinals.value(match.group()) for match in re.finditer(signed, found, re.IGNORECASE)
    ]
