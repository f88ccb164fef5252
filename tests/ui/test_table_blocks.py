"""Blocks under real keys: copied and pasted as Excel does, large ones shown before, filled, several rows at once."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from cdsdesk.actions.edit import add
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Task
from tests.support.task_table import CODE, DEADLINE, LEAD, RESULT, STATE, TITLE, result_of, select, task_of, task_table
from ui.desk import Desk
from ui.dialogs.edit_rows import EditRows
from ui.dialogs.paste_preview import PastePreview
from ui.places.task_rows import TaskRow, TaskRows
from ui.tables.cell_editors import inner_of
from ui.tables.filters import finished
from ui.tables.html_block import read_html, to_html
from ui.tables.record_table import RecordTable

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TASKS = ["t21", "t22", "t210", "t61", "t62", "t63"]


@pytest.fixture
def table(qtbot: QtBot, desk: Desk) -> RecordTable:
    return task_table(qtbot, desk)


@pytest.fixture
def told(table: RecordTable, desk: Desk) -> list[str]:
    """Everything that the table says, and every trouble."""
    found: list[str] = []
    table.said.connect(found.append)
    desk.failed.connect(lambda error: found.append(error.sentence()))
    return found


def put(html: str = "", text: str = "") -> None:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def paste(qtbot: QtBot, table: RecordTable) -> PastePreview | None:
    qtbot.keyClick(table, Qt.Key.Key_V, CTRL)
    return table.findChild(PastePreview)


def lines_of(preview: PastePreview) -> list[list[str]]:
    model = preview.table.model()
    return [[str(model.index(n, c).data()) for c in range(model.columnCount())] for n in range(model.rowCount())]


def test_a_copy_is_html_and_text_of_the_shown_columns_without_headings(qtbot: QtBot, table: RecordTable) -> None:
    table.setColumnHidden(LEAD, True)
    table.horizontalHeader().moveSection(table.horizontalHeader().visualIndex(DEADLINE), 1)
    select(table, "t210", "t61", CODE, TITLE)
    qtbot.keyClick(table, Qt.Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    block = [
        ["2.10", "Năm 2022", "Kế hoạch triển khai Tổ công nghệ số cộng đồng"],
        ["6.1", "Tháng 7/2022", "Đề án thí điểm mô hình đô thị thông minh"],
    ]
    assert finished(read_html(data.html())) == block
    assert data.text() == "\n".join("\t".join(line) for line in block)


def test_html_goes_before_text_and_a_small_block_is_written_at_once(
    qtbot: QtBot, table: RecordTable, desk: Desk, told: list[str]
) -> None:
    table.show_uid("t62", "result")
    put(to_html([["Kết quả\nhai dòng"], ["Kết quả ba"]]), "chữ thường")
    assert paste(qtbot, table) is None
    assert [result_of(desk, uid) for uid in ("t62", "t63")] == ["Kết quả\nhai dòng", "Kết quả ba"]
    assert told == ["Đã dán 2 ô."]
    assert desk.store.undo_label() == "Dán từ bảng tính"
    desk.undo()
    assert [result_of(desk, uid) for uid in ("t62", "t63")] == ["Đã đấu thầu qua mạng", ""]


def test_one_value_fills_what_is_chosen(qtbot: QtBot, table: RecordTable, desk: Desk) -> None:
    put(text="UBND phường\r\n")
    select(table, "t21", "t61", LEAD, LEAD)
    preview = paste(qtbot, table)
    assert preview is not None
    assert preview.counts.text() == "4 ô: 4 ô ghi đè"
    qtbot.keyClick(preview.paste_button, Qt.Key.Key_Space)
    assert [task_of(desk, uid).lead for uid in TASKS[:5]] == [("UBND phường",)] * 4 + [("Phòng Văn hóa - Xã hội",)]


def test_what_would_be_written_over_and_cannot_be_read_is_shown_before(
    qtbot: QtBot, table: RecordTable, desk: Desk, told: list[str]
) -> None:
    table.show_uid("t21", "result")
    put(to_html([["Mới 1", "Tạm hoãn"], ["Mới 2", "đang nghĩ"], ["Mới 3", ""]]))
    preview = paste(qtbot, table)
    assert preview is not None
    assert result_of(desk, "t21") == "Công văn số 1727/VHTT ngày 23/9/2022"
    assert preview.counts.text() == "6 ô: 1 ô ghi mới, 3 ô ghi đè, 1 ô giữ nguyên, 1 ô không đọc được"
    first, second = lines_of(preview)[:2]
    assert first[0].startswith("2.2 · Kế hoạch thực hiện Quyết định 146")
    assert first[1] == "Đánh giá"
    assert first[3].startswith("đang nghĩ – Cần một trong các từ")
    assert first[4] == "Không đọc được"
    assert preview.sides.new.toPlainText() == "đang nghĩ"
    assert preview.reason.text().startswith("Không ghi được: Cần một trong các từ")
    qtbot.keyClick(preview.table, Qt.Key.Key_Down)
    assert preview.sides.old.toPlainText() == "Công văn số 1727/VHTT ngày 23/9/2022"
    assert (preview.sides.new.toPlainText(), preview.reason.isVisible()) == ("Mới 1", False)
    assert second[2:] == ["Công văn số 1727/VHTT ngày 23/9/2022", "Mới 1", "Ghi đè"]
    assert preview.paste_button.text() == "Dán các ô đọc được"
    qtbot.keyClick(preview.paste_button, Qt.Key.Key_Space)
    assert [result_of(desk, uid) for uid in TASKS[:3]] == ["Mới 1", "Mới 2", "Mới 3"]
    assert told[0].startswith("Đã dán 4 ô, 1 ô không ghi được: Cần một trong các từ")
    desk.undo()
    assert [result_of(desk, uid) for uid in TASKS[:3]][2] == ""


def test_a_preview_that_is_given_up_writes_nothing(qtbot: QtBot, table: RecordTable, desk: Desk) -> None:
    put(text="\n".join(f"{n}" for n in range(6)))
    preview = paste(qtbot, table)
    assert preview is not None
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert desk.store.undo_label() == ""


def test_columns_that_cannot_be_written_and_cells_beyond_the_table_are_told(
    qtbot: QtBot, table: RecordTable, desk: Desk, told: list[str]
) -> None:
    table.show_uid("t63", "result")
    put(text="a\tTạm hoãn\tthừa\nb\tTạm hoãn\tthừa\n")
    preview = paste(qtbot, table)
    assert preview is not None
    assert (
        preview.left.text() == "1 dòng thừa vượt quá cuối bảng sẽ không dán; 1 cột thừa vượt quá cột cuối sẽ không dán."
    )
    assert not preview.add_rows.isVisible()
    qtbot.keyClick(preview.paste_button, Qt.Key.Key_Space)
    assert told == ["Đã dán 2 ô, 1 dòng thừa không dán, 1 cột thừa không dán."]
    table.show_uid("t63", "code")
    put(text="9.9\tViệc số hóa")
    again = [one for one in table.findChildren(PastePreview) if one.isVisible()]
    assert again == []
    qtbot.keyClick(table, Qt.Key.Key_V, CTRL)
    (shown,) = [one for one in table.findChildren(PastePreview) if one.isVisible()]
    assert lines_of(shown)[0][3] == "9.9 – cột này không sửa trong bảng được"
    qtbot.keyClick(shown.paste_button, Qt.Key.Key_Space)
    assert task_of(desk, "t63").title == "Việc số hóa"


def test_rows_left_over_become_new_ones_when_the_officer_says_so(
    qtbot: QtBot, table: RecordTable, desk: Desk, told: list[str]
) -> None:
    def new_row(snapshot: Snapshot, who: str) -> tuple[ChangeSet, TaskRow]:
        changes, record = add(snapshot, Task.TYPE, {"title": "Nhiệm vụ mới"}, who, ("plan",))
        assert isinstance(record, Task)
        source = table.records.source
        assert isinstance(source, TaskRows)
        return changes, source.row(record)

    table.blocks.new_row = new_row
    table.show_uid("t63", "title")
    put(text="Số hóa lại\tUBND\nViệc thêm\tCông an\t\tđã xong\n\nViệc nữa\n")
    preview = paste(qtbot, table)
    assert preview is not None
    assert preview.add_rows.text() == "Còn 2 dòng thừa: thêm dòng mới"
    qtbot.keyClick(preview.add_rows, Qt.Key.Key_Space)
    assert lines_of(preview)[-1][:4] == ["Dòng mới 2", "Nội dung, nhiệm vụ", "", "Việc nữa"]
    qtbot.keyClick(preview.paste_button, Qt.Key.Key_Space)
    items = [item.task for item in desk.snapshot().where(PlanItem, "plan", "plan")]
    assert [task_of(desk, uid).title for uid in items[-3:]] == ["Số hóa lại", "Việc thêm", "Việc nữa"]
    assert result_of(desk, items[-2]) == "đã xong"
    assert told == ["Đã dán 6 ô, thêm 2 dòng."]
    desk.undo()
    assert len(desk.snapshot().all(Task)) == 6


def test_over_twenty_cells_are_shown_even_when_all_are_new(qtbot: QtBot, table: RecordTable, desk: Desk) -> None:
    for column in (RESULT, LEAD):
        select(table, "t21", "t63", column, column)
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    put(to_html([["UBND", f"Tháng {n}/2022", f"Kết quả {n}", "Tạm hoãn"] for n in range(1, 7)]))
    table.show_uid("t21", "lead")
    preview = paste(qtbot, table)
    assert preview is not None
    assert preview.counts.text().startswith("24 ô: ")


def test_one_value_that_cannot_be_read_stays_in_its_cell(
    qtbot: QtBot, table: RecordTable, desk: Desk, told: list[str]
) -> None:
    put(text="đang nghĩ")
    table.show_uid("t21", "state")
    assert paste(qtbot, table) is None
    assert table.records.text_of("t21", STATE) == "đang nghĩ"
    assert len(told) == 1


def test_filling_down_and_right_takes_the_neighbour_of_a_single_cell(
    qtbot: QtBot, table: RecordTable, desk: Desk
) -> None:
    table.show_uid("t63", "result")
    qtbot.keyClick(table, Qt.Key.Key_D, CTRL)
    assert result_of(desk, "t63") == "Đã đấu thầu qua mạng"
    select(table, "t210", "t210", LEAD, RESULT)
    qtbot.keyClick(table, Qt.Key.Key_R, CTRL)
    assert result_of(desk, "t210") == task_of(desk, "t210").deadline_text == "Phòng Văn hóa - Xã hội"
    table.show_uid("t22", "lead")
    qtbot.keyClick(table, Qt.Key.Key_R, CTRL)
    assert task_of(desk, "t22").lead == ("Kế hoạch thực hiện Quyết định 146/QĐ-TTg",)


def test_ctrl_enter_writes_the_typed_text_into_all_chosen_cells(qtbot: QtBot, table: RecordTable, desk: Desk) -> None:
    select(table, "t21", "t210", RESULT, RESULT)
    qtbot.keyClick(table, "x")
    (box,) = [one for one in table.viewport().findChildren(QPlainTextEdit) if one.isVisible()]
    qtbot.keyClicks(box, "ong")
    qtbot.keyClick(box, Qt.Key.Key_Return, CTRL)
    assert [result_of(desk, uid) for uid in TASKS[:4]] == ["xong", "xong", "xong", "Đã trình phê duyệt ngày 30/11/2022"]
    assert desk.store.undo_label() == "Ghi vào nhiều ô"
    assert len(desk.store.history()) == 1


def test_several_rows_are_edited_at_once(qtbot: QtBot, table: RecordTable, desk: Desk, told: list[str]) -> None:
    select(table, "t21", "t61", LEAD, LEAD)
    qtbot.keyClick(table, Qt.Key.Key_E, CTRL | SHIFT)
    dialog = table.findChild(EditRows)
    assert isinstance(dialog, EditRows)
    assert dialog.text() == "Phòng Văn hóa - Xã hội"
    assert dialog.over.text() == "4 dòng đang có nội dung ở cột này sẽ được thay."
    dialog.columns.setCurrentIndex(dialog.columns.findData(DEADLINE))
    assert dialog.editor is not None
    assert dialog.text() == ""
    qtbot.keyClicks(dialog.editor, "30/9/2022")
    qtbot.keyClick(dialog.write_button, Qt.Key.Key_Space)
    assert {task_of(desk, uid).deadline_text for uid in TASKS[:4]} == {"30/9/2022"}
    assert told == ["Đã ghi 4 ô."]
    assert desk.store.undo_label() == "Sửa “Thời hạn” của 4 dòng"


@pytest.mark.parametrize(
    ("column", "typed", "keys", "written"),
    [
        (LEAD, "Ban A", ["Return"], "Ban A"),
        (DEADLINE, "30/9/2022", ["Return"], "30/9/2022"),
        (RESULT, "Loi chung", ["Ctrl+Return"], "Loi chung"),
        (RESULT, "Loi", ["Return", "Ctrl+Return"], "Loi"),
        (STATE, "tam", ["Return"], "Tạm hoãn"),
    ],
)
def test_several_rows_are_written_by_enter(
    qtbot: QtBot, table: RecordTable, desk: Desk, column: int, typed: str, keys: list[str], written: str
) -> None:
    select(table, "t21", "t22", column, column)
    qtbot.keyClick(table, Qt.Key.Key_E, CTRL | SHIFT)
    dialog = table.findChild(EditRows)
    assert isinstance(dialog, EditRows)
    inner = inner_of(dialog.editor or dialog)
    qtbot.keyClick(inner, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(inner, typed)
    for key in keys:
        assert dialog.isVisible()
        pressed = QKeySequence(key)[0]
        qtbot.keyClick(inner_of(dialog.editor or dialog), pressed.key(), pressed.keyboardModifiers())
    assert not dialog.isVisible()
    assert {table.records.text_of(uid, column).strip() for uid in ("t21", "t22")} == {written}


def test_cutting_copies_and_empties(qtbot: QtBot, table: RecordTable, desk: Desk) -> None:
    qtbot.keyClick(table, Qt.Key.Key_X, CTRL)
    assert QGuiApplication.clipboard().text() == "Công văn số 1727/VHTT ngày 23/9/2022"
    assert result_of(desk, "t21") == ""


def test_emptying_what_must_not_be_empty_is_told(qtbot: QtBot, table: RecordTable, desk: Desk, told: list[str]) -> None:
    table.show_uid("t21", "title")
    select(table, "t21", "t21", TITLE, RESULT)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert task_of(desk, "t21").title
    assert task_of(desk, "t21").lead == ()
    (said,) = told
    assert said.startswith("Đã xoá trắng 3 ô, 1 ô không ghi được: Nhiệm vụ chưa có “Nội dung, nhiệm vụ”")


def test_a_locked_file_says_why_nothing_is_written(
    qtbot: QtBot, table: RecordTable, desk: Desk, told: list[str]
) -> None:
    desk.set_lock("Đang kiểm tra hồ sơ")
    put(text="a")
    for key in (Qt.Key.Key_V, Qt.Key.Key_D):
        qtbot.keyClick(table, key, CTRL)
    assert told == ["Đang kiểm tra hồ sơ."] * 2
