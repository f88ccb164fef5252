"""Nothing typed is lost: text in a cell, a line, a long text and the report survives every way of leaving it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.errors import WriteError
from cdsdesk.model.office import Unit
from tests.support.places import notice_button, report_of, tasks_of
from tests.support.source import ROOT
from tests.ui.conftest import open_session
from ui.desk import make_file, open_file
from ui.dialogs.unwritten import LOST, close_anyway
from ui.session import Session

WORD = "chu dang go"
Type = Callable[[QtBot, Session, str], None]


def in_cell(qtbot: QtBot, session: Session, text: str) -> None:
    """Type into an open cell of the table and leave it open."""
    session.go("tasks")
    place = tasks_of(session)
    place.open_record("t63")
    place.table.show_uid("t63", "result")
    place.table.setFocus()
    qtbot.keyClick(place.table, Qt.Key.Key_F2)
    editor = place.table.focusWidget() if place.table.focusWidget() is not place.table else None
    editor = editor or QGuiApplication.focusObject()
    assert isinstance(editor, QWidget)
    qtbot.keyClicks(editor, text)


def _in_field(qtbot: QtBot, session: Session, field: str, text: str) -> None:
    session.go("tasks")
    tasks_of(session).open_record("t63")
    editor = tasks_of(session).form.binders[field].editor
    editor.setFocus()
    qtbot.keyClicks(editor, text)


def in_line(qtbot: QtBot, session: Session, text: str) -> None:
    """Type into a line of the form."""
    _in_field(qtbot, session, "coordinators", text)


def in_long_text(qtbot: QtBot, session: Session, text: str) -> None:
    """Type into a long text of the form."""
    _in_field(qtbot, session, "note", text)


def in_report(qtbot: QtBot, session: Session, text: str) -> None:
    """Type into the words of the report."""
    session.go("report")
    report_of(session).open_section("kho_khan")
    qtbot.keyClicks(report_of(session).words, text)


SPOTS: dict[str, Type] = {"cell": in_cell, "line": in_line, "long text": in_long_text, "report": in_report}


def written(session: Session) -> str:
    """Return everything that is in the data file, as one text."""
    assert session.desk is not None
    return "\n".join(str(vars(record)) for record in session.desk.store.snapshot().records.values())


def stored(path: Path) -> str:
    with open_file(path, "an", write=False) as store:
        return "\n".join(str(vars(record)) for record in store.snapshot().records.values())


def by_another_row(qtbot: QtBot, session: Session) -> None:
    session.go("tasks")
    table = tasks_of(session).table
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.cell_at("t21", "title"))


def by_the_mouse_on_another_place(qtbot: QtBot, session: Session) -> None:
    qtbot.mouseClick(session.window.side.button("overview"), Qt.MouseButton.LeftButton)


def by_keys_to_another_place(qtbot: QtBot, session: Session) -> None:
    qtbot.keyClick(session.window.frame, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)


def by_another_period(qtbot: QtBot, session: Session) -> None:
    session.tools.period.chosen.emit("2022-H1")
    session.tools.period.chosen.emit("2022")


def by_the_search(qtbot: QtBot, session: Session) -> None:
    qtbot.keyClick(session.window.frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def by_an_import(qtbot: QtBot, session: Session) -> None:
    session.imports.read(Path("khong-co.xlsx"))


def by_an_export(qtbot: QtBot, session: Session) -> None:
    session.go("report")
    report_of(session).exports.choose_file = lambda _name, _kinds: ""
    report_of(session).exports.ask_pdf()


def by_undo_and_redo(qtbot: QtBot, session: Session) -> None:
    session.tools.actions["undo"].trigger()
    session.tools.actions["redo"].trigger()


def by_the_list_of_steps(qtbot: QtBot, session: Session) -> None:
    session.tools.actions["all_history"].trigger()


INSIDE: tuple[Callable[[QtBot, Session], None], ...] = (
    by_another_row,
    by_the_mouse_on_another_place,
    by_keys_to_another_place,
    by_another_period,
    by_the_search,
    by_an_import,
    by_an_export,
    by_undo_and_redo,
    by_the_list_of_steps,
)


@pytest.mark.parametrize("spot", SPOTS)
def test_every_way_within_the_window(
    qtbot: QtBot, session: Session, spot: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.journal.FileHistory.exec", lambda _dialog: 0)
    lost = []
    for number, leave in enumerate(INSIDE):
        text = f"{WORD} {number}"
        SPOTS[spot](qtbot, session, text)
        leave(qtbot, session)
        if text not in written(session):
            lost.append(leave.__name__)
    assert lost == []


def to_another_file(session: Session, folder: Path) -> None:
    other = folder / "khac.cds"
    make_file(other, Unit(uid="x", name="UBND xã Vĩnh Lương"), [], "an").close()
    assert session.open(other)


def to_a_file_that_is_none(session: Session, folder: Path) -> None:
    broken = folder / "hong.cds"
    broken.write_bytes(b"khong phai ho so")
    assert not session.open(broken)
    assert session.desk is not None
    assert session.window.frame.close()


def by_closing(session: Session, folder: Path) -> None:
    assert session.window.frame.close()


def by_the_menu(session: Session, folder: Path) -> None:
    session.tools.actions["quit"].trigger()


def by_a_new_file(session: Session, folder: Path) -> None:
    session.welcome()


def by_shutting_down(session: Session, folder: Path) -> None:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    assert application.receivers(SIGNAL("commitDataRequest(QSessionManager&)")) > 0
    session.end_of_day()


OUT: tuple[Callable[[Session, Path], None], ...] = (
    to_another_file,
    to_a_file_that_is_none,
    by_closing,
    by_the_menu,
    by_a_new_file,
    by_shutting_down,
)


@pytest.mark.parametrize("spot", SPOTS)
def test_every_way_out_of_the_file(
    qtbot: QtBot, look: None, small_file: Path, tmp_path: Path, spot: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("", ""))
    lost = []
    for number, leave in enumerate(OUT):
        folder = tmp_path / str(number)
        folder.mkdir()
        session = open_session(qtbot, small_file)
        SPOTS[spot](qtbot, session, f"{WORD} {number}")
        leave(session, folder)
        session.leave()
        if f"{WORD} {number}" not in stored(small_file):
            lost.append(leave.__name__)
    assert lost == []


@pytest.mark.parametrize("spot", SPOTS)
def test_a_file_that_cannot_be_written_leaves_the_text_and_asks(
    qtbot: QtBot, session: Session, spot: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert session.desk is not None

    def full(*_asked: object, **_how: object) -> None:
        raise WriteError("Đĩa đã đầy", "ho-so.cds", "hãy xoá bớt tệp rồi thử lại")

    for name in ("apply", "put_draft", "drop_draft"):
        monkeypatch.setattr(session.desk.store, name, full)
    SPOTS[spot](qtbot, session, WORD)
    by_the_mouse_on_another_place(qtbot, session)
    assert session.tools.notice.text().startswith("Đĩa đã đầy (ho-so.cds)")
    session.tools.period.chosen.emit("2022-H1")
    assert session.desk.period.code == "2022"
    assert f"“{WORD}”" in session.tools.notice.text()
    asked: list[tuple[list[str], bool]] = []

    def stay(_parent: QWidget, texts: list[str], *, kept: bool = True) -> bool:
        asked.append((texts, kept))
        return False

    session.unfinished.ask = stay
    assert not session.window.frame.close()
    assert asked == [([WORD], False)]
    monkeypatch.undo()
    assert session.window.frame.close()


def test_what_can_not_be_kept_can_be_copied(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    clicks = iter(["Chép nội dung", "Ở lại"])

    def click(box: QMessageBox) -> int:
        assert box.text() == LOST
        wanted = next(clicks)
        next(one for one in box.buttons() if one.text() == wanted).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", click)
    assert not close_anyway(session.window, ["một", "hai"], kept=False)
    assert QGuiApplication.clipboard().text() == "một\n\nhai"


CRASH = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.support.places import tasks_of
from ui.frame import Frame
from ui.session import Session
from ui.tasks import ImmediateRunner
from ui.window import Window

application = QApplication([])
session = Session(Window(Frame()), Path(sys.argv[1]), ImmediateRunner())
session.window.frame.show()
session.begin()
session.desk.set_period("2022-H1")
session.go("tasks")
tasks_of(session).open_record("t63")
editor = tasks_of(session).form.binders["result"].editor
editor.setFocus()
QTest.keyClicks(editor, "chu dang go")

def look():
    if session.desk.store.drafts():
        print("kept", flush=True)

timer = QTimer()
timer.timeout.connect(look)
timer.start(100)
application.exec()
"""


def test_a_killed_program_offers_the_text_in_its_own_period(qtbot: QtBot, look: None, small_file: Path) -> None:
    line = [sys.executable, "-c", CRASH, str(small_file)]
    running = subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    assert running.stdout.readline().strip() == "kept"
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    session = open_session(qtbot, small_file)
    assert session.desk is not None
    assert session.desk.period.code == "2022"
    notice_button(session, "Lấy lại").click()
    assert session.desk.period.code == "2022-H1"
    assert tasks_of(session).form.binders["result"].editor.text() == WORD
    assert session.window.frame.close()
    assert WORD in stored(small_file)


def test_a_text_whose_record_is_gone_can_be_copied(qtbot: QtBot, look: None, small_file: Path) -> None:
    with open_file(small_file, "an") as store:
        store.put_draft("task", "no-such-task", "note@2022", "chữ của việc đã xoá")
    session = open_session(qtbot, small_file)
    notice_button(session, "Lấy lại").click()
    assert "không đặt lại được" in session.tools.notice.text()
    notice_button(session, "Chép chi tiết").click()
    assert QGuiApplication.clipboard().text() == "chữ của việc đã xoá"
