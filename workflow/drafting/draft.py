"""One unit's way through machine translation and out again, verified."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace

from workflow.checks.fixing import fix_blanks
from workflow.drafting.context import ArticleContext
from workflow.drafting.ladder import Abilities, Answer, Fate, Question, Settled, name_slots
from workflow.drafting.markup import FormattedSpan, apply_spans, find_once
from workflow.drafting.masking import Placed, Slot, mask, unmask
from workflow.drafting.mending.dropped_subjects import with_dropped_subjects
from workflow.drafting.mending.feminine_forms import with_feminine_forms
from workflow.drafting.mending.joint_titles import join_titles
from workflow.drafting.mending.local_figures import localise_figures
from workflow.drafting.mending.local_writing import localise_writing
from workflow.drafting.mending.objects import join_objects
from workflow.drafting.mending.possessives import with_its
from workflow.drafting.mending.stray_capitals import without_stray_capitals
from workflow.drafting.mending.women import with_her
from workflow.drafting.outcomes import Outcome, Repair, Status
from workflow.drafting.planning import Plan, is_whole, plan_draft, slot_around
from workflow.drafting.slots.leads import mend_inverted
from workflow.drafting.splitting import settle
from workflow.drafting.truecase import is_shouted, shout
from workflow.drafting.verification import Made, verify
from workflow.engines import MachineText, Pair
from workflow.glossary import Glossary, capitalise
from workflow.seams import Placed as Seam
from workflow.seams import repair_seams
from workflow.seams.datelines import raised_behind_dateline
from workflow.seams.leftovers import drop_pronouns
from workflow.style import Style


@dataclass(frozen=True, slots=True)
class Draft:
    """A machine draft with light tags and what a translator must look at."""

    text: str
    checks: tuple[str, ...]
    outcomes: tuple[Outcome, ...] = ()
    """What became of each term and reference, in the order of the source."""
    repairs: tuple[Repair, ...] = ()
    origin: str = "machine"
    """`machine`; `glossary` where nothing but approved forms was needed, else `copied`."""


_HOUSE = Style()


@dataclass(frozen=True, slots=True)
class Setting:
    """What all units of one article and language share."""

    pair: Pair
    glossary: Glossary
    abilities: Abilities
    context: ArticleContext
    style: Style = _HOUSE


Drafting = Generator[Sequence[Question], Sequence[Answer], Draft]
"""A unit being drafted: yields questions for the engine, is sent the answers in their order."""


def draft_unit(source: str, setting: Setting, kind: str = "") -> Drafting:
    """Draft one unit with light tags, of a block kind.

    Asks nothing where the unit holds nothing but terms, figures and punctuation.
    """
    plan = plan_draft(source, kind, setting.pair, setting.glossary, setting.context, setting.style)
    if not plan.needs_engine:
        return _finish(plan, _copied(plan, setting), setting)
    settled = yield from settle(
        plan.reading,
        plan.slots,
        [(span.start, span.end) for span in plan.inner],
        setting.abilities,
        setting.pair,
        setting.glossary,
    )
    return _finish(plan, settled, setting)


def _copied(plan: Plan, setting: Setting) -> Settled:
    """A unit without words as it stands, its figures written as the target language does."""
    slots = name_slots(plan.slots, setting.abilities.shapes[0], plan.plain)
    fates = {number: Fate(Status.ENFORCED) for number in range(len(slots))}
    pair = setting.pair
    masked = mask(plan.plain, slots)
    text = localise_figures(masked, plan.plain, pair.source, pair.target, alone=True)
    return Settled(MachineText(text, None, (), False), slots, fates)


def _localised(text: str, plan: Plan, slots: Sequence[Slot], pair: Pair) -> str:
    """An answer with figures and blanks as the target language has them, placeholders as before."""
    text = localise_figures(text, plan.plain, pair.source, pair.target)
    text = without_stray_capitals(text, plan.reading, pair.target)
    even = drop_pronouns(localise_writing(text, pair.target), pair.target)
    even = fix_blanks(even, pair.target)
    # `à Hanoï, la ministre a parlé.` of `En Hanói, …`
    if plan.plain[:1].isupper() and not even.startswith(tuple(one.placeholder for one in slots)):
        even = capitalise(even, pair.target)
    kept = all(even.count(one.placeholder) == text.count(one.placeholder) for one in slots)
    return even if kept else text


def _finish(plan: Plan, settled: Settled, setting: Setting) -> Draft:
    """The verified draft from a settled answer: forms in place, seams mended, tags back."""
    pair = setting.pair
    answers = [
        replace(item, text=_localised(item.text, plan, settled.slots, pair))
        for item in (settled.answer, *settled.inner)
    ]
    slots = settled.slots
    joined = join_titles(answers[0].text, plan.plain, slots, pair.source, pair.target)
    said, mended = join_objects(joined.text, slots, pair.source, pair.target)
    said, owned = with_its(said, slots, pair.source, pair.target)
    said, inverted = mend_inverted(said, plan.reading, slots, pair)
    named = with_dropped_subjects(said, plan.reading, setting.context.body, pair)
    hers = with_her(named.text, plan.reading, slots, setting.context.body, pair)
    said, feminine = with_feminine_forms(hers.text, plan.reading, slots, pair)
    unmasked = unmask(said, slots)
    seams = [Seam(one.start, one.end, one.slot.grammar, one.slot.kind) for one in unmasked.placed]
    repaired = repair_seams(unmasked.text, seams, pair.target, draft=True)
    placed = [
        replace(one, start=start, end=end)
        for one, (start, end) in zip(unmasked.placed, repaired.spans, strict=True)
    ]
    for number in repaired.deep:
        _demote(settled, unmasked.placed[number].slot)
    plain = _with_capitals(repaired.text, placed, pair.target)
    plain = raised_behind_dateline(plain, plan.reading)
    if setting.style.headline_case == "source" and is_shouted(plan.plain, pair.source):
        plain = shout(plain, pair.target)
    spans, lost = _place_spans(plan, settled.slots, answers[1:], plain, placed)
    text = apply_spans(plain, spans)
    made = Made(text, plain, placed, tuple(span.tag + f"…</{span.tag[1]}>" for span in lost))
    checks, outcomes = verify(plan, settled, made, pair, setting.glossary)
    fates = (settled.fates.get(number) for number in range(len(settled.slots)))
    repairs = [
        *settled.repairs,
        *joined.repairs,
        *mended,
        *owned,
        *inverted,
        *named.repairs,
        *hers.repairs,
        *feminine,
    ]
    repairs += [fate.repair for fate in fates if fate is not None and fate.repair is not None]
    repairs += [Repair(edit.before, edit.after, edit.rule) for edit in repaired.edits]
    origin = "machine" if plan.needs_engine else "glossary" if plan.slots else "copied"
    return Draft(
        text,
        (*joined.doubts, *named.doubts, *hers.doubts, *checks),
        outcomes,
        tuple(repairs),
        origin,
    )


def _demote(settled: Settled, slot: Slot) -> None:
    """Call a form repaired where more than its determiner had to be mended around it."""
    for number, one in enumerate(settled.slots):
        if one is slot and settled.fates[number].status is not Status.REVIEW:
            settled.fates[number] = replace(settled.fates[number], status=Status.REPAIRED)


def _with_capitals(text: str, placed: Sequence[Placed], language: str) -> str:
    """The text with a capital where an approved form begins it, unless its case is fixed."""
    for one in placed:
        concept = one.slot.occurrence.concept if one.slot.occurrence else None
        if any(letter.isalnum() for letter in text[: one.start]):
            continue
        if concept is not None and concept.usage.case == "fixed":
            continue
        written = text[one.start : one.end]
        form = capitalise(written, language)
        if len(form) == len(written):
            text = text[: one.start] + form + text[one.end :]
    return text


def _place_spans(
    plan: Plan,
    slots: Sequence[Slot],
    inner_answers: Sequence[MachineText],
    plain: str,
    placed: Sequence[Placed],
) -> tuple[list[FormattedSpan], list[FormattedSpan]]:
    """The formatted spans in the draft, and the source's spans that were not found again."""
    inner: Mapping[FormattedSpan, MachineText] = dict(zip(plan.inner, inner_answers, strict=False))
    spans: list[FormattedSpan] = []
    lost: list[FormattedSpan] = []
    for span in plan.spans:
        if is_whole(span, plan.plain):
            where: tuple[int, int] | None = (0, len(plain))
        elif (slot := slot_around(span, slots)) is not None:
            at = [found for found in placed if found.slot is slot]
            where = (at[0].start, at[0].end) if len(at) == 1 else None
        elif span in inner:
            where = find_once(unmask(inner[span].text, slots).text, plain)
        else:
            where = find_once(plan.plain[span.start : span.end], plain)
        if where is None:
            lost.append(span)
        else:
            spans.append(replace(span, start=where[0], end=where[1]))
    return spans, lost
