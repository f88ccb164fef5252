"""Figures of lower offices (``summary.json``) added up, one office after the other; their order makes no difference."""

import re
from bisect import insort
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from sys import intern
from typing import Any, TypeVar

from cdsdesk.model.consolidation import (
    Consolidation,
    Counts,
    IndicatorHead,
    IndicatorRow,
    IndicatorTotal,
    Office,
    TaskHead,
    TaskRow,
    TaskTotal,
)
from cdsdesk.model.indicators import Measure
from cdsdesk.model.tasks import State
from cdsdesk.vietnamese.text import fold, natural_key

Row = TypeVar("Row", IndicatorRow, TaskRow)
# The sum of some thousand such numbers is exact in the 28 digits of a Decimal; 1E+999999999 is none of them.
_NUMBER = re.compile(r"-?\d{1,17}(\.\d{1,6})?")
_FEW = 20
_COUNTED = ("documents", "teams", "systems", "money")
_STATES: Mapping[object, State] = {state.value: state for state in State}
_MEASURES: Mapping[object, Measure] = {measure.value: measure for measure in Measure}


@dataclass(frozen=True)
class _Told:
    """The figures of one office, as rows by what they are of."""

    tasks: Sequence[tuple[str, TaskRow]]
    indicators: Sequence[tuple[str, IndicatorRow]]
    counts: Counts


class Sums:
    """Collects what offices told; rows that stood before can be taken over from an earlier sum."""

    def __init__(self, before: Consolidation | None = None, kept: Collection[str] = ()) -> None:
        """Begin with the rows that the offices ``kept`` have in ``before``."""
        self._indicators: dict[str, list[IndicatorRow]] = {}
        self._tasks: dict[str, list[TaskRow]] = {}
        self._counts: dict[str, Counts] = {}
        self._passed: dict[str, tuple[tuple[int, str, str], _Told]] = {}
        self._before = before
        self._kept = kept

    def add(self, unit: str, told: Mapping[str, Any], above: tuple[str, ...] = ()) -> None:
        """Add the figures of one office; ``above`` are the offices that they came through, ours nearest first."""
        self._pour(unit, _rows(unit, told, above))

    def pass_on(self, unit: str, rank: tuple[int, str, str], told: Mapping[str, Any], above: tuple[str, ...]) -> None:
        """Add the figures of an office that another one passed on; of several that do the highest rank counts."""
        known = self._passed.get(unit)
        if known is None or known[0] < rank:
            self._passed[unit] = rank, _rows(unit, told, above)

    def stand_below(self, unit: str, above: tuple[str, ...]) -> None:
        """Say that an office that told us itself was passed on as well: the figure of who did holds its own."""
        for rows in self._indicators.values():
            rows[:] = [row._replace(above=above) if row.unit == unit else row for row in rows]

    def _pour(self, unit: str, told: _Told) -> None:
        for key, task in told.tasks:
            self._tasks.setdefault(key, []).append(task)
        for key, indicator in told.indicators:
            self._indicators.setdefault(key, []).append(indicator)
        self._counts[unit] = told.counts

    def consolidation(self, period: str, offices: tuple[Office, ...]) -> Consolidation:
        """Return everything in its order: tasks by plan and code, indicators by code, rows by the list of offices."""
        for unit, (_, told) in self._passed.items():
            self._pour(unit, told)
        self._passed = {}
        before = self._before or Consolidation(period, (), (), (), {})
        order = _Order(before.offices, offices, self._kept)
        old_tasks = ((one.key, one.rows) for one in before.tasks)
        old_indicators = ((one.key, one.rows) for one in before.indicators)
        tasks = [TaskTotal(key, rows) for key, rows in order.merged(old_tasks, self._tasks)]
        indicators = [IndicatorTotal(key, rows) for key, rows in order.merged(old_indicators, self._indicators)]
        tasks.sort(key=lambda one: (fold(one.plan_number), natural_key(one.code), one.key))
        indicators.sort(key=lambda one: (natural_key(one.code), one.key))
        counts = {unit: told for unit, told in before.counts.items() if unit in self._kept} | self._counts
        counted = {unit: counts[unit] for unit in sorted(counts, key=order.place)}
        return Consolidation(period, offices, tuple(indicators), tuple(tasks), counted)


class _Order:
    """Puts rows in the order of the offices; those that stood in it before need not be sorted again."""

    def __init__(self, before: Sequence[Office], offices: Sequence[Office], kept: Collection[str]) -> None:
        self._place = {office.unit.uid: number for number, office in enumerate(offices)}
        self._kept = kept
        self._all_kept = len(kept) == sum(office.submission is not None for office in before)
        old = [office.unit.uid for office in before if office.unit.uid in self._place]
        self._is_as_before = old == sorted(old, key=self.place)

    def place(self, unit: str) -> tuple[int, str]:
        return self._place.get(unit, len(self._place)), unit

    def merged(
        self, before: Iterable[tuple[str, Sequence[Row]]], added: Mapping[str, Sequence[Row]]
    ) -> Iterator[tuple[str, Sequence[Row]]]:
        """Yield by key the rows that are kept of those before, with those that were added."""
        kept = {key: self._kept_rows(rows) for key, rows in before}
        for key in {**kept, **added}:
            rows: list[Row] = kept.get(key, [])
            fresh: Sequence[Row] = added.get(key, ())
            if self._is_as_before and len(fresh) * _FEW < len(rows):
                for row in fresh:
                    insort(rows, row, key=self._place_of)
            else:
                rows.extend(fresh)
                rows.sort(key=self._place_of)
            if rows:
                yield key, rows

    def _kept_rows(self, rows: Sequence[Row]) -> list[Row]:
        kept = self._kept
        return list(rows) if self._all_kept else [row for row in rows if row.unit in kept]

    def _place_of(self, row: Row) -> tuple[int, str]:
        return self.place(row.unit)


def _rows(unit: str, told: Mapping[str, Any], above: tuple[str, ...]) -> _Told:
    activities = {intern(kind): _whole_numbers(parts) for kind, parts in _pairs(told.get("activities"))}
    documents, teams, systems, money = (_whole_numbers(told.get(key)) for key in _COUNTED)
    return _Told(
        [(intern(row["uid"]), _task_row(unit, row)) for row in told.get("tasks", ())],
        [(intern(row["uid"]), _indicator_row(unit, row, above)) for row in told.get("indicators", ())],
        Counts(documents, teams, systems, money, activities),
    )


def _task_row(unit: str, row: Mapping[str, Any]) -> TaskRow:
    head = _task_head(_word(row.get("code")), _word(row.get("title")), _word(row.get("plan_number")))
    return TaskRow(unit, _STATES.get(_word(row.get("state"))), _word(row.get("result")).encode(), head)


def _indicator_row(unit: str, row: Mapping[str, Any], above: tuple[str, ...]) -> IndicatorRow:
    get = row.get
    measure = _MEASURES.get(_word(get("measure")), Measure.RATIO)
    head = _indicator_head(_word(get("code")), _word(get("name")), _word(get("unit")), measure)
    return IndicatorRow(
        unit,
        _decimal(_word(get("numerator"))),
        _decimal(_word(get("denominator"))),
        _decimal(_word(get("value"))),
        _word(get("text")),
        intern(_word(get("target"))),
        intern(_word(get("evaluation"))),
        head,
        above,
    )


def _word(told: object) -> str:
    return told if isinstance(told, str) else ""


# Thousands of offices tell the same: one copy of each is enough.
@lru_cache(maxsize=4096)
def _task_head(code: str, title: str, plan_number: str) -> TaskHead:
    return TaskHead(code, title, plan_number)


@lru_cache(maxsize=4096)
def _indicator_head(code: str, name: str, unit_text: str, measure: Measure) -> IndicatorHead:
    return IndicatorHead(code, name, unit_text, measure)


@lru_cache(maxsize=16_384)
def _decimal(told: str) -> Decimal | None:
    return Decimal(told) if _NUMBER.fullmatch(told) else None


def _pairs(told: object) -> Iterable[tuple[str, object]]:
    return told.items() if isinstance(told, dict) else ()


def _whole_numbers(told: object) -> dict[str, int]:
    return {intern(key): value for key, value in _pairs(told) if isinstance(value, int) and not isinstance(value, bool)}
