"""The closing list of terms and references on an HTML page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workflow.exports.aligned import AlignedDocument, UsedEntry
from workflow.exports.html.text import language_attributes, plain_html
from workflow.exports.rows import Setting, labelled
from workflow.exports.terms import NEEDS_REVIEW, STATUSES, label_places, sorted_for_editors
from workflow.exports.words import Words

_SECTIONS = ("term", "reference")


def annex_html(document: AlignedDocument, setting: Setting) -> Iterator[str]:
    """Heading, what the statuses mean, terms, references; nothing where the article has none."""
    if not document.used:
        return
    words = setting.target_words
    first = len(document.blocks) - len(document.body)
    labels = {index: text for index, (_, text) in enumerate(labelled(document.body), start=first)}
    yield f'<section class="annex"{language_attributes(words.language)}>\n'
    yield f'<h2>{plain_html(words["annex"])}</h2>\n<ul class="fine">'
    found = {_key(entry.status) for entry in document.used}
    for key in dict.fromkeys(map(_key, STATUSES)):
        if key in found:
            yield f"<li>{plain_html(words[f'{key}_means'])}</li>"
    yield "</ul>\n"
    for kind in _SECTIONS:
        entries = [each for each in document.used if (each.kind == "reference") == (kind != "term")]
        if entries:
            yield f"<h3>{plain_html(words[kind])}</h3>\n"
            yield from _list(kind, sorted_for_editors(entries), labels, setting)
    yield "</section>\n"


def _list(
    kind: str, entries: Sequence[UsedEntry], labels: Mapping[int, str], setting: Setting
) -> Iterator[str]:
    words = setting.target_words
    yield '<table>\n<thead><tr><th scope="col">×</th>'
    for _, language, _ in setting.sides:
        yield f'<th scope="col"{language_attributes(language)}>{plain_html(language.name)}</th>'
    yield f'<th scope="col">{plain_html(words["status"])}</th></tr></thead>\n<tbody>\n'
    for entry in entries:
        notes = [note for note in (entry.note, *entry.repairs) if note]
        told = "".join(f'<br><span class="fine">{plain_html(note)}</span>' for note in notes)
        target = plain_html(entry.target) or _no_form(words)
        yield (
            f'<tr><td class="number">{entry.count or ""}</td>'
            f"<td{language_attributes(setting.source)}>{plain_html(entry.source)}</td>"
            f"<td{language_attributes(setting.target)}>{target}{told}</td>"
            f"<td>{_status(entry, labels, words)}</td></tr>\n"
        )
    yield "</tbody>\n</table>\n"


def _no_form(words: Words) -> str:
    attributes = language_attributes(words.language)
    return f'<span class="missing"{attributes}>{plain_html(words["no_form"])}</span>'


def _status(entry: UsedEntry, labels: Mapping[int, str], words: Words) -> str:
    """The status in words, and where to look for what is not simply right."""
    text = plain_html(words[_key(entry.status)])
    if entry.status == NEEDS_REVIEW:
        text = f'<span class="review">{text}</span>'
    told = [words["in_title"]] if any(place not in labels for place in entry.places) else []
    places = label_places(entry.places, labels)
    told += [f"№ {places}"] if places else []
    return text + "".join(f'<br><span class="fine">{plain_html(each)}</span>' for each in told)


def _key(status: str) -> str:
    """The key of a status in `words.toml`; one that is not known is as good as none."""
    known = status if status in STATUSES else ""
    return f"status_{known.replace(' ', '_') or 'unchecked'}"
