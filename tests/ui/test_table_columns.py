"""Columns under real keys: filtered as in Excel, sorted, hidden, moved, kept; jumps and choices as in Excel."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.task_table import (
    CODE,
    DEADLINE,
    LEAD,
    RESULT,
    STATE,
    TITLE,
    at,
    result_of,
    select,
    task_columns,
    task_table,
)
from ui.desk import Desk
from ui.dialogs.columns import ColumnsDialog
from ui.tables import shown_order
from ui.tables.filter_note import FilterNote
from ui.tables.filter_popup import FilterPopup
from ui.tables.filters import Condition, counted
from ui.tables.record_table import RecordTable
from ui.tables.selection import shown_columns
from ui.tables.slices import Work
from ui.tables.text_places import text_place

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TASKS = ["t21", "t22", "t210", "t61", "t62", "t63"]

# What the screen of tests cannot do for a window that pops up.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)


@pytest.fixture
def table(qtbot: QtBot, desk: Desk) -> RecordTable:
    return task_table(qtbot, desk)


def popup(qtbot: QtBot, table: RecordTable, column: str) -> FilterPopup:
    table.show_uid(table.records.uids()[0], column)
    qtbot.keyClick(table, Qt.Key.Key_Down, ALT)
    shown = table.columns.popup
    assert shown is not None
    return shown


def values(shown: FilterPopup) -> list[str]:
    return [str(shown.values.index(n).data()) for n in range(shown.values.rowCount())]


def keys(table: RecordTable) -> list[str]:
    return [table.records.columns[place].key for place in shown_columns(table)]


# Filters


def test_values_are_chosen_by_keys_and_the_list_says_that_it_is_filtered(qtbot: QtBot, table: RecordTable) -> None:
    note = FilterNote(table, table)
    shown = popup(qtbot, table, "deadline")
    assert values(shown) == [
        "Chọn tất cả",
        "Năm 2022 (1)",
        "Tháng 5/2022 (2)",
        "Tháng 7/2022 (1)",
        "Thường xuyên (1)",
        "Từ tháng 5/2022 (1)",
    ]
    qtbot.keyClick(shown.search, Qt.Key.Key_Down)
    qtbot.keyClick(shown.list, Qt.Key.Key_Space)
    assert not shown.apply_button.isEnabled()
    for _ in range(2):
        qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    qtbot.keyClick(shown.list, Qt.Key.Key_Space)
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    assert table.records.uids() == ["t21", "t22"]
    assert at(table) == ("t21", DEADLINE)
    assert (note.said.text(), note.isVisibleTo(table)) == ("Đang lọc 1 cột ·", True)
    qtbot.mouseClick(note.clear_link, Qt.MouseButton.LeftButton)
    assert table.records.uids() == TASKS
    assert not note.isVisibleTo(table)


def test_words_that_no_value_holds_are_told(qtbot: QtBot, table: RecordTable) -> None:
    shown = popup(qtbot, table, "title")
    whole = shown.said.text()
    qtbot.keyClicks(shown.search, "khong co dau")
    assert (values(shown), shown.said.text()) == ([], "Không có giá trị nào chứa chữ này.")
    shown.search.clear()
    assert shown.said.text() == whole == f"{len(TASKS)} giá trị"


def test_a_search_narrows_the_values_and_enter_takes_what_it_found(qtbot: QtBot, table: RecordTable) -> None:
    shown = popup(qtbot, table, "title")
    qtbot.keyClicks(shown.search, "dai truyen")
    assert values(shown) == [
        "Chọn tất cả kết quả tìm",
        "Chuyển đổi đài truyền thanh ứng dụng công nghệ thông tin (1)",
    ]
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert table.records.uids() == ["t62"]
    again = popup(qtbot, table, "deadline")
    assert values(again) == ["Chọn tất cả", "Từ tháng 5/2022 (1)"]
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    third = popup(qtbot, table, "title")
    assert len(values(third)) == 7
    qtbot.mouseClick(third.clear_button, Qt.MouseButton.LeftButton)
    assert table.records.uids() == TASKS


def test_words_that_a_cell_holds_filter_also_what_comes_later(qtbot: QtBot, table: RecordTable, desk: Desk) -> None:
    shown = popup(qtbot, table, "result")
    assert values(shown)[-1] == "(Trống) (2)"
    qtbot.keyClicks(shown.search, "ke hoach so")
    qtbot.mouseClick(shown.holding, Qt.MouseButton.LeftButton)
    assert table.records.uids() == ["t22"]
    assert table.records.filters == {"result": Condition(words="ke hoach so")}
    table.show_uid("t22", "result")
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert result_of(desk, "t22") == ""
    assert table.records.uids() == ["t22"], "a row stays until the list is read anew"
    table.records.reload()
    assert table.records.uids() == []
    assert popup_words(qtbot, table) == "ke hoach so"


def popup_words(qtbot: QtBot, table: RecordTable) -> str:
    table.columns.open_filter(RESULT)
    shown = table.columns.popup
    assert shown is not None
    words = shown.search.text()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    return words


def test_several_columns_filter_together_and_a_changed_row_is_read_anew(
    qtbot: QtBot, table: RecordTable, desk: Desk
) -> None:
    table.records.set_filter("deadline", Condition(frozenset({"Tháng 5/2022", "Tháng 7/2022"})))
    table.records.set_filter("state", Condition(words="hoan thanh"))
    assert table.records.uids() == ["t21", "t22"]
    assert table.filter_words() == "Đang lọc 2 cột"
    line = table.records.line_of("t22")
    table.records.setData(table.records.index(line, STATE), "Tạm hoãn")
    table.records.reload()
    assert table.records.uids() == ["t21"]
    desk.undo()
    table.records.reload()
    assert table.records.uids() == ["t21", "t22"]


def test_the_funnel_opens_the_filter_and_does_not_sort(qtbot: QtBot, table: RecordTable) -> None:
    header = table.columns._header()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.funnel_of(LEAD).center())
    shown = table.columns.popup
    assert shown is not None
    assert shown.accessibleName() == "Lọc cột Chủ trì"
    assert header.sortIndicatorSection() == -1
    qtbot.keyClick(shown, Qt.Key.Key_Escape)


def test_the_popup_sorts(qtbot: QtBot, table: RecordTable) -> None:
    shown = popup(qtbot, table, "title")
    shown.sorted_by.emit(True)
    assert table.records.uids()[0] == "t63"
    shown.close()


def test_a_long_list_says_what_it_cannot_be_sorted_by_and_keeps_its_order(
    qtbot: QtBot, table: RecordTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown_order, "MANY", 1)
    said: list[str] = []
    table.said.connect(said.append)
    header = table.columns._header()
    table.columns.sort(TITLE, down=True)
    before = list(table.records.uids())
    where = header.sectionViewportPosition(RESULT) + 8
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where, header.height() // 2))
    assert said == [shown_order.unsortable(table.records.columns[RESULT], 2)]
    assert "“Kết quả thực hiện”" in said[0]
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (TITLE, Qt.SortOrder.DescendingOrder)
    assert list(table.records.uids()) == before
    table.columns.unsort()
    assert list(table.records.uids()) != before


def test_any_column_of_a_short_list_is_sorted_by_what_it_shows(qtbot: QtBot, table: RecordTable) -> None:
    for text in ("1.500 lượt", "80,5%", "9"):
        uid = list(table.records.uids())[len(table.records.uids()) - 1 - ("1.500 lượt", "80,5%", "9").index(text)]
        table.records.write(uid, table.records.columns[RESULT], text)
    own = list(table.records.uids())
    header = table.columns._header()
    where = header.sectionViewportPosition(RESULT) + 8
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where, header.height() // 2))
    column = table.records.columns[RESULT]
    texts = [column.text(table.records.row_of(uid)) for uid in table.records.uids()]
    told = [text for text in texts if text]
    assert told == sorted(told, key=text_place)
    assert told[:3] == ["9", "80,5%", "1.500 lượt"]
    assert not any(texts[len(told) :])
    assert not table.records.heading_lines()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where, header.height() // 2))
    down = [column.text(table.records.row_of(uid)) for uid in table.records.uids()]
    assert [text for text in down if text] == list(reversed(told))
    assert not any(down[len(told) :])
    table.columns.unsort()
    assert list(table.records.uids()) == own


def test_dates_numbers_and_words_have_their_places() -> None:
    texts = ["mười", "10 việc", "2/11/2023", "05/12/2022", "Ân", "1.200", "-3", "an"]
    assert sorted(texts, key=text_place) == [
        *("05/12/2022", "2/11/2023"),
        *("-3", "10 việc", "1.200"),
        *("an", "Ân", "mười"),
    ]


def test_numbers_go_by_size_words_by_the_alphabet_and_the_empty_ones_last() -> None:
    texts = ["", "10", "Đài", "9", "an", "ân", "", "dài"]
    work = Work(counted(texts))
    assert work.go_on(10)
    assert work.result is not None
    assert [value.text for value in work.result] == ["9", "10", "an", "ân", "dài", "Đài", ""]
    assert work.result[-1].count == 2


# Order, widths, which are shown


def test_columns_are_hidden_and_moved_by_keys_and_come_back(qtbot: QtBot, table: RecordTable) -> None:
    table.choose_columns()
    dialog = table.findChild(ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    for _ in range(2):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    dialog.move_column(-1)
    dialog.move_column(-1)
    qtbot.keyClick(dialog.done_button, Qt.Key.Key_Space)
    assert keys(table) == ["code", "deadline", "title", "result", "state"]
    kept = dict(table.columns.layout())
    assert kept == {"order": ["code", "deadline", "title", "lead", "result", "state"], "hidden": ["lead"]}
    table.columns.choose()
    again = next(one for one in table.findChildren(ColumnsDialog) if one.isVisible())
    qtbot.mouseClick(again.first_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(again.done_button, Qt.Key.Key_Space)
    assert table.columns.layout() == {}
    table.columns.set_layout(kept)
    assert keys(table) == ["code", "deadline", "title", "result", "state"]


def test_one_column_at_least_stays(qtbot: QtBot, table: RecordTable) -> None:
    table.choose_columns()
    dialog = table.findChild(ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    for place in range(dialog.list.count()):
        dialog.list.item(place).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.done_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    table.columns.set_layout({"hidden": [column.key for column in table.records.columns]})
    assert keys(table) == ["code"]
    table.hide_column()
    assert keys(table) == ["code"]


def test_an_arrangement_of_other_columns_or_of_nonsense_is_taken_as_far_as_it_goes(table: RecordTable) -> None:
    table.columns.set_layout(
        {"order": ["state", "gone", 5, "title"], "hidden": "x", "widths": {"title": 300, "lead": -4}}
    )
    assert keys(table) == ["code", "state", "title", "lead", "deadline", "result"]
    assert table.columnWidth(TITLE) == 300
    table.columns.set_layout({"order": 7, "widths": 3})
    assert keys(table)[0] == "code"


def test_tab_and_the_end_of_a_row_follow_what_is_shown(qtbot: QtBot, table: RecordTable) -> None:
    table.columns.set_layout({"order": ["state", "code", "title", "lead", "deadline", "result"], "hidden": ["code"]})
    table.show_uid("t21", "state")
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert at(table) == ("t21", TITLE)
    table.show_uid("t21", "result")
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert at(table) == ("t22", STATE)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert at(table) == ("t22", RESULT)
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert at(table) == ("t22", STATE)


def test_a_width_drawn_with_the_mouse_is_kept(qtbot: QtBot, table: RecordTable) -> None:
    table.horizontalHeader().resizeSection(LEAD, 190)
    assert table.columns.own_widths
    layout = table.columns.layout()
    assert layout["widths"]["lead"] == 190
    table.columns.share_anew()
    assert table.columns.layout() == {}


def test_the_menu_of_a_column_hides_and_filters_it(qtbot: QtBot, table: RecordTable) -> None:
    offered = {action.text(): action for action in table.columns.menu(RESULT).actions()}
    assert offered["Sắp xếp tăng dần"].isEnabled()
    assert not offered["Bỏ sắp xếp"].isEnabled()
    assert not offered["Bỏ lọc cột này"].isEnabled()
    offered["Ẩn cột này"].trigger()
    assert keys(table) == ["code", "title", "lead", "deadline", "state"]
    assert at(table)[1] == CODE


def test_the_whole_title_is_told_where_it_is_cut(qtbot: QtBot, table: RecordTable) -> None:
    header = table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(RESULT) + 10, 8)
    event = QHelpEvent(QEvent.Type.ToolTip, where, header.mapToGlobal(where))
    assert QApplication.sendEvent(header.viewport(), event)
    assert event.isAccepted()


# Going and choosing


def test_ctrl_with_an_arrow_goes_to_the_edge_of_what_is_filled(qtbot: QtBot, table: RecordTable) -> None:
    for expected in ("t22", "t61", "t62", "t63"):
        qtbot.keyClick(table, Qt.Key.Key_Down, CTRL)
        assert at(table) == (expected, RESULT)
    qtbot.keyClick(table, Qt.Key.Key_Up, CTRL)
    assert at(table) == ("t62", RESULT)
    qtbot.keyClick(table, Qt.Key.Key_Left, CTRL)
    assert at(table) == ("t62", CODE)
    qtbot.keyClick(table, Qt.Key.Key_Down, CTRL | SHIFT)
    qtbot.keyClick(table, Qt.Key.Key_Right, CTRL | SHIFT)
    assert len(table.chosen()) == 8
    qtbot.keyClick(table, Qt.Key.Key_Home, CTRL)
    assert at(table) == ("t21", CODE)
    qtbot.keyClick(table, Qt.Key.Key_End, CTRL)
    assert at(table) == ("t63", STATE)


def test_rows_and_columns_are_chosen_whole(qtbot: QtBot, table: RecordTable) -> None:
    select(table, "t22", "t61", LEAD, LEAD)
    qtbot.keyClick(table, Qt.Key.Key_Space, SHIFT)
    assert table.blocks.rows() == ["t22", "t210", "t61"]
    assert len(table.chosen()) == 18
    table.show_uid("t22", "lead")
    qtbot.keyClick(table, Qt.Key.Key_Space, CTRL)
    assert table.chosen() == [(uid, LEAD) for uid in TASKS]
    qtbot.keyClick(table, Qt.Key.Key_A, CTRL)
    assert len(table.chosen()) == 36


def test_arrows_leave_a_cell_that_was_typed_into_and_move_within_one_that_was_opened(
    qtbot: QtBot, table: RecordTable, desk: Desk
) -> None:
    table.show_uid("t21", "code")
    table.show_uid("t21", "result")
    qtbot.keyClick(table, "a")
    opened = table.delegate.editor
    assert opened is not None
    qtbot.keyClick(opened, Qt.Key.Key_Down)
    assert (at(table), result_of(desk, "t21")) == (("t22", RESULT), "a")
    qtbot.keyClick(table, Qt.Key.Key_F2)
    opened = table.delegate.editor
    assert opened is not None
    qtbot.keyClick(opened, Qt.Key.Key_Left)
    qtbot.keyClicks(opened, "x")
    qtbot.keyClick(opened, Qt.Key.Key_F2)
    qtbot.keyClick(opened, Qt.Key.Key_Right)
    assert (at(table), result_of(desk, "t22")) == (("t22", STATE), "Kế hoạch số 4458/KH-UBND ngày 30/5/202x2")


def test_a_column_brings_its_own_editor(qtbot: QtBot, desk: Desk) -> None:
    class Loud(QLineEdit):
        def show_text(self, text: str) -> None:
            self.setText(f"<{text}>")

    columns = list(task_columns(desk))
    columns[RESULT] = replace(columns[RESULT], make_editor=Loud)
    table = task_table(qtbot, desk, tuple(columns))
    table.show_uid("t62", "result")
    qtbot.keyClick(table, Qt.Key.Key_F2)
    opened = table.delegate.editor
    assert isinstance(opened, Loud)
    assert opened.accessibleName() == "Kết quả thực hiện"
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert result_of(desk, "t62") == "<Đã đấu thầu qua mạng>"
