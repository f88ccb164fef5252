"""Rows of the list of indicators: value, target and evaluation of each, what it reached before, its findings."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from cdsdesk.actions.indicator_list import Judged, headings, judged, judged_all, listed, reached, shown_number
from cdsdesk.actions.indicator_past import past_words
from cdsdesk.model.changes import Change, ChangeSet
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Finding
from cdsdesk.model.indicators import EVALUATION_WORDS, Evaluation, Indicator, Measurement, Target
from cdsdesk.model.ports import ListQuery
from cdsdesk.model.reports import SameAs
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Section
from ui.desk import Desk
from ui.lending import LARGE
from ui.places.record_rows import ALL, REVIEW, RecordRow, RecordRows
from ui.places.task_rows import plan_words
from ui.tables.columns import Heading
from ui.widgets.chips import Chip

EVALUATED, REACHED = "evaluated", "reached"
COUNTED, RESULT, AIMED = "counted", "result", "aimed"
_ORDER = (Evaluation.EXCEEDED, Evaluation.MET, Evaluation.MISSED, Evaluation.NO_DATA)
_SHAPING = frozenset({Section.TYPE, Document.TYPE, SameAs.TYPE})
_PLACING = frozenset({"plan", "annex", "section", "pillar", "parent", "position"})
_MISSING = "indicator.missing-value"
_NUMBERS: Mapping[str, Callable[[Judged], Fraction | None]] = {
    COUNTED: lambda one: _exact(one.measurement.numerator if one.measurement is not None else None),
    RESULT: shown_number,
    AIMED: lambda one: _exact(one.target.value if one.target is not None else None),
}
_BELONGING = {Target.TYPE: "indicator", Measurement.TYPE: "indicator"}


def _exact(number: Decimal | None) -> Fraction | None:
    return None if number is None else Fraction(number)


@dataclass(frozen=True)
class IndicatorRow(RecordRow):
    """One indicator, or one level of it; ``desk`` is asked for earlier values when they are shown."""

    record: Indicator
    findings: tuple[Finding, ...] = ()
    judged: Judged = field(default_factory=lambda: Judged(Indicator()))
    desk: Desk | None = None

    def findings_on(self, *fields: str) -> tuple[str, ...]:
        """Return what was found on these fields of the indicator, its value or its targets."""
        return tuple(one.message for one in self.findings if one.field.partition(".")[0] in fields and _is_asked(one))

    @property
    def measurement(self) -> Measurement | None:
        """The value of the period, of its own or from earlier."""
        return self.judged.measurement

    @cached_property
    def earlier(self) -> Mapping[str, str]:
        """The values of earlier periods by their codes."""
        if self.desk is None:
            return {}
        return past_words(self.desk.everything(), self.record, self.desk.period.code)


@dataclass
class IndicatorRows(RecordRows):
    """The indicators of a set (``plan``; of all with none); levels stand below their row.

    What was judged is kept until its records change: among thousands of rows a step costs only those that it touches.
    """

    kind: type[Record] = Indicator
    belongs: Mapping[str, str] = field(default_factory=lambda: _BELONGING)
    plan: str = ""
    _everywhere: tuple[Indicator, ...] | None = None
    _judged: dict[str, Judged] = field(default_factory=dict)
    _owners: dict[str, str] = field(default_factory=dict)
    _paths: dict[tuple[object, ...], tuple[Heading, ...]] = field(default_factory=dict)
    _known: frozenset[str] = frozenset()
    _asked: frozenset[str] = frozenset()
    _last: tuple[ChangeSet, bool] = (ChangeSet("", ()), False)

    def __post_init__(self) -> None:
        self.desk.changed.connect(self._take_in)
        self.desk.period_changed.connect(self.forget)

    # What is kept

    def forget(self) -> None:
        """Judge everything anew, as for another period."""
        self._everywhere = None
        self._judged.clear()

    def _take_in(self, changes: ChangeSet) -> None:
        if len(changes.changes) > LARGE:
            self.forget()
            return
        if self.reshapes(changes):
            self._everywhere = None
        for uid in self.touched(changes.touched()):
            self._judged.pop(uid, None)

    def judged(self, indicator: Indicator) -> Judged:
        """Return an indicator held against its target."""
        found = self._judged.get(indicator.uid)
        if found is None:
            found = judged(self.desk.snapshot(), indicator)
            self._keep({indicator.uid: found})
        return found

    def _keep(self, found: Mapping[str, Judged]) -> None:
        self._judged |= found
        for uid, one in found.items():
            self._owners |= {record.uid: uid for record in (one.measurement, one.target) if record is not None}

    def everywhere(self) -> tuple[Indicator, ...]:
        """Return the indicators of all sets in the order of the list."""
        if self._everywhere is None:
            self._everywhere = listed(self.desk.snapshot())
            self._known = frozenset(one.uid for one in self._everywhere)
            self._paths.clear()
            if not self._judged:
                self._keep(judged_all(self.desk.snapshot(), self._everywhere))
        return self._everywhere

    def listed(self, snapshot: Snapshot) -> Sequence[Indicator]:
        """Return the indicators of the set that is shown, in the order of the list."""
        return [one for one in self.everywhere() if not self.plan or one.plan == self.plan]

    def listen(self) -> None:
        """Take the findings as they are now; those that only say that a value is missing are no question."""
        super().listen()
        self._asked = frozenset(uid for uid, found in self._found.items() if any(map(_is_asked, found)))

    def _through(self, record: Record) -> bool:
        return record.uid in self._asked if self.chip == REVIEW else super()._through(record)

    # Chips

    def chip_names(self) -> Sequence[tuple[str, str]]:
        """Name the evaluations."""
        return [(one.value, EVALUATION_WORDS[one]) for one in _ORDER]

    def chip_keys(self, record: Record) -> Iterable[str]:
        """Return the evaluation that is printed."""
        printed = self.judged(record).printed if isinstance(record, Indicator) else None
        return () if printed is None else (printed.value,)

    def chips(self) -> Sequence[Chip]:
        """Return the chips with their counts; of a row with levels only the levels count."""
        values = [one for one in self.listed(self.desk.snapshot()) if not self.judged(one).levels]
        keys = [key for one in values for key in self.chip_keys(one)]
        shown = [Chip(ALL, "Tất cả", len(values))]
        shown += [Chip(key, word, keys.count(key)) for key, word in self.chip_names()]
        review = sum(one.uid in self._asked for one in self.listed(self.desk.snapshot()))
        return [*shown, Chip(REVIEW, "Cần soát", review, "warning")] if review else shown

    # What the table asks

    def ids(self, order: tuple[str, ...], keep: frozenset[str]) -> Sequence[str]:
        """Return the rows in order; a level brings the row above it along, and stands below it."""
        shown = self.listed(self.desk.snapshot())
        chosen = {one.uid for one in shown if self._through(one)} & self._worded(shown) | keep
        chosen |= {one.parent for one in shown if one.uid in chosen and one.parent}
        rows = [one for one in shown if one.uid in chosen]
        return [one.uid for one in (self._sorted(rows, order) if order else rows)]

    def _worded(self, shown: Sequence[Indicator]) -> set[str]:
        if not self.words:
            return {one.uid for one in shown}
        return set(self.desk.ids(ListQuery(Indicator.TYPE, words=self.words)))

    def _sorted(self, rows: Sequence[Indicator], order: tuple[str, ...]) -> Sequence[Indicator]:
        name, down = order[0].lstrip("-"), order[0].startswith("-")
        known = {one.uid for one in rows}
        levels: dict[str, list[Indicator]] = {}
        for one in rows:
            if one.parent in known:
                levels.setdefault(one.parent, []).append(one)
        tops = [one for one in rows if one.parent not in known]
        if name in _NUMBERS:
            tops = self._by_number(tops, levels, name, down=down)
        elif name in (EVALUATED, REACHED):
            ranks = {one.uid: self._rank(one, levels.get(one.uid, ()), name) for one in tops}
            tops = sorted(tops, key=lambda one: ranks[one.uid], reverse=down)
        else:
            places = {uid: place for place, uid in enumerate(self.desk.ids(ListQuery(Indicator.TYPE, order=order)))}
            tops = sorted(tops, key=lambda one: places.get(one.uid, len(places)))
        return [one for top in tops for one in (top, *levels.get(top.uid, ()))]

    def _by_number(
        self, tops: Sequence[Indicator], levels: Mapping[str, Sequence[Indicator]], name: str, *, down: bool
    ) -> list[Indicator]:
        """Sort by a number, of a row with levels by the lowest of theirs; what has none stands last either way."""
        numbers = {}
        for top in tops:
            found = [_NUMBERS[name](self.judged(one)) for one in levels.get(top.uid) or (top,)]
            told = [number for number in found if number is not None]
            numbers[top.uid] = min(told) if told else None
        with_one = [(number, top) for top in tops if (number := numbers[top.uid]) is not None]
        with_one.sort(key=lambda pair: pair[0], reverse=down)
        return [*(top for _, top in with_one), *(top for top in tops if numbers[top.uid] is None)]

    def _rank(self, top: Indicator, levels: Sequence[Indicator], name: str) -> Any:
        """Rank a row by its own value, one with levels by the lowest of theirs; what has none stands last."""
        found = [self.judged(one) for one in levels or (top,)]
        if name == REACHED:
            return min((-1 if (share := reached(one)) is None else share) for one in found)
        return max(len(_ORDER) if one.printed is None else _ORDER.index(one.printed) for one in found)

    def make_row(self, record: Record, found: tuple[Finding, ...]) -> Any:
        """Return the row of an indicator."""
        return IndicatorRow(record, found, self.judged(record), self.desk) if isinstance(record, Indicator) else None

    def headings(self, uid: str) -> tuple[Heading, ...]:
        """Return the set (when all are shown) and the sections above an indicator."""
        snapshot = self.desk.snapshot()
        indicator = snapshot.find(Indicator, uid)
        if indicator is None:
            return ()
        key = self.plan, indicator.plan, indicator.parent, indicator.section, indicator.pillar
        if key not in self._paths:
            lines = list(headings(snapshot, indicator))
            if not self.plan:
                plan = snapshot.find(Document, indicator.plan)
                lines.insert(0, plan_words(plan) if plan else "Chưa gắn văn bản giao")
            self._paths[key] = tuple(Heading(text, level) for level, text in enumerate(lines, start=1))
        return self._paths[key]

    def any(self) -> bool:
        """Whether the period has any indicator, in whatever set."""
        return bool(self.everywhere())

    def elsewhere(self) -> int:
        """Return how many indicators there are that the period does not hold."""
        found = self.desk.everything().all(Indicator)
        rows = {one.parent for one in found}
        return sum(one.uid not in rows and one.uid not in self._known for one in found)

    def open_up(self) -> None:
        """Show all sets."""
        self.plan = ""

    def owner(self, snapshot: Snapshot, uid: str) -> str:
        """Return the indicator that a record is or belongs to, also of a value or target that went."""
        return super().owner(snapshot, uid) or super().owner(self.desk.everything(), uid) or self._owners.get(uid, "")

    def touched(self, changed: frozenset[str]) -> frozenset[str]:
        """Return the indicators that show any of these records: a level shows in the row above it as well."""
        found = super().touched(changed)
        everything = self.desk.everything()
        rows = (everything.find(Indicator, uid) for uid in found)
        return found | {one.parent for one in rows if one is not None and one.parent}

    def reshapes(self, changes: ChangeSet) -> bool:
        """Whether indicators came, went or stand elsewhere, or a step brings one into the period."""
        if changes is not self._last[0]:
            # Asked before the step is taken in and again after it, when the list may know the newcomer already.
            self._last = changes, any(map(self._reshaped_by, changes.changes))
        return self._last[1]

    def _reshaped_by(self, change: Change) -> bool:
        comes_or_goes, fields = None in (change.before, change.after), change.fields()
        match change.type:
            case Indicator.TYPE:
                return comes_or_goes or bool(fields & _PLACING)
            case Target.TYPE:
                return comes_or_goes or bool(fields & {"year", "indicator"})
            case Measurement.TYPE:
                unseen = self.owner(self.desk.snapshot(), change.uid) not in self._known
                return unseen or bool(fields & {"period", "indicator"} and not comes_or_goes)
            case _:
                return change.type in _SHAPING


def _is_asked(finding: Finding) -> bool:
    """Whether a finding asks something; the evaluation says already that a value is missing."""
    return finding.rule != _MISSING
