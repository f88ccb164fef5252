"""A large step is written by the worker: it is lent the store, and the window looks at a copy of the file meanwhile.

One thread at a time uses a store: from the moment it is lent until its job has ended only the worker does.
"""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance

from cdsdesk.errors import CdsError, RecordError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.ports import ListQuery, Step
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import Cancelled, Progress
from ui.edits import difference
from ui.open_store import OpenStore
from ui.tasks import Job, Runner

# Writing so many records would take the window's thread a tenth of a second.
LARGE = 300
WRITING = "Đang ghi dữ liệu vào hồ sơ, xin chờ ghi xong rồi sửa"
STOPPED = "Đã dừng theo yêu cầu, hồ sơ không thay đổi"
Writing = Callable[[OpenStore, Progress], Step]
Perhaps = Callable[[OpenStore, Progress], Step | None]


class Lender(Protocol):
    """The desk, as far as lending its store goes; ``asked`` are the lists that it asked for last."""

    store: OpenStore
    asked: deque[ListQuery]
    failed: SignalInstance

    @property
    def runner(self) -> Runner:
        """Who runs jobs."""

    @property
    def lock(self) -> str:
        """Why nothing can be edited."""

    def set_lock(self, reason: str) -> None:
        """Lock editing with a reason, or open it with none."""

    def everything(self) -> Snapshot:
        """Return all records."""

    @property
    def code(self) -> str:
        """Return the period that is looked at."""

    def take_in(self, made: "Written") -> None:
        """Show what was written."""


@dataclass(frozen=True)
class Written:
    """What a step left: everything as it is now, the period that was looked at if it is known, what was changed."""

    step: Step
    after: Snapshot
    looked_at: Snapshot | None
    changes: ChangeSet


@dataclass(frozen=True)
class Large:
    """A step for the worker: how it is written, what it changes as far as that is known, and who is told of its end.

    ``left`` is told the refusal, or None when it was stopped; the file is then as it was. ``nothing`` is told
    when there was no step to write, ``reason`` says meanwhile why nothing can be edited.
    """

    title: str
    write: Perhaps
    done: Callable[[Written], None]
    left: Callable[[CdsError | None], None]
    changes: ChangeSet | None = None
    nothing: Callable[[], None] = lambda: None
    reason: str = WRITING


class Lending:
    """Lends the store of a desk to one job at a time."""

    def __init__(self, desk: Lender) -> None:
        self._desk = desk
        self._lent: OpenStore | None = None
        self._copy: OpenStore | None = None
        self.under_way = False

    def begin(self, large: Large) -> None:
        """Open the copy, hand the store over, write; a copy that something was written beside is opened anew."""
        self.under_way = True
        store, whole = self._desk.store, self._desk.everything()

        def look(_progress: Progress) -> None:
            self._copy = store.look(whole)

        def lend(_looked: None) -> None:
            if self._desk.everything() is whole:
                self._lend(store, whole, large)
            else:
                self._put_copy_away()
                self.begin(large)

        self._desk.runner.run(Job(large.title, look, lend, lambda error: self._leave(large, error), quiet=True))

    def borrow(self, large: Large) -> None:
        """Lend the store to work that may write a step, unless nothing can be written now, which ``left`` is told."""
        if self._desk.lock or self.under_way:
            large.left(RecordError(self._desk.lock or WRITING))
        else:
            self.begin(large)

    def beside(self, title: str, work: Callable[[OpenStore, Progress], Any], done: Callable[[Any], None]) -> None:
        """Let the worker look into the file once more, quietly; the latest of a title counts. Not while it is lent."""
        store, whole = self._desk.store, self._desk.everything()

        def look(progress: Progress) -> Any:
            with closing(store.look(whole)) as copy:
                return work(copy, progress)

        self._desk.runner.run(Job(title, look, done, self._desk.failed.emit, lane=title, quiet=True))

    def _lend(self, store: OpenStore, before: Snapshot, large: Large) -> None:
        assert self._copy is not None
        self._lent, self._desk.store = store, self._copy
        self._desk.set_lock(large.reason)
        code, asked = self._desk.code, tuple(self._desk.asked)

        def write(progress: Progress) -> Any:
            try:
                step = large.write(store, progress)
                return _written(store, step, before, large.changes, code, asked) if step else None
            except (CdsError, Cancelled):
                raise
            except Exception as bug:  # carried over, so that the store comes back before the error net tells of it
                return bug

        def end(result: Any) -> None:
            if isinstance(result, Exception):
                self._leave(large, None)
                raise result
            self._come(large, result)

        job = Job(large.title, write, end, lambda error: self._leave(large, error), lambda: self._leave(large, None))
        self._desk.runner.run(job)

    def _come(self, large: Large, written: Written | None) -> None:
        self._give_back()
        if written is None:
            self._open_again(large)
            large.nothing()
            return
        try:
            self._desk.take_in(written)
        finally:
            self._open_again(large)
        large.done(written)

    def _leave(self, large: Large, error: CdsError | None) -> None:
        self._give_back()
        self._open_again(large)
        large.left(error)

    def _open_again(self, large: Large) -> None:
        if self._desk.lock == large.reason:
            self._desk.set_lock("")

    def _give_back(self) -> None:
        self.under_way = False
        if self._lent is not None:
            self._desk.store, self._lent = self._lent, None
        self._put_copy_away()

    def _put_copy_away(self) -> None:
        copy, self._copy = self._copy, None
        if copy is not None:
            copy.close()

    def close(self) -> None:
        """Take the store back once the worker has stopped."""
        self._give_back()


def _written(
    store: OpenStore,
    step: Step,
    before: Snapshot,
    changes: ChangeSet | None,
    period: str,
    asked: Sequence[ListQuery],
) -> Written:
    """Read what the window will ask for first, so that it finds it at hand."""
    after = store.snapshot()
    for query in asked:
        store.ids(query)
    made = changes or ChangeSet(step.label, difference(before, after))
    return Written(step, after, store.snapshot(period), made)
