"""The dialog for Word: the report goes out, what was edited in it is taken back place by place."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cdsdesk.actions.edit import set_own_words
from cdsdesk.model.reports import Narrative
from ui.desk import Desk
from ui.dialogs.returned_word import WordDialog
from ui.places.report import ReportPlace
from ui.session import Session
from ui.word_files import is_own_word


@pytest.fixture
def place(desk: Desk, qtbot: QtBot) -> ReportPlace:
    words = "Nhân lực còn thiếu.\n- Kinh phí chậm;\n- Thiết bị cũ."
    desk.edit(lambda snapshot, who: set_own_words(snapshot, "2022", "kho_khan", words, who))
    made = ReportPlace(desk)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(place: ReportPlace, qtbot: QtBot) -> WordDialog:
    made = WordDialog(place.desk, "bao-cao.docx", lambda path: place.exports.export(docx=path))
    qtbot.addWidget(made)
    made.show()
    return made


def own_text(desk: Desk) -> str:
    return next(row.own_text for row in desk.everything().all(Narrative) if row.section_key == "kho_khan")


def edited(dialog: WordDialog, qtbot: QtBot, path: Path, *changes: tuple[str, str]) -> None:
    """Write the report, edit it, and choose it as the file that came back."""
    dialog.choose_place = lambda: str(path.with_suffix(""))
    dialog.choose_file = lambda: str(path)
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    book = docx.Document(str(path))
    for before, after in changes:
        (one,) = (one for one in book.paragraphs if one.text == before)
        one.runs[0].text = after
        for rest in one.runs[1:]:
            rest.text = ""
    book.save(str(path))
    qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)


def test_a_place_is_shown_with_both_words_and_taken_by_key(
    dialog: WordDialog, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    edited(dialog, qtbot, tmp_path / "b.docx", ("- Kinh phí chậm;", "- Kinh phí cấp chậm;"))
    assert dialog.list.count() == 1
    assert dialog.list.item(0).text().startswith("1. Sửa lời văn của đơn vị – ")
    assert (dialog.ours.text(), dialog.theirs.text()) == ("- Kinh phí chậm;", "- Kinh phí cấp chậm;")
    dialog.take_button.setFocus()
    qtbot.keyClick(dialog.take_button, Qt.Key.Key_Return)
    assert own_text(desk) == "Nhân lực còn thiếu.\n- Kinh phí cấp chậm;\n- Thiết bị cũ."
    assert dialog.list.count() == 0
    assert dialog.said.text() == "Không có chỗ nào khác."
    assert not dialog.take_button.isEnabled()


def test_all_that_can_be_taken_is_taken_and_the_rest_says_why_not(
    dialog: WordDialog, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    edited(
        dialog,
        qtbot,
        tmp_path / "b.docx",
        ("BÁO CÁO", "THÔNG BÁO"),
        ("Nhân lực còn thiếu.", "Nhân lực mỏng."),
        ("- Thiết bị cũ.", "- Thiết bị đã cũ."),
    )
    assert dialog.list.count() == 3
    qtbot.mouseClick(dialog.all_button, Qt.MouseButton.LeftButton)
    assert own_text(desk) == "Nhân lực mỏng.\n- Kinh phí chậm;\n- Thiết bị đã cũ."
    assert dialog.list.count() == 1
    assert "không lấy từ Word được" in dialog.refusal.text()
    assert not dialog.take_button.isEnabled()
    assert not dialog.all_button.isEnabled()


def test_a_file_that_is_no_report_is_told(dialog: WordDialog, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_text("không phải Word", encoding="utf-8")
    dialog.choose_file = lambda: str(path)
    with qtbot.waitSignal(desk.failed) as told:
        qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert "không phải văn bản Word" in told.args[0].sentence()
    assert dialog.list.count() == 0


def test_the_button_of_the_page_opens_it_and_escape_closes_it(place: ReportPlace, qtbot: QtBot) -> None:
    place.show()
    place.exports.open_word()
    (one,) = place.findChildren(WordDialog)
    assert one.isVisible()
    qtbot.keyClick(one, Qt.Key.Key_Escape)
    assert not one.isVisible()


def test_dropped_on_the_window_it_is_compared_and_another_document_is_not(session: Session, tmp_path: Path) -> None:
    session.go("report")
    place = session.shelf.get("report")
    assert isinstance(place, ReportPlace)
    path, other = tmp_path / "b.docx", tmp_path / "khac.docx"
    place.exports.export(docx=path)
    docx.Document().save(str(other))
    book = docx.Document(str(path))
    (kind,) = (one for one in book.paragraphs if one.text == "BÁO CÁO")
    kind.runs[0].text = "THÔNG BÁO"
    book.save(str(path))
    assert (is_own_word(path), is_own_word(other), is_own_word(tmp_path / "không.docx")) == (True, False, False)
    session.go("tasks")
    session.imports.take([path])
    (dialog,) = place.findChildren(WordDialog)
    assert dialog.isVisible()
    assert (dialog.ours.text(), dialog.theirs.text()) == ("BÁO CÁO", "THÔNG BÁO")
    dialog.reject()


def test_what_is_read_after_the_dialog_was_closed_is_not_shown(
    dialog: WordDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    edited(dialog, qtbot, tmp_path / "b.docx", ("BÁO CÁO", "THÔNG BÁO"))
    before = dialog._returned
    assert before is not None
    dialog.reject()
    dialog.ask_returned()
    assert dialog._returned is before
