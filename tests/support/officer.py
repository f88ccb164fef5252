"""An officer at the window: presses keys, types Vietnamese, clicks what is seen, and counts what it took.

One action is one key or shortcut pressed, one click, or one value typed, however long. Keys go to the window in front,
clicks to what can be seen and used; nobody reaches past the screen.
"""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from tests.support.typing_hands import HANDS, letter, typed_states
from tests.support.watchdog import Block, Watchdog
from ui.frame import Frame
from ui.places.names import PLACES
from ui.session import Session
from ui.tables.record_table import RecordTable
from ui.tasks import TaskRunner

_BREATH_MS, _QUIET_TURNS = 3, 5
_LONGEST_SECONDS = 10.0
_LOOK_MS = 5
OWN, LATER = "the test's own work", "work in the background"
D = TypeVar("D", bound=QDialog)
T = TypeVar("T")


class Officer:
    """Counts the actions of each step; ``dog`` is told what is done, so that a block has a name."""

    def __init__(self, dog: Watchdog, hand: str = "backspace") -> None:
        self.dog = dog
        self.hand = hand
        self.steps: dict[str, int] = {}
        self._step = ""
        dog.during = OWN

    def begins(self, step: str) -> None:
        """Count what follows for a step of the journey."""
        self._step = step
        self.steps.setdefault(step, 0)

    def does_beforehand(self) -> None:
        """Count nothing of what follows: it belongs to no journey."""
        self._step = ""

    def sees(self, what: str, come: Callable[[], T]) -> T:
        """Let the program bring something in a turn of its own, as it does at the start; it is no action."""
        self.dog.during = f"{what} comes"
        made = come()
        QTest.qWait(_BREATH_MS)
        self.dog.during = OWN
        return made

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or a shortcut, as it is written in menus: "Ctrl+Z", "Return"; each time counts."""
        pressed = QKeySequence(keys)[0]
        for _ in range(times):
            self._act(f"press {keys}", lambda: QTest.keyClick(_front(), pressed.key(), pressed.keyboardModifiers()))

    def goes_to(self, session: Session, place: str) -> None:
        """Go to a place by its keys."""
        self.press(next(one.keys for one in PLACES if one.key == place))

    def write(self, text: str) -> None:
        """Type a value, by the keys that a typing aid or an input method sends."""
        self._act(f"write {text}", lambda: self._type(text))

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on something that can be seen and used."""
        place = at if at is not None else widget.rect().center()
        assert widget.isVisible(), f"{widget.accessibleName()!r} cannot be seen"
        assert widget.isEnabled(), f"{widget.accessibleName()!r} cannot be used"
        assert widget.visibleRegion().contains(place), f"{widget.accessibleName()!r} is not in sight"
        name = f"click {widget.accessibleName() or type(widget).__name__}"
        self._act(name, lambda: QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place))

    def click_cell(self, table: RecordTable, uid: str, column: str) -> None:
        """Click a cell of a table."""
        self.click(table.viewport(), table.cell_at(uid, column))

    def click_button(self, words: str, within: QWidget | None = None) -> None:
        """Click the one button or link that says these words."""
        self.click(button_named(words, within))

    def in_dialog(self, kind: type[D], opening: Callable[[], None], inside: Callable[[D], None]) -> None:
        """Open a dialog that waits for an answer, and act inside; what is left open there is closed and told."""
        met: list[D] = []
        timer = QTimer()

        def look() -> None:
            front = QApplication.activeModalWidget()
            if not isinstance(front, kind) or met:
                return
            timer.stop()
            met.append(front)
            try:
                inside(front)
            finally:
                if front.isVisible():
                    front.reject()

        timer.setInterval(_LOOK_MS)
        timer.timeout.connect(look)
        timer.start()
        opening()
        end = time.monotonic() + _LONGEST_SECONDS
        while not met and time.monotonic() < end:
            QTest.qWait(_BREATH_MS)
        timer.stop()
        assert met, f"{kind.__name__} did not open"

    def wait(self, session: Session) -> None:
        """Wait until what runs beside the window is done: checks, previews."""
        assert isinstance(session.runner, TaskRunner)
        self.dog.during = LATER
        quiet, end = 0, time.monotonic() + _LONGEST_SECONDS
        while quiet < _QUIET_TURNS and time.monotonic() < end:
            QTest.qWait(_BREATH_MS)
            busy = session.runner.waiting or (session.desk is not None and session.desk._resting.isActive())
            quiet = 0 if busy else quiet + 1
        self.dog.during = OWN

    def looks_round(self, session: Session) -> None:
        """Look at what was opened before doing anything; the window uses the time to build what may be wanted."""
        self.dog.during = LATER
        end = time.monotonic() + _LONGEST_SECONDS
        while session.desk is not None and session.ahead.under_way and time.monotonic() < end:
            QTest.qWait(_BREATH_MS)
        self.dog.during = OWN

    def blocks(self) -> list[Block]:
        """Return how long the window answered nothing, the longest first."""
        found = [one for one in self.dog.blocks if one.during != OWN]
        return sorted(found, key=lambda one: -one.milliseconds)

    def _act(self, name: str, act: Callable[[], object]) -> None:
        if self._step:
            self.steps[self._step] += 1
        around = self.dog.during
        QTest.qWait(_BREATH_MS)
        _activate()
        self.dog.during = name
        act()
        QTest.qWait(_BREATH_MS)
        self.dog.during = around

    def _type(self, text: str) -> None:
        for place, word in enumerate(text.split(" ")):
            if place:
                letter(" ")
            if word:
                HANDS[self.hand](typed_states(word))
            QCoreApplication.processEvents()


def button_named(words: str, within: QWidget | None = None) -> QPushButton:
    """Return the one button that can be seen and says these words."""
    top = within if within is not None else QApplication.activeWindow()
    assert top is not None
    found = [
        one
        for one in top.findChildren(QPushButton)
        if words in (one.text().replace("&", ""), one.accessibleName()) and one.isVisible()
    ]
    assert len(found) == 1, f"{len(found)} buttons say {words!r}"
    return found[0]


def _front() -> QWindow:
    front = QGuiApplication.focusWindow()
    assert front is not None
    return front


def _activate() -> None:
    """Bring the window forward once a dialog over it is gone; without a screen nobody else does that."""
    if QGuiApplication.focusWindow() is not None:
        return
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, Frame) and one.isVisible()]
    top = QApplication.activeModalWidget() or shown[0]
    top.activateWindow()
    QTest.qWaitForWindowActive(top)
