"""The places on the left where the window is low: a screen of 768 pixels at 150 %."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.places.names import PLACES
from ui.theme.theme import theme
from ui.widgets.label import Label
from ui.widgets.place_list import PlaceList

LOW = 440


def test_headings_keep_their_marks_on_a_low_screen(qtbot: QtBot) -> None:
    theme()
    places = PlaceList(PLACES)
    qtbot.addWidget(places)
    places.setFixedHeight(LOW)
    places.show()
    cut: list[QWidget] = [one for one in places.findChildren(Label) if one.height() < one.sizeHint().height()]
    assert cut == []
