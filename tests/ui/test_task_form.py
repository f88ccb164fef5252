"""The form beside the list: written when a field is left, derived beside written, findings beside their field."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from cdsdesk.errors import WriteError
from cdsdesk.model.findings import Finding, RecordRef, Severity
from cdsdesk.model.reports import Waiver
from cdsdesk.model.tasks import Progress, Task
from tests.support.memory_store import MemoryStore
from ui.desk import Desk
from ui.dialogs.waive import WaiveDialog
from ui.forms.override import DeadlineDialog
from ui.places.task_form import TaskForm
from ui.places.tasks import TasksPlace


@pytest.fixture
def place(desk: Desk, qtbot: QtBot) -> TasksPlace:
    made = TasksPlace(desk, lambda: None)
    qtbot.addWidget(made)
    made.resize(1140, 680)
    made.choose_plan("plan")
    made.show()
    made.open_record("t61")
    return made


@pytest.fixture
def form(place: TasksPlace) -> TaskForm:
    return place.form


def told(store: MemoryStore, task: str) -> Progress:
    return store.snapshot().where(Progress, "task", task)[0]


def test_what_was_understood_stands_beside_what_was_written(form: TaskForm) -> None:
    assert form.binders["deadline_text"].editor.text() == "Tháng 7/2022"
    assert form.binders["deadline_text"].understood.text() == "Hiểu là: đến hết 31/7/2022"
    assert form.binders["state"].editor.text() == "Đang thực hiện theo tiến độ"
    assert form.binders["state"].understood.text() == "Theo thời hạn: Đang thực hiện, trễ hạn"


def test_leaving_a_field_writes_it(qtbot: QtBot, form: TaskForm, store: MemoryStore) -> None:
    editor = form.binders["result"].editor
    editor.setFocus()
    editor.selectAll()  # type: ignore[union-attr]
    qtbot.keyClicks(editor, "Da trinh lan hai")
    assert store.history() == []
    form.binders["lead"].editor.setFocus()
    assert told(store, "t61").result == "Da trinh lan hai"
    assert [step.label for step in store.history()] == ["Ghi kết quả nhiệm vụ Đề án thí điểm mô hình đô thị thông minh"]


def test_return_writes_a_line(qtbot: QtBot, form: TaskForm, store: MemoryStore) -> None:
    editor = form.binders["completed_on"].editor
    editor.setFocus()
    qtbot.keyClicks(editor, "5/8/2022")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told(store, "t61").completed_on == date(2022, 8, 5)
    assert editor.text() == "05/8/2022"


def test_a_date_that_is_none_stays_with_the_question_beside_it(
    qtbot: QtBot, form: TaskForm, store: MemoryStore
) -> None:
    binder = form.binders["completed_on"]
    binder.editor.setFocus()
    qtbot.keyClicks(binder.editor, "ngay mai")
    qtbot.keyClick(binder.editor, Qt.Key.Key_Return)
    assert binder.wrong.isVisible()
    assert "hãy gõ như 05/02/2026" in binder.wrong.text()
    assert binder.editor.text() == "ngay mai"
    assert store.history() == []


def test_a_text_that_was_not_read_is_still_there_after_looking_at_another_task(
    qtbot: QtBot, place: TasksPlace, form: TaskForm
) -> None:
    editor = form.binders["completed_on"].editor
    editor.setFocus()
    qtbot.keyClicks(editor, "hom no")
    place.open_record("t62")
    assert editor.text() == ""
    place.open_record("t61")
    assert editor.text() == "hom no"
    assert form.binders["completed_on"].wrong.isVisible()


def test_esc_gives_back_what_was_written(qtbot: QtBot, form: TaskForm, store: MemoryStore) -> None:
    editor = form.binders["lead"].editor
    editor.setFocus()
    qtbot.keyClicks(editor, "nham")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.text() == "Phòng Văn hóa - Xã hội"
    form.binders["coordinators"].editor.setFocus()
    assert store.history() == []


def test_another_row_writes_what_was_typed_first(qtbot: QtBot, place: TasksPlace, store: MemoryStore) -> None:
    editor = place.form.binders["coordinators"].editor
    editor.setFocus()
    qtbot.keyClicks(editor, "Cong an phuong; Doan thanh nien")
    place.open_record("t62")
    assert store.snapshot().find(Task, "t61").coordinators == ("Cong an phuong", "Doan thanh nien")  # type: ignore[union-attr]
    assert store.snapshot().find(Task, "t62").coordinators == ()  # type: ignore[union-attr]


def test_a_refused_write_keeps_the_text_and_is_tried_again(qtbot: QtBot, form: TaskForm, store: MemoryStore) -> None:
    store.refusal = WriteError("Không ghi được tệp")
    binder = form.binders["result"]
    binder.editor.setFocus()
    qtbot.keyClicks(binder.editor, "con day. ")
    form.binders["lead"].editor.setFocus()
    assert binder.wrong.isVisible()
    assert "con day." in binder.editor.text()
    assert not form.commit()
    store.refusal = None
    assert form.commit()
    assert "con day." in told(store, "t61").result
    assert not binder.wrong.isVisible()


def test_a_state_against_the_deadline_asks_for_a_reason(form: TaskForm, place: TasksPlace) -> None:
    assert form.binders["reason"].editor.isVisible()
    place.open_record("t22")
    assert not form.binders["reason"].editor.isVisible()


def test_another_deadline_is_understood_at_once(form: TaskForm) -> None:
    binder = form.binders["deadline_text"]
    binder.editor.setFocus()
    binder.put("Quý IV/2022")
    form.binders["lead"].editor.setFocus()
    assert binder.understood.text() == "Hiểu là: đến hết 31/12/2022"


def test_a_deadline_is_understood_otherwise_only_with_a_reason(desk: Desk, store: MemoryStore, qtbot: QtBot) -> None:
    task = store.snapshot().find(Task, "t61")
    assert task is not None
    dialog = DeadlineDialog(desk, task)
    qtbot.addWidget(dialog)
    dialog.editors["deadline_to"].show_text("31/8/2022")
    dialog.keep()
    assert dialog.wrong.text() == "Hãy ghi lý do hiểu khác văn bản."
    dialog.reason.show_text("Công văn 12 cho lùi một tháng")
    dialog.keep()
    assert dialog.result() == QDialog.DialogCode.Accepted
    after = store.snapshot().find(Task, "t61")
    assert after is not None
    assert (after.deadline_text, after.deadline_to) == ("Tháng 7/2022", date(2022, 8, 31))
    assert after.note == "Thời hạn hiểu lại: Công văn 12 cho lùi một tháng"
    assert len(store.history()) == 1


def test_a_finding_stands_beside_its_field_and_is_kept_with_a_reason(
    qtbot: QtBot, desk: Desk, form: TaskForm, place: TasksPlace, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.check()
    marks = form.binders["state"].marks
    found = marks.shown()
    assert len(found) == 1
    assert marks.isVisible()
    assert found[0].severity is Severity.WARNING
    assert "review" in list(place.chips._buttons)

    def answer(dialog: WaiveDialog) -> int:
        assert not dialog.keep_button.isEnabled()
        qtbot.keyClicks(dialog.reason, "Da co van ban cho lui")
        assert dialog.keep_button.isEnabled()
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(WaiveDialog, "exec", answer)
    qtbot.mouseClick(marks.boxes()[0].links[0], Qt.MouseButton.LeftButton)
    assert [(row.rule, row.reason) for row in store.snapshot().all(Waiver)] == [
        (found[0].rule, "Da co van ban cho lui")
    ]
    assert marks.shown() == ()
    assert store.undo_label() == "Giữ và ghi lý do"


def test_a_finding_on_no_field_stands_above(desk: Desk, form: TaskForm, place: TasksPlace) -> None:
    desk._checked((Finding("x", Severity.NOTE, "Nhiệm vụ này trùng tên", RecordRef("task", "t61")),))
    assert [finding.message for finding in form.general.shown()] == ["Nhiệm vụ này trùng tên"]


def test_results_of_an_earlier_period_are_taken_over_when_asked(
    desk: Desk, form: TaskForm, place: TasksPlace, store: MemoryStore
) -> None:
    desk.set_period("2023-Q1")
    place.open_record("t62")
    assert form.carried.isVisible()
    assert form.binders["result"].editor.text() == "Đã đấu thầu qua mạng"
    form.copy_carried()
    rows = {row.period: row.result for row in store.snapshot().where(Progress, "task", "t62")}
    assert rows == {"2022": "Đã đấu thầu qua mạng", "2023-Q1": "Đã đấu thầu qua mạng"}
    assert not form.carried.isVisible()
    assert len(store.history()) == 1


def test_nothing_can_be_typed_while_the_desk_is_locked(desk: Desk, form: TaskForm, place: TasksPlace) -> None:
    desk.set_lock("Đang kiểm tra hồ sơ")
    assert not form.binders["result"].editor.isEnabled()
    assert not place.add_button.isEnabled()
    desk.set_lock("")
    assert form.binders["result"].editor.isEnabled()
