"""A small table of the records of one row: rows made by a paste, moved, removed with a note."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cdsdesk.model.teams import Member, Team
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, small_records
from ui.desk import Desk
from ui.dialogs.paste_preview import PastePreview
from ui.places.child_list import ChildList, field_column
from ui.places.member_list import MemberList

TEAM = Team(uid="a", unit="office", hamlet="Thôn 1")
MEMBERS = [Member(uid=f"m{n}", unit="office", team="a", name=f"Người {n}", position=n) for n in range(1, 4)]


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(OFFICE, [*small_records(), TEAM, *MEMBERS])


@pytest.fixture
def members(desk: Desk, qtbot: QtBot) -> MemberList:
    made = MemberList(desk)
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show_parent("a")
    made.show()
    return made


def test_a_block_that_is_longer_makes_rows_of_the_parent(qtbot: QtBot, members: MemberList, store: MemoryStore) -> None:
    QGuiApplication.clipboard().setText("An\tTổ phó\nBình\tThành viên\n")
    members.table.show_uid("m3", "name")
    qtbot.keyClick(members.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    preview = members.findChild(PastePreview)
    assert isinstance(preview, PastePreview)
    preview.add_rows.setChecked(True)
    qtbot.mouseClick(preview.paste_button, Qt.MouseButton.LeftButton)
    found = store.snapshot().where(Member, "team", "a")
    assert sorted(one.name for one in found) == ["An", "Bình", "Người 1", "Người 2"]
    assert all(one.unit == "office" for one in found)


def test_rows_are_moved_by_keys(qtbot: QtBot, members: MemberList) -> None:
    members.table.show_uid("m3", "name")
    keys = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(members.table, Qt.Key.Key_Up, keys)
    assert members.model.uids() == ["m1", "m3", "m2"]


def test_removing_says_so(qtbot: QtBot, members: MemberList) -> None:
    members.table.show_uid("m1", "name")
    with qtbot.waitSignal(members.said) as said:
        qtbot.keyClick(members.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert said.args == ["Đã xoá 1 thành viên."]
    assert members.model.uids() == ["m2", "m3"]


def test_a_list_in_a_form_grows_with_its_rows_and_never_scrolls(desk: Desk, qtbot: QtBot, store: MemoryStore) -> None:
    columns = (field_column(Member, "name", 60, stretch=1), field_column(Member, "role", 60, stretch=1))
    made = ChildList(desk, Member, "team", columns, "Thành viên", "thành viên")
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show_parent("a")
    made.show()
    QTest.qWait(50)
    wide = made.table.height()
    made.resize(160, 400)
    qtbot.waitUntil(lambda: made.table.height() > wide)
    assert made.table.verticalScrollBar().maximum() == 0
