"""Words that Apertium knows in another sense than official news, through the real modes."""

from __future__ import annotations

import re
import shutil
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import judge
from workflow.engines.apertium import Apertium
from workflow.engines.apertium.lexicon import corrected, generated, lexicon_data, polished
from workflow.engines.apertium.mode import read_stages, run_stages
from workflow.engines.apertium.words import with_forms
from workflow.engines.languages import Pair

EN_ES, FR_ES, ES_EN, ES_FR = Pair("en", "es"), Pair("fr", "es"), Pair("es", "en"), Pair("es", "fr")


@pytest.mark.parametrize(
    ("pair", "text", "wanted"),
    [
        (EN_ES, "The council held its fifth session.", "celebró su quinta sesión"),
        (EN_ES, "She holds the post of director.", "Ocupa el cargo de director"),
        (EN_ES, "The congress was held in Hue.", "fue celebrado"),
        (EN_ES, "He met with the minister.", "encontró con el ministro"),
        (EN_ES, "They meet the requirements.", "Cumplen los requisitos"),
        (EN_ES, "He was dismissed from his post.", "Fue cesado de su cargo"),
        (EN_ES, "Officials must not accept gifts.", "Los funcionarios no deben aceptar regalos"),
        (EN_ES, "Officials do not have to pay.", "no tienen que"),
        (EN_ES, "The law will come into force.", "entrará en vigor"),
        (EN_ES, "The rule remains in effect.", "sigue en efecto"),
        (EN_ES, "He told the minister that he would resign.", "Dijo al ministro que dimitiría"),
        (EN_ES, "The councils at all levels met them.", "en cada nivel"),
        (EN_ES, "He hands over the decision.", "Entrega la decisión"),
        (EN_ES, "The army serves the people.", "sirve el pueblo"),
        (EN_ES, "It recalled the victory.", "Recordó la victoria"),
        (EN_ES, "It recalled its ambassador.", "Retiró"),
        (EN_ES, "Article 5 of the bill was read.", "rtículo 5"),
        (FR_ES, "Le congrès s’est tenu à Hue.", "se ha celebrado"),
        (FR_ES, "Neuf députés ont voté.", "Nueve diputados"),
        (FR_ES, "Un avion neuf arrive.", "avión nuevo"),
        (FR_ES, "Personne ne s’est opposé.", "Nadie se ha opuesto"),
        (FR_ES, "Ils sont arrivés.", "Han llegado"),
        (FR_ES, "Le siège du comité est grand.", "La sede del comité"),
        (FR_ES, "La loi a reçu 437 voix.", "437 votos"),
        (FR_ES, "Le commandant parle.", "El comandante habla"),
        (ES_EN, "Las violaciones fueron graves.", "violations"),
        (ES_EN, "El ministro no asistió y nadie votó.", "and nobody voted"),
        (ES_EN, "No votó nadie.", "anybody"),
        (ES_EN, "El ministro viajará mañana.", "will travel tomorrow"),
        (ES_EN, "La mañana fue larga.", "morning"),
        (ES_EN, "Asistieron el ministro y la alcaldesa.", "Among the participants: "),
        (ES_EN, "El antiguo comité trabaja.", "The former committee"),
        (ES_EN, "La ceremonia se celebró ayer.", "took place"),
        (ES_EN, "La nación celebró el aniversario.", "celebrated the anniversary"),
        (ES_EN, "Eligieron al presidente.", "elected the president"),
        (ES_EN, "Todo el pueblo trabaja.", "All the people"),
        (ES_FR, "El señor Quang y la señora Lan llegan.", "M. Quang et Mme Lan"),
        (ES_FR, "El pueblo trabaja.", "Le peuple"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_word_is_taken_as_official_news_means_it(pair: Pair, text: str, wanted: str) -> None:
    judge("apertium")
    (made,) = Apertium().translate([text], pair, lambda count: None)
    assert wanted in made.text


@pytest.mark.parametrize("pair", [EN_ES, FR_ES, ES_EN, ES_FR], ids=str)
def test_each_word_that_is_put_can_be_generated(pair: Pair) -> None:
    """A word that the generator lacks would come out marked as unknown."""
    judge("apertium")
    program = Path(shutil.which("apertium") or "")
    data = program.resolve().parent.parent / "share" / "apertium" / "modes"
    names = {"en": "eng", "es": "spa"} if "en" in (pair.source, pair.target) else {}
    name = "-".join(names.get(one, one) for one in (pair.source, pair.target))
    stages = read_stages(data / f"{name}.mode", program)
    assert stages is not None
    entries = tomllib.loads(lexicon_data().decode())["senses"][f"{pair.source}-{pair.target}"]
    words = {one["put"] for one in entries if re.fullmatch(r"\w+<(vblex|n)>(<[mf]>)?", one["put"])}
    units = [f"^{one}{'<inf>' if '<vblex>' in one else '<sg>'}$" for one in sorted(words)]
    made = run_stages(
        stages.generation, [with_forms(generated(one, pair), pair) for one in units], str(pair)
    )
    assert len(made) > 10
    assert [one for one in made if "#" in one or "@" in one] == []


@pytest.mark.parametrize("pair", [EN_ES, FR_ES, ES_EN, ES_FR], ids=str)
@given(text=st.text(alphabet="ab^$/<>[]\\ éñ", max_size=60))
def test_other_streams_are_left_as_they_are(pair: Pair, text: str) -> None:
    assert corrected(text, pair) == text
    assert generated(text, pair) == text
    assert polished(text, pair) == text


def test_capitals_and_numbers_stay() -> None:
    stream = "^Post<n><pl>/Poste<n><m><pl>$ ^HOLD<vblex><past>/AGUANTAR<vblex><past>$"
    made = corrected(stream, EN_ES)
    assert made == "^Post<n><pl>/Cargo<n><m><pl>$ ^HOLD<vblex><past>/CELEBRAR<vblex><past>$"


def test_every_pattern_can_be_read() -> None:
    document = tomllib.loads(
        resources.files("workflow.engines.apertium").joinpath("lexicon.toml").read_text("utf-8")
    )
    for stage in ("rewritten", "generated", "polished"):
        for entries in document[stage].values():
            assert all(re.compile(one["find"]) and "put" in one for one in entries)
