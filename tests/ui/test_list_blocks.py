"""A list in the window: rows made again, moved by keys, pasted beyond its end, filtered by a column; all taken back."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cdsdesk.model.tasks import PlanItem, Task
from tests.support.places import tasks_of
from ui.dialogs.paste_preview import PastePreview
from ui.places.list_place import ListPlace
from ui.session import Session
from ui.tables.filters import Condition

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def place(session: Session) -> ListPlace:
    session.go("tasks")
    found = tasks_of(session)
    found.choose_plan("plan")
    found.table.show_uid("t22", "title")
    found.table.setFocus()
    return found


def order(session: Session) -> list[str]:
    assert session.desk is not None
    return [item.task for item in session.desk.snapshot().where(PlanItem, "plan", "plan")]


def test_a_row_is_made_again_below_itself_and_taken_back(qtbot: QtBot, session: Session, place: ListPlace) -> None:
    qtbot.keyClick(place.table, Qt.Key.Key_D, CTRL | SHIFT)
    copy = place.table.current_uid()
    assert place.model.uids()[:4] == ["t21", "t22", copy, "t210"]
    assert session.tools.notice.text() == "Đã nhân bản 1 nhiệm vụ."
    session.undo()
    assert place.model.uids() == ["t21", "t22", "t210", "t61", "t62", "t63"]


def test_rows_move_under_their_heading_and_stay_chosen(qtbot: QtBot, session: Session, place: ListPlace) -> None:
    for _ in range(2):
        qtbot.keyClick(place.table, Qt.Key.Key_Up, ALT | SHIFT)
    assert place.model.uids()[:3] == ["t22", "t21", "t210"]
    assert place.table.current_uid() == "t22"
    for _ in range(3):
        qtbot.keyClick(place.table, Qt.Key.Key_Down, ALT | SHIFT)
    assert order(session) == ["t21", "t210", "t22", "t61", "t62", "t63"]
    assert place.model.uids() == order(session)
    assert place.table.currentIndex().column() == 1


def test_in_a_sorted_list_nothing_moves(qtbot: QtBot, session: Session, place: ListPlace) -> None:
    place.table.sort_up()
    qtbot.keyClick(place.table, Qt.Key.Key_Up, ALT | SHIFT)
    assert order(session) == ["t21", "t22", "t210", "t61", "t62", "t63"]


def test_a_block_beyond_the_end_makes_tasks_of_the_plan(qtbot: QtBot, session: Session, place: ListPlace) -> None:
    assert session.desk is not None
    place.table.show_uid("t63", "title")
    data = QMimeData()
    data.setText("Số hóa\nViệc thêm một\nViệc thêm hai\n")
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(place.table, Qt.Key.Key_V, CTRL)
    preview = session.window.frame.findChild(PastePreview)
    assert isinstance(preview, PastePreview)
    qtbot.keyClick(preview.add_rows, Qt.Key.Key_Space)
    qtbot.keyClick(preview.paste_button, Qt.Key.Key_Space)
    titles = [place.model.text_of(uid, 1) for uid in place.model.uids()]
    assert titles[-3:] == ["Số hóa", "Việc thêm một", "Việc thêm hai"]
    assert session.tools.notice.text() == "Đã dán 3 ô, thêm 2 dòng."
    session.undo()
    assert len(session.desk.snapshot().all(Task)) == 6


def test_opening_a_record_that_a_column_hides_takes_the_filter_away(session: Session, place: ListPlace) -> None:
    place.model.set_filter("deadline", Condition(frozenset({"Tháng 7/2022"})))
    place.table.filter_changed.emit()
    assert place.model.uids() == ["t61"]
    assert place.open_record("t21")
    assert place.table.current_uid() == "t21"
    assert place.model.filters == {}


def test_a_list_that_filters_leave_empty_says_so(qtbot: QtBot, session: Session, place: ListPlace) -> None:
    place.filter.setText("khong co chu nay")
    place.filter_words()
    assert place.table.nothing == "Không có nhiệm vụ nào qua các bộ lọc đang chọn ở phía trên."
    written = place.table.viewport().grab().toImage()
    place.table.nothing = ""
    assert place.table.viewport().grab().toImage() != written
