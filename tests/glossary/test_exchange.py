"""Terms out to other programs and back: nothing lost in silence, nothing of an editor's undone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from tests.glossary.exchange_cases import (
    EN_FR,
    HERE,
    PATH,
    TBX,
    kept,
    merge,
    terms,
)
from workflow.errors import GlossaryError
from workflow.glossary import Concept, Glossary, Term, TermStatus
from workflow.glossary.exchange import (
    Format,
    Pair,
    export_terms,
    format_of,
    parse_foreign,
    read_foreign,
)

# Out


@pytest.mark.parametrize("style", TBX)
def test_the_sample_survives_tbx(glossary: Glossary, style: Format) -> None:
    exported = export_terms(glossary.concepts, style)
    back = parse_foreign(exported.data, style, PATH)
    assert [kept(one) for one in back.concepts] == [kept(one) for one in glossary.concepts]
    assert back.notes == ()
    told, plurals = exported.losses[:2]
    assert told == f"confidences ({len(glossary.concepts)})"
    assert re.fullmatch(r"plural numbers \(\d\d\)", plurals)
    assert [loss.rpartition(" (")[0] for loss in exported.losses[2:]] == [
        "forms whose grammar is more than a gender",
        "what counts beside other countries too (everywhere)",
        "other contents of terms.d",
    ]


@pytest.mark.parametrize("style", TBX)
def test_tbx_obeys_the_dialect(glossary: Glossary, style: Format) -> None:
    schema = etree.RelaxNG(etree.parse(HERE / "tbx_basic.rng"))
    odd = Concept(
        "11-NQ/TW", "", {"en": (Term("a\x01b", TermStatus.ADMITTED),)}, gender={"en": "f"}
    )
    exported = export_terms([*glossary.concepts, odd], style)
    schema.assertValid(etree.fromstring(exported.data))
    assert "control characters (1)" in exported.losses
    assert "genders that TBX has no word for, or of no preferred form (1)" in exported.losses
    assert export_terms([*glossary.concepts, odd], style) == exported


def test_tbx_version_3_obeys_the_published_schema(glossary: Glossary, tmp_path: Path) -> None:
    schema = Path(os.environ.get("TBX_CORE_RNG", "TBXcoreStructV03.rng"))
    if not schema.is_file() or not shutil.which("xmllint"):
        pytest.skip("TBX_CORE_RNG names no TBXcoreStructV03.rng, or xmllint is not installed")
    file = tmp_path / "terms.tbx"
    file.write_bytes(export_terms(glossary.concepts, Format.TBX3).data)
    subprocess.run(["xmllint", "--noout", "--relaxng", schema, file], check=True)


def test_translate_toolkit_opens_tbx_version_2(glossary: Glossary, tmp_path: Path) -> None:
    program = shutil.which("tbx2po")
    if program is None:
        pytest.skip("translate-toolkit's tbx2po is not installed")
    file = tmp_path / "terms.tbx"
    file.write_bytes(export_terms(glossary.concepts, Format.TBX2).data)
    out = tmp_path / "terms.po"
    subprocess.run(
        [program, "--source-language=en", "-l", "fr", file, out], check=True, capture_output=True
    )
    text = out.read_text(encoding="utf-8")
    assert 'msgid "Party General Secretary"\nmsgstr "secrétaire général du Parti"' in text


def test_chosen_languages_alone_are_written(glossary: Glossary) -> None:
    exported = export_terms(glossary.concepts, Format.TBX2, languages=["nb", "vi"])
    back = parse_foreign(exported.data, Format.TBX2, PATH)
    assert {code for one in back.concepts for code in one.terms} == {"nb", "vi"}


def test_nothing_to_write_is_an_error(glossary: Glossary) -> None:
    with pytest.raises(GlossaryError, match="nothing to write"):
        export_terms(glossary.concepts, Format.TBX2, languages=["de"])
    with pytest.raises(GlossaryError, match="no concept has a form in en and in de"):
        export_terms(glossary.concepts, Format.OMEGAT, pair=Pair("en", "de"))
    with pytest.raises(GlossaryError, match="one language pair"):
        export_terms(glossary.concepts, Format.WEBLATE)


CONCEPT = Concept(
    "body-x",
    "body",
    {
        "en": (Term("Body", TermStatus.PREFERRED), Term("=Bod\ty", TermStatus.ADMITTED)),
        "fr": (Term("corps", TermStatus.PREFERRED),),
    },
    note="two\nlines",
)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        pytest.param(
            Format.OMEGAT,
            "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"
            "Body\tcorps\ttwo lines\n=Bod y\tcorps\ttwo lines\n",
            id="omegat",
        ),
        pytest.param(
            Format.WEBLATE,
            "source,target,context,developer_comments\n"
            'Body,corps,body-x,"two\nlines"\n\'=Bod\ty,corps,body-x,"two\nlines"\n',
            id="weblate",
        ),
        pytest.param(
            Format.PAIRS,
            'source,target,comment\nBody,corps,"two\nlines"\n\'=Bod\ty,corps,"two\nlines"\n',
            id="pairs",
        ),
    ],
)
def test_pairs_are_written(style: Format, expected: str) -> None:
    exported = export_terms([CONCEPT], style, pair=EN_FR)
    assert exported.data.decode() == expected
    assert "kinds (1)" in exported.losses


# In


FOREIGN = {
    "version-2-with-dtd": (
        '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX"><text><body>'
        '<termEntry id="c1"><descripGrp><descrip type="definition">the <hi>highest</hi> body'
        '</descrip></descripGrp><langSet xml:lang="en-US"><ntig><termGrp><term>Big Body</term>'
        '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>'
        '<ntig><termGrp><term>Bad  Body</term><termNote type="administrativeStatus">'
        "supersededTerm-admn-sts</termNote></termGrp></ntig></langSet>"
        '<langSet xml:lang="fr"><ntig><termGrp><term>grand corps</term>'
        '<termNote type="grammaticalGender">masculine</termNote></termGrp></ntig></langSet>'
        "</termEntry></body></text></martif>"
    ),
    "version-3-dct": (
        '<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" '
        'xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">'
        '<text><body><conceptEntry id="c1"><basic:definition>the highest body</basic:definition>'
        '<langSec xml:lang="en-US"><termSec><term>Big Body</term><min:administrativeStatus>'
        "preferredTerm-admn-sts</min:administrativeStatus></termSec><termSec><term>Bad Body</term>"
        "<min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>"
        '</langSec><langSec xml:lang="fr"><termSec><term>grand corps</term>'
        "<basic:grammaticalGender>masculine</basic:grammaticalGender></termSec></langSec>"
        "</conceptEntry></body></text></tbx>"
    ),
    "tbx-min": (
        '<TBX dialect="TBX-Min"><body><entry id="c1"><note>the highest body</note>'
        '<langGroup xml:lang="en-US"><termGroup><term>Big Body</term><termStatus>preferred'
        "</termStatus></termGroup><termGroup><term>Bad Body</term><termStatus>obsolete"
        '</termStatus></termGroup></langGroup><langGroup xml:lang="fr"><termGroup>'
        "<term>grand corps</term><termNote type='grammaticalGender'>masculine</termNote>"
        "</termGroup></langGroup></entry></body></TBX>"
    ),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_tbx_is_read(name: str) -> None:
    (concept,) = parse_foreign(FOREIGN[name].encode(), Format.TBX2, PATH).concepts
    assert (concept.id, concept.note, dict(concept.gender)) == (
        "c1",
        "the highest body",
        {"fr": "m"},
    )
    assert terms(concept) == {
        "en-US": [("Big Body", "preferred"), ("Bad Body", "forbidden")],
        "fr": [("grand corps", "preferred")],
    }


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_tbx_in_its_own_encoding(encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><martif><text><body><termEntry>'
        '<langSet xml:lang="fr"><tig><term>État</term></tig></langSet></termEntry></body></text></martif>'
    )
    (concept,) = parse_foreign(text.encode(encoding), Format.TBX2, PATH).concepts
    assert concept.preferred("fr") == "État"


BOMB = '<!DOCTYPE martif [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><martif>&b;</martif>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(BOMB.encode(), "declares XML entities", id="entities"),
        pytest.param(BOMB.encode("utf-16"), "declares XML entities", id="entities-in-utf-16"),
        pytest.param(
            b'<!DOCTYPE martif [<!ENTITY x SYSTEM "file:///etc/passwd">]><martif><term>&x;</term></martif>',
            "declares XML entities",
            id="a-file-of-this-machine",
        ),
        pytest.param(
            b'<!DOCTYPE martif [<!ENTITY % p SYSTEM "http://example.org/x">%p;]><martif/>',
            "declares XML entities",
            id="parameter-entity",
        ),
        pytest.param(
            b'<!DOCTYPE martif [<!ATTLIST martif id CDATA "x">]><martif/>',
            "declares XML entities",
            id="attributes-by-default",
        ),
        pytest.param(b"<martif><text></martif>", "broken XML", id="not-closed"),
        pytest.param(b"", "broken XML", id="empty"),
        pytest.param(
            b'<!DOCTYPE martif SYSTEM "x.dtd" []><martif/>',
            "declares XML entities",
            id="empty-subset",
        ),
        pytest.param("<martif/>".encode("utf-32"), "broken XML", id="utf-32"),
        pytest.param(b"<html/>", "no TBX file, its root is html", id="another-format"),
        pytest.param(b"<a>" * 5000, "broken XML", id="too-deep"),
    ],
)
def test_hostile_xml_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(GlossaryError, match=message) as caught:
        parse_foreign(data, Format.TBX2, PATH)
    assert "\n" not in str(caught.value)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "huge.tbx"
    with file.open("wb") as stream:
        stream.truncate(2**30 + 1)
    with pytest.raises(GlossaryError, match="too large"):
        read_foreign(file)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.TBX", Format.TBX2),
        ("a.txt", Format.OMEGAT),
        ("a.tsv", Format.OMEGAT),
        ("a.csv", Format.CSV),
    ],
)
def test_the_name_tells_the_format(name: str, expected: Format) -> None:
    assert format_of(Path(name)) is expected


def test_an_unknown_name_asks_for_the_format() -> None:
    with pytest.raises(GlossaryError, match="--format"):
        format_of(Path("terms.ods"))


@pytest.mark.parametrize("style", [Format.OMEGAT, Format.WEBLATE, Format.PAIRS, Format.CSV])
def test_the_sample_comes_back_without_a_change(glossary: Glossary, style: Format) -> None:
    text = (HERE.parents[1] / "glossary" / "terms.csv").read_text(encoding="utf-8")
    exported = export_terms(glossary.concepts, style, pair=EN_FR)
    merged = merge(text, parse_foreign(exported.data, style, PATH, EN_FR))
    assert (merged.text == text, merged.added, merged.filled, merged.conflicts) == (
        True,
        (),
        (),
        (),
    )


def test_an_empty_desk_gets_the_whole_sample(glossary: Glossary) -> None:
    exported = export_terms(glossary.concepts, Format.CSV)
    merged = merge("", parse_foreign(exported.data, Format.CSV, PATH))
    again = merge(merged.text, parse_foreign(merged.text.encode(), Format.CSV, PATH))
    assert merged.added == tuple(one.id for one in glossary.concepts)
    assert again.text == merged.text
    assert exported.data.decode() == merged.text
