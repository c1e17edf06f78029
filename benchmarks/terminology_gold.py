"""How well the glossary finds terms and references in sentences that were marked by hand.

    python benchmarks/terminology_gold.py            every language that has a gold file
    python benchmarks/terminology_gold.py fr es      these
    python benchmarks/terminology_gold.py --show     also print each disagreement

A finding counts when span and id are exact. Persons outside the glossary and numbered congresses,
plenums, tenures and legislatures that are no concept are counted apart; what is found inside such
a number counts neither for nor against the terms. Exits with 1 when a gold file cannot be read or
the references of a language are found with less than `LEAST_REFERENCES` precision or recall.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from workflow.errors import GlossaryError
from workflow.glossary import Glossary, Occurrence

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "benchmarks" / "gold" / "terminology"
LEAST_REFERENCES = 0.98

_MARK = re.compile(r"\{([^{}=]*)=([^{}=]*)\}")
_KEYS = {
    "reference": re.compile(r"ref:[a-z_]+ \S+"),  # ref:resolution 11-NQ/TW, ref:resolution 18
    "session": re.compile(
        r"session:(?:(?:congress|legislature) \d+"  # the 6th National Party Congress
        r"|plenum \d+(?: \d+)?"  # the 10th plenum of the 13th Party Central Committee
        r"|tenure \d+(?: [a-z0-9-]+)?)"  # the 10th-tenure Politburo
    ),
    "person": re.compile(r"person"),
    # body-politburo, provincial-party-secretary@lang-son
    "term": re.compile(r"(?:[a-z-]+@)*[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?:@[a-z-]+)?"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked occurrence: `sentence[start:end] == text`, in code points."""

    start: int
    end: int
    text: str
    key: str
    """A concept id, `ref:TYPE SYMBOL`, `session:KIND NUMBERS` or `person`, as in the file."""

    @property
    def kind(self) -> str:
        """`term`, `reference`, `session` or `person`."""
        return next(kind for kind, pattern in _KEYS.items() if pattern.fullmatch(self.key))

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a span shares a character with the mark."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence without its braces, and its marks in order."""

    text: str
    marks: tuple[Mark, ...]
    line: int
    """1-based line in the file."""


@dataclass(slots=True)
class Tally:
    """Counts of one kind in one language."""

    right: int = 0
    found: int = 0
    marked: int = 0

    @property
    def precision(self) -> float:
        """Right ones among those found; 1 where none is found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Right ones among those marked; 1 where none is marked."""
        return self.right / self.marked if self.marked else 1.0


@dataclass(slots=True)
class Score:
    """What a comparison of one language gives."""

    sentences: int = 0
    tallies: dict[str, Tally] = field(
        default_factory=lambda: {"term": Tally(), "reference": Tally()}
    )
    sessions: int = 0
    sessions_touched: int = 0
    """Session marks in which a term was found."""
    persons: int = 0
    persons_taken: int = 0
    """Unknown persons in whose name a term or reference was found."""
    disagreements: list[str] = field(default_factory=list)


def read_gold(path: Path) -> list[GoldSentence]:
    """The sentences of a gold file: UTF-8, one a line, `#` lines are comments.

    Raises `GlossaryError` with path and line for a file that is not UTF-8 and for a bad mark.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise GlossaryError(f"cannot be read: {error.strerror}", path=path) from None
    except UnicodeDecodeError as error:
        raise GlossaryError("is not UTF-8", path=path, hint=f"See byte {error.start}") from None
    return [
        _parse_sentence(line, path, number)
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.startswith("#")
    ]


def _parse_sentence(line: str, path: Path, number: int) -> GoldSentence:
    text, marks, done = "", list[Mark](), 0
    for match in _MARK.finditer(line):
        text += line[done : match.start()]
        marked, key = match.groups()
        if not marked or marked != marked.strip():
            raise GlossaryError(
                f"a mark is empty or has blanks at its edge: {match.group()}",
                path=path,
                line=number,
                hint="Mark the term alone, as in {Politburo=body-politburo}.",
            )
        if not any(pattern.fullmatch(key) for pattern in _KEYS.values()):
            raise GlossaryError(
                f"a mark has no key that can be read: {match.group()}",
                path=path,
                line=number,
                hint="A key is a concept id, ref:TYPE SYMBOL, session:KIND NUMBERS or person.",
            )
        marks.append(Mark(len(text), len(text) + len(marked), marked, key))
        text += marked
        done = match.end()
    text += line[done:]
    if "{" in text or "}" in text:
        raise GlossaryError(
            "a brace belongs to no mark",
            path=path,
            line=number,
            hint="A mark is {text=key}, without another mark inside.",
        )
    return GoldSentence(text, tuple(marks), number)


def key_of(found: Occurrence) -> str:
    """The key a gold mark has for what was found."""
    reference = found.reference
    if reference is None:
        return found.id
    return f"ref:{reference.type} {reference.canonical or reference.number}"


def compare(sentences: list[GoldSentence], glossary: Glossary, language: str) -> Score:
    """What the glossary finds in the sentences against their marks."""
    score = Score()
    for sentence in sentences:
        _add_sentence(score, sentence, glossary.find(sentence.text, language))
    return score


def _add_sentence(score: Score, sentence: GoldSentence, found: list[Occurrence]) -> None:
    score.sentences += 1
    sessions = [mark for mark in sentence.marks if mark.kind == "session"]
    persons = [mark for mark in sentence.marks if mark.kind == "person"]
    score.sessions += len(sessions)
    score.persons += len(persons)
    score.sessions_touched += sum(_touched(mark, found) for mark in sessions)
    score.persons_taken += sum(_touched(mark, found) for mark in persons)
    counted = [
        one for one in found if not any(mark.overlaps(one.start, one.end) for mark in sessions)
    ]
    for kind, tally in score.tallies.items():
        wanted = {(m.start, m.end, m.key): m for m in sentence.marks if m.kind == kind}
        given = {(one.start, one.end, key_of(one)): one for one in counted if one.kind == kind}
        tally.right += len(wanted.keys() & given.keys())
        tally.found += len(given)
        tally.marked += len(wanted)
        for at in sorted(wanted.keys() ^ given.keys()):
            side = "missed" if at in wanted else "extra "
            words = sentence.text[at[0] : at[1]]
            score.disagreements.append(
                f"{sentence.line:4} {side} {words!r} {at[2]}\n            {sentence.text}"
            )


def _touched(mark: Mark, found: list[Occurrence]) -> bool:
    return any(mark.overlaps(one.start, one.end) for one in found)


def _print_score(language: str, score: Score, show: bool) -> None:
    for kind, tally in score.tallies.items():
        print(
            f"{language:4} {kind:10} {tally.marked:6} {tally.found:6} {tally.right:6} "
            f"{tally.precision:10.4f} {tally.recall:8.4f}"
        )
    print(
        f"{language:4} {score.sentences} sentences; {score.sessions} sessions, "
        f"{score.sessions_touched} with a term found in them; {score.persons} unknown persons, "
        f"{score.persons_taken} taken for a term"
    )
    if show:
        print("\n".join(score.disagreements))


def main() -> int:
    """Print the figures of each language; 0 when the references are found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("languages", nargs="*", metavar="LANG", help="default: all")
    parser.add_argument("--show", action="store_true", help="print each disagreement")
    arguments = parser.parse_args()
    languages = arguments.languages or sorted(path.stem for path in GOLD.glob("*.txt"))
    glossary = Glossary.load(ROOT / "glossary")
    good = True
    print(f"{'lang':4} {'kind':10} {'marked':>6} {'found':>6} {'right':>6} precision   recall")
    for language in languages:
        try:
            sentences = read_gold(GOLD / f"{language}.txt")
        except GlossaryError as error:
            print(error, file=sys.stderr)
            return 1
        score = compare(sentences, glossary, language)
        _print_score(language, score, arguments.show)
        references = score.tallies["reference"]
        good = good and min(references.precision, references.recall) >= LEAST_REFERENCES
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
