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
from tests.support.editor_page import Page, PutUp, type_in
from tests.support.typing_hands import compose, letter, press
from ui.desk import Desk
from ui.forms.editors import ChoiceEditor, FieldEditor, LineEditor, TextEditor
from ui.forms.editors_choice import CompletingEditor, RefEditor
from ui.forms.editors_date import DateEditor
from ui.forms.editors_masked import MaskedEditor
from ui.forms.editors_number import MoneyEditor, NumberEditor
from ui.forms.factory import editor_for
from ui.theme.theme import theme

# Popups of the test platform.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)


@pytest.fixture
def put(qtbot: QtBot, look: None) -> PutUp:
    kept: list[Page] = []

    def put_up(*editors: FieldEditor) -> Page:
        kept.append(Page(*editors))
        qtbot.addWidget(kept[-1])
        return kept[-1]

    return put_up


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


def test_a_short_date_is_told_in_full_while_it_is_typed_and_written_in_full_when_left(put: PutUp) -> None:
    editor = day_editor()
    put(editor)
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
def test_what_is_no_day_stays_as_it_was_typed(put: PutUp, typed: str) -> None:
    editor = day_editor()
    put(editor)
    type_in(typed)
    press(int(Qt.Key.Key_Tab), "\t")
    assert editor.text() == typed
    assert editor.reading()


def test_the_calendar_is_opened_by_keys_and_gives_a_day(put: PutUp) -> None:
    editor = day_editor()
    put(editor)
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


def test_the_calendar_goes_to_today_and_esc_leaves_the_text(put: PutUp) -> None:
    editor = day_editor()
    put(editor)
    type_in("5/3")
    editor.open_calendar()
    press(int(Qt.Key.Key_Escape))
    assert editor.text() == "5/3"
    editor.open_calendar()
    assert editor.calendar is not None
    editor.calendar.today_button.click()
    assert editor.text() == "09/11/2022"


def test_the_calendar_is_vietnamese_and_begins_on_monday(put: PutUp) -> None:
    editor = day_editor()
    put(editor)
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
def test_money_is_told_in_dong_while_it_is_typed(put: PutUp, typed: str, told: str) -> None:
    editor = MoneyEditor()
    put(editor)
    type_in(typed)
    assert editor.reading() == told
    assert editor.alignment() & Qt.AlignmentFlag.AlignRight


def test_a_number_with_two_readings_is_asked_about_while_it_is_typed(put: PutUp) -> None:
    editor, whole = NumberEditor(Number()), NumberEditor(Integer())
    put(editor, whole)
    type_in("14.755")
    assert editor.reading() == "Số này đọc được hai cách; hãy viết rõ 14755 hay 14,755"
    whole.setFocus()
    type_in("14.755")
    assert whole.reading() == ""


# Telephone numbers


def test_a_telephone_number_is_masked_until_it_is_asked_for(qtbot: QtBot, put: PutUp) -> None:
    editor = MaskedEditor()
    put(editor)
    editor.show_text("0905 123 456")
    assert editor.masked()
    assert editor.words() == "•••• ••• 456"
    assert editor.displayText() == ""
    qtbot.mouseClick(editor.link, Qt.MouseButton.LeftButton)
    assert not editor.masked()
    assert editor.displayText() == "0905 123 456"
    editor.show_text("0905 999 111")
    assert editor.masked()


def test_writing_over_a_masked_number_replaces_and_shows_it(put: PutUp) -> None:
    editor = MaskedEditor()
    put(editor)
    editor.show_text("0905 123 456")
    type_in("09")
    assert (editor.displayText(), editor.masked()) == ("09", False)
    editor.show_text("")
    compose("0")
    compose(commit="09")
    assert editor.displayText() == "09"


def test_a_key_shows_a_masked_number_without_writing(put: PutUp) -> None:
    editor = MaskedEditor()
    put(editor)
    editor.show_text("0905 123 456")
    press(int(Qt.Key.Key_F2))
    assert (editor.displayText(), editor.text()) == ("0905 123 456", "0905 123 456")


# Long text


def test_a_long_text_grows_with_its_lines_up_to_seven_whole_ones(put: PutUp, qtbot: QtBot) -> None:
    editor = TextEditor()
    page = put(editor)
    heights = []
    for lines in (1, 2, 3, 7, 8, 30):
        editor.show_text("\n".join(f"dòng {line}" for line in range(lines)))
        QApplication.processEvents()
        heights.append(editor.height())
    line = editor.fontMetrics().lineSpacing()
    assert heights[0] == heights[1]
    assert heights[2] == heights[1] + line
    assert heights[3] == heights[1] + 5 * line
    assert heights[4] == heights[5] <= heights[3]
    assert editor.verticalScrollBar().isVisible()
    whole = (editor.viewport().height() - editor.document().documentMargin()) / line
    assert 7 <= whole < 7.2
    page.resize(200, 420)
    editor.show_text("một câu dài được ngắt thành nhiều dòng khi ô hẹp lại, và ô cao lên theo")
    QApplication.processEvents()
    assert editor.height() > heights[1]


@pytest.mark.parametrize("percent", [100, 115, 130])
def test_a_text_that_fits_has_nothing_to_scroll(put: PutUp, percent: int) -> None:
    theme().enlarge(percent)
    try:
        editor = TextEditor(least=1)
        put(editor)
        for lines in (1, 2, 5, 7):
            editor.show_text("\n".join(["Năm 2022"] * lines))
            QApplication.processEvents()
            assert (lines, editor.verticalScrollBar().maximum()) == (lines, 0)
    finally:
        theme().enlarge(100)


# What a field means


def test_shift_f1_explains_the_field_and_a_letter_still_reaches_it(desk: Desk, put: PutUp) -> None:
    editor = editor_for(specs(Task)["coordinators"], desk=desk)
    put(editor)
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
