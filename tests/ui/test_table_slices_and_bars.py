"""Parts of a table: long work in slices, bars in cells, what is selected as rectangles, headings over moved columns."""

from collections.abc import Generator
from dataclasses import replace
from decimal import Decimal
from time import sleep

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.task_table import CODE, LEAD, RESULT, TITLE, select, task_columns, task_table
from ui.desk import Desk
from ui.tables.record_table import RecordTable
from ui.tables.selection import areas, lines
from ui.tables.slices import SlicesDialog, in_slices
from ui.theme.colours import Tone
from ui.theme.theme import colours

CTRL = Qt.KeyboardModifier.ControlModifier


def work(turns: int) -> Generator[int, None, str]:
    for number in range(turns):
        sleep(0.02)
        yield number
    return "xong"


@pytest.fixture
def parent(look: None, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_short_work_runs_through_without_a_dialog(parent: QWidget) -> None:
    assert in_slices(parent, "Đếm", work(1), 1) == "xong"
    assert parent.findChildren(SlicesDialog) == []


def test_long_work_shows_how_far_it_is_and_ends(parent: QWidget) -> None:
    seen: list[int] = []

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, SlicesDialog):
            seen.append(shown.bar.value())

    watch = QTimer(parent)
    watch.timeout.connect(look)
    watch.start(20)
    assert in_slices(parent, "Đếm", work(20), 20) == "xong"
    watch.stop()
    assert seen == sorted(seen)
    assert seen[-1] > 5


def test_long_work_is_stopped_by_its_button(parent: QWidget) -> None:
    def stop() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, SlicesDialog)
        shown.findChildren(QPushButton)[0].click()

    QTimer.singleShot(150, parent, stop)
    assert in_slices(parent, "Đếm", work(500), 500) is None


def pixels(image: QImage, table: RecordTable, uid: str, column: int) -> list[str]:
    box = table.visualRect(table.records.index(table.records.line_of(uid), column))
    header = table.horizontalHeader().height()
    y = box.top() + header + 6 + table.fontMetrics().height() // 2 + 1
    return [QColor(image.pixelColor(x, y)).name() for x in range(box.left() + 10, box.right() - 8)]


def test_a_bar_is_as_long_as_its_share_and_says_it_in_words(qtbot: QtBot, desk: Desk) -> None:
    shares = {"t21": Decimal("0.5"), "t22": Decimal(3), "t210": Decimal(0)}
    columns = list(task_columns(desk))
    columns[CODE] = replace(
        columns[CODE],
        width=160,
        text=lambda row: f"{shares.get(row.uid, 0) * 100:.0f} %",
        bar=lambda row: (shares[row.uid], Tone.GREEN) if row.uid in shares else None,
    )
    table = task_table(qtbot, desk, tuple(columns))
    image = table.grab().toImage()
    green, track = colours().tones[Tone.GREEN].bar, colours().track
    counts = {uid: pixels(image, table, uid, CODE).count(green) for uid in (*shares, "t61")}
    whole = counts["t22"]
    assert whole > 60
    assert abs(counts["t21"] - whole / 2) <= 4
    assert counts["t210"] == counts["t61"] == 0
    assert pixels(image, table, "t210", CODE).count(track) > 60
    assert pixels(image, table, "t61", CODE).count(track) == 0
    assert table.records.text_of("t22", CODE) == "300 %"


def test_everything_selected_is_a_few_rectangles_also_with_moved_columns(qtbot: QtBot, desk: Desk) -> None:
    table = task_table(qtbot, desk)
    table.horizontalHeader().moveSection(RESULT, 0)
    table.setColumnHidden(LEAD, True)
    qtbot.keyClick(table, Qt.Key.Key_A, CTRL)
    (area,) = areas(table)
    assert (area.top, area.bottom) == (0, table.records.rowCount() - 1)
    assert area.columns == (4, 0, 1, 3, 5)
    assert lines([area]) == range(8)
    select(table, "t21", "t22", CODE, TITLE)
    assert [uid for uid, _ in table.chosen()] == ["t21", "t21", "t22", "t22"]


def test_a_heading_runs_over_all_columns_whatever_their_order(qtbot: QtBot, desk: Desk) -> None:
    table = task_table(qtbot, desk)
    line = table.records.heading_lines()[1]

    def heading() -> QImage:
        box = table.visualRect(table.records.index(line, CODE))
        top = box.top() + table.horizontalHeader().height()
        return table.grab().toImage().copy(0, top, table.width(), box.height())

    before = heading()
    table.horizontalHeader().moveSection(CODE, 4)
    table.setColumnHidden(TITLE, True)
    table.columns.share_anew()
    assert heading() == before
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.records.index(line, LEAD)).center()
    )
    assert table.current_uid() == "t21", "a heading is never the current row"
