"""Matches that differ in values only: the translation gets this unit's own."""

from __future__ import annotations

import pytest

from tests.memory.repairing import repaired

NUMBERS = [
    pytest.param(
        "en-fr", "It is 1,600 metres long.", "Il est long de 1600 mètres.",
        "It is 1,544 metres long.", "Il est long de 1544 mètres.", id="four-figures-together",
    ),
    pytest.param(
        "en-fr", "Output grew 1.5%.", "La production a crû de 1,5\u00a0%.",
        "Output grew 7.2%.", "La production a crû de 7,2\u00a0%.", id="percent-has-no-plural",
    ),
    pytest.param(
        "en-fr", "They won 3:2.", "Ils ont gagné 3:2.", "They won 5:4.", "Ils ont gagné 5:4.", id="score",
    ),
    pytest.param(
        "en-fr", "Output grew 6.95% in 2022.", "La production a augmenté de 6,95\u00a0% en 2022.",
        "Output grew 7.2% in 2023.", "La production a augmenté de 7,2\u00a0% en 2023.", id="percent",
    ),
    pytest.param(
        "en-es", "Output grew 6.95%.", "La producción creció un 6.95%.",
        "Output grew 7.20%.", "La producción creció un 7.20%.", id="style-of-the-old-one",
    ),
    pytest.param(
        "en-fr", "It cost 1,250 billion dong.", "Cela a coûté 1\u00a0250 milliards de dongs.",
        "It cost 950 billion dong.", "Cela a coûté 950 milliards de dongs.", id="fewer-groups",
    ),
    pytest.param(
        "en-nb", "It cost 950 dollars.", "Det kostet 950 dollar.",
        "It cost 12,500 dollars.", "Det kostet 12\u00a0500 dollar.", id="more-groups",
    ),
    pytest.param(
        "en-es", "It cost 1.2 billion dong.", "Costó 1.200 millones de dongs.",
        "It cost 3.45 billion dong.", "Costó 3.450 millones de dongs.", id="long-scale",
    ),
    pytest.param(
        "vi-en", "Xã có 05 trường và 12 cầu.", "The commune has 5 schools and 12 bridges.",
        "Xã có 07 trường và 15 cầu.", "The commune has 7 schools and 15 bridges.", id="leading-zero",
    ),
    pytest.param(
        "en-vi", "The commune has 5 schools.", "Xã có 05 trường.",
        "The commune has 12 schools.", "Xã có 12 trường.", id="leading-zero-goes",
    ),
    pytest.param(
        "en-fr", "It has 2 bridges.", "Il y a deux ponts.",
        "It has 5 bridges.", "Il y a cinq ponts.", id="figure-to-word",
    ),
    pytest.param(
        "en-nb", "Three boats left.", "Tre båter dro.",
        "Seven boats left.", "Sju båter dro.", id="word-at-the-start",
    ),
    pytest.param(
        "en-fr", "the 70th session", "la 70e session", "the 73rd session", "la 73e session", id="ordinal",
    ),
    pytest.param(
        "fr-en", "la 70e session", "the 70th session", "la 73e session", "the 73rd session", id="english-ending",
    ),
    pytest.param(
        "en-fr", "the 17th plan of the port", "le XVIIe plan du port",
        "the 18th plan of the port", "le XVIIIe plan du port", id="roman",
    ),
    pytest.param(
        "en-fr", "between 2021–25 and later", "de 2021 à 2025 et plus tard",
        "between 2026–30 and later", "de 2026 à 2030 et plus tard", id="short-year",
    ),
    pytest.param(
        "en-vi", "It begins at 2:30 p.m.", "Bắt đầu lúc 14h30.",
        "It begins at 4:05 p.m.", "Bắt đầu lúc 16h05.", id="half-day",
    ),
    pytest.param(
        "nb-es", "Det begynner kl. 14.30.", "Comienza a las 14.30.",
        "Det begynner kl. 16.05.", "Comienza a las 16.05.", id="clock-with-a-stop",
    ),
]  # fmt: skip

DATES = [
    pytest.param(
        "en-fr", "It opened on February 10, 2022.", "Il a ouvert le 10 février 2022.",
        "It opened on December 1, 2024.", "Il a ouvert le 1er décembre 2024.", id="first-of-the-month",
    ),
    pytest.param(
        "en-fr", "It opened on May 1.", "Il a ouvert le 1er mai.",
        "It opened on May 2.", "Il a ouvert le 2 mai.", id="no-longer-the-first",
    ),
    pytest.param(
        "en-vi", "It opened on February 10, 2022.", "Khai trương ngày 10/02/2022.",
        "It opened on December 1, 2024.", "Khai trương ngày 01/12/2024.", id="figures-with-zeros",
    ),
    pytest.param(
        "en-vi", "It opened on February 10, 2022.", "Khai trương ngày 10 tháng 2 năm 2022.",
        "It opened on December 1, 2024.", "Khai trương ngày 1 tháng 12 năm 2024.", id="figures-in-words",
    ),
    pytest.param(
        "vi-en", "Khai trương ngày 10/2/2022.", "It opened on 10th of February, 2022.",
        "Khai trương ngày 2/12/2024.", "It opened on 2nd of December, 2024.", id="english-day",
    ),
    pytest.param(
        "fr-es", "En septembre 2020, il pleuvait.", "En septiembre de 2020 llovía.",
        "En octobre 2021, il pleuvait.", "En octubre de 2021 llovía.", id="month-alone",
    ),
    pytest.param(
        "es-nb", "Abrió el 6 de julio.", "Den åpnet 6. juli.",
        "Abrió el 25 de mayo.", "Den åpnet 25. mai.", id="norwegian-day",
    ),
]  # fmt: skip

REFERENCES = [
    pytest.param(
        "en-fr", "See Resolution No. 11-NQ/TW.", "Voir la résolution n° 11-NQ/TW.",
        "See Resolution No. 57-NQ/TW.", "Voir la résolution n° 57-NQ/TW.", id="symbol",
    ),
    pytest.param(
        "vi-en", "Xem Nghị định số 30/2020/NĐ-CP.", "See Decree No. 30/2020/ND-CP.",
        "Xem Nghị định số 78/2025/NĐ-CP.", "See Decree No. 78/2025/ND-CP.", id="ascii",
    ),
    pytest.param(
        "vi-en", "Xem Nghị định số 30/2020/NĐ-CP.", "See Decree No. 30/2020/NĐ-CP.",
        "Xem Nghị định số 78/2025/NĐ-CP.", "See Decree No. 78/2025/NĐ-CP.", id="letters-as-they-stood",
    ),
    pytest.param(
        "en-vi", "See Decree No. 30/2020/ND-CP.", "Xem Nghị định số 30/2020/NĐ-CP.",
        "See Directive No. 05-CT/TW.", "Xem Chỉ thị số 05-CT/TW.", id="another-type",
    ),
    pytest.param(
        "en-fr", "They read Directive No. 05-CT/TW.", "Ils ont lu la directive n°\u00a005-CT/TW.",
        "They read Decree No. 30/2020/ND-CP.", "Ils ont lu le décret n°\u00a030/2020/ND-CP.", id="another-gender",
    ),
    pytest.param(
        "en-es", "See <b>Directive No. 05-CT/TW</b>, page 9.", "Véase la <b>Directiva n.º 05-CT/TW</b>, página 9.",
        "See <b>Directive No. 24-CT/TW</b>, page 31.", "Véase la <b>Directiva n.º 24-CT/TW</b>, página 31.", id="tags",
    ),
    pytest.param(
        "en-nb", "Under 11-NQ/TW and 57-NQ/TW it rose.", "Under 11-NQ/TW og 57-NQ/TW steg det.",
        "Under 19-NQ/TW and 57-NQ/TW it rose.", "Under 19-NQ/TW og 57-NQ/TW steg det.", id="one-of-two",
    ),
]  # fmt: skip

TERMS = [
    pytest.param(
        "en-fr", "The report went to the Politburo.", "Le rapport est allé au Bureau politique.",
        "The report went to the National Assembly.", "Le rapport est allé à l’Assemblée nationale.", id="contraction",
    ),
    pytest.param(
        "fr-es", "Le rapport est allé au Bureau politique.", "El informe llegó al Buró Político.",
        "Le rapport est allé à l’Assemblée nationale.", "El informe llegó a la Asamblea Nacional.", id="source-contraction",
    ),
    pytest.param(
        "en-fr", "The Prime Minister opened it.", "Le Premier ministre l’a ouvert.",
        "The State President opened it.", "Le président de la République l’a ouvert.", id="title",
    ),
    pytest.param(
        "vi-nb", "Chính phủ gửi báo cáo.", "Regjeringen sendte rapporten.",
        "Bộ Chính trị gửi báo cáo.", "Politbyrået sendte rapporten.", id="capital-at-the-start",
    ),
    pytest.param(
        "en-vi", "It is made in Lang Son province.", "Sản xuất tại tỉnh Lạng Sơn.",
        "It is made in Son La province.", "Sản xuất tại tỉnh Sơn La.", id="place",
    ),
    pytest.param(
        "en-fr", "The 13th Party Congress chose it.", "Le XIIIe Congrès du Parti l’a choisi.",
        "The 14th Party Congress chose it.", "Le XIVe Congrès du Parti l’a choisi.", id="congress",
    ),
    pytest.param(
        "en-fr", "Nguyen Phu Trong came.", "Nguyên Phu Trong est venu.",
        "Vuong Dinh Hue came.", "Vuong Dinh Huê est venu.", id="person-of-the-termbase",
    ),
    pytest.param(
        "vi-en", "Gặp ông Nguyễn Văn Bình.", "He met Mr Nguyen Van Binh.",
        "Gặp ông Trần Quang Hòa.", "He met Mr Tran Quang Hoa.", id="person-of-no-row",
    ),
    pytest.param(
        "en-nb", "It is To Lam's plan.", "Det er To Lams plan.",
        "It is Pham Minh Chinh's plan.", "Det er Pham Minh Chinhs plan.", id="genitive",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("pair", "old", "translation", "new", "wanted"), [*NUMBERS, *DATES, *REFERENCES, *TERMS]
)
def test_values_are_put_in(pair: str, old: str, translation: str, new: str, wanted: str) -> None:
    found = repaired(pair, old, translation, new)
    assert found is not None
    assert found.text == wanted
    assert found.changes


def test_a_repair_can_be_taken_back() -> None:
    old, new = "Output grew 6.95% by May 5.", "Output grew 7.2% by June 17."
    there = repaired("en-fr", old, "La production a crû de 6,95 % au 5 mai.", new)
    assert there is not None
    back = repaired("en-fr", new, there.text, old)
    assert back is not None
    assert back.text == "La production a crû de 6,95 % au 5 mai."


LABELS = [
    pytest.param(
        "See Resolution No. 11-NQ/TW.", "Voir la résolution n° 11-NQ/TW.", "See Resolution No. 57-NQ/TW.",
        (("11-NQ/TW", "57-NQ/TW"),), "memory 92% repaired (11→57-NQ/TW)", id="symbol",
    ),
    pytest.param(
        "On May 5 it rose 6.95%.", "Le 5 mai, cela a augmenté de 6,95 %.", "On May 17 it rose 7.2%.",
        (("5 mai", "17 mai"), ("6,95", "7,2")), "memory 92% repaired (5→17 mai, 6,95→7,2)", id="two",
    ),
    pytest.param(
        "It went to the Politburo.", "Cela est allé au Bureau politique.", "It went to the National Assembly.",
        (("au Bureau politique", "à l’Assemblée nationale"),),
        "memory 92% repaired (au Bureau politique→à l’Assemblée nationale)", id="with-its-article",
    ),
    pytest.param("It ‘rose’.", "Cela « a monté ».", "It 'rose'.", (), "memory 92% repaired", id="nothing-to-change"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "translation", "new", "changes", "label"), LABELS)
def test_a_label_tells_the_changes_in_one_line(
    old: str, translation: str, new: str, changes: tuple[tuple[str, str], ...], label: str
) -> None:
    found = repaired("en-fr", old, translation, new)
    assert found is not None
    assert found.changes == changes
    assert found.label == label


def test_a_long_change_is_cut_in_the_label() -> None:
    found = repaired(
        "en-vi",
        "Read by the Chief Justice of the Supreme People’s Court.",
        "Đọc bởi Chánh án Tòa án nhân dân tối cao.",
        "Read by the Prosecutor General of the Supreme People’s Procuracy.",
    )
    assert found is not None
    assert "\n" not in found.label
    assert len(found.label) < 120
