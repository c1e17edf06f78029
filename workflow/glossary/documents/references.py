"""References to Party and State documents: the grammar, and the search for it.

    reference = [type-word [body-phrase]] [marker] (symbol | short)
    list      = type-word marker symbol { joiner [marker] symbol }     joiner = "," | and-word
    symbol    = party | admin | legal | joint | assembly | letter      (see `symbols`)
    short     = 1*5 digit [letter]                                     (see `short_references`)

A `short` reference (`Resolution 18`) counts only after a type word that touches it, in the
case the tables ask for, when no count, ordinal, date or longer number follows, the number has
no more digits than the type allows, is no year, and the sentence does not speak of another
institution (`la résolution 1325`, UN). In a list it may follow another short one where the
type word is plural (`Resolutions 57, 59 and 68`).

Noise: blanks around dashes and slashes, every kind of dash, no-break blanks, a missing blank
after a marker (`n°11-NQ/TW`, `số31-QĐ/TW`) or a missing marker, a missing hyphen, ASCII for
Vietnamese letters, Ð for Đ, capitals, small letters behind a word or marker, `#` and a hyphen
before a symbol. Nothing that has no letters after its number is a symbol: dates, counters,
`24/7`, `126/B`, EU acts (`2009/28/EC`) and articles of a law pass by.

The type is what the word says, or what the letters say where no word stands. QĐ is a decision
or a regulation as the word tells. The type of a National Assembly document that no word touches
comes from the last such word of the sentence (`Luật Đất đai số 31/2024/QH15`).
Words, markers, dates and letters of every language are data (`references.toml`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache

import regex

from workflow.glossary.documents.dates import DateGrammar, Sentences, either
from workflow.glossary.documents.drafts import Draft, Lead, placed_in_lists
from workflow.glossary.documents.short_references import ShortForms
from workflow.glossary.documents.symbols import Symbol, SymbolGrammar
from workflow.glossary.documents.words import last_letters, type_words, with_plain
from workflow.glossary.folding import ascii_symbol, fold
from workflow.glossary.letters import has_no_digits
from workflow.glossary.tables import LanguageRules, ReferenceTables
from workflow.glossary.values import FoundReference, Reference, Wording

_ORDINAL_SIGNS = (("º", "°"), ("ᵒ", "°"), ("˚", "°"), ("ˢ", "s"))
_DIGITS, _ASCII_DIGITS = regex.compile(r"\d+"), regex.compile("[0-9]+")
_MOST_DIGITS = 5
# How far behind a number the slash of its symbol may stand, beside the letters of the type
# (`12a - NQ / TW`), and what else may part it from its type word or from a list.
_SYMBOL_REACH, _LEAD_REACH, _LIST_REACH = 7, 9, 200
# `https://vbpl.vn/Resolution-11-NQ/TW`, `archive/resolution_no.18-nq/tw`: no blank in between
_ADDRESS = regex.compile(r"[/\\@_=?&]|www\.")


class ReferenceGrammar:
    """The grammar of one language."""

    def __init__(self, tables: ReferenceTables, language: str) -> None:
        self._tables = tables
        self._rules = rules = tables.languages.get(language, LanguageRules())
        self._language = language
        self._symbols = _symbol_grammar(tables)
        self._symbol_reach = _SYMBOL_REACH + self._symbols.longest_type
        # `LA RESOLUTION N°68-NQ/TW`, `Nghi quyet so 57-NQ/TW`: typed without accents.
        self._words = with_plain(type_words(tables, language, rules))
        self._bodies = with_plain(
            {
                fold(phrase).text.lower(): body.key
                for body in tables.bodies
                for phrase in body.phrases.get(language, ())
            }
        )
        self._before = {
            fold(name).text.lower(): body.key
            for body in tables.bodies
            for name in body.before.get(language, ())
        }
        words, bodies = either(self._words), either(self._bodies)
        markers = with_plain({fold(marker).text.lower(): None for marker in rules.markers})
        marker = rf"(?P<marker>(?:{either(markers)})\s?:?)\s?"
        self._short = ShortForms(tables, rules, self._bodies)
        self._lead_ends = last_letters([*self._words, *self._bodies, *markers])
        # Read backwards from the number: the longest type word, in the longest phrase.
        self._lead = regex.compile(
            rf"(?r)(?<![\w-])(?:(?P<word>{words})\s+(?P<body>{bodies})\s{{1,2}}{marker}"
            rf"|(?P<word>{words})(?:\s{{1,2}}(?:{marker})?|(?P<link>\s?#\s?|-))|{marker})",
            regex.IGNORECASE,
        )

    # What few texts need is compiled when the first one does.

    @cached_property
    def _dates(self) -> DateGrammar:
        bodies = self._tables.bodies
        return DateGrammar(
            self._rules, [p for body in bodies for p in body.phrases.get(self._language, ())]
        )

    @cached_property
    def _issuer(self) -> regex.Pattern[str]:
        """A body directly before the type word, read backwards from it."""
        first = (f"{one[0].upper()}{regex.escape(one[1:])}" for one in self._before)
        return regex.compile(rf"(?r)(?<![\w'-])(?:{'|'.join(first) or '(?!)'})\s{{1,2}}")

    @cached_property
    def _joiner(self) -> regex.Pattern[str]:
        joiners = either(self._rules.joiners)
        return regex.compile(
            rf"\s*[,;]\s*(?:(?:{joiners})\s+)?|\s+(?:{joiners})\s+", regex.IGNORECASE
        )

    @cached_property
    def _enacted_word(self) -> regex.Pattern[str]:
        enacted = {one.key for one in self._tables.types if one.legislature}
        words = either(word for word, (types, _) in self._words.items() if enacted & set(types))
        return regex.compile(rf"(?<!\w)(?:{words})(?!\w)", regex.IGNORECASE)

    def find(self, text: str) -> list[FoundReference]:
        """The references in a folded text, in order."""
        if has_no_digits(text):
            return []
        digits = _ASCII_DIGITS
        if not text.isascii():
            digits = _DIGITS
            for sign, plain in _ORDINAL_SIGNS:
                text = text.replace(sign, plain)
        sentences = Sentences(text)
        drafts: list[Draft] = []
        for number in digits.finditer(text):
            start, end = number.span()
            if end - start > _MOST_DIGITS or not self._may_be_at(text, start, end, drafts):
                continue
            if draft := self._at(text, sentences, start, drafts):
                drafts.append(draft)
        if not drafts:
            return []
        placed = placed_in_lists(drafts)
        dates = self._dates.match(text, sentences, [(one.start, one.end) for one in placed])
        return [
            FoundReference(
                one.start, one.end, replace(one.reference, date=date) if date else one.reference
            )
            for one, date in zip(placed, dates, strict=True)
        ]

    def _may_be_at(self, text: str, start: int, end: int, drafts: list[Draft]) -> bool:
        """Whether a number needs a closer look; most in a text are counts and years.

        Every symbol has a slash, and a short form a lead or a list before it.
        """
        if drafts and start - drafts[-1].end <= _LIST_REACH:
            return start >= drafts[-1].end
        if text.find("/", end, end + self._symbol_reach) >= 0:
            return True
        before = text[max(start - _LEAD_REACH, 0) : start].rstrip().removesuffix(":").rstrip()
        before = before.lower()
        for count, ends in self._lead_ends:  # noqa: SIM110 - a generator takes twice as long
            if before[-count:] in ends:
                return True
        return False

    def _at(
        self, text: str, sentences: Sentences, position: int, drafts: list[Draft]
    ) -> Draft | None:
        floor = drafts[-1].end if drafts else 0
        lead = self._lead_before(text, floor, position)
        head = drafts[-1] if drafts and not lead.word else None
        if head and not self._joiner.fullmatch(text, head.end, lead.start):
            head = None
        types = head.types if head else lead.types
        symbol = self._symbols.match(text, position, types)
        if symbol is None and self._may_be_small(text, position, lead, head):
            symbol = self._symbols.match_small(text, position, types)
        if symbol and self._stands_alone(text, position, lead, head, symbol):
            return self._with_symbol(text, sentences, lead, head, symbol)
        return self._short_at(text, sentences, position, lead, head)

    def _lead_before(self, text: str, floor: int, position: int) -> Lead:
        match = self._lead.match(text, floor, position)
        if not match or (match["link"] and _in_address(text, position)):
            return Lead(position)
        word = " ".join((match["word"] or "").split())
        types, plural = self._words.get(word.lower(), ((), False))
        body = " ".join((match["body"] or "").split()).lower()
        # `Government Decree No. 10`: who issued it stands before the word.
        issuer = self._issuer.match(text, floor, match.start()) if word and not body else None
        body = body or (issuer.group().strip().lower() if issuer else "")
        return Lead(
            start=issuer.start() if issuer else match.start(),
            word=word,
            types=types,
            plural=plural,
            body=self._bodies.get(body) or self._before.get(body, ""),
            marked=bool(match["marker"]),
            linked=(match["link"] or "").strip(),
        )

    def _may_be_small(self, text: str, position: int, lead: Lead, head: Draft | None) -> bool:
        """Whether a symbol may be in small letters: a type word or marker leads to it or its list.

        Not in an address or file name, of which `luat-80/2015/qh13` may be one.
        """
        if text.find("/", position, position + _MOST_DIGITS + self._symbol_reach) < 0:
            return False
        led = bool(lead.word) or lead.marked
        if not led and head is not None:
            led = bool(head.types) or head.reference.wording.marked
        return led and lead.linked != "-" and not _in_address(text, position)

    def _stands_alone(
        self, text: str, position: int, lead: Lead, head: Draft | None, symbol: Symbol
    ) -> bool:
        """Whether the symbol is one: by what stands before it, or by its own evidence."""
        if lead.word or lead.marked:
            return True
        before = text[position - 1 : position]
        # `VN-1802/HAN`, `06:2021/BXD`, `file_11-NQ/TW`
        if before and (before.isalnum() or before in "/-_.@#+,"):
            return head is not None and before == ","
        if before == ":" and text[position - 2 : position - 1].isdigit():
            return False
        if head is not None:
            return True
        # `64 CT/MRI scanners`: letters alone prove little without a known issuer.
        return symbol.known or not (symbol.loose or self._rules.ascii)

    def _with_symbol(
        self,
        text: str,
        sentences: Sentences,
        lead: Lead,
        head: Draft | None,
        symbol: Symbol,
    ) -> Draft:
        types = head.types if head else lead.types
        chosen = self._choose_type(types, symbol, member=head is not None)
        if not chosen and symbol.assembly:
            chosen = self._enacted_type(text, sentences.around(lead.start)[0], lead.start)
        reference = Reference(
            type=chosen,
            number=symbol.number,
            year=symbol.year,
            symbol=symbol.letters,
            issuer=symbol.issuer,
            canonical=symbol.canonical,
            wording=Wording(bool(types), lead.marked, types=types, body=lead.body),
        )
        plural = head.plural if head else lead.plural
        return Draft(lead.start, symbol.end, reference, types, plural, joined=head is not None)

    def _choose_type(self, named: tuple[str, ...], symbol: Symbol, *, member: bool) -> str:
        """The type that word and letters agree on; else the word's, else the letters'.

        `Action Programme` is a programme by another name: what is written tells the two apart.
        """
        named = tuple(one for one in named if not self._tables.is_byname(one)) or named
        if not named:
            return symbol.types[0] if symbol.types else ""
        for one in named:
            if one in symbol.types:
                return one
        for one in symbol.types:
            found = self._tables.type(one)
            if found is not None and found.narrower_than in named:
                return one
        # `Resolutions Nos. 37-NQ/TW and 26-KL/TW`: the list's word does not fit this member.
        return symbol.types[0] if member and symbol.types else named[0]

    def _enacted_type(self, text: str, start: int, position: int) -> str:
        """The type of the last word for a legislature's document between two offsets."""
        types: tuple[str, ...] = ()
        for match in self._enacted_word.finditer(text, start, position):
            types, _ = self._words[" ".join(match.group().split()).lower()]
        return types[0] if types else ""

    def _short_at(
        self,
        text: str,
        sentences: Sentences,
        position: int,
        lead: Lead,
        head: Draft | None,
    ) -> Draft | None:
        types = head.types if head else lead.types
        if not types:
            return None
        # A list of short forms needs a plural word, where the language has one.
        if head and (head.reference.canonical or (self._rules.plural and not head.plural)):
            return None
        match = self._short.match(text, sentences, position, lead, joined=head is not None)
        if match is None:
            return None
        reference = Reference(
            type=types[0],
            number=match.group(),
            wording=Wording(named=True, marked=lead.marked, types=types, body=lead.body),
        )
        plural = head.plural if head else lead.plural
        return Draft(lead.start, match.end(), reference, types, plural, joined=head is not None)


def _in_address(text: str, position: int) -> bool:
    """Whether what stands before a number, up to a blank, is part of an address or path."""
    floor = max(position - _LIST_REACH, 0)
    start = max(text.rfind(" ", floor, position), text.rfind("\n", floor, position), floor - 1) + 1
    return _ADDRESS.search(text, start, position) is not None


@lru_cache(maxsize=8)
def _symbol_grammar(tables: ReferenceTables) -> SymbolGrammar:
    """The symbols are the same in every language."""
    return SymbolGrammar(tables)


@lru_cache(maxsize=32)
def reference_grammar(tables: ReferenceTables, language: str) -> ReferenceGrammar:
    """The grammar of a language, compiled once for the same tables."""
    return ReferenceGrammar(tables, language)


def find_references(text: str, language: str, tables: ReferenceTables) -> list[FoundReference]:
    """The references in plain text, in order; offsets are code points of `text` as it came."""
    folded = fold(text)
    found = reference_grammar(tables, language).find(folded.text)
    if folded.starts is None:
        return found
    return [FoundReference(*folded.span(one.start, one.end), one.reference) for one in found]


def same_reference(one: Reference, other: Reference) -> bool:
    """Whether two references, in any languages, name one document.

    Symbols are compared in ASCII, numbers without leading zeros. Where a word names both, some
    type must fit both words: QĐ is a decision or a regulation as the word says, and a
    regulation turned into a decision is another document. A short form is the same as any
    with its type and number.
    """
    if _number(one) != _number(other):
        return False
    named = one.wording.named and other.wording.named
    if named and not _types(one) & _types(other):
        return False
    if one.canonical and other.canonical:
        return one.year == other.year and ascii_symbol(one.symbol) == ascii_symbol(other.symbol)
    return named or one.type == other.type


def _types(reference: Reference) -> set[str]:
    return {reference.type, *reference.wording.types}


def _number(reference: Reference) -> str:
    return reference.number.lstrip("0").lower()
