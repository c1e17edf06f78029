"""What argos-translate-files does, in an environment of its own; `word_argos` starts it.

    python word_argos_writing.py SOURCE.docx PAIRS.json RUNS

Makes the document of the translations beside the source, with a translation that looks each
sentence up and costs nothing, and prints the best seconds of CPU and the path it wrote.
"""

import json
import sys
import time
from pathlib import Path

from argostranslatefiles.formats.openxml.docx import Docx


class _Looked:
    """Stands for a translation from one language to another."""

    def __init__(self, targets: dict[str, str]) -> None:
        self._targets = targets
        self.to_lang = type("Language", (), {"code": "fr"})()

    def translate(self, text: str) -> str:
        """The translation of a sentence that is known, else the text."""
        return self._targets.get(text.strip(), text)


def _write(source: str, pairs: str, runs: str) -> None:
    known = _Looked(json.loads(Path(pairs).read_text(encoding="utf-8")))
    best, path = float("inf"), ""
    for _ in range(int(runs)):
        began = time.process_time()
        path = Docx().translate(known, source)
        best = min(best, time.process_time() - began)
    print(json.dumps([best, path]))


_write(*sys.argv[1:])
