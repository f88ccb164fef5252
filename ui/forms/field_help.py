"""What a field means, in a small window below it (Shift+F1): its name, its help, an example."""

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from cdsdesk.model.fields import FieldSpec
from ui.widgets.label import Label
from ui.widgets.layouts import column

# The property of an editor that names its field.
FIELD = "field"
_WIDTH = 320
_CLOSING = (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Shift)


def help_of(spec: FieldSpec) -> str:
    """Return what a field means, with its example."""
    lines = [spec.help] if spec.help else []
    if spec.example:
        lines.append(f"Ví dụ: {spec.example}")
    return "\n".join(lines)


class FieldHelp(QFrame):
    """Closed by a click or any key; a key that writes still reaches the field."""

    def __init__(self, field: QWidget, title: str, words: str) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self._field = field
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.setAccessibleName(f"Giải thích: {title}")
        self.setFixedWidth(_WIDTH)
        inside = column(self, 12, 4)
        inside.addWidget(Label(title, "heading", wrap=True))
        self.words = Label(words, wrap=True)
        inside.addWidget(self.words)
        inside.addWidget(Label("Bấm phím bất kỳ để đóng", "small"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close; hand on what was typed."""
        if event.key() == Qt.Key.Key_Shift:
            return
        self.close()
        if event.key() not in _CLOSING:
            QCoreApplication.sendEvent(self._field, event)


def show_help(field: QWidget) -> FieldHelp | None:
    """Explain a field by its name and its "what's this"; nothing is shown for one that has none."""
    words = field.whatsThis()
    if not words:
        return None
    made = FieldHelp(field, field.accessibleName(), words)
    made.adjustSize()
    corner = field.mapToGlobal(QPoint(0, field.height() + 2))
    screen = field.screen().availableGeometry()
    if corner.y() + made.height() > screen.bottom():
        corner = field.mapToGlobal(QPoint(0, -2 - made.height()))
    corner.setX(max(min(corner.x(), screen.right() - made.width()), screen.left()))
    made.move(corner)
    made.show()
    return made
