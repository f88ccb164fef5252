"""Long work of the window's own thread, cut into slices: short work runs through, longer work shows how far it is."""

from collections.abc import Generator
from time import monotonic
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from ui.widgets.boxes import button
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

T = TypeVar("T")
_AT_ONCE, _SLICE = 0.08, 0.04


class Work(Generic[T]):
    """A generator that yields how much is done and returns the result."""

    def __init__(self, steps: Generator[int, None, T]) -> None:
        self._steps = steps
        self.done = 0
        self.result: T | None = None
        self.finished = False

    def go_on(self, seconds: float) -> bool:
        """Work for a while; True once it is finished."""
        until = monotonic() + seconds
        while not self.finished:
            try:
                self.done = next(self._steps)
            except StopIteration as end:
                self.result, self.finished = end.value, True
            if monotonic() >= until:
                break
        return self.finished


def in_slices(parent: QWidget, words: str, steps: Generator[int, None, T], whole: int) -> T | None:
    """Run work to its end and return its result; None when it was stopped half-way, which changes nothing."""
    work = Work(steps)
    if not work.go_on(_AT_ONCE):
        shown = SlicesDialog(work, words, whole, parent)
        shown.exec()
        shown.deleteLater()
    return work.result


class SlicesDialog(QDialog):
    """How far long work is, with a button that stops it."""

    def __init__(self, work: Work[T], words: str, whole: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words)
        self.setMinimumWidth(360)
        self._work = work
        inside = column(self, 16, 10)
        inside.addWidget(Label(f"{words}…"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, max(whole, 1))
        inside.addWidget(self.bar)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Huỷ", self.reject))
        inside.addLayout(foot)
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._turn)
        self._turns.start()

    def _turn(self) -> None:
        if self._work.go_on(_SLICE):
            self._turns.stop()
            self.accept()
        self.bar.setValue(self._work.done)

    def reject(self) -> None:
        """Stop; nothing was written yet."""
        self._turns.stop()
        super().reject()
