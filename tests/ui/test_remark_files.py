"""Remarks of the office above are dropped on the window: kept at once, taken back by one click."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cdsdesk.exchange.manifest import Sender
from cdsdesk.exchange.remarks_package import pack_remarks
from cdsdesk.exchange.sealed import seal
from cdsdesk.model.systems import Remark
from tests.support.places import notice_button, place
from ui.places.consolidation import ConsolidationPlace
from ui.session import Session

ABOVE = Sender("tinh", "UBND tỉnh Khánh Hòa", "province")


def package(folder: Path, asked: str) -> Path:
    path = folder / "yeu-cau.cdsz"
    remark = Remark(uid="r", unit="x", period="2022", text="Ghi rõ số văn bản")
    path.write_bytes(pack_remarks(ABOVE, Sender(asked, "Đơn vị"), "2022", "f" * 64, [remark]))
    return path


def held(session: Session) -> tuple[Remark, ...]:
    assert session.desk is not None
    return session.desk.everything().all(Remark)


def test_they_are_kept_once_and_taken_back(session: Session, tmp_path: Path) -> None:
    assert session.desk is not None
    path = package(tmp_path, session.desk.everything().office)
    session.imports.take([path])
    assert [remark.text for remark in held(session)] == ["Ghi rõ số văn bản"]
    notice = session.tools.notice
    assert notice.text().startswith("UBND tỉnh Khánh Hòa: 1 yêu cầu chỉnh sửa")
    session.go("tasks")
    session.desk.set_period("2022-Q3")
    session.imports.take([path])
    notice_button(session, "Xem yêu cầu").click()
    assert session.shelf.is_shown("report")
    assert session.desk.code == "2022"
    assert notice.text() == "Các yêu cầu chỉnh sửa của UBND tỉnh Khánh Hòa đã có trong hồ sơ."
    session.desk.undo()
    assert held(session) == ()


def test_a_file_behind_a_password_is_opened_where_packages_are_received(session: Session, tmp_path: Path) -> None:
    assert session.desk is not None
    path = package(tmp_path, session.desk.everything().office)
    path.write_bytes(seal(path.read_bytes(), "bi mat"))
    session.go("consolidation")
    session.imports.take([path])
    page = place(session, "consolidation", ConsolidationPlace).page
    assert held(session) == ()
    QTest.keyClicks(page.tabs.received.password, "bi mat")
    QTest.keyClick(page.tabs.received.password, Qt.Key.Key_Return)
    assert [remark.text for remark in held(session)] == ["Ghi rõ số văn bản"]
    assert page.tabs.arrived == {}
    assert page.empty.isVisible()


def test_those_for_another_office_change_nothing(session: Session, tmp_path: Path) -> None:
    session.imports.take([package(tmp_path, "khác")])
    assert held(session) == ()
    told = "Yêu cầu này gửi cho đơn vị khác (Đơn vị): hãy kiểm tra lại nơi gửi."
    assert session.tools.notice.text() == told


def test_any_other_package_is_left_to_the_page_that_imports(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "hong.cdsz"
    path.write_bytes(b"PK\x03\x04")
    session.imports.take([path])
    assert session.imports.place().isVisibleTo(session.window)
