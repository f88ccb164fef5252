"""Adding up what lower offices told of a period: shares by their two parts, counts and money, states of tasks.

Every total holds the rows that it was added up from, and the offices that are missing in it.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from cdsdesk.actions.receiving import current
from cdsdesk.model.evaluation import ratio
from cdsdesk.model.indicators import Measure
from cdsdesk.model.office import Level, Unit, UnitSuccession
from cdsdesk.model.ports import KeepingStore
from cdsdesk.model.selection import office_window
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Submission
from cdsdesk.model.tasks import State
from cdsdesk.progress import NoProgress, Progress
from cdsdesk.vietnamese.text import fold, natural_key


class IndicatorRow(NamedTuple):
    """What one office told of an indicator."""

    unit: str
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    text: str
    target: str
    evaluation: str


class TaskRow(NamedTuple):
    """What one office told of a task."""

    unit: str
    state: State | None
    result: str


@dataclass
class IndicatorTotal:
    """An indicator over all offices; of a share both parts are added, of a count the values, others are listed."""

    key: str
    code: str
    name: str
    unit_text: str
    measure: Measure
    rows: list[IndicatorRow] = field(default_factory=list)

    @property
    def numerator(self) -> Decimal:
        """The sum over the offices that told both parts of the share."""
        return sum((row.numerator for row in self.whole if row.numerator is not None), Decimal(0))

    @property
    def denominator(self) -> Decimal:
        """The sum over the offices that told both parts of the share."""
        return sum((row.denominator for row in self.whole if row.denominator is not None), Decimal(0))

    @property
    def whole(self) -> Sequence[IndicatorRow]:
        """The rows that told both parts of a share."""
        return [row for row in self.rows if row.numerator is not None and row.denominator is not None]

    @property
    def share(self) -> Fraction | None:
        """The share in percent, exact; None of what is no share, or where nobody told both parts."""
        return ratio(self.numerator, self.denominator) if self.measure is Measure.RATIO else None

    @property
    def total(self) -> Decimal | None:
        """The sum of a count; None of anything else."""
        told = [row.value for row in self.rows if row.value is not None]
        return sum(told, Decimal(0)) if self.measure in (Measure.COUNT, Measure.MONEY) and told else None

    @property
    def left_out(self) -> Sequence[IndicatorRow]:
        """The rows of a share that told no numerator and denominator and so are in no sum."""
        if self.measure is not Measure.RATIO:
            return ()
        return [row for row in self.rows if row.numerator is None or row.denominator is None]


@dataclass
class TaskTotal:
    """A task over all offices that told of it."""

    key: str
    code: str
    title: str
    plan_number: str
    rows: list[TaskRow] = field(default_factory=list)

    @property
    def states(self) -> Mapping[State | None, int]:
        """How many offices are in each state."""
        return Counter(row.state for row in self.rows)


@dataclass(frozen=True)
class Office:
    """A lower office in a period: what counts of it, None when nothing came; ``later`` is who took over from it."""

    unit: Unit
    submission: Submission | None
    later: str = ""


@dataclass(frozen=True)
class Consolidation:
    """All of a period; ``documents``, ``teams``, ``systems``, ``money``, ``activities`` are sums over the offices."""

    period: str
    offices: tuple[Office, ...]
    indicators: tuple[IndicatorTotal, ...]
    tasks: tuple[TaskTotal, ...]
    states: Mapping[State | None, int]
    documents: Mapping[str, int]
    teams: Mapping[str, int]
    systems: Mapping[str, int]
    money: Mapping[str, int]
    activities: Mapping[str, Mapping[str, int]]

    @property
    def reported(self) -> tuple[Office, ...]:
        """The offices whose package counts."""
        return tuple(office for office in self.offices if office.submission is not None)

    @property
    def missing(self) -> tuple[Office, ...]:
        """The offices that have sent nothing."""
        return tuple(office for office in self.offices if office.submission is None)

    @property
    def late(self) -> tuple[Office, ...]:
        """The offices whose package came after the day that it was due."""
        return tuple(one for one in self.reported if one.submission is not None and one.submission.on_time is False)


def consolidate(store: KeepingStore, period: str, progress: Progress | None = None) -> Consolidation:
    """Add up what lower offices told of a period. Raises UsageError for a code that names no period, Cancelled."""
    told = progress or NoProgress()
    snapshot = store.snapshot()
    window = office_window(snapshot, period, snapshot.office)
    counting = current(snapshot, window.code)
    units = {one.package_sha256: unit for unit, one in counting.items()}
    sums = _Sums()
    for number, (digest, figures) in enumerate(store.packages.summaries(list(units)), 1):
        sums.add(units[digest], json.loads(figures))
        if number % 50 == 0:
            told.report(number, len(units), "Đang cộng số liệu")
    return sums.consolidation(window.code, offices(snapshot, counting, window.as_of))


def offices(snapshot: Snapshot, counting: Mapping[str, Submission], day: date) -> tuple[Office, ...]:
    """Return the offices that were to report on a day, and those that did, in the order of their list."""
    later = {one.old: one.new for one in snapshot.all(UnitSuccession)}
    expected = expected_units(snapshot, day)
    known = {unit.uid for unit in expected}
    others = [unit for uid in counting if uid not in known and (unit := snapshot.find(Unit, uid)) is not None]
    return tuple(Office(unit, counting.get(unit.uid), later.get(unit.uid, "")) for unit in (*expected, *others))


def expected_units(snapshot: Snapshot, day: date) -> tuple[Unit, ...]:
    """Return the units directly below the office that stood on a day, without hamlets."""
    return tuple(
        unit
        for unit in snapshot.where(Unit, "parent", snapshot.office)
        if unit.level is not Level.HAMLET
        and (unit.valid_from is None or unit.valid_from <= day)
        and (unit.valid_to is None or unit.valid_to >= day)
    )


class _Sums:
    """Adds figures up one office after the other; nothing depends on their order."""

    def __init__(self) -> None:
        self._indicators: dict[str, IndicatorTotal] = {}
        self._tasks: dict[str, TaskTotal] = {}
        self._states: Counter[State | None] = Counter()
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        self._activities: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, unit: str, told: Mapping[str, Any]) -> None:
        """Add the figures of one office."""
        for row in told.get("tasks", ()):
            self._task(unit, row)
        for row in told.get("indicators", ()):
            self._indicator(unit, row)
        for key in ("documents", "teams", "systems", "money"):
            self._counts[key].update(_whole_numbers(told.get(key)))
        for kind, counts in _pairs(told.get("activities")):
            self._activities[kind].update(_whole_numbers(counts))

    def _task(self, unit: str, row: Mapping[str, Any]) -> None:
        uid = str(row["uid"])
        total = self._tasks.get(uid)
        if total is None:
            total = self._tasks[uid] = TaskTotal(uid, *_words(row, "code", "title", "plan_number"))
        state = _state(row.get("state"))
        total.rows.append(TaskRow(unit, state, str(row.get("result") or "")))
        self._states[state] += 1

    def _indicator(self, unit: str, row: Mapping[str, Any]) -> None:
        uid = str(row["uid"])
        total = self._indicators.get(uid)
        if total is None:
            code, name, unit_text = _words(row, "code", "name", "unit")
            total = self._indicators[uid] = IndicatorTotal(uid, code, name, unit_text, _measure(row.get("measure")))
        numerator, denominator, value = (_decimal(row.get(name)) for name in ("numerator", "denominator", "value"))
        total.rows.append(
            IndicatorRow(unit, numerator, denominator, value, *_words(row, "text", "target", "evaluation"))
        )

    def consolidation(self, period: str, found: tuple[Office, ...]) -> Consolidation:
        """Return everything in its order: tasks by plan and code, indicators by code, rows by the list of offices."""
        place = {office.unit.uid: number for number, office in enumerate(found)}
        for task in self._tasks.values():
            task.rows.sort(key=lambda row: place.get(row.unit, len(place)))
        for indicator in self._indicators.values():
            indicator.rows.sort(key=lambda row: place.get(row.unit, len(place)))
        tasks = sorted(self._tasks.values(), key=lambda one: (fold(one.plan_number), natural_key(one.code), one.key))
        indicators = sorted(self._indicators.values(), key=lambda one: (natural_key(one.code), one.key))
        counts = {key: dict(sorted(self._counts[key].items())) for key in ("documents", "teams", "systems", "money")}
        return Consolidation(
            period,
            found,
            tuple(indicators),
            tuple(tasks),
            self._states,
            **counts,
            activities={kind: dict(told) for kind, told in sorted(self._activities.items())},
        )


def _words(row: Mapping[str, Any], first: str, second: str, third: str) -> tuple[str, str, str]:
    return str(row.get(first) or ""), str(row.get(second) or ""), str(row.get(third) or "")


def _pairs(told: object) -> Iterable[tuple[str, object]]:
    return [(str(key), value) for key, value in told.items()] if isinstance(told, dict) else ()


def _whole_numbers(told: object) -> dict[str, int]:
    return {key: value for key, value in _pairs(told) if isinstance(value, int) and not isinstance(value, bool)}


def _decimal(told: object) -> Decimal | None:
    try:
        found = Decimal(told) if isinstance(told, str) and told else None
    except ArithmeticError:
        return None
    return found if found is not None and found.is_finite() else None


def _state(told: object) -> State | None:
    return State(told) if told in _STATES else None


def _measure(told: object) -> Measure:
    return Measure(str(told)) if told in _MEASURES else Measure.RATIO


_STATES = frozenset(state.value for state in State)
_MEASURES = frozenset(measure.value for measure in Measure)
