"""Terms of other programs come into a termbase, and nothing of an editor's is undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.glossary.exchange_cases import (
    EN_FR,
    HEADER,
    PATH,
    ROW,
    TBX,
    TERMS,
    Bilingual,
    kept,
    merge,
    tbx,
    terms,
)
from workflow.errors import GlossaryError
from workflow.glossary import Concept, Glossary, Term, TermStatus
from workflow.glossary.exchange import (
    Foreign,
    Format,
    export_terms,
    merge_terms,
    parse_foreign,
)
from workflow.glossary.termfile import parse_terms

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


def test_what_a_new_concept_has_no_column_for_is_said_in_one_order() -> None:
    given_ = foreign(
        id="y", kind="body", terms={"en": forms(("A", P))}, note="n", source="s", confidence="c"
    )
    merged = merge("id,en\n", given_)
    assert merged.text == "id,en\ny,A\n"
    assert merged.left_out == tuple(
        f"contents for which there is no column {name} (1)"
        for name in ("kind", "note", "source", "confidence")
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


def test_synonyms_of_a_list_of_pairs_are_one_concept() -> None:
    text = "Politburo\tBureau politique\tparty\nPolitical Bureau\tBureau politique\tparty\n"
    other = "Office\tBureau\t\nBoard\tBureau\tof a city\n"
    pairs = parse_foreign((text + other).encode(), Format.OMEGAT, Path("a.txt"), EN_FR)
    assert [one.forms("en", P, A) for one in pairs.concepts] == [
        ("Politburo", "Political Bureau"),
        ("Office",),
        ("Board",),
    ]


def test_a_list_of_pairs_brings_every_source_form_to_an_empty_desk(glossary: Glossary) -> None:
    written = [one for one in glossary.concepts if one.kind == "title"]
    exported = export_terms(written, Format.OMEGAT, pair=EN_FR)
    read = parse_foreign(exported.data, Format.OMEGAT, Path("a.txt"), EN_FR)
    merged = merge("id,kind,en,fr,en_variants\n", read)
    assert merged.conflicts == ()
    brought = {form for one in parse_terms(merged.text, PATH) for form in one.forms("en", P, A)}
    assert brought == {form for one in written for form in one.forms("en", P, A)}


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
