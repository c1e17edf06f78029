"""Numbers, dates and times as each locale writes them: what is equal, and what is not."""

from __future__ import annotations

import pytest

from workflow.checks import CHECKS, Translation, check_unit
from workflow.drafting.mending.local_figures import localise_figures
from workflow.glossary import Glossary

NUMBERS = [check for check in CHECKS if check.id == "numbers"]


def _findings(source: str, target: str, pair: str) -> list[str]:
    one, other = pair.split("-")
    unit = Translation(source, target, one, other, Glossary())
    return [str(finding) for finding in check_unit(unit, NUMBERS)]


EQUAL = [
    ("am 2.9.2023", "den 2.9.2023", "es-nb"),
    ("on September 2, 2023", "den 2.9.2023", "en-nb"),
    ("el 5.3.2024", "ngày 5/3/2024", "es-vi"),
    ("71 communes", "soixante et onze communes", "en-fr"),
    ("31 days", "treinta y una jornadas", "en-es"),
    ("24 provinces", "veinticuatro provincias", "en-es"),
    ("25 districts", "tjuefem distrikter", "en-nb"),
    ("21 xã", "hai mươi mốt xã", "en-vi"),
    ("24 xã", "hai mươi tư xã", "fr-vi"),
    ("seventy-five men", "75 hombres", "en-es"),
    ("1,000 trees", "mille arbres", "en-fr"),
    ("200 homes", "deux cents maisons", "en-fr"),
    ("200 homes", "doscientos hogares", "en-es"),
    ("2021-2025", "2021–25", "vi-en"),
    ("$1.2m", "1,2 million de dollars", "en-fr"),
    ("€1.5bn", "1.500 millones de euros", "en-es"),
    ("300k", "300 000", "en-fr"),
    ("2:30 p.m.", "14h30", "en-fr"),
    ("2:30 p.m.", "2 giờ 30 phút chiều", "en-vi"),
    ("2 p.m.", "2 giờ chiều", "en-vi"),
    ("9 a.m.", "9 giờ sáng", "en-vi"),
    ("9 a.m.", "9 h du matin", "en-fr"),
    ("at 2:15 p.m.", "a las 2:15 de la tarde", "en-es"),
    ("at 2:15 p.m.", "a las 14.15", "en-es"),
    ("1.2 trillion dong", "1,2 nghìn tỷ đồng", "en-vi"),
    ("two hundred thousand people", "200.000 personas", "en-es"),
    ("1,250 billion", "1 250 milliards", "en-fr"),
    ("thứ 3", "Tuesday", "vi-en"),
    ("May 2024", "tháng 5/2024", "en-vi"),
    ("May 7", "7 tháng 5", "en-vi"),
    ("May 7", "7 de mayo", "en-es"),
    ("15 May", "le 15 mai", "en-fr"),
    ("on 3/5/2024", "le 5 mars 2024", "en-fr"),
    ("March 10.5% growth", "10,5 % en mars", "en-fr"),
]

OTHER = [
    ("May 7", "5 juillet", "en-fr"),
    ("May 7", "7 juin", "en-fr"),
    ("October 6, 2020", "Ngày 10/6/2020", "en-vi"),
    ("March 5, 2024", "03/5/2024", "en-vi"),
    ("2:15 p.m.", "2h15 du matin", "en-fr"),
    ("2:30 p.m.", "2 giờ 30 phút sáng", "en-vi"),
    ("25 districts", "tjueseks distrikter", "en-nb"),
    ("6.95%", "6,59 %", "en-fr"),
    ("hai huyện 25 xã", "two districts and 26 communes", "vi-en"),
]


@pytest.mark.parametrize(("source", "target", "pair"), EQUAL, ids=[f"{e[2]} {e[1]}" for e in EQUAL])
def test_the_same_figures(source: str, target: str, pair: str) -> None:
    assert _findings(source, target, pair) == []


@pytest.mark.parametrize(("source", "target", "pair"), OTHER, ids=[f"{o[2]} {o[1]}" for o in OTHER])
def test_other_figures(source: str, target: str, pair: str) -> None:
    assert _findings(source, target, pair)


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("US$133,000 and 6.5%", "es", "US$133.000 and 6,5%"),
        ("VND3.45 billion", "vi", "VND3,45 billion"),
        ("1,250 billion", "fr", "1\u00a0250 billion"),
        (
            "Industry 4.0, Article 3.5, call 1900.1234, PM2.5",
            "fr",
            "Industry 4.0, Article 3.5, call 1900.1234, PM2.5",
        ),
        ("in 2020, 300 people", "es", "in 2020, 300 people"),
    ],
)
def test_an_engine_s_copied_figures_are_written_as_the_target_does(
    text: str, target: str, expected: str
) -> None:
    assert localise_figures(text, text, "en", target) == expected
