"""Where there is little room: words end with an ellipsis, columns keep their figures, forms give way to tables."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.places import place
from ui.places.catalogue import CATALOGUE
from ui.places.indicators import IndicatorsPlace
from ui.places.list_place import ListPlace
from ui.session import Session
from ui.tables.cell_painter import MARK, PAD_X
from ui.tables.table_header import TableHeader
from ui.theme.theme import theme
from ui.widgets.boxes import PushButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.pill import pill_size
from ui.widgets.two_parts import TwoParts

WITHOUT_A_LIST = ("overview", "report", "proofread", "importing", "consolidation", "sending", "office")


def test_a_cut_choice_says_that_it_is_cut(look: None, qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItem("Kế hoạch 2875/KH-UBND")
    box.resize(400, 30)
    assert box.shown_text() == "Kế hoạch 2875/KH-UBND"
    box.resize(120, 30)
    assert box.shown_text().endswith("…")
    assert box.shown_text() != box.currentText()


def test_a_cut_button_says_that_it_is_cut(look: None, qtbot: QtBot) -> None:
    button = PushButton("Lấy số kỳ trước")
    qtbot.addWidget(button)
    option = QStyleOptionButton()
    button.resize(button.sizeHint())
    button.initStyleOption(option)
    assert option.text == "Lấy số kỳ trước"
    button.resize(80, 30)
    button.initStyleOption(option)
    assert option.text.endswith("…")


def test_the_form_gives_way_where_room_is_narrow(look: None, qtbot: QtBot) -> None:
    parts = TwoParts(QWidget(), QWidget(), 318, 250)
    qtbot.addWidget(parts)
    parts.show()
    for width, form in ((1100, 318), (670, 250)):
        parts.resize(width, 300)
        assert parts.sizes()[1] == form
    parts.moveSplitter(300, 1)
    moved = parts.sizes()[1]
    assert moved > 250
    parts.resize(680, 300)
    assert parts.sizes()[1] == moved


def test_a_form_goes_below_where_room_is_short(look: None, qtbot: QtBot) -> None:
    parts = TwoParts(QWidget(), QWidget(), 300, 300, 620)
    qtbot.addWidget(parts)
    parts.show()
    parts.resize(400, 412)
    assert (parts.orientation(), parts.sizes()) == (Qt.Orientation.Vertical, [200, 200])
    parts.resize(900, 412)
    assert (parts.orientation(), parts.sizes()) == (Qt.Orientation.Horizontal, [588, 300])


@pytest.mark.parametrize("percent", [100, 130])
def test_a_date_stands_in_its_column_on_one_line(session: Session, qtbot: QtBot, percent: int) -> None:
    session.go("documents")
    theme().enlarge(percent)
    try:
        table = place(session, "documents", ListPlace).table
        keys = [column.key for column in table.records.columns]
        needed = table.fontMetrics().horizontalAdvance("30/11/2022")
        assert table.columnWidth(keys.index("date")) >= needed + 16
        header = table.horizontalHeader()
        assert isinstance(header, TableHeader)
        titles = {column.key: header.title_width(number) for number, column in enumerate(table.records.columns)}
        assert [key for key in titles if 0 < table.columnWidth(keys.index(key)) < titles[key]] == []
    finally:
        theme().enlarge(100)


@pytest.mark.parametrize("key", [key for key in CATALOGUE if key not in WITHOUT_A_LIST])
def test_a_pill_has_room_for_its_widest_word(session: Session, key: str) -> None:
    table = place(session, key, ListPlace).table
    narrow = {}
    for column in table.records.columns:
        # "Theo số liệu (tự tính)" leaves the cell to what is worked out; it never stands in a pill.
        words = [word for word in column.choices if not word.endswith(")")] if column.tone else []
        needed = max((pill_size(word, table.font()).width() for word in words), default=0)
        if needed and needed + 2 * PAD_X - 2 > column.width:
            narrow[column.key] = needed
    assert narrow == {}


def test_a_deadline_with_a_mark_is_not_broken_inside_its_date(session: Session) -> None:
    session.go("tasks")
    table = place(session, "tasks", ListPlace).table
    column = [one.key for one in table.records.columns].index("deadline")
    needed = table.fontMetrics().horizontalAdvance("30/11/2022")
    assert table.columnWidth(column) >= needed + 2 * PAD_X + MARK


def test_sets_are_told_apart_where_the_window_is_narrow(session: Session, qtbot: QtBot) -> None:
    session.go("indicators")
    page = place(session, "indicators", IndicatorsPlace)
    session.window.frame.resize(911, 512)
    page.sets.clear()
    page.sets.addItem("Kế hoạch 2875/KH-UBND")
    qtbot.waitUntil(lambda: page.sets.width() < 200)
    assert "2875" in page.sets.shown_text()
    assert page.width() <= 911
