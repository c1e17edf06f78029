"""A translation that came back without ids: read, aligned, proposed, and taken as drafts."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from word_samples import block, document, english_french

from workflow.article import plain_text
from workflow.batch import Workspace
from workflow.batch.returns.aligning import align_returned, take_proposals
from workflow.cli.align_commands import import_aligned
from workflow.cli.terminal import Session
from workflow.desk import Desk
from workflow.errors import ExportError
from workflow.exports.aligned import AlignedDocument
from workflow.exports.returned.alignment import Proposal, Verdict, propose
from workflow.exports.returned.bitext import Bead, Known, Returned, align_sentences
from workflow.exports.returned.text import Piece, read_returned
from workflow.segmentation import load_segmenter

NOISE = ("selon", "alors", "pouvoir", "grande", "avec", "été")


def split(language: str) -> Any:
    segmenter = load_segmenter(language)
    return lambda text: [text[start:end] for start, end in segmenter.split(text)]


def proposed(made: AlignedDocument, pieces: Sequence[Piece]) -> list[Proposal]:
    return propose(made, pieces, split("en"), split("fr"))


def drafted(made: AlignedDocument, share: float = 0.35) -> AlignedDocument:
    """The document as a machine might have drafted it: some words of each target are wrong."""
    chance = random.Random(7)

    def spoiled(text: str) -> str:
        words = (chance.choice(NOISE) if chance.random() < share else word for word in text.split())
        return " ".join(words)

    blocks = tuple(
        replace(
            each,
            units=tuple(
                replace(unit, target=spoiled(plain_text(unit.target)), state="draft")
                for unit in each.units
                if unit.target
            ),
        )
        for each in made.blocks
    )
    return replace(made, blocks=blocks)


def texts_of(made: AlignedDocument) -> list[tuple[str, str]]:
    return [
        (plain_text(unit.source), plain_text(unit.target)) for unit in made.units if unit.target
    ]


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=30), st.text(max_size=30)), max_size=12),
    st.lists(st.text(min_size=1, max_size=30), max_size=12),
)
def test_every_sentence_is_in_one_bead_and_none_cross(known: Any, returned: Any) -> None:
    beads = align_sentences(
        [Known(source, draft, 0) for source, draft in known],
        [Returned(text, 0) for text in returned],
    )
    assert [at for bead in beads for at in bead.known] == list(range(len(known)))
    assert [at for bead in beads for at in bead.returned] == list(range(len(returned)))
    assert all(0 <= bead.score <= 1 for bead in beads)


def _known(*texts: tuple[str, str]) -> list[Known]:
    return [Known(source, draft, 0) for source, draft in texts]


PLAN = (
    "The council adopted the plan of 2030 for the roads.",
    "Le conseil a adopté le plan de 2030 pour les chaussées.",
)
GATE = (
    "Gate No. 2 stays open until midnight for the lorries.",
    "Le poste nº 2 demeure ouvert jusqu'à minuit pour les camions.",
)
MEETING = ("It meets again on 12 January.", "Il se retrouve le 12 janvier.")


@pytest.mark.parametrize(
    ("texts", "beads"),
    [
        pytest.param(
            [
                "Le conseil a adopté le plan de 2030 pour les routes.",
                "Le poste nº 2 reste ouvert jusqu'à minuit.",
                "Il se réunit le 12 janvier.",
            ],
            [((0,), (0,)), ((1,), (1,)), ((2,), (2,))],
            id="one-to-one",
        ),
        pytest.param(
            ["Le conseil a adopté le plan de 2030 pour les routes.", "Il se réunit le 12 janvier."],
            [((0,), (0,)), ((1,), ()), ((2,), (1,))],
            id="one-left-out",
        ),
        pytest.param(
            [
                "Le conseil a adopté le plan.",
                "Il vaut pour les routes de 2030.",
                "Le poste nº 2 reste ouvert jusqu'à minuit.",
                "Il se réunit le 12 janvier.",
            ],
            [((0,), (0, 1)), ((1,), (2,)), ((2,), (3,))],
            id="one-split",
        ),
    ],
)  # fmt: skip
def test_sentences_find_each_other(
    texts: list[str], beads: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> None:
    found = align_sentences(_known(PLAN, GATE, MEETING), [Returned(text, 0) for text in texts])
    assert [(bead.known, bead.returned) for bead in found] == beads


def test_lengths_figures_and_names_are_enough_without_a_draft() -> None:
    made = english_french()
    known = [Known(source, "", 0) for source, _ in texts_of(made)]
    beads = align_sentences(known, [Returned(target, 0) for _, target in texts_of(made)])
    right = [bead for bead in beads if bead.known == bead.returned]
    assert len(right) >= 0.9 * len(known)


def test_a_whole_text_is_proposed_sentence_by_sentence() -> None:
    made = drafted(english_french())
    paragraphs = [
        " ".join(plain_text(unit.target) for unit in each.units if unit.target)
        for each in english_french().blocks
        if each.units
    ]
    wanted = dict(texts_of(english_french()))
    found = proposed(made, paragraphs)
    taken = [each for each in found if each.verdict is Verdict.PROPOSED]
    right = [each for each in taken if wanted[plain_text(each.source)] == each.text]
    assert len(taken) > 0.7 * len(wanted)
    assert len(right) >= 0.97 * len(taken)


def test_what_is_approved_stays() -> None:
    found = proposed(english_french(), ["Le vote a été acquis à l'unanimité des voix."])
    assert Verdict.PROPOSED not in {each.verdict for each in found if each.text}


def test_what_came_back_as_it_was_is_the_same() -> None:
    made = english_french()
    found = proposed(made, [target for _, target in texts_of(made)])
    assert {each.verdict for each in found if each.text} == {Verdict.SAME}
    missing = [each for each in found if each.verdict is Verdict.MISSING]
    assert [each.source for each in missing] == [
        "The Inspectorate reports every six months, and its reports are public."
    ]


def test_two_sentences_that_came_back_as_one_are_for_a_person() -> None:
    made = document([block("paragraph", PLAN, GATE, draft=(0, 1))], "en", "fr")
    joined = f"{PLAN[1][:-1]}, et {GATE[1][0].lower()}{GATE[1][1:]}"
    (one,) = proposed(made, [joined])
    assert (one.verdict, len(one.ids), one.text) == (Verdict.DOUBTFUL, 2, joined)


def test_a_sentence_from_elsewhere_is_not_forced_on_the_article() -> None:
    made = document([block("paragraph", PLAN, draft=(0,))], "en", "fr")
    found = proposed(made, [PLAN[1], "La météo annonce un temps doux pour toute la semaine."])
    assert [each.verdict for each in found] == [Verdict.SAME, Verdict.EXTRA]


def test_the_rows_of_a_table_say_what_belongs_together() -> None:
    made = document([block("paragraph", PLAN, GATE, draft=(0, 1)), block("paragraph", MEETING, draft=(0,))], "en", "fr")  # fmt: skip
    rows: list[Piece] = [
        ("№", "English", "Français"),
        ("2", MEETING[0], "Tout autre chose, dit en toutes lettres."),
        ("1", f"{PLAN[0]} {GATE[0]}", "Le plan de 2030 est adopté. Le poste nº 2 reste ouvert."),
    ]
    found = proposed(made, rows)
    assert [(each.verdict, each.text) for each in found if each.ids] == [
        (Verdict.PROPOSED, "Le plan de 2030 est adopté."),
        (Verdict.PROPOSED, "Le poste nº 2 reste ouvert."),
        (Verdict.PROPOSED, "Tout autre chose, dit en toutes lettres."),
    ]


def test_a_sentence_that_comes_twice_cannot_have_two_translations() -> None:
    made = document([block("paragraph", MEETING, PLAN, MEETING, draft=(0, 1, 2))], "en", "fr")
    rows: list[Piece] = [
        (MEETING[0], "Un texte."),
        (PLAN[0], PLAN[1]),
        (MEETING[0], "Un autre texte."),
    ]
    verdicts = [each.verdict for each in proposed(made, rows)]
    assert verdicts == [Verdict.PROPOSED, Verdict.SAME, Verdict.DOUBTFUL]


def _docx(path: Path) -> None:
    made = Document()
    made.add_paragraph("Un titre")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "One.", "Un."
    run = made.add_paragraph("Il a ").add_run("tort")._r
    deleted = run.makeelement(f"{{{run.nsmap['w']}}}del", {})
    run.addprevious(deleted)
    deleted.append(run)
    made.paragraphs[-1].add_run("raison.")
    made.save(str(path))


def _odt(path: Path) -> None:
    content = """<office:document-content
      xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>
      <text:tracked-changes><text:p>tort</text:p></text:tracked-changes>
      <text:h>Un <text:span>titre</text:span></text:h>
      <table:table><table:table-row><table:table-cell><text:p>One.</text:p></table:table-cell>
      <table:table-cell><text:p>Un.</text:p></table:table-cell></table:table-row></table:table>
      <text:p>Il a<text:s/>raison<text:note><text:p>Note</text:p></text:note>.</text:p>
      </office:text></office:body></office:document-content>"""
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("content.xml", content)


def _txt(path: Path) -> None:
    path.write_text("Un titre\n\nIl a raison.\n", encoding="utf-16")


@pytest.mark.parametrize(
    ("name", "write", "pieces"),
    [
        pytest.param("a.docx", _docx, ["Un titre", ("One.", "Un."), "Il a raison."], id="docx"),
        pytest.param("a.odt", _odt, ["Un titre", ("One.", "Un."), "Il a raison."], id="odt"),
        pytest.param("a.txt", _txt, ["Un titre", "Il a raison."], id="txt"),
    ],
)
def test_a_file_is_read_as_it_reads(
    name: str, write: Any, pieces: list[Piece], tmp_path: Path
) -> None:
    write(tmp_path / name)
    assert read_returned(tmp_path / name) == pieces


def test_lines_with_tabs_are_rows(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.\tUn.\r\nTwo.\tDeux.\r\n", encoding="utf-8")
    assert read_returned(tmp_path / "a.txt") == [("One.", "Un."), ("Two.", "Deux.")]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        pytest.param("a.pdf", b"%PDF", "cannot be aligned", id="pdf"),
        pytest.param("a.docx", b"no zip", "not the file", id="no-zip"),
        pytest.param("a.txt", b"\xff\xffabc", "not UTF-8", id="local-code-page"),
    ],
)
def test_another_file_is_refused(name: str, data: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ExportError, match=why):
        read_returned(tmp_path / name)


def test_a_hostile_odt_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    (tmp_path / "a.odt").write_bytes(out.getvalue())
    with pytest.raises(ExportError, match="document type"):
        read_returned(tmp_path / "a.odt")


RETURNED = """Le Premier ministre a présidé la réunion le 1er mars.

Elle portait sur la Résolution n° 11-NQ/TW.

Les districts rendent compte avant le 15 mai.
"""


@pytest.fixture
def returned(desk: Path, bilingual: Any, tmp_path: Path) -> Path:
    assert bilingual("extract").exit_code == 0
    path = tmp_path / "returned.txt"
    path.write_text(RETURNED, encoding="utf-8")
    return path


def test_a_proposal_becomes_a_draft_when_it_is_taken(desk: Path, returned: Path) -> None:
    workspace = Workspace(Desk.open(desk))
    (job,) = workspace.jobs(["review"]).jobs
    before = job.catalog_path.read_bytes()
    found = align_returned(workspace, job, returned)
    assert job.catalog_path.read_bytes() == before
    proposals = [each for each in found.proposals if each.verdict is Verdict.PROPOSED]
    assert take_proposals(workspace, found).taken == len(proposals) >= 2
    text = job.catalog_path.read_text(encoding="utf-8")
    for each in proposals:
        assert f'#, fuzzy\nmsgid "{each.source}"' in text.replace('"\n"', "")
    again = align_returned(workspace, job, returned)
    assert Verdict.PROPOSED not in {each.verdict for each in again.proposals}
    assert take_proposals(workspace, again).taken == 0


@pytest.mark.parametrize("apply", [False, True])
def test_the_command_line_says_what_is_proposed(desk: Path, returned: Path, apply: bool) -> None:
    import click

    @click.command()
    def command() -> None:
        raise SystemExit(
            import_aligned(Session(desk), "review", ("fr",), returned, apply=apply, as_json=False)
        )

    result = CliRunner().invoke(command)
    assert result.exit_code == 1, result.output
    assert "proposed" in result.stdout
    assert ("taken as drafts" in result.stdout) is apply
    assert ("Nothing was written" in result.stderr) is not apply


def test_an_empty_text_loses_nothing() -> None:
    assert align_sentences([], []) == []
    assert align_sentences(_known(PLAN), []) == [Bead((0,), (), 0.0)]
