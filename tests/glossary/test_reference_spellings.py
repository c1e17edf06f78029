"""References as they are typed: small letters, odd signs, rare issuers, and what only looks so."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workflow.glossary import Glossary, find_references
from workflow.glossary.folding import ascii_symbol
from workflow.glossary.rendering import render_reference

LANGUAGES = ("en", "fr", "nb", "vi", "es")


def read(glossary: Glossary, language: str, text: str) -> list[tuple[str, str, str]]:
    """What is found: its words, its type, its symbol or number."""
    return [
        (
            text[one.start : one.end],
            one.reference.type,
            one.reference.canonical or one.reference.number,
        )
        for one in find_references(text, language, glossary.tables)
    ]


@pytest.mark.parametrize(
    ("language", "text", "kind", "canonical"),
    [
        pytest.param("en", "decision no. 1642/qd-ubnd", "decision", "1642/QĐ-UBND", id="en"),
        pytest.param("en", "directive 17/ct-ttg", "directive", "17/CT-TTg", id="en-no-marker"),
        pytest.param("en", "Decree No. 31/2021/Nđ-cp", "decree", "31/2021/NĐ-CP", id="en-mixed"),
        pytest.param("en", "law no. 61/2020/qh14", "law", "61/2020/QH14", id="en-law"),
        pytest.param("fr", "décision n° 1642/qđ-ubnd", "decision", "1642/QĐ-UBND", id="fr"),
        pytest.param("fr", "résolution n°28-nq/tw", "resolution", "28-NQ/TW", id="fr-no-blank"),
        pytest.param("fr", "proposition n° 9/ttr-btc", "submission", "9/TTr-BTC", id="fr-ttr"),
        pytest.param("nb", "beslutning nr. 1642/qd-ubnd", "decision", "1642/QĐ-UBND", id="nb"),
        pytest.param("nb", "rundskriv nr. 5/2022/tt-byt", "circular", "5/2022/TT-BYT", id="nb-tt"),
        pytest.param("vi", "quyết định số 1642/qđ-ubnd", "decision", "1642/QĐ-UBND", id="vi"),
        pytest.param("vi", "nghị quyết 28-nq/tw", "resolution", "28-NQ/TW", id="vi-no-marker"),
        pytest.param("vi", "số 28-nq/tư", "resolution", "28-NQ/TW", id="vi-marker-alone"),
        pytest.param("vi", "công văn số 7/tw-nc", "official_letter", "7/TW-NC", id="vi-letter"),
        pytest.param("vi", "quyết định số 9/qđ-tctd", "decision", "9/QĐ-TCTD", id="vi-new-issuer"),
        pytest.param("vi", "quyết định số 84 qđ/twđtn-vp", "decision", "84-QĐ/TWĐTN-VP", id="vi-unit"),
        pytest.param("vi", "nghị quyết 30a/2008/nq-cp", "resolution", "30a/2008/NQ-CP", id="vi-a"),
        pytest.param("es", "decisión n.º 1642/qd-ubnd", "decision", "1642/QĐ-UBND", id="es"),
        pytest.param("es", "ley n.º 61/2020/qh14", "law", "61/2020/QH14", id="es-law"),
    ],
)  # fmt: skip
def test_a_symbol_in_small_letters_has_its_official_capitals(
    language: str, text: str, kind: str, canonical: str, glossary: Glossary
) -> None:
    assert read(glossary, language, f"({text}).") == [(text, kind, canonical)]


def test_a_symbol_in_small_letters_is_written_with_capitals(glossary: Glossary) -> None:
    (one,) = find_references("Theo quyết định số 1642/qđ-ubnd, …", "vi", glossary.tables)
    written = [render_reference(one.reference, code, glossary.tables) for code in LANGUAGES]
    assert written == [
        "Decision No. 1642/QD-UBND",
        "décision n°\u00a01642/QD-UBND",
        "beslutning nr. 1642/QD-UBND",
        "Quyết định số 1642/QĐ-UBND",
        "Decisión n.º\u00a01642/QD-UBND",
    ]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        pytest.param("en", "resolution no. 28-nq/tw-based plans", ["28-NQ/TW"], id="word-behind"),
        pytest.param("en", "resolution no. 28-nq/tw.The rest", ["28-NQ/TW"], id="no-blank"),
        pytest.param("nb", "resolusjon nr. 28-nq/tws mål", ["28-NQ/TW"], id="genitive"),
        pytest.param("en", "decisions 2/qd-ttg and 3/qd-ttg", ["2/QĐ-TTg", "3/QĐ-TTg"], id="list"),
    ],
)
def test_a_symbol_in_small_letters_ends_where_it_ends(
    language: str, text: str, wanted: list[str], glossary: Glossary
) -> None:
    assert [canonical for _, _, canonical in read(glossary, language, text)] == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "see 28-nq/tw and 31/2021/nđ-cp", id="no-lead"),
        pytest.param("en", "decision no. 15/qd-ubnd.pdf", id="file-name"),
        pytest.param("en", "decision no. 15/QD-ubnd.DOCX", id="file-name-in-capitals"),
        pytest.param("en", "plan no. 3-kh/tu@langson.gov.vn", id="mail"),
        pytest.param("en", "https://vbpl.vn/resolution/no.28-nq/tw", id="address"),
        pytest.param("en", "https://vbpl.vn/Resolution-28-NQ/TW", id="address-with-capitals"),
        pytest.param("vi", "luat-61/2020/qh14", id="slug"),
        pytest.param("en", "a plan 24/7-service and report 64/ct-scan", id="words-behind-a-slash"),
        pytest.param("en", "order 12/l-xl, plan 9/bc-tv", id="letters-say-something-else"),
        pytest.param("en", "bus no. 12/cp-hn", id="two-letters-and-a-unit"),
        pytest.param("en", "size no. 4/l-tu, there is no 5 ct/hu", id="marker-and-weak-shape"),
        pytest.param("en", "the a/b-test, ward 5/b-north, 3/4-inch", id="fractions"),
        pytest.param("fr", "le rapport 12/ct-scan, la voie 5/b-est", id="fr"),
        pytest.param("fr", "voir exemple.vn/decret-31/2021/nđ-cp", id="fr-address"),
        pytest.param("nb", "rapport 33/ct-skann, gate 12/b-nord", id="nb"),
        pytest.param("nb", "28-nq/tw uten ord foran", id="nb-no-lead"),
        pytest.param("vi", "nhà số 12/b-khu phố 3, tàu số 29/qt-hn", id="vi"),
        pytest.param("vi", "quyết định số 5/qđ-ubnd_ban-cuoi", id="vi-file-name"),
        pytest.param("vi", "theo 28-nq/tw", id="vi-no-lead"),
        pytest.param("es", "el informe 12/ct-scan, la calle 5/b-sur", id="es"),
        pytest.param("es", "28-nq/tw sin más", id="es-no-lead"),
    ],
)
def test_small_letters_that_are_no_symbol(language: str, text: str, glossary: Glossary) -> None:
    assert read(glossary, language, text) == []


@st.composite
def led_symbols(draw: st.DrawFn, glossary: Glossary) -> tuple[str, str, str]:
    """A language, a type word with its marker, a symbol that the word calls so."""
    tables = glossary.tables
    language = draw(st.sampled_from(LANGUAGES))
    kind = draw(st.sampled_from([one for one in tables.types if language in one.words]))
    number = draw(st.integers(1, 9999).map(lambda value: f"{value:02}"))
    year = draw(st.integers(1990, 2060))
    issuer = draw(st.sampled_from([one.symbol for one in tables.issuers if not one.legislature]))
    shapes = [f"{number}-{letters}/{issuer}" for letters in kind.letters(party=True)]
    for letters in kind.letters(party=False):
        shapes += [f"{number}/{letters}-{issuer}", f"{number}/{year}/{letters}-{issuer}"]
    if kind.legislature:
        shapes.append(f"{number}/{year}/QH{draw(st.integers(9, 16))}")
    if kind.untyped:
        shapes.append(f"{number}/{issuer}-{draw(st.sampled_from(['NC', 'KGVX', 'V1']))}")
    rules = tables.languages[language]
    lead = f"{kind.words[language].one} {rules.marker}{rules.gap}"
    return language, lead, draw(st.sampled_from(shapes))


@given(data=st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_small_letters_change_nothing_behind_a_type_word(
    glossary: Glossary, data: st.DataObject
) -> None:
    language, lead, symbol = data.draw(led_symbols(glossary))
    flags = data.draw(st.lists(st.booleans(), min_size=len(symbol), max_size=len(symbol)))
    mixed = "".join(one.lower() if small else one for one, small in zip(symbol, flags, strict=True))
    ((_, kind, canonical),) = read(glossary, language, f"{lead}{symbol}.")
    # One French word for a scheme (ĐA) and a project (DA).
    assert ascii_symbol(canonical) == ascii_symbol(symbol)
    for typed in (symbol.lower(), mixed):
        assert read(glossary, language, f"{lead}{typed}.") == [(lead + typed, kind, canonical)]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        pytest.param("en", "Law 12 of physics, Law 360", [], id="en"),
        pytest.param("vi", "Luật 1, Luật 2", [], id="vi"),
        pytest.param("es", "Ley 1 y Ley 2", [], id="es"),
        pytest.param("nb", "Lov 1 og lov 2", [], id="nb"),
        pytest.param("en", "Law 64/2025/QH15", ["64/2025/QH15"], id="symbol"),
        pytest.param("fr", "la loi n° 64", ["64"], id="marker"),
        pytest.param("en", "Resolution 12", ["12"], id="resolution"),
    ],
)
def test_a_bare_number_makes_no_law(
    language: str, text: str, wanted: list[str], glossary: Glossary
) -> None:
    assert [canonical for _, _, canonical in read(glossary, language, text)] == wanted


@pytest.mark.parametrize(
    ("ascii_form", "canonical"),
    [
        pytest.param("47-KH/BCD", "47-KH/BCĐ", id="steering-committee"),
        pytest.param("12/QD-BCD389", "12/QĐ-BCĐ389", id="numbered-committee"),
        pytest.param("03/CV-BCD", "03/CV-BCĐ", id="letter-of-a-committee"),
        pytest.param("05-NQ/BCSD", "05-NQ/BCSĐ", id="civil-affairs-committee"),
        pytest.param("12-QD/DUQSTW", "12-QĐ/ĐUQSTW", id="military-committee"),
        pytest.param("21/HD-HDTDKT", "21/HD-HĐTĐKT", id="emulation-council"),
        pytest.param("6/HD-DCT", "6/HD-ĐCT", id="presidium"),
        pytest.param("22-KH/TDTN", "22-KH/TĐTN", id="provincial-youth-union"),
        pytest.param("9/KH-LDLD", "9/KH-LĐLĐ", id="labour"),
        pytest.param("7/QD-SGDDT", "7/QĐ-SGDĐT", id="department"),
        pytest.param("512/BHXH-CSYT", "512/BHXH-CSYT", id="social-security"),
    ],
)
def test_vietnamese_letters_of_an_issuer_are_restored(
    ascii_form: str, canonical: str, glossary: Glossary
) -> None:
    ((_, kind, found),) = read(glossary, "en", f"Document No. {ascii_form}")
    assert found == canonical
    assert kind


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        pytest.param("en", "Resolution #11-NQ/TW", "resolution", id="number-sign"),
        pytest.param("en", "Resolution # 11-NQ/TW", "resolution", id="number-sign-blank"),
        pytest.param("en", "Resolution-11-NQ/TW", "resolution", id="hyphen"),
        pytest.param("fr", "résolution-11-NQ/TW", "resolution", id="fr-hyphen"),
        pytest.param("vi", "Nghị quyết #11-NQ/TW", "resolution", id="vi-number-sign"),
        pytest.param("en", "Resolution N0. 11-NQ/TW", "resolution", id="zero-for-o"),
        pytest.param("es", "Decreto N0. 30/2020/ND-CP", "decree", id="es-zero-for-o"),
        pytest.param("en", "Consolidated Text No. 14/VBHN-BTC", "consolidated_text", id="vbhn"),
        pytest.param("fr", "texte consolidé n° 14/VBHN-BTC", "consolidated_text", id="fr-vbhn"),
        pytest.param("nb", "konsolidert tekst nr. 14/VBHN-BTC", "consolidated_text", id="nb-vbhn"),
        pytest.param("vi", "Văn bản hợp nhất số 14/VBHN-BTC", "consolidated_text", id="vi-vbhn"),
        pytest.param("es", "Texto consolidado n.º 14/VBHN-BTC", "consolidated_text", id="es-vbhn"),
        pytest.param("en", "Inter-ministerial Circular No. 3/2013/TTLT-BTC-BYT", "joint_circular", id="ttlt"),
        pytest.param("en", "Joint Inter-ministerial Circular No. 3/2013/TTLT-BTC-BYT", "joint_circular", id="joint-ttlt"),
        pytest.param("fr", "circulaire interministérielle conjointe n° 3/2013/TTLT-BTC-BYT", "joint_circular", id="fr-ttlt"),
        pytest.param("nb", "interministerielt rundskriv nr. 3/2013/TTLT-BTC-BYT", "joint_circular", id="nb-ttlt"),
        pytest.param("vi", "Thông tư liên bộ số 12/TT-LB", "joint_circular", id="vi-ttlb"),
        pytest.param("es", "Circular interministerial n.º 3/2013/TTLT-BTC-BYT", "joint_circular", id="es-ttlt"),
        pytest.param("fr", "soumission n° 455/TTr-CP", "submission", id="fr-submission"),
        pytest.param("en", "Official Dispatch No. 43-CV/BCĐ", "official_letter", id="dispatch"),
    ],
)  # fmt: skip
def test_type_word_and_marker_belong_to_the_reference(
    language: str, text: str, kind: str, glossary: Glossary
) -> None:
    ((found, named, _),) = read(glossary, language, f"({text}).")
    assert (found, named) == (text, kind)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "#11-NQ/TW", id="hashtag"),
        pytest.param("en", "Resolution #18 and Order #123", id="number-sign-without-symbol"),
        pytest.param("en", "Resolution-18, Plan-5, Decision-3", id="hyphen-without-symbol"),
        pytest.param("fr", "projet-3, résolution-18", id="fr-hyphen-without-symbol"),
        pytest.param("en", "the consolidated text 14 and circular-3", id="words-alone"),
        pytest.param("en", "the inter-ministerial meeting 3/2013", id="inter-ministerial-meeting"),
        pytest.param("es", "la reunión interministerial n.º 3", id="es-meeting"),
    ],
)
def test_signs_that_lead_to_no_symbol(language: str, text: str, glossary: Glossary) -> None:
    assert read(glossary, language, text) == []
