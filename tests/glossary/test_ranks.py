"""Military ranks: found before a name, told from the everyday words they are."""

from __future__ import annotations

import pytest

from workflow.glossary import Glossary, Policy


def ranks(glossary: Glossary, text: str, language: str) -> list[tuple[str, str]]:
    found = glossary.find(text, language)
    return [(one.text, one.id.removeprefix("title-rank-")) for one in found if "rank" in one.id]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        pytest.param(
            "en", "General Phan Van Giang left.", [("General", "general")], id="en-general"
        ),
        pytest.param("fr", "Le général Phan Van Giang.", [("général", "general")], id="fr-general"),
        pytest.param("es", "El general Phan Van Giang.", [("general", "general")], id="es-general"),
        pytest.param("nb", "Så kom general Phan Van Giang.", [("general", "general")], id="nb"),
        pytest.param("vi", "Đại tướng Phan Văn Giang đến.", [("Đại tướng", "general")], id="vi"),
        pytest.param(
            "en",
            "Senior Lieutenant General Le Van Ba and Vice Admiral Tran Van Hai met.",
            [
                ("Senior Lieutenant General", "senior-lieutenant-general"),
                ("Vice Admiral", "vice-admiral"),
            ],
            id="the-longest",
        ),
        pytest.param(
            "es",
            "El teniente general Phan Van Giang.",
            [("teniente general", "lieutenant-general")],
            id="es-lieutenant",
        ),
        pytest.param(
            "en", "General Đinh Văn Nam left.", [("General", "general")], id="no-one-listed"
        ),
        pytest.param(
            "nb", "Så kom general Truong Van Nam.", [("general", "general")], id="no-marks"
        ),
        pytest.param(
            "fr",
            "Le général de division Truong Van Nam.",
            [("général de division", "lieutenant-general")],
            id="fr-division",
        ),
        pytest.param("en", "General Cao Gangchuan left.", [], id="another-country"),
        pytest.param("es", "El jefe del Estado Mayor General habló.", [], id="general-staff"),
        pytest.param("en", "Director General Tran Van Ba spoke.", [], id="director-general"),
        pytest.param("en", "The General Assembly met in May.", [], id="assembly"),
        pytest.param("es", "En general, Tran Van Ba está de acuerdo.", [], id="in-general"),
        pytest.param("fr", "Le secrétaire général Nguyen Phu Trong parle.", [], id="secretary"),
        pytest.param("nb", "De kom fra generalen og hæren.", [], id="nb-no-name"),
    ],
)
def test_a_rank_stands_before_a_name(
    glossary: Glossary, language: str, text: str, found: list[tuple[str, str]]
) -> None:
    assert ranks(glossary, text, language) == found


@pytest.mark.parametrize(
    "rank", ["senior-lieutenant-general", "lieutenant-general", "major-general", "senior-colonel"]
)
def test_ranks_that_agencies_word_differently_are_only_looked_for(
    glossary: Glossary, rank: str
) -> None:
    assert glossary.concept(f"title-rank-{rank}").usage.policy is Policy.PROPOSE
