"""A date: typed short and read with the year of the period, or picked from a calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from cdsdesk.model.calling import understood_as
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.typed_dates import TypedDate, read_typed_date
from ui.forms.editors import LineEditor
from ui.theme.icons import icon
from ui.widgets.boxes import set_picture
from ui.widgets.calendar import Calendar
from ui.widgets.label import tip

Days = tuple[date, date]
_OPEN = "Chọn trong lịch (Alt+↓)"


class DateEditor(LineEditor):
    """``span`` gives first and last day of the period, whose year stands for one that is not typed."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        span: Callable[[], Days] | None = None,
        today: Callable[[], date] = date.today,
        example: str = "",
    ) -> None:
        super().__init__(parent, example=example)
        self._span = span
        self._today = today
        self.calendar: Calendar | None = None
        opener = self.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        opener.setToolTip(tip(_OPEN))
        opener.triggered.connect(self.open_calendar)
        drawn = self.findChild(QToolButton)
        if isinstance(drawn, QToolButton):
            drawn.setAccessibleName(_OPEN)
            set_picture(drawn, "calendar", "muted")

    def read(self) -> TypedDate:
        """Return what the text means now."""
        first, last = self._days()
        return read_typed_date(self.whole_text(), first, last, self._today())

    def reading(self) -> str:
        """Return the day in full, or the question about it."""
        found = self.read()
        return understood_as(format_date(found.value)) if found.value is not None else found.question

    def finish(self) -> None:
        """Write the day in full where it is one; what is none stays as it was typed."""
        self.settle()
        found = self.read()
        if found.value is not None and self.text() != format_date(found.value):
            self.setText(format_date(found.value))

    def open_calendar(self) -> None:
        """Show the calendar at the day that stands here, else at today or the end of the period."""
        if not self.isEnabled():
            return
        self.settle()
        if self.calendar is None:
            self.calendar = Calendar(self)
            self.calendar.picked.connect(self._picked)
        first, last = self._days()
        today = self._today()
        day = self.read().value or (today if first <= today <= last else last)
        self.setFocus()
        self.calendar.open_below(self, day, today)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Alt+Down opens the calendar."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _days(self) -> Days:
        if self._span is not None:
            return self._span()
        year = self._today().year
        return date(year, 1, 1), date(year, 12, 31)

    def _picked(self, day: date) -> None:
        self.setText(format_date(day))
        self.typed.emit()
        self.left.emit()
