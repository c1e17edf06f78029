"""Whole TMX files of other programs: which texts are remembered, letter by letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.engines import normalise_language
from workflow.memory.tmx_reading import iter_tmx
from workflow.memory.tmx_values import TmxReport

FILES = Path(__file__).parent / "tmx"

OMEGAT_PO = [
    "en→fr <b>Skills:</b> train 1,300 officials and Party members before National Day."
    " = Traduit à la main : <b>Skills:</b> train 1,300 officials and Party members before"
    " National Day.",
    "en→fr By Minh Anh, Desk Press = Par Minh Anh, Desk Press",
    "en→fr <b>Counters:</b> open 12 mobile service points for ethnic minorities by August 15."
    " = Traduit à la main : <b>Counters:</b> open 12 mobile service points for ethnic minorities"
    " by August 15.",
    'en→fr The full plan is on the <a id="1">provincial portal</a>.'
    ' = Traduit à la main : The full plan is on the <a id="1">provincial portal</a>.',
]
BITEXTOR = [
    "en→nb Schools open. = Skolene åpner.",
    "en→es Shops open. = Las tiendas abren.",
    "en→vi Ports open. = Các cảng mở cửa.",
    "en→fr Doors open. = Les portes ouvrent.",
]
MIXED = [
    "en→fr The programme. = Le programme.",
    "en→fr The programme. = Le programme !",
    "fr→en Le programme. = The programme.",
    "fr→en Le programme. = The program.",
    "en→fr A <b>bold</b> & free text = Un texte <b>gras</b> & libre",
    "fr→en Un texte <b>gras</b> & libre = A <b>bold</b> & free text",
    *(
        "en→fr Two sentences. In one <i>paragraph x</i><b>. = Deux phrases. Dans un <i>alinéa</i>.",
        "fr→en Deux phrases. Dans un <i>alinéa</i>. = Two sentences. In one <i>paragraph x</i><b>.",
    )
    * 2,
    "en→fr Footnote here. = Note ici.",
    "fr→en Note ici. = Footnote here.",
]


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        pytest.param("omegat-po", OMEGAT_PO, id="omegat-3.6-on-a-po-file"),
        pytest.param(
            "wordfast-latin1",
            ["en→fr The province's “water” plan. = Le plan «\xa0eau\xa0» de l’état…"],
            id="windows-signs-in-iso-8859-1",
        ),
        pytest.param(
            "html-letters",
            [
                "en→fr The region\xa0opens. = La région s’ouvre à l’été.",
                "en→fr All is well. = Tout va bien.",
            ],
            id="letters-by-their-html-names",
        ),
        pytest.param(
            "phrase", ["en→vi <b>Roads</b> reopened. = <b>Đường</b> đã thông."], id="phrase"
        ),
        pytest.param("bitextor", BITEXTOR, id="codes-of-three-letters"),
        pytest.param(
            "google",
            ["en→es One \xa0 two <b>three</b> = Uno dos <b>tres</b>"],
            id="spanish-of-latin-america",
        ),
        pytest.param("mixed", MIXED, id="all-directions-two-forms-cdata-notes-bad-dates"),
    ],
)
def test_the_texts_of_a_file(name: str, texts: list[str]) -> None:
    found = [
        f"{entry.source_language}→{entry.target_language} {entry.source} = {entry.target}"
        for entry in iter_tmx(FILES / f"{name}.tmx", language=normalise_language)
    ]
    assert found == texts


def test_omegat_names_article_and_context_of_a_po_file() -> None:
    entries = list(iter_tmx(FILES / "omegat-po.tmx", origin=""))
    assert [entry.origin for entry in entries] == ["", "", *["digital-services-lang-son"] * 2]
    assert [entry.context for entry in entries] == ["", "", "", "paragraph"]
    assert {entry.reviewer for entry in entries} == {"Anne Roy"}


def test_nothing_is_counted_that_was_not_there() -> None:
    report = TmxReport()
    list(iter_tmx(FILES / "omegat-po.tmx", report=report))
    assert list(report.dropped) == ["notes"]
