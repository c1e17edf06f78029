"""Worlds for a hostile engine: small glossaries, texts whose terms are known, ways to spoil them.

Nothing here asks the program what it finds: the texts are put together from frames and forms,
so where each term stands is known, and drafts are judged by plain search.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.drafting.fakes import GLOSSARY
from workflow.engines import Pair
from workflow.glossary import Concept, Glossary, Grammar, Policy, Term, TermStatus, Usage

_HEADS = {
    "en": ("Board", "Court", "Council", "League", "Agency", "Fund", "Outlook Office"),
    "fr": ("Conseil", "Cour", "Ligue", "Office", "Agence", "Fonds", "Bureau d’observation"),
}
_REST = {
    "en": ("Velmar", "Joint", "Anti-Flood", "People’s", "13th", "High-Level Osk", "B52"),
    "fr": ("velmarien", "conjoint", "anti-crues", "de l’Osque", "du 13e rang", "B52", "à l’été"),
}
_BADLY = {
    "en": ("Velmarian panel", "feast of the people", "High plank office"),
    "fr": ("planche velmarienne", "fête du peuple", "haut bureau de planche"),
}
_FRAMES = (
    ("In 2021, ", " met ", " in 3 provinces and praised ", "."),
    ("On behalf of all, ", " spent 6.5% of 450 tonnes on ", "; nobody asked ", "."),
    ("It was ", ", and neither ", " nor ", ", which sent 12 boats and 12 nets yesterday."),
    ("After 45 days ", " heard that ", " had left. So did ", "."),
)
_FRAMES_FR = (
    ("En 2021, ", " a rencontré ", " dans 3 provinces et a loué ", "."),
    ("Au nom de tous, ", " a dépensé 6,5% de 450 tonnes pour ", " ; nul ne questionna ", "."),
    ("C’était ", ", et ni ", " ni ", ", qui envoya 12 bateaux et 12 filets hier."),
    ("Après 45 jours ", " a su que ", " était parti. Ainsi fit ", "."),
)
_SYMBOLS = (
    ("Resolution No. 11-NQ/TW", "résolution n°\u00a011-NQ/TW", "11-NQ/TW"),
    ("Decree No. 30/2020/ND-CP", "décret n°\u00a030/2020/ND-CP", "30/2020/ND-CP"),
)
TOKEN = re.compile(r"Q[zZ][a-zA-Z]+\d*|\$\d+|\[\d+\]", re.IGNORECASE)
_LAST = re.compile(r"\d+|[a-z]$")


@dataclass(frozen=True, slots=True)
class Planted:
    """A term or reference that was put into a text."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class World:
    """A glossary, a text made with its forms, and what a translator could make of both."""

    pair: Pair
    glossary: Glossary
    source: str
    planted: tuple[Planted, ...]
    pieces: tuple[tuple[str, str], ...]
    """Stretches of the text and their translations."""
    approved: dict[str, tuple[str, ...]]
    """By concept or reference, in the target language."""
    unapproved: dict[str, tuple[str, ...]]
    forms: dict[str, tuple[str, ...]]
    """In the source language."""


def make_world(rng: random.Random) -> World:
    """A world in which terms may be parts of others, repeated, abbreviated, or everyday."""
    pair = Pair.parse(rng.choice(("en-fr", "fr-en")))
    concepts = _concepts(rng)
    glossary = Glossary(concepts, GLOSSARY.tables)
    here, there = pair.source, pair.target
    keys = [concept.id for concept in concepts]
    forms = {one.id: _planted(one, here) for one in concepts}
    approved = {one.id: _approved(one, there) for one in concepts}
    bad = {
        one.id: (*one.known_renderings[there], *one.forms(there, TermStatus.FORBIDDEN))
        for one in concepts
    }
    for english, french, symbol in _SYMBOLS:
        keys.append(symbol)
        forms[symbol] = (english,) if here == "en" else (french,)
        approved[symbol] = (english,) if there == "en" else (french,)
        bad[symbol] = (symbol.replace("-", " - ").replace("/", " / "),)
    text, planted, pieces = "", [], []
    for _ in range(rng.choice((1, 1, 2))):
        number = rng.randrange(len(_FRAMES))
        english_frame, french_frame = _FRAMES[number], _FRAMES_FR[number]
        source, target = (
            (english_frame, french_frame) if here == "en" else (french_frame, english_frame)
        )
        pieces += zip(source, target, strict=True)
        text += " " if text else ""
        for piece in source[:-1]:
            key = rng.choice(keys)
            form = rng.choice(forms[key])
            text += piece
            planted.append(Planted(key, len(text), len(text) + len(form)))
            text += form
        text += source[-1]
    pieces.sort(key=lambda both: -len(both[0]))
    return World(pair, glossary, text, tuple(planted), tuple(pieces), approved, bad, forms)


def _concepts(rng: random.Random) -> list[Concept]:
    made: list[Concept] = []
    used: set[str] = set()
    for number in range(rng.randint(2, 5)):
        names: dict[str, list[str]] = {"en": [], "fr": []}
        for language, own in names.items():
            for _ in range(rng.randint(1, 2)):
                head, rest = rng.choice(_HEADS[language]), rng.sample(_REST[language], 2)
                rest = rest[: rng.randint(1, 2)]
                words = [*rest, head] if language == "en" else [head, *rest]
                if (form := " ".join(words)) not in used:
                    own.append(form)
                    used.add(form)
            if rng.random() < 0.2:
                own.append(f"{'VKJW'[number % 4]}{language.upper()}{number}B")
        if not names["en"] or not names["fr"]:
            continue
        made.append(_concept(rng, f"c{'abcdefg'[number]}", names, used))
    return made


def _concept(
    rng: random.Random, identity: str, names: dict[str, list[str]], used: set[str]
) -> Concept:
    terms = {
        language: [
            Term(form, TermStatus.ADMITTED if place else TermStatus.PREFERRED)
            for place, form in enumerate(forms)
        ]
        for language, forms in names.items()
    }
    grammar: dict[str, dict[str, Grammar]] = {}
    renderings: dict[str, tuple[str, ...]] = {}
    for language, forms in terms.items():
        first, *more = names[language][0].split(" ")
        odd = (f"{rng.choice(_BADLY[language])} {' '.join(more)}", f"pseudo {first} {identity}")
        renderings[language] = tuple(form for form in odd[: rng.randint(0, 2)] if form not in used)
        if rng.random() < 0.4:
            forms.append(Term(f"Faux {' '.join([first, *more])}", TermStatus.FORBIDDEN))
    if rng.random() < 0.4:
        for language, own in names.items():
            number = Grammar(gender="m", number="sg", plural=_plural(own[0], language))
            grammar[language] = {own[0]: number}
    policy = Policy.VERIFY if rng.random() < 0.15 else Policy.FORCE
    kind = rng.choice(("body", "title", "political_term", "event"))
    return Concept(
        identity,
        kind,
        {language: tuple(forms) for language, forms in terms.items()},
        grammar=grammar,
        usage=Usage(policy),
        known_renderings=renderings,
    )


def _plural(form: str, language: str) -> str:
    """The plural of a form; its head is the last word in English, the first in French."""
    words = form.split(" ")
    for place, word in enumerate(words):
        head = place == (len(words) - 1 if language == "en" else 0)
        if (head or word in ("velmarien", "conjoint")) and not word.endswith("s"):
            words[place] = re.sub("y$", "ie", word) + ("x" if word.endswith("u") else "s")
    return " ".join(words)


def _approved(concept: Concept, language: str) -> tuple[str, ...]:
    forms = concept.forms(language, TermStatus.PREFERRED, TermStatus.ADMITTED)
    plurals = [one.plural for one in concept.grammar.get(language, {}).values() if one.plural]
    return (*forms, *plurals)


def _planted(concept: Concept, language: str) -> tuple[str, ...]:
    """What a text may have: the plural of English forms is the program's to find."""
    if language == "en" and concept.kind in ("title", "body"):
        return _approved(concept, language)
    return concept.forms(language, TermStatus.PREFERRED, TermStatus.ADMITTED)


Spoil = Callable[[str, random.Random, World], str]


def _on_token(change: Callable[[str, random.Random], str]) -> Spoil:
    """Do something to one placeholder of a text."""

    def spoil(text: str, rng: random.Random, world: World) -> str:
        tokens = list(TOKEN.finditer(text))
        if not tokens:
            return text
        token = rng.choice(tokens)
        return text[: token.start()] + change(token.group(), rng) + text[token.end() :]

    return spoil


def _spaced(token: str, rng: random.Random) -> str:
    place = rng.randrange(1, len(token))
    return token[:place] + " " * rng.randint(1, 2) + token[place:]


def _swapped(text: str, rng: random.Random, world: World) -> str:
    tokens = [match.group() for match in TOKEN.finditer(text)]
    order = iter(rng.sample(tokens, len(tokens)))
    return TOKEN.sub(lambda match: next(order), text)


def _renumbered(text: str, rng: random.Random, world: World) -> str:
    return TOKEN.sub(lambda match: re.sub(_LAST, _other, match.group()), text)


def _piece(token: str, rng: random.Random) -> str:
    start = rng.randrange(len(token) - 1)
    return token[start : start + 2]


def _other(match: re.Match[str]) -> str:
    was = match.group()
    return str(int(was) % 9 + 1) if was.isdigit() else chr((ord(was) - 96) % 26 + 97)


def _with_form(pick: Callable[[World, str], Sequence[str]]) -> Spoil:
    """Put a wording of some planted term into the text."""

    def spoil(text: str, rng: random.Random, world: World) -> str:
        wordings = pick(world, rng.choice(world.planted).key)
        words = text.split(" ")
        words.insert(rng.randrange(len(words) + 1), rng.choice(wordings) if wordings else "x")
        return " ".join(words)

    return spoil


def _for_symbol(change: Callable[[str], str]) -> Spoil:
    """Change how a symbol is written, where one stands there."""

    def spoil(text: str, rng: random.Random, world: World) -> str:
        return re.sub(r"\d+(?:/\d{4}/|-)[A-Z]+[-/][A-Z]+", lambda match: change(match[0]), text)

    return spoil


def _cut(text: str, rng: random.Random, world: World) -> str:
    ends = [match.end() for match in TOKEN.finditer(text)] or [len(text) // 2]
    return text[: rng.choice(ends)]


def _stuttering(text: str, rng: random.Random, world: World) -> str:
    words = text.split(" ")
    start = rng.randrange(len(words))
    size = rng.randint(1, 4)
    return " ".join(words[:start] + words[start : start + size] * 3 + words[start + size :])


def _figure_changed(text: str, rng: random.Random, world: World) -> str:
    figures = list(re.finditer(r"(?<![\w$\[])\d+(?![\w\]])", text))
    if not figures:
        return text
    one = rng.choice(figures)
    return text[: one.start()] + rng.choice(("", "7", one.group() + "1")) + text[one.end() :]


SPOILS: dict[str, Spoil] = {
    "nothing": lambda text, rng, world: text,
    "inner-spaces": _on_token(_spaced),
    "split-digits": _on_token(lambda token, rng: re.sub(r"(\d)(\d)", r"\1 \2", token)),
    "one-bracket": _on_token(lambda token, rng: token[1:] if rng.random() < 0.5 else token[:-1]),
    "bare": _on_token(lambda token, rng: re.sub(r"[^\w]", "", token)),
    "changed-case": _on_token(lambda token, rng: token.swapcase()),
    "fragment": _on_token(lambda token, rng: token[: rng.randrange(1, len(token))]),
    "invented": _on_token(lambda token, rng: f"{token} or {re.sub(_LAST, _other, token)}"),
    "invented-piece": _on_token(
        lambda token, rng: f"{token} or {_piece(token, rng)} {rng.choice(token)}"
    ),
    "dropped": _on_token(lambda token, rng: ""),
    "doubled": _on_token(lambda token, rng: f"{token} {token}"),
    "grown": _on_token(lambda token, rng: token + rng.choice(("f", "s", "1", ",5", "-TW"))),
    "glued": _on_token(lambda token, rng: "pré" + token),
    "swapped": _swapped,
    "renumbered": _renumbered,
    "source-copied": _with_form(lambda world, key: world.forms[key]),
    "approved-beside": _with_form(lambda world, key: world.approved[key]),
    "unapproved-beside": _with_form(lambda world, key: world.unapproved[key]),
    "unapproved-beside-nfd": _with_form(
        lambda world, key: [unicodedata.normalize("NFD", one) for one in world.unapproved[key]]
    ),
    "symbol-spaced": _for_symbol(lambda one: one.replace("/", " / ").replace("-", " - ")),
    "symbol-grown": _for_symbol(lambda one: re.sub("([-/][A-Z]+)", r"\1a", one, count=1)),
    "symbol-digit": _for_symbol(lambda one: str(int(one[:2]) + 1) + one[2:]),
    "cut": _cut,
    "nfd": lambda text, rng, world: unicodedata.normalize("NFD", text),
    "upper": lambda text, rng, world: text.upper(),
    "lower": lambda text, rng, world: text.lower(),
    "empty": lambda text, rng, world: "",
    "stuttering": _stuttering,
    "figure-changed": _figure_changed,
}


def engine(world: World, rng: random.Random, spoils: Sequence[str]) -> Callable[[str], str]:
    """An engine that knows the frames, guesses at terms, and then does what it is told to do."""

    def says(text: str) -> str:
        if "source" in spoils:
            return text
        for here, there in world.pieces:
            text = text.replace(here, there)
        for key, forms in world.forms.items():
            for form in sorted(forms, key=len, reverse=True):
                if form in text:
                    text = text.replace(form, _guess(world, key, form, rng))
        for name in spoils:
            text = SPOILS[name](text, rng, world)
        return text

    return says


def _guess(world: World, key: str, form: str, rng: random.Random) -> str:
    approved, bad = rng.choice(world.approved[key]), [*world.unapproved[key], "machin"]
    other = world.approved[rng.choice(list(world.approved))][0]
    written = [approved, approved.upper(), approved.lower(), f"{approved} {approved}"]
    written += [rng.choice(bad), f"{approved}, {rng.choice(bad)}", form, "", other]
    return rng.choice(written)
