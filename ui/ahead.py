"""Builds the places of an open file in idle moments, so that going to one only has to show it."""

import sys
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

from ui.loading import load, modules_ahead
from ui.shelf import Shelf
from ui.system import give_back_memory, keep_what_is_there
from ui.tasks import Job, Runner, TaskRunner
from ui.widgets.pause import pause

# Between two keys of somebody who types lies less than this.
_QUIET_MS = 400
# What was pressed meanwhile is answered before the next place is built.
_BREATH_MS = 10
_WORK = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Ahead(QObject):
    """One place at a time, then what a report loads.

    Not while somebody or the worker works, a menu or dialog is open, a text is not written.
    Where jobs are done at once nothing goes on by itself.
    """

    def __init__(self, shelf: Shelf, runner: Runner) -> None:
        super().__init__(shelf)
        self._shelf, self._runner = shelf, runner
        self._window: QWindow | None = None
        self._modules: Iterator[str] = iter(())
        self._undisturbed = True
        self._timer = pause(self, _QUIET_MS, self._next)

    @property
    def under_way(self) -> bool:
        """Whether there are places left to build."""
        return self._timer.isActive()

    def begin(self, window: QWindow | None) -> None:
        """Build what is not built yet; each key and click in ``window`` begins the wait anew."""
        if not isinstance(self._runner, TaskRunner):
            return
        keep_what_is_there()
        self._window = window
        if window is not None:
            window.installEventFilter(self)
        self._modules = iter(modules_ahead())
        self._timer.start(_QUIET_MS)

    def stop(self) -> None:
        """Build no more."""
        self._timer.stop()
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Wait while somebody works; the event itself goes its way."""
        if event.type() in _WORK and self._timer.isActive():
            self._undisturbed = False
            self._timer.start(_QUIET_MS)
        return False

    def _next(self) -> None:
        if self._held_up():
            self._timer.start(_QUIET_MS)
        elif self._shelf.build_ahead():
            self._timer.start(_BREATH_MS)
        elif self._load_ahead():
            self._timer.start(_QUIET_MS)
        else:
            self.stop()
            give_back_memory()
            keep_what_is_there()

    def _load_ahead(self) -> bool:
        """Load the next module that is wanted soon, in the worker; False when all are there, or memory is scarce."""
        name = next((one for one in self._modules if one not in sys.modules), "")
        if name and not self._shelf.sparing:
            self._undisturbed = True
            self._runner.run(Job("Chuẩn bị", partial(load, name), self._go_on, self._go_on, quiet=True))
            return True
        return False

    def _go_on(self, _told: object) -> None:
        if self._undisturbed and self._timer.isActive():
            self._timer.start(_BREATH_MS)

    def _held_up(self) -> bool:
        return (
            QApplication.activeModalWidget() is not None
            or QApplication.activePopupWidget() is not None
            or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
            or (isinstance(self._runner, TaskRunner) and self._runner.waiting > 0)
            or bool(self._shelf.drafts())
        )
