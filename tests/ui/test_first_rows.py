"""A long list under other words: the first rows at once, the others after them, and nobody loses their row."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cdsdesk.model.tasks import Task
from tests.support.places import tasks_of
from tests.support.small_office import ABOVE, OFFICE
from tests.ui.conftest import open_session
from ui.desk import make_file
from ui.places.first_rows import MOST
from ui.places.tasks import TasksPlace
from ui.session import Session

MANY = MOST + 150


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> TasksPlace:
    """The task list of an office with more tasks than are shown at once."""
    tasks = [Task(uid=f"n{at:04}", title=f"Việc {at} {'xa' if at % 2 else 'gần'}", position=at) for at in range(MANY)]
    tasks += [Task(uid=f"o{at:04}", title=f"Chuyện {at}", position=MANY + at) for at in range(5)]
    make_file(tmp_path / "a.cds", OFFICE, [ABOVE, *tasks], "an").close()
    session: Session = open_session(qtbot, tmp_path / "a.cds")
    session.go("tasks")
    return tasks_of(session)


def type_words(place: TasksPlace, words: str) -> None:
    place.filter.setFocus()
    place.filter.clear()
    QTest.keyClicks(place.filter, words)
    place.filter_words()


def test_the_first_rows_stand_at_once_and_the_others_follow(qtbot: QtBot, place: TasksPlace) -> None:
    type_words(place, "viec")
    assert list(place.model.uids()) == [f"n{at:04}" for at in range(MOST)]
    assert place.table.current_uid() == "n0000"
    place.table.setFocus()
    QTest.keyClick(place.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(place.model.uids()) == MANY)
    assert place.table.current_uid() == "n0001"
    assert list(place.model.uids()) == [f"n{at:04}" for at in range(MANY)]


def test_a_chosen_row_far_below_stays_chosen(place: TasksPlace) -> None:
    assert place.table.show_uid(f"n{MANY - 1:04}")
    type_words(place, "viec")
    assert place.table.current_uid() == f"n{MANY - 1:04}"
    assert len(place.model.uids()) == MANY


def test_other_words_before_the_rest_has_come_are_what_is_shown(qtbot: QtBot, place: TasksPlace) -> None:
    type_words(place, "viec")
    type_words(place, "chuyen")
    assert list(place.model.uids()) == [f"o{at:04}" for at in range(5)]
    qtbot.wait(20)
    assert list(place.model.uids()) == [f"o{at:04}" for at in range(5)]
    type_words(place, "")
    assert len(place.model.uids()) == MANY + 5


def test_few_rows_come_all_at_once(place: TasksPlace) -> None:
    type_words(place, "xa")
    assert len(place.model.uids()) == MANY // 2
