"""Blanks, no-break spaces, quotation marks, letters: told at slips, or once for a document."""

from __future__ import annotations

import unicodedata

import pytest

from tests.checks.marks import messages, targets, unit
from workflow.checks.quotes import QuotesCheck
from workflow.checks.spacing import NoBreakCheck, SpacingCheck
from workflow.checks.unicode_form import TonesCheck, UnicodeCheck


@pytest.mark.parametrize(
    ("target", "language", "message"),
    [
        pytest.param("The  market.", "en", "blanks are doubled in “The  market.”", id="doubled"),
        pytest.param("Le marché , hier.", "fr", "a blank stands before the mark in “marché ,”", id="comma"),
        pytest.param("El mercado .", "es", "a blank stands before the mark in “mercado .”", id="stop"),
        pytest.param("Hvem kommer ?", "nb", "a blank stands before the mark in “kommer ?”", id="question"),
        pytest.param("Ai đến ; ai đi.", "vi", "a blank stands before the mark in “đến ;”", id="semicolon"),
        pytest.param("Chợ,đường.", "vi", "a blank is missing behind the mark in “Chợ,đường.”", id="behind-comma"),
        pytest.param("It ended.Then it began.", "en", "a blank is missing behind the mark in “ended.Then”", id="behind-stop"),
        pytest.param("El año ( pasado).", "es", "a blank stands inside the brackets in “( pasado).”", id="bracket"),
        pytest.param("Byen.\u00a0", "nb", "a blank stands at the end or the beginning in “Byen.⍽”", id="outer"),
    ],
)  # fmt: skip
def test_wrong_blanks(target: str, language: str, message: str) -> None:
    found = messages(SpacingCheck(), unit("A sentence.", target, f"xx-{language}"))
    assert found == [[f"warning {message}"]]


@pytest.mark.parametrize(
    ("target", "language"),
    [
        pytest.param("The .NET and Node.js people; e.g. J.R.R. Tolkien.", "en", id="stops"),
        pytest.param("Pourquoi ? Parce que… Non !", "fr", id="french"),
        pytest.param("10.500,75 personas, N,N-dimetil.", "es", id="commas"),
        pytest.param("Det endte 3 : 2 :-)", "nb", id="ratio"),
        pytest.param("TP.Hồ Chí Minh, PGS.TS. Nguyễn", "vi", id="titles"),
        pytest.param("See https://x.org/a,b?c=d;e and www.a.org/Ab.Cd", "en", id="addresses"),
        pytest.param("`git  log` {name:,}", "en", id="code"),
        pytest.param("Første linje\nandre linje", "nb", id="line-break"),
    ],
)
def test_good_blanks(target: str, language: str) -> None:
    assert messages(SpacingCheck(), unit("A sentence.", target, f"xx-{language}")) == [[]]


def test_a_mark_spaced_as_in_the_source_is_a_name() -> None:
    source = "Visit Booking.Vietnam today."
    assert messages(SpacingCheck(), unit(source, "Visitez Booking.Vietnam.")) == [[]]


NO_BREAK_HITS = [
    pytest.param("Le marché; hier.", "fr", "marché; should be marché⍽;", id="fr-none"),
    pytest.param("Le marché ; hier.", "fr", "marché ; should be marché⍽;", id="fr-plain"),
    pytest.param("Qui vient?", "fr", "vient? should be vient⍽?", id="fr-question"),
    pytest.param(
        "Il dit : « oui\u00a0».", "fr", "dit : should be dit⍽: (2 places)", id="fr-quoted"
    ),
    pytest.param("Soit 5 %.", "fr", "5 %. should be 5⍽%.", id="fr-percent"),
    pytest.param("Soit 5%.", "fr", "5%. should be 5⍽%.", id="fr-percent-tight"),
    pytest.param("Soit 12 500 arbres.", "fr", "12 500 should be 12⍽500", id="fr-thousands"),
    pytest.param("La loi n° 5.", "fr", "n° 5. should be n°⍽5.", id="fr-marker"),
    pytest.param("Un 5 %.", "es", "5 %. should be 5⍽%.", id="es-percent"),
    pytest.param("De 12 500 trær.", "nb", "12 500 should be 12⍽500", id="nb-thousands"),
]


@pytest.mark.parametrize(("target", "language", "shown"), NO_BREAK_HITS)
def test_no_break_spaces(target: str, language: str, shown: str) -> None:
    expected = [[f"warning a no-break space (⍽) belongs here: {shown}"]]
    assert targets(NoBreakCheck(), language, [target]) == expected


@pytest.mark.parametrize(
    ("target", "language"),
    [
        pytest.param("Qui\u202f? « Moi\u00a0», dit-il\u00a0: 5\u202f%.".replace("« ", "«\u202f"), "fr", id="narrow-or-normal"),
        pytest.param("À 10:30, https://x.org/?a=b;c, score 3:2, :-)", "fr", id="colons"),
        pytest.param("Yahoo! et d’autres (?) sont là… quoi…!", "fr", id="names-and-doubts"),
        pytest.param("En 2024 150 personnes, tél. 01 23 45 67 89, +84 912 345 678", "fr", id="figures"),
        pytest.param("Un 5% o más.", "es", id="es-tight"),
        pytest.param("Who? 12 500 at 5 %: “yes”!", "en", id="en-has-no-rule"),
        pytest.param("Ai? 5 %: “vâng”!", "vi", id="vi-has-no-rule"),
        pytest.param("%s et 100%d {a;b}", "fr", id="placeholders"),
    ],
)  # fmt: skip
def test_no_break_spaces_are_not_asked_for(target: str, language: str) -> None:
    assert targets(NoBreakCheck(), language, [target]) == [[]]


@pytest.mark.parametrize(
    ("target", "language", "message"),
    [
        pytest.param('He said "no".', "en", '“…”: "no". should be “no". (2 places)', id="en-straight"),
        pytest.param("He said «no».", "en", "“…”: «no». should be “no». (2 places)", id="en-foreign"),
        pytest.param('Il dit "non".', "fr", '«…»: "non". should be «⍽non". (2 places)', id="fr-straight"),
        pytest.param("Il dit “non”.", "fr", "«…»: “non”. should be «⍽non”. (2 places)", id="fr-foreign"),
        pytest.param('Dijo "no".', "es", '«…»: "no". should be «no". (2 places)', id="es-straight"),
        pytest.param("Han sa “nei”.", "nb", "«…»: “nei”. should be «nei”. (2 places)", id="nb-foreign"),
        pytest.param("Han sa »nei«.", "nb", "", id="nb-danish-is-not-certain"),
        pytest.param("Ông nói «không».", "vi", "“…”: «không». should be “không». (2 places)", id="vi-foreign"),
        pytest.param("Ông nói „không“.", "vi", "“…”: „không“. should be “không“. (2 places)", id="vi-low"),
        pytest.param("« Le mot “non” »", "fr", "", id="fr-inner"),
        pytest.param("Dijo “no”.", "es", "", id="es-curly"),
        pytest.param('A 21" screen', "en", "", id="inches"),
        pytest.param("Ông nói “không”.", "vi", "", id="vi"),
        pytest.param('A "b c', "en", "", id="open-in-the-midst-is-not-certain"),
    ],
)  # fmt: skip
def test_quotation_marks(target: str, language: str, message: str) -> None:
    expected = [f"warning quotation marks are {message}"] if message else []
    assert targets(QuotesCheck(), language, [target]) == [expected]


def test_a_document_without_the_marks_is_told_once() -> None:
    texts = ['Il dit "oui".', 'Elle dit "non".', "Rien."]
    assert targets(QuotesCheck(), "fr", texts) == [
        ["warning quotation marks are «…»; 4 places in 2 units of this document differ"],
        [],
        [],
    ]


def test_a_slip_is_told_where_it_is() -> None:
    texts = ["Il dit «\u00a0oui\u00a0»."] * 8 + ['Elle dit "non".']
    found = targets(QuotesCheck(), "fr", texts)
    assert [len(each) for each in found] == [0] * 8 + [1]


def test_spanish_marks_are_those_of_the_document() -> None:
    texts = ["Dijo “sí”."] * 9 + ['Dijo "no".']
    found = targets(QuotesCheck(), "es", texts)
    assert found[-1] == ['warning quotation marks are “…”: "no". should be “no". (2 places)']


def test_a_straight_apostrophe_is_told_among_curly_ones_only() -> None:
    curly, straight = "L’an d’avant n’a qu’un mois d’été.", "L'an."
    found = targets(QuotesCheck(), "fr", [curly, straight])
    assert found == [[], ["warning the apostrophe is ’: L'an. should be L’an."]]
    assert targets(QuotesCheck(), "fr", [straight, straight]) == [[], []]


@pytest.mark.parametrize(
    ("target", "language", "message"),
    [
        pytest.param(unicodedata.normalize("NFD", "Hà"), "vi", "warning accents are typed apart", id="nfd"),
        pytest.param("été".replace("é", "e\u0301"), "fr", "warning accents are typed apart", id="nfd-fr"),
        pytest.param("pro\u00advincia", "es", "warning there is a hidden character", id="soft-hyphen"),
        pytest.param("by\u200ben", "nb", "warning there is a hidden character", id="zero-width"),
        pytest.param("\ufeffThe town", "en", "warning there is a hidden character", id="bom"),
        pytest.param("Ðảng", "vi", "warning a letter of another alphabet", id="icelandic"),
        pytest.param("la Cоmmission", "fr", "error Cоmmission has letters of two alphabets", id="cyrillic"),
        pytest.param("la rÃ©gion", "fr", "error “Ã©” is a letter that was read", id="mojibake"),
        pytest.param("byen \ufffd", "nb", "error “\ufffd” is a letter that was read", id="replacement"),
    ],
)  # fmt: skip
def test_letters(target: str, language: str, message: str) -> None:
    (found,) = messages(UnicodeCheck(), unit("A word.", target, f"xx-{language}"))
    assert len(found) == 1
    assert found[0].startswith(message)


@pytest.mark.parametrize(
    ("target", "language"),
    [
        pytest.param("5 µm, β-carotène, Ωm", "fr", id="greek"),
        pytest.param("el diario Правда", "es", id="another-script"),
        pytest.param("familien 👨\u200d👩\u200d👧", "nb", id="emoji"),
        pytest.param("Ngã ba Đồng Lộc, “Ã”", "vi", id="vietnamese"),
        pytest.param("Guðrún", "nb", id="icelandic-name"),
    ],
)
def test_good_letters(target: str, language: str) -> None:
    assert messages(UnicodeCheck(), unit("A word.", target, f"xx-{language}")) == [[]]


def test_one_place_of_tone_marks_in_a_document() -> None:
    texts = ["Văn hóa và hòa bình.", "Ủy ban khỏe.", "Thỏa thuận, tùy ý.", "Hoà bình, quý I."]
    found = targets(TonesCheck(), "vi", texts)
    assert found == [
        [],
        [],
        [],
        ["warning tone marks stand as in hòa in this document: Hoà should be Hòa"],
    ]
    assert targets(TonesCheck(), "vi", ["Uỷ ban, quý, hoàn toàn, thuyền"]) == [[]]


def test_a_house_may_say_where_tone_marks_stand() -> None:
    found = targets(TonesCheck("new"), "vi", ["Ủy ban, hoà bình"])
    assert found == [["warning tone marks stand as in hoà in this house: Ủy should be Uỷ"]]
    assert targets(TonesCheck("new"), "fr", ["Ủy ban"]) == [[]]
