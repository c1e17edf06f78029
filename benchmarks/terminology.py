"""What happens to terms and references in machine translation, with the glossary and without.

    python benchmarks/terminology.py            every direction that has an engine here
    python benchmarks/terminology.py en-es      these directions
    python benchmarks/terminology.py en-es --package FILE.argosmodel    with this Argos model

Three measurements, each against the same engine without the glossary. (1) The gold sentences
of the source language: every marked term and reference is looked for in the draft by plain
search, not by the program's own matcher. A *silent miss* is one that is wrong while its status
asks for no review. (2) The grids: one term in one frame, judged for agreement by rules of their
own. (3) *Harm*: chrF of the rest of the sentence against the sample desk's reviewed translations.

Rates have 95 % intervals (Wilson 1927). Exits with 1 where a gate does not hold.
"""

from __future__ import annotations

import argparse
import itertools
import math
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.terminology_gold import GOLD, GoldSentence, Mark, read_gold  # noqa: E402
from benchmarks.terminology_grid import GRIDS, is_clean, is_exact  # noqa: E402
from workflow.article import plain_text  # noqa: E402
from workflow.batch import Workspace  # noqa: E402
from workflow.batch.drafts.conversing import converse  # noqa: E402
from workflow.batch.drafts.decoding import Decoder  # noqa: E402
from workflow.desk import Desk  # noqa: E402
from workflow.drafting import (  # noqa: E402
    Abilities,
    ArticleContext,
    Draft,
    MachineCache,
    Setting,
    Status,
    draft_unit,
)
from workflow.engines import Engine, Pair, find_engine, steerable  # noqa: E402
from workflow.engines.packages import install_from_file  # noqa: E402
from workflow.glossary import Glossary, TermStatus  # noqa: E402
from workflow.translations import Catalog, State  # noqa: E402

DIRECTIONS = ("en-es", "es-en", "es-fr", "fr-es", "en-fr", "fr-en")
TYPED_AUTO, TYPED_SEAM, MASK_SEAM, LEAST_HARM = 0.97, 0.95, 0.83, -1.0


@dataclass(slots=True)
class Tally:
    """Occurrences of one direction."""

    seen: int = 0
    right: int = 0
    review: int = 0
    silent: int = 0
    plain_right: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)


class Bench:
    """Drafts sentences as a desk would, with a glossary or with none."""

    def __init__(self, folder: Path, package: Path | None = None) -> None:
        (folder / "workflow.toml").write_text("[desk]\n", encoding="utf-8")
        self.workspace = Workspace(Desk.open(folder))
        self.glossary = Glossary.load(ROOT / "glossary")
        if package is not None:
            install_from_file(package, folder / "packages")
            settings = replace(
                self.workspace.desk.settings,
                packages_dir=folder / "packages",
                engines=("argos", "apertium"),
            )
            self.workspace.desk = replace(self.workspace.desk, settings=settings)
        self._caches = itertools.count()

    def engine(self, pair: Pair) -> Engine | None:
        """The engine that a desk would use."""
        return find_engine(pair, self.workspace.engine_settings)

    def drafts(
        self, texts: Sequence[str], pair: Pair, glossary: Glossary, *, typed: bool = True
    ) -> list[Draft]:
        """Each text drafted."""
        engine = self.engine(pair)
        assert engine is not None
        shapes = engine.shapes(pair)
        able = typed and bool(engine.typed_pairs([pair]))
        able_to = Abilities(shapes, able, steerable(engine) is not None)
        setting = Setting(pair, glossary, able_to, ArticleContext(pair.source, texts, glossary))
        with MachineCache(self.workspace.desk.state / f"{next(self._caches)}.sqlite") as cache:
            decoder = Decoder(self.workspace, engine, pair, cache)
            made = converse(
                {at: draft_unit(text, setting) for at, text in enumerate(texts)}, decoder
            )
        return [made[at] for at in range(len(texts))]


def wilson(hits: int, of: int) -> str:
    """A rate in per cent with its 95 % interval."""
    if not of:
        return "   —"
    z, rate = 1.96, hits / of
    middle = (rate + z * z / (2 * of)) / (1 + z * z / of)
    reach = z * math.sqrt(rate * (1 - rate) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{rate:6.1%} [{max(middle - reach, 0):.1%} {min(middle + reach, 1):.1%}]"


def approved(mark: Mark, pair: Pair, glossary: Glossary) -> list[str]:
    """Every text that may stand for a mark; empty where the glossary has none."""
    if mark.kind == "term":
        concept = glossary.concept(mark.key)
        forms = list(concept.forms(pair.target, TermStatus.PREFERRED, TermStatus.ADMITTED))
        for form in tuple(forms):
            grammar = concept.grammar_of(pair.target, form)
            forms += [grammar.plural, grammar.definite, grammar.indefinite, grammar.definite_plural]
        return [form for form in forms if form]
    symbol = mark.key.rpartition(" ")[2]
    return [symbol, symbol.replace("Đ", "D").replace("đ", "d")]


def shared_head_forms(
    mark: Mark, draft: Draft, forms: Sequence[str], pair: Pair, glossary: Glossary
) -> list[str]:
    """The end of an approved form that stands for it behind a head that two share.

    `Ministries of Finance and Justice`: `Justice` is the Ministry of Justice there.
    """
    shared = [
        glossary.render(outcome.occurrence, pair.target) or ""
        for outcome in draft.outcomes
        if mark.overlaps(outcome.occurrence.start, outcome.occurrence.end)
    ]
    return [end for end in shared if end and any(form.endswith(f" {end}") for form in forms)]


def count_forms(forms: Sequence[str], text: str) -> int:
    """How often one of the forms stands in a text as whole words."""
    ordered = sorted(set(map(_folded, forms)), key=lambda form: -len(form))
    pattern = "|".join(map(re.escape, ordered))
    return len(re.findall(rf"(?<!\w)(?:{pattern})(?!\w)", _folded(text)))


def _folded(text: str) -> str:
    return text.casefold().replace("\u00a0", " ").replace("’", "'")


def judge_sentence(
    sentence: GoldSentence, draft: Draft, plain: str, pair: Pair, glossary: Glossary, tally: Tally
) -> None:
    """Count what became of the marks of one sentence."""
    wanted = [mark for mark in sentence.marks if mark.kind in ("term", "reference")]
    for mark in wanted:
        forms = approved(mark, pair, glossary)
        if not forms:
            continue
        forms += shared_head_forms(mark, draft, forms, pair, glossary)
        times = sum(other.key == mark.key for other in wanted)
        right = count_forms(forms, draft.text) >= times
        told = [
            outcome.status
            for outcome in draft.outcomes
            if mark.overlaps(outcome.occurrence.start, outcome.occurrence.end)
        ]
        review = Status.REVIEW in told
        tally.seen += 1
        tally.right += right
        tally.review += review
        tally.plain_right += count_forms(forms, plain) >= times
        tally.statuses.update([max(told, default="not found", key=list(Status).index)])
        if not right and not review:
            tally.silent += 1
            tally.misses.append(f"{mark.text} [{mark.key}]: {sentence.text} → {draft.text}")


def gold(bench: Bench, pair: Pair, show: bool) -> bool:
    """The gold sentences of a source language, whether the gates hold."""
    sentences = read_gold(GOLD / f"{pair.source}.txt")
    texts = [sentence.text for sentence in sentences]
    drafts = bench.drafts(texts, pair, bench.glossary)
    plain = bench.drafts(texts, pair, Glossary())
    tally = Tally()
    for sentence, draft, bare in zip(sentences, drafts, plain, strict=True):
        judge_sentence(sentence, draft, bare.text, pair, bench.glossary, tally)
    engine = bench.engine(pair)
    assert engine is not None
    typed = bool(engine.typed_pairs([pair]))
    trusted = tally.seen - tally.review
    exact = trusted - tally.silent
    auto = trusted / tally.seen
    print(
        f"\n{engine.label(pair)}{' typed' if typed else ''}: {len(sentences)} gold sentences, ",
        end="",
    )
    print(f"{tally.seen} terms and references")
    print(f"  approved form there   {wilson(tally.right, tally.seen)}   ", end="")
    print(f"without the glossary {wilson(tally.plain_right, tally.seen)}")
    print(f"  silent misses         {wilson(tally.silent, tally.seen)}   {tally.silent} (gate 0)")
    print(f"  exact where trusted   {wilson(exact, trusted)}   (gate 100 %)")
    gate = f"(gate {TYPED_AUTO:.0%})" if typed else "(no gate without typed spans)"
    print(f"  without review        {wilson(trusted, tally.seen)}   {gate}")
    print("  statuses             ", ", ".join(f"{n} {s}" for s, n in tally.statuses.most_common()))
    for miss in tally.misses if show else tally.misses[:5]:
        print(f"  ! {miss}")
    return not tally.silent and (auto >= TYPED_AUTO or not typed)


def grid(bench: Bench, pair: Pair) -> bool:
    """One term in one frame: exactness, agreement around it, and what is wrong and not told.

    Agreement is gated where the engine carries typed spans, so that a mask's grammar is our own
    doing; a neural model inflects around its placeholders as well as it can.
    """
    cases = GRIDS.get(f"{pair.source}-{pair.target}", ())
    if not cases:
        return True
    engine = bench.engine(pair)
    assert engine is not None
    able = bool(engine.typed_pairs([pair]))
    texts = [case.source for case in cases]
    holds = True
    print(f"  grid of {len(cases)}")
    ways = [("no glossary", Glossary(), False, 0.0)]
    ways.append(("mask", bench.glossary, False, MASK_SEAM if able else 0.0))
    ways += [("typed", bench.glossary, True, TYPED_SEAM)] if able else []
    for name, glossary, typed, least in ways:
        made = bench.drafts(texts, pair, glossary, typed=typed)
        pairs = list(zip(cases, made, strict=True))
        exact = sum(is_exact(case, draft.text) for case, draft in pairs)
        unclean = [draft for case, draft in pairs if is_clean(case, draft.text)]
        clean = len(cases) - len(unclean)
        untold = sum(all(one.status != Status.REVIEW for one in each.outcomes) for each in unclean)
        gate = f"(gate {least:.0%})" if least else ""
        print(f"    {name:12} exact {wilson(exact, len(cases))}   ", end="")
        told = "" if name == "no glossary" else f"   unclean and not told: {untold}"
        print(f"clean {wilson(clean, len(cases))} {gate}{told}")
        holds &= clean / len(cases) >= least and (name == "no glossary" or exact == len(cases))
    return holds


def harm(bench: Bench, pair: Pair) -> bool:
    """chrF of what is not a term, against reviewed translations of the sample desk."""
    from sacrebleu.metrics import CHRF

    units = list(_reviewed(pair, bench.glossary))
    if not units:
        return True
    sources = [source for source, _ in units]
    score: dict[str, float] = {}
    for name, glossary in (("plain", Glossary()), ("glossary", bench.glossary)):
        made = bench.drafts(sources, pair, glossary)
        rest = [_without_terms(draft.text, pair.target, bench.glossary) for draft in made]
        wanted = [_without_terms(target, pair.target, bench.glossary) for _, target in units]
        score[name] = CHRF().corpus_score(rest, [wanted]).score
    change = score["glossary"] - score["plain"]
    print(f"  harm, {len(units)} units: chrF of the rest {score['plain']:.1f} plain, ", end="")
    print(f"{score['glossary']:.1f} with the glossary, {change:+.1f} (gate {LEAST_HARM:+.1f})")
    return change >= LEAST_HARM


def _reviewed(pair: Pair, glossary: Glossary) -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "translations" / pair.target).glob("*.po")):
        catalog = Catalog.read(path)
        for unit in catalog.units if catalog.source_language == pair.source else ():
            source = plain_text(unit.source)
            if unit.state is State.REVIEWED and glossary.find(source, pair.source):
                yield source, plain_text(unit.target)


def _without_terms(text: str, language: str, glossary: Glossary) -> str:
    for found in reversed(glossary.find(plain_text(text), language)):
        text = text[: found.start] + text[found.end :]
    return text


def main(arguments: Iterable[str] | None = None) -> int:
    """Print every measurement; 1 where a gate does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directions", nargs="*", default=DIRECTIONS)
    parser.add_argument("--package", type=Path, help="an .argosmodel to draft with")
    parser.add_argument("--show", action="store_true", help="print every silent miss")
    given = parser.parse_args(None if arguments is None else list(arguments))
    if find_spec("sacrebleu") is None:
        parser.error("sacrebleu is not installed here; `make bench` sets it up")
    broken: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), given.package)
        for name in given.directions:
            pair = Pair.parse(name)
            if bench.engine(pair) is None:
                print(f"\n{pair}: no engine here")
                continue
            held = [gold(bench, pair, given.show), grid(bench, pair), harm(bench, pair)]
            if not all(held):
                broken.append(name)
    print("\nGates:", f"broken for {', '.join(broken)}" if broken else "all hold")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
