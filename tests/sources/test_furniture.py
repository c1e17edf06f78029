"""What is furniture and what is the article: pairs of lines that look alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.article import BlockKind, plain_text
from workflow.sources import prepare_article

TITLE = "Province holds a meeting on roads"
FIRST = (
    "The People’s Council met on Tuesday to debate the plan for roads and bridges in ten districts."
)
SECOND = (
    "The chairman said that the work would be done before the end of the year in every village."
)


def kinds(tmp_path: Path, lines: list[str], language: str = "en") -> dict[str, BlockKind]:
    """The kind that each line of a text is taken for."""
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    article = prepare_article(path, language=language).article
    return {
        plain_text(f"{block.marker} {block.text}").strip(): block.kind for block in article.blocks
    }


TEXT = [
    ("en", ["(a) Draw up the list of roads;", "(b) Ask the villages;", "(c) Publish the results in every commune."]),
    ("fr", ["(a) Dresser la liste ;", "(c) Publier les résultats dans chaque commune."]),
    ("nb", ["(a) Lag listen;", "(c) Kunngjør resultatene i hver kommune."]),
    ("vi", ["(a) Lập danh sách;", "(c) Công bố kết quả tại từng xã."]),
    ("es", ["(a) Hacer la lista;", "(c) Publicar los resultados en cada comuna"]),
    ("vi", ["Theo dõi báo cáo của các huyện là việc của Văn phòng Tỉnh ủy."]),
    ("vi", ["Đăng ký theo dõi việc khắc phục là trách nhiệm của Văn phòng"]),
    ("en", ["Sign up of new members rose by a tenth in the year"]),
    ("en", ["Newsletter No. 12 of the provincial Party Committee goes to all cells"]),
    ("es", ["Boletín n.º 12 del Comité provincial llega a todas las células"]),
    ("nb", ["Meld deg på kurset, sa han."]),
    ("en", ["Follow us, the soldiers said, and the villagers came."]),
    ("en", ["Timeline", "Plans submitted by 15/03/2024", "Plans approved by 30/04/2024", "Work begins on 02/09/2024"]),
    ("en", ["The steps are:", "Plans (15/03/2024)", "Work (02/09/2024)"]),
    ("vi", ["Nguồn: ngân sách Trung ương 60%, ngân sách tỉnh 40%"]),
    ("en", ["Source: the water comes from three dams, the report says."]),
    ("es", ["Fuentes: el presupuesto paga la mitad de las obras"]),
    ("nb", ["Kilde: staten betaler 60 prosent"]),
    ("en", ["Credit: 12 billion VND for poor households"]),
    ("es", ["Todos los derechos de las mujeres están en la Constitución desde 1946."]),
    ("nb", ["Alle rettigheter til jorda blir hos folket, sa lederen."]),
    ("en", ["Copyright law does not apply to such pictures, lawyers say."]),
    ("vi", ["Bản quyền phần mềm được bảo vệ theo luật hiện hành"]),
    ("en", ["© sign must stand on each map of the border"]),
    ("en", ["Topics: three draft laws and the budget for 2024"]),
    ("es", ["Temas: tres leyes y el presupuesto del año"]),
    ("en", ["Recommended: 12 cadres for promotion and 3 for study"]),
    ("en", ["Other news: the dam at Ban Lim opened a second gate"]),
    ("en", ["Latest: the vote is put off to June 12, the office says"]),
    ("en", ["Tourism figures:", "Visitors: 125,000", "Views: 1,204", "Hotels: 45"]),
    ("en", ["Hotels: 45", "Visitors: 125,000"]),
    ("vi", ["Kết quả như sau:", "TT", "Tên xã", "12 ý kiến"]),
    ("en", ["A", "Rules for the plain", "X", "Rules for the hills"]),
    ("en", ["The opinions are in the record.", "12 comments"]),
    ("en", ["x"]),
    ("es", ["a", "x"]),
    ("en", ["The law names three means.", "Print", "Papers need a licence."]),
    ("nb", ["Del 1", "Reglene gjelder fra mai."]),
    ("en", ["We use cookies as a sweet, the cooks of the canteen said."]),
]  # fmt: skip


@pytest.mark.parametrize("at_end", [False, True], ids=["inside", "at-end"])
@pytest.mark.parametrize(("language", "lines"), TEXT, ids=[lines[-1] for _, lines in TEXT])
def test_the_article_is_not_furniture(
    tmp_path: Path, language: str, lines: list[str], at_end: bool
) -> None:
    if at_end and lines[-1] in ("12 comments", "12 ý kiến"):
        pytest.skip("at the end of a page this is its counter")
    after = [] if at_end else [SECOND]
    found = kinds(tmp_path, [TITLE, FIRST, *lines, *after], language)
    assert BlockKind.FURNITURE not in found.values()


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["Visitors: 125,000"]),
        ("en", ["Share | Print", "X", "57 online users"]),
        ("en", ["(c) 2024 Mountain Daily"]),
        ("en", ["Related news", "New school opened (15/03/2024)", "New road opened (14/03/2024)"]),
        ("en", ["New school opened (15/03/2024)", "New road opened (14/03/2024)"]),
        ("en", ["Topics: Lang Son, congress, roads"]),
        ("en", ["(Source: mountaintv.vn)", "Next >", "< Prev"]),
        ("sv", ["TT"]),
        ("vi", ["Nguồn: Ban Tuyên giáo Tỉnh ủy"]),
        ("vi", ["Theo baonuicao.vn", "Các bài viết khác", "Họp báo thường kỳ"]),
        ("es", ["También le puede interesar", "El arroz sube"]),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_what_follows_the_text_is_furniture(
    tmp_path: Path, language: str, lines: list[str]
) -> None:
    found = kinds(tmp_path, [TITLE, FIRST, SECOND, *lines], language)
    assert {line: found[line] for line in lines} == dict.fromkeys(lines, BlockKind.FURNITURE)


def test_headlines_with_a_time_of_day_are_furniture_even_inside(tmp_path: Path) -> None:
    lines = ["New road (14/11/2021 5:12 CH)", "New school (13/11/2021 7:00 SA)"]
    found = kinds(tmp_path, [TITLE, FIRST, *lines, SECOND])
    assert [found[line] for line in lines] == [BlockKind.FURNITURE] * 2


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("Rice made up half of the harvest. (Fuente: VNA)", False),
        ("The loan. Crédit : 12 milliards", False),
        ("The photos by the road were shown to all", False),
        ("La sala del congreso (Fuente: VNA)", True),
        ("Delegates in the hall. — VNA/VNS Photo Minh Anh", True),
    ],
)
def test_captions(tmp_path: Path, text: str, caption: bool) -> None:
    kind = kinds(tmp_path, [TITLE, FIRST, text, SECOND])[text]
    assert (kind is BlockKind.CAPTION) is caption
    assert kind is not BlockKind.FURNITURE
