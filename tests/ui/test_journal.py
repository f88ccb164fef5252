"""Undo and redo across places and restarts, shown where they happened; clashes, histories, periods of the window."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from cdsdesk.actions.edit import Edit, change
from cdsdesk.model.changes import ChangeSet, inserted
from cdsdesk.model.reports import Narrative, Report, ReportState
from cdsdesk.model.tasks import Progress, Task
from tests.support.places import notice_button, report_of, tasks_of
from tests.ui.conftest import open_session
from ui.dialogs.history_conflicts import Conflicts
from ui.dialogs.history_file import REMOVED, FileHistory
from ui.dialogs.history_record import RecordHistory
from ui.dialogs.new_period import NewPeriod
from ui.journal import NOTHING_CHOSEN
from ui.session import Session


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[QDialog]:
    """Dialogs answer at once; what they were is kept by the test that asks."""
    found: list[QDialog] = []
    for kind in (Conflicts, FileHistory, RecordHistory):
        monkeypatch.setattr(kind, "exec", lambda dialog: found.append(dialog))
        monkeypatch.setattr(kind, "deleteLater", lambda dialog: dialog.hide())
    return found


def result(session: Session, uid: str) -> str:
    assert session.desk is not None
    rows = session.desk.snapshot().where(Progress, "task", uid)
    return rows[0].result if rows else ""


def words(session: Session) -> list[str]:
    assert session.desk is not None
    return [row.own_text for row in session.desk.snapshot().all(Narrative)]


def test_edits_in_two_places_are_taken_back_and_done_again_after_a_restart(
    qtbot: QtBot, session: Session, small_file: Path
) -> None:
    session.go("tasks")
    tasks_of(session).open_record("t63")
    tasks_of(session).form.binders["result"].put("Đã số hóa 40 hồ sơ")
    session.go("report")
    report_of(session).open_section("kho_khan")
    report_of(session).words.setPlainText("Nhân lực còn thiếu")
    assert session.window.frame.close()
    again = open_session(qtbot, small_file)
    frame = again.window.frame
    with qtbot.waitActive(frame):
        frame.activateWindow()
    assert again.tools.actions["undo"].text() == "Hoàn tác: Sửa lời văn báo cáo"
    qtbot.keyClick(frame, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert words(again) == []
    assert again.window.pages.currentWidget() is report_of(again)
    qtbot.keyClick(frame, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert result(again, "t63") == ""
    assert again.window.pages.currentWidget() is tasks_of(again)
    assert tasks_of(again).table.current_uid() == "t63"
    again.redo()
    assert result(again, "t63") == "Đã số hóa 40 hồ sơ"
    again.redo()
    assert words(again) == ["Nhân lực còn thiếu"]
    assert again.window.pages.currentWidget() is report_of(again)
    assert again.tools.actions["redo"].text() == "Làm lại"


def test_undo_goes_back_to_the_period_it_happened_in(session: Session) -> None:
    session.go("tasks")
    tasks_of(session).open_record("t63")
    tasks_of(session).form.binders["result"].put("Đã số hóa")
    session.tools.period.chosen.emit("2022-H1")
    session.go("overview")
    assert session.desk is not None
    assert session.desk.period.code == "2022-H1"
    session.undo()
    assert session.desk.period.code == "2022"
    session.tools.period.chosen.emit("2022-H1")
    session.redo()
    assert session.desk.period.code == "2022"
    assert tasks_of(session).table.current_uid() == "t63"


def test_clashes_are_listed_and_nothing_is_written(session: Session, shown: list[QDialog]) -> None:
    assert session.desk is not None
    for note in ("Một", "Hai"):
        assert session.desk.edit(lambda all_, who, note=note: change(all_, "task", "t21", Edit({"note": note}), who))
    session.journal.of_file()
    (history,) = shown
    assert isinstance(history, FileHistory)
    history.table.selectRow(1)
    history.take_back()
    clashes = shown[1]
    assert isinstance(clashes, Conflicts)
    assert "ô “Ghi chú” nay là “Hai”, không còn là “Một”" in clashes.list.item(0).text()
    task = session.desk.everything().find(Task, "t21")
    assert task is not None
    assert task.note == "Hai"


def test_histories_open_by_key_menu_and_link(qtbot: QtBot, session: Session, shown: list[QDialog]) -> None:
    frame = session.window.frame
    qtbot.keyClick(frame, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert shown == []
    assert session.tools.notice.text() == NOTHING_CHOSEN
    session.go("tasks")
    tasks_of(session).open_record("t61")
    qtbot.keyClick(tasks_of(session).table, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    tasks_of(session).form.history.click()
    assert [one.uid for one in shown if isinstance(one, RecordHistory)] == ["t61", "t61"]
    session.tools.actions["removed"].trigger()
    last = shown[-1]
    assert isinstance(last, FileHistory)
    assert last.what.currentText() == REMOVED
    session.go("report")
    report_of(session).open_section("kho_khan")
    report_of(session).words.setPlainText("Nhân lực còn thiếu")
    session.tools.actions["history"].trigger()
    last = shown[-1]
    assert isinstance(last, RecordHistory)
    assert [line.new for line in last.model.lines if line.field == "own_text"] == ["Nhân lực còn thiếu"]


def test_a_period_is_opened_from_the_header(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NewPeriod, "exec", NewPeriod.open)
    session.tools.period.new_asked.emit()
    assert session.desk is not None
    assert session.desk.period.code == "2023"
    assert session.tools.notice.text().startswith("Đã mở kỳ năm 2023: 2 nhiệm vụ chưa xong của kế hoạch năm trước")
    notice_button(session, "Hoàn tác").click()
    assert session.tools.notice.text().startswith("Hoàn tác: Mở kỳ năm 2023")


def test_an_import_of_another_year_offers_to_look_there(session: Session) -> None:
    assert session.desk is not None
    told = Progress(uid="p", unit="office", task="t21", period="2023-Q1", result="Đã làm")
    elsewhere = ChangeSet("Nhập", (inserted(told),))
    ((name, act),) = session.journal.told_elsewhere(elsewhere)
    assert name == "Xem quý I năm 2023"
    act()
    assert session.desk.period.code == "2023-Q1"
    assert session.journal.told_elsewhere(elsewhere) == []


def test_the_line_about_a_signed_report_stands_over_every_place(session: Session, small_file: Path) -> None:
    assert session.desk is not None
    banner = session.journal.banner
    assert banner.isHidden()
    signed = Report(uid="r", unit="office", period="2022", state=ReportState.SIGNED, date=date(2022, 12, 16))
    session.desk.apply(ChangeSet("Ký", (inserted(signed),)))
    for key in ("overview", "tasks", "report"):
        session.go(key)
        assert banner.isVisible()
    session.open(small_file)
    assert session.journal.banner is not banner
    assert banner.isHidden()
    assert session.journal.banner.isVisible()


def test_a_restored_record_is_shown(session: Session) -> None:
    session.go("tasks")
    tasks_of(session).table.show_uid("t61", "title")
    tasks_of(session).remove_rows(["t61"])
    session.go("overview")
    session.undo()
    assert session.window.pages.currentWidget() is tasks_of(session)
    assert tasks_of(session).table.current_uid() == "t61"
    assert session.desk is not None
    assert {one.type for one in session.desk.moved} == {"task", "plan_item", "progress"}


def test_in_the_table_undo_goes_to_the_cell_and_stays_in_the_table(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitActive(session.window.frame):
        session.window.frame.activateWindow()
    session.go("tasks")
    table = tasks_of(session).table
    deadline = next(one for one in table.records.columns if one.key == "deadline")
    assert table.records.write("t61", deadline, "Tháng 5/2022")
    table.show_uid("t63", "title")
    session.undo()
    assert table.hasFocus()
    assert (table.current_uid(), table.currentIndex().column()) == ("t61", table.records.columns.index(deadline))


def test_undo_of_a_copy_leaves_the_list_as_it_is(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitActive(session.window.frame):
        session.window.frame.activateWindow()
    session.go("tasks")
    tasks = tasks_of(session)
    tasks.choose_plan("other-plan")
    listed = list(tasks.model.uids())
    tasks.table.show_uid("t63", "title")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(tasks.table, Qt.Key.Key_D, both)
    assert len(tasks.model.uids()) == len(listed) + 1
    for step, count in ((session.undo, 1), (session.redo, 2), (session.undo, 1)):
        step()
        assert (tasks.plan.currentData(), len(tasks.model.uids())) == ("other-plan", count)
    assert list(tasks.model.uids()) == listed


def test_undo_of_an_opened_period_stays_on_the_page_and_goes_back_to_the_one_before(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert session.desk is not None
    session.go("tasks")
    monkeypatch.setattr(NewPeriod, "exec", lambda dialog: dialog.open())
    session.journal.new_period("2022-Q4")
    assert session.desk.period.code == "2022-Q4"
    for step, code in ((session.undo, "2022"), (session.redo, "2022-Q4")):
        step()
        assert session.desk.period.code == code
        assert session.window.pages.currentWidget() is tasks_of(session)
