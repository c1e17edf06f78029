"""How an engine words the terms of the glossary when nobody stops it.

Each source form of a concept is translated alone and in two neutral sentences, without the
glossary. What stands where the term stood, and is no approved form, is a rendering that
`known_renderings` may name. Of a sentence, the same sentence with a placeholder tells what does
not belong to the term: where the placeholder is lost, the sentence tells nothing.
"""

from __future__ import annotations

import json
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from workflow.batch.drafts.decoding import Decoder
from workflow.batch.workspace import Workspace
from workflow.drafting import MachineCache, Request
from workflow.drafting.casing import casing_of
from workflow.engines import MachineText, Pair, find_engine, installed_pairs, missing_hint
from workflow.engines.placeholders import code_like, occurrences
from workflow.errors import EngineError
from workflow.glossary import Concept, Glossary, Policy, TermStatus
from workflow.glossary.wordings import unapproved

_EDGES = " .,;:!?…«»“”‘’\"'()[]¿¡–—-\u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Rendering:
    """A wording of an engine for a concept that no row approves."""

    concept: str
    source: str
    """The form that was translated."""
    text: str
    places: tuple[str, ...]
    """Where it came out so: `alone`, or the sentence with `{}` for the term."""


@dataclass(frozen=True, slots=True)
class Probed:
    """What an engine does with the terms of one language pair."""

    label: str
    """Engine, route and version."""
    forms: int
    """Source forms that were tried."""
    right: int
    """Those that came out in an approved form wherever it could be seen."""
    renderings: tuple[Rendering, ...]
    """In the order of the glossary."""


def probe_renderings(workspace: Workspace, pair: Pair, engine_name: str | None = None) -> Probed:
    """Try every source form of the glossary; answers come from the machine cache where it can.

    Raises `EngineError` where no engine serves the pair, or one fails.
    """
    engine = find_engine(pair, workspace.engine_settings, engine_name)
    if engine is None:
        hint = missing_hint(pair, installed_pairs(workspace.engine_settings))
        raise EngineError(f"no engine for {pair}", hint=hint)
    glossary = workspace.glossary
    tried = list(_tried(glossary, pair))
    frames = _frames().get(pair.source, ())
    (marker,) = code_like(1, [form for _, form in tried])
    texts = [text for _, form in tried for text in _texts(form, frames)]
    texts += [frame.format(marker) for frame in frames]
    with MachineCache(workspace.desk.state / "machine.sqlite") as cache_:
        decoder = Decoder(workspace, engine, pair, cache_)
        answers = decoder.answer([Request(text) for text in dict.fromkeys(texts)])
    said = {
        request.text: _composed(answer.text)
        for request, answer in answers.items()
        if isinstance(request, Request) and isinstance(answer, MachineText)
    }
    bare = {frame: said[frame.format(marker)] for frame in frames}
    found: list[Rendering] = []
    right = 0
    for concept, form in tried:
        wordings = dict(_wordings(form, frames, said, bare, marker, pair.target))
        new = list(_new(concept, form, wordings, glossary, pair))
        found += new
        right += not new
    return Probed(engine.label(pair), len(tried), right, tuple(found))


def serialize_renderings(probed: Probed, pair: Pair, concepts: Sequence[Concept]) -> str:
    """The renderings as a companion file of `terms.d`, for an editor to look through.

    A concept whose renderings another file tells already is commented out: a thing may be told
    once.
    """
    told = {one.id for one in concepts if one.known_renderings.get(pair.target)}
    by_concept: dict[str, list[Rendering]] = {}
    for one in probed.renderings:
        by_concept.setdefault(one.concept, []).append(one)
    lines = [
        f"# What {probed.label} writes for terms of the glossary, each without the glossary.",
        "# Delete the lines that are right or harmless; the others are replaced in drafts.",
    ]
    for name, renderings in by_concept.items():
        texts = list(dict.fromkeys(one.text for one in renderings))
        sources = " | ".join(dict.fromkeys(one.source for one in renderings))
        listed = ", ".join(json.dumps(text, ensure_ascii=False) for text in texts)
        lines.append(f"# {sources}")
        hidden = "# joins the list in another file: " if name in told else ""
        lines.append(f"{hidden}{_key(name)}.{pair.target}.known_renderings = [{listed}]")
    return "\n".join(lines) + "\n"


def _tried(glossary: Glossary, pair: Pair) -> Iterator[tuple[Concept, str]]:
    for concept in glossary.concepts:
        if concept.usage.policy is Policy.FORCE and concept.preferred(pair.target):
            for form in concept.forms(pair.source, TermStatus.PREFERRED, TermStatus.ADMITTED):
                yield concept, form


def _texts(form: str, frames: Sequence[str]) -> list[str]:
    return [form, *(frame.format(form) for frame in frames)]


def _wordings(
    form: str,
    frames: Sequence[str],
    said: Mapping[str, str],
    bare: Mapping[str, str],
    marker: str,
    language: str,
) -> Iterator[tuple[str, str]]:
    """By place what stands for a form; nothing for a sentence that cannot be told apart."""
    yield "alone", _trimmed(said[form], language)
    for frame in frames:
        spans = occurrences(marker, bare[frame])
        if len(spans) != 1:
            continue
        start, end = spans[0]
        place = _between(said[frame.format(form)], bare[frame][:start], bare[frame][end:])
        if place:
            yield frame, _trimmed(place, language)


def _between(text: str, before: str, after: str) -> str:
    """What a text has between two others; empty where it does not begin and end with them."""
    words, head, tail = text.split(), before.split(), after.split()
    # "a QZZ1", but "al Presidente"; and a mark that stood alone may touch the word before it
    if head and words[: len(head)] != head and words[len(head) - 1 : len(head)]:
        if words[len(head) - 1][0] != head[-1][0]:
            return ""
        head = head[:-1]
    if tail and tail[0].strip(_EDGES) == "":
        tail = tail[1:]
    stop = len(words) - len(tail)
    if words[: len(head)] != head or (tail and words[stop:] != tail):
        return ""
    return " ".join(words[len(head) : stop])


def _trimmed(text: str, language: str) -> str:
    """A wording without marks and small words at its begin: `de la Fiesta.`, `Fiesta`."""
    words = text.strip(_EDGES).split()
    small = casing_of(language).function
    while len(words) > 1 and words[0].casefold() in small:
        del words[0]
    return " ".join(words).strip(_EDGES)


def _new(
    concept: Concept,
    form: str,
    wordings: Mapping[str, str],
    glossary: Glossary,
    pair: Pair,
) -> Iterator[Rendering]:
    """The wordings that no row approves, forbids or knows, of two words or more."""
    approved = concept.forms(pair.target, TermStatus.PREFERRED, TermStatus.ADMITTED)
    # What differs from an approved form in capitals alone is mended as a slip of spelling.
    known = {one.casefold() for one in (*unapproved(concept, pair.target), *approved)}
    places: dict[str, list[str]] = {}
    spelling: dict[str, str] = {}
    for place, text in wordings.items():
        folded = text.casefold()
        if len(text.split()) < 2 or folded in known or folded == form.casefold():
            continue
        if glossary.find(text, pair.target, expected=frozenset({concept.id})):
            continue  # an approved form, of this concept or of another, stands in it
        places.setdefault(folded, []).append(place)
        spelling.setdefault(folded, text)
    for folded, seen in places.items():
        yield Rendering(concept.id, form, spelling[folded], tuple(seen))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _key(text: str) -> str:
    plain = text.replace("-", "").replace("_", "")
    return text if plain.isascii() and plain.isalnum() else json.dumps(text, ensure_ascii=False)


@cache
def _frames() -> Mapping[str, Sequence[str]]:
    data = resources.files(__package__).joinpath("rendering_frames.toml")
    return {
        language: tuple(frames)
        for language, frames in tomllib.loads(data.read_text(encoding="utf-8")).items()
    }
