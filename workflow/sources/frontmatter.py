"""Front matter: the YAML between two `---` lines at the head of a Markdown file."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from workflow.article import Article, Metadata
from workflow.errors import SourceError
from workflow.sources.languages import normalize_language

_FENCE = "---"
_KEYS_HINT = "See docs/articles.md for the keys it may hold"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a Markdown file says about itself."""

    title: str | None = None
    """`None` when the key is missing; an empty title means the article has none."""
    title_line: int = 0
    language: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    body_line: int = 1
    """1-based line on which the body begins."""


def parse_front_matter(text: str, path: Path) -> FrontMatter:
    """The front matter of a Markdown text; an empty one where the text begins without.

    Raises `SourceError` with the line of what is not YAML, of a wrong date, of an unknown
    language, of a key that stands twice.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return FrontMatter()
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in (_FENCE, "...")), None)
    if end is None:
        raise SourceError(
            "the front matter is opened and never closed",
            path=path,
            line=1,
            hint=f"Put a line {_FENCE} after its last key",
        )
    return _Reader("\n".join(lines[1:end]), path).read(body_line=end + 2)


class _Reader:
    """Takes the values out of the YAML and refuses what is wrong."""

    def __init__(self, text: str, path: Path) -> None:
        self._text = text
        self._path = path
        self._nodes: dict[str, yaml.Node] = {}
        try:
            root = yaml.compose(text, Loader=yaml.BaseLoader)
        except yaml.MarkedYAMLError as err:
            mark = err.problem_mark or err.context_mark
            raise self._error(
                f"the front matter is not valid YAML, {err.problem or err.context}",
                mark.line if mark else 0,
                "Put a text that holds a colon or begins with a sign between quotes",
            ) from err
        except (yaml.YAMLError, RecursionError) as err:
            raise self._error("the front matter is not valid YAML", 0, _KEYS_HINT) from err
        if root is None:
            return
        if not isinstance(root, yaml.MappingNode):
            raise self._error("the front matter is not a list of keys", 0, _KEYS_HINT)
        for key, value in root.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._error("a key of the front matter is not a word", key.start_mark.line)
            if key.value in self._nodes:
                raise self._error(f"the key {key.value} stands twice", key.start_mark.line)
            self._nodes[key.value] = value

    def read(self, body_line: int) -> FrontMatter:
        title_node = self._nodes.pop("title", None)
        title_line = title_node.start_mark.line + 2 if title_node else 0
        title = None if title_node is None else self._string("title", title_node)
        language = self._language()
        metadata = Metadata(
            date=self._date(),
            agency=self._take("agency"),
            url=self._take("url"),
            targets=self._targets(),
            extra=tuple((key, self._raw(node)) for key, node in self._nodes.items()),
        )
        return FrontMatter(title, title_line, language, metadata, body_line)

    def _take(self, key: str) -> str:
        node = self._nodes.pop(key, None)
        return "" if node is None else self._string(key, node)

    def _string(self, key: str, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self._error(f"{key} must be one text", node.start_mark.line, _KEYS_HINT)
        return str(node.value).strip()

    def _raw(self, node: yaml.Node) -> str:
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        return self._text[node.start_mark.index : node.end_mark.index].rstrip()

    def _language(self) -> str:
        node = self._nodes.get("lang")
        code = self._take("lang")
        if not code or node is None:
            return ""
        return self._known(code, node)

    def _known(self, code: str, node: yaml.Node) -> str:
        language = normalize_language(code)
        if language is None:
            raise self._error(
                f"unknown language {code}",
                node.start_mark.line,
                "Use a code such as en, fr, nb, vi or es",
            )
        return language

    def _date(self) -> datetime.date | None:
        node = self._nodes.get("date")
        value = self._take("date")
        if not value or node is None:
            return None
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise self._error(
                f"{value} is not a date", node.start_mark.line, "Write it as 2023-09-02"
            ) from None

    def _targets(self) -> tuple[str, ...]:
        node = self._nodes.pop("targets", None)
        if node is None:
            return ()
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        codes = [(self._string("targets", item), item) for item in items]
        return tuple(self._known(code, item) for code, item in codes if code)

    def _error(self, message: str, line: int, hint: str | None = None) -> SourceError:
        return SourceError(message, path=self._path, line=line + 2, hint=hint)


def serialize_front_matter(article: Article) -> str:
    """The front matter of an article, its last line the closing `---`."""
    meta = article.metadata
    values: list[tuple[str, object]] = [("title", article.title), ("lang", article.language)]
    if meta.date is not None:
        values.append(("date", meta.date))
    if meta.agency:
        values.append(("agency", meta.agency))
    if meta.url:
        values.append(("url", meta.url))
    if meta.targets:
        values.append(("targets", list(meta.targets)))
    values.extend(meta.extra)
    return "".join([f"{_FENCE}\n", *(_line(key, value) for key, value in values), f"{_FENCE}\n"])


def _line(key: str, value: object) -> str:
    style = '"' if isinstance(value, str) and "\n" in value else None
    dumped = yaml.safe_dump(
        value, allow_unicode=True, width=2**31, default_flow_style=True, default_style=style
    )
    name = yaml.safe_dump(key, allow_unicode=True, width=2**31).splitlines()[0]
    return f"{name}: {dumped.removesuffix(chr(10)).removesuffix(chr(10) + '...')}\n"
