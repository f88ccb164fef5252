"""Figures of lower offices (``summary.json``) added up, one office after the other; their order makes no difference."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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
_COUNTED = ("documents", "teams", "systems", "money")
_STATES: Mapping[object, State] = {state.value: state for state in State}
_MEASURES: Mapping[object, Measure] = {measure.value: measure for measure in Measure}


class Sums:
    """Collects what offices told; rows that stood before can be taken over from an earlier sum."""

    def __init__(self, before: Consolidation | None = None, kept: Collection[str] = ()) -> None:
        """Begin with the rows that the offices ``kept`` have in ``before``."""
        self._indicators: dict[str, list[IndicatorRow]] = {}
        self._tasks: dict[str, list[TaskRow]] = {}
        self._counts: dict[str, Counts] = {}
        if before is not None:
            self._indicators = {
                total.key: [row for row in total.rows if row.unit in kept] for total in before.indicators
            }
            self._tasks = {total.key: [row for row in total.rows if row.unit in kept] for total in before.tasks}
            self._counts = {unit: counts for unit, counts in before.counts.items() if unit in kept}

    def add(self, unit: str, told: Mapping[str, Any]) -> None:
        """Add the figures of one office."""
        for row in told.get("tasks", ()):
            self._tasks.setdefault(intern(row["uid"]), []).append(_task_row(unit, row))
        for row in told.get("indicators", ()):
            self._indicators.setdefault(intern(row["uid"]), []).append(_indicator_row(unit, row))
        activities = {intern(kind): _whole_numbers(parts) for kind, parts in _pairs(told.get("activities"))}
        documents, teams, systems, money = (_whole_numbers(told.get(key)) for key in _COUNTED)
        self._counts[unit] = Counts(documents, teams, systems, money, activities)

    def consolidation(self, period: str, offices: tuple[Office, ...]) -> Consolidation:
        """Return everything in its order: tasks by plan and code, indicators by code, rows by the list of offices."""
        place = {office.unit.uid: number for number, office in enumerate(offices)}
        tasks = [TaskTotal(key, _sorted(rows, place)) for key, rows in self._tasks.items() if rows]
        indicators = [IndicatorTotal(key, _sorted(rows, place)) for key, rows in self._indicators.items() if rows]
        tasks.sort(key=lambda one: (fold(one.plan_number), natural_key(one.code), one.key))
        indicators.sort(key=lambda one: (natural_key(one.code), one.key))
        counts = {unit: self._counts[unit] for unit in sorted(self._counts, key=_place(place))}
        return Consolidation(period, offices, tuple(indicators), tuple(tasks), counts)


def _place(place: Mapping[str, int]) -> Callable[[str], tuple[int, str]]:
    return lambda unit: (place.get(unit, len(place)), unit)


def _sorted(rows: list[Row], place: Mapping[str, int]) -> Sequence[Row]:
    last = len(place)
    return sorted(rows, key=lambda row: (place.get(row.unit, last), row.unit))


def _task_row(unit: str, row: Mapping[str, Any]) -> TaskRow:
    head = _task_head(_word(row.get("code")), _word(row.get("title")), _word(row.get("plan_number")))
    return TaskRow(unit, _STATES.get(_word(row.get("state"))), _word(row.get("result")), head)


def _indicator_row(unit: str, row: Mapping[str, Any]) -> IndicatorRow:
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
