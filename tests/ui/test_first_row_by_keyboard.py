"""Work begins by keyboard: the cursor stands at the first thing to do, Ins adds a row also while nothing is listed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.model.office import Unit
from tests.support.places import place, tasks_of
from tests.support.small_office import OFFICE, small_records
from tests.ui.conftest import open_session
from ui.desk import make_file
from ui.frame import Frame
from ui.places.overview import OverviewPlace
from ui.session import Session
from ui.window import Window


@pytest.fixture
def empty(look: None, qtbot: QtBot, tmp_path: Path) -> Session:
    path = tmp_path / "ho-so.cds"
    make_file(path, OFFICE, [one for one in small_records() if isinstance(one, Unit)], "an").close()
    return open_session(qtbot, path)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_the_first_task_is_written_with_nothing_but_keys(qtbot: QtBot, empty: Session) -> None:
    tasks = tasks_of(empty)
    empty.go("tasks")
    assert focused() is tasks.empty.buttons[0]
    QTest.keyClick(focused(), Qt.Key.Key_Insert)
    QTest.keyClicks(focused(), "Lap ke hoach")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    (uid,) = tasks.model.uids()
    assert tasks.model.text_of(uid, 1) == "Lap ke hoach"


def test_in_the_filter_too(qtbot: QtBot, look: None, tmp_path: Path) -> None:
    path = tmp_path / "ho-so.cds"
    make_file(path, OFFICE, small_records(), "an").close()
    session = open_session(qtbot, path)
    tasks = tasks_of(session)
    session.go("tasks")
    before = len(tasks.model.uids())
    QTest.keyClick(tasks.filter, Qt.Key.Key_Insert)
    assert len(tasks.model.uids()) == before + 1


def test_a_new_file_begins_at_the_first_thing_to_do(qtbot: QtBot, look: None, tmp_path: Path) -> None:
    path = tmp_path / "ho-so.cds"
    make_file(path, OFFICE, [one for one in small_records() if isinstance(one, Unit)], "an").close()
    frame = Frame()
    qtbot.addWidget(frame)
    frame.show()
    session = Session(Window(frame), path)
    with qtbot.waitActive(frame):
        frame.activateWindow()
    session.begin()
    qtbot.waitUntil(lambda: session.desk is not None and not session.window.nothing_shown())
    overview = place(session, "overview", OverviewPlace)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is overview.empty.buttons[0])
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.checked and not session.desk.lock)
    assert QApplication.focusWidget() is overview.empty.buttons[0]
    assert frame.close()


def test_an_opened_file_begins_at_its_report_unless_somebody_went_elsewhere(
    qtbot: QtBot, look: None, tmp_path: Path
) -> None:
    path = tmp_path / "ho-so.cds"
    make_file(path, OFFICE, small_records(), "an").close()
    session = open_session(qtbot, path)
    session.window.frame.activateWindow()
    overview = place(session, "overview", OverviewPlace)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is overview.report_button)
    assert session.desk is not None
    overview.take_focus()
    session.window.search.setFocus()
    session.desk.findings_changed.emit()
    assert focused() is session.window.search
