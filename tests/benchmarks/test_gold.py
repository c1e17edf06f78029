"""The sentences marked by hand: they can be read, their keys exist, nothing is copied."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from benchmarks.terminology_gold import GOLD, ROOT, GoldSentence, Mark, compare, key_of, read_gold
from workflow.errors import GlossaryError
from workflow.glossary import Glossary
from workflow.glossary.folding import key

FILES = sorted(GOLD.glob("*.txt"))
assert FILES, "no gold files found"  # an empty folder must not pass
LANGUAGES = [path.stem for path in FILES]
LEAST_SENTENCES = 200
LEAST_CONCEPTS = 220
LEAST_UNMARKED = 30
MOST_UNLIKE = 0.05
ARTICLES = ROOT.parent / "shared" / "articles"


@pytest.fixture(scope="module")
def gold() -> dict[str, list[GoldSentence]]:
    return {path.stem: read_gold(path) for path in FILES}


@pytest.fixture(scope="module")
def rows() -> dict[str, dict[str, str]]:
    with (ROOT / "glossary" / "terms.csv").open(encoding="utf-8-sig", newline="") as stream:
        return {row["id"]: row for row in csv.DictReader(stream)}


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load(ROOT / "glossary")


def forms(row: dict[str, str], language: str) -> set[str]:
    """The folded forms of a row in a language, with and without their article."""
    listed = [row.get(language, ""), *row.get(f"{language}_variants", "").split("|"), row["vi"]]
    whole = {key(form.strip(), accents=False).casefold() for form in listed if form.strip()}
    return whole | {re.sub(r"^(?:the|our|le|la|notre|el|nuestro) |^l'", "", form) for form in whole}


def stems(text: str) -> list[str]:
    """How its longer words begin: what number, gender and spelling leave alone."""
    return [word[:4] for word in re.findall(r"\w+", text) if len(word) > 3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_holds_enough_sentences_and_hard_negatives(
    gold: dict[str, list[GoldSentence]], language: str
) -> None:
    sentences = gold[language]
    assert len(sentences) >= LEAST_SENTENCES
    assert sum(not sentence.marks for sentence in sentences) >= LEAST_UNMARKED
    assert len({sentence.text for sentence in sentences}) == len(sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_have_six_to_forty_five_words(
    gold: dict[str, list[GoldSentence]], language: str
) -> None:
    # Vietnamese counts syllables, of which a sentence has more.
    most = 80 if language == "vi" else 45
    wrong = [one.line for one in gold[language] if not 6 <= len(one.text.split()) <= most]
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_name_concepts_and_types_that_exist(
    gold: dict[str, list[GoldSentence]],
    rows: dict[str, dict[str, str]],
    glossary: Glossary,
    language: str,
) -> None:
    types = {one.key for one in glossary.tables.types}
    marks = [(one.line, mark) for one in gold[language] for mark in one.marks]
    for line, mark in marks:
        if "@" in mark.key:
            assert glossary.concept(mark.key).preferred(language), f"{language}.txt:{line}"
        elif mark.kind == "term":
            assert mark.key in rows, f"{language}.txt:{line} {mark.key}"
        elif mark.kind == "reference":
            assert mark.key.removeprefix("ref:").split()[0] in types, f"{language}.txt:{line}"
        elif tenure := re.fullmatch(r"session:tenure \d+ (\S+)", mark.key):
            assert tenure[1] in rows, f"{language}.txt:{line} {mark.key}"
    assert len({mark.key for _, mark in marks if mark.kind == "term"}) >= LEAST_CONCEPTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_marked_reference_holds_its_number(
    gold: dict[str, list[GoldSentence]], language: str
) -> None:
    for sentence in gold[language]:
        for mark in sentence.marks:
            if mark.kind == "reference":
                number = re.match(r"\d+", mark.key.split()[1])
                assert number, f"{language}.txt:{sentence.line} {mark.key}"
                assert number.group() in mark.text, f"{language}.txt:{sentence.line} {mark.text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_marked_text_is_a_form_of_its_concept_or_an_inflection(
    gold: dict[str, list[GoldSentence]], rows: dict[str, dict[str, str]], language: str
) -> None:
    others = [
        f"{language}.txt:{sentence.line} {mark.text} = {mark.key}"
        for sentence in gold[language]
        for mark in sentence.marks
        if mark.kind == "term"
        and "@" not in mark.key
        and not is_form(mark, rows[mark.key], language)
    ]
    # An editor may know a form that no rule makes; many of them are slips.
    terms = sum(mark.kind == "term" for sentence in gold[language] for mark in sentence.marks)
    print("\n".join(others))
    assert len(others) <= MOST_UNLIKE * terms, "\n".join(others)


def is_form(mark: Mark, row: dict[str, str], language: str) -> bool:
    """Whether the marked words are a listed form, or one with other endings."""
    marked = key(mark.text, accents=False).casefold()
    listed = forms(row, language)
    return marked in listed or stems(marked) in [stems(form) for form in listed]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_copied_from_an_article(
    gold: dict[str, list[GoldSentence]], language: str
) -> None:
    articles = sorted([*ARTICLES.glob("*.txt"), *(ROOT / "sources").glob("*.md")])
    if not articles:
        pytest.skip("no articles to compare with")
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in articles]
    copied = [one.line for one in gold[language] if any(one.text in text for text in texts)]
    assert not copied


def read(tmp_path: Path, text: str) -> list[GoldSentence]:
    path = tmp_path / "en.txt"
    path.write_text(text, encoding="utf-8")
    return read_gold(path)


def test_marks_are_spans_of_the_sentence_without_its_braces(tmp_path: Path) -> None:
    (sentence,) = read(
        tmp_path,
        "# a comment\n\nThe {Politburo=body-politburo} of the {6th Congress=session:congress 6} "
        "passed {Resolution 18=ref:resolution 18} by {An=person}.\n",
    )
    assert sentence.text == "The Politburo of the 6th Congress passed Resolution 18 by An."
    assert sentence.line == 3
    assert [mark.kind for mark in sentence.marks] == ["term", "session", "reference", "person"]
    assert all(sentence.text[mark.start : mark.end] == mark.text for mark in sentence.marks)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("The {Politburo} met.", "belongs to no mark", id="no-key"),
        pytest.param("The {Politburo=body-politburo met.", "belongs to no mark", id="not-closed"),
        pytest.param("The {{NA=body-na}=body-na} met.", "belongs to no mark", id="one-in-another"),
        pytest.param("The {Politburo=} met.", "no key that can be read", id="empty-key"),
        pytest.param("The {Politburo=politburo} met.", "no key that can be read", id="no-id"),
        pytest.param("{Resolution 1=ref:resolution}", "no key that can be read", id="no-symbol"),
        pytest.param("{6th=session:meeting 6}", "no key that can be read", id="no-session"),
        pytest.param("The {=body-politburo} met.", "is empty", id="empty-text"),
        pytest.param("The { NA=body-na} met.", "blanks at its edge", id="blank-at-the-edge"),
    ],
)
def test_a_bad_mark_is_named_with_its_line(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(GlossaryError, match=message) as caught:
        read(tmp_path, f"# gold\n{line}\n")
    assert caught.value.line == 2


def test_a_file_that_is_not_utf8_or_missing_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "fr.txt"
    path.write_bytes("Le député".encode("latin-1"))
    with pytest.raises(GlossaryError, match="not UTF-8"):
        read_gold(path)
    with pytest.raises(GlossaryError, match="cannot be read"):
        read_gold(tmp_path / "none.txt")


def test_the_score_counts_right_wrong_and_missed(tmp_path: Path) -> None:
    glossary = Glossary.load(ROOT / "glossary")
    sentences = read(
        tmp_path,
        "The {Politburo=body-politburo} met in {Hanoi=place-hue}.\n"
        "{An=person} read {Resolution No. 11-NQ/TW=ref:resolution 11-NQ/TW} to the guests.\n"
        "The {10th plenum of the 13th Party Central Committee=session:plenum 10 13} ended.\n"
        "Nobody had heard of the {zebra=body-zebra} before that day.\n",
    )
    score = compare(sentences, glossary, "en")
    term, reference = score.tallies["term"], score.tallies["reference"]
    assert (term.marked, term.found, term.right) == (3, 2, 1)
    assert (reference.marked, reference.found, reference.right) == (1, 1, 1)
    assert (score.sessions, score.persons, score.persons_taken) == (1, 1, 0)
    assert (term.precision, term.recall) == (1 / 2, 1 / 3)
    assert [line.split()[1] for line in score.disagreements] == ["extra", "missed", "missed"]


def test_the_key_of_a_short_reference_is_type_and_number() -> None:
    (found,) = Glossary.load(ROOT / "glossary").find("They read Resolution 18 aloud.", "en")
    assert key_of(found) == "ref:resolution 18"
