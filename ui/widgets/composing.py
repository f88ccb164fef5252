"""Text boxes that know what an input method is composing in them, and keep it when they are left in the middle of it.

A syllable that is being composed (underlined, with ibus, fcitx or the input services of Windows) is no part of the text
yet. Whoever takes the text asks to ``settle`` first, so that no letter is lost.
"""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QDragEnterEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget


class Line(QLineEdit):
    """One line; ``composing_changed`` comes with each letter that is not in the text yet."""

    composing_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composed = ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take texts; files are for the window."""
        super().dragEnterEvent(event)
        if event.mimeData().hasUrls():
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Remember what is being composed, before the text tells that it changed."""
        changed = event.preeditString() != self.composed
        self.composed = event.preeditString()
        super().inputMethodEvent(event)
        if changed:
            self.composing_changed.emit()

    def settle(self) -> None:
        """Take what is being composed into the text."""
        settle(self)

    def whole_text(self) -> str:
        """Return the text with what is being composed in its place."""
        text, place = QLineEdit.text(self), self.cursorPosition()
        return text[:place] + self.composed + text[place:]


class Box(QPlainTextEdit):
    """Several lines; ``composing_changed`` comes with each letter that is not in the text yet."""

    composing_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composed = ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take texts; files are for the window."""
        super().dragEnterEvent(event)
        if event.mimeData().hasUrls():
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Remember what is being composed, before the text tells that it changed."""
        changed = event.preeditString() != self.composed
        self.composed = event.preeditString()
        super().inputMethodEvent(event)
        if changed:
            self.composing_changed.emit()

    def settle(self) -> None:
        """Take what is being composed into the text."""
        settle(self)

    def whole_text(self) -> str:
        """Return the text with what is being composed in its place."""
        text, place = self.toPlainText(), self.textCursor().position()
        return text[:place] + self.composed + text[place:]


def settle(box: Line | Box) -> None:
    """Take what is being composed into the text: the input method is asked, and where it keeps silent we do it.

    A table keeps the focus until the first syllable in a cell is settled, and hands it on: then it goes by the table.
    """
    if not box.composed:
        return
    holder = QApplication.focusWidget()
    through = holder if holder is not None and holder.isAncestorOf(box) else box
    if through.hasFocus():
        QGuiApplication.inputMethod().commit()
    for target in (through, box):
        if box.composed:
            event = QInputMethodEvent()
            event.setCommitString(box.composed)
            QCoreApplication.sendEvent(target, event)
            QGuiApplication.inputMethod().reset()
