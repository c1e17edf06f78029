"""The word behind a name, which an engine gives a capital."""

from __future__ import annotations

import pytest

from workflow.drafting.mending.stray_capitals import without_stray_capitals


@pytest.mark.parametrize(
    ("text", "source", "language", "expected"),
    [
        pytest.param("Lam Dijo que sí", "Lam said yes", "es", "Lam dijo que sí", id="es"),
        pytest.param("Chinh A convenu", "Chinh agreed", "fr", "Chinh a convenu", id="fr-auxiliary"),
        pytest.param("Hoy Hue Abre", "Today Hue opens", "es", "Hoy Hue abre", id="inside"),
        pytest.param("Lam China", "Lam visits China", "es", "Lam China", id="country"),
        pytest.param("Ban Lao", "Ban told Lao", "es", "Ban Lao", id="name-of-the-source"),
        pytest.param("Tran Dijo", "Tran Said spoke", "es", "Tran Dijo", id="capital-in-the-source"),
        pytest.param(
            "the Central Committee met",
            "se reunió el Comité Central del Partido",
            "en",
            "the Central Committee met",
            id="noun-behind-its-adjective",
        ),
        pytest.param("Hue UNESCO", "Hue joins", "es", "Hue UNESCO", id="abbreviation"),
    ],
)
def test_only_a_capital_of_the_engine_goes(
    text: str, source: str, language: str, expected: str
) -> None:
    assert without_stray_capitals(text, source, language) == expected
