"""A signed PDF is dropped on the window: what was found is shown, and one click files it with its report."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cdsdesk.actions.report import ReportRequest, export
from cdsdesk.actions.signed import SignedFile
from cdsdesk.model.reports import Report, ReportState
from cdsdesk.readers.signed_pdf import read_signatures
from tests.support import signing
from tests.support.memory_store import MemoryStore
from tests.support.nha_trang import everything
from ui.desk import Desk
from ui.dialogs.signed_file import SignedFileDialog
from ui.session import Session
from ui.signed_files import is_signed_pdf
from ui.tasks import ImmediateRunner


@pytest.fixture
def desk(look: None, tmp_path: Path) -> Iterator[Desk]:
    base = everything()
    held = MemoryStore(base.unit(), [record for record in base.records.values() if record.uid != "office"])
    export(held, ReportRequest("2022", pdf=tmp_path / "b.pdf"))
    made = Desk(held, tmp_path / "a.cds", "2022", "an", ImmediateRunner())
    yield made
    made.deleteLater()


def shown(qtbot: QtBot, desk: Desk, data: bytes) -> SignedFileDialog:
    path = desk.path.with_name("b-ky.pdf")
    path.write_bytes(data)
    made = SignedFileDialog(desk, SignedFile(path, read_signatures(path)), lambda: date(2023, 1, 10))
    qtbot.addWidget(made)
    made.show()
    return made


def exported(desk: Desk) -> bytes:
    return desk.path.with_name("b.pdf").read_bytes()


def report(desk: Desk) -> Report:
    (one,) = desk.everything().all(Report)
    return one


def test_what_was_found_is_shown_and_filed_by_key(qtbot: QtBot, desk: Desk) -> None:
    dialog = shown(qtbot, desk, signing.both_signed(exported(desk)))
    assert dialog.state.text() == "Nguyên vẹn"
    assert "1. Ký bởi: Nguyễn Văn A, Cơ quan Mẫu" in dialog.lines.text()
    assert "nguyên vẹn, gồm toàn bộ tệp; chưa kiểm tra thu hồi" in dialog.lines.text()
    assert dialog.export.text().startswith("Tệp bắt đầu bằng đúng bản PDF đã xuất")
    assert dialog.report.currentText() == "Báo cáo năm 2022"
    assert dialog.asked.text().startswith("Không đọc được số và ngày")
    qtbot.keyClicks(dialog.number, "5")
    qtbot.keyClicks(dialog.date, "5/1")
    dialog.file_button.setFocus()
    qtbot.keyClick(dialog.file_button, Qt.Key.Key_Return)
    kept = report(desk)
    assert (kept.state, kept.number, kept.date) == (ReportState.SIGNED, "5", date(2023, 1, 5))
    assert dialog.label == "Đã lưu bản đã ký vào Báo cáo năm 2022 (số 5, ngày 05/01/2023)"
    desk.undo()
    assert report(desk).state is ReportState.EXPORTED


def test_number_and_date_of_the_clerk_stand_in_the_fields(qtbot: QtBot, desk: Desk) -> None:
    dialog = shown(qtbot, desk, signing.signed(signing.clerk_stamped(exported(desk), "07", "16", "12")))
    assert (dialog.number.text(), dialog.date.text()[:6]) == ("7", "16/12/")
    assert dialog.asked.text().startswith("Số và ngày đọc từ trang đầu")
    assert "hãy xem lại tệp" in dialog.export.text()
    assert dialog.state.text() == "Cần xem lại"


def test_what_stands_in_the_way_is_said_before_the_button_is_pressed(qtbot: QtBot, desk: Desk) -> None:
    dialog = shown(qtbot, desk, exported(desk))
    assert (dialog.state.text(), dialog.file_button.isEnabled()) == ("Chưa ký", False)
    assert "chưa có chữ ký số" in dialog.refusal.text()


def test_a_file_that_is_not_known_asks_for_its_report(qtbot: QtBot, desk: Desk) -> None:
    data = signing.with_more_text(signing.signed(exported(desk).replace(b"/Title", b"/Titel", 1)))
    dialog = shown(qtbot, desk, data)
    assert dialog.state.text() == "Cần xem lại"
    assert dialog.report.currentText() == "Chọn báo cáo của tệp này…"
    assert not dialog.file_button.isEnabled()
    qtbot.keyClick(dialog.report, Qt.Key.Key_Down)
    assert dialog.report.currentText() == "Báo cáo năm 2022"
    assert dialog.file_button.isEnabled()
    dialog.date.show_text("ngày nào đó")
    dialog.date.typed.emit()
    assert not dialog.file_button.isEnabled()


def test_it_is_dropped_on_the_window_and_chosen_from_the_menu(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    plain = tmp_path / "b.pdf"
    plain.write_bytes(signing.blank_page())
    path = tmp_path / "ky.pdf"
    path.write_bytes(signing.signed(plain.read_bytes()))
    assert [is_signed_pdf(one) for one in (plain, path, tmp_path / "khong-co.pdf")] == [False, True, False]
    session.imports.take([path])
    dropped = session.imports.signed.shown
    assert dropped is not None
    assert "Nguyễn Văn A" in dropped.lines.text()
    assert dropped.report.currentText() == "Không có báo cáo nào đã xuất và đang chờ bản ký."
    dropped.reject()
    session.imports.signed.choose_file = lambda: str(path)
    session.tools.actions["signed"].trigger()
    again = session.imports.signed.shown
    assert again is not None
    assert again is not dropped
    again.reject()
