"""A TMX file brought into a desk: its normalised copy, and memory that does not grow with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from workflow.desk import write_atomic
from workflow.engines import normalise_language
from workflow.errors import WorkflowError
from workflow.memory.tmx import Imported, import_tmx
from workflow.memory.tmx_reading import iter_tmx
from workflow.memory.tmx_writing import serialize_tmx
from workflow.memory.values import MemoryEntry

FILES = Path(__file__).parent / "tmx"
PEAK = """
import re, sys
from pathlib import Path
from workflow.engines import normalise_language
from workflow.memory.tmx import import_tmx
done = import_tmx(Path(sys.argv[1]), Path(sys.argv[2]), language=normalise_language)
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(done.entries, peak[1])
"""


def bring(file: Path, kept: Path, *, overwrite: bool = False, source: str = "") -> Imported:
    return import_tmx(file, kept, language=normalise_language, source=source, overwrite=overwrite)


@pytest.mark.parametrize("file", sorted(FILES.glob("*.tmx")), ids=lambda file: file.stem)
def test_a_copy_is_read_as_the_file_was_and_imported_again_unchanged(
    tmp_path: Path, file: Path
) -> None:
    kept, again = tmp_path / "desk" / "kept.tmx", tmp_path / "again.tmx"
    done = bring(file, kept)
    entries = list(iter_tmx(kept, origin=""))
    read = iter_tmx(file, origin="", language=normalise_language)
    assert entries == list(dict.fromkeys(read))
    assert done.written
    assert done.entries == len(entries) == done.report.taken.total() > 0
    assert kept.read_bytes() == serialize_tmx(entries)
    bring(kept, again)
    assert again.read_bytes() == kept.read_bytes()


def test_entries_name_their_document_or_their_file() -> None:
    entries = list(iter_tmx(FILES / "omegat-level1.tmx"))
    assert [entry.origin for entry in entries] == ["omegat-level1.tmx", "roads"]


def test_what_is_there_twice_is_kept_once(tmp_path: Path) -> None:
    entry = MemoryEntry("One.", "Un.", "en", "fr")
    file = tmp_path / "twice.tmx"
    file.write_bytes(serialize_tmx([entry, entry]))
    done = bring(file, tmp_path / "kept.tmx")
    assert (done.entries, done.report.skipped) == (1, {"there twice": 1})
    assert done.report.taken == {("en", "fr"): 1}


def test_another_import_of_the_same_name_is_not_overwritten_unasked(tmp_path: Path) -> None:
    kept = tmp_path / "kept.tmx"
    assert bring(FILES / "weblate.tmx", kept).written
    assert not bring(FILES / "weblate.tmx", kept).written
    before = kept.read_bytes()
    with pytest.raises(WorkflowError, match="there with other content"):
        bring(FILES / "trados.tmx", kept)
    assert kept.read_bytes() == before
    assert bring(FILES / "trados.tmx", kept, overwrite=True).written
    assert [path.name for path in tmp_path.iterdir()] == ["kept.tmx"]


@pytest.mark.parametrize(
    ("body", "source", "message"),
    [
        pytest.param("", "", "holds no translation unit", id="no-unit"),
        pytest.param(
            "<tu><tuv xml:lang='en'><seg>a</seg></tuv></tu>",
            "",
            "no language pair, all is in en",
            id="one-language",
        ),
        pytest.param(
            "\n<tu>\n<tuv xml:lang='en'><seg>a</seg></tuv>\n<tuv xml:lang='tlhingan'><seg>b</seg></tuv></tu>",
            "",
            "bad.tmx:4: the language 'tlhingan' is not known",
            id="unknown-language",
        ),
        pytest.param(
            "<tu>\n<tuv><seg>a</seg></tuv></tu>",
            "",
            "bad.tmx:2: a text without a language",
            id="no-language",
        ),
        pytest.param(
            "<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='fr'><seg>b</seg></tuv></tu>",
            "vi",
            "no translation from vi, its languages are en, fr",
            id="not-the-language-asked-for",
        ),
        pytest.param(
            "<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='fr'><seg/></tuv></tu>",
            "",
            "nothing to take (1 no translation)",
            id="nothing-translated",
        ),
    ],
)
def test_a_file_with_nothing_to_keep_is_an_error(
    tmp_path: Path, body: str, source: str, message: str
) -> None:
    file, kept = tmp_path / "bad.tmx", tmp_path / "kept.tmx"
    write_atomic(file, f'<tmx version="1.4"><body>{body}</body></tmx>'.encode())
    with pytest.raises(WorkflowError) as caught:
        bring(file, kept, source=source)
    assert message in str(caught.value)
    assert not kept.exists()


def test_a_broken_end_leaves_the_copy_as_it_was(tmp_path: Path) -> None:
    file, kept = tmp_path / "cut.tmx", tmp_path / "kept.tmx"
    bring(FILES / "weblate.tmx", kept)
    before = kept.read_bytes()
    file.write_bytes(before[: len(before) - 20])
    with pytest.raises(WorkflowError, match=r"cut\.tmx:\d+: broken XML"):
        bring(file, kept, overwrite=True)
    assert kept.read_bytes() == before


def many(path: Path, number: int) -> int:
    """A file of so many units; the bytes it has."""
    words = "the province and its districts reported on the harvest of the year " * 9
    unit = (
        '<tu><prop type="x-note">{0}</prop><tuv xml:lang="en"><seg>{1}{0}</seg></tuv>'
        '<tuv xml:lang="fr"><seg>fr {1}<ph/>{0}</seg></tuv></tu>\n'
    )
    with path.open("w", encoding="utf-8") as file:
        file.write('<tmx version="1.4"><header srclang="en"/><body>\n')
        file.writelines(unit.format(index, words) for index in range(number))
        file.write("</body></tmx>\n")
    return path.stat().st_size


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux tells peak memory")
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    peaks, sizes = [], []
    for number in (1_000, 17_000):
        file = tmp_path / f"{number}.tmx"
        sizes.append(many(file, number))
        command = [sys.executable, "-c", PEAK, str(file), str(tmp_path / f"kept-{number}.tmx")]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        entries, peak = map(int, done.stdout.split())
        assert entries == number
        peaks.append(peak * 1024)
    # The 16,000 further units are 21 MB of XML; read at once they would take over 100 MB. What
    # grows is a digest for each unit and, up to 4 MB, the buffer that the copy is gathered in.
    grown = peaks[1] - peaks[0]
    assert grown < (sizes[1] - sizes[0]) * 0.6, (grown, sizes)
