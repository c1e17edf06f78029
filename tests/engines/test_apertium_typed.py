"""Typed spans: the real modes where they are installed, small stand-ins for broken ones."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.engines.typed_grid import EN_ES, ES_FR, FR_ES, Case, cases, is_clean, is_exact
from tests.engines.typed_spans import apertium, noun, person, place, typed
from workflow.engines import Pair, TypedSpan
from workflow.engines.apertium.mode import read_stages
from workflow.engines.apertium.typed import self_test
from workflow.engines.placeholders import name_like

NB_NN, NN_NB = Pair("nb", "nn"), Pair("nn", "nb")
LEAST = {EN_ES: 120, ES_FR: 80, FR_ES: 80}


def test_these_modes_are_proven() -> None:
    engine = apertium(EN_ES, ES_FR, FR_ES, Pair("es", "en"))
    assert engine.typed_pairs() >= {EN_ES, ES_FR, FR_ES, Pair("es", "en")}
    assert engine.typed_pairs([ES_FR, Pair("vi", "fr")]) == {ES_FR}
    assert engine.typed_pairs([]) == frozenset()


@pytest.mark.parametrize("pair", [NB_NN, NN_NB, Pair("nb", "da")], ids=str)
def test_modes_with_another_stream_are_refused(pair: Pair) -> None:
    engine = apertium(pair)
    assert pair not in engine.typed_pairs([pair])
    assert typed(engine, "Qzxa vedtok planen.", noun("Qzxa", "X", "m"), pair=pair) is None


def test_the_trial_asks_for_the_article_of_the_target_language() -> None:
    apertium(EN_ES)
    program = Path(shutil.which("apertium") or "")
    modes = program.resolve().parent.parent / "share" / "apertium" / "modes"
    stages = read_stages(modes / "eng-spa.mode", program)
    assert stages is not None
    assert self_test(stages, EN_ES)
    assert not self_test(stages, Pair("en", "fr"))
    assert not self_test(stages, Pair("en", "nb"))
    assert not self_test(stages, Pair("vi", "es"))


@pytest.mark.parametrize("pair", [EN_ES, ES_FR, FR_ES], ids=str)
def test_the_grid(pair: Pair) -> None:
    engine = apertium(pair)
    grid = list(cases(pair))
    assert len(grid) >= LEAST[pair]
    results = engine.translate_typed(
        [case.masked for case in grid], [[case.span] for case in grid], pair, lambda done: None
    )
    texts = [result.text if result else "" for result in results]
    assert [case for case, text in zip(grid, texts, strict=True) if not is_exact(case, text)] == []
    unclean = [
        (case.source, text)
        for case, text in zip(grid, texts, strict=True)
        if not is_clean(case, text)
    ]
    assert 1 - len(unclean) / len(grid) >= 0.95, unclean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        pytest.param("El informe de la Asamblea Nacional es nuevo.", True, id="as-wanted"),
        pytest.param("El informe del Asamblea Nacional es nuevo.", False, id="gender"),
        pytest.param("el informe DE LA Asamblea Nacional es nuevo. EL fin", False, id="shouted"),
        pytest.param("El informe de la Asamblea Nacional es nuevo, a el", False, id="a-el"),
        pytest.param("El informe de la Asamblea Nacional es nuevo *x", False, id="mark"),
    ],
)
def test_the_grid_sees_mistakes(text: str, clean: bool) -> None:
    (case,) = [
        each
        for each in cases(EN_ES)
        if each.span.form == "Asamblea Nacional" and each.source.startswith("The {}'s report")
    ]
    assert is_exact(case, text)
    assert is_clean(case, text) is clean


@pytest.mark.parametrize(
    ("source", "spans", "wanted"),
    [
        pytest.param(
            "The Qzxa adopted the plan.",
            [noun("Qzxa", "Asamblea Nacional", "f")],
            "La Asamblea Nacional adoptó el plan.",
            id="feminine",
        ),
        pytest.param(
            "Qzxa's report is new.",
            [noun("Qzxa", "Asamblea Nacional", "f")],
            "El informe de la Asamblea Nacional es nuevo.",
            id="capital-for-the-article-put-in-front",
        ),
        pytest.param(
            "It is good. Qzxa's report is new.",
            [noun("Qzxa", "Oficina", "f")],
            "Es bien. El informe de la Oficina es nuevo.",
            id="capital-in-the-second-sentence",
        ),
        pytest.param(
            "The Qzxa was approved.",
            [noun("Qzxa", "Área Económica", "f")],
            "El Área Económica fue aprobada.",
            id="stressed-a",
        ),
        pytest.param(
            "The Qzxa were approved.",
            [noun("Qzxa", "Resoluciones", "f", "pl")],
            "Las Resoluciones fueron aprobadas.",
            id="plural",
        ),
        pytest.param(
            "The Qzxa was approved.",
            [noun("Qzxa", "Presidente", "mf")],
            "El Presidente fue aprobado.",
            id="both-genders-count-as-masculine",
        ),
        pytest.param(
            "gold and Qzxa", [noun("Qzxa", "industria", "f")],
            "Oro e industria", id="y-becomes-e",
        ),
        pytest.param(
            "The Qzxa Qzxb and the leaders adopted it.",
            [noun("Qzxa", "secretario general", "m"), person("Qzxb", "Nguyễn Phú Trọng")],
            "El secretario general Nguyễn Phú Trọng y los dirigentes lo adoptaron.",
            id="capitals-do-not-wander",
        ),
        pytest.param(
            "The city of Qzxa is old.", [place("Qzxa", "Hà Nội")], "La ciudad de Hà Nội es vieja.", id="place",
        ),
        pytest.param(
            "The Qzxa and the Qzxb adopted the plan.",
            [noun("Qzxa", "Partido", "m"), noun("Qzxb", "Partido", "m")],
            "El Partido y el Partido adoptaron el plan.",
            id="one-form-twice",
        ),
        pytest.param(
            "The Qzxa and the Qzxa adopted the plan.",
            [noun("Qzxa", "Partido", "m"), noun("Qzxa", "Asamblea", "f")],
            "El Partido y la Asamblea adoptaron el plan.",
            id="one-placeholder-twice",
        ),
        pytest.param(
            "The QZZ1 adopted the plan 12 of the QZX2.",
            [noun("QZX2", "Oficina", "f"), noun("QZZ1", "Buró Político", "m")],
            "El Buró Político adoptó el plan 12 de la Oficina.",
            id="placeholders-of-another-engine-in-any-order",
        ),
        pytest.param(
            "  The <b>Qzxa</b> adopted [it].\n",
            [noun("Qzxa", "Asamblea", "f")],
            "  La <b>Asamblea</b> lo [adoptó].\n",
            id="markup-and-outer-blanks",
        ),
    ],
)  # fmt: skip
def test_english_to_spanish(source: str, spans: list[TypedSpan], wanted: str) -> None:
    result = typed(apertium(), source, *spans)
    assert result is not None
    assert result.text == wanted


@pytest.mark.parametrize(
    ("pair", "source", "spans", "wanted"),
    [
        pytest.param(
            ES_FR,
            "El informe de la Qzxa.",
            [noun("Qzxa", "Bureau du Comité", "m")],
            "Le rapport du Bureau du Comité.",
            id="another-gender-than-in-the-source",
        ),
        pytest.param(
            ES_FR,
            "Qzxa dijo que Qzxb es bueno.",
            [person("Qzxa", "Tô Lâm"), person("Qzxb", "Élise")],
            "Tô Lâm a dit qu'Élise est bon.",
            id="que-before-a-vowel",
        ),
        pytest.param(
            FR_ES,
            "La nouvelle Qzxa a été adoptée.",
            [noun("Qzxa", "Código", "m")],
            "El nuevo Código ha sido adoptado.",
            id="feminine-adjective-before-a-masculine",
        ),
        pytest.param(
            Pair("es", "en"),
            "El informe de la Qzxa.",
            [noun("Qzxa", "National Assembly", "")],
            "The report of the National Assembly.",
            id="into-english",
        ),
    ],
)
def test_other_pairs(pair: Pair, source: str, spans: list[TypedSpan], wanted: str) -> None:
    result = typed(apertium(pair), source, *spans, pair=pair)
    assert result is not None
    assert result.text == wanted


@pytest.mark.parametrize(
    "form",
    [
        "Resolución n.º 11-NQ/TW",
        "11-NQ/TW",
        "30/2020/NĐ-CP",
        "Consejo de l’Hospitalet",
        "D'Artagnan",
        "Nguyễn Phú Trọng",
        "Đỗ Ngọc Ễ",
        "30\u00a0000 hombres",
        "[a] {b} ^c/d$ \\e @f <g> *h #i ~j [+0] [0]",
        "«Ley»",
        "PCV",
        "el Vaticano",
        "El Salvador",
        "de Gaulle",
        "x  y",
        "🙂",
        "e\u0301lite",
        "Qzxa",
    ],
)
def test_a_form_of_any_characters_comes_byte_for_byte(form: str) -> None:
    result = typed(apertium(), "He signed the Qzxa in May 2021.", noun("Qzxa", form, "m"))
    assert result is not None
    assert result.text.count(form) == 1
    assert "2021" in result.text
    rest = result.text.replace(form, "")
    assert not re.search(r"[\[\]{}^$\\@*#<>]|qzx", rest, re.IGNORECASE)


REFUSED = {
    "placeholder-is-missing": ("The plan.", noun("Qzxa", "Ley", "f")),
    "only-a-part-of-a-word": ("The Qzxab.", noun("Qzxa", "Ley", "f")),
    "one-span-for-two": ("The Qzxa of Qzxa.", noun("Qzxa", "Ley", "f")),
    "no-form": ("The Qzxa.", noun("Qzxa", "", "f")),
    "outer-blank": ("The Qzxa.", noun("Qzxa", " Ley", "f")),
    "no-placeholder": ("The Qzxa.", noun("", "Ley", "f")),
    "unknown-gender": ("The Qzxa.", noun("Qzxa", "Ley", "n")),
    "unknown-number": ("The Qzxa.", noun("Qzxa", "Ley", "f", "du")),
    "unknown-kind": ("The Qzxa.", TypedSpan("Qzxa", "Ley", "verb", "f")),
}


def test_what_cannot_be_promised_is_refused_alone() -> None:
    texts = ["The house.", *(source for source, _ in REFUSED.values()), "The Qzxa is red."]
    spans = [[], *([span] for _, span in REFUSED.values()), [noun("Qzxa", "Casa", "f")]]
    first, *refused, last = apertium().translate_typed(texts, spans, EN_ES, lambda done: None)
    assert {name: result for name, result in zip(REFUSED, refused, strict=True) if result} == {}
    assert first is not None
    assert last is not None
    assert (first.text, last.text) == ("La casa.", "La Casa es roja.")


def test_progress_counts_what_came_through() -> None:
    done: list[int] = []
    spans = [[noun("Qzxa", "Ley", "f")], [noun("Qzxz", "Ley", "f")], []]
    apertium().translate_typed(["The Qzxa.", "No.", "Yes."], spans, EN_ES, done.append)
    assert sum(done) == 2


def test_without_spans_it_is_a_plain_translation() -> None:
    engine = apertium()
    texts = ["The government approved the plan.", "", "2026", " red\n", "the blorf"]
    typed_results = engine.translate_typed(texts, [[] for _ in texts], EN_ES, lambda done: None)
    assert typed_results == engine.translate(texts, EN_ES, lambda done: None)


PIECES = [
    *("the", "of", "Qzxb's", "No.", "11-NQ/TW", ",", ".", "(", ")", "<b>", "</b>", "30\xa0000"),
    *("l'", "d’", "du", "la", "[x]", "{y}", "*", "#", "@", "^a$", "\n", "\x00", "adopted", "und"),
    *("/", "-", "[+0]", "#qzxa", "“", "SHOUT", "1,5", "a@b.vn", "~", "\\", "QZXA", "qzxa"),
]
AROUND = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="[]{}^$/\\@<>*#~+&_ \n\u00a0abAe.,12-éđ'’", max_size=12),
    st.lists(st.sampled_from(PIECES), max_size=6).map(lambda words: f" {' '.join(words)} "),
)
FORMS = st.one_of(
    st.sampled_from(["Asamblea Nacional", "n.º 11-NQ/TW", "Área", "l’Ễ", "PCV", "[0]", "a/b"]),
    st.text(min_size=1, max_size=6),
)
SPAN = st.builds(
    noun, st.just(""), FORMS.map(lambda form: f"‹{form}›"), st.sampled_from(["m", "f", "mf", ""])
)


@st.composite
def masked(draw: st.DrawFn) -> tuple[str, tuple[TypedSpan, ...]]:
    """Any text around placeholders that the engine would have given out."""
    spans = draw(st.lists(SPAN, max_size=3))
    parts = draw(st.lists(AROUND, min_size=len(spans) + 1, max_size=len(spans) + 1))
    words = name_like(len(spans), parts)
    text = parts[0]
    named: list[TypedSpan] = []
    for word, span, part in zip(words, spans, parts[1:], strict=True):
        text += word + part
        named.append(noun(word, span.form, span.gender))
    return text, tuple(named)


@pytest.mark.parametrize("pair", [EN_ES, FR_ES], ids=str)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(items=st.lists(masked(), max_size=25))
@example(items=[("Qzxa", (noun("Qzxa", "‹a›", "m"),)), ("", ()), ("Qzxa\x00", ())])
def test_any_text_keeps_its_forms_or_is_given_back(
    pair: Pair, items: Sequence[tuple[str, tuple[TypedSpan, ...]]]
) -> None:
    texts = [text for text, _ in items]
    spans = [each for _, each in items]
    results = apertium(pair).translate_typed(texts, spans, pair, lambda done: None)
    assert len(results) == len(texts)
    for text, named, result in zip(texts, spans, results, strict=True):
        if not named:
            assert result is not None
            continue
        if result is None:
            continue
        position = {span.form: result.text.count(span.form) for span in named}
        wanted = {form: max(sum(form in span.form for span in named), 1) for form in position}
        assert position == {form: count + text.count(form) for form, count in wanted.items()}
        rest = result.text
        for span in sorted(named, key=lambda span: -len(span.form)):
            rest = rest.replace(span.form, "", 1)
            assert not re.search(rf"(?<!\w){span.placeholder}(?!\w)", rest)


def test_a_plain_sentence_is_never_given_back() -> None:
    engine = apertium()
    grid = list(cases(EN_ES))[:20]
    results = engine.translate_typed(
        [f"{case.masked} {case.masked.replace('Qzxa', 'house')} 11-NQ/TW, 5 %." for case in grid],
        [[case.span] for case in grid],
        EN_ES,
        lambda done: None,
    )
    assert None not in results


def test_the_grid_is_made_of_different_cases() -> None:
    grid = [case for pair in (EN_ES, ES_FR, FR_ES) for case in cases(pair)]
    assert len({(case.pair, case.source, case.span) for case in grid}) == len(grid)
    assert all(isinstance(case, Case) and case.source.count("{}") == 1 for case in grid)
