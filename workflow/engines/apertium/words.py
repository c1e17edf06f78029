"""Words of the news that a mode's dictionaries lack or put wrongly, whatever stands around them.

A word that the analyser does not know (`^enacted/*enacted$`) is given the readings of an English
verb, noun, adjective or adverb, so that the rules of the mode treat it as one; behind the
bilingual dictionary it gets its Spanish lemma, as do words whose first sense no newspaper means
(`^market<n><sg>/lonja<n><f><sg>$`). A lemma that the generator does not know is inflected here.
Stream format: https://wiki.apertium.org/wiki/Apertium_stream_format
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from workflow.engines.apertium.verbs import regular_forms
from workflow.engines.languages import Pair

_UNKNOWN = re.compile(r"\^(?P<word>[^\W\d_]+)/\*(?P=word)\$")
_STARTS = re.compile(r"(?:\A|<sent>\$\W*)\Z")
_MADE = re.compile(
    r"\^(?P<lemma>[^<^$+/]+)(?P<tags>(?:<[^<>^$+]+>)+)(?P<self>\+se<prn><enc>[^$+]*)?\$"
)
_PLAIN = str.maketrans("áéíóú", "aeiou")


def analysed(stream: str, pair: Pair) -> str:
    """A stream behind the analyser with readings for words that it does not know.

    >>> analysed("^enacts/*enacts$", Pair("en", "es"))
    '^enacts/enact<vblex><pri><p3><sg>$'
    """
    readings = _readings(pair)
    if not readings:
        return stream

    def known(match: re.Match[str]) -> str:
        word = match["word"]
        found = readings.get(word.lower(), ())
        if word[0].isupper() and not word.isupper() and not _begins(match):
            # "the Hanoi Declaration" is one, but "Mr. Dodge" does not evade
            found = tuple(each for each in found if "<n>" in each)
        if not found:
            return match.group()
        capital = str.capitalize if word[0].isupper() else str
        return f"^{word}/{'/'.join(capital_of(each, capital) for each in found)}$"

    return _UNKNOWN.sub(known, stream)


def capital_of(reading: str, capital: Any) -> str:
    """A reading whose lemma is put through `capital`."""
    lemma, _, tags = reading.partition("<")
    return f"{capital(lemma)}<{tags}"


def replacements(pair: Pair) -> Iterator[tuple[str, str]]:
    """Units of the source (`market<n>`) and the lemma with its tags that is put for each."""
    for kind, words in _words(pair).items():
        for word, meant in words.items():
            lemma, gender = _lemma(meant) if kind in ("n", "adj") else (meant, "")
            yield f"{_plain(word)}<{kind}>", f"{lemma}<{kind}>" + (f"<{gender}>" if gender else "")


def inflected(stream: str, pair: Pair) -> str:
    """A stream before the generator, with the forms of words that the generator does not know.

    >>> inflected("^elogiar<vblex><ifi><p3><sg>$", Pair("en", "es"))
    'elogió'
    """
    lacking = _document().get("lacking", {}).get(pair.target)
    if lacking is None:
        return stream

    def made(match: re.Match[str]) -> str:
        lemma = match["lemma"]
        tags = tuple(re.findall(r"<([^<>]+)>", match["tags"]))
        if lemma.lower() not in lacking.get(tags[0], ()):
            return match.group()
        form = _form(lemma.lower(), tags)
        if form is None or (match["self"] and tags[-1] != "inf"):
            return match.group()
        form += "se" if match["self"] else ""
        if lemma.isupper() and len(lemma) > 1:
            return form.upper()
        return form[0].upper() + form[1:] if lemma[0].isupper() else form

    return _MADE.sub(made, stream)


def words_data() -> bytes:
    """The data, for what has to change when they do."""
    return resources.files(__package__).joinpath("words.toml").read_bytes()


def _begins(match: re.Match[str]) -> bool:
    return _STARTS.search(match.string, 0, match.start()) is not None


def _lemma(meant: str) -> tuple[str, str]:
    """`buque m` taken apart; an adjective in -o has no gender of its own."""
    lemma, _, last = meant.rpartition(" ")
    return (lemma, last) if last in ("m", "f", "mf", "GD") else (meant, "")


@cache
def _readings(pair: Pair) -> dict[str, tuple[str, ...]]:
    made: dict[str, tuple[str, ...]] = {}
    for kind, words in _words(pair).items():
        for word in map(_plain, words):
            for form, tags in _english(word, kind):
                made[form] = (*made.get(form, ()), f"{word}<{kind}>{tags}")
        # "acquit+t" has "acquitted"
        for word in filter(lambda each: "+" in each, words):
            stem, _, last = word.partition("+")
            for ending, tag in (("ed", "past"), ("ed", "pp"), ("ing", "ger"), ("ing", "subs")):
                form = stem + last + ending
                made[form] = (*made.get(form, ()), f"{stem}<{kind}><{tag}>")
    return made


def _english(word: str, kind: str) -> Iterator[tuple[str, str]]:
    """The regular forms of an English word and their tags."""
    _, plural, past, participle, gerund = regular_forms(word)
    if kind == "n":
        yield word, "<sg>"
        yield plural, "<pl>"
    elif kind == "vblex":
        yield word, "<inf>"
        yield word, "<pres>"
        yield plural, "<pri><p3><sg>"
        yield past, "<past>"
        yield participle, "<pp>"
        for tag in ("ger", "pprs", "subs"):
            yield gerund, f"<{tag}>"
    else:
        yield word, ""


def _form(lemma: str, tags: tuple[str, ...]) -> str | None:
    """A regular Spanish form; `None` where the tags are of none."""
    kind, rest = tags[0], tags[1:]
    if kind == "vblex":
        lemma, rest = lemma.removesuffix("se"), tuple(tag for tag in rest if tag != "pron")
        endings = _document()["endings"][lemma[-2:]]
        ending = endings.get(".".join(tag for tag in rest if tag not in ("m", "f")))
        if ending is None:
            return None
        if rest[0] == "pp":
            ending = ending.replace("o", "a") if "f" in rest else ending
        return _spelt(lemma, lemma[:-2], ending)
    if kind == "adv" or (kind == "adj" and " " in lemma):
        return lemma
    form = lemma
    if "f" in rest and lemma.endswith("o"):
        form = lemma[:-1] + "a"
    elif "f" in rest and kind == "n" and lemma.endswith("or"):
        form = lemma + "a"
    return _plural(form) if "pl" in rest else form


def _spelt(lemma: str, stem: str, ending: str) -> str:
    """`exigir` has `exija`, `promulgar` `promulgue`, `racionalizar` `racionalice`."""
    first = ending[:1]
    if lemma.endswith("gir") and first in ("a", "á", "o"):
        stem = stem[:-1] + "j"
    elif lemma.endswith("ar") and first in ("e", "é"):
        for old, new in (("c", "qu"), ("g", "gu"), ("z", "c")):
            if stem.endswith(old):
                stem = stem[:-1] + new
                break
    return stem + ending


def _plural(form: str) -> str:
    """The plural; of several words only the first and the adjectives behind it are inflected."""
    first, blank, rest = form.partition(" ")
    if blank:
        return f"{_plural(first)} {rest if rest.startswith('de ') else _plural(rest)}"
    if form.endswith("stas"):
        return form
    if form[-1] in "aeioué":
        return form + "s"
    if form.endswith("z"):
        return form[:-1] + "ces"
    if re.search(r"[áéíóú][ns]\Z", form):
        return form[:-2] + form[-2:].translate(_PLAIN) + "es"
    return form + "es"


def _plain(word: str) -> str:
    return word.partition("+")[0]


def _words(pair: Pair) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = (
        _document().get("words", {}).get(f"{pair.source}-{pair.target}", {})
    )
    return found


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(words_data().decode("utf-8"))
