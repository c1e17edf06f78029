"""Tokens that stand for a term while a text goes through an engine, by family.

Within one call no token occurs in a text that was named, none is part of another, and two of
a family that a neural model carries differ in two characters or more, so that a model that
slips in one cannot turn one term into another unseen.
"""

from __future__ import annotations

import functools
import itertools
import re
import string
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

Make = Callable[[int, Collection[str]], list[str]]
"""Takes a number of tokens and the texts they must not occur in."""

# Letters that no word of the project's languages has in this company.
_RARE = "ZXWKVJQ"
_INITIALS = "TBDFGHLMNPRS"
# Halves of names that nobody has.
_HEADS = ("Zol", "Vek", "Qir", "Juv", "Xan", "Kop", "Wub", "Zaf", "Yem", "Dru")
_TAILS = ("mar", "dun", "tix", "lor", "ben", "gav", "sel", "pok", "nim", "rah")


def name_like(count: int, taken: Collection[str] = ()) -> list[str]:
    """Tokens of letters in title case, such as `Qzxa`; all of one length.

    >>> name_like(3, taken=["Qzxb"])
    ['Qzxa', 'Qzxc', 'Qzxd']
    """
    for width in itertools.count(1):
        suffixes = itertools.product(string.ascii_lowercase, repeat=width)
        tokens = (f"Qzx{''.join(suffix)}" for suffix in suffixes)
        chosen = list(itertools.islice(_free(tokens, taken), count))
        if len(chosen) == count:
            return chosen
    raise AssertionError("unreachable")


def code_like(count: int, taken: Collection[str] = ()) -> list[str]:
    """Tokens of capitals and a digit; any two differ in two characters or more.

    >>> code_like(3)
    ['QZZ1', 'QZX2', 'QZW3']
    """
    return _apart(_codes, count, taken)


def occurrences(token: str, text: str) -> list[tuple[int, int]]:
    """Where a token stands in a text, whatever its case; blanks within it are forgiven.

    >>> occurrences("QZZ1", "El qzz 1 y el QZZ12")
    [(3, 8)]
    """
    return [match.span() for match in _pattern(token).finditer(text)]


@functools.lru_cache(maxsize=1024)
def _pattern(token: str) -> re.Pattern[str]:
    inner = r"\s?".join(map(re.escape, token))
    return re.compile(rf"(?<!\w){inner}(?!\w)", re.IGNORECASE)


def _codes(width: int) -> Iterator[str]:
    heads = itertools.product(_RARE, repeat=width + 1)
    return ("Q" + "".join(head) + digit for head in heads for digit in "123456789")


def _doubles(width: int) -> Iterator[str]:
    return _with_digits([letter * 2 for letter in _RARE], width)


def _initials(width: int) -> Iterator[str]:
    return _with_digits(_INITIALS, width)


def _letters(width: int) -> Iterator[str]:
    return _with_digits("XZQWKVJ", width)


def _acronyms(width: int) -> Iterator[str]:
    return map("".join, itertools.permutations("QXZKVWJ", min(width + 2, 7)))


def _names(width: int) -> Iterator[str]:
    """`Zolmar`, `Vekdun`; then names of more parts."""
    for shift in range(len(_TAILS)):
        for number, head in enumerate(_HEADS):
            tail = _TAILS[(number + shift) % len(_TAILS)]
            for more in itertools.product(_TAILS, repeat=width - 1):
                yield head + tail + "".join(more)


def _numbered(before: str, after: str, width: int) -> Iterator[str]:
    """`ID11`, `ID22`: with one digit alone, that digit would be all that tells two apart."""
    lowest, ones = 10**width, int("1" * (width + 1))
    numbers = itertools.chain(range(ones, lowest * 10, ones), range(lowest, lowest * 10))
    return (f"{before}{number}{after}" for number in numbers)


def _with_digits(stems: Iterable[str], width: int) -> Iterator[str]:
    """Each stem with another digit, then each with the next."""
    listed = list(stems)
    lowest = 10 ** (width - 1)
    for shift in range(9 * lowest):
        for number, stem in enumerate(listed):
            yield f"{stem}{lowest + (number + shift) % (9 * lowest)}"


def _apart(
    candidates: Callable[[int], Iterator[str]], count: int, taken: Collection[str]
) -> list[str]:
    """The first free candidates of one width that are far enough from each other."""
    for width in itertools.count(1):
        chosen: list[str] = []
        for token in _free(candidates(width), taken):
            if len(chosen) == count:
                break
            if all(_distance(token, other) > 1 for other in chosen):
                chosen.append(token)
        if len(chosen) == count:
            return chosen
    raise AssertionError("unreachable")


def _distance(one: str, other: str) -> int:
    return sum(left != right for left, right in zip(one, other, strict=True))


def _free(tokens: Iterator[str], taken: Collection[str]) -> Iterator[str]:
    used = "\n".join(taken).casefold()
    return (token for token in tokens if token.casefold() not in used)


FAMILIES: Mapping[str, Make] = {
    "code": code_like,
    "double": functools.partial(_apart, _doubles),
    "letter": functools.partial(_apart, _letters),
    "initial": functools.partial(_apart, _initials),
    "id": functools.partial(_apart, functools.partial(_numbered, "ID", "")),
    "name": functools.partial(_apart, _names),
    "acronym": functools.partial(_apart, _acronyms),
    "term": functools.partial(_apart, functools.partial(_numbered, "TERM", "")),
    "dollar": functools.partial(_apart, functools.partial(_numbered, "$", "")),
    "bracket": functools.partial(_apart, functools.partial(_numbered, "[", "]")),
}
"""What a neural model may carry, by name, the likeliest first."""
