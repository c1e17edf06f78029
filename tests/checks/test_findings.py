"""The checks: what each one catches, and what looks like a fault and is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.checks import Translation, check_unit
from workflow.glossary import Glossary

GLOSSARY = Glossary.load(Path(__file__).resolve().parents[2] / "glossary")


def _findings(source: str, target: str, pair: str = "en-fr") -> list[str]:
    one, other = pair.split("-")
    return [
        str(finding) for finding in check_unit(Translation(source, target, one, other, GLOSSARY))
    ]


GOOD = [
    pytest.param(
        "Growth was 6.95%.", "La croissance a été de 6,95\u00a0%.", "en-fr", id="decimal-comma"
    ),
    pytest.param(
        "It cost 1,250 billion dong.",
        "Le coût est de 1\u00a0250 milliards de dongs.",
        "en-fr",
        id="grouping",
    ),
    pytest.param(
        "It cost 1.2 billion dong.", "Costó 1.200 millones de dongs.", "en-es", id="long-scale"
    ),
    pytest.param(
        "VND860 billion (US$34,000)", "860 tỷ đồng (34.000 USD)", "en-vi", id="glued-currency"
    ),
    pytest.param("on September 11, 2020", "ngày 11/9/2020", "en-vi", id="month-by-name"),
    pytest.param("the 13th congress", "le XIIIe congrès", "en-fr", id="roman-ordinal"),
    pytest.param("It has 2 bridges.", "Il y a deux ponts.", "en-fr", id="spelled-out"),
    pytest.param("at 2:30 p.m.", "kl. 14.30", "en-nb", id="half-days"),
    pytest.param("at 2 p.m.", "a las 14.00", "en-es", id="hour-alone"),
    pytest.param("Resolution No. 11-NQ/TW", "Nghị quyết số 11-NQ/TW", "en-vi", id="reference"),
    pytest.param(
        "La peña tiene un secretario general, Iván Soto.",
        "The club has a general secretary, Iván Soto.",
        "es-en",
        id="an-office-of-others",
    ),
    pytest.param(
        "El exministro de Turismo habló.",
        "The former Minister of Finance spoke.",
        "es-en",
        id="a-longer-title-begins-with-it",
    ),
    pytest.param(
        "The US State Department spoke.",
        "Habló el Ministerio de relaciones exteriores de Francia.",
        "en-es",
        id="a-body-of-others",
    ),
    pytest.param("The State budget grew.", "El presupuesto estatal creció.", "en-es", id="estatal"),
    pytest.param(
        "The Government’s policy helps farmers.",
        "La politique gouvernementale aide les agriculteurs.",
        "en-fr",
        id="gouvernementale",
    ),
    pytest.param(
        "La politique du gouvernement aide les agriculteurs.",
        "La política gubernamental ayuda a los agricultores.",
        "fr-es",
        id="gubernamental",
    ),
    pytest.param(
        "The Party’s line is right.",
        "La línea partidista es correcta.",
        "en-es",
        id="partidista",
    ),
    pytest.param(
        "Viet Nam’s students won.",
        "Les étudiants vietnamiens ont gagné.",
        "en-fr",
        id="of-a-country",
    ),
    pytest.param(
        "Decree No. 30/2020/ND-CP", "Nghị định số 30/2020/NĐ-CP", "en-vi", id="restored-letter"
    ),
    pytest.param(
        "Decree No. 30/2020/ND-CP", "Decreto n.º 30/2020/ND-CP", "en-es", id="letter-abroad"
    ),
    pytest.param(
        "The Prime Minister received the ministers.",
        "Thủ tướng đã tiếp các bộ trưởng.",
        "en-vi",
        id="small-ministers",
    ),
    pytest.param("The Prime Minister spoke.", "Le Premier ministre a parlé.", "en-fr", id="term"),
    pytest.param("the Prime Minister", "la Première ministre", "en-fr", id="admitted-variant"),
    pytest.param("a <b>new</b> plan", "un <b>nouveau</b> plan", "en-fr", id="tags"),
    pytest.param(
        '<a id="1">here</a> <i>now</i>',
        '<i>maintenant</i> <a id="1">ici</a>',
        "en-fr",
        id="tags-in-another-order",
    ),
]


@pytest.mark.parametrize(("source", "target", "pair"), GOOD)
def test_nothing_to_find(source: str, target: str, pair: str) -> None:
    assert _findings(source, target, pair) == []


BAD = [
    pytest.param(
        "The Prime Minister spoke.",
        "Le vice-Premier ministre a parlé.",
        "en-fr",
        [
            "terms: Prime Minister needs its approved form Premier ministre",
            "qualifiers: “deputy” (vice-Premier) is not in the source",
        ],
        id="another-title-around-it",
    ),
    pytest.param(
        "Growth was 6.95%.",
        "La croissance a été de 6,59\u00a0%.",
        "en-fr",
        ["numbers: 6.95 is missing", "numbers: 6,59 is not in the source"],
        id="swapped-digits",
    ),
    pytest.param(
        "1.2 billion dong",
        "1,2 millions de dongs",
        "en-fr",
        ["numbers: 1.2 billion is another figure here: 1,2 millions"],
        id="wrong-scale",
    ),
    pytest.param(
        "133,000 people",
        "133,000 personas",
        "en-es",
        ["numbers: 133,000 has the marks of another language"],
        id="foreign-separator",
    ),
    pytest.param(
        "Resolution No. 11-NQ/TW",
        "résolution n°\u00a012-NQ/TW",
        "en-fr",
        [
            "references: Resolution No. 11-NQ/TW is missing",
            "references: résolution n°\u00a012-NQ/TW is not in the source",
        ],
        id="wrong-resolution",
    ),
    pytest.param(
        "Decision No. 11-QD/TW",
        "Nghị quyết số 11-NQ/TW",
        "en-vi",
        [
            "references: Decision No. 11-QD/TW is missing",
            "references: Nghị quyết số 11-NQ/TW is not in the source",
        ],
        id="wrong-type",
    ),
    pytest.param(
        "Decree No. 30/2020/ND-CP",
        "Nghị định số 30/2020/ND-CP",
        "en-vi",
        ["references: Nghị định số 30/2020/ND-CP is spelt 30/2020/NĐ-CP"],
        id="lost-letter",
    ),
    pytest.param(
        "The Prime Minister spoke.",
        "Le président a parlé.",
        "en-fr",
        ["terms: Prime Minister needs its approved form Premier ministre"],
        id="wrong-title",
    ),
    pytest.param(
        "the Prime Minister",
        "førsteminister",
        "en-nb",
        [
            "terms: Prime Minister needs its approved form statsminister",
            "terms: førsteminister must not be used, the approved form is statsminister",
        ],
        id="forbidden-form",
    ),
    pytest.param(
        "a <b>new</b> plan",
        "un nouveau plan",
        "en-fr",
        ["tags: <b>…</b> of the source is missing"],
        id="lost-tag",
    ),
    pytest.param(
        "a new plan",
        "un <i>nouveau</i> plan",
        "en-fr",
        ["tags: <i>…</i> is not in the source"],
        id="added-tag",
    ),
    pytest.param(
        "a <b>new</b> plan",
        "un <b>nouveau plan",
        "en-fr",
        ["tags: opening and closing tags do not match"],
        id="open-tag",
    ),
    pytest.param(
        '<a id="1">x</a>',
        '<a id="2">x</a>',
        "en-fr",
        [
            'tags: <a id="1">…</a> of the source is missing',
            'tags: <a id="2">…</a> is not in the source',
        ],
        id="another-link",
    ),
]


@pytest.mark.parametrize(("source", "target", "pair", "messages"), BAD)
def test_each_fault_is_named(source: str, target: str, pair: str, messages: list[str]) -> None:
    assert _findings(source, target, pair) == messages


def test_the_sample_desk_has_no_finding_in_reviewed_units() -> None:
    from workflow.batch import Workspace, check_jobs
    from workflow.desk import Desk

    workspace = Workspace(Desk.open(Path(__file__).resolve().parents[2]))
    results = check_jobs(workspace, workspace.jobs().jobs)
    reviewed = [
        (item.job.name, finding)
        for item in results
        for flawed in item.flawed
        if flawed.unit.state.value == "reviewed"
        for finding in flawed.findings
    ]
    assert sum(item.units for item in results) >= 400
    assert reviewed == []
