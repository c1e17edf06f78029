"""Figures that an engine copied, written as the target language does."""

from __future__ import annotations

import re
from decimal import Decimal

from workflow.checks.amounts.figures import figure_rules, find_figures
from workflow.checks.units import is_measured

# "6.5%", "US$3.45", "VND3.45": what shows that a decimal figure is a quantity; "Industry 4.0",
# "Article 3.5" and "1900.1234" are names
_CURRENCY = re.compile(r"(?:[$€£¥₫]|\b[A-Z]{3})\s?\Z")


def localise_figures(
    answer: str, source: str, source_language: str, target_language: str, *, alone: bool = False
) -> str:
    """The engine's answer with the source's quantities as the target's locale writes them.

    Only figures whose meaning is plain are touched: with groups of three (`133,000`), or a
    decimal part beside a percent sign, a currency, a unit or a word such as million, or in a change
    (`from 4.75 to 4.5`); any decimal part where the figure stands `alone`, as in a table.

    >>> localise_figures("Cuesta US$133,000, un 6.5%.", "It costs US$133,000, 6.5%.", "en", "es")
    'Cuesta US$133.000, un 6,5%.'
    >>> localise_figures("Industria 4.0", "Industry 4.0", "en", "es")
    'Industria 4.0'
    """
    for figure in find_figures(source, source_language).digits:
        local = _localised(
            figure.text, source, figure.start, (source_language, target_language), alone
        )
        if local is not None and local != figure.text:
            pattern = rf"(?<![\d.,]){re.escape(figure.text)}(?![.,]?\d)"
            answer = re.sub(pattern, local, answer)
    return answer


def _localised(
    text: str, source: str, start: int, languages: tuple[str, str], alone: bool
) -> str | None:
    from babel.numbers import format_decimal

    source_language, target_language = languages
    rules = figure_rules(source_language)
    match = rules.number.fullmatch(text)
    if match is None or not (match["sep"] or match["mark"] == rules.decimal):
        return None
    whole, part = re.sub(r"\D", "", match["whole"]), match["part"] or ""
    end = start + len(text)
    if part and not (
        alone
        or rules.percent.match(source, end)
        or rules.scale.match(source, end)
        or is_measured(source, end, source_language)
        or _CURRENCY.search(source, max(start - 5, 0), start)
        or any(
            found.start() <= start and end <= found.end()
            for found in rules.quantities.finditer(source)
        )
    ):
        return None
    pattern = "#,##0" + ("." + "0" * len(part) if part else "")
    value = Decimal(f"{whole}.{part}") if part else Decimal(whole)
    written = format_decimal(value, format=pattern, locale=target_language.replace("-", "_"))
    return written.replace("\u202f", "\u00a0")
