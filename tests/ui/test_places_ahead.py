"""Places are built in idle moments: for nobody to see, never while somebody works, never beyond the file."""

import sys
from importlib import import_module

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.actions.edit import Edit, change
from cdsdesk.model.tasks import Task
from cdsdesk.progress import Progress
from tests.support.places import place, tasks_of
from ui import ahead, shelf
from ui.places.catalogue import CATALOGUE
from ui.places.consolidation import ConsolidationPlace
from ui.places.row_form import RowForm
from ui.session import Session
from ui.tasks import TaskRunner

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)

MOMENT_MS = 700
# A machine that does much else takes its time to build all places.
LONGEST_MS = 30_000


def at_rest(session: Session) -> bool:
    assert isinstance(session.runner, TaskRunner)
    return session.runner.waiting == 0 and session.desk is not None and session.desk.lock == ""


def built(session: Session) -> int:
    pages = session.window.pages
    found = (pages.widget(place) for place in range(pages.count()))
    return sum(page is not None and page.objectName() in CATALOGUE for page in found)


def test_all_places_are_built_and_none_counts_as_opened(qtbot: QtBot, earnest: Session) -> None:
    front = earnest.window.pages.currentWidget()
    made: list[str] = []
    earnest.shelf.built.connect(lambda key, _place: made.append(key))
    qtbot.waitUntil(lambda: built(earnest) == len(CATALOGUE), timeout=LONGEST_MS)
    qtbot.waitUntil(lambda: not earnest.ahead.under_way, timeout=LONGEST_MS)
    assert sorted(made) == sorted(key for key in CATALOGUE if key != "overview")
    assert earnest.window.pages.currentWidget() is front
    assert earnest.shelf.places() == [front]
    earnest.go("tasks")
    assert earnest.shelf.places() == [front, tasks_of(earnest)]
    assert built(earnest) == len(CATALOGUE)


def test_a_place_built_ahead_shows_what_was_changed_since(qtbot: QtBot, earnest: Session) -> None:
    qtbot.waitUntil(lambda: built(earnest) == len(CATALOGUE) and at_rest(earnest), timeout=LONGEST_MS)
    assert earnest.desk is not None
    uid = earnest.desk.snapshot().all(Task)[0].uid
    earnest.desk.edit(lambda snapshot, who: change(snapshot, Task.TYPE, uid, Edit({"title": "Tên mới"}), who))
    earnest.go("tasks")
    assert tasks_of(earnest).model.row_of(uid).task.title == "Tên mới"


def test_nothing_is_built_while_keys_are_pressed(qtbot: QtBot, earnest: Session) -> None:
    window = earnest.window.frame.windowHandle()
    qtbot.waitActive(earnest.window.frame)
    before = built(earnest)
    for _ in range(12):
        QTest.keyClick(window, Qt.Key.Key_Shift)
        qtbot.wait(MOMENT_MS // 10)
    assert built(earnest) == before
    qtbot.waitUntil(lambda: built(earnest) > before, timeout=LONGEST_MS)


def test_nothing_is_built_while_a_text_is_not_written(qtbot: QtBot, earnest: Session) -> None:
    earnest.go("tasks")
    qtbot.waitUntil(lambda: at_rest(earnest), timeout=LONGEST_MS)
    editor = tasks_of(earnest).form.binders["result"].editor
    editor.show_text("đang gõ")
    before = built(earnest)
    qtbot.wait(MOMENT_MS)
    assert built(earnest) == before
    assert earnest.commit()
    qtbot.waitUntil(lambda: built(earnest) > before, timeout=LONGEST_MS)


def test_nothing_is_built_while_a_menu_is_open(qtbot: QtBot, earnest: Session) -> None:
    menu = QMenu(earnest.window)
    menu.addAction("Mở")
    before = built(earnest)
    menu.popup(earnest.window.mapToGlobal(earnest.window.rect().center()))
    qtbot.wait(MOMENT_MS)
    assert built(earnest) == before
    menu.close()
    qtbot.waitUntil(lambda: built(earnest) > before, timeout=LONGEST_MS)


def test_nothing_is_built_once_the_file_is_closed(qtbot: QtBot, earnest: Session) -> None:
    qtbot.waitUntil(lambda: built(earnest) >= 2, timeout=LONGEST_MS)
    earnest.leave()
    assert not earnest.ahead.under_way
    qtbot.wait(MOMENT_MS)
    assert built(earnest) == 0


def test_beside_very_many_records_only_the_lists_that_matter_most_are_built(
    qtbot: QtBot, earnest: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "MANY", 10)
    qtbot.waitUntil(lambda: not earnest.ahead.under_way, timeout=LONGEST_MS)
    assert built(earnest) == len({"overview", "tasks", "indicators"})


def test_what_a_report_loads_comes_after_the_places(
    qtbot: QtBot, earnest: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    met: list[int] = []

    def load(name: str, _progress: Progress) -> None:
        met.append(built(earnest))
        import_module(name)

    monkeypatch.setattr(ahead, "load", load)
    monkeypatch.setattr(earnest.ahead, "_modules", iter(("json", "colorsys")))
    qtbot.waitUntil(lambda: not earnest.ahead.under_way, timeout=LONGEST_MS)
    assert met == [len(CATALOGUE)]
    assert "colorsys" in sys.modules


def test_beside_very_many_records_nothing_more_is_loaded(
    qtbot: QtBot, earnest: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "MANY", 10)
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    monkeypatch.setattr(earnest.ahead, "_modules", iter(("colorsys",)))
    qtbot.waitUntil(lambda: not earnest.ahead.under_way, timeout=LONGEST_MS)
    assert "colorsys" not in sys.modules


def test_a_page_that_loads_much_is_loaded_in_the_worker_when_it_is_opened(
    qtbot: QtBot, earnest: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "MANY", 0)
    earnest.go("consolidation")
    front = place(earnest, "consolidation", ConsolidationPlace)
    assert front._page is None
    assert not front.show_filter()
    assert list(front.areas()) == [front]
    qtbot.waitUntil(lambda: front._page is not None and at_rest(earnest), timeout=LONGEST_MS)
    assert front.page.isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() in front.page.findChildren(QWidget), timeout=LONGEST_MS)


def test_a_form_comes_a_moment_after_its_list(qtbot: QtBot, session: Session) -> None:
    session.go("tasks")
    place = tasks_of(session)
    assert place.table.current_uid()
    assert not place.room.is_made
    qtbot.waitUntil(lambda: place.room.is_made, timeout=LONGEST_MS)
    assert place.form.shown() == place.table.current_uid()


def test_a_form_that_is_asked_for_is_there_at_once(session: Session) -> None:
    session.go("tasks")
    place = tasks_of(session)
    assert place.form.isVisible()
    assert place.form.shown() == place.table.current_uid()


def test_a_list_that_was_built_ahead_is_painted_before_its_form_appears(qtbot: QtBot, earnest: Session) -> None:
    qtbot.waitUntil(lambda: not earnest.ahead.under_way, timeout=LONGEST_MS)
    earnest.go("tasks")
    place = tasks_of(earnest)
    assert place.room.is_made
    assert place.table.isVisible()
    assert not place.room.findChildren(RowForm)[0].isVisible()
    qtbot.waitUntil(place.room.findChildren(RowForm)[0].isVisible, timeout=LONGEST_MS)
    assert place.form.shown() == place.table.current_uid()
