"""The history of a record and of the whole file on the screen: read, one value or one step taken back, by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from cdsdesk.actions.edit import Edit, change, remove, set_progress
from cdsdesk.errors import ConflictError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.tasks import Progress, Task
from tests.support.memory_store import MemoryStore
from ui.desk import Desk
from ui.dialogs.history_conflicts import Conflicts
from ui.dialogs.history_file import EVERYBODY, REMOVED, FileHistory
from ui.dialogs.history_record import RecordHistory
from ui.dialogs.history_steps import PAGE


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk) -> Callable[[QDialog], None]:
    def show(dialog: QDialog) -> None:
        qtbot.addWidget(dialog)
        dialog.show()

    return show


def note(desk: Desk, uid: str, text: str, who: str = "an") -> None:
    desk.who = who
    assert desk.edit(lambda snapshot, by: change(snapshot, "task", uid, Edit({"note": text}), by))


def noted(desk: Desk, uid: str) -> str:
    task = desk.everything().find(Task, uid)
    assert task is not None
    return task.note


def test_a_value_is_taken_back_from_the_list(qtbot: QtBot, desk: Desk, opened: Callable[[QDialog], None]) -> None:
    note(desk, "t21", "Lần một, đã gửi 40 phiếu")
    note(desk, "t21", "Lần một, đã gửi 45 phiếu", who="bình")
    desk.edit(lambda snapshot, by: set_progress(snapshot, "t21", "2022", {"result": "Đã trình"}, by))
    dialog = RecordHistory(desk, "t21")
    opened(dialog)
    assert dialog.heading.text() == "Nhiệm vụ “Quyết định ban hành Kiến trúc chính quyền điện tử”"
    model = dialog.model
    words = [[model.data(model.index(row, place)) for place in range(1, 6)] for row in range(2)]
    told = "Kết quả thực hiện năm 2022"
    assert words == [
        ["bình", "Kết quả thực hiện", told, "Công văn số 1727/VHTT ngày 23/9/2022", "Đã trình"],
        ["bình", "Ghi chú", "", "Lần một, đã gửi 40 phiếu", "Lần một, đã gửi 45 phiếu"],
    ]
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    (mark,) = dialog.sides.old.extraSelections()
    assert mark.cursor.selectedText() == "40"
    qtbot.mouseClick(dialog.value_button, Qt.MouseButton.LeftButton)
    assert noted(desk, "t21") == "Lần một, đã gửi 40 phiếu"
    assert dialog.note.text().startswith("Đã lấy lại “Ghi chú”")
    assert len(dialog.model.lines) == 4
    assert dialog.table.chosen() == 0


def test_a_whole_step_is_taken_back_by_itself(desk: Desk, opened: Callable[[QDialog], None]) -> None:
    both = Edit({"note": "Ghi", "lead": "Công an phường"})
    desk.edit(lambda snapshot, by: change(snapshot, "task", "t21", both, by))
    note(desk, "t22", "Việc khác")
    dialog = RecordHistory(desk, "t21")
    opened(dialog)
    dialog.take_step()
    assert noted(desk, "t21") == ""
    assert noted(desk, "t22") == "Việc khác"
    assert dialog.note.text().startswith("Hoàn tác") or "“Ghi chú”" in dialog.note.text()


def test_a_refused_value_is_told_in_the_dialog(desk: Desk, opened: Callable[[QDialog], None]) -> None:
    note(desk, "t21", "Một")
    dialog = RecordHistory(desk, "t21")
    opened(dialog)
    desk.edit(lambda snapshot, by: remove(snapshot, "task", ["t21"], by, with_dependants=True))
    titles = [line.field for line in dialog.model.lines]
    dialog.choose(len(titles) - 1)
    dialog.take_value()
    assert "đã bị xoá" in dialog.note.text()
    assert dialog.heading.text() == "Bản ghi đã xoá"


def test_nothing_is_taken_back_in_a_file_to_be_looked_at(desk: Desk, opened: Callable[[QDialog], None]) -> None:
    note(desk, "t21", "Một")
    desk.set_lock("Tệp đang được bình mở để sửa")
    dialog, whole = RecordHistory(desk, "t21"), FileHistory(desk)
    opened(dialog)
    opened(whole)
    buttons = (dialog.value_button, dialog.step_button, whole.take_button)
    assert [one.isEnabled() for one in buttons] == [False, False, False]


def test_a_record_without_changes_says_so(desk: Desk, opened: Callable[[QDialog], None]) -> None:
    dialog = RecordHistory(desk, "t21")
    opened(dialog)
    assert dialog.note.text().startswith("Chưa có lần sửa nào")
    assert not dialog.value_button.isEnabled()


def test_steps_are_found_by_words_person_and_day(qtbot: QtBot, desk: Desk, opened: Callable[[QDialog], None]) -> None:
    note(desk, "t21", "Một")
    note(desk, "t22", "Hai", who="bình")
    desk.edit(lambda snapshot, by: set_progress(snapshot, "t63", "2022", {"result": "Đã số hóa"}, by))
    dialog = FileHistory(desk)
    opened(dialog)
    assert [step.number for step in dialog.model.steps] == [3, 2, 1]
    assert [dialog.who.itemText(place) for place in range(dialog.who.count())] == [EVERYBODY, "bình", "an"]
    qtbot.keyClicks(dialog.words, "so hoa du lieu")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert [step.number for step in dialog.model.steps] == [3]
    assert dialog.lines.lines[0].of.startswith("Kết quả thực hiện năm 2022 của Nhiệm vụ “Số hóa")
    dialog.words.clear()
    dialog.who.setCurrentIndex(2)
    dialog.reload()
    assert [step.number for step in dialog.model.steps] == [1]
    dialog.who.setCurrentIndex(0)
    dialog.day.setText("hôm nay")
    dialog.reload()
    assert len(dialog.model.steps) == 3
    dialog.day.setText("1/1/2020")
    dialog.reload()
    qtbot.waitUntil(lambda: dialog.note.text() == "Không có bước nào như vậy.")
    dialog.day.setText("ngày mai")
    dialog.reload()
    assert dialog.note.text().startswith("Không hiểu ngày này")


def test_a_removed_record_is_brought_back(desk: Desk, opened: Callable[[QDialog], None]) -> None:
    note(desk, "t22", "Một")
    desk.edit(lambda snapshot, by: remove(snapshot, "task", ["t61"], by, with_dependants=True))
    note(desk, "t22", "Hai")
    dialog = FileHistory(desk, removed=True)
    opened(dialog)
    assert dialog.what.currentText() == REMOVED
    (step,) = dialog.model.steps
    assert step.label == "Xoá 1 nhiệm vụ"
    assert dialog.lines.lines[0].old == "Đề án thí điểm mô hình đô thị thông minh"
    dialog.take_back()
    assert noted(desk, "t22") == "Hai"
    assert desk.everything().where(Progress, "task", "t61")[0].result == "Đã trình phê duyệt ngày 30/11/2022"
    assert "Đã hoàn tác (bước 4)" in [dialog.model.data(dialog.model.index(0, 4))]
    assert not dialog.take_button.isEnabled()


def test_many_steps_come_page_by_page(desk: Desk, store: MemoryStore, opened: Callable[[QDialog], None]) -> None:
    for number in range(3 * PAGE):
        task = store.get("t21")
        assert isinstance(task, Task)
        store.apply(
            ChangeSet(f"Bước {number}", change(store.snapshot(), "task", "t21", Edit({"note": str(number)})).changes)
        )
    dialog = FileHistory(desk)
    opened(dialog)
    read = len(dialog.model.steps)
    assert PAGE <= read < 3 * PAGE
    dialog.table.scrollToBottom()
    dialog.model.fetchMore()
    assert len(dialog.model.steps) > read
    dialog.words.setText("bước 7")
    dialog.filter_now()
    assert all("7" in step.label for step in dialog.model.steps)


def test_clashes_are_listed_and_can_be_copied(qtbot: QtBot, look: None) -> None:
    lines = ("nhiệm vụ “Số hóa”: ô “Ghi chú” nay là “b”, không còn là “a”", "nhiệm vụ “Đề án”: không còn bản ghi này")
    dialog = Conflicts(ConflictError("Dữ liệu đã đổi, không ghi đè", lines, "Sửa", "hãy xem lại rồi sửa lại"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert [dialog.list.item(place).text()[:1] for place in range(2)] == ["N", "N"]
    dialog.copy()
    assert QGuiApplication.clipboard().text().endswith("không còn bản ghi này")
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
