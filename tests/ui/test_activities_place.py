"""Hoạt động: what was held in the period, and who came."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cdsdesk.model.activities import Activity, ActivityKind, Attendance
from cdsdesk.model.teams import Member, Team
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records
from ui.desk import Desk
from ui.dialogs.attendees import AttendeesDialog
from ui.places.activities import ActivitiesPlace

HELD = (
    Activity(uid="t", unit="office", date=date(2022, 3, 5), title="Tập huấn ký số", attendees=40),
    Activity(uid="m", unit="office", kind=ActivityKind.MEETING, date=date(2022, 9, 1), title="Họp tổ"),
    Activity(uid="old", unit="office", date=date(2020, 3, 5), title="Năm trước"),
    Team(uid="a", unit="office", name="Tổ 1", hamlet="Thôn 1"),
    Member(uid="x", unit="office", team="a", name="Nguyễn Thị An"),
    Member(uid="y", unit="office", team="a", name="Lê Văn Bình", position=1),
)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(OFFICE, [*small_records(), *HELD])


@pytest.fixture
def place(desk: Desk, qtbot: QtBot) -> ActivitiesPlace:
    made = ActivitiesPlace(desk, lambda: date(2022, 6, 1))
    qtbot.addWidget(made)
    made.resize(1140, 660)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_period_is_listed_with_its_figures(place: ActivitiesPlace) -> None:
    assert place.model.uids() == ["m", "t"], "the latest first, other years left out"
    assert place.figures.text() == "Tập huấn 1 buổi, 40 lượt người · Họp 1 buổi"


def test_an_activity_is_typed(qtbot: QtBot, place: ActivitiesPlace, store: MemoryStore) -> None:
    place.take_focus()
    qtbot.keyClick(place.table, Qt.Key.Key_Insert)
    editor = place.window().focusWidget()
    assert editor is not None
    qtbot.keyClicks(editor, "Ra quan")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    made = store.snapshot().where(Activity, "title", "Ra quan")[0]
    assert (made.date, made.unit) == (date(2022, 6, 1), "office")


def test_a_new_activity_is_of_the_kind_that_is_shown(place: ActivitiesPlace, store: MemoryStore) -> None:
    place.choose_chip("meeting")
    place.add_row()
    assert len(store.snapshot().where(Activity, "kind", ActivityKind.MEETING)) == 2


def test_who_came_is_ticked(qtbot: QtBot, place: ActivitiesPlace, desk: Desk, store: MemoryStore) -> None:
    activity = store.snapshot().find(Activity, "t")
    assert activity is not None
    dialog = AttendeesDialog(desk, activity)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.filter.setFocus()
    qtbot.keyClicks(dialog.filter, "binh")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.count.text() == "Đã chọn 1 người"
    qtbot.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
    assert [row.member for row in store.snapshot().where(Attendance, "activity", "t")] == ["y"]
    place.table.show_uid("t")
    assert place.form.came.text() == "Thành viên tổ đã dự (1): Lê Văn Bình"


def test_a_period_without_any_says_where_there_are_some(place: ActivitiesPlace, desk: Desk) -> None:
    desk.set_period("2019")
    assert place.stack.currentWidget() is place.empty
    assert place.empty.heading.text() == "Kỳ này không có hoạt động nào"
    assert "Hồ sơ có 3 hoạt động thuộc thời gian khác" in place.empty.sentence.text()


def test_a_search_opens_an_activity_of_another_year_too(place: ActivitiesPlace) -> None:
    assert not place.open_record("old")
    assert place.open_record("t", "place")
