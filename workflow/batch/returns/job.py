"""One article's share of returned files, taken into its PO file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workflow.article import plain_text
from workflow.batch.returns.outcomes import FAULTS, Options, Outcome
from workflow.batch.returns.review_ledger import ReviewLedger
from workflow.batch.returns.texts import (
    NAMELESS,
    Replaced,
    add_remark,
    is_remarked,
    recheck,
    sign,
)
from workflow.batch.workspace import Job, Workspace
from workflow.exports.review.deciding import (
    Current,
    Kind,
    Prefer,
    Verdict,
    changed_texts,
    decide,
    is_untracked,
)
from workflow.exports.review.record import BaseArticle, BaseUnit
from workflow.exports.review.returned import BackRow, Returned
from workflow.exports.review.texts import is_same, shown
from workflow.exports.review.walking import Mark
from workflow.exports.review.words import asked_state
from workflow.translations import Catalog, Key, State, Unit

_APPROVED = "approved"
Pairs = list[tuple[BaseUnit, BackRow]]


@dataclass(frozen=True, slots=True)
class _Approval:
    """An approval that is given when the checks find no error."""

    back: Returned
    base: BaseUnit
    row: BackRow
    mark: Mark
    at: int | None = None
    """Number of the outcome that tells it; `None` for one of what is reviewed already."""


@dataclass
class JobImport:
    """Takes the rows of returned files into one catalog, which it changes in memory."""

    workspace: Workspace
    ledger: ReviewLedger
    job: Job
    catalog: Catalog
    options: Options
    outcomes: list[Outcome] = field(default_factory=list)
    settled: list[tuple[str, str, str]] = field(default_factory=list)
    """Export, row and text of each change that is in the catalog, also from an earlier import:
    one that was cut off before it could note what it took."""
    replaced: Replaced = field(default_factory=Replaced)
    _changed: dict[Key, int] = field(default_factory=dict)
    """Units that were written, with the number of the outcome that tells it."""
    _approvals: dict[Key, _Approval] = field(default_factory=dict)
    _signed: Mark | None = None

    def run(self, files: Sequence[Returned]) -> JobImport:
        """Compare all files, one after the other."""
        for back in files:
            for article in back.record.articles:
                if article.id == self.job.article.id:
                    self._take_article(back, article)
        self._recheck()
        if self._signed is not None:
            sign(self.catalog, self._signed)
        return self

    def _take_article(self, back: Returned, article: BaseArticle) -> None:
        rows: dict[str, list[BackRow]] = {}
        for row in back.rows:
            rows.setdefault(row.name, []).append(row)
        units: dict[Key, Pairs] = {}
        for base in article.units:
            usable = self._usable(back, base, rows.get(base.row, []))
            pairs = units.setdefault(base.key, [])
            pairs += [(base, row) for row in usable]
        for pairs in units.values():
            if pairs:
                self._take_unit(back, pairs)

    def _usable(self, back: Returned, base: BaseUnit, rows: Sequence[BackRow]) -> list[BackRow]:
        """The rows of one name that can be compared; the others are told."""
        if not rows:
            why = f"the {back.medium.row} is missing; the PO file keeps its text"
            self._tell(back, base, None, Kind.MISSING, shown(base.target), why=why)
            return []
        good = [row for row in rows if not row.fault]
        for row in rows:
            self._take_remarks(back, base, row)
            if row.fault and not (row.fault == "deleted" and good):
                kind, why = FAULTS[row.fault]
                why = "; ".join(filter(None, (why, row.remark)))
                self._tell(back, base, row, kind, row.text, why=why)
        texts = list(dict.fromkeys(row.final for row in good))
        if len(texts) > 1:
            for row in good:
                why = f"the {back.medium.row} stands there twice, with different texts"
                self._tell(back, base, row, Kind.TWICE, row.final, why=why)
            return []
        return good[:1] if len({row.status for row in good}) < 2 else good

    def _take_unit(self, back: Returned, pairs: Pairs) -> None:
        base, row = pairs[0]
        for each, came in pairs:
            if not is_same(plain_text(came.source), plain_text(each.source)):
                where = back.medium.name
                why = f"the source was changed in {where}; ask the authors of the article"
                self._tell(back, each, came, Kind.SOURCE, came.source, why=why)
        texts = changed_texts(pairs)
        if len(texts) > 1:
            for each, came in pairs:
                why = "the sentence comes more than once and has different texts now"
                self._tell(back, each, came, Kind.TWICE, came.final, why=why)
            return
        if texts:
            base, row = next(pair for pair in pairs if pair[1].final == texts[0])
        for each, came in pairs:
            if came.empties_status:
                why = "the status was emptied; the sentence keeps its state"
                self._tell(back, each, came, Kind.STATUS, each.status, why=why)
        answers = [
            (base, row)
            for base, row in pairs
            if row.status and not is_same(row.status, base.status)
        ]
        if not texts and not answers:
            return
        unit = self.catalog.unit(base.key)
        is_human = unit is not None and (unit.is_human or unit.key in self._approvals)
        now = Current(unit.target, is_human) if unit else None
        verdict = decide(
            base,
            row.final,
            now,
            prefer=self.options.prefer,
            typography=self.options.typography,
            taken_before=self.ledger.was_taken(back.record.export_id, base.row, row.final),
            medium=back.medium.name,
        )
        self._apply(back, base, row, verdict, unit)
        if texts and verdict.kind in (None, Kind.TAKEN):
            self.settled.append((back.record.export_id, base.row, row.final))
        self._take_statuses(back, answers, verdict)

    def _apply(
        self, back: Returned, base: BaseUnit, row: BackRow, verdict: Verdict, unit: Unit | None
    ) -> None:
        if verdict.kind is None:
            return
        before = unit.target if unit else ""
        mark = self._mark(back, row.changed)
        untracked = is_untracked(base, row)
        if verdict.kind is Kind.TAKEN and unit is not None:
            state = State.REVIEWED if unit.state is State.REVIEWED else State.DRAFT
            self._write(unit, verdict.text, state, mark)
        elif verdict.kind is Kind.CONFLICT and unit is not None:
            self._note_conflict(back, unit, verdict.text, mark)
        self._tell(
            back,
            base,
            row,
            verdict.kind,
            verdict.text,
            taken=verdict.kind is Kind.TAKEN,
            before=before,
            mark=mark,
            untracked=untracked,
            why="; ".join(filter(None, (verdict.why, row.remark))),
        )
        if verdict.kind is Kind.TAKEN:
            self._changed[base.key] = len(self.outcomes) - 1

    def _note_conflict(self, back: Returned, unit: Unit, text: str, mark: Mark) -> None:
        """Keep both texts: the PO file's as it is but fuzzy, the other beside it. A conflict
        that was noted before is left to the people who have seen it."""
        if self.options.prefer is Prefer.PO:
            return
        if self._add_remark(back, unit.key, f"conflict: {text}", mark) and unit.target:
            self.catalog.set_target(unit.key, unit.target, State.DRAFT)

    def _take_statuses(self, back: Returned, answers: Pairs, verdict: Verdict) -> None:
        for base, row in answers:
            asked = asked_state(row.status)
            if not asked:
                why = "the status is no word that is known here; see docs/review.md"
                self._tell(back, base, row, Kind.STATUS, row.status, why=why)
            elif len({asked_state(other.status) for _, other in answers}) > 1:
                why = "the sentence comes more than once and has different statuses now"
                self._tell(back, base, row, Kind.STATUS, row.status, why=why)
            elif asked == State.DRAFT.value:
                self._withdraw(back, base, row)
            else:
                self._approve(back, base, row, verdict)

    def _approve(self, back: Returned, base: BaseUnit, row: BackRow, verdict: Verdict) -> None:
        unit = self.catalog.unit(base.key)
        mark = self._mark(back, row.answered or row.changed)
        if unit is None or not unit.target:
            why = "there is no text to approve"
            self._tell(back, base, row, Kind.STATUS, row.status, mark=mark, why=why)
            return
        if not verdict.keeps_wording or not is_same(shown(unit.target), row.final):
            if not is_remarked(unit.comment, _APPROVED, mark):
                why = "not approved: the PO file has another text than the one that was read"
                self._tell(back, base, row, Kind.STATUS, row.status, mark=mark, why=why)
            return
        if unit.state is State.REVIEWED:
            if base.key in self._changed:
                # What was changed in it may fail the checks; then the approval is not given.
                self._approvals.setdefault(base.key, _Approval(back, base, row, mark))
            return
        if base.key in self._approvals or is_remarked(unit.comment, _APPROVED, mark):
            return
        self._approvals[base.key] = _Approval(back, base, row, mark, len(self.outcomes))
        self._tell(back, base, row, Kind.APPROVED, shown(unit.target), taken=True, mark=mark)

    def _withdraw(self, back: Returned, base: BaseUnit, row: BackRow) -> None:
        unit = self.catalog.unit(base.key)
        mark = self._mark(back, row.answered or row.changed)
        said = f"{row.status} (approval withdrawn)"
        if unit is None:
            return
        pending = self._approvals.pop(base.key, None)
        if pending is not None and pending.at is not None:
            told = self.outcomes[pending.at]
            why = "another file takes the approval back"
            self.outcomes[pending.at] = replace(told, taken=False, why=why)
        elif unit.state is not State.REVIEWED:
            return
        if self._add_remark(back, base.key, said, mark):
            self.catalog.set_target(base.key, unit.target, State.DRAFT)
            self._signed = mark
            self._tell(back, base, row, Kind.WITHDRAWN, row.status, taken=True, mark=mark)

    def _take_remarks(self, back: Returned, base: BaseUnit, row: BackRow) -> None:
        """Comments go into the translator's comment; other words in the row are told."""
        for said in row.comments:
            mark = Mark(said.author, said.date)
            if self.catalog.unit(base.key) is None:
                why = "the sentence was changed or left the article"
                self._tell(back, base, row, Kind.STALE, said.text, mark=mark, why=why)
            elif self._add_remark(back, base.key, said.text, mark):
                self._tell(back, base, row, Kind.COMMENT, said.text, taken=True, mark=mark)
        for said in row.strays:
            row_name = back.medium.row
            why = f"text in the {row_name} that stands in no cell of ours"
            if said.what:
                why = f"{said.what} in the {row_name}; it is not taken"
            mark = Mark(said.author, said.date)
            self._tell(back, base, row, Kind.OUTSIDE, said.text, mark=mark, why=why)

    def _add_remark(self, back: Returned, key: Key, text: str, mark: Mark) -> bool:
        return add_remark(self.catalog, key, text, mark, back.medium.sign)

    def _write(self, unit: Unit, text: str, state: State, mark: Mark) -> None:
        """Write a text, or an approval; who wrote last is named in the header."""
        self.catalog.set_target(unit.key, text, state)
        made = self.catalog.unit(unit.key)
        if unit.state is State.REVIEWED and made is not None:
            self.replaced.add(unit.target, made.target)
        if self._signed is None or mark.date >= self._signed.date:
            self._signed = mark

    def _recheck(self) -> None:
        """Check what was written and approved; what fails is fuzzy, and its outcomes say why.

        An approval is given only now: one that fails changes nothing, however often it comes.
        """
        asked = {*self._changed, *self._approvals}
        failed = recheck(self.workspace, self.job, self.catalog, asked)
        for key, error in failed.items():
            if key in self._changed:
                at = self._changed[key]
                told = self.outcomes[at]
                why = "; ".join(filter(None, (told.why, f"left fuzzy, check finds {error}")))
                self.outcomes[at] = replace(told, why=why)
        for key, approval in self._approvals.items():
            if key in failed:
                self._refuse_approval(approval, failed[key])
            elif approval.at is not None and (unit := self.catalog.unit(key)):
                self._write(unit, unit.target, State.REVIEWED, approval.mark)
                self._add_remark(approval.back, key, _APPROVED, approval.mark)

    def _refuse_approval(self, approval: _Approval, error: str) -> None:
        why = f"left fuzzy, check finds {error}"
        if approval.at is None:
            text, mark = approval.row.final, approval.mark
            base = approval.base
            self._tell(approval.back, base, approval.row, Kind.APPROVED, text, mark=mark, why=why)
        else:
            told = self.outcomes[approval.at]
            self.outcomes[approval.at] = replace(told, taken=False, why=why)

    def _mark(self, back: Returned, mark: Mark | None) -> Mark:
        """Who is named: who made the tracked change, else who saved the file."""
        author = (mark.author if mark else "") or back.saved_by or NAMELESS
        return Mark(author, mark.date if mark else "")

    def _tell(
        self,
        back: Returned,
        base: BaseUnit,
        row: BackRow | None,
        kind: Kind,
        text: str,
        *,
        taken: bool = False,
        before: str = "",
        mark: Mark | None = None,
        untracked: bool = False,
        why: str = "",
    ) -> None:
        self.outcomes.append(
            Outcome(
                file=back.path,
                article=self.job.article.id,
                row=base.row,
                place=row.place if row else "",
                kind=kind,
                taken=taken,
                text=text,
                before=before,
                source=base.source,
                author=mark.author if mark else "",
                date=mark.date if mark else "",
                untracked=untracked,
                why=why,
            )
        )
