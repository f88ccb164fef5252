"""A store in memory that fits the port: for tests of windows and actions that need no file."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cdsdesk.errors import ConflictError, RecordError
from cdsdesk.model.changes import Change, ChangeSet, changed_record
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Unit
from cdsdesk.model.ports import Hit, KeptPackage, ListQuery, Step, StepChange
from cdsdesk.model.reading import state_of
from cdsdesk.model.selection import select, without_aliases
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Task
from cdsdesk.progress import Progress
from cdsdesk.vietnamese.text import natural_key, search_key, sort_text


@dataclass(frozen=True)
class TypedText:
    """A text in progress."""

    type: str
    uid: str
    field: str
    text: str


class MemoryShelf:
    """Packages by their SHA-256."""

    def __init__(self) -> None:
        self._kept: dict[str, KeptPackage] = {}

    def keep(self, packages: Iterable[KeptPackage]) -> None:
        self._kept |= {one.sha256: one for one in list(packages) if one.sha256 not in self._kept}

    def data(self, digest: str) -> bytes | None:
        return self._kept[digest].data if digest in self._kept else None

    def known(self) -> frozenset[str]:
        return frozenset(self._kept)

    def summaries(self, digests: Collection[str]) -> Iterator[tuple[str, str]]:
        return ((one, self._kept[one].summary) for one in digests if one in self._kept)


class MemoryStore:
    """Records by uid and every step that was made."""

    def __init__(self, office: Unit, others: Iterable[Record] = ()) -> None:
        self._office = office.uid
        self._records: dict[str, Record] = {record.uid: record for record in (office, *others)}
        self._steps: list[tuple[Step, ChangeSet]] = []
        self._touched: dict[str, int] = {}
        self._drafts: dict[tuple[str, str], TypedText] = {}
        self.refusal: Exception | None = None
        self.closed = False
        self.packages = MemoryShelf()

    def office(self) -> str:
        return self._office

    def apply(self, changes: ChangeSet, progress: Progress | None = None) -> Step:
        if self.refusal is not None:
            raise self.refusal
        for change in changes.changes:
            if (change.before is None) is (change.uid in self._records):
                raise ConflictError("Bản ghi đã đổi", (change.uid,))
        step = Step(
            len(self._steps) + 1,
            changes.label,
            changes.who,
            datetime.now().isoformat(timespec="seconds"),
            undoes=changes.undoes,
            redoes=changes.redoes,
            records=len(changes.changes),
        )
        for change in changes.changes:
            after = changed_record(self._records.get(change.uid), change)
            if after is None:
                del self._records[change.uid]
            else:
                self._records[change.uid] = after
            self._touched[change.uid] = step.number
        self._steps.append((step, changes))
        return step

    def snapshot(self, period: str | None = None, unit: str | None = None, *, tree: bool = False) -> Snapshot:
        everything = Snapshot(self._office, without_aliases(self._records.values()))
        if period is None:
            return everything
        return select(everything, period, unit, tree=tree, changed=self._touched)

    def get(self, uid: str) -> Record | None:
        return self._records.get(uid)

    def ids(self, query: ListQuery) -> Sequence[str]:
        snapshot = self.snapshot(query.period or None)
        rows = [row for row in snapshot.records.values() if query.type == row.TYPE]
        if query.kind:
            rows = [row for row in rows if getattr(row, "kind", "") == query.kind]
        if query.words:
            words = search_key(query.words).split()
            rows = [row for row in rows if all(word in self._found_in(snapshot, row) for word in words)]
        if query.plan:
            own = {item.task for item in snapshot.where(PlanItem, "plan", query.plan)}
            rows = [row for row in rows if row.uid in own]
        if query.states:
            rows = [row for row in rows if isinstance(row, Task) and state_of(snapshot, row).printed in query.states]
        rows.sort(key=lambda row: self._place(snapshot, row, query.plan))
        for name in reversed(query.order):
            rows.sort(key=lambda row: self._value(snapshot, row, name.lstrip("-")), reverse=name.startswith("-"))
        return [row.uid for row in rows]

    def _found_in(self, snapshot: Snapshot, row: Record) -> str:
        return search_key(" ".join(str(value) for value in vars(row).values() if isinstance(value, str | tuple)))

    def _place(self, snapshot: Snapshot, row: Record, plan: str) -> tuple[object, ...]:
        items = snapshot.where(PlanItem, "task", row.uid)
        for item in sorted(items, key=lambda one: (not plan or one.plan == plan, bool(one.code)), reverse=True):
            return item.plan if not plan else "", item.annex, natural_key(item.code), row.position, row.uid
        return "~", "", (), row.position, row.uid

    def _value(self, snapshot: Snapshot, row: Record, name: str) -> str:
        if name == "state" and isinstance(row, Task):
            return str(state_of(snapshot, row).printed)
        value = getattr(row, name, "")
        return sort_text(value) if isinstance(value, str) else str(value)

    def counts(self) -> Mapping[str, int]:
        kinds = [record.TYPE for record in self._records.values()]
        return {kind: kinds.count(kind) for kind in set(kinds)}

    def undo(self, step: int | None = None, who: str = "", progress: Progress | None = None) -> Step:
        number = step or self._last_done()
        if not number:
            raise RecordError("Không còn gì để hoàn tác")
        changes = self._steps[number - 1][1]
        return self.apply(replace(changes.inverse(), who=who, undoes=number))

    def redo(self, who: str = "", progress: Progress | None = None) -> Step:
        number = self._last_undone()
        if not number:
            raise RecordError("Không còn gì để làm lại")
        return self.apply(replace(self._steps[number - 1][1], who=who, undoes=None, redoes=number))

    def history(self, limit: int = 1000, before: int | None = None) -> Sequence[Step]:
        undone: dict[int | None, int] = {}
        for step, _ in self._steps:
            if step.undoes:
                undone[step.undoes] = step.number
            undone.pop(step.redoes, 0)
        steps = [replace(step, undone_by=undone.get(step.number)) for step, _ in reversed(self._steps)]
        return [step for step in steps if before is None or step.number < before][:limit]

    def step_changes(self, number: int, limit: int = 1000) -> Sequence[Change]:
        return self._steps[number - 1][1].changes[:limit]

    def removed_with(self, uid: str) -> Sequence[str]:
        gone = [change for _, changes in self._steps for change in changes.changes if change.after is None]
        return [change.uid for change in gone if uid in (change.before or {}).values()]

    def removing_steps(self) -> frozenset[int]:
        gone = [step.number for step, changes in self._steps if any(one.after is None for one in changes.changes)]
        return frozenset(gone)

    def record_history(self, uid: str) -> Sequence[StepChange]:
        return [
            StepChange(step, change)
            for step, changes in reversed(self._steps)
            for change in changes.changes
            if change.uid == uid
        ]

    def undo_label(self) -> str:
        number = self._last_done()
        return self._steps[number - 1][0].label if number else ""

    def redo_label(self) -> str:
        number = self._last_undone()
        return self._steps[number - 1][0].label if number else ""

    def state_counts(self, period: str, plan: str = "", kind: str = "") -> Mapping[str, int]:
        snapshot = self.snapshot(period)
        tasks = [snapshot.find(Task, uid) for uid in self.ids(ListQuery("task", plan=plan, kind=kind, period=period))]
        printed = [state_of(snapshot, task).printed for task in tasks if task is not None]
        return {state: printed.count(state) for state in set(printed) if state is not None}

    def put_draft(self, type_name: str, uid: str, field: str, text: str) -> None:
        self._drafts[uid, field] = TypedText(type_name, uid, field, text)

    def drop_draft(self, uid: str = "", field: str = "") -> None:
        self._drafts = {
            key: kept for key, kept in self._drafts.items() if (uid and key[0] != uid) or (field and key[1] != field)
        }

    def undo_size(self, number: int | None = None) -> int:
        return 0

    def redo_size(self) -> int:
        return 0

    def settle(self) -> int:
        return 0

    def drafts(self) -> Sequence[TypedText]:
        return list(self._drafts.values())

    def make_ready(self, changes: ChangeSet, progress: Progress | None = None) -> ChangeSet:
        return changes

    def look(self, whole: Snapshot) -> "MemoryStore":
        made = MemoryStore(self._records[self._office], self._records.values())  # type: ignore[arg-type]
        made._steps = list(self._steps)
        made._touched = dict(self._touched)
        made.packages = self.packages
        return made

    def close(self) -> None:
        self.closed = True

    def search(self, words: str, limit: int = 200) -> Sequence[Hit]:
        wanted = search_key(words).split()
        snapshot = self.snapshot()
        found = [
            Hit(row.TYPE, row.uid, str(getattr(row, "title", "") or getattr(row, "name", "") or row.uid))
            for row in self._records.values()
            if wanted and all(word in self._found_in(snapshot, row) for word in wanted)
        ]
        return found[:limit]

    def _stacks(self) -> tuple[list[int], list[int]]:
        done: list[int] = []
        undone: list[int] = []
        for step, _ in self._steps:
            if step.undoes:
                done.remove(step.undoes)
                undone.append(step.undoes)
            elif step.redoes:
                undone.remove(step.redoes)
                done.append(step.redoes)
            else:
                done.append(step.number)
                undone.clear()
        return done, undone

    def _last_done(self) -> int:
        return (self._stacks()[0] or [0])[-1]

    def _last_undone(self) -> int:
        return (self._stacks()[1] or [0])[-1]
