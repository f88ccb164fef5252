"""Where a form stands beside a list: the list is there at once, the form in a turn of its own."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.places.row_form import LEAST_WIDTH, RowForm
from ui.widgets.layouts import column
from ui.widgets.pause import next_turn

Make = Callable[[QWidget], RowForm]


class FormRoom(QWidget):
    """Makes its form when somebody first asks for it or once it is seen itself, and then tells by ``made``.

    It is made where it will stand: Qt works the style of each part out anew whenever a parent changes.
    """

    made = Signal(object)

    def __init__(self, make: Make, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._form: RowForm | None = None
        self._inside = column(self)
        self.setMinimumWidth(LEAST_WIDTH)

    @property
    def is_made(self) -> bool:
        """Whether the form is there."""
        return self._form is not None

    @property
    def form(self) -> RowForm:
        """Return the form, made and shown now when it is not there yet: who asks puts the cursor in."""
        self.complete()
        assert self._form is not None
        self._form.show()
        return self._form

    def complete(self) -> bool:
        """Make the form, for nobody to see yet; False when it is there already."""
        if self._form is not None:
            return False
        self._form = self._make(self)
        self._form.hide()
        self._inside.addWidget(self._form)
        self.made.emit(self._form)
        return True

    def show_row(self, row: Any) -> None:
        """Show a row in the form, once it is made."""
        if self._form is not None:
            self._form.show_row(row)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Let the list beside it be painted first."""
        super().showEvent(event)
        next_turn(self, self.appear)

    def appear(self) -> None:
        """Make and show the form now, where the room for it is seen."""
        if self.isVisible():
            self.form.show()

    def commit_all(self) -> bool:
        """Write what was typed in the form; False when something could not be."""
        return self._form is None or self._form.commit_all()

    def drafts(self) -> list[tuple[str, str, str]]:
        """Return record, field and text of what is typed in the form and not written."""
        return self._form.drafts() if self._form is not None else []
