"""Dates, kinds and credits told from the words of a page."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import workflow.sources
from tests.sources.samples import SHARED
from workflow.article import Block, BlockKind
from workflow.sources import prepare_article
from workflow.sources.dating import decide_date
from workflow.sources.guess import find_agency
from workflow.sources.kinds import is_byline, is_caption, is_dateline
from workflow.sources.languages import guess_language
from workflow.sources.rules import load_rules, rule_table


@pytest.mark.parametrize(
    ("stamp", "text", "language", "wanted", "sure"),
    [
        pytest.param("13/10/2020", "", "en", "2020-10-13", True, id="impossible-month"),
        pytest.param("10/13/2020", "", "vi", "2020-10-13", True, id="impossible-month-american"),
        pytest.param("5/5/2021", "", "en", "2021-05-05", True, id="same-either-way"),
        pytest.param("Tuesday, 8/11/2022", "", "en", "2022-11-08", True, id="weekday"),
        pytest.param("Thursday, 8/11/2022", "", "en", "2022-08-11", True, id="weekday-american"),
        pytest.param("Published on 08 - 10 - 2020", "On October 6, 2020, it issued the plan of September 11, 2020.", "en", "2020-10-08", True, id="event"),
        pytest.param("10/8/2020", "On October 6, 2020, it issued the plan.", "en", "2020-10-08", True, id="event-american"),
        pytest.param("8/10/2020", "New road (24/09/2020)", "en", "2020-10-08", True, id="same-page"),
        pytest.param("9:23:37 AM | 9/2/2023", "No date here.", "en", "2023-09-02", False, id="english-clock"),
        pytest.param("9/2/2023 9:23 SA", "", "en", "2023-02-09", True, id="vietnamese-clock"),
        pytest.param("9.2.2023", "", "en", "2023-02-09", False, id="dots"),
        pytest.param("9/2/2023", "", "fr", "2023-02-09", True, id="fr"),
        pytest.param("9/2/2023", "", "en", "2023-09-02", False, id="american-at-last"),
        pytest.param("Oppdatert 25. august 2023 kl. 14.30", "", "nb", "2023-08-25", True, id="nb-words"),
        pytest.param("Publié le 1er mai 2021 à 10h30", "", "fr", "2021-05-01", True, id="fr-words"),
        pytest.param("6 de octubre de 2020", "", "es", "2020-10-06", True, id="es-words"),
        pytest.param("ngày 6 tháng 10 năm 2020", "", "vi", "2020-10-06", True, id="vi-words"),
        pytest.param("Hanoi, Sept. 2, 2023", "", "en", "2023-09-02", True, id="en-short"),
        pytest.param("2023-08-25", "", "en", "2023-08-25", True, id="iso"),
        pytest.param("Wed, 03/04/2024 | 08:15:00", "", "en", "2024-04-03", True, id="short-weekday"),
        pytest.param("Fri, 05/07/2024 9:00 AM", "", "en", "2024-07-05", True, id="short-weekday-am"),
        pytest.param("Mon, 04/01/2024", "", "en", "2024-04-01", True, id="short-weekday-american"),
        pytest.param("3-Apr-2024", "", "en", "2024-04-03", True, id="hyphens-and-month"),
        pytest.param("03/abr/2024", "", "es", "2024-04-03", True, id="strokes-and-month"),
        pytest.param("3 mar 2024", "", "es", "2024-03-03", True, id="march-is-no-weekday"),
        pytest.param("Publisert 3/4-2024", "", "nb", "2024-04-03", True, id="nordic"),
        pytest.param("Publié le 03.04.24", "", "fr", "2024-04-03", True, id="short-year"),
        pytest.param("03.04.24", "", "fr", "None", False, id="short-year-alone"),
        pytest.param("Mis à jour le 04/04/2024 à 10:00, publié le 03/04/2024", "", "fr", "2024-04-03", True, id="published-after-updated"),
        pytest.param("Publisert: 03.04.2024 08:15 Oppdatert: 04.04.2024", "", "nb", "2024-04-03", True, id="published-before-updated"),
        pytest.param("Cập nhật 10:30 ngày 13-04-2024", "", "vi", "2024-04-13", True, id="updated-alone"),
        pytest.param("date 2023-08", "a demandé vendredi 25 août", "fr", "2023-08-25", False, id="month-and-day"),
        pytest.param("date 2023-08", "a demandé lundi 25 août", "fr", "None", False, id="month-wrong-weekday"),
        pytest.param("date 2023-08", "", "fr", "None", False, id="month-alone"),
    ],
)  # fmt: skip
def test_date(stamp: str, text: str, language: str, wanted: str, sure: bool) -> None:
    dating = decide_date(stamp, text, language)
    assert str(dating.date) == wanted
    unsure = ("check", "by hand", "No whole date")
    assert sure is not any(words in dating.message for words in unsure)


def test_an_agency_tells_the_order() -> None:
    assert str(decide_date("9/2/2023", "", "en", agency="VNA").date) == "2023-02-09"
    assert str(decide_date("9/2/2023", "", "en", url="https://a.example.vn/x").date) == "2023-02-09"


def _examples() -> Iterator[object]:
    for rule in load_rules().furniture:
        for example in rule.examples:
            yield pytest.param(rule.id, example, id=f"{rule.id}: {example}")


@pytest.mark.parametrize(("rule", "example"), list(_examples()))
def test_furniture_example(rule: str, example: str) -> None:
    found = load_rules().furniture_rule(example)
    assert found
    assert found[0].id == rule


def test_other_examples() -> None:
    rules, table = load_rules(), rule_table()
    assert all(map(rules.related.fullmatch, table["related"]["examples"]))
    assert all(map(rules.related_inline.fullmatch, table["related"]["inline_examples"]))
    assert all(map(rules.stamped.fullmatch, table["stamped"]["examples"]))
    assert all(map(rules.glued.match, table["dateline"]["glued_examples"]))
    assert all(map(rules.place.match, table["dateline"]["place_examples"]))
    assert all(map(is_byline, table["byline"]["examples"]))
    assert all(map(is_caption, table["caption"]["examples"]))
    languages = ("en", "en", "fr", "nb", "vi", "en", "vi", "nb", "fr", "es", "fr", "fr", "nb", "fr")
    for opening in table["dateline"]["opening_examples"]:
        assert any(pattern.match(opening) for pattern in rules.openings)
    stamps = zip(table["dateline"]["examples"], languages, strict=True)
    assert all(is_dateline(stamp, language) for stamp, language in stamps)


@pytest.mark.parametrize(
    "text",
    [
        "On 3.4.24 of the list",
        "Section 01.02.10",
        "Mar 12 roads were built",
        "By 2025 the province will have built forty bridges.",
        "On October 6, 2020, the committee issued the plan.",
        "Source of pride for the whole province, the road was opened.",
        "The comments of the delegates were sent to the Standing Board.",
        "Share the fruits of growth with the people",
        "En marcha",
        "In 2020 he said so.",
        "Partiet har vist vei i 80 år.",
        "Theo đồng chí Bí thư, đây là nhiệm vụ trọng tâm.",
        "Home is where the Party cell is.",
        "Print the documents and hand them out.",
        "Le secrétaire est venu en personne.",
    ],
)
def test_text_is_not_taken_for_furniture(text: str) -> None:
    assert load_rules().furniture_rule(text) is None
    assert not is_dateline(text, "en")
    assert not is_byline(text)
    assert not is_caption(text)


def test_an_update_on_a_line_of_its_own_comes_last(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = "The council met in the town to debate the plan of roads for all the districts."
    path.write_text(f"A plan\n\nMis à jour le 14/04/2024\n\nPublié le 13/04/2024\n\n{text}\n")
    assert str(prepare_article(path, language="fr").article.metadata.date) == "2024-04-13"


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["Text.", "Source: Mountain Daily", "VNA"], "Mountain Daily"),
        (["Text.", "(VNA)"], "VNA"),
        (["Hanoi (VNA) – The Party leader came."], "VNA"),
        (["A view. (Photo: Minh Thu)", "A road. (Photo: An Minh/VNA)"], ""),
        (["Text of the council.", "The road. Photo: VNA"], ""),
        (["HANOI (VNA) – The council met.", "VNS"], "VNA"),
        (["VOV.VN - The council met."], "VOV.VN"),
        (["(VOVWORLD) - The council met."], "VOVWORLD"),
        (["(ĐCSVN) - Sáng nay họp."], "ĐCSVN"),
        (["Nguồn: ngân sách Trung ương 60%"], ""),
        (["Nguồn: Ngân sách tỉnh"], ""),
        (["Source: the water comes from three dams."], ""),
        (["Text of the VNA."], ""),
    ],
)
def test_agency(lines: list[str], wanted: str) -> None:
    blocks = [Block(BlockKind.PARAGRAPH, text, place) for place, text in enumerate(lines, 1)]
    assert find_agency(blocks) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Partiet har ikke sagt noe om hva som skal skje med komiteen, men lederen mener at arbeidet må fortsette på alle nivåer.", "nb"),
        ("Partiet har ikkje sagt noko om kva som skal skje med komiteen, men leiaren meiner at arbeidet må halde fram på alle nivå.", "nn"),
        ("Den centrale partikomité har besluttet at oprette en ny styregruppe, som skal følge arbejdet og aflægge rapport hvert kvartal.", "da"),
        ("Tỉnh ủy đã họp để bàn về kế hoạch phát triển đảng viên.", "vi"),
        ("El Buró Político aprobó la resolución sobre el desarrollo de la región.", "es"),
        ("12 345", ""),
    ],
)  # fmt: skip
def test_language(text: str, wanted: str) -> None:
    assert guess_language(text) == wanted


@pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="the corpora are not here")
@pytest.mark.parametrize("language", ["en", "fr", "nb", "vi", "es"])
def test_language_of_short_articles(language: str) -> None:
    path = SHARED / "corpora" / f"flores-dev.{language}"
    lines = path.read_text(encoding="utf-8").splitlines()
    texts = [" ".join(lines[place : place + 6]) for place in range(0, len(lines), 6)]
    assert {guess_language(text) for text in texts} == {language}


def test_doctests() -> None:
    tried = 0
    for module in pkgutil.walk_packages(workflow.sources.__path__, "workflow.sources."):
        result = doctest.testmod(importlib.import_module(module.name))
        assert not result.failed
        tried += result.attempted
    assert tried >= 8


def test_importing_the_room_loads_no_parser() -> None:
    heavy = "lxml docx trafilatura markdown_it numpy py3langid babel yaml regex"
    code = f"import sys, workflow.sources; print(sorted(set('{heavy}'.split()) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_modules_are_rooms_not_halls() -> None:
    folder = Path(workflow.sources.__path__[0])
    assert all(len(p.read_text().splitlines()) <= 400 for p in folder.glob("*.py"))


@pytest.mark.parametrize(
    ("language", "last"),
    [
        pytest.param("en", "Deadline: 17:00, December 20, 2026", id="label"),
        pytest.param("en", "Deadline 17:00, December 20, 2026", id="no-colon"),
        pytest.param("nb", "Frist: 20. desember 2026", id="norwegian"),
        pytest.param("vi", "Hạn: 17h00, 20/12/2026", id="vietnamese"),
        pytest.param("fr", "Clôture : le 20 décembre 2026", id="french"),
    ],
)
def test_the_last_item_of_a_list_stays_text(tmp_path: Path, language: str, last: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        f"# A call for reports\n\nThe council asks all the districts for their reports on roads.\n\n"
        f"- Length: two pages\n- Language: any\n- {last}\n"
    )
    blocks = prepare_article(path, language=language).article.blocks
    assert (blocks[-1].kind, blocks[-1].text) == (BlockKind.LIST_ITEM, last)
