"""Negations that one side has and the other has not."""

from __future__ import annotations

import pytest

from tests.checks.marks import messages, unit
from workflow.checks.negation import NegationCheck

SAID = {
    "en": "The law applies to small shops in the old town.",
    "es": "La ley se aplica a las tiendas pequeñas del casco viejo.",
    "fr": "La loi s’applique aux petits commerces de la vieille ville.",
    "nb": "Loven gjelder for små butikker i gamlebyen.",
    "vi": "Luật này áp dụng cho các cửa hàng nhỏ trong khu phố cổ.",
}
DENIED = {
    "en": "The law does not apply to small shops in the old town.",
    "es": "La ley no se aplica a las tiendas pequeñas del casco viejo.",
    "fr": "La loi ne s’applique pas aux petits commerces de la vieille ville.",
    "nb": "Loven gjelder ikke for små butikker i gamlebyen.",
    "vi": "Luật này không áp dụng cho các cửa hàng nhỏ trong khu phố cổ.",
}
PAIRS = [(one, other) for one in SAID for other in SAID if one != other]


def _said(source: str, target: str, pair: str) -> list[str]:
    return messages(NegationCheck(), unit(source, target, pair))[0]


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_both_say_and_both_deny(source: str, target: str) -> None:
    assert _said(SAID[source], SAID[target], f"{source}-{target}") == []
    assert _said(DENIED[source], DENIED[target], f"{source}-{target}") == []


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_negation_is_lost(source: str, target: str) -> None:
    (said,) = _said(DENIED[source], SAID[target], f"{source}-{target}")
    assert said.startswith("error ")
    assert said.endswith("has no counterpart in the translation")


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_negation_is_added(source: str, target: str) -> None:
    (said,) = _said(SAID[source], DENIED[target], f"{source}-{target}")
    assert said.startswith("error ")
    assert said.endswith("is not in the source")


NOT_TOLD = [
    pytest.param("The horse was unhurt.", "Hesten ble ikke skadet.", "en-nb", id="prefix"),
    pytest.param("It lacks water.", "Il n’a pas d’eau.", "en-fr", id="lack"),
    pytest.param("Only two came.", "Il n’en est venu que deux.", "en-fr", id="ne-que"),
    pytest.param("No. 11 is new.", "El n.º 11 es nuevo.", "en-es", id="number"),
    pytest.param("No later than May 5.", "Antes del 5 de mayo.", "en-es", id="no-later"),
    pytest.param("Not only rice grows here.", "Cũng có ngô mọc ở đây.", "en-vi", id="not-only"),
    pytest.param("Is it far?", "N’est-ce pas loin ?", "en-fr", id="question"),
    pytest.param("It is closed. Do come.", "Det er stengt. Kom ikke.", "en-nb", id="two-sentences"),
    pytest.param("He works without pay.", "Il travaille bénévolement.", "en-fr", id="without"),
    pytest.param("It is closed.", "Es ist nicht offen.", "en-de", id="unknown-language"),
    pytest.param("Families are rare.", "No se ven familias.", "en-es", id="rare"),
    pytest.param("The trip is essential.", "El viaje no puede faltar.", "en-es", id="no-faltar"),
    pytest.param("He never told us.", "Nunca nos dijo nada a nadie.", "en-es", id="concord"),
    pytest.param("There is no rice or tea.", "Il n’y a ni riz ni thé.", "en-fr", id="ni-ni"),
    pytest.param(
        "Some do not agree but I don’t care.",
        "Algunos no lo ven así; me da igual.",
        "en-es",
        id="all-the-same",
    ),
    pytest.param("An air force base", "Căn cứ không quân", "en-vi", id="air"),
    pytest.param("They are not very quick.", "Ils sont lourds.", "en-fr", id="not-very"),
    pytest.param("Prices rose.", "Les prix n’ont pas cessé de monter.", "en-fr", id="cesser"),
    pytest.param("He grew up here.", "No dejó de crecer aquí.", "en-es", id="dejar-de"),
    pytest.param("It began in May.", "No empezó sino en mayo.", "en-es", id="sino"),
    pytest.param("It is for rent.", "Den er ikke til salgs, men til leie.", "en-nb", id="ikke-men"),
    pytest.param("An unnamed source said so.", "Una fuente que no reveló.", "en-es", id="unnamed"),
    pytest.param("Costs fell to nil.", "Chi phí giảm xuống bằng không.", "en-vi", id="nil"),
]


@pytest.mark.parametrize(("source", "target", "pair"), NOT_TOLD)
def test_what_is_said_otherwise(source: str, target: str, pair: str) -> None:
    assert _said(source, target, pair) == []


def test_long_sentences_are_left_alone() -> None:
    tail = " and the river was high in every village of the district" * 3
    assert _said(f"He did not come{tail}.", "Il est venu.", "en-fr") == []


def test_que_behind_a_verb_of_saying_denies() -> None:
    pair = "It does not mean that the threat is over.", "Cela ne signifie pas que tout est fini."
    assert _said(*pair, "en-fr") == []


VISIT = {
    "en": ("did not visit", "The delegation {} the flooded villages and the border posts of the province during its working trip last week."),
    "es": ("no visitó", "La delegación {} las aldeas inundadas ni los puestos fronterizos de la provincia durante su viaje de trabajo."),
    "fr": ("n’a pas visité", "La délégation {} les villages inondés de la province au cours de son déplacement de travail la semaine dernière."),
    "nb": ("besøkte ikke", "Delegasjonen {} de oversvømte landsbyene og grensepostene i provinsen under arbeidsreisen i forrige uke."),
    "vi": ("không đến thăm", "Đoàn công tác {} các bản bị ngập lụt và các đồn biên phòng của tỉnh trong chuyến công tác tuần trước."),
}  # fmt: skip
VISITED = {"en": "visited", "es": "visitó", "fr": "a visité", "nb": "besøkte", "vi": "đã đến thăm"}


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_verb_that_lost_its_negation_is_an_error_in_a_sentence_of_the_news(
    source: str, target: str
) -> None:
    texts = {code: text.replace(" ni los", " y los") for code, (_, text) in VISIT.items()}
    denied = {code: texts[code].format(words) for code, (words, _) in VISIT.items()}
    said = {code: texts[code].format(words) for code, words in VISITED.items()}
    pair = f"{source}-{target}"
    assert _said(denied[source], denied[target], pair) == []
    (lost,) = _said(denied[source], said[target], pair)
    (added,) = _said(said[source], denied[target], pair)
    assert lost.startswith("error ")
    assert lost.endswith("has no counterpart in the translation")
    assert added.startswith("error ")
    assert added.endswith("is not in the source")


def test_in_a_longer_sentence_a_doubt_is_not_told() -> None:
    tail = " in the old town by the river this spring and summer and all through the long dry year"
    assert _said(f"The road is not open{tail}.", f"La route est désaffectée{tail}.", "en-fr") == []
    (said,) = _said(f"The road is not open{tail}.", f"La route est ouverte{tail}.", "en-fr")
    assert said == "error not has no counterpart in the translation"


TOLD = [
    pytest.param(
        "He broke Decree No. 12/2020/ND-CP and did not answer.",
        "Violó el Decreto n.º 12/2020/ND-CP y contestó.",
        "en-es",
        "not has no counterpart in the translation",
        id="the-stop-of-a-number-ends-no-sentence",
    ),
    pytest.param(
        "M. Nguyên n’a pas signé le texte.",
        "El Sr. Nguyen firmó el texto.",
        "fr-es",
        "n'a pas has no counterpart in the translation",
        id="nor-that-of-a-form-of-address",
    ),
    pytest.param(
        "La ville n’offre à aucune firme un terrain gratuit.",
        "The city offers any firm free land.",
        "fr-en",
        "n'offre à aucune has no counterpart in the translation",
        id="none-became-any",
    ),
    pytest.param(
        "The board will read new letters.",
        "La junta no leerá ninguna carta nueva.",
        "en-es",
        "no leerá ninguna is not in the source",
        id="two-words-deny-once",
    ),
    pytest.param(
        "El banco no paga cuentas que no existan.",
        "The bank pays accounts that do not exist.",
        "es-en",
        "the source denies twice (no, no), the translation once (not)",
        id="one-of-two-is-lost",
    ),
    pytest.param(
        "The bank does not pay accounts that exist.",
        "El banco no paga cuentas que no existan.",
        "en-es",
        "the source denies once (not), the translation twice (no, no)",
        id="one-is-added",
    ),
]


@pytest.mark.parametrize(("source", "target", "pair", "told"), TOLD)
def test_what_hid_a_negation(source: str, target: str, pair: str, told: str) -> None:
    (said,) = _said(source, target, pair)
    assert said.partition(" ")[2] == told


def test_a_word_that_may_stand_for_a_negation_makes_it_a_warning() -> None:
    (said,) = _said("The road is not open.", "La route est désaffectée.", "en-fr")
    assert said == "warning not has no counterpart in the translation"


LOST_TWICE = [
    pytest.param(
        "The province has not reached its goal and cannot build the school.",
        "La provincia ha alcanzado su meta y puede construir la escuela.",
        "en-es",
        id="not-and-cannot",
    ),
    pytest.param(
        "Le pont n’est pas construit et la route n’est pas réparée.",
        "The bridge is built and the road is repaired.",
        "fr-en",
        id="pas-et-pas",
    ),
    pytest.param(
        "No one was hurt and no house was lost.",
        "Hubo heridos y se perdió una casa.",
        "en-es",
        id="no-one-and-no-house",
    ),
    pytest.param(
        "Cầu chưa xây và đường chưa sửa.",
        "Broen er bygd og veien er reparert.",
        "vi-nb",
        id="chưa-và-chưa",
    ),
]


@pytest.mark.parametrize(("source", "target", "pair"), LOST_TWICE)
def test_two_negations_lost_at_once(source: str, target: str, pair: str) -> None:
    (said,) = _said(source, target, pair)
    assert said.startswith("error the source denies twice (")
    assert said.endswith("the translation nowhere")


def test_two_negations_that_affirm_together() -> None:
    pair = "I can’t recall a day when I didn’t sing.", "Tous les jours, je chante."
    assert _said(*pair, "en-fr") == []


@pytest.mark.parametrize(
    ("source", "target", "pair", "severity"),
    [
        pytest.param(
            "They would not stay until September.",
            "Ils resteraient jusqu’en septembre.",
            "en-fr",
            "error",
            id="fr",
        ),
        pytest.param(
            "Ils ne resteront pas jusqu’en septembre.",
            "They will stay until September.",
            "fr-en",
            "error",
            id="en",
        ),
        pytest.param(
            "They would not stay until September.",
            "Se quedarían hasta septiembre.",
            "en-es",
            "warning",
            id="hasta",
        ),
    ],
)
def test_until_on_both_sides_hides_no_negation(
    source: str, target: str, pair: str, severity: str
) -> None:
    (said,) = _said(source, target, pair)
    assert said.startswith(severity)


def test_until_on_one_side_may_stand_for_a_negation() -> None:
    assert _said("Attendez tant qu’il n’est pas là.", "Wait until he is here.", "fr-en") == []
