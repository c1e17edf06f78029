"""How international wires say things, in the real mode from English to Spanish."""

from __future__ import annotations

import pytest

from tests.engines.real_mode import drafted
from workflow.engines.apertium.coordinations import coordinated
from workflow.engines.languages import Pair

EN_ES = Pair("en", "es")

CASES = [
    ("Lawmakers on Tuesday elected a new president.", "Los legisladores eligieron el martes"),
    ("The king on Monday appointed a judge.", "El lunes, el rey nombró"),
    ("The court on Monday jailed a judge.", "encarceló el lunes"),
    ("Deputies rejected it by a show of hands.", "a mano alzada"),
    ("Ten deputies abstained and three voted against the bill.", "tres de ellos votaron contra"),
    ("Five members abstained.", "se abstuvieron"),
    ("She was dropped from the cabinet.", "Fue excluida del gabinete"),
    ("Prosecutors dropped the charges.", "retiraron los cargos"),
    ("He was re-elected in May.", "Fue reelegido"),
    ("Any act infringing upon its sovereignty is wrong.", "Cualquier acto que viola su soberanía"),
    ("They arrived in Paris on Sunday.", "llegaron a París"),
    ("They arrived in March.", "llegaron en marzo"),
    ("A China-led delegation came.", "Una delegación dirigida por China"),
    ("The military-backed government fell.", "El gobierno respaldado por el ejército"),
    ("The 200-strong committee met.", "comité de 200 miembros"),
    ("He survived a no-confidence vote.", "sobrevivió a una moción de censura"),
    ("The committee let the official keep his post.", "permitió al oficial mantener"),
    ("He was stripped of all positions.", "todos los cargos"),
    ("The party replaced the minister with a judge.", "por un juez"),
    ("They quoted an official as saying that it was over.", "que dijo que"),
    ("He is under investigation.", "está bajo investigación"),
    ("The law voted by the assembly is new.", "votada por la asamblea"),
    ("The deputies discussed trade.", "debatieron"),
    ("They removed the mayor from his post.", "Cesaron al alcalde de su cargo"),
    ("They removed the mayor from office.", "Cesaron"),
    ("They removed the stone from the road.", "la piedra"),
    ("It rose to a billion.", "a mil millones"),
    ("Young lawmakers met.", "Los legisladores jóvenes"),
    ("Young spoke.", "Young habló"),
    ("He won the seat in the by-election.", "en la elección parcial"),
    ("The returning officer announced it.", "El agente electoral"),
    ("The seat left vacant by his death is hers.", "que permaneció vacante"),
    ("The mayor chose his running mate.", "compañero de fórmula"),
    ("The mayor won the election by a landslide.", "por una gran mayoría"),
    ("The landslide killed three people.", "El deslizamiento"),
    ("The court charged 14 defendants.", "acusó"),
    ("They are accused of abusing their positions.", "abusar de"),
    ("The first-instance trial opened.", "El juicio de primera instancia"),
    ("The committee decided on expulsion for 2 members.", "expulsión de 2 miembros"),
    ("The government issued a white paper on defence.", "libro blanco"),
    ("The children made a white paper boat.", "papel blanco"),
    ("Laos upholds its one-China policy.", "política de una sola China"),
    ("The police arrested the chief accountant.", "contable jefe"),
    ("The vote will be held on 3 June.", "tendrá lugar el 3 de junio"),
    ("The meeting was held on 15 March.", "tuvo lugar el 15 de marzo"),
    ("The leaders honoured six late soldiers.", "soldados difuntos"),
    ("His late reply came.", "respuesta tardía"),
    ("It put the case under its watch.", "bajo su supervisión"),
    ("He paid 200 million VND.", "200 millones de VND"),
    ("He signed it, asking ministers to act.", "instando a los ministros a"),
]


@pytest.fixture(scope="module", name="drafts")
def _drafts() -> dict[str, str]:
    return drafted([text for text, _ in CASES], EN_ES)


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:25] for text, _ in CASES])
def test_the_everyday_words_of_wires(text: str, wanted: str, drafts: dict[str, str]) -> None:
    assert wanted.casefold() in drafts[text].casefold()


_MAYOR = "^el<det><def><m><sg>$ ^alcalde<n><m><sg>$ "
_RULED = "^ser<vbser><ifi><p3><sg>$ ^cesar<vblex><pp><m><sg>$"


@pytest.mark.parametrize(
    ("subject", "forms", "plural"),
    [
        pytest.param(_MAYOR + "^y<cnjcoo>$ " + _MAYOR, {}, True, id="two"),
        pytest.param(
            "^el<det><def><m><sg>$ ^qzxa<n><m><sg>$ ^y<cnjcoo>$ " + _MAYOR,
            {"qzxa": "exjefe de la policía de Hue"},
            True,
            id="an-approved-form-and-another",
        ),
        pytest.param(
            _MAYOR + "^y<cnjcoo>$ ^dirigente<n><mf><sg>$ ",
            {},
            False,
            id="one-person-of-two-offices",
        ),
        pytest.param(
            "^el<det><def><m><sg>$ ^jefe<n><m><sg>$ ^de<pr>$ ^el<det><def><m><sg>$ "
            "^partido<n><m><sg>$ ^y<cnjcoo>$ ^el<det><def><m><sg>$ ^ejército<n><m><sg>$ ",
            {},
            False,
            id="one-head-of-two-bodies",
        ),
        pytest.param("^con<pr>$ " + _MAYOR + "^y<cnjcoo>$ " + _MAYOR, {}, False, id="no-subject"),
    ],
)
def test_the_verb_of_two_persons_is_plural(
    subject: str, forms: dict[str, str], plural: bool
) -> None:
    made = coordinated(subject + _RULED, forms)
    wanted = "^ser<vbser><ifi><p3><pl>$ ^cesar<vblex><pp><m><pl>$" if plural else _RULED
    assert made == subject + wanted
