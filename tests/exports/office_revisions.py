"""All tracked changes of a document accepted, or rejected, by LibreOffice over UNO.

    python3 office_revisions.py ADDRESS IN.docx ACCEPTED.docx REJECTED.docx

Run by the Python that has `uno`, as `office_session` is.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from office_session import _connect, _value

COMMANDS = (".uno:AcceptAllTrackedChanges", ".uno:RejectAllTrackedChanges")


def resolve(context: Any, desktop: Any, source: Path, command: str, target: Path) -> None:
    """Open the document unseen, give the command, and save the result."""
    document = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, (_value("Hidden", True),))
    helper = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.DispatchHelper", context
    )
    helper.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
    document.storeToURL(target.as_uri(), (_value("FilterName", "MS Word 2007 XML"),))
    document.close(True)


def main(address: str, source: str, *targets: str) -> None:
    context = _connect(address)
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    for command, target in zip(COMMANDS, targets, strict=True):
        resolve(context, desktop, Path(source), command, Path(target))
    try:
        desktop.terminate()
    except Exception as err:  # the connection ends with the program
        print(type(err).__name__)


if __name__ == "__main__":
    main(*sys.argv[1:])
