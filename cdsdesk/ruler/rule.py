"""What a rule of layout is, what it finds, and against which values it measures."""

import operator
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from cdsdesk.document.layout_rules import Profile
from cdsdesk.ruler.paper import Paper
from cdsdesk.ruler.rows import Row, Sheet
from cdsdesk.vietnamese.numbers import format_number

_GROUPS = {"title": "heading"}
_EXACT = {"mm": 0.2, "pt": 0.15, "": 0.011}
_LEGAL = {"mm": 0.5, "pt": 0.25, "": 0.02}


class Outcome(StrEnum):
    """What came of a rule."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"


class Spot(NamedTuple):
    """Where something stands: page from 1, millimetres from its left and upper edge."""

    page: int = 1
    x: float | None = None
    y: float | None = None


class Reading(NamedTuple):
    """One thing that was measured; ``by`` says how far it is off, below zero when it is too small."""

    ok: bool
    spot: Spot
    message: str
    value: float | None = None
    by: float | None = None


class Limits(NamedTuple):
    """The least and the most that is allowed."""

    low: float
    high: float


@dataclass(frozen=True)
class Standard:
    """Values that a PDF is held against: the ranges of the decree, or with ``exact`` those of our preset."""

    profile: Profile
    exact: bool

    def value(self, key: str) -> float:
        """Return the value of our preset by group and name ("page.top_mm")."""
        group, name = key.split(".")
        return float(operator.attrgetter(f"{_GROUPS.get(group, group)}.{name}")(self.profile))

    def limits(self, key: str) -> Limits | None:
        """Return what is allowed; None where the decree leaves a value open."""
        if self.exact:
            return Limits(self.value(key), self.value(key))
        legal = self.profile.legal.get(key)
        return Limits(*legal) if legal else None

    def tolerance(self, unit: str) -> float:
        """Return by how much a measured value may miss: other programs round more than we do."""
        return (_EXACT if self.exact else _LEGAL)[unit]

    def measured(self, key: str, unit: str, name: str, value: float, spot: Spot, slack: float = 0.0) -> list[Reading]:
        """Hold a value against its limits; ``slack`` is what it may be larger for another reason. Open: nothing."""
        limits = self.limits(key)
        return [] if limits is None else [self.within(limits, unit, name, value, spot, slack)]

    def within(self, limits: Limits, unit: str, name: str, value: float, spot: Spot, slack: float = 0.0) -> Reading:
        """Hold a value against given limits."""
        off = min(value - limits.low, 0.0) or max(value - slack - limits.high, 0.0)
        ok = abs(off) <= self.tolerance(unit) + 1e-9
        wanted = (
            f"phải là {shown_number(limits.low)}"
            if limits.low == limits.high
            else f"phải từ {shown_number(limits.low)} đến {shown_number(limits.high)}"
        )
        mark = f" {unit}" if unit else ""
        way = "lớn hơn" if off > 0 else "nhỏ hơn"
        message = f"{name} {shown_number(value)}{mark}, {wanted}{mark}"
        if not ok:
            message += f" ({way} {shown_number(abs(off))}{mark})"
        return Reading(ok, spot, message, round(value, 3), 0.0 if ok else round(off, 3))

    def size(self, key: str, name: str, row: Row, sheet: Sheet) -> list[Reading]:
        """Hold all sizes of a row against those of a part."""
        found = []
        for size in row.sizes:
            found += self.measured(f"sizes.{key}", "pt", f"Cỡ chữ {name}", size, at(sheet, row))
        return found


def fact(ok: bool, spot: Spot, wanted: str) -> Reading:
    """Return whether something holds; ``wanted`` is the sentence that says what must."""
    return Reading(ok, spot, wanted)


def at(sheet: Sheet, row: Row) -> Spot:
    """Return where a row stands."""
    return Spot(sheet.number, round(row.left, 1), round(row.baseline, 1))


Measure = Callable[[Paper, Standard], Iterable[Reading]]


@dataclass(frozen=True)
class Rule:
    """One rule of layout: ``key`` names its values in the profile, ``ours`` marks one that only our preset has."""

    id: str
    title: str
    article: str
    measure: Measure
    unit: str = ""
    key: str = ""
    ours: bool = False


@dataclass(frozen=True)
class Result:
    """A rule with what it found."""

    rule: Rule
    readings: tuple[Reading, ...]

    @property
    def outcome(self) -> Outcome:
        """What came of it."""
        if not self.readings:
            return Outcome.NOT_APPLICABLE
        return Outcome.PASS if all(reading.ok for reading in self.readings) else Outcome.FAIL

    @property
    def failures(self) -> tuple[Reading, ...]:
        """What is not as it must be."""
        return tuple(reading for reading in self.readings if not reading.ok)


class RuleBook:
    """The rules of one part, in order; its methods register functions."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    def rule(
        self, name: str, title: str, article: str, unit: str = "", key: str = "", ours: bool = False
    ) -> Callable[[Measure], Measure]:
        """Register a function as a rule."""

        def register(measure: Measure) -> Measure:
            self.rules.append(Rule(name, title, article, measure, unit, key, ours))
            return measure

        return register

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)


def shown_number(value: float) -> str:
    """Return a number as a person reads it."""
    places = 2 if abs(value) < 1 else 1
    shown = Decimal(str(round(value, places) + 0.0))
    return format_number(shown, 0 if shown == shown.to_integral_value() else None)
