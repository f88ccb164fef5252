"""Buttons are pressed with Enter where they have the focus, as in every other program of an office."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.dialogs.about import AboutDialog
from ui.dialogs.columns import ColumnsDialog
from ui.tables.columns import Column
from ui.welcome import Welcome
from ui.widgets.boxes import button, link
from ui.widgets.figure_card import FigureCard


@pytest.mark.parametrize("made", [lambda: button("Đóng"), lambda: link("Mở", lambda: None), lambda: FigureCard("Số")])
def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, look: None, made: type[QPushButton]) -> None:
    tried = made()
    qtbot.addWidget(tried)
    with qtbot.waitSignal(tried.clicked):
        QTest.keyClick(tried, Qt.Key.Key_Return)


def test_enter_closes_what_the_program_is(qtbot: QtBot, look: None) -> None:
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def test_enter_on_the_sample_opens_the_sample_and_makes_no_file(qtbot: QtBot, look: None, tmp_path: Path) -> None:
    page = Welcome(tmp_path)
    qtbot.addWidget(page)
    page.show()
    page.name.setText("UBND phường Vạn Thạnh")
    sample = next(one for one in page.findChildren(QPushButton) if one.text() == "Mở dữ liệu mẫu")
    with qtbot.waitSignal(page.sample), qtbot.assertNotEmitted(page.made):
        QTest.keyClick(sample, Qt.Key.Key_Return)


def test_enter_in_the_list_of_a_dialog_presses_its_main_button(qtbot: QtBot, look: None) -> None:
    dialog = ColumnsDialog((Column("title", "Nội dung", 100, str),), ("title",), ())
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
