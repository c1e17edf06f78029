"""Tokens that stand for a term while a text goes through an engine."""

from __future__ import annotations

import itertools
import string
from collections.abc import Collection, Iterator

# Letters that no word of the project's languages has in this company.
_RARE = "ZXWKVJQ"


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
    for width in itertools.count(2):
        heads = itertools.product(_RARE, repeat=width)
        tokens = ("Q" + "".join(head) + digit for head in heads for digit in "123456789")
        chosen: list[str] = []
        for token in _free(tokens, taken):
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
