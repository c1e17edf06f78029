"""Matches that are not repaired, because something could be meant otherwise."""

from __future__ import annotations

import pytest

from tests.memory.repairing import repaired

REFUSED = [
    pytest.param("en-fr", "It rose 5%.", "Cela a augmenté de 5 %.", "It fell 7%.", id="another-word"),
    pytest.param("en-fr", "It rose 5%.", "Cela a augmenté de 5 %.", "It rose 7% in 2021.", id="more-items"),
    pytest.param("en-fr", "It rose 5%.", "Cela a augmenté de 5 %.", "It rose on May 7.", id="another-kind"),
    pytest.param("en-fr", "It has 1 bridge.", "Il y a 1 pont.", "It has 2 bridge.", id="singular-to-plural"),
    pytest.param("vi-en", "Có 1 cầu.", "There is 1 bridge.", "Có 3 cầu.", id="plural-that-the-source-has-not"),
    pytest.param("vi-fr", "Dài 1,5 triệu mét.", "Long de 1,5 million de mètres.", "Dài 2,5 triệu mét.", id="french-two-begins-the-plural"),
    pytest.param("en-fr", "It rose 5%.", "Cela a augmenté de 6 %.", "It rose 7%.", id="old-value-is-not-there"),
    pytest.param("en-fr", "It rose 5%.", "Cela a augmenté de 5 % en 5 ans.", "It rose 7%.", id="old-value-is-there-twice"),
    pytest.param("en-fr", "5 men and 5 boats.", "5 hommes et 5 bateaux.", "5 men and 7 boats.", id="one-of-two-equal-ones"),
    pytest.param("en-fr", "20 men and twenty boats.", "Vingt hommes et 20 bateaux.", "30 men and twenty boats.", id="said-in-words-too"),
    pytest.param("en-fr", "It has 12 bridges.", "Il y a douze ponts.", "It has 13 bridges.", id="word-of-no-table"),
    pytest.param("en-es", "There were 7 or 5.", "Había 5 o 7.", "There were 8 or 5.", id="spanish-o-before-eight"),
    pytest.param("fr-en", "un taux de 7 %", "a 7% rate", "un taux de 8 %", id="english-a-before-eight"),
    pytest.param("en-vi", "It begins at 2 p.m.", "Bắt đầu lúc 2 giờ chiều.", "It begins at 8 p.m.", id="another-part-of-the-day"),
    pytest.param("vi-en", "Bắt đầu lúc 14 giờ.", "It begins at 2 p.m.", "Bắt đầu lúc 9 giờ.", id="morning"),
    pytest.param("en-fr", "It is due on May 1.", "Délai le premier mai.", "It is due on May 3.", id="day-in-words"),
    pytest.param("en-vi", "It opened on May 2.", "Khai trương mùng 2 tháng 5.", "It opened on May 12.", id="word-for-early-days"),
    pytest.param("vi-fr", "Đến tháng 9.", "Fin de septembre.", "Đến tháng 10.", id="french-elision-before-a-month"),
    pytest.param("en-es", "From May 1 to 3 it rains.", "Del 1 al 3 de mayo llueve.", "From May 2 to 3 it rains.", id="range-of-days"),
    pytest.param("en-en", "Since 1/2/2020 it rose.", "Since 1/2/2020 it rose.", "Since 3/4/2020 it rose.", id="day-or-month-first"),
    pytest.param("en-fr", "The Politburo met.", "Le Bureau politique s’est réuni.", "The National Assembly met.", id="participle-agrees"),
    pytest.param("en-fr", "Decree No. 30/2020/ND-CP was sent.", "Le décret n°\u00a030/2020/ND-CP a été envoyé.", "Directive No. 05-CT/TW was sent.", id="reference-participle-agrees"),
    pytest.param("en-fr", "See Directive No. 05-CT/TW.", "Voir l’instruction du Parti (05-CT/TW).", "See Decree No. 30/2020/ND-CP.", id="type-word-not-our-own"),
    pytest.param("en-nb", "The Politburo is clear.", "Politbyrået er klart.", "The Government is clear.", id="norwegian-adjective"),
    pytest.param("en-fr", "The Prime Ministers met.", "Les Premiers ministres se sont vus.", "The Prime Minister met.", id="another-number"),
    pytest.param("en-fr", "Pham Minh Chinh spoke.", "Pham Minh Chinh a parlé.", "Vo Thi Anh Xuan spoke.", id="woman-for-a-man"),
    pytest.param("en-fr", "Nguyen Van Binh spoke; he left.", "Nguyen Van Binh a parlé ; M. Binh est parti.", "Tran Quang Hoa spoke; he left.", id="given-name-behind"),
    pytest.param("en-vi", "He met Nguyen Van Binh.", "Ông gặp Nguyễn Văn Bình.", "He met Tran Quang Hoa.", id="accents-unknown"),
    pytest.param("en-fr", "<b>No. 5</b> rose 5.", "<b>N° 5</b> a augmenté de 5.", "<b>No. 5</b> rose 6.", id="equal-values-in-tags"),
    pytest.param("en-fr", "<b>It</b> rose 5%.", "Cela a augmenté de 5 %.", "<i>It</i> rose 7%.", id="other-tags"),
    pytest.param("en-fr", "It rose 125.", "Cela est monté à 1<b>25</b>.", "It rose 137.", id="tag-inside-the-value"),
    pytest.param("en-fr", "The Politburo sent 5.", "Le BP a envoyé 5.", "The National Assembly sent 5.", id="term-in-no-approved-form"),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "old", "translation", "new"), REFUSED)
def test_what_is_doubtful_is_left_to_a_person(
    pair: str, old: str, translation: str, new: str
) -> None:
    assert repaired(pair, old, translation, new) is None


def test_a_translation_that_the_checks_reject_is_not_repaired() -> None:
    # The 30 that the translation adds is nobody's: it stood there before.
    found = repaired("en-fr", "It rose 5%.", "Cela a augmenté de 5 % en 30 jours.", "It rose 7%.")
    assert found is None


def test_typography_alone_changes_nothing() -> None:
    found = repaired(
        "en-fr", "The “port” rose 5%.", "Le « port » a crû de 5 %.", 'The "port" rose 5%.'
    )
    assert found is not None
    assert (found.text, found.changes) == ("Le « port » a crû de 5 %.", ())
