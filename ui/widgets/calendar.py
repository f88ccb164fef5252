"""A month to pick a day from, below a field: Vietnamese, Monday first, by mouse and by keys."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QTableView, QToolButton, QWidget

from ui.theme.colours import Tone
from ui.theme.theme import colours
from ui.widgets.boxes import button, set_picture
from ui.widgets.layouts import column, row

_PICK = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class Calendar(QFrame):
    """A popup; ``picked`` gives the day. PageUp and PageDown go by months, Esc closes."""

    picked = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.setAccessibleName("Lịch")
        self.today = date.today()
        self.month = QCalendarWidget()
        self.month.setLocale(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.month.setDateEditEnabled(False)
        self.month.setGridVisible(False)
        self._name_arrows()
        inside = column(self, 6, 4)
        inside.addWidget(self.month)
        foot = row()
        self.today_button = button("Hôm nay", self._pick_today)
        foot.addWidget(self.today_button)
        foot.addStretch(1)
        inside.addLayout(foot)
        self.month.clicked.connect(self._pick)
        self._days = self.month.findChild(QTableView)
        assert isinstance(self._days, QTableView)
        self._days.installEventFilter(self)

    def _name_arrows(self) -> None:
        """Say the names of the arrows and draw them in our own icons."""
        for name, picture, words in (
            ("qt_calendar_prevmonth", "chevron-left", "Tháng trước"),
            ("qt_calendar_nextmonth", "chevron-right", "Tháng sau"),
        ):
            arrow = self.month.findChild(QToolButton, name)
            assert isinstance(arrow, QToolButton)
            set_picture(arrow, picture, "muted")
            arrow.setAccessibleName(words)

    def _dress(self, today: date) -> None:
        """Colour head and weekends as the scheme has it, and mark today."""
        rest = QTextCharFormat()
        rest.setForeground(QColor(colours().tones[Tone.RED].ink))
        head = QTextCharFormat()
        head.setForeground(QColor(colours().muted))
        self.month.setHeaderTextFormat(head)
        for day in _WEEKEND:
            self.month.setWeekdayTextFormat(day, rest)
        now = QTextCharFormat()
        now.setForeground(QColor(colours().accent))
        now.setFontWeight(QFont.Weight.Bold)
        self.month.setDateTextFormat(QDate(), QTextCharFormat())
        self.month.setDateTextFormat(QDate(today.year, today.month, today.day), now)

    def open_below(self, field: QWidget, day: date, today: date) -> None:
        """Show the month of a day below a field, or above where the screen ends."""
        self.today = today
        self._dress(today)
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        bar = self.month.findChild(QWidget, "qt_calendar_navigationbar")
        if isinstance(bar, QWidget):
            self.ensurePolished()
            bar.setMinimumHeight(bar.sizeHint().height())  # Qt would squeeze it to the least of its style
        self.adjustSize()
        corner = field.mapToGlobal(QPoint(0, field.height() + 2))
        screen = field.screen().availableGeometry()
        if corner.y() + self.height() > screen.bottom():
            corner = field.mapToGlobal(QPoint(0, -2 - self.height()))
        corner.setX(max(min(corner.x(), screen.right() - self.width()), screen.left()))
        self.move(corner)
        self.show()
        if self._days is not None:
            self._days.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Return picks the marked day, Esc closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _PICK:
                self._pick(self.month.selectedDate())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
        return super().eventFilter(watched, event)

    def _pick_today(self) -> None:
        self._pick(QDate(self.today.year, self.today.month, self.today.day))

    def _pick(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))
