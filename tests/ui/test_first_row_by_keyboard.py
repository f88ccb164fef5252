"""Ins adds a row wherever one stands on the page, also while nothing is listed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.model.office import Unit
from tests.support.places import tasks_of
from tests.support.small_office import OFFICE, small_records
from tests.ui.conftest import open_session
from ui.desk import make_file
from ui.session import Session


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
