"""What stands in the frame: header, places on the left, page, status line. Assembly only; it knows no record."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from ui.frame import TITLE, Frame
from ui.places.names import PLACES
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pause import next_turn
from ui.widgets.place_list import PlaceList
from ui.widgets.search_box import SearchBox


class Window(QWidget):
    """Fills a frame; pages are put in when a data file is open."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self.frame = frame
        self.setObjectName("body")
        frame.setCentralWidget(self)
        self.side = PlaceList(PLACES)
        self.office = Label("", "office", elide=True)
        self.search = SearchBox()
        self.pages = QStackedWidget()
        self.saved = Label("", "small")
        self.hint = Label("", "small")
        self.waiting = Label("Đang mở…", "muted")
        self._assemble()
        self.set_ready(ready=False)

    def _assemble(self) -> None:
        whole = column(self, spacing=0)
        self.header = self._header()
        whole.addWidget(self.header)
        middle = row(spacing=0)
        middle.addWidget(self.side)
        middle.addLayout(self._page(), 1)
        whole.addLayout(middle, 1)
        whole.addWidget(self._status())

    def _header(self) -> QFrame:
        made = QFrame()
        made.setObjectName("header")
        made.setAccessibleName("Kỳ báo cáo, tìm kiếm, trình đơn")
        inside = row(made, spacing=14)
        inside.setContentsMargins(16, 7, 12, 7)
        self.search.setMinimumWidth(160)
        self.search.setMaximumWidth(340)
        inside.addWidget(self.office)
        inside.addStretch(1)
        inside.addWidget(self.search, 4)
        self.head = inside
        return made

    def _page(self) -> QVBoxLayout:
        made = column(spacing=8)
        made.setContentsMargins(16, 14, 16, 14)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages.addWidget(self.waiting)
        made.addWidget(self.pages, 1)
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
        for widget in (self.side, self.search):
            widget.setVisible(ready)
        if not ready:
            self.office.setText(TITLE)

    def add_place(self, key: str, page: QWidget) -> None:
        """Put the page of a place in."""
        page.setObjectName(key)
        self.pages.addWidget(page)

    def show_alone(self, page: QWidget) -> None:
        """Show one page that is no place: the first run."""
        self.clear_pages()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def clear_pages(self) -> None:
        """Take all pages but the waiting one out."""
        self.pages.setCurrentWidget(self.waiting)
        pages = [self.pages.widget(place) for place in range(self.pages.count())]
        gone = [page for page in pages if page is not None and page is not self.waiting]
        for page in gone:
            self.pages.removeWidget(page)
            for timer in page.findChildren(QTimer):
                timer.stop()
        self._end(gone)

    def _end(self, pages: list[QWidget]) -> None:
        """End one page in each turn of the event loop: all at once take as long as they took to be made."""
        if pages:
            pages.pop().deleteLater()
            next_turn(self, lambda: self._end(pages))

    def nothing_shown(self) -> bool:
        """Whether no page was opened yet."""
        return self.pages.currentWidget() is self.waiting

    def open_place(self, key: str, page: QWidget) -> None:
        """Bring a place to the front."""
        self.side.choose(key)
        self.pages.setCurrentWidget(page)
