"""An office that a draft has lost, or whose `former` or country has gone, is told; no other is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drafting.fakes import draft as draft_of
from workflow.drafting.masking import Placed, Slot
from workflow.drafting.telling.lost_offices import lost_offices
from workflow.drafting.telling.office_lexicon import LANGUAGES, document
from workflow.engines import Pair

GOOD = Path(__file__).parent / "good_offices.tsv"
"""Pair, source and a good draft: in braces a noun (`h`), its modifier (`m`), its country (`c`)."""
MARK = re.compile(r"\{([hmc]) ([^{}]+)\}")
WRONG = {
    "en": ("room", "manager", "document"),
    "fr": ("salle", "cuisinier", "document"),
    "es": ("habitación", "cocinero", "documento"),
}


def told(pair: str, source: str, draft: str) -> tuple[str, ...]:
    return lost_offices(source, [], [], draft, Pair(*pair.split("-"))).lines


def rows() -> Iterator[tuple[str, str, str]]:
    for line in GOOD.read_text(encoding="utf-8").splitlines():
        pair, source, marked = line.split("\t")
        yield pair, source, marked


def plain(marked: str) -> str:
    return re.sub(r" {2,}", " ", MARK.sub(r"\2", marked)).strip()


def broken(pair: str, marked: str) -> Iterator[tuple[str, str]]:
    """Every way to break a good draft once: what was done, and the draft."""
    for mark in MARK.finditer(marked):
        before, after = marked[: mark.start()], marked[mark.end() :]
        if mark[1] == "h":
            for word in WRONG[pair[-2:]]:
                yield f"{mark[2]} → {word}", plain(f"{before}{word}{after}")
        else:
            without = plain(f"{before} {after}")
            yield f"without {mark[2]}", without
            yield f"{mark[2]} at the end", f"{without.rstrip('.')} en {mark[2]}."


ROWS = list(rows())
BROKEN = [
    (pair, source, draft, f"{pair} {how}")
    for pair, source, marked in ROWS
    for how, draft in broken(pair, marked)
]


@pytest.mark.parametrize(("pair", "source", "marked"), ROWS)
def test_a_good_draft_is_silent(pair: str, source: str, marked: str) -> None:
    assert told(pair, source, plain(marked)) == ()


def test_nearly_every_broken_draft_is_told() -> None:
    silent = [how for pair, source, draft, how in BROKEN if not told(pair, source, draft)]
    assert len(BROKEN) > 300
    assert len(silent) <= 0.03 * len(BROKEN), silent


@pytest.mark.parametrize(
    ("pair", "source", "draft", "lines"),
    [
        pytest.param(
            "en-es",
            "Ex-mayor Nguyen Thanh Phong spoke.",
            "Nguyen Thanh Phong de alcalde ex habló.",
            ("“Ex” of “Ex-mayor” is missing in the draft, or stands with another noun",),
            id="ex-behind-its-office",
        ),
        pytest.param(
            "en-es",
            "the provincial party secretary",
            "el secretario de partido provincial",
            (
                "“party secretary” has none of secretario del partido, secretario del comité del partido in the draft",
            ),
            id="a-provincial-party",
        ),
        pytest.param(
            "en-fr",
            "former central bank governor X",
            "gouverneur de banque centrale antérieure X",
            (
                "“former” of “former central bank governor” is missing in the draft, or stands with another noun",
            ),
            id="a-former-bank",
        ),
        pytest.param(
            "en-es",
            "the speaker of Japan's lower house and the Thai envoy",
            "el presidente de la cámara baja y el enviado tailandés de Japón",
            (
                "“Japan” of “Japan's lower house” is missing in the draft, or stands with another noun",
            ),
            id="another-one-s-country",
        ),
        pytest.param(
            "es-en",
            "El canciller encargado habló.",
            "The foreign minister commissioned spoke.",
            (
                "“encargado” of “canciller encargado” is missing in the draft, or stands with another noun",
            ),
            id="encargado",
        ),
        pytest.param(
            "es-en",
            "El Comandante en Jefe Fidel Castro habló.",
            "The Commander in Head Fidel Castro spoke.",
            ("“Comandante en Jefe” has no commander-in-chief in the draft",),
            id="commander-in-head",
        ),
        pytest.param(
            "en-es",
            "The president met the president of the court.",
            "El presidente se reunió con el cocinero del tribunal.",
            ("“president” stands more often in the source than presidente in the draft",),
            id="one-of-two",
        ),
        pytest.param(
            "es-en",
            "El ministro encargado de la Presidencia habló.",
            "The minister in charge of the Presidency spoke.",
            (),
            id="in-charge-of-something",
        ),
        pytest.param(
            "en-es",
            "The secretary spoke.",
            "El secretario general habló.",
            (),
            id="a-longer-title-of-a-draft",
        ),
        pytest.param("en-fr", "a tennis court", "un terrain de tennis", (), id="elsewhere"),
        pytest.param("en-nb", "The mayor spoke.", "Kokken talte.", (), id="no-lexicon"),
        pytest.param(
            "en-es",
            "the Inter-American Commission",
            "la Comisión Interamericana",
            (),
            id="part-of-a-word-is-no-country",
        ),
    ],
)
def test_what_is_told(pair: str, source: str, draft: str, lines: tuple[str, ...]) -> None:
    assert told(pair, source, draft) == tuple(f"wording: {line}" for line in lines)


def _slot(source: str, text: str, form: str, kind: str) -> Slot:
    start = source.index(text)
    return Slot(start, start + len(text), text, form, "X", kind=kind)


def _placed(slot: Slot, draft: str) -> Placed:
    start = draft.index(slot.form)
    return Placed(slot, start, start + len(slot.form))


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param("El presidente de la Asamblea Nacional vietnamita vino.", 0, id="beside"),
        pytest.param(
            "El presidente de la Asamblea Nacional vino con el jefe vietnamita.", 1, id="away"
        ),
    ],
)
def test_a_country_stands_beside_an_approved_form(draft: str, expected: int) -> None:
    source = "Vietnamese National Assembly Chairman Tran Thanh Man came."
    form = "presidente de la Asamblea Nacional"
    slot = _slot(source, "National Assembly Chairman", form, "title")
    lost = lost_offices(source, [slot], [_placed(slot, draft)], draft, Pair("en", "es"))
    assert len(lost.lines) == expected


def test_a_title_before_another_office_is_told() -> None:
    source = "He met Japan's chief cabinet secretary."
    draft = "Se reunió con el secretario del gabinete de jefe de Japón."
    slots = [
        _slot(source, "Japan's chief", "jefe de Japón", "title"),
        _slot(source, "cabinet secretary", "secretario del gabinete", "title"),
    ]
    placed = [_placed(one, draft) for one in slots]
    lost = lost_offices(source, slots, placed, draft, Pair("en", "es"))
    assert lost.lines == (
        "wording: “Japan's chief cabinet secretary” may be one office, the draft has two of it",
    )


def test_what_is_known_or_said_is_not_told() -> None:
    source, draft = "The former mayor spoke to a bishop.", "El alcalde habló con un cocinero."
    bishop = source.index("bishop"), source.index("bishop") + len("bishop")
    lost = lost_offices(source, [], [], draft, Pair("en", "es"), [bishop], {"former"})
    assert lost.lines == ()


def test_a_draft_tells_it_once() -> None:
    made = draft_of("The outgoing prefect came.", lambda _: "El prefecto vino.", Pair("en", "es"))
    assert [one for one in made.checks if "outgoing" in one] == [
        "wording: “outgoing” of “outgoing prefect” is missing in the draft, or stands with another noun"
    ]


@pytest.mark.parametrize("kind", ["offices", "bodies", "acts", "modifiers"])
def test_every_row_has_two_languages_and_words(kind: str) -> None:
    for name, row in document()[kind].items():
        cells = {language: cell for language, cell in row.items() if language in LANGUAGES}
        assert len(cells) > 1, name
        assert any(cell.partition(";")[0].strip() for cell in cells.values()) or name == "new", name


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_texts_are_taken(source: str, draft: str) -> None:
    for pair in (Pair("en", "es"), Pair("fr", "en"), Pair("es", "fr")):
        for line in lost_offices(source, [], [], draft, pair).lines:
            assert line.startswith("wording: ")
