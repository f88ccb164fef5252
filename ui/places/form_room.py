"""Where a form stands beside a list: the list is there at once, the form a moment later."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.places.row_form import LEAST_WIDTH, RowForm
from ui.widgets.layouts import column

Make = Callable[[QWidget], RowForm]


class FormRoom(QWidget):
    """Makes its form when somebody first asks for it, and then tells by ``made``.

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
        """Return the form, made now when it is not there yet."""
        self.complete()
        assert self._form is not None
        return self._form

    def complete(self) -> bool:
        """Make the form; False when it is there already."""
        if self._form is not None:
            return False
        self._form = self._make(self)
        self._inside.addWidget(self._form)
        self.made.emit(self._form)
        # The layout would show it with the next turn of the event loop; who asks for it now puts the cursor in now.
        self._form.show()
        return True

    def commit_all(self) -> bool:
        """Write what was typed in the form; False when something could not be."""
        return self._form is None or self._form.commit_all()

    def drafts(self) -> list[tuple[str, str, str]]:
        """Return record, field and text of what is typed in the form and not written."""
        return self._form.drafts() if self._form is not None else []
