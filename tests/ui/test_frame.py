"""The bare window takes the whole screen where it would else hang over the edge."""

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from ui.frame import Frame


class _Screen:
    def __init__(self, size: QSize) -> None:
        self._size = size

    def availableSize(self) -> QSize:  # noqa: N802 - Qt's name
        return self._size


@pytest.mark.parametrize(
    ("room", "whole"), [((1366, 768), True), ((1366, 728), True), ((1920, 780), True), ((1920, 1040), False)]
)
def test_a_window_whose_title_bar_would_push_it_off_the_screen_fills_the_screen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, room: tuple[int, int], whole: bool
) -> None:
    frame = Frame()
    qtbot.addWidget(frame)
    monkeypatch.setattr(frame, "screen", lambda: _Screen(QSize(*room)))
    frame.show_fitting()
    assert frame.isMaximized() is whole
