"""Make the Word sample `raw/fr-formation-cadres.docx`: an invented article with everything.

Run `python tests/sources/build_word.py` to write it again.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

SAMPLE = Path(__file__).parent / "raw" / "fr-formation-cadres.docx"
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def build() -> bytes:
    """The bytes of the sample, the same on every run."""
    document = Document()
    document.core_properties.title = "L’École du Parti de Sơn Lâm ouvre ses cours aux jeunes cadres"
    document.core_properties.author = "Rédaction"
    document.add_heading(document.core_properties.title, level=0)
    document.add_paragraph("Par Trân Minh Anh")
    document.add_paragraph("Publié le 14 mai 2024 à 16h45")
    _lead(document)
    document.add_paragraph(
        "Des élèves de la première promotion dans la cour de l’École. Photo: VNA", style="Caption"
    )
    _decision(document)
    document.add_heading("Un programme en trois parties", level=2)
    _programme(document)
    document.add_heading("Les premiers résultats", level=2)
    _results(document)
    _end(document)
    return _normalized(document)


def _lead(document: DocumentType) -> None:
    lead = document.add_paragraph()
    lead.add_run("Le Comité permanent du Comité provincial du Parti").bold = True
    lead.add_run(" a inauguré lundi 13 mai, à Tam Son, la première session de formation destinée")
    lead.add_run(" aux ")
    lead.add_run("jeunes cadres").italic = True
    lead.add_run(" des communes frontalières, en présence de cent vingt élèves venus de neuf")
    lead.add_run(" districts et de leurs familles.")


def _decision(document: DocumentType) -> None:
    paragraph = document.add_paragraph("Cette session met en œuvre la ")
    _hyperlink(paragraph, "résolution n° 18-NQ/TU", "https://sonlam.example/resolution-18")
    paragraph.add_run(
        " du 5 mai 2021, qui demande que chaque commune dispose, avant la fin de 2025,"
    )
    paragraph.add_run(" d’au moins deux cadres de moins de trente-cinq ans parlant la langue des")
    paragraph.add_run(" minorités")
    _footnote(document, paragraph, "Le hmong, le tày, le thaï et le dao sont enseignés à l’École.")
    paragraph.add_run(". ")
    _inserted(paragraph, "Le secrétaire du Comité provincial du Parti, Vu Dinh Khai, ")
    _deleted(paragraph, "Le directeur de l’École ")
    paragraph.add_run("a rappelé que la formation des cadres est « la racine de tout travail ».")
    document.add_paragraph(
        "Un cadre qui n’écoute pas le peuple n’a rien appris, même s’il récite tous les textes.",
        style="Quote",
    )


def _programme(document: DocumentType) -> None:
    document.add_paragraph("Les cours, d’une durée de six semaines, comprennent :")
    for text in (
        "l’histoire du Parti et les règlements de son organisation ;",
        "la gestion des affaires de la commune, du budget et des terres ;",
        "un stage de quinze jours dans une commune pauvre.",
    ):
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph("À la fin de la session, chaque élève doit :")
    for text in ("remettre un rapport de stage ;", "défendre un projet devant les habitants."):
        document.add_paragraph(text, style="List Number")
    _content_control(
        document, "Les frais sont pris en charge par le budget de la province, sans contribution."
    )


def _results(document: DocumentType) -> None:
    document.add_paragraph(
        "Trois sessions d’essai ont eu lieu depuis 2022 dans les districts de Ban Lim et de"
        " Muong Son. Leurs résultats, publiés par la Commission d’organisation, sont les suivants."
    )
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Année", "Élèves", "Reçus"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in (("2022", "64", "58"), ("2023", "97", "91")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.rows[2].cells[2].add_paragraph("dont 40 femmes")


def _end(document: DocumentType) -> None:
    document.add_paragraph(
        "Selon la direction de l’École, 85,5% des anciens élèves ont été élus ou nommés à un poste"
        " de responsabilité dans leur commune. Les autres ont rejoint les organisations de masse,"
        " les coopératives ou les écoles, où ils restent à la disposition du Parti."
    )
    document.add_paragraph(
        "La prochaine session s’ouvrira en septembre ; les candidatures sont reçues par les"
        " comités du Parti des districts jusqu’au 31 juillet."
    )
    document.add_paragraph("VNA")


def _hyperlink(paragraph: Paragraph, text: str, address: str) -> None:
    key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    paragraph._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{key}">'
            f"<w:r><w:t>{text}</w:t></w:r></w:hyperlink>"
        )
    )


def _inserted(paragraph: Paragraph, text: str) -> None:
    paragraph._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="91" w:author="Rédaction" w:date="2024-05-14T08:00:00Z">'
            f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>'
        )
    )


def _deleted(paragraph: Paragraph, text: str) -> None:
    paragraph._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="92" w:author="Rédaction" w:date="2024-05-14T08:00:00Z">'
            f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
        )
    )


def _content_control(document: DocumentType, text: str) -> None:
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    document.element.body.insert_element_before(control, "w:sectPr")


def _footnote(document: DocumentType, paragraph: Paragraph, text: str) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    ).encode()
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, blob, document.part.package)
    document.part.relate_to(part, FOOTNOTES)
    run = paragraph.add_run()
    reference = run._r.makeelement(qn("w:footnoteReference"), {qn("w:id"): "2"})
    run._r.append(reference)


def _normalized(document: DocumentType) -> bytes:
    """The package with the same bytes on every run: sorted parts, one fixed time."""
    raw = io.BytesIO()
    document.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(
            source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)
        ):
            target.writestr(
                zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)),
                source.read(name),
                zipfile.ZIP_DEFLATED,
            )
    return out.getvalue()


if __name__ == "__main__":
    SAMPLE.write_bytes(build())
