"""Nhập từ tệp: what the page tells of columns, plans and rows at a glance, and what it asks before all that goes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from cdsdesk.actions.edit import set_field
from cdsdesk.actions.import_shown import Verdict
from cdsdesk.model.tasks import Task
from tests.support.import_files import REVISED, make_workbook
from tests.support.importing_page import BOARD, button, row_with, settled
from tests.support.places import place
from ui.places.importing import ImportingPlace
from ui.places.importing_found import FoundPage
from ui.session import Session
from ui.widgets.label import Label


@pytest.fixture
def importing(session: Session) -> ImportingPlace:
    session.go("importing")
    return place(session, "importing", ImportingPlace)


@pytest.fixture
def found(importing: ImportingPlace, tmp_path: Path) -> FoundPage:
    importing.read(make_workbook(tmp_path / "Phụ lục.xlsx"))
    return importing.found


def deadline(session: Session, title: str) -> str:
    assert session.desk is not None
    return next(task.deadline_text for task in session.desk.everything().all(Task) if task.title == title)


def test_a_page_that_is_not_laid_out_yet_shows_its_columns_too(found: FoundPage) -> None:
    found.resize(100, 30)
    found.begin()
    assert found.strip_button.isChecked()


def test_what_was_mended_is_asked_about_before_the_file_is_closed(
    qtbot: QtBot, session: Session, importing: ImportingPlace, found: FoundPage, tmp_path: Path
) -> None:
    asked: list[bool] = []
    importing.confirm = lambda: bool(asked.append(True))
    desk = session.desk
    found.model.write(row_with(found, BOARD), found.model.columns[4], "Tháng 6/2022")
    session.go("tasks")
    assert not session.open(tmp_path / "khac.cds")
    assert not session.window.frame.close()
    session.welcome()
    assert asked == [True, True, True]
    assert session.desk is desk
    importing.confirm = lambda: True
    assert session.may_close()
    assert session.desk is None


def test_a_file_that_was_only_looked_at_is_closed_unasked(
    session: Session, importing: ImportingPlace, found: FoundPage
) -> None:
    importing.confirm = lambda: pytest.fail("nothing was mended")
    assert session.may_close()


def test_an_import_whose_rows_were_edited_since_is_not_taken_back_in_silence(
    qtbot: QtBot,
    session: Session,
    importing: ImportingPlace,
    found: FoundPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clashes: list[str] = []
    monkeypatch.setattr("ui.journal.tell_conflicts", lambda error, _window: clashes.extend(error.conflicts))
    importing.write()
    assert session.desk is not None
    everything = session.desk.everything()
    task = next(one for one in everything.all(Task) if one.title == BOARD)
    assert session.desk.apply(set_field(everything, task, "note", "Đã giao Công an phường", "an"))
    session.go("importing")
    qtbot.mouseClick(button(importing.start, "Hoàn tác lần nhập này"), Qt.MouseButton.LeftButton)
    assert BOARD in {one.title for one in session.desk.everything().all(Task)}, "nothing of the import went"
    said = session.tools.notice.text()
    assert said == "Dữ liệu đã đổi, không ghi đè (Hoàn tác: Nhập Phụ lục.xlsx): hãy xem lại rồi sửa lại."
    assert len(clashes) == 1
    assert BOARD in clashes[0]
    assert deadline(session, REVISED[1][1]) == REVISED[1][3], "nor was anything else taken back"


def test_a_plan_that_the_file_does_not_name_is_told_beside_its_choice(
    importing: ImportingPlace, tmp_path: Path
) -> None:
    importing.read(make_workbook(tmp_path / "danh sach.xlsx", titles=("NHIỆM VỤ CỦA PHƯỜNG",)))
    choice = importing.found.choice
    assert choice.plan.currentText() == "Mới: NHIỆM VỤ CỦA PHƯỜNG"
    assert choice.made_up.isVisible()
    assert "sẽ lập kế hoạch mới mang tên “NHIỆM VỤ CỦA PHƯỜNG”" in choice.made_up.toolTip()
    importing.read(make_workbook(tmp_path / "co ke hoach.xlsx"))
    assert choice.plan.isVisible()
    assert not choice.made_up.isVisible()


def test_headings_of_several_parts_show_their_last_one(importing: ImportingPlace, tmp_path: Path) -> None:
    headings = ("STT", "Nội dung, nhiệm vụ", "Đơn vị thực hiện › Chủ trì", "Đơn vị thực hiện › Phối hợp", "Ghi chú")
    importing.read(make_workbook(tmp_path / "hai dong.xlsx", headings=headings))
    boxes = importing.found.strip.boxes
    assert boxes[2].heading.fitted(1000) == "C · Đơn vị thực hiện › Chủ trì"
    narrow = boxes[2].heading.fontMetrics().horizontalAdvance("C · … › Chủ trì") + 1
    assert boxes[2].heading.fitted(narrow) == "C · … › Chủ trì"
    assert "Đơn vị thực hiện › Chủ trì" in boxes[2].heading.toolTip()
    assert [column.title for column in importing.found.model.columns[3:5]] == ["Chủ trì", "Phối hợp"]


def test_a_column_whose_field_another_one_took_says_so(
    qtbot: QtBot, importing: ImportingPlace, found: FoundPage
) -> None:
    choice = found.strip.boxes[4].choice
    choice.setFocus()
    qtbot.keyClicks(choice, "thoi han")
    found.table.setFocus()
    settled(qtbot, importing)
    table = found.current()
    assert table is not None
    assert [(one.path, one.gave) for one in table.columns[3:5]] == [("", "E"), ("deadline_text", "")]
    words = [label.text() for label in found.strip.boxes[3].findChildren(Label)]
    assert "nhường cột E" in words
    assert any("nhường ô cho cột" in repair.message for repair in table.repairs)


def test_rows_are_sorted_by_what_will_be_done(qtbot: QtBot, found: FoundPage) -> None:
    def shown() -> list[Verdict]:
        return [found.model.row_of(uid).verdict for uid in found.model.uids()]

    header = found.table.horizontalHeader()
    middle = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert shown() == [Verdict.ASKED, Verdict.NEW, Verdict.CHANGED, Verdict.SAME]
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert shown() == [Verdict.SAME, Verdict.CHANGED, Verdict.NEW, Verdict.ASKED]
    found.begin()
    assert not found.model.sorted()


def test_a_row_with_something_to_look_at_is_marked_in_front(found: FoundPage) -> None:
    row = found.model.row_of(row_with(found, BOARD))
    marks = found.model.columns[0].marks
    assert marks is not None
    assert marks(row) == tuple(one.message for one in row.troubles)
    assert len(marks(row)) == 1
