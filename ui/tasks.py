"""Long work off the window's thread: one job at a time, progress thinned, late results of replaced jobs dropped."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from cdsdesk.errors import CdsError
from cdsdesk.progress import Cancelled
from cdsdesk.progress import Progress as ProgressPort
from ui.widgets.pause import next_turn

_PAUSE = 1 / 15
# Painting lets go of the interpreter at many calls; a busy worker would keep it for 5 ms at each of them.
_GIVES_WAY_SECONDS = 0.0002
Work = Callable[[ProgressPort], Any]


@dataclass(frozen=True)
class Job:
    """What is asked for: a Vietnamese title, the work, who takes the result, and the lane that it runs in.

    A new job of a lane replaces the one before: its result is dropped, and it is asked to stop.
    """

    title: str
    work: Work
    done: Callable[[Any], None]
    failed: Callable[[CdsError], None]
    cancelled: Callable[[], None] | None = None
    lane: str = ""
    quiet: bool = False


class Runner(Protocol):
    """Runs jobs: in a worker thread, or at once in tests."""

    def run(self, job: Job) -> None:
        """Run a job; its ``done`` or ``failed`` is called on the window's thread."""

    def soon(self, owner: QObject, act: Callable[[], object]) -> None:
        """Do something short in the next turn of the event loop, unless ``owner`` is gone by then."""

    def stop(self) -> None:
        """Ask everything to stop and wait for it."""


class _Messages(QObject):
    """Carries a job's news over to the window's thread; a runnable has no signals of its own."""

    progress = Signal(int, int, int, str)
    ended = Signal(int, object, object)


class _Worker(QRunnable):
    def __init__(self, number: int, work: Work, messages: _Messages) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._number = number
        self._work = work
        self._messages = messages
        self._told = 0.0
        self.stopped = False

    def report(self, done: int, total: int, text: str = "") -> None:
        """Pass the progress on, some fifteen times a second. Raises Cancelled."""
        if self.stopped:
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= _PAUSE or done >= total:
            self._told = now
            self._messages.progress.emit(self._number, done, total, text)

    def run(self) -> None:
        """Do the work; whatever it raises goes to the window's thread."""
        result: object = None
        error: BaseException | None = None
        try:
            result = self._work(self)
        except BaseException as raised:
            error = raised
        self._messages.ended.emit(self._number, result, error)


class TaskRunner(QObject):
    """One worker thread; jobs queue. ``started``, ``progress`` and ``ended`` feed the panel that shows them."""

    started = Signal(str)
    progress = Signal(int, int, str)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        sys.setswitchinterval(_GIVES_WAY_SECONDS)
        self._messages = _Messages(self)
        self._messages.progress.connect(self._on_progress)
        self._messages.ended.connect(self._on_ended)
        self._jobs: dict[int, tuple[Job, _Worker]] = {}
        self._number = 0

    def run(self, job: Job) -> None:
        """Queue a job."""
        if job.lane:
            for number, (other, worker) in list(self._jobs.items()):
                if other.lane == job.lane:
                    worker.stopped = True
                    self._jobs[number] = (_silenced(other), worker)
        self._number += 1
        worker = _Worker(self._number, job.work, self._messages)
        self._jobs[self._number] = job, worker
        if not job.quiet:
            self.started.emit(job.title)
        self._pool.start(worker)

    def soon(self, owner: QObject, act: Callable[[], object]) -> None:
        """Do something short in the next turn of the event loop, unless ``owner`` is gone by then."""
        next_turn(owner, act)

    def cancel(self) -> None:
        """Ask the jobs that the panel shows to stop; they end at their next report."""
        for job, worker in self._jobs.values():
            if not job.quiet:
                worker.stopped = True

    def stop(self) -> None:
        """Ask everything to stop and wait for the thread."""
        for _, worker in self._jobs.values():
            worker.stopped = True
        self._pool.clear()
        self._pool.waitForDone()
        self._jobs.clear()

    @property
    def waiting(self) -> int:
        """How many jobs are under way or queued, quiet ones too."""
        return len(self._jobs)

    @property
    def busy(self) -> bool:
        """Whether a job that the panel shows is under way."""
        return any(not job.quiet for job, _ in self._jobs.values())

    @Slot(int, int, int, str)
    def _on_progress(self, number: int, done: int, total: int, text: str) -> None:
        if number in self._jobs and not self._jobs[number][0].quiet:
            self.progress.emit(done, total, text)

    @Slot(int, object, object)
    def _on_ended(self, number: int, result: object, error: BaseException | None) -> None:
        entry = self._jobs.pop(number, None)
        if entry is None:
            return
        job = entry[0]
        if not job.quiet and not self.busy:
            self.ended.emit()
        deliver(job, result, error)


class ImmediateRunner:
    """Runs a job at once on the caller's thread; for tests and for work that is short."""

    def __init__(self) -> None:
        self.titles: list[str] = []

    def report(self, done: int, total: int, text: str = "") -> None:
        """Listen to nothing."""

    def run(self, job: Job) -> None:
        """Run now."""
        self.titles.append(job.title)
        result: object = None
        error: BaseException | None = None
        try:
            result = job.work(self)
        except (CdsError, Cancelled) as raised:
            error = raised
        deliver(job, result, error)

    def soon(self, owner: QObject, act: Callable[[], object]) -> None:
        """Do it now."""
        act()

    def stop(self) -> None:
        """Nothing ever waits here."""


def deliver(job: Job, result: object, error: BaseException | None) -> None:
    """Hand a job's end to the one who asked; an error that is a bug is raised for the error net."""
    if error is None:
        job.done(result)
    elif isinstance(error, Cancelled):
        if job.cancelled is not None:
            job.cancelled()
    elif isinstance(error, CdsError):
        job.failed(error)
    else:
        raise error


def _silenced(job: Job) -> Job:
    return Job(job.title, job.work, lambda _result: None, lambda _error: None, None, job.lane, job.quiet)
