"""Reading a report before it leaves: its pages with their number and zoom above, and a search over them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from cdsdesk.errors import CdsError
from cdsdesk.progress import Progress
from cdsdesk.reporting.page_map import PageMap
from ui import later
from ui.places.report_pages import PagesView
from ui.places.report_scroll import Marked
from ui.tasks import Job, Runner, Work
from ui.widgets.boxes import flat_button, link
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row
from ui.widgets.pause import pause

if TYPE_CHECKING:
    from cdsdesk.readers.page_pictures import DrawnPages, Stretch

_TYPING = 180
_HUNDRED = 100


class FindBox(QLineEdit):
    """Enter goes to the next place, with Shift to the last; Esc leaves."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Step or leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ReportReader(QWidget):
    """Pages are drawn and searched in the worker of ``runner``; what comes late for other pages is dropped."""

    def __init__(self, runner: Runner, failed: Callable[[CdsError], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner, self._failed = runner, failed
        self._pages: DrawnPages | None = None
        self._hits: Sequence[Stretch] = ()
        self._at = -1
        self.view = PagesView()
        self.place = Label("", "small")
        self.zoom = link("100 %", self._change_fit)
        self.zoom.setToolTip(tip("Bấm để xem cỡ thật (Ctrl+1) hay vừa chiều ngang (Ctrl+0)"))
        self.find_box = FindBox()
        self.found = Label("", "small")
        self._typed = pause(self, _TYPING, self.search)
        inside = column(self, spacing=6)
        inside.addLayout(self._tools())
        inside.addWidget(self._finding())
        inside.addWidget(self.view, 1)
        self.view.wanted.connect(self._draw)
        self.view.turned.connect(self._tell)
        self.view.dragged.connect(self._choose)

    def _tools(self) -> QHBoxLayout:
        tools = row(spacing=2)
        tools.addWidget(flat_button("chevron-left", "Trang trước", lambda: self._turn(-1)))
        tools.addWidget(self.place)
        tools.addWidget(flat_button("chevron-right", "Trang sau", lambda: self._turn(1)))
        tools.addStretch(1)
        tools.addWidget(flat_button("search", "Tìm trong báo cáo (Ctrl+F)", self.ask))
        tools.addSpacing(8)
        tools.addWidget(flat_button("minus", "Thu nhỏ (Ctrl và dấu −)", lambda: self.view.step_zoom(-1)))
        tools.addWidget(self.zoom)
        tools.addWidget(flat_button("plus", "Phóng to (Ctrl và dấu +)", lambda: self.view.step_zoom(1)))
        return tools

    def _finding(self) -> QWidget:
        self.bar = QWidget()
        line = row(self.bar, spacing=6)
        self.find_box.setAccessibleName("Tìm trong báo cáo")
        self.find_box.setPlaceholderText("Tìm trong báo cáo – gõ không dấu cũng được")
        self.find_box.setClearButtonEnabled(True)
        self.find_box.textEdited.connect(lambda _text: self._typed.start())
        self.find_box.stepped.connect(self.step)
        self.find_box.left.connect(self.leave_search)
        line.addWidget(self.find_box, 1)
        line.addWidget(self.found)
        line.addWidget(flat_button("chevron-up", "Chỗ trước (Shift+Enter)", lambda: self.step(-1)))
        line.addWidget(flat_button("chevron-down", "Chỗ sau (Enter)", lambda: self.step(1)))
        line.addWidget(flat_button("close", "Thôi tìm (Esc)", self.leave_search))
        self.bar.hide()
        return self.bar

    # Pages

    def show_pages(self, pages: "DrawnPages", where: PageMap) -> None:
        """Show other pages at the place that was looked at; a search goes on over them."""
        self._pages = pages
        self.view.show_pages(where)
        self._tell()
        if not self.bar.isHidden() and self.find_box.text():
            self.search()

    def say(self, words: str) -> None:
        """Show words in place of pages."""
        self._pages = None
        self.view.say(words)
        self._tell()

    def _change_fit(self) -> None:
        self.view.set_zoom(1.0 if self.view.zoom is None else None)

    def _turn(self, by: int) -> None:
        self.view.go_to_page(self.view.number + by)

    def _tell(self) -> None:
        count = len(self.view.map.pages)
        self.place.setText(f"Trang {self.view.number + 1}/{count}" if count else "")
        self.zoom.show_words(f"{round(self.view.shown_zoom * _HUNDRED)} %" if count else "100 %")

    def _draw(self, number: int, width: int) -> None:
        pages, generation = self._pages, self.view.generation
        if pages is None:
            return

        def work(_progress: Progress) -> QImage:
            return later.page_picture(pages, number, width)

        def done(picture: QImage) -> None:
            self.view.take(generation, number, width, picture)

        self._run("Vẽ trang", work, done, "report picture")

    def _choose(self, number: int, start: tuple[float, float], end: tuple[float, float]) -> None:
        pages = self._pages
        if pages is None:
            return

        def done(words: "Stretch") -> None:
            if pages is self._pages:
                self.view.show_chosen(words.page, words.text, words.boxes)

        self._run("Chọn chữ", lambda _progress: pages.between(number, start, end), done, "report words")

    def _run(self, title: str, work: Work, done: Callable[[Any], None], lane: str) -> None:
        self._runner.run(Job(title, work, done, self._tell_failed, lane=lane, quiet=True))

    def _tell_failed(self, error: CdsError) -> None:
        self._failed(error)

    # Searching

    def ask(self) -> None:
        """Open the search with what stands in it marked."""
        self.bar.show()
        self.find_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_box.selectAll()

    def look_for(self, words: str) -> None:
        """Open the search with words and go to where they stand."""
        self.bar.show()
        self.find_box.setText(words)
        self.search()

    def leave_search(self) -> None:
        """Close the search; the page stays where it is."""
        self._typed.stop()
        self.bar.hide()
        self._take(())
        self.view.setFocus()

    def search(self) -> None:
        """Look for what stands in the box."""
        self._typed.stop()
        pages, words, count = self._pages, self.find_box.text(), len(self.view.map.pages)
        if pages is None or not words.strip():
            self._take(())
            return

        def done(hits: "Sequence[Stretch]") -> None:
            if pages is self._pages and words == self.find_box.text() and not self.bar.isHidden():
                self._take(hits)

        self._run("Tìm trong báo cáo", lambda progress: pages.find(words, count, progress), done, "report search")

    def step(self, by: int) -> None:
        """Go to the next or last place that was found; what was typed just now is looked for first."""
        if self._typed.isActive():
            self.search()
        elif self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._show_hits()

    def _take(self, hits: "Sequence[Stretch]") -> None:
        here = self.view.number
        self._hits = hits
        self._at = next((at for at, hit in enumerate(hits) if hit.page >= here), 0) if hits else -1
        self._show_hits()

    def _show_hits(self) -> None:
        self.view.show_hits([Marked(hit.page, hit.boxes) for hit in self._hits], self._at)
        none = "không thấy" if self.find_box.text().strip() and not self.bar.isHidden() else ""
        self.found.setText(f"{self._at + 1}/{len(self._hits)}" if self._hits else none)
