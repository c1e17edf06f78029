"""Glossary terms through Apertium as nouns and names with a gender and a number.

An unknown word comes out of Apertium where it stood, but nothing agrees with it: `El Asamblea
Nacional adoptado el plan`. So the stages of a mode run one by one, and between them the unknown
word becomes a unit of the stream with the tags of a noun or a name (after the analyser), is
given the gender and number of the approved form (after the bilingual dictionary), and gives
way to the beginning of that form (before the post-generator, which elides and contracts by
what it sees). The rest of the form travels in a superblank, which no stage looks into.
https://wiki.apertium.org/wiki/Apertium_stream_format
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from workflow.engines.apertium import stream as apertium_stream
from workflow.engines.apertium.adjectives import adjectives_agreed, adjectives_behind
from workflow.engines.apertium.agreement import agreed
from workflow.engines.apertium.clauses import arranged
from workflow.engines.apertium.enumerations import enumerated
from workflow.engines.apertium.french import settled
from workflow.engines.apertium.lexicon import corrected, generated, polished
from workflow.engines.apertium.mode import Stages, read_stages, run_stages
from workflow.engines.apertium.ordered import ordered
from workflow.engines.apertium.predicates import verb_rules, with_predicates
from workflow.engines.apertium.rows import rowed
from workflow.engines.apertium.spans import (
    Request,
    request_of,
    span_tags,
    with_cased_articles,
    with_heads,
    with_request_forms,
    with_request_words,
)
from workflow.engines.apertium.verbless import has_lost_verb
from workflow.engines.apertium.wording import readable
from workflow.engines.apertium.words import with_forms, with_readings, with_targets
from workflow.engines.base import MachineText, TypedSpan
from workflow.engines.languages import Pair
from workflow.errors import EngineError


class TypedMode:
    """One mode whose stages are run apart."""

    def __init__(self, stages: Stages, pair: Pair) -> None:
        """The stages of a mode that serves `pair`."""
        self._stages = stages
        self._pair = pair
        named = _data()["tags"]
        tags = named.get(f"{pair.source}-{pair.target}", named["default"])
        self._source_tags: Mapping[str, str] = tags["source"]
        self._transfer_tags: Mapping[str, str] = tags["transfer"]
        self._target_tags: Mapping[str, str] = tags["target"]
        articles = _data()["article"].get(pair.target, {})
        self._articles = sorted({word for words in articles.values() for word in words})

    def translate(
        self, texts: Sequence[str], spans: Sequence[Sequence[TypedSpan]]
    ) -> list[MachineText | None]:
        """Each text with the forms of its spans; `None` where they did not come through.

        Outer blanks are dropped. Raises `EngineError` when a stage fails or is too slow.
        """
        requests = [request_of(text, each) for text, each in zip(texts, spans, strict=True)]
        results: list[MachineText | None] = [None] * len(texts)
        waiting = {request: None for request in requests if request is not None}
        made: dict[Request, MachineText] = {}
        for strict in (False, True):
            left = [request for request in waiting if request not in made]
            made |= self._pass(left, strict)
        for number, request in enumerate(requests):
            if request is not None:
                results[number] = made.get(request)
        return results

    def _pass(self, requests: Sequence[Request], strict: bool) -> dict[Request, MachineText]:
        """The requests that came back whole from one run over all stages.

        Those with hyphens inside words go through once more, to see which the mode drops.
        """
        made = self._once(dict.fromkeys(requests, ()), strict)
        probes = {each: None for each in made if apertium_stream.has_hyphens(each.text)}
        glued = {
            each: hyphens for each, (_, hyphens) in self._once(probes, strict).items() if hyphens
        }
        made |= self._once(glued, strict)
        return {each: result for each, (result, _) in made.items()}

    def _once(
        self, requests: Mapping[Request, Collection[int] | None], strict: bool
    ) -> dict[Request, tuple[MachineText, frozenset[int]]]:
        """The requests that came back whole, and which of the hyphens marked are dropped."""
        if not requests:
            return {}
        read = [readable(each.text, self._pair) for each in requests]
        shielded = [
            apertium_stream.deformat(each, strict=strict, hyphens=hyphens)
            for each, hyphens in zip(read, requests.values(), strict=True)
        ]
        streams = self._run([item.stream for item in shielded], list(requests))
        made: dict[Request, tuple[MachineText, frozenset[int]]] = {}
        for request, each, item, (stream, verbless) in zip(
            requests, read, shielded, streams, strict=True
        ):
            plain = with_request_words(request, item.pieces, stream)
            if plain is not None:
                text = with_cased_articles(request, plain.text, self._articles)
                text = with_request_forms(request, polished(text, self._pair))
                unknown = tuple(word for word in plain.unknown_words if word in text)
                result = MachineText(text, None, unknown, False, verbless)
                made[request] = (
                    result,
                    apertium_stream.glued_hyphens(each, item.pieces, plain.opened),
                )
        return made

    def plain(self, streams: Sequence[str]) -> list[tuple[str, bool]]:
        """Streams without typed units through all stages, and whether each lost a verb.

        Raises as `translate`.
        """
        return self._run(streams, [Request(stream, (), ()) for stream in streams])

    def _run(self, streams: Sequence[str], requests: Sequence[Request]) -> list[tuple[str, bool]]:
        """What became of each stream, and whether it lost a verb on its way."""
        analysed, lost = streams, [False for _ in streams]
        steps = (
            (self._stages.analysis, self._type_source),
            (self._stages.lexical, self._type_target),
            (self._stages.transfer, self._generate),
            (self._stages.generation, with_heads),
        )
        for commands, change in steps:
            through = run_stages(commands, streams, str(self._pair))
            if commands is self._stages.transfer:
                lost = [
                    has_lost_verb(source, made)
                    for source, made in zip(analysed, through, strict=True)
                ]
            streams = [change(each, made) for each, made in zip(requests, through, strict=True)]
            if commands is self._stages.analysis and verb_rules(self._pair.source):
                streams = self._with_predicates(streams)
            if commands is self._stages.analysis:
                analysed = streams
        ended = run_stages(self._stages.polishing, streams, str(self._pair))
        return list(zip(ended, lost, strict=True))

    def _with_predicates(self, streams: Sequence[str]) -> list[str]:
        """The streams with the verbs that the tagger, tried first, took for nouns."""
        known = [self._enumerated(each) for each in streams]
        tagged = run_stages(self._stages.lexical[:1], known, str(self._pair))
        return [
            with_predicates(each, choice, self._pair)
            for each, choice in zip(known, tagged, strict=True)
        ]

    def _enumerated(self, stream: str) -> str:
        """A stream behind the analyser with verbs and adjectives in a row as rules read them."""
        return adjectives_behind(enumerated(ordered(stream, self._pair), self._pair), self._pair)

    def _type_source(self, request: Request, stream: str) -> str:
        """`^Qzxa/*Qzxa$` becomes `^qzxa/qzxa<n><sg>$`.

        In lower case, or a rule would hand the capital on to another word: `Qzxa and the
        leaders` became `Qzxa Y los dirigentes`.
        """
        stream = with_readings(stream, self._pair)
        if not request.words:
            return stream
        tokens = request.tokens()

        def typed(match: re.Match[str]) -> str:
            word = match["word"].lower()
            tags = span_tags(self._source_tags, request.spans[tokens[word]])
            readings = "".join(f"/{word}{each}" for each in tags.split())
            return f"^{word}{readings}$"

        return re.sub(rf"\^(?P<word>{request.alternatives})/\*(?P=word)\$", typed, stream)

    def _type_target(self, request: Request, stream: str) -> str:
        """`^qzxa<n><m><sg>/@qzxa<n><m><sg>$` becomes `^qzxa<n><mf><sg>/qzxa<n><f><sg>$`.

        Other words get the sense that official news means.
        """
        stream = corrected(with_targets(stream, self._pair), self._pair)
        forms = {
            word.lower(): span.form for word, span in zip(request.words, request.spans, strict=True)
        }
        stream = arranged(stream, self._pair, forms)
        if not request.words:
            return stream
        tokens = request.tokens()

        def typed(match: re.Match[str]) -> str:
            word = match["word"]
            span = request.spans[tokens[word.lower()]]
            source, target = (
                span_tags(self._transfer_tags, span),
                span_tags(self._target_tags, span),
            )
            return f"^{word}{source}/{word}{target}$"

        pattern = rf"\^(?P<word>{request.alternatives})(?:<[^<>$^]*>)*/@[^/$^]*\$"
        return re.sub(pattern, typed, stream, flags=re.IGNORECASE)

    def _generate(self, request: Request, stream: str) -> str:
        """The stream with the forms that the generator would not make, or not so."""
        places = {
            word.lower(): span.form
            for word, span in zip(request.words, request.spans, strict=True)
            if span.kind == "place"
        }
        stream = settled(agreed(stream, self._pair), self._pair, places)
        forms = {
            word.lower(): span.form for word, span in zip(request.words, request.spans, strict=True)
        }
        stream = generated(stream, self._pair, forms)
        stream = adjectives_agreed(rowed(stream, self._pair), self._pair)
        return with_forms(stream, self._pair)


def self_test(stages: Stages, pair: Pair) -> bool:
    """Whether a mode carries two nouns and a person through its trial sentences unharmed.

    Each form exactly once, no word marked as unknown or impossible, and the article of its
    gender before each noun. `False` for languages without sentences or articles in the data.
    """
    frames = _data()["trial"].get(pair.source)
    articles = _data()["article"].get(pair.target)
    if not frames or not articles:
        return False
    words = {"m": "Qzxa", "f": "Qzxb", "p": "Qzxc"}
    forms = {"m": "Bronteval", "f": "Mirdolana", "p": "Tarvik Ronn"}
    texts = [frame.format_map(words) for frame in frames]
    spans = [
        [
            TypedSpan(words[key], forms[key], "person" if key == "p" else "noun", gender)
            for key, gender in (("m", "m"), ("f", "f"), ("p", "m"))
            if words[key] in text
        ]
        for text in texts
    ]
    try:
        results = TypedMode(stages, pair).translate(texts, spans)
    except EngineError:
        return False
    for result, wanted in zip(results, spans, strict=True):
        if result is None or result.unknown_words:
            return False
        for span in wanted:
            before = re.findall(rf"(?:(\w+) )?{span.form}(?!\w)", result.text)
            allowed = articles[span.gender] if span.kind == "noun" else None
            if len(before) != 1 or (allowed and before[0].lower() not in allowed):
                return False
    return True


@functools.lru_cache(maxsize=64)
def typed_mode(mode: Path, program: Path, pair: Pair) -> TypedMode | None:
    """The mode run stage by stage, or `None` where that is not proven to work.

    Tried once for each mode in a process; it takes a second at most.
    """
    stages = read_stages(mode, program)
    return TypedMode(stages, pair) if stages and self_test(stages, pair) else None


@functools.cache
def _data() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("tags.toml").read_text("utf-8")
    return tomllib.loads(text)
