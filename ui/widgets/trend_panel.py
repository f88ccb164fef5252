"""The chart of one indicator over time or of all that missed their targets, with the choice of which."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from cdsdesk.actions.trends import Trend, most_telling
from cdsdesk.document.chart_lines import Course, course
from cdsdesk.document.charts import Goal, goals
from ui.theme.theme import theme
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.drawing_view import DrawingView
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row

_HIGH, _HIGHEST = 150, 240
_SPACING = 8
_FEWEST = 2
MISSED = "missed"


class TrendPanel(QWidget):
    """``taken`` gives the indicator that the officer chose, ``opened`` one of those that missed."""

    taken = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trends: tuple[Trend, ...] = ()
        self._missed: tuple[Goal, ...] = ()
        self.choice = ChoiceBox()
        self.choice.setAccessibleName("Chỉ tiêu trong biểu đồ")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(12)
        self.by = Label("", "small")
        self.chart = DrawingView("Diễn biến chỉ tiêu", _HIGH, _HIGHEST)
        self.nothing = Label("Chưa có số liệu chỉ tiêu nào để vẽ biểu đồ.", "muted", wrap=True)
        whole = column(self, spacing=_SPACING)
        line = row(spacing=8)
        line.addWidget(self.choice, 1)
        line.addWidget(self.by)
        whole.addLayout(line)
        whole.addWidget(self.chart, 1)
        whole.addWidget(self.nothing)
        self.choice.activated.connect(lambda _place: self._take())
        self.chart.chosen.connect(self.opened.emit)
        theme().changed.connect(self._fit)

    def shown(self) -> str:
        """Return the indicator that is shown; empty when there is none."""
        return str(self.choice.currentData() or "")

    def course(self) -> Course | None:
        """Return what the chart shows over time; None while it shows those that missed."""
        trend = self._trend()
        return replace(trend.course, name=trend.name) if trend is not None else None

    def show_trends(self, trends: Sequence[Trend], missed: Sequence[Goal], wanted: str) -> None:
        """Offer these; the wanted one is shown where it is among them, else the one that tells most."""
        self._trends, self._missed = tuple(trends), tuple(missed)
        self.choice.clear()
        if missed:
            self.choice.addItem(f"Các chỉ tiêu chưa đạt ({len(missed)})", MISSED)
        for trend in trends:
            self.choice.addItem(trend.name, trend.indicator)
        place = self.choice.findData(wanted) if wanted else -1
        self.choice.setCurrentIndex(place if place >= 0 else self._telling())
        for one in (self.choice, self.chart):
            one.setVisible(bool(trends))
        self.nothing.setVisible(not trends)
        self._draw()

    def _telling(self) -> int:
        """Return the place of a course with something to compare, else of those that missed."""
        telling = most_telling(self._trends)
        if telling is None or (self._missed and len(telling.course.told) < _FEWEST):
            return 0
        return self.choice.findData(telling.indicator)

    def _take(self) -> None:
        self._draw()
        self.taken.emit(self.shown())

    def _trend(self) -> Trend | None:
        return next((one for one in self._trends if one.indicator == self.shown()), None)

    def _draw(self) -> None:
        trend = self._trend()
        self.by.setText(trend.title if trend else "")
        self.by.setVisible(trend is not None)
        self.choice.setToolTip(tip(self.choice.currentText()))
        if trend is not None:
            self.chart.show_layout(lambda width, height, ruler: course(trend.course, width, height, ruler))
        elif self._missed:
            self.chart.show_layout(lambda width, height, ruler: goals(self._missed, width, height, ruler))
        else:
            self.chart.show_layout(None)
        self._fit()

    def _fit(self) -> None:
        """Be no higher than what stands in it, so that what stands below follows at once."""
        rooms = [one.sizeHint().height() for one in (self.nothing,) if not one.isHidden()]
        if not self.chart.isHidden():
            rooms = [max(self.choice.sizeHint().height(), self.by.sizeHint().height()), self.chart.maximumHeight()]
        self.setMaximumHeight(sum(rooms) + _SPACING * max(len(rooms) - 1, 0))
