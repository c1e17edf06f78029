"""TMX files of other programs, read: what is taken, what is left out, what is said of bad ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.engines import normalise_language
from workflow.errors import WorkflowError
from workflow.memory.tmx_reading import iter_tmx
from workflow.memory.tmx_values import TmxError, TmxReport
from workflow.memory.values import MemoryEntry

FILES = Path(__file__).parent / "tmx"
HEADER = '<header creationtool="Some" srclang="{srclang}" segtype="sentence"/>'


def read(path: Path, source: str = "", target: str = "") -> tuple[list[MemoryEntry], TmxReport]:
    report = TmxReport()
    entries = iter_tmx(
        path,
        source=source,
        target=target,
        origin="",
        language=normalise_language,
        report=report,
    )
    return list(entries), report


@pytest.fixture
def tmx(tmp_path: Path) -> Path:
    return tmp_path / "foreign.tmx"


def units(tmx: Path, body: str, srclang: str = "en") -> tuple[list[MemoryEntry], TmxReport]:
    header = HEADER.format(srclang=srclang)
    tmx.write_text(f'<tmx version="1.4">{header}<body>{body}</body></tmx>', encoding="utf-8")
    return read(tmx)


def pair(source: str, target: str = "but", about: str = "") -> str:
    return (
        f"<tu {about}><tuv xml:lang='en'><seg>{source}</seg></tuv>"
        f"<tuv xml:lang='fr'><seg>{target}</seg></tuv></tu>"
    )


def test_omegat_keeps_neighbours_document_and_reviewer() -> None:
    entries, report = read(FILES / "omegat-level1.tmx")
    assert entries == [
        MemoryEntry(
            "The road was reopened on Monday.",
            "La route a été rouverte lundi.",
            "en",
            "fr",
            reviewer="Anne Roy",
            date="2024-01-05",
        ),
        MemoryEntry(
            "Traffic is <b>normal</b>.",
            "La circulation est <b>normale</b>.",
            "en",
            "fr",
            origin="roads",
            before="The road was closed.",
            after="Buses run again.",
        ),
    ]
    assert report.skipped == {"in one language only": 1}
    assert report.dropped == {"tags of OmegaT": 4, "notes": 1}


def test_trados_drafts_machines_and_control_characters() -> None:
    entries, report = read(FILES / "trados.tmx")
    assert entries == [
        MemoryEntry(
            "It draws many visitors.",
            "Den trekker mange besøkende.",
            "en",
            "nb",
            origin="fair.docx",
            before="The fair opened.",
            reviewer="DESK\\oda",
            date="2023-03-02",
        ),
        MemoryEntry("cooperation", "samarbeid", "en", "nb"),
    ]
    assert report.skipped == {"a draft of its program": 1, "a machine's translation": 1}
    assert report.dropped == {"bpt": 2, "ph": 2, "control characters": 2}


def test_memoq_in_utf_16_with_formatted_neighbours() -> None:
    entries, _ = read(FILES / "memoq-utf16.tmx")
    assert entries == [
        MemoryEntry(
            "The <b>harvest</b> is <i>over</i>.",
            "La <b>cosecha</b> ha <i>terminado</i>.",
            "en",
            "es",
            origin="harvest.docx",
            before="Rice was cut by <b>hand</b>.",
            after="It rained.",
            reviewer="Rosa",
            date="2014-10-17",
        )
    ]


def test_weblate_writes_light_tags_as_text() -> None:
    entries, report = read(FILES / "weblate.tmx")
    assert entries == [
        MemoryEntry("Schools reopen", "Các trường mở cửa trở lại", "en", "vi", context="headline"),
        MemoryEntry('Read <a id="1">the plan</a>.', 'Đọc <a id="1">kế hoạch</a>.', "en", "vi"),
    ]
    assert report.skipped == {"the translation is the source": 1, "no translation": 1}


def test_a_unit_of_any_language_is_read_in_all_directions() -> None:
    entries, report = read(FILES / "eu-many-languages.tmx")
    assert [(entry.source_language, entry.target_language) for entry in entries] == [
        ("en", "fr"),
        ("en", "es"),
        ("fr", "en"),
        ("fr", "es"),
        ("es", "en"),
        ("es", "fr"),
    ]
    assert {entry.origin for entry in entries} == {"32013R0609"}
    assert entries[2].source == "Première phrase. La seconde."
    assert report.languages == {"en": 1, "fr": 1, "es": 1}


@pytest.mark.parametrize(
    ("source", "target", "pairs"),
    [
        pytest.param("fr", "", ["fr→en", "fr→es"], id="from-one"),
        pytest.param("", "es", ["en→es", "fr→es"], id="into-one"),
        pytest.param("es", "fr", ["es→fr"], id="one-pair"),
        pytest.param("vi", "", [], id="a-language-it-has-not"),
    ],
)
def test_languages_are_chosen(source: str, target: str, pairs: list[str]) -> None:
    entries, _ = read(FILES / "eu-many-languages.tmx", source, target)
    assert [f"{entry.source_language}→{entry.target_language}" for entry in entries] == pairs


def test_a_pair_may_be_read_backwards_without_the_neighbours_of_the_other_language() -> None:
    (entry,) = read(FILES / "omegat-level1.tmx", "fr", "en")[0][1:]
    assert (entry.source, entry.before, entry.after) == (
        "La circulation est <b>normale</b>.",
        "",
        "",
    )


@pytest.mark.parametrize(
    ("segment", "text"),
    [
        pytest.param('a <bpt i="1" type="bold"/>b<ept i="1"/>', "a <b>b</b>", id="type-bold"),
        pytest.param('<bpt i="1">&lt;strong></bpt>b<ept i="1"/>', "<b>b</b>", id="native-strong"),
        pytest.param('<bpt i="1">&lt;em class="x"></bpt>b<ept i="1"/>', "<i>b</i>", id="native-em"),
        pytest.param(
            '<bpt i="4" type="link">&lt;a href="https://example.org"></bpt>b<ept i="4"/> '
            '<bpt i="5" type="link"/>c<ept i="5"/>',
            '<a id="1">b</a> <a id="2">c</a>',
            id="links-are-numbered",
        ),
        pytest.param('<bpt i="1" type="bold"/>no end', "no end", id="bold-without-end"),
        pytest.param('no begin<ept i="1"/>', "no begin", id="end-without-bold"),
        pytest.param('<it pos="begin" type="bold"/>goes on', "<b>goes on", id="isolated-begin"),
        pytest.param('went on<it pos="end" type="italic"/>', "went on</i>", id="isolated-end"),
        pytest.param('<hi type="bold">b <hi>c</hi></hi>', "<b>b c</b>", id="hi-keeps-its-text"),
        pytest.param("raw <b>b</b> and <g id='1'>g</g>", "raw <b>b</b> and g", id="raw-elements"),
        pytest.param('one<ph type="lb"/>two', "one\ntwo", id="line-break"),
        pytest.param("one<ph>{}</ph>two", "one two", id="words-stay-apart"),
        pytest.param("H<ph/>, O", "H, O", id="no-blank-before-a-comma"),
        pytest.param('x<ph>&lt;img alt="<sub>A map</sub>"&gt;</ph>.', "x.", id="sub-goes-too"),
        pytest.param("x <ut>{\\b </ut>y", "x y", id="ut"),
        pytest.param('<bpt i="1" type="8"/>b<ept i="1"/>', "b", id="a-type-of-no-plain-meaning"),
        pytest.param("a <!-- c -->b <?pi?>c <![CDATA[<d> & e]]>", "a b c <d> & e", id="xml-forms"),
        pytest.param("\n      indented\n      twice\n    ", "indented twice", id="indented"),
        pytest.param("one\ntwo", "one\ntwo", id="line-end"),
        pytest.param("zero\u200bwidth\ufeff \u0081next", "zero\u200bwidth   next", id="no-text"),
        pytest.param("l&#146;eau\x85 \x93la\x94", "l’eau… “la”", id="windows-signs"),
        pytest.param("co&#x1F;operation &#30;wide", "cooperation -wide", id="hyphens-of-word"),
        pytest.param("r&eacute;gion&nbsp;: &rsquo;", "région\xa0: ’", id="letters-by-name"),
        pytest.param("r&amp;eacute;gion <![CDATA[&eacute;t&#233;]]>", "région été", id="twice"),
        pytest.param("&amp;lt;b> R&amp;D; AT&amp;T;", "&lt;b> R&D; AT&T;", id="no-letters"),
        pytest.param('7<ph>&lt;mq:ch val="\xa0" /&gt;</ph>%', "7\xa0%", id="a-sign-of-memoq"),
        pytest.param('a<ph>&lt;mq:ch val="&amp;#9;"/&gt;</ph>b', "a\tb", id="a-tab-of-memoq"),
    ],
)
def test_inline_elements(tmx: Path, segment: str, text: str) -> None:
    (entry,), _ = units(tmx, pair(segment))
    assert entry.source == text


def test_links_of_a_pair_share_their_numbers(tmx: Path) -> None:
    link = '<bpt i="{i}" x="{x}" type="link"/>{x}<ept i="{i}"/>'
    source = link.format(i=1, x=1) + link.format(i=2, x=2)
    target = link.format(i=1, x=2) + link.format(i=2, x=1)
    (entry,), _ = units(tmx, pair(source, target))
    assert entry.source == '<a id="1">1</a><a id="2">2</a>'
    assert entry.target == '<a id="2">2</a><a id="1">1</a>'


@pytest.mark.parametrize(
    ("tags", "pairs"),
    [
        pytest.param(["en-US", "fr_CA"], ["en→fr"], id="regions"),
        pytest.param(["EN", "NO"], ["en→nb"], id="norwegian-is-bokmal"),
        pytest.param(["en", "nn"], ["en→nn"], id="nynorsk-is-not"),
        pytest.param(["fr", "en", "vi-VN"], ["en→fr", "en→vi"], id="source-is-not-first"),
        pytest.param(["en-GB", "en-US"], [], id="one-language-twice"),
        pytest.param(["fr", "vi"], [], id="no-source"),
        pytest.param(["en", "x-klingon", "fr"], ["en→fr"], id="unknown"),
    ],
)
def test_language_tags(tmx: Path, tags: list[str], pairs: list[str]) -> None:
    texts = "".join(f"<tuv xml:lang='{tag}'><seg>{tag}.</seg></tuv>" for tag in tags)
    entries, report = units(tmx, f"<tu>{texts}</tu>", srclang="en-US")
    assert [f"{entry.source_language}→{entry.target_language}" for entry in entries] == pairs
    assert ("x-klingon" in report.unknown) == ("x-klingon" in tags)


def test_the_source_is_the_text_in_the_tag_of_the_source(tmx: Path) -> None:
    texts = "".join(
        f"<tuv xml:lang='{tag}'><seg>{tag} text</seg></tuv>" for tag in ("en-GB", "en-US", "fr")
    )
    (entry,), _ = units(tmx, f"<tu>{texts}</tu>", srclang="en-US")
    assert entry.source == "en-US text"


@pytest.mark.parametrize(
    ("about", "reviewer", "date"),
    [
        pytest.param(
            'creationid="Lan" creationdate="20240102T030405Z"', "Lan", "2024-01-02", id="made"
        ),
        pytest.param(
            'creationid="Lan" changeid="Oda" changedate="20240203T000000Z"',
            "Oda",
            "2024-02-03",
            id="changed",
        ),
        pytest.param('changedate="2024-02-03T00:00:00Z"', "", "2024-02-03", id="with-hyphens"),
        pytest.param('changedate="yesterday"', "", "", id="no-date"),
        pytest.param('changedate="20241399T000000Z"', "", "", id="no-such-month"),
    ],
)
def test_reviewer_and_date(tmx: Path, about: str, reviewer: str, date: str) -> None:
    (entry,), _ = units(tmx, pair("text", about=about))
    assert (entry.reviewer, entry.date) == (reviewer, date)


def test_what_a_machine_wrote_is_not_remembered(tmx: Path) -> None:
    entries, report = units(tmx, pair("text", about='creationid="MT!"'))
    assert entries == []
    assert report.skipped == {"a machine's translation": 1}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("x-context-pre", "x-context-post", id="matecat"),
        pytest.param("prev", "next", id="omegat"),
        pytest.param("x-previous-source-text", "x-next-source-text", id="xtm"),
        pytest.param("context_prev", "context_next", id="phrase"),
    ],
)
def test_neighbours_by_the_names_of_each_program(tmx: Path, before: str, after: str) -> None:
    props = (
        f'<prop type="{before}">One.</prop><prop type="{after}">&lt;seg>T&amp;lt;3&lt;/seg></prop>'
    )
    (entry,), _ = units(tmx, pair("Two.").replace("<tu >", f"<tu>{props}"))
    assert (entry.before, entry.after) == ("One.", "T<3")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "no TMX file, it is empty", id="empty"),
        pytest.param(b'msgid "a"\nmsgstr "b"\n', "it is not XML. Export", id="po"),
        pytest.param(b"PK\x03\x04\x00", "it is not XML. Export", id="zip"),
        pytest.param(
            b"<?xml version='1.0'?>\n\n<xliff/>",
            "foreign.tmx:3: no TMX file, its root is xliff",
            id="xliff",
        ),
        pytest.param(
            b"<tmx>\n<body>\n<tu>",
            "foreign.tmx:3: broken XML, Premature end of data",
            id="truncated",
        ),
        pytest.param(
            b"<tmx>\n<body>\n</tmx>",
            "foreign.tmx:3: broken XML, Opening and ending tag",
            id="mismatch",
        ),
        pytest.param(
            b"<tmx>\n<seg>a & b</seg></tmx>", "foreign.tmx:2: broken XML", id="bare-ampersand"
        ),
        pytest.param(
            b'<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tmx>&b;</tmx>',
            "declares XML entities",
            id="entities",
        ),
        pytest.param(
            b'<!DOCTYPE tmx [<!ENTITY x SYSTEM "/etc/hostname">]><tmx>&x;</tmx>',
            "declares XML entities",
            id="external-entity",
        ),
        pytest.param(
            b"<tmx>\n<body>\n<tu>&tA;</tu></body></tmx>",
            "foreign.tmx:3: broken XML, Entity 'tA' not defined",
            id="an-entity-nobody-declared",
        ),
        pytest.param(
            b"<tmx>\n<body><seg>" + b"ten letter" * 1_000_100 + b"</seg></body></tmx>",
            "a text of more than ten million characters",
            id="endless-text",
        ),
        pytest.param(
            "<tmx><body>".encode("utf-16") + b"\x00\xd8",
            "foreign.tmx: broken, its UTF-16",
            id="utf-16",
        ),
        pytest.param(b"<tmx><body>\xff\xfe\xfd</body></tmx>", "broken XML", id="not-utf-8"),
    ],
)
def test_bad_files_are_one_sentence(tmx: Path, data: bytes, message: str) -> None:
    tmx.write_bytes(data)
    with pytest.raises(TmxError) as caught:
        read(tmx)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, WorkflowError)


def test_utf_8_that_says_it_is_utf_16_is_read(tmx: Path) -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><tmx><body>' + pair("é") + "</body></tmx>"
    tmx.write_text(text, encoding="utf-8")
    assert read(tmx)[0][0].source == "é"


def test_a_reference_to_a_control_character_may_lie_across_two_reads(tmx: Path) -> None:
    """Whatever the offset of the reference, against the size of a block that is read."""
    body = "".join(
        pair(f"{'x' * number}&#x1F;&#31;&#x0b;y &amp; &thetasym;\x1f z") for number in range(300)
    )
    entries, report = units(tmx, body * 3)
    assert len(entries) == 900
    assert {entry.source.lstrip("x") for entry in entries} == {"y & ϑ z", " y & ϑ z"}
    assert report.dropped["control characters"] == 3600
