"""While an officer looks at what an import would do, the worker works out its step: writing it is then short."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cdsdesk.errors import CdsError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.progress import Progress
from ui import later
from ui.desk import Desk
from ui.lending import LARGE
from ui.places.importing_wait import Listener
from ui.tasks import Job
from ui.widgets.pause import pause

if TYPE_CHECKING:
    from cdsdesk.actions.importing import Preview

Then = Callable[[ChangeSet], None]
# The page is painted first, and of several answers in a row only the last is followed.
_PAUSE_MS = 300


class Ahead(QObject):
    """The step of the preview that is looked at; small ones are not worth it. ``heard`` shows how far it is."""

    def __init__(self, desk: Desk, lane: str, heard: Callable[[int, int, str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._lane = desk, lane
        self._shown: Preview | None = None
        self._step: ChangeSet | None = None
        self._then: Then | None = None
        self._left: Callable[[], None] = self.forget
        self._starting = pause(self, _PAUSE_MS, self._start)
        self._listener = Listener(self)
        self._listener.told.connect(lambda *told: heard(*told) if self.waits else None)

    @property
    def waits(self) -> bool:
        """Whether somebody waits for the step."""
        return self._then is not None

    def follow(self, shown: "Preview") -> None:
        """Work out the step of a preview soon; what was made of another is forgotten."""
        self.forget()
        if shown.to_write() > LARGE and not self._desk.lock and not self._desk.writing:
            self._shown = shown
            self._starting.start()

    def forget(self) -> None:
        """Let go of what was made; nobody waits any more."""
        self._starting.stop()
        self._shown = self._step = self._then = None

    def take(self, shown: "Preview", then: Then, left: Callable[[], None]) -> None:
        """Hand over the step of a preview once it is made, or say that it was stopped."""
        if shown is not self._shown:
            self._make(shown, then)
            return
        self._then, self._left = then, left
        if self._starting.isActive():
            self._start()
        elif self._step is not None:
            self._hand_over(self._step)

    def stop(self) -> None:
        """Ask what works it out to stop."""
        self._listener.stopped = True

    def _start(self) -> None:
        self._starting.stop()
        shown, store, whole, who = self._shown, self._desk.store, self._desk.everything(), self._desk.who
        assert shown is not None
        self._listener.stopped = False

        def work(progress: Progress) -> ChangeSet:
            with closing(store.look(whole)) as copy:
                return copy.make_ready(later.import_step(shown, who), self._listener.over(progress))

        def made(step: ChangeSet) -> None:
            self._step = step
            if self.waits:
                self._hand_over(step)

        def refused(_why: CdsError) -> None:
            then = self._then
            self.forget()
            if then is not None:  # the writing says why
                self._make(shown, then)

        self._desk.runner.run(Job("Chuẩn bị ghi", work, made, refused, self._stopped, self._lane, quiet=True))

    def _make(self, shown: "Preview", then: Then) -> None:
        who, title = self._desk.who, f"Ghi {shown.reading.source}"
        failed = self._desk.failed.emit
        self._desk.runner.run(Job(title, lambda _told: later.import_step(shown, who), then, failed, None, self._lane))

    def _hand_over(self, step: ChangeSet) -> None:
        then = self._then
        self.forget()
        if then is not None:
            then(replace(step, who=self._desk.who))

    def _stopped(self) -> None:
        waited, left = self.waits, self._left
        self.forget()
        if waited:
            left()
