"""A desk's own SRX file: files of other programs work, a bad one says where and why."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from workflow.errors import SegmentationError
from workflow.segmentation import load_segmenter

RULES = Path(__file__).parent / "rules"


@pytest.mark.parametrize(
    ("name", "language", "marked"),
    [
        pytest.param("omegat", "en", "He met Mr. Ho.| They left.", id="omegat-abbreviation"),
        pytest.param("omegat", "en-GB", "See FIG. 3 or fig. 4.| Good.", id="omegat-case"),
        pytest.param("omegat", "en", "In approx. 5 days.| Good.", id="omegat-quoted"),
        pytest.param("omegat", "fr", "Approx.| 5.| Mr.| Ho part...| Oui.", id="omegat-other"),
        pytest.param("omegat", "en", "First\n| Second", id="omegat-line-break"),
        pytest.param("okapi", "nb", "Den 25. august kl. 9.| Han kom.", id="okapi-nb-is-no"),
        pytest.param("okapi", "no", "«Ja!»| Han kom. så gikk han; Ja", id="okapi-sets"),
        pytest.param("okapi", "nl", "Ja;| nee. Goed", id="okapi-no-cascade"),
        pytest.param("version1", "es-MX", "Sra.| Gil núm. 5.| Fin", id="version-1"),
        pytest.param("extends", "en", "Comm. Ho met Gen. Le.| They left.", id="extended"),
        pytest.param("extends", "fr", "Comm.| M. Le part.", id="extended-other-language"),
    ],
)
def test_rules_of_a_file_decide(name: str, language: str, marked: str) -> None:
    text = marked.replace("|", "")
    found = load_segmenter(language, RULES / f"{name}.srx").split(text)
    assert [text[start:end] for start, end in found] == [part.strip() for part in marked.split("|")]


def srx(rules: str, maps: str = '<languagemap languagepattern=".*" languagerulename="A"/>') -> str:
    return (
        '<srx xmlns="http://www.lisa.org/srx20" version="2.0">\n<header cascade="no"/>\n<body>'
        f'<languagerules>\n<languagerule languagerulename="A">\n{rules}\n</languagerule>'
        f"</languagerules>\n<maprules>\n{maps}\n</maprules></body></srx>"
    )


GOOD = "<rule><beforebreak>x</beforebreak></rule>"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("", 1, "The XML is broken", id="empty"),
        pytest.param("<srx><body></srx>", 1, "The XML is broken", id="broken-xml"),
        pytest.param("<tmx/>", 1, "not an SRX file", id="other-format"),
        pytest.param('<srx version="2.0"/>', 1, "not an SRX file", id="no-body"),
        pytest.param('<srx version="3.0"><body/></srx>', 1, "version '3.0'", id="version"),
        pytest.param(
            srx("<rule><beforebreak>(a</beforebreak></rule>"),
            5,
            "a [)] is missing",
            id="open-group",
        ),
        pytest.param(
            srx("\n<rule><beforebreak>a)b</beforebreak></rule>"), 6, "unbalanced", id="closed-group"
        ),
        pytest.param(
            srx("<rule><afterbreak>[a</afterbreak></rule>"), 5, "a [\\]] is missing", id="open-set"
        ),
        pytest.param(
            srx("<rule><beforebreak>(a)\\1</beforebreak></rule>"), 5, "back-reference", id="backref"
        ),
        pytest.param(
            srx("<rule><beforebreak>\\p{Lux}</beforebreak></rule>"), 5, "'Lux'", id="property"
        ),
        pytest.param(srx("<rule><beforebreak>\\y</beforebreak></rule>"), 5, "unknown", id="escape"),
        pytest.param(srx("<rule><beforebreak>+a</beforebreak></rule>"), 5, "repeat", id="repeat"),
        pytest.param(
            srx('<rule break="maybe"><beforebreak>a</beforebreak></rule>'),
            5,
            'break="maybe" is neither yes nor no',
            id="break",
        ),
        pytest.param(srx("<rule/>"), 5, "neither a beforebreak nor", id="empty-rule"),
        pytest.param(
            srx(GOOD, '<languagemap languagepattern=".*" languagerulename="B"/>'),
            8,
            "no <languagerule> called 'B'",
            id="unknown-rules",
        ),
        pytest.param(
            srx(GOOD, '<languagemap languagerulename="A"/>'),
            8,
            "no languagepattern",
            id="no-pattern",
        ),
        pytest.param(
            srx(GOOD, '<languagemap languagepattern="[" languagerulename="A"/>'),
            8,
            "languagepattern cannot be used",
            id="bad-pattern",
        ),
        pytest.param(
            srx(GOOD).replace('cascade="no"', 'cascade="on"'), 2, "neither yes nor no", id="cascade"
        ),
        pytest.param(
            srx(GOOD + '</languagerule><languagerule languagerulename="A">'),
            5,
            "Two <languagerule> are called 'A'",
            id="twice",
        ),
        pytest.param(
            '<!DOCTYPE srx [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + srx(GOOD),
            1,
            "declares XML entities",
            id="entities",
        ),
        pytest.param(
            srx(GOOD, '<languagemap languagepattern="fr" languagerulename="A"/>'),
            None,
            "no rules for the language 'en'",
            id="other-language",
        ),
    ],
)
def test_bad_file_names_its_place(
    tmp_path: Path, text: str, line: int | None, message: str
) -> None:
    path = tmp_path / "bad.srx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SegmentationError, match=message) as caught:
        load_segmenter("en", path)
    assert (caught.value.path, caught.value.line) == (path, line)


def test_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SegmentationError, match=r"none\.srx: The SRX file cannot be read"):
        load_segmenter("en", tmp_path / "none.srx")


def test_entities_are_never_filled_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("x", encoding="utf-8")
    path = tmp_path / "bad.srx"
    path.write_text(
        f'<!DOCTYPE srx [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        + srx("<rule><beforebreak>&e;</beforebreak></rule>"),
        encoding="utf-8",
    )
    with pytest.raises(SegmentationError):
        load_segmenter("en", path)


def test_an_edited_file_counts_at_once(tmp_path: Path) -> None:
    path = tmp_path / "own.srx"
    path.write_text(srx("<rule><beforebreak>;</beforebreak></rule>"), encoding="utf-8")
    assert load_segmenter("en", path).split("a;b.c") == [(0, 2), (2, 5)]
    path.write_text(srx("<rule><beforebreak>[.]</beforebreak></rule>"), encoding="utf-8")
    assert load_segmenter("en", path).split("a;b.c") == [(0, 4), (4, 5)]


def test_the_first_rule_that_matches_decides(tmp_path: Path) -> None:
    path = tmp_path / "own.srx"
    path.write_text(
        srx(
            "<rule><beforebreak>B\\.</beforebreak></rule>"
            '<rule break="no"><beforebreak>[AB]\\.</beforebreak></rule>'
            "<rule><beforebreak>[.]</beforebreak></rule>"
            '<rule break="no"><beforebreak>C\\.</beforebreak></rule>'
        ),
        encoding="utf-8",
    )
    assert load_segmenter("en", path).split("A.B.C.D") == [(0, 4), (4, 6), (6, 7)]


def test_segmenters_are_made_once() -> None:
    assert load_segmenter("no") is load_segmenter("nb")
    assert load_segmenter("en", RULES / "omegat.srx") is load_segmenter("en", RULES / "omegat.srx")


def test_a_rule_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workflow.segmentation.segmenter._PATIENCE", 0.2)
    path = tmp_path / "own.srx"
    path.write_text(
        srx("<rule><beforebreak>(?:a|aa)+\\d\\d</beforebreak></rule>"), encoding="utf-8"
    )
    segmenter = load_segmenter("en", path)
    assert segmenter.split("aa12 c") == [(0, 4), (5, 6)]
    with pytest.raises(SegmentationError, match=r"own\.srx: A rule takes too long"):
        segmenter.split("a" * 90 + "1")


def test_importing_the_room_loads_nothing_heavy() -> None:
    code = "import sys, workflow.segmentation; print({'lxml', 'regex'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_unknown_language_uses_the_default_rules() -> None:
    for language in ("sv", "", "../en", "default"):
        assert load_segmenter(language).split("Ja. Nei.") == [(0, 3), (4, 8)]
