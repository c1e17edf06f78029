"""What the letters of a symbol say of a document whose type word says something else."""

from __future__ import annotations

import re
from functools import lru_cache

from workflow.glossary.documents.symbols import SymbolGrammar
from workflow.glossary.tables import ReferenceTables
from workflow.glossary.values import Reference


def symbol_doubt(reference: Reference | None, language: str, tables: ReferenceTables) -> str:
    """A reason to look at a reference whose type word is not what its symbol stands for.

    `Plan No. 28/CT-TTg`: CT is a directive. Empty where they agree, where no word stands before
    the symbol, or where the tables do not know its letters. `language` names the type.
    """
    if reference is None or not reference.canonical or not reference.wording.named:
        return ""
    symbol = _symbols(tables).match(reference.canonical, 0, ())
    types = symbol.types if symbol else ()
    if not types or reference.type in types:
        return ""
    kind = tables.type(types[0])
    word = kind.words.get(language) if kind else None
    letters = re.split(r"[-/]", reference.symbol)[0]
    meant = f", which stands for {word.one}" if word else ""
    return f"its type word does not fit its symbol {letters}{meant}"


@lru_cache(maxsize=8)
def _symbols(tables: ReferenceTables) -> SymbolGrammar:
    return SymbolGrammar(tables)
