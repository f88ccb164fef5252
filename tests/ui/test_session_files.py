"""A whole window: another file, the sample, what is remembered, exports."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cdsdesk.model.office import Unit
from tests.support.places import notice_button, report_of, tasks_of
from tests.support.small_office import OFFICE, small_records
from tests.ui.conftest import open_session
from ui.desk import make_file, open_file
from ui.frame import Frame
from ui.keeping import CHECKING
from ui.places.names import PLACES
from ui.session import Session
from ui.widgets.place_list import PlaceButton
from ui.window import Window


def test_widths_that_were_chosen_are_remembered(qtbot: QtBot, session: Session, small_file: Path) -> None:
    session.go("tasks")
    widths = [60 + 10 * place for place in range(len(tasks_of(session).model.columns))]
    table = tasks_of(session).table
    for place, width in enumerate(widths):
        table.setColumnWidth(place, width)
    assert session.window.frame.close()
    again = open_session(qtbot, small_file)
    shown = [one for one, column in zip(widths, tasks_of(again).model.columns, strict=True) if not column.starts_hidden]
    assert [one for one in map(tasks_of(again).table.columnWidth, range(len(widths))) if one] == shown


def test_another_file_takes_the_place_of_the_open_one(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    other = tmp_path / "khac.cds"
    make_file(other, Unit(uid="x", name="UBND xã Vĩnh Lương"), [], "an").close()
    assert session.open(other)
    assert session.window.office.text() == "UBND xã Vĩnh Lương"
    assert [one.text() for one in session.window.findChildren(PlaceButton)] == [name.title for name in PLACES]
    assert session.window.side.button("tasks").count == ""


def test_the_exports_are_told_with_their_ways(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("ui.session.show_file", opened.append)
    session.go("report")
    report_of(session).exports.export(pdf=tmp_path / "bao-cao.pdf")
    assert session.tools.notice.text() == "Đã xuất bao-cao.pdf."
    qtbot.mouseClick(notice_button(session, "Mở tệp"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(notice_button(session, "Mở thư mục"), Qt.MouseButton.LeftButton)
    assert opened == [tmp_path / "bao-cao.pdf", tmp_path]


def test_the_sample_is_made_and_opened(
    qtbot: QtBot, look: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.session.documents_folder", lambda: tmp_path)
    session = open_session(qtbot, None)
    session.page.sample.emit()
    assert session.desk is not None
    assert session.window.side.button("tasks").count == "40"
    assert session.window.side.button("projects").count == "17"
    assert sorted(path.suffix for path in (tmp_path / "cdsdesk-mau").iterdir() if path.suffix in (".pdf", ".xlsx")) == [
        ".pdf",
        ".pdf",
        ".xlsx",
        ".xlsx",
    ]


def test_editing_is_locked_until_the_file_is_checked(qtbot: QtBot, look: None, small_file: Path) -> None:
    frame = Frame()
    qtbot.addWidget(frame)
    frame.show()
    session = Session(Window(frame), small_file)
    session.begin()
    assert session.desk is not None
    assert session.desk.lock == CHECKING
    assert not tasks_of(session).add_button.isEnabled()
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.lock == "")
    assert tasks_of(session).add_button.isEnabled()
    assert "Sao lưu gần nhất" in session.window.saved.text()
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.checked)
    assert frame.close()


def test_what_cannot_be_written_is_asked_about_before_closing(session: Session) -> None:
    session.go("tasks")
    tasks_of(session).open_record("t63")
    tasks_of(session).form.binders["completed_on"].put("ngày mai")
    asked: list[object] = []

    def stay(_parent: object, texts: Sequence[str] = (), *, kept: bool = True) -> bool:
        asked.append((list(texts), kept))
        return False

    session.unfinished.ask = stay
    assert not session.window.frame.close()
    assert asked == [(["ngày mai"], True)]
    session.unfinished.ask = lambda *_said, **_how: True
    assert session.window.frame.close()


def test_a_backup_is_made_when_asked(session: Session) -> None:
    session.keeping.copy()
    assert session.tools.notice.text() == "Đã sao lưu hồ sơ và đã thử mở lại bản sao."


def test_small_records_make_a_whole_file(small_file: Path) -> None:
    with open_file(small_file, "an", write=False) as store:
        assert store.verify() == []
        assert len(store.snapshot().records) == len(small_records()) + 1
        assert store.office() == OFFICE.uid


def test_a_note_that_offers_undo_goes_when_another_step_is_made(qtbot: QtBot, session: Session) -> None:
    session.go("tasks")
    tasks_of(session).table.show_uid("t63", "title")
    qtbot.keyClick(tasks_of(session).table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert session.tools.notice.text().startswith("Đã xoá 1 nhiệm vụ")
    tasks_of(session).open_record("t21")
    tasks_of(session).form.binders["note"].put("ghi thêm")
    tasks_of(session).commit()
    assert session.tools.notice.text() == ""
    session.undo()
    assert session.tools.notice.text().startswith("Hoàn tác: ")
