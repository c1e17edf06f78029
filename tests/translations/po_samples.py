"""Articles and translations made up for the tests, and what hypothesis draws from."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from workflow.translations import Catalog, Header, SourceUnit, State

Article = list[SourceUnit]
Deeds = list[tuple[int, str, str]]

HEADER = Header("en", "vi", "lang-son", datetime.date(2024, 5, 1), signature="argos en→vi 1.9 3f9a")

WORDS = (
    "Đảng", "Ủy ban", "the", "Resolution", "No. 11-NQ/TW", "nr. 57-NQ/TW", "n° 30/2020/NĐ-CP",
    "12,5 %", "12.5%", "6,95\u00a0%", "« trois", "percées »", "“quoted”", "l’État", "'t", "s'est",
    "—", "–", "well-known", "https://example.org/a-b/c?d=e&f=%20", '<a id="1">link</a>', "<b>bold",
    "</b>", "(see", "p. 4)", "[sic]", "2023-03-01", "and/or", "km²", "¿Por", "qué?", "¡Ya!", "ờ",
    "e\u0301", "中文字符", "「引用」", "한국어", "אב־גד", "🇳🇴🇻🇳", "☝🏽", "\u200b", "a\u200db", "…", "…!", "$5",
    "€ 7", "5 €", "No.\u202f3", "soft\u00adhyphen", "tab\there", "back\\slash", '"', "{}", "100°",
    "\u2028", "x\u0085y", "\u2011", "line\nbreak", "\n", "+84", "A&B", "#1", "50–60", "1/2", "~", "_",
)  # fmt: skip
"""What news in our languages holds, and what line breaking has rules for."""

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).flatmap(
    lambda words: st.lists(
        st.sampled_from([" ", " ", " ", "", "  "]), min_size=len(words), max_size=len(words)
    ).map(lambda gaps: "".join(word + gap for word, gap in zip(words, gaps, strict=True)).strip())
).filter(bool)  # fmt: skip

SENTENCES = (
    "The Prime Minister chaired the meeting on March 1 in Hanoi.",
    "The Prime Minister chaired the meeting on March 2 in Hanoi.",
    "It dealt with Resolution No. 11-NQ/TW of the Politburo.",
    "It dealt with Resolution No. 57-NQ/TW of the Politburo.",
    "Districts report by May 15.",
    "Districts report by May 16.",
    "Growth should reach 6.5% this year, the ministry said, and 7% in the next one.",
    "Yes.",
    "No.",
    "A new bridge was opened by the Chairman of the provincial People's Committee.",
    "A new bridge was opened by the Chairwoman of the provincial People's Committee.",
    "Photo: SGGP",
)

source_units = st.builds(
    SourceUnit,
    source=st.sampled_from(SENTENCES),
    context=st.sampled_from([None, None, None, "headline"]),
    kind=st.sampled_from(["title", "paragraph"]),
    occurrences=st.lists(
        st.integers(1, 99).map(lambda line: f"sources/a.md:{line}"), min_size=1, max_size=6
    ).map(tuple),
    terms=st.sampled_from([(), ("Party = Đảng",), ("Party = Đảng", "Chairman = Chủ tịch")]),
    references=st.sampled_from([(), ("11-NQ/TW = 11-NQ/TW",)]),
)

articles = st.lists(source_units, max_size=10, unique_by=lambda unit: unit.key)
"""What extraction wants of an article, in any order and with any sentence changed."""

deeds = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.sampled_from(["nothing", "draft", "approve", "edit", "translate", "unsure"]),
        texts,
    ),
    max_size=12,
)
"""What machine and translator did in between: which unit, what, which text."""


def do(catalog: Catalog, done: Deeds) -> None:
    """Let machine and translator work on a catalog."""
    units = catalog.units
    for number, deed, text in done:
        if not units:
            return
        key = units[number % len(units)].key
        target = text.strip("\n")
        if not target:
            continue
        if deed in ("draft", "approve", "edit") and catalog.set_draft(key, target, "argos (x) [1]"):
            if deed == "approve":
                catalog.set_target(key, target, State.REVIEWED)
            elif deed == "edit":
                catalog.set_target(key, f"{target} x", State.DRAFT)
        elif deed == "translate":
            catalog.set_target(key, target, State.REVIEWED)
        elif deed == "unsure":
            catalog.set_target(key, target, State.DRAFT)


def human_texts(catalog: Catalog) -> set[str]:
    """The translations of a catalog, live and obsolete, that a person wrote or approved."""
    return {unit.target for unit in (*catalog.units, *catalog.obsolete) if unit.is_human}


def all_texts(catalog: Catalog) -> set[str]:
    """All translations of a catalog, live and obsolete."""
    return {unit.target for unit in (*catalog.units, *catalog.obsolete)}
