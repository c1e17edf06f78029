"""Language codes and language pairs."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from workflow.errors import EngineError

# vi, nob, nb-NO, zh_CN, zh-Hant-TW, nb_NO.UTF-8
_CODE = re.compile(r"(?P<language>[a-z]{2,3})(?:[-_][a-z0-9]{1,8})*(?:[.@][a-z0-9-]+)*")

# Norwegian with no further word is Bokmål, as everyone but the ISO tables has it.
_MEANT = {"no": "nb", "nor": "nb"}

# Argos' own codes for traditional Chinese and Brazilian Portuguese, which ISO does not know.
_ARGOS_CODES = frozenset({"zt", "pb"})

_NO_LANGUAGE = frozenset({"mis", "mul", "und", "zxx"})


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """A source and a target language, as normalised codes.

    >>> str(Pair("en", "es"))
    'en→es'
    """

    source: str
    target: str

    def __str__(self) -> str:
        return f"{self.source}→{self.target}"

    @classmethod
    def parse(cls, text: str) -> Pair:
        """The pair in `en-es`, `en_es` or `en→es`. Raises `EngineError` for anything else.

        >>> Pair.parse("no-vi")
        Pair(source='nb', target='vi')
        """
        codes = re.split(r"[-_→]", text.strip())
        if len(codes) != 2:
            raise EngineError(
                f"{text!r} is not a language pair", hint="Write it as two codes, as in en-es"
            )
        pair = cls(normalise_language(codes[0]), normalise_language(codes[1]))
        if pair.source == pair.target:
            raise EngineError(
                f"{text!r} names one language twice", hint="Write two languages, as in en-es"
            )
        return pair


def normalise_language(code: str) -> str:
    """The shortest ISO 639 code of a language, in lower case, without country or script.

    Knows the languages of CLDR. `no` is `nb`. Raises `EngineError` for any other text.

    >>> [normalise_language(code) for code in ("vi-VN", "NOB", "no", "zh_CN")]
    ['vi', 'nb', 'nb', 'zh']
    """
    match = _CODE.fullmatch(code.strip().lower())
    language = _canonical(match["language"]) if match else None
    if language is None:
        raise EngineError(
            f"{code!r} is not a language code", hint="Write an ISO 639 code, such as en, fr or vi"
        )
    return language


@functools.lru_cache(maxsize=256)
def _canonical(code: str) -> str | None:
    if code in _MEANT:
        return _MEANT[code]
    if code in _ARGOS_CODES:
        return code
    known = _known_languages()
    if code in known:
        return code
    from babel.core import get_global

    short = str(get_global("language_aliases").get(code, "")).partition("_")[0]
    return short if short in known else None


@functools.lru_cache(maxsize=1)
def _known_languages() -> frozenset[str]:
    from babel import Locale

    return frozenset(Locale("en").languages) - _NO_LANGUAGE
