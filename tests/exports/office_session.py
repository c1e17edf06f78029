"""One editing session in LibreOffice over UNO: run by the Python that has `uno`.

    python3 office_session.py ADDRESS IN.docx OUT.docx STEPS.json

Each step is `[command, table, cell, text]`; see `STEPS`. `uno` is imported inside functions, since
the test runner's own Python has it not, and it must come before `com.sun.star`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any


def _value(name: str, value: object) -> Any:
    import uno  # noqa: F401  # makes com.sun.star importable
    from com.sun.star.beans import PropertyValue

    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _connect(address: str) -> Any:
    import uno
    from com.sun.star.connection import NoConnectException

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={address};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def _cursor(document: Any, cell: Any) -> Any:
    cursor = cell.createTextCursor()
    cursor.gotoStart(False)
    return cursor


def overwrite(document: Any, table: Any, cell: Any, text: str) -> None:
    """Select all of the cell and type over it."""
    cursor = _cursor(document, cell)
    cursor.gotoEnd(True)
    cursor.String = text


def append(document: Any, table: Any, cell: Any, text: str) -> None:
    """Type at the end."""
    cursor = _cursor(document, cell)
    cursor.gotoEnd(False)
    cell.insertString(cursor, text, False)


def split(document: Any, table: Any, cell: Any, text: str) -> None:
    """A new paragraph at the end, with a text."""
    cursor = _cursor(document, cell)
    cursor.gotoEnd(False)
    cell.insertControlCharacter(cursor, 0, False)
    cell.insertString(cursor, text, False)


def remark(document: Any, table: Any, cell: Any, text: str) -> None:
    """A comment at the beginning."""
    note = document.createInstance("com.sun.star.text.textfield.Annotation")
    note.Author, note.Content = "Anna Berg", text
    cell.insertTextContent(_cursor(document, cell), note, False)


def remove_row(document: Any, table: Any, cell: Any, text: str) -> None:
    """Take the row out; `text` is its index."""
    table.Rows.removeByIndex(int(text), 1)


STEPS = {each.__name__: each for each in (overwrite, append, split, remark, remove_row)}


def main(address: str, source: str, target: str, steps: str) -> None:
    context = _connect(address)
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    # the document alone, without a window: the packages without a user interface have none
    document = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.comp.Writer.TextDocument", context
    )
    word = _value("FilterName", "MS Word 2007 XML")
    document.load((_value("URL", Path(source).as_uri()), word))
    print("recording", document.RecordChanges)
    tables = document.TextTables
    for command, number, name, text in json.loads(Path(steps).read_text(encoding="utf-8")):
        table = tables.getByIndex(number)
        STEPS[command](document, table, table.getCellByName(name), text)
    document.storeToURL(Path(target).as_uri(), (word,))
    document.close(True)
    try:
        desktop.terminate()
    except Exception as err:  # the connection ends with the program
        print(type(err).__name__)


if __name__ == "__main__":
    main(*sys.argv[1:])
