"""The SentencePiece model: whole words of the domain, single letters and digits for the rest."""

from __future__ import annotations

import io
import string
from collections.abc import Iterable

import sentencepiece

VOCABULARY = 1600
LETTERS = (
    string.ascii_letters
    + string.digits
    + "!\"#$%&'()*+,-./:;<=>?@[]^_{|}~“”‘’«»–—…¿¡°ªºçÇñÑüÜœæøåÆØÅ"
    + "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
    + "ÀÁÂÈÉÊÌÍÒÓÔÙÚÝĂĐƠƯẤẦỄỆỒỘỨ"
)
"""Characters that have a piece of their own, so that a name or symbol can be copied."""


def train_pieces(sentences: Iterable[str]) -> bytes:
    """A byte-pair model with the pieces of `sentences`; digits are always single."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_writer=model,
        model_type="bpe",
        vocab_size=VOCABULARY,
        character_coverage=1.0,
        required_chars="".join(dict.fromkeys(LETTERS)),
        split_digits=True,
        pad_id=0,
        unk_id=1,
        bos_id=2,
        eos_id=3,
        num_threads=1,
        minloglevel=2,
    )
    return model.getvalue()


def read_pieces(model: bytes) -> sentencepiece.SentencePieceProcessor:
    """The processor of `model`."""
    return sentencepiece.SentencePieceProcessor(model_proto=model)
