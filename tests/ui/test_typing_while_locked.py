"""Letters typed while the file cannot be edited: kept until it can, or answered with the reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.memory_store import MemoryStore
from tests.support.task_table import CODE, LEAD, RESULT, STATE, TITLE, task_of, task_table
from ui.desk import Desk
from ui.keeping import CHECKING, DAMAGED
from ui.tables.record_table import RecordTable


@pytest.fixture
def table(qtbot: QtBot, desk: Desk) -> RecordTable:
    return task_table(qtbot, desk)


@pytest.fixture
def told(desk: Desk) -> list[str]:
    found: list[str] = []
    desk.failed.connect(lambda error: found.append(error.sentence()))
    return found


def type_in(
    qtbot: QtBot, table: RecordTable, text: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Type a text and Enter into the current cell, each key wherever the cursor is by then."""
    for letter in text:
        qtbot.keyClicks(focus(table), letter)
    qtbot.keyClick(focus(table), Qt.Key.Key_Return, keys)


def go(table: RecordTable, column: int) -> None:
    table.show_uid("t21", table.records.columns[column].key)


def focus(table: RecordTable) -> object:
    return table.window().focusWidget() or table


def test_what_is_typed_while_the_file_is_checked_is_written_once_it_is(
    qtbot: QtBot, table: RecordTable, desk: Desk, store: MemoryStore, told: list[str]
) -> None:
    desk.set_lock(CHECKING, passing=True)
    before = len(store.history())
    go(table, LEAD)
    type_in(qtbot, table, "Ban A")
    assert (task_of(desk, "t21").lead, table.records.text_of("t21", LEAD)) == (("Phòng Văn hóa - Xã hội",), "Ban A")
    desk.set_lock("")
    assert task_of(desk, "t21").lead == ("Ban A",)
    assert not table.records.pending
    assert (told, len(store.history()) - before) == ([], 1)


def test_an_editor_that_is_open_when_the_check_ends_is_written_as_ever(
    qtbot: QtBot, table: RecordTable, desk: Desk
) -> None:
    desk.set_lock(CHECKING, passing=True)
    go(table, LEAD)
    qtbot.keyClicks(table, "B")
    desk.set_lock("")
    type_in(qtbot, table, "an A")
    assert task_of(desk, "t21").lead == ("Ban A",)


def test_what_was_typed_into_a_file_that_turns_out_damaged_stays_in_its_cell(
    qtbot: QtBot, table: RecordTable, desk: Desk
) -> None:
    desk.set_lock(CHECKING, passing=True)
    go(table, LEAD)
    type_in(qtbot, table, "Ban A")
    desk.set_lock(DAMAGED)
    assert table.records.pending == {("t21", "lead"): "Ban A"}
    assert table.records.text_of("t21", LEAD) == "Ban A"


def test_a_text_for_several_cells_stays_in_the_first_while_the_file_is_checked(
    qtbot: QtBot, table: RecordTable, desk: Desk, told: list[str]
) -> None:
    desk.set_lock(CHECKING, passing=True)
    first = table.records.line_of("t21")
    table.select_block((first, LEAD), (first + 1, LEAD))
    type_in(qtbot, table, "Ban A", Qt.KeyboardModifier.ControlModifier)
    assert table.records.pending == {("t21", "lead"): "Ban A"}
    assert told == [f"{CHECKING}."]


@pytest.mark.parametrize("how", ["letters", "F2", "double click", "composed"])
def test_a_lock_is_told_once_not_at_each_letter(
    qtbot: QtBot, table: RecordTable, desk: Desk, told: list[str], how: str
) -> None:
    desk.set_lock("Hồ sơ đang được máy khác mở")
    go(table, RESULT)
    for _ in range(3):
        if how == "letters":
            qtbot.keyClicks(table, "abc")
        elif how == "F2":
            qtbot.keyClick(table, Qt.Key.Key_F2)
        elif how == "double click":
            qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.cell_at("t21", "result"))
        else:
            QApplication.sendEvent(table, QInputMethodEvent("â", []))
    assert told == ["Hồ sơ đang được máy khác mở."]
    desk.set_lock("Đang ghi")
    qtbot.keyClick(table, Qt.Key.Key_F2)
    assert told[1:] == ["Đang ghi."]


@pytest.mark.parametrize("column", [CODE, TITLE, STATE])
def test_keys_that_write_nothing_are_no_reason_to_tell_of_a_lock(
    qtbot: QtBot, table: RecordTable, desk: Desk, told: list[str], column: int
) -> None:
    desk.set_lock("Hồ sơ đang được máy khác mở")
    go(table, column)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_End):
        qtbot.keyClick(table, key)
    if column == CODE:
        go(table, CODE)
        qtbot.keyClicks(table, "abc")
    assert told == []
