"""TMX as it is written: valid, the same bytes every time, and read again to the letter."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import judge
from workflow.article import plain_text
from workflow.memory.tmx import write_tmx
from workflow.memory.tmx_reading import iter_tmx
from workflow.memory.tmx_values import TmxReport, one_line, tidy
from workflow.memory.tmx_writing import serialize_tmx
from workflow.memory.values import MemoryEntry

DTD = Path(__file__).parent / "tmx14.dtd"
ENTRY = MemoryEntry(
    'The <b>dam</b> holds, see <a id="1">map & key</a>.',
    'Le <b>barrage</b> tient, voir <a id="1">carte & légende</a>.',
    "en",
    "fr",
    origin="floods",
    before="Rain fell <i>all night</i>.",
    after='It is "safe" < for now >.',
    kind="paragraph",
    context="body",
    reviewer='Lan "the editor" & co',
    date="2024-10-02",
)
WRITTEN = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="Bilingual" creationtoolversion="1" segtype="sentence" o-tmf="PO" adminlang="en" srclang="en" datatype="xml"/>
  <body>
    <tu srclang="en" changedate="20241002T000000Z" changeid="Lan &quot;the editor&quot; &amp; co">
      <prop type="x-document">floods</prop>
      <prop type="x-kind">paragraph</prop>
      <prop type="context">body</prop>
      <tuv xml:lang="en">
        <prop type="x-context-pre">&lt;seg&gt;Rain fell &lt;bpt i="1" x="1" type="italic"&gt;&amp;lt;i&amp;gt;&lt;/bpt&gt;all night&lt;ept i="1"&gt;&amp;lt;/i&amp;gt;&lt;/ept&gt;.&lt;/seg&gt;</prop>
        <prop type="x-context-post">&lt;seg&gt;It is "safe" &amp;lt; for now &amp;gt;.&lt;/seg&gt;</prop>
        <seg>The <bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>dam<ept i="1">&lt;/b&gt;</ept> holds, see <bpt i="3" x="2" type="link">&lt;a id="1"&gt;</bpt>map &amp; key<ept i="3">&lt;/a&gt;</ept>.</seg>
      </tuv>
      <tuv xml:lang="fr">
        <seg>Le <bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>barrage<ept i="1">&lt;/b&gt;</ept> tient, voir <bpt i="3" x="2" type="link">&lt;a id="1"&gt;</bpt>carte &amp; légende<ept i="3">&lt;/a&gt;</ept>.</seg>
      </tuv>
    </tu>
  </body>
</tmx>
"""
TAGS = ("<b>", "</b>", "<i>", "</i>", '<a id="1">', '<a id="12">', "</a>", "&lt;b>", "&amp;lt;b>")

texts = st.lists(
    st.sampled_from(TAGS)
    | st.sampled_from(("<", "&", ">", '"', "\r\n", "\t", "\x1f", "<0/>", "]]>", "{1}"))
    | st.text(max_size=6),
    max_size=8,
).map("".join)
languages = st.sampled_from(("en", "fr", "nb", "nn", "es", "vi"))


@st.composite
def entry(draw: st.DrawFn) -> MemoryEntry:
    source_language = draw(languages)
    return MemoryEntry(
        source="s" + draw(texts),
        target="t" + draw(texts),
        source_language=source_language,
        target_language=draw(languages.filter(lambda code: code != source_language)),
        origin=draw(texts),
        before=draw(texts),
        after=draw(texts),
        kind=draw(st.sampled_from(("", "title", "paragraph"))),
        context=draw(texts),
        reviewer=draw(texts),
        date=draw(st.sampled_from(("", "2024-10-02", "1999-12-31"))),
    )


def normal(entry: MemoryEntry) -> MemoryEntry:
    """What TMX can hold of an entry."""
    return replace(
        entry,
        source=tidy(entry.source),
        target=tidy(entry.target),
        origin=tidy(entry.origin),
        before=tidy(entry.before),
        after=tidy(entry.after),
        context=tidy(entry.context),
        reviewer=one_line(entry.reviewer),
    )


def test_the_bytes() -> None:
    assert serialize_tmx([ENTRY]).decode() == WRITTEN


def test_a_file_of_several_source_languages_says_so() -> None:
    other = replace(ENTRY, source_language="vi")
    written = serialize_tmx([ENTRY, other]).decode()
    assert 'srclang="*all*"' in written
    assert '<tu srclang="vi"' in written


@given(st.lists(entry(), min_size=1, max_size=4))
def test_out_in_out_is_the_same_file(
    tmp_path_factory: pytest.TempPathFactory, entries: list[MemoryEntry]
) -> None:
    path = tmp_path_factory.mktemp("tmx", numbered=True) / "memory.tmx"
    written = serialize_tmx(entries)
    path.write_bytes(written)
    report = TmxReport()
    again = list(iter_tmx(path, origin="", report=report))
    assert again == [normal(entry) for entry in entries]
    assert serialize_tmx(again) == written
    assert (report.skipped.total(), report.dropped.total()) == (0, 0)


@given(st.lists(entry(), min_size=1, max_size=4))
def test_tags_written_as_text_are_read_as_the_same_tags(
    tmp_path_factory: pytest.TempPathFactory, entries: list[MemoryEntry]
) -> None:
    path = tmp_path_factory.mktemp("tmx", numbered=True) / "memory.tmx"
    pairs = write_tmx(path, entries, "text")
    assert pairs.total() == len(entries)
    assert b"<bpt" not in path.read_bytes()
    assert list(iter_tmx(path, origin="")) == [normal(entry) for entry in entries]


@given(texts)
def test_the_words_of_a_segment_are_its_plain_text(text: str) -> None:
    from lxml import etree

    root = etree.fromstring(serialize_tmx([replace(ENTRY, source=f"s{text}")]))
    for element in root.iter("bpt", "ept", "it"):
        element.text = ""
    words = root.xpath("string(.//seg)")
    assert words == plain_text(tidy(f"s{text}"))


def test_it_is_valid(tmp_path: Path) -> None:
    odd = replace(
        ENTRY, source="</b> open <i>tags", target="plain", reviewer="", date="", origin=""
    )
    path = tmp_path / "memory.tmx"
    shutil.copy(DTD, tmp_path)
    path.write_bytes(serialize_tmx([ENTRY, odd, replace(ENTRY, source_language="vi")]))
    command = [judge("xmllint"), "--nonet", "--noout", "--valid", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    path.write_bytes(path.read_bytes().replace(b' segtype="sentence"', b""))
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


def test_translate_toolkit_reads_it(tmp_path: Path) -> None:
    factory = pytest.importorskip(
        "translate.storage.factory", reason="translate-toolkit, a judge, is not installed"
    )
    path = tmp_path / "memory.tmx"
    path.write_bytes(serialize_tmx([ENTRY, replace(ENTRY, source="One.", target="Un.")]))
    store = factory.getobject(str(path))
    assert [(unit.source, unit.target) for unit in store.units][1] == ("One.", "Un.")
    assert len(store.units) == 2
