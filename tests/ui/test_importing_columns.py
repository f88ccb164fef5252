"""The columns of a file to be imported side by side, also when another table with more of them is chosen."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cdsdesk.actions.import_shown import ShownColumn
from ui.places.importing_columns import ColumnStrip

WORDS = {"title": "Tên nhiệm vụ", "lead": "Cơ quan chủ trì"}


def columns(count: int) -> list[ShownColumn]:
    return [ShownColumn(number, f"C{number}", f"Tên nhiệm vụ {number}", "title") for number in range(count)]


@pytest.fixture
def strip(qtbot: QtBot) -> ColumnStrip:
    made = ColumnStrip()
    qtbot.addWidget(made)
    made.resize(900, 100)
    for show in made.parts(columns(4), WORDS):
        show()
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("count", [8, 14, 2])
def test_columns_of_another_table_stand_beside_each_other(strip: ColumnStrip, count: int) -> None:
    for show in strip.parts(columns(count), WORDS):
        show()
    for _ in range(5):
        QApplication.processEvents()
    boxes = [strip.boxes[number].geometry() for number in range(count)]
    assert all(left.right() < right.left() for left, right in pairwise(boxes))
    assert all(box.width() >= strip.boxes[0].minimumWidth() for box in boxes)
    inside = strip.boxes[0].parentWidget()
    assert inside is not None
    assert inside.width() > boxes[-1].right()
