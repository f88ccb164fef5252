"""Chips go on in the next line; what Qt asks of them again and again is worked out once."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import Flow


class Block(QWidget):
    """Forty wide, twenty high; counts how often it is asked."""

    asked = 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Tell its size."""
        Block.asked += 1
        return QSize(40, 20)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A place with three blocks in it."""
    made = QWidget()
    qtbot.addWidget(made)
    flow = Flow(made, gap=10)
    for _ in range(3):
        flow.addWidget(Block(made))
    made.resize(300, 100)
    made.show()
    return made


def flow_of(page: QWidget) -> Flow:
    found = page.layout()
    assert isinstance(found, Flow)
    return found


def test_items_go_on_in_the_next_line(page: QWidget) -> None:
    flow = flow_of(page)
    assert (flow.sizeHint(), flow.minimumSize().height()) == (QSize(140, 20), 0)
    assert [flow.heightForWidth(width) for width in (140, 139, 89, 40)] == [20, 50, 80, 80]
    flow.setGeometry(QRect(5, 7, 100, 50))
    assert [one.geometry().topLeft().toTuple() for one in page.findChildren(Block)] == [(5, 7), (55, 7), (5, 37)]


def test_what_was_asked_once_is_not_worked_out_again_until_an_item_changes(page: QWidget) -> None:
    flow = flow_of(page)
    assert flow.heightForWidth(100) == 50
    Block.asked = 0
    for _ in range(20):
        assert flow.heightForWidth(100) == 50
        assert flow.sizeHint() == QSize(140, 20)
        flow.setGeometry(QRect(0, 0, 100, 50))
    assert Block.asked == 0
    page.findChildren(Block)[0].hide()
    assert flow.heightForWidth(100) == 20
    assert flow.sizeHint() == QSize(90, 20)
    assert flow.takeAt(2) is not None
    flow.invalidate()
    assert flow.sizeHint() == QSize(40, 20)


def test_no_item_takes_no_room(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = Flow(page)
    assert (flow.heightForWidth(100), flow.sizeHint(), flow.minimumSize()) == (0, QSize(0, 0), QSize(0, 0))
