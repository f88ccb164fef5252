"""A large file is written beside the window: what can be done meanwhile, stopping it, errors, closing."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cdsdesk.errors import WriteError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.ports import Step
from cdsdesk.model.tasks import Task
from cdsdesk.progress import NoProgress, Progress
from db.store import Store
from tests.support.import_files import LEAD, make_workbook
from tests.support.importing_page import focus
from tests.support.places import place, put_away, tasks_of
from tests.ui.conftest import TODAY
from ui.frame import Frame
from ui.lending import LARGE, STOPPED, WRITING
from ui.places.importing import FOUND, READING, START, ImportingPlace
from ui.progress_panel import ProgressPanel
from ui.session import Session
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
COUNT, LONGEST = LARGE + 50, 20_000
CONTROL = Qt.KeyboardModifier.ControlModifier


class Gate:
    """Holds the writing in the worker, in the middle of its transaction, until it is opened."""

    def __init__(self, store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.open = threading.Event(), threading.Event()
        self.threads: set[int] = set()
        self.refusal: Exception | None = None
        self._apply: Callable[..., Step] = store.apply
        monkeypatch.setattr(store, "apply", self.apply)

    def apply(self, changes: ChangeSet, progress: Progress | None = None) -> Step:
        self._progress = progress or NoProgress()
        self.threads.add(threading.get_ident())
        return self._apply(changes, self)

    def report(self, done: int, total: int, text: str = "") -> None:
        self._progress.report(done, total, text)
        self.reached.set()
        assert self.open.wait(LONGEST / 1000)
        if self.refusal is not None:
            raise self.refusal


@pytest.fixture
def session(look: None, qtbot: QtBot, small_file: Path) -> Iterator[Session]:
    """Open a window whose work is done beside it, as in earnest."""
    frame = Frame()
    qtbot.addWidget(frame, before_close_func=put_away)
    made = Session(Window(frame), small_file)
    made.today = lambda: TODAY
    frame.resize(1366, 768)
    frame.show()
    made.begin()
    qtbot.waitUntil(lambda: made.desk is not None and made.desk.lock == "", timeout=LONGEST)
    yield made
    made.leave()


@pytest.fixture
def importing(qtbot: QtBot, session: Session, tmp_path: Path) -> ImportingPlace:
    """Show what a large file holds."""
    rows = [(f"{number}", f"Nhiệm vụ số {number} của phường", LEAD, "Tháng 12/2022", "") for number in range(1, COUNT)]
    session.imports.read(make_workbook(tmp_path / "Phụ lục lớn.xlsx", rows))
    found = place(session, "importing", ImportingPlace)
    qtbot.waitUntil(lambda: found.stack.currentIndex() == FOUND, timeout=LONGEST)
    qtbot.waitUntil(lambda: found.found.table.hasFocus())
    return found


@pytest.fixture
def gate(qtbot: QtBot, session: Session, importing: ImportingPlace, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Ask by key for the writing, which waits in the middle."""
    assert session.desk is not None
    made = Gate(session.desk.store, monkeypatch)
    qtbot.keyClick(focus(), Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(made.reached.is_set, timeout=LONGEST)
    yield made
    made.open.set()


def count_of(session: Session) -> int:
    assert session.desk is not None
    return len(session.desk.everything().all(Task))


def stored(path: Path) -> int:
    with Store.open(path, write=False) as store:
        return len(store.snapshot().all(Task))


def test_the_window_is_looked_through_while_a_large_file_is_written(
    qtbot: QtBot, session: Session, importing: ImportingPlace, gate: Gate
) -> None:
    desk, before = session.desk, count_of(session)
    assert desk is not None
    assert threading.get_ident() not in gate.threads, "the worker writes"
    assert importing.stack.currentIndex() == READING
    assert "Đang ghi Phụ lục lớn.xlsx" in importing.reading.title.text()
    assert focus() is importing.reading.cancel_button
    assert not session.tools.actions["undo"].isEnabled()
    assert not session.tools.actions["import"].isEnabled()
    session.go("tasks")
    tasks = tasks_of(session)
    tasks.choose_plan("")
    assert len(tasks.model.uids()) == before
    tasks.table.show_uid(tasks.model.uids()[0], "title")
    QTest.keyClicks(tasks.table, "x")
    assert tasks.table.delegate.editor is None, "nothing is edited meanwhile"
    tasks.filter.setFocus()
    qtbot.keyClicks(tasks.filter, "truyen thanh")
    qtbot.waitUntil(lambda: len(tasks.model.uids()) == 1)
    assert not desk.apply(ChangeSet("Sửa", (object(),)))  # type: ignore[arg-type]
    assert session.tools.notice.text() == f"{WRITING}."
    tasks.filter.clear()
    gate.open.set()
    qtbot.waitUntil(lambda: not desk.writing, timeout=LONGEST)
    qtbot.waitUntil(lambda: len(tasks.model.uids()) == before + COUNT - 1)
    assert session.tools.actions["undo"].isEnabled()
    assert desk.lock == ""
    assert importing.stack.currentIndex() == START
    assert "Đã nhập" in session.tools.notice.text()
    session.undo()
    qtbot.waitUntil(lambda: count_of(session) == before, timeout=LONGEST)


def test_a_stopped_writing_leaves_everything_as_it_was(
    qtbot: QtBot, session: Session, importing: ImportingPlace, gate: Gate, small_file: Path
) -> None:
    desk, before = session.desk, count_of(session)
    assert desk is not None
    store, labels = desk.store, (desk.store.undo_label(), desk.store.redo_label())
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    gate.open.set()
    qtbot.waitUntil(lambda: not desk.writing, timeout=LONGEST)
    qtbot.waitUntil(lambda: importing.stack.currentIndex() == FOUND)
    assert session.tools.notice.text() == "Đã dừng ghi Phụ lục lớn.xlsx. Hồ sơ không thay đổi."
    assert count_of(session) == before == stored(small_file)
    assert desk.store is not store, "the window has the file itself again"
    assert (desk.store.undo_label(), desk.store.redo_label()) == labels
    assert importing.found.head.write_button.isEnabled()
    qtbot.keyClick(focus(), Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: count_of(session) == before + COUNT - 1, timeout=LONGEST)


def test_what_refuses_a_large_file_is_told(
    qtbot: QtBot, session: Session, importing: ImportingPlace, gate: Gate, small_file: Path
) -> None:
    desk, before = session.desk, count_of(session)
    assert desk is not None
    gate.refusal = WriteError("Ổ đĩa đã đầy", str(small_file), "hãy dọn bớt rồi ghi lại")
    gate.open.set()
    qtbot.waitUntil(lambda: importing.stack.currentIndex() == FOUND, timeout=LONGEST)
    assert "Ổ đĩa đã đầy" in session.tools.notice.text()
    assert desk.lock == ""
    assert count_of(session) == before == stored(small_file)


def test_a_bug_in_writing_gives_the_file_back(
    qtbot: QtBot, session: Session, importing: ImportingPlace, gate: Gate
) -> None:
    desk = session.desk
    assert desk is not None
    gate.refusal = ZeroDivisionError()
    with qtbot.captureExceptions() as caught:
        gate.open.set()
        qtbot.waitUntil(lambda: bool(caught), timeout=LONGEST)
    assert caught[0][0] is ZeroDivisionError
    assert desk.lock == ""
    assert not desk.writing
    gate.refusal, before = None, count_of(session)
    tasks_of(session).add_row()
    assert count_of(session) == before + 1


def test_closing_while_a_large_file_is_written_is_asked(
    qtbot: QtBot, session: Session, importing: ImportingPlace, gate: Gate, small_file: Path
) -> None:
    before, asked = count_of(session), []

    def wait(_parent: object) -> bool:
        asked.append(True)
        return False

    session.unfinished.ask_stop = wait
    assert not session.window.frame.close()
    assert asked == [True]
    session.unfinished.ask_stop = lambda _parent: True
    threading.Timer(0.2, gate.open.set).start()
    assert session.window.frame.close()
    assert session.desk is None
    assert stored(small_file) == before


def test_another_file_waits_until_the_first_is_written(
    session: Session, importing: ImportingPlace, gate: Gate, tmp_path: Path
) -> None:
    session.imports.take([make_workbook(tmp_path / "khác.xlsx")])
    assert importing.stack.currentIndex() == READING
    assert session.tools.notice.text() == f"{WRITING}."


def test_a_large_import_is_taken_back_beside_the_window_and_stopped_or_not(
    qtbot: QtBot, session: Session, importing: ImportingPlace, gate: Gate
) -> None:
    desk, before = session.desk, count_of(session)
    assert desk is not None
    gate.open.set()
    qtbot.waitUntil(lambda: count_of(session) == before + COUNT - 1, timeout=LONGEST)
    gate.open.clear()
    gate.reached.clear()
    gate.threads.clear()
    session.go("tasks")
    for stopped in (True, False):
        qtbot.keyClick(session.window.frame, Qt.Key.Key_Z, CONTROL)
        qtbot.keyClick(session.window.frame, Qt.Key.Key_Z, CONTROL)
        assert session.tools.notice.text() == f"{WRITING}.", "one at a time, though the worker has not begun"
        qtbot.waitUntil(gate.reached.is_set, timeout=LONGEST)
        assert threading.get_ident() not in gate.threads
        assert desk.lock == WRITING
        if stopped:
            qtbot.mouseClick(stop_button(session), Qt.MouseButton.LeftButton)
        gate.open.set()
        qtbot.waitUntil(lambda: not desk.writing, timeout=LONGEST)
        assert count_of(session) == (before + COUNT - 1 if stopped else before)
        said = f"{STOPPED}." if stopped else "Hoàn tác: Nhập Phụ lục lớn.xlsx."
        assert session.tools.notice.text() == said
        gate.open.clear()
        gate.reached.clear()
    gate.open.set()
    session.redo()
    qtbot.waitUntil(lambda: count_of(session) == before + COUNT - 1, timeout=LONGEST)


def stop_button(session: Session) -> QPushButton:
    """Return the button that stops what runs, at the foot of the window."""
    panel = session.window.findChild(ProgressPanel)
    assert panel is not None
    assert panel.isVisible()
    return panel.cancel_button
