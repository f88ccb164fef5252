"""One field of a form: every way of leaving it writes, what cannot be written stays, nothing interrupts a syllable."""

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.errors import WriteError
from cdsdesk.model.fields import specs
from cdsdesk.model.tasks import Milestone, Task
from tests.support.editor_page import type_in
from tests.support.memory_store import MemoryStore
from tests.support.typing_hands import HANDS, compose, letter, press, sentences, type_sentence
from ui.desk import Desk
from ui.edits import Edit, field_edit
from ui.forms.field_binder import Binding, FieldBinder
from ui.places.record_rows import RecordRow
from ui.places.row_form import record_binding
from ui.widgets.layouts import column

FIELDS = ("note", "lead", "deadline_to", "deadline_text", "title")


class Form(QWidget):
    """Some fields of a task, as a place lays them out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        inside = column(self)
        self.binders = {name: FieldBinder(record_binding(Task, name), desk, (), self) for name in FIELDS}
        for binder in self.binders.values():
            binder.lay_out(inside)
        self.resize(420, 600)
        self.show_task("t61")
        desk.changed.connect(lambda _changes: self.show_task(self.uid))
        desk.findings_changed.connect(lambda: self.show_task(self.uid))

    def show_task(self, uid: str) -> None:
        self.uid = uid
        record = self.desk.everything().get(uid)
        for binder in self.binders.values():
            binder.show_row(uid, RecordRow(record, ()) if record is not None else None)
            binder.show_findings(self.desk.findings_of(uid))

    def begin(self, name: str) -> FieldBinder:
        binder = self.binders[name]
        binder.editor.setFocus()
        binder.editor.selectAll()  # type: ignore[union-attr]
        return binder


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> Form:
    made = Form(desk)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def written(store: MemoryStore, name: str, uid: str = "t61") -> str:
    task = store.snapshot().find(Task, uid)
    return specs(Task)[name].kind.show(getattr(task, name))


LEAVING: dict[str, Callable[[Form, QtBot], object]] = {
    "Tab": lambda form, qtbot: press(int(Qt.Key.Key_Tab), "\t"),
    "Shift+Tab": lambda form, qtbot: press(int(Qt.Key.Key_Backtab), "\t", Qt.KeyboardModifier.ShiftModifier),
    "Ctrl+Return": lambda form, qtbot: press(int(Qt.Key.Key_Return), "\r", Qt.KeyboardModifier.ControlModifier),
    "click": lambda form, qtbot: qtbot.mouseClick(form.binders["title"].editor.viewport(), Qt.MouseButton.LeftButton),  # type: ignore[union-attr]
    "another row": lambda form, qtbot: form.show_task("t62"),
    "no row": lambda form, qtbot: [one.show_row("", None) for one in form.binders.values()],
    "closing": lambda form, qtbot: [one.commit() for one in form.binders.values()],
}


@pytest.mark.parametrize("way", LEAVING)
@pytest.mark.parametrize("name", ["note", "lead", "deadline_to"])
def test_every_way_of_leaving_writes(form: Form, store: MemoryStore, qtbot: QtBot, name: str, way: str) -> None:
    form.begin(name)
    type_in({"note": "da xong", "lead": "Doi moi", "deadline_to": "5/3/2022"}[name])
    assert store.history() == []
    LEAVING[way](form, qtbot)
    assert written(store, name) == {"note": "da xong", "lead": "Doi moi", "deadline_to": "05/3/2022"}[name]
    assert [one.drafts() for one in form.binders.values() if one.drafts()] == []


@pytest.mark.parametrize("way", LEAVING)
@pytest.mark.parametrize("name", ["note", "lead"])
def test_a_syllable_under_way_is_written_by_every_way(
    form: Form, store: MemoryStore, qtbot: QtBot, name: str, way: str
) -> None:
    form.begin(name)
    compose("đ")
    compose(commit="đường")
    letter(" ")
    compose("ph")
    compose("phố")
    assert form.binders[name].drafts() == [("t61", name, "đường phố")]
    LEAVING[way](form, qtbot)
    assert written(store, name) == "đường phố"


@pytest.mark.parametrize("name", ["note", "lead"])
def test_nothing_that_happens_elsewhere_disturbs_a_syllable(
    form: Form, desk: Desk, store: MemoryStore, name: str
) -> None:
    binder = form.begin(name)
    compose("ti")
    desk.findings_changed.emit()
    compose("tiế")
    desk.edit(field_edit(desk.everything().records["t62"], "note", "việc khác"))
    compose("tiếng")
    desk.edit(field_edit(desk.everything().records["t61"], name, "ai đó vừa ghi"))
    desk.lock_changed.emit()
    assert binder.editor.composed == "tiếng"
    compose(commit="tiếng")
    assert binder.editor.text() == "tiếng"
    press(int(Qt.Key.Key_Tab), "\t")
    assert written(store, name) == "tiếng"


@pytest.mark.parametrize("hand", HANDS)
def test_what_is_typed_is_written_in_one_form_of_letters(form: Form, store: MemoryStore, hand: str) -> None:
    for sentence in sentences():
        binder = form.begin("note")
        type_sentence(sentence, hand)
        press(int(Qt.Key.Key_Tab), "\t")
        assert written(store, "note") == sentence.text
        assert unicodedata.is_normalized("NFC", binder.editor.text())


def test_esc_gives_back_what_was_written_last_and_only_that(form: Form, store: MemoryStore) -> None:
    binder = form.begin("lead")
    type_in("Mot")
    press(int(Qt.Key.Key_Return), "\r")
    type_in(" va nua")
    press(int(Qt.Key.Key_Escape))
    assert binder.editor.text() == "Mot"
    press(int(Qt.Key.Key_Escape))
    assert binder.editor.text() == "Mot"
    assert written(store, "lead") == "Mot"
    assert len(store.history()) == 1


def test_what_cannot_be_read_stays_for_its_row_and_is_told_with_all_that_is_not_written(
    form: Form, store: MemoryStore
) -> None:
    binder = form.begin("deadline_to")
    type_in("31/02")
    form.show_task("t62")
    assert binder.editor.text() != "31/02"
    assert binder.drafts() == [("t61", "deadline_to", "31/02")]
    assert not binder.commit_others()
    form.show_task("t61")
    assert binder.editor.text() == "31/02"
    assert binder.wrong.isVisible()
    assert written(store, "deadline_to") == "31/7/2022"


def test_a_refused_write_is_tried_again_also_for_a_row_that_is_no_longer_shown(form: Form, store: MemoryStore) -> None:
    binder = form.begin("note")
    type_in("con day")
    store.refusal = WriteError("Không ghi được tệp")
    form.show_task("t62")
    assert binder.drafts() == [("t61", "note", "con day")]
    assert not binder.commit_others()
    store.refusal = None
    assert binder.commit_others()
    assert written(store, "note") == "con day"
    assert binder.drafts() == []


def test_a_fault_of_the_program_while_writing_keeps_the_text(desk: Desk, qtbot: QtBot, store: MemoryStore) -> None:
    faults = [True]

    def change(row: RecordRow, words: str) -> Edit:
        if faults:
            raise ZeroDivisionError
        return field_edit(row.record, "note", words)

    plain = record_binding(Task, "note")
    parent = QWidget()
    qtbot.addWidget(parent)
    binder = FieldBinder(Binding("note", plain.spec, plain.text, change), desk, (), parent)
    binder.lay_out(column(parent))
    task = desk.everything().records["t61"]
    binder.show_row("t61", RecordRow(task, ()))
    binder.put("quan trọng")
    with pytest.raises(ZeroDivisionError):
        binder.commit()
    assert binder.editor.text() == "quan trọng"
    assert binder.wrong.text()
    assert binder.drafts() == [("t61", "note", "quan trọng")]
    faults.clear()
    assert binder.commit()
    assert written(store, "note") == "quan trọng"


def test_a_locked_file_keeps_the_text(form: Form, desk: Desk, store: MemoryStore) -> None:
    binder = form.begin("note")
    type_in("cho mo khoa")
    desk.lock = "Đang kiểm tra hồ sơ"
    press(int(Qt.Key.Key_Tab), "\t")
    assert binder.editor.text() == "cho mo khoa"
    assert store.history() == []
    desk.lock = ""
    assert binder.commit()
    assert written(store, "note") == "cho mo khoa"


def test_a_short_date_is_told_beside_while_it_is_typed(form: Form, store: MemoryStore) -> None:
    binder = form.begin("deadline_to")
    type_in("5/3")
    assert binder.understood.isVisible()
    assert binder.understood.text() == "Hiểu là: 05/3/2022"
    press(int(Qt.Key.Key_Return), "\r")
    assert not binder.understood.isVisible()
    task = store.snapshot().find(Task, "t61")
    assert task is not None
    assert task.deadline_to == date(2022, 3, 5)


def test_a_deadline_is_understood_while_it_is_typed(form: Form) -> None:
    binder = form.begin("deadline_text")
    assert binder.understood.text() == "Hiểu là: đến hết 31/7/2022"
    type_in("Quý IV/2022")
    assert binder.understood.text() == "Hiểu là: đến hết 31/12/2022"
    type_in(" gì đó")
    assert binder.understood.text() == "Chưa hiểu nội dung này; chữ vẫn được giữ nguyên"
    press(int(Qt.Key.Key_Escape))
    assert binder.understood.text() == "Hiểu là: đến hết 31/7/2022"


def test_a_record_that_is_none_is_refused_and_kept(desk: Desk, qtbot: QtBot, store: MemoryStore) -> None:
    milestone = Milestone(uid="m", task="t61", title="Bước một")
    parent = QWidget()
    qtbot.addWidget(parent)
    binder = FieldBinder(record_binding(Milestone, "task"), desk, (), parent)
    binder.lay_out(column(parent))
    binder.show_row("m", RecordRow(milestone, ()))
    assert "Đề án thí điểm" in QLineEdit.text(binder.editor)  # type: ignore[arg-type]
    assert binder.editor.text() == "t61"
    binder.put("việc không có")
    assert not binder.commit()
    assert "hãy chọn trong danh sách" in binder.wrong.text()
    assert binder.editor.text() == "việc không có"


def test_tab_follows_the_reading_order(form: Form) -> None:
    for binder in form.binders.values():
        assert isinstance(binder.editor, QLineEdit | QPlainTextEdit)
    first = form.binders[FIELDS[0]].editor
    first.setFocus()
    walked = [form.focusWidget()]
    for _ in FIELDS[1:]:
        press(int(Qt.Key.Key_Tab), "\t")
        walked.append(form.focusWidget())
    assert walked == [form.binders[name].editor for name in FIELDS]
    heights = [one.mapTo(form, one.rect().topLeft()).y() for one in walked]
    assert heights == sorted(heights)
