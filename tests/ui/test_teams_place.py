"""Tổ công nghệ số: teams with their members, typed with real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.model.teams import Member, MemberRole, Team
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records
from ui.desk import Desk
from ui.places.team_rows import LEADERLESS
from ui.places.teams import TeamsPlace

TEAMS = (
    Team(uid="a", unit="office", hamlet="Tổ dân phố 1", name="Tổ 1", position=1),
    Team(uid="b", unit="office", hamlet="Tổ dân phố 2", name="Tổ 2", position=2),
    Member(uid="x", unit="office", team="a", name="Nguyễn Thị An", role=MemberRole.LEADER, phone="0905123456"),
    Member(uid="y", unit="office", team="a", name="Lê Văn Bình", position=1),
)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(OFFICE, [*small_records(), *TEAMS])


@pytest.fixture
def place(desk: Desk, qtbot: QtBot) -> TeamsPlace:
    made = TeamsPlace(desk)
    qtbot.addWidget(made)
    made.resize(1140, 660)
    made.show()
    qtbot.waitExposed(made)
    return made


def editing(place: QWidget) -> QWidget:
    found = place.window().focusWidget()
    assert found is not None
    return found


def test_choosing_a_team_shows_its_members(place: TeamsPlace) -> None:
    assert place.figures.text() == "2 tổ · 2 thành viên"
    assert place.model.text(0, 2) == "Nguyễn Thị An"
    assert place.members.model.uids() == ["x", "y"]
    place.table.show_uid("b")
    assert place.members.model.uids() == []
    assert place.form.title.text() == "Tổ 2"


def test_a_team_and_its_members_are_typed(qtbot: QtBot, place: TeamsPlace, store: MemoryStore) -> None:
    place.take_focus()
    qtbot.keyClick(place.table, Qt.Key.Key_Insert)
    qtbot.keyClicks(editing(place), "To dan pho 3")
    qtbot.keyClick(editing(place), Qt.Key.Key_Return)
    made = store.snapshot().where(Team, "hamlet", "To dan pho 3")[0]
    assert place.table.current_uid() == made.uid
    place.members.table.setFocus()
    qtbot.keyClick(place.members.table, Qt.Key.Key_Insert)
    qtbot.keyClicks(editing(place), "Tran Thi Cuc")
    qtbot.keyClick(editing(place), Qt.Key.Key_Return)
    found = store.snapshot().where(Member, "team", made.uid)
    assert [(one.name, one.unit) for one in found] == [("Tran Thi Cuc", "office")]
    assert place.figures.text() == "3 tổ · 3 thành viên"


def test_telephone_numbers_are_masked_until_asked(qtbot: QtBot, place: TeamsPlace) -> None:
    column = [one.key for one in place.members.model.columns].index("phone")
    assert place.members.model.text(0, column) == "•••• ••• 456"
    qtbot.mouseClick(place.members.reveal_link, Qt.MouseButton.LeftButton)
    assert place.members.model.text(0, column) == "0905 123 456"
    place.members.toggle_phones()
    assert place.members.model.text(0, column) == "•••• ••• 456"


def press(qtbot: QtBot, place: TeamsPlace, uid: str, column: str, key: Qt.Key) -> None:
    place.members.table.show_uid(uid, column)
    place.members.table.setFocus()
    qtbot.keyClick(place.members.table, key, Qt.KeyboardModifier.ControlModifier)


def phones(store: MemoryStore) -> dict[str, str]:
    return {one.uid: one.phone for one in store.snapshot().all(Member)}


def test_a_masked_number_is_copied_cut_and_pasted_as_it_is(qtbot: QtBot, place: TeamsPlace, store: MemoryStore) -> None:
    press(qtbot, place, "x", "phone", Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "•••• ••• 456"
    press(qtbot, place, "y", "phone", Qt.Key.Key_V)
    assert phones(store) == {"x": "0905123456", "y": "0905123456"}
    press(qtbot, place, "y", "phone", Qt.Key.Key_X)
    assert phones(store)["y"] == ""
    press(qtbot, place, "y", "phone", Qt.Key.Key_V)
    assert phones(store) == {"x": "0905123456", "y": "0905123456"}


def test_a_mask_that_comes_from_elsewhere_never_replaces_a_number(
    qtbot: QtBot, place: TeamsPlace, store: MemoryStore, desk: Desk
) -> None:
    QGuiApplication.clipboard().setText("•••• ••• 789")
    with qtbot.waitSignal(desk.failed) as failed:
        press(qtbot, place, "x", "phone", Qt.Key.Key_V)
    assert "số đang che" in failed.args[0].sentence()
    assert phones(store)["x"] == "0905123456"


def test_a_search_opens_a_member_at_the_field(place: TeamsPlace) -> None:
    assert place.open_record("y", "organisation")
    assert place.table.current_uid() == "a"
    assert place.members.table.current_uid() == "y"
    assert (
        place.member_form.binders["organisation"].editor.isAncestorOf(editing(place))
        or editing(place) is place.member_form.binders["organisation"].editor
    )


def test_the_form_follows_the_cursor(place: TeamsPlace) -> None:
    place.members.table.show_uid("x")
    place.members.table.setFocus()
    assert place.forms.currentWidget() is place.member_room
    assert place.member_form.title.text() == "Nguyễn Thị An"
    place.table.setFocus()
    assert place.forms.currentWidget() is place.room


def test_a_chip_shows_teams_without_a_leader(place: TeamsPlace) -> None:
    place.choose_chip(LEADERLESS)
    assert place.model.uids() == ["b"]


def test_removing_a_team_says_what_goes_along(qtbot: QtBot, place: TeamsPlace, desk: Desk) -> None:
    place.take_focus()
    with qtbot.waitSignal(place.said) as said:
        qtbot.keyClick(place.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert said.args == ["Đã xoá 1 tổ và 2 bản ghi kèm theo."]
    assert place.model.uids() == ["b"]
    desk.undo()
    assert place.model.uids() == ["a", "b"]
    place.table.show_uid("a")
    assert place.members.model.uids() == ["x", "y"]


def test_a_draft_of_a_member_goes_back_into_its_field(place: TeamsPlace) -> None:
    assert place.put_draft("y", "job_title", "Bí thư")
    assert place.member_form.binders["job_title"].editor.text() == "Bí thư"
    assert ("y", "job_title", "Bí thư") in place.drafts()


def test_nothing_is_typed_while_locked(place: TeamsPlace, desk: Desk) -> None:
    desk.set_lock("Người khác đang sửa")
    assert not place.add_button.isEnabled()
    assert place.members.add_link.isHidden()
