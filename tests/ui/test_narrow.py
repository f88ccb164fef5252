"""Where there is little room: words end with an ellipsis, columns keep their figures, forms give way to tables."""

from PySide6.QtWidgets import QStyleOptionButton
from pytestqt.qtbot import QtBot

from ui.widgets.boxes import PushButton
from ui.widgets.choice_box import ChoiceBox


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
