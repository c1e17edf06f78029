"""What is made up as it is needed: placeholders, names, symbols and figures."""

from __future__ import annotations

import random
import string
import tomllib
from collections.abc import Callable
from pathlib import Path

PARTS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("invented.toml").read_text(encoding="utf-8")
)

Figure = tuple[str, str, str]
"""English, Spanish, and the Spanish agreement (`ms`, `fs`, `mp`, `fp`)."""


def placeholder_shape(rng: random.Random) -> Callable[[random.Random], str]:
    """A way of making placeholders, drawn by how common it is."""
    return rng.choices(SHAPES, SHAPE_WEIGHTS)[0]


def _letters_and_digit(rng: random.Random) -> str:
    """`X1`, `QZX1`, `ZQ7`, `AB3`, `XX12`."""
    count = rng.choices((1, 2, 3, 4), (3, 3, 4, 1))[0]
    letters = "".join(rng.choices(string.ascii_uppercase, k=count))
    return letters + str(rng.randint(0, 9) if rng.random() < 0.8 else rng.randint(10, 999))


def _family_and_digit(rng: random.Random) -> str:
    """`QZX1` and its kin: letters that people choose, then a digit."""
    stem = _part(rng, "stems")
    return stem + str(rng.randint(0, 9) if rng.random() < 0.8 else rng.randint(10, 99))


def _title_case(rng: random.Random) -> str:
    """`Qzxa`, `Zolm`, `Xwi`."""
    if rng.random() < 0.5:
        return "Qzx" + rng.choice(string.ascii_lowercase)
    letters = rng.choices(string.ascii_lowercase, k=rng.randint(3, 6))
    return "".join(letters).capitalize()


def _pseudo_word(rng: random.Random) -> str:
    """`Zolmar`, `Traiquen`: a name nobody has."""
    count = rng.choices((1, 2, 3), (1, 4, 2))[0]
    return "".join(_part(rng, "onsets") + _part(rng, "rhymes") for _ in range(count)).capitalize()


def _part(rng: random.Random, name: str) -> str:
    return rng.choice(PARTS[name])


def _capitals(rng: random.Random) -> str:
    """`QZXA`, `ASEAN`: letters only."""
    return "".join(rng.choices(string.ascii_uppercase, k=rng.randint(2, 5)))


def _small(rng: random.Random) -> str:
    """`qzx1`, or a small pseudo-word."""
    if rng.random() < 0.4:
        letters = rng.choices(string.ascii_lowercase, k=rng.randint(1, 3))
        return "".join(letters) + str(rng.randint(0, 9))
    return _pseudo_word(rng).lower()


def _symbol(rng: random.Random) -> str:
    """`11-NQ/TW`, `30/2020/NĐ-CP`, `QZX-A`."""
    kind = rng.random()
    number = rng.randint(1, 199)
    if kind < 0.4:
        return f"{number}-{_part(rng, 'symbols')}/{_part(rng, 'symbols')}"
    if kind < 0.8:
        year = rng.randint(1990, 2030)
        return f"{number}/{year}/{_part(rng, 'types')}-{_part(rng, 'symbols')}"
    letters = rng.choices(string.ascii_uppercase, k=4)
    return f"{''.join(letters[:3])}-{letters[3]}"


def _proper_name(rng: random.Random) -> str:
    """`Nguyễn Văn Hưng`, `Zolmar Trai`."""
    if rng.random() < 0.3:
        return " ".join(rng.sample(PARTS["vietnamese"], rng.randint(2, 3)))
    return " ".join(_pseudo_word(rng) for _ in range(rng.randint(1, 3)))


SHAPES = (
    _letters_and_digit,
    _family_and_digit,
    _title_case,
    _pseudo_word,
    _capitals,
    _small,
    _symbol,
)
SHAPE_WEIGHTS = (9, 6, 6, 3, 2, 2, 2)


def _integer(rng: random.Random) -> Figure:
    if rng.random() < 0.3:
        value = f"{rng.randint(1000, 99999):,}"
        return _figure(value, value.replace(",", "."), "mp")
    value = str(rng.randint(2, 999))
    return _figure(value, value, "mp")


def _decimal(rng: random.Random) -> Figure:
    value = str(rng.randint(2, 99))
    if rng.random() < 0.7:
        value = f"{rng.randint(0, 99)}.{rng.randint(1, 99)}"
    return _figure(value, value.replace(".", ","), "mp")


def _document_number(rng: random.Random) -> Figure:
    text = str(rng.randint(1, 199)) if rng.random() < 0.5 else _symbol(rng)
    return _figure(text, text)


def _figure(english: str, spanish: str, agreement: str = "ms") -> Figure:
    return english, spanish, agreement


def _same(text: str) -> Figure:
    return _figure(text, text)


FIGURES: dict[str, Callable[[random.Random], Figure]] = {
    "int": _integer,
    "dec": _decimal,
    "year": lambda rng: _same(str(rng.randint(1990, 2035))),
    "day": lambda rng: _same(str(rng.randint(1, 31))),
    "docno": _document_number,
    "pseudo": lambda rng: _same(_proper_name(rng)),
}
