"""Countries of French before the generator: their articles and the prepositions they repeat.

`en Cuba` is *à Cuba*, `de Vietnam, Laos y Camboya` *du Vietnam, du Laos et du Cambodge*, `en Doha,
Qatar` *à Doha, au Qatar*. Words are data, in `french.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from workflow.engines.apertium.generated_words import Made

_LAND = "<np><loc>"
_ARTICLE = re.compile(r"(?i:le)<det><def><(?:m|f|mf)><(?:sg|pl)>")


def with_articles(words: list[Made], names: Mapping[str, str], data: dict[str, Any]) -> list[Made]:
    """`le président de Vietnam`, `en Cuba` with the article that French gives a country."""
    lands = data["lands"]
    made: list[Made] = []
    for word in words:
        land = names.get(word.lemma, word.text.partition("<")[0])
        kind = next((kind for kind, listed in lands.items() if land in listed), "")
        if kind and word.has("<np><loc>"):
            word = _with_article(made, word, kind)
        made.append(word)
    return made


def _with_article(made: list[Made], word: Made, kind: str) -> Made:
    """The country as it stands behind what is put before it, or behind what is taken away."""
    if made and made[-1].has("<det>"):
        if kind == "none" and made[-1].text.lower() == "le<det><def><m><sg>":
            dropped = made.pop()
            word = Made(dropped.gap + (word.gap if word.gap != " " else ""), word.text)
        else:
            return word
    if made and made[-1].text in ("en<pr>", "En<pr>"):
        made[-1] = Made(made[-1].gap, "à<pr>" if made[-1].text[0] == "e" else "À<pr>")
    starts = not made or made[-1].has("<sent>")
    if kind != "m" or not (starts or _takes_land(made[-1])) or (not starts and word.gap != " "):
        return word
    made.append(Made(word.gap, ("L" if starts else "l") + "e<det><def><m><sg>"))
    return Made(" ", word.text)


def _takes_land(word: Made) -> bool:
    """Whether a country behind a word has its article: no second name in a list of names."""
    kinds = ("<pr>", "<cnjsub>", "<rel>", "<cnjcoo>", "<inf>", "<ger>", "<adv>", "<pp>")
    return word.is_finite or word.has(*kinds)


def once(words: list[Made], data: dict[str, Any]) -> list[Made]:
    """`avec les les Philippines` with one article."""
    made: list[Made] = []
    for word in words:
        article = _ARTICLE.fullmatch(word.text) is not None and word.gap == " "
        if not (article and made and word.text == made[-1].text.lower()):
            made.append(word)
    return made


def listed_lands(words: list[Made], data: dict[str, Any]) -> list[Made]:
    """`du Vietnam, le Laos et le Cambodge`, `à Vientiane, le Laos` with their prepositions."""
    made: list[Made] = []
    skipped = -1
    for at, word in enumerate(words):
        if at == skipped:
            continue
        if _is_stay(words, at, data):
            made.append(Made(word.gap, "en<pr>"))
            skipped = at + 1
            continue
        place = _land_at(words, at)
        joined = at and words[at - 1].has("<cm>", "<cnjcoo>")
        if place and joined:
            if _is_land_of(words, at, place):
                made.append(Made(word.gap, "à<pr>"))
                made.append(Made(" ", word.text))
                continue
            governs = _governing(words, at - 1)
            if governs == "à" and "<f><sg>" in word.text:
                governs, word = "en", Made(word.gap, words[at + 1].text)
                skipped = at + 1
            if governs:
                made.append(Made(word.gap, f"{governs}<pr>"))
                word = Made(" ", word.text)
            elif not word.has("<det>") and word.lemma in data["feminine"]:
                made.append(Made(word.gap, "le<det><def><f><sg>"))
                word = Made(" ", word.text)
        made.append(word)
    return made


def _is_stay(words: Sequence[Made], at: int, data: dict[str, Any]) -> bool:
    """Whether `à la France` says where an ambassador or a visitor is: *en France*."""
    if words[at].text != "à<pr>" or at + 2 >= len(words) or "<f><sg>" not in words[at + 1].text:
        return False
    article = _ARTICLE.fullmatch(words[at + 1].text) is not None
    near = any(word.lemma in data["stays"] for word in words[max(0, at - 4) : at])
    return near and article and _LAND in words[at + 2].text


def _land_at(words: Sequence[Made], at: int) -> int:
    """The place behind a country, with its article or without, that begins at a place; or 0."""
    name = at + 1 if _ARTICLE.fullmatch(words[at].text) else at
    return name + 1 if name < len(words) and _LAND in words[name].text else 0


def _is_land_of(words: Sequence[Made], at: int, end: int) -> bool:
    """Whether a masculine country between commas tells where a town lies: `à Doha, le Qatar`."""
    if at < 3 or not words[at - 1].has("<cm>") or not words[at].text.lower().startswith("le<det>"):
        return False
    town, before = words[at - 2], words[at - 3]
    named = _LAND in town.text or town.text[:1] == "*"
    closed = end >= len(words) or words[end].has("<cm>", "<sent>")
    return named and closed and "<m><sg>" in words[at].text and before.lemma in ("à", "en")


def _governing(words: Sequence[Made], at: int) -> str:
    """The preposition of the countries before a comma or *et*; empty where they have another."""
    while at > 0:
        if not words[at].has("<cm>", "<cnjcoo>") or _LAND not in words[at - 1].text:
            return ""
        at -= 2
        if at >= 0 and _ARTICLE.fullmatch(words[at].text):
            at -= 1
        if at >= 0 and words[at].has("<pr>"):
            return words[at].lemma if words[at].text.lower() in ("de<pr>", "à<pr>") else ""
    return ""
