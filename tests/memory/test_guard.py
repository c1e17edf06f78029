"""The guard: matches in which a negation, an opposite, a number or a name differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.memory.repairing import GLOSSARY
from workflow.checks.negations import negation_lost, negations
from workflow.memory.guard import guard

NEGATIONS = [
    pytest.param("en", "The plan was approved.", "The plan was not approved.", "added: not", id="en-not"),
    pytest.param("en", "It is ready.", "It isn’t ready.", "added: isn't", id="en-clitic"),
    pytest.param("en", "It cannot be built.", "It can be built.", "lost: cannot", id="en-cannot"),
    pytest.param("en", "They came without papers.", "They came with papers.", "lost: without", id="en-without"),
    pytest.param("en", "They never met.", "They met.", "lost: never", id="en-never"),
    pytest.param("fr", "Le plan est prêt.", "Le plan n’est pas prêt.", "added: n'est pas", id="fr-ne-pas"),
    pytest.param("fr", "Il est venu avec elle.", "Il est venu sans elle.", "added: sans", id="fr-sans"),
    pytest.param("fr", "Il ne viendra jamais.", "Il viendra.", "lost: ne viendra jamais", id="fr-jamais"),
    pytest.param("es", "El plan está listo.", "El plan no está listo.", "added: no", id="es-no"),
    pytest.param("es", "Nunca se vieron.", "Se vieron.", "lost: nunca", id="es-nunca"),
    pytest.param("nb", "Planen er klar.", "Planen er ikke klar.", "added: ikke", id="nb-ikke"),
    pytest.param("nb", "Verken by eller bygd ble nevnt.", "By eller bygd ble nevnt.", "lost: verken", id="nb-verken"),
    pytest.param("vi", "Kế hoạch đã xong.", "Kế hoạch chưa xong.", "added: chưa", id="vi-chua"),
    pytest.param("vi", "Đây không phải là cầu.", "Đây là cầu.", "lost: không phải", id="vi-khong-phai"),
    pytest.param("vi", "Đừng mở cửa.", "Mở cửa.", "lost: đừng", id="vi-dung"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "old", "new", "reason"), NEGATIONS)
def test_a_negation_is_told(language: str, old: str, new: str, reason: str) -> None:
    assert guard(old, new, language) == f"a negation is {reason}"


NO_NEGATIONS = [
    pytest.param("en", "Resolution No. 11 holds.", id="en-number-sign"),
    pytest.param("en", "Report no later than May 5.", id="en-no-later-than"),
    pytest.param("en", "It is not only wide but also long.", id="en-not-only"),
    pytest.param("fr", "Il ne compte que trois ponts.", id="fr-ne-que"),
    pytest.param("fr", "C’est non seulement large mais long.", id="fr-non-seulement"),
    pytest.param("fr", "Il l’a vu avant qu’elle ne parte.", id="fr-expletive"),
    pytest.param("es", "El plan No. 11 sigue.", id="es-number-sign"),
    pytest.param("es", "No sólo es ancho sino también largo.", id="es-no-solo"),
    pytest.param("es", "Sin embargo, llegó.", id="es-sin-embargo"),
    pytest.param("nb", "Den er ikke bare bred, men også lang.", id="nb-ikke-bare"),
    pytest.param("vi", "Không chỉ rộng mà còn dài.", id="vi-khong-chi"),
    pytest.param("vi", "Hãng hàng không mở đường bay.", id="vi-airline"),
    pytest.param("vi", "Không quân và không gian mạng.", id="vi-air-force"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NO_NEGATIONS)
def test_what_looks_like_a_negation(language: str, text: str) -> None:
    assert negations(text, language) == []


STILL_NEGATIONS = [
    pytest.param("en", "If not approved, it ends.", id="en-if-not"),
    pytest.param("fr", "Le plan ne sera jamais adopté.", id="fr-article-before-jamais"),
    pytest.param("fr", "Personne ne touche moins qu’eux.", id="fr-comparison-behind-ne"),
    pytest.param("fr", "Il craint que le plan ne soit plus adopté.", id="fr-negation-behind-a-fear"),
    pytest.param("es", "No más tarde, no viene.", id="es-no-behind-a-comma"),
    pytest.param("es", "Ni siquiera llovió.", id="es-ni-siquiera"),
    pytest.param("nb", "Hvis planen ikke vedtas, stanser det.", id="nb-in-a-condition"),
    pytest.param("vi", "Ông ấy không trung thực.", id="vi-not-honest"),
    pytest.param("vi", "Xe không vận hành được.", id="vi-not-run"),
    pytest.param("vi", "Đoàn chưa đến cầu.", id="vi-not-come"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), STILL_NEGATIONS)
def test_an_exception_does_not_hide_a_negation(language: str, text: str) -> None:
    assert negations(text, language)


OTHERS = [
    pytest.param("en", "Exports increased.", "Exports decreased.", "“increased” became “decreased”", id="en-opposite"),
    pytest.param("fr", "Avant la réunion, il pleuvait.", "Après la réunion, il pleuvait.", "“avant” became “après”", id="fr-opposite"),
    pytest.param("es", "Aprobaron el plan.", "Rechazaron el plan.", "“aprobaron” became “rechazaron”", id="es-opposite"),
    pytest.param("nb", "Eksporten økte.", "Eksporten sank.", "“økte” became “sank”", id="nb-opposite"),
    pytest.param("vi", "Xuất khẩu tăng.", "Xuất khẩu giảm.", "“tăng” became “giảm”", id="vi-opposite"),
    pytest.param("en", "It rose 5%.", "It rose 7%.", "other numbers: 7% for 5%", id="number"),
    pytest.param("en", "It rose by 6.5% in May.", "It rose by 6.5 million in May.", "other numbers: 6.5 million for 6.5%", id="scale"),
    pytest.param("en", "It rose.", "It rose 7%.", "numbers are added: 7%", id="number-added"),
    pytest.param("en", "The second session closed.", "The fourth session closed.", "other numbers: second session is another one here: fourth session", id="ordinal"),
    pytest.param("en", "The road is 12 kilometres long.", "The road is 12 miles long.", "other numbers: 12 miles for 12 kilometres", id="measure"),
    pytest.param("en", "Half of the members voted.", "A third of the members voted.", "other numbers: 1/3 for 1/2", id="fraction"),
    pytest.param("en", "They saw three villages.", "They saw thirty villages.", "other numbers: 3 in words has no counterpart, 30 is said instead", id="number-word"),
    pytest.param("en", "Pham Minh Chinh spoke.", "To Lam spoke.", "another person: To Lam for Pham Minh Chinh", id="person"),
    pytest.param("en", "It is in Hanoi.", "It is in China.", "another place: China for Hanoi", id="place"),
    pytest.param("en", "The Prime Minister spoke.", "The State President spoke.", "another title: State President for Prime Minister", id="title"),
    pytest.param("en", "They met in Hanoi.", "They met.", "a place is lost: Hanoi", id="place-lost"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "old", "new", "reason"), OTHERS)
def test_other_turns_are_told(language: str, old: str, new: str, reason: str) -> None:
    assert guard(old, new, language, GLOSSARY) == reason


QUIET = [
    pytest.param("en", "The hall is wide.", "The large hall is wide.", id="another-word"),
    pytest.param("en", "It rose <b>5%</b>.", "<b>It</b> rose 5%.", id="tags"),
    pytest.param("en", "It rose 1,000.", "It climbed 1,000.", id="equal-number"),
    pytest.param("fr", "Il n’est pas venu hier.", "Il n’est pas venu ce jour.", id="same-negation"),
    pytest.param("de", "Es ist gut.", "Es ist nicht gut.", id="language-without-a-list"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "old", "new"), QUIET)
def test_other_edits_are_let_through(language: str, old: str, new: str) -> None:
    assert guard(old, new, language, GLOSSARY) == ""


BETWEEN = [
    pytest.param("The plan was not approved.", "en", "Le plan a été approuvé.", "fr", "not has no counterpart in the translation", id="lost"),
    pytest.param("The plan was approved.", "en", "Planen ble ikke vedtatt.", "nb", "ikke is not in the source", id="added"),
    pytest.param("The plan was not approved.", "en", "El plan no fue aprobado.", "es", "", id="kept"),
    pytest.param("The plan was rejected.", "en", "Kế hoạch không được duyệt.", "vi", "", id="said-otherwise"),
    pytest.param("He is unhurt.", "en", "Il n’est pas blessé.", "fr", "", id="prefix"),
    pytest.param("It is not only wide.", "en", "Det er bredt.", "nb", "", id="no-negation"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "one", "target", "other", "wanted"), BETWEEN)
def test_a_negation_between_languages(
    source: str, one: str, target: str, other: str, wanted: str
) -> None:
    assert negation_lost(source, one, target, other) == wanted


@given(st.text(max_size=80), st.sampled_from(["en", "fr", "es", "nb", "vi", "de"]))
def test_a_text_is_no_other_than_itself(text: str, language: str) -> None:
    assert guard(text, text, language) == ""
    assert negation_lost(text, language, text, language) == ""
