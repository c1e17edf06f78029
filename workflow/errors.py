"""What can go wrong, each as one sentence: where, what, what to do next."""

from __future__ import annotations

from pathlib import Path


class WorkflowError(Exception):
    """Bad input or misuse; the command line shows it in one line and exits with 2.

    `message` says what is wrong, `path` and `line` (1-based) where, `hint` what to do.
    """

    def __init__(
        self,
        message: str,
        *,
        path: Path | None = None,
        line: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        place = "" if self.path is None else str(self.path)
        if place and self.line is not None:
            place = f"{place}:{self.line}"
        sentence = f"{place}: {self.message}" if place else self.message
        return f"{sentence.rstrip('.')}. {self.hint}" if self.hint else sentence


class DeskError(WorkflowError):
    """The desk itself: its folder, settings, locks or file permissions."""


class SourceError(WorkflowError):
    """A source file that cannot be read as an article."""


class SegmentationError(WorkflowError):
    """An SRX file that cannot be used."""


class GlossaryError(WorkflowError):
    """A glossary file that cannot be read."""


class CatalogError(WorkflowError):
    """A PO file that cannot be read or written."""


class EngineError(WorkflowError):
    """A translation engine, model package or language pair that is missing or broken."""


class ExportError(WorkflowError):
    """A document that cannot or must not be made."""
