"""The one label of the window: what stands in it is text, never markup, whatever an officer or a file wrote."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class Label(QLabel):
    """Plain text in one of the looks of the style sheet; ``wrap`` over lines, ``elide`` what does not fit."""

    def __init__(
        self, text: str = "", role: str = "", *, wrap: bool = False, elide: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._elide = elide
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show a text; what is cut off stands in the tool tip."""
        super().setText(text)
        if self._elide:
            self.setToolTip(tip(text))

    def set_role(self, role: str) -> None:
        """Change the look."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A text that may be cut needs room for a few letters only."""
        hint = super().minimumSizeHint()
        return QSize(24, hint.height()) if self._elide else hint

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the text, with an ellipsis where it ends too early."""
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        room = self.contentsRect()
        painter.drawText(room, self.alignment(), self.fitted(room.width()))

    def fitted(self, width: int) -> str:
        """Return what is shown of a text that may be cut, in pixels."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)


def tip(text: str) -> str:
    """Return a tool tip that shows ``text`` letter by letter, wrapped; Qt would read markup in a bare text."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p style='white-space: pre-wrap'>{safe}</p>" if text else ""
