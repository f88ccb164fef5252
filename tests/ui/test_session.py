"""A data file in the window: opening, searching, importing, rescue after a crash, closing."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.model.documents import Document
from cdsdesk.model.office import Unit
from cdsdesk.model.tasks import Progress, Task
from cdsdesk.paths import resource
from db.store import Store
from tests.support.places import notice_button, overview_of, page_words, report_of, tasks_of
from tests.ui.conftest import open_session
from ui.desk import open_file
from ui.dialogs.record_card import RecordCard
from ui.places.names import PLACES
from ui.session import Session


def titles_in(path: Path) -> dict[str, str]:
    with open_file(path, "an", write=False) as store:
        return {task.uid: task.title for task in store.snapshot().all(Task)}


def test_a_file_opens_on_its_overview(session: Session) -> None:
    assert session.window.office.text() == "UBND phường Vạn Thạnh"
    assert session.tools.period.text().startswith("Kỳ: Năm 2022 · số liệu 15/12/2021 – 14/12/2022")
    assert session.window.pages.currentWidget() is overview_of(session)
    assert session.window.side.button("tasks").count == "6"
    assert session.desk is not None
    assert session.desk.lock == ""
    assert "Sao lưu gần nhất" in session.window.saved.text()


def test_the_saved_time_is_told_after_a_commit(session: Session) -> None:
    session.go("tasks")
    tasks_of(session).open_record("t21")
    tasks_of(session).form.binders["note"].put("ghi thêm")
    assert not session.window.saved.text().startswith("Đã lưu")
    tasks_of(session).commit()
    assert session.window.saved.text().startswith("Đã lưu ")


def test_places_are_reached_by_keys(qtbot: QtBot, session: Session) -> None:
    first = session.window.side.button("overview")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert session.window.pages.currentWidget() is tasks_of(session)
    assert first.parentWidget().focusWidget() is session.window.side.button("tasks"), "arrows go on from there"
    digit = next(place.keys for place in PLACES if place.key == "overview").removeprefix("Alt+")
    qtbot.keyClick(session.window, digit, Qt.KeyboardModifier.AltModifier)
    assert session.window.pages.currentWidget() is overview_of(session)
    qtbot.keyClick(session.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert session.window.search.hasFocus(), "a place without a filter hands on to the search"
    session.go("tasks")
    qtbot.keyClick(session.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert tasks_of(session).filter.hasFocus()
    qtbot.keyClick(session.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert session.window.search.hasFocus()


def test_search_without_diacritics_opens_the_task(qtbot: QtBot, session: Session) -> None:
    box = session.window.search
    box.setFocus()
    qtbot.keyClicks(box, "dai truyen thanh")
    qtbot.waitUntil(lambda: session.tools.hits.isVisible())
    assert "Chuyển đổi đài truyền thanh" in session.tools.hits.entries()[0].text
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert session.window.pages.currentWidget() is tasks_of(session)
    assert tasks_of(session).table.current_uid() == "t62"
    assert box.text() == ""
    assert not session.tools.hits.isVisible()


def test_a_hit_without_a_page_is_shown_on_a_card(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(RecordCard, "exec", lambda card: shown.append(card.windowTitle()))
    qtbot.keyClicks(session.window.search, "tham muu ban hanh")
    qtbot.keyClick(session.window.search, Qt.Key.Key_Return)
    assert shown == ["Mục"]


def test_a_record_is_mended_on_its_card(qtbot: QtBot, session: Session) -> None:
    assert session.desk is not None
    card = RecordCard(session.desk, "other-plan", session.window, "subject")
    card.show()
    assert card.focusWidget() is card.form.binders["subject"].editor
    card.form.binders["subject"].put("Nhiệm vụ chuyển đổi số năm 2022")
    card.form.binders["date"].put("ngày nào đó")
    card.reject()
    assert card.isVisible()
    card.form.binders["date"].put("13/6/2022")
    card.accept()
    assert not card.isVisible()
    document = session.desk.everything().find(Document, "other-plan")
    assert document is not None
    assert document.subject == "Nhiệm vụ chuyển đổi số năm 2022"
    card.deleteLater()


def test_own_words_that_are_found_open_in_the_report(session: Session) -> None:
    session.go("report")
    report_of(session).open_section("kho_khan")
    report_of(session).words.show_text("Nhân lực còn thiếu")
    report_of(session).commit()
    session.go("overview")
    session.window.search.setText("nhan luc con thieu")
    session.window.search.look()
    found = session.tools.hits.entries()[0]
    assert found.text == "Nhân lực còn thiếu"
    assert found.where == "Lời văn của đơn vị · năm 2022"
    session.tools.hits.open_current()
    assert session.window.pages.currentWidget() is report_of(session)


def test_search_says_when_there_is_nothing(qtbot: QtBot, session: Session) -> None:
    qtbot.keyClicks(session.window.search, "khongcogi")
    session.window.search.look()
    assert session.tools.hits.note.text() == "Không tìm thấy; thử ít chữ hơn."
    qtbot.keyClick(session.window.search, Qt.Key.Key_Escape)
    assert not session.tools.hits.isVisible()


def test_chips_filter_and_count(qtbot: QtBot, session: Session) -> None:
    session.go("tasks")
    tasks_of(session).choose_plan("plan")
    chips = tasks_of(session).chips
    assert chips.button("all").text() == "Tất cả 6"
    assert chips.button("on_track").text() == "Theo tiến độ 2"
    qtbot.mouseClick(chips.button("on_track"), Qt.MouseButton.LeftButton)
    assert tasks_of(session).model.uids() == ["t61", "t62"]
    tasks_of(session).table.show_uid("t61")
    tasks_of(session).form.binders["state"].editor.show_text("Tạm hoãn")
    tasks_of(session).form.commit()
    assert chips.button("on_track").text() == "Theo tiến độ 1"
    assert chips.button("suspended").text() == "Tạm hoãn 1"


def test_the_filter_of_the_table_is_blind_to_diacritics(qtbot: QtBot, session: Session) -> None:
    session.go("tasks")
    qtbot.keyClicks(tasks_of(session).filter, "du lieu hoat dong")
    qtbot.waitUntil(lambda: tasks_of(session).model.uids() == ["t63"])
    tasks_of(session).filter.clear()
    qtbot.waitUntil(lambda: len(tasks_of(session).model.uids()) == 6)


def test_undo_tells_and_offers_to_do_again(qtbot: QtBot, session: Session) -> None:
    session.go("tasks")
    tasks_of(session).open_record("t63")
    tasks_of(session).form.binders["result"].put("Đã số hóa")
    tasks_of(session).commit()
    assert session.tools.actions["undo"].text().startswith("Hoàn tác: Ghi kết quả nhiệm vụ Số hóa")
    session.undo()
    assert session.tools.notice.text().startswith("Hoàn tác: Ghi kết quả")
    qtbot.mouseClick(notice_button(session, "Làm lại"), Qt.MouseButton.LeftButton)
    assert session.desk is not None
    assert session.desk.snapshot().where(Progress, "task", "t63")[0].result == "Đã số hóa"


def test_ctrl_z_belongs_to_the_editor_until_its_text_is_written(qtbot: QtBot, session: Session) -> None:
    session.go("tasks")
    tasks_of(session).open_record("t63")
    editor = tasks_of(session).form.binders["result"].editor
    editor.setFocus()
    qtbot.keyClicks(editor, "abc")
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == ""
    qtbot.keyClicks(editor, "xong")
    tasks_of(session).form.binders["note"].editor.setFocus()
    qtbot.keyClick(tasks_of(session).form.binders["note"].editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == ""


def test_another_period_changes_every_place(session: Session) -> None:
    session.go("report")
    session.tools.period.chosen.emit("2022-H1")
    assert session.tools.period.text().startswith("Kỳ: 6 tháng đầu năm 2022")
    assert report_of(session).preview is not None
    assert "6 tháng đầu năm 2022" in page_words(report_of(session))
    session.go("overview")
    assert overview_of(session).title.text() == "Tổng quan 6 tháng đầu năm 2022"


def test_a_workbook_is_imported_as_one_step(qtbot: QtBot, session: Session, small_file: Path) -> None:
    session.imports.read(resource("sample/nhiem-vu-2022.xlsx"))
    session.imports.place().write()
    assert session.tools.notice.text() == "Đã nhập 28 nhiệm vụ từ nhiem-vu-2022.xlsx."
    assert session.window.side.button("tasks").count == "34"
    qtbot.mouseClick(notice_button(session, "Hoàn tác"), Qt.MouseButton.LeftButton)
    assert session.window.side.button("tasks").count == "6"


def test_a_trouble_is_told_in_one_sentence_to_be_copied(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "thu.cds"
    path.write_text("không phải hồ sơ")
    session.open(path)
    assert session.tools.notice.text().endswith(".")
    assert "thu.cds" in session.tools.notice.text()
    notice_button(session, "Chép chi tiết").click()
    assert QGuiApplication.clipboard().text() == session.tools.notice.text()


def test_texts_in_progress_survive_a_crash(qtbot: QtBot, session: Session, small_file: Path) -> None:
    session.go("tasks")
    tasks_of(session).open_record("t63")
    tasks_of(session).form.binders["result"].editor.setFocus()
    qtbot.keyClicks(tasks_of(session).form.binders["result"].editor, "dang go do")
    session.autosave.keep()
    crashed = small_file.with_name("sau-su-co.cds")
    shutil.copyfile(small_file, crashed)
    again = open_session(qtbot, crashed)
    assert "còn 1 nội dung đang gõ dở" in again.tools.notice.text()
    qtbot.mouseClick(notice_button(again, "Lấy lại"), Qt.MouseButton.LeftButton)
    assert tasks_of(again).form.binders["result"].editor.text() == "dang go do"
    assert again.desk is not None
    assert again.desk.snapshot().where(Progress, "task", "t63") == ()
    again.commit()
    assert again.desk.snapshot().where(Progress, "task", "t63")[0].result == "dang go do"
    again.autosave.keep()
    assert again.autosave.found() == []


def test_a_file_that_another_is_writing_opens_to_be_looked_at(qtbot: QtBot, look: None, small_file: Path) -> None:
    with open_file(small_file, "bình"):
        session = open_session(qtbot, small_file)
        assert session.desk is not None
        assert "đang được bình mở để sửa" in session.desk.lock
        assert session.window.saved.text().startswith("Chỉ xem: ")
        assert "đang được bình mở để sửa" in session.tools.notice.text()
        assert not tasks_of(session).add_button.isEnabled()
        assert tasks_of(session).model.uids()
        notice_button(session, "Mở lại để sửa").click()
        assert session.desk.lock
    notice_button(session, "Mở lại để sửa").click()
    assert session.desk.lock == ""
    assert tasks_of(session).add_button.isEnabled()
    assert session.tools.notice.text() == ""


def test_a_damaged_file_is_refused_with_one_sentence(qtbot: QtBot, look: None, small_file: Path) -> None:
    content = bytearray(small_file.read_bytes())
    content[5000:9000] = bytes(4000)
    small_file.write_bytes(content)
    session = open_session(qtbot, small_file)
    assert session.desk is None
    assert "ho-so.cds" in session.tools.notice.text()
    assert session.window.pages.currentWidget() is session.page


def test_the_newest_copy_of_a_damaged_file_is_one_click_away(qtbot: QtBot, look: None, small_file: Path) -> None:
    with Store.open(small_file, write=False) as store:
        store.rotate_backups()
    whole = small_file.read_bytes()
    small_file.write_bytes(whole[:5000] + bytes(4000) + whole[9000:])
    session = open_session(qtbot, small_file)
    assert session.desk is None
    (offer,) = [one for one in session.tools.notice.findChildren(QPushButton) if one.text().startswith("Khôi phục")]
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert session.desk is not None
    assert "hồ sơ hỏng được giữ" in session.tools.notice.text()
    assert any("trước khi khôi phục" in path.name for path in small_file.parent.iterdir())


def test_the_first_run_makes_a_file(qtbot: QtBot, look: None, tmp_path: Path) -> None:
    session = open_session(qtbot, None)
    page = session.page
    qtbot.mouseClick(page.make_button, Qt.MouseButton.LeftButton)
    assert page.of_name.wrong.text().startswith("Hãy ghi tên đơn vị")
    page.name.setText("UBND phường Bắc Nha Trang")
    assert page.place.text().endswith("ubnd-phuong-bac-nha-trang.cds")
    page.parent_name.setText("UBND tỉnh Khánh Hòa")
    page.place.setText(str(tmp_path / "moi.cds"))
    qtbot.mouseClick(page.make_button, Qt.MouseButton.LeftButton)
    assert session.desk is not None
    assert session.desk.everything().unit().name == "UBND phường Bắc Nha Trang"
    assert [unit.name for unit in session.desk.everything().all(Unit)][0:2]
    session.go("tasks")
    assert tasks_of(session).empty.isVisible()
    qtbot.mouseClick(tasks_of(session).empty.buttons[1], Qt.MouseButton.LeftButton)
    assert not tasks_of(session).empty.isVisible()
    assert session.window.frame.close()
    assert list(titles_in(tmp_path / "moi.cds").values()) == ["Nhiệm vụ mới"]


def test_the_file_used_last_opens_again(qtbot: QtBot, session: Session, small_file: Path) -> None:
    assert session.window.frame.close()
    again = open_session(qtbot, None)
    assert again.desk is not None
    assert again.desk.path.resolve() == small_file.resolve()


def test_ctrl_z_in_an_empty_box_takes_back_the_last_step(qtbot: QtBot, session: Session, small_file: Path) -> None:
    session.go("tasks")
    for text in ("dung", "nham"):
        tasks_of(session).open_record("t63")
        tasks_of(session).form.binders["result"].put(text)
        tasks_of(session).commit()
    for box in (session.window.search, tasks_of(session).filter):
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.desk is not None
    assert session.desk.snapshot().where(Progress, "task", "t63") == ()
    session.redo()
    assert session.desk.snapshot().where(Progress, "task", "t63")[0].result == "dung", "each writing is one step"


class StyleChanges(QObject):
    """Counts how often Qt works the style of something out anew."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.StyleChange
        return False


def test_a_place_is_built_where_it_will_stand(session: Session) -> None:
    changes = StyleChanges(session)
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(changes)
    session.go("tasks")
    application.removeEventFilter(changes)
    parts = tasks_of(session).findChildren(QWidget)
    assert changes.count < 4 * len(parts), "each change of a parent costs all that stands below a style"
