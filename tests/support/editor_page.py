"""A window with editors, for tests that type into them."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from tests.support.typing_hands import letter
from ui.forms.editors import FieldEditor, LineEditor
from ui.widgets.layouts import column


class Page(QWidget):
    """Editors one below the other, and a line to go on to."""

    def __init__(self, *editors: FieldEditor) -> None:
        super().__init__()
        inside = column(self)
        for one in (*editors, LineEditor()):
            inside.addWidget(one)
        inside.addStretch(1)
        self.resize(420, 420)
        self.show()
        QApplication.processEvents()
        editors[0].setFocus()


PutUp = Callable[..., Page]


def type_in(words: str) -> None:
    """Type letter by letter where the cursor is."""
    for char in words:
        letter(char)
