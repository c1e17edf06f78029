"""The two kinds of tokenizer an Argos package may bring.

Of Argos itself only `argostranslate.tokenizer` is imported, and only for BPE packages: its
other modules bring a sentence splitter, an ONNX run time and folders in the user's home.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from workflow.engines.installed import Package


class Tokenizer(Protocol):
    """Text to pieces and back."""

    def encode(self, text: str) -> list[str]:
        """The pieces of a text."""

    def decode(self, pieces: list[str]) -> str:
        """The text of pieces."""

    def iter_words(self, pieces: Sequence[str]) -> Iterator[list[str]]:
        """The pieces word by word."""

    def surface(self, pieces: Sequence[str]) -> str:
        """The word that pieces make."""


class SentencePiece:
    """SentencePiece itself: Argos' wrapper turns every `_` of an address into a blank."""

    def __init__(self, model: Path) -> None:
        """Load the model. Raises `OSError` or `RuntimeError` when it is none."""
        import sentencepiece

        self._processor = sentencepiece.SentencePieceProcessor(model_file=str(model))

    def encode(self, text: str) -> list[str]:
        return list(self._processor.encode(text, out_type=str))

    def decode(self, pieces: list[str]) -> str:
        return str(self._processor.decode_pieces(pieces)).replace("▁", " ")

    def iter_words(self, pieces: Sequence[str]) -> Iterator[list[str]]:
        word: list[str] = []
        for piece in pieces:
            if word and piece.startswith("▁"):
                yield word
                word = []
            word.append(piece)
        if word:
            yield word

    def surface(self, pieces: Sequence[str]) -> str:
        return "".join(pieces).replace("▁", "")


class Bpe:
    """Argos' own Moses and BPE tokenizer, for its older packages."""

    def __init__(self, model: Path, codes: tuple[str, str]) -> None:
        """Prepare it; the files are read at the first text."""
        from argostranslate.tokenizer import BPETokenizer

        self._tokenizer = BPETokenizer(model, *codes)

    def encode(self, text: str) -> list[str]:
        return list(self._tokenizer.encode(text))

    def decode(self, pieces: list[str]) -> str:
        return str(self._tokenizer.decode(pieces))

    def iter_words(self, pieces: Sequence[str]) -> Iterator[list[str]]:
        word: list[str] = []
        for piece in pieces:
            word.append(piece)
            if not piece.endswith("@@"):
                yield word
                word = []
        if word:
            yield word

    def surface(self, pieces: Sequence[str]) -> str:
        return "".join(piece.removesuffix("@@") for piece in pieces)


def load_tokenizer(package: Package) -> Tokenizer:
    """The tokenizer of a package."""
    if package.tokenizer.name == "bpe.model":
        return Bpe(package.tokenizer, package.codes)
    return SentencePiece(package.tokenizer)


def unknown_words(
    pieces: Sequence[str], vocabulary: frozenset[str], tokenizer: Tokenizer
) -> tuple[str, ...]:
    """The words with a piece that the model cannot read, each once, in order."""
    if not vocabulary or vocabulary.issuperset(pieces):
        return ()
    words = (
        tokenizer.surface(word)
        for word in tokenizer.iter_words(pieces)
        if not vocabulary.issuperset(word)
    )
    return tuple(dict.fromkeys(words))
