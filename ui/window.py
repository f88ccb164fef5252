"""The window's frame: header, places on the left, page, notes, status line. Assembly only; it knows no record."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ui.actions import ACTIONS
from ui.menus import built, menu
from ui.notices import NoticeBar
from ui.widgets.boxes import column, flat_button, row
from ui.widgets.label import Label
from ui.widgets.period_button import PeriodButton
from ui.widgets.place_list import PlaceList, PlaceName
from ui.widgets.search_box import SearchBox

PLACES = (
    PlaceName("overview", "Tổng quan"),
    PlaceName("tasks", "Nhiệm vụ", "Ghi chép"),
    PlaceName("report", "Báo cáo kỳ", "Báo cáo"),
)
TITLE = "Báo cáo chuyển đổi số"
SIZE = QSize(1366, 768)
LEAST = QSize(1060, 620)


class Window(QMainWindow):
    """The frame. ``painted`` comes once, after the first paint; ``closing`` may be refused by ``may_close``."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._was_painted = False
        self.may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle(TITLE)
        self.setMinimumSize(LEAST)
        self.actions_by_key = built(self, ACTIONS)
        self.side = PlaceList(PLACES)
        self.office = Label("", "office", elide=True)
        self.period_button = PeriodButton()
        self.search = SearchBox()
        self.menu_button = flat_button("menu", "Trình đơn (F10)")
        self.notice = NoticeBar()
        self.pages = QStackedWidget()
        self.saved = Label("", "small")
        self.hint = Label("", "small")
        self.waiting = Label("Đang mở…", "muted")
        self._assemble()
        self.set_ready(ready=False)

    def _assemble(self) -> None:
        body = QWidget()
        body.setObjectName("body")
        whole = column(body, spacing=0)
        whole.addWidget(self._header())
        middle = row(spacing=0)
        middle.addWidget(self.side)
        middle.addLayout(self._page(), 1)
        whole.addLayout(middle, 1)
        whole.addWidget(self._status())
        self.setCentralWidget(body)

    def _header(self) -> QFrame:
        made = QFrame()
        made.setObjectName("header")
        inside = row(made, spacing=14)
        inside.setContentsMargins(16, 7, 12, 7)
        self.search.setMinimumWidth(340)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setMenu(menu(self, ACTIONS, self.actions_by_key))
        self.menu_button.setShortcut("F10")
        inside.addWidget(self.office)
        inside.addWidget(self.period_button)
        inside.addStretch(1)
        inside.addWidget(self.search)
        inside.addWidget(self.menu_button)
        return made

    def _page(self) -> QVBoxLayout:
        made = column(spacing=8)
        made.setContentsMargins(16, 14, 16, 14)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages.addWidget(self.waiting)
        made.addWidget(self.pages, 1)
        made.addWidget(self.notice)
        self.foot = made
        return made

    def _status(self) -> QFrame:
        made = QFrame()
        made.setObjectName("status")
        inside = row(made)
        inside.setContentsMargins(16, 4, 16, 4)
        inside.addWidget(self.saved)
        inside.addStretch(1)
        inside.addWidget(self.hint)
        return made

    def set_ready(self, *, ready: bool) -> None:
        """Let the header and the places be used once a data file is open."""
        for widget in (self.side, self.period_button, self.search):
            widget.setEnabled(ready)
        self.period_button.setVisible(ready)

    def show_places(self, pages: Sequence[tuple[str, QWidget]]) -> None:
        """Put the pages of an open file in, the first one on top; pages of a file before go."""
        self.clear_pages()
        for key, page in pages:
            page.setObjectName(key)
            self.pages.addWidget(page)
        self.open_place(pages[0][0])

    def show_alone(self, page: QWidget) -> None:
        """Show one page that is no place: the first run."""
        self.clear_pages()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def clear_pages(self) -> None:
        """Take all pages but the waiting one out."""
        self.pages.setCurrentWidget(self.waiting)
        for place in range(self.pages.count() - 1, -1, -1):
            page = self.pages.widget(place)
            if page is not None and page is not self.waiting:
                self.pages.removeWidget(page)
                page.deleteLater()

    def open_place(self, key: str) -> QWidget | None:
        """Bring a place to the front and return its page."""
        for place in range(self.pages.count()):
            page = self.pages.widget(place)
            if page is not None and page.objectName() == key:
                self.side.choose(key)
                self.pages.setCurrentWidget(page)
                return page
        return None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell once that the window stands on the screen."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close when nothing is left to write."""
        if self.may_close():
            event.accept()
        else:
            event.ignore()
