"""What is visibly wrong around an approved form, whether it can be mended or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from workflow.seams.agreement import judge_chain, may_be_right
from workflow.seams.chains import Chain, find_chain
from workflow.seams.endings import is_definite
from workflow.seams.repair import certain_changes, seam_changes
from workflow.seams.seam import Seam, Token, seams
from workflow.seams.sounds import has_sound
from workflow.seams.tables import Cell, SeamRules, Word, seam_rules
from workflow.seams.values import Placed, Problem

_ENDS = re.compile(r"[.!?…][»”\"’)\s]*\Z")


def lint_seams(text: str, placed: Sequence[Placed], language: str) -> list[Problem]:
    """What is wrong at the seams of a target text, in the order of the text.

    Everything `repair_seams` would mend, and what it leaves to a person: an adjective or
    participle that disagrees, a verb of the other number, a word said twice, a subject without
    its article. What may be right is not told. Raises `ValueError` where placed forms overlap.
    """
    rules = seam_rules(language)
    if rules is None:
        return []
    found = [problem for seam in seams(text, placed, rules) for problem in _of_seam(seam, rules)]
    if rules.nfc and not found:
        found = [
            Problem(
                change.replacements[0][0],
                change.replacements[0][1],
                f"“{change.edit.after}” has its accents typed apart",
                change.edit.rule,
            )
            for change in certain_changes(text, placed, rules)
        ]
    return sorted(found, key=lambda one: (one.start, one.end, one.rule))


def _of_seam(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    mended = False
    for change in seam_changes(seam, rules):
        start, end, _ = change.replacements[0]
        mended = mended or end <= seam.start
        message = f"“{change.edit.before}” should read “{change.edit.after}”"
        yield Problem(min(start, seam.start), max(end, seam.end), message, change.edit.rule)
    doubt = "" if mended else judge_chain(seam, rules).doubt
    if doubt:
        chain = find_chain(seam, rules)
        yield _problem(seam, chain.start if chain else seam.start, "does not agree", doubt)
    if seam.is_joined:
        return
    if not mended and not doubt:
        yield from _adjective_before(seam, rules)
        yield from _said_twice(seam, rules)
    if _is_subject(seam, rules):
        yield from _missing_article(seam, rules)
        verbs = list(_verb(seam, rules))
        yield from verbs or _predicate(seam, rules)
        yield from _adjective_behind(seam, rules)
        yield from _lost_words(seam, rules)


def _problem(seam: Seam, start: int, what: str, rule: str, end: int | None = None) -> Problem:
    end = seam.end if end is None else end
    return Problem(start, end, f"“{seam.text[start:end].strip()}” {what}", rule)


def _end_of_next(seam: Seam) -> int:
    """Where the word behind the form ends."""
    return seam.text.index(seam.next_word, seam.end) + len(seam.next_word)


def _fitting(word: Word, seam: Seam) -> set[str]:
    """The shapes of an adjective that agree with a form."""
    vowels = (False, True) if seam.vowel is None else (seam.vowel,)
    cells = product(seam.genders, seam.numbers, vowels)
    return {shape for cell in cells for shape in word.shapes.get(Cell(*cell), ())}


def _listed(words: Sequence[Word], key: str) -> Word | None:
    return next((w for w in words if any(key in shapes for shapes in w.shapes.values())), None)


def _adjective_before(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    """`el nuevo Asamblea`, `la nouvel Assemblée`, `den nye politbyrået`."""
    tokens = seam.tokens()
    word = _listed(rules.adjectives, tokens[-1].key) if tokens else None
    if word is None or seam.is_name:
        return
    rule = f"{rules.language}-adjective"
    chain = find_chain(seam, rules, tokens[:-1])
    if chain is None:
        if len(tokens) > 1 and _is_wrong_stray(seam, tokens[-2], rules):
            yield _problem(seam, tokens[-2].start, "does not agree", rule)
        return
    if not any(one.determiner for one in chain.readings) or may_be_right(seam, chain, rules):
        return
    sound = has_sound(tokens[-1].key, "vowel", rules)
    agrees = any(
        one.cell.gender in seam.genders
        and one.cell.number in seam.numbers
        and sound in (None, one.cell.vowel)
        for one in chain.readings
    )
    if not agrees or tokens[-1].key not in _fitting(word, seam):
        yield _problem(seam, chain.start, "does not agree", rule)


def _is_wrong_stray(seam: Seam, token: Token, rules: SeamRules) -> bool:
    """Whether a `den` before an adjective has another gender than a definite form."""
    if rules.endings is None or not is_definite(seam):
        return False
    stray = rules.endings.stray
    fitting = stray.get("pl" if seam.numbers == ("pl",) else seam.grammar.gender)
    return fitting is not None and token.key in stray.values() and token.key != fitting


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


def _subject_chain(seam: Seam, rules: SeamRules) -> tuple[int, Chain | None]:
    """Where the noun phrase of a form begins, and the chain it begins with."""
    tokens = seam.tokens()
    start = seam.start
    if tokens and _listed(rules.adjectives, tokens[-1].key):
        start = tokens[-1].start
        tokens = tokens[:-1]
    chain = find_chain(seam, rules, tokens)
    return (chain.start if chain else start), chain


def _is_subject(seam: Seam, rules: SeamRules) -> bool:
    """Whether a sentence begins with the form, no preposition before it."""
    start, chain = _subject_chain(seam, rules)
    if chain is not None and any(one.linker for one in chain.readings):
        return False
    return seam.floor <= start and seam.starts_sentence(start) and not seam.text.isupper()


def _number(seam: Seam, rules: SeamRules) -> str:
    """The number that a verb must have; empty where either may be right."""
    if rules.numbers:
        return seam.numbers[0] if len(seam.numbers) == 1 else ""
    # "The Vietnam Airlines group is", "the United Nations is"
    return "" if seam.kind in ("person", "place", "body", "event") else seam.grammar.number


def _verb(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    """`La Asamblea Nacional fueron`, `Les délégués est`."""
    other = {"sg": "pl", "pl": "sg"}.get(_number(seam, rules), "")
    if seam.next_word and seam.next_word in rules.verbs.get(other, ()):
        start, _ = _subject_chain(seam, rules)
        rule = f"{rules.language}-verb"
        yield _problem(seam, start, "does not agree", rule, _end_of_next(seam))


def _predicate(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    """`La Asamblea Nacional fue convocado`, `Le Bureau politique est nouvelle.`"""
    said = _after_auxiliary(seam, rules)
    if said is None:
        return
    word = seam.text[said[0] : said[1]]
    table = rules.participles
    shapes: set[str] = set()
    right: set[str] = set()
    for stem in table.stems:
        if word in {stem + ending for ending in table.endings.values()}:
            suffix = {"sg": "", "pl": "_pl"}
            cells = product(seam.genders, seam.numbers)
            right = {stem + table.endings.get(g + suffix[n], "") for g, n in cells}
            shapes = {word}
    adjective = _listed(rules.adjectives, word)
    # "est premier producteur": before a noun it may agree with that
    if adjective is not None and re.match(r"\s*(?:\Z|[,.;:!?])", seam.text[said[1] :]):
        right, shapes = _fitting(adjective, seam), {word}
    if shapes and word not in right:
        start, _ = _subject_chain(seam, rules)
        yield _problem(seam, start, "does not agree", f"{rules.language}-participle", said[1])


def _after_auxiliary(seam: Seam, rules: SeamRules) -> tuple[int, int] | None:
    """Where the word behind an auxiliary stands that directly follows the form."""
    for auxiliary in sorted(rules.participles.after, key=len, reverse=True):
        found = re.match(rf"\s+{auxiliary}\s+([^\W\d_]+)", seam.behind)
        if found is not None:
            return seam.end + found.start(1), seam.end + found.end(1)
    return None


def _adjective_behind(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    """`L’Assemblée nationale vietnamien`; not where it may belong to a noun inside the form."""
    word = _listed(rules.following, seam.next_word)
    inside = set(re.findall(r"[^\W\d_]+['’]?", seam.form.casefold().replace("’", "'")))
    links = {one for linker in rules.linkers for one in (linker.word, linker.vowel)}
    links |= {*rules.contractions.values(), *rules.conjunctions}
    if word is None or inside & links or seam.is_name:
        return
    if seam.next_word not in _fitting(word, seam):
        start, _ = _subject_chain(seam, rules)
        rule = f"{rules.language}-adjective"
        yield _problem(seam, start, "does not agree", rule, _end_of_next(seam))


def _lost_words(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    """`El Asamblea Nacional adoptado el plan`, `El Buró Político el informe es nuevo`.

    Not `el Plan aprobado el lunes`, `la Asamblea el lunes aprobó`.
    """
    lost = rules.lost
    found = re.match(r"\s+([^\W\d_]+)\s+([^\W\d_]+)(?:\s+(\w+))?", seam.behind)
    if found is None:
        return
    start, _ = _subject_chain(seam, rules)
    first, second, third = found.group(1), found.group(2), found.group(3) or ""
    if first in lost.participles and second in lost.objects:
        if third.isalpha() and third not in lost.times:
            what, rule = "has a participle for its verb", f"{rules.language}-lost-verb"
            yield _problem(seam, start, what, rule, seam.end + found.end(1))
    elif first in lost.articles and second not in lost.times:
        what, rule = "joins two nouns without a word between", f"{rules.language}-lost-link"
        yield _problem(seam, start, what, rule, seam.end + found.end(2))


def _missing_article(seam: Seam, rules: SeamRules) -> Iterator[Problem]:
    """`Asamblea Nacional fue convocada.`; a headline has no stop, so it is not told."""
    if not rules.numbers or seam.article != "definite" or seam.start or seam.is_name:
        return
    verbs = {verb for known in rules.verbs.values() for verb in known}
    if seam.next_word in verbs and _ENDS.search(seam.text):
        yield _problem(seam, 0, "needs its article", f"{rules.language}-missing-article")
