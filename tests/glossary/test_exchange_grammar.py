"""Genders of forms out to TBX and back into `terms.d`, and what TBX cannot hold."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.conftest import Bilingual
from workflow.glossary import Concept, Glossary, Grammar, Term, TermStatus
from workflow.glossary.exchange import (
    Format,
    NewGender,
    export_terms,
    new_genders,
    parse_foreign,
    with_genders,
)

HERE = Path(__file__).parent
TBX = (Format.TBX2, Format.TBX3)
PREFERRED, ADMITTED = TermStatus.PREFERRED, TermStatus.ADMITTED
CHAIR = Concept(
    "title-chair",
    "title",
    {
        "en": (Term("chair", PREFERRED),),
        "fr": (Term("président", PREFERRED), Term("présidente", ADMITTED)),
        "nb": (Term("leder", PREFERRED),),
    },
    gender={"fr": "mf"},
    grammar={
        "fr": {"présidente": Grammar(gender="f", number="sg")},
        "nb": {"leder": Grammar(gender="m", indefinite="leder", definite="lederen")},
    },
    known_renderings={"fr": ("la chaise",)},
)
PATH = Path("foreign.tbx")


def genders(concept: Concept) -> dict[str, dict[str, str]]:
    return {
        language: {form: one.gender for form, one in forms.items() if one.gender}
        for language, forms in concept.grammar.items()
    }


@pytest.mark.parametrize("style", TBX)
def test_the_gender_of_every_form_comes_back(style: Format) -> None:
    exported = export_terms([CHAIR], style)
    (back,) = parse_foreign(exported.data, style, PATH).concepts
    assert genders(back) == {
        "fr": {"président": "mf", "présidente": "f"},
        "nb": {"leder": "m"},
    }
    assert new_genders(parse_foreign(exported.data, style, PATH), [CHAIR]) == ((), ())


@pytest.mark.parametrize("style", TBX)
def test_what_tbx_cannot_hold_is_said_in_one_line(style: Format) -> None:
    assert export_terms([CHAIR], style).losses == (
        "forms whose grammar is more than a gender (2)",
        "other contents of terms.d (1)",
    )


@pytest.mark.parametrize("style", TBX)
def test_the_sample_tells_its_own_desk_nothing_new(glossary: Glossary, style: Format) -> None:
    exported = export_terms(glossary.concepts, style)
    assert new_genders(parse_foreign(exported.data, style, PATH), glossary.concepts) == ((), ())


@pytest.mark.parametrize("style", TBX)
def test_xmllint_finds_the_dialect_kept(glossary: Glossary, style: Format, tmp_path: Path) -> None:
    program = shutil.which("xmllint")
    if program is None:
        pytest.skip("xmllint is not installed")
    data = export_terms([*glossary.concepts, CHAIR], style).data
    file = tmp_path / "terms.tbx"
    file.write_bytes(data.replace(b'<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n', b""))
    schema = HERE / "tbx_basic.rng"
    subprocess.run([program, "--noout", "--relaxng", schema, file], check=True)


def test_chosen_languages_keep_their_grammar() -> None:
    exported = export_terms([CHAIR], Format.TBX3, languages=["nb"])
    (back,) = parse_foreign(exported.data, Format.TBX3, PATH).concepts
    assert genders(back) == {"nb": {"leder": "m"}}


def test_what_the_desk_knows_stays_and_is_a_conflict() -> None:
    other = Concept(
        "title-chair",
        "title",
        CHAIR.terms,
        grammar={"fr": {"présidente": Grammar(gender="m")}, "en": {"chair": Grammar(gender="n")}},
    )
    foreign = parse_foreign(export_terms([other], Format.TBX2).data, Format.TBX2, PATH)
    found, clashes = new_genders(foreign, [CHAIR])
    assert found == (NewGender("title-chair", "en", "chair", "n"),)
    assert [one.message for one in clashes] == ["gender of “présidente” is “m” there and “f” here"]


def test_a_companion_file_keeps_what_it_says() -> None:
    before = 'title-chair.fr = { number = "sg" }\ntitle-chair.valid_from = 2021-04-05\n'
    added = [
        NewGender("title-chair", "fr", "président", "mf"),
        NewGender("title-chair", "fr", "présidente de l’Assemblée", "f"),
        NewGender("x.y", "nb", "leder", "m"),
    ]
    text = with_genders(before, PATH, added, lambda name, code: {"fr": "président"}.get(code))
    assert tomllib.loads(text) == {
        "title-chair": {
            "fr": {
                "number": "sg",
                "gender": "mf",
                "forms": {"présidente de l’Assemblée": {"gender": "f"}},
            },
            "valid_from": tomllib.loads("a = 2021-04-05")["a"],
        },
        "x.y": {"nb": {"forms": {"leder": {"gender": "m"}}}},
    }
    assert with_genders(text, PATH, [], lambda name, code: None) == text


def test_import_writes_genders_into_terms_d_once(bilingual: Bilingual, desk: Path) -> None:
    shutil.rmtree(desk / "glossary")
    (desk / "glossary").mkdir()
    rows = "id,kind,en,fr,nb,fr_variants\ntitle-chair,title,chair,président,leder,présidente\n"
    (desk / "glossary/terms.csv").write_text(rows, encoding="utf-8")
    file = desk / "partner.tbx"
    file.write_bytes(export_terms([CHAIR], Format.TBX2).data)

    dry = bilingual("glossary", "import", file, "--dry-run")
    assert "title-chair: gender of “leder” (nb) + m" in dry.stdout
    assert not (desk / "glossary/terms.d").exists()

    assert bilingual("glossary", "import", file).exit_code == 0
    concept = Glossary.load(desk / "glossary").concept("title-chair")
    assert genders(concept) == {
        "fr": {"président": "mf", "présidente": "f"},
        "nb": {"leder": "m"},
    }
    written = (desk / "glossary/terms.d/imported.toml").read_bytes()
    again = bilingual("glossary", "import", file)
    assert again.exit_code == 0
    assert "gender of" not in again.stdout
    assert (desk / "glossary/terms.d/imported.toml").read_bytes() == written
