"""A text that nobody reads over the shoulder: its end is shown, the rest when it is asked for or written."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from cdsdesk.vietnamese.people import masked_phone
from ui.forms.editors import LineEditor
from ui.widgets.boxes import link

_PAD = 2
_REVEAL = (Qt.Key.Key_F2, Qt.Key.Key_Space)


class MaskedEditor(LineEditor):
    """Shows "•••• ••• 123"; "Hiện", F2 or writing reveals it until another text is shown."""

    def __init__(self, parent: QWidget | None = None, *, example: str = "") -> None:
        super().__init__(parent, example=example)
        self.revealed = False
        self.link = link("Hiện", self.reveal)
        self.link.setParent(self)
        self.link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.textEdited.connect(lambda _text: self._write())
        self.textChanged.connect(lambda _text: self._dress())
        self._dress()

    def masked(self) -> bool:
        """Whether the text is hidden now."""
        return bool(self.text()) and not self.revealed

    def words(self) -> str:
        """Return what is shown of a hidden text: the last digits, dots for the others."""
        return masked_phone(self.text())

    def reveal(self) -> None:
        """Show the text for this visit."""
        self.revealed = True
        self._dress()
        self.setFocus()

    def show_text(self, text: str) -> None:
        """Show a text; another one than before is hidden again."""
        if _signs(text) != _signs(self.text()):
            self.revealed = False
        super().show_text(text)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A key that writes reveals and writes over the whole."""
        if self.masked() and event.key() in _REVEAL:
            self.reveal()
            return
        if (event.text() and event.text().isprintable()) or event.key() == Qt.Key.Key_Backspace:
            self._write()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Composing reveals as well."""
        if event.preeditString() or event.commitString():
            self._write()
        super().inputMethodEvent(event)

    def _write(self) -> None:
        """Reveal what is written into; a text that was hidden is written over as a whole."""
        if self.masked():
            self.selectAll()
        self.revealed = True
        self._dress()

    def _dress(self) -> None:
        masked = self.masked()
        mode = QLineEdit.EchoMode.NoEcho if masked else QLineEdit.EchoMode.Normal
        if self.echoMode() != mode:
            self.setEchoMode(mode)
        self.link.setVisible(masked)
        self.setTextMargins(0, 0, self.link.sizeHint().width() + _PAD if masked else 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the link at the end of the line."""
        super().resizeEvent(event)
        size = self.link.sizeHint()
        self.link.setGeometry(self.width() - size.width() - 4, (self.height() - size.height()) // 2, *size.toTuple())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the dots where the text is hidden."""
        super().paintEvent(event)
        if self.masked():
            frame = QStyleOptionFrame()
            self.initStyleOption(frame)
            inside: QRect = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, self)
            painter = QPainter(self)
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(
                inside.adjusted(_PAD, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.words()
            )


def _signs(text: str) -> str:
    """Return the letters and digits of a text: written in other groups it is the same number."""
    return "".join(char for char in text if char.isalnum())
