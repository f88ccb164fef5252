"""The open data file as the window sees it: one way in, one way out, signals when something changed.

The only Qt object that knows the store.
"""

import gc
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cdsdesk.checks.live import LiveCheck
from cdsdesk.errors import CdsError, RecordError
from cdsdesk.model.calling import shortened
from cdsdesk.model.changes import Change, ChangeSet
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Finding, by_record
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import Window
from cdsdesk.model.ports import Hit, ListQuery, Step
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import NoProgress, Progress
from db.store import Store as DataFile
from ui.below import Below
from ui.edits import Edit, difference
from ui.lending import LARGE, STOPPED, WRITING, Large, Lending, Writing, Written
from ui.many import MANY
from ui.open_store import OpenStore as OpenStore
from ui.open_store import Typed
from ui.tasks import Job, Runner
from ui.widgets.pause import pause

_NAMED = 2
# Bringing up the search index waits until nothing was written for a while, then leaves room between its pieces.
_IDLE_MS = 1500
_PIECE_MS = 60
_LISTS = 4
Then = Callable[[Step], None] | None


class Desk(QObject):
    """Applies changes, takes them back, gives snapshots and lists; editing is locked while ``lock`` says why.

    The check after a change waits ``check_pause`` milliseconds for the next change. ``moved`` is what the last undo or
    redo changed. ``unwritten`` writes what is being typed and returns record, field and text of what could not be.
    """

    changed = Signal(object)
    history_changed = Signal()
    saved = Signal(object)
    period_changed = Signal()
    findings_changed = Signal()
    lock_changed = Signal()
    failed = Signal(object)

    def __init__(self, store: OpenStore, path: Path, period: str, who: str, runner: Runner) -> None:
        super().__init__()
        self.store = store
        self.path = path
        self.who = who
        self.runner = runner
        self.lock = ""
        self.passing = False
        self._live = LiveCheck()
        self.below = Below(self)
        self.findings: tuple[Finding, ...] = ()
        self._found: Mapping[str, Sequence[Finding]] = {}
        self.moved: tuple[Change, ...] = ()
        self.checked = False
        self.unwritten: Callable[[], Sequence[tuple[str, str, str]]] = tuple
        self.check_pause = 0
        self._resting = pause(self, 0, self.check)
        self._idle = pause(self, _IDLE_MS, self._settle)
        self._idle.start()
        self._period = period
        self._everything: Snapshot | None = None
        self._snapshot: Snapshot | None = None
        self.lending = Lending(self)
        self.asked: deque[ListQuery] = deque(maxlen=_LISTS)

    # What there is

    def everything(self) -> Snapshot:
        """Return all records; kept until the next change."""
        if self._everything is None:
            self._everything = self.store.snapshot()
            if len(self._everything.records) > MANY:
                # Looking through so many records for rings, of which they have none, would hold the window up.
                gc.freeze()
        return self._everything

    def snapshot(self) -> Snapshot:
        """Return the records of the period; kept until the next change."""
        if self._snapshot is None:
            self._snapshot = self.store.snapshot(self._period)
        return self._snapshot

    @property
    def period(self) -> Window:
        """The period that is looked at."""
        window = self.snapshot().period
        assert window is not None
        return window

    def ids(self, query: ListQuery) -> Sequence[str]:
        """Return the uids that a table shows."""
        if query not in self.asked:
            self.asked.append(query)
        return self.store.ids(query)

    def page(self, type_name: str, uids: Sequence[str]) -> Sequence[Record | None]:
        """Return records of one type, None for those that are gone; they are at hand, so the file is not asked."""
        records = self.everything().records
        found = (records.get(uid) for uid in uids)
        return [record if record is not None and type_name == record.TYPE else None for record in found]

    def search(self, words: str) -> Sequence[Hit]:
        """Return what the words find everywhere."""
        return self.store.search(words, 60)

    def counts(self) -> Mapping[str, int]:
        """Return how many records of each type there are."""
        everything = self.everything()
        return {kind.TYPE: len(everything.all(kind)) for kind in RECORD_TYPES}

    def state_counts(self, plan: str, kind: str = "") -> Mapping[str, int]:
        """Return how many tasks of a plan and kind, of all with none, stand in each printed state."""
        return self.store.state_counts(self.period.code, plan, kind)

    @property
    def code(self) -> str:
        """The code of the period that is looked at."""
        return self._period

    def set_period(self, code: str) -> None:
        """Look at another period. A code that names none is told and changes nothing.

        While something typed for this period cannot be written the desk stays in it, else it would go into the other.
        """
        try:
            looked_at = self.store.snapshot(code)
            left = self.unwritten()
            if left:
                where = ", ".join(f"“{shortened(text)}”" for _, _, text in left[:_NAMED])
                raise RecordError("Còn nội dung của kỳ này chưa ghi được", where, "hãy sửa hoặc bỏ (Esc) rồi chuyển kỳ")
        except CdsError as error:
            self.failed.emit(error)
            return
        self._period, self._snapshot = code, looked_at
        self.period_changed.emit()
        self.check()

    # What is changed

    def apply(self, changes: ChangeSet) -> bool:
        """Write a step; False when it was refused, which ``failed`` tells."""
        if not changes:
            return True
        if self.lock:
            self.failed.emit(RecordError(self.lock))
            return False
        # A text is written when its field is left: each step is a visit of its own and never joins the one before.
        changes = replace(changes, folding="")
        try:
            self.store.apply(changes)
        except CdsError as error:
            self.failed.emit(error)
            return False
        self._written(self.store.snapshot(), changes)
        return True

    @property
    def writing(self) -> bool:
        """Whether a large step is being written beside the window."""
        return self.lending.under_way

    def apply_large(
        self,
        changes: ChangeSet,
        written: Callable[[], None],
        left: Callable[[bool], None],
        over: Callable[[Progress], Progress] = lambda progress: progress,
    ) -> None:
        """Write a step, one of many records in the worker, then say so; ``left`` is told whether it was stopped.

        Until then the window looks at a copy of the file and is locked. ``over`` lets one more hear the progress.
        """
        if self.lock or self.writing or len(changes.changes) <= LARGE:
            written() if self.apply(changes) else left(False)
            return
        changes = replace(changes, folding="")

        def write(store: OpenStore, progress: Progress) -> Step:
            return store.apply(changes, over(progress))

        def leave(error: CdsError | None) -> None:
            if error is not None:
                self.failed.emit(error)
            left(error is None)

        self.lending.begin(Large(changes.label, write, lambda _made: written(), leave, changes))

    def take_in(self, made: Written) -> None:
        """Show what was written."""
        if made.step.undoes or made.step.redoes:
            self.moved = made.changes.changes
        self._written(made.after, made.changes, made.looked_at)

    def edit(self, wanted: Edit) -> bool:
        """Write what an action makes of everything there is; a text that is not understood is told and kept."""
        try:
            changes = wanted(self.everything(), self.who)
        except CdsError as error:
            self.failed.emit(error)
            return False
        return self.apply(changes)

    def undo(self, then: Then = None) -> Step | None:
        """Take back the last step; with ``then``, which is told once it is done, a large one in the worker."""
        return self.take_back(None, then)

    def redo(self, then: Then = None) -> Step | None:
        """Do again what was taken back last, a large step as in ``undo``."""
        return self._moved(
            "Làm lại", lambda store, told: store.redo(self.who, told), lambda store: store.redo_size(), then
        )

    def take_back(self, number: int | None, then: Then = None) -> Step | None:
        """Take back any one step by itself, the last with None, a large one as in ``undo``."""

        def move(store: OpenStore, told: Progress) -> Step:
            return store.undo(number, self.who, told)

        return self._moved("Hoàn tác", move, lambda store: store.undo_size(number), then)

    def _moved(self, title: str, move: Writing, size: Callable[[OpenStore], int], then: Then) -> Step | None:
        if self.lock or self.writing:
            self.failed.emit(RecordError(self.lock or WRITING))
            return None
        before = self.everything()
        try:
            if then is not None and size(self.store) > LARGE:
                self.lending.begin(Large(title, move, lambda made: then(made.step), self._left))
                return None
            step = move(self.store, NoProgress())
        except CdsError as error:
            self.failed.emit(error)
            return None
        after = self.store.snapshot()
        self.take_in(Written(step, after, None, ChangeSet(step.label, difference(before, after))))
        if then is not None:
            then(step)
        return step

    def _left(self, error: CdsError | None) -> None:
        self.failed.emit(error or RecordError(STOPPED))

    def _written(self, after: Snapshot, changes: ChangeSet, looked_at: Snapshot | None = None) -> None:
        fits = looked_at is not None and looked_at.period is not None and looked_at.period.code == self._period
        self._everything, self._snapshot = after, looked_at if fits else None
        self._idle.start(_IDLE_MS)
        self.changed.emit(changes)
        self.history_changed.emit()
        self.saved.emit(datetime.now())
        if self.check_pause:
            self._resting.start(self.check_pause)
        else:
            self.check()

    def _settle(self) -> None:
        """Bring the search index up to a large step piece by piece; trouble with it is told by the next writing."""
        if self.lock:
            return
        with suppress(CdsError):
            if self.store.settle():
                self._idle.start(_PIECE_MS)

    # What is being typed

    def put_draft(self, uid: str, field: str, text: str) -> None:
        """Keep a text that is not written yet. Raises CdsError."""
        if not self.lock:
            record = self.everything().get(uid)
            self.store.put_draft(record.TYPE if record else "", uid, field, text)

    def drop_draft(self, uid: str = "", field: str = "") -> None:
        """Forget a kept text, or all of them. Raises CdsError."""
        if not self.lock:
            self.store.drop_draft(uid, field)

    def drafts(self) -> Sequence[Typed]:
        """Return the texts that were being typed when the program last ended."""
        return self.store.drafts()

    # What is found

    def check(self) -> None:
        """Look in the worker for what the last edits changed; a newer call replaces an older one."""
        self._resting.stop()
        standing, live = self.below.standing(), self._live
        self.runner.run(
            Job(
                "Soát lỗi",
                lambda progress: live.update(standing(progress), progress),
                self._checked,
                self.failed.emit,
                lane="check",
                quiet=True,
            )
        )

    def findings_of(self, uid: str) -> tuple[Finding, ...]:
        """Return the findings, not waived, about a record."""
        return tuple(self._found.get(uid, ()))

    def _checked(self, found: tuple[Finding, ...]) -> None:
        if self.checked and found == self.findings:
            return
        self.checked = True
        self.findings = found
        self._found = by_record(found)
        self.findings_changed.emit()

    # Who may write

    def set_lock(self, reason: str, *, passing: bool = False) -> None:
        """Lock editing with a reason, or open it with none; what is typed into cells waits for a ``passing`` one."""
        if reason != self.lock:
            self.lock, self.passing = reason, passing
            self._idle.start(_IDLE_MS)
            self.lock_changed.emit()

    def close(self) -> None:
        """Stop what runs and close the file."""
        self._resting.stop()
        self._idle.stop()
        self.runner.stop()
        self.lending.close()
        self.store.close()
        gc.unfreeze()


def open_file(path: Path, who: str, *, write: bool = True) -> DataFile:
    """Open a data file. Raises BusyError while somebody else writes, DataFileError for one not to be trusted."""
    return DataFile.open(path, write=write, who=who)


def make_file(path: Path, office: Unit, others: Sequence[Record], who: str) -> DataFile:
    """Make the data file of an office. Raises WriteError."""
    return DataFile.create(path, office, others, who)


def check_and_copy(path: Path, who: str) -> tuple[list[str], datetime | None, str]:
    """Verify a file on a connection of its own, then copy it: what does not fit, when it was copied, what failed.

    A copy that cannot be made is told and stops nobody from working. Raises DataFileError.
    """
    with DataFile.open(path, write=False, who=who) as store:
        problems = store.verify()
        if problems:
            return problems, last_copy(path), ""
        try:
            store.rotate_backups()
        except CdsError as error:
            return [], last_copy(path), error.sentence()
    return [], last_copy(path), ""


def copy_now(path: Path, who: str) -> datetime:
    """Make a proven copy of a file. Raises WriteError, DataFileError."""
    with DataFile.open(path, write=False, who=who) as store:
        return store.back_up().made


def last_copy(path: Path) -> datetime | None:
    """Return when the newest copy of a file was made."""
    return next((made for _, made in copies_of(path)), None)


def copies_of(path: Path) -> list[tuple[Path, datetime]]:
    """Return the copies of a file and when each was made, the newest first."""
    return [(one.path, one.made) for one in DataFile.backups(path)]


def newest_copy(path: Path) -> tuple[Path, datetime] | None:
    """Return the newest copy of a file and when it was made."""
    return next(iter(copies_of(path)), None)


def restore_copy(path: Path, copy: Path) -> Path | None:
    """Put a copy in the place of a file; return where the present one is kept. Raises BusyError, DataFileError."""
    return DataFile.restore(path, copy)
