"""Notes inside the window: what they say looks as good or as bad as it is."""

from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from ui.notices import NoticeBar


def test_good_news_after_trouble_are_not_written_in_its_colour(qtbot: QtBot, look: None) -> None:
    fresh, used = NoticeBar(), NoticeBar()
    for bar in (fresh, used):
        qtbot.addWidget(bar)
        bar.show()
    used.warn("Tệp dữ liệu bị hỏng.")
    trouble = used._text.palette().color(QPalette.ColorRole.WindowText)
    for bar in (fresh, used):
        bar.say("Đã khôi phục.")
    inks = {bar._text.palette().color(QPalette.ColorRole.WindowText).name() for bar in (fresh, used)}
    assert len(inks) == 1
    assert trouble.name() not in inks
