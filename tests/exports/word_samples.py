"""Documents for the tests and the benchmark, written for them, in all five languages."""

from __future__ import annotations

import datetime
from typing import Any

from workflow.article import Block, BlockKind, Cell, Metadata
from workflow.exports import AlignedBlock, AlignedDocument, AlignedUnit, UsedEntry

Pair = tuple[str, str]


def block(kind: str, *pairs: Pair | str, draft: tuple[int, ...] = (), **more: Any) -> AlignedBlock:
    """A block of (source, target) pairs; a bare string is untranslated, `draft` lists indexes."""
    units = tuple(
        AlignedUnit(pair, "", "untranslated")
        if isinstance(pair, str)
        else AlignedUnit(*pair, "draft" if index in draft else "reviewed")
        for index, pair in enumerate(pairs)
    )
    text = " ".join(unit.source for unit in units)
    return AlignedBlock(Block(BlockKind(kind), text, 1, **more), units)


def document(blocks: list[AlignedBlock], source: str, target: str, **more: Any) -> AlignedDocument:
    """A document of these blocks, with a date and an address unless told otherwise."""
    defaults: dict[str, Any] = {
        "article_id": "sample",
        "title": "Sample",
        "target_title": "Sample",
        "metadata": Metadata(
            date=datetime.date(2026, 11, 3),
            agency="Northern Bulletin",
            url="https://www.example.org/news/2026/11/03/council-plan",
        ),
        "used": (),
        "desk": "Bulletin translation desk",
        "signature": "argos en→fr 1.9 [3f9a2c]; glossary 7d10",
    }
    return AlignedDocument(
        source_language=source,
        target_language=target,
        blocks=tuple(blocks),
        **{**defaults, **more},
    )


def all_reviewed(made: AlignedDocument) -> AlignedDocument:
    """The document with every unit reviewed, those without a target left out."""
    blocks = tuple(
        AlignedBlock(
            each.block,
            tuple(
                AlignedUnit(unit.source, unit.target, "reviewed")
                for unit in each.units
                if unit.target
            ),
        )
        for each in made.blocks
    )
    return AlignedDocument(
        made.article_id,
        made.title,
        made.target_title,
        made.source_language,
        made.target_language,
        made.metadata,
        blocks,
        made.used,
        made.desk,
        made.signature,
    )


USED_EN_FR = (
    UsedEntry(
        "term", "Provincial People's Committee", "Comité populaire provincial", "", 4, "enforced"
    ),
    UsedEntry("term", "Standing Committee", "Comité permanent", "preferred", 3, "verified"),
    UsedEntry(
        "term",
        "border gate",
        "poste-frontière",
        "not “porte frontalière”",
        6,
        "repaired",
        ("porte de bordure → poste-frontière",),
        (3, 5),
    ),
    UsedEntry("term", "new-style rural area", "nouvelle ruralité", "", 1),
    UsedEntry("reference", "Resolution No. 31-NQ/TW", "Résolution nº 31-NQ/TW", "", 2, "enforced"),
    UsedEntry("reference", "Decree 30/2020/NĐ-CP", "Décret 30/2020/NĐ-CP", "5 March 2020", 1),
)


def english_french() -> AlignedDocument:
    """A whole article of 45 units: every kind of block, drafts and a missing sentence."""
    title = "Provincial council adopts five-year plan for the border economy"
    titre = "Le conseil provincial adopte un plan quinquennal pour l'économie frontalière"
    link = "https://www.example.org/plan-2030"
    blocks = [
        block("title", (title, titre)),
        block(
            "byline",
            ("By Ingrid Solheim and Trần Minh Khôi", "Par Ingrid Solheim et Trần Minh Khôi"),
        ),
        block("dateline", ("HARBOUR CITY, 3 November –", "HARBOUR CITY, le 3 novembre –")),
        block(
            "paragraph",
            (
                "The Provincial People's Committee <b>adopted on Tuesday</b> a five-year plan that is meant to double the value of goods passing through the three border gates by 2030.",
                "Le Comité populaire provincial <b>a adopté mardi</b> un plan quinquennal destiné à doubler, d'ici à 2030, la valeur des marchandises transitant par les trois postes-frontières.",
            ),
            (
                "The vote was unanimous.",
                "Le vote a été unanime.",
            ),
            (
                'The text, published <a id="1">on the committee\'s website</a>, implements Resolution No. 31-NQ/TW and replaces the plan of 2021.',
                'Le texte, publié <a id="1">sur le site du comité</a>, met en œuvre la Résolution nº 31-NQ/TW et remplace le plan de 2021.',
            ),
            links=(link,),
        ),
        block(
            "paragraph",
            (
                "Ms Solheim, who chairs the Standing Committee, said that the plan had been rewritten four times since the consultation of last spring, when more than six hundred households, twenty-two cooperatives and the chambers of commerce of both districts sent in their remarks, most of them on the price of storage and on the opening hours of the gates.",
                "Mme Solheim, présidente du Comité permanent, a indiqué que le plan avait été réécrit quatre fois depuis la consultation du printemps dernier, au cours de laquelle plus de six cents ménages, vingt-deux coopératives et les chambres de commerce des deux districts ont transmis leurs observations, portant pour la plupart sur le prix de l'entreposage et sur les heures d'ouverture des postes.",
            ),
            (
                "“Nobody was asked to be brief,” she added.",
                "« Personne n'a été prié d'être bref », a-t-elle ajouté.",
            ),
            draft=(0,),
        ),
        block("heading", ("Three gates, one timetable", "Trois postes, un seul horaire"), level=1),
        block(
            "paragraph",
            (
                "From 1 January 2027 the gates will keep the same hours: <i>6 a.m. to 10 p.m.</i> on working days.",
                "À compter du 1er janvier 2027, les postes observeront les mêmes horaires : <i>de 6 heures à 22 heures</i> les jours ouvrables.",
            ),
            (
                "Lorries carrying fresh fruit may pass until midnight between May and September.",
                "Les camions transportant des fruits frais pourront passer jusqu'à minuit de mai à septembre.",
            ),
            (
                "A single electronic form will replace the seven paper forms in use today.",
                "Un formulaire électronique unique remplacera les sept formulaires papier actuels.",
            ),
            draft=(1, 2),
        ),
        block(
            "paragraph",
            (
                "The plan names four tasks for the first year:",
                "Le plan fixe quatre tâches pour la première année :",
            ),
        ),
        block(
            "list_item",
            (
                "widen the access road to gate No. 2 to <b>four lanes</b>;",
                "porter la route d'accès au poste nº 2 à <b>quatre voies</b> ;",
            ),
            level=1,
            marker="1.",
        ),
        block(
            "list_item",
            (
                "build a cold store of 12,000 square metres;",
                "construire un entrepôt frigorifique de 12 000 mètres carrés ;",
            ),
            level=1,
            marker="2.",
        ),
        block(
            "list_item",
            ("train 240 customs officers, among them:", "former 240 agents des douanes, dont :"),
            level=1,
            marker="3.",
        ),
        block(
            "list_item",
            ("80 in plant inspection;", "80 à l'inspection phytosanitaire ;"),
            level=2,
            marker="-",
        ),
        block(
            "list_item",
            ("60 in languages of the neighbouring country.", "60 aux langues du pays voisin."),
            level=2,
            marker="-",
            draft=(0,),
        ),
        block(
            "list_item",
            (
                "open one office where all papers are handled.",
                "ouvrir un guichet où toutes les pièces sont traitées.",
            ),
            ("It answers within two hours.", "Il répond dans les deux heures."),
            level=1,
            marker="4.",
        ),
        block(
            "quote",
            (
                "“A border is a place where people meet before it is a line on a map.",
                "« Une frontière est un lieu où l'on se rencontre avant d'être un trait sur une carte.",
            ),
            (
                "If the lorries wait, the villages wait with them.”",
                "Si les camions attendent, les villages attendent avec eux. »",
            ),
        ),
        block(
            "caption",
            (
                "The cold store at gate No. 2 will stand beside the old customs house.",
                "L'entrepôt frigorifique du poste nº 2 s'élèvera à côté de l'ancienne douane.",
            ),
            ("Photo: Northern Bulletin", "Photo : Northern Bulletin"),
        ),
        block("heading", ("Money and oversight", "Financement et contrôle"), level=1),
        block(
            "paragraph",
            (
                "The province pays 40 per cent of the cost, the State budget 35 per cent, and enterprises the rest.",
                "La province prend en charge 40 % du coût, le budget de l'État 35 %, les entreprises le reste.",
            ),
            (
                "No household will lose farmland without a replacement plot of equal size.",
                "Aucun ménage ne perdra de terre agricole sans recevoir une parcelle de même étendue.",
            ),
            "The Inspectorate reports every six months, and its reports are public.",
            draft=(1,),
        ),
        block("heading", ("Spending by year", "Dépenses par an"), level=2),
        block("table_cell", ("Year", "Année"), cell=Cell(0, 0, 0)),
        block("table_cell", ("Billion đồng", "Milliards de đồngs"), cell=Cell(0, 0, 1)),
        block("table_cell", ("2027", "2027"), cell=Cell(0, 1, 0)),
        block("table_cell", ("1,240", "1 240"), cell=Cell(0, 1, 1)),
        block("table_cell", ("2028", "2028"), cell=Cell(0, 2, 0)),
        block("table_cell", ("1,515", "1 515"), cell=Cell(0, 2, 1), draft=(0,)),
        block("heading", ("What follows", "La suite"), level=1),
        block(
            "paragraph",
            (
                "The drafting of documents follows Decree 30/2020/NĐ-CP.",
                "La rédaction des documents suit le Décret 30/2020/NĐ-CP.",
            ),
            (
                "District committees have until 15 December to send their own timetables; a district that sends none will be given one.",
                "Les comités de district ont jusqu'au 15 décembre pour transmettre leur propre calendrier ; à défaut, il leur en sera assigné un.",
            ),
            (
                "The plan counts on the <b>new-style rural area</b> programme for the village roads, on the <i>river fund</i> for the bridges and, <b><i>if Parliament agrees</i></b>, on a bond for the railway spur.",
                "Le plan compte sur le programme de <b>nouvelle ruralité</b> pour les routes de village, sur le <i>fonds fluvial</i> pour les ponts et, <b><i>si le Parlement y consent</i></b>, sur un emprunt pour l'embranchement ferroviaire.",
            ),
            draft=(1,),
        ),
        block(
            "paragraph",
            (
                "Traders were cautious.",
                "Les commerçants se sont montrés prudents.",
            ),
            (
                "“We have had good plans before,” said Lương Thị Hoa, who exports lychees and employs thirty-one people.",
                "« De bons plans, nous en avons déjà eu », a déclaré Lương Thị Hoa, exportatrice de litchis, qui emploie trente et une personnes.",
            ),
            (
                "“What we need is a telephone that somebody answers.”",
                "« Ce qu'il nous faut, c'est un téléphone auquel quelqu'un répond. »",
            ),
            draft=(2,),
        ),
        block(
            "paragraph",
            (
                "The committee meets again on 12 January.",
                "Le comité se réunira de nouveau le 12 janvier.",
            ),
            (
                "Its agenda will be published ten days before.",
                "Son ordre du jour sera publié dix jours avant.",
            ),
            (
                "Citizens may attend.",
                "Les citoyens peuvent y assister.",
            ),
            draft=(1, 2),
        ),
        AlignedBlock(Block(BlockKind.FURNITURE, "Visitors today: 1,204", 99), ()),
    ]
    return document(
        blocks,
        "en",
        "fr",
        article_id="border-economy-plan",
        title=title,
        target_title=titre,
        used=USED_EN_FR,
    )


def vietnamese_english() -> AlignedDocument:
    """Vietnamese into English, part of it not begun."""
    title = "Hội đồng tỉnh thông qua quy hoạch kinh tế cửa khẩu"
    return document(
        [
            block("title", (title, "Provincial council adopts border economy plan")),
            block(
                "paragraph",
                (
                    "Ngày 3/11, Ủy ban nhân dân tỉnh họp phiên thường kỳ.",
                    "On 3 November the Provincial People's Committee held its regular meeting.",
                ),
                (
                    "Nghị quyết số 31-NQ/TW là căn cứ của quy hoạch, với <b>ba cửa khẩu</b> cùng một giờ mở cửa.",
                    "Resolution No. 31-NQ/TW is the basis of the plan, with <b>three border gates</b> keeping the same hours.",
                ),
                "Đây là bước chuẩn bị cho kỳ họp tới.",
                draft=(1,),
            ),
        ],
        "vi",
        "en",
        article_id="quy-hoach-cua-khau",
        title=title,
        target_title="Provincial council adopts border economy plan",
        used=(UsedEntry("term", "cửa khẩu", "border gate", "", 2),),
        desk="",
        signature="",
    )


def norwegian_spanish() -> AlignedDocument:
    """Norwegian into Spanish, everything reviewed, no date and no address."""
    return document(
        [
            block("heading", ("Styret møtes igjen", "La junta se reúne de nuevo"), level=1),
            block(
                "paragraph",
                ("Møtet er <i>åpent</i> for alle.", "La reunión está <i>abierta</i> a todos."),
            ),
        ],
        "nb",
        "es",
        title="Styret møtes igjen",
        target_title="La junta se reúne de nuevo",
        metadata=Metadata(),
    )


def french_vietnamese() -> AlignedDocument:
    """French into Vietnamese, a title that is not among the blocks."""
    return document(
        [block("paragraph", ("Le comité siège mardi.", "Ủy ban họp vào thứ Ba."), draft=(0,))],
        "fr",
        "vi",
        title="Séance du comité",
        target_title="Phiên họp của ủy ban",
    )


SAMPLES = {
    "en-fr": english_french,
    "vi-en": vietnamese_english,
    "nb-es": norwegian_spanish,
    "fr-vi": french_vietnamese,
}
