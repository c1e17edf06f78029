"""What stands around a row changes what it means: the whole is one title, or it is doubtful."""

from __future__ import annotations

import pytest

from tests.drafting.fakes import GLOSSARY
from workflow.checks.negations import denials
from workflow.drafting import ArticleContext
from workflow.drafting.masking import Slot
from workflow.drafting.planning import plan_draft
from workflow.engines import Pair
from workflow.style import Style


def _slots(text: str, source: str, target: str) -> list[Slot]:
    context = ArticleContext(source, [text], GLOSSARY)
    return list(plan_draft(text, "", Pair(source, target), GLOSSARY, context, Style()).slots)


def _named(texts: list[str]) -> list[str]:
    """The forms of the last text of an article."""
    context = ArticleContext("en", texts, GLOSSARY)
    plan = plan_draft(texts[-1], "", Pair("en", "es"), GLOSSARY, context, Style())
    return [one.form for one in plan.slots]


def _forms(text: str, source: str, target: str) -> list[str]:
    """What is put into the draft without any doubt."""
    slots = _slots(text, source, target)
    return [one.form.replace("\u00a0", " ") for one in slots if not one.doubt]


@pytest.mark.parametrize(
    ("source", "target", "text", "form"),
    [
        pytest.param(
            "en",
            "es",
            "The standing vice chairwoman of the Son La People's Council, Le Thi Be, spoke.",
            "vicepresidenta permanente del Consejo Popular provincial de Son La",
            id="standing-vice-chairwoman",
        ),
        pytest.param(
            "fr",
            "en",
            "Le vice-président permanent du Comité populaire de Huê a parlé.",
            "Permanent Vice Chairman of the Hue municipal People’s Committee",
            id="vice-président-permanent",
        ),
        pytest.param(
            "en",
            "es",
            "The Permanent Deputy Secretary of the municipal Party Committee spoke.",
            "vicesecretario permanente del Comité municipal del Partido",
            id="deputy-of-a-described-body",
        ),
        pytest.param(
            "en",
            "fr",
            "The Deputy Chief Justice of the Supreme People's Court spoke.",
            "vice-président de la Cour populaire suprême",
            id="deputy-chief-justice",
        ),
        pytest.param(
            "en",
            "es",
            "The acting chief judge of the People's Court spoke.",
            "presidente interino del Tribunal Popular",
            id="acting-chief-judge",
        ),
        pytest.param(
            "en",
            "es",
            "The city's 9th Party Congress opened.",
            "IX Congreso municipal del Partido",
            id="congress-of-the-city",
        ),
        pytest.param(
            "es",
            "fr",
            "El IX Congreso del Partido de la ciudad se inauguró.",
            "IXe Congrès municipal du Parti",
            id="congreso-de-la-ciudad",
        ),
        pytest.param(
            "en", "es", "They read the draft Law on Land.", "proyecto de Ley de Tierras", id="draft"
        ),
        pytest.param(
            "en",
            "fr",
            "They read the draft amended Land Law.",
            "projet de révision de la Loi foncière",
            id="draft-amended",
        ),
        pytest.param(
            "fr", "es", "Il cite l'arrêté n°77/QD-TTg.", "Decisión n.º 77/QD-TTg", id="arrêté"
        ),
        pytest.param(
            "fr", "es", "Nommé par arrêté du ministre, il est parti.", "decisión", id="no-decree"
        ),
        pytest.param(
            "en",
            "es",
            "They saw the Truong Son national martyrs' cemetery.",
            "Cementerio Nacional de Mártires de Truong Son",
            id="place-in-small-letters",
        ),
        pytest.param("fr", "es", "La juge Trân Thi Be a lu.", "jueza", id="la-juge"),
        pytest.param("es", "en", "La jueza Tran Thi Be leyó.", "Judge", id="la-jueza"),
        pytest.param("en", "es", "Lieutenant Vu Van Be spoke.", "teniente", id="lieutenant"),
        pytest.param("en", "fr", "He met Colonel Bui Van Be.", "colonel", id="colonel"),
        pytest.param(
            "en", "es", "Presiding judge Vu Thi Be spoke.", "presidenta de la sala", id="presiding"
        ),
        pytest.param(
            "en",
            "es",
            "We met Party Secretary Tran Van Be.",
            "secretario del Partido",
            id="party-secretary",
        ),
        pytest.param(
            "es", "en", "Habló la ministra consejera.", "Minister Counsellor", id="diplomat"
        ),
        pytest.param(
            "en",
            "es",
            "The Minister Counsellor of the Laotian Embassy, Le Thi Be, spoke.",
            "ministra consejera",
            id="named-behind-its-embassy",
        ),
        pytest.param(
            "fr", "es", "Le ministre délégué à l'Europe parle.", "ministro delegado", id="délégué"
        ),
        pytest.param(
            "en",
            "fr",
            "The Secretary of the An Bien ward Party Committee, a 38-year-old woman, spoke.",
            "secrétaire du Comité du Parti du quartier d’An Bien",
            id="a-woman-between-commas",
        ),
        pytest.param(
            "fr",
            "es",
            "La suppléante du secrétaire général de l'Assemblée nationale, Le Thi Be, parle.",
            "secretario general de la Asamblea Nacional",
            id="the-woman-is-his-deputy",
        ),
        pytest.param(
            "en",
            "es",
            "The Party Civil Affairs Committee of the Ministry of Finance met.",
            "Ministerio de Finanzas",
            id="one-row-of-another",
        ),
        pytest.param(
            "en",
            "es",
            "She is Chairwoman of the Committee for Rivers and member of the National Assembly "
            "for the 2021-2026 tenure.",
            "mandato 2021-2026",
            id="a-phrase-behind-a-row",
        ),
        pytest.param(
            "en",
            "es",
            "The Party cell of the Blue Police Division met.",
            "célula del Partido",
            id="any-body-has-one",
        ),
        pytest.param(
            "en",
            "fr",
            "They read the draft Resolution No. 77/2025/QH15.",
            "projet de résolution n° 77/2025/QH15",
            id="draft-of-a-reference",
        ),
        pytest.param(
            "en",
            "es",
            "The Ministry of Finance's Office was closed.",
            "Ministerio de Finanzas",
            id="its-office",
        ),
    ],
)
def test_a_title_is_whole(source: str, target: str, text: str, form: str) -> None:
    assert form in _forms(text, source, target)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param("The Women's Union of Quan Ba sent gifts.", "Unión", id="of-a-district"),
        pytest.param(
            "The Hai Phong Youth Union, the Women's Union and others met.", "Unión", id="one-owner"
        ),
        pytest.param("Colonel Lai Tien Giang spoke.", "Tien Giang", id="a-person-is-no-province"),
        pytest.param("They set out Plan No. 77/QD-TTg.", "Plan n.º 77/QD-TTg", id="type-word"),
    ],
)
def test_no_part_of_another_name_is_trusted(text: str, form: str) -> None:
    assert not any(one.startswith(form) for one in _forms(text, "en", "es"))


def test_the_woman_between_commas_bends_the_title() -> None:
    text = "The Secretary of the An Bien ward Party Committee, a 38-year-old woman, spoke."
    assert [one.grammar.gender for one in _slots(text, "en", "es")] == ["f"]


@pytest.mark.parametrize("text", ["Directive No.05-CT/TW is new.", "Nos.5 and 6 are new."])
def test_a_number_denies_nothing(text: str) -> None:
    assert denials(text, "en") == []


@pytest.mark.parametrize(
    ("others", "form"),
    [
        pytest.param(["Nguyen Thi Thanh came."], "secretaria del Partido", id="one-bears-it"),
        pytest.param(
            ["Nguyen Thi Thanh came.", "They met Sung Mi Thanh there."],
            "secretario del Partido",
            id="two-bear-it",
        ),
    ],
)
def test_a_given_name_of_two_people_tells_no_gender(others: list[str], form: str) -> None:
    assert form in _named([*others, "We met Party Secretary Thanh."])
