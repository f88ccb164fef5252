"""A turn of the event loop is one that answers what came meanwhile, and goes with its owner."""

from itertools import pairwise

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.pause import next_turn

LONGEST_MS = 5000


class Page(QWidget):
    """Notes in which order it is painted and finished."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[str] = []

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Finish in a turn of its own."""
        super().showEvent(event)
        next_turn(self, lambda: self.met.append("finished"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Note it."""
        self.met.append("painted")


def test_a_page_is_painted_before_its_next_turn(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "finished" in page.met, timeout=LONGEST_MS)
    assert page.met[0] == "painted"
    assert page.met.count("finished") == 1


def test_turns_let_a_timer_that_is_due_go_first(qtbot: QtBot) -> None:
    owner, met = QObject(), []
    beat = QTimer(owner)
    beat.timeout.connect(lambda: met.append("beat"))
    beat.start(0)

    def turn(left: int) -> None:
        met.append("turn")
        if left:
            next_turn(owner, lambda: turn(left - 1))

    turn(3)
    qtbot.waitUntil(lambda: met.count("turn") == 4, timeout=LONGEST_MS)
    assert "beat" in met[met.index("turn") + 1 :]
    assert not any(first == second == "turn" for first, second in pairwise(met))
    qtbot.waitUntil(lambda: owner.findChildren(QTimer) == [beat], timeout=LONGEST_MS)


def test_a_turn_whose_owner_is_gone_does_nothing(qtbot: QtBot) -> None:
    owner, met = QObject(), []
    next_turn(owner, lambda: met.append("turn"))
    owner.deleteLater()
    qtbot.wait(50)
    assert met == []
