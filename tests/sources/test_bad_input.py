"""Bad input is told in one sentence with file, line and a hint."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from tests.sources.samples import RAW
from workflow.errors import SourceError
from workflow.sources import prepare_article, read_article

WORD = RAW / "fr-formation-cadres.docx"


BAD_FILES = [
    ("bad.not-utf8.md", 2, "not UTF-8"),
    ("bad.yaml.md", 4, "not valid YAML"),
    ("bad.colon.md", 2, "not valid YAML"),
    ("bad.never-closed.md", 1, "opened and never closed"),
    ("bad.no-language.md", 1, "does not say the language"),
    ("bad.unknown-language.md", 3, "unknown language klingon"),
    ("bad.date.md", 4, "9/2/2023 is not a date"),
    ("bad.key-twice.md", 4, "lang stands twice"),
    ("bad.no-keys.md", 2, "not a list of keys"),
    ("bad.target.md", 4, "unknown language xx"),
    ("bad.empty.md", None, "the article is empty"),
    ("bad.open-container.md", 8, "::: furniture is opened and never closed"),
    ("bad.container.md", 8, "::: captoin opens or closes nothing"),
    ("bad.empty.txt", None, "the article is empty"),
    ("bad.short.txt", None, "too short to tell its language"),
    ("bad.empty.html", None, "the article is empty"),
    ("bad.not-a-zip.docx", None, "not a zip file"),
    ("bad.locked.docx", None, "locked with a password"),
    ("bad.suffix.rtf", None, "no reader for .rtf"),
    ("missing.txt", None, "no such file"),
]


@pytest.mark.parametrize(
    ("name", "line", "message"), BAD_FILES, ids=[case[0] for case in BAD_FILES]
)
def test_bad_file(name: str, line: int | None, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        read_article(RAW / name)
    assert caught.value.path == RAW / name
    assert caught.value.line == line
    assert caught.value.hint or name in ("missing.txt", "bad.key-twice.md")


def test_an_empty_text_is_empty_when_its_language_is_given() -> None:
    with pytest.raises(SourceError, match="the article is empty"):
        prepare_article(RAW / "bad.empty.txt", language="en")


def test_bad_options() -> None:
    sample = RAW / "en-party-cells.txt"
    with pytest.raises(SourceError, match="unknown language xx"):
        prepare_article(sample, language="xx")
    with pytest.raises(SourceError, match=r"cannot be the id.*my-id"):
        prepare_article(sample, article_id="My Id")


def rezip(change: dict[str, bytes]) -> bytes:
    """The Word sample with parts changed or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(WORD) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change.get(name, source.read(name)))
        for name in change.keys() - set(source.namelist()):
            target.writestr(name, change[name])
    return out.getvalue()


def with_encrypted_flag() -> bytes:
    data = bytearray(WORD.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature) + offset
        data[place : place + 2] = struct.pack("<H", 1)
    return bytes(data)


DTD = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "boom">]><w:document/>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(rezip({"word/vbaProject.bin": b"x"}), "macros", id="macros"),
        pytest.param(rezip({"word/media/a.bin": bytes(4 * 2**20)}), "unreasonable size", id="bomb"),
        pytest.param(rezip({f"x/{n}": b"" for n in range(5001)}), "unreasonable size", id="many-parts"),
        pytest.param(rezip({"word/document.xml": DTD}), "document type", id="dtd"),
        pytest.param(rezip({"word/document.xml": DTD.decode().encode("utf-16")}), "document type", id="dtd-utf16"),
        pytest.param(rezip({"word/document.xml": b"<w:document"}), "not a Word document", id="broken-xml"),
        pytest.param(rezip({"[Content_Types].xml": b"<x/>"}), "not a Word document", id="no-types"),
        pytest.param(rezip({"_rels/.rels": b"<x/>"}), "not a Word document", id="no-relations"),
        pytest.param(WORD.read_bytes()[:20000], "not a zip file", id="cut-short"),
        pytest.param(with_encrypted_flag(), "locked with a password", id="encrypted-part"),
    ],
)  # fmt: skip
def test_hostile_word_file(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=message) as caught:
        read_article(path)
    assert caught.value.path == path
