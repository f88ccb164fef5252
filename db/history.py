"""The steps as a person sees them: what undo and redo point at, typing folded together, the life of one record."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cdsdesk.errors import RecordError
from cdsdesk.model.changes import Change
from cdsdesk.model.ports import Step, StepChange
from db.chain import entries_of, values_of

_COLUMNS = "number, label, who, at, undoes, redoes, records, folding, baseline"
Group = tuple[int, ...]


@dataclass(frozen=True)
class Line:
    """One step with what decides how it folds."""

    step: Step
    folding: str = ""
    baseline: bool = False

    def joins(self, other: "Line") -> bool:
        """Whether this step goes on with the typing of the step right before it."""
        plain = all(one.step.undoes is None and one.step.redoes is None and not one.baseline for one in (self, other))
        same = self.folding == other.folding and self.step.who == other.step.who
        return plain and bool(self.folding) and same and self.step.number == other.step.number + 1


class Timeline:
    """All steps in order, with the two stacks that follow from them; history itself is only ever added to."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines: dict[int, Line] = {}
        self._group_of: dict[int, Group] = {}
        self._undone_by: dict[int, int] = {}
        self._undo: list[Group] = []
        self._redo: list[Group] = []
        self._newest = 0
        for line in lines:
            self.add(line)

    def add(self, line: Line) -> None:
        """Take in the newest step."""
        number = line.step.number
        before = self._lines.get(number - 1)
        self._lines[number] = line
        self._newest = number
        group: Group = (number,)
        if before is not None and line.joins(before) and self._undo and self._undo[-1][-1] == number - 1:
            group = (*self._undo.pop(), number)
        for member in group:
            self._group_of[member] = group
        if line.baseline:
            self._undo, self._redo = [], []
        elif line.step.redoes is not None:
            self._redone(line.step.redoes)
        elif line.step.undoes is not None:
            self._undone(line.step.undoes, number)
        else:
            self._edited(group)

    def to_undo(self, number: int | None = None) -> Group:
        """Return the steps that undo takes back together. Raises RecordError when there are none."""
        if number is None:
            if not self._undo:
                raise _refused("Không còn bước nào để hoàn tác")
            return self._undo[-1]
        group = self._group_of.get(number)
        if group is None:
            raise _refused(f"Không có bước {number}")
        line = self._lines[number]
        if line.baseline:
            raise _refused(f"Bước {number} “{line.step.label}” không hoàn tác được")
        if group[0] in self._undone_by:
            raise _refused(f"Bước {number} đã được hoàn tác ở bước {self._undone_by[group[0]]}")
        return group

    def to_redo(self) -> Group:
        """Return the steps that redo does again together. Raises RecordError when there are none."""
        if not self._redo:
            raise _refused("Không còn bước nào để làm lại")
        return self._redo[-1]

    def undo_label(self) -> str:
        """Return what undo would take back; empty when there is nothing."""
        return self.label(self._undo[-1]) if self._undo else ""

    def redo_label(self) -> str:
        """Return what redo would do again; empty when there is nothing."""
        return self.label(self._redo[-1]) if self._redo else ""

    def size(self, group: Group) -> int:
        """Return how many records a group of steps changed, one that was changed in several counted in each."""
        return sum(self._lines[number].step.records for number in group)

    def label(self, group: Group) -> str:
        """Return what was first done: taking back and doing again go by the label of that step, however deep."""
        step = self._lines[group[-1]].step
        while (origin := step.undoes or step.redoes) is not None:
            step = self._lines[self._group_of[origin][-1]].step
        return step.label

    def group_of(self, number: int) -> Group:
        """Return the steps that are shown as one with a step. Raises RecordError without such a step."""
        if number not in self._group_of:
            raise _refused(f"Không có bước {number}")
        return self._group_of[number]

    def shown(self, number: int) -> Step:
        """Return a step, or the typing that it belongs to, as a list shows it."""
        group = self._group_of[number]
        steps = [self._lines[member].step for member in group]
        records = max(step.records for step in steps)
        return replace(steps[-1], undone_by=self._undone_by.get(group[0]), folded=len(group), records=records)

    def newest_first(self, limit: int, before: int | None = None) -> list[Step]:
        """Return the steps as a list shows them, those before a step when one is named."""
        found: list[Step] = []
        number = self._newest if before is None else self.group_of(before)[0] - 1
        while number and len(found) < limit:
            group = self._group_of.get(number)
            if group is None:
                break
            found.append(self.shown(number))
            number = group[0] - 1
        return found

    def _edited(self, group: Group) -> None:
        self._undo.append(group)
        self._redo.clear()

    def _undone(self, first: int, number: int) -> None:
        group = self._group_of[first]
        self._revive(group)
        self._mark(group, number)
        if self._undo and self._undo[-1] == group:
            self._redo.append(self._undo.pop())
        else:
            self._edited((number,))

    def _redone(self, first: int) -> None:
        group = self._redo.pop()
        if group[0] != first:
            raise ValueError(f"redo of {first} where {group} was undone last")
        for member in group:
            self._undone_by.pop(member, None)
        target = self._lines[group[0]].step.undoes
        if target is not None:
            self._mark(self._group_of[target], group[0])
        self._undo.append(group)

    def _revive(self, group: Group) -> None:
        """When a taking back is itself taken back, the step that it took back stands again."""
        target = self._lines[group[0]].step.undoes
        if target is not None:
            for member in self._group_of[target]:
                self._undone_by.pop(member, None)

    def _mark(self, group: Group, number: int) -> None:
        for member in group:
            self._undone_by[member] = number


def _refused(what: str) -> RecordError:
    return RecordError(what, "lịch sử của hồ sơ", "hãy xem các bước đã ghi trong lịch sử")


def read_timeline(connection: sqlite3.Connection) -> Timeline:
    """Return the timeline of a data file."""
    return Timeline(map(_line, connection.execute(f"SELECT {_COLUMNS} FROM steps ORDER BY number")))  # noqa: S608


def changes_of(connection: sqlite3.Connection, group: Group) -> list[Change]:
    """Return the changes of a group of steps in the order in which they were made."""
    return [change for number in group for change in entries_of(connection, number)]


def first_changes(connection: sqlite3.Connection, group: Group, limit: int) -> list[Change]:
    """Return the first changes of a group of steps, those of one record as one."""
    marks = ", ".join("?" * len(group))
    statement = f"SELECT type, uid, before, after FROM entries WHERE step IN ({marks}) ORDER BY step, place LIMIT ?"  # noqa: S608
    found: dict[str, Change] = {}
    for type_name, uid, before, after in connection.execute(statement, (*group, limit)):
        change = Change(type_name, uid, values_of(before), values_of(after))
        found[uid] = _joined(found[uid], change) if uid in found else change
    return list(found.values())


def removed_naming(connection: sqlite3.Connection, uid: str) -> list[str]:
    """Return the uids of removed records whose values held a uid."""
    statement = "SELECT DISTINCT uid FROM entries WHERE after IS NULL AND instr(before, ?) ORDER BY step"
    return [row[0] for row in connection.execute(statement, (f'"{uid}"',))]


def removing(connection: sqlite3.Connection) -> list[int]:
    """Return the numbers of the steps that removed records."""
    rows = connection.execute("SELECT DISTINCT step FROM entries WHERE after IS NULL AND before IS NOT NULL")
    return [row[0] for row in rows]


def record_history(connection: sqlite3.Connection, timeline: Timeline, uid: str) -> Sequence[StepChange]:
    """Return the changes of one record, newest first, typing folded together."""
    rows = connection.execute(
        "SELECT step, type, before, after FROM entries WHERE uid = ? ORDER BY step", (uid,)
    ).fetchall()
    found: dict[Group, Change] = {}
    for number, type_name, before, after in rows:
        change = Change(type_name, uid, values_of(before), values_of(after))
        group = timeline.group_of(number)
        found[group] = _joined(found[group], change) if group in found else change
    return [StepChange(timeline.shown(group[-1]), change) for group, change in reversed(found.items())]


def _joined(first: Change, second: Change) -> Change:
    """Return two changes of one record, made one after the other, as one."""
    if first.before is None or second.after is None:
        after = None if second.after is None else dict(first.after or {}) | dict(second.after)
        return Change(first.type, first.uid, first.before, after)
    before = dict(second.before or {}) | dict(first.before)
    return Change(first.type, first.uid, before, dict(first.after or {}) | dict(second.after))


def _line(row: tuple[int, str, str, str, int | None, int | None, int, str, int]) -> Line:
    number, label, who, at, undoes, redoes, records, folding, baseline = row
    return Line(Step(number, label, who, at, undoes, redoes, None, records), folding, bool(baseline))
