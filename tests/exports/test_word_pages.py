"""Judges from outside: validators, and LibreOffice' pages as a reader sees them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from word_checks import structure_findings, validator_findings
from word_samples import SAMPLES, all_reviewed, block, document, english_french

from tests.conftest import judge
from workflow.article import plain_text
from workflow.exports import AlignedDocument, UsedEntry, word_document

TAGS = {"en": "en-GB", "fr": "fr-FR", "nb": "nb-NO", "vi": "vi-VN", "es": "es-ES"}


def hostile() -> AlignedDocument:
    """Texts that break careless writers, into a right-to-left language."""
    pairs = [
        ("bell\x07 \ud800 ]]> &amp; <w:p/>", "\u200fשלום 👩‍🚒 \x00"),
        ("w" * 4000, "e\u0301" * 500),
        ("a\tb\nc", "  "),
    ]
    return document(
        [block("title", ("\x00", "\x01")), block("paragraph", *pairs)],
        "en",
        "he",
        title="\x00 ]]>",
        desk='<&">',
        signature="\ud800",
    )


@pytest.mark.parametrize("name", [*SAMPLES, "reviewed", "hostile"])
def test_validators_and_our_own_rules_find_nothing(name: str, tmp_path: Path) -> None:
    if name in SAMPLES:
        made, tags = SAMPLES[name](), {TAGS[code] for code in name.split("-")}
    elif name == "hostile":
        made, tags = hostile(), {"en-GB", "he-IL"}
    else:
        made, tags = all_reviewed(english_french()), {"en-GB", "fr-FR"}
    data = word_document(made)
    path = tmp_path / "made.docx"
    path.write_bytes(data)
    assert validator_findings(path) == []
    assert structure_findings(data, tags) == []


Pages = Callable[[AlignedDocument], list[str]]


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    """The text of each page of a document, through LibreOffice and poppler."""
    office, reader = judge("soffice"), judge("pdftotext")

    def render(made: AlignedDocument) -> list[str]:
        path = tmp_path / "made.docx"
        path.write_bytes(word_document(made))
        profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
        command = [
            office,
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(path),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        told = subprocess.run(
            [reader, "-layout", str(tmp_path / "made.pdf"), "-"],
            check=True,
            capture_output=True,
            timeout=60,
        )
        return told.stdout.decode().split("\f")[:-1]

    return render


def joined(text: str) -> str:
    """The text without its blanks, however its lines are broken."""
    return re.sub(r"\s", "", text)


def test_pages_repeat_the_head_row_and_count_themselves(pages: Pages) -> None:
    made = english_french()
    found = pages(made)
    assert len(found) == 3
    for number, page in enumerate(found, 1):
        assert re.search(r"(№|×)\s+English\s+Français", page)
        assert re.search(rf"\b{number} ?/ ?{len(found)}\b", page)
        assert "DRAFT – 11 of 45 sentences not reviewed" in page
        assert "English → Français" in page


def test_every_word_of_both_languages_is_on_the_pages(pages: Pages) -> None:
    made = english_french()
    seen = " ".join(pages(made)).split()
    for unit in made.units:
        for text in (unit.source, unit.target):
            missing = [word for word in plain_text(text).split() if word not in seen]
            # pdftotext shows the halves of a word that a line end parted at its hyphen
            assert all("-" in word for word in missing), missing


def test_vietnamese_letters_are_on_the_page(pages: Pages) -> None:
    made = SAMPLES["vi-en"]()
    page = joined("".join(pages(made)))
    assert joined("DỰ THẢO – 2 trên 4 câu chưa được duyệt") in page
    assert "cửakhẩu" in page
    assert "3tháng11,2026" in page


def test_the_list_of_terms_shows_statuses_and_repairs_on_the_page(pages: Pages) -> None:
    made = english_french()
    doubtful = UsedEntry("term", "ward", "quartier", "", 1, "needs review", (), (4,))
    found = "".join(pages(replace(made, used=(*made.used, doubtful))))
    page = found[found.index("Terms and references") :]
    assert page.index("à revoir : ") < page.index("appliqué : ")  # the legend, the worst first
    assert joined("porte de bordure → poste-frontière") in joined(page)
    rows = [line.split() for line in page.splitlines()]
    assert ["1", "ward", "quartier", "à", "revoir"] in rows
    assert page.index("quartier") < page.index("Comité permanent")
    assert re.search(r"№\s*4\b", page)
    assert "termes à revoir : 1" in found


@pytest.mark.parametrize("lines", [25, 26, 27])
def test_the_heading_of_the_list_does_not_stand_alone_at_the_foot_of_a_page(
    lines: int, pages: Pages
) -> None:
    rows = [block("paragraph", (f"Line {number}.", f"Línea {number}.")) for number in range(lines)]
    used = [
        UsedEntry("term", f"term {number}", f"término {number}", "", 1, "enforced")
        for number in range(14)
    ]
    made = document([block("title", ("Title", "Título")), *rows], "en", "es", used=used)
    first, second = pages(made)
    assert f"Line {lines - 1}." in first
    assert "Terms and references" not in first
    assert second.index("Terms and references") < second.index("Terms · Términos")
    assert second.index("Terms · Términos") < second.index("término 0")
