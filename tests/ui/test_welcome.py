"""The first page: three questions by keyboard, what is wrong beside its field, a lost file brought back."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cdsdesk.model.office import Level
from tests.support.places import notice_button
from tests.ui.conftest import open_session
from ui.desk import copy_now
from ui.guide import OFFER
from ui.welcome import NO_NAME, Welcome


@pytest.fixture
def page(look: None, qtbot: QtBot, tmp_path: Path) -> Welcome:
    made = Welcome(tmp_path)
    qtbot.addWidget(made)
    made.resize(910, 512)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.name.setFocus()
    return made


def test_enter_goes_from_question_to_question(qtbot: QtBot, page: Welcome, tmp_path: Path) -> None:
    given: list[tuple[object, object]] = []
    page.made.connect(lambda office, path: given.append((office, path)))
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert page.of_name.wrong.text() == NO_NAME
    assert page.of_name.wrong.isVisible()
    assert page.name.accessibleDescription() == NO_NAME
    qtbot.keyClicks(page.name, "UBND phuong Thu")
    assert not page.of_name.wrong.isVisible()
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert page.level.hasFocus()
    qtbot.keyClick(page.level, Qt.Key.Key_Down)
    qtbot.keyClick(page.level, Qt.Key.Key_Return)
    assert page.parent_name.hasFocus()
    qtbot.keyClick(page.parent_name, Qt.Key.Key_Return)
    assert page.place.hasFocus()
    assert page.place.text() == str(tmp_path / "ubnd-phuong-thu.cds")
    qtbot.keyClick(page.place, Qt.Key.Key_Return)
    assert len(given) == 1
    office, path = given[0]
    assert office.level is Level.DISTRICT  # type: ignore[attr-defined]
    assert path == tmp_path / "ubnd-phuong-thu.cds"


@pytest.mark.parametrize(("place", "told"), [("", "Không có thư mục"), ("/khong/co/a.cds", "Không có thư mục")])
def test_a_folder_that_is_not_there_is_told_beside_its_field(page: Welcome, place: str, told: str) -> None:
    page.name.setText("UBND phường Thử")
    page.place.setText(place)
    page.make()
    assert page.of_place.wrong.text().startswith(told)
    assert page.place.hasFocus()
    assert page.place.property("wrong") is True


def test_a_file_that_exists_is_not_overwritten(page: Welcome, tmp_path: Path) -> None:
    (tmp_path / "ubnd-phuong-thu.cds").write_bytes(b"x")
    page.name.setText("UBND phường Thử")
    page.make()
    assert "đã có một tệp cùng tên" in page.of_place.wrong.text()


def test_a_file_that_is_gone_is_brought_back_from_its_copy(qtbot: QtBot, look: None, small_file: Path) -> None:
    first = open_session(qtbot, small_file)
    copy_now(small_file, "an")
    first.leave()
    os.remove(small_file)
    session = open_session(qtbot, None)
    page = session.page
    assert page.restore_button is not None
    page.restore_button.click()
    assert session.desk is not None
    assert session.desk.path == small_file
    assert session.tools.notice.text().startswith("Đã khôi phục hồ sơ")


def test_who_begins_with_the_first_page_is_offered_a_walk(qtbot: QtBot, look: None, tmp_path: Path) -> None:
    session = open_session(qtbot, None)
    session.page.name.setText("UBND phường Thử")
    session.page.place.setText(str(tmp_path / "thu.cds"))
    session.page.make()
    assert session.tools.notice.text() == OFFER
    notice_button(session, "Dạo một vòng").click()
    assert session.guide.tour is not None
