"""Nhập từ tệp: by keyboard from a file to the data file, questions, mended cells, other columns and headers, drops."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cdsdesk.actions.import_shown import Verdict
from cdsdesk.model.tasks import Task
from tests.support.import_files import HEADINGS, REVISED, make_workbook
from tests.support.importing_page import ASKED, BOARD, button, focus, row_with, settled, verdict
from tests.support.places import notice_button, place, put_away, tasks_of
from tests.support.spreadsheet import copy_from_excel
from tests.ui.conftest import TODAY
from ui.frame import Frame
from ui.places.importing import FOUND, READING, REFUSED, START, ImportingPlace
from ui.places.importing_columns import EXTRAS
from ui.places.importing_found import FoundPage
from ui.session import Session
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)


@pytest.fixture
def importing(session: Session) -> ImportingPlace:
    session.go("importing")
    return place(session, "importing", ImportingPlace)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    return make_workbook(tmp_path / "Phụ lục.xlsx")


@pytest.fixture
def found(importing: ImportingPlace, template: Path) -> FoundPage:
    importing.read(template)
    return importing.found


def deadline(session: Session, title: str) -> str:
    assert session.desk is not None
    return next(task.deadline_text for task in session.desk.everything().all(Task) if task.title == title)


def test_a_file_goes_in_by_keys_alone_and_one_click_takes_it_back(
    qtbot: QtBot, session: Session, template: Path
) -> None:
    session.go("importing")
    importing = place(session, "importing", ImportingPlace)
    importing.choose_file = lambda: str(template)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert importing.stack.currentIndex() == FOUND
    assert focus() is importing.found.table
    assert importing.found.head.write_button.text() == "Ghi 2 dòng vào hồ sơ"
    assert importing.found.note.text() == "1 dòng chờ trả lời sẽ không ghi."
    qtbot.keyClick(focus(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert session.tools.notice.text() == "Đã nhập 2 nhiệm vụ từ Phụ lục.xlsx."
    assert session.window.side.button("tasks").count == "7"
    assert importing.stack.currentIndex() == START
    qtbot.mouseClick(notice_button(session, "Hoàn tác"), Qt.MouseButton.LeftButton)
    assert session.window.side.button("tasks").count == "6"


def test_who_went_elsewhere_while_a_file_was_written_stays_there(
    qtbot: QtBot, session: Session, importing: ImportingPlace, found: FoundPage
) -> None:
    importing.desk.changed.connect(lambda _changes: session.go("indicators"))
    button(found, "Ghi 2 dòng vào hồ sơ").click()
    assert session.tools.notice.text() == "Đã nhập 2 nhiệm vụ từ Phụ lục.xlsx."
    assert session.window.pages.currentWidget().objectName() == "indicators"
    session.undo()
    assert session.window.pages.currentWidget() is tasks_of(session)


def test_rows_say_what_will_be_done(found: FoundPage) -> None:
    assert [verdict(found, row[1]) for row in REVISED if row[2]] == [
        Verdict.CHANGED,
        Verdict.SAME,
        Verdict.NEW,
        Verdict.ASKED,
    ]
    assert [chip.text for chip in found.rows.chips()] == [
        "Tất cả 4",
        "Mới 1",
        "Đổi 1",
        "Giống 1",
        "Cần xem 2",
        "Cần hỏi 1",
    ]
    found.table.show_uid(row_with(found, "2.1"))
    assert found.panel.pill.text() == "đổi thời hạn"
    assert found.panel.title.text() == "Dòng 5"
    assert found.strip.boxes[3].choice.text() == "Thời hạn"
    assert found.strip.boxes[4].choice.text() == EXTRAS


def test_a_question_is_answered_and_can_be_asked_again(
    qtbot: QtBot, importing: ImportingPlace, found: FoundPage
) -> None:
    found.table.show_uid(row_with(found, ASKED))
    answer = button(found.panel, "Là mục này")
    answer.setFocus()
    qtbot.keyClick(answer, Qt.Key.Key_Return)
    settled(qtbot, importing)
    assert verdict(found, ASKED) is Verdict.CHANGED
    assert found.head.write_button.text() == "Ghi 3 dòng vào hồ sơ"
    assert found.table.current_uid() == row_with(found, ASKED)
    qtbot.mouseClick(button(found.panel, "Hỏi lại dòng này"), Qt.MouseButton.LeftButton)
    settled(qtbot, importing)
    assert verdict(found, ASKED) is Verdict.ASKED


def test_a_row_is_left_out(qtbot: QtBot, importing: ImportingPlace, found: FoundPage) -> None:
    found.table.show_uid(row_with(found, ASKED))
    qtbot.mouseClick(button(found.panel, "Bỏ qua dòng này"), Qt.MouseButton.LeftButton)
    settled(qtbot, importing)
    assert verdict(found, ASKED) is Verdict.SKIPPED
    assert found.note.text() == ""


def test_a_cell_is_mended_in_the_table_and_goes_in_so(
    qtbot: QtBot, session: Session, importing: ImportingPlace, found: FoundPage
) -> None:
    uid = row_with(found, BOARD)
    assert found.rows.table is not None
    assert found.rows.table.rows[int(uid)].troubles
    found.table.show_uid(uid, "3")
    found.table.setFocus()
    qtbot.keyClick(found.table, Qt.Key.Key_F2)
    qtbot.keyClick(focus(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(focus(), "6/2022")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    settled(qtbot, importing)
    assert not found.rows.table.rows[int(uid)].troubles
    qtbot.mouseClick(found.head.write_button, Qt.MouseButton.LeftButton)
    assert deadline(session, BOARD) == "6/2022"


def test_a_mended_cell_is_given_back(qtbot: QtBot, importing: ImportingPlace, found: FoundPage) -> None:
    found.table.show_uid(row_with(found, BOARD))
    field = found.panel.fields[3]
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "x")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    settled(qtbot, importing)
    assert importing.options.cells == {("Phu luc I", 8, 3): "xSau Tết"}
    qtbot.mouseClick(field.give_back, Qt.MouseButton.LeftButton)
    settled(qtbot, importing)
    assert importing.options.cells == {}
    assert field.editor.text() == "Sau Tết"


def test_a_column_gets_another_meaning(qtbot: QtBot, importing: ImportingPlace, found: FoundPage) -> None:
    choice = found.strip.boxes[4].choice
    choice.setFocus()
    qtbot.keyClicks(choice, "ghi chu")
    found.table.setFocus()
    settled(qtbot, importing)
    assert importing.options.fields == {("Phu luc I", 1, 4): "note"}
    table = found.current()
    assert table is not None
    assert table.columns[4].path == "note"


def test_other_rows_are_made_the_header(qtbot: QtBot, importing: ImportingPlace, tmp_path: Path) -> None:
    words = ("Số", "Việc phải làm của phường", "Ai làm", "Bao giờ xong", "Khác")
    importing.read(make_workbook(tmp_path / "la.xlsx", REVISED[1:3], words))
    found = importing.found
    assert found.current() is None or found.current().header_rows  # type: ignore[union-attr]
    if found.current() is not None:
        qtbot.mouseClick(found.source_button, Qt.MouseButton.LeftButton)
    view = found.source.view
    view.setFocus()
    chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().setCurrentIndex(view.model().index(2, 0), chosen)
    assert "dòng 3" in found.source.take_button.text()
    if found.source.take_button.isEnabled():
        qtbot.keyClick(view, Qt.Key.Key_Return)
        settled(qtbot, importing)
    table = found.current()
    assert table is not None
    assert table.header_rows == (3, 3)


def test_an_import_is_taken_back_later_by_itself(
    qtbot: QtBot, session: Session, importing: ImportingPlace, found: FoundPage
) -> None:
    importing.write()
    session.go("tasks")
    tasks_of(session).add_row()
    count = session.window.side.button("tasks").count
    session.go("importing")
    qtbot.mouseClick(button(importing.start, "Hoàn tác lần nhập này"), Qt.MouseButton.LeftButton)
    assert int(session.window.side.button("tasks").count) == int(count) - 1
    QApplication.processEvents()
    labels = [label.text() for label in importing.start.findChildren(type(found.note)) if label.isVisible()]
    assert "đã hoàn tác" in labels


def test_the_result_file_tells_what_became_of_each_row(
    importing: ImportingPlace, found: FoundPage, tmp_path: Path
) -> None:
    importing.write()
    importing.choose_result = lambda _name: str(tmp_path / "ket-qua")
    assert importing.last is not None
    importing.save_result(importing.last)
    assert (tmp_path / "ket-qua.xlsx").read_bytes().startswith(b"PK")


def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(
    qtbot: QtBot, session: Session, importing: ImportingPlace, tmp_path: Path, template: Path
) -> None:
    path = tmp_path / "thu.xlsx"
    path.write_bytes(bytes(range(256)) * 9)
    importing.read(path)
    assert importing.stack.currentIndex() == REFUSED
    assert "thu.xlsx" in importing.refused.heading.text()
    assert "Hồ sơ không thay đổi." in importing.refused.sentence.text()
    importing.choose_file = lambda: str(template)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert importing.stack.currentIndex() == FOUND


def test_a_stopped_reading_leads_back_to_the_beginning(
    qtbot: QtBot, importing: ImportingPlace, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin: Callable[[str], None] = importing.reading.begin

    def begin_and_stop(name: str) -> None:
        begin(name)
        qtbot.mouseClick(importing.reading.cancel_button, Qt.MouseButton.LeftButton)

    monkeypatch.setattr(importing.reading, "begin", begin_and_stop)
    importing.read(template)
    assert importing.stack.currentIndex() == START
    assert importing.found.shown is None


@pytest.fixture
def earnest(look: None, qtbot: QtBot, small_file: Path) -> Iterator[Session]:
    """Open a window whose work is done beside it, as in earnest."""
    frame = Frame()
    qtbot.addWidget(frame, before_close_func=put_away)
    session = Session(Window(frame), small_file)
    session.today = lambda: TODAY
    frame.resize(1366, 768)
    frame.show()
    session.begin()
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.lock == "", timeout=20_000)
    yield session
    session.leave()


def test_a_file_is_read_and_stopped_beside_the_window(qtbot: QtBot, earnest: Session, template: Path) -> None:
    earnest.imports.read(template)
    importing = place(earnest, "importing", ImportingPlace)
    assert importing.stack.currentIndex() == READING
    qtbot.mouseClick(importing.reading.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: importing.stack.currentIndex() == START, timeout=20_000)
    earnest.imports.read(template)
    qtbot.waitUntil(lambda: importing.stack.currentIndex() == FOUND, timeout=20_000)
    qtbot.waitUntil(lambda: importing.found.table.hasFocus())
    assert importing.found.strip.isVisible(), "what the columns of the first file mean is not hidden"
    found = importing.found
    found.model.write(row_with(found, BOARD), found.model.columns[4], "Tháng 6/2022")
    qtbot.waitUntil(lambda: found.rows.table is not None and found.rows.table.rows[2].troubles == (), timeout=20_000)
    qtbot.keyClick(found.table, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: importing.stack.currentIndex() == START, timeout=20_000)
    assert earnest.window.side.button("tasks").count == "7"


def test_mended_files_are_not_left_unasked(qtbot: QtBot, importing: ImportingPlace, found: FoundPage) -> None:
    asked: list[bool] = []
    importing.confirm = lambda: bool(asked.append(True))
    found.model.write(row_with(found, BOARD), found.model.columns[4], "Tháng 6/2022")
    settled(qtbot, importing)
    qtbot.mouseClick(found.head.back_button, Qt.MouseButton.LeftButton)
    assert asked == [True]
    assert importing.stack.currentIndex() == FOUND
    importing.confirm = lambda: True
    qtbot.mouseClick(found.head.back_button, Qt.MouseButton.LeftButton)
    assert importing.stack.currentIndex() == START


def test_the_period_is_asked_where_results_name_none(qtbot: QtBot, importing: ImportingPlace, tmp_path: Path) -> None:
    rows = [("1", "Tỷ lệ hồ sơ trực tuyến", "50%"), ("2", "Tỷ lệ thôn có Tổ công nghệ số", "90%")]
    headings = ("STT", "Tên chỉ tiêu", "Kết quả thực hiện")
    importing.read(make_workbook(tmp_path / "ct.xlsx", rows, headings, titles=("CHỈ TIÊU CHUYỂN ĐỔI SỐ",)))
    found = importing.found
    assert not found.head.write_button.isEnabled()
    assert "kỳ" in found.note.text()
    period = found.choice.period
    assert period.isVisible()
    period.setFocus()
    qtbot.keyClick(period, Qt.Key.Key_Down)
    settled(qtbot, importing)
    assert found.head.write_button.text() == "Ghi 2 dòng vào hồ sơ"
    assert found.head.write_button.isEnabled()


def test_rows_that_are_all_refused_are_no_file_that_is_in_already(importing: ImportingPlace, tmp_path: Path) -> None:
    rows = [("1", "Nguyễn Văn An", "Tổ trưởng", "0905 123 456"), ("2", "Trần Thị Bình", "Thành viên", "0905 123 457")]
    headings = ("STT", "Họ và tên", "Vai trò", "Điện thoại")
    importing.read(make_workbook(tmp_path / "tv.xlsx", rows, headings, titles=("DANH SÁCH",)))
    found = importing.found
    assert not found.head.write_button.isEnabled()
    assert found.note.text().startswith("2 dòng không ghi được, lý do ở từng dòng")


def test_a_table_on_the_clipboard_is_read(qtbot: QtBot, importing: ImportingPlace) -> None:
    copy_from_excel([HEADINGS, *REVISED])
    qtbot.mouseClick(importing.start.spot.paste_button, Qt.MouseButton.LeftButton)
    assert importing.stack.currentIndex() == FOUND
    assert importing.found.head.name.text() == "Dán từ bảng tạm"
    QGuiApplication.clipboard().clear()
    importing.back()
    qtbot.mouseClick(importing.start.spot.paste_button, Qt.MouseButton.LeftButton)
    assert "Bảng tạm không có bảng nào" in importing.refused.sentence.text()


def test_nothing_is_written_while_the_file_is_only_looked_at(session: Session, found: FoundPage) -> None:
    assert session.desk is not None
    session.desk.set_lock("Hồ sơ đang mở ở máy khác")
    assert not found.head.write_button.isEnabled()
    assert found.note.text() == "Hồ sơ đang mở ở máy khác."
    session.desk.set_lock("")
    assert found.head.write_button.isEnabled()


def test_in_a_low_window_the_sheet_and_the_remarks_have_the_place_of_the_choices(
    qtbot: QtBot, session: Session, importing: ImportingPlace, found: FoundPage
) -> None:
    frame = session.window.frame
    frame.resize(910, 512)
    qtbot.waitUntil(lambda: found.window().height() == 512)
    assert found.choices.isVisible()
    found.facts.more.click()
    assert (found.facts.is_open(), found.choices.isVisible()) == (True, False)
    qtbot.waitUntil(lambda: found.facts.list.geometry().bottom() < found.facts.height())
    found.source_button.click()
    assert (found.facts.is_open(), found.choices.isVisible()) == (False, False)
    qtbot.waitUntil(lambda: found.source.view.viewport().height() > 3 * found.source.view.rowHeight(0))
    frame.resize(1366, 768)
    qtbot.waitUntil(found.choices.isVisible)
    frame.resize(910, 512)
    qtbot.waitUntil(found.choices.isHidden)
    found.source_button.click()
    assert found.choices.isVisible()
    assert found.head.name.width() >= min(found.head.name.sizeHint().width(), 100)
