"""Numbers of titles, exchanged bodies, places and days, added terms, men's titles of women."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.checks import CHECKS, Translation, check_document, document_checks
from workflow.glossary import Glossary
from workflow.style import Style

GLOSSARY = Glossary.load(Path(__file__).resolve().parents[2] / "glossary")


def _said(source: str, target: str, pair: str) -> set[str]:
    one, other = pair.split("-")
    unit = Translation(source, target, one, other, GLOSSARY)
    (found,) = check_document([unit], CHECKS, document_checks(Style()))
    return {str(finding) for finding in found if finding.check_id in ("order", "terms")}


# fmt: off
WRONG = [
    pytest.param("A Deputy Prime Minister signed it.", "Los viceprimeros ministros lo firmaron.", "en-es", "terms: Deputy Prime Minister is singular, viceprimeros ministros is plural", id="plural-es"),
    pytest.param("The Politburo member left.", "Les membres du Bureau politique sont partis.", "en-fr", "terms: Politburo member is singular, membres du Bureau politique is plural", id="plural-fr"),
    pytest.param("El ministro de Finanzas salió.", "The Ministers of Finance left.", "es-en", "terms: ministro de Finanzas is singular, Ministers of Finance is plural", id="plural-en"),
    pytest.param("A Deputy Prime Minister left.", "Visestatsministrene dro.", "en-nb", "terms: Deputy Prime Minister is singular, Visestatsministrene is plural", id="plural-nb"),
    pytest.param("The Ministry of Health has left.", "Los Ministerios de Salud se fueron.", "en-es", "terms: Ministry of Health is singular, Ministerios de Salud is plural", id="plural-of-a-body"),
    pytest.param("Các Phó Thủ tướng đã ký.", "The Deputy Prime Minister signed.", "vi-en", "terms: Phó Thủ tướng is plural, Deputy Prime Minister is singular", id="singular-for-các"),
    pytest.param("The Ministry of Justice thanked the Ministry of Finance.", "El Ministerio de Finanzas agradeció al Ministerio de Justicia.", "en-es", "order: Ministry of Justice and Ministry of Finance have changed places", id="bodies"),
    pytest.param("Bộ Tư pháp cảm ơn Bộ Tài chính.", "The Ministry of Finance thanked the Ministry of Justice.", "vi-en", "order: Bộ Tư pháp and Bộ Tài chính have changed places", id="bodies-vi"),
    pytest.param("The Prime Minister thanked the National Assembly.", "La Asamblea Nacional agradeció al primer ministro.", "en-es", "order: Prime Minister and National Assembly have changed places", id="title-and-body"),
    pytest.param("It runs from Hanoi to Da Nang.", "Va de Da Nang a Hanói.", "en-es", "order: Hanoi and Da Nang have changed places", id="places"),
    pytest.param("He flew from Beijing to Moscow.", "Il est allé de Moscou à Pékin.", "en-fr", "order: Beijing and Moscow have changed places", id="cities"),
    pytest.param("Ông bay từ Thành phố Hồ Chí Minh ra Hà Nội.", "Voló de Hanói a Ciudad Ho Chi Minh.", "vi-es", "order: Hồ Chí Minh and Hà Nội have changed places", id="places-vi"),
    pytest.param("From May 3, 2024 to June 4, 2024.", "Del 4 de junio de 2024 al 3 de mayo de 2024.", "en-es", "order: May 3 and June 4 have changed places", id="days"),
    pytest.param("It fell from 7.2% to 5.1%.", "Cayó del 5,1\u00a0% al 7,2\u00a0%.", "en-es", "order: 7.2 and 5.1 have changed places", id="figures"),
    pytest.param("The team met.", "El Buró Político se reunió.", "en-es", "terms: the source document does not name Buró Político", id="added-body"),
    pytest.param("The students sang for the guests.", "Les étudiants ont chanté pour le Premier ministre.", "en-fr", "terms: the source document does not name Premier ministre", id="added-title"),
    pytest.param("The team met.", "El equipo de Pham Minh Chinh se reunió.", "en-es", "terms: the source document does not name Pham Minh Chinh", id="added-person"),
    pytest.param("State President Vo Thi Anh Xuan spoke.", "El presidente de la República Vo Thi Anh Xuan habló.", "en-es", "terms: presidente de la República is a man’s title before the name of a woman: see presidenta de la República", id="woman-es"),
    pytest.param("Minister of Home Affairs Pham Thi Thanh Tra spoke.", "Le ministre de l’Intérieur Pham Thi Thanh Tra a parlé.", "en-fr", "terms: ministre de l’Intérieur is a man’s title before the name of a woman: see la ministre de l’Intérieur", id="woman-fr-by-the-article"),
]
RIGHT = [
    pytest.param("A minister of justice is appointed.", "Los ministros de Justicia son nombrados.", "en-es", id="any-holder"),
    pytest.param("Deputy Prime Minister Tran Hong Ha and Deputy Prime Minister Ho Duc Phoc left.", "Los viceprimeros ministros Tran Hong Ha y Ho Duc Phoc se fueron.", "en-es", id="two-holders"),
    pytest.param("Vietnam's and Laos's Prime Minister met.", "Los primeros ministros de Vietnam y Laos se reunieron.", "en-es", id="two-countries"),
    pytest.param("The post of Deputy Prime Minister was created.", "Des postes de vice-Premiers ministres ont été créés.", "en-fr", id="the-office"),
    pytest.param("Các Phó Thủ tướng đã ký.", "Los viceprimeros ministros firmaron.", "vi-es", id="các"),
    pytest.param("The Ministry of Justice was thanked by the Ministry of Finance.", "El Ministerio de Finanzas agradeció al Ministerio de Justicia.", "en-es", id="passive"),
    pytest.param("Bộ Tư pháp được Bộ Tài chính mời.", "El Ministerio de Finanzas invitó al Ministerio de Justicia.", "vi-es", id="passive-vi"),
    pytest.param("The Government sent the bill to the National Assembly.", "A la Asamblea Nacional le envió el Gobierno el proyecto.", "en-es", id="free-order"),
    pytest.param("Le Bureau politique du Comité central a écrit.", "The Central Committee’s Politburo wrote.", "fr-en", id="genitive"),
    pytest.param("The Government bill pleases the National Assembly", "La Asamblea Nacional acoge el proyecto del Gobierno", "en-es", id="owner"),
    pytest.param("The Government will act, the Prime Minister said.", "El primer ministro dijo que el Gobierno actuará.", "en-es", id="aside"),
    pytest.param("It runs from Hanoi to Da Nang.", "Va a Da Nang desde Hanói.", "en-es", id="to-from"),
    pytest.param("From Hanoi to Da Nang and from Da Nang to Hanoi.", "De Hanói a Da Nang y de Da Nang a Hanói.", "en-es", id="there-and-back"),
    pytest.param("It was moved from May 3 to June 4.", "Se aplazó al 4 de junio desde el 3 de mayo.", "en-es", id="days-told-backwards"),
    pytest.param("It fell to 5.1% from 7.2%.", "Cayó del 7,2\u00a0% al 5,1\u00a0%.", "en-es", id="figures-told-backwards"),
    pytest.param("The cabinet met.", "Le gouvernement s’est réuni.", "en-fr", id="other-word"),
    pytest.param("Pham Minh Chinh left.", "El primer ministro Pham Minh Chinh se fue.", "en-es", id="title-of-one-named"),
    pytest.param("He left.", "El primer ministro se fue.", "en-es", id="pronoun"),
    pytest.param("Politburo member Bui Thi Minh Hoai spoke.", "El miembro del Buró Político Bui Thi Minh Hoai habló.", "en-es", id="of-both-genders"),
    pytest.param("State President To Lam, Vo Thi Anh Xuan and others left.", "El presidente de la República To Lam, Vo Thi Anh Xuan y otros se fueron.", "en-es", id="another-holder"),
]
# fmt: on


@pytest.mark.parametrize(("source", "target", "pair", "wanted"), WRONG)
def test_what_says_something_else_is_told(source: str, target: str, pair: str, wanted: str) -> None:
    assert _said(source, target, pair) == {wanted}


@pytest.mark.parametrize(("source", "target", "pair"), RIGHT)
def test_what_says_the_same_in_another_way_is_not_told(source: str, target: str, pair: str) -> None:
    assert _said(source, target, pair) == set()


def test_a_body_that_another_unit_names_is_not_added() -> None:
    texts = [("The Politburo met.", "El Buró Político se reunió.")]
    texts += [("The team wrote.", "El Buró Político escribió.")]
    units = [Translation(*text, "en", "es", GLOSSARY) for text in texts]
    assert check_document(units, (), document_checks(Style())[:1]) == [[], []]
    assert check_document(units[1:], (), document_checks(Style())[:1]) != [[]]
