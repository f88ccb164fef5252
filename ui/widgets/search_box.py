"""The search box over everything: what is found stands below it; Enter opens, arrows choose, Esc leaves."""

from typing import Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from ui.widgets.pause import pause

_PAUSE = 120
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class HitList(Protocol):
    """What the box needs of the list of what was found; it comes when a file is open."""

    def look(self, words: str, below: QWidget) -> None:
        """Search and show."""

    def step(self, down: int) -> None:
        """Mark another line."""

    def page(self, down: int) -> None:
        """Mark a line a page further."""

    def open_current(self) -> bool:
        """Open the marked line."""

    def isVisible(self) -> bool:  # noqa: N802 - Qt's name
        """Whether anything is shown."""

    def hide(self) -> None:
        """Hide the list."""


class SearchBox(QLineEdit):
    """Looks a moment after each keystroke; the empty box shows what was used last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits: HitList | None = None
        self._before: QWidget | None = None
        self.setPlaceholderText("Tìm mọi thứ… (Ctrl+K) – gõ không dấu cũng được")
        self.setAccessibleName("Tìm trong toàn bộ hồ sơ")
        self.setAccessibleDescription("Mũi tên để chọn, Enter để mở, Esc để thôi")
        self._timer = pause(self, _PAUSE, self.look)
        self.textEdited.connect(lambda _text: self._timer.start())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._remember)

    def look(self) -> None:
        """Search now for what stands in the box."""
        self._timer.stop()
        if self.hits is not None:
            self.hits.look(self.text().strip(), self)

    def ask(self) -> None:
        """Take the cursor, with what stands in the box marked, and show the list."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take texts; files are for the window."""
        super().dragEnterEvent(event)
        if event.mimeData().hasUrls():
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows choose, Enter opens, Esc closes the list, then empties the box, then goes back."""
        key, hits = Qt.Key(event.key()), self.hits
        shown = hits is not None and hits.isVisible()
        if hits is not None and shown and key in _STEPS:
            hits.step(_STEPS[key])
        elif hits is not None and shown and key in _PAGES:
            hits.page(_PAGES[key])
        elif hits is not None and not shown and key == Qt.Key.Key_Down:
            self.look()
        elif hits is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(hits, shown=shown)
        elif key == Qt.Key.Key_Escape:
            self._leave(shown=shown)
        else:
            super().keyPressEvent(event)

    def _open(self, hits: HitList, *, shown: bool) -> None:
        if self._timer.isActive() or not shown:
            self.look()
        if hits.isVisible() and hits.open_current():
            self.clear()

    def _leave(self, *, shown: bool) -> None:
        """Leave by steps, so that one Esc too many loses nothing that was typed."""
        self._timer.stop()
        if shown and self.hits is not None:
            self.hits.hide()
            if self.text():
                return
        if self.text():
            self.clear()
            return
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self, old: QWidget | None, new: QWidget | None) -> None:
        if isValid(self) and new is self and old is not None and old is not self:
            self._before = old

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show what was used last when somebody comes on purpose."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason and not self.text():
            self.look()

    def event(self, event: QEvent) -> bool:
        """Hide the list when the box is left; Ctrl+Z and Ctrl+Y are the window's while nothing is typed here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and not self.text():
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Y):
                event.ignore()
                return True
        if event.type() == QEvent.Type.FocusOut and self.hits is not None:
            self._timer.stop()
            self.hits.hide()
        return super().event(event)
