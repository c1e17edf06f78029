"""Reading terms.csv and references.toml: every layout an editor's program writes, every slip."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from workflow.errors import GlossaryError
from workflow.glossary import Glossary, TermStatus

ROOT = Path(__file__).resolve().parents[2]
HEADER = "id,kind,en,fr,en_variants,fr_variants,forbidden,gender_fr,note,source,confidence,owner\n"
ROW = 'body-x,body,Big Body,grand corps,"Body | The Body",corps,"en: Bad Body | fr: mauvais corps",m,"a, b",S,high,desk 4\n'
TYPES = (ROOT / "glossary" / "references.toml").read_text(encoding="utf-8")


def load(folder: Path, data: str | bytes, name: str = "terms.csv") -> Glossary:
    raw = data if isinstance(data, bytes) else data.encode("utf-8")
    (folder / name).write_bytes(raw)
    return Glossary.load(folder)


def test_the_sample_termbase_is_whole(glossary: Glossary) -> None:
    with (ROOT / "glossary" / "terms.csv").open(encoding="utf-8-sig", newline="") as stream:
        ids = [row["id"] for row in csv.DictReader(stream)]
    assert [concept.id for concept in glossary.concepts] == ids
    concept = glossary.concept("title-general-secretary")
    assert [concept.preferred(language) for language in ("en", "fr", "nb", "vi", "es")] == [
        "Party General Secretary",
        "secrétaire général du Parti",
        "partiets generalsekretær",
        "Tổng Bí thư",
        "secretario general del Partido",
    ]
    assert (concept.kind, concept.gender["fr"], concept.confidence) == ("title", "mf", "high")


def test_a_row_becomes_a_concept(tmp_path: Path) -> None:
    (concept,) = load(tmp_path, HEADER + ROW).concepts
    assert [(term.text, term.status) for term in concept.terms["en"]] == [
        ("Big Body", TermStatus.PREFERRED),
        ("Body", TermStatus.ADMITTED),
        ("The Body", TermStatus.ADMITTED),
        ("Bad Body", TermStatus.FORBIDDEN),
    ]
    assert concept.note == "a, b"
    assert dict(concept.extra) == {"owner": "desk 4"}
    assert dict(concept.gender) == {"fr": "m"}
    assert concept.line == 2


@pytest.mark.parametrize(
    "data",
    [
        pytest.param((HEADER + ROW).encode("utf-8-sig"), id="byte-order-mark"),
        pytest.param((HEADER + ROW).replace("\n", "\r\n").encode(), id="windows-lines"),
        pytest.param((HEADER + ROW + ",,,,,,,,,,,\n\n").encode(), id="empty-rows"),
        pytest.param(
            HEADER.replace(",", ";").encode()
            + b'body-x;body;Big Body;grand corps;Body | The Body;corps;"en: Bad Body | fr: mauvais corps";m;a, b;S;high;desk 4\n',
            id="semicolons",
        ),
    ],
)
def test_the_layout_of_the_file_does_not_matter(data: bytes, tmp_path: Path) -> None:
    plain, other = tmp_path / "plain", tmp_path / "other"
    plain.mkdir()
    other.mkdir()
    assert load(other, data).signature == load(plain, HEADER + ROW).signature


def test_the_signature_follows_the_content(tmp_path: Path) -> None:
    before = load(tmp_path, HEADER + ROW).signature
    assert len(before) == 12
    assert load(tmp_path, HEADER + ROW.replace("corps", "corpus")).signature != before
    assert load(tmp_path, TYPES, "references.toml").signature != before


def test_a_missing_file_is_an_empty_part(tmp_path: Path) -> None:
    empty = Glossary.load(tmp_path / "nowhere")
    assert empty.concepts == ()
    assert empty.find("the Politburo's Resolution No. 11-NQ/TW", "en") == []
    only_terms = load(tmp_path, HEADER + ROW)
    assert [one.id for one in only_terms.find("a Big Body of Resolution No. 11-NQ/TW", "en")] == [
        "body-x"
    ]


def test_cut_cells_at_the_end_of_a_row_are_empty(tmp_path: Path) -> None:
    (concept,) = load(tmp_path, HEADER + "body-x,body,Big Body\n").concepts
    assert concept.preferred("en") == "Big Body"
    assert concept.preferred("fr") is None


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        pytest.param(HEADER + ROW + ",body,Y,Z\n", 3, "a row without an id", id="no-id"),
        pytest.param(HEADER + ROW + ROW, 3, "body-x stands already on line 2", id="id-twice"),
        pytest.param("kind,en\nbody,X\n", 1, "there is no column id", id="no-id-column"),
        pytest.param("id,en,en\na,b,c\n", 1, "two columns are called en", id="column-twice"),
        pytest.param("id,en\na,b,c\n", 2, "3 cells where the header has 2", id="too-many-cells"),
        pytest.param("id,en\na,\n", 2, "no form in any language", id="no-form"),
        pytest.param("id,en\na,b | c\n", 2, "several preferred forms in en", id="two-preferred"),
        pytest.param('id,en\na,"b\n', 2, "a broken row", id="open-quote"),
        pytest.param('id,en\n"a\nb",c\nd,"e" f\n', 4, "a broken row", id="line-after-a-long-cell"),
        pytest.param(
            "id,en,forbidden\na,b,c\n", 2, "names no language", id="forbidden-without-language"
        ),
        pytest.param(
            "id,en,forbidden\na,b,de: c\n", 2, "names no language", id="forbidden-in-no-column"
        ),
        pytest.param(
            "id,en,forbidden\na,b,en: b\n",
            2,
            "both preferred and forbidden",
            id="preferred-and-forbidden",
        ),
        pytest.param("id,en\na,b\nc,é\n".encode("latin-1"), 3, "not UTF-8", id="latin-1"),
    ],
)
def test_a_slip_in_the_termbase_is_named_with_its_line(
    data: str | bytes, line: int, message: str, tmp_path: Path
) -> None:
    with pytest.raises(GlossaryError, match=message) as caught:
        load(tmp_path, data)
    assert caught.value.line == line
    assert caught.value.path == tmp_path / "terms.csv"
    assert str(caught.value).startswith(f"{tmp_path / 'terms.csv'}:{line}: ")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param("[types", "not valid TOML", id="toml"),
        pytest.param("[colours]\n", r"\[colours\] is not a section", id="section"),
        pytest.param('types = "x"', r"written as \[\[types\]\]", id="no-tables"),
        pytest.param("[[types]]\nshort = 'any'\n", "key is missing", id="no-key"),
        pytest.param("[[types]]\nkey = 'a'\nshrot = 'any'\n", "has no key shrot", id="unknown-key"),
        pytest.param("[[types]]\nkey = 'a'\nshort = 'often'\n", "short must be one of", id="short"),
        pytest.param(
            "[[types]]\nkey = 'a'\n[[types]]\nkey = 'a'\n", "two document types", id="type-twice"
        ),
        pytest.param(
            "[[types]]\nkey = 'a'\nnarrower_than = 'b'\n", "there is no type b", id="narrower"
        ),
        pytest.param(
            "[[types]]\nkey = 'a'\nen = { one = 'A' }\n",
            "type a, en: many is missing",
            id="no-plural",
        ),
        pytest.param("[[types]]\nkey = 'a'\nabbreviations = 'A'\n", "must be a list", id="no-list"),
        pytest.param("[[types]]\nkey = 'a'\ndigits = true\n", "wrong kind", id="wrong-kind"),
        pytest.param(
            "[[issuers]]\nsymbol = 'QĐ'\n[[issuers]]\nsymbol = 'QD'\n",
            "two issuers",
            id="issuer-twice",
        ),
        pytest.param(
            "[languages.en]\nmarker = 'No.'\nmarker_many = 'Nos.'\nnumeric = 'ymd'\n",
            "dmy or mdy",
            id="numeric",
        ),
        pytest.param(
            "[languages.en]\nmarkr = 'No.'\n", "has no key markr", id="unknown-language-key"
        ),
        pytest.param(b"key = '\xff'", "not UTF-8", id="latin-1"),
    ],
)
def test_a_slip_in_the_tables_is_named(data: str | bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=message) as caught:
        load(tmp_path, data, "references.toml")
    assert caught.value.path == tmp_path / "references.toml"


def test_a_desk_may_add_a_type_and_an_issuer(tmp_path: Path) -> None:
    more = """
[[types]]
key = "manifesto"
abbreviations = ["TN"]
en = { one = "Manifesto", many = "Manifestos" }
vi = { one = "Tuyên ngôn", many = "các Tuyên ngôn" }

[[issuers]]
symbol = "HĐX"
"""
    glossary = load(tmp_path, TYPES + more, "references.toml")
    (one,) = glossary.find("Manifesto No. 3-TN/HDX", "en")
    assert one.id == "3-TN/HĐX"
    assert glossary.render(one, "vi") == "Tuyên ngôn số 3-TN/HĐX"
    assert glossary.render(one, "fr") is None


def test_a_language_is_a_column(tmp_path: Path) -> None:
    glossary = load(
        tmp_path, "id,kind,en,pt,pt_variants\nb,body,Politburo,Politburo,Birô Político\n"
    )
    (one,) = glossary.find("o Birô Político disse", "pt")
    assert glossary.render(one, "en") == "Politburo"


def test_importing_the_room_loads_nothing_heavy() -> None:
    code = (
        "import sys, workflow.glossary\n"
        "print([name for name in ('regex', 'ahocorasick_rs', 'babel', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"
