"""The places on the left: a low window takes the room round their names first, then the names scroll."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.places.names import PLACES, PlaceName
from ui.widgets.place_list import WIDTH, PlaceButton, PlaceList

MORE = tuple(PlaceName(f"more{number}", f"Trang thêm {number}", "Thêm", "") for number in range(8))


@pytest.fixture
def side(look: None, qtbot: QtBot) -> PlaceList:
    """A window with more places than a low screen has room for."""
    made = PlaceList((*PLACES, *MORE))
    qtbot.addWidget(made)
    return made


def shown(side: PlaceList, height: int) -> list[PlaceButton]:
    side.resize(side.width(), height)
    side.show()
    QTest.qWait(20)
    return list(map(side.button, side.keys()))


def is_whole(side: PlaceList, button: PlaceButton) -> bool:
    top = button.mapTo(side, QPoint(0, 0)).y()
    return top >= 0 and top + button.height() <= side.height()


def test_where_there_is_room_nothing_scrolls(side: PlaceList) -> None:
    buttons = shown(side, 1200)
    assert all(is_whole(side, one) for one in buttons)
    assert side.width() == WIDTH


def test_on_a_low_screen_the_names_scroll_and_none_is_cut(side: PlaceList) -> None:
    buttons = shown(side, 440)
    assert not is_whole(side, buttons[-1])
    for key, one in zip(side.keys(), buttons, strict=True):
        assert one.height() >= one.fontMetrics().height()
        assert one.width() >= one.minimumSizeHint().width()
        side.choose(key)
        assert is_whole(side, one)


def test_arrows_bring_what_they_reach_into_view(side: PlaceList) -> None:
    buttons = shown(side, 440)
    buttons[0].setFocus()
    for _ in buttons[1:]:
        QTest.keyClick(side.focusWidget(), Qt.Key.Key_Down)
    assert side.current() is buttons[-1]
    assert is_whole(side, buttons[-1])
    assert not is_whole(side, buttons[0])
    QTest.keyClick(buttons[-1], Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier)
    assert is_whole(side, buttons[-2])
    side.choose(PLACES[0].key)
    assert is_whole(side, buttons[0])
