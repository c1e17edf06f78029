"""Parts that lead to one another: nothing missing, nothing left over (ECMA-376 part 2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from workflow.exports.verification.opened import Relationship, WordFile
from workflow.exports.verification.values import Fault

_TYPES = "[Content_Types].xml"
_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_BY_MARKUP = {
    "hyperlink",
    "image",
    "header",
    "footer",
    "chart",
    "oleObject",
    "package",
    "subDocument",
}
"""Kinds that markup refers to by id; all others hold by being there."""


def relationships(file: WordFile) -> Iterator[Fault]:
    """Ids, targets and uses of all relationships, and parts that nothing leads to."""
    reached = {_TYPES}
    waiting = [""]
    while waiting:
        name = waiting.pop()
        rels = _rels_name(name)
        if rels in file.parts.names:
            reached.add(rels)
        for each in file.relationships(name):
            if each.is_external or each.target.startswith("#"):
                continue
            if each.target not in file.parts.names:
                yield Fault(f"{each.id} leads to {each.target}, which is not there", rels)
            elif each.target not in reached:
                reached.add(each.target)
                waiting.append(each.target)
    for name in file.names:
        if name not in reached and not name.endswith("/"):
            yield Fault(f"nothing leads to the part {name}", _TYPES, "Take the part out")
    for name in ("", *file.names):
        if _rels_name(name) in file.parts.names:
            yield from _uses(file, name, file.relationships(name))
        elif name.endswith(".xml") and name != _TYPES:
            for identifier in sorted(set(file.used_relationships(name))):
                yield Fault(f"{identifier} is used, and the part has no relationships", name)


def content_types(file: WordFile) -> Iterator[Fault]:
    """Parts whose kind is not told, and kinds of parts that are not there."""
    root = file.tree(_TYPES)
    told = {str(each.get("PartName")).lstrip("/") for each in root.iter(f"{_NAMESPACE}Override")}
    endings = {str(each.get("Extension")).lower() for each in root.iter(f"{_NAMESPACE}Default")}
    for name in file.names:
        ending = name.rpartition(".")[2].lower()
        if name not in (*told, _TYPES) and ending not in endings:
            yield Fault(f"the kind of {name} is not told", _TYPES)
    for name in sorted(told - file.parts.names):
        yield Fault(f"the kind of {name} is told, which is not there", _TYPES)


def _uses(file: WordFile, name: str, given: Sequence[Relationship]) -> Iterator[Fault]:
    rels = _rels_name(name)
    for identifier, count in Counter(each.id for each in given).items():
        if count > 1:
            yield Fault(f"{count} relationships have the id {identifier}", rels)
    if not name or not name.endswith(".xml"):
        return
    used = set(file.used_relationships(name))
    ids = {each.id for each in given}
    for each in given:
        if each.kind in _BY_MARKUP and each.id not in used:
            yield Fault(f"nothing uses {each.id}, which leads to {each.target}", rels)
    for identifier in sorted(used - ids):
        yield Fault(f"{identifier} is used and not given", name)


def _rels_name(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")
