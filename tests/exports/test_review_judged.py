"""What the walker reads as accepted and as rejected, against two judges that do it.

docx-plus and LibreOffice resolve the tracked changes of an edited review copy; read again, every
sentence has to be what the walker had read in the file with its marks.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree
from review_edits import (
    ANNA,
    LUIS,
    Edit,
    W,
    delete_row,
    edited,
    element,
    insertion,
    mark,
    replace_tracked,
    run,
    target_paragraph,
)
from word_samples import block, document

from workflow.exports.review.copying import review_copy
from workflow.exports.review.packing import review_document
from workflow.exports.review.reading import read_review
from workflow.exports.review.returned import Returned
from workflow.exports.unit_ids import unit_id

SCRIPT = Path(__file__).with_name("office_revisions.py")
RAIN, PLAN, BRIDGE, NIGHT, ROAD, GATE, LAMP = (
    "It rained all day.",
    "The plan was adopted.",
    "The <b>new bridge</b> is open.",
    "Nobody slept that night.",
    "The road is long.",
    "The gate was closed.",
    "The lamp is lit.",
)
TEXTS = {
    RAIN: "Il a plu toute la journée.",
    PLAN: "Le plan a été adopté.",
    BRIDGE: "Le <b>nouveau pont</b> est ouvert.",
    NIGHT: "Personne n'a dormi.",
    ROAD: "La route est longue.",
    GATE: "La porte était fermée.",
    LAMP: "La lampe est allumée.",
}


def name(source: str) -> str:
    return unit_id(None, source)


def nested(root: etree._Element) -> None:
    """Luis deletes a word within what Anna inserted, and adds his own."""
    paragraph = target_paragraph(root, name(PLAN))
    inserted = insertion(" Enfin ", ANNA)
    deleted = mark("del", LUIS)
    gone = element('<w:r><w:delText xml:space="preserve">hier </w:delText></w:r>')
    deleted.append(gone)
    inserted.append(deleted)
    inserted.append(run("ce matin"))
    paragraph.append(inserted)
    paragraph.append(insertion(" (sic)", LUIS))


def moved(root: etree._Element) -> None:
    """The first words are moved to the end."""
    paragraph = target_paragraph(root, name(ROAD))
    first = paragraph.findall(f"{W}r")[0]
    text = first.find(f"{W}t")
    assert text is not None
    text.text = " est longue."
    gone, come = mark("moveFrom"), mark("moveTo")
    gone.append(run("La route"))
    come.append(run("La route"))
    first.addprevious(gone)
    first.addnext(come)


def parted(root: etree._Element) -> None:
    """A paragraph that is split: its new mark is an insertion."""
    paragraph = target_paragraph(root, name(GATE))
    properties = paragraph.find(f"{W}pPr")
    assert properties is not None
    again = element(etree.tostring(properties).decode())
    wrapped = element("<w:rPr/>")
    wrapped.append(mark("ins"))
    properties.append(wrapped)
    second = element("<w:p/>")
    second.append(again)
    second.append(insertion("Elle l'est encore."))
    paragraph.addnext(second)


EDITS: tuple[Edit, ...] = (
    replace_tracked(name(RAIN), "Il pleuvait."),
    replace_tracked(name(BRIDGE), "Le pont neuf est ouvert."),
    nested,
    moved,
    parted,
    delete_row(name(NIGHT)),
)


@pytest.fixture(scope="module")
def copy() -> bytes:
    made = document([block("paragraph", *TEXTS.items())], "en", "fr")
    return edited(review_document(review_copy([made])), *EDITS)


def back(data: bytes, recorded: bytes) -> Returned:
    """What a file says; the record of the export is that of the other one."""
    known = read_review(recorded, Path("sent.docx"), lambda export_id: None).record
    return read_review(data, Path("back.docx"), lambda export_id: known)


def texts(returned: Returned) -> dict[str, str]:
    """The targets. Of a row that was deleted both judges leave the empty cells standing."""
    found = {each.name: each.final for each in returned.rows if not each.fault}
    return {each: text for each, text in found.items() if text or each != name(NIGHT)}


def marks(returned: Returned) -> list[str]:
    return [each.name for each in returned.rows if each.changed]


def expected(copy: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """The texts with all changes accepted, and with all rejected, as the walker reads them."""
    rows = back(copy, copy).rows
    accepted = {each.name: each.final for each in rows if not each.fault}
    rejected = {each.name: each.original for each in rows if not each.fault}
    assert [each.name for each in rows if each.fault] == [name(NIGHT)]
    rejected[name(NIGHT)] = TEXTS[NIGHT]
    return accepted, rejected


def test_the_walker_itself(copy: bytes) -> None:
    accepted, rejected = expected(copy)
    assert rejected == {name(source): target for source, target in TEXTS.items()}
    assert accepted[name(PLAN)] == "Le plan a été adopté. Enfin ce matin (sic)"
    assert accepted[name(ROAD)] == "est longue.La route"
    assert accepted[name(GATE)] == "La porte était fermée.\nElle l'est encore."


@pytest.mark.parametrize("accept", [True, False], ids=["accepted", "rejected"])
def test_docx_plus_resolves_to_what_the_walker_reads(copy: bytes, accept: bool) -> None:
    revisions = pytest.importorskip("docx_plus.revisions", reason="docx-plus is not installed")
    import docx

    opened = docx.Document(io.BytesIO(copy))
    (revisions.accept_all_revisions if accept else revisions.reject_all_revisions)(opened)
    out = io.BytesIO()
    opened.save(out)
    resolved = back(out.getvalue(), copy)
    assert marks(resolved) == []
    assert texts(resolved) == expected(copy)[0 if accept else 1]


def test_libreoffice_resolves_to_what_the_walker_reads(
    copy: bytes, office: str, tmp_path: Path
) -> None:
    python = _python_with_uno()
    source, accepted, rejected = (tmp_path / f"{each}.docx" for each in ("in", "yes", "no"))
    source.write_bytes(_unprotected(copy))
    done = subprocess.run(
        [python, str(SCRIPT), office, *map(str, (source, accepted, rejected))],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    for path, wanted in zip((accepted, rejected), expected(copy), strict=True):
        resolved = back(path.read_bytes(), copy)
        assert marks(resolved) == []
        assert texts(resolved) == wanted


def _unprotected(data: bytes) -> bytes:
    """Without the protection that keeps LibreOffice from resolving changes."""

    def edit(root: etree._Element) -> None:
        for each in list(root.iter(f"{W}documentProtection")):
            each.getparent().remove(each)  # type: ignore[union-attr]

    return edited(data, edit, part="word/settings.xml")


def _python_with_uno() -> str:
    for candidate in ("/usr/bin/python3", shutil.which("python3") or sys.executable):
        done = subprocess.run([candidate, "-c", "import uno"], capture_output=True)
        if done.returncode == 0:
            return candidate
    pytest.skip("no Python here has the module uno: install the package python3-uno")
