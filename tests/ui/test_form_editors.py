"""Editors by kind of field under real keys: dates, money, names completed while typed, records, masked numbers."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cdsdesk.model.fields import FieldSpec, specs
from cdsdesk.model.kinds import Integer, Number
from cdsdesk.model.tasks import Funding, Milestone, Task
from cdsdesk.model.teams import Member
from tests.support.typing_hands import compose, letter, press
from ui.desk import Desk
from ui.forms.editors import ChoiceEditor, FieldEditor, LineEditor, TextEditor
from ui.forms.editors_choice import CompletingEditor, RefEditor
from ui.forms.editors_date import DateEditor
from ui.forms.editors_masked import MaskedEditor
from ui.forms.editors_number import MoneyEditor, NumberEditor
from ui.forms.factory import editor_for
from ui.widgets.layouts import column

# Popups of the test platform.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
NAMES = ("Phòng Văn hóa - Xã hội", "Công an phường", "Đoàn Thanh niên", "Sở Thông tin và Truyền thông")


class Page(QWidget):
    """Editors one below the other, in a window."""

    def __init__(self, *editors: FieldEditor) -> None:
        super().__init__()
        inside = column(self)
        for one in (*editors, LineEditor()):
            inside.addWidget(one)
        inside.addStretch(1)
        self.resize(420, 420)
        self.show()
        QApplication.processEvents()
        editors[0].setFocus()


@pytest.fixture
def put(qtbot: QtBot, look: None) -> object:
    def put_up(*editors: FieldEditor) -> Page:
        made = Page(*editors)
        qtbot.addWidget(made)
        kept.append(made)
        return made

    kept: list[Page] = []
    return put_up


def type_in(words: str) -> None:
    for char in words:
        letter(char)


def day_editor() -> DateEditor:
    return DateEditor(span=lambda: (date(2022, 1, 1), date(2022, 12, 31)), today=lambda: date(2022, 11, 9))


# Which editor a field gets


@pytest.mark.parametrize(
    ("spec", "kind"),
    [
        (specs(Task)["lead"], CompletingEditor),
        (specs(Member)["organisation"], CompletingEditor),
        (specs(Milestone)["task"], RefEditor),
        (specs(Task)["deadline_to"], DateEditor),
        (specs(Funding)["amount"], MoneyEditor),
        (specs(Funding)["year"], NumberEditor),
        (specs(Member)["phone"], MaskedEditor),
        (specs(Task)["title"], TextEditor),
        (specs(Task)["kind"], ChoiceEditor),
        (specs(Member)["withheld"], ChoiceEditor),
        (specs(Member)["name"], LineEditor),
    ],
)
def test_each_kind_of_field_has_its_editor(desk: Desk, qtbot: QtBot, spec: FieldSpec, kind: type) -> None:
    editor = editor_for(spec, desk=desk)
    qtbot.addWidget(editor)
    assert type(editor) is kind
    assert editor.accessibleName() == spec.label


# Dates


def test_a_short_date_is_told_in_full_while_it_is_typed_and_written_in_full_when_left(put: object) -> None:
    editor = day_editor()
    put(editor)  # type: ignore[operator]
    told = []
    editor.typed.connect(lambda: told.append(editor.reading()))
    type_in("5/3")
    assert told == [
        "Ngày 5 của tháng nào? Hãy gõ như 5/3",
        "Không hiểu ngày này; hãy gõ như 05/02/2026",
        "Hiểu là: 05/3/2022",
    ]
    assert editor.text() == "5/3"
    press(int(Qt.Key.Key_Return), "\r")
    assert editor.text() == "05/3/2022"


@pytest.mark.parametrize("typed", ["31/02", "5", "ngày kia"])
def test_what_is_no_day_stays_as_it_was_typed(put: object, typed: str) -> None:
    editor = day_editor()
    put(editor)  # type: ignore[operator]
    type_in(typed)
    press(int(Qt.Key.Key_Tab), "\t")
    assert editor.text() == typed
    assert editor.reading()


def test_the_calendar_is_opened_by_keys_and_gives_a_day(put: object) -> None:
    editor = day_editor()
    put(editor)  # type: ignore[operator]
    left = []
    editor.left.connect(lambda: left.append(editor.text()))
    type_in("5/3")
    press(int(Qt.Key.Key_Down), "", Qt.KeyboardModifier.AltModifier)
    calendar = editor.calendar
    assert calendar is not None
    assert calendar.isVisible()
    assert left == []
    press(int(Qt.Key.Key_Right))
    press(int(Qt.Key.Key_Down))
    press(int(Qt.Key.Key_Return), "\r")
    assert not calendar.isVisible()
    assert editor.text() == "13/3/2022"
    assert left == ["13/3/2022"]


def test_the_calendar_goes_to_today_and_esc_leaves_the_text(put: object) -> None:
    editor = day_editor()
    put(editor)  # type: ignore[operator]
    type_in("5/3")
    editor.open_calendar()
    press(int(Qt.Key.Key_Escape))
    assert editor.text() == "5/3"
    editor.open_calendar()
    assert editor.calendar is not None
    editor.calendar.today_button.click()
    assert editor.text() == "09/11/2022"


def test_the_calendar_is_vietnamese_and_begins_on_monday(put: object) -> None:
    editor = day_editor()
    put(editor)  # type: ignore[operator]
    editor.open_calendar()
    assert editor.calendar is not None
    month = editor.calendar.month
    assert month.firstDayOfWeek() == Qt.DayOfWeek.Monday
    words = [one.text() for one in month.findChildren(QToolButton) if one.text()]
    assert words == ["Tháng 11", "2022"]
    editor.calendar.hide()


# Money and numbers


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1,5 tỷ", "= 1.500.000.000 đồng"),
        ("250 triệu", "= 250.000.000 đồng"),
        ("250tr", "= 250.000.000 đồng"),
        ("1.250.000", "= 1.250.000 đồng"),
        ("nhiều", "“nhiều” không phải là số tiền"),
        ("", ""),
    ],
)
def test_money_is_told_in_dong_while_it_is_typed(put: object, typed: str, told: str) -> None:
    editor = MoneyEditor()
    put(editor)  # type: ignore[operator]
    type_in(typed)
    assert editor.reading() == told
    assert editor.alignment() & Qt.AlignmentFlag.AlignRight


def test_a_number_with_two_readings_is_asked_about_while_it_is_typed(put: object) -> None:
    editor, whole = NumberEditor(Number()), NumberEditor(Integer())
    put(editor, whole)  # type: ignore[operator]
    type_in("14.755")
    assert editor.reading() == "Số này đọc được hai cách; hãy viết rõ 14755 hay 14,755"
    whole.setFocus()
    type_in("14.755")
    assert whole.reading() == ""


# Names completed while they are typed


def test_a_short_form_marks_the_best_name_and_tab_takes_it(put: object) -> None:
    editor = CompletingEditor(lambda: NAMES)
    put(editor)  # type: ignore[operator]
    type_in("so tttt")
    assert editor.text() == "so tttt"
    assert editor.offered() == ["Sở Thông tin và Truyền thông"]
    press(int(Qt.Key.Key_Tab), "\t")
    assert editor.text() == "Sở Thông tin và Truyền thông"
    assert editor.hasFocus()
    press(int(Qt.Key.Key_Tab), "\t")
    assert not editor.hasFocus()


def test_a_name_that_may_be_meant_as_it_stands_is_never_replaced_unasked(put: object) -> None:
    editor = CompletingEditor(lambda: NAMES)
    put(editor)  # type: ignore[operator]
    type_in("Công an")
    assert editor.offered() == ["Công an phường"]
    press(int(Qt.Key.Key_Tab), "\t")
    assert editor.text() == "Công an"


def test_arrows_mark_a_name_and_esc_closes_the_list_only(put: object) -> None:
    editor = CompletingEditor(lambda: NAMES)
    put(editor)  # type: ignore[operator]
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


def test_each_of_several_names_is_completed_where_the_cursor_is(put: object) -> None:
    editor = CompletingEditor(lambda: NAMES, several=True)
    put(editor)  # type: ignore[operator]
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


def test_a_click_takes_a_name_and_the_field_keeps_the_cursor(qtbot: QtBot, put: object) -> None:
    editor = CompletingEditor(lambda: NAMES)
    put(editor)  # type: ignore[operator]
    type_in("doan")
    shown = editor.word_list.list
    middle = shown.visualItemRect(shown.item(0)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert editor.text() == "Đoàn Thanh niên"
    assert editor.hasFocus()


def test_letters_under_way_are_looked_up_too(put: object) -> None:
    editor = CompletingEditor(lambda: NAMES)
    put(editor)  # type: ignore[operator]
    compose("đoà")
    assert editor.offered() == ["Đoàn Thanh niên"]
    press(int(Qt.Key.Key_Down))
    press(int(Qt.Key.Key_Return), "\r")
    assert editor.text() == "Đoàn Thanh niên"
    assert editor.composed == ""


def test_the_list_is_undone_by_the_field_s_own_undo(put: object) -> None:
    editor = CompletingEditor(lambda: NAMES)
    put(editor)  # type: ignore[operator]
    type_in("vhxh")
    press(int(Qt.Key.Key_Return), "\r")
    editor.undo()
    assert "vhxh" in editor.text()


# Records to refer to


def test_a_record_is_picked_by_its_name_and_written_by_its_uid(put: object) -> None:
    editor = RefEditor(lambda: {"t1": "Tổ dân phố 1", "t2": "Tổ dân phố 2", "x": "Thôn Đông"})
    put(editor)  # type: ignore[operator]
    editor.show_text("t2")
    assert (editor.text(), LineEditor.whole_text(editor)) == ("t2", "Tổ dân phố 2")
    editor.selectAll()
    type_in("dong")
    press(int(Qt.Key.Key_Return), "\r")
    assert editor.text() == "x"
    editor.clear()
    assert editor.text() == ""


def test_a_short_name_that_fits_one_record_is_taken_when_the_field_is_left(put: object) -> None:
    editor = RefEditor(lambda: {"t1": "Tổ dân phố 1", "t2": "Tổ dân phố 2"})
    put(editor)  # type: ignore[operator]
    type_in("to 2")
    press(int(Qt.Key.Key_Escape))
    editor.finish()
    assert editor.text() == "t2"
    editor.selectAll()
    type_in("to dan pho")
    editor.finish()
    assert editor.text() == "to dan pho"


# Choices


def test_a_choice_is_typed_without_accents_and_written_when_it_is_left(put: object) -> None:
    editor = ChoiceEditor(["Hoàn thành, đúng hạn", "Hoàn thành, trễ hạn", "Đang thực hiện theo tiến độ", "Tạm hoãn"])
    put(editor)  # type: ignore[operator]
    left = []
    editor.left.connect(lambda: left.append(editor.text()))
    editor.show_text("Tạm hoãn")
    type_in("hoan thanh tre")
    assert (editor.text(), left) == ("Hoàn thành, trễ hạn", [])
    press(int(Qt.Key.Key_Tab), "\t")
    assert left == ["Hoàn thành, trễ hạn"]


def test_a_word_that_is_not_offered_is_still_shown(put: object) -> None:
    editor = ChoiceEditor(["một", "hai"])
    put(editor)  # type: ignore[operator]
    editor.show_text("ba")
    assert editor.text() == "ba"
    editor.show_text("hai")
    assert [editor.itemText(place) for place in range(editor.count())] == ["một", "hai"]


def test_letters_search_in_the_open_list_too(qtbot: QtBot, put: object) -> None:
    editor = ChoiceEditor(["Cấp tỉnh", "Cấp xã", "Thôn, tổ dân phố"])
    put(editor)  # type: ignore[operator]
    editor.showPopup()
    qtbot.keyClicks(editor.view(), "thon")
    qtbot.keyClick(editor.view(), Qt.Key.Key_Return)
    assert editor.text() == "Thôn, tổ dân phố"


# Telephone numbers


def test_a_telephone_number_is_masked_until_it_is_asked_for(qtbot: QtBot, put: object) -> None:
    editor = MaskedEditor()
    put(editor)  # type: ignore[operator]
    editor.show_text("0905 123 456")
    assert editor.masked()
    assert editor.words() == "•••• ••• 456"
    assert editor.displayText() == ""
    qtbot.mouseClick(editor.link, Qt.MouseButton.LeftButton)
    assert not editor.masked()
    assert editor.displayText() == "0905 123 456"
    editor.show_text("0905 999 111")
    assert editor.masked()


def test_writing_over_a_masked_number_replaces_and_shows_it(put: object) -> None:
    editor = MaskedEditor()
    put(editor)  # type: ignore[operator]
    editor.show_text("0905 123 456")
    type_in("09")
    assert (editor.displayText(), editor.masked()) == ("09", False)
    editor.show_text("")
    compose("0")
    compose(commit="09")
    assert editor.displayText() == "09"


def test_a_key_shows_a_masked_number_without_writing(put: object) -> None:
    editor = MaskedEditor()
    put(editor)  # type: ignore[operator]
    editor.show_text("0905 123 456")
    press(int(Qt.Key.Key_F2))
    assert (editor.displayText(), editor.text()) == ("0905 123 456", "0905 123 456")


# What a field means


def test_shift_f1_explains_the_field_and_a_letter_still_reaches_it(desk: Desk, put: object) -> None:
    editor = editor_for(specs(Task)["coordinators"], desk=desk)
    put(editor)  # type: ignore[operator]
    press(int(Qt.Key.Key_F1), "", Qt.KeyboardModifier.ShiftModifier)
    shown = QApplication.activePopupWidget()
    assert shown is not None
    assert "Công an phường; Đoàn Thanh niên" in shown.words.text()  # type: ignore[attr-defined]
    popup_key = "x"
    from_popup(shown, popup_key)
    assert editor.text() == "x"
    assert QApplication.activePopupWidget() is None


def from_popup(popup: QWidget, char: str) -> None:
    popup.setFocus()
    letter(char)
