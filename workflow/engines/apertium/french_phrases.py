"""French phrases before the generator: articles, prepositions and auxiliaries that Spanish lacks.

`acordaron aumentar comercio` came out as `ont convenu augmenter commerce`, `Legisladores votaron`
as `Législateurs ont voté`. Words are data, in `french.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from workflow.engines.apertium.french_lands import listed_lands, once
from workflow.engines.apertium.generated_words import Made, agreement, phrase_end

_CLITIC = ("<prn><pro>",)
_PLURAL = "le<det><def><mf><pl>"
_HEAD = re.compile(r"<n>(?:<(?P<gender>m|f|mf)>)?<(?P<number>sg|pl|sp)>")


def phrased(words: Sequence[Made], data: dict[str, Any]) -> list[Made]:
    """Words before the generator with what French adds to a phrase or puts otherwise."""
    made = list(words)
    for change in _CHANGES:
        made = change(made, data)
    return made


def _counted(words: list[Made], data: dict[str, Any]) -> list[Made]:
    """`dos dimitieron y tres ils ont gardé`: a number alone is a subject."""
    made: list[Made] = []
    for at, word in enumerate(words):
        number = made[-1] if made else None
        pronoun = word.text.lower().startswith("il<prn><tn><p3>") and word.has("<pl>")
        alone = len(made) < 2 or made[-2].has("<cnjcoo>", "<cm>", "<sent>")
        if number is not None and number.has("<num>") and pronoun and alone and word.gap == " ":
            following = words[at + 1] if at + 1 < len(words) else None
            if following is not None:
                continue
        made.append(word)
    return made


def said(words: list[Made], data: dict[str, Any]) -> list[Made]:
    """`a dit Pékin il était disposé` with *que*, and without the pronoun."""
    made: list[Made] = []
    opens = dropped = -1
    for at, word in enumerate(words):
        if at and words[at - 1].lemma in data["saying"] and words[at - 1].has("<vblex>"):
            end = _aside_end(words, phrase_end(words, at), at)
            pronoun = end < len(words) and words[end].text.startswith("il<prn><tn><p3>")
            verb = end + pronoun
            while verb < len(words) and (words[verb].has(*_CLITIC, "<adv>")):
                verb += 1
            if at < end and verb < len(words) and words[verb].is_finite and words[at].gap == " ":
                opens, dropped = at, end if pronoun else -1
        if at == opens:
            made.append(Made(" ", "que<cnjsub>"))
        if at != dropped:
            made.append(word)
    return made


def _aside_end(words: Sequence[Made], end: int, start: int) -> int:
    """Where what prepositions join to a phrase ends: `les relations entre les deux pays`."""
    while start < end < len(words) and words[end].has("<pr>"):
        after = phrase_end(words, end + 1)
        if after == end + 1:
            break
        end = after
    return end


def _portfolios(words: list[Made], data: dict[str, Any]) -> list[Made]:
    """`le ministre de Défense` as *de la Défense*."""
    made: list[Made] = []
    for at, word in enumerate(words):
        of = at > 1 and words[at - 1].text == "de<pr>" and words[at - 2].lemma in data["portfolios"]
        found = _HEAD.search(word.text) if of and word.gap == " " else None
        if found is not None:
            gender = found["gender"] if found["gender"] in ("m", "f") else "m"
            plural = found["number"] == "pl"
            article = _PLURAL if plural else f"le<det><def><{gender}><sg>"
            made.append(Made(" ", article))
        made.append(word)
    return made


def _days(words: list[Made], data: dict[str, Any]) -> list[Made]:
    """`Le jeudi` that begins a sentence without its article, as the mode has it elsewhere."""
    made: list[Made] = []
    for word in words:
        article = made[-1] if made else None
        day = word.lemma in data["days"] and word.has("<n>") and word.gap == " "
        if day and article is not None and article.text == "Le<det><def><m><sg>":
            made[-1] = Made(article.gap, word.text[0].upper() + word.text[1:])
        else:
            made.append(word)
    return made


def _had(words: list[Made], data: dict[str, Any]) -> list[Made]:
    """`le taux est baissé` with *a*, where the mode says *est*."""
    for at, word in enumerate(words[:-1]):
        if word.text.startswith("être<vbser><") and word.is_finite:
            told = words[at + 1]
            object_ = at + 2 < len(words) and words[at + 2].has("<det>", "<num>")
            object_ = object_ or (at + 2 < len(words) and words[at + 2].text == "de<pr>")
            active = told.lemma in data["have"] or (object_ and told.lemma in data["have_object"])
            if active and told.has("<pp>"):
                words[at] = Made(word.gap, "avoir<vbhaver>" + word.text.partition(">")[2])
                words[at + 1] = Made(told.gap, re.sub("<pp>.*", "<pp><m><sg>", told.text))
    return words


def _behind_verb(words: list[Made], data: dict[str, Any]) -> list[Made]:
    """`le Vietnam toujours soutient` with its adverb behind the verb."""
    made = list(words)
    for at in range(1, len(made) - 1):
        adverb, verb = made[at], made[at + 1]
        subject = made[at - 1].is_noun or made[at - 1].has("<adj>")
        moves = adverb.lemma in data["behind_verb"] and adverb.has("<adv>")
        if moves and subject and verb.is_finite and adverb.gap == verb.gap == " ":
            made[at], made[at + 1] = verb, adverb
    return made


def _infinitives(words: list[Made], data: dict[str, Any]) -> list[Made]:
    """`a décidé expulser` with the preposition that a verb has before an infinitive."""
    takes = {lemma: pr for pr, lemmas in data["infinitives"].items() for lemma in lemmas}
    made: list[Made] = []
    for at, word in enumerate(words):
        verb = _verb_before(words, at)
        if verb is not None and _opens_infinitive(words, at):
            preposition = takes.get(verb.lemma)
            if preposition and verb.has("<vblex>"):
                made.append(Made(word.gap, f"{preposition}<pr>"))
                word = Made(" ", word.text)
        made.append(word)
        if word.text == "ne<adv>" and at + 1 < len(words) and words[at + 1].has("<inf>"):
            # "decidió no participar" came out as "ne participer"
            made.append(Made(" ", "pas<adv>"))
    return made


def _verb_before(words: Sequence[Made], at: int) -> Made | None:
    """The verb before a place, adverbs passed over."""
    back = at - 1
    while back >= 0 and words[back].has("<adv>") and words[back].lemma != "ne":
        back -= 1
    if back < 0 or any(word.gap != " " for word in words[back + 1 : at + 1]):
        return None
    return words[back] if words[back].has("<vblex>") else None


def _opens_infinitive(words: Sequence[Made], at: int) -> bool:
    """Whether an infinitive begins here, its pronouns and `ne pas` first."""
    if words[at].has("<adv>") and words[at].lemma != "ne":
        return False
    if at and (words[at - 1].has(*_CLITIC) or words[at - 1].lemma == "ne"):
        return False
    place = at
    while place < len(words) and (
        words[place].has(*_CLITIC) or words[place].lemma in ("ne", "pas", "plus")
    ):
        place += 1
    return place < len(words) and words[place].has("<inf>")


def _about(words: list[Made], data: dict[str, Any]) -> list[Made]:
    """`ont discuté l'accord` as *discuté de l'accord*."""
    made: list[Made] = []
    for at, word in enumerate(words):
        verb = words[at - 1] if at else None
        if (
            verb is not None
            and verb.lemma in data["about"]
            and verb.has("<vblex>")
            and word.gap == " "
            and word.has("<det>")
            and not _is_passive(words, at - 1)
        ):
            made.append(Made(" ", "de<pr>"))
        made.append(word)
    return made


def _is_passive(words: Sequence[Made], at: int) -> bool:
    """Whether a participle stands behind *être*, or alone as an adjective does."""
    if not words[at].has("<pp>"):
        return False
    back = at - 1
    while back >= 0 and words[back].has("<adv>"):
        back -= 1
    return back < 0 or not words[back].has("<vbhaver>")


def _bare(words: list[Made], data: dict[str, Any]) -> list[Made]:
    """`tolérer corruption`, `prendre pots-de-vin` with an article, in whole sentences."""
    if not words or not words[-1].has("<sent>"):
        return words
    made: list[Made] = []
    given = -1
    for at, word in enumerate(words):
        verb = words[at - 1] if at else None
        head = _bare_head(words, at, data) if word.gap == " " else None
        if _is_denied_plural(words, at):
            continue
        if _is_known(words, at, data):
            continue
        row = words[given + 1 : at - 1] if given >= 0 else ()
        joined = verb is not None and verb.has("<cnjcoo>", "<cm>") and len(row) < 4
        joined = joined and given >= 0 and all(w.has("<n>", "<adj>", "<adv>") for w in row)
        object_ = head and (joined or (verb and _has_object(words, at - 1, head, data)))
        if verb is None or head is None or not object_:
            made.append(word)
            continue
        given = at
        denied = "ne" in (one.lemma for one in words[max(0, at - 4) : at])
        whole = verb.lemma in data["whole"] and word is head
        if whole and head.lemma.startswith("qzx"):
            made.append(word)
            continue
        article = _article(head, word is not head, denied, verb.lemma in data["some"])
        article = article[-1:] if whole else article
        made += [Made(" ", one) for one in article]
        made.append(word)
    return made


def _is_denied_plural(words: Sequence[Made], at: int) -> bool:
    """Whether the article of `n'accepte pas des cadeaux` stands at a place."""
    if at < 3 or words[at].text != _PLURAL or words[at - 1].text != "de<pr>":
        return False
    return words[at - 2].lemma in ("pas", "plus") and not words[at - 3].text.startswith("être<")


def _is_known(words: Sequence[Made], at: int, data: dict[str, Any]) -> bool:
    """Whether the `de` of `approfondir des liens` stands at a place: *les liens*."""
    if at + 2 >= len(words) or words[at].text != "de<pr>" or words[at + 1].text != _PLURAL:
        return False
    return at > 0 and words[at - 1].lemma in data["whole"] and words[at + 2].has("<n>")


def _bare_head(words: Sequence[Made], at: int, data: dict[str, Any]) -> Made | None:
    """The noun without an article that begins at a place, behind an adjective or not."""
    for word in words[at : at + 2]:
        found = _HEAD.search(word.text)
        # "défense et sécurité nationales" is a term of the glossary that may be no plural at all
        if found is not None and word.lemma.startswith("qzx") and found["number"] != "pl":
            return None
        if found is not None and (found["number"] != "sp" or word.lemma in data["single"]):
            return word
        if not word.has("<adj>") or word.has("<det>"):
            return None
    return None


def _has_object(words: Sequence[Made], verb: int, head: Made, data: dict[str, Any]) -> bool:
    """Whether a noun behind a verb, or behind a verb and *à*, is its object."""
    word = words[verb]
    if word.text.lower() in data["before_article"] and head.lemma not in data["times"]:
        return head.lemma not in data["fixed"].get(word.lemma, ())
    if word.text == "à<pr>":
        before = next((w for w in reversed(words[:verb]) if not w.has("<adv>")), word)
        return before.lemma in data["to"] and word.gap == " "
    if not word.has("<vblex>") or word.lemma in data["names"] or head.lemma in data["times"]:
        return False
    if head.lemma in data["fixed"].get(word.lemma, ()) or "#" in word.text:
        return False
    return not word.has("<pp>") or not _is_passive(words, verb)


def _article(head: Made, adjective: bool, denied: bool, some: bool) -> tuple[str, ...]:
    """What stands before a noun: `des`, `de la`, `la`; `de` behind a denial or an adjective."""
    found = _HEAD.search(head.text)
    gender = found["gender"] if found and found["gender"] in ("m", "f") else "m"
    if found is not None and found["number"] == "pl":
        return ("de<pr>",) if denied or adjective else ("de<pr>", _PLURAL)
    if denied and some:
        return ("de<pr>",)
    article = f"le<det><def><{gender}><sg>"
    return ("de<pr>", article) if some else (article,)


def _begun(words: list[Made], data: dict[str, Any]) -> list[Made]:
    """`Législateurs d'opposition ont voté` with *Des*."""
    made: list[Made] = []
    ends = bool(words) and words[-1].has("<sent>")
    for at, word in enumerate(words):
        first = at == 0 or words[at - 1].has("<sent>")
        if ends and first and word.has("<n>") and word.has("<pl>") and word.lemma[:3] != "qzx":
            end = phrase_end(words, at)
            verb = end < len(words) and words[end].is_finite and "<p3><pl>" in words[end].text
            if verb and agreement(words, at, end, False).number == "pl":
                made += [Made(word.gap, "De<pr>"), Made(" ", _PLURAL)]
                word = Made(" ", word.text[0].lower() + word.text[1:])
        made.append(word)
    return made


_CHANGES = (
    once,
    _counted,
    _days,
    _had,
    _behind_verb,
    _infinitives,
    _about,
    _portfolios,
    _bare,
    _begun,
    listed_lands,
)
