"""What shows an officer the way in the window: one box that finds everything, help, a walk round, what this is."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.desk import Desk
from ui.dialogs.about import AboutDialog
from ui.dialogs.help_window import HelpWindow
from ui.finding.entry import Answer, Entry
from ui.finding.finder import Doors, Finder
from ui.help import KEYS_PAGE, help_entries, open_help, open_help_of, page_of_dialog, page_of_place
from ui.places.names import PLACES
from ui.remember import Memory
from ui.tools import Tools
from ui.tour import Stop, Tour
from ui.way import Way
from ui.window import Window

TOUR = "tour"
HELPED = "helped"
OFFER = "Lần đầu dùng chương trình? Dạo một vòng mất chưa đến một phút."


class Guide(QObject):
    """Belongs to the window; it knows more while a data file is open."""

    def __init__(self, window: Window, tools: Tools, memory: Memory) -> None:
        super().__init__(window)
        self._window, self._tools, self._memory = window, tools, memory
        self._desk: Desk | None = None
        self._finder: Finder | None = None
        self._go: Callable[[str], object] = lambda _key: None
        self.tour: Tour | None = None
        tools.hits.finder = self._find
        tools.hits.opened.connect(self._open)
        for key, act in {
            "search": window.search.ask,
            "help": self.help,
            "tour": self.start_tour,
            "keys": lambda: open_help(window, KEYS_PAGE),
            "about": self.about,
        }.items():
            tools.actions[key].triggered.connect(lambda _checked=False, act=act: act())
        for key in ("help", "keys", "about"):
            tools.actions[key].setEnabled(True)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._reach)

    def begin(self, desk: Desk, way: Way, go: Callable[[str], object]) -> None:
        """Find in a data file from now on."""
        self._desk, self._go = desk, go
        doors = Doors(
            open_record=way.open_record,
            go=go,
            show=way.show_what,
            places=PLACES,
            page=self._window.pages.currentWidget,
            actions=self._tools.actions,
            help=lambda typed: help_entries(self._window, typed),
        )
        self._finder = Finder(desk, doors, self._memory)
        self._tools.actions["tour"].setEnabled(True)

    def leave(self) -> None:
        """Forget the data file."""
        self._end_tour()
        self._tools.hits.hide()
        self._tools.actions["tour"].setEnabled(False)
        self._desk = self._finder = None

    # Help

    def help(self) -> None:
        """Open the help at the place in front, at the field that somebody stands in."""
        open_help_of(self._window, self._page())

    def _page(self) -> str:
        page = self._window.pages.currentWidget()
        return page_of_place(page.objectName() if page is not None else "")

    def _reach(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Let F1 work in a dialog too, which keeps the keys of the window away."""
        dialog = new.window() if new is not None else None
        if isinstance(dialog, QDialog) and not isinstance(dialog, HelpWindow) and dialog.property(HELPED) is None:
            dialog.setProperty(HELPED, True)
            page = page_of_dialog(dialog) or self._page()
            QShortcut(QKeySequence("F1"), dialog).activated.connect(lambda: open_help_of(dialog, page))

    def about(self) -> None:
        """Say what this program is and where the data lie."""
        dialog = AboutDialog(self._desk.path if self._desk is not None else None, self._window.frame)
        dialog.exec()
        dialog.deleteLater()

    # The walk round

    def offer_tour(self) -> None:
        """Offer the walk to somebody who is here for the first time; never again once walked or refused."""
        if self._desk is not None and not self._memory.done(TOUR):
            self._tools.notice.say(OFFER, [("Dạo một vòng", self.start_tour), ("Không cần", self._refuse)])

    def start_tour(self) -> None:
        """Walk round."""
        if self._desk is None:
            return
        self._end_tour()
        self._tools.notice.dismiss()
        self.tour = Tour(self._window, self._stops(), self._go)
        self.tour.ended.connect(self._walked)
        self.tour.start()

    def _stops(self) -> tuple[Stop, ...]:
        window, tools = self._window, self._tools
        return (
            Stop("Kỳ báo cáo", "Mọi trang đều theo kỳ này; bấm vào đây để đổi sang kỳ khác.", lambda: tools.period),
            Stop(
                "Danh sách",
                "Dùng như Excel: gõ thẳng vào ô, chép và dán hai chiều, chuột phải để xem các lệnh.",
                lambda: self._part("table"),
                "tasks",
            ),
            Stop(
                "Chi tiết",
                "Mọi thông tin của dòng đang chọn; rời ô là đã ghi vào hồ sơ.",
                lambda: self._part("form"),
                "tasks",
            ),
            Stop(
                "Tìm mọi thứ",
                "Không nhớ ở đâu thì bấm Ctrl+K rồi gõ vài chữ, không dấu cũng được.",
                lambda: window.search,
            ),
            Stop(
                "Đã lưu",
                "Không có nút Lưu: giờ lưu luôn hiện ở đây, làm sai thì Ctrl+Z lấy lại, cả sau khi mở lại máy.",
                lambda: window.saved,
            ),
            Stop(
                "Báo cáo kỳ",
                "Đủ số liệu thì sang đây xem, soát và xuất báo cáo chờ ký. Cần giúp, bấm F1.",
                lambda: window.side.button("report"),
            ),
        )

    def _part(self, name: str) -> QWidget | None:
        found = getattr(self._window.pages.currentWidget(), name, None)
        return found if isinstance(found, QWidget) else None

    def _walked(self) -> None:
        self._memory.set_done(TOUR)
        self._end_tour()
        page = self._window.pages.currentWidget()
        if page is not None:
            page.setFocus()

    def _refuse(self) -> None:
        self._memory.set_done(TOUR)
        self._tools.notice.dismiss()

    def _end_tour(self) -> None:
        tour, self.tour = self.tour, None
        if tour is not None:
            for part in (tour.bubble, tour.frame, tour):
                part.deleteLater()

    # Finding

    def _find(self, typed: str) -> Answer:
        return self._finder.find(typed) if self._finder is not None else Answer((), "")

    def _open(self, entry: Entry) -> None:
        if self._finder is not None:
            self._finder.used(entry)
        entry.act()
