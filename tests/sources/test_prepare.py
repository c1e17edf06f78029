"""From a raw file to a clean article: samples with their golden files, and nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.samples import RAW, SAMPLES, SHARED, article_words, golden, told, words
from workflow.article import BlockKind, plain_text
from workflow.sources import prepare_article, read_article, serialize_markdown

REAL = sorted((SHARED / "articles").glob("*.txt"))
needs_real = pytest.mark.skipif(not REAL, reason="the folder of real articles is not here")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample(path: Path) -> None:
    prepared = prepare_article(path)
    assert serialize_markdown(prepared.article) == golden(path, ".md").read_text(encoding="utf-8")
    assert told(prepared) == golden(path, ".changes.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("keep_all", [False, True], ids=["marked", "keep-all"])
@pytest.mark.parametrize("path", [p for p in SAMPLES if p.suffix == ".txt"], ids=lambda p: p.stem)
def test_no_word_of_a_text_is_lost(path: Path, keep_all: bool) -> None:
    article = prepare_article(path, keep_all=keep_all).article
    assert article_words(article) == words(path.read_text(encoding="utf-8"))
    assert keep_all is not any(block.kind is BlockKind.FURNITURE for block in article.blocks)


@needs_real
@pytest.mark.parametrize("keep_all", [False, True], ids=["marked", "keep-all"])
def test_no_word_of_the_real_articles_is_lost(keep_all: bool) -> None:
    for path in REAL:
        article = prepare_article(path, keep_all=keep_all).article
        assert article_words(article) == words(path.read_text(encoding="utf-8")), path.name
        assert article_words(read_article(path)) == article_words(article), path.name


REAL_FACTS = {
    "en-lang-son-visit": ("en", "2023-09-02", "Vietnam Business Forum", 2, 1),
    "en-plan-126-resolution-128": ("en", "2020-10-08", "", 0, 10),
    "en-resolution-11-conference": ("en", "None", "VNA", 4, 2),
    "fr-lang-son-visite": ("fr", "2023-08-25", "", 1, 0),
    "nb-styringskomite": ("nb", "None", "", 0, 2),
}


@needs_real
@pytest.mark.parametrize("stem", REAL_FACTS)
def test_real_article(stem: str) -> None:
    article = prepare_article(SHARED / "articles" / f"{stem}.txt").article
    kinds = [block.kind for block in article.blocks]
    assert (
        article.language,
        str(article.metadata.date),
        article.metadata.agency,
        kinds.count(BlockKind.CAPTION),
        kinds.count(BlockKind.FURNITURE),
    ) == REAL_FACTS[stem]


def test_options_outweigh_guesses() -> None:
    prepared = prepare_article(
        RAW / "en-party-cells.txt", language="nb", article_id="celler", title="Another title"
    )
    article = prepared.article
    assert (article.id, article.language, article.title) == ("celler", "nb", "Another title")
    assert article.blocks[0].text == "Another title"
    kept = [plain_text(block.text) for block in article.blocks]
    assert "Highland Party Committee strengthens its village cells" in kept


LINES = [
    "", "", "Home > News", "Share | Print", "VNA", "Source: Daily", "9:23:37 AM | 9/2/2023",
    "Latest news", "New road opened(14/11/2021 5:12 CH)", "17 online users", "Kommentar (0)",
    "The Party leader Vu Dinh Khai asked the central agencies to boost their work in all regions.",
    "He spoke of growth.The people of Ban Lim listened (5%).They left at 5 p.m. on Friday.",
    "Vu Dinh Khai and Ban Lim delegates at the opening of the new road today",
    "A view. (Photo: SGGP) Another view. (Photo: SGGP)", "date 2023-08 Le comité a décidé.",
    "- one", "- two", "1. first", "2. second", "<b>bold</b> &amp; *stars*", "::: x", "---",
]  # fmt: skip
junk = st.lists(
    st.one_of(
        st.sampled_from(LINES),
        st.text(st.characters(exclude_categories=("C",), max_codepoint=0x24F), max_size=60),
        st.lists(st.sampled_from(LINES), min_size=2, max_size=4).map("".join),
    ),
    max_size=25,
).map("\n".join)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=junk)
def test_no_word_of_any_text_is_lost(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("junk") / "junk.txt"
    path.write_text(f"{text}\n\nA last word.\n", encoding="utf-8")
    article = prepare_article(path, language="en").article
    assert article_words(article) == words(f"{text}\n\nA last word.\n")
    again = path.with_suffix(".md")
    again.write_text(serialize_markdown(article), encoding="utf-8")
    back = read_article(again)
    assert [(b.kind, b.text) for b in back.blocks] == [(b.kind, b.text) for b in article.blocks]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("One line.\nAnother line that is a paragraph of its own.\nKilde", 3, id="line-is-paragraph"),
        pytest.param("This text was wrapped by a mail\nprogram at some thirty letters,\nso that every line but the last\nis full, as one can see here.\n\nSecond one.", 2, id="wrapped"),
        pytest.param("- one item\n\n- second item\n\ntext", 3, id="list"),
    ],
)  # fmt: skip
def test_paragraphs_by_the_shape_of_lines(tmp_path: Path, text: str, wanted: int) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert len(read_article(path).blocks) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("more sustainably.The Party leader", "more sustainably. The Party leader", id="glued"),
        pytest.param("issued in 2020.The plan", "issued in 2020. The plan", id="after-a-year"),
        pytest.param("“take the lead.”The leader", "“take the lead.” The leader", id="after-a-quote"),
        pytest.param("au comité.Il a dit", "au comité. Il a dit", id="fr"),
        pytest.param("thường xuyên.Đồng chí", "thường xuyên. Đồng chí", id="vi"),
        pytest.param("in the regions.A plan", "in the regions. A plan", id="lone-article"),
        pytest.param("see Baodientu.Vn and www.Example.Org", "see Baodientu.Vn and www.Example.Org", id="addresses"),
        pytest.param("the U.S.Army, TP.Vinh, Mr.Binh", "the U.S.Army, TP.Vinh, Mr.Binh", id="abbreviations"),
        pytest.param("versions 2.B and 3.5", "versions 2.B and 3.5", id="numbers"),
    ],
)  # fmt: skip
def test_missing_space_after_a_full_stop(tmp_path: Path, text: str, wanted: str) -> None:
    path = tmp_path / "a.txt"
    body = f"{text} stands among these words, which are enough of a paragraph to be one."
    path.write_text(body, encoding="utf-8")
    prepared = prepare_article(path, language="en")
    assert plain_text(prepared.article.blocks[0].text).startswith(wanted)
    assert ("space" in [change.kind for change in prepared.changes]) is (text != wanted)


def test_formatting_survives_mending_and_cutting(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "The road is **open.The** people [came.](https://x.example)\n\n"
        "A *view*. (Photo: SGGP) Another [view](https://y.example). (Photo: VNA)\n",
        encoding="utf-8",
    )
    texts = [(b.text, b.links) for b in prepare_article(path, language="en").article.blocks]
    assert texts == [
        ('The road is <b>open. The</b> people <a id="1">came.</a>', ("https://x.example",)),
        ("A <i>view</i>. (Photo: SGGP)", ()),
        ('Another <a id="1">view</a>. (Photo: VNA)', ("https://y.example",)),
    ]


OPENINGS = [
    ("en", "Oslo, 12 May 2025 (VNA) - The road is open to all, the minister said.", "2025-05-12"),
    ("en", "Oslo, May 12, 2025 (VNA) – The road is open to all.", "2025-05-12"),
    ("es", "Quito, 22 nov 2025 (VNA) – El camino está abierto a todos.", "2025-11-22"),
    ("es", "Quito, 3 de setiembre de 2025 (PL) – El camino está abierto.", "2025-09-03"),
    ("fr", "Hanoï, 5 novembre 2025 (VNA) – La route est ouverte à tous.", "2025-11-05"),
    ("fr", "Hanoï, 5 févr. 2025 (VNA) – La route est ouverte à tous.", "2025-02-05"),
    ("fr", "(VNA) – Hanoï, 5 juill. 2025 – La route est ouverte à tous.", "2025-07-05"),
    ("nb", "Oslo, 3. des. 2025 (NTB) – Veien er åpen for alle.", "2025-12-03"),
    ("vi", "Hà Nội, ngày 5/11/2025 (TTXVN) - Con đường đã mở cho mọi người.", "2025-11-05"),
    ("en", "Oslo, 12 May 2025 – The road is open to all, the minister said.", "2025-05-12"),
    ("en", "Oslo (VNA) – The road of 12 May 2025 – as it is called – is open.", "None"),
    ("en", "The law of 12 May 2025 (VNA) – as it is called – is in force.", "None"),
    ("en", "Oslo, 12 May (VNA) – The road is open to all, the minister said.", "None"),
]


@pytest.mark.parametrize(("language", "text", "date"), OPENINGS)
def test_the_day_that_opens_the_text(tmp_path: Path, language: str, text: str, date: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"The road\n\n{text}\n\nIt is long.\n", encoding="utf-8")
    article = prepare_article(path, language=language).article
    assert str(article.metadata.date) == date
    assert any(block.text.startswith(text[:20]) for block in article.blocks)


def test_control_characters_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The road\n\nIt is\0 open to all.\0\n", encoding="utf-8")
    prepared = prepare_article(path, language="en")
    assert prepared.article.blocks[-1].text == "It is open to all."
    told = [change for change in prepared.changes if change.kind == "left-out"]
    assert [(change.line, change.message) for change in told] == [
        (3, "2 control characters (NUL or the like) were left out.")
    ]
