"""Terms out to other programs and back: nothing lost in silence, nothing of an editor's undone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from workflow.errors import GlossaryError
from workflow.glossary import Concept, Glossary, Term, TermStatus
from workflow.glossary.exchange import (
    Foreign,
    Format,
    Merged,
    Pair,
    export_terms,
    format_of,
    merge_terms,
    parse_foreign,
    read_foreign,
)
from workflow.glossary.termfile import parse_terms

Bilingual = Callable[..., Result]
HERE = Path(__file__).parent
PATH = Path("foreign.tbx")
TERMS = Path("terms.csv")
EN_FR = Pair("en", "fr")
TBX = (Format.TBX2, Format.TBX3)
HEADER = "id,kind,en,fr,en_variants,fr_variants,forbidden,gender_fr,note\n"
ROW = 'body-x,body,Big Body,grand corps,"Body | The Body",corps,en: Bad Body,m,"a, b"\n'


def merge(text: str, foreign: Foreign) -> Merged:
    return merge_terms(text, TERMS, foreign)


def tbx(body: str, root: str = "martif") -> Foreign:
    return parse_foreign(
        f"<{root}><text><body>{body}</body></text></{root}>".encode(), Format.TBX2, PATH
    )


def terms(concept: Concept) -> dict[str, list[tuple[str, str]]]:
    return {
        code: [(term.text, term.status.value) for term in forms]
        for code, forms in concept.terms.items()
    }


def kept(concept: Concept) -> tuple[object, ...]:
    """What TBX-Basic has a place for."""
    gender = {}
    for code in concept.terms:
        preferred = concept.preferred(code) or ""
        described = concept.grammar.get(code, {}).get(preferred)
        told = concept.gender.get(code) or (described.gender if described else "")
        if preferred and told:
            gender[code] = told.removesuffix("pl")
    return concept.id, concept.kind, terms(concept), concept.note, concept.source, gender


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


# Merging


def foreign(**changes: object) -> Foreign:
    base: dict[str, object] = {"id": "body-x", "kind": "", "terms": {}}
    return Foreign((Concept(**(base | changes)),))  # type: ignore[arg-type]


def forms(*texts: tuple[str, TermStatus]) -> tuple[Term, ...]:
    return tuple(Term(text, status) for text, status in texts)


P, A, F = TermStatus


@pytest.mark.parametrize(
    ("given_", "row"),
    [
        pytest.param({"en": forms(("Big Body", P), ("Bulk", A))}, ROW.replace("The Body", "The Body | Bulk"), id="new-variant"),
        pytest.param({"en": forms(("Body", A), ("Ugly Body", F))}, ROW.replace("en: Bad Body", "en: Bad Body | en: Ugly Body"), id="new-forbidden"),
        pytest.param({"fr": forms(("corps", A), ("organe", A))}, ROW.replace(",corps,en", ",corps | organe,en"), id="first-of-a-cell"),
        pytest.param({"en": forms(("Big  Body".replace("  ", "\u00a0"), P))}, ROW, id="same-but-for-a-blank"),
    ],
)  # fmt: skip
def test_new_forms_come_to_their_row(given_: dict[str, tuple[Term, ...]], row: str) -> None:
    merged = merge(HEADER + ROW, foreign(terms=given_))
    assert (merged.text, merged.conflicts, merged.added) == (HEADER + row, (), ())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"terms": {"en": forms(("Bulk", P), ("Body", A))}}, "“Bulk” is preferred in en there and “Big Body” here", id="another-preferred"),
        pytest.param({"terms": {"en": forms(("Body", P))}}, "“Body” is preferred in en there and admitted here", id="admitted-preferred"),
        pytest.param({"terms": {"en": forms(("Big Body", F))}}, "“Big Body” is forbidden in en there and preferred here", id="forbids-ours"),
        pytest.param({"terms": {"en": forms(("Big Body", P), ("Bad Body", A))}}, "“Bad Body” is admitted in en there and forbidden here", id="admits-forbidden"),
        pytest.param({"terms": {"en": forms(("Big Body", P))}, "gender": {"fr": "f"}}, "gender_fr is “f” there and “m” here", id="gender"),
        pytest.param({"terms": {"en": forms(("Big Body", P))}, "note": "c"}, "note is “c” there and “a, b” here", id="note"),
        pytest.param({"terms": {"en": forms(("Heap", P), ("Pile", A))}}, "shares no form", id="another-concept"),
    ],
)  # fmt: skip
def test_a_conflict_is_listed_and_left(changes: dict[str, object], message: str) -> None:
    merged = merge(HEADER + ROW, foreign(**changes))
    assert [message in conflict.message for conflict in merged.conflicts] == [True]
    assert (merged.text, merged.added) == (HEADER + ROW, ())


def test_a_new_concept_comes_to_the_end() -> None:
    given_ = foreign(
        id="y", kind="body", terms={"en": forms(("New; Body", P)), "fr": forms(("n", P))}
    )
    assert merge(HEADER + ROW, given_).text == HEADER + ROW + "y,body,New; Body,n,,,,,\n"


def test_the_files_habits_are_kept() -> None:
    text = '"id";"en";"fr"\r\n"x";"A ""a""";"b"\r\n;;\r\n"y";C;'
    given_ = Foreign((
        Concept("y", "", {"fr": forms(("c; d", P)), "en": forms(("C", P))}),
        Concept("z", "", {"en": forms(("Z", P))}),
    ))  # fmt: skip
    merged = merge(text, given_)
    assert (
        merged.text == '"id";"en";"fr"\r\n"x";"A ""a""";"b"\r\n;;\r\n"y";C;"c; d"\r\n"z";"Z";""\r\n'
    )


@pytest.mark.parametrize(
    ("code", "header", "row"),
    [
        pytest.param("en-US", "id,en\n", "x,A\n", id="country-dropped"),
        pytest.param("pt_br", "id,pt-BR\n", "x,A\n", id="country-kept"),
        pytest.param("EN", "id,en\n", "x,A\n", id="capitals"),
    ],
)
def test_languages_find_their_column(code: str, header: str, row: str) -> None:
    given_ = foreign(id="x", terms={code: forms(("A", P))})
    merged = merge_terms(header, TERMS, given_, lambda one: one.lower()[:2])
    assert merged.text == header + row


def test_what_has_no_column_is_said() -> None:
    given_ = foreign(
        id="x", terms={"en": forms(("A", P), ("B", A)), "de": forms(("D", P))}, note="n"
    )
    merged = merge("id,en\nx,A\n", given_)
    assert merged.text == "id,en\nx,A\n"
    assert merged.left_out == (
        "forms for which there is no column en_variants (1)",
        "forms in de, for which there is no column (1)",
        "contents for which there is no column note (1)",
    )


def test_formulas_never_reach_the_file() -> None:
    given_ = foreign(id="y", terms={"en": forms(("A", P), ("=cmd()", A))}, note="@x")
    merged = merge(HEADER + ROW, given_)
    assert merged.text == HEADER + ROW + "y,,A,,,,,,'@x\n"
    assert merged.left_out == ("forms with a bar, or that a spreadsheet would run (1)",)


def test_concepts_without_id_get_one_and_are_known_again() -> None:
    given_ = tbx(
        '<termEntry><langSet xml:lang="en"><tig><term>Đổi mới: Renewal</term></tig></langSet></termEntry>'
    )
    first = merge(HEADER, given_)
    assert first.added == ("doi-moi-renewal",)
    assert merge(first.text, given_).text == first.text


def test_a_list_of_pairs_does_not_dispute_ranks() -> None:
    pairs = parse_foreign(b"Body\tcorps\nBody\tautre\n", Format.OMEGAT, Path("a.txt"), EN_FR)
    merged = merge(HEADER + ROW, pairs)
    assert merged.text == HEADER + ROW
    assert [(one.line, one.concept) for one in merged.conflicts] == [(2, "body-x")]


def test_pairs_need_their_languages() -> None:
    with pytest.raises(GlossaryError, match="--from and --to"):
        parse_foreign(b"source,target\nA,B\n", Format.CSV, Path("a.csv"))


def test_a_broken_termbase_is_not_merged_into() -> None:
    with pytest.raises(GlossaryError, match="stands already"):
        merge(HEADER + ROW + ROW, foreign(terms={"en": forms(("A", P))}))


# Properties

_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cn"), exclude_characters="|"),
    min_size=1,
    max_size=8,
)
_LANGUAGE_FORMS = st.lists(_TEXT, min_size=1, max_size=4, unique=True).map(
    lambda texts: (
        Term(texts[0], P),
        *(Term(text, A) for text in texts[1:3]),
        *(Term(text, F) for text in texts[3:]),
    )
)
_CONCEPTS = st.lists(
    st.builds(
        Concept,
        id=_TEXT,
        kind=st.sampled_from(["", "body", "title"]),
        terms=st.dictionaries(st.sampled_from(["en", "fr", "vi"]), _LANGUAGE_FORMS, min_size=1),
        note=st.just("") | _TEXT,
        source=st.just("") | _TEXT,
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda concept: concept.id,
)


@settings(max_examples=60, deadline=None)
@given(_CONCEPTS, st.sampled_from(TBX))
def test_whatever_is_written_is_read_again(concepts: list[Concept], style: Format) -> None:
    back = parse_foreign(export_terms(concepts, style).data, style, PATH)
    assert [kept(one) for one in back.concepts] == [kept(one) for one in concepts]


@settings(max_examples=60, deadline=None)
@given(_CONCEPTS, _CONCEPTS)
def test_a_merge_takes_nothing_away_and_settles(ours: list[Concept], theirs: list[Concept]) -> None:
    text = merge("", Foreign(tuple(ours))).text
    once = merge(text, Foreign(tuple(theirs)))
    assert once.filled or once.text.startswith(text)
    now = {concept.id: terms(concept) for concept in parse_terms(once.text, TERMS)}
    for concept in parse_terms(text, TERMS):
        for code, before in terms(concept).items():
            assert set(before) <= set(now[concept.id][code])
    twice = merge(once.text, Foreign(tuple(theirs)))
    assert (twice.text, twice.added, twice.filled) == (once.text, (), ())


# The command


def test_export_and_import_by_command(desk: Path, bilingual: Bilingual, tmp_path: Path) -> None:
    file = tmp_path / "out.tbx"
    count = len(Glossary.load(desk / "glossary").concepts)
    exported = bilingual("glossary", "export", file)
    assert (exported.exit_code, exported.stdout) == (0, f"{file}: {count} concepts\n")
    said = f"The format has no place for: confidences ({count}), plural numbers ("
    assert exported.stderr.startswith(said)
    terms_file = desk / "glossary" / "terms.csv"
    full = terms_file.read_bytes()
    lines = full.split(b"\r\n" if b"\r\n" in full else b"\n")
    short = b"\xef\xbb\xbf" + b"\n".join(lines[:200]) + b"\n"
    terms_file.write_bytes(short)
    tried = bilingual("glossary", "import", file, "--dry-run")
    assert (tried.exit_code, terms_file.read_bytes()) == (0, short)
    assert f"{count - 199} concepts and 0 cells would be added, 0 conflicts" in tried.stdout
    assert bilingual("glossary", "import", file).exit_code == 0
    after = terms_file.read_bytes()
    assert after.startswith(short)
    assert len(Glossary.load(desk / "glossary").concepts) == count
    assert bilingual("glossary", "import", file).stdout.startswith("0 concepts and 0 cells added")
    assert terms_file.read_bytes() == after


def test_conflicts_by_command(desk: Path, bilingual: Bilingual, tmp_path: Path) -> None:
    file = tmp_path / "in.txt"
    file.write_text("Politburo\tpolitbureau\n", encoding="utf-8")
    before = (desk / "glossary" / "terms.csv").read_bytes()
    result = bilingual("glossary", "import", file, "--from", "en", "--to", "fr")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        f"{file}:1: conflict body-politburo: “politbureau” is preferred"
    )
    assert (desk / "glossary" / "terms.csv").read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["import", "no-such.tbx"], id="no-file"),
        pytest.param(["export", "terms.ods"], id="no-format"),
        pytest.param(["export", "terms.txt"], id="no-pair"),
        pytest.param(["export", "terms.txt", "--from", "en"], id="half-a-pair"),
        pytest.param(["export", "terms.tbx", "--lang", "klingon"], id="no-language"),
    ],
)
def test_misuse_is_one_line(bilingual: Bilingual, arguments: list[str]) -> None:
    result = bilingual("glossary", *arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
