"""What a cell of a workbook says to the person who looks at it, as text.

ECMA-376 part 1: cells 18.3.1.4, formulas 18.3.1.40, shared strings 18.4, number formats 18.8.30,
characters that XML cannot hold 22.9.2.19.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from workflow.exports.xlsx.values import unescaped

if TYPE_CHECKING:
    from lxml import etree

    from workflow.exports.xlsx.package import Package

_GENERAL = (0, 49)
"""Number formats that show no date: General, and text. Files of ours have no other."""
_TRUE = ("1", "true")
_WORDS = {True: "True", False: "False"}
_NOT_WHOLE = frozenset(".eE")
"""Signs in a number that need not be shown: 2027.0 was typed as 2027."""


class CellReader:
    """Turns cells into text, with the strings and number formats that the sheets share."""

    def __init__(self, package: Package, part: str, workbook: etree._Element) -> None:
        """Read what the workbook, a part of the package, shares."""
        self._package, self._part = package, part
        self._strings = [
            text_of(item)
            for root in package.linked(part, "sharedStrings")
            for item in root.iterfind("{*}si")
        ]
        about = workbook.find("{*}workbookPr")
        self._since_1904 = about is not None and about.get("date1904") in _TRUE
        self._dates: dict[int, bool] | None = None
        self._formulas: dict[str, tuple[str, str]] = {}

    def begin_sheet(self) -> None:
        """Forget the formulas that cells of the sheet before shared."""
        self._formulas = {}

    def text(self, cell: etree._Element) -> str:
        """The text of a cell; empty where it has none.

        A number is given as it was typed, as far as that is kept, a date in ISO 8601. A formula
        is given by its result, which people saw; as it was typed where there is none, or only an
        error: `- point one` may have become one. Raises `ValueError` and `IndexError` for a
        broken cell.
        """
        value: str | None = None
        formula: etree._Element | None = None
        for child in cell:
            tag = child.tag
            if tag.endswith("}v"):
                value = child.text or ""
            elif tag.endswith("}is"):
                value = text_of(child)
            elif tag.endswith("}f"):
                formula = child
        kind = cell.get("t", "n")
        if formula is not None:
            typed = self._formula(formula, cell.get("r", ""))
            if kind == "e" or value is None or (kind != "str" and not value):
                return typed
        if not value:
            return ""
        if kind == "s":
            return self._strings[int(value)]
        if kind == "n":
            return self._number(value, cell.get("s", "0"))
        if kind == "b":
            return _WORDS[value in _TRUE]
        if kind == "d":
            return _iso_text(value)
        return value if kind == "inlineStr" else _tidy(value)

    def _formula(self, formula: etree._Element, place: str) -> str:
        """The formula as it was typed; one that is shared is told once and moved."""
        typed = f"={formula.text or ''}"
        if formula.get("t") != "shared":
            return typed
        name = formula.get("si", "")
        if formula.text:
            self._formulas[name] = (typed, place)
            return typed
        if name not in self._formulas or not place:
            return typed
        from openpyxl.formula.translate import Translator

        first, origin = self._formulas[name]
        return str(Translator(first, origin).translate_formula(place))

    def _number(self, value: str, style: str) -> str:
        """A number as it was typed, a date by its day."""
        if self._dates is None:
            self._dates = _date_styles(self._package, self._part)
        if int(style) in self._dates:
            return _date_text(float(value), self._dates[int(style)], self._since_1904) or value
        number = float(value)
        if not number.is_integer():
            return str(number)
        return str(int(number)) if set(value) & _NOT_WHOLE else value


def text_of(item: etree._Element) -> str:
    """The text of a shared string, a note or a cell that holds its own, its runs joined; without
    the small signs that tell how Chinese or Japanese words are read."""
    parts: list[str] = []
    for child in item:
        if child.tag.endswith("}t"):
            parts.append(_tidy(child.text or ""))
        elif child.tag.endswith("}r"):
            parts += [_tidy(run.text or "") for run in child.iterfind("{*}t")]
    return "".join(parts)


def _tidy(text: str) -> str:
    """The text with escaped characters and line ends as they are meant."""
    if "_x" in text:
        text = unescaped(text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _date_styles(package: Package, part: str) -> dict[int, bool]:
    """The styles of cells that show a date or a time; whether it is a length of time."""
    styles: dict[int, bool] = {}
    for root in package.linked(part, "styles"):
        codes = {
            int(each.get("numFmtId", "0")): each.get("formatCode", "")
            for each in root.iterfind("{*}numFmts/{*}numFmt")
        }
        for number, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
            name = int(style.get("numFmtId", "0"))
            if name in _GENERAL:
                continue
            from openpyxl.styles import numbers

            code = codes.get(name) or numbers.builtin_format_code(name)
            if numbers.is_date_format(code):
                styles[number] = numbers.is_timedelta_format(code)
    return styles


def _date_text(days: float, is_length: bool, since_1904: bool) -> str:
    """The date or time that a number of days stands for; empty where there is no such date."""
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

    try:
        moment = from_excel(days, MAC_EPOCH if since_1904 else WINDOWS_EPOCH, timedelta=is_length)
    except (OverflowError, ValueError):
        return ""
    return _moment_text(moment)


def _iso_text(value: str) -> str:
    """A date that stands in the file as ISO 8601; as it is where it is something else."""
    try:
        return _moment_text(datetime.datetime.fromisoformat(value))
    except ValueError:
        return value


def _moment_text(moment: object) -> str:
    """A day without the midnight that begins it; else all of it."""
    if isinstance(moment, datetime.datetime) and moment.time() == datetime.time():
        return moment.date().isoformat()
    return str(moment)
