"""Tổng quan: what is due, late, missed and missing in the period, and what to do next."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from cdsdesk.actions.overview import Due, Overview, overview
from cdsdesk.model.indicators import EVALUATION_WORDS, Evaluation
from cdsdesk.model.states import ALWAYS_COUNTED, STATE_ORDER
from cdsdesk.model.tasks import STATE_WORDS
from cdsdesk.vietnamese.dates import format_date_table
from ui import periods
from ui.desk import Desk
from ui.places.place import Place
from ui.places.record_rows import ALL, REVIEW
from ui.places.task_rows import STATE_TONES
from ui.theme.colours import Tone
from ui.widgets.bars import Bar, Bars
from ui.widgets.boxes import Card, button, clear, link, scroll
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pill import Pill

EVALUATION_TONES = {
    Evaluation.EXCEEDED: Tone.GREEN,
    Evaluation.MET: Tone.BLUE,
    Evaluation.MISSED: Tone.RED,
    Evaluation.NO_DATA: Tone.GREY,
}
_NEAR_DAYS = 7
_LONG_AGO = 60


class FigureCard(Card):
    """A small heading, a big figure with words beside it, a muted line below."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=4)
        self._heading = heading
        self.figure = Label("", "big")
        self.beside = Label("", elide=True)
        self.below = Label("", "muted", elide=True)
        self.column.addWidget(Label(heading, "small"))
        line = row(spacing=6)
        line.addWidget(self.figure)
        line.addWidget(self.beside, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addWidget(self.below)
        self.column.addStretch(1)

    def show_figure(self, figure: str, beside: str = "", below: str = "", role: str = "big") -> None:
        """Show a figure."""
        self.figure.set_role(role)
        self.figure.setText(figure)
        self.beside.setText(beside)
        self.below.setText(below)
        self.setAccessibleName(" ".join(part for part in (self._heading, figure, beside, below) if part))


class OverviewPlace(Place):
    """The page. ``asked`` names a place to go to and what to show there."""

    def __init__(self, desk: Desk, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._today = today
        self.title = Label("", "title")
        self.report_button = button("Lập báo cáo", lambda: self.asked.emit("report", ""), main=True)
        self.due = FigureCard("Hạn gửi báo cáo")
        self.late = FigureCard("Nhiệm vụ trễ hạn")
        self.missed = FigureCard("Chỉ tiêu chưa đạt")
        self.missing = FigureCard("Còn phải nhập")
        self.states = Bars("Tiến độ nhiệm vụ")
        self.evaluations = Bars("Kết quả chỉ tiêu")
        self.no_indicators = Label("Kỳ này chưa có chỉ tiêu nào được giao.", "muted", wrap=True)
        self.soon, self.todo = column(spacing=6), column(spacing=6)
        self._build()
        self._stale = True
        desk.changed.connect(lambda _changes: self._later())
        desk.period_changed.connect(self._later)
        desk.findings_changed.connect(self._later)

    def _build(self) -> None:
        whole = column(self, spacing=10)
        head = row()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.report_button)
        whole.addLayout(head)
        whole.addLayout(self._cards())
        whole.addLayout(self._panels(), 1)

    def _cards(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(10)
        for place, card in enumerate((self.due, self.late, self.missed, self.missing)):
            card.setMinimumHeight(98)
            grid.addWidget(card, 0, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _panels(self) -> QHBoxLayout:
        line = row(spacing=12)
        for bars, heading, below in (
            (self.states, "Sắp đến hạn", self.soon),
            (self.evaluations, "Việc cần làm", self.todo),
        ):
            panel = Card(margin=0)
            inner = QWidget()
            inside = column(inner, 14, 10)
            inside.addWidget(Label(bars.accessibleName(), "heading"))
            inside.addWidget(bars)
            if bars is self.evaluations:
                inside.addWidget(self.no_indicators)
            inside.addSpacing(8)
            inside.addWidget(Label(heading, "heading"))
            inside.addLayout(below)
            inside.addStretch(1)
            panel.column.addWidget(scroll(inner))
            line.addWidget(panel, 11 if bars is self.states else 10)
        return line

    def _later(self) -> None:
        """Count when somebody looks; while another place is in front, not at every keystroke there."""
        self._stale = True
        if self.isVisible():
            self.show_figures()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Count what changed while the page was not looked at."""
        super().showEvent(event)
        if self._stale:
            self.show_figures()

    def show_figures(self) -> None:
        """Count anew and show."""
        self._stale = False
        code = self.desk.period.code
        figures = overview(self.desk.snapshot(), self.desk.findings, self._today())
        self.title.setText(f"Tổng quan {periods.words(code)[:1].lower()}{periods.words(code)[1:]}")
        self._show_cards(figures)
        self.states.show_bars(
            [
                Bar(STATE_WORDS[state], figures.states.get(state, 0), STATE_TONES[state])
                for state in STATE_ORDER
                if state in ALWAYS_COUNTED or figures.states.get(state, 0)
            ]
        )
        self.evaluations.show_bars(
            [Bar(EVALUATION_WORDS[one], figures.evaluations.get(one, 0), EVALUATION_TONES[one]) for one in Evaluation]
        )
        self.evaluations.setVisible(figures.indicators > 0)
        self.no_indicators.setVisible(figures.indicators == 0)
        self._show_soon(figures.due)
        self._show_todo(self._todo(figures))

    def _show_cards(self, figures: Overview) -> None:
        left = figures.days_left
        words = f"còn {left} ngày" if left > 0 else "hôm nay" if left == 0 else f"quá {-left} ngày"
        if figures.exported:
            words = "đã xuất"
        elif left < -_LONG_AGO:
            words = "đã qua"
        self.due.show_figure(words, "", f"hạn {format_date_table(figures.report_due)}")
        self.late.show_figure(str(figures.late), f"/ {figures.tasks}", "", "big-red" if figures.late else "big")
        self.missed.show_figure(
            str(figures.missed), f"/ {figures.indicators}", "", "big-orange" if figures.missed else "big"
        )
        results, values = len(figures.missing_results), len(figures.missing_indicators)
        parts = [f"{count} {what}" for count, what in ((values, "chỉ tiêu"), (results, "nhiệm vụ")) if count]
        self.missing.show_figure(str(results + values), ", ".join(parts))

    def _show_soon(self, due: Sequence[Due]) -> None:
        clear(self.soon)
        for one in due:
            line = row(spacing=8)
            title = link(_line(one.task.title), partial(self.asked.emit, "tasks", one.task.uid))
            line.addWidget(Label(f"{one.day:%d/%m}"))
            line.addWidget(title)
            left = f"còn {one.days} ngày" if one.days else "đến hạn hôm nay"
            line.addWidget(Pill(left, Tone.ORANGE if one.days <= _NEAR_DAYS else Tone.BLUE))
            line.addStretch(1)
            self.soon.addLayout(line)
        if not due:
            self.soon.addWidget(Label("Không có nhiệm vụ nào đến hạn trong 45 ngày tới.", "muted", wrap=True))

    def _todo(self, figures: Overview) -> list[tuple[str, str, str]]:
        """Return what is left to do: words, place, what to show there."""
        found: list[tuple[str, str, str]] = []
        if figures.tasks == 0:
            found.append(("Nhập bảng nhiệm vụ cấp trên giao", "tasks", ALL))
        if figures.missing_results:
            count = len(figures.missing_results)
            found.append((f"Ghi kết quả {count} nhiệm vụ đã đến hạn", "tasks", figures.missing_results[0].uid))
        if figures.errors:
            found.append((f"Sửa {figures.errors} lỗi trước khi ký báo cáo", "report", ""))
        if figures.warnings:
            found.append((f"Soát {figures.warnings} cảnh báo trước khi ký", "tasks", REVIEW))
        if not found:
            found.append(("Xem lại và xuất báo cáo chờ ký", "report", ""))
        return found

    def _show_todo(self, todo: Sequence[tuple[str, str, str]]) -> None:
        clear(self.todo)
        for words, place, what in todo:
            self.todo.addLayout(_leading(link(words, partial(self.asked.emit, place, what))))


def _leading(widget: QWidget) -> QHBoxLayout:
    line = row(spacing=6)
    line.addWidget(Label("•", "muted"))
    line.addWidget(widget)
    line.addStretch(1)
    return line


def _line(text: str) -> str:
    return " ".join(text.split())
