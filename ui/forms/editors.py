"""Editors of one field, all with the same few words: text, show_text, typed, left."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEAST_LINES, MOST_LINES = 2, 7


class LineEditor(QLineEdit):
    """One line; Return commits, Esc gives back what stood there."""

    typed = Signal()
    left = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None, *, right: bool = False, example: str = "") -> None:
        super().__init__(parent)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        if example:
            self.setPlaceholderText(f"ví dụ: {example}")
        self.textEdited.connect(lambda _text: self.typed.emit())

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        if text != self.text():
            self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Return commits, Esc gives up."""
        if event.key() in _RETURN:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving commits; a menu of the editor's own is no leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextEditor(QPlainTextEdit):
    """Several lines, as high as its text within bounds; Ctrl+Return commits, Tab goes on."""

    typed = Signal()
    left = Signal()
    given_up = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, least: int = LEAST_LINES, most: int = MOST_LINES, example: str = ""
    ) -> None:
        super().__init__(parent)
        self._least = self._lines = least
        self._most = most
        self._showing = False
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if example:
            self.setPlaceholderText(f"ví dụ: {example}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._changed)
        self._fit()

    def text(self) -> str:
        """Return what stands in it."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text; the same text leaves the cursor where it is."""
        if text == self.toPlainText():
            return
        self._showing = True
        self.setPlainText(text)
        self._showing = False

    def _changed(self) -> None:
        self._fit()
        if not self._showing:
            self.typed.emit()

    def _fit(self) -> None:
        lines = min(max(int(self.document().size().height()), self._least), self._most)
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the lines that are shown."""
        frame = 2 * int(self.document().documentMargin()) + 8
        return QSize(120, self._lines * self.fontMetrics().lineSpacing() + frame)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never lower than the lines that are shown."""
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width breaks the lines anew."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+Return commits, Esc gives up, Return makes a new line."""
        if event.key() in _RETURN and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving commits."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class ChoiceEditor(QComboBox):
    """One of a few words; choosing commits at once. The wheel scrolls the page, not the choice."""

    typed = Signal()
    left = Signal()
    given_up = Signal()

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItems(list(words))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda _place: self._chosen())

    def text(self) -> str:
        """Return the chosen word."""
        return self.currentText()

    def show_text(self, text: str) -> None:
        """Choose a word without telling anybody; a word that is not offered chooses none."""
        self.setCurrentIndex(self.findText(text))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Hand the wheel on."""
        event.ignore()

    def _chosen(self) -> None:
        self.typed.emit()
        self.left.emit()


FieldEditor = LineEditor | TextEditor | ChoiceEditor


class UndoGate(QObject):
    """Gives Ctrl+Z and Ctrl+Y to the window while an editor holds nothing that is not written yet."""

    def __init__(self, editor: FieldEditor, dirty: Callable[[], bool]) -> None:
        super().__init__(editor)
        self._dirty = dirty
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Refuse the override, so that the shortcut of the window is taken."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Y) and not self._dirty():
                event.ignore()
                return True
        return super().eventFilter(watched, event)
