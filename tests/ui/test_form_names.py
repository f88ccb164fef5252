"""Names completed while they are typed, records picked by name, choices typed by their letters."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.editor_page import Page, PutUp, type_in
from tests.support.typing_hands import compose, press
from ui.forms.editors import ChoiceEditor, FieldEditor, LineEditor
from ui.forms.editors_choice import CompletingEditor, RefEditor

# Popups of the test platform.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
NAMES = ("Phòng Văn hóa - Xã hội", "Công an phường", "Đoàn Thanh niên", "Sở Thông tin và Truyền thông")


@pytest.fixture
def put(qtbot: QtBot, look: None) -> PutUp:
    kept: list[Page] = []

    def put_up(*editors: FieldEditor) -> Page:
        kept.append(Page(*editors))
        qtbot.addWidget(kept[-1])
        return kept[-1]

    return put_up


# Names completed while they are typed


def test_a_short_form_marks_the_best_name_and_tab_takes_it(put: PutUp) -> None:
    editor = CompletingEditor(lambda: NAMES)
    put(editor)
    type_in("so tttt")
    assert editor.text() == "so tttt"
    assert editor.offered() == ["Sở Thông tin và Truyền thông"]
    press(int(Qt.Key.Key_Tab), "\t")
    assert editor.text() == "Sở Thông tin và Truyền thông"
    assert editor.hasFocus()
    press(int(Qt.Key.Key_Tab), "\t")
    assert not editor.hasFocus()


def test_a_name_that_may_be_meant_as_it_stands_is_never_replaced_unasked(put: PutUp) -> None:
    editor = CompletingEditor(lambda: NAMES)
    put(editor)
    type_in("Công an")
    assert editor.offered() == ["Công an phường"]
    press(int(Qt.Key.Key_Tab), "\t")
    assert editor.text() == "Công an"


def test_arrows_mark_a_name_and_esc_closes_the_list_only(put: PutUp) -> None:
    editor = CompletingEditor(lambda: NAMES)
    put(editor)
    given_up = []
    editor.given_up.connect(lambda: given_up.append(True))
    type_in("Công an")
    press(int(Qt.Key.Key_Escape))
    assert editor.offered() == []
    assert given_up == []
    press(int(Qt.Key.Key_Down), "", Qt.KeyboardModifier.AltModifier)
    assert editor.offered() == list(NAMES)
    press(int(Qt.Key.Key_Down))
    press(int(Qt.Key.Key_Down))
    press(int(Qt.Key.Key_Return), "\r")
    assert editor.text() == "Công an phường"


def test_each_of_several_names_is_completed_where_the_cursor_is(put: PutUp) -> None:
    editor = CompletingEditor(lambda: NAMES, several=True)
    put(editor)
    type_in("vhxh")
    press(int(Qt.Key.Key_Return), "\r")
    type_in("; Hội mới; dtn")
    press(int(Qt.Key.Key_Return), "\r")
    assert editor.text() == "Phòng Văn hóa - Xã hội; Hội mới; Đoàn Thanh niên"
    editor.setCursorPosition(len("Phòng Văn hóa - Xã hội; Hội mới"))
    type_in(" cap")
    assert editor.offered() == []
    for _ in range(len("Hội mới cap")):
        press(int(Qt.Key.Key_Backspace), "\b")
    type_in("cap")
    press(int(Qt.Key.Key_Return), "\r")
    assert editor.text() == "Phòng Văn hóa - Xã hội; Công an phường; Đoàn Thanh niên"


def test_a_click_takes_a_name_and_the_field_keeps_the_cursor(qtbot: QtBot, put: PutUp) -> None:
    editor = CompletingEditor(lambda: NAMES)
    put(editor)
    type_in("doan")
    shown = editor.word_list.list
    middle = shown.visualItemRect(shown.item(0)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert editor.text() == "Đoàn Thanh niên"
    assert editor.hasFocus()


def test_letters_under_way_are_looked_up_too(put: PutUp) -> None:
    editor = CompletingEditor(lambda: NAMES)
    put(editor)
    compose("đoà")
    assert editor.offered() == ["Đoàn Thanh niên"]
    press(int(Qt.Key.Key_Down))
    press(int(Qt.Key.Key_Return), "\r")
    assert editor.text() == "Đoàn Thanh niên"
    assert editor.composed == ""


def test_the_list_is_undone_by_the_field_s_own_undo(put: PutUp) -> None:
    editor = CompletingEditor(lambda: NAMES)
    put(editor)
    type_in("vhxh")
    press(int(Qt.Key.Key_Return), "\r")
    editor.undo()
    assert "vhxh" in editor.text()


# Records to refer to


def test_a_record_is_picked_by_its_name_and_written_by_its_uid(put: PutUp) -> None:
    editor = RefEditor(lambda: {"t1": "Tổ dân phố 1", "t2": "Tổ dân phố 2", "x": "Thôn Đông"})
    put(editor)
    editor.show_text("t2")
    assert (editor.text(), LineEditor.whole_text(editor)) == ("t2", "Tổ dân phố 2")
    editor.selectAll()
    type_in("dong")
    press(int(Qt.Key.Key_Return), "\r")
    assert editor.text() == "x"
    editor.clear()
    assert editor.text() == ""


def test_a_short_name_that_fits_one_record_is_taken_when_the_field_is_left(put: PutUp) -> None:
    editor = RefEditor(lambda: {"t1": "Tổ dân phố 1", "t2": "Tổ dân phố 2"})
    put(editor)
    type_in("to 2")
    press(int(Qt.Key.Key_Escape))
    editor.finish()
    assert editor.text() == "t2"
    editor.selectAll()
    type_in("to dan pho")
    editor.finish()
    assert editor.text() == "to dan pho"


# Choices


def test_a_choice_is_typed_without_accents_and_written_when_it_is_left(put: PutUp) -> None:
    editor = ChoiceEditor(["Hoàn thành, đúng hạn", "Hoàn thành, trễ hạn", "Đang thực hiện theo tiến độ", "Tạm hoãn"])
    put(editor)
    left = []
    editor.left.connect(lambda: left.append(editor.text()))
    editor.show_text("Tạm hoãn")
    type_in("hoan thanh tre")
    assert (editor.text(), left) == ("Hoàn thành, trễ hạn", [])
    press(int(Qt.Key.Key_Tab), "\t")
    assert left == ["Hoàn thành, trễ hạn"]


def test_a_word_that_is_not_offered_is_still_shown(put: PutUp) -> None:
    editor = ChoiceEditor(["một", "hai"])
    put(editor)
    editor.show_text("ba")
    assert editor.text() == "ba"
    editor.show_text("hai")
    assert [editor.itemText(place) for place in range(editor.count())] == ["một", "hai"]


def test_letters_search_in_the_open_list_too(qtbot: QtBot, put: PutUp) -> None:
    editor = ChoiceEditor(["Cấp tỉnh", "Cấp xã", "Thôn, tổ dân phố"])
    put(editor)
    editor.showPopup()
    qtbot.keyClicks(editor.view(), "thon")
    qtbot.keyClick(editor.view(), Qt.Key.Key_Return)
    assert editor.text() == "Thôn, tổ dân phố"
