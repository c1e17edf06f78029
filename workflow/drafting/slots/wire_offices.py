"""Offices as international wires write them: `former central bank governor X`.

In small letters and with words before them no row has them, and an engine tears them apart. The
words are data, in `wire_offices.toml`; no `term:` line tells of what is put together here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workflow.drafting.grammar import typed_span
from workflow.drafting.masking import Slot
from workflow.drafting.slots.longer_names import PART
from workflow.drafting.slots.wire_words import (
    TARGETS,
    attribute,
    attributes_before,
    country_names,
    either,
    heads_by_word,
    house_forms,
    institution_forms,
    office_data,
    offices_pattern,
    owner_forms,
    seat_behind,
    statuses,
    suffix_behind,
)
from workflow.engines import Pair
from workflow.glossary import Grammar

_TITLE, _PERSON, _PLACE = "title", "person", "place"
_OPENS = re.compile(r"(?:\A|[.!?…][”\")]* )[“\"]?\Z")
_CAPITAL_BEFORE = re.compile(r"(?<![\w'])[A-Z][\w'-]* \Z")
_NAMED = re.compile(r" [A-ZĐ][a-zà-ỹ]")
_ENVOY = re.compile(r"(?:ambassador|envoy)\Z", re.IGNORECASE)
_TAKEN = re.compile(r"[A-Z][a-z]+-(?:[Ee]lect|[Dd]esignate) (?=[A-Z])")
_LED = re.compile(r"(?<![\w-])(?:in|from|to|of|with|at|for|visit(?:s|ed|ing)?|left|leaves|and) \Z")
_STOPPED = re.compile(r"\. [a-z]")
# `congratulated South Korean president X`, `as did opposition leader Y`; not behind a determiner
_BARE = re.compile(
    r"(?<![\w'-])(?!(?:the|an?|his|her|its|their|our|this|that|two|three|as|and|or|of|former) )"
    r"[a-z]+ \Z"
)
_FIRST = "first"
_VOWELS = "aeiouâàéèêîôû"
_HOLDER = re.compile(r",? ")


def with_wire_offices(
    slots: Sequence[Slot], reading: str, pair: Pair, placeholder: str
) -> list[Slot]:
    """The slots in their order, with those of offices that nothing else has found.

    Only in English sources. `placeholder` has a place for what makes it another than those of the
    slots. A place right before an office is part of it: `Hanoi police chief`.
    """
    made = list(slots)
    if pair.source != "en" or pair.target not in TARGETS:
        return made
    plain = reading.replace("’", "'")
    made = [_whole_name(one, plain) for one in made]
    for number, found in enumerate(offices_pattern().finditer(plain)):
        start, end = found.span()
        inside = [one for one in made if one.start < end and start < one.end]
        if any(not _is_part(one, start, end) for one in inside):
            continue
        holder = _holder(made, plain, end)
        place = next((one for one in made if one.kind == _PLACE and one.end + 1 == start), None)
        if not _stands(found, plain, held=holder is not None, placed=place is not None):
            continue
        owner = ""
        if found["institution"] and place is not None and place.grammar.article != "definite":
            start, owner = place.start, f" de {place.form}"
            inside.append(place)
        form, grammar = _office(found, holder, pair.target)
        name = placeholder.format(f"w{number}")
        slot = Slot(
            start,
            end,
            reading[start:end],
            form + _elided(owner, pair.target),
            name,
            typed_span(_TITLE, form + _elided(owner, pair.target), name, grammar),
            grammar,
            _TITLE,
            covers=tuple(one.occurrence for one in inside if one.occurrence is not None),
        )
        made = [one for one in made if one not in inside] + [slot]
    return sorted(made, key=lambda slot: slot.start)


def with_attributes(
    slots: Sequence[Slot], reading: str, pair: Pair, *, headline: bool
) -> list[Slot]:
    """The slots in their order, offices with what says whose they are and whether still held.

    `former South Korean president`, `Poland's outgoing foreign minister`, `president-elect`. An
    office gets the article that an owner with `'s` stands for, and outside a `headline` one at the
    beginning of a sentence.
    """
    made = list(slots)
    if pair.source != "en" or pair.target not in TARGETS:
        return made
    plain = reading.replace("’", "'")
    for slot in [one for one in made if one.kind == _TITLE]:
        found = attributes_before().search(plain[: slot.start])
        behind = suffix_behind().match(plain, slot.end)
        told = _told(found, slot, plain) if found else []
        if not told and behind is None and (slot.occurrence or not _town(made, plain, slot.start)):
            continue
        start = found.start() if found is not None and told else slot.start
        town = _town(made, plain, start)
        start = town.start if town else start
        inside = [one for one in made if start <= one.start and one.end <= slot.start]
        cut = any(one.start < start < one.end for one in made)
        if cut or any(one.kind != _PLACE for one in inside):
            continue
        form = _attributed(slot, told, behind["suffix"] if behind else "", pair.target)
        if town:
            form += _elided(f" de {town.form}", pair.target)
        lead = slot.lead
        genitive = town is not None or any(
            word.endswith("'s") or word.endswith("s'") for word in told
        )
        named = _NAMED.match(plain, slot.end) is not None
        if not headline and _OPENS.search(plain[:start]) and (genitive or named):
            lead = "The " if slot.grammar.number != "pl" or genitive else lead
        elif genitive or (named and _BARE.search(plain[:start])):
            lead = "the "
        end = behind.end() if behind else slot.end
        wrapped = replace(
            slot,
            start=start,
            end=end,
            text=reading[start:end],
            form=form,
            typed=slot.typed and replace(slot.typed, form=form),
            lead=lead,
            # whose it is was what made it part of more
            doubt="" if slot.doubt == PART and any(map(owner_forms().get, told)) else slot.doubt,
            covers=(*slot.covers, *(one.occurrence for one in inside if one.occurrence)),
        )
        made = [wrapped if one is slot else one for one in made if one not in inside]
    for slot in [one for one in made if one.kind == _TITLE]:
        seated = _with_seat(slot, made, plain, pair.target)
        if seated is not slot:
            kept = (one for one in made if one.end <= slot.start or one.start >= seated.end)
            made = [*kept, seated]
    return sorted(made, key=lambda slot: slot.start)


def _town(slots: Sequence[Slot], plain: str, start: int) -> Slot | None:
    """The place whose office begins somewhere: `Hanoi's former police chief`."""
    found = next((one for one in slots if plain[one.end : start] == "'s "), None)
    bare = found is not None and found.kind == _PLACE and found.grammar.article != "definite"
    return found if bare else None


def _whole_name(slot: Slot, plain: str) -> Slot:
    """A person without the office that was taken for a part of the name: `President-elect X`."""
    if slot.kind == _PERSON and slot.text.endswith(" Jr") and _STOPPED.match(plain, slot.end):
        # `Ferdinand Marcos Jr. named a chief`: the stop ends no sentence
        typed = slot.typed and replace(slot.typed, form=f"{slot.form}.")
        text, form = f"{slot.text}.", f"{slot.form}."
        return replace(slot, end=slot.end + 1, text=text, form=form, typed=typed)
    taken = _TAKEN.match(slot.text)
    if slot.kind != _PERSON or slot.occurrence is not None or taken is None:
        return slot
    name = slot.form[taken.end() :]
    typed = slot.typed and replace(slot.typed, form=name)
    start, text = slot.start + taken.end(), slot.text[taken.end() :]
    return replace(slot, start=start, text=text, form=name, typed=typed)


def _with_seat(slot: Slot, slots: Sequence[Slot], plain: str, language: str) -> Slot:
    """An envoy with the place he is sent to: `embajador de Rusia en Vietnam`."""
    if not _ENVOY.search(slot.text) or not plain.startswith(" to ", slot.end):
        return slot
    seat = next((one for one in slots if one.start == slot.end + len(" to ")), None)
    country = seat_behind().match(plain, slot.end)
    if seat is None and country is not None and language == "es":
        form = f"{slot.form} {_seated(country['name'])}"
        typed = slot.typed and replace(slot.typed, form=form)
        return replace(
            slot, end=country.end(), text=slot.text + country.group(), form=form, typed=typed
        )
    if seat is None or seat.kind != _PLACE:
        return slot
    where = "en" if language == "es" else seat.grammar.locative
    if not where:
        return slot
    form = f"{slot.form} {where} {seat.form}"
    return replace(
        slot,
        end=seat.end,
        text=f"{slot.text} to {seat.text}",
        form=form,
        typed=slot.typed and replace(slot.typed, form=form),
        covers=(*slot.covers, *([seat.occurrence] if seat.occurrence else [])),
    )


def _seated(name: str) -> str:
    """Where a country is in Spanish: `en Cuba`, `en el Reino Unido`, `en la India`."""
    added = country_names()[name][0]
    return re.sub(r"\Adel ", "en el ", added) if added.startswith("del ") else f"en{added[2:]}"


def _is_part(one: Slot, start: int, end: int) -> bool:
    """Whether a slot lies inside an office and may be part of it, as `Party` is."""
    whole = one.start == start and one.end == end and (one.occurrence or one.kind == _TITLE)
    return start <= one.start and one.end <= end and one.kind != _PERSON and not whole


def _stands(found: re.Match[str], plain: str, *, held: bool, placed: bool) -> bool:
    """Whether what was found is an office by itself and no part of a longer name."""
    before, behind = plain[: found.start()], plain[found.end() :]
    told = attributes_before().search(before)
    begins = before[: told.start()] if told else before
    capital = found.group()[0].isupper()
    if capital and _CAPITAL_BEFORE.search(begins) and not _opens_with_word(begins):
        return placed
    if found["house"] or (found["institution"] and found["institution"][0].islower()):
        return True
    kind = office_data()["heads"][_head(found)[0]].get("kind", "")
    if found["institution"] or kind == "any" or _is_deputy(found, behind):
        return True
    # "former provincial governor X": what says which one is not known
    if re.search(rf"(?<![\w-])(?:{office_data()['words']['modifier']}) \Z", before) and not told:
        return False
    named = held and _NAMED.match(behind) is not None
    if kind == "held":
        return named
    if capital and not told:
        return named and _OPENS.search(before) is not None
    owned = told is not None and behind.startswith(" of ")
    return kind == "bare" and not owned and (told is not None or held)


def _is_deputy(found: re.Match[str], behind: str) -> bool:
    """Whether a deputy in small letters is meant, of whom nothing follows."""
    small = found["deputy"] is not None and found.group()[0].islower()
    return small and not behind.startswith(" of ")


def _opens_with_word(before: str) -> bool:
    """Whether the word with a capital before an office begins its sentence: `But Army chief`."""
    return _OPENS.search(_CAPITAL_BEFORE.sub("", before)) is not None


def _holder(slots: Sequence[Slot], plain: str, end: int) -> Slot | None:
    """The person named right behind an office."""
    return next(
        (one for one in slots if one.kind == _PERSON and _HOLDER.fullmatch(plain, end, one.start)),
        None,
    )


def _head(found: re.Match[str]) -> tuple[str, bool]:
    """The key of a head, and whether it is the plural."""
    if found["house"]:
        return "chairman", False
    word = found["head"].lower().replace("  ", " ")
    return heads_by_word()[word]


def _office(found: re.Match[str], holder: Slot | None, language: str) -> tuple[str, Grammar]:
    """The form of an office and its grammar."""
    head, plural = _head(found)
    words = office_data()["heads"][head]
    woman = holder is not None and holder.grammar.gender == "f" and not plural
    which = 2 * plural + woman
    form = words[language][which]
    if found["deputy"]:
        form = _deputy(form, words.get("deputy"), language, which)
    at = TARGETS.index(language)
    if found["house"]:
        form = f"{form} {house_forms(found['house'])[at]}"
        if found["owner"]:
            form = f"{form} {owner_forms()[found['owner']][at]}"
    elif found["institution"]:
        form = f"{form} {institution_forms(found['institution'])[at]}"
    gender = "f" if woman or words[language][0] == words[language][1] == "presidenta" else "m"
    return form, Grammar(gender=gender, number="pl" if plural else "sg")


def _deputy(form: str, put: Sequence[str] | None, language: str, which: int) -> str:
    put = put or ("vice", " adjoint")
    added = put[TARGETS.index(language)]
    if added.startswith(" "):
        return form + added + ("", "e", "s", "es")[which]
    return added + form


def _elided(owner: str, language: str) -> str:
    """`d’Hanoï` for `de Hanoï`: French elides before a vowel and a mute h."""
    if language == "fr" and re.match(r" de [AEIOUYÉÈÊHaeiouyéèêh]", owner):
        return f" d’{owner[4:]}"
    return owner


def _told(found: re.Match[str], slot: Slot, plain: str) -> list[str]:
    """The attributes that were found, in order; none where they belong to something else."""
    words = office_data()["words"]
    told = [one.rstrip(" -") for one in attribute().findall(found.group())]
    owned = [one for one in told if one in owner_forms()]
    before = plain[: found.start()]
    # "On a visit to Japan President X said"
    if any(one in country_names() for one in owned) and _LED.search(before):
        return []
    # "the Lao and Cuban presidents", "South Korean-born"
    if (
        owned
        and re.search(rf"{words['shared']}\Z", before)
        and re.search(rf"(?:{either(owner_forms())}),? {words['shared']}\Z", before)
    ):
        return []
    # the desk's own offices need no country
    if slot.occurrence is not None and told == ["Vietnam's"]:
        return []
    if owned and (len(owned) > 1 or plain.startswith(" of ", slot.end)):
        return []
    # `President` alone, before a country's name, is not told by `US` of `the US President` twice
    if owned and owner_forms()[owned[0]][0] in slot.form:
        return []
    return told


def _attributed(slot: Slot, told: Sequence[str], suffix: str, language: str) -> str:
    """The form of an office with its attributes."""
    document = office_data()
    plural, woman = slot.grammar.number == "pl", slot.grammar.gender == "f"
    which, at = 2 * plural + woman, TARGETS.index(language)
    form, opening = slot.form, _opening(slot.form, language)
    for word in told:
        status = statuses().get(word.lower(), {})
        if status.get(f"{language}_place") == _FIRST:
            form = f"{opening} {status[language][which]}{form[len(opening) :]}"
    if slot.occurrence is not None:
        opening = form
    inside = [document["suffixes"][suffix][language][which]] if suffix else []
    before: list[str] = []
    behind: list[str] = []
    joined = ""
    for word in told:
        if word in owner_forms():
            behind.insert(0, owner_forms()[word][at])
            continue
        status = statuses()[word.lower()]
        place, said = status[f"{language}_place"], status[language][which]
        if place == _FIRST:
            continue
        if not which and opening[0].lower() in _VOWELS:
            said = status.get(f"{language}_vowel", said)
        if place == "joined":
            joined = said if opening in document["units"][language] else f"{said}\b"
        else:
            {"before": before, "inside": inside, "behind": behind}[place].append(said)
    whole = " ".join([opening, *inside]) + form[len(opening) :]
    return " ".join([*before, *([joined] if joined else []), whole, *behind]).replace("\b ", "")


def _opening(form: str, language: str) -> str:
    """The word or words that open an office and are one name."""
    units = office_data()["units"][language]
    return next((one for one in units if f"{form} ".startswith(f"{one} ")), form.split(" ")[0])
