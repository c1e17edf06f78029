"""What is read as a reference, judged by gold sentences in five languages."""

from __future__ import annotations

import csv
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from workflow.glossary import Glossary, Place, Reference, find_references, same_reference

ROOT = Path(__file__).resolve().parents[2]
GOLD = Path(__file__).parent / "gold_references.csv"
SHARED = ROOT / ".." / "shared"
FIELDS = ("type", "number", "year", "symbol", "issuer", "date_iso", "canonical")


@dataclass(frozen=True)
class Sentence:
    language: str
    text: str
    wanted: tuple[tuple[str, ...], ...]
    decoys: tuple[str, ...]


def read_gold() -> list[Sentence]:
    """The sentences of the file; rows of one sentence stand in the order of the text."""
    grouped: dict[tuple[str, str], list[dict[str, str]]] = {}
    with GOLD.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            grouped.setdefault((row["lang"], row["text"]), []).append(row)
    return [
        Sentence(
            language,
            text,
            tuple((r["found"], *(r[f] for f in FIELDS)) for r in rows if r["type"]),
            tuple(r["found"] for r in rows if not r["type"]),
        )
        for (language, text), rows in grouped.items()
    ]


SENTENCES = read_gold()
assert len(SENTENCES) > 200, "the gold file is not whole"
assert sum(bool(sentence.decoys) for sentence in SENTENCES) > 50


def values(reference: Reference) -> tuple[str, ...]:
    date = reference.date.isoformat() if reference.date else ""
    return (
        reference.type,
        reference.number,
        reference.year,
        reference.symbol,
        reference.issuer,
        date,
        reference.canonical,
    )


@pytest.mark.parametrize(
    "sentence", SENTENCES, ids=[f"{s.language}-{s.text[:40]}" for s in SENTENCES]
)
def test_gold_sentence(sentence: Sentence, glossary: Glossary) -> None:
    found = find_references(sentence.text, sentence.language, glossary.tables)
    assert (
        tuple((sentence.text[one.start : one.end], *values(one.reference)) for one in found)
        == sentence.wanted
    )


def shared_rows() -> Iterator[tuple[str, str, list[dict[str, str]]]]:
    path = SHARED / "domain" / "references.csv"
    if not path.is_file():
        pytest.skip(f"{path.name} is not beside this checkout")
    grouped: dict[tuple[str, str], list[dict[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            grouped.setdefault((row["lang"], row["text"]), []).append(row)
    for (language, text), rows in grouped.items():
        yield language, text, rows


def test_the_shared_sentences_are_read_without_a_slip(glossary: Glossary) -> None:
    for language, text, rows in shared_rows():
        wanted = [
            (int(row["start"]), int(row["end"]), *(row[field] for field in FIELDS))
            for row in rows
            if row["type"]
        ]
        found = find_references(text, language, glossary.tables)
        assert [(one.start, one.end, *values(one.reference)) for one in found] == wanted, text


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_offsets_count_in_the_text_as_it_came(form: str, glossary: Glossary) -> None:
    text = unicodedata.normalize(form, "Đảng ủy xã học Quyết định số 84 QĐ/TWĐTN ngày 3/2/2024.")
    (found,) = find_references(text, "vi", glossary.tables)
    assert unicodedata.normalize("NFC", text[found.start : found.end]) == (
        "Quyết định số 84 QĐ/TWĐTN"
    )
    assert found.reference.canonical == "84-QĐ/TWĐTN"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Resolution No.\u200b 11-NQ/TW", id="zero-width-blank"),
        pytest.param("Resolution  No.   11-NQ/TW", id="blanks-in-a-row"),
        pytest.param("Resolution No.\n11-NQ/TW", id="line-break"),
        pytest.param("Resolution No.\u00a011\u2011NQ/TW", id="no-break-blank-and-hyphen"),
        pytest.param("Resolution\u202fNo.\u202f11 – NQ / TW", id="narrow-blanks-and-dash"),
        pytest.param("Resolution n° 11-NQ/TW", id="french-marker"),
    ],
)
def test_noise_does_not_change_the_reference(text: str, glossary: Glossary) -> None:
    (found,) = find_references(text, "en", glossary.tables)
    assert (found.start, found.end) == (0, len(text))
    assert found.reference.canonical == "11-NQ/TW"


def test_a_list_shares_its_type_word(glossary: Glossary) -> None:
    text = "Resolutions Nos. 37-NQ/TW, 11-NQ/TW and 26-KL/TW"
    found = [one.reference for one in find_references(text, "en", glossary.tables)]
    assert [one.wording.place for one in found] == [Place.FIRST, Place.MEMBER, Place.MEMBER]
    # The letters KL cannot be a resolution.
    assert [one.type for one in found] == ["resolution", "resolution", "conclusion"]


@pytest.mark.parametrize(
    ("language", "text", "symbol_type"),
    [
        pytest.param("en", "Regulation No. 37-QD/TW", "regulation", id="regulation"),
        pytest.param("en", "Decision No. 37-QD/TW", "decision", id="decision"),
        pytest.param("en", "Circular No. 03-TT/TW", "party_circular", id="circular-of-the-party"),
        pytest.param("en", "Circular No. 03/2009/TT-BNG", "circular", id="circular-of-the-state"),
        pytest.param("en", "Resolution No. 403/2017/NQLT-QH14-CP", "joint_resolution", id="joint"),
        pytest.param("fr", "projet n° 03-DA/TU", "scheme", id="ascii-scheme"),
        pytest.param("vi", "Dự án số 03-DA/TU", "project", id="project"),
    ],
)
def test_word_and_letters_tell_the_type(
    language: str, text: str, symbol_type: str, glossary: Glossary
) -> None:
    (found,) = find_references(text, language, glossary.tables)
    assert found.reference.type == symbol_type


def test_a_date_between_two_references_goes_to_the_one_before_it(glossary: Glossary) -> None:
    text = "Resolution No. 37-NQ/TW dated July 1, 2004 and Conclusion No. 26-KL/TW of 2 August 2012"
    dates = [one.reference.date for one in find_references(text, "en", glossary.tables)]
    assert [str(date) for date in dates] == ["2004-07-01", "2012-08-02"]


def test_a_deadline_is_not_the_date_of_the_document(glossary: Glossary) -> None:
    text = "Plan No. 12/KH-UBND must be done before December 31, 2027."
    (found,) = find_references(text, "en", glossary.tables)
    assert found.reference.date is None


def one(glossary: Glossary, language: str, text: str) -> Reference:
    (found,) = find_references(text, language, glossary.tables)
    return found.reference


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        pytest.param(
            ("vi", "Quyết định số 489/QĐ-TTG"), ("fr", "décision n° 489/QD-TTg"), True, id="ascii"
        ),
        pytest.param(
            ("en", "Conclusion No. 21- KL/TW"), ("nb", "konklusjon nr. 21-KL/TW"), True, id="blanks"
        ),
        pytest.param(
            ("en", "Directive No. 5-CT/TW"), ("es", "Directiva n.º 05-CT/TW"), True, id="zero"
        ),
        pytest.param(
            ("en", "Regulation No. 37-QD/TW"),
            ("fr", "décision n° 37-QD/TW"),
            False,
            id="another-type",
        ),
        pytest.param(("en", "under 37-QD/TW"), ("fr", "règlement n° 37-QD/TW"), True, id="no-word"),
        pytest.param(("en", "Resolution 18"), ("vi", "Nghị quyết số 18-NQ/TW"), True, id="short"),
        pytest.param(("en", "Resolution 18"), ("vi", "Kết luận 18"), False, id="short-other-type"),
        pytest.param(
            ("vi", "Dự án số 03-DA/TU"), ("fr", "projet n° 03-DA/TU"), True, id="one-word-for-two"
        ),
        pytest.param(
            ("vi", "Quy chế số 02-QC/TU"), ("fr", "règlement n° 02-QC/TU"), True, id="wider-word"
        ),
        pytest.param(
            ("en", "Resolution No. 11-NQ/TW"), ("vi", "Nghị quyết số 11-NQ/TU"), False, id="issuer"
        ),
        pytest.param(
            ("en", "Decree No. 30/2020/ND-CP"),
            ("es", "Decreto n.º 30/2021/ND-CP"),
            False,
            id="year",
        ),
    ],
)
def test_same_reference(
    first: tuple[str, str], second: tuple[str, str], same: bool, glossary: Glossary
) -> None:
    left, right = one(glossary, *first), one(glossary, *second)
    assert same_reference(left, right) is same
    assert same_reference(right, left) is same


def test_without_tables_nothing_is_a_reference() -> None:
    assert Glossary().find("Resolution No. 11-NQ/TW", "en") == []


@pytest.mark.parametrize(
    ("piece", "times", "end"),
    [
        pytest.param("Party ", 20_000, "", id="one-word-again-and-again"),
        pytest.param("37-NQ/TW, ", 2_000, "", id="an-endless-list"),
        pytest.param("12-", 30_000, "", id="numbers-and-dashes"),
        pytest.param("5 May 2020 ", 3_000, "11-NQ/TW", id="an-endless-sentence-of-dates"),
    ],
)
def test_no_line_takes_time_by_the_square_of_its_length(
    piece: str, times: int, end: str, glossary: Glossary
) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        glossary.find(f"Resolutions {piece * count}{end}", "en")
        return time.process_time() - start

    seconds(times // 16)  # what is compiled at the first call does not count
    # Sixteen times the length: in proportion 16, by the square 256.
    assert seconds(times) < 100 * max(seconds(times // 16 - 1), 0.005)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        pytest.param(
            "fr", "LA RESOLUTION N°70-NQ/TW", ["RESOLUTION N°70-NQ/TW"], id="capitals-no-accents"
        ),
        pytest.param(
            "vi", "Nghi quyet so 70-NQ/TW", ["Nghi quyet so 70-NQ/TW"], id="typed-without-accents"
        ),
        pytest.param("es", "la resolución 70 del Buró Político", ["resolución 70"], id="issuer"),
        pytest.param("es", "la resolución 70 abre", [], id="small-without-issuer"),
        pytest.param("en", "Plan 5 visits a year.", [], id="verb"),
        pytest.param("en", "Under Plan 5 visits rose.", ["Plan 5"], id="noun"),
        pytest.param("vi", "Luật 4 điều; Quyết định 2 việc", [], id="vi-verb"),
        pytest.param("vi", "theo Quyết định 2 của Chính phủ", ["Quyết định 2"], id="vi-noun"),
    ],
)
def test_what_a_short_or_plain_form_needs(
    language: str, text: str, wanted: list[str], glossary: Glossary
) -> None:
    found = find_references(text, language, glossary.tables)
    assert [text[one.start : one.end] for one in found] == wanted
