"""What would make two exports of one text differ: clocks and random numbers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from lxml import etree

from workflow.exports.verification.opened import WordFile
from workflow.exports.verification.places import place_of
from workflow.exports.verification.values import Fault

_FIRST = "[Content_Types].xml"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_RANDOM = re.compile(r"rsid\w*|paraId|textId|durableId|conflictIns|conflictDel")
_DATED = ("date", "dateUtc")
_MIDNIGHT = "T00:00:00Z"
_CLOCKS = ("TotalTime", "lastPrinted")


def stamps(file: WordFile, day: datetime.date | None = None) -> Iterator[Fault]:
    """Dates other than the article's, revision ids, and a zip that tells when it was packed.

    `day` is the day the document has to carry, where it is known.
    """
    yield from _packed(file)
    yield from _core(file, day)
    for name in file.xml_names:
        for element in file.tree(name).iter(etree.Element):
            for key in element.attrib:
                local = etree.QName(str(key)).localname
                if _RANDOM.fullmatch(local):
                    yield Fault(f"a revision id is left: {local}", place_of(name, element))
                elif local in _DATED and etree.QName(str(key)).namespace:
                    told = element.attrib[key]
                    yield Fault(f"a date is left: {told!s}", place_of(name, element))
            if etree.QName(element).localname in ("rsids", *_CLOCKS):
                told = etree.QName(element).localname
                yield Fault(f"the part keeps {told}", place_of(name, element))


def _packed(file: WordFile) -> Iterator[Fault]:
    names = [entry.filename for entry in file.entries]
    if names != [_FIRST, *sorted(names[1:])]:
        yield Fault("the parts are not in their order", "zip")
    for entry in file.entries:
        if entry.date_time != _ZIP_EPOCH:
            told = "-".join(f"{each:02}" for each in entry.date_time[:3])
            yield Fault(f"{entry.filename} was packed on {told}", "zip")
        if not entry.external_attr:
            what = f"{entry.filename} has no rights: Word for Mac would not open the file"
            yield Fault(what, "zip")


def _core(file: WordFile, day: datetime.date | None) -> Iterator[Fault]:
    dates = {name: file.property("core", name) for name in ("created", "modified")}
    place = "docProps/core.xml"
    for name, told in dates.items():
        if not told.endswith(_MIDNIGHT):
            yield Fault(f"{name} has a time of day: {told or 'none'}", place)
        elif day is not None and told != f"{day.isoformat()}{_MIDNIGHT}":
            yield Fault(f"{name} is {told}, not the day of the article, {day.isoformat()}", place)
    if len(set(dates.values())) > 1:
        yield Fault("created and modified differ", place)
