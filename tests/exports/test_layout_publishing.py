"""Editions of a desk: several targets, many articles, PDF and ODT, and who answers for them."""

from __future__ import annotations

import datetime
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from tests.conftest import judge
from workflow.batch.extracting import extract_jobs
from workflow.batch.products import office
from workflow.batch.products.publishing import Edition, publish_jobs
from workflow.batch.provenance import Reviewer, final_gaps
from workflow.batch.workspace import Jobs, Workspace, read_catalog
from workflow.desk import Desk, write_atomic
from workflow.errors import ExportError
from workflow.exports import Publication
from workflow.translations import State

REVIEWER = Reviewer(("Ingrid Solheim",), datetime.date(2026, 11, 5))


class Listening:
    """A reporter that remembers what was said."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def begin(self, title: str, total: int) -> Callable[[int], None]:
        return lambda done: None

    def say(self, line: str) -> None:
        self.lines.append(line)


@pytest.fixture
def workspace(desk: Path) -> Workspace:
    """A desk with two articles in French and Spanish; all of the first is reviewed in French."""
    article = next((desk / "sources").glob("*.md"))
    article = article.rename(article.with_name("review.md"))
    other = article.read_text(encoding="utf-8").replace("Province reviews", "Districts obey")
    article.with_name("second.md").write_text(other, encoding="utf-8")
    made = Workspace(Desk.open(desk), Listening())
    extract_jobs(made, jobs(made).jobs)
    for job in jobs(made).jobs:
        catalog = read_catalog(made, job.catalog_path)
        assert catalog is not None
        whole = job.article.id == "review" and job.target == "fr"
        for unit in catalog.units:
            catalog.set_target(
                unit.key, f"{job.target} {unit.source}", State.REVIEWED if whole else State.DRAFT
            )
        if whole:
            catalog.set_header("Last-Translator", "Marie Lévy <marie@example.org>")
            catalog.set_header("PO-Revision-Date", "2026-11-04 10:00+0100")
            catalog.set_header("X-Bilingual-Signature", "apertium en→fr 3.8; glossary 4ea8")
        write_atomic(job.catalog_path, catalog.serialize())
    return made


def jobs(workspace: Workspace, *names: str, to: tuple[str, ...] = ("fr", "es")) -> Jobs:
    return workspace.jobs(names, to)


def text_of(path: Path) -> str:
    with zipfile.ZipFile(path) as entries:
        markup = entries.read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", markup))


def test_the_closing_lines_name_the_reviewer_of_the_po_file(workspace: Workspace) -> None:
    (made,) = publish_jobs(workspace, jobs(workspace, "review", to=("fr",)).jobs, Edition())
    told = text_of(made.path)
    assert "Translation reviewed by Marie Lévy, 4 November 2026." in told
    assert "Traduction relue par Marie Lévy, le 4 novembre 2026." in told
    assert "Machine drafts: apertium en→fr 3.8. Glossary: 4ea8." in told


def test_a_reviewer_named_for_the_edition_stands_instead(workspace: Workspace) -> None:
    wanted = jobs(workspace, "review", to=("fr",)).jobs
    (made,) = publish_jobs(workspace, wanted, Edition(reviewer=REVIEWER))
    told = text_of(made.path)
    assert "reviewed by Ingrid Solheim, 5 November 2026" in told
    assert "Marie" not in told


def test_nobody_answers_for_a_draft(workspace: Workspace) -> None:
    wanted = jobs(workspace, "second", to=("fr",)).jobs
    (made,) = publish_jobs(workspace, wanted, Edition(reviewer=REVIEWER))
    assert "reviewed by" not in text_of(made.path)
    assert final_gaps(workspace, wanted[0], REVIEWER) == ""


def test_a_final_document_needs_a_name(workspace: Workspace) -> None:
    (job,) = jobs(workspace, "review", to=("fr",)).jobs
    assert final_gaps(workspace, job) == ""
    catalog = read_catalog(workspace, job.catalog_path)
    assert catalog is not None
    catalog.set_header("Last-Translator", "")
    write_atomic(job.catalog_path, catalog.serialize())
    told = "translations/fr/review.po does not name a reviewer and the day of the review"
    assert final_gaps(workspace, job) == told
    assert final_gaps(workspace, job, REVIEWER) == ""


def test_a_second_time_nothing_is_written(workspace: Workspace) -> None:
    wanted = jobs(workspace).jobs
    edition = Edition(Publication("clean"))
    first = publish_jobs(workspace, wanted, edition)
    before = {made.path: made.path.read_bytes() for made in first}
    again = publish_jobs(workspace, wanted, edition)
    assert [made.written for made in first] == [True] * 4
    assert [made.written for made in again] == [False] * 4
    assert {made.path: made.path.read_bytes() for made in again} == before


def test_another_layout_has_a_name_of_its_own(workspace: Workspace) -> None:
    wanted = jobs(workspace, "review", to=("fr",)).jobs
    names = [
        publish_jobs(workspace, wanted, Edition(Publication(layout)))[0].path.name
        for layout in ("table", "clean", "facing")
    ]
    assert names == ["review.en-fr.docx", "review.en-fr.clean.docx", "review.en-fr.facing.docx"]


def test_columns_put_the_targets_of_an_article_into_one_document(workspace: Workspace) -> None:
    made = publish_jobs(workspace, jobs(workspace).jobs, Edition(columns=True))
    assert sorted({each.path.name for each in made}) == [
        "review.en-fr-es.docx",
        "second.en-fr-es.docx",
    ]
    assert len(made) == 4
    told = text_of(made[0].path)
    assert "fr What comes next" in told
    assert "es What comes next" in told


def test_articles_together_have_contents_and_each_begins_a_page(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    edition = Edition(together=True, title="The week")
    made = publish_jobs(workspace, jobs(workspace, to=("fr",)).jobs, edition)
    (path,) = {each.path for each in made}
    assert path.name == "articles.en-fr.docx"
    told = text_of(path)
    assert told.index("Contents · Sommaire") < told.index("1. Province reviews")
    assert "TOC \\f a" in told
    assert "PAGEREF" not in told
    (said,) = workspace.reporter.lines  # type: ignore[attr-defined]
    assert said.startswith("The contents show no page numbers:")
    opened = docx.Document(io.BytesIO(path.read_bytes()))
    assert len(opened.sections) == 3
    assert opened.core_properties.title == "The week"


def test_libreoffice_counts_the_pages_of_the_contents(workspace: Workspace) -> None:
    judge("soffice")
    edition = Edition(together=True, formats=("pdf", "odt"))
    wanted = jobs(workspace, to=("fr",)).jobs
    made = publish_jobs(workspace, wanted, edition)
    told = text_of(made[0].path)
    assert [int(page) for page in re.findall(r"PAGEREF article_\d+ \\h (\d+)", told)] == [2, 3]
    pdf, odt = made[0].also
    assert pdf.read_bytes().startswith(b"%PDF")
    assert zipfile.ZipFile(odt).read("mimetype") == b"application/vnd.oasis.opendocument.text"
    before = pdf.stat().st_mtime_ns
    assert publish_jobs(workspace, wanted, edition)[0].also == (pdf, odt)
    assert pdf.stat().st_mtime_ns == before


def test_without_libreoffice_a_pdf_is_refused_before_anything_is_written(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ExportError, match="LibreOffice, which is not installed"):
        publish_jobs(workspace, jobs(workspace).jobs, Edition(formats=("pdf",)))
    assert not list(workspace.desk.exports.glob("*.docx"))


@pytest.mark.parametrize(
    ("script", "told"),
    [
        pytest.param("exec sleep 20", "was not done after 1 seconds", id="hangs"),
        pytest.param("echo no filter found >&2", "made no PDF: no filter found", id="fails"),
    ],
)
def test_a_libreoffice_that_fails_says_so(
    script: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = shutil.which("sh")
    assert shell is not None
    fake = tmp_path / "soffice"
    fake.write_text(f"#!{shell}\nPATH=/usr/bin:/bin\n{script}\n", encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ExportError, match=told):
        office.converted({tmp_path / "made.pdf": b"x"}, "pdf", timeout=1)


def test_a_format_that_is_not_made_is_refused(workspace: Workspace) -> None:
    with pytest.raises(ExportError, match="there is no format rtf"):
        publish_jobs(workspace, jobs(workspace).jobs, Edition(formats=("rtf",)))


def test_a_document_that_an_editor_changed_is_kept(workspace: Workspace) -> None:
    wanted = jobs(workspace, "review", to=("fr",)).jobs
    (made,) = publish_jobs(workspace, wanted, Edition())
    made.path.write_bytes(b"edited")
    (again,) = publish_jobs(workspace, wanted, replace(Edition(), reviewer=REVIEWER))
    assert again.set_aside is not None
    assert again.set_aside.read_bytes() == b"edited"
