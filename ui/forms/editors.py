"""Editors of one field, all with the same few words: text, show_text, finish, typed, left, given_up."""

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from cdsdesk.vietnamese.completion import matching
from ui.forms.field_help import show_help
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.composing import Box, Line

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_LETTER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_PAUSE_MS = 1500
_FRAME = 6
LEAST_LINES, MOST_LINES = 2, 7


class LineEditor(Line):
    """One line; Return commits, Esc gives back what stood there. Text that is being composed counts as typed."""

    typed = Signal()
    left = Signal()
    given_up = Signal()
    always_told = False

    def __init__(self, parent: QWidget | None = None, *, right: bool = False, example: str = "") -> None:
        super().__init__(parent)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        if example:
            self.setPlaceholderText(f"ví dụ: {example}")
        self.textEdited.connect(lambda _text: self.typed.emit())
        self.composing_changed.connect(self.typed)

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        if text != self.text():
            self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def finish(self) -> None:
        """Bring what was typed into the form in which it is taken."""
        self.settle()

    def reading(self) -> str:
        """Return how the text is understood while it is typed; empty when there is nothing to say."""
        return ""

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key that would leave the editor is for something that the editor has open."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Return commits, Esc gives up."""
        if not _leaves(self, event, commits=event.key() in _RETURN):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving commits; a menu of the editor's own is no leaving."""
        self.settle()
        super().focusOutEvent(event)
        _left_by(self, event)


class TextEditor(Box):
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
        self.composing_changed.connect(self.typed)
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

    def finish(self) -> None:
        """Bring what was typed into the form in which it is taken."""
        self.settle()

    def _changed(self) -> None:
        self._fit()
        if not self._showing:
            self.typed.emit()

    def _fit(self) -> None:
        lines = min(max(int(self.document().size().height()), self._least), self._most)
        height = self.sizeHint().height()
        self._lines = lines
        if self.sizeHint().height() != height or self.height() != height:
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the lines that are shown."""
        margin = int(self.document().documentMargin())
        cut = int(self.document().size().height()) > self._most
        # A text that goes on below ends with a whole line; another one needs a pixel more, or Qt would scroll it.
        frame = margin + _FRAME + (0 if cut else margin + 1)
        return QSize(120, self._lines * ceil(QFontMetricsF(self.font()).lineSpacing()) + frame)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never lower than the lines that are shown."""
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width breaks the lines anew."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+Return commits, Esc gives up, Return makes a new line."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not _leaves(self, event, commits=control and event.key() in _RETURN):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving commits."""
        self.settle()
        super().focusOutEvent(event)
        _left_by(self, event)


class ChoiceEditor(ChoiceBox):
    """One of a few words: picked from the list, or by typing its letters without accents or its initials.

    A word picked from the list is committed at once, one that was typed when the field is left. The wheel scrolls the
    page, not the choice.
    """

    typed = Signal()
    left = Signal()
    given_up = Signal()

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = tuple(words)
        self._sought = self.composed = ""
        self._since = QElapsedTimer()
        self._by_key = False
        self.addItems(list(words))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.view().installEventFilter(self)
        self.activated.connect(lambda _place: self._chosen())

    def text(self) -> str:
        """Return the chosen word."""
        return self.currentText()

    def whole_text(self) -> str:
        """Return the chosen word."""
        return self.currentText()

    def show_text(self, text: str) -> None:
        """Choose a word without telling anybody; one that is not offered stands below the others while it is shown."""
        self._sought = self.composed = ""
        while self.count() > len(self._offered):
            self.removeItem(self.count() - 1)
        if text and text not in self._offered:
            self.addItem(text)
        self.setCurrentIndex(self.findText(text))

    def finish(self) -> None:
        """End a search by letters."""
        self._sought = self.composed = ""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Hand the wheel on."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Letters search, Return commits, Esc gives up."""
        if self._seeks(event):
            return
        if not _leaves(self, event, commits=event.key() in _RETURN):
            self._by_key = True
            super().keyPressEvent(event)
            self._by_key = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Letters of an input method search as well."""
        kept = self._going_on()
        start = len(kept) + event.replacementStart()
        kept = kept[: max(start, 0)] + kept[max(start, 0) + event.replacementLength() :]
        self.composed = event.preeditString()
        self._seek(kept + event.commitString())
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving commits; the list of its own words is no leaving."""
        self.finish()
        super().focusOutEvent(event)
        _left_by(self, event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Search in the open list as in the closed one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._seeks(event):
            return True
        return super().eventFilter(watched, event)

    def _going_on(self) -> str:
        """Return the letters searched so far; after a pause a search begins anew."""
        pausing = not self._since.isValid() or self._since.elapsed() > _PAUSE_MS
        return "" if pausing and not self.composed else self._sought

    def _seeks(self, event: QKeyEvent) -> bool:
        """Take a key that types a letter, or the backspace by which a typing aid mends one."""
        sought, letters = self._going_on(), event.text()
        if event.key() == Qt.Key.Key_Backspace:
            self._seek(sought[:-1])
            return True
        if event.matches(QKeySequence.StandardKey.Paste):
            self._seek(sought + QGuiApplication.clipboard().text())
            return True
        if event.modifiers() & _NO_LETTER or not letters.isprintable() or not (letters.strip() or (letters and sought)):
            return False
        self._seek(sought + letters)
        return True

    def _seek(self, letters: str) -> None:
        self._sought = letters
        self._since.start()
        words = [self.itemText(place) for place in range(self.count())]
        found = matching(letters + self.composed, words, 1) if (letters + self.composed).strip() else ()
        if not found:
            return
        place = words.index(found[0])
        if self.view().isVisible():
            self.view().setCurrentIndex(self.model().index(place, 0))
        elif place != self.currentIndex():
            self.setCurrentIndex(place)
            self.typed.emit()

    def _chosen(self) -> None:
        self.finish()
        self.typed.emit()
        if not self._by_key:
            self.left.emit()


FieldEditor = LineEditor | TextEditor | ChoiceEditor


def _leaves(editor: FieldEditor, event: QKeyEvent, *, commits: bool) -> bool:
    """Commit, give up, or explain the field when the key says so; False for any other key.

    Where there is nothing to give back, Esc is for the dialog around the editor.
    """
    if commits:
        editor.finish()
        editor.left.emit()
    elif event.key() == Qt.Key.Key_Escape:
        before = editor.text()
        editor.given_up.emit()
        if editor.text() == before:
            event.ignore()
    elif event.key() == Qt.Key.Key_F1 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        show_help(editor)
    else:
        return False
    return True


def _left_by(editor: FieldEditor, event: QFocusEvent) -> None:
    if event.reason() != Qt.FocusReason.PopupFocusReason:
        editor.finish()
        editor.left.emit()


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
