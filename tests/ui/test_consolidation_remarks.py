"""Tổng hợp: an office is asked to mend what it sent and sends again; offices are filtered, added, told by hand."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cdsdesk.actions.compliance_edits import set_cell
from cdsdesk.actions.paper_differences import PAPER
from cdsdesk.actions.receiving import current
from cdsdesk.actions.remarks import ask_to_mend, read_remarks_file
from cdsdesk.model.changes import ChangeSet, updated
from cdsdesk.model.identity import named_uid
from cdsdesk.model.office import Unit
from cdsdesk.model.systems import Remark
from tests.support.places import place
from tests.support.province import OFFICE, Province
from tests.ui.conftest import open_session
from ui.desk import Desk, make_file
from ui.places.consolidation import ConsolidationPlace
from ui.places.consolidation_matrix import ASKED, DIFFERS, RESENT
from ui.places.consolidation_page import ConsolidationPage
from ui.places.consolidation_tabs import INDICATORS, RECEIVED, REMARKS, SENT, TASKS
from ui.session import Session
from ui.widgets.label import Label

PROVINCE = Province(communes=4, people=0)
QUARTER = "2026-Q3"
TEXT = "Xem so 5"


def opened(qtbot: QtBot, folder: Path, *communes: Unit) -> Session:
    path = folder / "tinh.cds"
    make_file(path, OFFICE, communes, "an").close()
    made = open_session(qtbot, path, date(2026, 10, 20))
    desk_of(made).set_period("2026")
    made.go("consolidation")
    return made


def desk_of(session: Session) -> Desk:
    assert session.desk is not None
    return session.desk


def page_of(session: Session) -> ConsolidationPage:
    return place(session, "consolidation", ConsolidationPlace).page


def shown_names(page: ConsolidationPage) -> list[str]:
    return [row.unit.name for row in page.tabs.table.lines.rows]


@pytest.fixture
def session(look: None, qtbot: QtBot, tmp_path: Path) -> Session:
    """Open a province that got the packages of three of its four communes."""
    made = opened(qtbot, tmp_path, *PROVINCE.units()[1:])
    PROVINCE.write(tmp_path, QUARTER, numbers=range(3))
    page_of(made).receive(sorted(tmp_path.glob("*.cdsz")))
    return made


def test_an_office_is_asked_gets_its_file_and_answers(session: Session, tmp_path: Path) -> None:
    page, desk = page_of(session), desk_of(session)
    page.show_tab(TASKS)
    page.tabs.tasks.rows.setFocus()
    QTest.keyClick(page.tabs.tasks.rows, Qt.Key.Key_Down)
    page.tabs.tasks.ask_link.setFocus()
    QTest.keyClick(page.tabs.tasks.ask_link, Qt.Key.Key_Return)
    asking = page.mending.dialog
    assert asking is not None
    assert asking.windowTitle() == "Yêu cầu UBND xã Số 2 chỉnh sửa"
    assert not asking.write_button.isEnabled()
    QTest.keyClicks(asking.text, TEXT)
    QTest.keyClick(asking.write_button, Qt.Key.Key_Return)
    (remark,) = desk.everything().all(Remark)
    assert (remark.unit, remark.field, remark.text) == ("xa0001", "result", TEXT)
    assert session.tools.notice.text() == "Đã ghi yêu cầu UBND xã Số 2 chỉnh sửa."

    page.show_tab(REMARKS)
    assert [cell.text for cell in page.tabs.remarks.table.lines.rows[0][1]][2:] == [TEXT, "Chưa sửa"]
    QTest.keyClick(page.tabs.remarks.files_button, Qt.Key.Key_Return)
    files = page.exports.remark_files
    assert files is not None
    files.choose_folder = lambda: str(tmp_path)
    QTest.keyClicks(files.password, "bi mat")
    QTest.keyClick(files.password, Qt.Key.Key_Return)
    told = read_remarks_file(tmp_path / f"Yêu cầu chỉnh sửa {QUARTER} UBND xã Số 2.cdsz", "bi mat")
    assert [(one.record, one.text) for one in told.remarks] == [(remark.record, TEXT)]

    PROVINCE.write(tmp_path, QUARTER, 2, numbers=[1])
    page.receive(sorted(tmp_path.glob("*lan-2.cdsz")))
    page.show_tab(REMARKS)
    assert page.tabs.remarks.table.lines.rows[0][1][3].text == "Đã gửi lại"
    page.tabs.remarks.table.setFocus()
    QTest.keyClick(page.tabs.remarks.table, Qt.Key.Key_Return)
    assert page.cell is not None
    assert len(page.cell.changes.lines.rows) > 10
    assert any(label.text().startswith("Đã đổi từ “") for label in page.cell.remarks.findChildren(Label))
    buttons = [one for one in page.cell.remarks.findChildren(QPushButton) if one.isVisible()]
    (done,) = [one for one in buttons if one.text() == "Đánh dấu đã sửa"]
    QTest.keyClick(done, Qt.Key.Key_Return)
    assert [one.done for one in desk.everything().all(Remark)] == [True]
    page.cell.reject()
    assert not page.tabs.remarks.files_button.isEnabled()
    QTest.keyClick(page.tabs.remarks.done_link, Qt.Key.Key_Return)
    assert [one.done for one in desk.everything().all(Remark)] == [False]
    QTest.keyClick(page.tabs.remarks.drop_link, Qt.Key.Key_Return)
    assert desk.everything().all(Remark) == ()
    assert session.tools.notice.text() == "Đã bỏ yêu cầu."


def test_a_remark_on_what_only_the_package_holds_is_called_as_there(session: Session) -> None:
    page, desk = page_of(session), desk_of(session)
    progress = named_uid("xa0001", named_uid("task", "0"))
    desk.edit(lambda snapshot, who: ask_to_mend(snapshot, "xa0001", QUARTER, TEXT, progress, "result", who))
    page.show_tab(REMARKS)
    assert page.tabs.remarks.table.lines.rows[0][1][1].text.startswith("Kết quả thực hiện quý III năm 2026 của")


def test_the_last_package_is_taken_back_and_comes_again(session: Session, tmp_path: Path) -> None:
    page, desk = page_of(session), desk_of(session)
    PROVINCE.write(tmp_path, QUARTER, 2, numbers=[0])
    page.receive(sorted(tmp_path.glob("*lan-2.cdsz")))
    assert page.chips.current() == RECEIVED
    QTest.keyClick(page.tabs.received.see_link, Qt.Key.Key_Return)
    assert page.cell is not None
    QTest.keyClick(page.cell.back_link, Qt.Key.Key_Return)
    assert current(desk.everything(), QUARTER)["xa0000"].revision == 1
    assert session.tools.notice.text() == "Đã bỏ gói gửi lần 2 của UBND xã Số 1."
    assert desk.store.undo_label() == "Bỏ gói gửi lần 2 của UBND xã Số 1, quý III năm 2026"
    session.undo()
    assert current(desk.everything(), QUARTER)["xa0000"].revision == 2


def test_offices_are_filtered_by_name_and_state(session: Session, tmp_path: Path) -> None:
    page = page_of(session)
    page.show_tab(SENT)
    page.tabs.table.setFocus()
    QTest.keyClick(page.tabs.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.tabs.sent.filter
    QTest.keyClicks(page.tabs.sent.filter, "xa so 2")
    QTest.keyClick(page.tabs.sent.filter, Qt.Key.Key_Return)
    assert shown_names(page) == ["UBND xã Số 2"]
    assert QApplication.focusWidget() is page.tabs.table
    page.tabs.sent.filter.setFocus()
    QTest.keyClick(page.tabs.sent.filter, Qt.Key.Key_Escape)
    assert page.tabs.sent.filter.text() == ""
    page.tabs.sent.choose("missing")
    assert shown_names(page) == ["UBND xã Số 4"]
    assert page.tabs.sent.note.text() == "Đang lọc: 1 trong 4 đơn vị."
    assert page.tabs.sent.state.findData(RESENT) == page.tabs.sent.state.findData(ASKED) == -1
    PROVINCE.write(tmp_path, QUARTER, 2, numbers=[2])
    page.receive(sorted(tmp_path.glob("*lan-2.cdsz")))
    page.tabs.sent.choose(RESENT)
    assert shown_names(page) == ["UBND xã Số 3"]


def test_an_office_whose_pdf_tells_other_figures_is_found(session: Session) -> None:
    page, desk = page_of(session), desk_of(session)
    sent = current(desk.everything(), QUARTER)["xa0001"]
    told = "PDF khác số liệu ở 1 chỗ: PDF ghi “5”, số liệu là “6”."
    change = updated(sent, replace(sent, extras={PAPER: told}))
    assert change is not None
    desk.apply(ChangeSet("Đối chiếu", (change,)))
    page.show_tab(SENT)
    page.tabs.sent.choose(DIFFERS)
    assert shown_names(page) == ["UBND xã Số 2"]
    page.tabs.table.setFocus()
    QTest.keyClick(page.tabs.table, Qt.Key.Key_Return)
    assert page.cell is not None
    assert told in [label.text() for label in page.cell.findChildren(Label)]


def test_a_topic_is_told_by_hand_and_chosen(session: Session) -> None:
    page, desk = page_of(session), desk_of(session)
    page.head.topic.setFocus()
    QTest.keyClick(page.head.topic, Qt.Key.Key_Down)
    assert page.topic is not None
    QTest.keyClicks(page.topic.name, "an  toan")
    QTest.keyClick(page.topic.name, Qt.Key.Key_Return)
    assert page.matrix is not None
    assert page.matrix.topic == "an toan"
    told = {"reported": "Có"}
    desk.edit(lambda snapshot, who: set_cell(snapshot, "xa0003", QUARTER, "an toan", told, who))
    items = [page.head.topic.itemText(at) for at in range(page.head.topic.count())]
    assert items == ["Báo cáo của kỳ", "an toan", "Nội dung khác…"]
    page.show_tab(SENT)
    page.tabs.sent.choose("missing")
    assert shown_names(page) == ["UBND xã Số 1", "UBND xã Số 2", "UBND xã Số 3"]


def test_unknown_senders_are_added_all_at_once(look: None, qtbot: QtBot, tmp_path: Path) -> None:
    session = opened(qtbot, tmp_path)
    page = page_of(session)
    assert page.empty.isVisible()
    PROVINCE.write(tmp_path, QUARTER)
    page.receive(sorted(tmp_path.glob("*.cdsz")))
    assert page.tabs.received.add_all_button.text() == "Thêm cả 4 đơn vị chưa có"
    QTest.keyClick(page.tabs.received.add_all_button, Qt.Key.Key_Return)
    assert page.tabs.received.summary.text() == "Đã nhận 4 gói trong 4 tệp: mới 4."
    assert page.cards.sent.figure.text() == "4/4"


def test_the_matrix_is_written_and_the_report_is_one_click_away(session: Session, tmp_path: Path) -> None:
    page = page_of(session)
    page.exports.choose_list = lambda _words, _name, _kinds: str(tmp_path / "bang.xlsx")
    page.head.matrix_action.trigger()
    assert (tmp_path / "bang.xlsx").stat().st_size > 0
    assert session.tools.notice.text() == "Đã lưu bang.xlsx."
    QTest.keyClick(page.head.report_button, Qt.Key.Key_Return)
    assert session.shelf.is_shown("report")
    assert desk_of(session).code == QUARTER


def test_a_total_says_of_how_many_offices_it_is(session: Session) -> None:
    page = page_of(session)
    page.show_tab(INDICATORS)
    lines = page.tabs.indicators.table.lines
    assert {lines.cell(row, 4).text.partition("/")[2] for row in range(lines.rowCount())} == {"4"}
