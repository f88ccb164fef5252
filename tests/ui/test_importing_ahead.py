"""While a large file is looked at its step is worked out beside the window: writing it is then short."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cdsdesk.actions.importing import Preview
from cdsdesk.errors import RecordError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.ports import Step
from cdsdesk.model.tasks import Task
from cdsdesk.progress import Progress
from db.ready import ReadyChanges
from db.store import Store
from tests.support.import_files import LEAD, make_workbook
from tests.support.importing_page import focus
from tests.support.places import place
from ui import later
from ui.lending import LARGE, WRITING
from ui.places.importing import FOUND, READING, START, ImportingPlace
from ui.session import Session

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
COUNT, LONGEST = LARGE + 50, 20_000
CONTROL = Qt.KeyboardModifier.ControlModifier


class Steps:
    """Holds the working out of steps until it is opened, and notes what was written."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.open = threading.Event(), threading.Event()
        self.made: list[Preview] = []
        self.written: list[ChangeSet] = []
        self.refusal: RecordError | None = None
        step, apply, ready = later.import_step, Store.apply, Store.make_ready

        def import_step(shown: Preview, who: str) -> ChangeSet:
            assert threading.current_thread() is not threading.main_thread()
            self.made.append(shown)
            self.begun.set()
            assert self.open.wait(LONGEST / 1000)
            return step(shown, who)

        def noted(store: Store, changes: ChangeSet, progress: Progress | None = None) -> Step:
            self.written.append(changes)
            return apply(store, changes, progress)

        def make_ready(store: Store, changes: ChangeSet, progress: Progress | None = None) -> ChangeSet:
            if self.refusal is not None:
                raise self.refusal
            return ready(store, changes, progress)

        monkeypatch.setattr(later, "import_step", import_step)
        monkeypatch.setattr(Store, "apply", noted)
        monkeypatch.setattr(Store, "make_ready", make_ready)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[Steps]:
    made = Steps(monkeypatch)
    yield made
    made.open.set()


def workbook(folder: Path, count: int = COUNT) -> Path:
    rows = [(f"{number}", f"Nhiệm vụ số {number} của phường", LEAD, "Tháng 12/2022", "") for number in range(1, count)]
    return make_workbook(folder / "Phụ lục lớn.xlsx", rows)


@pytest.fixture
def session(qtbot: QtBot, earnest: Session, steps: Steps) -> Session:
    """Open a window whose work is done beside it; what is held is let go before it closes."""
    qtbot.waitUntil(lambda: earnest.desk is not None and earnest.desk.lock == "", timeout=LONGEST)
    return earnest


@pytest.fixture
def importing(qtbot: QtBot, session: Session, tmp_path: Path) -> ImportingPlace:
    """Show what a large file holds."""
    session.imports.read(workbook(tmp_path))
    found = place(session, "importing", ImportingPlace)
    qtbot.waitUntil(lambda: found.stack.currentIndex() == FOUND, timeout=LONGEST)
    qtbot.waitUntil(lambda: found.found.table.hasFocus())
    return found


def count_of(session: Session) -> int:
    assert session.desk is not None
    return len(session.desk.everything().all(Task))


def is_quiet(session: Session) -> bool:
    assert session.desk is not None
    runner = session.desk.runner
    return runner.waiting == 0  # type: ignore[attr-defined]


def test_what_is_looked_at_is_worked_out_before_it_is_asked_for(
    qtbot: QtBot, session: Session, importing: ImportingPlace, steps: Steps
) -> None:
    before = count_of(session)
    qtbot.waitUntil(steps.begun.is_set, timeout=LONGEST)
    steps.open.set()
    qtbot.waitUntil(lambda: is_quiet(session), timeout=LONGEST)
    assert steps.written == []
    qtbot.keyClick(focus(), Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: count_of(session) == before + COUNT - 1, timeout=LONGEST)
    assert len(steps.made) == 1
    assert [type(changes) for changes in steps.written] == [ReadyChanges]
    session.undo()
    qtbot.waitUntil(lambda: count_of(session) == before, timeout=LONGEST)


def test_who_asks_meanwhile_waits_for_it_and_no_longer(
    qtbot: QtBot, session: Session, importing: ImportingPlace, steps: Steps, tmp_path: Path
) -> None:
    before = count_of(session)
    qtbot.waitUntil(steps.begun.is_set, timeout=LONGEST)
    qtbot.keyClick(focus(), Qt.Key.Key_S, CONTROL)
    assert importing.stack.currentIndex() == READING
    assert importing.reading.title.text() == "Đang ghi Phụ lục lớn.xlsx vào hồ sơ…"
    assert focus() is importing.reading.cancel_button
    session.imports.take([make_workbook(tmp_path / "khác.xlsx")])
    assert session.tools.notice.text() == f"{WRITING}."
    steps.open.set()
    qtbot.waitUntil(lambda: count_of(session) == before + COUNT - 1, timeout=LONGEST)
    assert len(steps.made) == 1
    assert importing.stack.currentIndex() == START
    assert "Đã nhập" in session.tools.notice.text()


def test_who_asks_at_once_need_not_wait_for_the_pause(
    qtbot: QtBot, session: Session, importing: ImportingPlace, steps: Steps
) -> None:
    before = count_of(session)
    steps.open.set()
    qtbot.keyClick(focus(), Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: count_of(session) == before + COUNT - 1, timeout=LONGEST)
    assert len(steps.made) == 1


def test_stopped_while_it_is_worked_out_nothing_is_written(
    qtbot: QtBot, session: Session, importing: ImportingPlace, steps: Steps
) -> None:
    before = count_of(session)
    qtbot.waitUntil(steps.begun.is_set, timeout=LONGEST)
    qtbot.keyClick(focus(), Qt.Key.Key_S, CONTROL)
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    steps.open.set()
    qtbot.waitUntil(lambda: importing.stack.currentIndex() == FOUND, timeout=LONGEST)
    assert session.tools.notice.text() == "Đã dừng ghi Phụ lục lớn.xlsx. Hồ sơ không thay đổi."
    assert steps.written == []
    qtbot.keyClick(focus(), Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: count_of(session) == before + COUNT - 1, timeout=LONGEST)


def test_another_answer_makes_another_step(
    qtbot: QtBot, session: Session, importing: ImportingPlace, steps: Steps
) -> None:
    before = count_of(session)
    qtbot.waitUntil(steps.begun.is_set, timeout=LONGEST)
    importing.renew()
    steps.open.set()
    qtbot.waitUntil(lambda: len(steps.made) == 2, timeout=LONGEST)
    qtbot.waitUntil(lambda: is_quiet(session), timeout=LONGEST)
    assert steps.made[1] is importing.found.shown
    qtbot.keyClick(focus(), Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: count_of(session) == before + COUNT - 1, timeout=LONGEST)
    assert len(steps.made) == 2


def test_what_cannot_be_made_ready_is_written_the_long_way(
    qtbot: QtBot, session: Session, importing: ImportingPlace, steps: Steps
) -> None:
    before, steps.refusal = count_of(session), RecordError("Không ghi được vì dữ liệu không khớp")
    qtbot.waitUntil(steps.begun.is_set, timeout=LONGEST)
    qtbot.keyClick(focus(), Qt.Key.Key_S, CONTROL)
    steps.open.set()
    qtbot.waitUntil(lambda: count_of(session) == before + COUNT - 1, timeout=LONGEST)
    assert [type(changes) for changes in steps.written] == [ChangeSet]


def test_a_small_file_is_not_worth_it(qtbot: QtBot, session: Session, steps: Steps, tmp_path: Path) -> None:
    steps.open.set()
    session.imports.read(workbook(tmp_path, 9))
    found = place(session, "importing", ImportingPlace)
    qtbot.waitUntil(lambda: found.stack.currentIndex() == FOUND, timeout=LONGEST)
    qtbot.wait(500)
    assert steps.made == []
