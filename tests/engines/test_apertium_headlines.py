"""Spanish headlines that begin with their verb, and what stands around it, in the real mode."""

from __future__ import annotations

import pytest

from tests.engines.real_mode import drafted
from workflow.engines.languages import Pair

ES_EN = Pair("es", "en")

CASES = [
    ("Elige Parlamento cubano a nueva vicepresidenta", "Cuban parliament elects new"),
    ("Destituye Congreso peruano a presidente interino", "congress dismisses interim"),
    ("Llega presidenta chilena a Vietnam", "president arrives in Vietnam"),
    ("Inició visita a China", "initiated visit to China"),
    ("Visita Lima delegación cubana", "Lima Cuban delegation"),
    ("El rey recibió este jueves en Lima a una delegación.", "in Lima a delegation"),
    ("El rey recibió ayer a una delegación.", "yesterday a delegation"),
    ("El rey lo envió ayer a una delegación.", "yesterday to a delegation"),
    ("El rey cesó además al director.", "in addition dismissed the director"),
    ("Los diputados eligieron a Ana Ruiz como presidenta.", "as president"),
    ("La ministra le agradeció la visita.", "for the visit"),
    ("El crecimiento medio fue alto.", "average growth"),
    ("Su abogada recurrirá el fallo.", "will appeal"),
    ("Ni se rinden ni se venden.", " nor "),
    ("Por Ana Ruiz, corresponsal jefa", "chief correspondent"),
    ("De Lima la delegación viajará a Cuba.", "From Lima the delegation"),
]


@pytest.fixture(scope="module", name="drafts")
def _drafts() -> dict[str, str]:
    return drafted([text for text, _ in CASES], ES_EN)


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:25] for text, _ in CASES])
def test_who_does_what_is_as_in_the_source(text: str, wanted: str, drafts: dict[str, str]) -> None:
    assert wanted in drafts[text]
