"""The list of information systems under real keys: state of the period, what stands from before, lateness."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.model.systems import InfoSystem, LevelState, SystemState
from tests.support.places import place
from tests.support.small_office import OFFICE, small_records
from tests.ui.conftest import open_session
from ui.desk import make_file
from ui.places.system_rows import LATE
from ui.places.systems import NEW_NAME, SystemsPlace
from ui.session import Session

PORTAL = InfoSystem(
    uid="y1", unit="office", name="Cổng thông tin", level=2, due_text="30/10/2022", due=date(2022, 10, 30)
)
MAIL = InfoSystem(uid="y2", unit="office", name="Thư công vụ", due=date(2022, 12, 26), position=1)
ONE_DOOR = InfoSystem(uid="y3", unit="office", name="Một cửa", position=2)
OLD = SystemState(
    uid="old", unit="office", system="y1", period="2021", state=LevelState.SUBMITTED, document="Tờ trình 5"
)
NOW = SystemState(uid="now", unit="office", system="y2", period="2022", state=LevelState.APPROVED)
STATE = 4


@pytest.fixture
def session(look: None, qtbot: QtBot, tmp_path: Path) -> Session:
    path = tmp_path / "ho-so.cds"
    make_file(path, OFFICE, [*small_records(), PORTAL, MAIL, ONE_DOOR, OLD, NOW], "an").close()
    return open_session(qtbot, path)


@pytest.fixture
def systems(session: Session) -> SystemsPlace:
    session.go("systems")
    return place(session, "systems", SystemsPlace)


def editor(of: SystemsPlace) -> QWidget:
    found = [one for one in of.table.viewport().findChildren(QWidget) if one.isVisible() and one.hasFocus()]
    return found[0] if found else QApplication.focusWidget()


def texts(of: SystemsPlace, uid: str) -> list[str]:
    return [of.model.text_of(uid, at) for at in range(of.model.columnCount())]


def states(of: SystemsPlace, uid: str) -> dict[str, LevelState | None]:
    return {row.period: row.state for row in of.desk.everything().where(SystemState, "system", uid)}


def test_states_and_lateness_of_the_period(systems: SystemsPlace) -> None:
    assert texts(systems, "y1")[2:] == ["2", "30/10/2022", "Đã trình", "trễ 45 ngày", "Tờ trình 5"]
    assert texts(systems, "y2")[4:6] == ["Đã phê duyệt", ""]
    assert texts(systems, "y3")[4:6] == ["Chưa ghi", ""]
    counts = {chip.key: chip.count for chip in systems.rows.chips()}
    assert (counts["all"], counts[LevelState.SUBMITTED], counts[LevelState.APPROVED], counts[LATE]) == (3, 1, 1, 1)
    systems.choose_chip(LATE)
    assert systems.model.uids() == ["y1"]


def test_what_stands_from_before_is_told_anew(systems: SystemsPlace) -> None:
    systems.open_record("y1")
    row = systems.model.row_of("y1")
    assert row.standing.carried
    assert systems.form.carried.text() == "Tình trạng ghi từ năm 2021; kỳ này chưa ghi."
    systems.form.take_carried()
    assert states(systems, "y1") == {"2021": LevelState.SUBMITTED, "2022": LevelState.SUBMITTED}
    assert systems.form.carried.text() == ""


def test_a_state_is_chosen_in_the_table(systems: SystemsPlace) -> None:
    column = systems.model.columns[STATE]
    assert systems.model.write("y1", column, "Đã phê duyệt")
    assert states(systems, "y1") == {"2021": LevelState.SUBMITTED, "2022": LevelState.APPROVED}
    assert texts(systems, "y1")[4:] == ["Đã phê duyệt", "", "Tờ trình 5"]
    assert [row.uid for row in systems.form.states.rows.records()] == ["old"]


def test_a_system_is_typed(qtbot: QtBot, session: Session, systems: SystemsPlace) -> None:
    qtbot.keyClick(systems.table, Qt.Key.Key_Insert)
    assert texts(systems, systems.table.current_uid())[:2] == [NEW_NAME, OFFICE.name]
    qtbot.keyClick(editor(systems), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor(systems), "Camera")
    qtbot.keyClick(editor(systems), Qt.Key.Key_Return)
    assert "Camera" in {one.name for one in systems.desk.snapshot().all(InfoSystem)}
    session.undo()
    session.undo()
    assert len(systems.desk.snapshot().all(InfoSystem)) == 3


def test_a_due_text_is_understood_beside_it(qtbot: QtBot, systems: SystemsPlace) -> None:
    assert systems.open_record("y3", "due_text")
    field = systems.form.binders["due_text"].editor
    qtbot.keyClicks(field, "31/3/2022")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert systems.form.binders["due_text"].understood.text() == "Hiểu là: đến hết 31/3/2022"
    assert texts(systems, "y3")[5].startswith("trễ")


def test_an_earlier_state_opens_its_system_and_another_is_added(session: Session, systems: SystemsPlace) -> None:
    session.way.open_record("old", "")
    assert systems.table.current_uid() == "y1"
    systems.form.states.add_row()
    assert states(systems, "y1") == {"2021": LevelState.SUBMITTED, "2020": None}


def test_a_system_goes_with_its_states(qtbot: QtBot, session: Session, systems: SystemsPlace) -> None:
    systems.open_record("y1")
    qtbot.keyClick(systems.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert states(systems, "y1") == {}
    session.undo()
    assert states(systems, "y1") == {"2021": LevelState.SUBMITTED}


def test_a_locked_file_is_only_looked_at(systems: SystemsPlace) -> None:
    systems.desk.set_lock("Đang mở ở máy khác")
    systems.open_record("y1")
    assert not systems.add_button.isEnabled()
    assert not systems.form.take_over.isVisibleTo(systems.form)
