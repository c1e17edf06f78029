"""OmegaT itself, where it is installed: our memory, glossary and PO file in one of its projects."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Bilingual
from workflow.memory.tmx_reading import iter_tmx
from workflow.translations import Catalog

ARTICLE = "cai-cach-hanh-chinh-dien-bien"
PROJECT = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>vi-VN</source_lang><target_lang>en-GB</target_lang>
<sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations>
</project></omegat>
"""
# Scripts run on every event of a project; a glossary is loaded with the window only.
SCRIPT = """\
import org.omegat.gui.glossary.*
if (eventType.toString() == "LOAD") {
  new File(project.projectProperties.glossaryRoot).listFiles().sort().each { file ->
    def reader = file.name.endsWith(".tbx") ? GlossaryReaderTBX : GlossaryReaderTSV
    println "GLOSSARY " + file.name + " " + reader.read(file, false).size()
  }
}
"""


@pytest.fixture
def omegat() -> str:
    """The path of OmegaT."""
    program = shutil.which("omegat")
    if program is None:
        pytest.skip("omegat, a judge, is not installed")
    return program


def translated(program: str, project: Path, script: Path) -> str:
    """What OmegaT prints while it translates a project."""
    done = subprocess.run(
        [
            program,
            str(project),
            "--mode=console-translate",
            f"--script={script}",
            f"--config-dir={project.parent / 'omegat-settings'}",
        ],
        env={**os.environ, "JAVA_TOOL_OPTIONS": "-Djava.awt.headless=true"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout


def test_memory_and_glossary_come_through_omegat(
    omegat: str, bilingual: Bilingual, tmp_path: Path
) -> None:
    desk, blank, project = tmp_path / "approved", tmp_path / "blank", tmp_path / "project"
    for root in (desk, blank):
        for folder in ("sources", "glossary"):
            shutil.copytree(REPOSITORY / folder, root / folder)
        shutil.copy(REPOSITORY / "workflow.toml", root)
    shutil.copytree(REPOSITORY / "translations", desk / "translations")
    bilingual("extract", ARTICLE, root=blank)
    for folder in ("source", "target", "omegat", "tm/auto", "glossary", "dictionary"):
        (project / folder).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT, encoding="utf-8")
    script = tmp_path / "glossary.groovy"
    script.write_text(SCRIPT, encoding="utf-8")
    pair = ("--from", "vi", "--to", "en")
    name = f"{ARTICLE}.po"
    shutil.copy(blank / "translations/en" / name, project / "source")
    memory = project / "tm/auto/desk.tmx"
    bilingual("memory", "export", memory, ARTICLE, *pair, "--tags", "text", root=desk)
    bilingual("glossary", "export", project / "glossary/terms.txt", *pair, root=desk)
    bilingual("glossary", "export", project / "glossary/terms.tbx", root=desk)

    said = translated(omegat, project, script)
    counted = dict(re.findall(r"^GLOSSARY (\S+) (\d+)", said, re.MULTILINE))
    terms = (project / "glossary/terms.txt").read_text(encoding="utf-8").splitlines()
    assert int(counted["terms.txt"]) == len(terms) - 1 > 300
    assert int(counted["terms.tbx"]) > 1000

    approved = Catalog.read(desk / "translations/en" / name)
    written = Catalog.read(project / "target" / name)
    assert [(unit.source, unit.target) for unit in written.units] == [
        (unit.source, unit.target) for unit in approved.units
    ]
    back = iter_tmx(project / "project-omegat.tmx")
    assert {(entry.source, entry.target) for entry in back} == {
        (entry.source, entry.target) for entry in iter_tmx(memory)
    }
