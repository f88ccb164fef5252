"""What the frame gets after its first paint: actions with their menu, the period, notes, what a search finds."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QToolButton

from ui.actions import ACTIONS
from ui.areas import Areas
from ui.finding.answer_list import AnswerList
from ui.menus import built, menu
from ui.notices import NoticeBar
from ui.widgets.boxes import flat_button
from ui.widgets.period_button import PeriodButton
from ui.window import Window

_PERIOD_PLACE = 1


class Tools(QObject):
    """Built into a window once."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.actions = built(window, ACTIONS)
        self.areas = Areas(window)
        self.period = PeriodButton()
        self.menu_button = flat_button("menu", "Trình đơn (F10)")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setMenu(menu(window, ACTIONS, self.actions))
        self.menu_button.setShortcut("F10")
        self.notice = NoticeBar()
        self.hits = AnswerList(window)
        window.search.hits = self.hits
        window.head.insertWidget(_PERIOD_PLACE, self.period)
        window.head.addWidget(self.menu_button)
        window.foot.addWidget(self.notice)

    def set_ready(self, *, ready: bool) -> None:
        """Show what needs an open file."""
        self.period.setVisible(ready)
