"""An article corrected at random: what people wrote stays, and the old article is whole again."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import REPOSITORY, SETTINGS
from tests.translations.po_judges import msgcat, msgfmt_complaints
from workflow.batch.carrying import carrier_for
from workflow.batch.workspace import Job, Workspace
from workflow.desk import Desk
from workflow.sources import read_article
from workflow.translations import Catalog, Header, MergeReport, State, lost_translations

FRENCH = {
    "The Prime Minister chaired the meeting on March 1.": "Le Premier ministre a présidé la réunion du 1er mars.",
    "It dealt with Resolution No. 11-NQ/TW of the Politburo.": "Elle portait sur la résolution n° 11-NQ/TW du Bureau politique.",
    "Districts report by May 15.": "Les districts rendent compte avant le 15 mai.",
    "Growth should reach 6.5% this year.": "La croissance devrait atteindre 6,5 % cette année.",
    "The committee met in the morning, and the delegates visited two schools.": "Le comité s'est réuni le matin. Les délégués ont visité deux écoles.",
    "Rice prices were stable.": "Les prix du riz étaient stables.",
    "A bridge of 120 metres was opened.": "Un pont de 120 mètres a été ouvert.",
    "A bridge of 140 metres was opened.": "Un pont de 140 mètres a été inauguré.",
    "Yes.": "Oui.",
}  # fmt: skip
WORDS = (
    "new",
    "eleven",
    "district",
    "soon",
    "Politburo",
    "2024",
    "**now**",
    "Resolution No. 57-NQ/TW",
)

Blocks = list[tuple[str, list[str]]]
Edit = tuple[str, int, int, str]

blocks = st.lists(
    st.tuples(
        st.sampled_from(["", "", "", "## ", "- "]),
        st.lists(st.sampled_from(list(FRENCH)), min_size=1, max_size=4),
    ),
    min_size=1,
    max_size=5,
)
edits = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete", "move", "split", "join", "word", "figure", "twice", "headline", "title"]),
        st.integers(0, 40),
        st.integers(0, 40),
        st.sampled_from(WORDS),
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip


def _markdown(title: str, body: Blocks) -> str:
    text = "\n\n".join(f"{mark}{' '.join(sentences)}" for mark, sentences in body)
    return f"---\ntitle: {title}\nlang: en\ndate: 2023-03-01\n---\n{text}\n"


def _edited(title: str, body: Blocks, done: list[Edit]) -> str:
    """The article after the corrections of an editor."""
    body = [(mark, list(sentences)) for mark, sentences in body]
    for deed, number, other, word in done:
        places = [(b, s) for b, (_, sentences) in enumerate(body) for s in range(len(sentences))]
        if not places:
            break
        at, index = places[number % len(places)]
        sentences = body[at][1]
        text = sentences[index]
        words = text.split(" ")
        if deed == "insert":
            sentences.insert(index, f"The {word} office of the province was closed on Monday.")
        elif deed == "delete":
            del sentences[index]
        elif deed == "move":
            body[other % len(body)][1].append(sentences.pop(index))
        elif deed == "split":
            sentences[index] = text.replace(", and the", ". The")
        elif deed == "join" and index + 1 < len(sentences):
            sentences[index] = f"{text.rstrip('.')}, and {sentences.pop(index + 1)}"
        elif deed == "word":
            words[other % len(words)] = word
            sentences[index] = " ".join(words)
        elif deed == "figure":
            sentences[index] = text.replace("15", "18").replace("6.5", "7.1").replace("11-", "57-")
        elif deed == "twice":
            body[other % len(body)][1].append(text)
        elif deed == "headline":
            body.insert(other % len(body), ("## ", [text]))
        elif deed == "title":
            title = text if other % 2 else f"{title} {word}"
    left = [block for block in body if block[1]]
    return _markdown(title, left or [("", ["Nothing was left of it."])])


class _Desk:
    def __init__(self, root: Path) -> None:
        self.workspace = Workspace(Desk.open(root))

    def merged(self, catalog: Catalog, text: str) -> tuple[Catalog, MergeReport]:
        """The PO file, saved and read again, after an article was extracted into it."""
        path = self.workspace.desk.sources / "a.md"
        path.write_text(text, encoding="utf-8")
        article = read_article(path, "sources/a.md")
        job = Job(article, path, "fr", self.workspace.desk.catalog_path("a", "fr"))
        before = catalog.serialize()
        report = catalog.merge(
            self.workspace.extraction(job).units, carrier_for(self.workspace, job)
        )
        data = catalog.serialize()
        assert not lost_translations(before, data)
        return Catalog.from_bytes(data, Path("a.po")), report


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> _Desk:
    root = tmp_path_factory.mktemp("desk")
    (root / "sources").mkdir()
    shutil.copytree(REPOSITORY / "glossary", root / "glossary")
    (root / "workflow.toml").write_text(SETTINGS, encoding="utf-8")
    return _Desk(root)


def _translate(catalog: Catalog, kinds: list[str]) -> Catalog:
    """What machine and translator did: one of the kinds for each unit in turn."""
    for number, unit in enumerate(catalog.units):
        kind = kinds[number % len(kinds)]
        text = FRENCH.get(unit.source, f"Traduction de {unit.source}")
        if unit.context:
            text = f"{text} ({unit.context})"
        if kind in ("machine", "approved", "edited"):
            catalog.set_draft(unit.key, f"{text} M", "argos en→fr 1.9")
        if kind == "approved":
            catalog.set_target(unit.key, f"{text} M", State.REVIEWED)
        if kind in ("reviewed", "edited"):
            catalog.set_target(
                unit.key, text, State.REVIEWED if kind == "reviewed" else State.DRAFT
            )
    return Catalog.from_bytes(catalog.serialize(), Path("a.po"))


def _human(catalog: Catalog) -> Counter[str]:
    return Counter(unit.target for unit in (*catalog.units, *catalog.obsolete) if unit.is_human)


def _approved(catalog: Catalog) -> dict[tuple[str, bool], str]:
    """The reviewed translations by sentence and by whether it is a headline."""
    return {
        (unit.source, unit.kind in ("title", "heading")): unit.target
        for unit in catalog.units
        if unit.state is State.REVIEWED
    }


def _lines(catalog: Catalog) -> dict[tuple[str | None, str], str]:
    """Each entry without the line that says where it stands."""
    text = catalog.serialize().decode().rstrip("\n")
    entries = [entry for entry in text.split("\n\n")[1:] if "\n#~" not in entry]
    return {
        unit.key: "\n".join(line for line in entry.split("\n") if not line.startswith("#: "))
        for unit, entry in zip(catalog.units, entries, strict=True)
    }


KINDS = st.lists(
    st.sampled_from(["reviewed", "reviewed", "approved", "edited", "machine", "nothing"]),
    min_size=1,
    max_size=4,
)
RANDOM = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@RANDOM
@given(blocks, KINDS, edits, edits)
def test_a_corrected_article(
    desk: _Desk, tmp_path: Path, body: Blocks, kinds: list[str], done: list[Edit], more: list[Edit]
) -> None:
    first = _markdown("Province opens a market", body)
    catalog, _ = desk.merged(Catalog.new(Header("en", "fr", "test")), first)
    catalog = _translate(catalog, kinds)
    original, began = catalog.units, catalog.serialize()
    for text in (
        _edited("Province opens a market", body, done),
        _edited("Province opens a market", body, [*done, *more]),
    ):
        human, lines, approved = _human(catalog), _lines(catalog), _approved(catalog)
        catalog, _ = desk.merged(catalog, text)
        assert set(human) <= set(_human(catalog)), "a person's words are gone"
        now = _lines(catalog)
        kinds_now = {unit.key: unit.kind for unit in catalog.units}
        for key in lines.keys() & now.keys():
            if f"#. type: {kinds_now[key]}\n" in lines[key]:
                assert lines[key] == now[key]
        for role, target in _approved(catalog).items():
            assert approved.get(role, target) == target, "approved for another role"
    data = catalog.serialize()
    again, report = desk.merged(catalog, text)
    assert report == MergeReport(kept=len(again.units))
    assert again.serialize() == data
    assert msgcat(data, tmp_path) == data
    assert msgfmt_complaints(data, tmp_path) == ""
    back, _ = desk.merged(catalog, first)
    now_there = {unit.key: (unit.target, unit.state) for unit in back.units}
    assert [unit.key for unit in original] == list(now_there)
    for unit in original:
        if unit.state is State.REVIEWED:
            assert now_there[unit.key] == (unit.target, unit.state)
    assert _human(Catalog.from_bytes(began, Path("a.po"))).keys() <= _human(back).keys()
