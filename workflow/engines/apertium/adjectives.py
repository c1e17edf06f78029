"""English adjectives in a row, put behind their noun: `a stable, peaceful and prosperous region`.

Apertium's rules turn a noun round with the adjective beside it only, so the row came out as `un
establo, región pacífica y próspera`, and `more rapid and sustainable growth` as `más rápido y
crecimiento sostenible`. Behind the analyser the noun goes first; before the generator all
adjectives behind it agree.
"""

from __future__ import annotations

import re

from workflow.engines.languages import Pair

_ADJECTIVE = r"\^(?![^/$]*[A-Z])(?!other/)[^/$^]+/[^$^]*<adj>[^$^]*\$"
_ADVERB = r"(?:\^(?:(?:more|most|less|truly|increasingly|highly|very)/)[^$^]*\$ )?"
_PART = rf"{_ADVERB}{_ADJECTIVE}"
_COMMA, _AND = r"\^,/,<cm>\$", r"\^and/and<cnjcoo>\$"
_NOUN = r"\^[^/$^]+/(?:[^/$^<]+<n><(?:sg|pl)>)[^$^]*\$"
_ROW = re.compile(
    r"(?P<before>\^[^/$^]+/[^$^]*<(?:det|pr|num|vblex|pos)>[^$^]*\$ )"
    rf"(?P<row>(?:\^(?:more|most)/[^$^]*\$ {_ADJECTIVE} {_AND} {_PART}"
    rf"|{_PART}(?:{_COMMA} {_PART})+(?:{_COMMA})? {_AND} {_PART})) "
    rf"(?P<noun>{_NOUN})"
    r"(?! \^[^/$^]+/(?:[^/$^<]+<(?:n|np|vblex><(?:ger|subs))>|[^$^]*<gen>))"
)
_READINGS = re.compile(r"\^(?P<surface>[^/$^]+)/(?P<readings>[^$^]*)\$")
_UNIT = re.compile(r"\^([^$]*)\$")
_OWN = re.compile(r"<n>(?:<acr>)?<(?P<gender>m|f|mf)><(?P<number>sg|pl)>")
_AGREES = re.compile(r"(?<=<adj>)<(?P<gender>m|f|mf)><(?P<number>sg|pl)>")


def adjectives_behind(stream: str, pair: Pair) -> str:
    """A stream behind the analyser with rows of adjectives behind their noun.

    >>> row = "^more/more<preadv>$ ^new/new<adj>$ ^and/and<cnjcoo>$ ^free/free<adj>$"
    >>> adjectives_behind(f"^a/a<det><ind>$ {row} ^land/land<n><sg>$", Pair("en", "es"))[16:60]
    '^land/land<n><sg>$ ^more/more<preadv>$ ^new/'
    """
    if (pair.source, pair.target) != ("en", "es"):
        return stream
    return _ROW.sub(_turned, stream)


def _turned(found: re.Match[str]) -> str:
    row = _READINGS.sub(_as_adjective, found["row"])
    noun = _READINGS.sub(_as_noun, found["noun"])
    return f"{found['before']}{noun} {row}"


def _as_adjective(found: re.Match[str]) -> str:
    kept = [one for one in found["readings"].split("/") if "<adj>" in one]
    if not kept or found["surface"] in ("more", "most", "less"):
        return found.group()
    return f"^{found['surface']}/{'/'.join(kept)}$"


def _as_noun(found: re.Match[str]) -> str:
    kept = [one for one in found["readings"].split("/") if "<n>" in one]
    return f"^{found['surface']}/{'/'.join(kept)}$"


def adjectives_agreed(stream: str, pair: Pair) -> str:
    """A stream before the generator in which adjectives in a row have their noun's forms.

    >>> row = "^casa<n><f><sg>$ ^nuevo<adj><f><sg>$ ^y<cnjcoo>$ ^bello<adj><m><sg>$"
    >>> adjectives_agreed(row, Pair("en", "es"))[-19:]
    '^bello<adj><f><sg>$'
    """
    if (pair.source, pair.target) != ("en", "es"):
        return stream
    found = list(_UNIT.finditer(stream))
    out: list[str] = []
    end, noun, rows = 0, None, False
    for one in found:
        unit = one.group(1)
        if "<n>" in unit:
            noun, rows = _OWN.search(unit), False
        elif noun is not None and "<adj>" in unit:
            made = _AGREES.sub(lambda old, own=noun: _like(old, own), unit)
            out += [stream[end : one.start()], f"^{made if rows else unit}$"]
            end, rows = one.end(), True
        elif not any(tag in unit for tag in ("<cm>", "<cnjcoo>", "<adv>", "<preadv>")) or not rows:
            noun = None
    return "".join((*out, stream[end:]))


def _like(old: re.Match[str], own: re.Match[str]) -> str:
    gender = old["gender"] if "mf" in (old["gender"], own["gender"]) else own["gender"]
    return f"<{gender}><{own['number']}>"
