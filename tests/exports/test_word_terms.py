"""The closing list of a Word document: what it says of each term and reference."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_checks import W, body, structure_findings, style_of, text_of
from word_samples import all_reviewed, block, document, english_french

from workflow.article import Cell
from workflow.exports import TermUse, UsedEntry, read_units, used_entries, word_document
from workflow.exports.aligned import AlignedDocument
from workflow.exports.terms import STATUSES

WORDS = tomllib.loads(files("workflow.exports").joinpath("words.toml").read_text("utf-8"))
RENDERED = "Fiesta el comité Central → Comité Central del Partido (known rendering)"
FORCED = "de la fiesta → del Partido (forced prefix)"
SEAM = "de el → del (es-contraction)"


def use(
    status: str, *repairs: str, block: int = 0, target: str = "Comité Central del Partido"
) -> TermUse:
    return TermUse("term", "Party Central Committee", target, block, status, repairs)


def entry(status: str, source: str = "ward", **more: object) -> UsedEntry:
    return UsedEntry("term", source, "barrio", "", 1, status, **more)  # type: ignore[arg-type]


def made_of(*used: UsedEntry, target: str = "es") -> AlignedDocument:
    blocks = [
        block("title", ("Title", "Título")),
        block("paragraph", ("One.", "Uno."), draft=(0,)),
        block("heading", ("Two", "Dos"), level=1),
        block("table_cell", ("Three", "Tres"), cell=Cell(0, 0, 1)),
    ]
    return document(blocks, "en", target, used=used)


def listed(made: AlignedDocument) -> list[list[list[tuple[str, str]]]]:
    """Rows of four cells: style and text of each paragraph of each cell, without head rows."""
    rows = []
    for row in body(word_document(made)).iter(f"{W}tr"):
        cells = list(row.iter(f"{W}tc"))
        if len(cells) == 4 and text_of(cells[0]) != "×":
            rows.append(
                [[(style_of(one), text_of(one)) for one in cell.iter(f"{W}p")] for cell in cells]
            )
    return rows


# Gathering


@pytest.mark.parametrize(
    ("statuses", "worst"),
    [
        pytest.param(["enforced", "enforced"], "enforced", id="all-enforced"),
        pytest.param(["enforced", "verified"], "verified", id="verified-below-enforced"),
        pytest.param(["verified", "repaired"], "repaired", id="repaired-below-verified"),
        pytest.param(["repaired", ""], "", id="what-nobody-looked-at-below-repaired"),
        pytest.param(["", "needs review", "enforced"], "needs review", id="review-below-all"),
        pytest.param(["enforced", "bewitched"], "bewitched", id="unknown-counts-as-none"),
    ],
)
def test_the_worst_status_of_the_document_counts(statuses: list[str], worst: str) -> None:
    (found,) = used_entries(map(use, statuses))
    assert (found.status, found.count) == (worst, len(statuses))


def test_entries_stand_in_the_order_of_the_article_one_for_each_form() -> None:
    uses = [use("verified"), use("enforced", target="CC"), use("enforced")]
    assert [(one.target, one.count) for one in used_entries(uses)] == [
        ("Comité Central del Partido", 2),
        ("CC", 1),
    ]


@pytest.mark.parametrize(
    ("repairs", "told"),
    [
        pytest.param([RENDERED], ["Fiesta el comité Central → Comité Central del Partido"], id="form"),
        pytest.param([FORCED], ["de la fiesta → del Partido"], id="part-of-the-form"),
        pytest.param([SEAM], [], id="words-around-it"),
        pytest.param(
            ["COMITÉ CENTRAL DEL PARTIDO → Comité Central del Partido (spelling of the glossary)"],
            ["COMITÉ CENTRAL DEL PARTIDO → Comité Central del Partido"],
            id="spelling",
        ),
        pytest.param(["el comité → del Partido (es-contraction)"], [], id="seam-within-the-form"),
        pytest.param(["Dock → Muelle (known rendering)"], [], id="another-term"),
        pytest.param(["no arrow", "→  (forced x)"], [], id="not-a-repair"),
        pytest.param(
            [RENDERED, SEAM, RENDERED],
            ["Fiesta el comité Central → Comité Central del Partido"],
            id="each-once",
        ),
        pytest.param(
            ["Fiesta (a) → Comité Central del Partido (known rendering)"],
            ["Fiesta (a) → Comité Central del Partido"],
            id="brackets-in-the-text",
        ),
    ],
)  # fmt: skip
def test_an_entry_tells_the_repairs_of_its_own_form(repairs: list[str], told: list[str]) -> None:
    (found,) = used_entries([use("repaired", *repairs)])
    assert list(found.repairs) == told


def test_an_enforced_form_has_no_repair_of_another_place() -> None:
    (found,) = used_entries([use("enforced", RENDERED)])
    assert found.repairs == ()


def test_places_are_those_of_the_worst_status_only() -> None:
    uses = [use("needs review", block=4), use("enforced", block=1), use("needs review", block=4)]
    (found,) = used_entries([*uses, use("needs review", block=7)])
    assert found.places == (4, 7)
    (fine,) = used_entries([use("verified", block=3)])
    assert fine.places == ()


USES = st.builds(
    TermUse,
    st.sampled_from(["term", "reference"]),
    st.sampled_from(["a", "b"]),
    st.sampled_from(["x", ""]),
    st.integers(0, 3),
    st.sampled_from(STATUSES),
    st.lists(st.text(), max_size=2).map(tuple),
)


@given(st.lists(USES))
def test_no_use_is_lost_and_none_looks_better_than_it_is(uses: list[TermUse]) -> None:
    found = used_entries(uses)
    assert sum(one.count for one in found) == len(uses)
    by_form = {(one.kind, one.source, one.target): one for one in found}
    assert len(by_form) == len(found)
    for each in uses:
        status = by_form[each.kind, each.source, each.target].status
        assert STATUSES.index(status) <= STATUSES.index(each.status)


# The list


@pytest.mark.parametrize("language", sorted(WORDS))
def test_each_status_is_a_word_of_the_reader_and_is_explained(language: str) -> None:
    source = "en" if language != "en" else "fr"
    words = WORDS[language]
    used = tuple(entry(status, source=f"t{status}") for status in STATUSES)
    made = replace(made_of(*used, target=language), source_language=source)
    keys = [f"status_{status.replace(' ', '_') or 'unchecked'}" for status in STATUSES]
    assert {row[3][0][1] for row in listed(made)} == {words[key] for key in keys}
    assert len({words[key] for key in keys}) == len(STATUSES)
    text = text_of(body(word_document(made)))
    for key in keys:
        assert re.match(rf"{words[key]} ?: ", words[f"{key}_means"])
        assert words[f"{key}_means"] in text


def test_the_legend_explains_only_what_occurs() -> None:
    text = text_of(body(word_document(made_of(entry("enforced")))))
    assert WORDS["es"]["status_enforced_means"] in text
    assert WORDS["es"]["status_repaired_means"] not in text


def test_what_needs_review_stands_first_with_a_word_and_a_style_of_its_own() -> None:
    made = made_of(
        entry("enforced", "a"), entry("needs review", "b"), entry("", "c"), entry("needs review", "d")
    )  # fmt: skip
    rows = listed(made)
    assert [row[1][0][1] for row in rows] == ["b", "d", "a", "c"]
    assert rows[0][3] == [("BilingualTermReview", "por revisar")]
    assert rows[2][3] == [("BilingualTermStatus", "aplicado")]
    assert rows[3][3] == [("BilingualTermStatus", "sin comprobar")]


def test_a_repair_is_shown_from_before_to_after_under_the_form() -> None:
    rows = listed(made_of(entry("repaired", repairs=("sala → barrio", "pabellón → barrio"))))
    assert [text for _, text in rows[0][2]] == ["barrio", "sala → barrio", "pabellón → barrio"]
    assert rows[0][3] == [("BilingualTermRepaired", "corregido")]


@pytest.mark.parametrize(
    ("places", "told"),
    [
        pytest.param((), [], id="nowhere"),
        pytest.param((1,), ["№ 1"], id="first-paragraph"),
        pytest.param((1, 2), ["№ 1, 2"], id="two"),
        pytest.param((0,), ["título"], id="title"),
        pytest.param((0, 3), ["título", "№ 3·B1"], id="title-and-cell"),
    ],
)
def test_the_paragraphs_to_look_at_have_the_numbers_of_the_margin(
    places: tuple[int, ...], told: list[str]
) -> None:
    rows = listed(made_of(entry("needs review", places=places)))
    assert [text for _, text in rows[0][3]] == ["por revisar", *told]


def test_the_place_is_the_number_in_the_margin_of_that_sentence() -> None:
    made = english_french()
    (at,) = [
        index for index, each in enumerate(made.blocks) if each.block.text.startswith("Photo")
        or "cold store at gate" in each.block.text
    ]  # fmt: skip
    made = replace(made, used=(entry("needs review", places=(at,)),))
    row = next(
        row for row in body(word_document(made)).iter(f"{W}tr") if "cold store at gate" in text_of(row)
    )  # fmt: skip
    number = text_of(next(row.iter(f"{W}tc")))
    assert listed(made)[0][3][1] == ("BilingualNote", f"№ {number}")


# The banner


def banner(made: AlignedDocument) -> list[str]:
    paragraphs = body(word_document(made)).iter(f"{W}p")
    return [text_of(each) for each in paragraphs if style_of(each) == "BilingualBanner"]


def test_the_banner_counts_the_terms_that_need_review_in_both_languages() -> None:
    used = (entry("needs review", "a"), entry("needs review", "b"), entry("repaired", "c"))
    assert banner(made_of(*used)) == [
        "DRAFT – 1 of 4 sentences not reviewed; terms that need review: 2",
        "BORRADOR – 1 de 4 oraciones sin revisar; términos por revisar: 2",
    ]


def test_the_banner_is_silent_about_terms_where_none_needs_review() -> None:
    assert "terms" not in banner(made_of(entry("repaired"), entry("")))[0]


def test_a_reviewed_document_has_no_banner_but_still_marks_the_term() -> None:
    made = all_reviewed(made_of(entry("needs review")))
    assert banner(made) == []
    assert listed(made)[0][3][0] == ("BilingualTermReview", "por revisar")


# The file


def test_the_list_keeps_the_rules_of_the_file_and_is_no_part_of_the_units() -> None:
    used = tuple(
        entry(status, f"{status}{number}", repairs=("a\x07 → <b>",), places=(0, 1))
        for number in range(60)
        for status in STATUSES
    )
    made = made_of(*used)
    data = word_document(made)
    assert structure_findings(data, {"en-GB", "es-ES"}) == []
    assert word_document(made) == data
    assert len(read_units(data)) == len(made.units)
    assert len(listed(made)) == len(used)
