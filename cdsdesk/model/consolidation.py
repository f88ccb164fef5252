"""What lower offices told of a period, added up: every total holds the rows that it was added up from."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from operator import attrgetter
from typing import Literal, NamedTuple, TypeAlias

from cdsdesk.model.evaluation import ratio
from cdsdesk.model.indicators import Measure
from cdsdesk.model.office import Unit
from cdsdesk.model.systems import Submission
from cdsdesk.model.tasks import State

Group: TypeAlias = Literal["documents", "teams", "systems", "money"]


class IndicatorHead(NamedTuple):
    """What an office calls an indicator and how it measures it."""

    code: str = ""
    name: str = ""
    unit_text: str = ""
    measure: Measure = Measure.RATIO


class TaskHead(NamedTuple):
    """What an office calls a task."""

    code: str = ""
    title: str = ""
    plan_number: str = ""


class IndicatorRow(NamedTuple):
    """What one office told of an indicator; ``above`` are the offices that passed it on, ours nearest first."""

    unit: str
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    text: str
    target: str
    evaluation: str
    head: IndicatorHead = IndicatorHead()
    above: tuple[str, ...] = ()

    @property
    def is_share(self) -> bool:
        """Whether both parts of a share were told; something of nothing is no share."""
        above, below = self.numerator, self.denominator
        return above is not None and below is not None and (below > 0 or above == below == 0)

    @property
    def reached(self) -> Decimal | None:
        """The count that was told; of "991/1050" what was reached stands above the line."""
        return self.value if self.value is not None else self.numerator


class TaskRow(NamedTuple):
    """What one office told of a task; ``told`` is its result as UTF-8, for there are a hundred thousand of them."""

    unit: str
    state: State | None
    told: bytes = b""
    head: TaskHead = TaskHead()

    @property
    def result(self) -> str:
        """The result in the office's own words."""
        return self.told.decode()


@dataclass(frozen=True)
class IndicatorTotal:
    """An indicator over offices; of a share both parts are added, of a count the values, others are listed.

    It is called and measured as most offices call and measure it.
    """

    key: str
    rows: Sequence[IndicatorRow]

    @cached_property
    def head(self) -> IndicatorHead:
        """What most offices call it and how they measure it."""
        heads = Counter(map(attrgetter("head"), self.rows))
        return min(heads, key=lambda head: (-heads[head], head), default=IndicatorHead())

    @property
    def code(self) -> str:
        """Its number in the plan."""
        return self.head.code

    @property
    def name(self) -> str:
        """What it is called."""
        return self.head.name

    @property
    def unit_text(self) -> str:
        """What it is counted in."""
        return self.head.unit_text

    @property
    def measure(self) -> Measure:
        """How it is measured."""
        return self.head.measure

    @cached_property
    def added(self) -> Sequence[IndicatorRow]:
        """The rows that are in the sum: none of a score or a text, none that the figure of an office above holds."""
        held = {row.unit for row in self.covered}
        return [row for row in self._usable if row.unit not in held]

    @cached_property
    def covered(self) -> Sequence[IndicatorRow]:
        """The rows of offices of which one that passed them on tells a figure of its own: that one counts for all."""
        usable = self._usable
        if not any(row.above for row in usable):
            return ()
        told = {row.unit for row in usable}
        return [row for row in usable if not told.isdisjoint(row.above)]

    @property
    def left_out(self) -> Sequence[IndicatorRow]:
        """The rows of what is added up that are in no sum, for they tell too little or measure otherwise."""
        if self.measure is not Measure.RATIO and self.measure not in _COUNTED:
            return ()
        usable = {row.unit for row in self._usable}
        return [row for row in self.rows if row.unit not in usable]

    @cached_property
    def numerator(self) -> Decimal:
        """The sum over the offices that told both parts of the share; 0 of what is no share."""
        return sum((row.numerator or Decimal(0) for row in self._shares), Decimal(0))

    @cached_property
    def denominator(self) -> Decimal:
        """The sum over the offices that told both parts of the share; 0 of what is no share."""
        return sum((row.denominator or Decimal(0) for row in self._shares), Decimal(0))

    @property
    def share(self) -> Fraction | None:
        """The share in percent, exact; None of what is no share, or where nobody told both parts."""
        return ratio(self.numerator, self.denominator) if self.measure is Measure.RATIO else None

    @property
    def total(self) -> Decimal | None:
        """The sum of a count; None of anything else."""
        if self.measure not in _COUNTED or not self.added:
            return None
        return sum((row.reached or Decimal(0) for row in self.added), Decimal(0))

    @cached_property
    def _usable(self) -> Sequence[IndicatorRow]:
        """The rows that can be added up: they are measured as the indicator is, and tell enough."""
        alike = [row for row in self.rows if row.head.measure is self.measure]
        if self.measure is Measure.RATIO:
            return [row for row in alike if row.is_share]
        return [row for row in alike if row.reached is not None] if self.measure in _COUNTED else []

    @property
    def _shares(self) -> Sequence[IndicatorRow]:
        return self.added if self.measure is Measure.RATIO else ()


@dataclass(frozen=True)
class TaskTotal:
    """A task over the offices that told of it, called as most of them call it."""

    key: str
    rows: Sequence[TaskRow]

    @cached_property
    def head(self) -> TaskHead:
        """What most offices call it."""
        heads = Counter(map(attrgetter("head"), self.rows))
        return min(heads, key=lambda head: (-heads[head], head), default=TaskHead())

    @property
    def code(self) -> str:
        """Its number in the plan."""
        return self.head.code

    @property
    def title(self) -> str:
        """What is to be done."""
        return self.head.title

    @property
    def plan_number(self) -> str:
        """The number of the plan."""
        return self.head.plan_number

    @cached_property
    def states(self) -> Mapping[State | None, int]:
        """How many offices are in each state."""
        return Counter(row.state for row in self.rows)


@dataclass(frozen=True)
class Counts:
    """What one office counted: documents by type, teams and members, systems, money in đồng, activities by kind."""

    documents: Mapping[str, int]
    teams: Mapping[str, int]
    systems: Mapping[str, int]
    money: Mapping[str, int]
    activities: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Office:
    """A lower office in a period: what counts of it, None when nothing came.

    ``later`` is the unit that took over from it; ``on_time`` whether its first package came in time, a resend makes
    none late. ``above`` are the offices that passed on what it told them, ours nearest first; ``submission`` is then
    the package in which it came.
    """

    unit: Unit
    submission: Submission | None
    later: str = ""
    on_time: bool | None = None
    above: tuple[str, ...] = ()

    @property
    def sender(self) -> str:
        """The office directly below ours that this one belongs to, itself when nobody passed it on."""
        return self.above[0] if self.above else self.unit.uid


@dataclass(frozen=True)
class Consolidation:
    """Everything of a period, offices in the order of their list and rows in the order of the offices."""

    period: str
    offices: tuple[Office, ...]
    indicators: tuple[IndicatorTotal, ...]
    tasks: tuple[TaskTotal, ...]
    counts: Mapping[str, Counts]

    @cached_property
    def reported(self) -> tuple[Office, ...]:
        """The offices whose package counts."""
        return tuple(office for office in self.offices if office.submission is not None)

    @cached_property
    def missing(self) -> tuple[Office, ...]:
        """The offices that have sent nothing."""
        return tuple(office for office in self.offices if office.submission is None)

    @cached_property
    def late(self) -> tuple[Office, ...]:
        """The offices whose first package came after the day that it was due."""
        return tuple(one for one in self.reported if one.on_time is False)

    @cached_property
    def states(self) -> Mapping[State | None, int]:
        """How many tasks of all offices are in each state."""
        found: Counter[State | None] = Counter()
        for task in self.tasks:
            found.update(task.states)
        return found

    @cached_property
    def documents(self) -> Mapping[str, int]:
        """Documents issued, by type."""
        return self._sums("documents")

    @cached_property
    def teams(self) -> Mapping[str, int]:
        """Teams, members, members by role."""
        return self._sums("teams")

    @cached_property
    def systems(self) -> Mapping[str, int]:
        """Information systems, and those whose level is approved."""
        return self._sums("systems")

    @cached_property
    def money(self) -> Mapping[str, int]:
        """Money in đồng, by what the amounts are."""
        return self._sums("money")

    @cached_property
    def activities(self) -> Mapping[str, Mapping[str, int]]:
        """Activities and their attendees, by kind."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for told in self.counts.values():
            for kind, parts in told.activities.items():
                found[kind].update(parts)
        return {kind: dict(sorted(parts.items())) for kind, parts in sorted(found.items())}

    def parts(self, group: Group, name: str) -> Sequence[tuple[str, int]]:
        """Return what a sum of counts was added up from: uid of each office, and its count."""
        return [(unit, told[name]) for unit, told in self._group(group) if name in told]

    def by_successor(self, total: IndicatorTotal) -> Mapping[str, IndicatorTotal]:
        """Return an indicator by the offices of today: what an office told counts for who took over from it."""
        return _by(total, {office.unit.uid: office.later or office.unit.uid for office in self.offices})

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """By unit the office that it is told with: who passed it on, or who took over from it and reports as well."""
        known = {office.unit.uid for office in self.offices}
        return {one.unit.uid: one.later if one.later in known else one.sender for one in self.offices}

    def by_group(self, total: IndicatorTotal) -> Mapping[str, IndicatorTotal]:
        """Return an indicator by the offices that it is told of: what those below and before them told counts too."""
        return _by(total, self.groups)

    def _sums(self, group: Group) -> Mapping[str, int]:
        found: Counter[str] = Counter()
        for _, told in self._group(group):
            found.update(told)
        return dict(sorted(found.items()))

    def _group(self, group: Group) -> Iterator[tuple[str, Mapping[str, int]]]:
        for unit, told in self.counts.items():
            yield unit, getattr(told, group)


def _by(total: IndicatorTotal, told_with: Mapping[str, str]) -> Mapping[str, IndicatorTotal]:
    """Return an indicator by the offices that others are told with."""
    found: dict[str, list[IndicatorRow]] = {}
    for row in total.rows:
        found.setdefault(told_with.get(row.unit, row.unit), []).append(row)
    return {unit: IndicatorTotal(total.key, rows) for unit, rows in found.items()}


_COUNTED = frozenset({Measure.COUNT, Measure.MONEY})
