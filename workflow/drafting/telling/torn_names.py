"""Names of a source that a draft has torn: runs of capitals of which it kept a part, or nothing.

`Dien Hong Hall` became `Dien Hong Sala`, `the 615th Border Post` a `Puesto de Borde`. Nobody can
list the head words of all such names, but their capitals show them. Each run of words with a
capital that no row and no rule covers stands in the draft as it is, or it is told. What begins a
sentence, a day, a people or a country is no name by its capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from workflow.drafting.telling.torn_rules import (
    TornRules,
    bare,
    generics,
    territories,
    torn_rules,
    translated_names,
)
from workflow.drafting.telling.torn_words import Span, Word, read_words
from workflow.glossary.names.name_rules import is_syllable

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|er|ère|e|º|ª|\.º|\.ª) \Z")
# `Conseil d'État du Grand Duché`, `Consejo de Estado Mayor`, `Council of State Affairs`
_NO_MORE = r"(?! (?:(?:of|for|on|and|de|del|du|des|y|et)(?: the| la| el| los| les)? )?[A-ZÀ-Ý])"
_MOST_LINKS = 2
_WORD = r"(?:\W+\w+){0,2}?\W+"
"""Small words that may stand between two words of a name that a draft kept."""


def find_torn(
    text: str,
    source: str,
    draft: str,
    target: str,
    known: Sequence[Span],
    persons: Sequence[Span] = (),
    is_body: Callable[[str], bool] = lambda word: False,
) -> list[Span]:
    """Where the names stand in a text that its draft has torn or left in their language.

    `text` reads as a sentence, neither in capitals nor in title case. `known` are the spans of
    what has been found and told by other means, `persons` those of them that are no part of what
    stands directly before them. `is_body` says of a word alone whether it names a body that the
    draft does not.
    """
    rules = torn_rules(source)
    if rules is None:
        return []
    look = _Look(text, rules, source, target, draft, is_body)
    return [span for run in look.runs(known, persons) if (span := look.torn(run)) is not None]


def find_countries(text: str, source: str, draft: str, target: str) -> list[Span]:
    """Where names of countries or regions of several words stand in a text that its draft calls
    by their name in its language: `the United States`; so those of frequent bodies and days, as
    many as the draft has, where no longer name begins with them: `Conseil de sécurité`.
    """
    even, there = text.replace("’", "'"), bare(draft)
    found = [
        one.span()
        for name, other in territories(source, target)
        if name in even and other in there
        for one in re.finditer(re.escape(name), even)
    ]
    made = draft.replace("’", "'")
    for name, others in translated_names(source, target):
        times = sum(len(re.findall(rf"(?<!\w){re.escape(one)}(?!\w)", made)) for one in others)
        places = list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w){_NO_MORE}", even))
        found += [one.span() for one in places[:times]]
    return found


class _Look:
    """A text beside its draft."""

    def __init__(
        self,
        text: str,
        rules: TornRules,
        source: str,
        target: str,
        draft: str,
        is_body: Callable[[str], bool],
    ) -> None:
        self._text = text
        self._rules = rules
        self._languages = source, target
        self._draft = bare(draft)
        self._is_body = is_body
        self._persons: frozenset[int] = frozenset()
        self._words: list[Word] = []
        self._target = torn_rules(target)
        self._cognates = _words_of(target)

    def runs(self, known: Sequence[Span], persons: Sequence[Span]) -> Iterator[list[Word]]:
        """The stretches of words with a capital, links between them."""
        self._persons = frozenset(start for start, _ in persons)
        self._words = list(read_words(self._text, known, self._rules))
        at = 0
        while at < len(self._words):
            end = self._run_from(at)
            run = self._words[at:end]
            at = max(end, at + 1)
            # `Leaders of Vietnam met.`; `Le Van Hai of the Special Zone`
            while run and self._is_apart(run):
                run = run[1:]
            while run and run[0].kind in ("idle", "link") and run[0].low in self._rules.function:
                run = run[1:]
            # `the Shangri-La Dialogue on Friday`
            while run and (not run[-1].is_large or run[-1].low in self._rules.function):
                run = run[:-1]
            if any(word.kind == "name" for word in run):
                yield run

    def _is_apart(self, run: Sequence[Word]) -> bool:
        """Whether what begins a run is none of its name."""
        if run[0].kind == "link":
            return True
        alone = len(run) == 1 or not run[1].is_large
        return alone and (run[0].first or (run[0].start in self._persons and len(run) > 1))

    def torn(self, run: Sequence[Word]) -> Span | None:
        """The span of a run that the draft has neither kept nor translated as a whole."""
        start, end = run[0].start, run[-1].end
        parts = list(_parts(run))
        lost = [part for part in parts if not self._is_kept(part)]
        kept = [part for part in parts if part not in lost]
        if lost and lost[0][0].first and self._is_opening(lost[0]):
            kept.append(lost.pop(0)[1:])
        if not lost:
            return (start, end) if any(map(self._is_left, kept)) else None
        large = [word for word in run if word.is_large]
        if len(large) == 1:
            return self._alone(run[0])
        if self._is_led(run, lost) or self._is_put_right(run, lost):
            return None
        names = [word for part in lost for word in part if word.kind == "name"]
        if all(word.low in self._rules.directions for word in names):
            return None
        before = _ORDINAL.search(self._text[:start])
        return (before.start() if before else start), end

    def _run_from(self, at: int) -> int:
        """Where the run that begins with a word ends; the word itself where none begins."""
        if not self._words[at].is_large:
            return at
        end = number = at + 1
        while number < len(self._words) and self._words[number].joined:
            word = self._words[number]
            if word.is_large:
                before = self._words[number - 1]
                # `Speaker of the National Council Richard Rasi`
                if before.is_large and word.start in self._persons:
                    break
                if self._owns(before, word):
                    break
                end = number + 1
            # `In Geneva the Council met.`: an article alone joins nothing.
            elif (
                word.kind != "link"
                or number - end >= _MOST_LINKS
                or (number == end and word.text in self._rules.articles)
            ):
                break
            number += 1
        return end

    def _owns(self, word: Word, following: Word) -> bool:
        """Whether a possessive parts two names: `Vietnam's Dien Hong Hall`."""
        gap = self._text[word.end : following.start]
        return len(gap) > 2 and gap[0] in "'’" and gap[1] == "s" and word.kind != "name"

    def _is_opening(self, part: Sequence[Word]) -> bool:
        """Whether a part has its first capital for its place alone: `Typhoon Bualoi struck.`"""
        rest = part[1:]
        return all(word.kind != "name" for word in rest) or self._is_kept(rest)

    def _is_kept(self, part: Sequence[Word]) -> bool:
        """Whether the names of a part stand in the draft in their order, small words between."""
        names = [word.text for word in part if word.is_large]
        shape = _WORD.join(re.escape(bare(name)) for name in names)
        return re.search(rf"(?<!\w){shape}(?!\w)", self._draft) is not None

    def _is_left(self, part: Sequence[Word]) -> bool:
        """Whether a part that the draft kept has a common word for its head: `Cruz Roja of …`.

        Where the target has its heads on the other side even a word of both languages is one:
        `el Mekong Delta`.
        """
        names = [word for word in part if word.kind == "name" and not is_syllable(word.text)]
        # Of a language without rules nobody knows what it shares with the source's.
        if not names or self._target is None:
            return False
        head = names[-1] if self._rules.leads else names[0]
        if head.low not in self._rules.heads:
            return False
        if self._rules.leads != self._target.leads and len(part) > 1:
            return True
        return any(
            word.low in self._rules.common and bare(word.text) not in self._cognates
            for word in names
        )

    def _is_led(self, run: Sequence[Word], lost: Sequence[Sequence[Word]]) -> bool:
        """Whether but a word was translated that no engine tears from the rest.

        `Professor Adams`, `the Presidents of China`; `the Circular of the Ministry of Health`; a
        word behind a people: `the Chinese Embassy`.
        """
        names = [word for part in lost for word in part if word.kind == "name"]
        rest = [word for word in run if word.is_large and word not in names]
        if not rest:
            return False
        if len(names) == 1 and len(rest) == 1 and rest[0] is run[0]:
            return rest[0].kind == "idle" and rest[0].low.endswith(self._rules.peoples)
        if list(run[: len(names)]) != names:
            return False
        if all(word.low in self._rules.documents for word in names):
            return len(rest) == 1 and rest[0].kind == "found"
        short = all(word.kind == "idle" or " " not in word.text for word in rest)
        titles = all(word.low.removesuffix("s") in self._rules.titles for word in names)
        return titles and (rest[0] is run[len(names)] or short)

    def _is_put_right(self, run: Sequence[Word], lost: Sequence[Sequence[Word]]) -> bool:
        """Whether the kind of a place stands on the right side of it: `el puente de Nam Rom`."""
        if len(lost) != 1 or run[-1] is not lost[0][-1] or len(run) < 2:
            return False
        source, target = self._languages
        kinds = generics(source, target).get(run[-1].low, ())
        names = [bare(word.text) for word in run[:-1] if word.is_large]
        name = r"\W+".join(map(re.escape, names))
        either = "|".join(bare(one) for one in kinds)
        shape = rf"(?<!\w)(?:{either}) (?:(?:de|del|du|des) |d')?{name}(?!\w)"
        return bool(kinds) and re.search(shape, self._draft) is not None

    def _alone(self, word: Word) -> Span | None:
        """The span of a name with one capital: a body, or `mer Orientale` of a language that has
        no more capitals in a name.
        """
        if self._is_body(word.text):
            return word.start, word.end
        number = self._words.index(word)
        following = self._behind(number)
        if following and following[0].kind == "small" and self._is_adjective(following[0].text):
            return word.start, following[0].end
        if following and following[0].text in self._rules.genitives:
            after = next((one for one in following if one.kind == "small"), None)
            # `Il demande au Comité de sanctionner ces actes.`
            if after is None or (
                len(following) == 2 and after.text.endswith(self._rules.infinitives)
            ):
                return None
            return word.start, after.end
        before = self._words[number - 1] if number else None
        if self._rules.large or before is None or not word.joined or before.kind != "small":
            return None
        if self._text[before.end : word.start] != " " or before.low not in self._rules.common:
            return None
        return before.start, word.end

    def _behind(self, number: int) -> list[Word]:
        """The joined words behind one, as far as a first that is no link."""
        words: list[Word] = []
        for word in self._words[number + 1 :]:
            if not word.joined:
                break
            words.append(word)
            if word.kind != "link":
                break
        return words

    def _is_adjective(self, word: str) -> bool:
        return word.endswith(self._rules.adjectives) and word not in self._rules.verbs


@cache
def _words_of(language: str) -> frozenset[str]:
    """The common words of a language, without accents; empty for one that has no rules."""
    rules = torn_rules(language)
    return frozenset() if rules is None else frozenset(map(bare, rules.common | rules.function))


def _parts(run: Sequence[Word]) -> Iterator[list[Word]]:
    """The stretches of a run between what was found, none without a name."""
    part: list[Word] = []
    for word in [*run, None]:
        if word is not None and word.kind != "found":
            part.append(word)
            continue
        while part and not part[0].is_large:
            part.pop(0)
        while part and not part[-1].is_large:
            part.pop()
        if any(one.kind == "name" for one in part):
            yield part
        part = []
