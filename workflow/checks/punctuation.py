"""Marks: the end of a sentence, brackets, quotations, and the inverted marks of Spanish."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from workflow.checks.amounts.measures import find_measures
from workflow.checks.base import Finding, Severity, Translation
from workflow.checks.fixing.protected import protected_spans
from workflow.checks.letters import usual_letters

_CLOSING = "\"'”’»›)]}*"
_BLANKS = " \u00a0\u202f\u2009\n"
_ENDS = {".": "a full stop", "?": "a question mark", "!": "an exclamation mark", ":": "a colon"}
_ELLIPSIS = "an ellipsis"
# "U.S.", "a. m.", "EE. UU.", "etc.", "Inc.", "24." (a Norwegian ordinal): a stop that is no end
_ABBREVIATED = re.compile(
    r"(?:(?<!\w)(?:[^\W\d_]|[A-ZÀ-ÞĐ]{2,3}|etc|Inc|Ltd|Corp|Jr|mill|prov)|\d|\.[^\W\d_]+)\.\Z"
)
# "Hanoi,, and", "Hanoi, .", "the end.."; three stops are an ellipsis
_DOUBLED = re.compile(
    r"(?<![.,;:])(?:,[ \u00a0]?,|,[ \u00a0]?\.(?!\.)|;[ \u00a0]?[,;.]|:[ \u00a0]?[,;:]|\.\.(?!\.))"
    r"(?![.,;:])"
)
_PAIRS = {"(": ")", "[": "]"}
_BRACKETS = "([", ")]"
_BRACKET = re.compile(r"[()\[\]]")
_QUOTES = re.compile('["“”„«»]')
# "a) first", "1) second", ":-)"
_LIST_MARK = re.compile(r"(?:\A|[\s;,.:])(?:\w{1,2}|[ivx]{1,4})\Z")
_QUOTED = re.compile('["“„«]([^"“”„«»]+)["“”»]')
_INCHES = re.compile(r"(?<=\d)\"|\d['’]\d+\"")
_NOT_SPOKEN = re.compile(r"\([?!]+\)|\S*[?!](?=\S*\w)\S*")
_INVERTED = {"?": "¿", "!": "¡"}
# "It is closed. (See below)": the sentence ended before the bracket
_ASIDE = re.compile(r"(?<=[.?!…])\s*\([^()]*\)\Z")
# not the commas of "12,500" and "October 17, 2024"
_SEPARATORS = re.compile(r"[,;:](?!\d|\s(?:19|20)\d\d)|[–—]|\s-\s")
_HEADING_WORDS = 12
"""A longer source without a stop has lost its own; the translation may well have one."""
_WHOLE = 0.98
"""A longer part of what is usual has the words that stood in brackets, without them."""
_QUOTED_WORDS = 4
"""Shorter quotations are often taken over as a plain or slanted word."""


class PunctuationCheck:
    """Marks that were lost or changed on the way."""

    id = "punctuation"
    title = "Punctuation"

    def run(self, unit: Translation) -> Iterator[Finding]:
        """One finding for each kind of mark."""
        source, target = unit.plain_source.rstrip(), unit.plain_target.rstrip()
        if not source or not target:
            return
        yield from self._end(source, target)
        yield from self._brackets(_without_bracketed_terms(unit, source), target, unit)
        yield from self._quotations(source, target)
        for match in _DOUBLED.finditer(target):
            if match.group() not in source:
                yield self._warning(f"the marks {match.group()} stand together", match.span())
                break
        if unit.target_language.startswith("es"):
            yield from self._inverted(source, target)

    def _end(self, source: str, target: str) -> Iterator[Finding]:
        wanted, there = end_mark(source), end_mark(target)
        if wanted == there:
            return
        span = (len(target) - 1, len(target))
        heading = len(source.split()) <= _HEADING_WORDS
        if not there:
            if not (wanted == _ENDS["."] and _ABBREVIATED.search(source)):
                yield self._warning(f"{wanted} of the source is missing at the end", span)
        elif not wanted:
            if heading and not (there == _ENDS["."] and _ABBREVIATED.search(target)):
                yield self._warning(f"the source does not end in {there}", span)
        else:
            yield self._warning(f"the source ends in {wanted}, this in {there}", span)

    def _brackets(self, source: str, target: str, unit: Translation) -> Iterator[Finding]:
        if not _BRACKET.search(source) and not _BRACKET.search(target):
            return
        here, there = _unbalanced(source), _unbalanced(target)
        for mark in dict.fromkeys(there):
            if there.count(mark) > here.count(mark):
                place = target.rfind(mark) if mark in _BRACKETS[0] else target.find(mark)
                yield self._finding(
                    Severity.ERROR,
                    f"the bracket {mark} has no other half",
                    (place, place + 1),
                )
        # commas and dashes may do what brackets did
        if there or len(_SEPARATORS.findall(target)) > len(_SEPARATORS.findall(source)):
            return
        for opening, closing in zip(*_BRACKETS, strict=True):
            held = re.findall(rf"\{opening}([^()\[\]]+)\{closing}", source)
            lost = any(_is_lost(one, source, target, unit) for one in held)
            if opening not in target and lost:
                yield self._warning(f"the brackets {opening}{closing} of the source are missing")

    def _quotations(self, source: str, target: str) -> Iterator[Finding]:
        if not _QUOTES.search(source) and not _QUOTES.search(target):
            return
        here, there = _quotes(source), _quotes(target)
        if _is_open(there) and not _is_open(here) and not _goes_on(target, source):
            place = max(target.rfind(mark) for mark in there)
            yield self._warning("a quotation mark has no other half", (place, place + 1))
        elif not there and not set("‘’‹›*") & set(target) and _is_speech(source):
            yield self._warning("the quotation marks of the source are missing")

    def _inverted(self, source: str, target: str) -> Iterator[Finding]:
        if not any(mark in target for mark in "?!¿¡"):
            return
        spoken = _without_names(source, target)
        for mark, inverted in _INVERTED.items():
            ends = len(re.findall(rf"{re.escape(mark)}+", spoken))
            begins = spoken.count(inverted)
            # "¿Qué dices!" is allowed: one mark may open and the other close
            if ends > begins and not any(
                one in spoken for one in _INVERTED.values() if one != inverted
            ):
                place = target.find(mark)
                yield self._finding(
                    Severity.ERROR,
                    f"{inverted} is missing before a sentence that ends in {mark}",
                    (place, place + 1),
                )
            elif begins > ends and len(re.findall(r"[?!]+", spoken)) < sum(
                spoken.count(one) for one in _INVERTED.values()
            ):
                place = target.find(inverted)
                yield self._finding(
                    Severity.ERROR, f"{inverted} opens what no {mark} closes", (place, place + 1)
                )

    def _warning(self, message: str, span: tuple[int, int] | None = None) -> Finding:
        return self._finding(Severity.WARNING, message, span)

    def _finding(
        self, severity: Severity, message: str, span: tuple[int, int] | None = None
    ) -> Finding:
        return Finding(self.id, severity, message, span=span)


def end_mark(text: str) -> str:
    """The name of the mark that a text ends in, quotation marks and brackets apart."""
    core = text.rstrip()
    if core.endswith(")"):
        core = _ASIDE.sub("", core)
    core = core.rstrip(_CLOSING + _BLANKS)
    if core.endswith(("...", "…")):
        return _ELLIPSIS
    return _ENDS.get(core[-1:], "")


def _unbalanced(text: str) -> list[str]:
    """The brackets without their other half; `a)` before an item needs none."""
    if not any(letter in text for letter in "()[]"):
        return []
    closed = protected_spans(text)
    stack: list[str] = []
    odd: list[str] = []
    for match in _BRACKET.finditer(text):
        place, letter = match.start(), match.group()
        if any(start <= place < end for start, end in closed):
            continue
        if letter in _BRACKETS[0]:
            stack.append(letter)
        elif stack and _PAIRS[stack[-1]] == letter:
            stack.pop()
        elif not (letter == ")" and _LIST_MARK.search(text, 0, place)):
            odd.append(letter)
    return stack + odd


def _quotes(text: str) -> list[str]:
    """The quotation marks of a text; those that stand for inches are none."""
    return _QUOTES.findall(_INCHES.sub("", text) if text.count('"') % 2 else text)


def _without_bracketed_terms(unit: Translation, source: str) -> str:
    """The source without terms that hold brackets: `the 4th Plenum (13th term)` has none in
    other languages."""
    for one in sorted(unit.find_in_source(), key=lambda one: -one.start):
        if any(mark in one.text for mark in "()[]"):
            source = f"{source[: one.start]} {source[one.end :]}"
    return source


def _is_lost(held: str, source: str, target: str, unit: Translation) -> bool:
    """Whether what stood in brackets is likely to be gone, and not only its brackets."""
    # "(149 mph)" behind the same in kilometres
    if any(one.in_digits for one in find_measures(held, unit.source_language)):
        return False
    signs = re.findall(r"\d+|\b[A-ZÀ-ÞĐ]{2,}\b", held)
    if signs:
        # "(ICJ)" is "la CIJ"
        there = {"".join(sorted(word)) for word in re.findall(r"\b[A-ZÀ-ÞĐ]{2,}\b", target)}
        return not all(sign in target or "".join(sorted(sign)) in there for sign in signs)
    usual = usual_letters(source, unit.source_language, unit.target_language)
    return _letters(target) < _WHOLE * usual


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _is_speech(text: str) -> bool:
    """Whether a text quotes more than a word or two."""
    return any(len(match.group(1).split()) >= _QUOTED_WORDS for match in _QUOTED.finditer(text))


def _is_open(marks: list[str]) -> bool:
    """Whether one of the marks has no other half; a straight one may have a curly one."""
    counts = Counter(marks)
    guillemets = counts["«"], counts["»"]
    return bool((len(marks) - sum(guillemets)) % 2 or guillemets[0] != guillemets[1])


def _goes_on(text: str, source: str) -> bool:
    """Whether a quotation may have begun before a text, or end behind it, by its only mark.

    Its source has no mark then: where that has two, one was lost.
    """
    if _QUOTES.search(source) or len(_QUOTES.findall(text)) != 1:
        return False
    return text[0] in '"“„«' or text.rstrip(".?!… ")[-1:] in '"”»'


def _without_names(source: str, target: str) -> str:
    """The target without marks that are part of a name (`Yahoo!`) or of an address."""
    for start, end in reversed(protected_spans(target)):
        target = target[:start] + target[end:]
    target = _NOT_SPOKEN.sub(lambda one: re.sub(r"[?!]+(?=\w|\))", "", one.group()), target)
    for word in re.findall(r"\w+[?!](?!\w)", target):
        if re.search(rf"(?<!\w){re.escape(word)}\s+\w", source):
            target = target.replace(word, word[:-1])
    return target
