"""Speed of the glossary's search and quality of the reference grammar.

    python benchmarks/glossary.py [--text FILE] [--quick]

Prints MB per second of processor time (a call a paragraph, best of several passes, so that what
else runs counts little) of the automaton alone, the term matcher with whole words, capitals and
guards, the reference grammar, and `Glossary.find`, which is all of it: for the sample glossary,
for 5,000 and for 100,000 invented terms. Then one `re` alternation of the same forms for
comparison, and precision and recall on the gold sentences.
Exits with 1 when an answer is wrong. Without --text the text is invented from the gold
sentences and filler words, the same on every run; --quick leaves out the 100,000 terms.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from workflow.glossary import Concept, Glossary, Term, TermStatus, find_references
from workflow.glossary.documents.references import reference_grammar
from workflow.glossary.folding import fold, key

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "glossary" / "gold_references.csv"
MEGABYTES = 4.0
DFA_FORMS = 8000
SYLLABLES = [first + second for first in "bcdfghklmnprstv" for second in "aeiou"]


def timed(work: Callable[[], int], least: float = 1.0) -> tuple[float, int]:
    """Processor seconds of the fastest run after a first one, and what it returned."""
    best, answer, spent = float("inf"), work(), 0.0
    while spent < least:
        start = time.process_time()
        answer = work()
        took = time.process_time() - start
        best, spent = min(best, took), spent + took
    return best, answer


def invented_terms(count: int, chance: random.Random) -> list[str]:
    """Distinct phrases of two to four words."""
    terms: set[str] = set()
    while len(terms) < count:
        words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(chance.randint(2, 4))]
        terms.add(" ".join(words))
    return sorted(terms)


def invented_text(terms: list[str], sentences: list[str], chance: random.Random) -> list[str]:
    """Paragraphs of filler with terms; in every fifth a sentence that has references."""
    paragraphs: list[str] = []
    size = 0
    while size < MEGABYTES * 1e6:
        words: list[str] = []
        for _ in range(80):
            roll = chance.random()
            if roll < 0.02:
                words.append(chance.choice(terms))
            elif roll < 0.0225:
                words.append(chance.choice(sentences))
            else:
                words.append("".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))))
        paragraphs.append(" ".join(words))
        size += len(paragraphs[-1].encode())
    return paragraphs


def best_bare(forms: list[str], texts: list[str]) -> Callable[[], int]:
    """The search of `ahocorasick_rs` alone in the quicker of its two ways for so many forms."""
    way = Implementation.DFA if len(forms) <= DFA_FORMS else Implementation.ContiguousNFA
    automaton = AhoCorasick(sorted(set(forms)), MatchKind.Standard, False, way)
    return lambda: sum(
        len(automaton.find_matches_as_indexes(one, overlapping=True)) for one in texts
    )


def measure(name: str, forms: list[str], glossary: Glossary, paragraphs: list[str]) -> None:
    """Print one block of figures."""
    size = sum(len(paragraph.encode()) for paragraph in paragraphs) / 1e6
    start = time.process_time()
    matcher = glossary.matcher("en")
    built = time.process_time() - start
    grammar = reference_grammar(glossary.tables, "en")
    texts = [fold(paragraph).text for paragraph in paragraphs]
    keys = [key(text, accents=False) for text in texts]
    spellings = [key(fold(form).text, accents=False) for form in forms]
    bare, _ = timed(best_bare(spellings, keys))
    scan, raw = timed(lambda: sum(len(matcher.scan(one)) for one in texts))
    terms, _ = timed(lambda: sum(len(matcher.find(fold(one), (), ())) for one in paragraphs))
    references, _ = timed(lambda: sum(len(grammar.find(one)) for one in texts))
    find, hits = timed(lambda: sum(len(glossary.find(one, "en")) for one in paragraphs))
    print(
        f"{name}: {len(forms)} terms, {size:.1f} MB in {len(paragraphs)} paragraphs, built in "
        f"{built:.2f} s; words of a term {raw} times, {hits} terms and references"
    )
    for label, seconds in (
        ("bare library", bare),
        ("automaton", scan),
        ("terms", terms),
        ("references", references),
        ("Glossary.find", find),
    ):
        print(f"  {label:<15} {size / seconds:7.1f} MB/s")


def compare(forms: list[str], paragraphs: list[str]) -> None:
    """Print the speed of one `re` alternation of the forms."""
    keys = [key(paragraph, accents=False) for paragraph in paragraphs]
    longest = sorted({re.escape(key(form, accents=False)) for form in forms}, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(longest)})\b")
    sample = keys[: max(1, len(keys) // 40)]
    share = sum(len(one.encode()) for one in sample) / 1e6
    slow, _ = timed(lambda: sum(1 for one in sample for _ in pattern.finditer(one)), least=0.1)
    print(f"  re alternation  {share / slow:7.2f} MB/s")


def quality(glossary: Glossary) -> bool:
    """Print precision and recall on the gold sentences; whether all are right."""
    grouped: dict[tuple[str, str], list[dict[str, str]]] = {}
    with GOLD.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            grouped.setdefault((row["lang"], row["text"]), []).append(row)
    right = wrong = lost = 0
    for (language, text), rows in grouped.items():
        wanted = [(row["found"], row["type"], row["canonical"]) for row in rows if row["type"]]
        found = [
            (text[one.start : one.end], one.reference.type, one.reference.canonical)
            for one in find_references(text, language, glossary.tables)
        ]
        common = len(set(wanted) & set(found))
        right, wrong, lost = (
            right + common,
            wrong + len(found) - common,
            lost + len(wanted) - common,
        )
    print(
        f"references: {len(grouped)} sentences, precision {right / (right + wrong):.4f},", end=" "
    )
    print(f"recall {right / (right + lost):.4f}")
    return wrong == 0 and lost == 0


def main() -> int:
    """Run everything; 0 when the answers are right."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", type=Path, help="an English text, a paragraph a line")
    parser.add_argument("--quick", action="store_true", help="without the 100,000 terms")
    arguments = parser.parse_args()
    chance = random.Random(7)
    start = time.process_time()
    desk = Glossary.load(ROOT / "glossary")
    desk.find("Resolution No. 11-NQ/TW", "en")
    print(f"sample glossary read and compiled in {(time.process_time() - start) * 1e3:.0f} ms")
    with GOLD.open(encoding="utf-8", newline="") as stream:
        sentences = sorted({row["text"] for row in csv.DictReader(stream) if row["lang"] == "en"})
    for count in (0, 5_000) if arguments.quick else (0, 5_000, 100_000):
        terms = invented_terms(count or 5_000, chance)
        paragraphs = invented_text(terms, sentences, chance)
        if arguments.text:
            paragraphs = arguments.text.read_text(encoding="utf-8").splitlines()
        if not count:
            forms = [form.text for one in desk.concepts for form in one.terms.get("en", ())]
            measure("sample glossary", forms, desk, paragraphs)
            compare(forms, paragraphs)
            continue
        concepts = [
            Concept(f"t{number}", "body", {"en": (Term(text, TermStatus.PREFERRED),)})
            for number, text in enumerate(terms)
        ]
        measure("invented terms", terms, Glossary(concepts, desk.tables), paragraphs)
    return 0 if quality(desk) else 1


if __name__ == "__main__":
    sys.exit(main())
