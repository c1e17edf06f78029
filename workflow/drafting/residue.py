"""What an engine leaves of mangled placeholders, or of the words that should be translated."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence

from workflow.glossary.folding import ascii_symbol

_WORD = re.compile(r"[^\W_]+")
_RARE = frozenset("qzxwkvj")
_VOWELS = frozenset("aeiouy")
_SHORT_TOKEN = 2
_LONG_NAME = 5
"""From so many letters a placeholder looks like a name, and one slip leaves it recognisable."""
_ALIKE = 0.7


def find_residue(draft: str, source: str, placeholders: Sequence[str]) -> Iterator[str]:
    """Words and signs of a draft that look like parts of placeholders; none of the source's.

    `draft` is without the forms that stand in it by right.

    >>> list(find_residue("Le QZX 7 et zx1 [ dit.", "He said.", ["QZX1"]))
    ['QZX', 'zx1']
    """
    said = {word.casefold() for word in _WORD.findall(source)}
    tokens = [re.sub(r"\s", "", token).casefold() for token in placeholders]
    for word in dict.fromkeys(_WORD.findall(draft)):
        low = word.casefold()
        if low not in said and any(_is_like(low, token) for token in tokens):
            yield word
    for sign in sorted({letter for token in tokens for letter in token if not letter.isalnum()}):
        if draft.count(sign) > source.count(sign):
            yield sign


def find_copied(draft: str, texts: Iterable[str]) -> Iterator[str]:
    """Terms of the source that a draft still has in its language.

    `draft` is without the forms that stand in it by right. A single word counts where it has a
    capital and four letters, or is an abbreviation: what else two languages share is chance.
    """
    even = " ".join(draft.split())
    for text in dict.fromkeys(texts):
        words = " ".join(text.split())
        if " " not in words and not (words.isupper() or (words[:1].isupper() and len(words) > 3)):
            continue
        loose = re.IGNORECASE if " " in words else 0
        if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", even, loose):
            yield text


def has_symbol(draft: str, symbol: str) -> bool:
    """Whether the symbol of a document stands in a draft, however its pieces are joined.

    >>> has_symbol("le 11 - NQa / TW", "11-NQ/TW"), has_symbol("11 NQ de TW", "11-NQ/TW")
    (True, False)
    """
    pieces = _WORD.findall(ascii_symbol(symbol))
    pattern = r"[\s/.‐‑–-]{1,3}".join(f"{re.escape(piece)}[a-z]?" for piece in pieces)
    found = re.search(rf"(?<!\w){pattern}(?!\w)", ascii_symbol(draft), re.IGNORECASE)
    return found is not None


def _is_like(word: str, token: str) -> bool:
    """Whether a word is of a placeholder's family, a piece of it, or nearly the same."""
    if len(token) > _SHORT_TOKEN and token in word:
        return True
    letters = re.match(r"[^\W\d_]*", token)
    stem = letters.group() if letters else ""
    inside = len(stem) > _SHORT_TOKEN and stem[:3] in word
    if set(stem[:2]) <= _RARE and len(stem) > 1 and (inside or word.startswith(stem[:2])):
        return True
    if stem and word.startswith(stem) and (word == stem or word[len(stem)].isdigit()):
        return True
    if len(word) > 1 and word in token and not word.isdigit():
        return bool(re.search(r"\d", word)) or _VOWELS.isdisjoint(word) or word[-1] in "qzx"
    # "Vekdan" of "Vekdun": a word of the language is hardly ever so near
    near = abs(len(word) - len(token)) <= 1 and len(stem) >= _LONG_NAME
    return near and difflib.SequenceMatcher(None, word, token).ratio() >= _ALIKE
