"""Tổng hợp: packages are dropped, judged and added up; cells are told by hand; who is missing goes out as a list."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cdsdesk.actions.receiving import Verdict
from cdsdesk.exchange.sealed import seal
from cdsdesk.model.systems import ComplianceEntry, Submission
from cdsdesk.progress import Cancelled
from tests.support.places import place
from tests.support.province import Province
from tests.ui.conftest import open_session
from ui.desk import make_file
from ui.places.consolidation import ConsolidationPlace
from ui.places.consolidation_page import ConsolidationPage
from ui.places.consolidation_tabs import COUNTS, INDICATORS, RECEIVED, SENT, TASKS
from ui.session import Session

PROVINCE = Province(communes=4)
QUARTER = "2026-Q3"


@pytest.fixture
def session(look: None, qtbot: QtBot, tmp_path: Path) -> Session:
    path = tmp_path / "tinh.cds"
    office, *communes = PROVINCE.units()
    make_file(path, office, communes, "an").close()
    made = open_session(qtbot, path, date(2026, 10, 20))
    assert made.desk is not None
    made.desk.set_period("2026")
    made.go("consolidation")
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with the packages of three of the four communes."""
    made = tmp_path / "goi"
    made.mkdir()
    for at in range(3):
        (made / f"{at}.cdsz").write_bytes(PROVINCE.package(at, QUARTER))
    return made


def page_of(session: Session) -> ConsolidationPage:
    return place(session, "consolidation", ConsolidationPlace).page


def texts(page: ConsolidationPage, row: int) -> list[str]:
    return [page.tabs.table.lines.cell(row, at).text for at in range(page.tabs.table.lines.columnCount())]


def test_a_dropped_folder_is_received_added_up_and_taken_back(session: Session, folder: Path) -> None:
    session.imports.take([folder])
    page = page_of(session)
    assert page.chips.current() == RECEIVED
    assert page.tabs.received.summary.text() == "Đã nhận 3 gói trong 3 tệp: mới 3."
    assert page.cards.sent.figure.text() == "3/4"
    assert texts(page, 0)[3] in ("✓", "trễ")
    assert texts(page, 3) == ["UBND xã Số 4", "thiếu", "thiếu", "thiếu", "·", "0/3"]
    page.show_tab(COUNTS)
    told = {one.words: one for one in page.tabs.counts.table.lines.rows}
    assert told["Tổ công nghệ số cộng đồng"].total == "24"
    assert told["Tổ công nghệ số cộng đồng"].rows == tuple((f"UBND xã Số {at}", "8") for at in (1, 2, 3))
    assert len(page.tabs.received.table.lines.rows) == 3
    session.undo()
    assert page.tabs.arrived == {}
    assert page.cards.sent.figure.text() == "0/4"
    assert page.found is not None
    assert page.found.tasks == ()


def test_a_total_opens_the_rows_of_the_offices(session: Session, folder: Path) -> None:
    page = page_of(session)
    page.receive([folder])
    for tab, totals in ((INDICATORS, page.tabs.indicators), (TASKS, page.tabs.tasks)):
        QTest.mouseClick(page.chips.button(tab), Qt.MouseButton.LeftButton)
        totals.table.setFocus()
        QTest.keyClick(totals.table, Qt.Key.Key_Down)
        assert totals.table.currentIndex().row() == 1
        names = [totals.rows.lines.cell(row, 0).text for row in range(totals.rows.lines.rowCount())]
        assert names == ["UBND xã Số 1", "UBND xã Số 2", "UBND xã Số 3"]
        assert "Chưa có số của UBND xã Số 4." in totals.remark.text()
        QTest.keyClick(totals.table, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is totals.rows


def test_folders_are_dropped_only_where_they_are_taken(session: Session, folder: Path) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(folder))])

    def is_taken() -> bool:
        keys = Qt.KeyboardModifier.NoModifier
        event = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, keys)
        event.ignore()
        QApplication.sendEvent(session.window, event)
        return event.isAccepted()

    assert is_taken()
    session.go("tasks")
    assert not is_taken()


def test_an_unknown_sender_is_matched_and_a_closed_package_opened(session: Session, tmp_path: Path) -> None:
    stranger = Province(communes=9).package(8, QUARTER)
    (tmp_path / "la.cdsz").write_bytes(stranger)
    (tmp_path / "kin.cdsz").write_bytes(seal(PROVINCE.package(1, QUARTER), "bi mat"))
    (tmp_path / "hong.cdsz").write_bytes(b"PK hong")
    page = page_of(session)
    page.receive([tmp_path])
    verdicts = {path.name: one.verdict for path, one in page.tabs.received.arrived.items()}
    assert verdicts["la.cdsz"] is Verdict.UNKNOWN_SENDER
    assert verdicts["kin.cdsz"] is Verdict.CLOSED
    assert verdicts["hong.cdsz"] in (Verdict.DAMAGED, Verdict.NOT_A_PACKAGE)
    page.tabs.received.table.setFocus()
    assert page.tabs.received.current() is page.tabs.received.arrived[tmp_path / "la.cdsz"]
    page.tabs.received.match()
    assert page.tabs.received.arrived[tmp_path / "la.cdsz"].verdict is Verdict.UNKNOWN_SENDER
    page.tabs.received.unit.setCurrentIndex(page.tabs.received.unit.findData("xa0002"))
    QTest.mouseClick(page.tabs.received.match_button, Qt.MouseButton.LeftButton)
    assert page.tabs.received.arrived[tmp_path / "la.cdsz"].unit == "xa0002"
    assert page.tabs.received.current() is page.tabs.received.arrived[tmp_path / "kin.cdsz"]
    for typed in ("sai", "bi mat"):
        row = [one.path.name for one in page.tabs.received.table.lines.rows].index("kin.cdsz")
        page.tabs.received.table.setCurrentIndex(page.tabs.received.table.lines.index(row, 0))
        page.tabs.received.password.setFocus()
        QTest.keyClicks(page.tabs.received.password, typed)
        QTest.keyClick(page.tabs.received.password, Qt.Key.Key_Return)
    assert page.tabs.received.arrived[tmp_path / "kin.cdsz"].verdict is Verdict.NEW


def test_stopping_leaves_the_file_as_it_was(session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_told: object) -> None:
        raise Cancelled

    monkeypatch.setattr(session.runner, "report", stop)
    page_of(session).receive([folder])
    assert session.desk is not None
    assert session.desk.everything().all(Submission) == ()
    assert session.tools.notice.text() == "Đã dừng nhận gói. Hồ sơ không thay đổi."
    assert session.desk.lock == ""


def test_a_cell_is_told_by_hand_from_the_keyboard(session: Session) -> None:
    page = page_of(session)
    page.tabs.table.setFocus()
    QTest.keyClick(page.tabs.table, Qt.Key.Key_Right)
    QTest.keyClick(page.tabs.table, Qt.Key.Key_Return)
    cell = page.cell
    assert cell is not None
    QTest.keyClick(cell.reported, Qt.Key.Key_Down)
    cell.on.setFocus()
    QTest.keyClicks(cell.on, "10/3")
    QTest.mouseClick(cell.save_button, Qt.MouseButton.LeftButton)
    assert session.desk is not None
    (entry,) = session.desk.everything().all(ComplianceEntry)
    assert (entry.unit, entry.period, entry.reported, entry.on) == ("xa0000", "2026-Q1", True, date(2026, 3, 10))
    assert texts(page, 0)[1] == "✓"


def test_the_list_of_who_is_missing_is_written(session: Session, folder: Path, tmp_path: Path) -> None:
    page = page_of(session)
    page.receive([folder])
    page.exports.choose_list = lambda _words, _name, _kinds: str(tmp_path / "thieu.txt")
    page.exports.save_missing()
    assert "UBND xã Số 4" in (tmp_path / "thieu.txt").read_text("utf-8-sig")
    assert session.tools.notice.text() == "Đã lưu thieu.txt."


def test_an_office_with_nobody_below_is_taught(look: None, qtbot: QtBot, small_file: Path) -> None:
    session = open_session(qtbot, small_file)
    session.go("consolidation")
    page = page_of(session)
    assert page.empty.isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.empty.buttons[0])
    page.empty.buttons[1].setFocus()
    QTest.keyClick(page.empty.buttons[1], Qt.Key.Key_Return)
    assert session.shelf.is_shown("office")
    assert page.chips.current() == SENT
