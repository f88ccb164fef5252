"""Derived states of tasks, kept by task, office and period so that lists sort and filter by them.

The own office has a row for each task and each period it has told anything in; a lower office for the tasks it told of.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from cdsdesk.errors import UsageError
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Holiday, Period
from cdsdesk.model.periods import Window, window
from cdsdesk.model.selection import latest_told, office_window
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import task_state, work_told
from cdsdesk.model.tasks import Milestone, Progress, Task
from db.integrity import Edit, Edits
from db.list_sql import Told
from db.records import names_of, pieces, read_records, read_where
from db.rows import insertion, table
from db.state_rows import NewTask, StateRow, is_of_new, judged, state_row

# What of a record a state is judged by, besides whether anything has begun.
_JUDGED_OF_TASK = frozenset({"deadline_kind", "deadline_from", "deadline_to"})
_JUDGED_OF_PROGRESS = frozenset({"unit", "task", "period", "status_written", "completed_on", "milestones_done"})
_FOLLOWED = frozenset({"task", "progress", "milestone", "period", "holiday", "same_as"})
_TELLS = frozenset({"started", "percent", "result", "status_text"})
_MADE_TABLE = (
    "CREATE TEMP TABLE IF NOT EXISTS made_states (task TEXT PRIMARY KEY, unit TEXT, period TEXT, written TEXT,"
    " derived TEXT, printed TEXT, missing_date INTEGER, carried INTEGER)"
)
_INSERT = (
    "INSERT INTO {} (task, unit, period, written, derived, printed, missing_date, carried)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_JUDGED = (
    "INSERT INTO made_states (task, unit, period, written, derived, printed, missing_date, carried) SELECT"
    " value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7"
    " FROM json_each(?)"
)
_COLUMNS = "task, unit, period, written, derived, printed, missing_date, carried"


class Windows:
    """The offices' windows of periods, each made once; forgotten when an office changes its periods or holidays."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._made: dict[tuple[str, str], Window | None] = {}
        self._own: dict[str, Snapshot] = {}

    def of(self, unit: str, code: str) -> Window | None:
        """Return the window of a period code, or None when the code names no period."""
        key = unit, code
        if key not in self._made:
            self._made[key] = self._make(unit, code)
        return self._made[key]

    def forget(self) -> None:
        """Make all windows anew when they are next asked for."""
        self._made.clear()
        self._own.clear()

    def _make(self, unit: str, code: str) -> Window | None:
        if unit not in self._own:
            own = [
                record
                for kind in (Period, Holiday)
                for record in read_where(self._connection, _of(kind), "unit", [unit])
            ]
            self._own[unit] = Snapshot(unit, {record.uid: record for record in own})
        try:
            plain = window(code)
        except UsageError:
            return None
        try:
            return office_window(self._own[unit], code, unit)
        except UsageError:
            return plain


class States:
    """Keeps the table of states true to the records, inside the transaction that changes them."""

    def __init__(self, connection: sqlite3.Connection, office: str, windows: Windows) -> None:
        self._connection = connection
        self._office = office
        self._windows = windows
        self._made_for = ""

    def follow(self, step: Edits, known: Mapping[str, str], made: Mapping[str, NewTask]) -> None:
        """Refresh what the edits of a step touch; ``known`` joins old uids to the kept ones, ``made`` are new tasks."""
        kinds = step.by_type.keys() & _FOLLOWED
        if not kinds:
            return
        if "same_as" in kinds:
            self.forget()
            self.rebuild(known)
            return
        if kinds & {"period", "holiday"}:
            self.forget()
        came, went = _told(step, known)
        moved = self._came(came)
        self._went(went - came)
        if "period" in kinds:
            # Where a period ends decides what is carried over into every other period of the office.
            units = {unit for unit, _ in came | went}
            moved |= {(unit, code) for unit, codes in self._periods().items() if unit in units for code in codes}
        fresh = {} if known else made
        rest = [edit for kind in sorted(kinds) for edit in step.by_type[kind] if not is_of_new(edit, fresh)]
        moving = [edit for edit in rest if self._moves(edit, known)]
        if moving or moved or went or fresh:
            self._made_for = ""
        self._judge_new(fresh.values())
        touched = {known.get(uid, uid) for record in _both(moving) for uid in _tasks_of(record)} - fresh.keys()
        if not moved:
            self.refresh(touched, known)
            return
        anew = {unit: {code for of, code in moved if of == unit} for unit, _ in moved}
        self.refresh(touched.union(self._tasks()) - fresh.keys(), known, anew)
        others = {unit: set(codes) - anew.get(unit, set()) for unit, codes in self._periods().items()}
        if any(others.values()):
            self.refresh(touched, known, others)

    def _moves(self, edit: Edit, known: Mapping[str, str]) -> bool:
        """Whether an edit may move a state; words on a task or on its only result do not, and they are most edits."""
        old, new = edit.old, edit.new
        if isinstance(old, Task) and isinstance(new, Task):
            return not _JUDGED_OF_TASK.isdisjoint(edit.changed)
        if not isinstance(old, Progress) or not isinstance(new, Progress):
            return True
        if known or not _JUDGED_OF_PROGRESS.isdisjoint(edit.changed):
            return True
        if not _TELLS.isdisjoint(edit.changed) and work_told(old) != work_told(new):
            return True
        statement = "SELECT 1 FROM progress WHERE unit = ? AND task = ? LIMIT 2"
        return len(self._connection.execute(statement, (new.unit, new.task)).fetchall()) > 1

    def forget(self) -> None:
        """Make windows and judged states anew when they are next asked for."""
        self._windows.forget()
        self._made_for = ""

    def rebuild(self, known: Mapping[str, str]) -> None:
        """Make the whole table anew."""
        self._connection.execute("DELETE FROM task_states")
        self._connection.execute("DELETE FROM state_periods")
        told = self._connection.execute(
            "SELECT DISTINCT unit, period FROM progress UNION SELECT unit, code FROM period"
        ).fetchall()
        self._came({(known.get(unit, unit), code) for unit, code in told})
        self.refresh(self._tasks(), known)

    def source(self, period: str, snapshot: Callable[[], Snapshot]) -> tuple[str, str]:
        """Return the table that holds the own office's states of a period, and the period's code in it.

        A period that nothing was told in yet is judged by its snapshot, in a table of this connection only that is
        kept until a step moves a state.
        Raises UsageError for a code that names no period.
        """
        span = self._windows.of(self._office, period)
        if span is None:
            return "task_states", window(period).code
        there = "SELECT 1 FROM state_periods WHERE unit = ? AND period = ?"
        if self._connection.execute(there, (self._office, span.code)).fetchone() is not None:
            return "task_states", span.code
        if self._made_for == span.code:
            return "made_states", span.code
        self._connection.execute(_MADE_TABLE)
        self._connection.execute("DELETE FROM made_states")
        self._connection.execute(_INSERT_JUDGED, (json.dumps(judged(snapshot(), span)),))
        # A reader's transaction takes the table back with all else.
        self._made_for = "" if self._connection.in_transaction else span.code
        return "made_states", span.code

    def told(self, period: str, known: Mapping[str, str]) -> Told:
        """Return which progress of the own office counts in a period. Raises UsageError for a code that names none."""
        span = self._windows.of(self._office, period) or window(period)
        offices = names_of(self._office, known)
        marks = ", ".join("?" * len(offices))
        statement = f"SELECT DISTINCT period FROM progress WHERE unit IN ({marks})"  # noqa: S608
        found: list[tuple[str, bool, str]] = []
        for (written,) in self._connection.execute(statement, offices).fetchall():
            told = self._windows.of(self._office, written)
            if told is not None and (told.code == span.code or told.as_of <= span.as_of):
                found.append((written, told.code == span.code, told.as_of.isoformat()))
        return Told(found, offices, dict(known))

    def refresh(
        self, tasks: Collection[str], known: Mapping[str, str], only: Mapping[str, Collection[str]] | None = None
    ) -> None:
        """Make the rows of some tasks anew; ``only`` limits them to some offices' periods."""
        for piece, marks in pieces(sorted(tasks)):
            old = set(map(tuple, self._connection.execute(_select(f"task IN ({marks})"), piece)))
            if only is not None:
                old = {row for row in old if row[2] in only.get(row[1], ())}
            new = set(map(tuple, self.made(piece, known, only)))
            gone = [row[:3] for row in old - new]
            if gone:
                statement = "DELETE FROM task_states WHERE task = ? AND unit = ? AND period = ?"
                self._connection.executemany(statement, gone)
            fresh = sorted(new - old)
            if fresh:
                self._connection.executemany(_INSERT.format("task_states"), fresh)

    def made(
        self, tasks: Sequence[str], known: Mapping[str, str], only: Mapping[str, Collection[str]] | None = None
    ) -> list[StateRow]:
        """Return the rows that some tasks should have."""
        there = [uid for uid in tasks if uid not in known]
        records = read_records(self._connection, _of(Task), there)
        names = {uid: uid for uid in records} | {old: kept for old, kept in known.items() if kept in records}
        told: dict[str, dict[str, list[Progress]]] = defaultdict(lambda: defaultdict(list))
        changed: dict[str, int] = {}
        for row in read_where(self._connection, _of(Progress), "task", names):
            if isinstance(row, Progress):
                told[names[row.task]][known.get(row.unit, row.unit)].append(row)
        stages: dict[str, list[Milestone]] = defaultdict(list)
        for stage in read_where(self._connection, _of(Milestone), "task", names):
            if isinstance(stage, Milestone):
                stages[names[stage.task]].append(stage)
        if any(len(rows) > 1 for units in told.values() for rows in units.values()):
            changed = self._steps(names)
        periods = self._periods() if only is None else only
        rows: list[StateRow] = []
        for uid, task in records.items():
            for unit in {self._office, *told[uid]} & set(periods):
                rows += self._of_task(task, unit, told[uid][unit], stages[uid], periods[unit], changed)
        return rows

    def _judge_new(self, fresh: Iterable[NewTask]) -> None:
        """Add the rows of new tasks, without looking up again what was just written; those that are alike but once."""
        periods = self._periods() if fresh else {}
        rows: list[tuple[Any, ...]] = []
        known: dict[Hashable, list[StateRow]] = {}
        for made in fresh:
            for unit in {self._office, *[row.unit for row in made.told]} & periods.keys():
                own, judged_alike = made.of(unit)
                alike = unit, judged_alike
                if alike not in known:
                    known[alike] = list(self._of_task(made.task, unit, own, made.stages, periods[unit], {}))
                rows += [(made.task.uid, *row[1:]) for row in known[alike]]
        rows.sort(key=itemgetter(0, 1, 2))
        if rows:
            columns = dict(zip(StateRow._fields, zip(*rows, strict=True), strict=True))
            self._connection.executemany(*insertion("task_states", columns))

    def _of_task(
        self,
        task: Record,
        unit: str,
        told: Sequence[Progress],
        stages: Sequence[Milestone],
        codes: Iterable[str],
        changed: Mapping[str, int],
    ) -> Iterable[StateRow]:
        spans = [(row, span) for row in told if (span := self._windows.of(unit, row.period)) is not None]
        for code in codes:
            period = self._windows.of(unit, code)
            if period is None or not isinstance(task, Task):
                continue
            found = latest_told(spans, period, changed)
            state = task_state(task, found[0] if found else None, stages, period)
            yield state_row(task, unit, code, state, carried=found is not None and found[1])

    def _came(self, told: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
        """Note the periods that an office now tells something in; return those that are new."""
        moved: set[tuple[str, str]] = set()
        for unit, code in told:
            span = self._windows.of(unit, code)
            if span is None:
                continue
            statement = "INSERT OR IGNORE INTO state_periods (unit, period) VALUES (?, ?)"
            if self._connection.execute(statement, (unit, span.code)).rowcount:
                moved.add((unit, span.code))
        return moved

    def _went(self, told: Collection[tuple[str, str]]) -> None:
        """Drop the periods that an office no longer tells anything in, with their rows."""
        for unit, code in told:
            span = self._windows.of(unit, code)
            if span is None or span.code in self._still_told(unit):
                continue
            for name in ("state_periods", "task_states"):
                statement = f"DELETE FROM {name} WHERE unit = ? AND period = ?"  # noqa: S608
                self._connection.execute(statement, (unit, span.code))

    def _still_told(self, unit: str) -> set[str]:
        statement = "SELECT period FROM progress WHERE unit = ? UNION SELECT code FROM period WHERE unit = ?"
        codes = [row[0] for row in self._connection.execute(statement, (unit, unit))]
        return {span.code for code in codes if (span := self._windows.of(unit, code)) is not None}

    def _periods(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for unit, code in self._connection.execute("SELECT unit, period FROM state_periods ORDER BY unit, period"):
            found[unit].append(code)
        return found

    def _tasks(self) -> list[str]:
        return [row[0] for row in self._connection.execute("SELECT uid FROM task")]

    def _steps(self, tasks: Iterable[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for piece, marks in pieces(tasks):
            found.update(self._connection.execute(f"SELECT uid, step FROM progress WHERE task IN ({marks})", piece))  # noqa: S608
        return found


def _both(edits: Iterable[Edit]) -> list[Record]:
    return [record for edit in edits for record in (edit.old, edit.new) if record is not None]


def _told(step: Edits, known: Mapping[str, str]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return the offices and periods that records came to and went from."""
    came: set[tuple[str, str]] = set()
    went: set[tuple[str, str]] = set()
    for edit in (*step.by_type.get(Progress.TYPE, ()), *step.by_type.get(Period.TYPE, ())):
        old, new = _place(edit.old, known), _place(edit.new, known)
        if new is not None and (old != new or isinstance(edit.new, Period)):
            came.add(new)
        if old is not None and old != new:
            went.add(old)
    return came, went


def _place(record: Record | None, known: Mapping[str, str]) -> tuple[str, str] | None:
    if isinstance(record, Progress):
        return known.get(record.unit, record.unit), record.period
    if isinstance(record, Period):
        return known.get(record.unit, record.unit), record.code
    return None


def _tasks_of(record: Record) -> tuple[str, ...]:
    if isinstance(record, Task):
        return (record.uid,)
    if isinstance(record, Progress | Milestone):
        return (record.task,)
    return ()


def _of(kind: type[Record]) -> Any:
    return table(kind.TYPE)


def _select(where: str) -> str:
    return f"SELECT {_COLUMNS} FROM task_states WHERE {where}"  # noqa: S608 - columns and marks only
