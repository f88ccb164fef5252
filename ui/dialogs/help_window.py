"""The help in a window beside the program: contents and search on the left, the page on the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QSplitter, QWidget

from cdsdesk.vietnamese.finding import rank
from ui.helping.browser import HelpBrowser
from ui.helping.pages import BY_NAME, FIRST, PAGES, Topic, topics_with
from ui.widgets.boxes import Card, flat_button
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

WIDTH, HEIGHT = 1000, 660
_CONTENTS = 250
_MOST = 60
_GOAL = Qt.ItemDataRole.UserRole
Goal = tuple[str, str]


class HelpWindow(QDialog):
    """Stays open beside the window; one goes back and forward in it as in a book."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setModal(False)
        self.setWindowTitle("Trợ giúp")
        self._been: list[Goal] = []
        self._at = -1
        self.words = QLineEdit()
        self.contents = QListWidget()
        self.found = Label("", "small", wrap=True)
        self.browser = HelpBrowser()
        self.back = flat_button("chevron-left", "Lùi (Alt+←)", lambda: self.step(-1))
        self.forward = flat_button("chevron-right", "Tiến (Alt+→)", lambda: self.step(1))
        self._build()
        self._connect()
        self._show_contents()
        self._place_beside(parent)
        self.browser.setFocus()

    def _build(self) -> None:
        self.words.setPlaceholderText("Tìm trong trợ giúp (Ctrl+F)")
        self.words.setAccessibleName("Tìm trong trợ giúp")
        self.contents.setAccessibleName("Mục lục")
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setTextElideMode(Qt.TextElideMode.ElideRight)
        left, right = QWidget(), Card(margin=1)
        beside = column(left, spacing=6)
        tools = row(spacing=4)
        tools.addWidget(self.back)
        tools.addWidget(self.forward)
        tools.addWidget(self.words, 1)
        beside.addLayout(tools)
        beside.addWidget(self.contents, 1)
        beside.addWidget(self.found)
        right.column.addWidget(self.browser)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(10)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_CONTENTS, WIDTH - _CONTENTS])
        column(self, 12).addWidget(self.splitter)

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _text: self._show_contents())
        self.contents.currentItemChanged.connect(lambda item, _before: self._chosen(item))
        self.contents.itemClicked.connect(self._chosen)
        self.browser.asked.connect(self.show_page)
        for keys, act in (
            ("Alt+Left", lambda: self.step(-1)),
            ("Alt+Right", lambda: self.step(1)),
            ("Ctrl+F", self._search),
            ("Ctrl++", lambda: self.browser.zoom(1)),
            ("Ctrl+=", lambda: self.browser.zoom(1)),
            ("Ctrl+-", lambda: self.browser.zoom(-1)),
            ("Ctrl+0", lambda: self.browser.zoom(0)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _place_beside(self, parent: QWidget) -> None:
        screen = (parent.screen() or QGuiApplication.primaryScreen()).availableGeometry()
        self.resize(min(WIDTH, screen.width()), min(HEIGHT, screen.height()))
        corner = parent.window().frameGeometry().topRight()
        x = min(max(corner.x() - self.width() - 24, screen.left()), screen.right() - self.width() + 1)
        y = min(max(corner.y() + 60, screen.top()), screen.bottom() - self.height() + 1)
        self.move(x, y)

    # Going about

    def show_page(self, name: str, anchor: str = "") -> None:
        """Show a page, from one of its headings or fields on; a name that is none shows the first page."""
        goal = (name if name in BY_NAME else FIRST, anchor)
        if self._at < 0 or self._been[self._at] != goal:
            del self._been[self._at + 1 :]
            self._been.append(goal)
            self._at = len(self._been) - 1
        self._show(goal)

    def step(self, by: int) -> None:
        """Go back to the page before, or forward again."""
        if 0 <= self._at + by < len(self._been):
            self._at += by
            self._show(self._been[self._at])

    def _show(self, goal: Goal) -> None:
        self.browser.show_page(*goal)
        self.setWindowTitle(f"Trợ giúp: {BY_NAME[goal[0]].title}")
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at < len(self._been) - 1)
        if not self.words.text():
            self._mark(goal[0])

    # Contents and search

    def _show_contents(self) -> None:
        typed = self.words.text().strip()
        self.contents.blockSignals(True)
        self.contents.clear()
        if typed:
            self._add_hits(typed)
        else:
            self._add_pages()
        self.contents.blockSignals(False)
        if not typed and self.browser.page:
            self._mark(self.browser.page)

    def _add_pages(self) -> None:
        group = ""
        for page in PAGES:
            if page.group != group:
                group = page.group
                heading = QListWidgetItem(group.upper(), self.contents)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                font = heading.font()
                font.setPointSizeF(self.contents.font().pointSizeF() - 2)
                font.setBold(True)
                heading.setFont(font)
            QListWidgetItem(page.title, self.contents).setData(_GOAL, (page.name, ""))
        self.found.setText("")
        self.found.hide()

    def _add_hits(self, typed: str) -> None:
        hits = found_topics(typed)
        for topic in hits[:_MOST]:
            page = BY_NAME[topic.page].title
            words = topic.title if topic.title == page else f"{topic.title} – {page}"
            item = QListWidgetItem(words, self.contents)
            item.setData(_GOAL, (topic.page, topic.anchor))
        self.found.setText(f"{len(hits)} mục · Enter để mở" if hits else "Không thấy; thử ít chữ hơn.")
        self.found.show()

    def _mark(self, name: str) -> None:
        for number in range(self.contents.count()):
            goal = self.contents.item(number).data(_GOAL)
            if goal and tuple(goal) == (name, ""):
                self.contents.blockSignals(True)
                self.contents.setCurrentRow(number)
                self.contents.blockSignals(False)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        goal = item.data(_GOAL) if item is not None else None
        if goal:
            self.show_page(*goal)

    def _search(self) -> None:
        self.words.setFocus()
        self.words.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """In the search box arrows choose and Enter opens; Esc empties it, then closes the window."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.words.text():
            self.words.clear()
        elif self.words.hasFocus() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            if self.words.text() and self.contents.count():
                self.contents.setCurrentRow(0)
            self.contents.setFocus()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._chosen(self.contents.currentItem())
        else:
            super().keyPressEvent(event)


def found_topics(typed: str) -> list[Topic]:
    """Return what the help says about the typed words, the best first."""
    return sorted(topics_with(typed), key=lambda topic: (rank(topic.title, typed, topic.text), bool(topic.anchor)))
