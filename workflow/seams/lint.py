"""What is visibly wrong around an approved form, whether it can be mended or not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from workflow.seams.adjectives import adjective_doubt
from workflow.seams.agreement import judge_chain
from workflow.seams.bare import opens_clause_bare
from workflow.seams.chains import find_chain
from workflow.seams.datelines import has_stop
from workflow.seams.lacking import lacks_definite
from workflow.seams.possessors import is_bare_apostrophe
from workflow.seams.predicates import finite_verb, predicate_doubt
from workflow.seams.pronouns import differs, find_pronoun
from workflow.seams.references import lacks_article
from workflow.seams.repair import certain_changes, seam_changes
from workflow.seams.seam import Seam, seams
from workflow.seams.subjects import (
    begins_sentence,
    find_subject,
    fitting,
    listed,
    subject_chain,
)
from workflow.seams.tables import SeamRules, seam_rules
from workflow.seams.title_clashes import title_clashes
from workflow.seams.values import Placed, Problem


def lint_seams(text: str, placed: Sequence[Placed], language: str) -> list[Problem]:
    """What is wrong at the seams of a target text, in the order of the text.

    Everything `repair_seams` would mend, and what it leaves to a person: where the right
    determiner, adjective or participle is not certain, a singular with a plural verb, a word said
    twice, a subject without its article or its verb. What may be right is not told.
    Raises `ValueError` where placed forms overlap.
    """
    rules = seam_rules(language)
    if rules is None:
        return []
    found = [problem for seam in seams(text, placed, rules) for problem in _of_seam(seam, rules)]
    if rules.nfc and not found and not unicodedata.is_normalized("NFC", text):
        found = [
            Problem(
                change.replacements[0][0],
                change.replacements[0][1],
                f"“{change.edit.after}” has its accents typed apart",
                change.edit.rule,
            )
            for change in certain_changes(text, placed, rules)
        ]
    told = [(one.start, one.end) for one in found]
    found += [
        one
        for one in title_clashes(text, language)
        if not any(start < one.end and one.start < end for start, end in told)
    ]
    return sorted(found, key=lambda one: (one.start, one.end, one.rule))


def _of_seam(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    told: set[str] = set()
    mended = False
    for change in seam_changes(seam, rules):
        start, end = change.replacements[0][0], change.replacements[-1][1]
        mended = mended or end <= seam.start
        told.add(change.edit.rule)
        message = f"“{change.edit.before}” should read “{change.edit.after}”"
        yield Problem(min(start, seam.start), max(end, seam.end), message, change.edit.rule)
    doubt = "" if mended else judge_chain(seam, rules).doubt
    if doubt:
        chain = find_chain(seam, rules)
        yield _problem(seam, chain.start if chain else seam.start, "does not agree", doubt)
    if seam.is_joined:
        return
    if not mended and not doubt:
        rule = f"{rules.language}-adjective"
        for start in adjective_doubt(seam, rules):
            yield _problem(seam, start, "does not agree", rule)
        yield from _said_twice(seam, rules)
        if not mended and lacks_article(seam, rules):
            start = _start_of_last_word(seam)
            yield _problem(seam, start, "lacks its article", f"{rules.language}-reference")
        elif not mended and lacks_definite(seam, rules):
            start = _start_of_last_word(seam)
            yield _problem(seam, start, "lacks its article", f"{rules.language}-{seam.kind}")
        elif not mended and opens_clause_bare(seam, rules):
            yield _problem(seam, seam.start, "lacks its article", f"{rules.language}-place")
    yield from (
        one
        for one in _behind(seam, rules, mended=mended, doubted=bool(doubt))
        if one.rule not in told
    )


def _start_of_last_word(seam: Seam) -> int:
    """Where the word before a form begins, or the form where there is none."""
    tokens = seam.tokens(1)
    return tokens[0].start if tokens else seam.start


def _behind(seam: Seam, rules: SeamRules, *, mended: bool, doubted: bool) -> Iterator[Problem]:
    """What is wrong behind a form; a verb is not told where its determiner is told already."""
    verbs = [] if doubted else list(_verb(seam, rules))
    yield from verbs or _predicate(seam, rules)
    yield from _lost_link(seam, rules)
    yield from _pronoun(seam, rules)
    if begins_sentence(seam, rules):
        yield from () if mended else _missing_article(seam, rules)
        yield from _adjective_behind(seam, rules)
        yield from _lost_words(seam, rules)


def _problem(seam: Seam, start: int, what: str, rule: str, end: int | None = None) -> Problem:
    end = seam.end if end is None else end
    return Problem(start, end, f"“{seam.text[start:end].strip()}” {what}", rule)


def _end_of_next(seam: Seam) -> int:
    """Where the word behind the form ends."""
    return seam.text.index(seam.next_word, seam.end) + len(seam.next_word)


def _said_twice(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    """`Comité Comité central`, `Asamblea Nacional Nacional`."""
    words = re.findall(r"[^\W\d_]+", seam.form)
    if rules.repeats or not words or seam.is_name:
        return
    rule = f"{rules.language}-doubled"
    before = seam.tokens(1)
    # "Vet du det det 9. politbyrået …": a pronoun may stand there
    pronouns = rules.endings.stray.values() if rules.endings else ()
    first, last = words[0].casefold(), words[-1].casefold()
    if before and len(first) > 2 and before[0].key == first and first not in pronouns:
        yield _problem(seam, before[0].start, f"says “{words[0]}” twice", rule)
    if len(last) > 2 and seam.form.casefold().endswith(last) and seam.next_word.casefold() == last:
        yield _problem(seam, seam.start, f"says “{words[-1]}” twice", rule, _end_of_next(seam))


def _number(seam: Seam, rules: SeamRules) -> str:
    """The number that a verb must have; empty where either may be right."""
    if rules.numbers:
        return seam.numbers[0] if len(seam.numbers) == 1 else ""
    # "The Vietnam Airlines group is", "the United Nations is"
    return "" if seam.kind in ("person", "place", "body", "event") else seam.grammar.number


def _verb(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    """`La Asamblea Nacional fueron`, `Les délégués est`."""
    subject = find_subject(seam, rules)
    found = finite_verb(seam, subject, rules) if subject is not None else None
    if subject is None or found is None:
        return
    number = "pl" if subject.is_joined else _number(seam, rules)
    verbs, word = rules.clauses.verbs, seam.text[slice(*found)]
    if verbs.is_plural(word) if number == "sg" else number == "pl" and word in verbs.singular:
        yield _problem(seam, subject.start, "does not agree", f"{rules.language}-verb", found[1])


def _predicate(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    """`La provincia es reconocido centro`, `Le Bureau politique est dernière.`"""
    found = predicate_doubt(seam, rules)
    if found is not None:
        rule = f"{rules.language}-participle"
        yield _problem(seam, found[0], "does not agree", rule, found[1])


def _adjective_behind(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    """`L’Assemblée nationale vietnamien`; not where it may belong to a noun inside the form."""
    word = listed(rules.following, seam.next_word)
    inside = set(re.findall(r"[^\W\d_]+['’]?", seam.form.casefold().replace("’", "'")))
    links = {one for linker in rules.linkers for one in (linker.word, linker.vowel)}
    links |= {*rules.contractions.values(), *rules.conjunctions}
    if word is None or inside & links or seam.is_name:
        return
    if seam.next_word not in fitting(word, seam, seam.genders, seam.numbers):
        start, _ = subject_chain(seam, rules)
        rule = f"{rules.language}-adjective"
        yield _problem(seam, start, "does not agree", rule, _end_of_next(seam))


def _pronoun(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    """`Les localités il a fait`: where it cannot simply go."""
    found = find_pronoun(seam, rules)
    if found is not None and differs(seam, found[1], rules):
        rule = f"{rules.language}-pronoun"
        yield _problem(seam, seam.start, "has a pronoun beside its subject", rule, found[0])


def _lost_link(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    """`Las minorías étnicas' el informe`, `La noticia Asamblea Nacional`."""
    rule = f"{rules.language}-lost-link"
    if is_bare_apostrophe(seam, rules):
        yield _problem(
            seam, seam.start, "has an apostrophe and no word to join it", rule, seam.end + 1
        )
    before = seam.tokens(1)
    if before and before[0].key in rules.clauses.lost.before:
        yield _problem(seam, before[0].start, "joins two nouns without a word between", rule)


def _lost_words(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    """`El Asamblea Nacional adoptado el plan`, `El Buró Político el informe es nuevo`.

    Not `el Plan aprobado el lunes`, `la Asamblea el lunes aprobó`.
    """
    lost = rules.clauses.lost
    found = re.match(r"\s+([^\W\d_]+)\s+([^\W\d_]+)(?:\s+(\w+))?", seam.behind)
    if found is None:
        return
    start, _ = subject_chain(seam, rules)
    first, second, third = found.group(1), found.group(2), found.group(3) or ""
    if first in lost.participles + lost.infinitives and second in lost.objects:
        if third.isalpha() and third not in lost.times:
            what, rule = "has no finite verb", f"{rules.language}-lost-verb"
            yield _problem(seam, start, what, rule, seam.end + found.end(1))
    elif first in lost.articles and second not in lost.times:
        what, rule = "joins two nouns without a word between", f"{rules.language}-lost-link"
        yield _problem(seam, start, what, rule, seam.end + found.end(2))


def _missing_article(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    """`Asamblea Nacional fue convocada.`; a headline has no stop, so it is not told."""
    if not rules.numbers or seam.article != "definite" or seam.start or seam.is_name:
        return
    if rules.clauses.verbs.number(seam.next_word) and has_stop(seam.text):
        yield _problem(seam, 0, "needs its article", f"{rules.language}-missing-article")
