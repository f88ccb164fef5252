"""The task table under real keys: it behaves like Excel, and what is left is written."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.model.tasks import Progress, Task
from tests.support.places import tasks_of
from tests.ui.conftest import open_session
from ui.session import Session
from ui.tables.record_table import RecordTable
from ui.tables.table_menu import table_menu

TITLE, LEAD, DEADLINE, RESULT, STATE = 1, 2, 4, 6, 7


@pytest.fixture
def table(session: Session) -> RecordTable:
    session.go("tasks")
    tasks_of(session).choose_plan("plan")
    found = tasks_of(session).table
    found.show_uid("t21", "result")
    found.setFocus()
    return found


def result_of(session: Session, task: str) -> str:
    assert session.desk is not None
    rows = session.desk.snapshot().where(Progress, "task", task)
    return rows[0].result if rows else ""


def title_of(session: Session, task: str) -> str:
    assert session.desk is not None
    found = session.desk.snapshot().find(Task, task)
    return found.title if found else ""


def editor(table: RecordTable, kind: type[QWidget] = QPlainTextEdit) -> QWidget:
    found = [one for one in table.viewport().findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def at(table: RecordTable) -> tuple[str, int]:
    return table.current_uid(), table.currentIndex().column()


def test_f2_typing_and_enter_write_and_go_down(qtbot: QtBot, session: Session, table: RecordTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(table), " - da ban hanh")
    qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    assert result_of(session, "t21") == "Công văn số 1727/VHTT ngày 23/9/2022 - da ban hanh"
    assert at(table) == ("t22", RESULT)


def test_typing_over_a_cell_starts_writing(qtbot: QtBot, session: Session, table: RecordTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert at(table) == ("t210", RESULT)
    qtbot.keyClick(table, "x")
    qtbot.keyClicks(editor(table), "ong")
    qtbot.keyClick(editor(table), Qt.Key.Key_Tab)
    assert result_of(session, "t210") == "xong"
    assert at(table) == ("t210", STATE)


def test_esc_leaves_the_cell_as_it_was(qtbot: QtBot, session: Session, table: RecordTable) -> None:
    before = result_of(session, "t21")
    qtbot.keyClick(table, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(table), "nham")
    qtbot.keyClick(editor(table), Qt.Key.Key_Escape)
    assert result_of(session, "t21") == before
    assert session.desk is not None
    assert session.desk.store.undo_label() == ""


def test_leaving_the_cell_by_mouse_writes(qtbot: QtBot, session: Session, table: RecordTable) -> None:
    qtbot.keyClick(table, "r")
    qtbot.keyClicks(editor(table), "oi o")
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.cell_at("t22", "lead"))
    assert result_of(session, "t21") == "roi o"
    assert at(table) == ("t22", LEAD)


def test_alt_enter_makes_a_line(qtbot: QtBot, session: Session, table: RecordTable) -> None:
    qtbot.keyClick(table, "m")
    qtbot.keyClicks(editor(table), "ot")
    qtbot.keyClick(editor(table), Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(editor(table), "hai")
    qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    assert result_of(session, "t21") == "mot\nhai"


def test_arrows_and_enter_step_over_headings(qtbot: QtBot, table: RecordTable) -> None:
    table.show_uid("t210", "result")
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert at(table) == ("t61", RESULT)
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert at(table) == ("t210", RESULT)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert at(table) == ("t61", RESULT)
    qtbot.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert at(table) == ("t210", RESULT)


def test_tab_goes_right_and_then_to_the_next_line(qtbot: QtBot, table: RecordTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert at(table) == ("t21", STATE)
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert at(table) == ("t22", 0)
    qtbot.keyClick(table, Qt.Key.Key_Backtab)
    assert at(table) == ("t21", STATE)


def test_a_state_is_chosen_from_its_words(qtbot: QtBot, session: Session, table: RecordTable) -> None:
    table.show_uid("t63", "state")
    qtbot.keyClick(table, Qt.Key.Key_F2)
    choice = editor(table, QComboBox)
    assert isinstance(choice, QComboBox)
    choice.setCurrentText("Tạm hoãn")
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    assert table.records.text(table.records.line_of("t63"), STATE) == "Tạm hoãn"


def test_delete_clears_the_block_as_one_step(qtbot: QtBot, session: Session, table: RecordTable) -> None:
    first, last = table.records.line_of("t21"), table.records.line_of("t22")
    table.select_block((first, LEAD), (last, RESULT))
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert [result_of(session, uid) for uid in ("t21", "t22")] == ["", ""]
    assert session.desk is not None
    assert session.desk.store.undo_label() == "Xoá trắng ô"
    session.undo()
    assert result_of(session, "t21") == "Công văn số 1727/VHTT ngày 23/9/2022"


def test_ctrl_d_fills_down(qtbot: QtBot, session: Session, table: RecordTable) -> None:
    first, last = table.records.line_of("t22"), table.records.line_of("t61")
    table.select_block((first, RESULT), (last, RESULT))
    qtbot.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    words = "Kế hoạch số 4458/KH-UBND ngày 30/5/2022"
    assert [result_of(session, uid) for uid in ("t22", "t210", "t61", "t62")] == [
        words,
        words,
        words,
        "Đã đấu thầu qua mạng",
    ]


def test_a_block_goes_to_the_clipboard_and_comes_back(qtbot: QtBot, session: Session, table: RecordTable) -> None:
    first, last = table.records.line_of("t21"), table.records.line_of("t22")
    table.select_block((first, LEAD), (last, DEADLINE))
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "Phòng Văn hóa - Xã hội\tTháng 5/2022\nPhòng Văn hóa - Xã hội\tTháng 5/2022"
    )
    QGuiApplication.clipboard().setText("Kết quả một\nKết quả hai\n")
    table.show_uid("t62", "result")
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [result_of(session, uid) for uid in ("t62", "t63")] == ["Kết quả một", "Kết quả hai"]


def test_ins_adds_a_task_and_opens_its_title(qtbot: QtBot, session: Session, table: RecordTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Insert)
    uid = table.current_uid()
    assert title_of(session, uid) == "Nhiệm vụ mới"
    qtbot.keyClicks(editor(table), "Viec ca nhan")
    qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    assert title_of(session, uid) == "Viec ca nhan"
    assert uid in table.records.uids()


def test_ctrl_delete_removes_the_tasks_and_undo_brings_them_back(
    qtbot: QtBot, session: Session, table: RecordTable
) -> None:
    before = table.records.uids()
    qtbot.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert table.records.uids() == before[1:]
    assert session.tools.notice.text() == "Đã xoá 1 nhiệm vụ và 2 bản ghi kèm theo."
    assert session.window.side.button("tasks").count == "5"
    session.undo()
    assert table.records.uids() == before
    assert result_of(session, "t21") == "Công văn số 1727/VHTT ngày 23/9/2022"


def test_the_menu_of_the_table_does_what_its_keys_do(session: Session, table: RecordTable) -> None:
    def offered() -> dict[str, QAction]:
        return {action.text(): action for action in table_menu(table, "nhiệm vụ").actions() if action.text()}

    assert list(offered())[:3] == ["Chép\tCtrl+C", "Cắt\tCtrl+X", "Dán\tCtrl+V"]
    offered()["Xoá trắng ô\tDelete"].trigger()
    assert result_of(session, "t21") == ""
    assert session.desk is not None
    session.desk.set_lock("Đang kiểm tra hồ sơ")
    black = [word.split("\t")[0] for word, action in offered().items() if action.isEnabled()]
    sorts = ["Sắp xếp tăng dần", "Sắp xếp giảm dần"]
    assert sorted(black) == sorted(
        [*("Chép", "Chọn cả dòng", "Chọn cả cột", "Lọc cột này…", "Ẩn cột này", "Cột…"), *sorts]
    )


def test_a_column_that_the_store_knows_no_order_for_is_sorted_by_what_it_shows(
    qtbot: QtBot, table: RecordTable
) -> None:
    header = table.horizontalHeader()
    middle = header.sectionViewportPosition(RESULT) + 30
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, 10))
    assert table.records.heading_lines() == []
    assert header.sortIndicatorSection() == RESULT


def test_a_click_on_the_header_sorts_and_the_third_gives_the_plan_back(qtbot: QtBot, table: RecordTable) -> None:
    header = table.horizontalHeader()
    middle = header.sectionViewportPosition(TITLE) + 30
    for expected in (False, False, True):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, 10))
        assert bool(table.records.heading_lines()) is expected


def test_the_row_after_a_removed_one_is_chosen(qtbot: QtBot, table: RecordTable) -> None:
    first, second = table.records.uids()[:2]
    table.show_uid(first)
    qtbot.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert table.records.uids()[0] == second
    assert table.current_uid() == second


def test_a_click_on_the_header_leaves_the_row_chosen(qtbot: QtBot, table: RecordTable) -> None:
    before = table.current_uid()
    header = table.horizontalHeader()
    middle = header.sectionViewportPosition(TITLE) + 30
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, 10))
        assert table.current_uid() == before


def test_undo_and_redo_by_keys_also_after_opening_again(
    qtbot: QtBot, session: Session, table: RecordTable, small_file: Path
) -> None:
    qtbot.keyClick(table, "l")
    qtbot.keyClicks(editor(table), "an mot")
    qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert result_of(session, "t21") == "Công văn số 1727/VHTT ngày 23/9/2022"
    qtbot.keyClick(table, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert result_of(session, "t21") == "lan mot"
    assert session.window.frame.close()
    again = open_session(qtbot, small_file)
    assert result_of(again, "t21") == "lan mot"
    again.undo()
    assert result_of(again, "t21") == "Công văn số 1727/VHTT ngày 23/9/2022"


def test_closing_while_writing_keeps_what_was_typed(
    qtbot: QtBot, session: Session, table: RecordTable, small_file: Path
) -> None:
    qtbot.keyClick(table, "d")
    qtbot.keyClicks(editor(table), "o dang")
    assert session.window.frame.close()
    assert result_of(open_session(qtbot, small_file), "t21") == "do dang"


def test_going_to_another_place_keeps_what_was_typed(qtbot: QtBot, session: Session, table: RecordTable) -> None:
    qtbot.keyClick(table, "q")
    qtbot.keyClicks(editor(table), "ua trang khac")
    session.go("overview")
    assert result_of(session, "t21") == "qua trang khac"


def test_focus_is_where_the_keys_go(table: RecordTable) -> None:
    assert QApplication.focusWidget() is table


def test_enter_after_tabs_goes_down_to_where_they_began(qtbot: QtBot, session: Session, table: RecordTable) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, "x")
    qtbot.keyClick(editor(table), Qt.Key.Key_Tab)
    assert at(table) == ("t210", STATE)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert at(table) == ("t61", RESULT)
    qtbot.keyClick(table, Qt.Key.Key_Backtab)
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    qtbot.keyClick(table, "t")
    qtbot.keyClick(editor(table, QComboBox), Qt.Key.Key_Return)
    assert at(table) == ("t62", RESULT)
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert at(table) == ("t62", STATE), "an arrow in between ends the way of the Tabs"
