"""A text for a typed mode: glossary terms behind words of its own, and what came of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workflow.engines import placeholders
from workflow.engines.apertium import stream as apertium_stream
from workflow.engines.base import TypedSpan

_KINDS = frozenset({"noun", "person", "place"})
_GENDERS = {"m": "m", "f": "f", "mf": "m", "": "m"}
_NUMBERS = frozenset({"sg", "pl"})
# `Asamblea` of `Asamblea Nacional`; what the post-generator has to see of a form.
_HEAD = re.compile(r"[^\W\d_]+")
# A word that no rule of elision or contraction knows, for forms such as `11-NQ/TW`.
_NEUTRAL_HEAD = "qzx"
# Where a sentence begins: `… the plan. “Qzxa …`; not after `No. 7`, which has no letter.
_SENTENCE_START = re.compile(r"(?:\A|[.!?…][\"”»’)]*\s+)[^\w\s]*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Request:
    """One text with words of its own for the spans, which stand in order."""

    text: str
    spans: tuple[TypedSpan, ...]
    words: tuple[str, ...]

    def tokens(self) -> Mapping[str, int]:
        """The number of the span for each word, in lower case."""
        return {word.lower(): number for number, word in enumerate(self.words)}

    @property
    def alternatives(self) -> str:
        """A pattern for any of the words."""
        return "|".join(self.words)


def span_tags(templates: Mapping[str, str], span: TypedSpan) -> str:
    """The tags of a span in the stream, by the template of its kind."""
    return templates[span.kind].format(gender=_GENDERS[span.gender], number=span.number)


def request_of(text: str, spans: Sequence[TypedSpan]) -> Request | None:
    """The text with letters-only words for its placeholders; `None` if a span cannot be used.

    Spans are taken in the order in which their placeholders stand; spans that share one
    placeholder in the order given.
    """
    if not spans or not all(_usable(span) for span in spans):
        return None
    by_name: dict[str, list[TypedSpan]] = {}
    for span in spans:
        by_name.setdefault(span.placeholder, []).append(span)
    longest_first = sorted(by_name, key=len, reverse=True)
    names = "|".join(re.escape(name) for name in longest_first)
    found = list(re.finditer(rf"(?<!\w)(?:{names})(?!\w)", text))
    if len(found) != len(spans):
        return None
    words = placeholders.name_like(len(found), [text])
    ordered: list[TypedSpan] = []
    out: list[str] = []
    position = 0
    for match, word in zip(found, words, strict=True):
        if not by_name[match.group()]:
            return None
        ordered.append(by_name[match.group()].pop(0))
        out += [text[position : match.start()], word]
        position = match.end()
    out.append(text[position:])
    return Request("".join(out).strip(), tuple(ordered), tuple(words))


def _usable(span: TypedSpan) -> bool:
    return bool(
        span.placeholder
        and span.form.strip()
        and span.form == span.form.strip()
        and span.kind in _KINDS
        and span.gender in _GENDERS
        and span.number in _NUMBERS
    )


def _head(form: str) -> str:
    """In lower case: before `Área` the post-generator of eng-spa made `La` into `EL`."""
    match = _HEAD.match(form)
    return match.group().lower() if match else _NEUTRAL_HEAD


def with_heads(request: Request, stream: str) -> str:
    """`#qzxa` becomes `asamblea[+0]`: the head of the form and the number of its span."""
    if not request.words:
        return stream
    tokens = request.tokens()

    def form(match: re.Match[str]) -> str:
        number = tokens[match["word"].lower()]
        return f"{_head(request.spans[number].form)}[+{number}]"

    pattern = rf"#(?P<word>{request.alternatives})(?!\w)"
    return re.sub(pattern, form, stream, flags=re.IGNORECASE)


def with_request_words(
    request: Request, pieces: Sequence[str], stream: str
) -> apertium_stream.Reformatted | None:
    """The text with the request's words again; `None` where one is lost, doubled or touched."""
    for number, span in enumerate(request.spans):
        marked = f"{_head(span.form)}[+{number}]"
        if len(re.findall(rf"(?<!\w){re.escape(marked)}", stream)) != 1:
            return None
        stream = stream.replace(marked, f"[{len(pieces) + number}]")
    if "[+" in stream:
        return None
    plain = apertium_stream.reformat(stream, [*pieces, *request.words])
    if plain is None or not apertium_stream.keeps_numbers(request.text, plain.text):
        return None
    found = re.findall(request.alternatives, plain.text, re.IGNORECASE)
    return plain if sorted(found) == sorted(request.words) else None


def with_cased_articles(request: Request, text: str, articles: Sequence[str]) -> str:
    """The text with the articles before the request's words in small letters or with a capital.

    `articles` are those of the target.
    """
    return _with_capitals(request, _with_small_article(request, text, articles))


def with_request_forms(request: Request, text: str) -> str:
    """The text with the approved forms for the request's words."""
    tokens = request.tokens()
    return re.sub(
        request.alternatives, lambda match: request.spans[tokens[match.group().lower()]].form, text
    )


def _with_small_article(request: Request, text: str, articles: Sequence[str]) -> str:
    """The article before a form in small letters: eng-spa writes `EL área` for `La área`."""
    if request.text.isupper():
        return text
    capitals = "|".join(each.upper() for each in articles if len(each) > 1)
    if not capitals:
        return text
    pattern = rf"(?<!\w)(?:{capitals})(?= (?:{request.alternatives}))"
    return re.sub(pattern, lambda match: match.group().capitalize(), text)


def _with_capitals(request: Request, text: str) -> str:
    """A capital for the article that a rule put before a form at the start of a sentence.

    `Qzxa's report is new` gives `el informe de la Qzxa es nuevo`, the unit being in lower case.
    """
    starts = [match.end() for match in _SENTENCE_START.finditer(text)]
    own = [match.end() for match in _SENTENCE_START.finditer(request.text)]
    # Where a rule joined or split sentences, only the first is known to be the same.
    same = len(starts) if len(starts) == len(own) else min(len(starts), len(own), 1)
    for start, place in zip(starts[:same], own[:same], strict=True):
        if request.text.startswith(request.words, place) and not text.startswith(
            request.words, start
        ):
            text = text[:start] + text[start].upper() + text[start + 1 :]
    return text
